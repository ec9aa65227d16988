"""People from a table: which field each column is for, who is here already, and the import itself.

A row is taken as a whole or not at all, and no row keeps another one out. What is imported stays
here unless a list is named; the next run then creates the people in Salesforce.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from apdesk.domain.apdesk_types import Entity
from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import Clock, to_iso
from apdesk.domain.plan import OPT_OUT
from apdesk.domain.records import FieldValue
from apdesk.domain.values import same
from apdesk.errors import KnownError
from apdesk.language import tr
from apdesk.store.database import Store
from apdesk.store.edits import Batch, Edits, RecordEdit
from apdesk.store.lists import Found, ListField, ListKey
from apdesk.store.views import Views
from apdesk.sync.column_names import guess
from apdesk.sync.editing import Editing
from apdesk.sync.entry_fields import EntryFields
from apdesk.sync.listing import require_open
from apdesk.sync.people_here import PeopleHere, Person
from apdesk.sync.steps import in_chunks
from apdesk.sync.tables import Table, read_table

__all__ = [
    "Choice",
    "Duplicate",
    "ImportPreview",
    "ImportResult",
    "Invalid",
    "Repeated",
    "Table",
    "guess",
    "importable",
    "preview_import",
    "read_table",
    "run_import",
]

#: What becomes of a row whose person is here already.
Choice = Literal["skip", "update", "add"]
#: New people that a preview shows.
SAMPLE = 20
#: Rows between two looks at whether the work was cancelled.
_LOOK_EVERY = 500
#: Records that are stored in one transaction.
_SLICE = 1000
_PERSON = str(Entity.PERSON)


class Invalid(NamedTuple):
    """A row that isn't imported: its number in the file, the column, and why."""

    row: int
    column: str
    sentence: str


class Duplicate(NamedTuple):
    """A row whose person is here already."""

    row: int
    values: Mapping[str, FieldValue]
    found: Found


class Repeated(NamedTuple):
    """A row whose person stands in an earlier row of the file."""

    row: int
    values: Mapping[str, FieldValue]
    earlier: int


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What an import would do: `new` people, and the first of them in `sample` (by apdesk name)."""

    new: int
    duplicates: tuple[Duplicate, ...] = ()
    invalid: tuple[Invalid, ...] = ()
    sample: tuple[Mapping[str, FieldValue], ...] = ()
    repeated: tuple[Repeated, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did.

    Attributes:
        batch: What can be undone: the people added, and the changes of those that were here.
        added, updated: How many records.
        skipped: Rows whose person was here, and was not changed by them.
        invalid: The rows that were left out.
        left_out: Why values were not taken over into people who were here, or stand in an earlier
            row -> how many.
        wanted: The apdesk ids of those that now wait to be created in Salesforce.
    """

    batch: Batch | None
    added: int
    updated: int
    skipped: int
    invalid: tuple[Invalid, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)
    wanted: tuple[int, ...] = ()


def importable(store: Store, sobject: str | None = None) -> tuple[ListField, ...]:
    """The fields that a column can be for: those that a new person (of that object) takes, and the
    whole name, which is then split into its parts."""
    fields = EntryFields.stored(store)
    whole = fields.by_api(_PERSON, "Name")
    return tuple(
        ListField(
            name=each.name,
            label=fields.label(_PERSON, sobject, each.name),
            type=each.type,
            api_names=fields.api_names(_PERSON, each.name),
            standard=each.standard,
        )
        for each in fields.columns(_PERSON)
        if each.name in whole or fields.refusal(_PERSON, sobject, each.name, creating=True) is None
    )


def preview_import(
    store: Store,
    table: Table,
    mapping: Mapping[str, str],
    sobject: str | None = None,
    *,
    cancel: CancelToken | None = None,
) -> ImportPreview:
    """Who is new, who is here already, and which rows can't be imported.

    Args:
        mapping: Column -> apdesk name; columns that aren't named are left out.
        sobject: The list ("Lead", "Contact") that they are to be added to; None: none.

    Raises KnownError "import.nothing" for an empty mapping, "list.closed"; Cancelled.
    """
    reading = _Reading(store, table, mapping, sobject, cancel)
    new = 0
    sample: list[Mapping[str, FieldValue]] = []
    duplicates: list[Duplicate] = []
    repeated: list[Repeated] = []
    for row in reading.rows():
        known = reading.people.match(row.values)
        if known is None:
            if reading.complete(row):
                reading.people.add(row.values, row.number)
                new += 1
                sample += [row.values] if new <= SAMPLE else []
        elif known.found is not None:
            duplicates.append(Duplicate(row.number, row.values, known.found))
        else:
            repeated.append(Repeated(row.number, row.values, known.row))
    return ImportPreview(
        new, tuple(duplicates), tuple(sorted(reading.invalid)), tuple(sample), tuple(repeated)
    )


def run_import(
    store: Store,
    clock: Clock,
    table: Table,
    mapping: Mapping[str, str],
    sobject: str | None = None,
    duplicates: Choice = "skip",
    *,
    cancel: CancelToken | None = None,
) -> ImportResult:
    """Imports the rows; arguments and errors as `preview_import`.

    `duplicates`: a row whose person is here (or stands in an earlier row) is skipped, updates that
    person, or is added as one more. An update clears nothing, and opts nobody in to mail again. A
    row with a value that Salesforce would refuse leaves what earlier rows of the person said.
    """
    reading = _Reading(store, table, mapping, sobject, cancel)
    new: dict[int, dict[str, FieldValue]] = {}
    met: dict[int, _Met] = {}
    skipped = 0
    for row in reading.rows():
        known = None if duplicates == "add" else reading.people.match(row.values)
        if known is None:
            if reading.complete(row):
                reading.people.add(row.values, row.number)
                new[row.number] = row.values
        elif duplicates == "skip":
            skipped += 1
        elif known.found is None:
            reading.merge(row, new[known.row])
        else:
            met.setdefault(known.found.id, _Met(known, known.found)).rows.append(row)
    return _Writer(store, clock, table, reading).write(tuple(new.values()), met, skipped)


# -- within -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that can be read; values by apdesk name, blanks left out."""

    number: int
    values: dict[str, FieldValue]


@dataclass(frozen=True, slots=True)
class _Met:
    """Somebody who is here, and the rows of the file that are about them."""

    person: Person
    found: Found
    rows: list[_Row] = field(default_factory=list)


class _Reading:
    """The rows of a table as people, with what is wrong about them in `invalid`."""

    def __init__(
        self,
        store: Store,
        table: Table,
        mapping: Mapping[str, str],
        sobject: str | None,
        cancel: CancelToken | None,
    ) -> None:
        if not mapping:
            raise KnownError(
                tr("Nothing would be imported"),
                tr("No column of the file is given to a field."),
                tr("Say which column is for which field."),
                code="import.nothing",
            )
        if sobject is not None:
            require_open(store, sobject)
        self.sobject = sobject
        self.fields = EntryFields.stored(store)
        self.people = PeopleHere(store, self.fields, sobject, cancel)
        self.invalid: list[Invalid] = []
        self.left_out: Counter[str] = Counter()
        self._path = store.path
        self._opt_outs = self.fields.by_api(_PERSON, OPT_OUT)
        self._table = table
        self._columns = {name: column for column, name in mapping.items()}
        self._at = [(table.columns.index(column), name) for column, name in mapping.items()]
        self._cancel = cancel

    def rows(self) -> Iterator[_Row]:
        for index, (number, cells) in enumerate(
            zip(self._table.numbers, self._table.rows, strict=True)
        ):
            if self._cancel is not None and index % _LOOK_EVERY == 0:
                self._cancel.check()
            texts = {name: cells[at] for at, name in self._at if cells[at].strip()}
            values, wrong = self.fields.parse(_PERSON, self.sobject, texts)
            if wrong:
                self._refuse(number, wrong)
                continue
            values = self.fields.split_name(values)
            if self.fields.identifies(values):
                yield _Row(number, values)
            else:
                self.invalid.append(
                    Invalid(number, "", tr("There is neither a name nor an e-mail address in it."))
                )

    def complete(self, row: _Row) -> bool:
        """Whether a new person can be made of the row; notes why not."""
        wrong = self.fields.problems(_PERSON, self.sobject, row.values, creating=True)
        if wrong:
            self._refuse(row.number, wrong)
            return False
        if self.sobject is None:
            return True
        missing = self.fields.missing(self.sobject, row.values)
        for each in missing:
            name = self.fields.apdesk_name(self.sobject, each.name)
            column = each.label if name is None else self._columns.get(name, each.label)
            self.invalid.append(
                Invalid(row.number, column, tr("{label} is missing.", label=each.label))
            )
        return not missing

    def merge(self, row: _Row, values: dict[str, FieldValue]) -> None:
        """Takes a later row of a new person over into their values, where it can be imported."""
        opting_in = [name for name in row.values if self._opts_in(name, row.values, values)]
        taken = {name: value for name, value in row.values.items() if name not in opting_in}
        if self.complete(_Row(row.number, values | taken)):
            values.update(taken)
            self.left_out.update(_opting_in() for _ in opting_in)

    def edits(self, met: Sequence[_Met]) -> Iterator[RecordEdit]:
        """The changes of people who are here: without values where nothing would differ. Those all
        of whose rows would be refused are noted and missing."""
        names = list(
            dict.fromkeys(name for each in met for row in each.rows for name in row.values)
        )
        with Views(self._path) as views:
            for some in in_chunks(met, _SLICE):
                if self._cancel is not None:
                    self._cancel.check()
                found = views.rows(ListKey.ALL, [each.found.id for each in some], names)
                for each in some:
                    here = dict(zip(names, found.get(each.found.id, ()), strict=False))
                    edit = self._edit(each, here)
                    if edit is not None:
                        yield edit

    def _edit(self, met: _Met, here: dict[str, FieldValue]) -> RecordEdit | None:
        sobject = met.found.sobject
        taken: dict[str, FieldValue] = {}
        refused = 0
        for row in met.rows:
            now = here | taken
            wanted: dict[str, FieldValue] = {}
            left_out = []
            for name, value in row.values.items():
                # What is here already is no change, whoever may make one.
                if same(value, now.get(name)):
                    continue
                reason = self.fields.refusal(_PERSON, sobject, name)
                if reason is None and self._opts_in(name, row.values, now):
                    reason = _opting_in()
                if reason is None:
                    wanted[name] = value
                else:
                    left_out.append(reason)
            wrong = self.fields.problems(_PERSON, sobject, wanted)
            if wrong:
                self._refuse(row.number, wrong)
                refused += 1
            else:
                taken |= wanted
                self.left_out.update(left_out)
        if refused == len(met.rows):
            return None
        if sobject is None:
            taken = self.fields.with_name(taken, self.people.name_of(met.person))
        return RecordEdit(_PERSON, met.found.id, taken)

    def _opts_in(
        self, name: str, values: Mapping[str, FieldValue], now: Mapping[str, FieldValue]
    ) -> bool:
        """Whether the value of a field would opt somebody in to mail again."""
        return name in self._opt_outs and values[name] is False and now.get(name) is True

    def _refuse(self, row: int, wrong: Mapping[str, str]) -> None:
        for name, sentence in wrong.items():
            self.invalid.append(Invalid(row, self._columns.get(name, name), sentence))


def _opting_in() -> str:
    return tr("An import opts nobody in to mail again.")


class _Writer:
    """Stores what an import comes to: slice by slice, so that nobody waits long, as one batch."""

    def __init__(self, store: Store, clock: Clock, table: Table, reading: _Reading) -> None:
        self._edits = Edits(store)
        self._editing = Editing(store, clock)
        self._now = to_iso(clock.now())
        self._title = tr("Imported {name}", name=table.name).rstrip()
        self._reading = reading
        self._batch: Batch | None = None

    def write(
        self,
        new: Sequence[Mapping[str, FieldValue]],
        met: Mapping[int, _Met],
        skipped: int,
    ) -> ImportResult:
        edits = list(self._reading.edits(tuple(met.values())))
        wanted: list[int] = []
        for people in in_chunks(new, _SLICE):
            wanted += self._add(people)
        before = 0 if self._batch is None else self._batch.records
        for some in in_chunks([each for each in edits if each.values], _SLICE):
            self._batch = (
                self._edits.apply(
                    some, at=self._now, title=self._title, kind="import", into=self._into
                )
                or self._batch
            )
        changed = (0 if self._batch is None else self._batch.records) - before
        sobject = self._reading.sobject
        if sobject is not None:
            changed_here = (met[each.record_id].found for each in edits)
            local = [found.id for found in changed_here if found.sobject is None]
            wanted += self._editing.add_to_list(local, sobject).wanted
        return ImportResult(
            batch=self._batch,
            added=len(new),
            updated=changed,
            skipped=skipped + len(edits) - changed,
            invalid=tuple(sorted(self._reading.invalid)),
            left_out=dict(self._reading.left_out),
            wanted=tuple(wanted),
        )

    def _add(self, people: Sequence[Mapping[str, FieldValue]]) -> tuple[int, ...]:
        """Adds people; those that now wait to be created in Salesforce."""
        fields, sobject = self._reading.fields, self._reading.sobject
        self._batch, ids = self._edits.add(
            [fields.with_name(each, {}) for each in people],
            at=self._now,
            title=self._title,
            kind="import",
            into=self._into,
        )
        return () if sobject is None else self._edits.want(ids, sobject, at=self._now)

    @property
    def _into(self) -> int | None:
        return None if self._batch is None else self._batch.id
