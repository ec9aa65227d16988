"""What journeys do with people here, within the transaction that moves them on."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Collection, Sequence

from apdesk.domain.apdesk_types import Entity
from apdesk.domain.records import FieldValue
from apdesk.language import tr
from apdesk.store import changing, pending, rows
from apdesk.store.changes import State
from apdesk.store.columns import Catalogue, Column
from apdesk.store.journeys import conditions

_PERSON = str(Entity.PERSON)


def author(journey: str) -> str:
    """Who a journey is in the history of records."""
    return f"Journey: {journey}"


def writable_people(
    connection: sqlite3.Connection,
    catalogue: Catalogue,
    column: Column,
    person_ids: Collection[int],
) -> set[int]:
    """Those of some people whose field takes values of here."""
    sobjects = {
        row[0]: changing.writable(catalogue, column, row[0])
        for row in connection.execute(
            "SELECT DISTINCT sobject FROM person WHERE id IN (SELECT value FROM json_each(?))",
            (rows.as_json(person_ids),),
        )
    }
    return {
        record_id
        for record_id, sobject in connection.execute(
            "SELECT id, sobject FROM person WHERE id IN (SELECT value FROM json_each(?))",
            (rows.as_json(person_ids),),
        )
        if sobjects[sobject]
    }


def give_value(
    connection: sqlite3.Connection,
    catalogue: Catalogue,
    column: Column,
    value: FieldValue,
    person_ids: Sequence[int],
    *,
    at: str,
    journey: str,
    batch_id: int | None,
) -> tuple[set[int], int | None]:
    """Gives people a value; of those that Salesforce has it waits to be sent, as with any edit.

    Whom it changed, and the batch that holds the changes (`batch_id`, or one that is made).
    """
    wanted = {each: {column.name: value} for each in person_ids}
    prepared = changing.prepare(connection, catalogue, _PERSON, wanted)
    changed = set(prepared.ids)
    if not changed:
        return changed, batch_id
    if batch_id is None:
        title = tr("{author} set {field}", author=author(journey), field=column.label)
        batch_id = changing.open_batch(
            connection, at=at, author=author(journey), kind="journey", title=title
        )
    changing.write(connection, prepared, at=at, author=author(journey), batch_id=batch_id)
    changing.count_in(connection, batch_id, records=len(changed), fields=len(prepared.changes))
    return changed, batch_id


def add_to_list(
    connection: sqlite3.Connection, name: str, person_ids: Sequence[int], at: str
) -> int:
    """Puts people on an own list; how many weren't on it. Raises KnownError "journey.list_gone"."""
    return connection.execute(
        "INSERT OR IGNORE INTO list_member (list_id, person_id, added_at) "
        "SELECT ?, r.id, ? FROM person r WHERE r.id IN (SELECT value FROM json_each(?))",
        (conditions.list_id(connection, name), at, rows.as_json(person_ids)),
    ).rowcount


def remove_from_list(connection: sqlite3.Connection, name: str, person_ids: Sequence[int]) -> int:
    """Takes people off an own list; how many were on it. Raises as `add_to_list`."""
    return connection.execute(
        "DELETE FROM list_member WHERE list_id = ? "
        "AND person_id IN (SELECT value FROM json_each(?))",
        (conditions.list_id(connection, name), rows.as_json(person_ids)),
    ).rowcount


def want_in_salesforce(
    connection: sqlite3.Connection,
    sobject: str,
    person_ids: Sequence[int],
    *,
    at: str,
    journey: str,
) -> None:
    """Lets people made here be created in Salesforce; others are left as they are."""
    stamp = pending.by_org_clock(connection, at)
    found = connection.execute(
        "SELECT r.id FROM person r WHERE r.state = ? "
        "AND r.id IN (SELECT value FROM json_each(?)) "
        "AND NOT EXISTS (SELECT 1 FROM creation c WHERE c.record_id = r.id) ORDER BY r.id",
        (State.LOCAL, rows.as_json(person_ids)),
    ).fetchall()
    connection.executemany(
        "INSERT INTO creation (record_id, sobject, token, wanted_at, author) "
        "VALUES (?, ?, ?, ?, ?)",
        [(row[0], sobject, secrets.token_hex(16), stamp, author(journey)) for row in found],
    )


def leads(connection: sqlite3.Connection, person_ids: Collection[int]) -> set[int]:
    """Those of some people who are leads in Salesforce, or are being created there as such."""
    return {
        row[0]
        for row in connection.execute(
            "SELECT r.id FROM person r WHERE r.id IN (SELECT value FROM json_each(?)) AND ("
            "(r.state = ? AND r.sobject = 'Lead') OR (r.state = ? AND EXISTS ("
            "SELECT 1 FROM creation c WHERE c.record_id = r.id AND c.sobject = 'Lead')))",
            (rows.as_json(person_ids), State.MEMBER, State.LOCAL),
        )
    }


def choose_users(
    connection: sqlite3.Connection,
    journey_id: int,
    shape: str,
    user_ids: Sequence[str],
    count: int,
) -> list[str]:
    """Who of a group is next, `count` times: the one whose turn was the longest ago, inactive users
    left out; and notes their turns. Empty when all are inactive."""
    inactive = {row[0] for row in connection.execute("SELECT id FROM org_user WHERE NOT active")}
    turns = dict(
        connection.execute(
            "SELECT user_id, turn FROM assignment WHERE journey_id = ? AND shape = ?",
            (journey_id, shape),
        ).fetchall()
    )
    able = [each for each in dict.fromkeys(user_ids) if each not in inactive]
    if not able:
        return []
    places = {each: index for index, each in enumerate(able)}
    order = sorted(able, key=lambda each: (turns.get(each, 0), places[each]))
    newest = max(turns.values(), default=0)
    if not count:
        return order[:1]
    chosen = [order[index % len(order)] for index in range(count)]
    last = {user: newest + index + 1 for index, user in enumerate(chosen)}
    connection.executemany(
        "INSERT OR REPLACE INTO assignment (journey_id, shape, user_id, turn) VALUES (?, ?, ?, ?)",
        [(journey_id, shape, user, turn) for user, turn in last.items()],
    )
    return chosen
