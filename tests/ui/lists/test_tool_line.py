"""A line of buttons cuts none of them: what there is no room for is under "More"."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from apdesk.ui.theme import apply_theme
from apdesk.ui.widgets import FoldingHead, SearchField, button, icon_button, label, order_focus, row
from apdesk.ui.widgets.focus import reading_order
from apdesk.ui.widgets.tool_line import ToolLine, show_keys
from tests.helpers.clipping import clipped, settle

pytestmark = pytest.mark.ui


class Window(QWidget):
    """A line between two fields; what was pressed is in `pressed`."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed: list[str] = []
        self.above, self.below = QLineEdit(), QLineEdit()
        self.filter = button("Filter", "quiet", icon="filter")
        self.export = icon_button("export", "Export what is shown")
        self.new = button("New contact…", icon="plus")
        show_keys(self.new, "Ctrl+N")
        tools: list[QAbstractButton] = [self.filter, self.export, self.new]
        for each in tools:
            each.clicked.connect(lambda _=False, on=each: self.pressed.append(on.accessibleName()))
        self.first = SearchField("Search")
        self.line = ToolLine(self.first, tools, [self.export, self.new, self.filter])
        self.more = self.line.more_button
        layout = QVBoxLayout(self)
        for widget in (self.above, self.line, self.below):
            layout.addWidget(widget)
        layout.addStretch(1)
        order_focus(self)

    def widen(self, width: int) -> None:
        """Until the line is so wide."""
        layout = self.layout()
        assert layout is not None
        margins = layout.contentsMargins()
        self.resize(width + margins.left() + margins.right(), 200)
        settle()

    def entries(self) -> dict[str, bool]:
        """What the menu offers, and whether it can be had."""
        self.line.menu.aboutToShow.emit()
        return {each.text(): each.isEnabled() for each in self.line.menu.actions()}

    def stops(self) -> list[QWidget]:
        """Where Tab goes from the field above to the one below."""
        found: list[QWidget] = []
        at: QWidget = self.above
        while at is not self.below:
            at = at.nextInFocusChain()
            if at.isVisible() and at.focusPolicy() & Qt.FocusPolicy.TabFocus:
                found.append(at)
        return found[:-1]


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Window:
    apply_theme(qapp, "light")
    made = Window()
    qtbot.addWidget(made)
    made.show()
    made.widen(made.line.sizeHint().width())
    return made


def test_nothing_is_cut_and_nothing_moves_at_any_width(window: Window) -> None:
    line = window.line
    heights, seen = set(), set()
    for width in range(line.minimumSizeHint().width(), line.sizeHint().width() + 1, 5):
        window.widen(width)
        assert line.width() == width
        assert clipped(window) == []
        assert window.more.isVisible() is bool(line.put_away)
        assert window.first.width() >= window.first.minimumSizeHint().width()
        heights.add(line.height())
        seen.add(line.put_away)
    assert len(heights) == 1
    assert seen == {
        (window.filter, window.export, window.new),
        (window.export, window.new),
        (),  # "More" is wider than the icon alone
    }


def test_more_offers_what_went_as_it_is(window: Window) -> None:
    window.new.setEnabled(False)
    window.widen(window.line.minimumSizeHint().width())
    assert (window.more.text(), window.more.accessibleName()) == ("More", "More")
    assert window.entries() == {
        "Filter": True,
        "Export what is shown": True,
        "New contact…": False,
    }
    window.new.setEnabled(True)
    assert window.entries()["New contact…"]
    (_, export, new) = window.line.menu.actions()
    assert new.shortcut().toString() == "Ctrl+N"
    new.trigger()
    export.trigger()
    assert window.pressed == ["New contact…", "Export what is shown"]


def test_more_waits_when_all_that_went_waits(window: Window) -> None:
    window.widen(window.line.minimumSizeHint().width())
    for each in (window.filter, window.export, window.new):
        assert window.more.isEnabled()
        each.setEnabled(False)
    assert not window.more.isEnabled()
    window.export.setEnabled(True)
    assert window.more.isEnabled()


def test_tab_goes_along_the_line_whatever_is_shown(window: Window) -> None:
    wide, least = window.line.sizeHint().width(), window.line.minimumSizeHint().width()
    whole = [window.first, window.filter, window.export, window.new]
    assert window.stops() == whole
    window.widen(least)
    assert window.stops() == [window.first, window.more]
    order_focus(window)  # as whenever something is added beside it
    assert window.stops() == [window.first, window.more]
    window.widen(least + window.filter.sizeHint().width() + 8)
    assert window.stops() == [window.first, window.filter, window.more]
    window.widen(wide)
    assert window.stops() == whole
    assert [each for each in reading_order(window.line) if each.isVisible()] == whole


def test_the_focus_stays_in_the_line(qtbot: QtBot, window: Window) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.new.setFocus()
    window.widen(window.line.minimumSizeHint().width())
    assert QApplication.focusWidget() is window.more
    window.filter.setFocus()  # as a pop-up gives it back that was opened from the menu
    assert QApplication.focusWidget() is window.more
    window.widen(window.line.sizeHint().width())
    assert QApplication.focusWidget() is window.filter


def test_a_pop_up_of_what_went_opens_at_more(window: Window) -> None:
    window.widen(window.line.minimumSizeHint().width())
    assert window.filter.geometry() == window.more.geometry()


def test_a_head_that_folds_keeps_its_title_whole(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    page = QWidget()
    qtbot.addWidget(page)
    tools = [button("Filter"), button("Columns"), button("New contact…")]
    line = ToolLine(SearchField("Search"), tools, tools)
    head = FoldingHead(row(label("Salesforce Contacts", "title"), None), row(line))
    layout = QVBoxLayout(page)
    layout.addWidget(head)
    layout.addStretch(1)
    page.resize(1000, 300)
    page.show()
    for width in (1000, 420, 1000, 380):
        page.resize(width, 300)
        assert clipped(page) == []
    assert head.folded
    assert line.put_away
