"""With the keyboard among the filters of a list: Tab's order, and where the focus goes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from apdesk.domain.operators import Criterion, Operator
from apdesk.ui.lists.page import ListPage
from tests.ui.lists.conftest import Bench

pytestmark = pytest.mark.ui

FILTERS = (
    Criterion("status", Operator.IS, "Open - Not Contacted"),
    Criterion("email", Operator.NOT_BLANK),
    Criterion("phone", Operator.NOT_BLANK),
)
REMOVE = "Remove filter "


@pytest.fixture
def page(qtbot: QtBot, bench: Bench) -> ListPage:
    """A list with filters, in the active window."""
    bench.page.activateWindow()
    qtbot.waitUntil(bench.page.isActiveWindow)
    bench.page.filters.set_filters(FILTERS)
    bench.rest()
    return bench.page


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(qtbot: QtBot, page: ListPage, name: str) -> None:
    """Presses a button of the filters with the keyboard."""
    (found,) = (
        each
        for each in page.filters.findChildren(QAbstractButton)
        if each.accessibleName() == name and each.isVisible()
    )
    found.setFocus()
    qtbot.keyClick(found, Qt.Key.Key_Space)


def test_tab_goes_through_the_filters_where_they_stand(
    qtbot: QtBot, bench: Bench, page: ListPage
) -> None:
    page.filters.set_filters(FILTERS[:1])
    bench.rest()
    page.new_button.setFocus()
    names: list[str] = []
    while focus() is not page.table:
        qtbot.keyClick(focus(), Qt.Key.Key_Tab)
        names.append(focus().accessibleName())
    bench.rest()
    status = "Status is Open - Not Contacted"
    assert names == [
        status,
        f"{REMOVE}{status}",
        "Clear all",
        "Save as a segment…",
        "Salesforce Leads",
    ]


def test_the_focus_stays_among_the_filters_as_they_are_removed(
    qtbot: QtBot, bench: Bench, page: ListPage
) -> None:
    press(qtbot, page, f"{REMOVE}Email is not blank")
    assert focus().accessibleName() == f"{REMOVE}Phone is not blank"
    bench.rest()
    assert focus().isVisible()
    qtbot.keyClick(focus(), Qt.Key.Key_Space)
    bench.rest()
    assert focus().accessibleName() == f"{REMOVE}Status is Open - Not Contacted"
    qtbot.keyClick(focus(), Qt.Key.Key_Space)
    bench.rest()
    assert page.filters.filters == ()
    assert focus() is page.filter_button


def test_clearing_them_all_leads_to_where_filters_come_from(
    qtbot: QtBot, bench: Bench, page: ListPage
) -> None:
    press(qtbot, page, "Clear all")
    bench.rest()
    assert focus() is page.filter_button


def test_who_changes_a_filter_comes_back_to_it(qtbot: QtBot, bench: Bench, page: ListPage) -> None:
    press(qtbot, page, "Email is not blank")
    editor = page.filters.editor
    qtbot.waitUntil(editor.isVisible)
    editor.hide()
    editor.applied.emit(Criterion("email", Operator.BLANK))
    bench.rest()
    assert page.filters.filters[1] == Criterion("email", Operator.BLANK)
    # the window's: without a window manager it isn't the active one again
    there = page.focusWidget()
    assert there is not None
    assert there.accessibleName() == "Email is blank"


def test_filters_that_change_by_themselves_leave_the_focus_alone(
    bench: Bench, page: ListPage
) -> None:
    page.table.setFocus()
    page.filters.set_filters(())
    bench.rest()
    assert focus() is page.table
