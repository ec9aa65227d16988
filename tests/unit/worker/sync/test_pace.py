"""When a run is due, how long a failure waits, how fast a run goes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apdesk.domain.run import Phase, Progress
from apdesk.worker.messages import Treatment, treatment_of
from apdesk.worker.pace import FIRST_RETRY, LONGEST_RETRY, Speed, due_at, retry_delay

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
TEN = timedelta(minutes=10)


def test_never_run_is_due_at_once() -> None:
    assert due_at(None, TEN, NOW) == NOW


def test_due_counts_from_the_end_of_the_last_run() -> None:
    assert due_at(NOW - timedelta(minutes=4), TEN, NOW) == NOW + timedelta(minutes=6)
    assert due_at(NOW - timedelta(days=2), TEN, NOW) < NOW


def test_a_clock_set_back_does_not_stop_the_sync() -> None:
    assert due_at(NOW + timedelta(days=300), TEN, NOW) == NOW + TEN


@given(st.integers(1, 10_000), st.one_of(st.none(), st.floats(0.1, 10_000)))
def test_retries_wait_longer_and_longer_within_bounds(failures: int, asked: float | None) -> None:
    delay = retry_delay(failures, asked)
    assert delay >= FIRST_RETRY
    assert retry_delay(failures + 1, asked) >= delay
    assert delay <= max(LONGEST_RETRY, timedelta(seconds=asked or 0))
    if asked:
        assert delay >= timedelta(seconds=asked)


@pytest.mark.parametrize(
    ("code", "treatment"),
    [
        ("network.unreachable", Treatment.RETRY),
        ("salesforce.busy", Treatment.RETRY),
        ("salesforce.limit", Treatment.LIMIT),
        ("budget.reached", Treatment.LIMIT),
        ("login.expired", Treatment.LOGIN),
        ("login.needed", Treatment.LOGIN),
        ("keyring.missing", Treatment.LOGIN),
        ("mail.timeout", Treatment.RETRY),
        ("mail.login", Treatment.PERSON),
        ("disk.full", Treatment.PERSON),
        ("", Treatment.PERSON),
    ],
)
def test_errors_are_treated_by_their_code(code: str, treatment: Treatment) -> None:
    assert treatment_of(code) is treatment


def test_speed_is_that_of_the_last_seconds() -> None:
    speed = Speed()
    first = speed.measure(Progress(Phase.PULL, "Lead", 0, 1000), 100.0)
    assert (first.rate, first.seconds_left) == (0.0, None)
    second = speed.measure(Progress(Phase.PULL, "Lead", 200, 1000), 102.0)
    assert second.rate == pytest.approx(100)
    assert second.seconds_left == pytest.approx(8)
    for at in range(1, 30):
        last = speed.measure(Progress(Phase.PULL, "Lead", 200 + at, 1000), 102.0 + at)
    assert last.rate == pytest.approx(1)


def test_another_object_starts_anew() -> None:
    speed = Speed()
    speed.measure(Progress(Phase.PULL, "Lead", 0, 10), 0.0)
    speed.measure(Progress(Phase.PULL, "Lead", 10, 10), 1.0)
    assert speed.measure(Progress(Phase.PULL, "Contact", 5, 10), 2.0).rate == 0.0


def test_an_unknown_total_has_no_time_left() -> None:
    speed = Speed()
    speed.measure(Progress(Phase.CHANGES, "Lead", 0, None), 0.0)
    assert speed.measure(Progress(Phase.CHANGES, "Lead", 50, None), 1.0).seconds_left is None
