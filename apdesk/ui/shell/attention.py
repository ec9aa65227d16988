"""What needs a person, gathered from everything that the worker and the window say.

A trouble is told of once: when it comes, and again when there is more of it; of a journey once,
until it is mended. It is over when whatever said it says otherwise.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from apdesk.language import plural, tr
from apdesk.worker.messages import ErrorInfo, NextRun, SyncState, Treatment

if TYPE_CHECKING:
    from apdesk.domain.run import RunReport
    from apdesk.worker.journey_turns import JourneyNews, Standing
    from apdesk.worker.readers import DeskState, Waiting


class Where(StrEnum):
    """Where a person sees to it."""

    SYNC = "sync"
    ERRORS = "errors"
    JOURNEYS = "journeys"


class Trouble(NamedTuple):
    """What is said of it, and where to go."""

    title: str
    text: str
    where: Where


#: What is said of so much, of which so much is new.
Say = Callable[[int, int], Trouble]

_HELD, _RUN, _REFUSED = "held", "run", "refused"


class Attention(QObject):
    """Signals:
    raised: (Trouble) something needs a person that didn't before, or more of it does.
    changed: (bool) whether anything needs a person now.
    """

    raised = Signal(object)
    changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        #: How much there is of each trouble; a failed run by its code.
        self._known: dict[str, int | str] = {}
        #: The code of the failure that was told and that the timer runs into again.
        self._repeats: str | None = None
        #: How many people of each journey wait for a person.
        self._stuck: dict[int, int] = {}
        #: What journeys stand still by: the code, and the journey where it belongs to one.
        self._standing: set[tuple[str, int | None]] = set()
        self._before = False
        self._state_read = self._journeys_read = False

    @property
    def needed(self) -> bool:
        """Whether anything needs a person now."""
        return bool(self._known or self._stuck or self._standing)

    # -- what is heard ----------------------------------------------------------------------------

    @Slot(object)
    def run_finished(self, report: RunReport) -> None:
        """A run came to its end: what failed before is over; it may have held removals."""
        if report.error is None:
            self._repeats = None
            self._over(_RUN)
        held = sum(each.held for each in report.objects.values())
        self._count(_HELD, held, _held)

    @Slot(object)
    def run_failed(self, error: ErrorInfo) -> None:
        """What heals by itself needs nobody."""
        if error.treatment not in (Treatment.LOGIN, Treatment.PERSON):
            return
        if error.code not in (self._known.get(_RUN), self._repeats):
            self.raised.emit(Trouble(error.title, error.text, Where.SYNC))
        self._known[_RUN] = error.code
        self._repeats = error.code if error.treatment is Treatment.PERSON else None
        self._tell()

    @Slot(object)
    def next_run_changed(self, next_run: NextRun) -> None:
        """A sync that goes on again, by whatever was done, needs nobody."""
        if next_run.state is SyncState.RUNNING or (
            next_run.state is SyncState.IDLE and next_run.error is None
        ):
            self._over(_RUN)

    def show_state(self, state: DeskState) -> None:
        """The window read what waits; what it read first was known before, and isn't told."""
        first, self._state_read = not self._state_read, True
        self._count(_HELD, len(state.held), _held, told=not first)
        self._count(_REFUSED, state.waiting.stuck, _refused, told=not first)

    def show_waiting(self, waiting: Waiting) -> None:
        """The same for changes alone."""
        self._count(_REFUSED, waiting.stuck, _refused)

    @Slot(object)
    def show_stuck(self, people: dict[int, int]) -> None:
        """So many people of each journey wait for a person; of the journeys that were read first
        that was known before."""
        first, self._journeys_read = not self._journeys_read, True
        known, self._stuck = self._stuck, {each: n for each, n in people.items() if n}
        new = sum(n for each, n in self._stuck.items() if each not in known)
        if new and not first:
            self.raised.emit(_stuck(new))
        self._tell()

    @Slot(object)
    def journeys_moved(self, news: JourneyNews) -> None:
        """A turn of the journeys ended. What heals by itself needs nobody; what the sync fails by,
        too, is told of with it."""
        now: set[tuple[str, int | None]] = set()
        for error in news.problems:
            if error.treatment is not Treatment.PERSON or error.code == self._known.get(_RUN):
                continue
            where = {each.journey_id: each for each in news.standing if each.code == error.code}
            keys: set[tuple[str, int | None]] = {(error.code, each) for each in where}
            keys = keys or {(error.code, None)}
            new = keys - self._standing - now
            now |= keys
            if new:
                told = [each for key, each in where.items() if (error.code, key) in new]
                self.raised.emit(_stands(error, told))
        self._standing = now if news.complete else self._standing | now
        self._tell()

    # -- within -----------------------------------------------------------------------------------

    def _count(self, key: str, now: int, say: Say, *, told: bool = True) -> None:
        before = self._known.get(key, 0)
        assert isinstance(before, int)
        if not now:
            self._over(key)
            return
        self._known[key] = now
        if now > before and told:
            self.raised.emit(say(now, now - before))
        self._tell()

    def _over(self, key: str) -> None:
        self._known.pop(key, None)
        self._tell()

    def _tell(self) -> None:
        if self.needed != self._before:
            self._before = self.needed
            self.changed.emit(self.needed)


def _held(now: int, _more: int) -> Trouble:
    return Trouble(
        tr("Removals wait for your approval"),
        plural(
            "{n} record would be removed. Open the Sync page to see it.",
            "{n} records would be removed. Open the Sync page to see them.",
            now,
        ),
        Where.SYNC,
    )


def _refused(_now: int, more: int) -> Trouble:
    return Trouble(
        plural(
            "A change was not taken by Salesforce",
            "{n} changes were not taken by Salesforce",
            more,
        ),
        tr("The Sync page says why, and lets you correct it."),
        Where.ERRORS,
    )


def _stands(error: ErrorInfo, journeys: list[Standing]) -> Trouble:
    if len(journeys) == 1:
        title = tr("The journey “{name}” can’t go on", name=journeys[0].journey)
    elif journeys:
        title = plural("{n} journey can’t go on", "{n} journeys can’t go on", len(journeys))
    else:
        title = tr("Journeys can’t go on")
    return Trouble(title, f"{error.title}. {error.text}", Where.JOURNEYS)


def _stuck(people: int) -> Trouble:
    return Trouble(
        tr("A journey needs you"),
        plural(
            "{n} person can’t go on in a journey. The Journeys page says why.",
            "{n} people can’t go on in their journeys. The Journeys page says why.",
            people,
        ),
        Where.JOURNEYS,
    )
