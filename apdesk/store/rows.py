"""What all writers of records share: ids, deletion with all traces, events, search index."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence

#: The author of what a run took over from the org.
SALESFORCE = "Salesforce"

#: Ids in one look-up; far below SQLite's bound on variables.
LOOKUP = 2000


def slices(items: Sequence[str], size: int = LOOKUP) -> Iterator[Sequence[str]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]


def marks(count: int) -> str:
    """'?, ?, ?' for so many arguments."""
    return ", ".join("?" * count)


def as_json(ids: Iterable[int]) -> str:
    """Ids as one argument, for `IN (SELECT value FROM json_each(?))`."""
    return json.dumps(list(ids))


def next_ids(connection: sqlite3.Connection, count: int) -> range:
    """The next free apdesk ids. People and companies share one sequence, so that an id names one
    record; an id is never used again, not even after its record is gone."""
    row = connection.execute(
        "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name IN ('person', 'company')"
    ).fetchone()
    first = int(row[0]) + 1
    return range(first, first + count)


def unindex(connection: sqlite3.Connection, entity: str, ids: Iterable[int]) -> None:
    """Takes rows out of the search index, while their values are still there."""
    connection.execute(
        f"INSERT INTO {entity}_search ({entity}_search, rowid, text) "
        f"SELECT 'delete', id, text FROM {entity}_text "
        "WHERE id IN (SELECT value FROM json_each(?))",
        (as_json(ids),),
    )


def index(connection: sqlite3.Connection, entity: str, ids: Iterable[int]) -> None:
    """Puts rows into the search index with the values that they have now."""
    connection.execute(
        f"INSERT INTO {entity}_search (rowid, text) SELECT id, text FROM {entity}_text "
        "WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (as_json(ids),),
    )


def note(
    connection: sqlite3.Connection, entity: str, ids: Iterable[int], kind: str, at: str, run_id: int
) -> None:
    """Writes an event into the history of records. It names no other record: those may go."""
    connection.executemany(
        "INSERT INTO history (entity, record_id, at, run_id, author, kind) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        [(entity, each, at, run_id, SALESFORCE, kind) for each in ids],
    )


def delete(connection: sqlite3.Connection, entity: str, ids: Sequence[int]) -> int:
    """Deletes records with everything of theirs and asks for a purge; how many were here."""
    if not ids:
        return 0
    chosen = as_json(ids)
    unindex(connection, entity, ids)
    for table in ("history", "pending_edit", "removal"):
        connection.execute(
            f"DELETE FROM {table} WHERE entity = ? "
            "AND record_id IN (SELECT value FROM json_each(?))",
            (entity, chosen),
        )
    gone = connection.execute(
        f"DELETE FROM {entity} WHERE id IN (SELECT value FROM json_each(?))",
        (chosen,),
    ).rowcount
    ask_purge(connection)
    return gone


def ask_purge(connection: sqlite3.Connection) -> None:
    """Notes, together with a removal, that freed bytes must be purged: also after a crash."""
    connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('purge.pending', 'true')")
