"""One step of undo: from one graph to another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QUndoCommand

from apdesk.domain.journey.graph import Graph

_JOINING = 1


@dataclass(frozen=True, slots=True)
class State:
    """What an edit changes: the graph, and which shapes are selected."""

    graph: Graph
    selection: tuple[str, ...] = ()


class Edit(QUndoCommand):
    """Puts one state in the place of another. Graphs are values that share their shapes, so that
    keeping both costs little, and going back gives the very same graph."""

    def __init__(
        self,
        text: str,
        before: State,
        after: State,
        show: Callable[[State], None],
        *,
        joins: str = "",
    ) -> None:
        """`joins`: what this is a small part of (typing one shape's settings); the next edit of the
        same name is taken into this one."""
        super().__init__(text)
        self._before = before
        self._after = after
        self._show = show
        self._joins = joins

    def id(self) -> int:
        return _JOINING if self._joins else -1

    def mergeWith(self, other: QUndoCommand, /) -> bool:
        if not isinstance(other, Edit) or other._joins != self._joins:
            return False
        self._after = other._after
        self.setObsolete(self._after.graph == self._before.graph)
        return True

    def redo(self) -> None:
        self._show(self._after)

    def undo(self) -> None:
        self._show(self._before)
