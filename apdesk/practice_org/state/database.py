"""The SQLite side of an org: a writer, readers, the functions that SOQL compiles to, the tables.

One connection writes, under one lock. A file has a pool of readers beside it (WAL), so that a long
read never waits for a write; ':memory:' has the one connection for everything.
"""

from __future__ import annotations

import contextlib
import queue
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

from apdesk.practice_org.state import sqlfunctions
from apdesk.practice_org.state.fields import NUMBER_TYPES, Field
from apdesk.practice_org.state.sobjects import SObject

_BOOKKEEPING = """
CREATE TABLE IF NOT EXISTS setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS delete_log (
    record_id TEXT PRIMARY KEY, sobject TEXT NOT NULL, deleted_at TEXT NOT NULL,
    root TEXT NOT NULL, gone INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS delete_log_time ON delete_log (sobject, deleted_at);
CREATE TABLE IF NOT EXISTS unshared (
    record_id TEXT NOT NULL, user_id TEXT NOT NULL, PRIMARY KEY (record_id, user_id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS protected (
    record_id TEXT NOT NULL, user_id TEXT NOT NULL, PRIMARY KEY (record_id, user_id)
) WITHOUT ROWID;
"""
_INDEXED_REFERENCES = frozenset(
    {"AccountId", "LeadId", "ContactId", "CampaignId", "WhoId", "ParentId", "ReportsToId"}
)


def quoted(name: str) -> str:
    """An SQL identifier; names come from our own tables, never from a request."""
    return f'"{name}"'


def column_type(field: Field) -> str:
    if field.type == "boolean":
        return "INTEGER NOT NULL DEFAULT 0"
    if field.type == "int":
        return "INTEGER"
    if field.type in NUMBER_TYPES:
        return "REAL"
    return "TEXT"


class Database:
    """`path` is a file or ':memory:'."""

    def __init__(self, path: Path | str) -> None:
        self._path = str(path)
        self._in_memory = self._path == ":memory:"
        self._lock = threading.RLock()
        self._depth = 0
        self._owner: int | None = None
        self._closed = False
        self._readers: queue.LifoQueue[sqlite3.Connection] = queue.LifoQueue()
        self._all_readers: list[sqlite3.Connection] = []
        self._writer = self._connect()
        if not self._in_memory:
            self._writer.execute("PRAGMA journal_mode=WAL")
            self._writer.execute("PRAGMA synchronous=OFF")
        self._writer.executescript(_BOOKKEEPING)

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self._path, isolation_level=None, check_same_thread=False, timeout=60
        )
        connection.execute("PRAGMA temp_store=MEMORY")
        sqlfunctions.register(connection)
        return connection

    def close(self) -> None:
        """Closes every connection; a second call does nothing."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            for reader in self._all_readers:
                reader.close()
            self._writer.close()

    # ------------------------------------------------------------ connections
    @contextlib.contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """A transaction; inside another one of the same thread a savepoint."""
        with self._lock:
            depth = self._depth
            begin, commit, undo = (
                ("BEGIN IMMEDIATE", "COMMIT", ("ROLLBACK",))
                if depth == 0
                else (
                    f"SAVEPOINT s{depth}",
                    f"RELEASE s{depth}",
                    (f"ROLLBACK TO s{depth}", f"RELEASE s{depth}"),
                )
            )
            self._writer.execute(begin)
            self._depth = depth + 1
            self._owner = threading.get_ident()
            try:
                yield self._writer
            except BaseException:
                for statement in undo:
                    self._writer.execute(statement)
                raise
            else:
                self._writer.execute(commit)
            finally:
                self._depth = depth
                if depth == 0:
                    self._owner = None

    @contextlib.contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """A connection whose statements see one state of the data; inside a transaction of this
        thread, that transaction's."""
        if self._in_memory or self._owner == threading.get_ident():
            with self._lock:
                yield self._writer
            return
        try:
            reader = self._readers.get_nowait()
        except queue.Empty:
            reader = self._connect()
            reader.execute("PRAGMA query_only=ON")
            # A page of an answer is found first and read then: from memory, in kB.
            reader.execute("PRAGMA cache_size=-16384")
            with self._lock:
                self._all_readers.append(reader)
        try:
            reader.execute("BEGIN")
            try:
                yield reader
            finally:
                reader.execute("COMMIT")
        finally:
            self._readers.put(reader)

    def snapshot(self) -> sqlite3.Connection:
        """A connection of the caller's own that sees the present state for as long as it is open,
        whatever is written meanwhile."""
        if self._in_memory:
            copy = self._connect()
            with self._lock:
                self._writer.backup(copy)
            return copy
        connection = self._connect()
        connection.execute("PRAGMA temp_store=FILE")
        connection.execute("BEGIN")
        # A read transaction begins with the first read.
        connection.execute("SELECT 1 FROM setting LIMIT 1").fetchone()
        return connection

    # ----------------------------------------------------------------- tables
    def prepare(self, sobjects: Iterable[SObject]) -> None:
        """Makes the tables, columns and indexes that are not there yet."""
        with self.write() as connection:
            for sobject in sobjects:
                self._prepare_table(connection, sobject)

    def _prepare_table(self, connection: sqlite3.Connection, sobject: SObject) -> None:
        table = quoted(sobject.name)
        stored = [field for field in sobject.fields if field.stored and field.name != "Id"]
        columns = "".join(f", {quoted(field.name)} {column_type(field)}" for field in stored)
        connection.execute(
            f"CREATE TABLE IF NOT EXISTS {table} "
            f"(serial INTEGER PRIMARY KEY AUTOINCREMENT, Id TEXT NOT NULL UNIQUE{columns})"
        )
        there = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
        for field in stored:
            if field.name not in there:
                connection.execute(
                    f"ALTER TABLE {table} ADD COLUMN {quoted(field.name)} {column_type(field)}"
                )
            for name, expression in _indexes(sobject, field):
                connection.execute(
                    f"CREATE INDEX IF NOT EXISTS {quoted(name)} ON {table} {expression}"
                )
        connection.execute(f"DROP INDEX IF EXISTS {quoted(f'{sobject.name}_SystemModstamp')}")

    @contextlib.contextmanager
    def indexes_later(self, sobjects: Iterable[str]) -> Iterator[None]:
        """Inside, tables that are empty now are filled without their indexes, which are made at
        the end: for very many rows in half the time."""
        with self.write() as connection:
            made: list[str] = []
            for sobject in sobjects:
                if connection.execute(f"SELECT 1 FROM {quoted(sobject)} LIMIT 1").fetchone():
                    continue
                for name, sql in connection.execute(
                    "SELECT name, sql FROM sqlite_master "
                    "WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL",
                    (sobject,),
                ).fetchall():
                    connection.execute(f"DROP INDEX {quoted(name)}")
                    made.append(sql)
        try:
            yield
        finally:
            # Sorted in a file: in memory it would be all keys of a table at once.
            self._writer.execute("PRAGMA temp_store=FILE")
            for sql in made:
                with self.write() as connection:
                    connection.execute(sql)
            self._writer.execute("PRAGMA temp_store=MEMORY")

    def last_serial(self, sobject: str) -> int:
        """The highest serial that the object ever had."""
        with self.read() as connection:
            row = connection.execute(
                "SELECT seq FROM sqlite_sequence WHERE name = ?", (sobject,)
            ).fetchone()
        return int(row[0]) if row else 0

    # --------------------------------------------------------------- settings
    def setting(self, key: str) -> str | None:
        with self.read() as connection:
            row = connection.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def set_setting(self, key: str, value: str) -> None:
        with self.write() as connection:
            connection.execute(
                "INSERT INTO setting VALUES (?, ?) "
                "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                (key, value),
            )


def _indexes(sobject: SObject, field: Field) -> Iterator[tuple[str, str]]:
    """Names, and what is indexed."""
    column = quoted(field.name)
    name = f"{sobject.name}_{field.name}"
    if field.name == "SystemModstamp":
        # Whoever reads what has changed pages by both, and wants live rows; to count those, too,
        # this is the shortest way.
        deleted = ", IsDeleted" if sobject.field("IsDeleted") is not None else ""
        yield f"{name}_Id", f"({column}, Id{deleted})"
    elif field.type == "reference" and field.name in _INDEXED_REFERENCES:
        yield name, f"({column})"
    elif field.looked_up:
        yield name, f"(fold({column}))"
