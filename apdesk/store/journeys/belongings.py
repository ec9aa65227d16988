"""What people have in lists and journeys, when they go or go on as somebody else."""

from __future__ import annotations

import sqlite3

_OF_A_PERSON = ("list_member", "passage", "step", "effect", "mail", "trigger_match", "touched")


def forget(connection: sqlite3.Connection, chosen: str) -> None:
    """Takes people who are deleted out of everything; `chosen` are their ids as a JSON array."""
    for table in _OF_A_PERSON:
        connection.execute(
            f"DELETE FROM {table} WHERE person_id IN (SELECT value FROM json_each(?))", (chosen,)
        )


def pass_on(connection: sqlite3.Connection, person_id: int, heir: int) -> None:
    """Lets a person's places in lists and journeys, and its e-mail history, be another one's."""
    for table in _OF_A_PERSON:
        connection.execute(
            f"UPDATE OR IGNORE {table} SET person_id = ? WHERE person_id = ?", (heir, person_id)
        )
    # what the person met is said of the heir now, who may not meet it: it is to be looked at
    connection.execute(
        "INSERT OR IGNORE INTO touched SELECT ? WHERE EXISTS (SELECT 1 FROM trigger_look)", (heir,)
    )
