"""When a delay ends, against a reference that knows nothing but how to look at a clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apdesk.domain.journey.kinds import Delay, Unit
from apdesk.domain.journey.timing import due

MINUTE = timedelta(minutes=1)
#: Zones, and moments at which their clocks are changed: by an hour, by half of one, at midnight,
#: by a whole day.
CHANGES = (
    ("Europe/Berlin", "2026-03-29T01:00Z"),
    ("Europe/Berlin", "2026-10-25T01:00Z"),
    ("America/New_York", "2026-03-08T07:00Z"),
    ("America/New_York", "2026-11-01T06:00Z"),
    ("Australia/Lord_Howe", "2026-10-03T15:30Z"),
    ("Australia/Lord_Howe", "2026-04-04T15:00Z"),
    ("America/Sao_Paulo", "2018-11-04T03:00Z"),
    ("America/Sao_Paulo", "2019-02-17T02:00Z"),
    ("Africa/Cairo", "2026-04-23T22:00Z"),
    ("Africa/Cairo", "2026-10-29T21:00Z"),
    ("Pacific/Apia", "2011-12-30T10:00Z"),
    ("Asia/Kolkata", "2026-03-29T01:00Z"),
    ("UTC", "2026-03-29T01:00Z"),
)


def clock(moment: datetime, zone: str) -> datetime:
    """What a clock on the wall shows."""
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)


def naive_after(delay: Delay, entered: datetime, zone: str) -> datetime:
    if delay.unit in (Unit.MINUTES, Unit.HOURS):
        return entered + MINUTE * delay.amount * (60 if delay.unit is Unit.HOURS else 1)
    if not delay.amount:
        return entered
    days = delay.amount * (7 if delay.unit is Unit.WEEKS else 1)
    wanted = clock(entered, zone) + timedelta(days=days)
    # The clock is watched for the first moment that shows the time. Where it jumps over it, what
    # is left of the jump is added to the moment at which it jumps.
    moment = entered + timedelta(days=days) - timedelta(hours=30)
    while True:
        shown, later = clock(moment, zone), clock(moment + MINUTE, zone)
        if shown == wanted:
            return moment
        if shown < wanted < later:
            return moment + (wanted - shown)
        moment += MINUTE


def allowed(delay: Delay, shown: datetime) -> bool:
    minutes = shown.hour * 60 + shown.minute
    return (
        (delay.start or 0) <= minutes < (1440 if delay.end is None else delay.end)
        and (not delay.weekdays or shown.isoweekday() in delay.weekdays)
    )  # fmt: skip


def naive(delay: Delay, entered: datetime, zone: str) -> datetime:
    """Minute by minute; for moments on a full minute in zones whose offsets have no seconds."""
    moment = naive_after(delay, entered, zone)
    tz = ZoneInfo(zone)
    while not allowed(delay, moment.astimezone(tz)):
        moment += MINUTE
    return moment


@st.composite
def delays(draw) -> Delay:
    unit = draw(st.sampled_from(Unit))
    amount = draw(st.integers(0, {"minutes": 4000, "hours": 60, "days": 4, "weeks": 2}[unit]))
    start = draw(st.none() | st.integers(0, 300) | st.integers(0, 1439))
    last = draw(st.integers(0, 90) | st.integers(0, 1440))
    end = draw(st.none() | st.just(min(1440, (start or 0) + 1 + last)))
    # Near the change, as the clock is changed on a Sunday most of the time.
    days = st.sampled_from(((), (7,), (6, 7), (1,), (1, 2, 3, 4, 5), (5,), (4, 5)))
    return Delay(amount, unit, start, end, draw(days))


@st.composite
def situations(draw) -> tuple[Delay, datetime, str]:
    zone, change = draw(st.sampled_from(CHANGES))
    delay = draw(delays())
    before = timedelta(0)
    if delay.unit is Unit.DAYS:
        before = timedelta(days=delay.amount)
    elif delay.unit is Unit.WEEKS:
        before = timedelta(weeks=delay.amount)
    near = draw(st.integers(-180, 180) | st.integers(-4000, 4000))
    at = datetime.fromisoformat(change) - before + MINUTE * near
    return delay, at.astimezone(UTC), zone


@settings(max_examples=150)
@given(situations())
def test_a_delay_ends_when_a_watched_clock_says_so(situation):
    delay, entered, zone = situation
    assert due(delay, entered, zone) == naive(delay, entered, zone)


@settings(max_examples=200)
@given(situations(), st.integers(0, 59_999_999))
def test_within_a_minute_nothing_is_lost(situation, microseconds):
    delay, entered, zone = situation
    entered += timedelta(microseconds=microseconds)
    found = due(delay, entered, zone)
    assert found.tzinfo is UTC
    assert found >= entered
    assert allowed(delay, found.astimezone(ZoneInfo(zone)))
    earlier = due(delay, entered.replace(second=0, microsecond=0), zone)
    assert found - earlier < MINUTE
    same_clock = due(delay, entered.astimezone(ZoneInfo(zone)), zone)
    assert same_clock == found


@pytest.mark.parametrize("hour", range(24))
def test_a_day_later_the_clock_shows_the_same_unless_it_is_being_changed(hour):
    entered = datetime(2026, 3, 27, hour, 15, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    found = due(Delay(3, Unit.DAYS), entered, "Europe/Berlin")
    assert found.astimezone(ZoneInfo("Europe/Berlin")) == datetime(
        2026, 3, 30, hour, 15, 30, tzinfo=ZoneInfo("Europe/Berlin")
    )
