"""In a window without room for a list and a record, one of them is there, and nothing is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from apdesk.store.lists import ListKey
from apdesk.ui.desk import Desk
from apdesk.ui.lists.page import ListPage
from apdesk.ui.main_window import MainWindow
from tests.helpers.clipping import settle


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, desk: Desk) -> ListPage:
    """A list with a chosen record, and room for both."""
    window.go(ListKey.LEADS)
    made = window.lists[ListKey.LEADS]
    qtbot.waitUntil(lambda: not desk.runner.busy and made.model.rowCount() > 1)
    made.table.selectRow(0)
    qtbot.waitUntil(lambda: window.pane.detail is not None)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.table.setFocus()
    return made


def shares(window: MainWindow, width: int) -> tuple[bool, bool]:
    """Whether list and record are there in a window that leaves them so much."""
    window.setMinimumWidth(0)
    window.resize(window.width() - window.records.width() + width, window.height())
    settle()
    return there(window)


def there(window: MainWindow) -> tuple[bool, bool]:
    page = window.current_list
    assert page is not None
    return page.isVisible(), window.pane.isVisible()


def least(window: MainWindow, page: ListPage) -> int:
    """What list and record need together."""
    return (
        page._head.minimumSizeHint().width()
        + window.records.handleWidth()
        + window.pane.minimumWidth()
    )


def test_the_window_has_room_for_both_at_its_narrowest(window: MainWindow, page: ListPage) -> None:
    window.resize(window.minimumSize())
    settle()
    assert there(window) == (True, True)


def test_both_keep_their_least_width_until_one_goes(window: MainWindow, page: ListPage) -> None:
    both = least(window, page)
    for width in range(both + 60, both - 1, -10):
        assert shares(window, width) == (True, True)
        assert page.width() >= page._head.minimumSizeHint().width()
        assert window.pane.width() >= window.pane.minimumWidth()
    assert shares(window, both - 1) == (True, False)
    assert shares(window, both) == (True, True)


def test_who_works_in_the_record_keeps_it(window: MainWindow, page: ListPage) -> None:
    window.pane.tabs.setFocus()
    focus = QApplication.focusWidget()
    assert shares(window, least(window, page) - 1) == (False, True)
    assert QApplication.focusWidget() is focus
    assert shares(window, least(window, page)) == (True, True)


def test_a_record_opens_in_place_of_the_list_and_closes_again(
    qtbot: QtBot, window: MainWindow, page: ListPage
) -> None:
    wide = window.records.width()
    assert shares(window, least(window, page) - 1) == (True, False)
    page.table.selectRow(1)
    assert there(window) == (True, False), "choosing is not opening"
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert there(window) == (False, True)
    qtbot.waitUntil(lambda: window.pane.detail is not None)
    assert window.pane.shown is not None
    assert window.pane.shown[1] == page.model.ids[1]
    window.pane.close_button.click()
    assert there(window) == (True, False)
    assert page.table.hasFocus()
    assert shares(window, wide) == (True, True), "it was not unwanted beside the list"


def test_a_list_that_is_gone_to_is_there(window: MainWindow, page: ListPage, qtbot: QtBot) -> None:
    shares(window, least(window, page) - 1)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert there(window) == (False, True)
    window.go(ListKey.CONTACTS)
    assert there(window) == (True, False)
