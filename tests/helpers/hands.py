"""Somebody's hands at the window: mouse and keys, and eyes that find controls by their names.

What the mouse does goes to the window at a place of it, as it comes from the system: a control that
is covered, out of sight or disabled isn't hit.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

W = TypeVar("W", bound=QWidget)
_LEFT = Qt.MouseButton.LeftButton
_NO_KEYS = Qt.KeyboardModifier.NoModifier
_STEPS = 8


class Hands:
    """`until(condition, what)` serves the event loop until the condition holds, or fails."""

    def __init__(self, window: QWidget, until: Callable[[Callable[[], object], str], None]) -> None:
        self._window = window
        self.until = until

    # -- looking --------------------------------------------------------------------------------

    @property
    def front(self) -> QWidget:
        """The window, or the dialog that lies over it."""
        return QApplication.activeModalWidget() or self._window

    def find(self, kind: type[W], name: str) -> W:
        """The control of that name that can be seen in the window in front; waits for it."""
        found: list[W] = []

        def there() -> bool:
            found[:] = [
                each
                for each in self.front.findChildren(kind)
                if each.accessibleName() == name and each.isVisible()
            ]
            return bool(found)

        self.until(there, f"“{name}”")
        assert len(found) == 1, f"{len(found)} are called “{name}”"
        return found[0]

    # -- the mouse ------------------------------------------------------------------------------

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Clicks on a control, in its middle unless told; scrolls to it first."""
        window, place = self._place(widget, at)
        QTest.mouseClick(window, _LEFT, _NO_KEYS, place)

    def press(self, name: str) -> None:
        """Clicks on a button."""
        made = self.find(QAbstractButton, name)
        self.until(made.isEnabled, f"“{name}” to be enabled")
        self.click(made)

    def tick(self, name: str) -> None:
        """Clicks on the box left of its words."""
        box = self.find(QAbstractButton, name)
        self.click(box, QPoint(box.height() // 2, box.height() // 2))

    def drag(self, start: tuple[QWidget, QPoint], end: tuple[QWidget, QPoint]) -> None:
        """Pulls something from a place of one widget to a place of another."""
        window, here = self._place(*start)
        _, there = self._place(*end)
        QTest.mouseMove(window, here)
        QTest.mousePress(window, _LEFT, _NO_KEYS, here)
        for step in range(1, _STEPS + 1):
            QTest.mouseMove(window, here + (there - here) * step / _STEPS)
        QTest.mouseRelease(window, _LEFT, _NO_KEYS, there)

    def take(self, list_name: str, text: str) -> None:
        """Clicks on an entry of a list, once it is offered."""
        view = self.find(QAbstractItemView, list_name)
        self.until(lambda: _row(view, text) is not None, f"“{text}” in {list_name}")
        self.click_row(view, text)

    def click_row(self, view: QAbstractItemView, text: str) -> None:
        """Clicks on the row whose first column says so."""
        index = _row(view, text)
        assert index is not None, text
        view.scrollTo(index)
        self.click(view.viewport(), view.visualRect(index).center())

    def pick(self, name: str, text: str) -> None:
        """Opens a combo box with the mouse, and goes to an entry with the keys."""
        combo = self.find(QComboBox, name)
        self.until(lambda: combo.findText(text) >= 0, f"“{text}” in {name}")
        self.click(combo)
        self.until(combo.view().isVisible, f"the list of {name}")
        key = Qt.Key.Key_Down if combo.findText(text) > combo.currentIndex() else Qt.Key.Key_Up
        for _ in range(combo.count()):
            if combo.view().currentIndex().data() != text:
                QTest.keyClick(combo.view(), key)
        QTest.keyClick(combo.view(), Qt.Key.Key_Return)
        assert combo.currentText() == text

    # -- the keys -------------------------------------------------------------------------------

    def write(self, name: str, text: str, kind: type[Any] = QWidget) -> None:
        """Clicks into a field and writes in the place of what is there."""
        field = self.find(kind, name)
        self.click(field.viewport() if isinstance(field, QPlainTextEdit) else field)
        focused = self.front.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(focused, text)

    def key(self, key: Qt.Key) -> None:
        """Presses a key where the focus is."""
        focused = self.front.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)

    # -- within ---------------------------------------------------------------------------------

    def _place(self, widget: QWidget, at: QPoint | None = None) -> tuple[QWindow, QPoint]:
        place = widget.rect().center() if at is None else at
        assert widget.isVisible(), widget.accessibleName()
        assert widget.isEnabled(), widget.accessibleName()
        if not widget.visibleRegion().contains(place):
            _scroll_to(widget)
            self.until(
                lambda: widget.visibleRegion().contains(place),
                f"“{widget.accessibleName()}” to be in sight",
            )
        top = widget.window()
        handle = top.windowHandle()
        assert handle is not None
        return handle, widget.mapTo(top, place)


def _row(view: QAbstractItemView, text: str) -> QModelIndex | None:
    model = view.model()
    rows = (model.index(at, 0) for at in range(model.rowCount()))
    return next((each for each in rows if each.data() == text), None)


def _scroll_to(widget: QWidget) -> None:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()
