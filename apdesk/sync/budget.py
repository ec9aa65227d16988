"""API calls in 24 hours: how many are too many, and when calls are free again. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from apdesk.store.settings import CallCount

#: The window in which calls count, as the org's own limit has it.
WINDOW = timedelta(hours=24)
#: The setting that holds what the org last said of its daily limit.
USAGE = "api.usage"
#: Per cent of the calls above which they are scarce: runs by the timer come less often.
SCARCE = 80
#: From this share of the org's daily calls on, the rest is left to its other applications.
LAST_SHARE = 0.95
#: Salesforce's rolling window gives calls back all the time and names no moment (salesforce.limit).
LIMIT_PAUSE = timedelta(hours=1)


def is_scarce(used: int, most: int) -> bool:
    """Whether more than 80 % of the calls are used."""
    return used * 100 > most * SCARCE


def scarce_from(budget: int) -> int:
    """The fewest calls at which those of a budget are scarce."""
    return budget * SCARCE // 100 + 1


def begin_of(hour: str) -> datetime:
    """An hour of the ledger ('YYYY-MM-DDTHH', UTC) as a moment."""
    return datetime.strptime(hour, "%Y-%m-%dT%H").replace(tzinfo=UTC)


def free_at(calls: Sequence[CallCount], budget: int, now: datetime) -> datetime | None:
    """When the budget allows a call again; None: now, or never (a budget of nothing).

    The ledger counts by whole hours, so that all calls of an hour become free together, a day
    after it began.
    """
    counted: dict[datetime, int] = {}
    for each in calls:
        hour = begin_of(each.hour)
        if hour + WINDOW > now and hour <= now:
            counted[hour] = counted.get(hour, 0) + each.calls
    left = sum(counted.values())
    if left < budget:
        return None
    for hour in sorted(counted):
        left -= counted[hour]
        if left < budget:
            return hour + WINDOW
    return None
