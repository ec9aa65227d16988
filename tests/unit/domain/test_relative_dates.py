from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from apdesk.domain.criteria import EvaluationContext
from apdesk.domain.relative_dates import LITERALS, day_start, first_weekday, parse

#: Monday noon in Los Angeles, Monday in Berlin too.
NOW = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
US = EvaluationContext(NOW, "America/Los_Angeles", "en_US")
GERMANY = EvaluationContext(NOW, "Europe/Berlin", "de_DE")


def days(name, context=US):
    first, end = parse(name).interval(context)
    return first.isoformat(), end.isoformat()


@pytest.mark.parametrize(
    ("name", "first", "end"),
    [
        ("TODAY", "2026-11-23", "2026-11-24"),
        ("YESTERDAY", "2026-11-22", "2026-11-23"),
        ("TOMORROW", "2026-11-24", "2026-11-25"),
        ("LAST_N_DAYS:1", "2026-11-22", "2026-11-24"),
        ("LAST_N_DAYS:30", "2026-10-24", "2026-11-24"),
        ("NEXT_N_DAYS:1", "2026-11-24", "2026-11-25"),
        ("NEXT_N_DAYS:30", "2026-11-24", "2026-12-24"),
        ("N_DAYS_AGO:3", "2026-11-20", "2026-11-21"),
        ("LAST_90_DAYS", "2026-08-25", "2026-11-24"),
        ("NEXT_90_DAYS", "2026-11-24", "2027-02-22"),
        ("THIS_WEEK", "2026-11-22", "2026-11-29"),
        ("LAST_WEEK", "2026-11-15", "2026-11-22"),
        ("NEXT_WEEK", "2026-11-29", "2026-12-06"),
        ("LAST_N_WEEKS:2", "2026-11-08", "2026-11-22"),
        ("N_WEEKS_AGO:2", "2026-11-08", "2026-11-15"),
        ("THIS_MONTH", "2026-11-01", "2026-12-01"),
        ("LAST_MONTH", "2026-10-01", "2026-11-01"),
        ("NEXT_MONTH", "2026-12-01", "2027-01-01"),
        ("LAST_N_MONTHS:12", "2025-11-01", "2026-11-01"),
        ("NEXT_N_MONTHS:2", "2026-12-01", "2027-02-01"),
        ("N_MONTHS_AGO:11", "2025-12-01", "2026-01-01"),
        ("THIS_QUARTER", "2026-10-01", "2027-01-01"),
        ("LAST_QUARTER", "2026-07-01", "2026-10-01"),
        ("NEXT_QUARTER", "2027-01-01", "2027-04-01"),
        ("LAST_N_QUARTERS:5", "2025-07-01", "2026-10-01"),
        ("THIS_YEAR", "2026-01-01", "2027-01-01"),
        ("LAST_N_YEARS:2", "2024-01-01", "2026-01-01"),
        ("NEXT_YEAR", "2027-01-01", "2028-01-01"),
        ("THIS_FISCAL_YEAR", "2026-01-01", "2027-01-01"),
    ],
)
def test_intervals(name, first, end):
    assert days(name) == (first, end)


def test_weeks_begin_as_the_locale_has_it():
    assert days("THIS_WEEK", GERMANY) == ("2026-11-23", "2026-11-30")
    assert days("THIS_WEEK", US) == ("2026-11-22", "2026-11-29")
    assert [first_weekday(each) for each in ("en_GB", "ar_EG", "en", "de", "zh_Hant_TW")] == [
        0,
        5,
        6,
        0,
        6,
    ]


@pytest.mark.parametrize(
    ("month", "year", "quarter"),
    [
        (2, ("2026-02-01", "2027-02-01"), ("2026-11-01", "2027-02-01")),
        (4, ("2026-04-01", "2027-04-01"), ("2026-10-01", "2027-01-01")),
        (12, ("2025-12-01", "2026-12-01"), ("2026-09-01", "2026-12-01")),
    ],
)
def test_fiscal_units_begin_with_the_orgs_month(month, year, quarter):
    context = EvaluationContext(NOW, "America/Los_Angeles", "en_US", month)
    assert days("THIS_FISCAL_YEAR", context) == year
    assert days("THIS_FISCAL_QUARTER", context) == quarter
    assert days("THIS_QUARTER", context) == ("2026-10-01", "2027-01-01")
    last_first, last_end = days("LAST_FISCAL_YEAR", context)
    assert last_end == year[0]
    assert last_first == year[0].replace(year[0][:4], str(int(year[0][:4]) - 1))


def test_today_is_the_users():
    late = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    assert days("TODAY", EvaluationContext(late, "Asia/Tokyo", "ja_JP"))[0] == "2026-11-24"
    assert days("TODAY", EvaluationContext(late, "America/New_York", "en_US"))[0] == "2026-11-23"


@pytest.mark.parametrize(
    ("timezone", "day", "hours"),
    [
        ("America/Los_Angeles", date(2026, 3, 8), 23),
        ("America/Los_Angeles", date(2026, 11, 1), 25),
        ("Europe/Berlin", date(2026, 3, 29), 23),
        ("Africa/Cairo", date(2026, 4, 24), 23),  # midnight itself is skipped
        ("Asia/Tokyo", date(2026, 3, 8), 24),
        ("America/Toronto", date(1919, 3, 31), 23.5),  # 23:30 became 00:30
    ],
)
def test_days_on_which_the_clock_changes(timezone, day, hours):
    begin, end = day_start(day, timezone), day_start(day + timedelta(1), timezone)
    assert (end - begin) == timedelta(hours=hours)


def test_names_are_read_leniently_and_kept_as_soql_has_them():
    assert parse(" last_n_days : 030 ").name == "LAST_N_DAYS:30"
    assert parse("today").name == "TODAY"


@pytest.mark.parametrize(
    "name",
    ["", "SOON", "LAST_N_DAYS", "LAST_N_DAYS:", "LAST_N_DAYS:x", "THIS_DAY", "LAST_N_HOURS:3"],
)
def test_what_is_no_literal(name):
    with pytest.raises(ValueError, match="is not a relative date"):
        parse(name)


@pytest.mark.parametrize("name", ["LAST_N_DAYS:0", "LAST_N_DAYS:99999", "N_YEARS_AGO:101"])
def test_numbers_that_lead_nowhere(name):
    with pytest.raises(ValueError, match="must be between 1 and"):
        parse(name)


def test_every_choice_of_the_picker_can_be_parsed_at_both_ends():
    for choice in LITERALS:
        numbers = ("1", str(choice.largest)) if choice.takes_number else ("",)
        for number in numbers:
            literal = parse(choice.name + number)
            first, end = literal.interval(GERMANY)
            assert date(1700, 1, 1) < first < end < date(4000, 1, 1)
            assert literal.phrase
        assert choice.label
    assert len({choice.name for choice in LITERALS}) == len(LITERALS) == 3 + 6 * 3 + 2 + 7 * 3


@pytest.mark.parametrize(
    ("name", "phrase"),
    [
        ("TODAY", "today"),
        ("LAST_N_DAYS:30", "the last 30 days"),
        ("LAST_N_WEEKS:1", "the last 1 week"),
        ("LAST_90_DAYS", "the last 90 days"),
        ("THIS_MONTH", "this month"),
        ("NEXT_FISCAL_QUARTER", "next fiscal quarter"),
        ("N_DAYS_AGO:3", "3 days ago"),
        ("N_WEEKS_AGO:2", "the week 2 weeks ago"),
    ],
)
def test_phrases(name, phrase):
    assert parse(name).phrase == phrase
