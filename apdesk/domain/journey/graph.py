"""The graph of a journey: shapes on a canvas, joined by arrows. Values: each change is a new graph.

At most one arrow leaves each port, and any number come in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from apdesk.domain.journey.kinds import Form, Kind, Port, Settings


@dataclass(frozen=True, slots=True)
class Shape:
    """A step. `id` is unique in its journey and never used again there; `x`, `y` are the centre on
    the canvas, in scene units."""

    id: str
    kind: Kind
    settings: Settings
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Arrow:
    """From a port of a shape to another shape (or to itself by way of others)."""

    source: str
    port: Port
    target: str


@dataclass(frozen=True)
class Graph:
    """The shapes in the order in which they were made, and the arrows."""

    shapes: tuple[Shape, ...] = ()
    arrows: tuple[Arrow, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Shape]:
        return {each.id: each for each in self.shapes}

    @cached_property
    def _targets(self) -> Mapping[tuple[str, Port], str]:
        return {(each.source, each.port): each.target for each in self.arrows}

    def after(self, shape_id: str, port: Port) -> Shape | None:
        """The shape that the arrow of a port leads to; None: it ends there."""
        target = self._targets.get((shape_id, port))
        return None if target is None else self.by_id.get(target)

    def triggers(self) -> tuple[Shape, ...]:
        return tuple(each for each in self.shapes if each.kind.form is Form.TRIGGER)

    def of_kind(self, *kinds: Kind) -> tuple[Shape, ...]:
        return tuple(each for each in self.shapes if each.kind in kinds)

    def new_id(self, used: Iterable[str] = ()) -> str:
        """An id that neither this graph nor `used` has: "s1", "s2" …"""
        numbers = [
            int(each[1:])
            for each in (*self.by_id, *used)
            if each[:1] == "s" and each[1:].isdecimal() and each[1:].isascii()
        ]
        return f"s{max(numbers, default=0) + 1}"

    # -- changes --------------------------------------------------------------------------------

    def with_shape(self, shape: Shape) -> Graph:
        """With a new shape, or with another one in the place of that id."""
        if shape.id not in self.by_id:
            return Graph((*self.shapes, shape), self.arrows)
        shapes = tuple(shape if each.id == shape.id else each for each in self.shapes)
        return Graph(shapes, self.arrows)

    def moved(self, places: Mapping[str, tuple[float, float]]) -> Graph:
        """With shapes (by id) at other places."""
        shapes = tuple(
            replace(each, x=places[each.id][0], y=places[each.id][1]) if each.id in places else each
            for each in self.shapes
        )
        return Graph(shapes, self.arrows)

    def connected(self, source: str, port: Port, target: str) -> Graph:
        """With an arrow, which takes the place of the one that left that port. Raises ValueError
        where none may be: into a trigger, from a port that the shape hasn't got, onto itself."""
        start, end = self.by_id[source], self.by_id[target]
        if port not in start.kind.ports:
            raise ValueError(f"{start.kind} has no port {port}")
        if end.kind.form is Form.TRIGGER:
            raise ValueError("Nothing leads into a trigger")
        if source == target:
            raise ValueError("A shape can't lead to itself")
        return self.disconnected(source, port)._with_arrow(Arrow(source, port, target))

    def disconnected(self, source: str, port: Port) -> Graph:
        """Without the arrow of that port."""
        arrows = tuple(each for each in self.arrows if (each.source, each.port) != (source, port))
        return Graph(self.shapes, arrows)

    def without(self, shape_ids: Iterable[str]) -> Graph:
        """Without shapes and their arrows."""
        gone = set(shape_ids)
        return Graph(
            tuple(each for each in self.shapes if each.id not in gone),
            tuple(
                each for each in self.arrows if each.source not in gone and each.target not in gone
            ),
        )

    def _with_arrow(self, arrow: Arrow) -> Graph:
        return Graph(self.shapes, (*self.arrows, arrow))
