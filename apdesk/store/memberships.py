"""Who is in an own list. All of it works within the transaction that the caller has open."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from apdesk.language import order
from apdesk.store import list_names, rows
from apdesk.store.lists import OwnListRow


def read(connection: sqlite3.Connection) -> tuple[OwnListRow, ...]:
    """All own lists by the alphabet, with the number of their people."""
    found = connection.execute(
        "SELECT l.id, l.name, (SELECT count(*) FROM list_member m WHERE m.list_id = l.id) "
        "FROM own_list l"
    )
    lists = [OwnListRow(*row) for row in found]
    return tuple(sorted(lists, key=lambda each: order(each.name)))


def require(connection: sqlite3.Connection, list_id: int) -> str:
    """The name of an own list. Raises KnownError "list.gone"."""
    row = connection.execute("SELECT name FROM own_list WHERE id = ?", (list_id,)).fetchone()
    if row is None:
        raise list_names.list_gone()
    return str(row[0])


def count(connection: sqlite3.Connection, list_id: int) -> int:
    """How many people it has: a walk through its part of an index."""
    found = connection.execute("SELECT count(*) FROM list_member WHERE list_id = ?", (list_id,))
    return int(found.fetchone()[0])


def add(connection: sqlite3.Connection, list_id: int, people: Iterable[int], at: str) -> int:
    """Adds people by their apdesk ids; how many weren't in it. Ids of nobody are passed over."""
    return connection.execute(
        "INSERT OR IGNORE INTO list_member (list_id, person_id, added_at) "
        "SELECT ?, id, ? FROM person WHERE id IN (SELECT value FROM json_each(?))",
        (list_id, at, rows.as_json(people)),
    ).rowcount


def remove(connection: sqlite3.Connection, list_id: int, people: Iterable[int]) -> int:
    """Takes people out; how many were in it."""
    return connection.execute(
        "DELETE FROM list_member WHERE list_id = ? "
        "AND person_id IN (SELECT value FROM json_each(?))",
        (list_id, rows.as_json(people)),
    ).rowcount


def names_of(connection: sqlite3.Connection, people: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """The names of the own lists that each of them is in, by the alphabet; only who is in one."""
    found: dict[int, list[str]] = {}
    for person_id, name in connection.execute(
        "SELECT m.person_id, l.name FROM list_member m JOIN own_list l ON l.id = m.list_id "
        "WHERE m.person_id IN (SELECT value FROM json_each(?))",
        (rows.as_json(people),),
    ):
        found.setdefault(person_id, []).append(name)
    return {each: tuple(sorted(names, key=order)) for each, names in found.items()}
