"""Who comes to meet a trigger, and who doesn't any more.

For each trigger of a published journey the file remembers who met it when it was last looked at
(`trigger_match`). While there are such triggers, the database notes whoever is changed, comes to a
list or leaves one (`touched`), in the transaction of the change; a look compares only these. All
people are looked at where the condition itself has changed: by its facts, or by the day.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from apdesk.domain.journey.graph import Graph, Shape
from apdesk.domain.journey.kinds import (
    CampaignStatusChanged,
    FieldMatch,
    Kind,
    ListTrigger,
    SegmentTrigger,
)
from apdesk.domain.operators import EvaluationContext
from apdesk.errors import KnownError
from apdesk.store import rows
from apdesk.store.columns import Catalogue
from apdesk.store.filters import Condition
from apdesk.store.journeys import conditions, passages
from apdesk.store.journeys.graphs import Graphs
from apdesk.store.journeys.passages import Place

#: Triggers whose condition people meet or don't.
WATCHED = (
    Kind.JOINED_LIST,
    Kind.LEFT_LIST,
    Kind.FIELD_MATCH,
    Kind.JOINED_SEGMENT,
    Kind.LEFT_SEGMENT,
)
_LEAVING = frozenset({Kind.LEFT_LIST, Kind.LEFT_SEGMENT})
#: In the place of a fingerprint: everybody has to be looked at.
_NEVER = ""
_NOTING = {
    "touched_new": (
        "AFTER INSERT ON person BEGIN INSERT OR IGNORE INTO touched VALUES (new.id); END"
    ),
    "touched_changed": (
        "AFTER UPDATE ON person BEGIN INSERT OR IGNORE INTO touched VALUES (new.id); END"
    ),
    "touched_listed": (
        "AFTER INSERT ON list_member BEGIN "
        "INSERT OR IGNORE INTO touched VALUES (new.person_id); END"
    ),
    "touched_unlisted": (
        "AFTER DELETE ON list_member BEGIN "
        "INSERT OR IGNORE INTO touched VALUES (old.person_id); END"
    ),
    "touched_moved": (
        "AFTER UPDATE ON list_member BEGIN "
        "INSERT OR IGNORE INTO touched VALUES (old.person_id), (new.person_id); END"
    ),
}


@dataclass(frozen=True, slots=True)
class Watch:
    """A trigger of a live journey that is watched."""

    place: Place
    shape: Shape

    @property
    def settings(self) -> ListTrigger | FieldMatch | SegmentTrigger:
        settings = self.shape.settings
        assert isinstance(settings, ListTrigger | FieldMatch | SegmentTrigger)
        return settings

    @property
    def leaving(self) -> bool:
        """Whether it fires for those who stop meeting its condition."""
        return self.shape.kind in _LEAVING


def waits(connection: sqlite3.Connection) -> bool:
    """Whether a look would find anybody to look at; what the day changes is left out."""
    row = connection.execute(
        "SELECT 1 FROM journey j WHERE j.state = 'live' AND ("
        "EXISTS (SELECT 1 FROM member_event) OR EXISTS (SELECT 1 FROM trigger_look t "
        "WHERE t.journey_id = j.id AND (t.looked_at = ? OR EXISTS (SELECT 1 FROM touched))))",
        (_NEVER,),
    ).fetchone()
    return row is not None


def watches(connection: sqlite3.Connection, graphs: Graphs) -> list[Watch]:
    """The watched triggers of all live journeys."""
    found: list[Watch] = []
    for journey_id, version in connection.execute(
        "SELECT id, version FROM journey WHERE state = 'live' ORDER BY id"
    ).fetchall():
        graph = graphs.graph(connection, journey_id, version)
        found += [
            Watch(Place(journey_id, version, each.id), each) for each in graph.of_kind(*WATCHED)
        ]
    return found


def arrange(
    connection: sqlite3.Connection,
    catalogue: Catalogue,
    journey_id: int,
    graph: Graph | None,
    context: EvaluationContext,
    *,
    anew: bool = False,
) -> None:
    """Lets the triggers of a journey be watched from now on, in the transaction that publishes it.

    Whoever meets a new trigger's condition now is known to do so, and doesn't come to meet it,
    unless the trigger lets `existing` people in. Triggers that are watched with these settings
    already go on; those of a journey that stood still begin `anew`, without the people who came
    to meet them meanwhile. Without a graph the journey is watched no more. Raises as
    `conditions.condition`.
    """
    wanted = {} if graph is None else {each.id: each for each in graph.of_kind(*WATCHED)}
    known = dict(
        connection.execute(
            "SELECT shape, meaning FROM trigger_look WHERE journey_id = ?", (journey_id,)
        ).fetchall()
    )
    for shape_id in known:
        if shape_id not in wanted:
            _forget(connection, journey_id, shape_id)
    for shape_id, shape in wanted.items():
        watch = Watch(Place(journey_id, 0, shape_id), shape)
        meaning = _meaning(watch)
        fresh = known.get(shape_id) != meaning
        if not (fresh or anew):
            continue
        _forget(connection, journey_id, shape_id)
        asked = conditions.condition(connection, catalogue, watch.settings, context)
        looked_at = _NEVER
        if not fresh or watch.leaving or not watch.settings.existing:
            looked_at = _fingerprint(asked)
            connection.execute(
                "INSERT INTO trigger_match (journey_id, shape, person_id) "
                f"SELECT ?, ?, r.id FROM person r WHERE {asked.sql}",
                (journey_id, shape_id, *asked.arguments),
            )
        connection.execute(
            "INSERT INTO trigger_look (journey_id, shape, meaning, looked_at) VALUES (?, ?, ?, ?)",
            (journey_id, shape_id, meaning, looked_at),
        )
    note_changes(connection)


@dataclass(frozen=True, slots=True)
class Look:
    """How far a look at everybody has come: what it rests on, and the last person looked at."""

    fingerprint: str
    after: int = 0


def look_at_all(
    connection: sqlite3.Connection,
    catalogue: Catalogue,
    watch: Watch,
    context: EvaluationContext,
    at: str,
    limit: int,
    begun: Look | None = None,
) -> Look | None:
    """Looks at everybody for a trigger whose condition has changed by itself (a relative date, a
    segment), so many at a time in a transaction each.

    What it gives back goes into the next call as `begun`; None: all are looked at, or needn't be.
    One that breaks off begins anew: whoever came to meet the condition then is known to do so.
    Raises as `conditions.condition`.
    """
    place = (watch.place.journey_id, watch.place.shape)
    asked = conditions.condition(connection, catalogue, watch.settings, context)
    look = Look(_fingerprint(asked))
    row = connection.execute(
        "SELECT looked_at FROM trigger_look WHERE journey_id = ? AND shape = ?", place
    ).fetchone()
    if row is None or row[0] == look.fingerprint:
        return None
    if begun is not None and begun.fingerprint == look.fingerprint:
        look = begun
    some = _ids(
        connection, "SELECT id FROM person WHERE id > ? ORDER BY id LIMIT ?", (look.after, limit)
    )
    if not some:
        connection.execute(
            "UPDATE trigger_look SET looked_at = ? WHERE journey_id = ? AND shape = ?",
            (look.fingerprint, *place),
        )
        return None
    if not look.after:
        # should it break off, and the condition be again what it was: all are to be looked at
        connection.execute(
            "UPDATE trigger_look SET looked_at = ? WHERE journey_id = ? AND shape = ?",
            (_NEVER, *place),
        )
    _compare(connection, watch, asked, some, at)
    return replace(look, after=some[-1])


def look_at_touched(
    connection: sqlite3.Connection,
    catalogue: Catalogue,
    watched: Sequence[Watch],
    context: EvaluationContext,
    at: str,
    limit: int,
) -> tuple[int, list[tuple[Watch, KnownError]]]:
    """Looks at people who were changed since the last look, in one transaction: how many, and
    what is wrong with single triggers, which look at everybody once they are right again."""
    wrong: list[tuple[Watch, KnownError]] = []
    touched = _ids(connection, "SELECT person_id FROM touched ORDER BY person_id LIMIT ?", (limit,))
    if not touched:
        return 0, wrong
    chosen = rows.as_json(touched)
    for watch in watched:
        try:
            asked = conditions.condition(connection, catalogue, watch.settings, context)
        except KnownError as error:
            connection.execute(
                "UPDATE trigger_look SET looked_at = ? WHERE journey_id = ? AND shape = ?",
                (_NEVER, watch.place.journey_id, watch.place.shape),
            )
            wrong.append((watch, error))
            continue
        _compare(connection, watch, asked, touched, at)
    connection.execute(
        "DELETE FROM touched WHERE person_id IN (SELECT value FROM json_each(?))", (chosen,)
    )
    return len(touched), wrong


def campaign_events(
    connection: sqlite3.Connection, graphs: Graphs, at: str, limit: int
) -> tuple[int, int]:
    """Lets people in whose status in a campaign changed, in one transaction: (events, entered).

    What happened before a journey was published, or while it stood still, lets nobody in.
    """
    events = connection.execute(
        "SELECT m.id, m.campaign_id, m.salesforce_id, m.new, r.id FROM member_event m "
        "LEFT JOIN person r ON r.salesforce_id = m.salesforce_id AND r.state = 'member' "
        "ORDER BY m.id LIMIT ?",
        (limit,),
    ).fetchall()
    if not events:
        return 0, 0
    entered = 0
    for journey_id, version in connection.execute(
        "SELECT id, version FROM journey WHERE state = 'live' ORDER BY id"
    ).fetchall():
        graph = graphs.graph(connection, journey_id, version)
        for shape in graph.of_kind(Kind.CAMPAIGN_STATUS_CHANGED):
            entered += _by_status(
                connection, Place(journey_id, version, shape.id), shape, events, at
            )
    connection.execute("DELETE FROM member_event WHERE id <= ?", (events[-1][0],))
    return len(events), entered


def _by_status(
    connection: sqlite3.Connection,
    place: Place,
    shape: Shape,
    events: Sequence[tuple[int, str, str, str | None, int | None]],
    at: str,
) -> int:
    settings = shape.settings
    assert isinstance(settings, CampaignStatusChanged)
    wanted = {each.casefold() for each in settings.statuses}
    met = [
        person_id
        for _, campaign_id, _, new, person_id in events
        if campaign_id == settings.campaign.id
        and person_id is not None
        and new is not None
        and (not wanted or new.casefold() in wanted)
    ]
    if not settings.again:
        return passages.begin(connection, place, list(dict.fromkeys(met)), at, again=False)
    entered = 0
    # whoever changed twice since the last look comes in twice
    while met:
        once = list(dict.fromkeys(met))
        entered += passages.begin(connection, place, once, at, again=True)
        for each in once:
            met.remove(each)
    return entered


def _compare(
    connection: sqlite3.Connection,
    watch: Watch,
    asked: Condition,
    person_ids: Sequence[int],
    at: str,
) -> None:
    """Notes who of some people came to meet the condition, and who doesn't any more."""
    now = conditions.matching(connection, asked, person_ids)
    before = set(
        _ids(
            connection,
            "SELECT person_id FROM trigger_match WHERE journey_id = ? AND shape = ? "
            "AND person_id IN (SELECT value FROM json_each(?))",
            (watch.place.journey_id, watch.place.shape, rows.as_json(person_ids)),
        )
    )
    _note(connection, watch, sorted(now - before), sorted(before - now), at)


def _note(
    connection: sqlite3.Connection,
    watch: Watch,
    joined: Sequence[int],
    left: Sequence[int],
    at: str,
) -> None:
    place = watch.place
    connection.executemany(
        "INSERT OR IGNORE INTO trigger_match (journey_id, shape, person_id) VALUES (?, ?, ?)",
        [(place.journey_id, place.shape, each) for each in joined],
    )
    connection.execute(
        "DELETE FROM trigger_match WHERE journey_id = ? AND shape = ? "
        "AND person_id IN (SELECT value FROM json_each(?))",
        (place.journey_id, place.shape, rows.as_json(left)),
    )
    coming = left if watch.leaving else joined
    if coming:
        passages.begin(connection, place, coming, at, again=watch.settings.again)


def _meaning(watch: Watch) -> str:
    """What a trigger was published with; where it is another one, it begins anew."""
    document = {"kind": str(watch.shape.kind), **asdict(watch.settings)}
    del document["again"]
    return json.dumps(document, sort_keys=True)


def _fingerprint(asked: Condition) -> str:
    """What a condition rests on: the days that a relative date means, a segment's criteria …"""
    return json.dumps([asked.sql, asked.arguments])


def _forget(connection: sqlite3.Connection, journey_id: int, shape_id: str) -> None:
    for table in ("trigger_match", "trigger_look"):
        connection.execute(
            f"DELETE FROM {table} WHERE journey_id = ? AND shape = ?", (journey_id, shape_id)
        )


def note_changes(connection: sqlite3.Connection) -> None:
    """Lets the database note who is touched, as long as a trigger wants to know."""
    wanted = connection.execute("SELECT 1 FROM trigger_look LIMIT 1").fetchone() is not None
    for name, what in _NOTING.items():
        if wanted:
            connection.execute(f"CREATE TRIGGER IF NOT EXISTS {name} {what}")
        else:
            connection.execute(f"DROP TRIGGER IF EXISTS {name}")
    if not wanted:
        connection.execute("DELETE FROM touched")


def _ids(connection: sqlite3.Connection, statement: str, arguments: Sequence[object]) -> list[int]:
    return [row[0] for row in connection.execute(statement, tuple(arguments))]
