"""The tray's icon in each state: the app's own, with a badge whose shape says what is going on."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from apdesk.ui.icons import pixmap
from apdesk.ui.theme import DARK, LIGHT

#: As large as desktops draw it, also in the middle of two.
_SIZES = (16, 20, 22, 24, 32, 44, 48, 64)
_PAPER, _LINES = QColor("#ffffff"), QColor(DARK.sidebar)


class Badge(StrEnum):
    """What the icon says; the first is no badge at all."""

    IDLE = "idle"
    SYNCING = "syncing"
    PAUSED = "paused"
    ATTENTION = "attention"


def tray_icon(badge: Badge) -> QIcon:
    """The icon at all sizes."""
    result = QIcon()
    for size in _SIZES:
        result.addPixmap(_drawn(badge, size))
    return result


def _drawn(badge: Badge, size: int) -> QPixmap:
    image = pixmap("app", size, "#000000", 1.0)
    draw = _BADGES.get(badge)
    if draw is None:
        return image
    side = size * 0.66
    place = QRectF(size - side, size - side, side, side)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    draw(painter, place)
    painter.end()
    return image


def _behind(painter: QPainter, shape: QPainterPath, width: float) -> None:
    """A shape in white that stands off the icon, on light panels and on dark ones."""
    painter.save()
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    pen = QPen(_PAPER, width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(shape, pen)
    painter.restore()
    painter.setBrush(_PAPER)
    painter.drawPath(shape)


def _syncing(painter: QPainter, place: QRectF) -> None:
    """A disc with an arrow up and an arrow down."""
    disc = QPainterPath()
    disc.addEllipse(place)
    side = place.width()
    _behind(painter, disc, side * 0.16)
    painter.setBrush(QColor(LIGHT.accent))
    for at, way in ((0.34, -1), (0.66, 1)):
        middle = QPointF(place.x() + side * at, place.center().y())
        tip, head, tail = side * 0.32, side * 0.17, side * 0.06
        shape = [
            (0, tip),
            (head, tip - head * 1.5),
            (tail, tip - head * 1.5),
            (tail, -tip),
            (-tail, -tip),
            (-tail, tip - head * 1.5),
            (-head, tip - head * 1.5),
        ]
        painter.drawPolygon(
            QPolygonF([QPointF(middle.x() + x, middle.y() + way * y) for x, y in shape])
        )


def _paused(painter: QPainter, place: QRectF) -> None:
    """A square with two bars."""
    side = place.width()
    square = QPainterPath()
    square.addRoundedRect(place, side * 0.18, side * 0.18)
    _behind(painter, square, side * 0.16)
    painter.setBrush(_LINES)
    for at in (0.26, 0.56):
        painter.drawRect(
            QRectF(place.x() + side * at, place.y() + side * 0.22, side * 0.18, side * 0.56)
        )


def _attention(painter: QPainter, place: QRectF) -> None:
    """A triangle with an exclamation mark."""
    side = place.width()
    corners = (
        QPointF(place.center().x(), place.top()),
        QPointF(place.right(), place.bottom()),
        QPointF(place.left(), place.bottom()),
    )
    triangle = QPainterPath()
    triangle.addPolygon(QPolygonF(corners))
    triangle.closeSubpath()
    _behind(painter, triangle, side * 0.16)
    middle = place.center()
    low = QPointF(middle.x(), middle.y() + side * 0.16)
    painter.setBrush(QColor(LIGHT.danger))
    painter.drawPolygon(QPolygonF([low + (each - low) * 0.8 for each in corners]))
    painter.setBrush(_PAPER)
    bar = side * 0.14
    painter.drawRect(QRectF(middle.x() - bar / 2, place.top() + side * 0.38, bar, side * 0.26))
    painter.drawRect(QRectF(middle.x() - bar / 2, place.top() + side * 0.72, bar, bar))


_BADGES: dict[Badge, Callable[[QPainter, QRectF], None]] = {
    Badge.SYNCING: _syncing,
    Badge.PAUSED: _paused,
    Badge.ATTENTION: _attention,
}
