"""Delays in words, and times of the day as they are typed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apdesk.domain.journey.kinds import Delay, Unit
from apdesk.ui.journeys.settings import delay_words

NOW = datetime(2026, 11, 30, 8, tzinfo=UTC)
NINE = "9:00\N{NARROW NO-BREAK SPACE}AM"


@pytest.mark.parametrize(
    ("delay", "words"),
    [
        (Delay(), "People wait 1 day, whatever the day and the time."),
        (Delay(90, Unit.MINUTES), "People wait 90 minutes, whatever the day and the time."),
        (
            Delay(1, Unit.WEEKS, weekdays=(1, 3, 7)),
            "People wait 1 week, and then until it is Mon, Wed or Sun.",
        ),
        (
            Delay(2, Unit.HOURS, 540, None),
            f"People wait 2 hours, and then until it is between {NINE} and midnight.",
        ),
        (Delay(0, weekdays=(2,)), "People wait until it is Tue."),
        (Delay(0), "People don't wait, whatever the day and the time."),
        (
            Delay(3, weekdays=(1, 2, 3, 4, 5, 6, 7)),
            "People wait 3 days, whatever the day and the time.",
        ),
    ],
)
def test_what_a_delay_means(delay: Delay, words: str) -> None:
    assert delay_words.meaning(delay) == words


@pytest.mark.parametrize(
    ("delay", "words"),
    [
        (Delay(2), f"Somebody arriving now goes on Wed 2 Dec, {NINE}."),
        (Delay(0), "Somebody arriving now goes on at once."),
        (Delay(10, Unit.WEEKS), f"Somebody arriving now goes on Mon 8 Feb 2027, {NINE}."),
        (Delay(10**9, Unit.WEEKS), ""),
    ],
)
def test_the_example_is_in_the_time_zone_of_the_user(delay: Delay, words: str) -> None:
    assert delay_words.example(delay, NOW, "Europe/Madrid") == words


def test_it_is_said_whose_clock_is_meant_where_that_of_the_computer_shows_another_time() -> None:
    here = datetime.fromisoformat("2026-11-30T09:00:00+01:00")
    assert delay_words.whose_clock("Europe/Madrid", here) == ""
    assert delay_words.whose_clock("Europe/Paris", here) == ""
    assert delay_words.whose_clock("America/New_York", here) == (
        "By the clock of your Salesforce user (America/New York), not by that of this computer."
    )


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("9", 540),
        ("9:05", 545),
        (" 17.30 ", 1050),
        ("0:00", 0),
        ("24:00", 1440),
        ("24:01", None),
        ("9:60", None),
        ("noon", None),
        ("", None),
    ],
)
def test_times_as_they_are_typed(text: str, minutes: int | None) -> None:
    assert delay_words.read_time(text) == minutes


@given(st.integers(0, 1440))
def test_a_time_is_read_as_it_is_written(minutes: int) -> None:
    assert delay_words.read_time(delay_words.time_text(minutes)) == minutes
