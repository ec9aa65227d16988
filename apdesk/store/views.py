"""The read side of lists: ordered ids, pages by key, counts, one record, its history."""

from __future__ import annotations

import json
import sqlite3
import time
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

import peewee as pw

from apdesk.domain.ids import RecordIds, record_ids
from apdesk.domain.mapping import ApdeskType, Entity
from apdesk.domain.operators import EvaluationContext
from apdesk.domain.records import FieldValue
from apdesk.errors import BugError, Cancelled
from apdesk.language import translated
from apdesk.store import (
    answering,
    changing,
    detail,
    journal,
    memberships,
    org_names,
    outbox,
    removal,
    search,
    segments,
    sqltext,
    troubles,
    words,
)
from apdesk.store.answering import Answer
from apdesk.store.changes import HeldRemoval
from apdesk.store.columns import Catalogue
from apdesk.store.detail import account_columns, shown_column
from apdesk.store.errors import converted
from apdesk.store.fieldtext import decoded
from apdesk.store.journal import HistoryEntry, RunSummary, Touched
from apdesk.store.lists import (
    COMPANY,
    SYSTEM_COLUMNS,
    Batch,
    CauseGroup,
    Conflict,
    DetailField,
    ExportRow,
    Failure,
    FirstRows,
    Found,
    ListField,
    ListKey,
    ListQuery,
    LocalFilter,
    OwnListRow,
    PendingEdit,
    RecordDetail,
    SegmentRow,
    Selection,
    Sort,
)
from apdesk.store.org_names import Called
from apdesk.store.settings import schema_of
from apdesk.store.spool import spooled

__all__ = [
    "COMPANY",
    "SYSTEM_COLUMNS",
    "Batch",
    "Called",
    "CauseGroup",
    "Conflict",
    "DetailField",
    "ExportRow",
    "Failure",
    "FirstRows",
    "Found",
    "HeldRemoval",
    "HistoryEntry",
    "ListField",
    "ListKey",
    "ListQuery",
    "LocalFilter",
    "PendingEdit",
    "RecordDetail",
    "RunSummary",
    "Selection",
    "Touched",
    "Views",
]

_OBJECT = {
    ListKey.ALL: ("Lead", "Contact"),
    ListKey.LEADS: ("Lead",),
    ListKey.CONTACTS: ("Contact",),
    ListKey.COMPANIES: ("Account",),
}

_Ids = TypeVar("_Ids")

#: Rows that a list shows before all its ids are read.
FIRST = 300
#: Seconds of computing for the first rows that meet filters, before all are read instead.
FIRST_SECONDS = 0.08
#: Steps of SQLite's machine between two looks whether it should go on: a fraction of a ms.
_LOOK_EVERY = 5_000


#: Records of one run that are marked in a list.
MOST_MARKED = 10_000


class Views:
    """Reads lists over a connection of its own that can't write.

    Use it on one thread, or hand it from one to another without using it on both at once. Every
    call reads and lets go, so a reader never holds the writer's log. Raises KnownError as Store.
    """

    def __init__(self, path: Path) -> None:
        """Opens an existing database; KnownError disk.failed when there is none yet."""
        self.path = Path(path)
        self._database: pw.SqliteDatabase | None = None
        self._catalogue: tuple[tuple[int, int], Catalogue] | None = None
        self._cancelled: Callable[[], bool] | None = None
        self._until: float | None = None
        with converted(self.path):
            database = pw.SqliteDatabase(
                f"{self.path.absolute().as_uri()}?mode=ro",
                uri=True,
                thread_safe=False,
                autoconnect=False,
                check_same_thread=False,
                timeout=5,
            )
            database.connect()
            self._database = database
            connection = sqltext.connection_of(database)
            sqltext.register(connection)
            words.attach(connection)
            connection.execute("PRAGMA query_only = ON")
            connection.execute("PRAGMA cache_size = -2048")
            connection.set_progress_handler(self._break_off, _LOOK_EVERY)

    def close(self) -> None:
        database, self._database = self._database, None
        if database is not None:
            with suppress(pw.PeeweeException, sqlite3.Error):
                database.close()

    def watch(self, cancelled: Callable[[], bool]) -> None:
        """From now on every call breaks off, also in the middle of a statement, and raises
        Cancelled once `cancelled()` is true. It is asked on the thread that reads."""
        self._cancelled = cancelled

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # -- lists --------------------------------------------------------------------------------

    def counts(self) -> dict[ListKey, int]:
        """How many records each list shows; `member_counts` has the members alone."""
        with self._reading() as connection:
            return {key: answering.count(connection, key) for key in ListKey}

    def member_counts(self) -> dict[str, int]:
        """How many members each object has here, as a run counts them (`Mirror.member_count`)."""
        with self._reading() as connection:
            return dict(
                connection.execute(
                    "SELECT t.sobject, t.records - (SELECT count(*) FROM removal x "
                    "WHERE x.sobject = t.sobject AND x.keep) FROM tally t "
                    "WHERE t.state = 'member' AND t.sobject <> ''"
                ).fetchall()
            )

    def fields(self, list_key: ListKey) -> tuple[ListField, ...]:
        """What a list can show, in the order for people; system columns ("@id" …) come last.

        "company" of people is looked up: also where only Contacts and Accounts are synced."""
        key = ListKey(list_key)
        with self._reading() as connection:
            catalogue = self._read_catalogue(connection)
            found = [
                ListField(
                    name=each.name,
                    label=each.label,
                    type=each.type,
                    api_names=catalogue.api_names(key.entity, each.name),
                    standard=each.standard,
                )
                for each in catalogue.fields(key.entity)
                if not each.hidden and self._belongs(catalogue, key, each.name)
            ]
            if (
                key.entity is Entity.PERSON
                and all(each.name != COMPANY for each in found)
                and account_columns(catalogue) is not None
            ):
                found.append(ListField(COMPANY, "Company", ApdeskType.TEXT, {}))
        found.extend(
            ListField(name, translated(label, note="a column"), kind, {})
            for name, (label, kind) in SYSTEM_COLUMNS.items()
        )
        return tuple(found)

    def ids(
        self,
        list_key: ListKey,
        *,
        sort: Sort | None = None,
        filters: Sequence[LocalFilter] = (),
        search: str = "",
        context: EvaluationContext | None = None,
    ) -> array[int]:
        """The apdesk ids of a list, in order: text without regard to case and accents, blanks
        last, equal ones by id (from high to low: the other way round); by id when the sort field
        isn't there (any more). `filters` are joined by AND; `search` finds its words anywhere
        within those of a record, `context` says what TODAY means (without it: now, UTC). Raises
        CriteriaError for a filter that says nothing or whose field isn't there."""
        query = ListQuery(ListKey(list_key), sort, tuple(filters), search)
        return self._gathered(query, context, answering.joined)

    def answer(
        self, query: ListQuery, context: EvaluationContext | None = None, *, held: bool = False
    ) -> RecordIds:
        """The same; many ids lie in a file beside the database. `held`: of a long list by the
        words of the index as they were read last, for which nothing is read (`read_words`): newer
        ones are found by their beginning alone."""
        folder = self.path.parent
        return self._gathered(query, context, lambda pieces: spooled(pieces, folder), held=held)

    def _gathered(
        self,
        query: ListQuery,
        context: EvaluationContext | None,
        gather: Callable[[Iterator[array[int]]], _Ids],
        *,
        held: bool = False,
    ) -> _Ids:
        with self._snapshot() as connection:
            asked = Answer(connection, self._read_catalogue(connection), query, context)
            shared = words.shared(self.path, query.key.entity)
            if held and asked.large:
                known = shared.held
                return gather(asked.pieces(None if known is None else lambda: known))
            return gather(asked.pieces(lambda: shared.current(connection, query.key.entity)))

    def first(
        self, query: ListQuery, context: EvaluationContext | None = None, *, limit: int = FIRST
    ) -> FirstRows | None:
        """The first ids of `answer` with the words that are held, and how many there will be:
        within a tenth of a second for most questions. None for a short list, and where all are
        told as soon."""
        with self._snapshot() as connection:
            asked = Answer(connection, self._read_catalogue(connection), query, context)
            if not asked.large:
                return None
            if query.filters or query.among is not None:
                self._until = time.thread_time() + FIRST_SECONDS
            try:
                held = words.shared(self.path, query.key.entity).held
                ids = asked.first(limit, None if held is None else lambda: held)
            except sqlite3.OperationalError as error:
                if not _interrupted(error) or self._stopped():
                    raise
                ids = None
            finally:
                self._until = None
            return None if ids is None else FirstRows(ids, asked.count())

    def slices(
        self,
        chosen: Selection | ListQuery,
        size: int = 1000,
        context: EvaluationContext | None = None,
    ) -> Iterator[array[int]]:
        """What a condition chooses, in the order of the ids, so many at a time. Each slice is read
        when it is asked for: records that come to meet the condition behind it are in, none is
        twice. Only what a search finds is looked up once, before the first."""
        query = chosen.query if isinstance(chosen, Selection) else chosen
        without = chosen.without if isinstance(chosen, Selection) else frozenset()
        if context is None and (query.filters or query.among is not None):
            context = EvaluationContext(datetime.now(UTC), "UTC", "en_US")
        with self._snapshot() as connection:
            asked = Answer(connection, self._read_catalogue(connection), query, context)
            shared = words.shared(self.path, query.key.entity)
            found = asked.chosen(lambda: shared.current(connection, query.key.entity))
        last, at = 0, 0
        while found is None or at < len(found):
            with self._snapshot() as connection:
                asked = Answer(connection, self._read_catalogue(connection), query, context)
                among = None if found is None else found[at : at + size]
                ids = asked.slice_after(last, size, among)
            at += size
            if found is None:
                if not ids:
                    return
                last = ids[-1]
            if without:
                ids = record_ids(each for each in ids if each not in without)
            if ids:
                yield ids

    def total(self, query: ListQuery, context: EvaluationContext | None = None) -> int:
        """How many records `answer` has. Of a segment, of filters and of a search that takes as
        long as reading them; `watch` breaks it off."""
        with self._snapshot() as connection:
            asked = Answer(connection, self._read_catalogue(connection), query, context)
            shared = words.shared(self.path, query.key.entity)
            return asked.total(lambda: shared.current(connection, query.key.entity))

    def own_lists(self) -> tuple[OwnListRow, ...]:
        """The lists that the user put together, by the alphabet, with their exact sizes."""
        with self._reading() as connection:
            return memberships.read(connection)

    def segments(self) -> tuple[SegmentRow, ...]:
        """The saved criteria, by the alphabet; `total` counts who meets them."""
        with self._reading() as connection:
            return segments.read(connection)

    def words_stale(self, query: ListQuery) -> bool:
        """Whether a search looks into the middle of words, and those of the index aren't read yet
        or have changed since."""
        if not any(map(words.searched_inside, search.words(query.search))):
            return False
        with self._reading() as connection:
            entity = query.key.entity
            return words.shared(self.path, entity).stale(connection, entity)

    def read_words(self, entity: Entity) -> None:
        """Reads them: about a second for a million people."""
        with self._snapshot() as connection:
            words.shared(self.path, entity).current(connection, entity)

    def rows(
        self, list_key: ListKey, ids: Sequence[int], fields: Sequence[str]
    ) -> dict[int, tuple[FieldValue, ...]]:
        """The values of those records, in the order of `fields` (apdesk names or "@…"); records
        that are gone are missing, a field that is gone is None."""
        entity = ListKey(list_key).entity
        with self._reading() as connection:
            catalogue = self._read_catalogue(connection)
            shown = [shown_column(catalogue, entity, name) for name in fields]
            flags = [
                index
                for index, each in enumerate(shown)
                if each is not None and each.type is ApdeskType.CHECKBOX
            ]
            columns = ", ".join("NULL" if each is None else each.sql for each in shown)
            cursor = connection.execute(
                f"SELECT r.id{', ' if columns else ''}{columns} FROM {entity} r "
                "WHERE r.id IN (SELECT value FROM json_each(?))",
                (json.dumps(list(ids)),),
            )
            found: dict[int, tuple[FieldValue, ...]] = {}
            for record_id, *values in cursor:
                for index in flags:
                    values[index] = decoded(ApdeskType.CHECKBOX, values[index])
                found[record_id] = tuple(values)
            return found

    def names(self, ids: Sequence[str]) -> dict[str, str]:
        """What the users, queues and records with these Salesforce ids are called, of those that
        are known here."""
        with self._reading() as connection:
            return org_names.names_of(connection, self._read_catalogue(connection), ids)

    def called(
        self, objects: Sequence[str], text: str, limit: int | None = None, *, exactly: bool = False
    ) -> tuple[Called, ...]:
        """Which users ("User"), queues ("Group") and records have a text in the name, or
        (`exactly`) for a name; by name, so many at most."""
        with self._reading() as connection:
            return org_names.called(
                connection,
                self._read_catalogue(connection),
                objects,
                text,
                limit,
                exactly=exactly,
            )

    def lookups(self, list_key: ListKey) -> dict[str, tuple[str, ...]]:
        """The fields of a list that hold ids of records which are known here by name, and of which
        objects those may be: what the org says, else any of them."""
        key = ListKey(list_key)
        with self._reading() as connection:
            catalogue = self._read_catalogue(connection)
            told = _references(connection, _OBJECT[key])
            found: dict[str, tuple[str, ...]] = {}
            for each in catalogue.fields(key.entity):
                if each.type is not ApdeskType.REFERENCE or each.hidden:
                    continue
                sources = catalogue.api_names(key.entity, each.name).items()
                meant = {name for source in sources for name in told.get(source, ())}
                objects = tuple(name for name in org_names.NAMED if not meant or name in meant)
                if objects:
                    found[each.name] = objects
        return found

    def recently_changed(self, run_id: int, list_key: ListKey = ListKey.ALL) -> array[int]:
        """The ids that a run changed or let in, to mark them in a list; none where they are so many
        that a mark says nothing. What it let in has the highest ids but for those of later runs,
        and what it changed is in the history: nothing else is looked at."""
        key = ListKey(list_key)
        with self._snapshot() as connection:
            entered = record_ids()
            newest = f"SELECT id, entered_run FROM {key.entity} ORDER BY id DESC"
            for record_id, run in connection.execute(newest):
                if run == run_id:
                    entered.append(record_id)
                    if len(entered) > MOST_MARKED:
                        return record_ids()
                elif run is not None and run < run_id:
                    break
            found = connection.execute(
                f"SELECT r.id FROM {key.entity} r NOT INDEXED WHERE r.id IN ("
                "SELECT record_id FROM history WHERE run_id = ? AND entity = ? "
                "UNION SELECT value FROM json_each(?)) "
                "AND (r.changed_run = ? OR r.entered_run = ?) "
                f"AND {answering.LIST_CONDITION[key]} ORDER BY r.id LIMIT ?",
                (
                    run_id,
                    str(key.entity),
                    json.dumps(list(entered)),
                    run_id,
                    run_id,
                    MOST_MARKED + 1,
                ),
            )
            marked = record_ids([row[0] for row in found])
        return marked if len(marked) <= MOST_MARKED else record_ids()

    def iterate(
        self,
        list_key: ListKey,
        *,
        filters: Sequence[LocalFilter] = (),
        search: str = "",
        context: EvaluationContext | None = None,
        ids: Sequence[int] | RecordIds | None = None,
    ) -> Iterator[ExportRow]:
        """All records of a list in id order, in slices, for export; `ids` narrows it to those, in
        their order. Hidden fields are left out."""
        key = ListKey(list_key)
        query = ListQuery(key, None, tuple(filters), search)
        given = None if ids is None else (ids[at : at + 1000] for at in range(0, len(ids), 1000))
        for some in self.slices(query, 1000, context) if given is None else given:
            with self._reading() as connection:
                catalogue = self._read_catalogue(connection)
                rows = detail.read_export(connection, catalogue, key.entity, some)
            yield from rows

    # -- one record ---------------------------------------------------------------------------

    def record(self, entity: Entity, record_id: int) -> RecordDetail | None:
        """A record with its fields, or None when it is gone."""
        with self._reading() as connection:
            catalogue = self._read_catalogue(connection)
            found = detail.read_record(connection, catalogue, Entity(entity), record_id)
            if found is None or Entity(entity) is not Entity.PERSON:
                return found
            return replace(
                found,
                own_lists=memberships.names_of(connection, [record_id]).get(record_id, ()),
                segments=answering.segments_of(connection, catalogue, record_id),
            )

    def history(self, entity: Entity, record_id: int) -> tuple[HistoryEntry, ...]:
        """What happened to it, newest first."""
        with self._reading() as connection:
            catalogue = self._read_catalogue(connection)
            return journal.read_history(connection, catalogue, str(entity), record_id)

    def find(self, text: str) -> tuple[Found, ...]:
        """The records with that apdesk id, Salesforce id (15 or 18 characters) or e-mail address.

        More than one only for an e-mail address that several share."""
        with self._reading() as connection:
            return search.find(connection, self._read_catalogue(connection), text)

    # -- runs ---------------------------------------------------------------------------------

    def runs(self, limit: int = 100) -> tuple[RunSummary, ...]:
        """The newest runs first."""
        with self._reading() as connection:
            return journal.read_runs(connection, "ORDER BY id DESC LIMIT ?", (limit,))

    def run_touched(self, run_id: int, limit: int = 1000) -> tuple[Touched, ...]:
        """The records that a run touched and that are still here."""
        with self._reading() as connection:
            catalogue = self._read_catalogue(connection)
            return journal.read_touched(connection, catalogue, run_id, limit)

    def held(self, sobject: str | None = None) -> tuple[HeldRemoval, ...]:
        """Who waits for approval of a removal, and why."""
        with self._reading() as connection:
            return removal.held(connection, self._read_catalogue(connection), sobject)

    # -- both ways ----------------------------------------------------------------------------

    def failures(self, limit: int = 1000, cause: str | None = None) -> tuple[Failure, ...]:
        """The newest failed writes and lost values first; of one cause, or of all."""
        with self._reading() as connection:
            return troubles.read_failures(
                connection, self._read_catalogue(connection), limit, cause
            )

    def failure_count(self) -> int:
        with self._reading() as connection:
            return troubles.count_failures(connection)

    def causes(self) -> tuple[CauseGroup, ...]:
        """The failures grouped by cause, the most frequent one first."""
        with self._reading() as connection:
            return troubles.read_causes(connection, self._read_catalogue(connection))

    def conflicts(self, limit: int = 1000, open_only: bool = True) -> tuple[Conflict, ...]:
        """The newest conflicts first."""
        with self._reading() as connection:
            return troubles.read_conflicts(
                connection, self._read_catalogue(connection), limit, open_only
            )

    def conflict_count(self) -> int:
        """How many conflicts are open."""
        with self._reading() as connection:
            return troubles.count_conflicts(connection)

    def batches(self, limit: int = 100) -> tuple[Batch, ...]:
        """What was changed here together, the newest first."""
        with self._reading() as connection:
            return changing.read_batches(connection, "ORDER BY id DESC LIMIT ?", (limit,))

    def waiting_counts(self) -> tuple[int, int]:
        """How many values, and how many people made here, wait to be sent."""
        with self._reading() as connection:
            return outbox.count_waiting(connection)

    def wanted(self, ids: Sequence[int]) -> frozenset[int]:
        """Those of some people who wait to be created in Salesforce."""
        with self._reading() as connection:
            found = connection.execute(
                "SELECT record_id FROM creation "
                "WHERE record_id IN (SELECT value FROM json_each(?))",
                (json.dumps(list(ids)),),
            )
            return frozenset(row[0] for row in found)

    # -- within -------------------------------------------------------------------------------

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        if self._database is None:
            raise BugError("The view is closed", "It must be opened again.", code="views.closed")
        if self._stopped():
            raise Cancelled
        with converted(self.path):
            try:
                yield sqltext.connection_of(self._database)
            except sqlite3.OperationalError as error:
                if _interrupted(error) and self._stopped():
                    raise Cancelled from error
                raise

    @contextmanager
    def _snapshot(self) -> Iterator[sqlite3.Connection]:
        """One moment of the database for several statements; let go of at the end."""
        with self._reading() as connection:
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    def _stopped(self) -> bool:
        return self._cancelled is not None and self._cancelled()

    def _break_off(self) -> bool:
        return self._stopped() or (self._until is not None and time.thread_time() > self._until)

    def _read_catalogue(self, connection: sqlite3.Connection) -> Catalogue:
        """The catalogue, read again when anything was written to the file by others."""
        version = (
            connection.execute("PRAGMA data_version").fetchone()[0],
            connection.execute("PRAGMA schema_version").fetchone()[0],
        )
        if self._catalogue is None or self._catalogue[0] != version:
            self._catalogue = (version, Catalogue.read(connection))
        return self._catalogue[1]

    @staticmethod
    def _belongs(catalogue: Catalogue, key: ListKey, name: str) -> bool:
        """Whether a list shows a field: one of its objects has it, or none at all has."""
        sources = catalogue.api_names(key.entity, name)
        return not sources or any(each in sources for each in _OBJECT[key])


def _references(
    connection: sqlite3.Connection, objects: Sequence[str]
) -> dict[tuple[str, str], tuple[str, ...]]:
    """(object, field) -> the objects that it leads to, as the org described them last."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    marks = ", ".join("?" * len(objects))
    described = connection.execute(
        f"SELECT sobject, raw FROM describe WHERE sobject IN ({marks})", tuple(objects)
    )
    for sobject, raw in described:
        for each in schema_of(raw).fields:
            if each.reference_to:
                found[sobject, each.name] = each.reference_to
    return found


def _interrupted(error: sqlite3.OperationalError) -> bool:
    """What Python itself raises (text that isn't UTF-8) has no code."""
    return getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT
