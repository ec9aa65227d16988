"""The kinds of shapes as small pictures, for menus and the palette."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPen, QPixmap

from apdesk.domain.journey.kinds import Kind
from apdesk.ui.icons import pixmap
from apdesk.ui.journeys.canvas.look import ICONS, RADIUS, colour, outline, soft_colour

_RATIO = 3.0


def kind_icon(kind: Kind, size: int = 24) -> QIcon:
    """The outline of a kind with its icon, in the theme's colours of now."""
    image = QPixmap(round(size * _RATIO), round(size * _RATIO))
    image.setDevicePixelRatio(_RATIO)
    image.fill(Qt.GlobalColor.transparent)
    line = colour(kind.form)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(size / 2, size / 2)
    scale = (size / 2 - 1) / RADIUS
    painter.save()
    painter.scale(scale, scale)
    painter.setPen(QPen(line, 1.5 / scale))
    painter.setBrush(soft_colour(kind.form))
    painter.drawPath(outline(kind.form))
    painter.restore()
    inner = size * 0.6
    picture = pixmap(ICONS[kind], round(inner), line.name(), _RATIO)
    painter.drawPixmap(
        QRectF(-inner / 2, -inner / 2, inner, inner), picture, QRectF(picture.rect())
    )
    painter.end()
    return QIcon(image)
