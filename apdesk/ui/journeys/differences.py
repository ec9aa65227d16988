"""What publishing a draft would change, in words. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from apdesk.domain.journey.graph import Graph, Shape
from apdesk.domain.journey.kinds import Port
from apdesk.domain.journey.sentences import summary
from apdesk.domain.schema import SObjectSchema
from apdesk.language import marked, tr, translated
from apdesk.ui.journeys.words import step

#: Where an arrow starts, by its port.
_STARTS = {Port.OUT: "{step}", Port.YES: marked("Yes of {step}"), Port.NO: marked("No of {step}")}


def differences(
    before: Graph | None,
    after: Graph,
    schema: SObjectSchema | None = None,
    *,
    named_new: bool = True,
) -> tuple[str, ...]:
    """A line for each step that is new, gone or another one, then one for each arrow; none where
    only places on the canvas differ. `before` None: nothing was ever published.

    `schema`: the fields by which criteria are worded. `named_new`: whether a line says that its
    step wasn't there before.
    """
    return tuple(_differences(before or Graph(), after, schema, named_new))


def _differences(
    before: Graph, after: Graph, schema: SObjectSchema | None, named_new: bool
) -> Iterator[str]:
    for shape in after.shapes:
        old = before.by_id.get(shape.id)
        if old is None:
            said = step(shape, schema)
            yield tr("New: {step}", step=said) if named_new else said
        elif (old.kind, old.settings) != (shape.kind, shape.settings):
            yield _changed(old, shape, schema)
    for shape in before.shapes:
        if shape.id not in after.by_id:
            yield tr("Gone: {step}", step=step(shape, schema))
    yield from _arrows(before, after, schema)


def _changed(old: Shape, new: Shape, schema: SObjectSchema | None) -> str:
    was, is_now = summary(old, schema), summary(new, schema)
    if old.kind is not new.kind:
        return tr("Changed: {old} is now {new}", old=step(old, schema), new=step(new, schema))
    if was == is_now:
        return tr("Changed: details of {step}", step=step(new, schema))
    return tr(
        "Changed: {label}, “{was}” is now “{is_now}”", label=new.kind.label, was=was, is_now=is_now
    )


def _arrows(before: Graph, after: Graph, schema: SObjectSchema | None) -> Iterator[str]:
    """Of steps that were there before: where those that are new lead, the canvas shows."""
    for shape in after.shapes:
        if shape.id not in before.by_id:
            continue
        for port in shape.kind.ports:
            old, new = before.after(shape.id, port), after.after(shape.id, port)
            if (old.id if old else None) == (new.id if new else None):
                continue
            start = translated(_STARTS[port], step=step(shape, schema))
            if new is None:
                yield tr("The journey now ends after {start}", start=start)
            else:
                yield tr("{start} now leads to {step}", start=start, step=step(new, schema))
