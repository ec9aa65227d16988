"""The whole journey in small, with a frame around what is seen of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from apdesk.domain.journey.kinds import Form
from apdesk.language import tr
from apdesk.ui.journeys.canvas.look import RADIUS, colour
from apdesk.ui.journeys.canvas.view import JourneyView
from apdesk.ui.theme import SPACE, theme, tokens
from apdesk.ui.widgets import named

SIZE = QSize(SPACE * 20, SPACE * 13)
_MARGIN = 6


class Minimap(QWidget):
    """Lies over a corner of a view while that doesn't show everything, and out of the way of the
    shape that was chosen; click or drag moves the view. The keys don't need it."""

    def __init__(self, view: JourneyView) -> None:
        # A child of what is scrolled, not its neighbour: Qt shifts the pixels of the canvas then,
        # and paints only what comes into view and what this widget, put back, lay on.
        super().__init__(view.viewport())
        self._view = view
        self._picture: QPixmap | None = None
        self._content = QRectF()
        self._dragging = False
        self._corner = 0
        self._world = QRectF()
        named(self, tr("Overview"))
        self.setFixedSize(SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.renew()
        view.viewed.connect(self._follow)
        view.current_changed.connect(self._follow)
        view.resized.connect(self._follow)
        theme().changed.connect(self.renew)

    @Slot()
    def _follow(self) -> None:
        left, right = SPACE * 2, self._view.viewport().width() - SPACE * 2 - 1 - self.width()
        top, bottom = SPACE * 2, self._view.viewport().height() - SPACE * 2 - 1 - self.height()
        # What leads to a shape often lies left of it: the map goes up before it goes there.
        corners = [QPoint(x, y) for x in (right, left) for y in (bottom, top)]
        # Gone from under the mouse in the middle of a drag, the pointer would move the canvas.
        if not self._dragging:
            self._corner = self._free(corners)
            self.setVisible(
                not self._content.isEmpty() and not self._view.seen().contains(self._content)
            )
        self.move(corners[self._corner])  # in any case: it has been shifted with the canvas
        self.update()

    def _free(self, corners: Sequence[QPoint]) -> int:
        """The first where the chosen shape isn't; the very first where it is in all of them."""
        taken = self._view.place_of_current()
        free = (not QRect(each, self.size()).intersects(taken) for each in corners)
        return next((at for at, on in enumerate(free) if on), 0)

    def renew(self, *_: object) -> None:
        """The journey or the colours are others."""
        content = self._content = self._view.journey.content()
        if content.isEmpty():
            content = QRectF(-400, -300, 800, 600)
        self._world = content.adjusted(-120, -120, 120, 120)
        self._picture = None
        self._follow()

    def _scale(self) -> float:
        room = self.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        return min(room.width() / self._world.width(), room.height() / self._world.height())

    def _to_scene(self, at: QPointF) -> QPointF:
        return self._world.center() + (at - QPointF(self.rect().center())) / self._scale()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._dragging = True
        self._view.centerOn(self._to_scene(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons():
            self._view.centerOn(self._to_scene(event.position()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._dragging = False
        self._follow()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._picture is None:
            self._picture = self._drawn()
        painter.drawPixmap(0, 0, self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self.rect().adjusted(1, 1, -1, -1))
        painter.translate(QPointF(self.rect().center()))
        scale = self._scale()
        painter.scale(scale, scale)
        painter.translate(-self._world.center())
        pen = QPen(QColor(tokens().focus), 1.5)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self._view.seen())
        painter.end()

    def _drawn(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(tokens().raised))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tokens().control))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.translate(QPointF(self.rect().center()))
        scale = self._scale()
        painter.scale(scale, scale)
        painter.translate(-self._world.center())
        pen = QPen(QColor(tokens().control), 1)
        pen.setCosmetic(True)
        graph = self._view.journey.graph
        painter.setPen(pen)
        for arrow in graph.arrows:
            start, end = graph.by_id[arrow.source], graph.by_id[arrow.target]
            painter.drawLine(QPointF(start.x, start.y), QPointF(end.x, end.y))
        painter.setPen(Qt.PenStyle.NoPen)
        radius = max(RADIUS, 2.5 / scale)
        for shape in graph.shapes:
            painter.setBrush(colour(shape.kind.form))
            area = QRectF(shape.x - radius, shape.y - radius, 2 * radius, 2 * radius)
            if shape.kind.form is Form.TRIGGER:
                painter.drawEllipse(area)
            else:
                painter.drawRect(area)
        painter.end()
        return picture
