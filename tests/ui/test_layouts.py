"""What a layout holds is told in its order, and can go from it without an end of the process."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
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
from shiboken6 import getAllValidWrappers, isValid

from apdesk.ui.settings.flow import FlowLayout
from apdesk.ui.widgets import order_focus
from apdesk.ui.widgets.layouts import clear, parts, remove

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


def test_what_is_removed_or_cleared_away_leaves_the_rest(page: QWidget) -> None:
    first, second, third = QLabel("first"), QLabel("second"), QLabel("third")
    column, line, deep = QVBoxLayout(page), QHBoxLayout(), QHBoxLayout()
    deep.addWidget(third)
    line.addWidget(second)
    line.addLayout(deep)
    column.addWidget(first)
    column.addLayout(line)
    remove(line, second)
    assert parts(line) == [deep]
    clear(line)
    assert parts(line) == []
    assert parts(column) == [first, line]
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert [isValid(each) for each in (first, line, second, deep, third)] == [True] * 2 + [
        False
    ] * 3


COME_AND_GO = """
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from apdesk.ui.widgets import order_focus
from apdesk.ui.widgets.layouts import clear, remove

app = QApplication([])
page = QWidget()
column = QVBoxLayout(page)

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

def fill(layout):
    made = [QPushButton() for _ in range(30)]
    for each in made:
        layout.addWidget(each)
    return made

lasting = []
for _ in range(150):
    {what_goes}
    let_go([Line() for _ in range(20)])
print("still here")
"""

ASKED_FOR = """
    buttons = fill(column)
    order_focus(page)
    let_go(buttons)
"""
REMOVED = """
    inner = QHBoxLayout()
    buttons = fill(inner)
    column.addLayout(inner)
    lasting.append(inner)
    for each in buttons:
        remove(inner, each)
    let_go([])
"""
CLEARED = """
    inner = QHBoxLayout()
    fill(inner)
    column.addLayout(inner)
    lasting.append(inner)
    clear(inner)
    let_go([])
"""
FILLED_AFTERWARDS = """
    inner = QHBoxLayout()
    column.addLayout(inner)
    lasting.append(inner)
    let_go(fill(inner))
"""
IN_A_WIDGET = """
    holder, inner = QWidget(), QHBoxLayout()
    buttons = fill(inner)
    holder.setLayout(inner)
    column.addWidget(holder)
    lasting.append(holder)
    let_go(buttons)
"""
WIDGET_LAST = """
    holder, outer, inner = QWidget(page), QVBoxLayout(), QHBoxLayout()
    buttons = fill(inner)
    outer.addLayout(inner)
    holder.setLayout(outer)
    lasting.append(holder)
    let_go(buttons)
"""


@pytest.mark.parametrize(
    "what_goes",
    [
        pytest.param(ASKED_FOR, id="from a page whose order was asked for"),
        pytest.param(REMOVED, id="from a layout that was filled first, by remove"),
        pytest.param(CLEARED, id="from a layout that was filled first, by clear"),
        pytest.param(FILLED_AFTERWARDS, id="from a layout that was filled afterwards"),
        pytest.param(IN_A_WIDGET, id="from a layout with a widget of its own"),
        pytest.param(WIDGET_LAST, id="from a layout whose outermost got its widget last"),
    ],
)
def test_widgets_come_and_go(what_goes: str) -> None:
    """The labels come to lie where the items of the buttons were; their end was the process's."""
    ended = subprocess.run(
        [sys.executable, "-c", COME_AND_GO.format(what_goes=what_goes.strip())],
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


#: What floats over a window, and what is no widget.
_IN_NO_LAYOUT = {
    "help/popover.py: dismiss",
    "help/tour.py: end",
    "journeys/canvas/voices.py: graph_changed",
}
#: Takes out of a layout or a bar. What Qt hands back from `replaceWidget` nobody deletes.
_TAKES_OUT = {".removeWidget", ".replaceWidget", ".takeAt", ".removeTab"}


def called(tree: ast.AST) -> Iterator[str]:
    """What is called; a method with a dot before its name."""
    for each in ast.walk(tree):
        if isinstance(each, ast.Call):
            if isinstance(each.func, ast.Attribute):
                yield f".{each.func.attr}"
            elif isinstance(each.func, ast.Name):
                yield each.func.id


def test_what_is_deleted_was_taken_out_of_its_layout() -> None:
    root = Path(__file__).parents[2] / "apdesk/ui"
    found = set()
    for path in sorted(root.rglob("*.py")):
        for each in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(each, ast.FunctionDef):
                calls = set(called(each))
                if ".deleteLater" in calls and not calls & _TAKES_OUT:
                    found.add(f"{path.relative_to(root)}: {each.name}")
    assert found == _IN_NO_LAYOUT
