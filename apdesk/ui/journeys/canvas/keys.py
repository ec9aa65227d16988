"""What the keys do on the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from apdesk.ui.journeys.canvas.document import JourneyDocument
from apdesk.ui.journeys.canvas.look import GRID
from apdesk.ui.journeys.canvas.order import Direction, neighbour, reading_order

if TYPE_CHECKING:
    from apdesk.ui.journeys.canvas.view import JourneyView

_DIRECTIONS = {
    Qt.Key.Key_Left: Direction.LEFT,
    Qt.Key.Key_Right: Direction.RIGHT,
    Qt.Key.Key_Up: Direction.UP,
    Qt.Key.Key_Down: Direction.DOWN,
}
_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_MOVES = Qt.KeyboardModifier.AltModifier | _CONTROL


class CanvasKeys:
    """Walks through the shapes and changes them, for a view."""

    def __init__(self, view: JourneyView, document: JourneyDocument) -> None:
        self._view = view
        self._document = document

    def came_in(self, reason: Qt.FocusReason) -> None:
        """The view got the keyboard: by Tab the first shape has it, or the last, or that which had
        it before."""
        order = reading_order(self._document.graph)
        by_tab = reason in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if order and by_tab:
            last = reason == Qt.FocusReason.BacktabFocusReason
            self._view.set_current(self._view.current or order[-1 if last else 0])

    def walk(self, forward: bool) -> bool:
        """To the next shape in reading order. Whether there was one: if not, the keyboard leaves
        the canvas."""
        order = reading_order(self._document.graph)
        if self._view.current not in order:
            return False
        at = order.index(self._view.current) + (1 if forward else -1)
        if not 0 <= at < len(order):
            return False
        self._go(order[at])
        return True

    def press(self, event: QKeyEvent) -> bool:
        """Does what a key means. Whether it means anything here."""
        key, held = Qt.Key(event.key()), event.modifiers()
        held &= ~Qt.KeyboardModifier.KeypadModifier
        if key in _DIRECTIONS:
            return self._arrow_key(_DIRECTIONS[key], held)
        view, current = self._view, self._view.current
        if key == Qt.Key.Key_Space and held == _CONTROL and current:
            self._document.toggle(current)
        elif held not in (_NONE, _SHIFT):
            return False
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current:
            self._document.select([current])
            view.settings_asked.emit(current)
        elif key == Qt.Key.Key_C and current and not view.read_only:
            view.connect_asked.emit(current)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            order = reading_order(self._document.graph)
            if order:
                self._go(order[0 if key == Qt.Key.Key_Home else -1])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            page = view.viewport().height() * 3 // 4
            view.scroll_by(0, -page if key == Qt.Key.Key_PageUp else page)
        elif key == Qt.Key.Key_Escape and (self._document.selection or self._document.chosen_arrow):
            self._document.select(())
        else:
            return False
        return True

    def _arrow_key(self, direction: Direction, held: Qt.KeyboardModifier) -> bool:
        if held & _MOVES:
            if not self._view.read_only and self._document.selection:
                right, down = direction.value
                self._document.move_by(right * GRID, down * GRID)
                self._view.follow_current()
            return True
        graph, current = self._document.graph, self._view.current
        if not current:
            order = reading_order(graph)
            if order:
                self._go(order[0])
            return True
        to = neighbour(graph, current, direction)
        if to is not None:
            self._go(to, adds=bool(held & _SHIFT))
        return True

    def _go(self, shape_id: str, *, adds: bool = False) -> None:
        self._view.set_current(shape_id)
        kept = self._document.selection if adds else ()
        self._document.select([*kept, shape_id])
