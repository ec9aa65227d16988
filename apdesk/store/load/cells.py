"""Cells of a Bulk result as SQL: from its text straight to what the column stores.

The common forms of each type are SQL, which SQLite evaluates without Python. Whatever has another
form goes through the readers that define it (`domain.values`): the function `apdesk_cell`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Self

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.records import FieldValue
from apdesk.domain.schema import UNSTORED_TYPES, FieldSchema, FieldType
from apdesk.domain.values import column_reader
from apdesk.store.fieldtext import NUMBER_TYPES, converter

#: The function that turns any other cell: (number of the cell, its text) -> value.
FALLBACK = "apdesk_cell"
#: Decimals of up to so many characters have one nearest double, whoever looks for it.
_EXACT = 15

_REALS = frozenset({FieldType.DOUBLE, FieldType.CURRENCY, FieldType.PERCENT})
_IDS = frozenset({FieldType.ID, FieldType.REFERENCE})


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of each line and the column that it goes to.

    Attributes:
        at: Its place in the line, from 0.
        column: The column's name, quoted for SQL; '' for a cell that has none of its own.
        type: The Salesforce type.
        precision, scale: Of a number, as in the describe.
        kind: The apdesk type of the column.
    """

    at: int
    column: str
    type: FieldType
    precision: int
    scale: int
    kind: ApdeskType

    @classmethod
    def of(cls, at: int, column: str, field: FieldSchema, kind: ApdeskType) -> Self:
        return cls(at, column, field.type, field.precision, field.scale, kind)

    def to_json(self) -> list[Any]:
        return [
            self.at,
            self.column,
            str(self.type),
            self.precision,
            self.scale,
            str(self.kind),
        ]

    @classmethod
    def from_json(cls, raw: Sequence[Any]) -> Self:
        at, column, kind, precision, scale, stored = raw
        return cls(at, column, FieldType(kind), precision, scale, ApdeskType(stored))

    def reader(self) -> Callable[[str], FieldValue]:
        """What defines the value of a text. It raises ValueError for one that can't be."""
        field = FieldSchema("", "", self.type, precision=self.precision, scale=self.scale)
        read = column_reader(field)
        convert = converter(self.kind, self.type)

        def value(text: str) -> FieldValue:
            found = read(text)
            if convert is not None:
                found = convert(found)
            return int(found) if isinstance(found, bool) else found

        return value

    def sql(self) -> str:
        """The expression over the page's column `c{at}`."""
        text = f"c{self.at}"
        other = f"{FALLBACK}({self.at}, {text})"
        if self.type in UNSTORED_TYPES:
            return "NULL"
        if self.type is FieldType.BOOLEAN:
            yes, no = ("1", "0") if self.kind is ApdeskType.CHECKBOX else ("'true'", "'false'")
            return f"CASE {text} WHEN 'false' THEN {no} WHEN 'true' THEN {yes} ELSE {other} END"
        if self.type is FieldType.INT or self.type in _REALS:
            plain = self._number(text) if self.kind in NUMBER_TYPES else ""
        elif self.type is FieldType.DATE:
            plain = (
                f"WHEN length({text}) = 10 AND substr({text}, 5, 1) = '-' "
                f"AND substr({text}, 8, 1) = '-' THEN {text} "
            )
        elif self.type is FieldType.DATETIME:
            plain = (
                f"WHEN length({text}) = 24 AND substr({text}, 20) = '.000Z' "
                f"AND substr({text}, 11, 1) = 'T' THEN substr({text}, 1, 19) || 'Z' "
            )
        elif self.type in _IDS:
            plain = f"WHEN length({text}) = 18 THEN {text} "
        elif self.type is FieldType.TIME:
            plain = ""
        else:
            return f"nullif({text}, '')"
        return f"CASE WHEN {text} = '' THEN NULL {plain}ELSE {other} END"

    def _number(self, text: str) -> str:
        """Whole numbers, and decimals that neither need rounding nor more digits than a double
        has for certain."""
        digits = f"CAST(CAST({text} AS INTEGER) AS TEXT)"
        whole = (
            f"WHEN length({text}) < {_EXACT} AND {text} IN ({digits}, {digits} || '.0') "
            f"THEN CAST({text} AS INTEGER) "
        )
        if self.type is FieldType.INT:
            return whole
        whole = whole.replace(f"THEN CAST({text} AS INTEGER)", f"THEN CAST({text} AS REAL)")
        point = f"instr({text}, '.')"
        # A describe without precision says nothing of the scale either.
        fits = f" AND length({text}) - {point} <= {self.scale}" if self.precision else ""
        return (
            f"{whole}WHEN length({text}) BETWEEN 3 AND {_EXACT} AND {point} > 1{fits} "
            f"AND {text} NOT GLOB '*[^0-9.-]*' "
            f"AND length(replace({text}, '.', '')) = length({text}) - 1 "
            f"AND instr(substr({text}, 2), '-') = 0 "
            f"THEN CAST({text} AS REAL) + 0.0 "  # never -0.0
        )
