"""A delay in words: what it means, an example, and times of the day as they are typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from apdesk.domain.journey.kinds import Delay
from apdesk.domain.journey.timing import due
from apdesk.domain.relative_dates import zone as zone_of

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TIME = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?")
_DAY = 1440  # minutes


def meaning(delay: Delay) -> str:
    """'People wait 3 days, and then until it is between 9:00 and 17:00 on Mon, Tue or Wed.'"""
    unit = str(delay.unit)
    unit = unit.removesuffix("s") if delay.amount == 1 else unit
    waits = f"People wait {delay.amount:,} {unit}" if delay.amount else "People don't wait"
    then = []
    if delay.start is not None or delay.end is not None:
        end = _DAY if delay.end is None else delay.end
        then.append(f"it is between {time_text(delay.start or 0)} and {time_text(end)}")
    if delay.weekdays and len(set(delay.weekdays)) < len(WEEKDAYS):
        days = _either([WEEKDAYS[day - 1] for day in delay.weekdays])
        then.append(f"on {days}" if then else f"it is {days}")
    if not then:
        return f"{waits}, whatever the day and the time."
    if not delay.amount:
        return f"People wait until {' '.join(then)}."
    return f"{waits}, and then until {' '.join(then)}."


def example(delay: Delay, now: datetime, zone: str) -> str:
    """'Somebody arriving now goes on Tue 1 Dec, 09:00.' in the user's time zone; '' beyond the
    end of the calendar."""
    try:
        moment = due(delay, now, zone).astimezone(zone_of(zone))
    except OverflowError:
        return ""
    if moment <= now:
        return "Somebody arriving now goes on at once."
    year = f" {moment.year}" if moment.year != now.astimezone(zone_of(zone)).year else ""
    day = f"{WEEKDAYS[moment.weekday()]} {moment.day} {_MONTHS[moment.month - 1]}{year}"
    return f"Somebody arriving now goes on {day}, {moment:%H:%M}."


def time_text(minutes: int) -> str:
    """Minutes after midnight as one types them: '9:00', '24:00'."""
    return f"{minutes // 60}:{minutes % 60:02}"


def read_time(text: str) -> int | None:
    """A typed time ('9', '9:00', '17.30', '24:00') in minutes after midnight; None: it is none."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    minutes = hour * 60 + minute
    return minutes if minute < 60 and minutes <= _DAY else None


def _either(parts: Sequence[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} or {parts[-1]}"
