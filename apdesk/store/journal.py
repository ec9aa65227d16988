"""What happened: runs with their counts, the records they touched, problems, field history.

The reading functions take a connection, so that the writer (`Journal`) and the read side (`Views`)
share them.
"""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from apdesk.domain.records import FieldValue
from apdesk.domain.run import Cause, ObjectCounts, Problem, Result, RunReport
from apdesk.store import models, org_names
from apdesk.store.columns import Catalogue
from apdesk.store.database import Store
from apdesk.store.fieldtext import decoded
from apdesk.store.rows import SALESFORCE, SOMEBODY, is_salesforce

COUNT_NAMES: tuple[str, ...] = tuple(ObjectCounts.__slots__)


@dataclass(frozen=True, slots=True)
class RunSummary:
    """One run as the journal keeps it; `finished_at` and `result` are None while it goes on."""

    run_id: int
    cause: Cause
    started_at: str
    finished_at: str | None
    result: Result | None
    seconds: float | None
    api_calls: int
    objects: dict[str, ObjectCounts]
    problems: tuple[Problem, ...] = ()
    error: Problem | None = None

    def report(self) -> RunReport:
        """The same as the engine reports it; an interrupted run reads as stopped."""
        return RunReport(
            run_id=self.run_id,
            cause=self.cause,
            result=self.result or Result.STOPPED,
            started_at=self.started_at,
            seconds=self.seconds or 0.0,
            api_calls=self.api_calls,
            objects=self.objects,
            problems=self.problems,
            error=self.error,
        )


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One thing that happened to a record.

    `kind` is "field" (a value changed), "undone" (one was changed back), "sent" (the org took a
    value of here) or "conflict" (both sides had changed; `old` lost, `new` won): then `field` (the
    apdesk name), `label`, `old` and `new` are set. Or it is "entered", "kept", "relinked", "added"
    (made here), "created" (Salesforce has it now), "linked" (with a record that Salesforce had),
    "merged" or "converted" (another record went on in this one). `names` are what the values of a
    lookup are called, by id, as far as that is known here.
    """

    at: str
    kind: str
    field: str | None
    label: str
    old: FieldValue
    new: FieldValue
    author: str
    run_id: int | None
    names: Mapping[str, str] = dataclasses.field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Touched:
    """A record that a run touched and that is still here. `what` as HistoryEntry.kind, with
    "changed" for field changes; `fields` are the labels of the fields that changed, were sent or
    were in conflict."""

    entity: str
    record_id: int
    salesforce_id: str | None
    sobject: str | None
    name: str
    what: tuple[str, ...]
    fields: tuple[str, ...] = ()


class Journal:
    """The journal of runs, for the engine."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def start_run(self, cause: Cause, at: str) -> int:
        """Notes that a run begins; returns its id, never used before."""
        with self._store.transaction():
            query = models.Run.insert(cause=str(cause), started_at=at)
            return int(query.execute(self._store.database))

    def finish_run(self, report: RunReport, at: str) -> None:
        """Notes how it ended: counts, problems and result, in one transaction; repeatable."""
        database = self._store.database
        with self._store.transaction():
            models.Run.update(
                finished_at=at,
                result=str(report.result),
                seconds=report.seconds,
                api_calls=report.api_calls,
                error=None if report.error is None else json.dumps(_problem_json(report.error)),
            ).where(models.Run.id == report.run_id).execute(database)
            for sobject, counts in report.objects.items():
                models.RunObject.insert(
                    run_id=report.run_id, sobject=sobject, **counts.to_json()
                ).on_conflict_replace().execute(database)
            models.RunProblem.delete().where(models.RunProblem.run_id == report.run_id).execute(
                database
            )
            for problem in report.problems:
                models.RunProblem.insert(run_id=report.run_id, **_problem_json(problem)).execute(
                    database
                )

    def run(self, run_id: int) -> RunSummary | None:
        with self._store.reading() as connection:
            found = read_runs(connection, "WHERE id = ?", (run_id,))
        return found[0] if found else None

    def runs(self, limit: int = 100) -> tuple[RunSummary, ...]:
        """The newest runs first."""
        with self._store.reading() as connection:
            return read_runs(connection, "ORDER BY id DESC LIMIT ?", (limit,))

    def last_finished(self) -> RunSummary | None:
        """The newest run that came to its end (done or held), or None."""
        with self._store.reading() as connection:
            found = read_runs(
                connection, "WHERE result IN ('done', 'held') ORDER BY id DESC LIMIT 1", ()
            )
        return found[0] if found else None

    def touched(self, run_id: int, limit: int = 1000) -> tuple[Touched, ...]:
        """The records that a run touched and that are still here, at most `limit`."""
        with self._store.reading() as connection:
            return read_touched(connection, Catalogue.read(connection), run_id, limit)

    def prune_runs(self, keep: int = 14_000) -> None:
        """Drops the oldest runs beyond `keep` (three months of ticks); what they did to records
        stays in the history of those."""
        with self._store.reading() as connection:
            newest = connection.execute(
                "SELECT id FROM run ORDER BY id DESC LIMIT 1 OFFSET ?", (keep,)
            ).fetchone()
        if newest is None:
            return
        with self._store.transaction() as connection:
            connection.execute("DELETE FROM run WHERE id <= ?", newest)


def _problem_json(problem: Problem) -> dict[str, str | None]:
    return {name: getattr(problem, name) for name in Problem.__slots__}


def read_runs(
    connection: sqlite3.Connection, tail: str, arguments: tuple[object, ...]
) -> tuple[RunSummary, ...]:
    rows = connection.execute(
        "SELECT id, cause, started_at, finished_at, result, seconds, api_calls, error "
        f"FROM run {tail}",
        arguments,
    ).fetchall()
    found = []
    for run_id, cause, started, finished, result, seconds, calls, error in rows:
        counts = connection.execute(
            f"SELECT sobject, {', '.join(COUNT_NAMES)} FROM run_object WHERE run_id = ?",
            (run_id,),
        ).fetchall()
        problems = connection.execute(
            "SELECT sobject, code, title, message, next_step FROM problem WHERE run_id = ? "
            "ORDER BY id",
            (run_id,),
        ).fetchall()
        found.append(
            RunSummary(
                run_id=run_id,
                cause=Cause(cause),
                started_at=started,
                finished_at=finished,
                result=None if result is None else Result(result),
                seconds=seconds,
                api_calls=calls,
                objects={row[0]: ObjectCounts(*row[1:]) for row in counts},
                problems=tuple(Problem(*row) for row in problems),
                error=None if error is None else Problem(**json.loads(error)),
            )
        )
    return tuple(found)


def read_history(
    connection: sqlite3.Connection, catalogue: Catalogue, entity: str, record_id: int
) -> tuple[HistoryEntry, ...]:
    """All that happened to a record, newest first; its entering is the last entry."""
    rows = connection.execute(
        "SELECT at, kind, field, old, new, author, run_id FROM history "
        "WHERE entity = ? AND record_id = ? ORDER BY id DESC",
        (entity, record_id),
    ).fetchall()
    users = dict(
        connection.execute("SELECT id, name FROM salesforce_user WHERE name <> ''").fetchall()
    )
    names = org_names.of_lookups(
        connection, catalogue, entity, [(row[2], value) for row in rows for value in row[3:5]]
    )
    found = []
    for at, kind, name, old, new, author, run_id in rows:
        known = catalogue.field(entity, name) if name is not None else None
        found.append(
            HistoryEntry(
                at=at,
                kind=kind,
                field=name,
                label=known.label if known is not None else (name or ""),
                old=decoded(known.type, old) if known is not None else old,
                new=decoded(known.type, new) if known is not None else new,
                author=_author(author, users),
                run_id=run_id,
                names=names.get(name or "", {}),
            )
        )
    entered = connection.execute(
        f"SELECT entered_at, entered_run FROM {entity} WHERE id = ?",
        (record_id,),
    ).fetchone()
    # who was made here has an entry of the history for it
    if entered is not None and entered[1] is not None:
        found.append(
            HistoryEntry(entered[0], "entered", None, "", None, None, SALESFORCE, entered[1])
        )
    return tuple(found)


def _author(author: str, users: Mapping[str, str]) -> str:
    """Who it was, for people: a user of the org by name, once that is known."""
    if author in users:
        return f"{users[author]} ({SALESFORCE})"
    return SOMEBODY if is_salesforce(author) and author != SALESFORCE else author


def read_touched(
    connection: sqlite3.Connection, catalogue: Catalogue, run_id: int, limit: int
) -> tuple[Touched, ...]:
    found: list[Touched] = []
    for entity in ("person", "company"):
        touched: dict[int, tuple[list[str], list[str]]] = {}
        for record_id, kind, name in connection.execute(
            "SELECT record_id, kind, field FROM history WHERE run_id = ? AND entity = ? "
            "ORDER BY id",
            (run_id, entity),
        ):
            if record_id not in touched and len(touched) + len(found) >= limit:
                continue
            what, labels = touched.setdefault(record_id, ([], []))
            said = "changed" if kind == "field" else kind
            if said not in what:
                what.append(said)
            if name is not None:
                known = catalogue.field(entity, name)
                label = known.label if known is not None else name
                if label not in labels:
                    labels.append(label)
        room = max(0, limit - len(found) - len(touched))
        for (record_id,) in connection.execute(
            f"SELECT id FROM {entity} WHERE entered_run = ? ORDER BY id LIMIT ?",
            (run_id, room),
        ):
            touched.setdefault(record_id, ([], []))[0].insert(0, "entered")
        named = names_of(connection, catalogue, entity, touched)
        found.extend(
            replace(named[record_id], what=tuple(what), fields=tuple(labels))
            for record_id, (what, labels) in touched.items()
            if record_id in named
        )
    return tuple(found)


def names_of(
    connection: sqlite3.Connection, catalogue: Catalogue, entity: str, record_ids: Iterable[int]
) -> dict[int, Touched]:
    """Who those records are; ids that aren't here are left out."""
    name = catalogue.name_expression(entity)
    rows = connection.execute(
        f"SELECT id, salesforce_id, sobject, {name} FROM {entity} "
        "WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(record_ids)),),
    )
    return {
        row[0]: Touched(entity, row[0], row[1], row[2], row[3] or row[1] or "", ()) for row in rows
    }
