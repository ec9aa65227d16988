"""When backups are made by themselves: on schedule after a run, and before approved removals."""

from __future__ import annotations

import logging
from collections.abc import Generator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Self

from apdesk.domain.clock import Clock, to_iso
from apdesk.domain.run import Phase, Progress, RunReport
from apdesk.errors import ApdeskError
from apdesk.store.backups import BEFORE_REMOVALS, SCHEDULED, Backups
from apdesk.store.database import Store
from apdesk.store.settings import Settings
from apdesk.sync.run_state import Step

log = logging.getLogger("apdesk.backups")

#: Names of the settings: days between two backups (0: none by itself), how many are kept, and what
#: the last failed one said.
EVERY_DAYS = "backup.every_days"
KEEP = "backup.keep"
FAILED = "backup.failed"


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


def backed_up(
    run: Generator[Step, None, RunReport],
    store: Store,
    directory: Path,
    clock: Clock,
    *,
    before: bool,
    after: bool = True,
) -> Generator[Step, None, RunReport]:
    """A run between its backups.

    Args:
        before: It may remove for good what was approved: without a backup it does not begin, and
            the KnownError of the backup is raised.
        after: The scheduled backup is made after it, when it is due.
    """
    if before:
        yield Progress(Phase.CHECK)
        Backups(store, directory).create(BEFORE_REMOVALS, to_iso(clock.now()))
    report = yield from run
    if after:
        back_up_if_due(store, directory, clock.now())
    return report


def back_up_if_due(store: Store, directory: Path, now: datetime) -> None:
    """The scheduled backup, and the oldest ones go. A failure is noted, not raised."""
    settings = Settings(store)
    choice = BackupChoice.stored(settings)
    backups = Backups(store, directory)
    try:
        if not choice.every_days or not backups.due(now, timedelta(days=choice.every_days)):
            return
        backups.create(SCHEDULED, to_iso(now))
        backups.prune(choice.keep)
    except ApdeskError as error:
        log.warning("the scheduled backup failed: %s", error.code)
        note_failure(settings, {"at": to_iso(now), "text": str(error)})
    else:
        note_failure(settings, None)


def note_failure(settings: Settings, trouble: dict[str, str] | None) -> None:
    """What the last backup said when it could not be made; None: it could."""
    with suppress(ApdeskError):  # where a backup failed, this may fail for the same reason
        if settings.setting(FAILED) != trouble:
            settings.set_setting(FAILED, trouble)
