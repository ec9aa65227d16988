"""What could not be sent, and where both sides changed: read, tried again, settled; as tasks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from apdesk.domain.apdesk_types import Entity
from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import Clock
from apdesk.domain.entry import required_fields
from apdesk.domain.records import FieldValue
from apdesk.domain.schema import FieldSchema
from apdesk.language import tr, translated
from apdesk.store.database import Store
from apdesk.store.lists import CauseGroup, Conflict, Failure, RecordDetail
from apdesk.store.settings import Settings
from apdesk.store.troubles import Troubles
from apdesk.store.views import Views
from apdesk.sync.editing import Editing
from apdesk.sync.entry_fields import EntryFields
from apdesk.worker.edit_forms import EditableField
from apdesk.worker.tasks import Progress, Work

__all__ = [
    "CauseGroup",
    "Conflict",
    "Failure",
    "Failures",
    "Fixable",
    "causes",
    "conflicts",
    "correct_all",
    "dismiss_conflicts",
    "dismiss_lost",
    "failures",
    "fixable",
    "retry",
    "save_anyway",
    "use_other",
]

#: Lines of a table that are read at once.
SHOWN = 1000
#: More failures of one cause than this are corrected in several turns.
MOST = 100_000


@dataclass(frozen=True, slots=True)
class Failures:
    """The failures of one cause."""

    cause: str
    items: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class Fixable:
    """What can be corrected in place of a failed write: its fields, and their values now."""

    failure: Failure
    fields: tuple[EditableField, ...] = ()
    values: Mapping[str, FieldValue] = field(default_factory=dict)


def _task(database: Path, ask: Callable[[Store], object]) -> Work:
    def work(_progress: Progress, _cancel: CancelToken) -> object:
        with Store(database, check=False) as store:
            return ask(store)

    return work


# -- reading ------------------------------------------------------------------------------------


def causes(database: Path) -> Work:
    """A task -> tuple[CauseGroup, ...]."""
    return _task(database, lambda store: Troubles(store).causes())


def failures(database: Path, cause: str) -> Work:
    """A task -> Failures of that cause, at most a thousand."""
    return _task(
        database, lambda store: Failures(cause, Troubles(store).failures(SHOWN, cause=cause))
    )


def conflicts(database: Path) -> Work:
    """A task -> tuple[Conflict, ...]: the open ones, newest first."""
    return _task(database, lambda store: Troubles(store).conflicts(SHOWN))


def fixable(database: Path, failure: Failure) -> Work:
    """A task -> Fixable: the fields that Salesforce blamed; where it blamed none, those that wait
    to be sent."""

    def ask(store: Store) -> Fixable:
        if failure.record_id is None or failure.operation == "lost":
            return Fixable(failure)
        entity = Entity(failure.entity)
        with Views(database) as views:
            detail = views.record(entity, failure.record_id)
        if detail is None:
            return Fixable(failure)
        fields = EntryFields.stored(store)
        names = tuple(_blamed(store, fields, failure, detail))
        offered = tuple(
            EditableField(
                each.name,
                fields.label(entity, failure.sobject, each.name),
                each.type,
                _described(fields, failure.sobject, each.name),
            )
            for each in fields.columns(entity)
            if each.name in names and fields.refusal(entity, detail.sobject, each.name) is None
        )
        return Fixable(failure, offered, {each.name: detail.value(each.name) for each in offered})

    return _task(database, ask)


def _blamed(
    store: Store, fields: EntryFields, failure: Failure, detail: RecordDetail
) -> Iterator[str]:
    for api in failure.fields:
        name = fields.find(failure.entity, failure.sobject, api)
        if name is not None:
            yield name
    if failure.fields:
        return
    yield from (each.field for each in detail.pending)
    if failure.operation != "create" or failure.sobject is None:
        return
    schema = Settings(store).schema(failure.sobject)
    for each in required_fields(schema) if schema is not None else ():
        name = fields.find(failure.entity, failure.sobject, each.name)
        if name is not None:
            yield name
    yield from (each.name for each in detail.fields if each.value not in (None, "", False))


def _described(fields: EntryFields, sobject: str | None, name: str) -> dict[str, FieldSchema]:
    schema = None if sobject is None else fields.schema_field(sobject, name)
    return {} if sobject is None or schema is None else {sobject: schema}


# -- settling -----------------------------------------------------------------------------------


def retry(
    database: Path, clock: Clock, ids: Sequence[int] | None = None, *, cause: str | None = None
) -> Work:
    """A task -> int: makes failures due at once: those, or all of a cause, or all there are."""
    return _task(database, lambda store: Editing(store, clock).retry(ids, cause=cause))


def save_anyway(database: Path, clock: Clock, cause: str) -> Work:
    """A task -> int: all of a cause that a duplicate rule stopped are to be saved all the same, be
    they created or updated; how many."""

    def ask(store: Store) -> int:
        editing = Editing(store, clock)
        found = Troubles(store).failures(MOST, cause=cause)
        created = [
            each.record_id
            for each in found
            if each.operation == "create" and each.record_id is not None
        ]
        updated = [each.id for each in found if each.operation == "update"]
        editing.allow_duplicate(created)
        return len(created) + editing.retry(updated)

    return _task(database, ask)


def correct_all(
    database: Path, clock: Clock, group: CauseGroup, values: Mapping[str, FieldValue]
) -> Work:
    """A task -> int: gives all records of a cause these values; how many changed. What they are
    refused for anything else stays as it is."""

    def ask(store: Store) -> int:
        editing = Editing(store, clock)
        ids: dict[str, list[int]] = {}
        for each in Troubles(store).failures(MOST, cause=group.cause):
            if each.record_id is not None:
                ids.setdefault(each.entity, []).append(each.record_id)
        changed = 0
        for entity, some in ids.items():
            title = tr("Corrected: {title}", title=translated(group.title))
            batch = editing.edit_many(entity, some, values, title)
            changed += 0 if batch is None else batch.records
        return changed

    return _task(database, ask)


def use_other(database: Path, clock: Clock, conflict_ids: Sequence[int]) -> Work:
    """A task -> int: the values that lost become edits here; how many."""

    def ask(store: Store) -> int:
        editing = Editing(store, clock)
        for each in conflict_ids:
            editing.use_other(each)
        return len(conflict_ids)

    return _task(database, ask)


def dismiss_conflicts(database: Path, clock: Clock, conflict_ids: Sequence[int]) -> Work:
    """A task -> int: these conflicts stay as they were decided."""
    return _task(database, lambda store: Editing(store, clock).dismiss_conflicts(conflict_ids))


def dismiss_lost(database: Path, clock: Clock, failure_ids: Sequence[int]) -> Work:
    """A task -> int: these lost edits are forgotten, with their values."""
    return _task(database, lambda store: Editing(store, clock).dismiss_lost(failure_ids))
