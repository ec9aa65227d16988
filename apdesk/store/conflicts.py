"""Conflicts as they are noted: in their own table, and in the history of the record."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from apdesk.domain.plan import Side
from apdesk.domain.records import FieldValue


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that both sides had changed; `author` is whose value won."""

    entity: str
    record_id: int
    field: str
    base: FieldValue
    local: FieldValue
    remote: FieldValue
    winner: Side
    author: str


def note(
    connection: sqlite3.Connection, clashes: Sequence[Clash], at: str, run_id: int | None
) -> None:
    """Keeps conflicts open for a person; the history has the losing value, then the winning."""
    connection.executemany(
        "INSERT INTO conflict (entity, record_id, field, base, local, remote, winner, at, run_id) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                each.entity,
                each.record_id,
                each.field,
                each.base,
                each.local,
                each.remote,
                str(each.winner),
                at,
                run_id,
            )
            for each in clashes
        ],
    )
    connection.executemany(
        "INSERT INTO history (entity, record_id, at, run_id, author, kind, field, old, new) "
        "VALUES (?, ?, ?, ?, ?, 'conflict', ?, ?, ?)",
        [
            (
                each.entity,
                each.record_id,
                at,
                run_id,
                each.author,
                each.field,
                *(
                    (each.local, each.remote)
                    if each.winner is Side.SALESFORCE
                    else (each.remote, each.local)
                ),
            )
            for each in clashes
        ],
    )
