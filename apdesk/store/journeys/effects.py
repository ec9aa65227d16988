"""What journeys do outside of the database: wanted, asked for, settled.

An effect is written in the transaction in which a person arrives at its shape. It is marked as
asked for before the call that may have it, and settled with the passage that waits for it in one
transaction. What is marked and not settled is looked at before anything is repeated.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any

from apdesk.domain.clock import from_iso, to_iso
from apdesk.domain.journey.kinds import Kind
from apdesk.language import tr
from apdesk.store import rows
from apdesk.store.database import Store
from apdesk.store.journeys import passages
from apdesk.store.journeys.graphs import Graphs


class Fate(StrEnum):
    """What became of an effect."""

    DONE = "done"
    SKIPPED = "skipped"  # nothing was to be done; the person goes on
    AGAIN = "again"  # not done, tried again by itself; of a doubtful one: looked at again
    FAILED = "failed"  # not done; waits for a person
    UNDONE = "undone"  # it was in doubt, and didn't happen: it is wanted again


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why it wasn't done, in words; `said` are the other side's own."""

    code: str
    title: str
    message: str
    next_step: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Effect:
    """Something to be done for one person.

    Attributes:
        kind: "owner", "member", "save", "task" or "mail".
        passage_id: The passage that waits for it; None: nobody waits.
        payload: What is wanted, as `journeys.intents` made it of the shape's settings.
        token: 16 hexadecimal digits, unique: names it on the other side.
        asked_at, wanted_at: ISO moments by the clock here.
        sobject, salesforce_id, person_state: Of the person, as it is now.
    """

    id: int
    kind: str
    passage_id: int | None
    journey_id: int
    journey: str
    shape: str
    person_id: int
    payload: Mapping[str, Any]
    token: str
    attempts: int
    wanted_at: str
    asked_at: str | None
    sobject: str | None
    salesforce_id: str | None
    person_state: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one effect.

    Attributes:
        note: For the person's timeline ("Assigned to Ana Lima").
        result: What names it on the other side (the id of the task), if anything does.
        retry_at: For AGAIN: when, as ISO; None: in a minute.
        trouble: Why, for AGAIN and FAILED.
    """

    effect_id: int
    fate: Fate
    note: str = ""
    result: str | None = None
    retry_at: str | None = None
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class Intent:
    """An effect that is wanted for a passage, or for nobody's passage."""

    passage_id: int | None
    journey_id: int
    shape: str
    version: int
    person_id: int
    kind: str
    payload: Mapping[str, Any]


def want(connection: sqlite3.Connection, intents: Sequence[Intent], at: str) -> None:
    """Writes effects that are to be had; in the transaction that asks for them."""
    # the people of a step share what is wanted for them
    payloads = {id(each.payload): each.payload for each in intents}
    texts = {key: json.dumps(each, sort_keys=True) for key, each in payloads.items()}
    connection.executemany(
        "INSERT INTO effect (passage_id, journey_id, shape, version, person_id, kind, payload, "
        "token, state, wanted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'wanted', ?)",
        [
            (
                each.passage_id,
                each.journey_id,
                each.shape,
                each.version,
                each.person_id,
                each.kind,
                texts[id(each.payload)],
                secrets.token_hex(8),
                at,
            )
            for each in intents
        ],
    )


_READ = (
    "SELECT e.id, e.kind, e.passage_id, e.journey_id, j.name, e.shape, e.person_id, e.payload, "
    "e.token, e.attempts, e.wanted_at, e.asked_at, r.sobject, r.salesforce_id, r.state "
    "FROM effect e CROSS JOIN journey j ON j.id = e.journey_id "
    "CROSS JOIN person r ON r.id = e.person_id "
)
#: As the index of open effects has it; most effects are done, and none of them is looked at.
_OPEN = "e.state <> 'done'"
#: Effects of journeys that stand still wait with them; those that nobody waits for don't.
_GOES_ON = "(e.passage_id IS NULL OR j.state = 'live')"
_PUT_OFF = "e.retry_at <= ? ORDER BY e.retry_at, e.id"
_FRESH = "e.retry_at IS NULL ORDER BY e.id"


class Effects:
    """The effects of one store; each change is a transaction of its own."""

    def __init__(self, store: Store, graphs: Graphs | None = None) -> None:
        self._store = store
        self._graphs = graphs if graphs is not None else Graphs()

    def due(self, kinds: Collection[str], now: str, limit: int) -> tuple[Effect, ...]:
        """Wanted effects whose time has come: those that were put off before new ones, each the
        longest due first."""
        return self._next("wanted", kinds, now, limit, f"AND {_GOES_ON}")

    def doubtful(self, kinds: Collection[str], now: str, limit: int) -> tuple[Effect, ...]:
        """Effects that were asked for and whose answer isn't known; AGAIN puts one off."""
        return self._next("asked", kinds, now, limit)

    def next_due(self) -> str | None:
        """When the next one that was put off is due; None: none is put off."""
        with self._store.reading() as connection:
            row = connection.execute(
                "SELECT min(e.retry_at) FROM effect e JOIN journey j ON j.id = e.journey_id "
                f"WHERE {_OPEN} AND e.state IN ('wanted', 'asked') AND e.retry_at IS NOT NULL "
                f"AND {_GOES_ON}"
            ).fetchone()
            return None if row[0] is None else str(row[0])

    def mark(self, effect_ids: Sequence[int], at: str) -> None:
        """Notes that they are being asked for."""
        with self._store.transaction() as connection:
            connection.execute(
                "UPDATE effect SET state = 'asked', asked_at = ?, retry_at = NULL, "
                "attempts = attempts + 1 "
                "WHERE state = 'wanted' AND id IN (SELECT value FROM json_each(?))",
                (at, rows.as_json(effect_ids)),
            )

    def settle(
        self,
        outcomes: Sequence[Outcome],
        at: str,
        *,
        looked: bool = False,
    ) -> None:
        """Stores outcomes, and lets the people go on whose effects are done or skipped.

        `looked`: they come from looking at doubtful ones, so that AGAIN means to look again.
        """
        with self._store.transaction() as connection:
            settle(connection, self._graphs, outcomes, at, looked=looked)

    def retry(self, effect_ids: Sequence[int]) -> None:
        """Tries failed effects again, and those that wait for their time at once. Of a group it is
        chosen anew who is to have it: the one before may be the cause."""
        with self._store.transaction() as connection:
            chosen = (rows.as_json(self._without_groups(connection, effect_ids)),)
            connection.execute(
                "UPDATE passage SET state = 'outside' WHERE state = 'stuck' AND id IN ("
                "SELECT passage_id FROM effect WHERE state = 'failed' "
                "AND id IN (SELECT value FROM json_each(?)))",
                chosen,
            )
            connection.execute(
                "UPDATE effect SET state = 'wanted', attempts = 0 "
                "WHERE state = 'failed' AND id IN (SELECT value FROM json_each(?))",
                chosen,
            )
            connection.execute(
                "UPDATE effect SET retry_at = NULL "
                "WHERE state = 'wanted' AND id IN (SELECT value FROM json_each(?))",
                chosen,
            )

    def explain(self, kinds: Collection[str], trouble: Trouble, now: str, limit: int) -> int:
        """Keeps with effects that are due, so many at a time, why none of their kinds can be had
        at present; how many that is news for."""
        with self._store.transaction() as connection:
            return connection.execute(
                "UPDATE effect SET code = ?, title = ?, message = ?, next_step = ?, said = ? "
                f"WHERE id IN (SELECT e.id FROM effect e JOIN journey j ON j.id = e.journey_id "
                f"WHERE {_OPEN} AND e.state IN ('wanted', 'asked') "
                "AND e.kind IN (SELECT value FROM json_each(?)) "
                f"AND (e.retry_at IS NULL OR e.retry_at <= ?) AND {_GOES_ON} "
                "AND (e.title, e.message) IS NOT (?, ?) LIMIT ?)",
                (
                    *_words(trouble),
                    json.dumps(sorted(kinds)),
                    now,
                    trouble.title,
                    trouble.message,
                    limit,
                ),
            ).rowcount

    def let_go(self, effect_ids: Sequence[int], at: str) -> None:
        """Lets people go on without what failed."""
        with self._store.transaction() as connection:
            failed = [
                row[0]
                for row in connection.execute(
                    "SELECT id FROM effect WHERE state = 'failed' "
                    "AND id IN (SELECT value FROM json_each(?))",
                    (rows.as_json(effect_ids),),
                )
            ]
            outcomes = [
                Outcome(each, Fate.SKIPPED, tr("Went on without it, as you chose"))
                for each in failed
            ]
            settle(connection, self._graphs, outcomes, at)

    def _without_groups(
        self, connection: sqlite3.Connection, effect_ids: Sequence[int]
    ) -> list[int]:
        """Lets those of failed effects begin their step again that are of a group; the others."""
        chosen = rows.as_json(effect_ids)
        again: list[tuple[int, int]] = []
        for effect_id, passage_id, journey_id, version, shape in connection.execute(
            "SELECT e.id, p.id, e.journey_id, e.version, e.shape FROM effect e "
            "JOIN passage p ON p.id = e.passage_id AND p.state = 'stuck' "
            "WHERE e.kind = 'owner' AND e.state = 'failed' "
            "AND e.id IN (SELECT value FROM json_each(?))",
            (chosen,),
        ).fetchall():
            step = self._graphs.graph(connection, journey_id, version).by_id[shape]
            if step.kind is Kind.ASSIGN_GROUP:
                again.append((effect_id, passage_id))
        gone = rows.as_json(each for each, _ in again)
        connection.execute(
            "UPDATE passage SET state = 'ready' WHERE id IN (SELECT value FROM json_each(?))",
            (rows.as_json(each for _, each in again),),
        )
        connection.execute(
            "DELETE FROM effect WHERE id IN (SELECT value FROM json_each(?))", (gone,)
        )
        anew = {each for each, _ in again}
        return [each for each in effect_ids if each not in anew]

    def _next(
        self, state: str, kinds: Collection[str], now: str, limit: int, condition: str = ""
    ) -> tuple[Effect, ...]:
        # one kind and one moment at a time: the index has them in order, and ends at the limit
        asked = f"{_READ} WHERE {_OPEN} AND e.state = ? AND e.kind = ? {condition} AND "
        put_off: list[tuple[Any, ...]] = []
        fresh: list[tuple[Any, ...]] = []
        with self._store.reading() as connection:
            for kind in kinds:
                mine = (state, kind)
                put_off += connection.execute(f"{asked}{_PUT_OFF} LIMIT ?", (*mine, now, limit))
                fresh += connection.execute(f"{asked}{_FRESH} LIMIT ?", (*mine, limit))
        found = [*put_off, *sorted(fresh, key=lambda row: int(row[0]))][:limit]
        return tuple(Effect(*(*row[:7], json.loads(row[7]), *row[8:])) for row in sorted(found))


def settle(
    connection: sqlite3.Connection,
    graphs: Graphs,
    outcomes: Sequence[Outcome],
    at: str,
    *,
    looked: bool = False,
) -> None:
    """The same within a transaction that is open."""
    over = [each for each in outcomes if each.fate in (Fate.DONE, Fate.SKIPPED)]
    connection.executemany(
        "UPDATE effect SET state = 'done', settled_at = ?, result = ?, retry_at = NULL, "
        "code = NULL, title = NULL, message = NULL, next_step = NULL, said = NULL WHERE id = ?",
        [(at, each.result, each.effect_id) for each in over],
    )
    _let_on(connection, graphs, over, at)
    again = [each for each in outcomes if each.fate in (Fate.AGAIN, Fate.UNDONE, Fate.FAILED)]
    states = {
        Fate.FAILED: "failed",
        Fate.UNDONE: "wanted",
        Fate.AGAIN: "asked" if looked else "wanted",
    }
    connection.executemany(
        "UPDATE effect SET state = ?, retry_at = ?, code = ?, title = ?, message = ?, "
        "next_step = ?, said = ? WHERE id = ?",
        [
            (
                states[each.fate],
                _later(each.retry_at, at) if each.fate is Fate.AGAIN else each.retry_at,
                *(_words(each.trouble)),
                each.effect_id,
            )
            for each in again
        ],
    )
    connection.execute(
        "UPDATE passage SET state = 'stuck' WHERE state = 'outside' AND id IN ("
        "SELECT passage_id FROM effect WHERE id IN (SELECT value FROM json_each(?)))",
        (rows.as_json(each.effect_id for each in again if each.fate is Fate.FAILED),),
    )
    # whoever was ejected while it was asked for doesn't want it any more
    connection.execute(
        "DELETE FROM effect WHERE state IN ('wanted', 'failed') "
        "AND id IN (SELECT value FROM json_each(?)) "
        "AND passage_id IN (SELECT id FROM passage WHERE state = 'ended')",
        (rows.as_json(each.effect_id for each in again),),
    )


def _later(wanted: str | None, at: str) -> str:
    """A time to come: what is due at once would be tried without end."""
    if wanted is not None and wanted > at:
        return wanted
    return to_iso(from_iso(at) + timedelta(minutes=1))


def _words(trouble: Trouble | None) -> tuple[str | None, ...]:
    if trouble is None:
        return (None,) * 5
    return (trouble.code, trouble.title, trouble.message, trouble.next_step, trouble.said)


def _let_on(
    connection: sqlite3.Connection, graphs: Graphs, outcomes: Sequence[Outcome], at: str
) -> None:
    """Lets the passages leave their shapes, those with the same note together."""
    notes = {each.effect_id: each.note for each in outcomes}
    groups: dict[tuple[int, int, str, str], list[int]] = {}
    for effect_id, passage_id, journey_id, version, shape in connection.execute(
        "SELECT e.id, p.id, p.journey_id, p.version, p.shape FROM effect e "
        "JOIN passage p ON p.id = e.passage_id AND p.shape = e.shape "
        "WHERE p.state IN ('outside', 'stuck') AND e.id IN (SELECT value FROM json_each(?))",
        (rows.as_json(notes),),
    ).fetchall():
        groups.setdefault((journey_id, version, shape, notes[effect_id]), []).append(passage_id)
    for (journey_id, version, shape, note), ids in groups.items():
        passages.leave(
            connection, graphs, passages.Place(journey_id, version, shape), ids, at, note=note
        )
