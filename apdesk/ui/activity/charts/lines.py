"""Lines over days: how many there are of each kind at the end of each day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from apdesk.ui import words
from apdesk.ui.activity.charts.days import DayAxes
from apdesk.ui.activity.charts.looks import MARK, Look, line_pen, paint_mark
from apdesk.ui.activity.charts.scale import ticks

#: Marks stand so far apart at least.
_APART = 18.0


@dataclass(frozen=True, slots=True)
class Point:
    """One day: the numbers of the lines; None where a line hasn't begun yet."""

    day: date
    numbers: tuple[int | None, ...]


class LinesChart(DayAxes):
    """Signals: see WalkedChart."""

    def __init__(
        self,
        name: str,
        in_words: Callable[[Point], str],
        axis: Callable[[int], str] = words.number,
    ) -> None:
        """`in_words` says what a day's numbers are."""
        super().__init__(name, axis)
        self._in_words = in_words
        self._points: tuple[Point, ...] = ()
        self._looks: tuple[Look, ...] = ()

    @property
    def points(self) -> tuple[Point, ...]:
        return self._points

    def show_points(self, points: Sequence[Point], looks: Sequence[Look]) -> None:
        """Replaces what is shown; `looks` are those of the lines, in their order."""
        fresh = tuple(points)
        other = len(fresh) != len(self._points)
        self._points, self._looks = fresh, tuple(looks)
        self.renewed(len(fresh) - 1, again=other)

    def length(self) -> int:
        return len(self._points)

    def words_at(self, at: int) -> str:
        return self._in_words(self._points[at])

    def day_at(self, at: int) -> date:
        return self._points[at].day

    def marks(self) -> tuple[int, ...]:
        return ticks(max((x for each in self._points for x in each.numbers if x), default=0))

    def paint_days(self, painter: QPainter, area: QRectF, marks: tuple[int, ...]) -> None:
        step = area.width() / len(self._points)
        every = max(1, -(-int(_APART) // max(1, int(step))))
        last = len(self._points) - 1
        for line, look in enumerate(self._looks):
            found = {
                at: QPointF(
                    self.slot(area, at).center().x(),
                    area.bottom() - area.height() * number / marks[-1],
                )
                for at, each in enumerate(self._points)
                if (number := each.numbers[line]) is not None
            }
            painter.setPen(line_pen(look))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(list(found.values()))
            for at, point in found.items():
                looked_at = at == self.current
                if looked_at or (last - at) % every == 0:
                    paint_mark(painter, point, look, MARK * 1.5 if looked_at else MARK)
