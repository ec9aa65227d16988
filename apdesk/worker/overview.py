"""What the overview of the Sync page shows: how the last days were, day by day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import Clock, from_iso, to_iso
from apdesk.domain.schema import SOBJECTS
from apdesk.store import days as journal
from apdesk.store.database import Store
from apdesk.store.days import ObjectDay, RunsDay
from apdesk.store.lists import CauseGroup
from apdesk.store.settings import Settings
from apdesk.store.troubles import Troubles
from apdesk.sync.settings import SyncSettings
from apdesk.worker.tasks import Progress, Work

#: The periods to choose from, in days, today among them.
PERIODS = (7, 30, 90)


@dataclass(frozen=True, slots=True)
class Changes:
    """What the runs of a day brought and took away, of all objects together."""

    entered: int = 0
    changed: int = 0
    left: int = 0


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of a day by how they ended, and the seconds that they took."""

    done: int = 0
    held: int = 0
    stopped: int = 0
    failed: int = 0
    seconds: float = 0.0
    longest: float = 0.0

    @property
    def total(self) -> int:
        return self.done + self.held + self.stopped + self.failed

    @property
    def average(self) -> float:
        """Seconds of a run; 0 where there was none."""
        return self.seconds / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Overview:
    """The last days, oldest first, with today; each sequence has an entry for each of them.

    Attributes:
        days: The days of the user's calendar.
        members: By object, the members at the end of each day; None before its first run.
        before: By object, the members when the first of the days began, where that is known.
        changes, runs: Of each day.
        calls: Our API calls of each day; None for days that the ledger doesn't reach back to.
        own_24h: Our calls in the last 24 hours.
        budget: The most that we may make in 24 hours; None: no bound of ours.
        since: The day of the oldest run that is still known; None: there was none yet.
        pruned: There were older runs, whose counts are no longer kept.
        causes: What could not be sent, by cause, as it is now.
    """

    days: tuple[date, ...] = ()
    members: Mapping[str, tuple[int | None, ...]] = field(default_factory=dict)
    before: Mapping[str, int] = field(default_factory=dict)
    changes: tuple[Changes, ...] = ()
    runs: tuple[Runs, ...] = ()
    calls: tuple[int | None, ...] = ()
    own_24h: int = 0
    budget: int | None = None
    since: date | None = None
    pruned: bool = False
    causes: tuple[CauseGroup, ...] = ()


def overview(database: Path, clock: Clock, period: int) -> Work:
    """A task -> Overview of so many days."""

    def work(_progress: Progress, _cancel: CancelToken) -> Overview:
        now = clock.now()
        today = now.astimezone().date()
        days = tuple(today - timedelta(days=back) for back in reversed(range(period)))
        since = to_iso(journal.begin_of_day(now, period - 1))
        with Store(database, check=False) as store:
            settings = Settings(store)
            with store.reading() as connection:
                objects = journal.object_days(connection, since)
                before = journal.members_before(connection, since)
                present = journal.members_now(connection)
                runs = journal.runs_days(connection, since)
                calls = journal.calls_days(connection, since)
                ledger = _day(journal.calls_begin(connection))
                first = journal.first_run(connection)
            return Overview(
                days=days,
                members=members_of(days, objects, before, present),
                before=before,
                changes=changes_of(days, objects),
                runs=runs_of(days, runs),
                calls=calls_of(days, calls, ledger),
                own_24h=settings.own_calls_24h(now),
                budget=SyncSettings.stored(settings).daily_budget,
                since=_day(first.started_at if first is not None else None),
                pruned=first is not None and first.id > 1,
                causes=Troubles(store).causes(),
            )

    return work


def members_of(
    days: Sequence[date],
    objects: Sequence[ObjectDay],
    before: Mapping[str, int],
    present: Mapping[str, int],
) -> dict[str, tuple[int | None, ...]]:
    """Each object's members at the end of each day: those after its last run, or those of the day
    before where there was none; today those that are here. Objects without any are left out."""
    found = {(each.day, each.sobject): each.members for each in objects}
    result: dict[str, tuple[int | None, ...]] = {}
    for sobject in SOBJECTS:
        line: list[int | None] = []
        last = before.get(sobject)
        for day in days:
            last = found.get((day.isoformat(), sobject), last)
            line.append(last)
        if line and line[-1] is not None:
            line[-1] = present.get(sobject, line[-1])
        if any(line):
            result[sobject] = tuple(line)
    return result


def changes_of(days: Sequence[date], objects: Sequence[ObjectDay]) -> tuple[Changes, ...]:
    """What happened on each day."""
    found: dict[str, Changes] = {}
    for each in objects:
        sofar = found.get(each.day, Changes())
        found[each.day] = Changes(
            sofar.entered + each.entered, sofar.changed + each.changed, sofar.left + each.left
        )
    return tuple(found.get(day.isoformat(), Changes()) for day in days)


def runs_of(days: Sequence[date], runs: Sequence[RunsDay]) -> tuple[Runs, ...]:
    """The runs of each day."""
    found: dict[str, list[RunsDay]] = {}
    for each in runs:
        found.setdefault(each.day, []).append(each)
    result = []
    for day in days:
        of_day = found.get(day.isoformat(), [])
        ended = {each.result: each.runs for each in of_day}
        result.append(
            Runs(
                done=ended.get("done", 0),
                held=ended.get("held", 0),
                stopped=ended.get("stopped", 0),
                failed=ended.get("failed", 0),
                seconds=sum(each.seconds for each in of_day),
                longest=max((each.longest for each in of_day), default=0.0),
            )
        )
    return tuple(result)


def calls_of(
    days: Sequence[date], calls: Mapping[str, int], ledger: date | None
) -> tuple[int | None, ...]:
    """The calls of each day from the one on which the ledger begins."""
    return tuple(
        calls.get(day.isoformat(), 0) if ledger is not None and day >= ledger else None
        for day in days
    )


def _day(moment: str | None) -> date | None:
    return None if moment is None else from_iso(moment).astimezone().date()
