"""Journeys in the window: the sidebar, a selection that is put in, a record that tells of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from apdesk.domain.apdesk_types import Entity
from apdesk.domain.journey.kinds import Kind
from apdesk.paths import DataDir
from apdesk.store.lists import ListKey
from apdesk.ui.criteria.references import References
from apdesk.ui.desk import Desk
from apdesk.ui.journeys.start import StartJourneyDialog
from apdesk.ui.main_window import MainWindow
from apdesk.ui.shell.later import Later
from apdesk.ui.sidebar import Place
from apdesk.ui.wizard.window import SetupWizard
from apdesk.worker.setup import SetupServices
from apdesk.worker.vault import SessionVault
from tests.ui.journeys.pages.user import User

MEMBERS = "SELECT count(*) FROM passage WHERE source = 's6'"


@pytest.fixture
def window(
    qtbot: QtBot, desk: Desk, data_dir: DataDir, journeys: Mapping[str, int]
) -> Iterator[MainWindow]:
    vault = SessionVault(data_dir)
    vault.keep_for_session()
    services = SetupServices(data_dir, vault, open_browser=lambda _url: True)
    references = References(services, desk.runner)
    wizard = Later(lambda: SetupWizard(services, desk.runner, references=references))
    made = MainWindow(desk, wizard, references)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.reload_state()
    made.open_desk()
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: not desk.runner.busy and made.state.binding is not None, timeout=20_000)
    yield made
    qtbot.waitUntil(lambda: not desk.runner.busy, timeout=20_000)
    if shiboken6.isValid(made):
        made.close()


@pytest.fixture
def user(qtbot: QtBot, desk: Desk, window: MainWindow) -> User:
    return User(qtbot, desk, window.journeys_page)


def test_the_sidebar_leads_to_them_and_says_how_many_need_you(
    user: User, window: MainWindow, journeys: Mapping[str, int]
) -> None:
    entry = window.sidebar.buttons[Place.JOURNEYS]
    user.click(entry)
    user.until(lambda: entry.number)
    assert window.journeys_page.isVisible()
    assert entry.current
    assert entry.number == str(user.row(journeys["welcome"]).stuck)


def test_one_selected_person_is_put_into_a_journey(user: User, window: MainWindow) -> None:
    asked: list[bool] = []
    window.journeys_asked.connect(lambda: asked.append(True))
    window.go(ListKey.CONTACTS)
    page = window.current_list
    assert page is not None
    user.rest()
    page.table.selectRow(0)
    QTest.keyClick(page.table, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    dialog = user.dialog(StartJourneyDialog)
    user.until(dialog.start_button.isEnabled)
    names = [dialog.journey.itemText(at) for at in range(dialog.journey.count())]
    assert names == ["Welcome new leads"], "a paused one takes nobody"
    user.click(dialog.start_button)
    user.until(lambda: user.rows(MEMBERS) == [(1,)])
    user.until(lambda: "came into" in page.commands.banner.title())
    assert asked == [True]


def test_everybody_of_a_list_is_put_in_without_naming_them(user: User, window: MainWindow) -> None:
    window.go(ListKey.ALL)
    page = window.current_list
    assert page is not None
    user.rest()
    QTest.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    people = user.rows("SELECT count(*) FROM person")[0][0]
    page.selection.start_button.click()
    dialog = user.dialog(StartJourneyDialog)
    user.until(dialog.start_button.isEnabled)
    user.click(dialog.start_button)
    user.until(lambda: user.rows(MEMBERS) == [(people,)])
    user.rest()


def test_without_a_journey_for_it_the_dialog_says_what_to_do(
    user: User, window: MainWindow, journeys: Mapping[str, int]
) -> None:
    user.stored(lambda found: found.delete(journeys["welcome"]))
    window.go(ListKey.LEADS)
    page = window.current_list
    assert page is not None
    user.rest()
    page.table.selectRow(0)
    page.selection.start_button.click()
    dialog = user.dialog(StartJourneyDialog)
    user.until(lambda: not dialog.busy)
    assert Kind.BY_HAND.label in dialog.words.text()
    assert not dialog.start_button.isVisible()
    dialog.reject()


def test_a_record_tells_of_its_journeys(
    user: User, window: MainWindow, journeys: Mapping[str, int]
) -> None:
    window.show_record(Entity.PERSON, journeys["person"])
    user.rest()
    window.pane.tabs.setCurrentIndex(1)
    user.until(window.pane.journeys.isVisible)
    said = [each.text() for each in window.pane.journeys.findChildren(QLabel)]
    assert "Welcome new leads" in said
    assert "Needs you: Welcome" in said
    assert any(each.startswith("Came in:") for each in said)


def test_a_record_that_was_in_none_says_nothing_of_them(user: User, window: MainWindow) -> None:
    person = user.rows("SELECT id FROM person WHERE sobject = 'Contact' LIMIT 1")[0][0]
    window.show_record(Entity.PERSON, person)
    user.rest()
    window.pane.tabs.setCurrentIndex(1)
    user.rest()
    assert not window.pane.journeys.isVisible()


def test_closing_the_window_stores_the_draft(
    user: User, window: MainWindow, journeys: Mapping[str, int]
) -> None:
    window.go(Place.JOURNEYS)
    editor = user.open(journeys["win"])
    shape = editor.document.add(Kind.DELAY, 0, 400)
    window.close()
    assert shape in user.draft(journeys["win"]).by_id


def test_quitting_without_closing_the_window_does_too(
    user: User, window: MainWindow, journeys: Mapping[str, int]
) -> None:
    window.go(Place.JOURNEYS)
    editor = user.open(journeys["win"])
    shape = editor.document.add(Kind.DELAY, 0, 400)
    window.remember()
    assert shape in user.draft(journeys["win"]).by_id


@pytest.mark.logs("apdesk.journeys")
def test_a_draft_that_cant_be_stored_keeps_the_window_open_once(
    user: User, window: MainWindow, journeys: Mapping[str, int], tmp_path: Path
) -> None:
    window.go(Place.JOURNEYS)
    editor = user.open(journeys["win"])
    user.checked(editor)
    window.go(ListKey.ALL)
    user.rest()
    editor.document.add(Kind.DELAY, 0, 400)
    real, user.desk.database = user.desk.database, tmp_path / "not there" / "x.sqlite3"
    assert not window.close()
    assert editor.isVisible()
    assert editor.banner.kind == "error"
    assert window.close()
    user.desk.database = real


def test_the_sidebar_says_who_needs_you_also_before_the_page_is_opened(
    user: User, window: MainWindow, journeys: Mapping[str, int]
) -> None:
    entry = window.sidebar.buttons[Place.JOURNEYS]
    assert not entry.number
    window.journeys_changed()
    user.until(lambda: entry.number)
    assert entry.number == str(user.row(journeys["welcome"]).stuck)


def test_a_record_of_the_live_view_is_shown_in_its_list(
    user: User, window: MainWindow, journeys: Mapping[str, int]
) -> None:
    window.go(Place.JOURNEYS)
    editor = user.open(journeys["welcome"], live=True)
    editor.live.show_people("s2", "stuck")
    panel = editor.live.panel
    user.until(lambda: panel.model.items)
    panel.table.selectRow(0)
    user.click(panel.open_button)
    user.until(window.pane.isVisible)
    assert window.pane.shown == (Entity.PERSON, panel.model.items[0].person_id)
