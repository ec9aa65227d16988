"""Published graphs as they are needed; a version never changes, so each is read once."""

from __future__ import annotations

import sqlite3

from apdesk.domain.journey.document import graph_from_text
from apdesk.domain.journey.graph import Graph


class Graphs:
    """A memory of published versions, of one database file."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], Graph] = {}

    def graph(self, connection: sqlite3.Connection, journey_id: int, version: int) -> Graph:
        """A published version. Raises KeyError when there is no such version."""
        key = (journey_id, version)
        if key not in self._known:
            row = connection.execute(
                "SELECT graph FROM journey_version WHERE journey_id = ? AND version = ?", key
            ).fetchone()
            if row is None:
                raise KeyError(key)
            self._known[key] = graph_from_text(row[0])
        return self._known[key]

    @staticmethod
    def newest(connection: sqlite3.Connection, journey_id: int) -> int | None:
        """The number of the version that is published now; None: none was ever."""
        row = connection.execute(
            "SELECT version FROM journey WHERE id = ?", (journey_id,)
        ).fetchone()
        return None if row is None else row[0]
