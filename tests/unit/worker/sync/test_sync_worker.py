"""The worker's life inline: when it runs, what it says, how it stops, how it fails."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from apdesk.domain.run import Cause, ChangeSet, Phase, Problem, Progress, Result
from apdesk.errors import KnownError
from apdesk.sync.budget import LIMIT_PAUSE
from apdesk.sync.schedule import Scarce, Slowing
from apdesk.worker.messages import NextRun, RowsChanged, SyncState, Treatment
from apdesk.worker.pace import FIRST_RETRY
from apdesk.worker.sync_worker import SyncWorker
from tests.unit.worker.sync.scripted_backend import MovedClock, ScriptedBackend, endless


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def backend(clock: MovedClock) -> ScriptedBackend:
    made = ScriptedBackend(clock)
    made.ended = clock.now()
    return made


@pytest.fixture
def worker(qtbot: QtBot, backend: ScriptedBackend, clock: MovedClock) -> Iterator[SyncWorker]:
    made = SyncWorker(backend, clock)
    yield made
    made.close()


def problem(code: str) -> Problem:
    return Problem(None, code, "Title", "Message", "Next")


def known(code: str, retry_after: float | None = None) -> KnownError:
    error = KnownError("Title", "Message", "Next", code=code)
    error.retry_after = retry_after  # type: ignore[attr-defined]
    return error


def states(worker: SyncWorker) -> list[NextRun]:
    said: list[NextRun] = []
    worker.next_run_changed.connect(said.append)
    return said


def run_one(qtbot: QtBot, worker: SyncWorker) -> None:
    """Lets a run that has begun come to its end."""
    qtbot.waitUntil(lambda: not worker.running)


def test_a_missed_run_is_made_up_at_start(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend, clock: MovedClock
) -> None:
    backend.ended = clock.now() - timedelta(hours=9)
    with qtbot.waitSignals([worker.run_started, worker.run_finished]):
        assert worker.open()
    assert backend.runs == [(Cause.START, False)]
    assert worker.state is SyncState.IDLE


def test_no_run_at_start_when_none_was_missed(
    worker: SyncWorker, backend: ScriptedBackend, clock: MovedClock
) -> None:
    backend.ended = clock.now() - timedelta(minutes=4)
    said = states(worker)
    worker.open()
    assert backend.runs == []
    assert said[-1] == NextRun(SyncState.IDLE, clock.now() + timedelta(minutes=6))


def test_the_timer_runs_when_due_and_not_before(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend, clock: MovedClock
) -> None:
    worker.open()
    for _ in range(40):
        clock.move(seconds=14)
        worker.beat()
    assert backend.runs == []
    for _ in range(4):
        clock.move(seconds=14)
        worker.beat()
    run_one(qtbot, worker)
    assert backend.runs == [(Cause.TIMER, False)]


def test_after_a_sleep_a_missed_run_starts_with_its_own_cause(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend, clock: MovedClock
) -> None:
    worker.open()
    clock.move(hours=8)
    worker.beat()
    run_one(qtbot, worker)
    assert backend.runs == [(Cause.WAKE, False)]


def test_a_clock_that_jumps_back_still_beats(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend, clock: MovedClock
) -> None:
    worker.open()
    clock.move(days=-30)
    worker.beat()
    assert backend.runs == []
    assert worker.findChildren(QTimer)[0].isActive()
    backend.ended = clock.now() - timedelta(minutes=11)
    worker.beat()
    run_one(qtbot, worker)
    assert len(backend.runs) == 1


def test_one_step_in_each_turn_of_the_loop(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend
) -> None:
    worker.open()
    seen: list[str] = []
    backend.scripts.append([Progress(Phase.PULL, "Lead", at, 3) for at in range(3)])
    worker.progressed.connect(lambda step: seen.append(f"step {step.done}"))
    worker.progressed.connect(lambda _step: QTimer.singleShot(0, lambda: seen.append("other work")))
    worker.run_now()
    run_one(qtbot, worker)
    assert seen.count("other work") >= 2
    assert seen.index("other work") < seen.index("step 2")


def test_changes_are_told_frozen_and_empty_ones_not(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend
) -> None:
    told: list[RowsChanged] = []
    worker.rows_changed.connect(told.append)
    backend.scripts.append([ChangeSet({1}, {2}, True), ChangeSet()])
    worker.open()
    worker.run_now()
    run_one(qtbot, worker)
    assert told == [RowsChanged(frozenset({1}), frozenset({2}), True)]


def test_runs_never_overlap_and_a_wish_is_kept(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend
) -> None:
    worker.open()
    worker.run_now()
    worker.run_now()
    worker.approve_removals()
    assert len(backend.runs) == 1
    qtbot.waitUntil(lambda: len(backend.runs) == 2 and not worker.running)
    assert backend.runs[1] == (Cause.MANUAL, True)


def test_cancel_stops_and_does_not_start_again_at_once(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend, clock: MovedClock
) -> None:
    backend.ended = None
    backend.scripts.append(endless())
    said = states(worker)
    worker.open()
    with qtbot.waitSignal(worker.progressed):
        pass
    with qtbot.waitSignal(worker.run_finished) as got:
        worker.cancel()
    assert got.args[0].result is Result.STOPPED
    assert said[-1] == NextRun(SyncState.IDLE, clock.now() + timedelta(minutes=10))
    worker.beat()
    assert len(backend.runs) == 1


def test_pause_is_stored_and_resume_runs(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend, clock: MovedClock
) -> None:
    backend.scripts.append(endless())
    worker.open()
    worker.run_now()
    with qtbot.waitSignal(worker.run_finished):
        worker.pause()
    assert backend.is_paused
    assert worker.state is SyncState.PAUSED
    clock.move(days=2)
    worker.beat()
    assert len(backend.runs) == 1
    worker.resume()
    run_one(qtbot, worker)
    assert len(backend.runs) == 2
    assert worker.state is SyncState.IDLE


@pytest.mark.logs("apdesk.worker")
def test_failures_that_heal_are_retried_later_and_later(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend, clock: MovedClock
) -> None:
    backend.scripts += [problem("network.unreachable"), [known("network.timeout")]]
    said = states(worker)
    worker.open()
    worker.run_now()
    run_one(qtbot, worker)
    assert said[-1].state is SyncState.RETRYING
    assert said[-1].at == clock.now() + FIRST_RETRY
    assert said[-1].error is not None
    clock.move(seconds=31)
    worker.beat()
    run_one(qtbot, worker)
    assert said[-1].at == clock.now() + FIRST_RETRY * 2
    clock.move(seconds=61)
    worker.beat()
    run_one(qtbot, worker)
    assert said[-1] == NextRun(SyncState.IDLE, clock.now() + timedelta(minutes=10))
    assert len(backend.runs) == 3


@pytest.mark.logs("apdesk.worker")
def test_the_server_s_own_waiting_time_is_kept(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend, clock: MovedClock
) -> None:
    backend.scripts.append([known("salesforce.busy", 300.0)])
    said = states(worker)
    worker.open()
    worker.run_now()
    run_one(qtbot, worker)
    assert said[-1].at == clock.now() + timedelta(seconds=300)


@pytest.mark.logs("apdesk.worker")
def test_the_daily_limit_pauses_and_goes_on_by_itself(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend, clock: MovedClock
) -> None:
    backend.scripts.append([known("salesforce.limit")])
    said = states(worker)
    worker.open()
    worker.run_now()
    run_one(qtbot, worker)
    assert said[-1].state is SyncState.LIMITED
    assert said[-1].at == clock.now() + LIMIT_PAUSE
    clock.move(minutes=59)
    worker.beat()
    assert len(backend.runs) == 1
    clock.move(minutes=2)
    worker.beat()
    run_one(qtbot, worker)
    assert worker.state is SyncState.IDLE


@pytest.mark.logs("apdesk.worker")
def test_a_used_up_budget_waits_until_its_calls_are_free(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend, clock: MovedClock
) -> None:
    backend.scripts.append(problem("budget.reached"))
    backend.free_at = clock.now() + timedelta(hours=5)
    said = states(worker)
    worker.open()
    worker.run_now()
    run_one(qtbot, worker)
    assert said[-1].state is SyncState.LIMITED
    assert said[-1].at == backend.free_at
    assert said[-1].error is not None
    clock.move(hours=4, minutes=59)
    worker.beat()
    assert len(backend.runs) == 1
    clock.move(minutes=2)
    worker.beat()
    run_one(qtbot, worker)
    assert worker.state is SyncState.IDLE


@pytest.mark.logs("apdesk.worker")
@pytest.mark.parametrize("broken", [False, True])
def test_a_budget_that_can_t_say_when_is_looked_at_hourly(
    broken: bool, qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend, clock: MovedClock
) -> None:
    backend.scripts.append(problem("budget.reached"))
    backend.ledger_error = OSError("no disk") if broken else None
    said = states(worker)
    worker.open()
    worker.run_now()
    run_one(qtbot, worker)
    assert said[-1] == NextRun(SyncState.LIMITED, clock.now() + LIMIT_PAUSE, said[-1].error)


@pytest.mark.logs("apdesk.worker")
def test_a_raised_budget_ends_the_waiting(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend, clock: MovedClock
) -> None:
    backend.scripts.append(problem("budget.reached"))
    backend.free_at = clock.now() + timedelta(hours=5)
    worker.open()
    worker.run_now()
    run_one(qtbot, worker)
    clock.move(minutes=11)
    worker.reload()
    run_one(qtbot, worker)
    assert len(backend.runs) == 2
    assert worker.state is SyncState.IDLE


SLOW = Slowing(Scarce.ORG, 850, 1000, timedelta(minutes=10), timedelta(minutes=30))


def test_scarce_calls_slow_the_timer_down_and_say_so(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend, clock: MovedClock
) -> None:
    backend.slow = SLOW
    said = states(worker)
    worker.open()
    assert said[-1] == NextRun(SyncState.IDLE, clock.now() + timedelta(minutes=30), None, SLOW)
    clock.move(minutes=29)
    worker.beat()
    assert backend.runs == []
    clock.move(minutes=2)
    worker.beat()
    run_one(qtbot, worker)
    assert len(backend.runs) == 1
    assert said[-1] == NextRun(SyncState.IDLE, clock.now() + timedelta(minutes=30), None, SLOW)


def test_who_asks_for_a_run_has_it_at_once_however_scarce_calls_are(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend
) -> None:
    backend.slow = SLOW
    worker.open()
    worker.run_now()
    run_one(qtbot, worker)
    assert backend.runs == [(Cause.MANUAL, False)]


def test_the_usual_interval_comes_back_by_itself_and_is_told(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend, clock: MovedClock
) -> None:
    backend.slow = SLOW
    worker.open()
    ended = clock.now()
    said = states(worker)
    clock.move(minutes=5)
    worker.beat()
    assert said == []
    backend.slow = None
    worker.beat()
    assert said == [NextRun(SyncState.IDLE, ended + timedelta(minutes=10))]
    backend.slow = SLOW
    worker.beat()
    assert said[-1] == NextRun(SyncState.IDLE, ended + timedelta(minutes=30), None, SLOW)
    backend.slow = None
    clock.move(minutes=6)
    worker.beat()
    run_one(qtbot, worker)
    assert len(backend.runs) == 1


@pytest.mark.logs("apdesk.worker")
def test_a_stop_says_nothing_of_slowness(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend, clock: MovedClock
) -> None:
    backend.slow = SLOW
    backend.scripts.append(problem("salesforce.limit"))
    said = states(worker)
    worker.open()
    worker.run_now()
    run_one(qtbot, worker)
    assert said[-1][:2] == (SyncState.LIMITED, clock.now() + LIMIT_PAUSE)
    assert said[-1].slowing is None


@pytest.mark.logs("apdesk.worker")
def test_an_expired_login_stops_until_it_is_renewed(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend, clock: MovedClock
) -> None:
    backend.scripts.append([known("login.expired")])
    said = states(worker)
    worker.open()
    with qtbot.waitSignal(worker.run_failed) as got:
        worker.run_now()
    assert got.args[0].treatment is Treatment.LOGIN
    assert said[-1].state is SyncState.LOGIN
    assert said[-1].at is None
    clock.move(days=3)
    worker.beat()
    assert len(backend.runs) == 1
    worker.reload()
    run_one(qtbot, worker)
    assert len(backend.runs) == 2
    assert worker.state is SyncState.IDLE


@pytest.mark.logs("apdesk.worker")
def test_a_defect_ends_the_run_but_not_the_worker(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend
) -> None:
    backend.scripts.append([ZeroDivisionError("secret token")])
    worker.open()
    with qtbot.waitSignal(worker.run_failed) as got:
        worker.run_now()
    info = got.args[0]
    assert info.defect
    assert "secret" not in str(info)
    worker.run_now()
    run_one(qtbot, worker)
    assert len(backend.runs) == 2


def test_preferences_are_stored_and_run_at_once(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend
) -> None:
    backend.is_ready = False
    worker.open()
    assert worker.state is SyncState.UNSET
    backend.is_ready = True
    worker.preferences_changed("chosen", True)
    run_one(qtbot, worker)
    assert backend.saved == ["chosen"]
    assert backend.runs == [(Cause.FIRST, True)]


def test_new_preferences_stop_the_present_run_first(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend
) -> None:
    backend.scripts.append(endless())
    worker.open()
    worker.run_now()
    with qtbot.waitSignal(worker.progressed):
        pass
    worker.preferences_changed("other", False)
    qtbot.waitUntil(lambda: len(backend.runs) == 2 and not worker.running)
    assert backend.runs[1] == (Cause.PREFERENCES, False)


def test_without_an_account_nothing_runs(
    worker: SyncWorker, backend: ScriptedBackend, clock: MovedClock
) -> None:
    backend.is_ready = False
    backend.ended = None
    worker.open()
    worker.run_now()
    clock.move(days=1)
    worker.beat()
    assert backend.runs == []
    assert worker.state is SyncState.UNSET


@pytest.mark.logs("apdesk.worker")
def test_a_store_that_can_t_be_opened_is_told(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend
) -> None:
    backend.open_error = known("database.corrupt")
    with qtbot.waitSignal(worker.open_failed) as got:
        assert worker.open() is False
    assert got.args[0].code == "database.corrupt"


@pytest.mark.logs("apdesk.worker")
def test_a_store_that_can_t_be_opened_is_tried_again_with_what_is_asked(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend
) -> None:
    backend.open_error = known("database.locked")
    said: list[NextRun] = []
    worker.next_run_changed.connect(said.append)
    assert worker.open() is False
    assert said[-1].error is not None
    assert said[-1].error.code == "database.locked"
    assert said[-1].at is not None
    worker.run_now()
    assert backend.runs == []
    backend.open_error = None
    worker.beat()
    assert said[-1].error is None
    worker.close()
    assert backend.closed_in is not None


def test_closing_ends_a_run_where_it_stands(
    qtbot: QtBot, backend: ScriptedBackend, clock: MovedClock
) -> None:
    worker = SyncWorker(backend, clock)
    backend.scripts.append(endless())
    worker.open()
    worker.run_now()
    with qtbot.waitSignal(worker.progressed):
        pass
    worker.close()
    assert backend.abandoned == 1
    assert backend.closed_in is not None
    worker.run_now()
    assert len(backend.runs) == 1


def test_spare_time_is_used_piece_by_piece(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend
) -> None:
    backend.chores = ["one", "two", "three"]
    worker.open()
    assert backend.done == [], "whatever is asked goes first"
    qtbot.waitUntil(lambda: backend.done == ["one", "two", "three"])


def test_no_spare_time_while_a_run_is_under_way(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend
) -> None:
    backend.scripts = [endless()]
    worker.open()
    worker.run_now()
    backend.chores = ["one"]
    with qtbot.waitSignals([worker.progressed] * 5):
        pass
    assert backend.done == []
    worker.cancel()
    qtbot.waitUntil(lambda: backend.done == ["one"])


def test_what_lists_want_is_done_at_once(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend
) -> None:
    backend.chores = ["one"]
    worker.open()
    qtbot.waitUntil(lambda: backend.done == ["one"])
    backend.chores = ["two", "three"]
    worker.keep_up_soon()
    assert backend.done == ["one"], "whatever is asked goes first"
    qtbot.waitUntil(lambda: backend.done == ["one", "two", "three"])
    assert backend.runs == []


def test_what_lists_want_waits_for_the_end_of_a_run(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend
) -> None:
    backend.scripts = [endless()]
    worker.open()
    worker.run_now()
    backend.chores = ["one"]
    worker.keep_up_soon()
    with qtbot.waitSignals([worker.progressed] * 5):
        pass
    assert backend.done == []
    worker.cancel()
    qtbot.waitUntil(lambda: backend.done == ["one"])


def test_a_worker_that_isn_t_open_keeps_nothing_up(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend
) -> None:
    backend.chores = ["one"]
    worker.keep_up_soon()
    assert not worker._spare.isActive()
    worker.open()
    qtbot.waitUntil(lambda: backend.done == ["one"])
    worker.close()
    worker.keep_up_soon()
    assert not worker._spare.isActive()


@pytest.mark.logs("apdesk.worker")
def test_what_fails_in_spare_time_is_left_for_another_time(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend
) -> None:
    backend.chores = [known("database.locked"), "two"]
    worker.open()
    qtbot.waitUntil(lambda: len(backend.chores) == 1)
    with qtbot.waitSignal(worker.run_finished):
        worker.run_now()
    qtbot.waitUntil(lambda: backend.done == ["two"])
