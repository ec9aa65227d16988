"""What the first window does without: made when it is asked for, and told what came before."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from apdesk import app
from apdesk.errors import ApdeskError
from apdesk.paths import DataDir
from apdesk.store.lists import ListKey
from apdesk.ui.activity.page import ERRORS
from apdesk.ui.main_window import MainWindow
from apdesk.ui.shell import single
from apdesk.ui.shell.first_paint import FirstPaint
from apdesk.ui.shell.later import Later
from apdesk.ui.shell.single import SingleInstance
from apdesk.ui.sidebar import Place
from apdesk.worker.messages import ErrorInfo, NextRun, SyncState, Treatment
from apdesk.worker.readers import Waiting
from tests.unit.worker.damaged_file import damage_table

NEVER_MS = 60_000
#: Opens the window and says, once it is painted for the first time, which of some modules and of
#: some classes of Qt were loaded.
AT_FIRST_PAINT = """
import os, sys
from apdesk import cli
from apdesk.desktop.opening import Opening

def painted(self):
    widgets = vars(sys.modules["PySide6.QtWidgets"])
    print([each for each in sys.argv[2:] if each in sys.modules or each in widgets], flush=True)
    os._exit(0)

Opening._painted = painted
cli.main(["--data-dir", sys.argv[1]])
"""


class Heard(list[str]):
    """The names of the signals that came, in their order."""

    def hear(self, name: str) -> Callable[[], None]:
        return lambda: self.append(name)


# -- Later ------------------------------------------------------------------------------------


def test_a_thing_is_made_once_and_told_of_then() -> None:
    made: list[object] = []

    def make() -> object:
        made.append(object())
        return made[-1]

    told: list[object] = []
    later = Later(make)
    later.when_made(told.append)
    assert (later.made, made, told) == (None, [], [])
    first = later()
    assert later() is first
    assert later.made is first
    assert (made, told) == ([first], [first])
    later.when_made(told.append)
    assert told == [first, first]


def test_what_could_not_be_made_is_tried_again() -> None:
    answers: list[Exception | str] = [ValueError("not yet"), "made"]

    def make() -> str:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    told: list[str] = []
    later = Later(make)
    later.when_made(told.append)
    with pytest.raises(ValueError, match="not yet"):
        later()
    assert later.made is None
    assert later() == "made"
    assert told == ["made"]


# -- FirstPaint ---------------------------------------------------------------------------------


def test_the_first_paint_is_told_once_after_it_was_done(qtbot: QtBot) -> None:
    heard = Heard()

    class Widget(QWidget):
        def paintEvent(self, _event: object) -> None:
            heard.append("paint")

    widget = Widget()
    qtbot.addWidget(widget)
    sight = FirstPaint(widget, NEVER_MS, widget)
    sight.painted.connect(heard.hear("painted"))
    sight.settled.connect(heard.hear("settled"))
    assert heard == []
    with qtbot.waitSignal(sight.settled):
        widget.show()
    assert heard == ["paint", "painted", "settled"]
    widget.repaint()
    QApplication.processEvents()
    assert heard == ["paint", "painted", "settled", "paint"]


def test_a_widget_that_stays_hidden_is_not_waited_for(qtbot: QtBot) -> None:
    heard = Heard()
    widget = QWidget()
    qtbot.addWidget(widget)
    sight = FirstPaint(widget, 1, widget)
    sight.painted.connect(heard.hear("painted"))
    sight.settled.connect(heard.hear("settled"))
    with qtbot.waitSignal(sight.settled):
        pass
    assert heard == ["settled"]
    # It may come into sight later; that is told, and settles nothing again.
    with qtbot.waitSignal(sight.painted):
        widget.show()
    assert heard == ["settled", "painted"]


def test_a_first_paint_that_is_not_waited_for_any_more(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    sight = FirstPaint(widget, NEVER_MS, widget)
    with qtbot.waitSignal(sight.settled):
        sight.settle()
    with qtbot.assertNotEmitted(sight.settled):
        sight.settle()


def test_a_widget_that_is_gone_before_it_was_painted_is_not_waited_for(qtbot: QtBot) -> None:
    waiting, widget = QObject(), QWidget()
    sight = FirstPaint(widget, 50, waiting)
    with qtbot.waitSignal(sight.settled):
        shiboken6.delete(widget)


# -- pages ----------------------------------------------------------------------------------------


def test_a_list_that_is_made_after_a_failed_run_says_so(qtbot: QtBot, window: MainWindow) -> None:
    assert [each.key for each in window.lists.made] == [ListKey.ALL]
    window.runs.run_failed(
        ErrorInfo("No network", "It broke.", "Wait.", "network.x", Treatment.RETRY)
    )
    window.go(ListKey.COMPANIES)
    page = window.lists[ListKey.COMPANIES]
    assert page.notice.isVisible()
    assert page.notice._title.text() == "No network"
    assert window.lists[ListKey.ALL].notice._title.text() == "No network"


def test_tabs_of_the_sync_page_know_what_was_told_before_they_were_made(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.go(Place.SYNC)
    page = window.sync_page
    assert (page._errors.made, page._usage.made) == (None, None)
    window.show_waiting(Waiting(errors=3))
    window.next_run_changed(NextRun(SyncState.PAUSED))
    errors = page.errors
    assert errors.isHidden()
    assert errors.accessibleName() == f"{ERRORS} (3)"
    page.tabs.show_page(errors)
    assert page.tabs.current is errors
    assert errors.isVisible()
    assert page.history.isHidden()
    with qtbot.waitSignal(page.record_asked):
        errors.record_asked.emit("person", 1)


def test_pop_ups_of_a_list_are_made_when_they_are_opened(window: MainWindow) -> None:
    page = window.lists[ListKey.ALL]
    assert page.filters.later_editor.made is None
    assert page.arrangement.later_chooser.made is None
    page.filter_button.click()
    assert page.filters.editor.isVisible()
    page.filters.editor.hide()
    page.columns_button.click()
    assert page.arrangement.chooser.isVisible()
    assert page.arrangement.chooser.names() == tuple(page.arrangement.shown_names())
    page.arrangement.chooser.hide()


# -- a window that was there before its database was looked at ------------------------------------


@pytest.fixture
def remembered(data_dir: DataDir) -> DataDir:
    """The lists were in the window when it was closed."""
    memory = QSettings(str(data_dir.path / "window.ini"), QSettings.Format.IniFormat)
    memory.setValue("window/lists", True)
    memory.sync()
    return data_dir


@pytest.mark.logs("apdesk.app")
@pytest.mark.parametrize("whole", [True, False], ids=["no database", "one table"])
def test_damage_that_is_found_under_the_open_window_ends_the_app_with_its_reason(
    qapp: QApplication,
    remembered: DataDir,
    whole: bool,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    if whole:
        for each in remembered.path.glob("apdesk.sqlite3*"):
            each.unlink()
        remembered.database.write_bytes(b"not a database at all" * 100)
    else:
        damage_table(remembered.database, "edit_batch")
    shown: list[str] = []
    opened: list[bool] = []

    def show(error: ApdeskError, *_: object) -> bool:
        shown.append(error.code)
        opened.append("the window is open" in caplog.text)
        return False

    monkeypatch.setattr(app, "mended", show)
    with caplog.at_level("INFO", "apdesk.app"):
        assert app.run(remembered) == 1
    assert (shown, opened) == (["database.corrupt"], [True])
    again = SingleInstance(remembered.path)
    assert again.first()
    again.close()


def test_the_first_paint_makes_neither_rows_nor_the_class_of_all_styles(
    remembered: DataDir,
) -> None:
    """`QMainWindow` is there to show that what is looked for can be found."""
    late = (
        "apdesk.store.lists",
        "apdesk.ui.lists.body",
        "apdesk.ui.shell.setup",
        "apdesk.desktop.sync",
        "PySide6.QtNetwork",
        "QTableView",
    )
    said = subprocess.run(
        [
            sys.executable,
            "-c",
            AT_FIRST_PAINT,
            str(remembered.path),
            "QMainWindow",
            "QStyle",
            *late,
        ],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert said.stdout.strip() == "['QMainWindow']"


# -- one copy -----------------------------------------------------------------------------------


def test_the_first_copy_holds_the_lock_before_it_listens(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single, "ANSWER_MS", 60)
    first = SingleInstance(tmp_path)
    assert first.first(listen=False)
    with qtbot.assertNotEmitted(first.raise_asked):
        assert SingleInstance(tmp_path).first() is False
    first.listen()
    with qtbot.waitSignal(first.raise_asked):
        assert SingleInstance(tmp_path).first() is False
    first.close()


def test_what_a_killed_copy_left_is_taken_over(qtbot: QtBot, tmp_path: Path) -> None:
    killed = (
        "import os, sys; from pathlib import Path; from apdesk.ui.shell.single import *;"
        "from PySide6.QtCore import QCoreApplication; a = QCoreApplication([]);"
        "s = SingleInstance(Path(sys.argv[1])); print(s.first(), flush=True); os._exit(9)"
    )
    left = subprocess.run(
        [sys.executable, "-c", killed, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (left.stdout.strip(), left.returncode) == ("True", 9)
    assert (tmp_path / "window.lock").exists()
    taking_over = SingleInstance(tmp_path)
    assert taking_over.first()
    with qtbot.waitSignal(taking_over.raise_asked):
        assert SingleInstance(tmp_path).first() is False
    taking_over.close()
