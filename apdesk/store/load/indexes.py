"""Indexes in the order of values are made once an empty table is full: a page that comes in the
order of ids would touch all of their pages, again and again.

What was set aside is noted in the file itself, in the same transaction, so that whoever comes next
can put it back.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import Any, Protocol

#: Where the statements of what was set aside are kept (`meta`).
KEY = "load.indexes"


class Connection(Protocol):
    """What apsw's and Python's own connection to SQLite have in common."""

    def execute(self, statement: str, arguments: Any = ..., /) -> Any: ...


Transaction = Callable[[], AbstractContextManager[Connection]]


def set_aside(transaction: Transaction, entity: str) -> None:
    """Drops the indexes of an entity by values while it has no records; none otherwise."""
    with transaction() as connection:
        if connection.execute(f"SELECT 1 FROM {entity} LIMIT 1").fetchone() is not None:
            return
        found: Mapping[str, str] = dict(
            connection.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL "
                "AND tbl_name = ? AND name <> ?",
                (entity, f"{entity}_member"),
            ).fetchall()
        )
        if not found:
            return
        connection.execute(
            "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)",
            (KEY, json.dumps({**waiting(connection), **found})),
        )
        for name in found:
            connection.execute(f'DROP INDEX "{name}"')


def waiting(connection: Connection) -> dict[str, str]:
    """What was set aside and isn't back yet: name -> statement."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (KEY,)).fetchone()
    found: dict[str, str] = {} if row is None else json.loads(row[0])
    return found


def put_back(transaction: Transaction) -> None:
    """Makes what was set aside, one index a transaction."""
    while True:
        with transaction() as connection:
            left = waiting(connection)
            if not left:
                return
            name, statement = left.popitem()
            there = connection.execute(
                "SELECT 1 FROM sqlite_master WHERE type = 'index' AND name = ?", (name,)
            ).fetchone()
            if there is None:
                connection.execute(statement)
            if left:
                connection.execute(
                    "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)",
                    (KEY, json.dumps(left)),
                )
            else:
                connection.execute("DELETE FROM meta WHERE key = ?", (KEY,))
