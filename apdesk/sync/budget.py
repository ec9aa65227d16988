"""The daily budget of API calls: how much of it is used, and when calls are free again. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from apdesk.store.settings import CallCount

#: The window in which calls count, as the org's own limit has it.
WINDOW = timedelta(hours=24)


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
