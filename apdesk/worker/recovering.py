"""The way on from a damaged database, as tasks: which backups can be used, one in its place, or an
empty database. None of them opens it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import filelock

from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import Clock, to_iso
from apdesk.errors import KnownError
from apdesk.store import backups
from apdesk.store.backups import Backup
from apdesk.store.database import RUN_LOCK
from apdesk.store.recovery import Recovery
from apdesk.sync import problems
from apdesk.worker.tasks import Progress, Work

__all__ = ["Backup", "Rescue", "look_for_backups", "restore_in_place", "start_anew"]

#: How long is waited for a run that is just ending.
RUN_ENDS_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Rescue:
    """The backups that there are, newest first.

    Attributes:
        usable: The newest that can be restored; None: there is none.
        unusable: Those newer than that, which can't: damaged, or made by a newer apdesk.
    """

    backups: tuple[Backup, ...] = ()
    usable: Backup | None = None
    unusable: frozenset[Path] = frozenset()


def look_for_backups(database: Path) -> Work:
    """A task -> Rescue. Reads backups as a whole, from the newest to the first that can be used."""

    def look(_progress: Progress, cancel: CancelToken) -> Rescue:
        found = Recovery(database).backups()
        unusable = set()
        for each in found:
            cancel.check()
            try:
                backups.check(each.path, lambda: cancel.cancelled)
            except KnownError:
                unusable.add(each.path)
            else:
                return Rescue(found, each, frozenset(unusable))
        return Rescue(found, None, frozenset(unusable))

    return look


def restore_in_place(database: Path, backup: Path, clock: Clock) -> Work:
    """A task -> Path (where the damaged database is now): puts a backup in its place.

    Raises KnownError "run.busy", "database.in_use", "backup.corrupt", "disk.full" and the like;
    then all is as before.
    """

    def restore(_progress: Progress, _cancel: CancelToken) -> Path:
        with _no_run(database):
            return Recovery(database).restore(backup, to_iso(clock.now()))

    return restore


def start_anew(database: Path, clock: Clock) -> Work:
    """A task -> Path (where the damaged database is now): moves it out of the way.

    Raises KnownError "run.busy", "database.in_use"; then all is as before.
    """

    def start(_progress: Progress, _cancel: CancelToken) -> Path:
        with _no_run(database):
            return Recovery(database).start_anew(to_iso(clock.now()))

    return start


@contextmanager
def _no_run(database: Path) -> Iterator[None]:
    lock = filelock.FileLock(database.with_name(RUN_LOCK))
    try:
        lock.acquire(timeout=RUN_ENDS_SECONDS)
    except filelock.Timeout as error:
        raise problems.busy() from error
    try:
        yield
    finally:
        lock.release()
