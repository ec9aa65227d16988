"""What people change in the window, as tasks for a `TaskRunner`.

Each task opens the store for itself, in the pool's thread, and closes it again. What it answers
tells which rows changed, so that whatever shows them reads them anew.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from apdesk.domain.apdesk_types import Entity
from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import Clock
from apdesk.domain.ids import record_ids
from apdesk.domain.records import FieldValue
from apdesk.language import tr
from apdesk.store.database import Store
from apdesk.store.edits import Batch, Undone
from apdesk.store.lists import Records, Selection
from apdesk.sync.bulk import in_slices
from apdesk.sync.editing import Editing
from apdesk.worker.edit_forms import Joining
from apdesk.worker.messages import RowsChanged
from apdesk.worker.tasks import Progress, Work

#: Changed records that are named one by one; more are told as "all may have changed".
_NAMED = 20_000

#: Makes the task that settles a conflict or a failure: database, clock, entity, apdesk id, its id.
Settle = Callable[[Path, Clock, str, int, int], Work]


@dataclass(frozen=True, slots=True)
class Changed:
    """A change was stored.

    Attributes:
        rows: What must be read anew.
        batch: What can be undone; None when nothing changed.
        undone: What an undo came to.
        stopped: It was stopped before all was done; what was done is the batch.
    """

    rows: RowsChanged
    batch: Batch | None = None
    undone: Undone | None = None
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class Added:
    """A person was added."""

    record_id: int
    name: str
    rows: RowsChanged


@dataclass(frozen=True, slots=True)
class Listed:
    """People were added to a list. `refused`: why others were not -> how many."""

    sobject: str
    wanted: Sequence[int]
    refused: Mapping[str, int]
    rows: RowsChanged


def rows_of(entity: str, records: Records, *, structure: bool = False) -> RowsChanged:
    """A change of those records; of very many without their names: then all is read anew."""
    if isinstance(records, Selection) or len(records) > _NAMED:
        return RowsChanged(frozenset(), frozenset(), True)
    found = frozenset(records)
    people = Entity(entity) is Entity.PERSON
    return RowsChanged(
        found if people else frozenset(), frozenset() if people else found, structure
    )


def _writing(database: Path, clock: Clock, write: Callable[[Editing], Changed]) -> Work:
    def work(_progress: Progress, _cancel: CancelToken) -> Changed:
        with Store(database, check=False) as store:
            return write(Editing(store, clock))

    return work


def edit_record(
    database: Path, clock: Clock, entity: str, record_id: int, values: Mapping[str, FieldValue]
) -> Work:
    """A task -> Changed: gives one record values by apdesk name."""
    rows = rows_of(entity, (record_id,))
    return _writing(
        database, clock, lambda editing: Changed(rows, editing.edit(entity, record_id, values))
    )


def edit_many(
    database: Path,
    clock: Clock,
    entity: str,
    records: Records,
    values: Mapping[str, FieldValue],
    title: str,
    *,
    stop: CancelToken | None = None,
) -> Work:
    """A task -> Changed: gives many records values, those that may have them.

    Progress: (done, total). `stop` ends it early with what was changed until then, which can be
    undone; cancelling the task does so, too, but nothing is answered then.
    """
    total = len(records)

    def work(progress: Progress, cancel: CancelToken) -> Changed:
        ending = stop or cancel
        with Store(database, check=False) as store:
            batch = Editing(store, clock).edit_many(
                entity,
                records,
                values,
                title,
                stop=ending,
                progress=lambda seen: progress((min(seen, total), total)),
            )
        rows = rows_of(entity, records, structure=True)
        return Changed(rows, batch, stopped=ending.cancelled)

    return work


def undo(database: Path, clock: Clock, batch_id: int, rows: RowsChanged) -> Work:
    """A task -> Changed with `undone`; `rows` are those that the batch changed."""

    def write(editing: Editing) -> Changed:
        done = editing.undo(batch_id)
        return Changed(RowsChanged(rows.people, rows.companies, True), done.batch, done)

    return _writing(database, clock, write)


def add_person(
    database: Path, clock: Clock, values: Mapping[str, FieldValue], sobject: str | None
) -> Work:
    """A task -> Added."""

    def work(_progress: Progress, _cancel: CancelToken) -> Added:
        with Store(database, check=False) as store:
            editing = Editing(store, clock)
            record_id = editing.add(values, sobject)
            fields = editing.fields()
            name = fields.called(fields.with_name(values, {}))
        return Added(record_id, name, rows_of(Entity.PERSON, (record_id,), structure=True))

    return work


def add_to_list(
    database: Path,
    clock: Clock,
    joining: Joining,
    filled: Mapping[str, FieldValue],
) -> Work:
    """A task -> Listed: fills in what is missing (by apdesk name) and lets them be created, a
    slice at a time. Progress: (done, total)."""

    def work(progress: Progress, cancel: CancelToken) -> Listed:
        person = str(Entity.PERSON)
        refused: dict[str, int] = {}
        with Store(database, check=False) as store:
            editing = Editing(store, clock)
            for each in joining.missing:
                value = filled.get(each.field.name)
                if value is not None:
                    lacking = [record_id for record_id, _ in each.people]
                    title = tr("{field} filled in", field=each.field.label)
                    editing.edit_many(person, lacking, {each.field.name: value}, title)
            cancel.check()
            wanted = record_ids()
            for some in in_slices(store, joining.possible):
                cancel.check()
                result = editing.add_to_list(some, joining.sobject)
                wanted.extend(result.wanted)
                for reason in result.refused.values():
                    refused[reason] = refused.get(reason, 0) + 1
                progress((len(wanted), len(joining.possible)))
        rows = rows_of(person, joining.possible, structure=True)
        return Listed(joining.sobject, wanted, refused, rows)

    return work


def take_off_list(database: Path, clock: Clock, record_id: int) -> Work:
    """A task -> Changed: a person that waits to be created stays only here."""

    def write(editing: Editing) -> Changed:
        editing.take_off_list((record_id,))
        return Changed(rows_of(Entity.PERSON, (record_id,)))

    return _writing(database, clock, write)


def delete(
    database: Path, clock: Clock, records: Records, *, stop: CancelToken | None = None
) -> Work:
    """A task -> Changed: deletes people that Salesforce doesn't have, a slice at a time; of each
    slice all or none. Progress: (done, total); `stop` ends it between two slices."""
    total = len(records)

    def work(progress: Progress, cancel: CancelToken) -> Changed:
        ending = stop or cancel
        done = 0
        with Store(database, check=False) as store:
            editing = Editing(store, clock)
            for some in in_slices(store, records):
                if ending.cancelled:
                    break
                editing.delete(some)
                done += len(some)
                progress((done, total))
        rows = rows_of(Entity.PERSON, records, structure=True)
        return Changed(rows, stopped=done < total and ending.cancelled)

    return work


def use_other(database: Path, clock: Clock, entity: str, record_id: int, conflict_id: int) -> Work:
    """A task -> Changed: gives a record the value that lost a conflict."""
    rows = rows_of(entity, (record_id,))
    return _writing(database, clock, lambda editing: Changed(rows, editing.use_other(conflict_id)))


def keep_conflict(
    database: Path, clock: Clock, entity: str, record_id: int, conflict_id: int
) -> Work:
    """A task -> Changed: a conflict is settled as it is."""

    def write(editing: Editing) -> Changed:
        editing.dismiss_conflicts((conflict_id,))
        return Changed(rows_of(entity, (record_id,)))

    return _writing(database, clock, write)


def retry(database: Path, clock: Clock, entity: str, record_id: int, failure_id: int) -> Work:
    """A task -> Changed: what was refused is sent again with the next sync."""

    def write(editing: Editing) -> Changed:
        editing.retry((failure_id,))
        return Changed(rows_of(entity, (record_id,)))

    return _writing(database, clock, write)


def dismiss_lost(
    database: Path, clock: Clock, entity: str, record_id: int, failure_id: int
) -> Work:
    """A task -> Changed: forgets values that can't be sent any more."""

    def write(editing: Editing) -> Changed:
        editing.dismiss_lost((failure_id,))
        return Changed(rows_of(entity, (record_id,)))

    return _writing(database, clock, write)


def create_anyway(database: Path, clock: Clock, record_id: int) -> Work:
    """A task -> Changed: a person is created although Salesforce warns of a duplicate."""

    def write(editing: Editing) -> Changed:
        editing.allow_duplicate((record_id,))
        return Changed(rows_of(Entity.PERSON, (record_id,)))

    return _writing(database, clock, write)


def link(database: Path, clock: Clock, record_id: int, salesforce_id: str, sobject: str) -> Work:
    """A task -> Changed: a person is the record that Salesforce has already."""

    def write(editing: Editing) -> Changed:
        editing.link(record_id, salesforce_id, sobject)
        return Changed(rows_of(Entity.PERSON, (record_id,), structure=True))

    return _writing(database, clock, write)
