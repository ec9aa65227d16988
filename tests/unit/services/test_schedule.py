"""When a sync runs by itself: at its interval, less often, or not before calls are free."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apdesk.domain.clock import to_iso
from apdesk.domain.run import Cause, ChangeSet, Problem, Result, RunReport
from apdesk.store.database import Store
from apdesk.store.journal import RunSummary
from apdesk.store.settings import CallCount, Settings
from apdesk.sync import login_state
from apdesk.sync.budget import LIMIT_PAUSE, USAGE, free_at, is_scarce, scarce_from
from apdesk.sync.schedule import BUDGET, LIMIT, Due, Scarce, budget_stop, due, slower, slowing
from apdesk.sync.settings import DAILY_BUDGET

NOW = datetime(2026, 3, 2, 12, 30, tzinfo=UTC)
TEN = timedelta(minutes=10)
HALF = timedelta(minutes=30)


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Settings]:
    with Store(tmp_path / "x.sqlite3") as store:
        yield Settings(store)


def ended(minutes_ago: float, code: str = "") -> RunSummary:
    at = to_iso(NOW - timedelta(minutes=minutes_ago))
    return RunSummary(
        1,
        Cause.TIMER,
        at,
        at,
        Result.FAILED if code else Result.DONE,
        0.1,
        1,
        {},
        error=Problem(None, code, "Title", "Message", "Next") if code else None,
    )


def org_used(settings: Settings, used: int, most: int = 1000) -> None:
    settings.set_setting(USAGE, {"used": used, "maximum": most})


def own_used(settings: Settings, calls: int, budget: int, hours_ago: int = 3) -> None:
    settings.count_call("changes", calls, to_iso(NOW - timedelta(hours=hours_ago)))
    settings.set_setting(DAILY_BUDGET, budget)


# -- less often -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("usual", "every"),
    [(5, 30), (10, 30), (15, 45), (60, 180), (240, 720)],
)
def test_three_times_the_interval_and_half_an_hour_at_least(usual: int, every: int) -> None:
    assert slower(timedelta(minutes=usual)) == timedelta(minutes=every)


def test_the_org_s_calls_above_80_per_cent_slow_it_down_and_no_longer_below(
    settings: Settings,
) -> None:
    assert due(settings, ended(4), TEN, NOW) == Due(NOW + timedelta(minutes=6))
    org_used(settings, 800)
    assert due(settings, ended(4), TEN, NOW) == Due(NOW + timedelta(minutes=6))
    org_used(settings, 801)
    found = due(settings, ended(4), TEN, NOW)
    assert found.at == NOW + timedelta(minutes=26)
    assert found.slowing is not None
    assert found.slowing[:5] == (Scarce.ORG, 801, 1000, TEN, HALF)
    assert found.slowing.share == 80
    assert found.slowing.until is None
    org_used(settings, 950)
    assert due(settings, ended(4), TEN, NOW).at == NOW + LIMIT_PAUSE - timedelta(minutes=4)
    org_used(settings, 799)
    assert due(settings, ended(4), TEN, NOW) == Due(NOW + timedelta(minutes=6))


def test_an_org_that_names_no_limit_slows_nothing_down(settings: Settings) -> None:
    settings.set_setting(USAGE, {"used": 900, "maximum": None})
    assert slowing(settings, TEN, NOW) is None
    org_used(settings, 900, 0)
    assert slowing(settings, TEN, NOW) is None


def test_a_budget_above_80_per_cent_slows_down_until_its_calls_pass(settings: Settings) -> None:
    own_used(settings, 80, 100)
    assert slowing(settings, TEN, NOW) is None
    settings.count_call("push", 1, to_iso(NOW))
    found = slowing(settings, TEN, NOW)
    assert found is not None
    assert found[:5] == (Scarce.BUDGET, 81, 100, TEN, HALF)
    assert found.until == datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
    assert slowing(settings, TEN, found.until) is None
    assert slowing(settings, TEN, found.until - timedelta(seconds=1)) is not None
    assert due(settings, ended(4), TEN, NOW) == Due(NOW + timedelta(minutes=26), "", found)


@given(
    st.lists(st.tuples(st.integers(0, 23), st.integers(1, 100)), min_size=1, max_size=20),
    st.integers(1, 200),
)
def test_a_slowed_budget_names_the_moment_at_which_it_isn_t_any_more(
    back: list[tuple[int, int]], budget: int
) -> None:
    ledger = [
        CallCount((NOW - timedelta(hours=hours)).strftime("%Y-%m-%dT%H"), "changes", count)
        for hours, count in back
    ]
    used = sum(each.calls for each in ledger)
    until = free_at(ledger, scarce_from(budget), NOW)
    assert (until is not None) == is_scarce(used, budget)


# -- not before -----------------------------------------------------------------------------------


def test_a_budget_that_is_used_up_stops_and_is_not_called_slow(settings: Settings) -> None:
    own_used(settings, 100, 100)
    free = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
    assert budget_stop(settings, NOW) == free
    assert slowing(settings, TEN, NOW) is None
    assert due(settings, ended(4), TEN, NOW) == Due(free, BUDGET)
    assert due(settings, ended(4, BUDGET), TEN, NOW) == Due(free, BUDGET)
    assert due(settings, None, TEN, NOW) == Due(free, BUDGET)
    settings.set_setting(DAILY_BUDGET, 1000)
    assert due(settings, ended(4, BUDGET), TEN, NOW) == Due(NOW + timedelta(minutes=6))


def test_a_budget_of_nothing_is_looked_at_again(settings: Settings) -> None:
    settings.set_setting(DAILY_BUDGET, 0)
    assert due(settings, ended(4, BUDGET), TEN, NOW) == Due(NOW + LIMIT_PAUSE, BUDGET)


def test_salesforce_s_limit_is_tried_again_after_its_pause(settings: Settings) -> None:
    org_used(settings, 1000)
    after = NOW - timedelta(minutes=4) + LIMIT_PAUSE
    assert due(settings, ended(4, LIMIT), TEN, NOW) == Due(after, LIMIT)
    assert due(settings, ended(4, LIMIT), timedelta(hours=4), NOW).at == after
    own_used(settings, 100, 100)
    assert due(settings, ended(4, LIMIT), TEN, NOW).at == datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


def test_never_run_is_due_at_once_and_a_clock_set_back_stops_nothing(settings: Settings) -> None:
    assert due(settings, None, TEN, NOW) == Due(NOW)
    assert due(settings, ended(-600), TEN, NOW) == Due(NOW + TEN)


# -- the login ------------------------------------------------------------------------------------


def test_a_lost_login_stays_so_until_it_is_found_to_hold(settings: Settings) -> None:
    def after(result: Result, code: str = "") -> bool:
        error = Problem(None, code, "Title", "Message", "Next") if code else None
        run = RunSummary(1, Cause.TIMER, "", "", result, 0.1, 1, {}, error=error).report()

        def steps() -> Generator[ChangeSet, None, RunReport]:
            yield ChangeSet()
            return run

        assert list(login_state.noted(steps(), settings)) == [ChangeSet()]
        return login_state.is_lost(settings)

    assert after(Result.FAILED, "network.unreachable") is False
    assert after(Result.FAILED, "login.expired") is True
    assert after(Result.FAILED, "network.unreachable") is True
    assert after(Result.STOPPED) is True
    assert after(Result.DONE) is False
    assert after(Result.FAILED, "salesforce.session") is True
    assert after(Result.HELD) is False
