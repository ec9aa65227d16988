"""What all charts have in common: one place of it is looked at, and told in words."""

from __future__ import annotations

import weakref

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QAccessibleValueChangeEvent,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAccessibleWidget, QSizePolicy, QWidget
from shiboken6 import isValid

from apdesk.ui.theme import SPACE, theme, tokens
from apdesk.ui.widgets import named
from apdesk.ui.widgets.accessible import register

_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_ON = (Qt.Key.Key_Right, Qt.Key.Key_Down)


class WalkedChart(QWidget):
    """A chart of places in a row, which the arrow keys, Home and End and the mouse walk through.

    Signals:
        told: (str) The numbers of the place that is looked at.
        opened: (int) A place was asked for more: Return, or a double click.
    """

    told = Signal(str)
    opened = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._current = -1
        self.said = ""
        named(self, name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)
        register(_ChartInterface(self))

    # -- what a kind of chart says --------------------------------------------------------------

    def length(self) -> int:
        """How many places there are."""
        raise NotImplementedError

    def words_at(self, at: int) -> str:
        """The numbers of a place, as a sentence."""
        raise NotImplementedError

    def place_at(self, point: QPoint) -> int | None:
        """The place under a point."""
        raise NotImplementedError

    def paint(self, painter: QPainter) -> None:
        """Draws everything but the ring of the focus."""
        raise NotImplementedError

    # -- the place that is looked at ------------------------------------------------------------

    @property
    def current(self) -> int:
        """The place that is looked at; -1 while there is none."""
        return self._current

    def renewed(self, first: int, *, again: bool) -> None:
        """The places were replaced; `again`: they are others, so that `first` is looked at."""
        if again or not 0 <= self._current < self.length():
            self._current = first if self.length() else -1
        self._tell()
        self.update()

    def look_at(self, at: int) -> None:
        """Moves to a place."""
        at = max(0, min(at, self.length() - 1))
        if self.length() and at != self._current:
            self._current = at
            self._tell()
            self.update()

    def _tell(self) -> None:
        if not 0 <= self._current < self.length():
            return
        said = self.words_at(self._current)
        if said == self.said:
            return
        self.said = said
        self.setAccessibleDescription(said)
        QAccessible.updateAccessibility(
            QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        )
        QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, said))
        self.told.emit(said)

    # -- keys and mouse -------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _BACK:
            self.look_at(self._current - 1)
        elif key in _ON:
            self.look_at(self._current + 1)
        elif key is Qt.Key.Key_Home:
            self.look_at(0)
        elif key is Qt.Key.Key_End:
            self.look_at(self.length() - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current >= 0:
            self.opened.emit(self._current)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self.place_at(event.position().toPoint())
        if at is not None:
            self.look_at(at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self.place_at(event.position().toPoint())
        if at is not None:
            self.opened.emit(at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()

    # -- painting -------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(SPACE * 40, SPACE * 24)

    def minimumSizeHint(self) -> QSize:
        return QSize(SPACE * 24, SPACE * 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint(painter)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens().focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()


class _ChartInterface(QAccessibleWidget):
    """A chart, whose value is what the place that is looked at says."""

    def __init__(self, chart: WalkedChart) -> None:
        super().__init__(chart, QAccessible.Role.Chart, "")
        self._ref = weakref.ref(chart)

    def text(self, kind: QAccessible.Text, /) -> str:
        chart = self._ref()
        if chart is None or not isValid(chart):
            return ""
        if kind is QAccessible.Text.Value:
            return chart.said
        return super().text(kind)
