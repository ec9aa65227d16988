"""Backups: the tasks that make, list and restore them. When they are made by themselves is said in
`apdesk.sync.backing_up`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import filelock

from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import Clock, to_iso
from apdesk.errors import KnownError
from apdesk.language import tr
from apdesk.store.backups import Backup, Backups
from apdesk.store.database import RUN_LOCK, Store
from apdesk.store.settings import Settings
from apdesk.sync.backing_up import EVERY_DAYS, FAILED, KEEP, BackupChoice, note_failure
from apdesk.worker.tasks import Progress, Work

__all__ = [
    "Backup",
    "BackupChoice",
    "BackupState",
    "backup_state",
    "create_backup",
    "restore_backup",
    "save_backup_choice",
]

#: How long a restore waits for a run that was asked to stop.
RUN_ENDS_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class BackupState:
    """What the preferences page shows of backups.

    Attributes:
        failed: (when, sentence) of the last scheduled backup, where it could not be made.
    """

    choice: BackupChoice = field(default_factory=BackupChoice)
    backups: tuple[Backup, ...] = ()
    failed: tuple[str, str] | None = None


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
        note_failure(Settings(store), None)
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
                tr("A sync is still under way"),
                tr(
                    "A backup can’t be put in place while another window or command of apdesk "
                    "syncs "
                    "this data. Nothing was changed."
                ),
                tr("Wait until it has ended, or stop it there, and restore the backup then."),
                code="run.busy",
            ) from error
        try:
            return Backups(store).restore(backup, to_iso(clock.now()))
        finally:
            lock.release()

    return _task(database, restore)
