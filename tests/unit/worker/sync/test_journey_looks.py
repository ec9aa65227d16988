"""Journeys that can't even be looked at say why, once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from apdesk.desktop.damage import DamageWatch
from apdesk.store import errors
from apdesk.worker.journey_turns import JourneyNews
from apdesk.worker.sync_worker import SyncWorker
from tests.unit.worker.sync.scripted_backend import MovedClock, ScriptedBackend

pytestmark = pytest.mark.logs("apdesk.worker", "apdesk.app")


class Unreadable(ScriptedBackend):
    """The journeys' tables are damaged until they are mended."""

    damaged = True

    def journeys_due(self) -> datetime | None:
        if self.damaged:
            raise errors.corrupt(Path("apdesk.sqlite3"))
        return super().journeys_due()


@pytest.fixture
def backend() -> Unreadable:
    clock = MovedClock()
    made = Unreadable(clock)
    made.ended = clock.now()
    return made


@pytest.fixture
def worker(qtbot: QtBot, backend: Unreadable) -> Iterator[SyncWorker]:
    made = SyncWorker(backend, backend.clock)
    yield made
    made.close()


def test_it_is_told_once_until_it_is_mended(backend: Unreadable, worker: SyncWorker) -> None:
    told: list[JourneyNews] = []
    worker.journeys_moved.connect(told.append)
    worker.open()
    worker.beat()
    assert [[each.code for each in news.problems] for news in told] == [["database.corrupt"]]
    backend.damaged = False
    worker.beat()
    backend.damaged = True
    worker.beat()
    assert len(told) == 2


def test_a_damaged_database_is_noticed_by_the_journeys_as_well(
    qtbot: QtBot, worker: SyncWorker
) -> None:
    parent = QObject()
    watch = DamageWatch(parent)
    watch.join(worker)
    with qtbot.waitSignal(watch.found) as found:
        worker.open()
    assert found.args is not None
    assert found.args[0].code == "database.corrupt"
