"""Times of the day in the settings of a step, in the way of the user's country."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QLocale

from apdesk.domain.journey.kinds import Delay, Kind, Unit
from apdesk.ui import words
from apdesk.ui.journeys.settings import delay_words
from apdesk.ui.journeys.settings.delay_form import DelayForm
from tests.ui.journeys.settings.settings_bench import Bench

#: Of the languages that there are: with 24 hours and with 12, and each in its own signs.
COUNTRIES = ("C", "en_US", "en_GB", "en_AU", "en_CA", "en_IN", "en_NZ", "en_DK", "de_DE", "de_AT")


@pytest.fixture(params=COUNTRIES)
def country(request: pytest.FixtureRequest) -> Iterator[str]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(before)


@pytest.mark.usefixtures("country")
def test_any_time_is_read_as_it_is_written_there() -> None:
    for minutes in range(1441):
        assert delay_words.read_time(delay_words.time_text(minutes)) == minutes


@pytest.mark.usefixtures("country")
def test_a_delay_tells_times_as_the_rest_of_the_window_does() -> None:
    delay = Delay(2, Unit.HOURS, 540, 1020)
    moments = ("2026-11-30T09:00", "2026-11-30T17:00")
    nine, five = (words.day_and_time(each).rpartition(", ")[2] for each in moments)
    assert f"between {nine} and {five}." in delay_words.meaning(delay)
    assert delay_words.example(delay, datetime(2026, 11, 30, 20, tzinfo=UTC), "UTC").endswith(
        f", {nine}."
    )


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("5 pm", 1020),
        ("5:30PM", 1050),
        ("12:05 a.m.", 5),
        ("12 PM", 720),
        ("9.15 p. m.", 1275),
        ("13 pm", None),
        ("0:30 am", None),
        ("5 p", None),
    ],
)
def test_twelve_hours_are_read_anywhere(text: str, minutes: int | None) -> None:
    assert delay_words.read_time(text) == minutes


def test_the_window_is_typed_as_it_is_said(bench: Bench) -> None:
    bench.show(Kind.DELAY, Delay(1, Unit.DAYS, 540, 1440))
    form = bench.form
    assert isinstance(form, DelayForm)
    assert (form.begin.text(), form.end.text()) == ("9:00\N{NARROW NO-BREAK SPACE}AM", "24:00")
    assert bench.told == []
    bench.type("and", "6:30 pm")
    assert bench.last == Delay(1, Unit.DAYS, 540, 1110)
    assert form.meaning.text().endswith("and 6:30\N{NARROW NO-BREAK SPACE}PM.")
