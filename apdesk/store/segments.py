"""Segments: saved criteria over the apdesk fields of people. Who meets them now is in it."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

from apdesk.domain.operators import Criteria, Criterion, Operator
from apdesk.errors import KnownError
from apdesk.language import order, tr
from apdesk.store import list_names
from apdesk.store.journeys import references
from apdesk.store.lists import SegmentRow

if TYPE_CHECKING:
    from apdesk.store.database import Store


class Segments:
    """The segments of one store. `at` is the time by the clock here."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(self) -> tuple[SegmentRow, ...]:
        """All of them by the alphabet, not counted."""
        with self._store.reading() as connection:
            return read(connection)

    def create(self, name: str, criteria: Criteria, at: str) -> int:
        """A new segment; its id. Raises KnownError "list.name_empty", "list.name_long",
        "list.name_taken" and "segment.empty"."""
        with self._store.transaction() as connection:
            stored = list_names.checked(connection, name)
            made = connection.execute(
                "INSERT INTO segment (name, criteria, created_at) VALUES (?, ?, ?)",
                (stored, _text(criteria), at),
            )
            assert made.lastrowid is not None
            return made.lastrowid

    def change(self, segment_id: int, criteria: Criteria) -> None:
        """Gives it other criteria. Raises KnownError "segment.empty" and "list.gone"."""
        with self._store.transaction() as connection:
            row_of(connection, segment_id)
            connection.execute(
                "UPDATE segment SET criteria = ? WHERE id = ?", (_text(criteria), segment_id)
            )

    def rename(self, segment_id: int, name: str) -> None:
        """Renames it, in journeys too. Raises KnownError as `create`, and "list.gone"."""
        with self._store.transaction() as connection:
            old = row_of(connection, segment_id).name
            new = list_names.checked(connection, name, table="segment", row_id=segment_id)
            connection.execute("UPDATE segment SET name = ? WHERE id = ?", (new, segment_id))
            references.rename(connection, "segment", old, new)

    def delete(self, segment_id: int) -> None:
        """Deletes it; the people stay. One that is gone is no error."""
        with self._store.transaction() as connection:
            connection.execute("DELETE FROM segment WHERE id = ?", (segment_id,))


def read(connection: sqlite3.Connection) -> tuple[SegmentRow, ...]:
    """All segments by the alphabet, not counted."""
    found = connection.execute("SELECT id, name, criteria FROM segment")
    rows = [SegmentRow(number, name, _criteria(text)) for number, name, text in found]
    return tuple(sorted(rows, key=lambda each: order(each.name)))


def row_of(connection: sqlite3.Connection, segment_id: int) -> SegmentRow:
    """One segment. Raises KnownError "list.gone"."""
    row = connection.execute(
        "SELECT id, name, criteria FROM segment WHERE id = ?", (segment_id,)
    ).fetchone()
    if row is None:
        raise list_names.segment_gone()
    return SegmentRow(row[0], row[1], _criteria(row[2]))


def _text(criteria: Criteria) -> str:
    if not criteria:
        raise KnownError(
            tr("The segment has no criteria"),
            tr("It would be everybody, which All contacts is already. Nothing was changed."),
            tr("Add a criterion."),
            code="segment.empty",
        )
    return json.dumps(
        [
            {"field": each.field, "operator": str(each.operator), "value": each.value}
            for each in criteria
        ],
        ensure_ascii=False,
    )


def _criteria(text: str) -> Criteria:
    return tuple(
        Criterion(each["field"], Operator(each["operator"]), each["value"])
        for each in json.loads(text)
    )
