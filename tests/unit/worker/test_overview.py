"""The overview of the last days against a recount of the journal, run by run."""

from __future__ import annotations

import os
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import to_iso
from apdesk.domain.schema import SOBJECTS
from apdesk.store.database import Store
from apdesk.store.settings import LEDGER_DAYS, Settings
from apdesk.worker.overview import PERIODS, Changes, Overview, Runs, overview

#: Clocks go back by an hour three days before, and it is a half hour off the others.
NOW = datetime(2026, 11, 4, 15, 20, tzinfo=UTC)
ZONE = "America/St_Johns"
MINUTES = 12 * 24 * 60


@dataclass(frozen=True)
class FakeClock:
    def now(self) -> datetime:
        return NOW


@dataclass(frozen=True)
class PlannedRun:
    """One run of the journal; `result` None: it never ended."""

    ago: timedelta
    result: str | None
    seconds: float
    objects: dict[str, tuple[int, int, int, int, int]]

    @property
    def at(self) -> datetime:
        return NOW - self.ago

    @property
    def day(self) -> date:
        return self.at.astimezone().date()


counts = st.tuples(*[st.integers(0, 9)] * 5)
runs = st.builds(
    PlannedRun,
    ago=st.integers(0, MINUTES).map(lambda minutes: timedelta(minutes=minutes)),
    result=st.sampled_from(("done", "done", "held", "stopped", "failed", None)),
    seconds=st.integers(0, 600).map(float),
    objects=st.dictionaries(st.sampled_from(SOBJECTS), counts),
)


@pytest.fixture(scope="module", autouse=True)
def elsewhere() -> Iterator[None]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = ZONE
    time.tzset()
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("overview") / "apdesk.db"
    with Store(path):
        pass
    return path


def write(database: Path, planned: list[PlannedRun], first_id: int = 1) -> None:
    """Puts these runs, oldest first, in the place of all others."""
    with Store(database, check=False) as store, store.transaction() as connection:
        connection.execute("DELETE FROM run")
        for number, run in enumerate(planned, start=first_id):
            at = to_iso(run.at)
            connection.execute(
                "INSERT INTO run (id, cause, started_at, finished_at, result, seconds) "
                "VALUES (?, 'timer', ?, ?, ?, ?)",
                (number, at, None if run.result is None else at, run.result, run.seconds),
            )
            for sobject, (members, entered, changed, left, deleted) in run.objects.items():
                connection.execute(
                    "INSERT INTO run_object (run_id, sobject, members, entered, changed, left, "
                    "deleted, sent_created, sent_updated, failed, conflicts, held) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0)",
                    (number, sobject, members, entered, changed, left, deleted),
                )


def read(database: Path, period: int) -> Overview:
    found = overview(database, FakeClock(), period)(lambda _: None, CancelToken())
    assert isinstance(found, Overview)
    return found


def recount(planned: list[PlannedRun], period: int) -> Overview:
    """The same, by looking at each run and each day."""
    today = NOW.astimezone().date()
    days = tuple(today - timedelta(days=back) for back in reversed(range(period)))
    members: dict[str, dict[date, int]] = defaultdict(dict)
    changes: dict[date, Counter[str]] = defaultdict(Counter)
    ended: dict[date, list[PlannedRun]] = defaultdict(list)
    before: dict[str, int] = {}
    for at, run in enumerate(planned):
        for sobject, (here, entered, changed, left, deleted) in run.objects.items():
            members[sobject][run.day] = here
            if run.day < days[0]:
                before[sobject] = here
            changes[run.day].update(entered=entered, changed=changed, left=left + deleted)
        if run.result is not None or at < len(planned) - 1:
            ended[run.day].append(run)
    lines: dict[str, tuple[int | None, ...]] = {}
    for sobject in SOBJECTS:
        line: list[int | None] = []
        for day in days:
            earlier = [each for each in members[sobject] if each <= day]
            line.append(members[sobject][max(earlier)] if earlier else None)
        if line[-1] is not None:
            line[-1] = 0  # nobody is here
        if any(line):
            lines[sobject] = tuple(line)

    def of(day: date) -> Runs:
        results = Counter(each.result or "stopped" for each in ended[day])
        seconds = [each.seconds for each in ended[day]]
        return Runs(
            results["done"],
            results["held"],
            results["stopped"],
            results["failed"],
            sum(seconds),
            max(seconds, default=0.0),
        )

    return Overview(
        days=days,
        members=lines,
        before=before,
        changes=tuple(Changes(**{"entered": 0, **changes[day]}) for day in days),
        runs=tuple(of(day) for day in days),
        calls=(None,) * period,
        since=planned[0].day if planned else None,
    )


@given(planned=st.lists(runs, max_size=25), period=st.sampled_from((7, 30)))
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_sqlite_adds_up_what_a_recount_does(
    database: Path, planned: list[PlannedRun], period: int
) -> None:
    ordered = sorted(planned, key=lambda each: -each.ago)
    write(database, ordered)
    assert read(database, period) == recount(ordered, period)


def test_today_ends_with_the_members_that_are_here(database: Path) -> None:
    write(database, [PlannedRun(timedelta(hours=2), "done", 1, {"Lead": (7, 7, 0, 0, 0)})])
    with Store(database, check=False) as store, store.transaction() as connection:
        connection.execute(
            "UPDATE tally SET records = 5 WHERE sobject = 'Lead' AND state = 'member'"
        )
    try:
        assert read(database, 7).members == {"Lead": (None,) * 6 + (5,)}
    finally:
        with Store(database, check=False) as store, store.transaction() as connection:
            connection.execute("UPDATE tally SET records = 0")


def test_runs_that_were_dropped_are_told(database: Path) -> None:
    run = PlannedRun(timedelta(days=3), "done", 1, {"Lead": (1, 1, 0, 0, 0)})
    write(database, [run], first_id=12)
    assert read(database, 7).pruned
    write(database, [run])
    found = read(database, 7)
    assert (found.pruned, found.since) == (False, run.day)


def test_the_ledger_holds_the_longest_period(database: Path) -> None:
    assert max(PERIODS) < LEDGER_DAYS
    with Store(database, check=False) as store:
        ledger = Settings(store)
        for days in (89, 1, 0):
            ledger.count_call("changes", 3, to_iso(NOW - timedelta(days=days)))
            ledger.count_call("push", 2, to_iso(NOW - timedelta(days=days)))
    assert read(database, 90).calls == (5, *(0,) * 87, 5, 5)
    assert read(database, 7).calls == (0, 0, 0, 0, 0, 5, 5)
    with Store(database, check=False) as store, store.transaction() as connection:
        connection.execute("DELETE FROM api_call WHERE hour < '2026-11'")
    assert read(database, 7).calls == (*(None,) * 5, 5, 5)
    with Store(database, check=False) as store, store.transaction() as connection:
        connection.execute("DELETE FROM api_call")
