"""The journeys between the runs of the sync: when they have something to do, one step at a time."""

from __future__ import annotations

import logging
from collections.abc import Generator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import Clock
from apdesk.domain.run import ChangeSet
from apdesk.errors import Cancelled, KnownError
from apdesk.worker.messages import ErrorInfo

if TYPE_CHECKING:
    from apdesk.journeys.engine import JourneyReport
    from apdesk.journeys.engine import Standing as Standing
    from apdesk.worker.backend import SyncBackend

log = logging.getLogger("apdesk.journeys")

#: After a turn in which something couldn't go on, and after one that broke off.
PATIENCE = timedelta(minutes=1)
#: After a turn in which nobody moved, whatever there seems to be to do.
REST = timedelta(seconds=10)
_BUSY = "journeys.busy"


class JourneyNews(NamedTuple):
    """What a turn of the journeys came to, for the window.

    Attributes:
        moved: Steps that people took.
        failed: Effects that were refused and wait for a person.
        problems: What kept people waiting.
        standing: The journeys of those problems that belong to single journeys.
        complete: Everything that can be wrong was looked at, in Salesforce as well: what isn't
            among the problems is mended.
    """

    moved: int
    failed: int
    problems: tuple[ErrorInfo, ...]
    standing: tuple[Standing, ...] = ()
    complete: bool = False


class JourneyTurns:
    """At most one turn at a time; lives in the worker's thread."""

    def __init__(self, backend: SyncBackend, clock: Clock) -> None:
        self._backend = backend
        self._clock = clock
        self._turn: Generator[ChangeSet, None, JourneyReport] | None = None
        self._not_before: datetime | None = None
        self._after_sync = False

    @property
    def running(self) -> bool:
        return self._turn is not None

    def due(self) -> datetime | None:
        """When there is something to do next; None: nobody waits for the clock. Raises as the
        backend."""
        due = self._backend.journeys_due()
        if due is None or self._not_before is None:
            return due
        return max(due, self._not_before)

    def hurry(self) -> None:
        """A person changed something: what couldn't go on is tried again at once."""
        self._not_before = None

    def start(self, cancel: CancelToken, *, after_sync: bool) -> None:
        """Begins a turn. Raises as the backend."""
        self._after_sync = after_sync
        self._turn = self._backend.journeys(cancel, after_sync=after_sync)

    def stop(self) -> None:
        """Ends a turn where it stands; the next one goes on there."""
        turn, self._turn = self._turn, None
        if turn is not None:
            turn.close()

    def step(self) -> ChangeSet | JourneyNews:
        """One transaction further: whom it changed, or at the end what the turn came to."""
        assert self._turn is not None
        try:
            return next(self._turn)
        except StopIteration as ended:
            self._turn = None
            return self._ended(ended.value)
        except Cancelled:
            self._turn = None
            return JourneyNews(0, 0, ())
        except Exception as error:
            self._turn = None
            self._not_before = self._clock.now() + PATIENCE
            info = ErrorInfo.of(error)
            if info.defect:
                log.exception("a turn of the journeys ended by a defect")
            elif not (isinstance(error, KnownError) and error.code == _BUSY):
                log.warning("a turn of the journeys ended: %s", info.code)
            return JourneyNews(0, 0, () if info.code == _BUSY else (info,))

    def _ended(self, report: JourneyReport) -> JourneyNews:
        problems = tuple(ErrorInfo.of_problem(each) for each in report.problems)
        rest = PATIENCE if problems else timedelta(0) if report.moved else REST
        self._not_before = self._clock.now() + rest
        return JourneyNews(
            report.moved, report.failed, problems, tuple(report.standing), self._after_sync
        )
