"""What the journal says of each day: members, changes, runs and calls, added up by SQLite.

Days are those of the user's calendar, as 'YYYY-MM-DD'. The functions take a connection.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from apdesk.domain.schema import SOBJECTS

#: A run that never came to its end counts as stopped, unless it may still be going on.
_ENDED = "(run.finished_at IS NOT NULL OR run.id < (SELECT max(id) FROM run))"
_DAY = "date(run.started_at, 'localtime')"


@dataclass(frozen=True, slots=True)
class ObjectDay:
    """What the runs of a day did to an object; `members`: after the last one of them."""

    day: str
    sobject: str
    members: int
    entered: int
    changed: int
    left: int


@dataclass(frozen=True, slots=True)
class RunsDay:
    """The runs of a day that ended in one way ("done", "held", "stopped", "failed")."""

    day: str
    result: str
    runs: int
    seconds: float
    longest: float


@dataclass(frozen=True, slots=True)
class FirstRun:
    """The oldest run of the journal; ids count from 1, so that a later one tells of older runs."""

    id: int
    started_at: str


def object_days(connection: sqlite3.Connection, since: str) -> tuple[ObjectDay, ...]:
    """Each day and object with runs that began at or after `since`, oldest first. Who left
    because of a deletion counts as having left."""
    return tuple(
        ObjectDay(*row[:6])
        for row in connection.execute(
            # With max(), the other columns of a group are those of the row that has it.
            # The day of a run is found out once, not for each of its objects.
            f"WITH dated AS MATERIALIZED (SELECT id, {_DAY} AS day FROM run WHERE started_at >= ?) "
            "SELECT day, o.sobject, o.members, sum(o.entered), sum(o.changed), "
            "sum(o.left + o.deleted), max(dated.id) "
            "FROM dated CROSS JOIN run_object o ON o.run_id = dated.id "
            "GROUP BY 1, 2 ORDER BY 1, 2",
            (since,),
        )
    )


def members_before(connection: sqlite3.Connection, moment: str) -> dict[str, int]:
    """The members of each object after its last run that began before that moment."""
    found = {}
    for sobject in SOBJECTS:
        row = connection.execute(
            "SELECT o.members FROM run CROSS JOIN run_object o "
            "ON o.run_id = run.id AND o.sobject = ? "
            "WHERE run.started_at < ? ORDER BY run.id DESC LIMIT 1",
            (sobject, moment),
        ).fetchone()
        if row is not None:
            found[sobject] = row[0]
    return found


def members_now(connection: sqlite3.Connection) -> dict[str, int]:
    """The members of each object at this moment."""
    return dict(
        connection.execute(
            "SELECT sobject, records FROM tally WHERE state = 'member' AND sobject <> ''"
        ).fetchall()
    )


def runs_days(connection: sqlite3.Connection, since: str) -> tuple[RunsDay, ...]:
    """Each day and result of the runs that began at or after `since` and are over."""
    return tuple(
        RunsDay(*row)
        for row in connection.execute(
            f"SELECT {_DAY}, coalesce(run.result, 'stopped'), count(*), "
            "total(run.seconds), coalesce(max(run.seconds), 0.0) FROM run "
            f"WHERE run.started_at >= ? AND {_ENDED} GROUP BY 1, 2 ORDER BY 1, 2",
            (since,),
        )
    )


def calls_days(connection: sqlite3.Connection, since: str) -> dict[str, int]:
    """Our own API calls of each day; `since` is a moment."""
    return dict(
        connection.execute(
            "SELECT date(hour || ':00:00Z', 'localtime'), sum(calls) FROM api_call "
            "WHERE hour >= ? GROUP BY 1",
            (since[:13],),
        ).fetchall()
    )


def calls_begin(connection: sqlite3.Connection) -> str | None:
    """The first hour of the ledger, as a moment; None: it has none."""
    (hour,) = connection.execute("SELECT min(hour) FROM api_call").fetchone()
    return None if hour is None else f"{hour}:00:00Z"


def first_run(connection: sqlite3.Connection) -> FirstRun | None:
    """The oldest run that is still known; None: there was none."""
    row = connection.execute("SELECT id, started_at FROM run ORDER BY id LIMIT 1").fetchone()
    return None if row is None else FirstRun(*row)


def begin_of_day(now: datetime, back: int) -> datetime:
    """When the day began that is `back` days before the one of `now`, in the user's calendar."""
    day = now.astimezone().date() - timedelta(days=back)
    return datetime(day.year, day.month, day.day).astimezone().astimezone(UTC)
