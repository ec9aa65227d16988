"""The checker of clipped texts finds planted ones, and leaves sound widgets alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QTabBar,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from apdesk.ui.theme import apply_theme
from apdesk.ui.widgets import ElidedLabel, column, label, scroll_page, wrapped
from tests.helpers.clipping import clipped

LONG = "Synchronisierungseinstellungen veröffentlichen"
pytestmark = [pytest.mark.ui]


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> None:
    apply_theme(qapp, "light")


def shown(qtbot: QtBot, widget: QWidget, width: int, height: int = 400) -> QWidget:
    """The widget alone in a window of this size."""
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
    window.resize(width, height)
    window.show()
    qtbot.waitExposed(window)
    return window


def narrow(widget: QWidget) -> QWidget:
    widget.setFixedWidth(60)
    return widget


def _line() -> QLineEdit:
    made = QLineEdit()
    made.setPlaceholderText(LONG)
    return made


def _combo() -> QComboBox:
    made = QComboBox()
    made.addItem(LONG)
    return made


def _tool() -> QToolButton:
    made = QToolButton()
    made.setText(LONG)
    return made


def _date() -> QDateEdit:
    made = QDateEdit(QDate(2026, 9, 30))
    made.setDisplayFormat("dddd, d. MMMM yyyy")
    return made


MAKERS: list[Callable[[], QWidget]] = [
    lambda: QLabel(LONG),
    lambda: label(LONG, "title"),
    lambda: QPushButton(LONG),
    lambda: QRadioButton(LONG),
    lambda: QCheckBox(LONG),
    _tool,
    _combo,
    _line,
    _date,
]


@pytest.mark.parametrize("make", MAKERS)
def test_a_planted_text_is_found_where_it_is_cut(qtbot: QtBot, make: Callable[[], QWidget]) -> None:
    found = clipped(shown(qtbot, narrow(make()), 600))
    assert len(found) == 1, found
    assert "needs" in found[0]


@pytest.mark.parametrize("make", MAKERS)
def test_the_same_is_fine_with_room(qtbot: QtBot, make: Callable[[], QWidget]) -> None:
    assert clipped(shown(qtbot, make(), 600)) == []


@pytest.mark.parametrize("make", MAKERS)
def test_a_tooltip_with_the_whole_is_enough(qtbot: QtBot, make: Callable[[], QWidget]) -> None:
    widget = narrow(make())
    text = LONG
    if isinstance(widget, QDateEdit):
        text = widget.text()
    widget.setToolTip(f"{text}: more")
    assert clipped(shown(qtbot, widget, 600)) == []


def test_wrapped_texts_need_height_and_room_for_the_longest_word(qtbot: QtBot) -> None:
    sound = wrapped(f"{LONG} und so weiter")
    assert clipped(shown(qtbot, sound, 260)) == []
    low = wrapped(f"{LONG} und so weiter")
    low.setFixedHeight(20)
    assert "of height" in clipped(shown(qtbot, low, 260))[0]
    thin = wrapped("x " + "W" * 40)
    assert "of width" in clipped(shown(qtbot, narrow(thin), 260))[0]


def test_elided_on_purpose_is_fine(qtbot: QtBot) -> None:
    elided = ElidedLabel(LONG)
    window = shown(qtbot, narrow(elided), 300)
    assert clipped(window) == []
    assert elided.toolTip() == LONG


def test_tabs_and_header_sections(qtbot: QtBot) -> None:
    bar = QTabBar()
    bar.setElideMode(Qt.TextElideMode.ElideRight)
    bar.setUsesScrollButtons(False)
    for _ in range(4):
        bar.addTab(LONG)
    assert clipped(shown(qtbot, bar, 300))
    table = QTableView()
    model = QStandardItemModel(table)
    model.setHorizontalHeaderLabels([LONG, "Short"])
    table.setModel(model)
    window = shown(qtbot, table, 600)
    header = table.horizontalHeader()
    header.resizeSection(0, 60)
    found = clipped(window)
    assert len(found) == 1
    assert f"QHeaderView “{LONG}”" in found[0]
    header.resizeSection(0, 400)
    assert clipped(window) == []


def test_what_parents_cut_and_what_can_be_scrolled_to(qtbot: QtBot) -> None:
    outside = QWidget()
    outside.setFixedSize(120, 30)
    inner = QLabel("Moved", outside)
    inner.adjustSize()
    inner.move(100, 0)
    assert "cut by" in clipped(shown(qtbot, outside, 300))[0]
    content = QWidget()
    content.setLayout(column(*(QLabel(f"Line {n}") for n in range(80))))
    page = scroll_page(content)
    window = QWidget()
    qtbot.addWidget(window)
    window.setLayout(column(page))
    window.resize(300, 200)
    window.show()
    assert clipped(window) == []
    wide = QLabel(LONG * 3)
    content.layout().addWidget(wide)
    assert any("cut by" in each for each in clipped(window))


def test_widgets_that_overlap(qtbot: QtBot) -> None:
    rows = QWidget()
    rows.setLayout(column(*(QPushButton(f"Row {n}") for n in range(6)), spacing=0))
    window = shown(qtbot, rows, 300)
    assert clipped(window) == []
    rows.setFixedHeight(60)
    assert any("overlap" in each for each in clipped(window))
