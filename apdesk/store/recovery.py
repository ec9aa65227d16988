"""The way on from a damaged database: a backup in its place, or an empty one. It is never opened.

What was damaged is moved aside, together with the files that SQLite keeps beside it, and stays
there: whoever knows how may still get something out of it.
"""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from apdesk.domain.clock import from_iso
from apdesk.errors import KnownError
from apdesk.store import backups, errors
from apdesk.store.backups import DAMAGED, RESTORED, Backup, Backups
from apdesk.store.database import Store, copy_whole
from apdesk.store.errors import converted

log = logging.getLogger("apdesk.store")

#: What SQLite keeps beside a database, and would apply to whatever lies in its place.
_BESIDE = ("-wal", "-shm", "-journal")
#: The bytes of a file that SQLite's locks lie on, see https://sqlite.org/src/file/src/os.h.
_LOCKED_FROM, _LOCKED = 0x40000000, 512
#: What Windows says of a file that is open elsewhere.
_SHARING_VIOLATIONS = (32, 33)


class Recovery:
    """What can be done about the damaged database of one data directory.

    No run may be under way. Whatever can't be done raises KnownError "database.in_use", "disk.full"
    and the like; then all is as before.
    """

    def __init__(self, database: Path, directory: Path | None = None) -> None:
        """`directory`: the folder 'backups' beside the database unless told."""
        self._database = database
        self._backups = Backups(Store(database), directory)

    def backups(self) -> tuple[Backup, ...]:
        """The backups that there are, the newest first. Whether they can be used, `backups.check`
        says."""
        return self._backups.all()

    def restore(self, backup: Path, at: str) -> Path:
        """Puts a backup in the place of the damaged database, brought up to date and with its
        journeys paused; where that is now.

        Raises also KnownError "backup.unknown", "backup.corrupt", "backup.newer".
        """
        new = self._database.with_name(self._database.name + RESTORED)
        with _alone_with(self._database):
            with backups.fit_to_restore(backup) as whole:
                _copied(whole, new, backup)
            try:
                _require_sound(new, backup)
                aside = self._replace(new, at)
            finally:
                new.unlink(missing_ok=True)
        log.info("a backup was put in the place of the damaged database, kept as %s", aside.name)
        return aside

    def start_anew(self, at: str) -> Path:
        """Moves the damaged database out of the way, so that an empty one is made when it is
        opened next; where the damaged one is now."""
        with _alone_with(self._database):
            aside = self._replace(None, at)
        log.info("the damaged database is kept as %s; apdesk starts with an empty one", aside.name)
        return aside

    def _replace(self, new: Path | None, at: str) -> Path:
        """Moves the files of the database aside and `new` in its place.

        SQLite's own files go first: those of the old database must never be there beside a new
        one. Until the last step the damaged one lies in its place: a crash in between leaves what
        can be repaired in the same way.
        """
        database, aside = self._database, self._free_name(at)
        moved: list[tuple[Path, Path]] = []
        linked = False
        try:
            with converted(database), _unshared(database):
                for suffix in _BESIDE:
                    beside = database.with_name(database.name + suffix)
                    if beside.exists():
                        _move(beside, aside.with_name(aside.name + suffix), moved)
                linked = new is not None and _linked(database, aside)
                if not linked:
                    _move(database, aside, moved)
                if new is not None:
                    os.replace(new, database)
        except BaseException:
            if linked:
                aside.unlink(missing_ok=True)
            for source, target in reversed(moved):
                with suppress(OSError):
                    os.replace(target, source)
            raise
        _written_down(database.parent)
        return aside

    def _free_name(self, at: str) -> Path:
        stem = f"{self._database.stem}{DAMAGED}{from_iso(at).strftime(backups.STAMP)}"
        suffix, number = self._database.suffix, 1
        found = self._database.with_name(stem + suffix)
        while any(os.path.lexists(f"{found}{each}") for each in ("", *_BESIDE)):
            number += 1
            found = self._database.with_name(f"{stem}-{number}{suffix}")
        return found


def _copied(whole: sqlite3.Connection, new: Path, backup: Path) -> None:
    try:
        copy_whole(whole, new)
    except KnownError as error:
        if error.code == "database.corrupt":
            raise backups.corrupt(backup) from error
        raise


def _require_sound(new: Path, backup: Path) -> None:
    """Reads the copy as a whole before it counts: as at each start."""
    try:
        backups.check(new)
    except KnownError as error:
        raise backups.corrupt(backup) from error


def _move(source: Path, target: Path, moved: list[tuple[Path, Path]]) -> None:
    os.rename(source, target)
    moved.append((source, target))


def _linked(source: Path, target: Path) -> bool:
    """Gives a file a second name, so that it can be replaced in one step; False where the file
    system knows no such thing."""
    try:
        os.link(source, target)
    except OSError:
        return False
    return True


def _written_down(folder: Path) -> None:
    """Survives a power loss, where a folder can be told so."""
    if os.name == "posix":
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


@contextmanager
def _unshared(database: Path) -> Iterator[None]:
    """Says of a file that Windows doesn't let go that another program has it open."""
    try:
        yield
    except OSError as error:
        if getattr(error, "winerror", None) in _SHARING_VIOLATIONS:
            raise errors.in_use(database) from error
        raise


@contextmanager
def _alone_with(database: Path) -> Iterator[None]:
    """Keeps other processes from opening the file, and refuses where one has it open.

    SQLite can't be asked, since it reads the file before it locks it. Each of our connections holds
    a shared lock for as long as it is open, as the write-ahead log wants it; Windows refuses to
    move the file of one. This process must have none itself: its locks would go with this one.
    """
    if os.name != "posix":
        yield
        return
    import fcntl

    with converted(database):
        handle = os.open(database, os.O_RDWR)
        try:
            try:
                fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB, _LOCKED, _LOCKED_FROM)
            except (BlockingIOError, PermissionError) as error:
                raise errors.in_use(database) from error
            except OSError as error:
                # a file system without locks: nobody else could know of another, either
                log.info("the database can't be locked: %s", error.strerror)
            yield
        finally:
            os.close(handle)
