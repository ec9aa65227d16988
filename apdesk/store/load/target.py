"""What the two sides of loading tell each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from apdesk.store.load.cells import Cell


class ShortPage(Exception):
    """The file has another number of rows than the org said."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where the rows of all pages of one pull go.

    Attributes:
        database: The file of the store.
        entity, sobject: The table, and what its rows are members as.
        run_id, at: Which run lets them enter, and when (ISO 8601 UTC).
        header: The columns of each page, in order (API names).
        id_cell, stamp_cell: The cells of Id and SystemModstamp; no stamp: None.
        cells: The cells that are mirrored.
        sweeping: Nothing enters: the ids are compared with the members.
    """

    database: str
    entity: str
    sobject: str
    run_id: int
    at: str
    header: tuple[str, ...]
    id_cell: Cell
    stamp_cell: Cell | None
    cells: tuple[Cell, ...]
    sweeping: bool = False

    def to_json(self) -> dict[str, Any]:
        return {
            "database": self.database,
            "entity": self.entity,
            "sobject": self.sobject,
            "run_id": self.run_id,
            "at": self.at,
            "header": list(self.header),
            "id": self.id_cell.to_json(),
            "stamp": None if self.stamp_cell is None else self.stamp_cell.to_json(),
            "cells": [each.to_json() for each in self.cells],
            "sweeping": self.sweeping,
        }

    @classmethod
    def from_json(cls, raw: dict[str, Any]) -> Self:
        return cls(
            database=raw["database"],
            entity=raw["entity"],
            sobject=raw["sobject"],
            run_id=int(raw["run_id"]),
            at=raw["at"],
            header=tuple(raw["header"]),
            id_cell=Cell.from_json(raw["id"]),
            stamp_cell=None if raw["stamp"] is None else Cell.from_json(raw["stamp"]),
            cells=tuple(map(Cell.from_json, raw["cells"])),
            sweeping=bool(raw["sweeping"]),
        )


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of a page's rows.

    Attributes:
        entered: New records.
        unchanged: Records that are here just so.
        rest: Records that are here and differ, or are concerned by what waits here.
        rest_path: The file that holds them, in the form of the page; None: there are none.
    """

    entered: int
    unchanged: int
    rest: int
    rest_path: str | None


@dataclass(frozen=True, slots=True)
class Swept:
    """What a sweep found.

    Attributes:
        there: How many ids the org selects.
        missing: How many of them aren't members here; the file has their ids.
        extra: How many members the org doesn't select; the file has their ids.
    """

    there: int
    missing: int
    missing_path: str
    extra: int
    extra_path: str
