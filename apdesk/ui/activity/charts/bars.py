"""Lying bars: how much there is of each of a few things that have long names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from apdesk.ui import words
from apdesk.ui.activity.charts.looks import Look, paint_area
from apdesk.ui.activity.charts.walked import WalkedChart
from apdesk.ui.theme import SPACE, tokens

_THICK = 10
_TALLEST = SPACE * 6


@dataclass(frozen=True, slots=True)
class Bar:
    """One thing: how it is called, and how many there are; `key` is what the caller knows it by."""

    key: str
    name: str
    number: int


class BarsChart(WalkedChart):
    """Signals: see WalkedChart."""

    def __init__(self, name: str, in_words: Callable[[Bar], str], look: Look) -> None:
        """`in_words` says what a bar's number is."""
        super().__init__(name)
        self._in_words = in_words
        self._look = look
        self._bars: tuple[Bar, ...] = ()

    @property
    def bars(self) -> tuple[Bar, ...]:
        return self._bars

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Replaces what is shown; the first one is looked at first."""
        fresh = tuple(bars)
        other = [each.key for each in fresh] != [each.key for each in self._bars]
        self._bars = fresh
        self.renewed(0, again=other)

    def length(self) -> int:
        return len(self._bars)

    def words_at(self, at: int) -> str:
        return self._in_words(self._bars[at])

    def place_at(self, point: QPoint) -> int | None:
        at = int((point.y() - SPACE // 2) // self._tall()) if self._bars else -1
        return at if 0 <= at < len(self._bars) else None

    def _tall(self) -> float:
        room = (self.height() - SPACE) / max(1, len(self._bars))
        return min(float(_TALLEST), room)

    def paint(self, painter: QPainter) -> None:
        metrics = self.fontMetrics()
        tall = self._tall()
        most = max((each.number for each in self._bars), default=1)
        numbers = max(
            (metrics.horizontalAdvance(words.number(x.number)) for x in self._bars), default=0
        )
        for at, each in enumerate(self._bars):
            place = QRectF(SPACE // 2, SPACE // 2 + at * tall, self.width() - SPACE, tall)
            if at == self.current:
                painter.fillRect(place, QColor(tokens().hover))
            inner = place.adjusted(SPACE, 0, -SPACE, 0)
            written = (tall - metrics.height() - _THICK) / 2
            text = QRectF(inner.left(), place.top() + written, inner.width(), metrics.height())
            painter.setPen(QColor(tokens().text))
            side = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            name = metrics.elidedText(each.name, Qt.TextElideMode.ElideRight, int(text.width()))
            painter.drawText(text, side, name)
            longest = inner.width() - numbers - SPACE
            bar = QRectF(
                inner.left(), text.bottom(), max(2.0, longest * each.number / most), _THICK
            )
            bar.adjust(0, 1, 0, -1)
            paint_area(painter, bar, self._look)
            beside = QRectF(
                bar.right() + SPACE,
                bar.center().y() - metrics.height() / 2,
                numbers + 1,
                metrics.height(),
            )
            painter.setPen(QColor(tokens().muted))
            painter.drawText(beside, side, words.number(each.number))
