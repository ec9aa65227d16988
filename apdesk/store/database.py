"""The one SQLite file: opening, checking, migrating, transactions, backup, purge."""

from __future__ import annotations

import logging
import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

import peewee as pw

from apdesk.domain.clock import from_iso, to_iso
from apdesk.errors import BugError
from apdesk.language import tr
from apdesk.store import errors, migrations, order_indexes, sqltext
from apdesk.store.errors import converted

log = logging.getLogger("apdesk.store")

#: PRAGMA application_id of our files: "apdk" in ASCII.
APPLICATION_ID = 0x6170646B
BUSY_TIMEOUT_SECONDS = 10.0
#: How long a purge waits for readers to let go of the write-ahead log.
PURGE_TIMEOUT_MS = 3_000
#: Bytes from which on a file is large: it can't be rewritten in passing.
LARGE = 64 * 1024 * 1024
PURGE_EVERY = timedelta(days=1)
_WRITER_PRAGMAS = (
    ("synchronous", "FULL"),  # a commit survives a power loss: intents must not vanish
    ("foreign_keys", "ON"),
    ("secure_delete", "ON"),  # freed bytes are zeroed
    ("cache_size", -16_384),
    ("journal_size_limit", 0),
    ("wal_autocheckpoint", 4_000),  # pages: what several steps of a run touch is copied back once
)


#: How the name of a copy goes on until it is complete.
PART = ".part"
#: What the first sync leaves beside the database.
RUN_LOCK = "run.lock"


def _nothing(name: str) -> None:
    """The crash-injection hook outside of tests."""


class Store:
    """The writer's connection; one per thread that writes. Use as a context manager, or open/close.

    Attributes:
        path: The database file.
        large: Bytes from which on the file isn't rewritten at each purge.
        point: Called with "begin", "before commit" and "after commit" around each transaction;
            tests replace it to crash there.
    """

    def __init__(
        self, path: Path, *, check: bool = True, busy_timeout: float = BUSY_TIMEOUT_SECONDS
    ) -> None:
        self.path = Path(path)
        self.large = LARGE
        self.point: Callable[[str], None] = _nothing
        self._check = check
        self._busy_timeout = busy_timeout
        self._database: pw.SqliteDatabase | None = None
        self._in_transaction = False

    # -- life ---------------------------------------------------------------------------------

    def open(self) -> None:
        """Opens the file, making it when it isn't there, checks it and brings it up to date.

        Raises KnownError with code database.corrupt, database.newer, database.foreign,
        database.read_only, database.locked, disk.full or disk.failed; the file is then closed.
        """
        if self._database is not None:
            return
        with converted(self.path):
            self._make_private()
            self._require_writable()
            database = pw.SqliteDatabase(
                str(self.path),
                thread_safe=False,
                autoconnect=False,
                timeout=self._busy_timeout,
            )
            self._database = database
            try:
                self._prepare(database)
            except BaseException:
                self.close()
                raise

    def close(self) -> None:
        """Closes the connection; harmless when it is closed."""
        database, self._database = self._database, None
        self._in_transaction = False
        if database is not None:
            with suppress(pw.PeeweeException, sqlite3.Error):
                database.close()

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def database(self) -> pw.SqliteDatabase:
        """peewee's database, for the modules of this package."""
        if self._database is None:
            raise BugError("The store is closed", "It must be opened first.", code="store.closed")
        return self._database

    # -- work ---------------------------------------------------------------------------------

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, for statements that read; errors are converted."""
        with converted(self.path):
            yield sqltext.connection_of(self.database)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """BEGIN IMMEDIATE … COMMIT, rolled back on any exception; the only way to write.

        Raises BugError when one is open already: one step, one transaction.
        """
        connection = sqltext.connection_of(self.database)
        if self._in_transaction:
            raise BugError(
                "A transaction was opened within another",
                "Each step of the store is one transaction.",
                code="store.nested",
            )
        self.point("begin")
        with converted(self.path):
            connection.execute("BEGIN IMMEDIATE")
            self._in_transaction = True
            try:
                yield connection
                self.point("before commit")
                connection.execute("COMMIT")
            except BaseException:
                # A full disk may have rolled the transaction back by itself.
                if connection.in_transaction:
                    with suppress(sqlite3.Error):
                        connection.execute("ROLLBACK")
                raise
            finally:
                self._in_transaction = False
        self.point("after commit")

    def backup(self, to: Path) -> None:
        """Copies the whole database, as of now, to a new file that only the user can read.

        The file appears under its name only once it is complete. Raises KnownError (disk.full …).
        """
        copy_whole(sqltext.connection_of(self.database), Path(to))

    def restore(self, source: sqlite3.Connection) -> None:
        """Puts a whole copy in the place of what is here, in one transaction. The copy must have
        been checked, and be of the newest format. Raises KnownError; then all is as before."""
        connection = sqltext.connection_of(self.database)

        def busy(status: int, _remaining: int, _total: int) -> None:
            # Python's backup tries again for ever; SQLite has waited by now
            if status & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise errors.locked(self.path)

        self.point("begin")
        with converted(self.path):
            source.backup(connection, progress=busy)
        self.point("after commit")

    def purge_pending(self) -> bool:
        """Whether removed values may still lie in freed bytes of the file or in the log."""
        with self.reading() as connection:
            row = connection.execute("SELECT 1 FROM meta WHERE key = 'purge.pending'").fetchone()
        return row is not None

    def purge(self, now: datetime | None = None) -> bool:
        """Makes removals final: afterwards no byte of a removed record is left in our files.

        The search index is merged into one segment without deleted terms, the file is rewritten
        (secure_delete zeroes freed cells, but a page that was split may keep a stale copy of a
        cell in its gap), and the write-ahead log is emptied into the file and truncated. Does
        nothing when nothing was removed since the last purge. False when a reader held the log
        for too long, or a record was removed meanwhile: the purge stays pending, and the next
        call finishes it.

        With `now` (aware) a large file, which takes seconds to rewrite, is purged at most once a
        day, and False means also that this isn't due yet. Until then nothing of the removed
        records can be found or read through the database.
        """
        if not self.purge_pending():
            return True
        if now is not None and not self._purge_due(now):
            return False
        with self.transaction() as connection:
            (asked,) = connection.execute(
                "SELECT value FROM meta WHERE key = 'purge.pending'"
            ).fetchone() or ("",)
            for entity in ("person", "company"):
                connection.execute(
                    f"INSERT INTO {entity}_search({entity}_search) VALUES ('optimize')"
                )
        with converted(self.path):
            connection = sqltext.connection_of(self.database)
            connection.execute("VACUUM")
            if not self._truncate_log(connection):
                log.info("purge waits: a reader holds the write-ahead log")
                return False
            with self.transaction() as inner:
                # what another process removed since is still to be purged
                done = inner.execute(
                    "DELETE FROM meta WHERE key = 'purge.pending' AND value = ?", (asked,)
                ).rowcount
                if done and now is not None:
                    inner.execute(
                        "INSERT OR REPLACE INTO meta (key, value) VALUES ('purge.done', ?)",
                        (to_iso(now),),
                    )
            self._truncate_log(connection)
        return not self.purge_pending()

    def checkpoint(self) -> bool:
        """Empties the write-ahead log into the file; False when a reader held it."""
        with converted(self.path):
            return self._truncate_log(sqltext.connection_of(self.database))

    # -- within -------------------------------------------------------------------------------

    def _purge_due(self, now: datetime) -> bool:
        with self.reading() as connection:
            if self._bytes(connection) < self.large:
                return True
            row = connection.execute("SELECT value FROM meta WHERE key = 'purge.done'").fetchone()
        # a clock that was set back must not put it off
        return row is None or abs(now - from_iso(row[0])) >= PURGE_EVERY

    @staticmethod
    def _bytes(connection: sqlite3.Connection) -> int:
        pages, size = (
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("page_count", "page_size")
        )
        return int(pages) * int(size)

    def _truncate_log(self, connection: sqlite3.Connection) -> bool:
        connection.execute(f"PRAGMA busy_timeout = {PURGE_TIMEOUT_MS}")
        try:
            busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_LOCKED:
                raise
            busy = 1
        finally:
            connection.execute(f"PRAGMA busy_timeout = {int(self._busy_timeout * 1000)}")
        return not busy

    def _make_private(self) -> None:
        try:
            os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        except FileExistsError:
            found = self.path.stat()
            if stat.S_ISREG(found.st_mode) and not found.st_size and self._held_records():
                raise errors.corrupt(self.path, tr("the file is empty")) from None
            if os.name == "posix" and found.st_mode & 0o077:
                self.path.chmod(0o600)

    def _held_records(self) -> bool:
        """Whether an empty file was more once: a killed or failed first start leaves one, too."""
        log_of_writes = self.path.with_name(f"{self.path.name}-wal")
        if log_of_writes.exists() and log_of_writes.stat().st_size:
            return True
        return self.path.with_name(RUN_LOCK).exists()

    def _require_writable(self) -> None:
        if not os.access(self.path.parent, os.W_OK):
            raise errors.read_only(self.path)
        for suffix in ("", "-wal", "-shm"):
            each = self.path.with_name(self.path.name + suffix)
            if each.exists() and not os.access(each, os.R_OK | os.W_OK):
                raise errors.read_only(each)

    def _prepare(self, database: pw.SqliteDatabase) -> None:
        database.connect()
        connection = sqltext.connection_of(database)
        sqltext.register(connection)
        for name, value in _WRITER_PRAGMAS:
            connection.execute(f"PRAGMA {name} = {value}")
        version = self._version(connection)
        if self._check and version:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            if found != "ok":
                raise errors.corrupt(self.path, errors.finding(found))
        connection.execute("PRAGMA journal_mode = WAL")
        self._drop_stale_orders(connection)
        if version < migrations.LATEST:
            self._migrate()

    def _drop_stale_orders(self, connection: sqlite3.Connection) -> None:
        if order_indexes.stale(connection):
            with self.transaction() as inner:
                order_indexes.drop_stale(inner)
            log.info("the indexes of lists are made anew: they were made by other Unicode tables")

    def _version(self, connection: sqlite3.Connection) -> int:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if application != APPLICATION_ID and (application or version or tables):
            raise errors.foreign(self.path)
        if version > migrations.LATEST:
            raise errors.newer(self.path, version, migrations.LATEST)
        return version

    def _migrate(self) -> None:
        """Brings the file up to date, all or nothing. Other processes wait meanwhile: one that
        came at the same time finds it done."""
        with self.transaction() as connection:
            version = self._version(connection)
            if 0 < version < migrations.LATEST:
                copy = self.path.parent / "backups" / f"{self.path.stem}-format-{version}.sqlite3"
                # a connection that writes can't be copied; another one reads what was before
                with closing(sqlite3.connect(self.path)) as reader:
                    copy_whole(reader, copy)
                log.info("database backed up before its format changes from %d", version)
            upgrade(connection)
        log.info("database format is %d", migrations.LATEST)


def upgrade(connection: sqlite3.Connection) -> None:
    """Brings a database to the newest format, within a transaction."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    for number, apply in migrations.after(version):
        apply(connection)
        connection.execute(f"PRAGMA user_version = {number}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def copy_whole(source: sqlite3.Connection, target: Path) -> None:
    """Copies a whole database to a file that appears under its name once it is complete, and that
    only the user can read. Raises KnownError (disk.full …)."""
    part = target.with_name(target.name + PART)
    with converted(target):
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        try:
            copy = sqlite3.connect(part, isolation_level=None)
            try:
                source.backup(copy)
                # a backup is one file: no -wal beside it
                copy.execute("PRAGMA journal_mode=DELETE")
            finally:
                copy.close()
            os.replace(part, target)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
