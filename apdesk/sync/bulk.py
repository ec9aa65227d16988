"""One change of many records: what it would do to each of them, found out without storing it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from apdesk.domain.apdesk_types import Entity
from apdesk.domain.records import FieldValue
from apdesk.domain.values import same
from apdesk.store.database import Store
from apdesk.store.views import ListKey, Views
from apdesk.sync.entry_fields import EntryFields
from apdesk.sync.steps import in_chunks

#: Records that are read at once.
_AT_ONCE = 2000
#: Changes that a preview shows.
SAMPLE = 20

#: What a preview shows of a change: who, the field's label, the value before and after.
Sample = tuple[str, str, FieldValue, FieldValue]


@dataclass(frozen=True, slots=True)
class BulkPreview:
    """What one change of many records would do.

    Attributes:
        changing: The apdesk ids of those that would change.
        unchanged: How many have these values already.
        refused: Why others can't have them -> how many those are.
        sample: The first changes: name, label of the field, old and new value.
    """

    changing: tuple[int, ...] = ()
    unchanged: int = 0
    refused: Mapping[str, int] = field(default_factory=dict)
    sample: tuple[Sample, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the change would do to one record; `refused`: why it can't have the values, or None."""

    record_id: int
    name: str
    refused: str | None
    changes: Mapping[str, FieldValue]
    sample: tuple[Sample, ...]


def preview(outlooks: Iterable[Outlook]) -> BulkPreview:
    """The sum of them."""
    changing: list[int] = []
    unchanged = 0
    refused: Counter[str] = Counter()
    sample: list[Sample] = []
    for each in outlooks:
        if each.refused is not None:
            refused[each.refused] += 1
        elif not each.changes:
            unchanged += 1
        else:
            changing.append(each.record_id)
            sample += each.sample[: SAMPLE - len(sample)]
    return BulkPreview(tuple(changing), unchanged, dict(refused), tuple(sample))


def outlooks(
    store: Store,
    fields: EntryFields,
    entity: str,
    record_ids: Sequence[int],
    values: Mapping[str, FieldValue],
) -> Iterator[Outlook]:
    """Each record that is still here, in the order of the ids; `values` by apdesk name."""
    key = ListKey.COMPANIES if Entity(entity) is Entity.COMPANY else ListKey.ALL
    named = fields.name_fields(entity)
    columns = list(dict.fromkeys(("@sobject", *values, *named, *fields.name_parts(entity))))
    refusals: dict[str | None, str | None] = {}
    with Views(store.path) as views:
        for some in in_chunks(tuple(dict.fromkeys(record_ids)), _AT_ONCE):
            rows = views.rows(key, some, columns)
            for record_id in (each for each in some if each in rows):
                here = dict(zip(columns, rows[record_id], strict=True))
                sobject = None if here["@sobject"] is None else str(here["@sobject"])
                if sobject not in refusals:
                    refusals[sobject] = fields.refused(entity, sobject, values)
                changes = {
                    name: value for name, value in values.items() if not same(here[name], value)
                }
                called = next((str(here[each]) for each in named if here[each]), "")
                yield Outlook(
                    record_id=record_id,
                    name=called,
                    refused=refusals[sobject],
                    changes=fields.with_name(changes, here) if sobject is None else changes,
                    sample=tuple(
                        (called, fields.label(entity, sobject, name), here[name], value)
                        for name, value in changes.items()
                    ),
                )
