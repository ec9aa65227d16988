"""The indexes that keep lists in order: whether they were made by this Python's Unicode tables."""

from __future__ import annotations

import sqlite3
import unicodedata

from apdesk.domain.mapping import Entity
from apdesk.store.sqltext import quoted

#: What their entries depend on; the number rises when `sqltext.sort_key` changes.
VERSION = f"{unicodedata.unidata_version}/1"
#: Where the version that made them is kept.
META_KEY = "orders.version"


def names(connection: sqlite3.Connection, entity: Entity) -> tuple[str, ...]:
    """The indexes that there are."""
    return tuple(
        row[0]
        for row in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'index' AND name GLOB ? ORDER BY name",
            (f"{entity}_order_*",),
        )
    )


def stale(connection: sqlite3.Connection) -> bool:
    """Whether there are any that another version made. Nothing may be written while there are:
    SQLite would look for their entries where they aren't. Answers for an empty file, too."""
    if not any(names(connection, each) for each in Entity):
        return False
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (META_KEY,)).fetchone()
    return row is None or row[0] != VERSION


def drop_stale(connection: sqlite3.Connection) -> None:
    """Drops all of them when they are stale; within a transaction."""
    if not stale(connection):
        return
    for entity in Entity:
        for each in names(connection, entity):
            connection.execute(f"DROP INDEX {quoted(each)}")
    connection.execute("DELETE FROM meta WHERE key = ?", (META_KEY,))


def note_version(connection: sqlite3.Connection) -> None:
    """Says that those that are there were made by this version; within a transaction."""
    connection.execute(
        "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (META_KEY, VERSION)
    )
