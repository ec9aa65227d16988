"""When a sync runs by itself: decided here for the window's timer, `apdesk run` and `status` alike.

After the interval; less often while more than 80 % of the org's calls, or of the budget of our own,
are used; and after a run that ended for want of calls not before there may be some again.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from apdesk.domain.clock import from_iso
from apdesk.sync.budget import (
    LAST_SHARE,
    LIMIT_PAUSE,
    USAGE,
    WINDOW,
    free_at,
    is_scarce,
    scarce_from,
)
from apdesk.sync.settings import SyncSettings

if TYPE_CHECKING:
    from apdesk.store.journal import RunSummary
    from apdesk.store.settings import Settings

#: How a run ends that was not allowed another call: by our own budget, and by the org's limit.
BUDGET = "budget.reached"
LIMIT = "salesforce.limit"
#: While calls are scarce, every third run of the usual ones is made, and none sooner than this.
SLOWER = 3
SOONEST = timedelta(minutes=30)


class Scarce(StrEnum):
    """Whose calls are above 80 %."""

    ORG = "org"
    BUDGET = "budget"


class Slowing(NamedTuple):
    """Why runs come less often than they are set to.

    Attributes:
        of: Whose calls are scarce.
        used, most: Calls in 24 hours, and how many are allowed.
        usual, every: The interval as it is set, and the one that is kept meanwhile.
        until: When enough calls are out of the 24 hours again if no more are made; None: only the
            next answer of the org tells.
    """

    of: Scarce
    used: int
    most: int
    usual: timedelta
    every: timedelta
    until: datetime | None = None

    @property
    def share(self) -> int:
        """Per cent that are used."""
        return self.used * 100 // self.most if self.most else 100


class Due(NamedTuple):
    """When the next run comes by itself.

    Attributes:
        at: The moment; one in the past: at once.
        stopped: The code of what keeps runs from being made until then; "": nothing does.
        slowing: Why it comes later than usual; None: it doesn't.
    """

    at: datetime
    stopped: str = ""
    slowing: Slowing | None = None


def slower(usual: timedelta) -> timedelta:
    """The interval that is kept while calls are scarce."""
    return max(usual * SLOWER, SOONEST)


def slowing(settings: Settings, usual: timedelta, now: datetime) -> Slowing | None:
    """Why runs come less often now than `usual`; None: they don't. A budget that is used up stops
    them (`budget_stop`), and slows nothing down."""
    said = settings.setting(USAGE) or {}
    used, most = said.get("used"), said.get("maximum")
    if used is not None and most and is_scarce(used, most):
        every = slower(usual)
        if used >= most * LAST_SHARE:  # a run that needs one call gets through; see `limit_stop`
            every = max(every, LIMIT_PAUSE)
        return Slowing(Scarce.ORG, used, most, usual, every)
    budget = SyncSettings.stored(settings).daily_budget
    if budget is None:
        return None
    own = settings.own_calls_24h(now)
    if own >= budget or not is_scarce(own, budget):
        return None
    until = free_at(settings.calls_since(now - WINDOW), scarce_from(budget), now)
    return Slowing(Scarce.BUDGET, own, budget, usual, slower(usual), until)


def budget_stop(settings: Settings, now: datetime) -> datetime | None:
    """When the daily budget allows a call again; None: now, or there is none. A budget of nothing
    never does; it is looked at again later, as somebody may have raised it."""
    budget = SyncSettings.stored(settings).daily_budget
    if budget is None or settings.own_calls_24h(now) < budget:
        return None
    return free_at(settings.calls_since(now - WINDOW), budget, now) or now + LIMIT_PAUSE


def limit_stop(ended: datetime, asked: float | None = None) -> datetime:
    """When a run is tried again after one that ended by Salesforce's limit; `asked`: the seconds
    that it said to wait."""
    return ended + max(timedelta(seconds=asked or 0), LIMIT_PAUSE)


def due(settings: Settings, last: RunSummary | None, usual: timedelta, now: datetime) -> Due:
    """When a run comes by itself after the last one that ended, which may have failed."""
    free = budget_stop(settings, now)
    stopped = BUDGET if free is not None else ""
    if last is None or last.finished_at is None:
        return Due(free or now, stopped)
    ended = min(from_iso(last.finished_at), now)
    if last.error is not None and last.error.code == LIMIT:
        at = limit_stop(ended)
        return Due(at, LIMIT) if free is None or free < at else Due(free, BUDGET)
    if free is not None:
        budget_ended_it = last.error is not None and last.error.code == BUDGET
        return Due(free if budget_ended_it else max(free, ended + usual), BUDGET)
    why = slowing(settings, usual, now)
    return Due(ended + (usual if why is None else why.every), "", why)
