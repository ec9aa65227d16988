"""One page of a Bulk result into the mirror, in one transaction of a few statements.

SQLite reads the file itself (its `csv` table, which apsw brings along), so that no row becomes a
Python object: records that aren't here are inserted and indexed for search; of those that are, the
ones that differ in anything are written to a second file, for the engine to weigh.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw
import apsw.sqlite_extra

from apdesk.store.load import indexes
from apdesk.store.load.cells import FALLBACK
from apdesk.store.load.target import Loaded, ShortPage, Target
from apdesk.store.load.utf8 import readable
from apdesk.store.sqltext import fold, multi_key, sort_key

#: What the connection is set to; as the writer of the store is, but for its size.
_PRAGMAS = (
    ("busy_timeout", 10_000),
    ("synchronous", "FULL"),
    ("foreign_keys", "ON"),
    ("secure_delete", "ON"),
    ("cache_size", -32_768),
    ("wal_autocheckpoint", 4_000),
)
_SORTING = -4_096
#: Bytes of the search index that are gathered before they are written: the more, the less has to be
#: merged (a megabyte, FTS5's own measure, makes a load of a million a twentieth longer).
_GATHERED, _USUALLY_GATHERED = 4 << 20, 1 << 20
#: What SQL of the store calls (`sqltext.register`): indexes may stand on it.
_FUNCTIONS: tuple[tuple[str, Callable[..., str | None]], ...] = (
    ("apdesk_fold", fold),
    ("apdesk_sort", sort_key),
    ("apdesk_multi", multi_key),
)


class UnreadableCell(Exception):
    """A cell can't be a value of its field's type; `at` is its place in the line."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


class PageReader:
    """A connection of its own that sees one page at a time as the table `temp.page`.

    Raises apsw.Error, OSError, UnreadableCell and ShortPage; nothing of the page is stored then.
    """

    def __init__(self, target: Target) -> None:
        self._target = target
        self._unreadable: int | None = None
        self._connection = apsw.Connection(target.database, flags=apsw.SQLITE_OPEN_READWRITE)
        for name, value in _PRAGMAS:
            self._connection.execute(f"PRAGMA {name} = {value}")
        apsw.sqlite_extra.load(self._connection, "csv")
        self._connection.enable_load_extension(False)
        for name, function in _FUNCTIONS:
            self._connection.create_scalar_function(name, function, 1, deterministic=True)
        readers = {
            each.at: each.reader()
            for each in (target.id_cell, target.stamp_cell, *target.cells)
            if each is not None
        }
        self._connection.create_scalar_function(
            FALLBACK, self._fallback(readers), 2, deterministic=True
        )

    def close(self) -> None:
        self._connection.close()

    @contextmanager
    def _page(self, path: Path, *, utf8: bool) -> Iterator[None]:
        """The page as a table; it is looked for by its name in the folder that the process stands
        in, as SQLite's reader opens files by the C library, which on Windows knows no other names.
        """
        columns = ", ".join(f"c{at} TEXT" for at in range(len(self._target.header)))
        with readable(path, known=utf8) as page:
            name = page.name.replace("'", "''")
            self._connection.execute(
                f"CREATE VIRTUAL TABLE temp.page USING csv(filename = '{name}', header = yes, "
                f"schema = 'CREATE TABLE page({columns})')"
            )
            try:
                yield
            finally:
                self._connection.execute("DROP TABLE temp.page")

    @contextmanager
    def _transaction(self) -> Iterator[apsw.Connection]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield self._connection
            self._connection.execute("COMMIT")
        except BaseException:
            # a full disk may have rolled it back by itself
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def _execute(self, statement: str, arguments: Sequence[Any] = ()) -> Any:
        self._unreadable = None
        try:
            return self._connection.execute(statement, arguments)
        except ValueError:
            if self._unreadable is None:
                raise
        # outside of `except`: the error's own words hold the value
        raise UnreadableCell(self._unreadable)

    def _number(self, statement: str) -> int:
        return int(self._connection.execute(statement).get)

    def _write(self, path: Path, header: Sequence[str], rows: apsw.Cursor) -> int:
        """Writes rows in the form of a page; how many they are."""
        count = 0
        try:
            with open(path, "w", encoding="utf-8", newline="", opener=_private) as file:
                writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
                writer.writerow(header)
                for row in rows:
                    count += 1
                    writer.writerow(row)
        finally:
            # on a full disk: a statement under way would hold the page, and that would be told
            rows.close()
        return count

    def _fallback(
        self, readers: dict[int, Callable[[str], Any]]
    ) -> Callable[..., str | int | float | None]:
        def value(*arguments: Any) -> str | int | float | None:
            at, text = arguments
            try:
                found: str | int | float | None = readers[at](text or "")
            except ValueError:
                self._unreadable = at
                raise
            return found

        return value


class PageLoader(PageReader):
    """Loads pages: records enter, the others are compared."""

    def __init__(self, target: Target) -> None:
        super().__init__(target)
        self._insert, self._different = _statements(target)
        self._gather_words(_GATHERED)
        indexes.set_aside(self._transaction, target.entity)

    def load(self, path: Path, rows: int, *, utf8: bool) -> Loaded:
        """Loads the page in `path` (with a header; `utf8`: known to be so throughout), which must
        have so many rows."""
        target = self._target
        rest_path = path.with_name(f"{path.name}.rest")
        with self._page(path, utf8=utf8), self._transaction() as connection:
            base = self._last_id()
            self._execute(self._insert, (base,))
            entered = connection.changes()
            self._execute(
                f"INSERT INTO {target.entity}_search (rowid, text) "
                f"SELECT id, text FROM {target.entity}_text WHERE id > ? AND id <= ?",
                (base, base + rows),
            )
            rest = 0
            if entered != rows:
                if self._number("SELECT count(*) FROM temp.page") != rows:
                    raise ShortPage
                different = self._execute(self._different, (base,))
                rest = self._write(rest_path, target.header, different)
        return Loaded(
            entered=entered,
            unchanged=rows - entered - rest,
            rest=rest,
            rest_path=str(rest_path) if rest else None,
        )

    def finish(self) -> None:
        """The last page is here: what was put off for speed is made up for."""
        # SQLite sorts an index in as much memory as the cache may take: no faster with much of it.
        # The pages that it keeps of the table are let go of first.
        self._execute(f"PRAGMA cache_size = {_SORTING}")
        self._execute("PRAGMA shrink_memory")
        indexes.put_back(self._transaction)
        self._gather_words(_USUALLY_GATHERED)

    def _gather_words(self, size: int) -> None:
        """So many bytes of the search index are gathered in memory before they become a part of it,
        to be merged with others. What a load that was broken off leaves set makes no difference to
        the few words of an edit."""
        entity = self._target.entity
        with self._transaction() as connection:
            connection.execute(
                f"INSERT INTO {entity}_search ({entity}_search, rank) VALUES ('hashsize', ?)",
                (size,),
            )

    def _last_id(self) -> int:
        """The last apdesk id that was given away (see `rows.next_ids`)."""
        return self._number(
            "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name IN ('person', 'company')"
        )


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


def _statements(target: Target) -> tuple[str, str]:
    """What inserts the new, and what finds those of the others that differ."""
    width = len(target.header)
    identity = target.id_cell.sql()
    stamp = "NULL" if target.stamp_cell is None else target.stamp_cell.sql()
    names = "".join(f", {each.column}" for each in target.cells)
    values = "".join(f",\n{each.sql()}" for each in target.cells)
    # a lead converted to a contact that comes now is taken over by it: not to be inserted
    successors = "(SELECT successor FROM removal WHERE successor IS NOT NULL)"
    insert = (
        f"INSERT INTO {target.entity} (sobject, state, entered_at, entered_run, id, salesforce_id, "
        f"modstamp{names})\n"
        f"SELECT '{target.sobject}', 'member', '{target.at}', {target.run_id}, "
        f"?1 + rowid, {identity}, {stamp}{values}\n"
        f"FROM temp.page WHERE {identity} NOT IN {successors} "
        "ON CONFLICT (salesforce_id) DO NOTHING"
    )
    differences = [
        "r.state <> 'member'",
        f"r.sobject IS NOT '{target.sobject}'",
        f"r.modstamp IS NOT {stamp}",
        *(f"r.{each.column} IS NOT {each.sql()}" for each in target.cells),
        f"r.id IN (SELECT record_id FROM removal WHERE entity = '{target.entity}')",
        f"r.id IN (SELECT record_id FROM pending_edit WHERE entity = '{target.entity}')",
    ]
    cells = ", ".join(f"p.c{at}" for at in range(width))
    different = (
        f"SELECT {cells} FROM temp.page p "
        f"LEFT JOIN {target.entity} r ON r.salesforce_id = {identity} "
        f"WHERE r.id IS NULL OR (r.id <= ?1 AND {any_of(differences)})"
    )
    return insert, different


def any_of(conditions: Sequence[str]) -> str:
    """One or the other, as a balanced tree: SQLite bounds the depth of an expression."""
    if len(conditions) == 1:
        return conditions[0]
    middle = len(conditions) // 2
    return f"({any_of(conditions[:middle])} OR {any_of(conditions[middle:])})"
