"""A database that opens, and of which one table is damaged."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


def damage_table(database: Path, table: str) -> None:
    """Overwrites the first page of a table; nobody may have the file open."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        page = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE type = 'table' AND name = ?", (table,)
        ).fetchone()[0]
    with database.open("r+b") as stream:
        stream.seek((page - 1) * size)
        stream.write(b"\xff" * size)
