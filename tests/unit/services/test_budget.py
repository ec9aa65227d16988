"""The daily budget: when calls are free again, and our calls by day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from apdesk.store.settings import CallCount
from apdesk.sync.budget import begin_of, free_at
from apdesk.worker.usage import DAYS, by_day

NOW = datetime(2026, 3, 2, 12, 30, tzinfo=UTC)


def calls(*counts: tuple[str, int]) -> list[CallCount]:
    return [CallCount(hour, "changes", count) for hour, count in counts]


def test_what_is_left_is_free_at_once() -> None:
    assert free_at([], 1, NOW) is None
    assert free_at(calls(("2026-03-02T10", 9)), 10, NOW) is None


def test_the_calls_of_an_hour_are_free_a_day_after_it_began() -> None:
    ledger = calls(("2026-03-01T20", 4), ("2026-03-02T03", 4), ("2026-03-02T11", 4))
    assert free_at(ledger, 12, NOW) == datetime(2026, 3, 2, 20, 0, tzinfo=UTC)
    assert free_at(ledger, 8, NOW) == datetime(2026, 3, 3, 3, 0, tzinfo=UTC)
    assert free_at(ledger, 4, NOW) == datetime(2026, 3, 3, 11, 0, tzinfo=UTC)


def test_calls_of_before_the_window_and_of_a_clock_ahead_don_t_count() -> None:
    ledger = calls(("2026-03-01T12", 50), ("2026-03-02T15", 50))
    assert free_at(ledger, 10, NOW) is None


def test_a_budget_of_nothing_is_never_free() -> None:
    assert free_at(calls(("2026-03-02T10", 1)), 0, NOW) is None


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 100)), max_size=20),
    st.integers(1, 200),
)
def test_at_that_moment_it_is_free_and_not_before(back: list[tuple[int, int]], budget: int) -> None:
    ledger = [
        CallCount((NOW - timedelta(hours=hours)).strftime("%Y-%m-%dT%H"), "changes", count)
        for hours, count in back
    ]
    moment = free_at(ledger, budget, NOW)
    if moment is None:
        return
    assert NOW < moment <= NOW + timedelta(hours=24)
    assert free_at(ledger, budget, moment) is None
    assert free_at(ledger, budget, moment - timedelta(seconds=1)) == moment


def test_every_day_is_there_and_calls_are_of_the_user_s_own_day() -> None:
    hour = "2026-03-02T10"
    days = by_day([CallCount(hour, "changes", 3), CallCount(hour, "push", 2)], NOW)
    assert len(days) == DAYS
    assert [each.day for each in days] == sorted(each.day for each in days)
    (busy,) = [each for each in days if each.total]
    assert busy.day == begin_of(hour).astimezone().date()
    assert dict(busy.by_cause) == {"changes": 3, "push": 2}
    assert busy.total == 5


def test_calls_of_long_ago_are_left_out() -> None:
    days = by_day([CallCount("2026-01-01T10", "changes", 3)], NOW)
    assert not any(each.total for each in days)
