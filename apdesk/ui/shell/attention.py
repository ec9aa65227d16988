"""What needs a person, gathered from everything that the worker and the window say.

A trouble is told of once: when it comes, and again when there is more of it. It is over when
whatever said it says otherwise.
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

_HELD, _RUN, _REFUSED, _JOURNEYS = "held", "run", "refused", "journeys"


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
        self._before = False
        self._state_read = self._journeys_read = False

    @property
    def needed(self) -> bool:
        """Whether anything needs a person now."""
        return bool(self._known)

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

    @Slot(int)
    def show_stuck(self, people: int) -> None:
        """So many people of journeys wait for a person."""
        first, self._journeys_read = not self._journeys_read, True
        self._count(_JOURNEYS, people, _stuck, told=not first)

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


def _stuck(_now: int, more: int) -> Trouble:
    return Trouble(
        tr("A journey needs you"),
        plural(
            "{n} person can’t go on in a journey. The Journeys page says why.",
            "{n} people can’t go on in their journeys. The Journeys page says why.",
            more,
        ),
        Where.JOURNEYS,
    )
