"""What the sync worker needs of the store, the account and the engine."""

from __future__ import annotations

from collections.abc import Generator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from apdesk.domain.cancel import CancelToken
from apdesk.domain.run import Cause, ChangeSet, Progress, RunReport

if TYPE_CHECKING:
    from apdesk.journeys.engine import JourneyReport
    from apdesk.sync.schedule import Slowing

Step = Progress | ChangeSet


class SyncBackend(Protocol):
    """Opened, used and closed in the worker's thread."""

    def open(self) -> None:
        """Called once, in the worker's thread, before anything else."""
        ...

    def close(self) -> None: ...

    def ready(self) -> bool:
        """Whether an org is connected and preferences were chosen."""
        ...

    def run(
        self, cause: Cause, *, approve_removals: bool, cancel: CancelToken
    ) -> Generator[Step, None, RunReport]: ...

    def last_run(self) -> datetime | None:
        """When the last run that was not broken off ended."""
        ...

    def interval(self) -> timedelta:
        """The time between the end of a run and the next one, as it is set."""
        ...

    def slowing(self) -> Slowing | None:
        """Why runs come less often now than that; None: they don't."""
        ...

    def paused(self) -> bool: ...

    def set_paused(self, paused: bool) -> None: ...

    def save_preferences(self, preferences: object) -> None: ...

    def journeys(
        self, cancel: CancelToken, *, after_sync: bool
    ) -> Generator[ChangeSet, None, JourneyReport]:
        """A turn of the journeys; `after_sync`: with news of the org, too."""
        ...

    def journeys_due(self) -> datetime | None:
        """When they have something to do next, which may be now; None: nobody waits for that."""
        ...

    def keep_up(self) -> bool:
        """A piece of work for the database while no run is under way; whether there may be more."""
        ...

    def budget_free_at(self) -> datetime | None:
        """When the daily budget allows a call again; None: it does now, or there is none."""
        ...
