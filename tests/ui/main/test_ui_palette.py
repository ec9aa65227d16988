"""Ctrl+K: everything of the window by a few letters, with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from apdesk.store.lists import ListKey
from apdesk.ui.main_window import MainWindow
from apdesk.ui.palette.entries import Heading
from apdesk.ui.palette.palette import CommandPalette
from apdesk.ui.palette.sheet import ShortcutSheet
from apdesk.ui.palette.shortcuts import PLACES, shown_keys
from apdesk.ui.shell.keys import KEYS
from apdesk.ui.sidebar import Place


@pytest.fixture
def palette(qtbot: QtBot, window: MainWindow) -> CommandPalette:
    """The palette, open over the list of all contacts."""
    window.lists[ListKey.ALL].table.setFocus()
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    found = window.findChild(CommandPalette)
    assert isinstance(found, CommandPalette)
    assert found.isVisible()
    qtbot.waitUntil(lambda: not window.desk.runner.busy)
    return found


@pytest.fixture
def typed(qtbot: QtBot, palette: CommandPalette) -> Callable[[str], list[str]]:
    """Types something in the place of what is there; the titles that are shown once all is read."""

    def into(text: str) -> list[str]:
        palette.field.selectAll()
        QTest.keyClicks(palette.field, text)
        qtbot.waitUntil(lambda: not palette._request.pending)
        return [each.title for each in palette.model.entries]

    return into


def press(palette: CommandPalette, key: Qt.Key) -> None:
    QTest.keyClick(palette.field, key)


def test_a_few_letters_and_enter_go_there(
    window: MainWindow, palette: CommandPalette, typed: Callable[[str], list[str]]
) -> None:
    assert typed("saleslead")[0] == "Salesforce Leads"
    press(palette, Qt.Key.Key_Return)
    assert palette.isHidden()
    assert window.current_list is window.lists[ListKey.LEADS]
    window.open_palette()
    assert palette.model.rows[0] == Heading("Used last")
    assert palette.model.entries[0].title == "Salesforce Leads"
    section = next(each for each in window.commands() if each.key == "preferences.backups")
    assert section.title in typed(section.title)
    press(palette, Qt.Key.Key_Return)
    assert window.preferences_page.section == "backups"


def test_a_person_who_is_found_is_shown(
    qtbot: QtBot,
    window: MainWindow,
    palette: CommandPalette,
    typed: Callable[[str], list[str]],
) -> None:
    page = window.lists[ListKey.ALL]
    record_id = page.model.record_id(3)
    (name,) = window.desk.views.rows(ListKey.ALL, [record_id], ["name"])[record_id]
    typed(str(name))
    at = next(n for n, each in enumerate(palette.model.entries) if each.title == name)
    assert palette.model.entries[at].group == "People"
    for _ in range(at):
        press(palette, Qt.Key.Key_Down)
    assert palette.chosen == palette.model.entries[at]
    press(palette, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.pane.isVisible() and window.pane.shown is not None)
    assert window.pane.shown is not None
    assert window.pane.shown[1] == record_id


# -- commands -----------------------------------------------------------------------------------


def test_every_key_of_the_window_is_that_of_a_command(window: MainWindow) -> None:
    commands = {each.key: each for each in window.commands()}
    assert len(commands) == len(window.commands()), "each key once"
    heard = {
        each.key().toString()
        for holder in (window, window.desk_view)
        for each in holder.findChildren(QShortcut)
        if each.parent() is holder
    }
    assert set(KEYS) - set(commands) == {"app.palette", "sync.now"}, "which aren't offered now"
    assert {QKeySequence(key).toString() for key in KEYS.values()} - heard == {"Ctrl+N"}
    for key, each in commands.items():
        assert each.shortcut == KEYS.get(key, "")


def test_commands_do_what_they_say(qtbot: QtBot, window: MainWindow) -> None:
    def does(key: str) -> None:
        next(each for each in window.commands() if each.key == key).run()

    does("go.sync.errors")
    assert window.desk_view.on_sync_page
    assert window.sync_page.tabs.current is window.sync_page.errors
    does("go.journeys")
    assert window.journeys_page.isVisible()
    does("look.dark")
    assert window.desk.memory.value("look/scheme") == "dark"
    does("look.light")
    does("go.companies")
    does("list.new_contact")
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert window.current_list is window.lists[ListKey.ALL], "no people are made among companies"
    dialog.close()
    with qtbot.waitSignal(window.quit_asked):
        does("app.quit")


# -- the sheet of shortcuts ---------------------------------------------------------------------


def test_the_sheet_shows_every_key(qtbot: QtBot, window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, ShortcutSheet)
    texts = {each.text() for each in sheet.findChildren(QLabel)}
    assert {shown_keys(each.shortcut) for each in window.commands() if each.shortcut} <= texts
    assert {place.title for place in PLACES} <= texts
    before = sheet.area.verticalScrollBar().value()
    QTest.keyClick(sheet, Qt.Key.Key_PageDown)
    assert sheet.area.verticalScrollBar().value() > before
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def keys_heard(holder: QWidget) -> set[str]:
    """All keys that shortcuts and actions below a widget listen to."""
    heard = {each.key().toString() for each in holder.findChildren(QShortcut)}
    for action in holder.findChildren(QAction):
        heard |= {each.toString() for each in action.shortcuts()}
    return heard - {""}


def test_the_sheet_knows_the_keys_of_the_places(window: MainWindow) -> None:
    """A key that a place gets anew has to be written in the sheet, too."""
    told = {key for place in PLACES for each in place.shortcuts for key in each.keys}
    told |= set(KEYS.values())
    told = {QKeySequence(each).toString() for each in told}
    page = window.lists[ListKey.ALL]
    window.go(Place.JOURNEYS)
    editor = window.journeys_page.editor
    for holder in (page, editor, window.journeys_page.list, window.wizard):
        assert keys_heard(holder) - told <= SECOND_KEYS, type(holder).__name__


#: Other keys of what the sheet tells a key of.
SECOND_KEYS = {
    "Ctrl+=",
    "Shift+Del",
    "Ctrl+Ins",
    "Shift+Ins",
    "Ctrl+Insert",
    "Shift+Insert",
    "Shift+Delete",
    "F14",
    "F16",
    "F18",
    "F20",
    "Alt+Backspace",
    "Alt+Shift+Backspace",
    "Copy",
    "Cut",
    "Paste",
    "Undo",
    "Redo",
    "Zoom In",
    "Zoom Out",
}
