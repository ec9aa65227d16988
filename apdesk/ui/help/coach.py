"""The card and the ring of the tour: they point at a part of the window, and stop nobody."""

from __future__ import annotations

from PySide6.QtCore import (
    QEasingCurve,
    QPoint,
    QPropertyAnimation,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAccessible, QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAccessibleWidget, QFrame, QWidget

from apdesk.language import tr
from apdesk.ui.theme import SPACE, set_role, theme, tokens
from apdesk.ui.widgets import button, column, label, named, row
from apdesk.ui.widgets.accessible import register

WIDTH = SPACE * 40
_GAP = SPACE * 2
_EDGE = SPACE * 2
_MOVE_MS = 160
_RING = SPACE // 2


class Ring(QWidget):
    """Drawn round what the tour tells about; the mouse goes through it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def surround(self, area: QRect) -> None:
        """Shows itself round an area of the window; hides itself for an empty one."""
        self.setVisible(not area.isEmpty())
        around = area.adjusted(-_RING, -_RING, _RING, _RING)
        self.setGeometry(around.intersected(self.window().rect()))
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens().focus), 3))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 9, 9)
        painter.end()


class Coach(QFrame):
    """What a step of the tour says, and the ways on.

    Signals:
        next_asked, back_asked, skip_asked: The buttons, the arrow keys, and Esc.
    """

    next_asked = Signal()
    back_asked = Signal()
    skip_asked = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        register(QAccessibleWidget(self, QAccessible.Role.Dialog, ""))
        set_role(self, "popover")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedWidth(theme().size(WIDTH))
        self.title = label("", "subtitle", wrap=True)
        self.text = label("", wrap=True)
        self.count = label("", "small")
        self.skip_button = button(tr("Skip"), "link", clicked=self.skip_asked.emit)
        self.back_button = button(tr("Back"), clicked=self.back_asked.emit)
        self.next_button = button(tr("Next"), "primary", clicked=self.next_asked.emit)
        self.setLayout(
            column(
                self.count,
                self.title,
                self.text,
                SPACE // 2,
                row(self.skip_button, None, self.back_button, self.next_button),
                margins=SPACE * 2,
            )
        )
        self._way = QPropertyAnimation(self, b"pos", self)
        self._way.setDuration(_MOVE_MS)
        self._way.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.hide()

    def say(self, title: str, text: str, at: int, of: int) -> None:
        """Shows step `at` (from 0) of `of`."""
        count = tr("Step {at} of {of}", at=at + 1, of=of)
        last = at == of - 1
        self.count.setText(count)
        self.title.setText(title)
        self.text.setText(text)
        self.back_button.setVisible(at > 0)
        self.skip_button.setVisible(not last)
        self.next_button.setText(tr("Done") if last else tr("Next"))
        named(self.next_button, self.next_button.text())
        named(self, title)
        self.setAccessibleDescription(f"{count}. {text}")

    def point_at(self, area: QRect) -> None:
        """Stands beside an area of the window, in its middle for an empty one."""
        layout = self.layout()
        self.ensurePolished()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))
        place = beside(area, self.size(), self.window().size())
        self._way.stop()
        if self.isVisible() and theme().animated:
            self._way.setEndValue(place)
            self._way.start()
        else:
            self.move(place)
        self.show()
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        signals = {
            keys.Key_Right: self.next_asked,
            keys.Key_Return: self.next_asked,
            keys.Key_Enter: self.next_asked,
            keys.Key_Left: self.back_asked,
            keys.Key_Escape: self.skip_asked,
        }
        asked = signals.get(keys(event.key()))
        if asked is None:
            super().keyPressEvent(event)
            return
        event.accept()
        asked.emit()


def beside(area: QRect, size: QSize, window: QSize) -> QPoint:
    """Where a card stands so that it hides nothing of an area: right, below, left of it or above,
    where there is room; else in the middle of the window."""
    room = QRect(QPoint(0, 0), window).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
    middle = QRect(QPoint(0, 0), size)
    middle.moveCenter(room.center())
    if area.isEmpty():
        return middle.topLeft()
    right, below = area.right() + _GAP, area.bottom() + _GAP
    left, above = area.left() - _GAP - size.width(), area.top() - _GAP - size.height()
    beside_top = max(room.top(), min(area.top(), room.bottom() - size.height()))
    under_left = max(room.left(), min(area.left(), room.right() - size.width()))
    for place in (
        QPoint(right, beside_top),
        QPoint(under_left, below),
        QPoint(left, beside_top),
        QPoint(under_left, above),
    ):
        if room.contains(QRect(place, size)):
            return place
    return middle.topLeft()
