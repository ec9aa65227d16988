"""What the dialogs that change records need to know beforehand, as tasks for a `TaskRunner`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, overload

from apdesk.domain.apdesk_types import ApdeskType, Entity
from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import Clock
from apdesk.domain.entry import required_fields
from apdesk.domain.ids import record_ids
from apdesk.domain.records import FieldValue
from apdesk.domain.schema import FieldSchema
from apdesk.language import tr
from apdesk.store.database import Store
from apdesk.store.lists import Found, Records
from apdesk.store.settings import Settings
from apdesk.store.views import ListKey, Views
from apdesk.sync.bulk import SAMPLE, BulkPreview, Sample, in_slices
from apdesk.sync.editing import Editing
from apdesk.sync.entry_fields import OBJECTS, EntryFields
from apdesk.sync.listing import closed as why_closed
from apdesk.worker.tasks import Progress, Work

__all__ = ["BulkPreview", "EntryFields"]

#: What people can be created as in Salesforce.
PEOPLE = ("Lead", "Contact")
#: Why somebody can't be added to a list.
GONE, SYNCED, WAITING = "gone", "synced", "waiting"
#: Records whose names are said or offered one by one; of more, how many they are is enough.
_NAMED = 100

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class EditableField:
    """A field that a new or a present record can be given, in the order for people.

    `fields` is what Salesforce says of it by object; empty for apdesk's own fields.
    """

    name: str
    label: str
    type: ApdeskType
    fields: Mapping[str, FieldSchema] = field(default_factory=dict)

    def schema(self, sobject: str | None = None) -> FieldSchema | None:
        """Its description for that object; without one, the first that there is."""
        if sobject is not None:
            return self.fields.get(sobject)
        return next(iter(self.fields.values()), None)


@dataclass(frozen=True, slots=True)
class NewPersonForm:
    """What the form for a new contact asks.

    Attributes:
        fields: What can be filled in.
        required: object -> apdesk names that it can't be created without.
        closed: object -> why nobody can be added to its list; absent: people can.
    """

    fields: tuple[EditableField, ...]
    required: Mapping[str, frozenset[str]]
    closed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Missing:
    """A field that some people lack and a list asks for: who, by apdesk id and name."""

    field: EditableField
    people: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Joining:
    """What adding people to a list would need.

    Attributes:
        possible: apdesk ids of people made here that aren't waiting already.
        missing: What is to be filled in first.
        refused: Why others can't be added (GONE, SYNCED, WAITING) -> how many.
        closed: Why nobody can be added to this list; '' when people can.
        outside: How many don't meet the criteria, and so leave again.
    """

    sobject: str
    possible: Sequence[int]
    missing: tuple[Missing, ...]
    refused: Mapping[str, int]
    closed: str = ""
    outside: int = 0


@dataclass(frozen=True, slots=True)
class Synced:
    """A record that Salesforce has, so that it can't be deleted here."""

    record_id: int
    name: str
    address: str


class Some(Sequence[T]):
    """The first of many things, and how many there are: its `len`. The others aren't known."""

    def __init__(self, first: Sequence[T], count: int) -> None:
        self._first = first
        self._count = count

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        return self._first[at]

    def __len__(self) -> int:
        return self._count


class NamedRecords(Sequence[tuple[int, str]]):
    """apdesk ids with names, which only the first of them have here: the others have ''."""

    def __init__(self, ids: Sequence[int], names: Sequence[str]) -> None:
        self.ids = ids
        self._names = names

    @overload
    def __getitem__(self, at: int) -> tuple[int, str]: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[tuple[int, str]]: ...
    def __getitem__(self, at: int | slice) -> tuple[int, str] | Sequence[tuple[int, str]]:
        if isinstance(at, slice):
            return NamedRecords(self.ids[at], self._names[at])
        place = range(len(self.ids))[at]
        return self.ids[place], self._names[place] if place < len(self._names) else ""

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Deletable:
    """Which of some records can be deleted here: ids with names; which are in Salesforce."""

    here: NamedRecords
    synced: Sequence[Synced]


def entry_fields(database: Path) -> Work:
    """A task -> EntryFields: which fields can be written, and why not."""

    def work(_progress: Progress, _cancel: CancelToken) -> EntryFields:
        with Store(database, check=False) as store:
            return EntryFields.stored(store)

    return work


def editable_fields(database: Path, entity: str, sobjects: Sequence[str]) -> Work:
    """A task -> tuple[EditableField, ...]: what records of those objects, and those made here, can
    be given."""

    def work(_progress: Progress, _cancel: CancelToken) -> tuple[EditableField, ...]:
        with Store(database, check=False) as store:
            fields = EntryFields.stored(store)
        kinds: list[str | None] = [*sobjects]
        if Entity(entity) is Entity.PERSON and len(sobjects) > 1:
            kinds.append(None)
        return tuple(
            each
            for each in _offered(fields, entity, sobjects)
            if any(fields.refusal(entity, kind, each.name) is None for kind in kinds)
        )

    return work


def new_person_form(database: Path) -> Work:
    """A task -> NewPersonForm."""

    def work(_progress: Progress, _cancel: CancelToken) -> NewPersonForm:
        person = str(Entity.PERSON)
        with Store(database, check=False) as store:
            fields = EntryFields.stored(store)
            settings = Settings(store)
            required: dict[str, frozenset[str]] = {}
            closed: dict[str, str] = {}
            for sobject in PEOPLE:
                schema, reason = settings.schema(sobject), why_closed(store, sobject) or ""
                if schema is None or reason:
                    closed[sobject] = reason
                    continue
                names = (fields.find(person, sobject, x.name) for x in required_fields(schema))
                required[sobject] = frozenset(name for name in names if name is not None)
        offered = tuple(
            each
            for each in _offered(fields, person, PEOPLE)
            if fields.refusal(person, None, each.name) is None and _fillable(each)
        )
        return NewPersonForm(offered, required, closed)

    return work


def _offered(
    fields: EntryFields, entity: str, sobjects: Sequence[str]
) -> tuple[EditableField, ...]:
    found = []
    for each in fields.columns(entity):
        described = {
            sobject: schema
            for sobject in sobjects
            if (schema := fields.schema_field(sobject, each.name)) is not None
        }
        if described or not any(fields.source(x, each.name) for x in OBJECTS[Entity(entity)]):
            found.append(EditableField(each.name, each.label, each.type, described))
    return tuple(found)


def _fillable(each: EditableField) -> bool:
    """Whether a new person can have the field: one of its objects lets it be created with it."""
    return not each.fields or any(schema.createable for schema in each.fields.values())


def same_email(database: Path, email: str) -> Work:
    """A task -> tuple[Found, ...]: the people here with that e-mail address."""

    def work(_progress: Progress, _cancel: CancelToken) -> tuple[Found, ...]:
        with Views(database) as views:
            return tuple(each for each in views.find(email) if each.entity == Entity.PERSON)

    return work


def preview_many(
    database: Path, clock: Clock, entity: str, records: Records, values: Mapping[str, FieldValue]
) -> Work:
    """A task -> BulkPreview: what giving all of them these values would do. Progress: (done,
    total)."""
    total = len(records)

    def work(progress: Progress, cancel: CancelToken) -> BulkPreview:
        changing = record_ids()
        unchanged = seen = 0
        refused: Counter[str] = Counter()
        sample: tuple[Sample, ...] = ()
        with Store(database, check=False) as store:
            editing = Editing(store, clock)
            for some in in_slices(store, records):
                cancel.check()
                found = editing.preview_many(entity, some, values)
                changing.extend(found.changing)
                unchanged += found.unchanged
                refused.update(found.refused)
                sample = (*sample, *found.sample)[:SAMPLE]
                seen += len(some)
                progress((min(seen, total), total))
        return BulkPreview(changing, unchanged, dict(refused), sample)

    return work


def joining(database: Path, clock: Clock, records: Records, sobject: str) -> Work:
    """A task -> Joining: what adding these people to an object's list would need."""

    def work(_progress: Progress, cancel: CancelToken) -> Joining:
        person = str(Entity.PERSON)
        possible = record_ids()
        outside = 0
        refused: Counter[str] = Counter()
        lacking: dict[str, tuple[EditableField, list[tuple[int, str]]]] = {}
        with Store(database, check=False) as store, Views(database) as views:
            editing = Editing(store, clock)
            fields = editing.fields()
            known = {each.name: each for each in _offered(fields, person, (sobject,))}
            named, mapped = fields.name_fields(person), fields.mapped(sobject)
            columns = tuple(dict.fromkeys(("@state", *named, *mapped)))
            for some in in_slices(store, records):
                cancel.check()
                here = views.rows(ListKey.ALL, some, columns)
                wanted = views.wanted(some)
                fine: list[int] = []
                for record_id in some:
                    reason = _not_joining(here.get(record_id), record_id in wanted)
                    if reason is not None:
                        refused[reason] += 1
                        continue
                    fine.append(record_id)
                    values = dict(zip(columns, here[record_id], strict=True))
                    called = next((str(values[each]) for each in named if values[each]), "")
                    for schema in fields.missing(sobject, {x: values[x] for x in mapped}):
                        name = fields.find(person, sobject, schema.name) or ""
                        made = known.get(name) or EditableField(
                            name, schema.label, ApdeskType.TEXT, {sobject: schema}
                        )
                        lacking.setdefault(name, (made, []))[1].append((record_id, called))
                possible.extend(fine)
                outside += len(editing.outside(fine, sobject)) if fine else 0
            closed = why_closed(store, sobject) or ""
        missing = tuple(Missing(each, tuple(who)) for each, who in lacking.values())
        return Joining(sobject, possible, missing, dict(refused), closed, outside)

    return work


def _not_joining(row: Sequence[FieldValue] | None, wanted: bool) -> str | None:
    """Why somebody can't be added to a list; `row` begins with the state of the record."""
    if row is None:
        return GONE
    if row[0] != "local":
        return SYNCED
    return WAITING if wanted else None


def deletable(database: Path, entity: str, records: Records) -> Work:
    """A task -> Deletable."""

    def work(_progress: Progress, cancel: CancelToken) -> Deletable:
        here, names = record_ids(), list[str]()
        synced: list[Synced] = []
        count = 0
        key = ListKey.COMPANIES if Entity(entity) is Entity.COMPANY else ListKey.ALL
        with Store(database, check=False) as store, Views(database) as views:
            binding = Settings(store).binding()
            base = binding.instance_url.rstrip("/") if binding is not None else ""
            called = [each.name for each in views.fields(key) if each.name in ("name", "email")]
            for some in in_slices(store, records):
                cancel.check()
                rows = views.rows(key, some, ["@state", "@salesforce_id", *called])
                for record_id, (state, salesforce_id, *texts) in rows.items():
                    name = next((str(each) for each in texts if each), tr("No name"))
                    if state != "member":
                        here.append(record_id)
                        names += [name] if len(names) < _NAMED else []
                        continue
                    count += 1
                    if len(synced) < _NAMED:
                        address = f"{base}/{salesforce_id}" if base and salesforce_id else ""
                        synced.append(Synced(record_id, name, address))
        return Deletable(NamedRecords(here, tuple(names)), Some(tuple(synced), count))

    return work
