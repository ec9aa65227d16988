"""What a person does with the mouse, one object for each gesture.

A gesture is begun by the press, follows the pointer, and ends by the release or is given up (Esc).
While it lasts the scene shows what it would do; the document learns of it at its end.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPoint, QPointF, QRectF, Qt

from apdesk.domain.journey.graph import Graph, Shape
from apdesk.domain.journey.kinds import Form, Kind
from apdesk.ui.journeys.canvas.document import End, JourneyDocument
from apdesk.ui.journeys.canvas.look import snapped
from apdesk.ui.journeys.canvas.scene import NOTHING, Hit, JourneyScene

#: How near, in pixels, another shape's middle line has to be to hold a moved one.
_HOLD = 7.0


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is: in the scene, in the view; the keys that are held; pixels a unit."""

    at: QPointF
    pixel: QPoint
    keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    scale: float = 1.0


class Gesture:
    """One gesture. `cursor` is what the pointer looks like meanwhile; `scrolls`: whether the view
    follows a pointer at its edge."""

    cursor: Qt.CursorShape | None = None
    scrolls = True

    def move(self, pointer: Pointer) -> None:
        """The pointer went there."""

    def finish(self, pointer: Pointer) -> None:
        """The button was released there."""

    def cancel(self) -> None:
        """It is given up: everything is as before it."""


class Pan(Gesture):
    """Pulls the canvas along."""

    cursor = Qt.CursorShape.ClosedHandCursor
    scrolls = False

    def __init__(self, start: Pointer, scroll: Callable[[QPoint], None]) -> None:
        self._last = start.pixel
        self._scroll = scroll

    def move(self, pointer: Pointer) -> None:
        self._scroll(self._last - pointer.pixel)
        self._last = pointer.pixel


class RubberBand(Gesture):
    """Selects the shapes that a rectangle touches; with Ctrl or Shift, besides the others."""

    def __init__(self, start: Pointer, document: JourneyDocument, scene: JourneyScene) -> None:
        self._start = start.at
        self._document = document
        self._scene = scene
        adds = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        self._before = document.selection
        self._kept = set(document.selection) if start.keys & adds else set()
        if not self._kept:
            document.select(())

    def move(self, pointer: Pointer) -> None:
        area = QRectF(self._start, pointer.at).normalized()
        self._scene.show_band(area)
        touched = {
            each.id
            for each in self._scene.graph.shapes
            if self._scene.item(each.id).area().intersects(area)
        }
        self._document.select(self._kept | touched)

    def finish(self, _pointer: Pointer) -> None:
        self._scene.show_band(None)

    def cancel(self) -> None:
        self._scene.show_band(None)
        self._document.select(self._before)


class Move(Gesture):
    """Moves the selected shapes; a click, when the pointer hardly moves."""

    def __init__(
        self,
        start: Pointer,
        shape_id: str,
        document: JourneyDocument,
        scene: JourneyScene,
        threshold: int | None,
    ) -> None:
        """`threshold`: from how many pixels on it is no click; None: shapes stay where they are."""
        self._start = start
        self._shape = shape_id
        self._document = document
        self._scene = scene
        self._threshold = threshold
        self._moving = False
        self._selected_before = shape_id in document.selection
        self._adds = bool(
            start.keys & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        )
        if not self._selected_before:
            document.select({shape_id, *(document.selection if self._adds else ())})
        self._from = document.graph

    def move(self, pointer: Pointer) -> None:
        if not self._moving:
            away = pointer.pixel - self._start.pixel
            if self._threshold is None or away.manhattanLength() < self._threshold:
                return
            self._moving = True
        self._scene.show_graph(self._moved(pointer), settled=False)

    def finish(self, pointer: Pointer) -> None:
        self._scene.show_guides(())
        if self._moving:
            moved = self._moved(pointer)
            self._scene.show_guides(())
            places = {each: moved.by_id[each] for each in self._document.selection}
            # From where they were, so that other arrows make way for where they are put.
            self._scene.show_graph(self._document.graph, settled=False)
            self._document.move({key: (each.x, each.y) for key, each in places.items()})
        elif self._selected_before and self._adds:
            self._document.toggle(self._shape)
        elif self._selected_before:
            self._document.select({self._shape})

    def cancel(self) -> None:
        self._scene.show_guides(())
        self._scene.show_graph(self._document.graph)

    def _moved(self, pointer: Pointer) -> Graph:
        """The graph with the shapes under the pointer, on the grid or in line with others."""
        held = self._from.by_id[self._shape]
        way = pointer.at - self._start.at
        chosen = set(self._document.selection)
        others = [each for each in self._from.shapes if each.id not in chosen]
        reach = _HOLD / pointer.scale
        x = _held(held.x + way.x(), [each.x for each in others], reach)
        y = _held(held.y + way.y(), [each.y for each in others], reach)
        dx, dy = x - held.x, y - held.y
        self._scene.show_guides(_guides(x, y, others))
        known = self._from.by_id
        return self._from.moved({each: (known[each].x + dx, known[each].y + dy) for each in chosen})


def _held(value: float, lines: list[float], reach: float) -> float:
    """The nearest middle line of another shape within reach, else the grid."""
    near = min(lines, key=lambda each: abs(each - value), default=None)
    return near if near is not None and abs(near - value) <= reach else snapped(value)


def _guides(x: float, y: float, others: list[Shape]) -> list[QLineF]:
    """Lines from the moved shape through those that are in line with it."""
    found = []
    column = [each.y for each in others if each.x == x]
    if column:
        found.append(QLineF(x, min(*column, y), x, max(*column, y)))
    row = [each.x for each in others if each.y == y]
    if row:
        found.append(QLineF(min(*row, x), y, max(*row, x), y))
    return found


class Connect(Gesture):
    """Draws an arrow from a port to a shape.

    `say` shows why the shape under the pointer can't be the end ('': nothing to say); `dropped` is
    called when the arrow ends on the empty canvas, and decides what becomes of it.
    """

    cursor = Qt.CursorShape.CrossCursor

    def __init__(
        self,
        end: End,
        document: JourneyDocument,
        scene: JourneyScene,
        say: Callable[[str], None],
        dropped: Callable[[End, Pointer], None],
    ) -> None:
        self._end = end
        self._document = document
        self._scene = scene
        self._say = say
        self._dropped = dropped
        self._fine = {
            each.id: "accent_text"
            for each in document.graph.shapes
            if not document.refusal(end[0], each.id)
        }
        scene.mark_targets(dict.fromkeys(self._fine, "border"))

    def move(self, pointer: Pointer) -> None:
        self._scene.show_pending(self._end, pointer.at)
        target = self._target(pointer)
        tones = dict.fromkeys(self._fine, "control")
        if target:
            tones[target] = self._fine.get(target, "danger_text")
        self._scene.mark_targets(tones)
        self._say(self._document.refusal(self._end[0], target) if self._wrong(target) else "")

    def finish(self, pointer: Pointer) -> None:
        target = self._target(pointer)
        if target in self._fine:
            self._end_it()
            self._document.connect_shapes(*self._end, target)
        elif target:
            self._end_it()
        else:
            self._scene.mark_targets({})
            self._say("")
            self._dropped(self._end, pointer)

    def cancel(self) -> None:
        self._end_it()

    def _target(self, pointer: Pointer) -> str:
        hit = self._scene.hit(pointer.at)
        return "" if hit.what in ("arrow", "nothing") else hit.shape

    def _wrong(self, target: str) -> bool:
        """Whether a shape has been gone to that refuses; the one it starts from is only left."""
        return bool(target) and target not in self._fine

    def _end_it(self) -> None:
        self._scene.show_pending(None)
        self._scene.mark_targets({})
        self._say("")


class Add(Gesture):
    """Brings a new shape from the palette. On an arrow it comes between its two ends."""

    cursor = Qt.CursorShape.DragCopyCursor

    def __init__(self, kind: Kind, document: JourneyDocument, scene: JourneyScene) -> None:
        self._kind = kind
        self._document = document
        self._scene = scene

    def move(self, pointer: Pointer) -> None:
        self._scene.show_ghost(self._kind.form, on_grid(pointer.at))
        self._scene.hover(self._arrow(pointer))

    def finish(self, pointer: Pointer) -> None:
        arrow = self._arrow(pointer)
        self.cancel()
        at = on_grid(pointer.at)
        after = None if arrow.port is None else (arrow.shape, arrow.port)
        self._document.add(self._kind, at.x(), at.y(), after=after)

    def cancel(self) -> None:
        self._scene.show_ghost(None)
        self._scene.hover(NOTHING)

    def _arrow(self, pointer: Pointer) -> Hit:
        """The arrow under the pointer that the shape may stand in."""
        fits = self._kind.form is not Form.TRIGGER and self._kind.ports
        hit = self._scene.hit(pointer.at) if fits else NOTHING
        return hit if hit.what == "arrow" else NOTHING


class Press(Gesture):
    """A click on something that does not move, such as a number."""

    scrolls = False

    def __init__(self, hit: Hit, scene: JourneyScene, clicked: Callable[[Hit], None]) -> None:
        self._hit = hit
        self._scene = scene
        self._clicked = clicked

    def finish(self, pointer: Pointer) -> None:
        if self._scene.hit(pointer.at) == self._hit:
            self._clicked(self._hit)


def on_grid(at: QPointF) -> QPointF:
    """The nearest place on the grid."""
    return QPointF(snapped(at.x()), snapped(at.y()))
