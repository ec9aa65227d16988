"""Runs the engine by the timer and on demand, one step in each turn of its event loop.

Lives in the sync thread (`SyncThread`); in tests it works inline, in the thread that made it. All
slots are called by signals; `stop_run` alone may be called from any thread.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Generator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import Clock, SystemClock
from apdesk.domain.run import Cause, ChangeSet, Result, RunReport
from apdesk.errors import Cancelled
from apdesk.sync.schedule import limit_stop
from apdesk.worker.backend import Step, SyncBackend
from apdesk.worker.journey_turns import JourneyNews, JourneyTurns
from apdesk.worker.messages import (
    BUDGET,
    ErrorInfo,
    NextRun,
    RowsChanged,
    RunStarted,
    SyncState,
    Treatment,
)
from apdesk.worker.pace import SLEPT, Speed, due_at, retry_delay

if TYPE_CHECKING:
    from apdesk.sync.schedule import Slowing

log = logging.getLogger("apdesk.worker")

#: The longest time between two looks at the clock; a sleeping machine stops timers.
BEAT = timedelta(seconds=15)
#: When a database that couldn't be opened is tried again.
OPEN_AGAIN = timedelta(minutes=1)


class SyncWorker(QObject):
    """The one runner of syncs. Its timers are its children, so they live where it lives."""

    run_started = Signal(object)  # RunStarted
    progressed = Signal(object)  # RunProgress
    rows_changed = Signal(object)  # RowsChanged
    run_finished = Signal(object)  # RunReport
    run_failed = Signal(object)  # ErrorInfo
    next_run_changed = Signal(object)  # NextRun
    journeys_moved = Signal(object)  # JourneyNews
    opened = Signal()
    open_failed = Signal(object)  # ErrorInfo

    def __init__(
        self, backend: SyncBackend, clock: Clock | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._backend = backend
        self._clock: Clock = clock if clock is not None else SystemClock()
        self._lock = threading.Lock()
        self._token: CancelToken | None = None
        self._run: Generator[Step, None, RunReport] | None = None
        self._journeys = JourneyTurns(backend, self._clock)
        self._speed = Speed()
        self._state = SyncState.UNSET
        self._error: ErrorInfo | None = None
        self._failures = 0
        self._not_before: datetime | None = None
        self._slowing: Slowing | None = None
        self._wanted: tuple[Cause, bool] | None = None
        self._after_sync = False
        self._unlooked: ErrorInfo | None = None
        self._is_open = False
        self._closing = False
        self._beat = QTimer(self)
        self._beat.setSingleShot(True)
        self._beat.setTimerType(Qt.TimerType.CoarseTimer)
        self._beat.timeout.connect(self.beat)
        self._expected: datetime | None = None
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._step)
        self._journey_turn = QTimer(self)
        self._journey_turn.setSingleShot(True)
        self._journey_turn.setInterval(0)
        self._journey_turn.timeout.connect(self._move_people)
        self._spare = QTimer(self)
        self._spare.setSingleShot(True)
        self._spare.setInterval(0)
        self._spare.timeout.connect(self._keep_up)

    @property
    def state(self) -> SyncState:
        return self._state

    @property
    def running(self) -> bool:
        return self._run is not None

    # -- life: called by the thread itself -----------------------------------------------------

    def open(self) -> bool:
        """Opens the backend and starts to watch the clock; False (and `open_failed`) on failure.

        What failed is tried again in a minute, and with whatever is asked of the worker.
        """
        if not self._opens():
            return False
        self._rest()
        self._look(Cause.START)
        return True

    def _opens(self) -> bool:
        if self._is_open:
            return True
        try:
            self._backend.open()
        except Exception as error:
            info = ErrorInfo.of(error)
            if info.defect:
                log.exception("the sync thread can't open its store")
            else:
                log.warning("the sync thread can't open its store: %s", info.code)
            self._error = info
            self.open_failed.emit(info)
            self.next_run_changed.emit(
                NextRun(SyncState.IDLE, self._clock.now() + OPEN_AGAIN, info)
            )
            self._beat.start(round(OPEN_AGAIN / timedelta(milliseconds=1)))
            return False
        self._is_open = True
        self._error = None
        self.opened.emit()
        return True

    def close(self) -> None:
        """Ends a run where it stands (it goes on there next time) and closes the backend."""
        self._closing = True
        self._beat.stop()
        self._turn.stop()
        self._spare.stop()
        self.stop_run()
        self._stop_journeys()
        if self._run is not None:
            self._run.close()
            self._run = None
        if self._is_open:
            self._is_open = False
            self._backend.close()

    # -- any thread ----------------------------------------------------------------------------

    def stop_run(self) -> None:
        """Asks the present run to stop at its next step; callable from any thread."""
        with self._lock:
            if self._token is not None:
                self._token.cancel()

    # -- slots ---------------------------------------------------------------------------------

    @Slot()
    def run_now(self) -> None:
        """Starts a run, or asks for one more after the present one."""
        self._request(Cause.MANUAL, False)

    @Slot()
    def approve_removals(self) -> None:
        """Starts a run that carries out the removals which were held."""
        self._request(Cause.MANUAL, True)

    @Slot()
    def pause(self) -> None:
        """No runs by the timer until `resume`; a present run stops and goes on there later."""
        if not self._guarded(lambda: self._backend.set_paused(True)):
            return
        self._wanted = None
        self.stop_run()
        self._stop_journeys()
        if self._run is None:
            self._rest()

    @Slot()
    def resume(self) -> None:
        """Ends a pause and runs at once."""
        if self._guarded(lambda: self._backend.set_paused(False)):
            self._request(Cause.MANUAL, False)

    @Slot()
    def cancel(self) -> None:
        """Stops the present run; the timer goes on."""
        self._wanted = None
        self.stop_run()

    @Slot(object, bool)
    def preferences_changed(self, preferences: object, approve_removals: bool = False) -> None:
        """Stores new preferences and runs by them at once."""
        if self._guarded(lambda: self._backend.save_preferences(preferences)):
            if self._run is not None:
                self.stop_run()
            first = self._state is SyncState.UNSET
            self._request(Cause.FIRST if first else Cause.PREFERENCES, approve_removals)

    @Slot()
    def reload(self) -> None:
        """Looks again at the stored account, interval and pause (they were changed elsewhere)."""
        if not self._opens():
            return
        self._failures = 0
        self._not_before = None
        self._error = None
        if self._run is None:
            self._state = SyncState.IDLE
            self._rest()
            self._look(Cause.TIMER)

    @Slot()
    def beat(self) -> None:
        """Looks at the clock: starts a run that is due, by the stored time of the last one."""
        if not self._is_open:
            self.open()
            return
        now = self._clock.now()
        slept = self._expected is not None and abs(now - self._expected) > SLEPT
        if slept:
            log.info("the clock jumped; looking whether a run was missed")
        self._look(Cause.WAKE if slept else Cause.TIMER)

    @Slot()
    def look_at_journeys(self) -> None:
        """Lets people in journeys move, who can now: something was published, or tried again."""
        self._journeys.hurry()
        if self._is_open and self._run is None:
            self._look(Cause.TIMER)

    @Slot()
    def keep_up_soon(self) -> None:
        """Has the database kept up now, not only after the next run: lists want to be in an order
        that they aren't kept in yet. A run that is under way goes first, and does it at its end."""
        if self._is_open and not self._closing and self._run is None:
            self._spare.start()

    # -- within --------------------------------------------------------------------------------

    def _guarded(self, action: Callable[[], None]) -> bool:
        if not self._opens():
            return False
        try:
            action()
        except Exception as error:
            info = ErrorInfo.of(error)
            if info.defect:
                log.exception("the sync thread can't store a setting")
            else:
                log.warning("the sync thread can't store a setting: %s", info.code)
            self._error = info
            self.run_failed.emit(info)
            if self._run is None:
                self._rest()
            return False
        return True

    def _request(self, cause: Cause, approve: bool) -> None:
        if self._closing or not self._opens():
            return
        if self._run is not None:
            # An approval is of what was shown with it: it neither passes to preferences that are
            # saved after it, nor to the removals that such preferences ask for.
            approved = self._wanted is not None and self._wanted[1]
            if cause is not Cause.MANUAL or (approve and not approved) or self._wanted is None:
                self._wanted = (cause, approve)
            return
        self._failures = 0
        self._not_before = None
        self._start(cause, approve)

    def _look(self, cause: Cause) -> None:
        if self._closing or self._run is not None:
            return
        before = self._slowing
        try:
            due = self._due()
        except Exception as error:
            self._fail(ErrorInfo.of(error))
            return
        if due is not None and due <= self._clock.now():
            self._start(cause, False)
            return
        if self._slowing != before:
            self._tell(due)
        self._arm(self._let_journeys_go(due))

    def _due(self) -> datetime | None:
        """When to run by ourselves; None while that needs a person."""
        self._slowing = None
        if not self._backend.ready() or self._backend.paused():
            return None
        if self._state is SyncState.LOGIN:
            return None
        if self._state not in (SyncState.LIMITED, SyncState.RETRYING):
            self._slowing = self._backend.slowing()
        if self._not_before is not None:
            return self._not_before
        every = self._backend.interval() if self._slowing is None else self._slowing.every
        return due_at(self._backend.last_run(), every, self._clock.now())

    def _arm(self, due: datetime | None) -> None:
        now = self._clock.now()
        wait = BEAT if due is None else min(BEAT, max(due - now, timedelta(milliseconds=50)))
        self._expected = now + wait
        self._beat.start(round(wait / timedelta(milliseconds=1)))

    def _start(self, cause: Cause, approve: bool) -> None:
        self._beat.stop()
        self._stop_journeys()
        try:
            if not self._backend.ready():
                self._state = SyncState.UNSET
                self._rest()
                return
            token = CancelToken()
            self._run = self._backend.run(cause, approve_removals=approve, cancel=token)
        except Exception as error:
            self._run = None
            self._fail(ErrorInfo.of(error))
            return
        with self._lock:
            self._token = token
        self._speed = Speed()
        self._state = SyncState.RUNNING
        log.info("run started: %s", cause)
        self.run_started.emit(RunStarted(cause, self._clock.now()))
        self.next_run_changed.emit(NextRun(SyncState.RUNNING))
        self._turn.start()

    @Slot()
    def _step(self) -> None:
        if self._run is None:
            return
        try:
            step = next(self._run)
        except StopIteration as ended:
            self._ended(ended.value)
        except Cancelled:
            self._ended(None)
        except Exception as error:
            info = ErrorInfo.of(error)
            if info.defect:
                log.exception("the run ended by a defect")
            self._forget_run()
            self._fail(info)
        else:
            if isinstance(step, ChangeSet):
                if step:
                    self.rows_changed.emit(RowsChanged.of(step))
            else:
                self.progressed.emit(self._speed.measure(step, time.monotonic()))
            self._turn.start()

    def _forget_run(self) -> None:
        self._run = None
        with self._lock:
            self._token = None

    def _ended(self, report: RunReport | None) -> None:
        self._forget_run()
        failed = report is not None and report.result is Result.FAILED
        if report is not None:
            log.info("run %d ended: %s in %.1f s", report.run_id, report.result, report.seconds)
        if failed and report is not None and report.error is not None:
            self.run_finished.emit(report)
            self._fail(ErrorInfo.of_problem(report.error))
            return
        self._failures = 0
        self._error = None
        self._not_before = None
        if report is None or report.result is Result.STOPPED:
            # What was stopped by hand goes on with the next tick, not at once.
            self._not_before = self._clock.now() + self._interval()
        self._state = SyncState.IDLE
        if report is not None:
            self.run_finished.emit(report)
            self._after_sync = report.result in (Result.DONE, Result.HELD)
        self._go_on()

    def _interval(self) -> timedelta:
        try:
            slowing = self._backend.slowing()
            return self._backend.interval() if slowing is None else slowing.every
        except Exception:
            log.exception("the interval can't be read")
            return timedelta(minutes=10)

    def _fail(self, info: ErrorInfo) -> None:
        self._failures += 1
        self._error = info
        now = self._clock.now()
        match info.treatment:
            case Treatment.LOGIN:
                self._state = SyncState.LOGIN
                self._not_before = None
            case Treatment.LIMIT:
                self._state = SyncState.LIMITED
                self._not_before = self._calls_free_at(info, now)
            case Treatment.RETRY:
                self._state = SyncState.RETRYING
                self._not_before = now + retry_delay(self._failures, info.retry_after)
            case Treatment.PERSON:
                self._state = SyncState.IDLE
                self._not_before = now + max(self._interval(), retry_delay(self._failures))
        log.warning("run failed: %s; then: %s", info.code or info.title, info.treatment)
        self.run_failed.emit(info)
        self._go_on()

    def _calls_free_at(self, info: ErrorInfo, now: datetime) -> datetime:
        """The budget of our own says when it ends; Salesforce's limit gives calls back hourly."""
        if info.code == BUDGET:
            try:
                free = self._backend.budget_free_at()
            except Exception:
                log.exception("the ledger of API calls can't be read")
                free = None
            if free is not None:
                return max(free, now + BEAT)
        return limit_stop(now, info.retry_after)

    def _go_on(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None and self._state is not SyncState.LOGIN:
            self._request(*wanted)
        else:
            self._rest()

    def _rest(self) -> None:
        """Says what it waits for, and arms the clock."""
        if self._closing:
            return
        try:
            ready, paused, due = self._backend.ready(), self._backend.paused(), self._due()
        except Exception:
            log.exception("the stored state of the sync can't be read")
            ready, paused, due = True, False, self._clock.now() + timedelta(minutes=1)
        if not ready:
            self._state = SyncState.UNSET
        elif paused:
            self._state = SyncState.PAUSED
        elif self._state in (SyncState.UNSET, SyncState.PAUSED, SyncState.RUNNING):
            self._state = SyncState.IDLE
        self._tell(due)
        self._arm(self._let_journeys_go(due))
        self._spare.start()

    def _tell(self, due: datetime | None) -> None:
        at = due if self._state not in (SyncState.UNSET, SyncState.PAUSED) else None
        slowing = self._slowing if self._state is SyncState.IDLE else None
        self.next_run_changed.emit(NextRun(self._state, at, self._error, slowing))

    @Slot()
    def _keep_up(self) -> None:
        """Spare time: one piece of work in each turn, so that whatever is asked gets through."""
        if self._run is not None or self._closing or not self._is_open:
            return
        if self._journeys.running:
            return  # the journeys' end calls for it again
        try:
            more = self._backend.keep_up()
        except Exception as error:
            # it is tried again after the next run; nothing but speed depends on it
            log.warning("the database can't be kept up: %s", ErrorInfo.of(error).code)
            return
        if more:
            self._spare.start()

    # -- journeys -------------------------------------------------------------------------------

    def _let_journeys_go(self, run_due: datetime | None) -> datetime | None:
        """Begins a turn of the journeys where one is due; when to look again at the latest."""
        if self._closing or self._run is not None or self._journeys.running:
            return run_due
        try:
            if self._backend.paused():
                return run_due
            due = None if self._after_sync else self._journeys.due()
            # what is due now is so by a clock that was read before this
            now = self._clock.now()
            if self._after_sync or (due is not None and due <= now):
                token = CancelToken()
                self._journeys.start(token, after_sync=self._after_sync)
                with self._lock:
                    self._token = token
                self._after_sync = False
                self._unlooked = None
                self._journey_turn.start()
                return run_due
        except Exception as error:
            info = ErrorInfo.of(error)
            log.warning("the journeys can't be looked at: %s", info.code or info.title)
            if info != self._unlooked:
                self._unlooked = info
                self.journeys_moved.emit(JourneyNews(0, 0, (info,)))
            return run_due
        self._unlooked = None
        return min((each for each in (run_due, due) if each is not None), default=None)

    def _stop_journeys(self) -> None:
        if self._journeys.running:
            self._journey_turn.stop()
            self._journeys.stop()
            with self._lock:
                self._token = None

    @Slot()
    def _move_people(self) -> None:
        if not self._journeys.running or self._closing:
            return
        told = self._journeys.step()
        if isinstance(told, ChangeSet):
            if told:
                self.rows_changed.emit(RowsChanged.of(told))
            self._journey_turn.start()
            return
        with self._lock:
            self._token = None
        self.journeys_moved.emit(told)
        self._look(Cause.TIMER)
        self._spare.start()
