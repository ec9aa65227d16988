"""The window ends, by whatever way: what can't be stored is shown before, once for each time."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from apdesk.desktop.desktop import Desktop
from apdesk.domain.journey.kinds import Kind
from apdesk.domain.setup_flow import Page
from apdesk.paths import DataDir
from apdesk.store.lists import ListKey
from apdesk.ui.main_window import MainWindow
from apdesk.ui.sidebar import Place
from tests.ui.journeys.pages.journey_builder import populate
from tests.ui.journeys.pages.user import User
from tests.ui.main.conftest import MakeDesktop

PATIENCE = 20_000
pytestmark = pytest.mark.logs("apdesk.journeys")


@pytest.fixture
def journeys(data_dir: DataDir) -> Mapping[str, int]:
    """Ask for it to have journeys: their ids."""
    return populate(data_dir.database)


class Author:
    """Changes a journey, in a file that can't be written as long as it is `away`."""

    def __init__(self, qtbot: QtBot, window: MainWindow, journey_id: int, away: Path) -> None:
        self._desk = window.desk
        self._real, self._away = self._desk.database, away
        self._user = User(qtbot, self._desk, window.journeys_page)
        window.go(Place.JOURNEYS)
        self.editor = self._user.open(journey_id)
        self._user.checked(self.editor)
        window.go(ListKey.ALL)
        self._user.rest()

    def change(self) -> None:
        """Changes what can't be stored from now on."""
        self._desk.database = self._away
        self.editor.document.add(Kind.DELAY, 0, 400)

    def heal(self) -> None:
        """It can be stored again."""
        self._desk.database = self._real
        assert self.editor.finish()
        self._user.rest()

    def give_up(self) -> None:
        """Nothing is left that would have to be stored."""
        self._desk.database = self._real
        self.editor.saver.forget()


@pytest.fixture
def author(qtbot: QtBot, journeys: Mapping[str, int], window: MainWindow, tmp_path: Path) -> Author:
    return Author(qtbot, window, journeys["win"], tmp_path / "not there" / "x.sqlite3")


def test_what_cannot_be_stored_a_second_time_is_told_a_second_time(
    window: MainWindow, author: Author
) -> None:
    author.change()
    assert not window.close()
    author.heal()
    assert window.close(), "nothing is lost"
    window.show()
    author.change()
    assert not window.close()
    assert window.isVisible()
    assert author.editor.isVisible()
    author.give_up()


def test_in_the_wizard_it_is_seen_why_the_window_stays(window: MainWindow, author: Author) -> None:
    author.change()
    window.open_wizard(Page.CONFIGURE)
    assert window.wizard_open
    assert not window.close()
    assert not window.wizard_open
    assert author.editor.isVisible()
    author.give_up()


def test_a_restart_asks_as_closing_does(qtbot: QtBot, window: MainWindow, author: Author) -> None:
    author.change()
    page = window.preferences_page
    with qtbot.assertNotEmitted(window.restart_asked):
        page.restart_asked.emit()
    assert author.editor.isVisible()
    with qtbot.waitSignal(window.restart_asked):
        page.restart_asked.emit()
    author.give_up()


# -- the whole of apdesk --------------------------------------------------------------------------


def opened(qtbot: QtBot, made: Desktop) -> None:
    made.open()
    qtbot.waitUntil(made.thread_of_sync.isRunning, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not made.runner.busy, timeout=PATIENCE)


def test_quit_in_the_tray_shows_what_cannot_be_stored(
    qtbot: QtBot, with_tray: None, desktop: MakeDesktop, unbound: DataDir, tmp_path: Path
) -> None:
    made = desktop()
    journeys = populate(unbound.database)
    opened(qtbot, made)
    author = Author(qtbot, made.window, journeys["win"], tmp_path / "not there" / "x.sqlite3")
    made.window.close()
    assert not made.window.isVisible()
    author.change()
    assert made.presence is not None
    quit_action = made.presence.tray.quit_action
    with qtbot.assertNotEmitted(made.window.quit_asked):
        quit_action.trigger()
    assert author.editor.isVisible()
    with qtbot.waitSignal(made.window.quit_asked):
        quit_action.trigger()
    author.give_up()


def test_at_the_end_of_the_session_nobody_is_asked_and_nothing_is_begun(
    qtbot: QtBot, with_tray: None, desktop: MakeDesktop, unbound: DataDir, tmp_path: Path
) -> None:
    made = desktop()
    journeys = populate(unbound.database)
    opened(qtbot, made)
    author = Author(qtbot, made.window, journeys["win"], tmp_path / "not there" / "x.sqlite3")
    author.change()
    made.quit()
    made.shut_down()
    assert not made.window.isVisible()
    assert not made.runner.busy
    author.give_up()
