"""One change of many records: what it would do to each of them, found out without storing it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from apdesk.domain.apdesk_types import Entity
from apdesk.domain.ids import record_ids
from apdesk.domain.records import FieldValue
from apdesk.domain.values import same
from apdesk.store.database import Store
from apdesk.store.lists import ListKey, Records, Selection
from apdesk.store.views import Views
from apdesk.sync.entry_fields import EntryFields

#: Records that are read at once.
AT_ONCE = 2000
#: Changes that a preview shows.
SAMPLE = 20

#: What a preview shows of a change: who, the field's label, the value before and after.
Sample = tuple[str, str, FieldValue, FieldValue]


@dataclass(frozen=True, slots=True)
class BulkPreview:
    """What one change of many records would do.

    Attributes:
        changing: The apdesk ids of those that would change; eight bytes for each.
        unchanged: How many have these values already.
        refused: Why others can't have them -> how many those are.
        sample: The first changes: name, label of the field, old and new value.
    """

    changing: Sequence[int] = ()
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


def in_slices(store: Store, records: Records, size: int | None = None) -> Iterator[Sequence[int]]:
    """Records a slice at a time, none twice: of a condition in the order of the ids, each slice
    read when it is asked for."""
    size = AT_ONCE if size is None else size
    if isinstance(records, Selection):
        with Views(store.path) as views:
            yield from views.slices(records, size)
        return
    if len(records) > size:
        for at in range(0, len(records), size):
            yield records[at : at + size]
    elif records:
        yield records


def preview(outlooks: Iterable[Outlook]) -> BulkPreview:
    """The sum of them."""
    changing = record_ids()
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
    return BulkPreview(changing, unchanged, dict(refused), tuple(sample))


def outlooks(
    store: Store,
    fields: EntryFields,
    entity: str,
    records: Records,
    values: Mapping[str, FieldValue],
) -> Iterator[Outlook]:
    """Each record that is still here, in the order of the ids; `values` by apdesk name."""
    key = ListKey.COMPANIES if Entity(entity) is Entity.COMPANY else ListKey.ALL
    named = fields.name_fields(entity)
    columns = list(dict.fromkeys(("@sobject", *values, *named, *fields.name_parts(entity))))
    refusals: dict[str | None, str | None] = {}
    with Views(store.path) as views:
        for some in in_slices(store, records):
            rows = views.rows(key, some, columns)
            for record_id in (each for each in dict.fromkeys(some) if each in rows):
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
