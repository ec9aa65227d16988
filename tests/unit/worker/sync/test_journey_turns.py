"""The worker lets the journeys take their turns between the runs of the sync."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from apdesk.domain.run import ChangeSet, Problem
from apdesk.errors import KnownError
from apdesk.worker.journey_turns import PATIENCE, REST, JourneyNews
from apdesk.worker.messages import RowsChanged
from apdesk.worker.sync_worker import SyncWorker
from tests.unit.worker.sync.scripted_backend import MovedClock, ScriptedBackend, endless

ENDLESS = [ChangeSet()] * 100_000


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


def test_after_a_run_the_journeys_take_a_turn_with_news_of_the_org(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend
) -> None:
    worker.open()
    with qtbot.waitSignals([worker.run_finished, worker.journeys_moved], order="strict"):
        worker.run_now()
    assert backend.turns == [True]


def test_only_a_turn_with_news_of_the_org_says_what_is_mended(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend, clock: MovedClock
) -> None:
    backend.people_due = clock.now()
    with qtbot.waitSignal(worker.journeys_moved) as told:
        worker.open()
    assert told.args is not None
    assert not told.args[0].complete
    with qtbot.waitSignal(worker.journeys_moved) as told:
        worker.run_now()
    assert told.args is not None
    assert told.args[0].complete


def test_a_run_that_was_stopped_lets_nobody_move(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend
) -> None:
    backend.scripts.append(endless())
    worker.open()
    worker.run_now()
    with qtbot.waitSignal(worker.run_finished):
        worker.cancel()
    assert backend.turns == []


def test_a_turn_begins_when_it_is_due_and_not_before(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend, clock: MovedClock
) -> None:
    backend.people_due = clock.now() + timedelta(seconds=5)
    worker.open()
    clock.move(seconds=4)
    worker.beat()
    assert backend.turns == []
    clock.move(seconds=1)
    with qtbot.waitSignal(worker.journeys_moved):
        worker.beat()
    assert backend.turns == [False]


def test_whom_a_turn_changes_is_told_and_what_it_came_to(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend, clock: MovedClock
) -> None:
    backend.people_due = clock.now()
    backend.ways.append([ChangeSet(people={1, 2}), ChangeSet()])
    rows: list[RowsChanged] = []
    worker.rows_changed.connect(rows.append)
    with qtbot.waitSignal(worker.journeys_moved) as told:
        worker.open()
    assert rows == [RowsChanged(frozenset({1, 2}), frozenset(), False)]
    assert told.args == [JourneyNews(2, 0, ())]


def test_a_run_that_is_asked_for_ends_a_turn_which_goes_on_behind_it(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend, clock: MovedClock
) -> None:
    backend.people_due = clock.now()
    backend.ways.append(ENDLESS)
    worker.open()
    qtbot.waitUntil(lambda: backend.taken > 0)
    with qtbot.waitSignals([worker.run_finished, worker.journeys_moved], order="strict"):
        worker.run_now()
    assert (backend.left, backend.turns) == (1, [False, True])


def test_a_pause_ends_a_turn_and_lets_none_begin(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend, clock: MovedClock
) -> None:
    backend.people_due = clock.now()
    backend.ways.append(ENDLESS)
    worker.open()
    qtbot.waitUntil(lambda: backend.taken > 0)
    worker.pause()
    worker.beat()
    assert (backend.left, backend.turns) == (1, [False])


@pytest.mark.logs("apdesk.journeys")
def test_a_turn_that_broke_off_is_tried_again_in_a_minute(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend, clock: MovedClock
) -> None:
    backend.people_due = clock.now()
    backend.ways.append([KnownError("Full", "The disk is full.", "", code="disk.full")])
    with qtbot.waitSignal(worker.journeys_moved) as told:
        worker.open()
    assert [each.code for each in told.args[0].problems] == ["disk.full"]
    worker.beat()
    assert backend.turns == [False]
    clock.move(seconds=PATIENCE.total_seconds())
    with qtbot.waitSignal(worker.journeys_moved):
        worker.beat()
    assert backend.turns == [False, False]


def test_where_somebody_stands_the_next_turn_takes_its_time(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend, clock: MovedClock
) -> None:
    backend.people_due = clock.now()
    backend.standing.append(Problem(None, "journey.list_gone", "A list is gone", "It is gone."))
    with qtbot.waitSignal(worker.journeys_moved) as told:
        worker.open()
    assert told.args is not None
    assert told.args[0].standing == (("journey.list_gone", 1, "Welcome"),)
    backend.people_due = clock.now()
    worker.beat()
    assert backend.turns == [False]


def test_another_apdesk_at_work_is_no_trouble(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend, clock: MovedClock
) -> None:
    backend.people_due = clock.now()
    backend.ways.append([KnownError("Busy", "Busy.", "", code="journeys.busy")])
    with qtbot.waitSignal(worker.journeys_moved) as told:
        worker.open()
    assert told.args == [JourneyNews(0, 0, ())]


def test_whoever_asks_for_it_has_what_stood_still_tried_at_once(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend, clock: MovedClock
) -> None:
    backend.people_due = clock.now()
    backend.standing.append(Problem(None, "journey.list_gone", "A list is gone", "It is gone."))
    with qtbot.waitSignal(worker.journeys_moved):
        worker.open()
    backend.people_due = clock.now()
    with qtbot.waitSignal(worker.journeys_moved):
        worker.look_at_journeys()
    assert backend.turns == [False, False]


def test_a_turn_in_which_nobody_moved_is_no_reason_for_the_next(
    qtbot: QtBot, worker: SyncWorker, backend: ScriptedBackend, clock: MovedClock
) -> None:
    with qtbot.waitSignal(worker.journeys_moved):
        backend.people_due = clock.now()
        worker.open()
    backend.people_due = clock.now()
    worker.beat()
    assert backend.turns == [False]
    clock.move(seconds=REST.total_seconds())
    with qtbot.waitSignal(worker.journeys_moved):
        worker.beat()


class _Running(MovedClock):
    """A clock that goes on by itself, as clocks do."""

    def now(self) -> datetime:
        self.move(microseconds=1)
        return super().now()


def test_what_is_due_now_is_not_put_off_by_the_clock(qtbot: QtBot) -> None:
    clock = _Running()
    backend = ScriptedBackend(clock)
    backend.ended = clock.now()
    backend.journeys_due = clock.now  # type: ignore[method-assign]
    worker = SyncWorker(backend, clock)
    try:
        with qtbot.waitSignal(worker.journeys_moved):
            worker.open()
    finally:
        worker.close()
