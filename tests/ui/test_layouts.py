"""What stands in a layout is told in its order, and PySide keeps nothing of the telling."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayoutItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import getAllValidWrappers

from apdesk.ui.settings.flow import FlowLayout
from apdesk.ui.widgets import order_focus
from apdesk.ui.widgets.layouts import parts

pytestmark = [pytest.mark.ui]


def items() -> list[object]:
    """The Python halves of the items of layouts."""
    return [each for each in getAllValidWrappers() if type(each).__name__ == "QWidgetItem"]


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_widgets_and_layouts_are_told_in_their_order(page: QWidget) -> None:
    last, inner, first = QPushButton("last", page), QHBoxLayout(), QLabel("first")
    elsewhere, within = QLabel("elsewhere", page), QLabel("within")
    column = QVBoxLayout(page)
    column.addWidget(first)
    column.addStretch(1)
    column.addLayout(inner)
    column.addWidget(last)
    inner.addWidget(within)
    assert parts(column) == [first, inner, last]
    assert parts(inner) == [within]
    column.removeWidget(first)
    assert parts(column) == [inner, last]
    assert elsewhere.parent() is page


def test_a_grid_and_a_layout_of_our_own_tell_theirs_too(page: QWidget) -> None:
    one, two, three = QLabel("1"), QLabel("2"), QLabel("3")
    grid, flow = QGridLayout(page), FlowLayout(two, three)
    grid.addWidget(one, 1, 0)
    grid.addLayout(flow, 0, 0)
    assert parts(grid) == [one, flow]
    assert parts(flow) == [two, three]


def test_the_order_of_tab_keeps_no_item_of_a_layout(page: QWidget) -> None:
    """An item that is kept is taken for whatever lies at its address later."""
    column, line = QVBoxLayout(page), QHBoxLayout()
    column.addWidget(QPushButton("one"))
    column.addLayout(line)
    line.addWidget(QPushButton("two"))
    before = len(items())
    order_focus(page)
    assert len(items()) == before
    assert all(isinstance(each, QLayoutItem) for each in items())


COME_AND_GO = """
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from apdesk.ui.widgets import order_focus

app = QApplication([])
page = QWidget()
column = QVBoxLayout(page)

def put(made):
    column.addWidget(made)
    return made

def let_go(widgets):
    for each in widgets:
        each.deleteLater()
    widgets.clear()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)

class Line(QWidget):
    def __init__(self):
        super().__init__(page)
        self.labels = [QLabel() for _ in range(4)]
        line = QHBoxLayout(self)
        for each in self.labels:
            line.addWidget(each)

for _ in range(150):
    buttons = [put(QPushButton()) for _ in range(30)]
    order_focus(page)
    let_go(buttons)
    let_go([Line() for _ in range(20)])
print("still here")
"""


def test_widgets_come_and_go_on_a_page_whose_order_was_asked_for() -> None:
    """The labels come to lie where the items of the buttons were; their end was the process's."""
    ended = subprocess.run(
        [sys.executable, "-c", COME_AND_GO],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (0, "still here\n"), ended.stderr


def test_nothing_asks_a_layout_for_its_items() -> None:
    """Nor do the tests, in whose processes windows come and go by the hundred."""
    root = Path(__file__).parents[2]
    asked = re.compile(r"\.itemAt(Position)?\(")
    # an entry of a list that is under the mouse is no item of a layout
    allowed = {root / "apdesk/ui/journeys/canvas/palette.py", Path(__file__)}
    found = [
        str(path.relative_to(root))
        for folder in ("apdesk", "tests")
        for path in sorted((root / folder).rglob("*.py"))
        if path not in allowed and asked.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []
