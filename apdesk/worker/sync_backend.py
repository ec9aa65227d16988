"""The worker's hold on the store, the account and the engine of one data directory."""

from __future__ import annotations

from collections.abc import Generator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import Clock, SystemClock, from_iso
from apdesk.domain.preferences import Preferences
from apdesk.domain.run import Cause, ChangeSet, Progress, RunReport
from apdesk.errors import BugError
from apdesk.paths import DataDir
from apdesk.store.database import Store
from apdesk.store.journal import Journal
from apdesk.store.settings import Settings
from apdesk.sync import login_state, schedule
from apdesk.worker.messages import DEFAULT_INTERVAL

if TYPE_CHECKING:
    from apdesk.journeys.engine import JourneyReport
    from apdesk.journeys.running import Journeying
    from apdesk.salesforce.tokens import TokenVault
    from apdesk.sync.schedule import Slowing

#: Names of the settings that the preferences page writes.
INTERVAL = "interval_minutes"
PAUSED = "paused"


def interval(settings: Settings) -> timedelta:
    """The time between the end of a run and the next one."""
    return timedelta(minutes=max(1, int(settings.setting(INTERVAL, DEFAULT_INTERVAL))))


class StoreBackend:
    """Opened, used and closed in one thread (the sync thread)."""

    def __init__(self, data_dir: DataDir, vault: TokenVault, clock: Clock | None = None) -> None:
        self._data_dir = data_dir
        self._vault = vault
        self._clock: Clock = clock if clock is not None else SystemClock()
        self._store: Store | None = None
        self._journeys: Journeying | None = None

    def open(self) -> None:
        """Raises KnownError where the database can't be opened. The app checked it before."""
        store = Store(self._data_dir.database, check=False)
        store.open()
        self._store = store

    def close(self) -> None:
        self._journeys = None
        if self._store is not None:
            self._store.close()
            self._store = None

    def ready(self) -> bool:
        settings = Settings(self._opened())
        return settings.binding() is not None and settings.preferences() is not None

    def run(
        self, cause: Cause, *, approve_removals: bool, cancel: CancelToken
    ) -> Generator[Progress | ChangeSet, None, RunReport]:
        """One run of the engine. Raises KnownError where there is no login."""
        # Here and not above: the first window waits neither for the engine nor for HTTP.
        from apdesk.sync import account as accounts
        from apdesk.sync.backing_up import backed_up
        from apdesk.sync.engine import Engine
        from apdesk.sync.settings import SyncSettings

        store = self._opened()
        settings = Settings(store)
        org = accounts.org_for(store, self._vault, self._data_dir, cancel=cancel)
        engine = Engine(
            org,
            store,
            self._clock,
            SyncSettings.stored(settings),
            lock_path=self._data_dir.lock("run"),
        )
        run = engine.run(cause, approve_removals=approve_removals, cancel=cancel)
        return backed_up(
            login_state.noted(run, settings),
            store,
            self._data_dir.backups,
            self._clock,
            # Where nothing was synced yet, there is nothing to be lost.
            before=approve_removals and cause is not Cause.FIRST,
        )

    def last_run(self) -> datetime | None:
        last = Journal(self._opened()).last_finished()
        return from_iso(last.finished_at) if last is not None and last.finished_at else None

    def interval(self) -> timedelta:
        return interval(Settings(self._opened()))

    def slowing(self) -> Slowing | None:
        settings = Settings(self._opened())
        return schedule.slowing(settings, interval(settings), self._clock.now())

    def paused(self) -> bool:
        return bool(Settings(self._opened()).setting(PAUSED, False))

    def set_paused(self, paused: bool) -> None:
        Settings(self._opened()).set_setting(PAUSED, True if paused else None)

    def save_preferences(self, preferences: object) -> None:
        if not isinstance(preferences, Preferences):
            raise TypeError("preferences expected")
        Settings(self._opened()).save_preferences(preferences)

    def journeys(
        self, cancel: CancelToken, *, after_sync: bool
    ) -> Generator[ChangeSet, None, JourneyReport]:
        return self._journeying().run(cancel, after_sync=after_sync)

    def journeys_due(self) -> datetime | None:
        journeying = self._journeying()
        if journeying.work_waits():
            return self._clock.now()
        due = journeying.next_due()
        return None if due is None else from_iso(due)

    def _journeying(self) -> Journeying:
        if self._journeys is None:
            from apdesk.journeys.mail.passwords import passwords_of
            from apdesk.sync.account import org_for
            from apdesk.worker.journeying import journeying

            store = self._opened()
            self._journeys = journeying(
                store,
                self._clock,
                self._data_dir,
                org=lambda cancel: org_for(store, self._vault, self._data_dir, cancel=cancel),
                passwords=passwords_of(self._data_dir),
            )
        return self._journeys

    def keep_up(self) -> bool:
        """Makes an index by which a list of many records is in order at once, if one is missing."""
        from apdesk.store import ordering

        return ordering.keep_up(self._opened())

    def budget_free_at(self) -> datetime | None:
        return schedule.budget_stop(Settings(self._opened()), self._clock.now())

    def _opened(self) -> Store:
        if self._store is None:
            raise BugError("The sync's store is closed", "It must be opened first.", code="closed")
        return self._store
