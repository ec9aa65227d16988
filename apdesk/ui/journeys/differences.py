"""What publishing a draft would change, in words. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from apdesk.domain.journey.graph import Graph, Shape
from apdesk.domain.journey.kinds import Port
from apdesk.domain.journey.sentences import summary
from apdesk.domain.schema import SObjectSchema
from apdesk.ui.journeys.words import step

#: How the line of a step begins that wasn't there before.
NEW = "New: "
_PORTS = {Port.OUT: "", Port.YES: "Yes of ", Port.NO: "No of "}


def differences(
    before: Graph | None, after: Graph, schema: SObjectSchema | None = None
) -> tuple[str, ...]:
    """A line for each step that is new, gone or another one, then one for each arrow; none where
    only places on the canvas differ. `before` None: nothing was ever published.

    `schema`: the fields by which criteria are worded.
    """
    return tuple(_differences(before or Graph(), after, schema))


def _differences(before: Graph, after: Graph, schema: SObjectSchema | None) -> Iterator[str]:
    for shape in after.shapes:
        old = before.by_id.get(shape.id)
        if old is None:
            yield f"{NEW}{step(shape, schema)}"
        elif (old.kind, old.settings) != (shape.kind, shape.settings):
            yield _changed(old, shape, schema)
    for shape in before.shapes:
        if shape.id not in after.by_id:
            yield f"Gone: {step(shape, schema)}"
    yield from _arrows(before, after, schema)


def _changed(old: Shape, new: Shape, schema: SObjectSchema | None) -> str:
    was, is_now = summary(old, schema), summary(new, schema)
    if old.kind is not new.kind:
        return f"Changed: {step(old, schema)} is now {step(new, schema)}"
    if was == is_now:
        return f"Changed: details of {step(new, schema)}"
    return f"Changed: {new.kind.label}, “{was}” is now “{is_now}”"


def _arrows(before: Graph, after: Graph, schema: SObjectSchema | None) -> Iterator[str]:
    """Of steps that were there before: where those that are new lead, the canvas shows."""
    for shape in after.shapes:
        if shape.id not in before.by_id:
            continue
        for port in shape.kind.ports:
            old, new = before.after(shape.id, port), after.after(shape.id, port)
            if (old.id if old else None) == (new.id if new else None):
                continue
            start = f"{_PORTS[port]}{step(shape, schema)}"
            if new is None:
                yield f"The journey now ends after {start}"
            else:
                yield f"{start} now leads to {step(new, schema)}"
