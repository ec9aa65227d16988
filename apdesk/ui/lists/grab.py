"""Dragging selected rows: the press that may become a drag is held back until it is known."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication


class Grab:
    """What a press on a selected row comes to: a drag once the mouse has moved, else a click."""

    def __init__(self) -> None:
        self._press: QMouseEvent | None = None
        self._carrying = False

    @property
    def held(self) -> bool:
        """Whether the table shouldn't hear of the mouse: a press waits, or became a drag."""
        return self._press is not None or self._carrying

    def press(self, event: QMouseEvent, *, selected: bool) -> bool:
        """A press; True when it is held back: a plain one on a selected row."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        holds = selected and plain and event.button() == Qt.MouseButton.LeftButton
        self._press = event.clone() if holds else None
        self._carrying = False
        return holds

    def moved(self, event: QMouseEvent) -> bool:
        """A move with the button down; True when the drag begins now."""
        if self._press is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        way: QPoint = (event.position() - self._press.position()).toPoint()
        if way.manhattanLength() < QApplication.startDragDistance():
            return False
        self._press = None
        self._carrying = True
        return True

    def release(self) -> QMouseEvent | None:
        """The button is let go: the press that was held back, if no drag came of it."""
        press, self._press = self._press, None
        self._carrying = False
        return press
