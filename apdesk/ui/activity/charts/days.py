"""Charts over days: the axes, and the day that is looked at. Columns and lines are drawn on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.ui import words
from apdesk.ui.activity.charts.scale import evenly
from apdesk.ui.activity.charts.walked import WalkedChart
from apdesk.ui.theme import SPACE, tokens


def short_day(day: date) -> str:
    """'3 Feb': the year goes without saying."""
    return words.value(day.isoformat(), ApdeskType.DATE).rpartition(" ")[0]


class DayAxes(WalkedChart):
    """The numbers at the left, the days below."""

    def __init__(self, name: str, axis: Callable[[int], str] = words.number) -> None:
        """`axis` writes a number of the axis."""
        super().__init__(name)
        self._axis = axis

    def marks(self) -> tuple[int, ...]:
        """The numbers of the axis."""
        raise NotImplementedError

    def day_at(self, at: int) -> date:
        raise NotImplementedError

    def paint_days(self, painter: QPainter, area: QRectF, marks: tuple[int, ...]) -> None:
        """Draws what the chart shows."""
        raise NotImplementedError

    def place_at(self, point: QPoint) -> int | None:
        area = self.area(self.marks())
        if not self.length() or not area.left() <= point.x() < area.right():
            return None
        return int((point.x() - area.left()) / area.width() * self.length())

    def area(self, marks: Sequence[int]) -> QRectF:
        """Where the days stand, beside and above what is written."""
        metrics = self.fontMetrics()
        left = max(metrics.horizontalAdvance(self._axis(each)) for each in marks) + SPACE * 2
        right = SPACE
        if self.length():
            # The last day is written in full below its place.
            name = metrics.horizontalAdvance(short_day(self.day_at(self.length() - 1)))
            right = max(right, (name - (self.width() - left) // self.length()) // 2 + 2)
        below = metrics.height() + SPACE
        above = metrics.height() // 2 + SPACE // 2
        return QRectF(
            left, above, max(1, self.width() - left - right), self.height() - above - below
        )

    def slot(self, area: QRectF, at: int) -> QRectF:
        """The room of one day."""
        width = area.width() / max(1, self.length())
        return QRectF(area.left() + at * width, area.top(), width, area.height())

    def paint(self, painter: QPainter) -> None:
        marks = self.marks()
        area = self.area(marks)
        self._paint_grid(painter, area, marks)
        if not self.length():
            return
        painter.fillRect(self.slot(area, self.current), QColor(tokens().hover))
        self.paint_days(painter, area, marks)
        self._paint_names(painter, area)

    def _paint_grid(self, painter: QPainter, area: QRectF, marks: tuple[int, ...]) -> None:
        height = self.fontMetrics().height()
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for mark in marks:
            y = round(area.bottom() - area.height() * mark / marks[-1]) + 0.5
            painter.setPen(QPen(QColor(tokens().border), 1))
            painter.drawLine(round(area.left()), round(y), round(area.right()), round(y))
            painter.setPen(QColor(tokens().muted))
            place = QRectF(0, y - height / 2, area.left() - SPACE, height)
            painter.drawText(place, int(side), self._axis(mark))

    def _paint_names(self, painter: QPainter, area: QRectF) -> None:
        """The days under their places; every second one where there is no room for all."""
        metrics = self.fontMetrics()
        texts = [short_day(self.day_at(at)) for at in range(self.length())]
        widest = max(metrics.horizontalAdvance(each) for each in texts) + SPACE * 2
        top, height = area.bottom(), self.height() - area.bottom()
        free = self.width() + 2.0 * SPACE
        for at in reversed(evenly(self.length(), int(area.width()), widest)):
            painter.setPen(QColor(tokens().text if at == self.current else tokens().muted))
            # The outermost ones would be cut.
            left = self.slot(area, at).center().x() - widest / 2
            left = min(max(left, -SPACE), self.width() - widest + SPACE)
            if left + widest - SPACE <= free:
                free = left
                room = QRectF(left, top, widest, height)
                painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), texts[at])
