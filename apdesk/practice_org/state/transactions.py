"""Time and transactions: whole-second stamps, and commits that come late."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from apdesk.practice_org.state.database import Database
from apdesk.practice_org.state.errors import OrgError

T = TypeVar("T")


def to_stamp(moment: datetime) -> str:
    """How a datetime is stored: UTC, whole seconds, sorting as text."""
    return moment.astimezone(UTC).isoformat()[:19]


def from_stamp(stamp: str) -> datetime:
    return datetime.fromisoformat(stamp).replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, eq=False)
class _Delay:
    """One long transaction: what its writes are held back by."""

    by: timedelta


@dataclass(frozen=True, slots=True)
class _Held:
    transaction: _Delay
    due: datetime
    stamp: datetime
    operation: Callable[[], object]


class _DryRunDone(Exception):
    """Takes a rehearsed transaction back."""


class Transactions:
    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self.database = database
        self._clock = clock
        self._lock = threading.RLock()
        self._held: list[_Held] = []
        self._thread = threading.local()
        self.housekeeping: Callable[[], None] = lambda: None

    def now(self) -> datetime:
        """The clock, or the moment at which a late commit had begun."""
        override: datetime | None = getattr(self._thread, "moment", None)
        if override is not None:
            return override
        return self._clock().astimezone(UTC).replace(microsecond=0)

    def stamp(self) -> str:
        return to_stamp(self.now())

    def held_since(self) -> datetime | None:
        """When the oldest transaction began that nobody can see yet."""
        with self._lock:
            return min((held.stamp for held in self._held), default=None)

    @contextlib.contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        self.settle()
        with self.database.read() as connection:
            yield connection

    def run(self, operation: Callable[[], T]) -> T:
        """Performs a write in a transaction: now, or (inside `commit_delay`) later.

        A late one is rehearsed at once, so that its refusals are told and its answer is known;
        `operation` must therefore allocate nothing.
        """
        self.settle()
        delay: _Delay | None = getattr(self._thread, "delay", None)
        if delay is None:
            with self.database.write():
                return operation()
        moment = self.now()
        answer: list[T] = []
        with contextlib.suppress(_DryRunDone), self.database.write():
            answer.append(operation())
            raise _DryRunDone
        with self._lock:
            self._held.append(_Held(delay, moment + delay.by, moment, operation))
        return answer[0]

    @contextlib.contextmanager
    def commit_delay(self, delay: timedelta) -> Iterator[None]:
        before: _Delay | None = getattr(self._thread, "delay", None)
        self._thread.delay = _Delay(delay)
        try:
            yield
        finally:
            self._thread.delay = before

    def overtake(self) -> None:
        """Commits what others hold, however early: a save by a unique key waits for the
        transactions that may be about to take that key, so that for it they are over."""
        if self._held and not getattr(self._thread, "settling", False):
            own: _Delay | None = getattr(self._thread, "delay", None)
            self._commit(lambda held: held.transaction is not own)

    def settle(self) -> None:
        """Commits what is due, in the order in which it began, under its old stamp."""
        if getattr(self._thread, "settling", False):
            return
        self._thread.settling = True
        try:
            if self._held:
                now = self.now()
                self._commit(lambda held: held.due <= now)
            self.housekeeping()
        finally:
            self._thread.settling = False

    def _commit(self, due_now: Callable[[_Held], bool]) -> None:
        # The database's lock first, everywhere: a held write may be queued from inside one.
        with self.database.write(), self._lock:
            due = [held for held in self._held if due_now(held)]
            self._held = [held for held in self._held if not due_now(held)]
            delay = getattr(self._thread, "delay", None)
            for held in due:
                self._thread.moment = held.stamp
                self._thread.delay = None
                try:
                    # Overtaken by another write, it is rolled back, as a real one would be.
                    with contextlib.suppress(OrgError), self.database.write():
                        held.operation()
                finally:
                    self._thread.moment = None
                    self._thread.delay = delay
