"""Every control shows that it has the keyboard focus, in light and in dark."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from apdesk.domain.journey.kinds import Kind
from apdesk.paths import DataDir
from apdesk.store.lists import ListKey
from apdesk.ui.desk import Desk
from apdesk.ui.help.window import help_window
from apdesk.ui.main_window import MainWindow
from apdesk.ui.settings.page import PreferencesPage
from apdesk.ui.sidebar import Place
from apdesk.ui.theme import Scheme, theme
from apdesk.worker.tasks import TaskRunner
from tests.helpers.clipping import settle
from tests.helpers.focus_marks import unmarked
from tests.ui.main.far_away_desk import open_desk


@pytest.fixture
def data_dir(tmp_path: Path) -> DataDir:
    return DataDir(tmp_path / "data")


@pytest.fixture
def desk(far_away: tuple[Path, int], data_dir: DataDir, runner: TaskRunner) -> Iterator[Desk]:
    with open_desk(far_away[0], data_dir, runner) as made:
        yield made


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> Scheme:
    wanted: Scheme = request.param
    return wanted


@pytest.fixture
def seen(qtbot: QtBot, scheme: Scheme, window: MainWindow) -> MainWindow:
    """The window in front, in each scheme."""
    assert theme().scheme == scheme
    window.activateWindow()
    qtbot.waitActive(window)
    rest(qtbot, window)
    return window


def rest(qtbot: QtBot, window: MainWindow) -> None:
    settle()
    qtbot.waitUntil(lambda: not window.desk.runner.busy, timeout=20_000)
    settle()


def test_in_a_list_and_its_record(qtbot: QtBot, seen: MainWindow) -> None:
    seen.go(ListKey.LEADS)
    page = seen.lists[ListKey.LEADS]
    rest(qtbot, seen)
    page.table.selectRow(0)
    qtbot.waitUntil(lambda: seen.pane.detail is not None)
    rest(qtbot, seen)
    missing = unmarked(seen)
    for at in (1, 2):
        seen.pane.tabs.setCurrentIndex(at)
        rest(qtbot, seen)
        missing += unmarked(seen, seen.pane)
    assert missing == []


def test_on_the_sync_page_and_in_the_preferences(qtbot: QtBot, seen: MainWindow) -> None:
    seen.go(Place.SYNC)
    missing = []
    tabs = seen.sync_page.tabs
    for at in range(tabs.bar.count()):
        tabs.bar.setCurrentIndex(at)
        rest(qtbot, seen)
        missing += unmarked(seen, tabs)
    seen.go(Place.PREFERENCES)
    for section in PreferencesPage.sections():
        seen.preferences_page.show_section(section.key)
        rest(qtbot, seen)
        missing += unmarked(seen, seen.preferences_page)
    assert missing == []


def test_on_the_journeys_page(qtbot: QtBot, seen: MainWindow, far_away: tuple[Path, int]) -> None:
    seen.go(Place.JOURNEYS)
    rest(qtbot, seen)
    page = seen.journeys_page
    missing = unmarked(seen, page)
    page.open(far_away[1])
    rest(qtbot, seen)
    document = page.editor.document
    for kind in (Kind.FIELD_MATCH, Kind.TASK, Kind.DELAY):
        document.select((document.add(kind, 0, 400),))
        rest(qtbot, seen)
        missing += unmarked(seen, page)
    assert missing == []


def test_in_dialogs(qtbot: QtBot, seen: MainWindow) -> None:
    seen.go(ListKey.ALL)
    rest(qtbot, seen)
    page = seen.lists[ListKey.ALL]
    ids = [int(each) for each in page.model.ids[:3]]
    table: QWidget = page.table
    table.setFocus()
    openers: tuple[Callable[[], object], ...] = (
        page.commands.new_contact,
        lambda: page.commands.edit_fields(ids),
        lambda: page.commands.add_to_list(ids),
        seen.deeds.new_segment,
        seen.show_shortcuts,
        seen.deeds.about,
        seen.deeds.diagnostics,
        lambda: seen.show_help() or help_window(seen),
    )
    for opened in openers:
        opened()
        rest(qtbot, seen)
        dialog = next(each for each in seen.findChildren(QDialog) if each.isVisible())
        qtbot.waitActive(dialog)
        assert unmarked(dialog) == []
        dialog.reject()
        seen.activateWindow()
        qtbot.waitActive(seen)
        rest(qtbot, seen)
        assert QApplication.focusWidget() is table, dialog.windowTitle()
