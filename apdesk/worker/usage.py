"""API usage: what the org last said of its limit, and our own calls of the last days by cause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import Clock
from apdesk.store.database import Store
from apdesk.store.settings import CallCount, Settings
from apdesk.sync.budget import USAGE, WINDOW, begin_of, free_at
from apdesk.sync.settings import DAILY_BUDGET, SyncSettings
from apdesk.worker.tasks import Progress, Work

#: The days that are shown, today among them.
DAYS = 14


@dataclass(frozen=True, slots=True)
class DayOfCalls:
    """Our calls of one day of the user's calendar."""

    day: date
    by_cause: Mapping[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(self.by_cause.values())


@dataclass(frozen=True, slots=True)
class Usage:
    """What the usage page shows.

    Attributes:
        org_used, org_max: Of the org's own 24 hours, all its programs together; None: not known.
        own_24h: Our calls in the last 24 hours.
        budget: The most that we may make in 24 hours; None: no bound of ours.
        free_at: When a budget that is used up allows a call again; None: it isn't.
        days: The last days, oldest first, those without a call too.
    """

    org_used: int | None = None
    org_max: int | None = None
    own_24h: int = 0
    budget: int | None = None
    free_at: datetime | None = None
    days: tuple[DayOfCalls, ...] = ()


def usage(database: Path, clock: Clock) -> Work:
    """A task -> Usage."""

    def work(_progress: Progress, _cancel: CancelToken) -> Usage:
        now = clock.now()
        with Store(database, check=False) as store:
            settings = Settings(store)
            said = settings.setting(USAGE) or {}
            budget = SyncSettings.stored(settings).daily_budget
            calls = settings.calls_since(now - timedelta(days=DAYS + 1))
            return Usage(
                org_used=said.get("used"),
                org_max=said.get("maximum"),
                own_24h=settings.own_calls_24h(now),
                budget=budget,
                free_at=None if budget is None else free_at(_recent(calls, now), budget, now),
                days=by_day(calls, now),
            )

    return work


def save_budget(database: Path, budget: int | None) -> Work:
    """A task: stores the daily budget; None: no bound of ours."""

    def work(_progress: Progress, _cancel: CancelToken) -> None:
        with Store(database, check=False) as store:
            Settings(store).set_setting(DAILY_BUDGET, budget)

    return work


def by_day(calls: Sequence[CallCount], now: datetime) -> tuple[DayOfCalls, ...]:
    """The ledger by the days of the user's calendar."""
    today = now.astimezone().date()
    found: dict[date, dict[str, int]] = {
        today - timedelta(days=back): {} for back in reversed(range(DAYS))
    }
    for each in calls:
        causes = found.get(begin_of(each.hour).astimezone().date())
        if causes is not None:
            causes[each.cause] = causes.get(each.cause, 0) + each.calls
    return tuple(DayOfCalls(day, causes) for day, causes in found.items())


def _recent(calls: Sequence[CallCount], now: datetime) -> list[CallCount]:
    return [each for each in calls if begin_of(each.hour) + WINDOW > now]
