from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apdesk.practice_org.state.soql.dates import WITH_NUMBER, WITHOUT_NUMBER, Calendar

# A Wednesday.
NOON = datetime(2026, 3, 18, 12, 0, tzinfo=UTC)


def span(name: str, number: int = 1, locale: str = "en_US", fiscal: int = 1) -> tuple[str, str]:
    first, after = Calendar(NOON, "UTC", locale, fiscal).span(name, number)
    return first.isoformat(), (after - timedelta(days=1)).isoformat()


@pytest.mark.parametrize(
    ("name", "number", "first", "last"),
    [
        ("YESTERDAY", 1, "2026-03-17", "2026-03-17"),
        ("TODAY", 1, "2026-03-18", "2026-03-18"),
        ("TOMORROW", 1, "2026-03-19", "2026-03-19"),
        ("LAST_WEEK", 1, "2026-03-08", "2026-03-14"),
        ("THIS_WEEK", 1, "2026-03-15", "2026-03-21"),
        ("NEXT_WEEK", 1, "2026-03-22", "2026-03-28"),
        ("LAST_MONTH", 1, "2026-02-01", "2026-02-28"),
        ("THIS_MONTH", 1, "2026-03-01", "2026-03-31"),
        ("NEXT_MONTH", 1, "2026-04-01", "2026-04-30"),
        ("LAST_QUARTER", 1, "2025-10-01", "2025-12-31"),
        ("THIS_QUARTER", 1, "2026-01-01", "2026-03-31"),
        ("NEXT_YEAR", 1, "2027-01-01", "2027-12-31"),
        ("LAST_90_DAYS", 1, "2025-12-18", "2026-03-18"),
        ("NEXT_90_DAYS", 1, "2026-03-19", "2026-06-16"),
        ("LAST_N_DAYS", 1, "2026-03-17", "2026-03-18"),
        ("LAST_N_DAYS", 30, "2026-02-16", "2026-03-18"),
        ("NEXT_N_DAYS", 2, "2026-03-19", "2026-03-20"),
        ("N_DAYS_AGO", 3, "2026-03-15", "2026-03-15"),
        ("LAST_N_WEEKS", 2, "2026-03-01", "2026-03-14"),
        ("NEXT_N_WEEKS", 2, "2026-03-22", "2026-04-04"),
        ("N_WEEKS_AGO", 1, "2026-03-08", "2026-03-14"),
        ("LAST_N_MONTHS", 3, "2025-12-01", "2026-02-28"),
        ("N_MONTHS_AGO", 3, "2025-12-01", "2025-12-31"),
        ("LAST_N_QUARTERS", 2, "2025-07-01", "2025-12-31"),
        ("LAST_N_YEARS", 2, "2024-01-01", "2025-12-31"),
        ("N_YEARS_AGO", 2, "2024-01-01", "2024-12-31"),
    ],
)
def test_spans(name: str, number: int, first: str, last: str) -> None:
    assert span(name, number) == (first, last)


def test_weeks_begin_as_the_locale_says() -> None:
    assert span("THIS_WEEK", locale="de_DE") == ("2026-03-16", "2026-03-22")
    assert span("THIS_WEEK", locale="en_GB") == ("2026-03-16", "2026-03-22")
    assert span("THIS_WEEK", locale="ja_JP") == ("2026-03-15", "2026-03-21")
    assert span("THIS_WEEK", locale="ar_EG") == ("2026-03-14", "2026-03-20")


def test_fiscal_units() -> None:
    assert span("THIS_FISCAL_YEAR", fiscal=4) == ("2025-04-01", "2026-03-31")
    assert span("THIS_FISCAL_QUARTER", fiscal=2) == ("2026-02-01", "2026-04-30")
    assert span("LAST_N_FISCAL_QUARTERS", 2, fiscal=2) == ("2025-08-01", "2026-01-31")
    assert span("N_FISCAL_YEARS_AGO", 1, fiscal=1) == ("2025-01-01", "2025-12-31")


def test_today_is_the_users() -> None:
    late = datetime(2026, 3, 18, 23, 0, tzinfo=UTC)
    assert Calendar(late, "Asia/Tokyo", "ja_JP").today == date(2026, 3, 19)
    assert Calendar(late, "America/Los_Angeles", "en_US").today == date(2026, 3, 18)
    midnight = Calendar(late, "America/Los_Angeles", "en_US").midnight(date(2026, 3, 18))
    assert midnight == datetime(2026, 3, 18, 7, 0, tzinfo=UTC)


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2080, 1, 1)),  # noqa: DTZ001
    st.sampled_from(["WEEK", "MONTH", "QUARTER", "YEAR", "FISCAL_QUARTER", "FISCAL_YEAR"]),
    st.integers(1, 20),
    st.integers(1, 12),
    st.sampled_from(["en_US", "de_DE", "ar_EG"]),
)
def test_spans_fit_together(
    moment: datetime, unit: str, number: int, fiscal: int, locale: str
) -> None:
    calendar = Calendar(moment.replace(tzinfo=UTC), "Europe/Berlin", locale, fiscal)
    this = calendar.span(f"THIS_{unit}")
    last, following = calendar.span(f"LAST_{unit}"), calendar.span(f"NEXT_{unit}")
    assert this[0] <= calendar.today < this[1]
    assert last[1] == this[0]
    assert following[0] == this[1]
    assert calendar.span(f"LAST_N_{unit}S", number)[1] == this[0]
    assert calendar.span(f"NEXT_N_{unit}S", number)[0] == this[1]
    assert calendar.span(f"N_{unit}S_AGO", number)[0] == calendar.span(f"LAST_N_{unit}S", number)[0]


def test_every_literal_has_a_span() -> None:
    calendar = Calendar(NOON, "UTC", "en_US")
    for name in WITHOUT_NUMBER | WITH_NUMBER:
        first, after = calendar.span(name, 3)
        assert first < after


def test_out_of_the_calendar() -> None:
    with pytest.raises(ValueError, match=r"\S"):
        Calendar(NOON, "UTC", "en_US").span("LAST_N_YEARS", 99_999)
    with pytest.raises(ValueError, match=r"\S"):
        Calendar(NOON, "UTC", "en_US").span("LAST_N_DAYS", 9_999_999)
