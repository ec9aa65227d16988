"""What is selected in a list and where the user is: by record, so that it survives other rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from apdesk.ui.lists.model import RecordModel


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is selected: all that the list shows (a condition, not a set) but for those that were
    taken out, or these ids."""

    all: bool = False
    ids: tuple[int, ...] = ()
    count: int = 0
    without: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Place:
    """Where the user is: by record, so that it survives new rows above."""

    current: int | None
    column: int
    chosen: Chosen
    top: int | None
    offset: int
    bar: int
    across: int


class Finder:
    """The rows of records in a model: those that are known (-1: not in it), the others as they are
    asked for."""

    def __init__(self, model: RecordModel, known: Mapping[int, int]) -> None:
        self._model = model
        self._known = known

    def row(self, record_id: int | None) -> int | None:
        """The row of a record; None when it isn't in the list."""
        if record_id is None:
            return None
        at = self._known.get(record_id)
        if at is not None and (at < 0 or self._model.record_id(at) == record_id):
            return None if at < 0 else at
        return self._model.row_of(record_id)

    def rows(self, record_ids: Sequence[int]) -> list[int]:
        """The rows of those that are in the list, from top to bottom."""
        if len(record_ids) == 1:
            only = self.row(record_ids[0])
            return [] if only is None else [only]
        found = [at for each in record_ids if (at := self._known.get(each, -1)) >= 0]
        others = {each for each in record_ids if each not in self._known}
        if others:
            found += [at for at, each in enumerate(self._model.ids) if each in others]
        return sorted(found)


def ranges(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Neighbouring rows together: [1, 2, 3, 7] -> [(1, 3), (7, 7)]."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and row == found[-1][1] + 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found
