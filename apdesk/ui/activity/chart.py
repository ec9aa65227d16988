"""Stacked columns over days, and the colours of parts, steps of journeys among them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from apdesk.ui import words
from apdesk.ui.activity.charts.days import DayAxes
from apdesk.ui.activity.charts.looks import Look, Pattern, paint_area
from apdesk.ui.activity.charts.scale import ticks, top_of
from apdesk.ui.theme import SPACE, tokens

#: One colour for each part of a column: three to one on the page, and told apart by lightness too.
LIGHT_PARTS = ("#3b5bdb", "#0c8599", "#c26a00", "#8d3fc4", "#2b8a3e", "#c2255c", "#868d9b")
DARK_PARTS = ("#7c93ff", "#3bc9db", "#ffb84d", "#cc8cf5", "#69db7c", "#f783ac", "#747b89")
#: The looks of as many parts.
PART_LOOKS = tuple(
    Look(light, dark, pattern)
    for light, dark, pattern in zip(
        LIGHT_PARTS,
        DARK_PARTS,
        (
            Pattern.SOLID,
            Pattern.RISING,
            Pattern.DOTS,
            Pattern.LEVEL,
            Pattern.FALLING,
            Pattern.UPRIGHT,
            Pattern.GRID,
        ),
        strict=True,
    )
)
_WIDEST = SPACE * 4.0
#: Where a column that towers above the scale is broken: from its top, and how far open.
_BREAK, _GAP = 10.0, 3.0


def part_colours() -> tuple[str, ...]:
    """The colours of the parts in the scheme in force."""
    return DARK_PARTS if tokens().dark else LIGHT_PARTS


@dataclass(frozen=True, slots=True)
class Column:
    """One day: its numbers, in the order of the chart's parts."""

    day: date
    numbers: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.numbers)


class DaysChart(DayAxes):
    """Columns of numbers by day. Signals: see WalkedChart."""

    def __init__(
        self,
        name: str,
        in_words: Callable[[Column], str],
        looks: Sequence[Look] = PART_LOOKS,
        *,
        axis: Callable[[int], str] = words.number,
        scale: Callable[[int], tuple[int, ...]] = ticks,
    ) -> None:
        """`in_words` says what a day's numbers are; `looks` are those of the parts; `scale` makes
        the numbers of the axis from the highest one, and `axis` writes one."""
        super().__init__(name, axis)
        self._in_words = in_words
        self._looks = tuple(looks)
        self._scale = scale
        self._columns: tuple[Column, ...] = ()
        self._bound: int | None = None
        self._bound_words = ""

    @property
    def columns(self) -> tuple[Column, ...]:
        return self._columns

    def show_columns(
        self, columns: Sequence[Column], bound: int | None = None, bound_words: str = ""
    ) -> None:
        """Replaces what is shown; the last day is looked at first. `bound`: a line is drawn at
        that number, where it is in sight, and `bound_words` beside it."""
        fresh = tuple(columns)
        other = len(fresh) != len(self._columns)
        self._columns, self._bound, self._bound_words = fresh, bound, bound_words
        self.renewed(len(fresh) - 1, again=other)

    def length(self) -> int:
        return len(self._columns)

    def words_at(self, at: int) -> str:
        return self._in_words(self._columns[at])

    def day_at(self, at: int) -> date:
        return self._columns[at].day

    def marks(self) -> tuple[int, ...]:
        highest = top_of(each.total for each in self._columns)
        bound = self._bound
        if bound is not None and highest <= bound <= highest * 3:
            highest = bound
        return self._scale(highest)

    def area(self, marks: Sequence[int]) -> QRectF:
        area = super().area(marks)
        if any(each.total > marks[-1] for each in self._columns):
            area.setTop(self.fontMetrics().height() + SPACE // 2)
        return area

    def paint_days(self, painter: QPainter, area: QRectF, marks: tuple[int, ...]) -> None:
        for at, each in enumerate(self._columns):
            self._paint_column(painter, self.slot(area, at), each, marks[-1])
        if self._bound is not None and self._bound <= marks[-1]:
            self._paint_bound(painter, area, area.height() * self._bound / marks[-1])

    def _paint_bound(self, painter: QPainter, area: QRectF, high: float) -> None:
        y = area.bottom() - high
        painter.setPen(QPen(QColor(tokens().text), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(area.left(), y, area.right(), y))
        height = self.fontMetrics().height()
        width = self.fontMetrics().horizontalAdvance(self._bound_words) + SPACE
        # Below the line where there is no room above it.
        top = y - height - 1 if y - height > area.top() - height / 2 else y + 1
        room = QRectF(area.left() + SPACE // 2, top, width, height)
        painter.fillRect(room, QColor(tokens().raised))
        painter.setPen(QColor(tokens().text))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), self._bound_words)

    def _paint_column(self, painter: QPainter, place: QRectF, each: Column, top: int) -> None:
        width = min(place.width() * 0.7, _WIDEST)
        left, bottom = place.center().x() - width / 2, place.bottom()
        # One that towers above the scale is as high as the chart, its parts in proportion.
        unit = place.height() / max(top, each.total)
        for number, look in zip(each.numbers, self._looks, strict=True):
            if number:
                height = max(2.0, unit * number)
                paint_area(painter, QRectF(left, bottom - height, width, height), look)
                bottom -= height
        if each.total > top:
            self._paint_break(painter, QRectF(left, place.top(), width, place.height()), each.total)

    def _paint_break(self, painter: QPainter, column: QRectF, total: int) -> None:
        """Two cuts through a column, and above it how high it would be."""
        painter.setPen(QPen(QColor(tokens().raised), _GAP))
        for down in (_BREAK, _BREAK + 2.5 * _GAP):
            begin = QPointF(column.left() - 1, column.top() + down + 2)
            painter.drawLine(QLineF(begin, QPointF(column.right() + 1, column.top() + down - 2)))
        text, metrics = words.number(total), self.fontMetrics()
        width = metrics.horizontalAdvance(text) + 2
        left = min(max(column.center().x() - width / 2, 0.0), float(self.width() - width))
        painter.setPen(QColor(tokens().text))
        room = QRectF(left, column.top() - metrics.height() - 1, width, metrics.height())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), text)
