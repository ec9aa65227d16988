"""The journey that is edited: its graph, its selection, and the way back.

Nothing else changes the graph; whoever shows it follows the signals.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from apdesk.domain.journey.document import (
    MalformedJourney,
    graph_from_text,
    graph_to_text,
)
from apdesk.domain.journey.graph import Arrow, Graph, Shape
from apdesk.domain.journey.kinds import SETTINGS, Form, Kind, Port, Settings
from apdesk.language import tr
from apdesk.ui.journeys.canvas.commands import Edit, State
from apdesk.ui.journeys.canvas.look import GRID, snapped
from apdesk.ui.journeys.canvas.sentences import port_name, steps
from apdesk.ui.journeys.canvas.tidying import tidied

#: The kind of clipboard data; the same text stands there as plain text.
MIME = "application/x-apdesk-journey"

Place = tuple[float, float]
End = tuple[str, Port]


class Align(StrEnum):
    """Which middle line shapes are put on."""

    ROW = "row"
    COLUMN = "column"


class Axis(StrEnum):
    """The direction in which shapes get equal distances."""

    ACROSS = "across"
    DOWN = "down"


class JourneyDocument(QObject):
    """The graph of one journey while it is edited. Each change is one step of `undo_stack`, whose
    `isClean` says whether there is anything to save.

    Signals:
        graph_changed: (Graph) It is another one.
        selection_changed: (tuple[str, ...]) The ids of the selected shapes.
        arrow_chosen: (tuple[str, Port] | None) Which arrow is selected, by where it leaves.
    """

    graph_changed = Signal(object)
    selection_changed = Signal(object)
    arrow_chosen = Signal(object)

    def __init__(
        self, graph: Graph | None = None, used: Iterable[str] = (), parent: QObject | None = None
    ) -> None:
        """`used`: ids of shapes that other versions of the journey have; none is given again."""
        super().__init__(parent)
        self._graph = Graph() if graph is None else graph
        self._selection: tuple[str, ...] = ()
        self._arrow: End | None = None
        self._used = {*used, *self._graph.by_id}
        self._pastes = 0
        self.undo_stack = QUndoStack(self)

    @property
    def graph(self) -> Graph:
        return self._graph

    @property
    def selection(self) -> tuple[str, ...]:
        """The selected shapes, in the order of the graph."""
        return self._selection

    @property
    def chosen_arrow(self) -> End | None:
        """The selected arrow, by the shape and the port that it leaves."""
        return self._arrow

    def load(self, graph: Graph, used: Iterable[str] = ()) -> None:
        """Another journey: nothing is selected, nothing can be undone."""
        self.undo_stack.clear()
        self._used = {*used, *graph.by_id}
        self._pastes = 0
        self._show(State(graph))

    # -- selection ------------------------------------------------------------------------------

    def select(self, shape_ids: Iterable[str]) -> None:
        """Selects these shapes and no others, and no arrow."""
        self.choose_arrow(None)
        wanted = set(shape_ids)
        self._select(tuple(each.id for each in self._graph.shapes if each.id in wanted))

    def select_all(self) -> None:
        self.select(self._graph.by_id)

    def toggle(self, shape_id: str) -> None:
        """Adds a shape to the selection, or takes it out."""
        self.select(set(self._selection) ^ {shape_id})

    def choose_arrow(self, end: End | None) -> None:
        """Selects an arrow and no shapes; None: no arrow."""
        if end is not None:
            self._select(())
        if end != self._arrow:
            self._arrow = end
            self.arrow_chosen.emit(end)

    def _select(self, shape_ids: tuple[str, ...]) -> None:
        if shape_ids != self._selection:
            self._selection = shape_ids
            self.selection_changed.emit(shape_ids)

    # -- shapes ---------------------------------------------------------------------------------

    def add(
        self,
        kind: Kind,
        x: float,
        y: float,
        *,
        settings: Settings | None = None,
        after: End | None = None,
    ) -> str:
        """A new shape, which becomes the selection; `after`: the port that leads to it, while the
        arrow that left there goes on from the new shape. Returns its id. Raises ValueError where no
        arrow may be."""
        shape = self._new(kind, x, y, settings)
        graph = self._graph.with_shape(shape)
        if after is not None:
            onward = graph.after(*after)
            graph = graph.connected(*after, shape.id)
            if onward is not None and kind.ports:
                graph = graph.connected(shape.id, kind.ports[0], onward.id)
        self._edit(tr("Add {kind}", kind=kind.label), graph, (shape.id,))
        return shape.id

    def set_settings(self, shape_id: str, settings: Settings) -> None:
        """Other settings of a shape. Edits of one shape in a row are one step of undo. Raises
        KeyError when it is gone."""
        shape = self._graph.by_id[shape_id]
        if shape.settings == settings:
            return
        graph = self._graph.with_shape(replace(shape, settings=settings))
        self._edit(
            tr("Change {kind}", kind=shape.kind.label),
            graph,
            self._selection,
            joins=f"settings {shape_id}",
        )

    def move(self, places: Mapping[str, Place], *, joins: str = "") -> None:
        """Puts shapes (by id) at other places. Moves in a row that join the same are one step of
        undo."""
        known = self._graph.by_id
        really = {
            key: place
            for key, place in places.items()
            if key in known and (known[key].x, known[key].y) != place
        }
        if really:
            text, graph = tr("Move {steps}", steps=steps(len(really))), self._graph.moved(really)
            self._edit(text, graph, self._selection, joins=joins)

    def move_by(self, dx: float, dy: float) -> None:
        """Moves the selected shapes; several such moves in a row are one step of undo."""
        known = self._graph.by_id
        self.move(
            {each: (known[each].x + dx, known[each].y + dy) for each in self._selection},
            joins=f"nudge {' '.join(self._selection)}",
        )

    def remove(self, shape_ids: Iterable[str]) -> None:
        """Removes shapes with their arrows."""
        gone = [each for each in shape_ids if each in self._graph.by_id]
        if gone:
            self._edit(tr("Delete {steps}", steps=steps(len(gone))), self._graph.without(gone), ())

    def remove_selected(self) -> None:
        """Removes the selected shapes, or the selected arrow."""
        if self._arrow is not None:
            self.disconnect_port(*self._arrow)
        else:
            self.remove(self._selection)

    # -- arrows ---------------------------------------------------------------------------------

    def refusal(self, source: str, target: str) -> str:
        """Why no arrow may lead from one shape to the other; '' when it may."""
        if source == target:
            return tr("A step can’t lead to itself.")
        if self._graph.by_id[target].kind.form is Form.TRIGGER:
            return tr("Nothing leads into a trigger: journeys begin there.")
        return ""

    def connect_shapes(self, source: str, port: Port, target: str) -> None:
        """An arrow, in the place of the one that left that port. Raises ValueError where none may
        be."""
        found = self._graph.after(source, port)
        if found is None or found.id != target:
            graph = self._graph.connected(source, port, target)
            self._edit(tr("Connect"), graph, self._selection)

    def disconnect_port(self, source: str, port: Port) -> None:
        """Without the arrow of that port."""
        graph = self._graph.disconnected(source, port)
        if graph.arrows != self._graph.arrows:
            name = port_name(port)
            said = tr("Delete arrow {port}", port=name) if name else tr("Delete arrow")
            self._edit(said, graph, self._selection)

    def free_port(self, shape_id: str) -> Port | None:
        """The first port of a shape that no arrow leaves."""
        ports = self._graph.by_id[shape_id].kind.ports
        return next((each for each in ports if self._graph.after(shape_id, each) is None), None)

    # -- copies ---------------------------------------------------------------------------------

    def copy(self) -> str:
        """The selected shapes with the arrows among them as text; '' when nothing is selected."""
        self._pastes = 0
        return graph_to_text(self._selected()) if self._selection else ""

    def paste(self, text: str, at: Place | None = None) -> tuple[str, ...]:
        """Adds the shapes of a text that `copy` gave, here or elsewhere, around a place or beside
        where they were. Returns their new ids, which become the selection; none for other text."""
        piece = _piece(text)
        if piece is None:
            return ()
        self._pastes += 1
        if at is None:
            dx = dy = self._pastes * 2.0 * GRID
        else:
            middle = middle_of(piece.shapes)
            dx, dy = snapped(at[0] - middle[0]), snapped(at[1] - middle[1])
        return self._insert(tr("Paste"), piece, dx, dy)

    def duplicate(self) -> tuple[str, ...]:
        """The selected shapes once more, beside them. Returns the new ids."""
        if not self._selection:
            return ()
        return self._insert(tr("Duplicate"), self._selected(), 2.0 * GRID, 2.0 * GRID)

    def _selected(self) -> Graph:
        chosen = set(self._selection)
        return self._graph.without(each for each in self._graph.by_id if each not in chosen)

    def _insert(self, verb: str, piece: Graph, dx: float, dy: float) -> tuple[str, ...]:
        new = {
            each.id: self._new(each.kind, each.x + dx, each.y + dy, each.settings)
            for each in piece.shapes
        }
        arrows = tuple(
            Arrow(new[each.source].id, each.port, new[each.target].id) for each in piece.arrows
        )
        graph = Graph((*self._graph.shapes, *new.values()), (*self._graph.arrows, *arrows))
        ids = tuple(each.id for each in new.values())
        self._edit(f"{verb} {steps(len(ids))}", graph, ids)
        return ids

    # -- order ----------------------------------------------------------------------------------

    def align(self, how: Align) -> None:
        """Puts the selected shapes into one row or one column, through their middle."""
        chosen = [self._graph.by_id[each] for each in self._selection]
        if len(chosen) < 2:
            return
        x, y = (snapped(each) for each in middle_of(chosen))
        self._arrange(
            tr("Align {steps}", steps=steps(len(chosen))),
            {each.id: (each.x, y) if how is Align.ROW else (x, each.y) for each in chosen},
        )

    def distribute(self, axis: Axis) -> None:
        """Gives the selected shapes equal distances between the outermost two."""
        across = axis is Axis.ACROSS
        chosen = sorted(
            (self._graph.by_id[each] for each in self._selection),
            key=lambda each: (each.x, each.y) if across else (each.y, each.x),
        )
        if len(chosen) < 3:
            return
        first, last = chosen[0], chosen[-1]
        gap = len(chosen) - 1
        places = {}
        for at, each in enumerate(chosen):
            if across:
                places[each.id] = (first.x + (last.x - first.x) * at / gap, each.y)
            else:
                places[each.id] = (each.x, first.y + (last.y - first.y) * at / gap)
        self._arrange(tr("Distribute {steps}", steps=steps(len(chosen))), places)

    def tidy(self) -> None:
        """Lays all shapes out from left to right, as the arrows go."""
        self._arrange(tr("Tidy up"), tidied(self._graph))

    def _arrange(self, text: str, places: Mapping[str, Place]) -> None:
        graph = self._graph.moved(places)
        if graph.shapes != self._graph.shapes:
            self._edit(text, graph, self._selection)

    # -- edits ----------------------------------------------------------------------------------

    def _new(self, kind: Kind, x: float, y: float, settings: Settings | None) -> Shape:
        shape_id = self._graph.new_id(self._used)
        self._used.add(shape_id)
        made = SETTINGS[kind]() if settings is None else settings
        return Shape(shape_id, kind, made, float(x), float(y))

    def _edit(
        self, text: str, graph: Graph, selection: tuple[str, ...], *, joins: str = ""
    ) -> None:
        before, after = State(self._graph, self._selection), State(graph, selection)
        self.undo_stack.push(Edit(text, before, after, self._show, joins=joins))

    def _show(self, state: State) -> None:
        if state.graph is not self._graph:
            self._graph = state.graph
            self.graph_changed.emit(state.graph)
        if self._arrow is not None and self._graph.after(*self._arrow) is None:
            self.choose_arrow(None)
        self._select(tuple(each for each in state.selection if each in self._graph.by_id))


def middle_of(shapes: Sequence[Shape]) -> Place:
    """The middle of the rectangle around the centres of shapes; there must be some."""
    across, down = [each.x for each in shapes], [each.y for each in shapes]
    return (min(across) + max(across)) / 2, (min(down) + max(down)) / 2


def can_paste(text: str) -> bool:
    """Whether a text is one that `JourneyDocument.copy` gave."""
    return _piece(text) is not None


def _piece(text: str) -> Graph | None:
    if not text.lstrip().startswith("{"):
        return None
    try:
        graph = graph_from_text(text)
    except MalformedJourney:
        return None
    return graph if graph.shapes else None
