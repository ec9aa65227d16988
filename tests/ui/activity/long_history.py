"""Ninety days of runs, as a team with a busy org has them: written straight into the journal."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from apdesk.domain.clock import to_iso
from apdesk.store.database import Store
from apdesk.store.settings import Settings

OBJECTS = ("Lead", "Contact", "Account")


def write_history(
    database: Path,
    now: datetime,
    *,
    days: int = 90,
    every: timedelta = timedelta(minutes=10),
    seed: int = 5,
) -> None:
    """Runs from `days` ago until now that end with the members that the database has: a first sync,
    then office hours and weekends, a few failures, and calls in the ledger."""
    chance = random.Random(seed)
    moments = _moments(now, days, every)
    with Store(database, check=False) as store, store.transaction() as connection:
        present = dict(
            connection.execute(
                "SELECT sobject, records FROM tally WHERE state = 'member'"
            ).fetchall()
        )
        members = {each: int(present.get(each, 0)) for each in OBJECTS}
        connection.execute("DELETE FROM run")
        counted: list[tuple[object, ...]] = []
        runs: list[tuple[object, ...]] = []
        for number in range(len(moments), 0, -1):  # backwards from the members that there are
            moment, first = moments[number - 1], number == 1
            for name in OBJECTS:
                busy = 8 <= moment.hour < 18 and moment.weekday() < 5
                entered = sum(chance.random() < 0.02 for _ in range(3)) if busy else 0
                left = int(chance.random() < 0.012) if busy else 0
                changed = chance.randrange(4) if busy else int(chance.random() < 0.1)
                if first:
                    entered, left, changed = members[name], 0, 0
                counted.append((number, name, members[name], entered, changed, left))
                members[name] = max(1, members[name] - entered + left)
            failed = not first and chance.random() < 0.004
            stopped = not first and not failed and chance.random() < 0.003
            result = "failed" if failed else "stopped" if stopped else "done"
            seconds = 188.0 if first else chance.uniform(0.8, 2.6) * (1 + moment.hour % 3)
            at = to_iso(moment)
            runs.append(
                (number, "first" if first else "timer", at, at, result, seconds, 40 if first else 1)
            )
        connection.executemany(
            "INSERT INTO run (id, cause, started_at, finished_at, result, seconds, api_calls) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            reversed(runs),
        )
        connection.executemany(
            "INSERT INTO run_object (run_id, sobject, members, entered, changed, left, deleted, "
            "sent_created, sent_updated, failed, conflicts, held) "
            "VALUES (?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0)",
            reversed(counted),
        )
        connection.execute("DELETE FROM api_call")
        connection.executemany(
            "INSERT INTO api_call (hour, cause, calls) VALUES (?, ?, ?) "
            "ON CONFLICT DO UPDATE SET calls = calls + excluded.calls",
            [
                (to_iso(moment)[:13], cause, calls)
                for moment in moments
                for cause, calls in (("changes", 1), ("push", int(chance.random() < 0.2)))
            ],
        )


def set_budget(database: Path, budget: int) -> None:
    with Store(database, check=False) as store:
        Settings(store).set_setting("sync.daily_budget", budget)


def _moments(now: datetime, days: int, every: timedelta) -> list[datetime]:
    begun = now.astimezone(UTC) - timedelta(days=days)
    count = int((now - begun) / every)
    return [begun + every * at for at in range(1, count)]
