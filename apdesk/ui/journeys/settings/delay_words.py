"""A delay in words: what it means, an example, and times of the day as they are typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.journey.kinds import Delay, Unit
from apdesk.domain.journey.sentences import weekday
from apdesk.domain.journey.timing import due
from apdesk.domain.relative_dates import zone as zone_of
from apdesk.domain.wording import one_of
from apdesk.language import plural, tr
from apdesk.ui import words

_WAITS: dict[Unit, Callable[[int], str]] = {
    Unit.MINUTES: lambda n: plural("People wait {n} minute", "People wait {n} minutes", n),
    Unit.HOURS: lambda n: plural("People wait {n} hour", "People wait {n} hours", n),
    Unit.DAYS: lambda n: plural("People wait {n} day", "People wait {n} days", n),
    Unit.WEEKS: lambda n: plural("People wait {n} week", "People wait {n} weeks", n),
}
_TIME = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?(?:\s?([ap])\.?\s?m\.?)?", re.IGNORECASE)
_HALF = 12  # hours
_DAY = 1440  # minutes
_WEEK = 7  # days


def meaning(delay: Delay) -> str:
    """'People wait 3 days, and then until it is between 9:00 AM and 5:00 PM on Mon, Tue or Wed.'"""
    until = _until(delay)
    if not until:
        if not delay.amount:
            return tr("People don't wait, whatever the day and the time.")
        return tr("{waits}, whatever the day and the time.", waits=_waits(delay))
    if not delay.amount:
        return tr("People wait until {until}.", until=until)
    return tr("{waits}, and then until {until}.", waits=_waits(delay), until=until)


def _waits(delay: Delay) -> str:
    return _WAITS[delay.unit](delay.amount)


def _until(delay: Delay) -> str:
    """'it is between 9:00 AM and 5:00 PM on Mon or Tue'; '': at any time."""
    days = ""
    if delay.weekdays and len(set(delay.weekdays)) < _WEEK:
        days = one_of([weekday(day) for day in delay.weekdays])
    if delay.start is None and delay.end is None:
        return tr("it is {days}", days=days) if days else ""
    begin = time_text(delay.start or 0)
    end = tr("midnight") if delay.end in (None, _DAY) else time_text(delay.end)
    if not days:
        return tr("it is between {begin} and {end}", begin=begin, end=end)
    return tr("it is between {begin} and {end} on {days}", begin=begin, end=end, days=days)


def example(delay: Delay, now: datetime, zone: str) -> str:
    """'Somebody arriving now goes on Tue 1 Dec, 9:00 AM.' in the user's time zone; '' beyond the
    end of the calendar."""
    try:
        moment = due(delay, now, zone).astimezone(zone_of(zone))
    except OverflowError:
        return ""
    if moment <= now:
        return tr("Somebody arriving now goes on at once.")
    day = words.weekday_and_day(moment, now.astimezone(zone_of(zone)))
    time = time_text(moment.hour * 60 + moment.minute)
    return tr("Somebody arriving now goes on {day}, {time}.", day=day, time=time)


def whose_clock(zone: str, now: datetime) -> str:
    """By which clock a delay goes, where that of the computer (in whose zone `now` is told) shows
    another time; '' where it is the same."""
    if now.utcoffset() == now.astimezone(zone_of(zone)).utcoffset():
        return ""
    return tr(
        "By the clock of your Salesforce user ({zone}), not by that of this computer.",
        zone=zone.replace("_", " "),
    )


def time_text(minutes: int) -> str:
    """Minutes after midnight as times are written here: '9:00 AM', '09:00'; the end of the day is
    '24:00' anywhere."""
    if minutes == _DAY:
        return "24:00"
    return words.value(f"{minutes // 60:02}:{minutes % 60:02}:00", ApdeskType.TIME)


def read_time(text: str) -> int | None:
    """A typed time ('9', '17.30', '5:30 PM', '24:00') in minutes after midnight; None: none."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= _HALF:
            return None
        hour = hour % _HALF + (_HALF if found[3].lower() == "p" else 0)
    minutes = hour * 60 + minute
    return minutes if minute < 60 and minutes <= _DAY else None
