"""The switch that lets the practice org live, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from apdesk.errors import KnownError
from apdesk.ui.activity.status import StatusCard
from apdesk.ui.shell import practice as practice_module
from apdesk.ui.shell.practice import Practice, PracticeLife
from apdesk.ui.theme import apply_theme
from apdesk.worker.messages import SyncState
from apdesk.worker.readers import DeskState
from apdesk.worker.tasks import TaskRunner

pytestmark = pytest.mark.ui

HERE = "http://localhost:4711"


class Process:
    """A practice org without a process."""

    def __init__(self) -> None:
        self.running = True
        self.busy = False
        self.error: KnownError | None = None

    def serves(self, login_url: str) -> bool:
        return login_url == HERE

    def set_busy(self, on: bool) -> None:
        if self.error is not None:
            raise self.error
        self.busy = on


class Bench:
    """The switch in the card of a Sync page."""

    def __init__(self, runner: TaskRunner) -> None:
        self.process = Process()
        self.there: Process | None = self.process
        self.practice = Practice(lambda: self.there)
        self.card = StatusCard()
        self.page: Any = SimpleNamespace(
            card=self.card, status=SimpleNamespace(state=SyncState.IDLE)
        )
        self.life = PracticeLife(self.practice, runner, self.page)
        self.switch = self.life.switch

    def connect(self, login_url: str) -> None:
        binding: Any = SimpleNamespace(login_url=login_url)
        self.life.show_state(DeskState(binding=binding))


@pytest.fixture
def bench(qtbot: QtBot, qapp: QApplication) -> Iterator[Bench]:
    apply_theme(qapp, "light")
    runner = TaskRunner()
    made = Bench(runner)
    qtbot.addWidget(made.card)
    made.card.show()
    yield made
    assert runner.shut_down()


def test_it_is_there_while_the_practice_org_is_what_is_synced(bench: Bench) -> None:
    assert not bench.switch.isVisible()
    bench.connect("https://login.salesforce.com")
    assert not bench.switch.isVisible()
    bench.connect(HERE)
    assert bench.switch.isVisible()
    bench.there = None  # it is only being started
    bench.life.renew()
    assert not bench.switch.isVisible()
    bench.there = bench.process
    bench.life.renew()
    assert bench.switch.isVisible()
    assert bench.switch.box.accessibleName() == bench.switch.box.text()
    assert bench.switch.box.accessibleDescription() == bench.switch.words.text()


def test_it_sends_the_people_to_work_and_home(qtbot: QtBot, bench: Bench) -> None:
    bench.connect(HERE)
    quiet = bench.switch.words.text()
    bench.switch.box.click()
    qtbot.waitUntil(lambda: bench.process.busy and bench.switch.box.isEnabled())
    assert "every minute" in bench.switch.words.text()
    bench.switch.box.click()
    qtbot.waitUntil(lambda: not bench.process.busy and bench.switch.box.isEnabled())
    assert bench.switch.words.text() == quiet


def test_what_did_not_work_is_told_and_the_box_says_how_it_is(qtbot: QtBot, bench: Bench) -> None:
    bench.connect(HERE)
    bench.process.error = KnownError("No", "It has ended.", "Start it.", code="practice.silent")
    bench.switch.box.click()
    qtbot.waitUntil(lambda: "It has ended. Start it." in bench.switch.words.text())
    assert not bench.switch.box.isChecked()


def test_a_change_that_is_made_elsewhere_shows(qtbot: QtBot, bench: Bench) -> None:
    bench.connect(HERE)
    bench.practice.set_busy(True)(lambda _said: None, None)  # type: ignore[arg-type]
    qtbot.waitUntil(bench.switch.box.isChecked)


def test_while_they_work_it_is_synced_often(
    qtbot: QtBot, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert bench.life._often.interval() == practice_module.BUSY_SYNC_MS
    bench.life._often.setInterval(1)
    bench.process.busy = True
    with qtbot.waitSignal(bench.life.sync_asked):
        bench.connect(HERE)
    bench.page.status.state = SyncState.RUNNING
    with qtbot.assertNotEmitted(bench.life.sync_asked, wait=30):
        pass
    bench.page.status.state = SyncState.IDLE
    bench.process.busy = False
    bench.life.renew()
    with qtbot.assertNotEmitted(bench.life.sync_asked, wait=30):
        pass
