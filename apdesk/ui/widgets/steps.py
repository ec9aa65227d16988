"""Where one is in a sequence of pages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from apdesk.language import tr
from apdesk.ui.theme import SPACE, tokens

_DOT = 22


class StepHeader(QLabel):
    """Numbered steps in a line: done ones ticked, the present one filled, the others outlined."""

    def __init__(self, steps: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = tuple(steps)
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._tell()

    @property
    def current(self) -> int:
        return self._current

    def set_current(self, index: int) -> None:
        """The present step, from 0; those before it count as done."""
        self._current = index
        self._tell()
        self.update()

    def set_steps(self, steps: Sequence[str]) -> None:
        """Replaces the names."""
        self._steps = tuple(steps)
        self._tell()
        self.updateGeometry()
        self.update()

    def _tell(self) -> None:
        if 0 <= self._current < len(self._steps):
            at = tr(
                "Step {step} of {steps}: {title}",
                step=self._current + 1,
                steps=len(self._steps),
                title=self._steps[self._current],
            )
            self.setAccessibleName(at)

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def sizeHint(self) -> QSize:
        words = sum(self.fontMetrics().horizontalAdvance(each) for each in self._steps)
        each = _DOT + SPACE + SPACE * 6
        return QSize(words + each * len(self._steps), _DOT + SPACE)

    def minimumSizeHint(self) -> QSize:
        return QSize(_DOT * len(self._steps) * 2, _DOT + SPACE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._steps:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = tokens()
        words = [self.fontMetrics().horizontalAdvance(each) + SPACE for each in self._steps]
        taken = sum(words) + (_DOT + SPACE) * len(self._steps)
        gaps = max(1, len(self._steps) - 1)
        compact = taken + gaps * SPACE * 3 > self.width()
        if compact:
            shown = words[self._current] if self._current < len(words) else 0
            taken = shown + (_DOT + SPACE) * len(self._steps)
        line = max(SPACE, min(SPACE * 6, (self.width() - taken) // gaps - SPACE))
        left = 0.0
        middle = self.height() / 2
        for index, text in enumerate(self._steps):
            dot = QRectF(left + 1, middle - _DOT / 2 + 1, _DOT - 2, _DOT - 2)
            present, done = index == self._current, index < self._current
            painter.setPen(
                QPen(QColor(colours.accent if present or done else colours.control), 1.5)
            )
            fill = colours.accent if present else colours.accent_soft if done else colours.base
            painter.setBrush(QColor(fill))
            painter.drawEllipse(dot)
            painter.setFont(self._bold())
            if done:
                painter.setPen(QPen(QColor(colours.accent_text), 1.8))
                x, y = dot.center().x(), dot.center().y()
                painter.drawPolyline(_tick(x, y))
            else:
                painter.setPen(QColor(colours.on_accent if present else colours.muted))
                painter.drawText(dot, Qt.AlignmentFlag.AlignCenter, str(index + 1))
            left += _DOT + SPACE
            if not compact or present:
                painter.setFont(self._bold() if present else self.font())
                painter.setPen(QColor(colours.text if present else colours.muted))
                room = QRectF(left, 0, words[index] + SPACE, self.height())
                painter.drawText(
                    room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text
                )
                left += words[index]
            if index + 1 < len(self._steps):
                painter.setPen(QPen(QColor(colours.accent_text if done else colours.border), 1.5))
                painter.drawLine(round(left), round(middle), round(left + line), round(middle))
                left += line + SPACE
        painter.end()


def _tick(x: float, y: float) -> list[QPointF]:
    return [QPointF(x - 4, y), QPointF(x - 1, y + 3), QPointF(x + 4.5, y - 3.5)]
