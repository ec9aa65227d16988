from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from apdesk.practice_org.http.orgclock import OrgClock
from apdesk.practice_org.http.usage import Usage


def test_runs_with_real_time_and_advances() -> None:
    clock = OrgClock()
    assert abs(clock() - datetime.now(UTC)) < timedelta(seconds=5)
    clock.advance(timedelta(days=2))
    assert timedelta(days=2) - timedelta(seconds=5) < clock.offset < timedelta(days=2, seconds=5)


def test_frozen_moves_only_when_told() -> None:
    clock = OrgClock()
    at = clock.freeze(clock() + timedelta(hours=1))
    assert clock() == at == clock()
    clock.advance(timedelta(minutes=10))
    assert clock() == at + timedelta(minutes=10)
    thawed = clock.thaw()
    assert clock() >= thawed >= at + timedelta(minutes=10) - timedelta(milliseconds=1)


def test_never_goes_back() -> None:
    clock = OrgClock()
    with pytest.raises(ValueError, match="back"):
        clock.advance(timedelta(seconds=-1))
    with pytest.raises(ValueError, match="back"):
        clock.freeze(clock() - timedelta(hours=1))


def test_the_daily_limit_is_a_rolling_window() -> None:
    clock = OrgClock()
    clock.freeze()
    usage = Usage(clock, maximum=3)
    assert [usage.count() for _ in range(4)] == [True, True, True, False]
    assert usage.header() == "api-usage=3/3"
    clock.advance(timedelta(hours=23, minutes=59))
    assert not usage.count()
    clock.advance(timedelta(minutes=1))
    assert usage.state() == (0, 3)
    assert usage.count()


def test_used_by_others_counts_too() -> None:
    clock = OrgClock()
    usage = Usage(clock)
    usage.set_limit(100, used=100)
    assert not usage.count()
    usage.set_limit(101)
    assert usage.count()


def test_the_log_knows_what_was_counted() -> None:
    usage = Usage(OrgClock())
    usage.record("GET", "/a", "query", counted=True, status=200)
    usage.record("GET", "/a", "query", counted=True, status=200)
    usage.record("POST", "/t", "token", counted=False, status=400)
    assert usage.by_path() == {"GET /a": 2}
    assert [call.operation for call in usage.calls()] == ["query", "query", "token"]
    usage.forget()
    assert usage.calls() == ()
