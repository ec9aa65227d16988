"""Backups: when they are made, and the tasks that make, list and restore them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Self

import filelock

from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import Clock, to_iso
from apdesk.errors import ApdeskError, KnownError
from apdesk.store.backups import Backup, Backups
from apdesk.store.database import RUN_LOCK, Store
from apdesk.store.settings import Settings
from apdesk.worker.tasks import Progress, Work

__all__ = [
    "Backup",
    "BackupChoice",
    "BackupState",
    "back_up_before_removals",
    "back_up_if_due",
    "backup_state",
    "create_backup",
    "restore_backup",
    "save_backup_choice",
]

log = logging.getLogger("apdesk.backups")

#: Names of the settings: days between two backups (0: none by itself), how many are kept, and what
#: the last failed one said.
EVERY_DAYS = "backup.every_days"
KEEP = "backup.keep"
FAILED = "backup.failed"

#: How long a restore waits for a run that was asked to stop.
RUN_ENDS_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class BackupChoice:
    """How often the database is backed up by itself (0 days: never), and how many are kept."""

    every_days: int = 1
    keep: int = 7

    @classmethod
    def stored(cls, settings: Settings) -> Self:
        """What the user chose, within what makes sense."""
        given = cls()
        return cls(
            every_days=max(0, int(settings.setting(EVERY_DAYS, given.every_days))),
            keep=max(1, int(settings.setting(KEEP, given.keep))),
        )


@dataclass(frozen=True, slots=True)
class BackupState:
    """What the preferences page shows of backups.

    Attributes:
        failed: (when, sentence) of the last scheduled backup, where it could not be made.
    """

    choice: BackupChoice = BackupChoice()
    backups: tuple[Backup, ...] = ()
    failed: tuple[str, str] | None = None


# -- on the sync thread -------------------------------------------------------------------------


def back_up_if_due(store: Store, directory: Path, now: datetime) -> None:
    """After a run: the scheduled backup, and the oldest ones go. A failure is noted, not raised."""
    settings = Settings(store)
    choice = BackupChoice.stored(settings)
    backups = Backups(store, directory)
    if not choice.every_days or not backups.due(now, timedelta(days=choice.every_days)):
        return
    try:
        backups.create("scheduled", to_iso(now))
        backups.prune(choice.keep)
    except ApdeskError as error:
        log.warning("the scheduled backup failed: %s", error.code)
        _note(settings, {"at": to_iso(now), "text": str(error)})
    else:
        _note(settings, None)


def back_up_before_removals(store: Store, directory: Path, now: datetime) -> None:
    """Before records are removed for good. Raises KnownError: then nothing may be removed."""
    Backups(store, directory).create("before-removals", to_iso(now))


def _note(settings: Settings, trouble: dict[str, str] | None) -> None:
    with suppress(ApdeskError):  # where a backup failed, this may fail for the same reason
        if settings.setting(FAILED) != trouble:
            settings.set_setting(FAILED, trouble)


# -- tasks --------------------------------------------------------------------------------------


def _task(database: Path, ask: Callable[[Store], object]) -> Work:
    def work(_progress: Progress, _cancel: CancelToken) -> object:
        with Store(database, check=False) as store:
            return ask(store)

    return work


def backup_state(database: Path) -> Work:
    """A task -> BackupState."""
    return _task(database, _state)


def _state(store: Store) -> BackupState:
    settings = Settings(store)
    noted: Any = settings.setting(FAILED)
    failed = (str(noted["at"]), str(noted["text"])) if isinstance(noted, dict) else None
    return BackupState(BackupChoice.stored(settings), Backups(store).all(), failed)


def save_backup_choice(database: Path, choice: BackupChoice) -> Work:
    """A task -> BackupState, with that choice stored."""

    def save(store: Store) -> BackupState:
        settings = Settings(store)
        settings.set_setting(EVERY_DAYS, choice.every_days)
        settings.set_setting(KEEP, choice.keep)
        return _state(store)

    return _task(database, save)


def create_backup(database: Path, clock: Clock) -> Work:
    """A task -> BackupState, with a new backup. Raises KnownError (disk.full …)."""

    def create(store: Store) -> BackupState:
        Backups(store).create("manual", to_iso(clock.now()))
        _note(Settings(store), None)
        return _state(store)

    return _task(database, create)


def restore_backup(database: Path, backup: Path, clock: Clock) -> Work:
    """A task -> Backup (the one that was made of the state before): puts a backup in place.

    No run goes on meanwhile: one that was asked to stop is waited for. Raises KnownError
    "run.busy", "backup.unknown", "backup.corrupt", "backup.newer", "disk.full"; then all is as
    before.
    """

    def restore(store: Store) -> Backup:
        lock = filelock.FileLock(database.with_name(RUN_LOCK))
        try:
            lock.acquire(timeout=RUN_ENDS_SECONDS)
        except filelock.Timeout as error:
            raise KnownError(
                "A sync is still under way",
                "A backup can’t be put in place while another window or command of apdesk syncs "
                "this data. Nothing was changed.",
                "Wait until it has ended, or stop it there, and restore the backup then.",
                code="run.busy",
            ) from error
        try:
            return Backups(store).restore(backup, to_iso(clock.now()))
        finally:
            lock.release()

    return _task(database, restore)
