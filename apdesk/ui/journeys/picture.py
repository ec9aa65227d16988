"""A journey as a small picture without words, to recognise it by."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from apdesk.domain.journey.graph import Graph, Shape
from apdesk.ui.journeys.canvas.look import RADIUS, colour, outline, soft_colour
from apdesk.ui.theme import SPACE, tokens

_SIZE = QSize(SPACE * 26, SPACE * 9)
_MARGIN = RADIUS + 4
#: A lone shape isn't drawn larger than this share of its size on the canvas.
_LARGEST = 0.45


class GraphPicture(QWidget):
    """Draws a graph as large as there is room."""

    def __init__(self, graph: Graph, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._graph = graph
        self.setFixedSize(_SIZE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._graph.shapes:
            self._draw(painter)
        else:
            self._draw_empty(painter)
        painter.end()

    def _draw(self, painter: QPainter) -> None:
        across = [each.x for each in self._graph.shapes]
        down = [each.y for each in self._graph.shapes]
        area = QRectF(
            QPointF(min(across) - _MARGIN, min(down) - _MARGIN),
            QPointF(max(across) + _MARGIN, max(down) + _MARGIN),
        )
        scale = min(self.width() / area.width(), self.height() / area.height(), _LARGEST)
        painter.translate(QPointF(self.width() / 2, self.height() / 2))
        painter.scale(scale, scale)
        painter.translate(-area.center())
        painter.setPen(QPen(QColor(tokens().control), 1.5 / scale))
        for arrow in self._graph.arrows:
            start, end = (self._graph.by_id[each] for each in (arrow.source, arrow.target))
            painter.drawLine(QPointF(start.x, start.y), QPointF(end.x, end.y))
        for shape in self._graph.shapes:
            self._draw_shape(painter, shape, 1.5 / scale)

    def _draw_shape(self, painter: QPainter, shape: Shape, width: float) -> None:
        path = outline(shape.kind.form).translated(shape.x, shape.y)
        painter.setPen(QPen(colour(shape.kind.form), width))
        painter.setBrush(QColor(tokens().raised))
        painter.drawPath(path)
        painter.setBrush(soft_colour(shape.kind.form))
        painter.drawPath(path)

    def _draw_empty(self, painter: QPainter) -> None:
        pen = QPen(QColor(tokens().control), 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        side = self.height() - SPACE * 2
        middle = QPointF(self.width() / 2, self.height() / 2)
        painter.drawEllipse(middle, side / 2, side / 2)
