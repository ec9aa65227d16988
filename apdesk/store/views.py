"""The read side of lists: ordered ids, pages by key, counts, one record, its history."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import peewee as pw

from apdesk.domain.mapping import ApdeskType, Entity
from apdesk.domain.operators import CriteriaError, EvaluationContext
from apdesk.domain.records import FieldValue
from apdesk.errors import BugError
from apdesk.store import (
    changing,
    detail,
    journal,
    outbox,
    removal,
    search,
    sqltext,
    troubles,
)
from apdesk.store import filters as filtering
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
    Found,
    ListField,
    ListKey,
    LocalFilter,
    MemberCount,
    PendingEdit,
    RecordDetail,
    Sort,
)

__all__ = [
    "COMPANY",
    "SYSTEM_COLUMNS",
    "Batch",
    "CauseGroup",
    "Conflict",
    "DetailField",
    "ExportRow",
    "Failure",
    "Found",
    "HeldRemoval",
    "HistoryEntry",
    "ListField",
    "ListKey",
    "LocalFilter",
    "MemberCount",
    "PendingEdit",
    "RecordDetail",
    "RunSummary",
    "Touched",
    "Views",
]

_WHERE = {
    ListKey.ALL: "1",
    ListKey.LEADS: "r.sobject = 'Lead' AND r.state = 'member'",
    ListKey.CONTACTS: "r.sobject = 'Contact' AND r.state = 'member'",
    ListKey.COMPANIES: "1",
}
_OBJECT = {
    ListKey.ALL: ("Lead", "Contact"),
    ListKey.LEADS: ("Lead",),
    ListKey.CONTACTS: ("Contact",),
    ListKey.COMPANIES: ("Account",),
}


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
            connection.execute("PRAGMA query_only = ON")
            connection.execute("PRAGMA cache_size = -8192")
            sqltext.register(connection)

    def close(self) -> None:
        database, self._database = self._database, None
        if database is not None:
            with suppress(pw.PeeweeException, sqlite3.Error):
                database.close()

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
            return {
                key: connection.execute(
                    f"SELECT count(*) FROM {key.entity} r WHERE {where}"
                ).fetchone()[0]
                for key, where in _WHERE.items()
            }

    def member_counts(self) -> dict[str, int]:
        """How many members each object has here."""
        with self._reading() as connection:
            found = {"Lead": 0, "Contact": 0, "Account": 0}
            for entity in Entity:
                found.update(
                    connection.execute(
                        f"SELECT sobject, count(*) FROM {entity} "
                        "WHERE state = 'member' AND sobject IS NOT NULL GROUP BY sobject"
                    ).fetchall()
                )
            return found

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
            ListField(name, label, kind, {}) for name, (label, kind) in SYSTEM_COLUMNS.items()
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
        last, equal ones by id; by id when the sort field isn't there (any more). `filters` are
        joined by AND; `context` says what TODAY means (without it: now, UTC). Raises CriteriaError
        for a filter that says nothing or whose field isn't there."""
        with self._reading() as connection:
            statement, arguments = self._select(
                connection, ListKey(list_key), sort, tuple(filters), search, context
            )
            cursor = connection.execute(statement, arguments)
            found = array("q")
            while rows := cursor.fetchmany(20_000):
                found.extend(row[0] for row in rows)
            return found

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

    def recently_changed(self, run_id: int, list_key: ListKey = ListKey.ALL) -> array[int]:
        """The ids that a run changed or let in, to mark them in a list."""
        entity = ListKey(list_key).entity
        with self._reading() as connection:
            return array(
                "q",
                (
                    row[0]
                    for row in connection.execute(
                        f"SELECT id FROM {entity} r "
                        f"WHERE (changed_run = ? OR entered_run = ?) AND {_WHERE[list_key]} "
                        "ORDER BY id",
                        (run_id, run_id),
                    )
                ),
            )

    def iterate(
        self,
        list_key: ListKey,
        *,
        filters: Sequence[LocalFilter] = (),
        search: str = "",
        context: EvaluationContext | None = None,
        ids: Sequence[int] | None = None,
    ) -> Iterator[ExportRow]:
        """All records of a list in id order, in slices, for export; `ids` narrows it to those, in
        their order. Hidden fields are left out."""
        key = ListKey(list_key)
        chosen = (
            self.ids(key, filters=filters, search=search, context=context) if ids is None else ids
        )
        for start in range(0, len(chosen), 1000):
            with self._reading() as connection:
                catalogue = self._read_catalogue(connection)
                some = detail.read_export(
                    connection, catalogue, key.entity, chosen[start : start + 1000]
                )
            yield from some

    # -- one record ---------------------------------------------------------------------------

    def record(self, entity: Entity, record_id: int) -> RecordDetail | None:
        """A record with its fields, or None when it is gone."""
        with self._reading() as connection:
            catalogue = self._read_catalogue(connection)
            return detail.read_record(connection, catalogue, Entity(entity), record_id)

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

    # -- over time ----------------------------------------------------------------------------

    def member_count_history(self, since: str = "") -> tuple[MemberCount, ...]:
        """Members and changes of each object after each run that began at or after `since`."""
        with self._reading() as connection:
            return tuple(
                MemberCount(*row)
                for row in connection.execute(
                    "SELECT run.started_at, o.sobject, o.members, o.entered, o.changed, o.left, "
                    "o.deleted FROM run JOIN run_object o ON o.run_id = run.id "
                    "WHERE run.started_at >= ? ORDER BY run.id, o.sobject",
                    (since,),
                )
            )

    # -- within -------------------------------------------------------------------------------

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        if self._database is None:
            raise BugError("The view is closed", "It must be opened again.", code="views.closed")
        with converted(self.path):
            yield sqltext.connection_of(self._database)

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

    def _select(
        self,
        connection: sqlite3.Connection,
        key: ListKey,
        sort: Sort | None,
        filters: tuple[LocalFilter, ...],
        text: str,
        context: EvaluationContext | None,
    ) -> tuple[str, list[FieldValue]]:
        catalogue = self._read_catalogue(connection)
        where = [_WHERE[key]]
        arguments: list[FieldValue] = []
        if filters and context is None:
            context = EvaluationContext(datetime.now(UTC), "UTC", "en_US")
        for each in filters:
            shown = shown_column(catalogue, key.entity, each.field)
            if shown is None:
                raise CriteriaError(
                    f"There is no field “{each.field}” in this list.", "criteria.field_missing"
                )
            assert context is not None
            met = filtering.condition(each, shown.sql, each.field, shown.type, context)
            where.append(met.sql)
            arguments.extend(met.arguments)
        query = search.match(text)
        if query is not None:
            table = f"{key.entity}_search"
            where.append(f"r.id IN (SELECT rowid FROM {table} WHERE {table} MATCH ?)")
            arguments.append(query)
        order = "r.id"
        if sort is not None:
            shown = shown_column(catalogue, key.entity, sort[0])
            direction = " DESC" if sort[1] else ""
            if shown is not None and shown.sql == "r.id":
                order = f"r.id{direction}"
            elif shown is not None:
                expression = sqltext.sortable(shown.sql) if shown.text else shown.sql
                order = f"{shown.sql} IS NULL, {expression}{direction}, r.id"
        return (
            f"SELECT r.id FROM {key.entity} r WHERE {' AND '.join(where)} ORDER BY {order}",
            arguments,
        )
