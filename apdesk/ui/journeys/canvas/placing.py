"""Where a new shape comes to stand, and what leads to it, when nobody says so."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from apdesk.domain.journey.graph import Graph
from apdesk.domain.journey.kinds import Form, Kind, Port
from apdesk.ui.journeys.canvas.document import End, JourneyDocument
from apdesk.ui.journeys.canvas.gestures import on_grid
from apdesk.ui.journeys.canvas.look import COLUMN, GRID, ROW

_DOWN = {Port.OUT: 0.0, Port.YES: -ROW / 2, Port.NO: ROW / 2}
_TRIED = 12


def end_for(document: JourneyDocument, kind: Kind) -> End | None:
    """The free port of the one selected shape that may lead to a new one."""
    if kind.form is Form.TRIGGER or len(document.selection) != 1:
        return None
    source = document.selection[0]
    port = document.free_port(source)
    return None if port is None else (source, port)


def free_place(graph: Graph, after: End | None, middle: QPointF) -> QPointF:
    """A place with room for a shape: right of the one that leads to it, else near the middle."""
    if after is None:
        at = on_grid(middle)
    else:
        shape = graph.by_id[after[0]]
        at = on_grid(QPointF(shape.x + COLUMN, shape.y + _DOWN[after[1]]))
    for _ in range(_TRIED):
        if all(
            abs(each.x - at.x()) >= COLUMN - 2 * GRID or abs(each.y - at.y()) >= ROW - 3 * GRID
            for each in graph.shapes
        ):
            break
        at += QPointF(0, ROW)
    return at
