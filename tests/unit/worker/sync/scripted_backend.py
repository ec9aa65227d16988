"""A backend whose runs are written down beforehand, and a clock that tests move."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from datetime import UTC, datetime, timedelta
from threading import get_ident

from apdesk.domain.cancel import CancelToken
from apdesk.domain.run import (
    Cause,
    ChangeSet,
    ObjectCounts,
    Phase,
    Problem,
    Progress,
    Result,
    RunReport,
)
from apdesk.journeys.engine import JourneyReport, Standing
from apdesk.sync.schedule import Slowing

Step = Progress | ChangeSet | Exception


class MovedClock:
    def __init__(self) -> None:
        self.moment = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def move(self, **by: float) -> None:
        self.moment += timedelta(**by)


class ScriptedBackend:
    """Each run takes the next script; without one it does two steps and is done."""

    def __init__(self, clock: MovedClock) -> None:
        self.clock = clock
        self.is_ready = True
        self.is_paused = False
        self.ended: datetime | None = None
        self.every = timedelta(minutes=10)
        self.slow: Slowing | None = None
        self.scripts: list[Sequence[Step] | Problem] = []
        self.runs: list[tuple[Cause, bool]] = []
        self.saved: list[object] = []
        self.open_error: Exception | None = None
        self.opened_in: int | None = None
        self.closed_in: int | None = None
        self.abandoned = 0
        self.free_at: datetime | None = None
        self.ledger_error: Exception | None = None
        self.people_due: datetime | None = None
        self.ways: list[Sequence[ChangeSet | Exception]] = []
        self.turns: list[bool] = []
        self.left = 0
        self.taken = 0
        self.standing: list[Problem] = []
        self.chores: list[str | Exception] = []
        self.done: list[str] = []
        self.kept_up_in: int | None = None

    def open(self) -> None:
        if self.open_error is not None:
            raise self.open_error
        self.opened_in = get_ident()

    def close(self) -> None:
        self.closed_in = get_ident()

    def ready(self) -> bool:
        return self.is_ready

    def run(
        self, cause: Cause, *, approve_removals: bool, cancel: CancelToken
    ) -> Generator[Progress | ChangeSet, None, RunReport]:
        self.runs.append((cause, approve_removals))
        script: Sequence[Step] | Problem = (
            self.scripts.pop(0) if self.scripts else (Progress(Phase.CHECK), Progress(Phase.FINISH))
        )
        return self._steps(cause, script, cancel)

    def _steps(
        self, cause: Cause, script: Sequence[Step] | Problem, cancel: CancelToken
    ) -> Generator[Progress | ChangeSet, None, RunReport]:
        if isinstance(script, Problem):
            yield Progress(Phase.CHECK)
            return self._report(cause, Result.FAILED, script)
        try:
            for step in script:
                if cancel.cancelled:
                    return self._report(cause, Result.STOPPED)
                if isinstance(step, Exception):
                    raise step
                yield step
        except GeneratorExit:
            self.abandoned += 1
            raise
        self.ended = self.clock.now()
        return self._report(cause, Result.DONE)

    def _report(self, cause: Cause, result: Result, error: Problem | None = None) -> RunReport:
        return RunReport(
            run_id=len(self.runs),
            cause=cause,
            result=result,
            started_at="2026-03-01T12:00:00Z",
            seconds=0.1,
            api_calls=1,
            objects={"Lead": ObjectCounts(members=3)},
            error=error,
        )

    def last_run(self) -> datetime | None:
        return self.ended

    def interval(self) -> timedelta:
        return self.every

    def slowing(self) -> Slowing | None:
        return self.slow

    def paused(self) -> bool:
        return self.is_paused

    def set_paused(self, paused: bool) -> None:
        self.is_paused = paused

    def save_preferences(self, preferences: object) -> None:
        self.saved.append(preferences)

    def journeys(
        self, cancel: CancelToken, *, after_sync: bool
    ) -> Generator[ChangeSet, None, JourneyReport]:
        self.turns.append(after_sync)
        return self._turn(self.ways.pop(0) if self.ways else (), cancel)

    def _turn(
        self, steps: Sequence[ChangeSet | Exception], cancel: CancelToken
    ) -> Generator[ChangeSet, None, JourneyReport]:
        try:
            for step in steps:
                cancel.check()
                if isinstance(step, Exception):
                    raise step
                self.taken += 1
                yield step
        except GeneratorExit:
            self.left += 1
            raise
        self.people_due = None
        return JourneyReport(
            moved=len(steps),
            problems=list(self.standing),
            standing=[Standing(each.code, 1, "Welcome") for each in self.standing],
        )

    def journeys_due(self) -> datetime | None:
        return self.people_due

    def keep_up(self) -> bool:
        if not self.chores:
            self.kept_up_in = get_ident()
            return False
        chore = self.chores.pop(0)
        if isinstance(chore, Exception):
            raise chore
        self.done.append(chore)
        return True

    def budget_free_at(self) -> datetime | None:
        if self.ledger_error is not None:
            raise self.ledger_error
        return self.free_at


def endless(steps: int = 100_000) -> Sequence[Step]:
    """A run that goes on until it is stopped."""
    return [Progress(Phase.PULL, "Lead", at, steps) for at in range(steps)]
