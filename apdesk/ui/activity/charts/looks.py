"""How the series of a chart are told apart: by colour, by lightness, and by pattern or shape."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from apdesk.ui.theme import tokens

#: Pixels between two lines of a pattern, and what is too small to show one.
_STEP = 5.0
_SMALLEST = 5.0
#: The size of the mark at a point of a line.
MARK = 7.0


class Pattern(Enum):
    SOLID = auto()
    RISING = auto()
    FALLING = auto()
    LEVEL = auto()
    UPRIGHT = auto()
    GRID = auto()
    DOTS = auto()


class Mark(Enum):
    CIRCLE = auto()
    SQUARE = auto()
    TRIANGLE = auto()


class Look(NamedTuple):
    """One series: '#rrggbb' in light and dark, the pattern of its areas, the mark of its points."""

    light: str
    dark: str
    pattern: Pattern = Pattern.SOLID
    mark: Mark = Mark.CIRCLE

    @property
    def colour(self) -> QColor:
        """In the scheme in force."""
        return QColor(self.dark if tokens().dark else self.light)


# Three to one on a card, and half as light again as the next one.
BLUE = Look("#2743b5", "#4f6df0", Pattern.SOLID, Mark.CIRCLE)
GREEN = Look("#12a07c", "#bdf5dc", Pattern.RISING, Mark.TRIANGLE)
ORANGE = Look("#b45a0a", "#d9773a", Pattern.DOTS, Mark.SQUARE)
RED = Look("#6b0f1a", "#ff9d94", Pattern.FALLING, Mark.SQUARE)

_DASHES = {
    Mark.CIRCLE: (),
    Mark.SQUARE: (4.0, 2.0),
    Mark.TRIANGLE: (1.0, 2.0),
}


def line_pen(look: Look) -> QPen:
    """The pen of a series' line; lines differ by their dashes, too."""
    pen = QPen(look.colour, 2)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if _DASHES[look.mark]:
        pen.setDashPattern(_DASHES[look.mark])
    return pen


def paint_area(painter: QPainter, place: QRectF, look: Look) -> None:
    """Fills an area in the way of a series; where it is too small for a pattern, with colour."""
    painter.fillRect(place, look.colour)
    if min(place.width(), place.height()) < _SMALLEST or look.pattern is Pattern.SOLID:
        return
    painter.save()
    painter.setClipRect(place)
    painter.setPen(QPen(QColor(tokens().raised), 1.3))
    painter.drawLines(_lines(place, look.pattern))
    if look.pattern is Pattern.DOTS:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().raised))
        for at in _grid(place):
            painter.drawEllipse(at, 1.2, 1.2)
    painter.restore()


def paint_mark(painter: QPainter, at: QPointF, look: Look, size: float = MARK) -> None:
    """The mark of a series' point, set off from the lines by a rim."""
    painter.setPen(QPen(QColor(tokens().raised), 1.5))
    painter.setBrush(look.colour)
    half = size / 2
    if look.mark is Mark.CIRCLE:
        painter.drawEllipse(at, half, half)
    elif look.mark is Mark.SQUARE:
        painter.drawRect(QRectF(at.x() - half, at.y() - half, size, size))
    else:
        corners = ((0, -half * 1.2), (half * 1.15, half * 0.9), (-half * 1.15, half * 0.9))
        painter.drawPolygon(QPolygonF([at + QPointF(x, y) for x, y in corners]))


def _grid(place: QRectF) -> list[QPointF]:
    found, y, odd = [], place.bottom() - _STEP / 2, False
    while y > place.top() - _STEP:
        x = place.left() + (_STEP if odd else _STEP / 2)
        while x < place.right() + _STEP:
            found.append(QPointF(x, y))
            x += _STEP
        y, odd = y - _STEP, not odd
    return found


def _lines(place: QRectF, pattern: Pattern) -> list[QLineF]:
    found: list[QLineF] = []
    left, right, top, bottom = place.left(), place.right(), place.top(), place.bottom()
    if pattern in (Pattern.LEVEL, Pattern.GRID):
        y = bottom - _STEP / 2
        while y > top:
            found.append(QLineF(left, y, right, y))
            y -= _STEP
    if pattern in (Pattern.UPRIGHT, Pattern.GRID):
        x = left + _STEP / 2
        while x < right:
            found.append(QLineF(x, top, x, bottom))
            x += _STEP
    if pattern in (Pattern.RISING, Pattern.FALLING):
        height = bottom - top
        begin, end = (left - height, left) if pattern is Pattern.RISING else (left, left - height)
        shift = 0.0
        while shift < place.width() + height:
            found.append(QLineF(begin + shift, bottom, end + shift, top))
            shift += _STEP * 1.3
    return found
