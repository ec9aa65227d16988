"""How an arrow runs: a curve where there is room, else around what stands in its way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import hypot

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

#: How far an arrow runs straight before it turns, and passes by other shapes.
_STUB, _CLEAR = 28.0, 16.0
#: The same where words of its ends would be run across: in the middle between two columns.
_FAR_STUB = 92.0
_BEND = 14.0
#: A curve needs this much room between its ends.
_LEAST = 24.0
#: The most detours that are looked at: the nearest ones with nothing in their way.
_TRIED = 8
#: A shape in the way counts as so much length.
_HIT = 1200.0


def route(start: QPointF, end: QPointF, others: Iterable[QRectF]) -> QPainterPath:
    """From a port, leaving to the right, to the left side of a shape. `others`: what it should not
    run across, where that can be avoided."""
    left, right = sorted((start.x(), end.x()))
    near = [
        each
        for each in others
        if each.right() > left - 2 * _STUB and each.left() < right + 2 * _STUB
    ]
    forward = end.x() - start.x() >= _LEAST
    if forward:
        direct = curve(start, end)
        if not _hits(direct, near):
            return direct
    heights = _heights(start, end, near)
    tried = [_around(start, end, y, stub) for stub in (_STUB, _FAR_STUB) for y in heights]
    if forward:
        tried.append(curve(start, end))
    return min(tried, key=lambda path: path.length() + _HIT * _hits(path, near))


def curve(start: QPointF, end: QPointF) -> QPainterPath:
    """An S that leaves and arrives level."""
    across, down = end.x() - start.x(), abs(end.y() - start.y())
    pull = max(_LEAST, min(across * 0.5, 40 + down * 0.5, 160.0))
    path = QPainterPath(start)
    path.cubicTo(start + QPointF(pull, 0), end - QPointF(pull, 0), end)
    return path


def crosses(path: QPainterPath, area: QRectF) -> bool:
    """Whether an open path touches an area."""
    return _hits(path, (area,)) > 0


def _hits(path: QPainterPath, others: Sequence[QRectF]) -> int:
    around = path.boundingRect()
    # Of a level line nothing intersects the empty rectangle.
    around.adjust(-1, -1, 1, 1)
    # There and back: of an open path Qt would take the area between its ends for its inside.
    line = QPainterPath(path)
    line.connectPath(path.toReversed())
    return sum(1 for each in others if around.intersects(each) and line.intersects(each))


def _heights(start: QPointF, end: QPointF, near: Sequence[QRectF]) -> list[float]:
    """Where a detour may run level: in the middle, and right above and below what is there."""
    middle = (start.y() + end.y()) / 2
    left, right = sorted((start.x() + _STUB, end.x() - _STUB))
    within = [each for each in near if each.right() > left and each.left() < right]
    found = {middle, min(start.y(), end.y()) - 4 * _STUB, max(start.y(), end.y()) + 4 * _STUB}
    for each in within:
        found |= {each.top() - _CLEAR, each.bottom() + _CLEAR}
    free = [y for y in found if not any(each.top() - 4 < y < each.bottom() + 4 for each in within)]
    return sorted(free or found, key=lambda y: abs(y - middle))[:_TRIED]


def _around(start: QPointF, end: QPointF, y: float, stub: float) -> QPainterPath:
    out, back = start.x() + stub, end.x() - stub
    if abs(out - back) < 2 * _BEND:
        # Two bends so near to each other would be a kink: straight up or down between the two.
        middle = (out + back) / 2
        return rounded([start, QPointF(middle, start.y()), QPointF(middle, end.y()), end])
    return rounded(
        [
            start,
            QPointF(out, start.y()),
            QPointF(out, y),
            QPointF(back, y),
            QPointF(back, end.y()),
            end,
        ]
    )


def rounded(points: Sequence[QPointF]) -> QPainterPath:
    """Straight lines through points with round corners."""
    path = QPainterPath(points[0])
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        near, far = _toward(here, before), _toward(here, after)
        path.lineTo(near)
        path.quadTo(here, far)
    path.lineTo(points[-1])
    return path


def _toward(here: QPointF, other: QPointF) -> QPointF:
    """The point where the bend at `here` begins, toward another point."""
    across, down = other.x() - here.x(), other.y() - here.y()
    far = hypot(across, down)
    if not far:
        return here
    share = min(_BEND, far / 2) / far
    return QPointF(here.x() + across * share, here.y() + down * share)


def head(path: QPainterPath, size: float = 9.0) -> QPainterPath:
    """The arrow head at the end of a path that arrives from the left."""
    tip = path.currentPosition()
    drawn = QPainterPath(tip)
    drawn.lineTo(tip + QPointF(-size, -size * 0.55))
    drawn.lineTo(tip + QPointF(-size, size * 0.55))
    drawn.closeSubpath()
    return drawn
