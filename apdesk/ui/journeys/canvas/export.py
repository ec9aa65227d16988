"""A journey as a picture, drawn anew at any size rather than copied from the screen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMarginsF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPaintDevice, QPainter, QPen
from PySide6.QtSvg import QSvgGenerator

from apdesk.errors import KnownError
from apdesk.language import tr
from apdesk.ui.journeys.canvas.items import arrow_look, arrow_pen
from apdesk.ui.journeys.canvas.portrait import paint
from apdesk.ui.journeys.canvas.routing import head
from apdesk.ui.journeys.canvas.scene import JourneyScene
from apdesk.ui.theme import tokens

_MARGIN = 32.0
#: More would be refused by what opens such pictures.
_MOST_PIXELS = 12_000


def to_image(scene: JourneyScene, scale: float = 2.0) -> QImage:
    """The whole journey with `scale` pixels a scene unit, less where it would be too large."""
    area = _area(scene)
    scale = min(scale, _MOST_PIXELS / max(area.width(), area.height()))
    image = QImage(
        max(1, round(area.width() * scale)),
        max(1, round(area.height() * scale)),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    image.fill(QColor(tokens().base))
    _draw(scene, image, area, scale)
    return image


def write_png(scene: JourneyScene, target: Path, scale: float = 2.0) -> None:
    """Raises KnownError when the file can't be written."""
    if not to_image(scene, scale).save(str(target), "PNG"):  # type: ignore[call-overload]
        raise _unwritten(target)


def write_svg(scene: JourneyScene, target: Path) -> None:
    """Raises KnownError when the file can't be written."""
    try:
        target.write_bytes(b"")
    except OSError:
        raise _unwritten(target) from None
    area = _area(scene)
    size = QSize(round(area.width()), round(area.height()))
    generator = QSvgGenerator()
    generator.setFileName(str(target))
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    generator.setTitle(tr("Journey"))
    _draw(scene, generator, area, 1.0)


def _area(scene: JourneyScene) -> QRectF:
    content = scene.content()
    if content.isEmpty():
        content = QRectF(0, 0, 320, 200)
    return content.marginsAdded(QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN))


def _draw(scene: JourneyScene, device: QPaintDevice, area: QRectF, scale: float) -> None:
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    painter.translate(-area.topLeft())
    painter.fillRect(area, QColor(tokens().base))
    tone, width = arrow_look()
    for arrow in scene.graph.arrows:
        path = scene.arrow_item((arrow.source, arrow.port)).path()
        painter.setPen(arrow_pen(tone, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.setPen(QPen(Qt.PenStyle.NoPen))
        painter.setBrush(QColor(tone))
        painter.drawPath(head(path))
    for shape in scene.graph.shapes:
        painter.save()
        painter.translate(shape.x, shape.y)
        paint(painter, scene.item(shape.id).portrait)
        painter.restore()
    painter.end()


def _unwritten(target: Path) -> KnownError:
    return KnownError(
        tr("The picture couldn’t be saved"),
        tr("{target} can’t be written.", target=target),
        tr("Choose another folder, or see whether the disk is full."),
        code="journey.picture_unwritten",
    )
