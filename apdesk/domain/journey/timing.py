"""When a delay ends: over daylight saving, and at a time that its window allows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo

from apdesk.domain import relative_dates
from apdesk.domain.journey.kinds import Delay, Unit

_DAY = timedelta(days=1)
_WHOLE_DAY = 1440  # minutes
#: Whatever can open does so by then: one weekday, whose window the clock may skip for once.
_DAYS_AHEAD = 22


def due(delay: Delay, entered: datetime, zone: str) -> datetime:
    """The moment at which a person who entered a delay goes on, in UTC; never before `entered`.

    Minutes and hours pass as they do; days and weeks lead to the same time of day in the zone. A
    time that the clock skips moves on by as much as is skipped; of one that comes twice, the first
    is meant. Then comes the first moment at which the zone's clock shows an allowed weekday and a
    time from `start` up to, but without, `end`. A window that never opens holds nobody back.

    Args:
        delay: As it was when the person entered.
        entered: When that was; aware.
        zone: The user's time zone by its IANA name; an unknown one is UTC.

    Raises OverflowError beyond the year 9999, far after what `check` lets pass.
    """
    tz = relative_dates.zone(zone)
    entered = entered.astimezone(UTC)
    return allowed_from(delay, max(entered, _after(delay, entered, tz)), zone)


def allowed_from(delay: Delay, moment: datetime, zone: str) -> datetime:
    """The first moment from `moment` on, in UTC, at which a delay's weekdays and window let people
    go on; see `due`."""
    moment = moment.astimezone(UTC)
    if delay.start is None and delay.end is None and not delay.weekdays:
        return moment
    return _next_allowed(delay, moment, relative_dates.zone(zone))


def _after(delay: Delay, entered: datetime, tz: tzinfo) -> datetime:
    if delay.unit is Unit.MINUTES:
        return entered + timedelta(minutes=delay.amount)
    if delay.unit is Unit.HOURS:
        return entered + timedelta(hours=delay.amount)
    days = delay.amount * (7 if delay.unit is Unit.WEEKS else 1)
    clock = entered.astimezone(tz).replace(tzinfo=None) + timedelta(days=days)
    # The sum has no fold: a skipped time is read by the offset before the gap (PEP 495).
    return clock.replace(tzinfo=tz).astimezone(UTC)


def _next_allowed(delay: Delay, moment: datetime, tz: tzinfo) -> datetime:
    begin = moment
    for _ in range(_DAYS_AHEAD):
        for start, end, offset in _stretches(begin, begin + _DAY, tz):
            shown = _first_shown(delay, _clock(start, offset), _clock(end, offset))
            if shown is not None:
                return (shown - offset).replace(tzinfo=UTC)
        begin += _DAY
    return moment


def _stretches(
    begin: datetime, end: datetime, tz: tzinfo
) -> Iterator[tuple[datetime, datetime, timedelta]]:
    """A day in pieces in which the zone's clock goes evenly: (start, end, offset)."""
    before, after = _offset(begin, tz), _offset(end, tz)
    if before == after:
        yield begin, end, before
        return
    low, high = begin, end
    while high - low > timedelta.resolution:
        middle = low + (high - low) // 2
        if _offset(middle, tz) == before:
            low = middle
        else:
            high = middle
    yield begin, high, before
    yield high, end, after


def _first_shown(delay: Delay, begin: datetime, end: datetime) -> datetime | None:
    """The first allowed time that an even clock shows from `begin` up to, but without, `end`."""
    opening = timedelta(minutes=delay.start or 0)
    closing = timedelta(minutes=_WHOLE_DAY if delay.end is None else delay.end)
    day = begin.replace(hour=0, minute=0, second=0, microsecond=0)
    while day < end:
        shown = max(begin, day + opening)
        allowed = not delay.weekdays or day.isoweekday() in delay.weekdays
        if allowed and shown < min(end, day + closing):
            return shown
        day += _DAY
    return None


def _offset(moment: datetime, tz: tzinfo) -> timedelta:
    return moment.astimezone(tz).utcoffset() or timedelta()


def _clock(moment: datetime, offset: timedelta) -> datetime:
    """What the clock shows: without a zone."""
    return moment.replace(tzinfo=None) + offset
