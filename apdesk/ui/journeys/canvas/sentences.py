"""What the canvas says of a shape; what its settings say, the domain says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from apdesk.domain.journey import sentences
from apdesk.domain.journey.graph import Graph, Shape
from apdesk.domain.journey.kinds import Port
from apdesk.language import marked, plural, tr, translated

_PORT_NAMES = {Port.YES: marked("Yes"), Port.NO: marked("No")}


def port_name(port: Port) -> str:
    """'Yes', 'No'; '' for the only way on."""
    name = _PORT_NAMES.get(port)
    return translated(name) if name else ""


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
    return plural("{n} step", "{n} steps", number)


def named(shape: Shape, words_of: Sentences) -> str:
    """'Check fields: Status is Open', to tell shapes of one kind apart."""
    line = words_of.line(shape)[0]
    return f"{shape.kind.label}: {line}" if line else shape.kind.label


def leads(graph: Graph, shape: Shape, words_of: Sentences) -> str:
    """'Yes leads to Send email: Welcome. No ends here.'"""
    said = []
    for port in shape.kind.ports:
        target = graph.after(shape.id, port)
        name = port_name(port)
        if target is None:
            said.append(tr("{port} ends here.", port=name) if name else tr("It ends here."))
        elif name:
            said.append(tr("{port} leads to {step}.", port=name, step=named(target, words_of)))
        else:
            said.append(tr("It leads to {step}.", step=named(target, words_of)))
    return " ".join(said)
