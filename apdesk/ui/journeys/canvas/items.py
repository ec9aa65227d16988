"""What stands in the scene. Qt draws all of it itself: shapes are pictures made beforehand, arrows
are paths, so that panning and zooming call nothing of Python's for each of them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QPen, QPixmap
from PySide6.QtWidgets import (
    QGraphicsEllipseItem,
    QGraphicsItem,
    QGraphicsPathItem,
    QGraphicsPixmapItem,
)

from apdesk.domain.journey.graph import Arrow, Shape
from apdesk.domain.journey.kinds import Port
from apdesk.ui.journeys.canvas.look import RADIUS, outline, port_place
from apdesk.ui.journeys.canvas.portrait import Pill, Portrait, paint
from apdesk.ui.journeys.canvas.routing import head
from apdesk.ui.theme import tokens

#: How near to a port or an arrow a click counts, in scene units.
PORT_REACH = 13.0
_ARROW_REACH = 12.0
#: Below this scale nothing that is written could be read, so that nothing is.
_DETAIL_FROM = 0.42
_SHARP_FROM, _SHARP_TO = 0.999, 1.001
FAINT = 0.28


class ShapeItem(QGraphicsPixmapItem):
    """A shape: a picture, and around it what shows that it is selected or looked at."""

    def __init__(self, portrait: Portrait) -> None:
        super().__init__()
        self.portrait = portrait
        self._scale = 0.0
        self._selected = self._hovered = self._focused = False
        self._mark = ""
        self.setZValue(1)
        self.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self._ring = QGraphicsPathItem(self)
        self._focus = QGraphicsPathItem(self)
        self._handles: list[QGraphicsEllipseItem] = []
        for each in (self._ring, self._focus):
            each.setFlag(QGraphicsItem.GraphicsItemFlag.ItemStacksBehindParent)
            each.hide()
        self.show_portrait(portrait)

    @property
    def shape_(self) -> Shape:
        return self.portrait.shape

    @property
    def sharp_at(self) -> float:
        """The scale for which the picture was made; 0: for none yet."""
        return self._scale

    def show_portrait(self, portrait: Portrait) -> None:
        """Another state of the shape, or another shape of that id."""
        self.portrait = portrait
        self._scale = 0.0
        form = portrait.shape.kind.form
        self._ring.setPath(outline(form, RADIUS + 5))
        self._focus.setPath(outline(form, RADIUS + 9))
        self.setPos(portrait.shape.x, portrait.shape.y)
        self._dress()

    def move_to(self, shape: Shape) -> None:
        """The same shape at another place."""
        self.portrait = replace(self.portrait, shape=shape)
        self.setPos(shape.x, shape.y)

    def sharpen(self, scale: float) -> bool:
        """Makes the picture for `scale` device pixels a unit. Whether it had to be made."""
        if self._scale and _SHARP_FROM < self._scale / scale < _SHARP_TO:
            return False
        self._scale = scale
        bounds = self.portrait.bounds
        picture = QPixmap(
            max(1, round(bounds.width() * scale)), max(1, round(bounds.height() * scale))
        )
        picture.fill(Qt.GlobalColor.transparent)
        picture.setDevicePixelRatio(scale)
        painter = QPainter(picture)
        painter.translate(-bounds.topLeft())
        paint(painter, self.portrait, detail=scale >= _DETAIL_FROM)
        painter.end()
        self.setOffset(bounds.topLeft())
        self.setPixmap(picture)
        return True

    # -- what is under the pointer --------------------------------------------------------------

    def covers(self, at: QPointF) -> bool:
        """Whether a point of the scene is on the shape or on what is written under it."""
        here = at - self.pos()
        if outline(self.shape_.kind.form, RADIUS + 2).contains(here):
            return True
        body = self.portrait.body
        return here.y() > RADIUS and body.contains(here)

    def port_at(self, at: QPointF) -> Port | None:
        here = at - self.pos()
        for port in self.shape_.kind.ports:
            away = here - port_place(port)
            if QPointF.dotProduct(away, away) <= PORT_REACH**2:
                return port
        return None

    def pill_at(self, at: QPointF) -> Pill | None:
        here = at - self.pos()
        return next((each for each in self.portrait.pills if each.place.contains(here)), None)

    def area(self) -> QRectF:
        """The shape with what is written under it, in the scene."""
        return self.portrait.body.translated(self.pos())

    def obstacles(self) -> tuple[QRectF, QRectF]:
        """Where arrows of others should not run: over the shape, and over the words under it."""
        area, radius = self.area(), RADIUS + 2
        words = QRectF(area)
        words.setTop(self.y() + radius)
        return QRectF(self.x() - radius, self.y() - radius, 2 * radius, 2 * radius), words

    # -- marks ----------------------------------------------------------------------------------

    def mark(
        self,
        *,
        selected: bool | None = None,
        hovered: bool | None = None,
        focused: bool | None = None,
    ) -> None:
        """Shows whether it is selected, under the pointer, has the keyboard; None: as before."""
        before = (self._selected, self._hovered, self._focused)
        self._selected = self._selected if selected is None else selected
        self._hovered = self._hovered if hovered is None else hovered
        self._focused = self._focused if focused is None else focused
        if before != (self._selected, self._hovered, self._focused):
            self._dress()

    def mark_target(self, tone: str) -> None:
        """Shows that an arrow that is being drawn may end here: the name of a colour, or ''."""
        if tone != self._mark:
            self._mark = tone
            self._dress()

    def _dress(self) -> None:
        colours = tokens()
        tone, width = "", 0.0
        if self._mark:
            tone, width = getattr(colours, self._mark), 3.0
        elif self._selected:
            tone, width = colours.focus, 2.5
        elif self._hovered:
            tone, width = colours.control, 1.5
        self._ring.setVisible(bool(tone))
        if tone:
            self._ring.setPen(QPen(QColor(tone), width))
        self._focus.setVisible(self._focused)
        self._focus.setPen(QPen(QColor(colours.focus), 1.5, Qt.PenStyle.DashLine))
        self._show_handles(self.portrait.handles and (self._hovered or self._selected))

    def _show_handles(self, on: bool) -> None:
        for each in self._handles:
            scene = each.scene()
            if scene is not None:
                scene.removeItem(each)
        self._handles = []
        if not on:
            return
        for port in self.shape_.kind.ports:
            handle = QGraphicsEllipseItem(-7, -7, 14, 14, self)
            handle.setPos(port_place(port))
            handle.setBrush(QColor(tokens().accent))
            handle.setPen(QPen(QColor(tokens().base), 2))
            self._handles.append(handle)


class ArrowItem(QGraphicsPathItem):
    """An arrow with its head."""

    def __init__(self, arrow: Arrow) -> None:
        super().__init__()
        self.arrow = arrow
        self._selected = self._hovered = self._lit = False
        self._touch: QPainterPath | None = None
        self._head = QGraphicsPathItem(self)
        self.dress()

    def show_path(self, path: QPainterPath) -> None:
        """Where it runs, to the tip of its head."""
        self._touch = None
        self.setPath(path)
        self._head.setPath(head(path))

    def covers(self, at: QPointF) -> bool:
        """Whether a point of the scene is near enough to mean this arrow."""
        if not self.path().boundingRect().adjusted(-8, -8, 8, 8).contains(at):
            return False
        if self._touch is None:
            stroker = QPainterPathStroker()
            stroker.setWidth(_ARROW_REACH)
            self._touch = stroker.createStroke(self.path())
        return self._touch.contains(at)

    def mark(
        self,
        *,
        selected: bool | None = None,
        hovered: bool | None = None,
        lit: bool | None = None,
    ) -> None:
        """Shows whether it is selected, under the pointer, part of a path; None: as before."""
        before = (self._selected, self._hovered, self._lit)
        self._selected = self._selected if selected is None else selected
        self._hovered = self._hovered if hovered is None else hovered
        self._lit = self._lit if lit is None else lit
        if before != (self._selected, self._hovered, self._lit):
            self.dress()

    def dress(self) -> None:
        """Takes the colours of the theme in force."""
        tone, width = arrow_look(strong=self._selected or self._lit, hovered=self._hovered)
        self.setPen(arrow_pen(tone, width))
        self._head.setPen(QPen(Qt.PenStyle.NoPen))
        self._head.setBrush(QColor(tone))
        self.setZValue(0.5 if self._selected or self._lit else 0)


def arrow_look(*, strong: bool = False, hovered: bool = False) -> tuple[str, float]:
    """Colour and width of an arrow's line."""
    colours = tokens()
    if strong:
        return colours.focus, 2.5
    return (colours.text if hovered else colours.control), 1.75


def arrow_pen(tone: str, width: float) -> QPen:
    return QPen(
        QColor(tone),
        width,
        Qt.PenStyle.SolidLine,
        Qt.PenCapStyle.FlatCap,
        Qt.PenJoinStyle.RoundJoin,
    )
