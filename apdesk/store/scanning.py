"""The values of all members of an object, read by the column: for questions about a million rows.

A scan has a connection of its own that can't write, and reads in short statements, so that it may
go on in any thread beside a run, and never holds the writer's log.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from apdesk.domain.apdesk_types import entity_of
from apdesk.domain.records import FieldValue, Row
from apdesk.errors import BugError
from apdesk.store.columns import Catalogue, Column
from apdesk.store.errors import converted

#: Rows of the table that one statement looks at: some hundredths of a second.
SLICE = 10_000

#: The members: not those that wait to be kept, as everywhere (`Mirror.member_ids`).
_MEMBERS = (
    "{alias}.sobject = ? AND {alias}.state = 'member' AND {alias}.id NOT IN "
    "(SELECT record_id FROM removal WHERE entity = ? AND keep)"
)


class MemberScan:
    """Reads the members of one object. Raises KnownError as the store does.

    One thread at a time may use it.
    """

    def __init__(self, path: Path, sobject: str) -> None:
        """`path`: an existing database file."""
        self.sobject = sobject
        self._path = Path(path)
        self._entity = str(entity_of(sobject))
        with converted(self._path):
            self._connection: sqlite3.Connection | None = sqlite3.connect(
                f"{self._path.absolute().as_uri()}?mode=ro",
                uri=True,
                timeout=5,
                check_same_thread=False,
                isolation_level=None,
            )
            self._connection.execute("PRAGMA query_only = ON")
            self._catalogue = Catalogue.read(self._connection)

    def close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def column(self, salesforce: str) -> Column | None:
        """The column that mirrors a Salesforce field of the object; None: it isn't mirrored."""
        return self._catalogue.column_of(self.sobject, salesforce)

    def slices(
        self, fields: Sequence[str], met: Callable[[], Sequence[Collection[FieldValue]]]
    ) -> Iterator[list[Row]]:
        """The members as (Salesforce id, value of each field as it lies in its column), by apdesk
        id, but for those of whom nothing has to be learned: `met` is asked before each slice, and
        gives the values of each field that need no look. A row all of whose values are among them
        is left out. Many slices may be empty.
        """
        # The `+` keeps SQLite from the index by object: rows one after the other are read faster.
        statement = (
            f"SELECT r.salesforce_id{self._columns(fields)} FROM {self._entity} r "
            "WHERE r.id > ? AND r.id <= ? AND +r.sobject = ? AND +r.state = 'member' "
            "AND r.id NOT IN (SELECT record_id FROM removal WHERE entity = ? AND keep)"
        )
        for low in range(0, self._last_id(), SLICE):
            condition, values = self._unmet(fields, met())
            with converted(self._path):
                found = self._open.execute(
                    statement + condition,
                    (low, low + SLICE, self.sobject, self._entity, *values),
                ).fetchall()
            yield found

    def count(self) -> int:
        """How many members there are."""
        with converted(self._path):
            row = self._open.execute(
                f"SELECT count(*) FROM {self._entity} r WHERE {_MEMBERS.format(alias='r')}",
                (self.sobject, self._entity),
            ).fetchone()
        return int(row[0])

    def rows(self, fields: Sequence[str], ids: Collection[str]) -> dict[str, Row]:
        """As `slices`, of the members among these Salesforce ids, by Salesforce id."""
        with converted(self._path):
            cursor = self._open.execute(
                f"SELECT r.salesforce_id{self._columns(fields)} FROM {self._entity} r "
                f"WHERE r.salesforce_id IN (SELECT value FROM json_each(?)) "
                f"AND {_MEMBERS.format(alias='+r')}",
                (json.dumps(list(ids)), self.sobject, self._entity),
            )
            return {row[0]: row for row in cursor}

    def every(self, count: int) -> list[str]:
        """Each `count`-th of the members' Salesforce ids, in ascending order."""
        found: list[str] = []
        after = ""
        while True:
            with converted(self._path):
                row = self._open.execute(
                    f"SELECT r.salesforce_id FROM {self._entity} r "
                    f"WHERE {_MEMBERS.format(alias='r')} AND r.salesforce_id > ? "
                    "ORDER BY r.salesforce_id LIMIT 1 OFFSET ?",
                    (self.sobject, self._entity, after, count - 1),
                ).fetchone()
            if row is None:
                return found
            after = str(row[0])
            found.append(after)

    def edited(self, fields: Sequence[str], most: int) -> list[str]:
        """The Salesforce ids of members whose value of one of the fields is our own, not (yet)
        the org's; at most so many."""
        names = [each.name for field in fields if (each := self.column(field)) is not None]
        with converted(self._path):
            cursor = self._open.execute(
                f"SELECT DISTINCT r.salesforce_id FROM pending_edit p "
                f"CROSS JOIN {self._entity} r ON r.id = p.record_id "
                "WHERE p.entity = ? AND p.field IN (SELECT value FROM json_each(?)) "
                f"AND {_MEMBERS.format(alias='+r')} LIMIT ?",
                (self._entity, json.dumps(names), self.sobject, self._entity, most),
            )
            return [str(row[0]) for row in cursor]

    # -- within -------------------------------------------------------------------------------

    @property
    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            raise BugError("The scan is closed", "It must be opened again.", code="scan.closed")
        return self._connection

    def _columns(self, fields: Sequence[str]) -> str:
        found = [self.column(each) for each in fields]
        return "".join(f", r.{each.sql}" if each is not None else ", NULL" for each in found)

    def _unmet(
        self, fields: Sequence[str], met: Sequence[Collection[FieldValue]]
    ) -> tuple[str, list[FieldValue]]:
        """The condition of rows that have some value beyond the given ones, and its arguments."""
        parts: list[str] = []
        arguments: list[FieldValue] = []
        for name, known in zip(fields, met, strict=True):
            column = self.column(name)
            sql = "NULL" if column is None else f"r.{column.sql}"
            listed = [each for each in known if each is not None]
            blank = f"{sql} IS NULL OR " if None in known else ""
            # A blank makes IN unknown, which must not leave its row out.
            parts.append(f"({blank}{sql} IN ({', '.join('?' * len(listed))})) IS NOT TRUE")
            arguments += listed
        return (f" AND ({' OR '.join(parts)})" if parts else " AND 0"), arguments

    def _last_id(self) -> int:
        with converted(self._path):
            row = self._open.execute(f"SELECT coalesce(max(id), 0) FROM {self._entity}").fetchone()
        return int(row[0])
