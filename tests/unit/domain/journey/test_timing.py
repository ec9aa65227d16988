from __future__ import annotations

from datetime import UTC, datetime

import pytest

from apdesk.domain.journey.kinds import Delay, Unit
from apdesk.domain.journey.timing import due

BERLIN = "Europe/Berlin"
OFFICE = {"start": 9 * 60, "end": 17 * 60, "weekdays": (1, 2, 3, 4, 5)}


def at(text):
    return datetime.fromisoformat(text)


def ends(delay, entered, zone=BERLIN):
    return due(delay, at(entered), zone).isoformat()


@pytest.mark.parametrize(
    ("amount", "unit", "end"),
    [
        (90, Unit.MINUTES, "2026-06-01T11:30:00+00:00"),
        (30, Unit.HOURS, "2026-06-02T16:00:00+00:00"),
        (1, Unit.DAYS, "2026-06-02T10:00:00+00:00"),
        (2, Unit.WEEKS, "2026-06-15T10:00:00+00:00"),
        (0, Unit.DAYS, "2026-06-01T10:00:00+00:00"),
    ],
)
def test_without_a_window_it_is_the_amount(amount, unit, end):
    assert ends(Delay(amount, unit), "2026-06-01T10:00:00Z") == end


def test_hours_pass_as_they_do_while_days_keep_the_time_of_day():
    evening = "2026-03-28T20:00:00+01:00"
    assert ends(Delay(24, Unit.HOURS), evening) == "2026-03-29T19:00:00+00:00"
    assert ends(Delay(1, Unit.DAYS), evening) == "2026-03-29T18:00:00+00:00"


def test_a_skipped_time_moves_on_by_what_is_skipped():
    # 02:30 doesn't exist on 29 March: 03:30 in summer time.
    assert ends(Delay(1, Unit.DAYS), "2026-03-28T02:30:00+01:00") == "2026-03-29T01:30:00+00:00"


def test_of_a_time_that_comes_twice_the_first_is_meant():
    assert ends(Delay(1, Unit.DAYS), "2026-10-24T02:30:00+02:00") == "2026-10-25T00:30:00+00:00"


def test_who_enters_at_the_second_of_two_times_is_not_sent_on_before():
    second = "2026-10-25T01:30:00+00:00"
    assert ends(Delay(0, Unit.DAYS), second) == second
    assert ends(Delay(1, Unit.DAYS), second) == "2026-10-26T01:30:00+00:00"


@pytest.mark.parametrize(
    ("entered", "end"),
    [
        # Monday, 08:59, 09:00, 16:59:59 and 17:00 in Berlin
        ("2026-06-01T06:59:00Z", "2026-06-01T07:00:00+00:00"),
        ("2026-06-01T07:00:00Z", "2026-06-01T07:00:00+00:00"),
        ("2026-06-01T14:59:59Z", "2026-06-01T14:59:59+00:00"),
        ("2026-06-01T15:00:00Z", "2026-06-02T07:00:00+00:00"),
        # Friday evening, and Saturday within the hours
        ("2026-06-05T15:00:00Z", "2026-06-08T07:00:00+00:00"),
        ("2026-06-06T10:00:00Z", "2026-06-08T07:00:00+00:00"),
    ],
)
def test_outside_its_window_a_delay_ends_when_the_next_one_opens(entered, end):
    assert ends(Delay(0, Unit.DAYS, **OFFICE), entered) == end


def test_the_window_is_looked_at_after_the_amount():
    # Thursday 15:00 and 3 hours: 18:00, so Friday 9:00; and 2 days: Saturday, so Monday 9:00
    thursday = "2026-06-04T13:00:00Z"
    assert ends(Delay(3, Unit.HOURS, **OFFICE), thursday) == "2026-06-05T07:00:00+00:00"
    assert ends(Delay(2, Unit.DAYS, **OFFICE), thursday) == "2026-06-08T07:00:00+00:00"


def test_weekdays_alone_open_at_midnight_of_the_zone():
    saturday = "2026-06-06T10:00:00Z"
    assert ends(Delay(1, Unit.HOURS, weekdays=(1,)), saturday) == "2026-06-07T22:00:00+00:00"


def test_a_window_with_one_end_reaches_to_the_end_of_the_day():
    assert ends(Delay(1, Unit.HOURS, start=1080), "2026-06-01T10:00:00Z") == (
        "2026-06-01T16:00:00+00:00"
    )
    assert ends(Delay(1, Unit.HOURS, end=360), "2026-06-01T10:00:00Z") == (
        "2026-06-01T22:00:00+00:00"
    )


def test_a_window_that_starts_in_the_gap_opens_when_the_gap_ends():
    # 02:30 to 05:00; the clock goes from 02:00 to 03:00 at 01:00 UTC
    delay = Delay(1, Unit.HOURS, start=150, end=300)
    assert ends(delay, "2026-03-28T22:00:00Z") == "2026-03-29T01:00:00+00:00"


def test_a_window_that_the_clock_skips_opens_the_next_time():
    delay = Delay(1, Unit.HOURS, start=130, end=170, weekdays=(7,))
    assert ends(delay, "2026-03-24T12:00:00Z") == "2026-04-05T00:10:00+00:00"


def test_an_unknown_zone_is_utc():
    assert ends(Delay(1, Unit.HOURS, **OFFICE), "2026-06-01T05:00:00Z", "Mars/Olympus") == (
        "2026-06-01T09:00:00+00:00"
    )


@pytest.mark.parametrize("never", [{"start": 600, "end": 600}, {"weekdays": (9,)}])
def test_a_window_that_never_opens_holds_nobody_back(never):
    assert ends(Delay(1, Unit.HOURS, **never), "2026-06-01T05:00:00Z") == (
        "2026-06-01T06:00:00+00:00"
    )


def test_the_answer_is_in_utc_wherever_the_moment_comes_from():
    found = due(Delay(1, Unit.DAYS), at("2026-06-01T10:00:00+05:30"), BERLIN)
    assert found.tzinfo is UTC
    assert found == at("2026-06-02T04:30:00Z")
