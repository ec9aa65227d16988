"""The scene follows the document: of each new graph it changes what differs, and nothing else."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from PySide6.QtCore import QLineF, QObject, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsScene

from apdesk.domain.journey.graph import Graph, Shape
from apdesk.domain.journey.kinds import Form, Port
from apdesk.ui.journeys.canvas.document import End
from apdesk.ui.journeys.canvas.items import (
    FAINT,
    PORT_REACH,
    ArrowItem,
    ShapeItem,
    arrow_look,
    arrow_pen,
)
from apdesk.ui.journeys.canvas.look import GRID, RADIUS, outline, port_place
from apdesk.ui.journeys.canvas.portrait import Nobody, Numbers, Portrait, portray
from apdesk.ui.journeys.canvas.routing import curve, head, route
from apdesk.ui.journeys.canvas.sentences import Sentences
from apdesk.ui.theme import theme, tokens

What = Literal["nothing", "shape", "port", "number", "arrow"]
#: The grid is drawn from this scale on.
_GRID_FROM = 0.5
#: By shape: where arrows of others should not run (the shape, its words).
_Obstacles: TypeAlias = Mapping[str, tuple[QRectF, QRectF]]
_AT_ONCE = 0.008  # seconds of making pictures before events get their turn
_NEAR = 200.0  # scene units around the view in which pictures are sharp
#: Pictures of what isn't seen are kept up to this scale.
_LARGE = 1.0
#: A block of the grid's dots, drawn with one call.
_BLOCK = 16
_DOTS = QPolygonF(
    [QPointF(x * 2 * GRID, y * 2 * GRID) for x in range(_BLOCK) for y in range(_BLOCK)]
)


@dataclass(frozen=True, slots=True)
class Hit:
    """What is at a place: a shape, one of its ports or numbers ("entered" …), or an arrow, which is
    named by where it leaves."""

    what: What = "nothing"
    shape: str = ""
    port: Port | None = None
    which: str = ""


NOTHING = Hit()


def tip_of(shape: Shape) -> QPointF:
    """Where the arrows into a shape end."""
    return QPointF(shape.x - RADIUS - 3, shape.y)


def port_of(shape: Shape, port: Port) -> QPointF:
    """Where the arrow of a port begins."""
    return QPointF(shape.x, shape.y) + port_place(port)


class JourneyScene(QGraphicsScene):
    """The items of a journey. It knows no gestures, and no document: it is shown graphs."""

    def __init__(self, sentences: Sentences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Shapes move more often than the index would be of use to so few.
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.setBackgroundBrush(QColor(tokens().base))
        self._sentences = sentences
        self._graph = Graph()
        self._shapes: dict[str, ShapeItem] = {}
        self._arrows: dict[End, ArrowItem] = {}
        self._numbers: Mapping[str, Numbers] | None = None
        self._problems: Mapping[str, Sequence[str]] = {}
        self._lit: tuple[tuple[str, Port | None], ...] | None = None
        self._handles = True
        self._selected: frozenset[str] = frozenset()
        self._chosen: End | None = None
        self._focused = ""
        self._scale = 1.0
        self._hovered: Hit = NOTHING
        self._pending: tuple[QGraphicsPathItem, QGraphicsPathItem] | None = None
        self._guides: list[QGraphicsPathItem] = []
        self._ghost: QGraphicsPathItem | None = None
        self._band: QGraphicsPathItem | None = None
        theme().changed.connect(self.redraw)

    @property
    def graph(self) -> Graph:
        """The one that is shown: the document's, or what a gesture would make of it."""
        return self._graph

    @property
    def sentences(self) -> Sentences:
        return self._sentences

    @property
    def problems(self) -> Mapping[str, Sequence[str]]:
        return self._problems

    @property
    def numbers(self) -> Mapping[str, Numbers] | None:
        return self._numbers

    def item(self, shape_id: str) -> ShapeItem:
        """Raises KeyError for a shape that isn't shown."""
        return self._shapes[shape_id]

    def arrow_item(self, end: End) -> ArrowItem:
        """Raises KeyError for an arrow that isn't shown."""
        return self._arrows[end]

    def content(self, shape_ids: Iterable[str] | None = None) -> QRectF:
        """The rectangle around shapes and what is written under them; None: around everything."""
        found = QRectF()
        for each in self._shapes if shape_ids is None else shape_ids:
            item = self._shapes[each]
            found = found.united(item.portrait.bounds.translated(item.pos()))
        if shape_ids is None:
            for arrow in self._arrows.values():
                found = found.united(arrow.path().boundingRect())
        return found

    # -- the graph ------------------------------------------------------------------------------

    def show_graph(self, graph: Graph, *, settled: bool = True) -> None:
        """Shows another graph. `settled`: arrows also make way for shapes that came nearer; not
        while a gesture is under way."""
        before, self._graph = self._graph, graph
        if graph is before:
            return
        touched: set[str] = set()
        for shape_id in [each for each in self._shapes if each not in graph.by_id]:
            self.removeItem(self._shapes.pop(shape_id))
            touched.add(shape_id)
        for shape in graph.shapes:
            old = before.by_id.get(shape.id)
            if old is shape:
                continue
            item = self._shapes.get(shape.id)
            if item is None or old is None:
                self._add_shape(shape)
                touched.add(shape.id)
            elif (old.kind, old.settings) != (shape.kind, shape.settings):
                self._portray(shape.id)
                touched.add(shape.id)
            elif (old.x, old.y) != (shape.x, shape.y):
                item.move_to(shape)
                touched.add(shape.id)
        self._follow_arrows(before, graph, touched, settled=settled)
        self._light()
        self._mark()

    def _add_shape(self, shape: Shape) -> None:
        item = ShapeItem(self._portrait(shape))
        self._shapes[shape.id] = item
        item.sharpen(self._scale)
        self.addItem(item)

    def _portrait(self, shape: Shape) -> Portrait:
        numbers = None if self._numbers is None else self._numbers.get(shape.id, Nobody())
        return portray(
            shape,
            self._sentences.line(shape),
            numbers,
            self._problems.get(shape.id, ()),
            handles=self._handles,
        )

    def _portray(self, shape_id: str) -> None:
        """Draws a shape anew, as it is now."""
        item = self._shapes[shape_id]
        portrait = self._portrait(self._graph.by_id[shape_id])
        if portrait != item.portrait:
            item.show_portrait(portrait)
            item.sharpen(self._scale)

    def _follow_arrows(
        self, before: Graph, graph: Graph, touched: set[str], *, settled: bool
    ) -> None:
        wanted = {(each.source, each.port): each for each in graph.arrows}
        obstacles = self._obstacles()
        for end in [each for each in self._arrows if each not in wanted]:
            self.removeItem(self._arrows.pop(end))
        for end, arrow in wanted.items():
            item = self._arrows.get(end)
            if item is None:
                item = ArrowItem(arrow)
                self._arrows[end] = item
                self._run(item, obstacles)
                self.addItem(item)
            elif item.arrow != arrow or touched & {arrow.source, arrow.target}:
                item.arrow = arrow
                self._run(item, obstacles)
        if settled:
            self._make_way(before, touched, obstacles)

    def _obstacles(self) -> _Obstacles:
        return {key: shape.obstacles() for key, shape in self._shapes.items()}

    def _make_way(self, before: Graph, touched: set[str], obstacles: _Obstacles) -> None:
        """Runs those arrows anew that a change brought something into the way of, or out of it."""
        if len(touched) == len(self._graph.shapes):
            return
        places = [self._shapes[each].area() for each in touched if each in self._shapes]
        for each in touched & before.by_id.keys():
            old = before.by_id[each]
            around = QRectF(-RADIUS, -RADIUS, 2 * RADIUS, 4 * RADIUS)
            places.append(around.translated(old.x, old.y))
        for item in self._arrows.values():
            if touched & {item.arrow.source, item.arrow.target}:
                continue
            around = item.path().boundingRect().adjusted(-GRID, -GRID, GRID, GRID)
            if any(around.intersects(each) for each in places):
                self._run(item, obstacles)

    def _run(self, item: ArrowItem, obstacles: _Obstacles) -> None:
        arrow, known = item.arrow, self._graph.by_id
        start, end = port_of(known[arrow.source], arrow.port), tip_of(known[arrow.target])
        others = [
            each
            for key, mine in obstacles.items()
            if key not in (arrow.source, arrow.target)
            for each in mine
        ]
        # Of those at its ends, the words; a path touches the shapes themselves.
        others += [obstacles[key][1] for key in (arrow.source, arrow.target)]
        item.show_path(route(start, end, others))

    # -- what is shown of it --------------------------------------------------------------------

    def show_sentences(self, sentences: Sentences) -> None:
        """Other words, or the same ones after what they speak of has changed."""
        self._sentences = sentences
        self._portray_all()

    def show_numbers(self, numbers: Mapping[str, Numbers] | None) -> None:
        self._numbers = None if numbers is None else dict(numbers)
        self._portray_all()

    def show_problems(self, problems: Mapping[str, Sequence[str]]) -> None:
        self._problems = {key: tuple(each) for key, each in problems.items() if each}
        self._portray_all()

    def show_handles(self, on: bool) -> None:
        """Whether arrows can be drawn."""
        self._handles = on
        self._portray_all()

    def _portray_all(self) -> None:
        for shape_id in self._shapes:
            self._portray(shape_id)

    def light(self, path: Sequence[tuple[str, Port | None]] | None) -> None:
        """Makes everything faint but a path: shapes, and the ports by which they were left."""
        self._lit = None if path is None else tuple(path)
        self._light()

    def _light(self) -> None:
        lit = self._lit
        shapes = set() if lit is None else {each for each, _port in lit}
        ends = set() if lit is None else {(each, port) for each, port in lit if port is not None}
        for key, item in self._shapes.items():
            item.setOpacity(1.0 if lit is None or key in shapes else FAINT)
        for end, arrow in self._arrows.items():
            on = end in ends and arrow.arrow.target in shapes
            arrow.mark(lit=on)
            arrow.setOpacity(1.0 if lit is None or on else FAINT)

    def mark_selection(self, shape_ids: Iterable[str], arrow: End | None) -> None:
        self._selected, self._chosen = frozenset(shape_ids), arrow
        self._mark()

    def mark_focus(self, shape_id: str) -> None:
        """Which shape has the keyboard; '' for none."""
        self._focused = shape_id
        self._mark()

    def _mark(self) -> None:
        for key, item in self._shapes.items():
            item.mark(selected=key in self._selected, focused=key == self._focused)
        for end, each in self._arrows.items():
            each.mark(selected=end == self._chosen)

    def hover(self, hit: Hit) -> None:
        """What is under the pointer."""
        if (hit.shape, hit.port if hit.what == "arrow" else None) == (
            self._hovered.shape,
            self._hovered.port if self._hovered.what == "arrow" else None,
        ) and (hit.what == "arrow") is (self._hovered.what == "arrow"):
            self._hovered = hit
            return
        self._mark_hovered(self._hovered, on=False)
        self._hovered = hit
        self._mark_hovered(hit, on=True)

    def _mark_hovered(self, hit: Hit, *, on: bool) -> None:
        if hit.what == "arrow" and hit.port is not None:
            arrow = self._arrows.get((hit.shape, hit.port))
            if arrow is not None:
                arrow.mark(hovered=on)
        elif hit.shape in self._shapes:
            self._shapes[hit.shape].mark(hovered=on)

    def hit(self, at: QPointF) -> Hit:
        """What is at a place of the scene; ports count before numbers, shapes and arrows."""
        reach = QRectF(at.x() - PORT_REACH, at.y() - PORT_REACH, 2 * PORT_REACH, 2 * PORT_REACH)
        found = self.items(reach, Qt.ItemSelectionMode.IntersectsItemBoundingRect)
        shapes = [each for each in found if isinstance(each, ShapeItem)]
        if self._handles:
            for item in shapes:
                port = item.port_at(at)
                if port is not None:
                    return Hit("port", item.shape_.id, port)
        for item in shapes:
            pill = item.pill_at(at)
            if pill is not None:
                return Hit("number", item.shape_.id, which=pill.which)
        for item in shapes:
            if item.covers(at):
                return Hit("shape", item.shape_.id)
        for each in found:
            if isinstance(each, ArrowItem) and each.covers(at):
                return Hit("arrow", each.arrow.source, each.arrow.port)
        return NOTHING

    # -- what gestures show ---------------------------------------------------------------------

    def show_pending(self, start: tuple[str, Port] | None, at: QPointF | None = None) -> None:
        """An arrow that is being drawn, from a port to a place; None: no more."""
        if self._pending is not None:
            for each in self._pending:
                self.removeItem(each)
            self._pending = None
        if start is None or at is None:
            return
        path = curve(port_of(self._graph.by_id[start[0]], start[1]), at)
        line, tip = QGraphicsPathItem(path), QGraphicsPathItem(head(path))
        tone, width = arrow_look(strong=True)
        line.setPen(arrow_pen(tone, width))
        tip.setPen(QPen(Qt.PenStyle.NoPen))
        tip.setBrush(QColor(tone))
        self._pending = (line, tip)
        for each in self._pending:
            each.setZValue(2)
            self.addItem(each)

    def mark_targets(self, tones: Mapping[str, str]) -> None:
        """Marks shapes (by id) with the colours of these names, and no others."""
        for key, item in self._shapes.items():
            item.mark_target(tones.get(key, ""))

    def show_guides(self, lines: Sequence[QLineF]) -> None:
        """Lines along which shapes stand that are being moved."""
        self._guides = self._replaced(self._guides, len(lines))
        for item, line in zip(self._guides, lines, strict=True):
            path = QPainterPath(line.p1())
            path.lineTo(line.p2())
            item.setPath(path)
            item.setPen(_thin(tokens().focus, Qt.PenStyle.DashLine))
            item.setZValue(0.9)  # behind the shapes

    def show_band(self, area: QRectF | None) -> None:
        """The rectangle that is being drawn around shapes."""
        self._band = self._overlay(self._band, area is not None)
        if area is not None and self._band is not None:
            path = QPainterPath()
            path.addRect(area)
            fill = QColor(tokens().focus)
            fill.setAlpha(28)
            self._band.setPath(path)
            self._band.setBrush(fill)
            self._band.setPen(_thin(tokens().focus))

    def show_ghost(self, form: Form | None, at: QPointF | None = None) -> None:
        """Where a new shape would come to stand."""
        self._ghost = self._overlay(self._ghost, form is not None)
        if form is not None and at is not None and self._ghost is not None:
            self._ghost.setPath(outline(form))
            self._ghost.setPos(at)
            self._ghost.setPen(_thin(tokens().focus, Qt.PenStyle.DashLine))
            self._ghost.setBrush(QColor(tokens().accent_soft))

    def _overlay(self, item: QGraphicsPathItem | None, wanted: bool) -> QGraphicsPathItem | None:
        there = self._replaced([] if item is None else [item], int(wanted))
        return there[0] if there else None

    def _replaced(self, items: list[QGraphicsPathItem], wanted: int) -> list[QGraphicsPathItem]:
        for each in items[wanted:]:
            self.removeItem(each)
        kept = items[:wanted]
        while len(kept) < wanted:
            item = QGraphicsPathItem()
            item.setZValue(3)
            self.addItem(item)
            kept.append(item)
        return kept

    # -- drawing --------------------------------------------------------------------------------

    def set_scale(self, scale: float) -> bool:
        """Device pixels a scene unit, for which new pictures are made. Whether it is another."""
        changed, self._scale = scale != self._scale, scale
        return changed

    def sharpen(self, seen: QRectF) -> bool:
        """Makes the pictures of what is seen for the present scale, for a few milliseconds, and
        lets go of large ones elsewhere. Whether all is done."""
        began = time.perf_counter()
        near = seen.adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR)
        for item in self._shapes.values():
            if item.portrait.bounds.translated(item.pos()).intersects(near):
                made = item.sharpen(self._scale)
            elif item.sharp_at > _LARGE:
                made = item.sharpen(_LARGE)
            else:
                continue
            if made and time.perf_counter() - began > _AT_ONCE:
                return False
        return True

    def redraw(self) -> None:
        """Draws everything anew: the theme is another one."""
        self.setBackgroundBrush(QColor(tokens().base))
        for item in self._shapes.values():
            item.show_portrait(self._portrait(item.shape_))
            item.sharpen(self._scale)
        for arrow in self._arrows.values():
            arrow.dress()

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect, /) -> None:
        super().drawBackground(painter, rect)
        if painter.worldTransform().m11() < _GRID_FROM:
            return
        pen = _thin(tokens().border)
        pen.setWidth(2)
        painter.setPen(pen)
        step = float(_BLOCK * 2 * GRID)
        y = rect.top() // step * step
        while y < rect.bottom():
            x = rect.left() // step * step
            while x < rect.right():
                painter.drawPoints(_DOTS.translated(x, y))
                x += step
            y += step


def _thin(tone: str, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    pen = QPen(QColor(tone), 1.5, style)
    pen.setCosmetic(True)
    return pen
