"""A painted chart: stacked columns, one for each day, that the arrow keys walk through."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.ui import words
from apdesk.ui.theme import SPACE, theme, tokens
from apdesk.ui.widgets import label, named, row

#: One colour for each part of a column: three to one on the page, and told apart by lightness too.
LIGHT_PARTS = ("#3b5bdb", "#0c8599", "#c26a00", "#8d3fc4", "#2b8a3e", "#c2255c", "#868d9b")
DARK_PARTS = ("#7c93ff", "#3bc9db", "#ffb84d", "#cc8cf5", "#69db7c", "#f783ac", "#747b89")
_STEPS = 5
LEGEND_COLUMNS = 3


def part_colours() -> tuple[str, ...]:
    """The colours of the parts in the scheme in force."""
    return DARK_PARTS if tokens().dark else LIGHT_PARTS


def _short(day: date) -> str:
    """'3 Feb': the year goes without saying."""
    return words.value(day.isoformat(), ApdeskType.DATE).rpartition(" ")[0]


@dataclass(frozen=True, slots=True)
class Column:
    """One day: its numbers, in the order of the chart's parts."""

    day: date
    numbers: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.numbers)


def ticks(highest: int) -> tuple[int, ...]:
    """Round numbers from nothing to the highest or above, at most six of them."""
    power = 1
    while True:
        for step in (power, 2 * power, 5 * power):
            if highest <= step * _STEPS:
                return tuple(range(0, highest + step, step)) if highest else (0, step)
        power *= 10


class DaysChart(QWidget):
    """Columns of numbers by day. The one under the cursor is told in words.

    Signals:
        told: (str) The numbers of the day that is looked at.
    """

    told = Signal(str)

    def __init__(self, name: str, in_words: Callable[[Column], str]) -> None:
        """`in_words` says what a day's numbers are."""
        super().__init__()
        self._in_words = in_words
        self._columns: tuple[Column, ...] = ()
        self._current = -1
        named(self, name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    @property
    def columns(self) -> tuple[Column, ...]:
        return self._columns

    @property
    def current(self) -> int:
        """The day that is looked at; -1 while there is none."""
        return self._current

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Replaces what is shown; the last day is looked at first."""
        fresh = tuple(columns)
        moved = len(fresh) != len(self._columns)
        self._columns = fresh
        if moved or not 0 <= self._current < len(fresh):
            self._current = len(fresh) - 1
        self._tell()
        self.update()

    def look_at(self, at: int) -> None:
        """Moves the cursor to a day."""
        at = max(0, min(at, len(self._columns) - 1))
        if self._columns and at != self._current:
            self._current = at
            self._tell()
            self.update()

    def _tell(self) -> None:
        if not 0 <= self._current < len(self._columns):
            return
        said = self._in_words(self._columns[self._current])
        self.setAccessibleDescription(said)
        event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(event)
        self.told.emit(said)

    # -- keys and mouse -------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._columns) - 1
        goes = {
            Qt.Key.Key_Left: self._current - 1,
            Qt.Key.Key_Right: self._current + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        to = goes.get(Qt.Key(event.key()))
        if to is None:
            super().keyPressEvent(event)
            return
        self.look_at(to)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._at(event.position().toPoint())
        if at is not None:
            self.look_at(at)

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

    def _at(self, point: QPoint) -> int | None:
        area = self._area()
        if not self._columns or not area.left() <= point.x() < area.right():
            return None
        return int((point.x() - area.left()) / area.width() * len(self._columns))

    # -- painting -------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(SPACE * 60, SPACE * 24)

    def _area(self) -> QRectF:
        """Where the columns stand, beside and above what is written."""
        metrics = self.fontMetrics()
        left = metrics.horizontalAdvance(words.number(self._ticks()[-1])) + SPACE * 2
        below = metrics.height() + SPACE
        above = metrics.height() // 2 + SPACE // 2
        return QRectF(
            left, above, max(1, self.width() - left - SPACE), self.height() - above - below
        )

    def _ticks(self) -> tuple[int, ...]:
        return ticks(max((each.total for each in self._columns), default=0))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area, marks = self._area(), self._ticks()
        self._paint_grid(painter, area, marks)
        if self._columns:
            width = area.width() / len(self._columns)
            for at, each in enumerate(self._columns):
                place = QRectF(area.left() + at * width, area.top(), width, area.height())
                if at == self._current:
                    painter.fillRect(place, QColor(tokens().hover))
                self._paint_column(painter, place, each, marks[-1])
            self._paint_days(painter, area, width)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens().focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _paint_grid(self, painter: QPainter, area: QRectF, marks: tuple[int, ...]) -> None:
        height = self.fontMetrics().height()
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for mark in marks:
            y = round(area.bottom() - area.height() * mark / marks[-1]) + 0.5
            painter.setPen(QPen(QColor(tokens().border), 1))
            painter.drawLine(round(area.left()), round(y), round(area.right()), round(y))
            painter.setPen(QColor(tokens().muted))
            place = QRectF(0, y - height / 2, area.left() - SPACE, height)
            painter.drawText(place, int(side), words.number(mark))

    def _paint_column(self, painter: QPainter, place: QRectF, each: Column, top: int) -> None:
        width = min(place.width() * 0.6, SPACE * 4.0)
        left, bottom = place.center().x() - width / 2, place.bottom()
        for number, colour in zip(each.numbers, part_colours(), strict=True):
            if number:
                height = max(1.0, place.height() * number / top)
                painter.fillRect(QRectF(left, bottom - height, width, height), QColor(colour))
                bottom -= height

    def _paint_days(self, painter: QPainter, area: QRectF, width: float) -> None:
        """The days under their columns; every second one where there is no room for all."""
        metrics = self.fontMetrics()
        texts = [_short(each.day) for each in self._columns]
        widest = max(metrics.horizontalAdvance(each) for each in texts) + SPACE
        every = max(1, -(-widest // max(1, int(width))))
        last = len(texts) - 1
        for at, text in enumerate(texts):
            if (last - at) % every:
                continue
            chosen = at == self._current
            painter.setPen(QColor(tokens().text if chosen else tokens().muted))
            room = QRectF(area.left() + (at + 0.5) * width - widest / 2, area.bottom(), widest, 0)
            room.setHeight(self.height() - area.bottom())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), text)


class Legend(QWidget):
    """The names of a chart's parts beside their colours."""

    def __init__(self, parts: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE * 3)
        grid.setVerticalSpacing(SPACE // 4)
        for at, part in enumerate(parts):
            entry = row(_Swatch(at), label(part, "small"), spacing=SPACE // 2)
            grid.addLayout(entry, at // LEGEND_COLUMNS, at % LEGEND_COLUMNS)
        grid.setColumnStretch(LEGEND_COLUMNS, 1)


class _Swatch(QWidget):
    def __init__(self, at: int) -> None:
        super().__init__()
        self._at = at
        self.setFixedSize(10, 16)
        theme().changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 3, 10, 10, QColor(part_colours()[self._at]))
        painter.end()
