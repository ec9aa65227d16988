"""What the canvas says of a shape; what its settings say, the domain says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from apdesk.domain.journey import sentences
from apdesk.domain.journey.graph import Graph, Shape
from apdesk.domain.journey.kinds import Port
from apdesk.ui import words

PORT_NAMES = {Port.OUT: "", Port.YES: "Yes", Port.NO: "No"}


@dataclass(frozen=True, slots=True)
class Sentences:
    """Where the words of a shape come from.

    Attributes:
        summary: One line on its settings ("Wait 2 days").
        missing: What has still to be chosen ("Choose a list"); None when it is complete.
    """

    summary: Callable[[Shape], str] = sentences.summary
    missing: Callable[[Shape], str | None] = sentences.missing

    def line(self, shape: Shape) -> tuple[str, bool]:
        """What stands under the shape, and whether it says that something is missing."""
        missing = self.missing(shape)
        return (missing, True) if missing else (self.summary(shape), False)


def steps(number: int) -> str:
    """'1 step', '3 steps'."""
    return words.count(number, "step", "steps")


def named(shape: Shape, words_of: Sentences) -> str:
    """'Check fields: Status is Open', to tell shapes of one kind apart."""
    line = words_of.line(shape)[0]
    return f"{shape.kind.label}: {line}" if line else shape.kind.label


def leads(graph: Graph, shape: Shape, words_of: Sentences) -> str:
    """'Yes leads to Send email: Welcome. No ends here.'"""
    said = []
    for port in shape.kind.ports:
        target = graph.after(shape.id, port)
        start = PORT_NAMES[port]
        if target is not None:
            said.append(f"{start or 'It'} leads to {named(target, words_of)}.")
        else:
            said.append(f"{start} ends here." if start else "It ends here.")
    return " ".join(said)
