"""The read side of journeys: how many people are where, who they are, and each one's way."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Literal

from apdesk.domain.journey.kinds import Form, Port
from apdesk.domain.journey.sentences import summary
from apdesk.domain.local_filter import local_field, local_schema
from apdesk.domain.schema import SObjectSchema
from apdesk.language import tr
from apdesk.store.columns import Catalogue
from apdesk.store.journeys.graphs import Graphs

#: Which people of a shape: all who ever came, those who are there, those who wait for a person.
Which = Literal["entered", "here", "stuck"]


@dataclass(frozen=True, slots=True)
class ShapeNumbers:
    """The numbers of one shape. `entered` also counts people who are gone meanwhile."""

    entered: int = 0
    here: int = 0
    stuck: int = 0


@dataclass(frozen=True, slots=True)
class PersonHere:
    """Somebody who came to a shape.

    Attributes:
        due_at: When a delay is over, or an effect is tried again.
        state: "ready", "waiting", "outside", "stuck", or "gone on".
        note: What the step came to.
        title, message, next_step, said: Why an effect failed, or wasn't had yet; '' if it wasn't.
        effect_id: Of that effect, to try it again.
    """

    passage_id: int
    person_id: int
    name: str
    arrived_at: str
    left_at: str | None
    due_at: str | None
    state: str
    note: str
    title: str = ""
    message: str = ""
    next_step: str = ""
    said: str = ""
    effect_id: int | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """What isn't done outside at present, why, and how many people wait for it."""

    title: str
    message: str
    next_step: str
    people: int


@dataclass(frozen=True, slots=True)
class StepRow:
    """An arrival at a shape, and the port by which it was left; None: it wasn't."""

    shape: str
    version: int
    arrived_at: str
    left_at: str | None
    port: Port | None
    note: str


@dataclass(frozen=True, slots=True)
class PassageRow:
    """One time of a person in a journey. `outcome` is "finished", "ejected" or '' (inside)."""

    id: int
    journey_id: int
    journey: str
    step: str
    began_at: str
    ended_at: str | None
    state: str
    outcome: str


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """An event of journeys on a person's timeline."""

    at: str
    journey: str
    text: str


_NAMED = "coalesce({name}, r.salesforce_id, 'Contact ' || r.id)"
_HERE = """
SELECT p.id, r.id, {named}, s.arrived_at, s.left_at,
    coalesce(CASE WHEN p.state = 'waiting' THEN p.due_at END, e.retry_at),
    CASE WHEN s.left_at IS NULL THEN p.state ELSE 'gone on' END, coalesce(s.note, ''),
    coalesce(e.title, ''), coalesce(e.message, ''), coalesce(e.next_step, ''),
    coalesce(e.said, ''), e.id
FROM {whence} JOIN person r ON r.id = s.person_id
LEFT JOIN effect e ON e.passage_id = p.id AND e.shape = s.shape AND e.state <> 'done'
    AND s.left_at IS NULL
WHERE {where} ORDER BY s.id DESC LIMIT ? OFFSET ?
"""
#: All arrivals, the latest first; where few people are there of many who came, those few.
_ARRIVALS = "step s CROSS JOIN passage p ON p.id = s.passage_id"
_FEW = "passage p CROSS JOIN step s ON s.passage_id = p.id AND +s.shape = p.shape"
_HOW_FEW = 10_000


class JourneyNumbers:
    """Reads what `reading` gives: `Store.reading`, or that of Views."""

    def __init__(self, reading: Callable[[], AbstractContextManager[sqlite3.Connection]]) -> None:
        self._reading = reading
        self._graphs = Graphs()

    def numbers(self, journey_id: int) -> dict[str, ShapeNumbers]:
        """By shape id; a shape to which nobody ever came is missing."""
        with self._reading() as connection:
            entered = connection.execute(
                "SELECT shape, people FROM journey_entered WHERE journey_id = ?", (journey_id,)
            ).fetchall()
            here = {
                shape: (people, stuck)
                for shape, people, stuck in connection.execute(
                    "SELECT shape, count(*), sum(state = 'stuck') FROM passage "
                    "WHERE journey_id = ? AND state <> 'ended' GROUP BY shape",
                    (journey_id,),
                )
            }
        return {shape: ShapeNumbers(people, *here.get(shape, (0, 0))) for shape, people in entered}

    def waiting(self, journey_id: int, limit: int = 3) -> tuple[Waiting, ...]:
        """What keeps effects of a journey from being had at present, most people first; those that
        need a person aren't among them."""
        with self._reading() as connection:
            return tuple(
                Waiting(*row)
                for row in connection.execute(
                    "SELECT title, coalesce(message, ''), coalesce(next_step, ''), count(*) "
                    "FROM effect WHERE state <> 'done' AND state IN ('wanted', 'asked') "
                    "AND journey_id = ? AND title IS NOT NULL AND passage_id IS NOT NULL "
                    "GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1 LIMIT ?",
                    (journey_id, limit),
                )
            )

    def people(
        self, journey_id: int, shape: str, *, which: Which, limit: int = 500, offset: int = 0
    ) -> tuple[PersonHere, ...]:
        """Who came to a shape, the latest first; somebody who came twice is there twice."""
        place = "{0}.journey_id = ? AND {0}.shape = ?"
        there = {
            "entered": "",
            "here": " AND p.state <> 'ended'",
            "stuck": " AND p.state <> 'ended' AND p.state = 'stuck'",
        }[which]
        open_step = " AND s.left_at IS NULL" if there else ""
        with self._reading() as connection:
            (count,) = connection.execute(
                "SELECT count(*) FROM (SELECT 1 FROM passage p "
                f"WHERE {place.format('p')}{there} LIMIT {_HOW_FEW})",
                (journey_id, shape),
            ).fetchone()
            few = bool(there) and count < _HOW_FEW
            statement = _HERE.format(
                named=_NAMED.format(name=Catalogue.read(connection).name_expression("person")),
                whence=_FEW if few else _ARRIVALS,
                where=place.format("p" if few else "s") + there + open_step,
            )
            return tuple(
                PersonHere(*row)
                for row in connection.execute(statement, (journey_id, shape, limit, offset))
            )

    def path(self, passage_id: int) -> tuple[StepRow, ...]:
        """The way of one passage, from its trigger on."""
        with self._reading() as connection:
            return tuple(
                StepRow(*(*row[:4], None if row[4] is None else Port(row[4]), row[5] or ""))
                for row in connection.execute(
                    "SELECT shape, version, arrived_at, left_at, port, note FROM step "
                    "WHERE passage_id = ? ORDER BY id",
                    (passage_id,),
                )
            )

    def passages(self, person_id: int) -> tuple[PassageRow, ...]:
        """A person's times in journeys, the latest first."""
        with self._reading() as connection:
            found = connection.execute(
                "SELECT p.id, j.id, j.name, p.version, p.shape, p.began_at, p.ended_at, p.state, "
                "coalesce(p.outcome, '') FROM passage p JOIN journey j ON j.id = p.journey_id "
                "WHERE p.person_id = ? ORDER BY p.id DESC",
                (person_id,),
            ).fetchall()
            fields = _fields(connection)
            return tuple(
                PassageRow(
                    *(*row[:3], self._said(connection, fields, row[1], row[3], row[4]), *row[5:])
                )
                for row in found
            )

    def timeline(self, person_id: int, limit: int = 1000) -> tuple[TimelineRow, ...]:
        """What happened to a person in journeys, the latest first."""
        with self._reading() as connection:
            found = connection.execute(
                "SELECT s.journey_id, s.version, s.shape, coalesce(s.left_at, s.arrived_at), "
                "j.name, s.left_at, s.port, s.note, "
                "CASE WHEN s.port IS NULL AND p.ended_at = s.left_at THEN p.outcome END "
                "FROM step s JOIN journey j ON j.id = s.journey_id "
                "JOIN passage p ON p.id = s.passage_id WHERE s.person_id = ? "
                "ORDER BY s.id DESC LIMIT ?",
                (person_id, limit),
            ).fetchall()
            fields = _fields(connection)
            return tuple(
                TimelineRow(row[3], row[4], self._event(connection, fields, row[:3], *row[5:]))
                for row in found
            )

    def mails(self, person_id: int) -> tuple[tuple[str, str, str, str], ...]:
        """E-mails to a person, the latest first: moment, subject, state, the server's words."""
        with self._reading() as connection:
            return tuple(
                connection.execute(
                    "SELECT at, subject, state, coalesce(said, '') FROM mail "
                    "WHERE person_id = ? ORDER BY id DESC",
                    (person_id,),
                ).fetchall()
            )

    def _said(
        self,
        connection: sqlite3.Connection,
        fields: SObjectSchema,
        journey_id: int,
        version: int,
        shape_id: str,
    ) -> str:
        shape = self._graphs.graph(connection, journey_id, version).by_id[shape_id]
        return summary(shape, fields)

    def _event(
        self,
        connection: sqlite3.Connection,
        fields: SObjectSchema,
        place: tuple[int, int, str],
        left_at: str | None,
        port: str | None,
        note: str | None,
        outcome: str | None,
    ) -> str:
        shape = self._graphs.graph(connection, *place[:2]).by_id[place[2]]
        said = summary(shape, fields)
        if shape.kind.form is Form.TRIGGER:
            return tr("Came in: {step}", step=said)
        if outcome == "ejected":
            return tr("Ejected at: {step}", step=said)
        if left_at is None:
            return tr("Waits at: {step}", step=said)
        if shape.kind.form is Form.CONDITION and port is not None:
            return f"{said}: {_port(port)}"
        return f"{said} – {note}" if note else said


def _fields(connection: sqlite3.Connection) -> SObjectSchema:
    """The apdesk fields of people, for their labels."""
    columns = Catalogue.read(connection).fields("person")
    return local_schema(
        "Contact", "Contacts", [local_field(each.name, each.label, each.type) for each in columns]
    )


def _port(port: str) -> str:
    return {Port.YES: tr("yes"), Port.NO: tr("no")}.get(Port(port), port)
