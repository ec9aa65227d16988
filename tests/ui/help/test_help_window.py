"""The help window: opened where one is, searched, and walked through by keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from apdesk.domain.setup_flow import Page
from apdesk.store.list_keys import ListKey, OwnList, Segment
from apdesk.ui.help import help_button, show_help, topics
from apdesk.ui.help.contents import found
from apdesk.ui.help.places import topic_of
from apdesk.ui.help.window import HelpWindow, help_window
from apdesk.ui.main_window import MainWindow
from apdesk.ui.people.new_contact import NewContactDialog
from apdesk.ui.sidebar import Place
from apdesk.ui.theme import DARK, apply_theme
from tests.ui.main.synced_day import Day

KEY = Qt.ItemDataRole.UserRole


@pytest.fixture
def opened_help(qtbot: QtBot, qapp: QApplication) -> Iterator[HelpWindow]:
    apply_theme(qapp, "light")
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    show_help(parent, "sync")
    made = help_window(parent)
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    parent.close()


def entries(window: HelpWindow) -> list[str]:
    tree = window.contents.tree
    return [tree.topLevelItem(at).data(0, KEY) for at in range(tree.topLevelItemCount())]


# -- pages --------------------------------------------------------------------------------------


def test_a_topic_is_shown_with_its_words_and_what_to_see_also(opened_help: HelpWindow) -> None:
    text = opened_help.page.toPlainText()
    assert text.startswith("Sync\n")
    assert "every ten minutes" in text
    assert "One round of looking for changes" in text  # of the glossary
    assert opened_help.page.accessibleName() == "Sync"
    links = [each.text() for each in opened_help.findChildren(QWidget) if is_link(each)]
    assert links == [topics.topic(key).title for key in topics.topic("sync").see_also]


def is_link(widget: QWidget) -> bool:
    return widget.property("role") == "link" and widget.isVisible()


def test_an_unknown_topic_is_an_error_and_opens_nothing(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    with pytest.raises(KeyError):
        show_help(parent, "nowhere")
    with pytest.raises(KeyError):
        help_button("nowhere")
    assert not help_window(parent).isVisible()


def test_links_lead_on_and_the_keys_lead_back(qtbot: QtBot, opened_help: HelpWindow) -> None:
    link = next(each for each in opened_help.findChildren(QWidget) if is_link(each))
    link.setFocus()
    qtbot.keyClick(link, Qt.Key.Key_Space)
    assert opened_help.topic.key == "sync.leaving"
    assert opened_help.page.hasFocus()
    qtbot.keyClick(opened_help.page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert opened_help.topic.key == "sync"
    assert not opened_help.back_button.isEnabled()
    opened_help.forward_button.click()
    assert opened_help.topic.key == "sync.leaving"
    assert not opened_help.forward_button.isEnabled()


def test_a_word_of_a_page_leads_to_the_glossary(qtbot: QtBot, opened_help: HelpWindow) -> None:
    opened_help.page.setFocus()
    qtbot.keyClick(opened_help.page, Qt.Key.Key_Tab)  # to the first link of the page
    qtbot.keyClick(opened_help.page, Qt.Key.Key_Return)
    assert opened_help.topic is topics.GLOSSARY
    assert "Practice org" in opened_help.page.toPlainText()
    assert opened_help.page.verticalScrollBar().value() > 0


def test_search_looks_in_titles_texts_and_words(qtbot: QtBot, opened_help: HelpWindow) -> None:
    search = opened_help.contents.search
    qtbot.keyClick(opened_help.page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert search.hasFocus()
    qtbot.keyClicks(search, "held removal")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert "term:held_removal" in entries(opened_help)
    assert search.accessibleDescription().endswith("found")
    search.clear()
    qtbot.keyClicks(search, "Safety stop")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert entries(opened_help)[0] == "settings.safety_stop"  # by its title, before the others
    qtbot.keyClick(search, Qt.Key.Key_Down)
    assert opened_help.contents.tree.hasFocus()
    assert opened_help.topic.key == "settings.safety_stop"
    qtbot.keyClick(opened_help.contents.tree, Qt.Key.Key_Down)
    assert opened_help.topic.key == entries(opened_help)[1]


def test_search_says_when_there_is_nothing(qtbot: QtBot, opened_help: HelpWindow) -> None:
    search = opened_help.contents.search
    qtbot.keyClicks(search, "zeppelin")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert entries(opened_help) == []
    assert opened_help.contents.nothing.isVisible()
    search.clear()
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert opened_help.contents.nothing.isHidden()
    assert len(entries(opened_help)) == len(topics.CHAPTERS) + 1


def test_every_topic_is_found_by_its_title() -> None:
    for each in topics.topics().values():
        assert each.key in [key for key, _name in found(each.title)]


def test_the_page_follows_the_theme(qapp: QApplication, opened_help: HelpWindow) -> None:
    apply_theme(qapp, "dark")
    assert DARK.accent_text in opened_help.page.document().toHtml()


def test_esc_closes_it(qtbot: QtBot, opened_help: HelpWindow) -> None:
    qtbot.keyClick(opened_help.page, Qt.Key.Key_Escape)
    assert not opened_help.isVisible()


def test_every_control_is_named(opened_help: HelpWindow) -> None:
    for each in opened_help.findChildren(QWidget):
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus and each.isVisible():
            said = QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)
            assert said, each


# -- F1 -----------------------------------------------------------------------------------------


def press_f1(qtbot: QtBot, window: MainWindow) -> str:
    qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_F1)
    made = help_window(window)
    qtbot.waitUntil(made.isVisible)
    key = made.topic.key
    made.close()
    return key


def test_f1_opens_the_help_where_one_is(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(window.isActiveWindow)
    window.go(ListKey.LEADS)
    assert press_f1(qtbot, window) == "lists"
    window.go(Place.SYNC)
    assert press_f1(qtbot, window) == "sync"
    window.go(Place.PREFERENCES)
    assert press_f1(qtbot, window) == "preferences"
    window.preferences_page.show_section("network")
    assert press_f1(qtbot, window) == "settings.proxy"
    window.go(Place.JOURNEYS)
    assert press_f1(qtbot, window) == "journeys"
    window.open_wizard(Page.CONFIGURE)
    assert press_f1(qtbot, window) == "wizard.configure"


def test_the_focus_decides_what_is_told(qtbot: QtBot, window: MainWindow) -> None:
    window.go(ListKey.LEADS)
    page = window.lists[ListKey.LEADS]
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    page.table.selectRow(0)
    qtbot.waitUntil(window.pane.isVisible)
    window.pane.tabs.setFocus()
    assert topic_of(window) == "record"
    page.search.setFocus()
    assert topic_of(window) == "lists"
    window.sidebar.help_button.setFocus()  # beside the page: what is shown counts
    assert topic_of(window) == "lists"
    qtbot.keyClick(window.sidebar.help_button, Qt.Key.Key_Space)
    qtbot.waitUntil(help_window(window).isVisible)
    help_window(window).close()
    for place, topic in ((OwnList(1), "own_lists"), (Segment(1), "segments")):
        page.place = place
        for part in (page.search, page.table):
            part.setFocus()
            assert topic_of(window) == topic


def test_a_part_that_stands_in_several_places_is_told_of_by_the_place(
    qtbot: QtBot, day: Day
) -> None:
    window = day.window
    window.go(ListKey.ALL)
    page = window.lists[ListKey.ALL]
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    page.filters.add(page.filter_button)
    editor = page.filters.later_editor()
    qtbot.waitUntil(editor.isVisible)
    for part in editor.findChildren(QWidget):
        if part.focusPolicy() != Qt.FocusPolicy.NoFocus:
            part.setFocus()
            assert topic_of(editor) == "lists.search", part
    editor.hide()
    page.commands.new_contact()
    dialog = window.findChild(NewContactDialog)
    assert dialog is not None

    def fields() -> list[QLineEdit]:
        return [each for each in dialog.findChildren(QLineEdit) if each.isVisible()]

    qtbot.waitUntil(lambda: dialog.isActiveWindow() and len(fields()) > 3)
    for part in fields():
        part.setFocus()
        assert topic_of(dialog) == "new_contact", part.accessibleName()
    dialog.reject()


def test_f1_works_in_dialogs_and_the_help_belongs_to_them(qtbot: QtBot, day: Day) -> None:
    page = day.window.lists[ListKey.ALL]
    day.window.go(ListKey.ALL)
    page.commands.new_contact()
    dialog = day.window.findChild(NewContactDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.isActiveWindow() and dialog.focusWidget() is not None)
    field = dialog.focusWidget()
    assert field is not None
    qtbot.keyClick(field, Qt.Key.Key_F1)
    shown = help_window(dialog)
    qtbot.waitUntil(shown.isVisible)
    assert shown.parentWidget() is dialog  # a window beside it could not be used now
    assert shown.topic.key == "new_contact"
    assert shown.tour_button.isHidden()
    shown.close()
    dialog.reject()
