"""Around the window: one copy, start-up errors, garbage, the whole composition."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from apdesk import app
from apdesk.errors import KnownError
from apdesk.paths import DataDir
from apdesk.store.database import Store
from apdesk.store.lists import ListKey
from apdesk.store.views import Views
from apdesk.ui.shell.address import AddressDialog
from apdesk.ui.shell.crash import CrashReporter
from apdesk.ui.shell.garbage import GarbageCollector
from apdesk.ui.shell.single import SingleInstance, server_name
from apdesk.ui.shell.startup_error import StartupErrorDialog
from apdesk.ui.support.crash import CrashDialog
from apdesk.ui.theme import apply_theme
from tests.ui.main.conftest import MakeDesktop
from tests.ui.main.desk_builder import build_desk


def test_a_second_copy_calls_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    assert first.first()
    second = SingleInstance(tmp_path)
    with qtbot.waitSignal(first.raise_asked):
        assert second.first() is False
    first.close()
    third = SingleInstance(tmp_path)
    assert third.first()
    third.close()


def test_each_data_directory_has_its_own_copy(tmp_path: Path) -> None:
    assert server_name(tmp_path / "a") != server_name(tmp_path / "b")
    assert len(server_name(tmp_path)) < 40


def test_a_start_up_error_says_what_why_and_what_to_do(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    apply_theme(qapp, "light")
    error = KnownError("The database is damaged", "It can't be read.", "Restore a backup.")
    dialog = StartupErrorDialog(error, tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    texts = " ".join(each.text() for each in dialog.findChildren(QLabel) if each.isVisible())
    for part in ("The database is damaged", "It can't be read.", "Restore a backup."):
        assert part in texts
    assert str(tmp_path) in texts
    with qtbot.waitSignal(dialog.finished):
        dialog.quit_button.click()


@pytest.mark.logs("apdesk.app")
@pytest.mark.parametrize("damage", [b"not a database at all" * 100])
def test_a_damaged_database_stops_the_start_with_its_reason(
    qapp: QApplication, data_dir: DataDir, damage: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(app, "mended", lambda error, *_: shown.append(error.code))
    for each in data_dir.path.glob("apdesk.sqlite3*"):
        each.unlink()
    data_dir.database.write_bytes(damage)
    hooks = (sys.excepthook, threading.excepthook)
    assert app.run(data_dir) == 1
    assert shown == ["database.corrupt"]
    assert (sys.excepthook, threading.excepthook) == hooks
    assert data_dir.database.read_bytes() == damage


@pytest.fixture
def automatic_collection() -> Iterator[None]:
    """As Python starts; the tests have it off."""
    gc.enable()
    yield
    gc.disable()


def test_the_collector_runs_on_the_gui_thread_only(
    qapp: QApplication, automatic_collection: None
) -> None:
    collector = GarbageCollector(qapp)
    try:
        assert not gc.isenabled()
        for _ in range(5000):
            cycle: list[object] = []
            cycle.append(cycle)
        collector.collect()
        assert gc.get_count()[0] < 5000
    finally:
        collector.stop()
    assert gc.isenabled()


@pytest.mark.logs("apdesk.crash")
def test_what_nobody_caught_is_logged_and_told(
    qtbot: QtBot, qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    apply_theme(qapp, "light")
    reporter = CrashReporter()

    behind = ValueError("Erika Mustermann is on no list")

    def report() -> None:
        try:
            raise ZeroDivisionError from behind
        except ZeroDivisionError as error:
            reporter.report(type(error), error, error.__traceback__)

    report()
    qtbot.waitUntil(lambda: reporter.dialog is not None and reporter.dialog.isVisible())
    dialog = reporter.dialog
    assert isinstance(dialog, CrashDialog)
    assert "ZeroDivisionError" in dialog.report.toPlainText()
    assert "Mustermann" not in dialog.report.toPlainText()
    assert "an error that nobody caught" in caplog.text
    report()
    QApplication.processEvents()
    assert reporter.dialog is dialog, "one at a time"
    dialog.close()
    qtbot.waitUntil(lambda: reporter.dialog is None)
    report()
    qtbot.waitUntil(lambda: reporter.dialog is not None)
    assert reporter.dialog is not None
    reporter.dialog.close()
    qtbot.waitUntil(lambda: reporter.dialog is None)


def memory(data_dir: DataDir) -> QSettings:
    return QSettings(str(data_dir.path / "w.ini"), QSettings.Format.IniFormat)


def test_the_first_launch_shows_the_two_choices_and_ends_cleanly(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    apply_theme(qapp, "light")
    data_dir = DataDir(tmp_path / "new")
    data_dir.prepare()
    with Store(data_dir.database):
        pass
    desktop = app.Desktop(data_dir, memory(data_dir), Views(data_dir.database), None)
    desktop.open()
    qtbot.waitUntil(desktop.window.isVisible)
    assert desktop.window.wizard_open
    qtbot.waitUntil(desktop.thread_of_sync.isRunning)
    desktop.shut_down()
    assert desktop.thread_of_sync.isFinished()


def test_later_launches_show_the_lists(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    apply_theme(qapp, "light")
    data_dir = DataDir(tmp_path / "kept")
    data_dir.prepare()
    build_desk(data_dir.database, bound=False)
    desktop = app.Desktop(data_dir, memory(data_dir), Views(data_dir.database), None)
    desktop.open()
    qtbot.waitUntil(desktop.window.isVisible)
    page = desktop.window.lists[ListKey.ALL]
    qtbot.waitUntil(lambda: page.model.rowCount() > 50)
    assert not desktop.window.wizard_open
    assert desktop.window.sidebar.org.text() == "Not connected"
    desktop.shut_down()


@pytest.mark.logs("apdesk.app")
def test_an_address_that_nothing_opens_is_shown(qtbot: QtBot, desktop: MakeDesktop) -> None:
    made = desktop()
    made.open()
    qtbot.waitUntil(made.window.isVisible)
    url = "https://practice.example.com/003"
    made.window.desk.open_url(url)
    (dialog,) = made.window.findChildren(AddressDialog)
    assert dialog.isVisible()
    assert dialog.address.value() == url
    dialog.close_button.click()
    qtbot.waitUntil(lambda: not made.window.findChildren(AddressDialog))
