"""A desk that tells, in the words of the reference, what became of everybody; and that crashes."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from apdesk.journeys.engine import JourneyReport
from apdesk.journeys.performer import Mark
from apdesk.store.columns import Catalogue
from apdesk.store.database import Store
from apdesk.store.journeys.effects import Effect, Fate, Outcome
from tests.journeys.bench import Desk, Ledger
from tests.journeys.reference.people import FIELDS, Passage, Person, Visit
from tests.journeys.reference.runs import Seen
from tests.sync.bench import Crash

#: Notes every effect that was ever wanted: effects of people who are ejected don't stay.
_LOG = (
    "CREATE TABLE IF NOT EXISTS test_wanted (id INTEGER PRIMARY KEY, passage_id INTEGER, "
    "journey_id INTEGER, shape TEXT, version INTEGER, kind TEXT, payload TEXT, token TEXT)",
    "CREATE TRIGGER IF NOT EXISTS test_noted AFTER INSERT ON effect BEGIN "
    "INSERT INTO test_wanted VALUES (new.id, new.passage_id, new.journey_id, new.shape, "
    "new.version, new.kind, new.payload, new.token); END",
)
#: Tables that hold something of people, who are in `person_id`.
_OF_PEOPLE = (
    "list_member",
    "passage",
    "step",
    "effect",
    "mail",
    "trigger_match",
    "touched",
)
_OPTED_OUT = FIELDS.index("has_opted_out_of_email")
#: The places around an effect at which the process may go.
AROUND_EFFECTS = ("before effect", "after effect")


def nothing(number: int, name: str) -> None:
    """Lets everything go on."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An effect that a step wanted."""

    id: int
    passage_id: int
    journey_id: int
    shape: str
    version: int
    kind: str
    payload: Mapping[str, Any]
    token: str


class Outside(Ledger):
    """The outside, with places at which the process may go: around each effect."""

    def __init__(self, most: int = 3) -> None:
        super().__init__(most)
        self.point: Callable[[str], None] = lambda name: None

    def perform(self, effects: Sequence[Effect], mark: Mark) -> Iterator[Sequence[Outcome]]:
        fates = [self.fates.get(each.kind, Fate.DONE) for each in effects]
        pairs = list(zip(effects, fates, strict=True))
        mark([each.id for each, fate in pairs if fate is Fate.DONE])
        outcomes = []
        for each, fate in pairs:
            if fate is Fate.DONE:
                self.point(AROUND_EFFECTS[0])
                self.had.append((each.token, each.kind, each.person_id, each.payload))
                self.point(AROUND_EFFECTS[1])
            outcomes.append(Outcome(each.id, fate, note=each.kind))
        yield outcomes


class SeenDesk(Desk):
    """A desk of which everything is seen.

    Attributes:
        points: The places of runs passed so far at which the process may go.
        strike: Called with the number of each (from 1) and its name.
    """

    def __init__(self, directory: Path) -> None:
        super().__init__(directory)
        self.points = 0
        self._running = False
        self.strike: Callable[[int, str], None] = nothing
        self.ledger: Outside = Outside()
        self.ledger.point = self._point
        self.performers = [self.ledger]
        with self.store.transaction() as connection:
            for each in _LOG:
                connection.execute(each)
        self._prepare()

    def reopen(self) -> None:
        self.store.close()
        self.store = Store(self.path, check=False)
        self.store.open()
        self._prepare()

    def _prepare(self) -> None:
        self.store.point = self._point
        with self.store.reading() as connection:
            # processes go here, never the machine: nothing has to be on the disk
            connection.execute("PRAGMA synchronous = OFF")

    def _point(self, name: str) -> None:
        if self._running:
            self.points += 1
            self.strike(self.points, name)

    def crash_after(self, points: int, *, outside: bool = False) -> None:
        """Lets the process go at the point after so many others, once; `outside`: of those around
        effects alone."""
        passed = 0

        def strike(number: int, name: str) -> None:
            nonlocal passed
            passed += name in AROUND_EFFECTS or not outside
            if passed == points + 1:
                self.strike = nothing
                raise Crash(name)

        self.strike = strike

    def run(self) -> JourneyReport:
        self._running = True
        try:
            return super().run()
        finally:
            self._running = False

    def run_or_crash(self) -> JourneyReport | None:
        """A run; None: the process went, and only the file and the outside are left."""
        try:
            return self.run()
        except Crash:
            self.reopen()
            return None

    # -- what is seen -----------------------------------------------------------------------------

    def wanted(self, after: int = 0) -> list[Wanted]:
        """All effects that steps wanted, in order, from behind a number on."""
        with self.store.reading() as connection:
            return [
                Wanted(*row[:6], json.loads(row[6]), row[7])
                for row in connection.execute(
                    "SELECT * FROM test_wanted WHERE id > ? ORDER BY id", (after,)
                )
            ]

    def seen(self) -> dict[int, Seen]:
        """Everybody, with all that journeys know of them."""
        with self.store.reading() as connection:
            visits, order = _visits(connection)
            passages = self._passages(connection, visits)
            lists = _gathered(
                connection.execute(
                    "SELECT m.person_id, l.name FROM list_member m JOIN own_list l "
                    "ON l.id = m.list_id"
                )
            )
            noted = _gathered(
                connection.execute("SELECT person_id, journey_id, shape FROM trigger_match")
            )
            events = _gathered(
                connection.execute(
                    "SELECT salesforce_id, campaign_id, new FROM member_event ORDER BY id"
                )
            )
            wanted = dict(connection.execute("SELECT record_id, sobject FROM creation").fetchall())
            catalogue = Catalogue.read(connection)
            columns = [catalogue.field("person", each) for each in FIELDS]
            names = ", ".join(each.sql for each in columns if each is not None)
            found = {}
            for person_id, sobject, state, salesforce_id, *values in connection.execute(
                f"SELECT id, sobject, state, salesforce_id, {names} FROM person ORDER BY id"
            ):
                values[_OPTED_OUT] = bool(values[_OPTED_OUT])
                person = Person(
                    sobject,
                    state,
                    salesforce_id,
                    tuple(values),
                    frozenset(each[0] for each in lists.get(person_id, ())),
                    wanted.get(person_id),
                    tuple(passages.get(person_id, ())),
                    frozenset((each[0], each[1]) for each in noted.get(person_id, ())),
                    tuple((each[0], each[1]) for each in events.get(salesforce_id, ())),
                )
                found[person_id] = Seen(person, order)
            return found

    def _passages(
        self, connection: sqlite3.Connection, visits: Mapping[int, Sequence[Visit]]
    ) -> dict[int, list[Passage]]:
        had = set(self.ledger.tokens())
        wanted = _gathered(
            connection.execute("SELECT passage_id, token FROM test_wanted ORDER BY id")
        )
        found: dict[int, list[Passage]] = {}
        for person_id, passage_id, journey, source, state, due_at, outcome in connection.execute(
            "SELECT p.person_id, p.id, p.journey_id, p.source, p.state, "
            "coalesce(p.due_at, e.retry_at), p.outcome FROM passage p LEFT JOIN effect e "
            "ON e.passage_id = p.id AND e.state <> 'done' AND p.state = 'outside' ORDER BY p.id"
        ):
            passage = Passage(
                passage_id,
                journey,
                source,
                tuple(visits.get(passage_id, ())),
                state,
                due_at,
                tuple(each[0] in had for each in wanted.get(passage_id, ())),
                outcome,
            )
            found.setdefault(person_id, []).append(passage)
        return found

    def traces_of_nobody(self) -> list[str]:
        """The tables in which something is left of people who aren't here."""
        with self.store.reading() as connection:
            return [
                table
                for table in _OF_PEOPLE
                if connection.execute(
                    f"SELECT 1 FROM {table} WHERE person_id NOT IN (SELECT id FROM person)"
                ).fetchone()
            ]


def _visits(
    connection: sqlite3.Connection,
) -> tuple[dict[int, list[Visit]], dict[tuple[int, int], int]]:
    """The visits of each passage; and when they began, as numbers, by passage and count."""
    visits: dict[int, list[Visit]] = {}
    order: dict[tuple[int, int], int] = {}
    for number, passage_id, *visit in connection.execute(
        "SELECT id, passage_id, shape, version, arrived_at, left_at, port FROM step ORDER BY id"
    ):
        visits.setdefault(passage_id, []).append(Visit(*visit))
        order[passage_id, len(visits[passage_id])] = number
    return visits, order


def _gathered(found: Iterable[tuple[Any, ...]]) -> dict[Any, list[tuple[Any, ...]]]:
    """Rows by their first column."""
    gathered: dict[Any, list[tuple[Any, ...]]] = {}
    for first, *others in found:
        gathered.setdefault(first, []).append(tuple(others))
    return gathered
