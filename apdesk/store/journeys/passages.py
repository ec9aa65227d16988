"""People on their way through journeys, moved in sets within the transaction that is open.

A passage is in one shape at a time. It arrives there `ready`; what the shape does makes it leave,
or wait: for a time (`waiting`), for an effect outside (`outside`), for a person (`stuck`). Each
arrival is a row of `step`, which its leaving completes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from apdesk.domain.journey.kinds import Port
from apdesk.store import rows
from apdesk.store.journeys.graphs import Graphs

#: The transaction that is open, for those who hand it on.
Connection: TypeAlias = sqlite3.Connection


@dataclass(frozen=True, slots=True)
class Place:
    """A shape of one version of a journey."""

    journey_id: int
    version: int
    shape: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A passage that stands in a place."""

    id: int
    person_id: int
    arrived_at: str


def begin(
    connection: sqlite3.Connection,
    place: Place,
    person_ids: Sequence[int],
    at: str,
    *,
    again: bool,
) -> int:
    """Lets people in by a trigger; how many. Without `again`, whoever came in by it stays out."""
    cursor = connection.execute("SELECT coalesce(max(id), 0) FROM passage")
    before = cursor.fetchone()[0]
    once = (
        ""
        if again
        else "AND NOT EXISTS (SELECT 1 FROM passage x WHERE x.journey_id = ?1 AND x.source = ?3 "
        "AND x.person_id = r.id) "
    )
    entered = connection.execute(
        "INSERT INTO passage (journey_id, person_id, source, began_at, version, shape, arrived_at, "
        "state) SELECT ?1, r.id, ?3, ?4, ?2, ?3, ?4, 'ready' FROM person r "
        f"WHERE r.id IN (SELECT value FROM json_each(?5)) {once}ORDER BY r.id",
        (place.journey_id, place.version, place.shape, at, rows.as_json(person_ids)),
    ).rowcount
    if entered:
        _note_arrivals(connection, "id > ?", (before,))
    return entered


def places(connection: sqlite3.Connection) -> list[Place]:
    """Where people of live journeys stand who can go on at once."""
    live = {row[0] for row in connection.execute("SELECT id FROM journey WHERE state = 'live'")}
    return [
        place
        for place, state in occupied(connection)
        if state == "ready" and place.journey_id in live
    ]


def occupied(connection: sqlite3.Connection) -> Iterator[tuple[Place, str]]:
    """Where anybody is, and in which states; each once, whatever the number of people."""
    last: tuple[int, str, str, int] | None = (0, "", "", 0)
    while last is not None:
        # from each to the next by the index: it has as many rows as there are people
        last = connection.execute(
            "SELECT journey_id, shape, state, version FROM passage WHERE state <> 'ended' "
            "AND (journey_id, shape, state, version) > (?, ?, ?, ?) "
            "ORDER BY journey_id, shape, state, version LIMIT 1",
            last,
        ).fetchone()
        if last is not None:
            journey_id, shape, state, version = last
            yield Place(journey_id, version, shape), state


def ready(connection: sqlite3.Connection, place: Place, limit: int) -> list[Standing]:
    """Those who can go on there, in the order of their coming."""
    return [
        Standing(*row)
        for row in connection.execute(
            "SELECT id, person_id, arrived_at FROM passage WHERE journey_id = ? AND shape = ? "
            "AND state = 'ready' AND version = ? AND state <> 'ended' ORDER BY id LIMIT ?",
            (place.journey_id, place.shape, place.version, limit),
        )
    ]


def due(connection: sqlite3.Connection, now: str, limit: int) -> dict[Place, list[int]]:
    """Passages whose waiting is over, by where they stand; the longest due first."""
    found: dict[Place, list[int]] = {}
    for passage_id, *place in connection.execute(
        "SELECT p.id, p.journey_id, p.version, p.shape FROM passage p "
        "JOIN journey j ON j.id = p.journey_id "
        "WHERE p.state = 'waiting' AND p.due_at <= ? AND j.state = 'live' "
        "ORDER BY p.due_at, p.id LIMIT ?",
        (now, limit),
    ):
        found.setdefault(Place(*place), []).append(passage_id)
    return found


def next_due(connection: sqlite3.Connection) -> str | None:
    """When the next waiting of a live journey is over."""
    row = connection.execute(
        "SELECT p.due_at FROM passage p JOIN journey j ON j.id = p.journey_id "
        "WHERE p.state = 'waiting' AND j.state = 'live' ORDER BY p.due_at LIMIT 1"
    ).fetchone()
    return None if row is None else str(row[0])


def leave(
    connection: sqlite3.Connection,
    graphs: Graphs,
    place: Place,
    passage_ids: Sequence[int],
    at: str,
    *,
    port: Port = Port.OUT,
    note: str = "",
) -> None:
    """Lets passages that stand in a place go on through a port: to the next shape, by the version
    that is published now if it still has that shape, or to their end."""
    if not passage_ids:
        return
    chosen = rows.as_json(passage_ids)
    connection.execute(
        "UPDATE step SET left_at = ?, port = ?, note = coalesce(nullif(?, ''), note) "
        "WHERE left_at IS NULL AND passage_id IN (SELECT value FROM json_each(?))",
        (at, str(port), note, chosen),
    )
    target = graphs.graph(connection, place.journey_id, place.version).after(place.shape, port)
    if target is None:
        _end(connection, chosen, at, "finished")
        return
    version = graphs.newest(connection, place.journey_id)
    if (
        version is None
        or target.id not in graphs.graph(connection, place.journey_id, version).by_id
    ):
        version = place.version
    connection.execute(
        "UPDATE passage SET shape = ?, version = ?, arrived_at = ?, state = 'ready', due_at = NULL "
        "WHERE state <> 'ended' AND id IN (SELECT value FROM json_each(?))",
        (target.id, version, at, chosen),
    )
    _note_arrivals(
        connection, "state <> 'ended' AND id IN (SELECT value FROM json_each(?))", (chosen,)
    )


def begin_again(
    connection: sqlite3.Connection, graphs: Graphs, journey_id: int, version: int
) -> None:
    """Lets those who couldn't take their step, or whose effect failed, take it as the version says
    that is published now, wherever that has other settings for it."""
    graph = graphs.graph(connection, journey_id, version)
    standing = connection.execute(
        "SELECT DISTINCT version, shape FROM passage WHERE journey_id = ? AND state <> 'ended' "
        "AND state IN ('ready', 'stuck') AND version <> ?",
        (journey_id, version),
    ).fetchall()
    for old, shape_id in standing:
        shape = graph.by_id.get(shape_id)
        before = graphs.graph(connection, journey_id, old).by_id[shape_id]
        if shape is None or shape.settings == before.settings:
            continue
        ids = [
            row[0]
            for row in connection.execute(
                "SELECT id FROM passage WHERE journey_id = ? AND shape = ? AND version = ? "
                "AND state <> 'ended' AND state IN ('ready', 'stuck')",
                (journey_id, shape_id, old),
            )
        ]
        chosen = rows.as_json(ids)
        connection.execute(
            "UPDATE passage SET version = ?, state = 'ready' "
            "WHERE id IN (SELECT value FROM json_each(?))",
            (version, chosen),
        )
        connection.execute(
            "UPDATE step SET version = ? WHERE left_at IS NULL "
            "AND passage_id IN (SELECT value FROM json_each(?))",
            (version, chosen),
        )
        connection.execute(
            "DELETE FROM effect WHERE state = 'failed' "
            "AND passage_id IN (SELECT value FROM json_each(?))",
            (chosen,),
        )


def wait(connection: sqlite3.Connection, until: Sequence[tuple[str, int]]) -> None:
    """Lets passages wait: (moment, passage id)."""
    connection.executemany(
        "UPDATE passage SET state = 'waiting', due_at = ? WHERE id = ? AND state = 'ready'", until
    )


def wait_on(connection: sqlite3.Connection, passage_ids: Sequence[int], until: str) -> None:
    """Lets passages that wait do so until another moment."""
    connection.execute(
        "UPDATE passage SET due_at = ? WHERE state = 'waiting' "
        "AND id IN (SELECT value FROM json_each(?))",
        (until, rows.as_json(passage_ids)),
    )


def go_outside(connection: sqlite3.Connection, passage_ids: Sequence[int]) -> None:
    """Lets passages wait for effects outside."""
    connection.execute(
        "UPDATE passage SET state = 'outside' WHERE id IN (SELECT value FROM json_each(?))",
        (rows.as_json(passage_ids),),
    )


def eject(
    connection: sqlite3.Connection,
    person_ids: Sequence[int],
    at: str,
    *,
    journey_id: int | None,
) -> None:
    """Ends every passage of people, in one journey or (None) in all."""
    mine = "" if journey_id is None else "AND journey_id = ? "
    arguments: tuple[object, ...] = (rows.as_json(person_ids),)
    if journey_id is not None:
        arguments = (*arguments, journey_id)
    ids = [
        row[0]
        for row in connection.execute(
            "SELECT id FROM passage WHERE person_id IN (SELECT value FROM json_each(?)) "
            f"{mine}AND state <> 'ended'",
            arguments,
        )
    ]
    chosen = rows.as_json(ids)
    connection.execute(
        "UPDATE step SET left_at = ? WHERE left_at IS NULL "
        "AND passage_id IN (SELECT value FROM json_each(?))",
        (at, chosen),
    )
    _end(connection, chosen, at, "ejected")


def _end(connection: sqlite3.Connection, chosen: str, at: str, outcome: str) -> None:
    connection.execute(
        "UPDATE passage SET state = 'ended', ended_at = ?, outcome = ?, due_at = NULL "
        "WHERE state <> 'ended' AND id IN (SELECT value FROM json_each(?))",
        (at, outcome, chosen),
    )
    # what was not asked for yet is wanted by nobody now; what was is still settled by looking
    connection.execute(
        "DELETE FROM effect WHERE state IN ('wanted', 'failed') "
        "AND passage_id IN (SELECT value FROM json_each(?))",
        (chosen,),
    )


def _note_arrivals(
    connection: sqlite3.Connection, condition: str, arguments: tuple[object, ...]
) -> None:
    connection.execute(
        "INSERT INTO step (passage_id, journey_id, person_id, version, shape, arrived_at) "
        f"SELECT id, journey_id, person_id, version, shape, arrived_at FROM passage "
        f"WHERE {condition} ORDER BY id",
        arguments,
    )
