"""What all writers of records share: ids, deletion with all traces, events, search index."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from apdesk.store.journeys import belongings

#: The author of what a run took over from the org.
SALESFORCE = "Salesforce"
#: What is said in the place of a user of the org whose name isn't known (yet).
SOMEBODY = "A Salesforce user"

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
    connection: sqlite3.Connection,
    entity: str,
    ids: Iterable[int],
    kind: str,
    at: str,
    run_id: int | None = None,
    *,
    author: str = SALESFORCE,
    batch_id: int | None = None,
) -> None:
    """Writes an event into the history of records. It names no other record: those may go."""
    connection.executemany(
        "INSERT INTO history (entity, record_id, at, run_id, author, kind, batch_id) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(entity, each, at, run_id, author, kind, batch_id) for each in ids],
    )


def delete(connection: sqlite3.Connection, entity: str, ids: Sequence[int]) -> int:
    """Deletes records with everything of theirs and asks for a purge; how many were here."""
    if not ids:
        return 0
    chosen = as_json(ids)
    unindex(connection, entity, ids)
    batches = connection.execute(
        "SELECT DISTINCT batch_id FROM history WHERE batch_id IS NOT NULL AND entity = ? "
        "AND record_id IN (SELECT value FROM json_each(?))",
        (entity, chosen),
    ).fetchall()
    for table in ("history", "pending_edit", "removal", "conflict"):
        connection.execute(
            f"DELETE FROM {table} WHERE entity = ? "
            "AND record_id IN (SELECT value FROM json_each(?))",
            (entity, chosen),
        )
    # what was lost outlives the record; whose it was is kept with it
    connection.execute(
        "DELETE FROM failure WHERE entity = ? "
        "AND record_id IN (SELECT value FROM json_each(?)) AND operation <> 'lost'",
        (entity, chosen),
    )
    connection.execute(
        "UPDATE failure SET record_id = NULL WHERE entity = ? "
        "AND record_id IN (SELECT value FROM json_each(?))",
        (entity, chosen),
    )
    if entity == "person":
        connection.execute(
            "DELETE FROM creation WHERE record_id IN (SELECT value FROM json_each(?))", (chosen,)
        )
        belongings.forget(connection, chosen)
    # a batch that is left without records names who they were: its title must not outlive them
    connection.executemany(
        "DELETE FROM edit_batch WHERE id = ? "
        "AND NOT EXISTS (SELECT 1 FROM history h WHERE h.batch_id = edit_batch.id)",
        batches,
    )
    gone = connection.execute(
        f"DELETE FROM {entity} WHERE id IN (SELECT value FROM json_each(?))",
        (chosen,),
    ).rowcount
    ask_purge(connection)
    return gone


def names(
    connection: sqlite3.Connection, expression: str, entity: str, ids: Iterable[int]
) -> dict[int, str]:
    """What those records are called, by `Catalogue.name_expression`; those that aren't here are
    left out."""
    return {
        row[0]: row[2] or row[1] or ""
        for row in connection.execute(
            f"SELECT id, salesforce_id, {expression} FROM {entity} "
            "WHERE id IN (SELECT value FROM json_each(?))",
            (as_json(ids),),
        )
    }


def is_salesforce(author: str) -> bool:
    """Whether a change came from the org: by a user (whose id it is), or by nobody known."""
    return author == SALESFORCE or (len(author) in (15, 18) and author.startswith("005"))


def ask_purge(connection: sqlite3.Connection) -> None:
    """Notes, together with a removal, that freed bytes must be purged: also after a crash.

    Each removal changes the note, so that a purge knows whether another one came meanwhile.
    """
    connection.execute(
        "INSERT INTO meta (key, value) VALUES ('purge.pending', '1') "
        "ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1"
    )
