"""The real thread: opened, used and closed in one place; stopped while a run goes on."""

from __future__ import annotations

import ast
from pathlib import Path
from threading import get_ident

import pytest
from PySide6.QtCore import QObject, Signal, Slot
from pytestqt.qtbot import QtBot

from apdesk.worker import sync_thread, sync_worker
from apdesk.worker.sync_thread import SyncThread
from apdesk.worker.sync_worker import SyncWorker
from tests.unit.worker.sync.scripted_backend import MovedClock, ScriptedBackend, endless


@pytest.fixture
def backend() -> ScriptedBackend:
    clock = MovedClock()
    made = ScriptedBackend(clock)
    made.ended = clock.now()
    return made


class Window(QObject):
    """Stands where the main window does: asks by signals, hears on its own thread."""

    run_asked = Signal()
    order_wanted = Signal()

    def __init__(self, worker: SyncWorker) -> None:
        super().__init__()
        self.heard: list[str] = []
        self.threads: set[int] = set()
        self.run_asked.connect(worker.run_now)
        self.order_wanted.connect(worker.keep_up_soon)
        worker.opened.connect(self.opened)
        worker.open_failed.connect(self.open_failed)
        worker.progressed.connect(self.progressed)
        worker.run_finished.connect(self.run_finished)

    def _hear(self, what: str) -> None:
        self.heard.append(what)
        self.threads.add(get_ident())

    @Slot()
    def opened(self) -> None:
        self._hear("opened")

    @Slot(object)
    def open_failed(self, _error: object) -> None:
        self._hear("open failed")

    @Slot(object)
    def progressed(self, _progress: object) -> None:
        self._hear("progressed")

    @Slot(object)
    def run_finished(self, _report: object) -> None:
        self._hear("finished")


def test_the_store_lives_and_dies_in_the_sync_thread(
    qtbot: QtBot, backend: ScriptedBackend
) -> None:
    worker = SyncWorker(backend, backend.clock)
    window = Window(worker)
    thread = SyncThread(worker)
    thread.start()
    qtbot.waitUntil(lambda: "opened" in window.heard)
    window.run_asked.emit()
    qtbot.waitUntil(lambda: "finished" in window.heard)
    assert thread.stop()
    assert backend.opened_in == backend.closed_in != get_ident()
    assert window.threads == {get_ident()}


def test_the_database_is_kept_up_in_the_sync_thread_when_a_list_wants_it(
    qtbot: QtBot, backend: ScriptedBackend
) -> None:
    worker = SyncWorker(backend, backend.clock)
    window = Window(worker)
    thread = SyncThread(worker)
    thread.start()
    qtbot.waitUntil(lambda: backend.kept_up_in is not None)  # by itself, at its start
    backend.chores = ["one"]
    window.order_wanted.emit()
    qtbot.waitUntil(lambda: backend.done == ["one"])
    assert thread.stop()
    assert backend.kept_up_in == backend.opened_in != get_ident()


def test_stopping_ends_a_long_run(qtbot: QtBot, backend: ScriptedBackend) -> None:
    backend.scripts.append(endless())
    backend.ended = None
    worker = SyncWorker(backend, backend.clock)
    window = Window(worker)
    thread = SyncThread(worker)
    thread.start()
    qtbot.waitUntil(lambda: "progressed" in window.heard)
    assert thread.stop(10_000)
    assert thread.isFinished()
    assert backend.closed_in == backend.opened_in


@pytest.mark.logs("apdesk.worker")
def test_a_thread_whose_store_can_t_be_opened_ends_cleanly(
    qtbot: QtBot, backend: ScriptedBackend
) -> None:
    backend.open_error = OSError("no such disk")
    worker = SyncWorker(backend, backend.clock)
    window = Window(worker)
    thread = SyncThread(worker)
    thread.start()
    qtbot.waitUntil(lambda: "open failed" in window.heard)
    assert thread.stop()
    assert backend.closed_in is None


@pytest.mark.parametrize("module", [sync_thread, sync_worker])
def test_no_lambda_receives_a_signal_in_the_worker(module: object) -> None:
    """A lambda that is connected across threads runs in the sender's thread."""
    source = Path(str(getattr(module, "__file__", ""))).read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "connect"
        ):
            assert all(isinstance(each, ast.Attribute) for each in node.args)
