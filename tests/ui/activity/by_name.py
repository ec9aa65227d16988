"""A person who finds controls by their names and works them with the keyboard."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QTabBar,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from apdesk.worker.tasks import TaskRunner

W = TypeVar("W", bound=QWidget)


class Hands:
    """Works one window."""

    def __init__(self, qtbot: QtBot, window: QWidget, runner: TaskRunner) -> None:
        self._qtbot = qtbot
        self.window = window
        self._runner = runner

    def rest(self) -> None:
        """Until nothing is being read or written."""
        self._qtbot.waitUntil(lambda: not self._runner.busy, timeout=20_000)
        QApplication.processEvents()  # what was put into a layout is shown a turn later

    # -- finding --------------------------------------------------------------------------------

    @property
    def top(self) -> QWidget:
        """The window, or the dialog in front of it."""
        dialogs = [each for each in self.window.findChildren(QDialog) if each.isVisible()]
        return dialogs[-1] if dialogs else self.window

    def find(self, kind: type[W], name: str) -> W:
        """The one control of that kind that is seen under that name."""
        found = [
            each
            for each in self.top.findChildren(kind)
            if each.accessibleName() == name and each.isVisible()
        ]
        assert len(found) == 1, f"{len(found)} × {name!r} of {self.names(kind)}"
        return found[0]

    def names(self, kind: type[QWidget]) -> list[str]:
        """The names of all controls of that kind that are seen."""
        return [x.accessibleName() for x in self.top.findChildren(kind) if x.isVisible()]

    def texts(self) -> str:
        """All words that are seen."""
        labels = [each for each in self.top.findChildren(QLabel) if each.isVisible()]
        return "\n".join(each.text() for each in labels)

    def sees(self, *parts: str) -> None:
        """All of these are seen, soon."""
        said = self.texts
        for part in parts:
            self._qtbot.waitUntil(lambda part=part: part in said(), timeout=10_000)

    # -- working --------------------------------------------------------------------------------

    def tab_to(self, widget: QWidget) -> None:
        """Tab until the control has the focus; fails where it can't be reached."""
        if QApplication.focusWidget() is None:  # a dialog was closed; no desktop is here to help
            self.top.activateWindow()
            self._qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        for _ in range(120):
            focus = QApplication.focusWidget()
            if focus is widget:
                return
            assert focus is not None
            self._qtbot.keyClick(focus, Qt.Key.Key_Tab)
        raise AssertionError(f"{widget.accessibleName()!r} isn't reached by Tab")

    def press(self, name: str) -> None:
        """Goes to a button by Tab and presses it with Space."""
        found = self.find(QAbstractButton, name)
        assert found.isEnabled(), f"{name!r} is disabled"
        self.tab_to(found)
        self._qtbot.keyClick(found, Qt.Key.Key_Space)
        self.rest()

    def open_tab(self, title: str) -> None:
        """Goes to a tab by the arrow keys."""
        bar = self.find(QTabBar, "Sync")
        self.tab_to(bar)
        titles = [bar.tabText(at) for at in range(bar.count())]
        wanted = next(at for at, each in enumerate(titles) if each.partition(" (")[0] == title)
        for _ in range(bar.count()):
            if bar.currentIndex() == wanted:
                break
            forward = bar.currentIndex() < wanted
            self._qtbot.keyClick(bar, Qt.Key.Key_Right if forward else Qt.Key.Key_Left)
        assert bar.currentIndex() == wanted
        self.rest()

    def go_down_to(self, name: str, text: str, column: int = 0) -> None:
        """Moves the cursor of a table to the row whose cell reads so."""
        view = self.find(QTableView, name)
        self.tab_to(view)
        self._qtbot.keyClick(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        for _ in range(view.model().rowCount()):
            at = view.model().index(view.currentIndex().row(), column)
            if view.model().data(at) == text:
                break
            self._qtbot.keyClick(view, Qt.Key.Key_Down)
        assert view.model().data(view.model().index(view.currentIndex().row(), column)) == text
        self.rest()

    def rows(self, name: str) -> list[list[str]]:
        """What a table shows."""
        model = self.find(QTableView, name).model()
        return [
            [str(model.data(model.index(row, column))) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]

    def choose(self, name: str, entry: str) -> None:
        """Chooses an entry of a box by the arrow keys."""
        box = self.find(QComboBox, name)
        self.tab_to(box)
        self._qtbot.keyClick(box, Qt.Key.Key_Home)
        for _ in range(box.count()):
            if box.currentText() == entry:
                break
            self._qtbot.keyClick(box, Qt.Key.Key_Down)
        assert box.currentText() == entry
        self.rest()

    def select(self, view: QAbstractItemView, *keys: Qt.Key) -> None:
        """Extends the selection of a view by Shift and these keys."""
        for key in keys:
            self._qtbot.keyClick(view, key, Qt.KeyboardModifier.ShiftModifier)
