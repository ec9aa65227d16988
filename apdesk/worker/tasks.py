"""Work off the GUI thread: one call in a thread pool, its answer back on the GUI thread.

Receivers are `@Slot` methods of QObjects that live in the runner's own thread; nothing else is
accepted, because a plain callable would run in the pool's thread (see docs/architecture.md). A
receiver that is gone by then, or a task that was cancelled meanwhile, gets nothing.
"""

from __future__ import annotations

import itertools
import logging
import weakref
from collections.abc import Callable
from typing import Any, Final, NamedTuple, Protocol

import shiboken6
from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal, Slot

from apdesk.domain.cancel import CancelToken
from apdesk.errors import ApdeskError, BugError, Cancelled, KnownError
from apdesk.language import tr

log = logging.getLogger("apdesk.tasks")

Progress = Callable[[object], None]
Work = Callable[[Progress, CancelToken], object]
Receiver = Callable[..., object]

DEBOUNCE_MS: Final = 350


def as_apdesk_error(error: Exception) -> ApdeskError:
    """What a screen shows for an exception: KnownError as it is, all else as a defect, logged."""
    if isinstance(error, ApdeskError):
        if not isinstance(error, KnownError):
            log.error("a task failed: %s", error.code or type(error).__name__, exc_info=error)
        return error
    log.error("a task failed with %s", type(error).__name__, exc_info=error)
    return BugError(
        tr("Something went wrong inside apdesk"),
        tr("This is a defect of apdesk, not of your org. Nothing was changed by this step."),
        tr(
            "Try it again. If it comes back, save the diagnostics file (Help menu) and send it "
            "to us."
        ),
        code="bug",
    )


class TaskHandle:
    """A task that was started. `cancel` may be called at any time, from the GUI thread."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.token = CancelToken()
        self.finished = False

    def cancel(self) -> None:
        """Asks the work to stop; from now on only `on_cancelled` is delivered."""
        self.token.cancel()


class _Message(NamedTuple):
    number: int
    kind: str  # 'progress' | 'done' | 'failed' | 'cancelled'
    payload: object


class Runner(Protocol):
    """What screens need of a task runner."""

    def start(
        self,
        work: Work,
        *,
        on_done: Receiver | None = None,
        on_failed: Receiver | None = None,
        on_progress: Receiver | None = None,
        on_cancelled: Receiver | None = None,
    ) -> TaskHandle: ...


class _Pending(NamedTuple):
    handle: TaskHandle
    receivers: dict[str, weakref.WeakMethod[Receiver]]


class _Mailbox(QObject):
    """Lives as long as its runner, so that no thread ever emits from an object being deleted."""

    posted = Signal(object)


class _Runnable(QRunnable):
    def __init__(self, work: Work, handle: TaskHandle, mailbox: _Mailbox) -> None:
        super().__init__()
        self._work = work
        self._handle = handle
        self._mailbox = mailbox

    def run(self) -> None:
        number, token = self._handle.number, self._handle.token
        try:
            token.check()
            result = self._work(self._progress, token)
        except Cancelled:
            self._post(_Message(number, "cancelled", None))
        except Exception as error:
            self._post(_Message(number, "failed", as_apdesk_error(error)))
        else:
            self._post(_Message(number, "done", result))

    def _progress(self, payload: object) -> None:
        self._post(_Message(self._handle.number, "progress", payload))

    def _post(self, message: _Message) -> None:
        self._mailbox.posted.emit(message)


class TaskRunner(QObject):
    """Starts tasks on a pool of its own and delivers what they say on the thread it lives in.

    Signals:
        failed: (ApdeskError) A task failed, whoever asked for it; before its receiver hears of it.
        idle: The last running task has ended.
    """

    failed = Signal(object)
    idle = Signal()

    def __init__(self, parent: QObject | None = None, *, threads: int = 4) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._mailbox = _Mailbox(self)
        self._mailbox.posted.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._numbers = itertools.count(1)
        self._pending: dict[int, _Pending] = {}

    def start(
        self,
        work: Work,
        *,
        on_done: Receiver | None = None,
        on_failed: Receiver | None = None,
        on_progress: Receiver | None = None,
        on_cancelled: Receiver | None = None,
    ) -> TaskHandle:
        """Runs `work(progress, cancel)` in the pool.

        Exactly one of done(result), failed(ApdeskError) or cancelled() follows, after any number
        of progress(payload). Raises TypeError for a receiver that isn't a method of a QObject of
        this thread.
        """
        handle = TaskHandle(next(self._numbers))
        receivers = {
            kind: self._checked(receiver)
            for kind, receiver in (
                ("done", on_done),
                ("failed", on_failed),
                ("progress", on_progress),
                ("cancelled", on_cancelled),
            )
            if receiver is not None
        }
        self._pending[handle.number] = _Pending(handle, receivers)
        self._pool.start(_Runnable(work, handle, self._mailbox))
        return handle

    @property
    def busy(self) -> bool:
        return bool(self._pending)

    def shut_down(self, timeout_ms: int = 10_000) -> bool:
        """Cancels everything and waits; nothing is delivered any more. False on time-out."""
        for pending in self._pending.values():
            pending.handle.cancel()
            pending.receivers.clear()
        self._pending.clear()
        self._pool.clear()
        return self._pool.waitForDone(timeout_ms)

    def _checked(self, receiver: Receiver) -> weakref.WeakMethod[Receiver]:
        owner = getattr(receiver, "__self__", None)
        if not isinstance(owner, QObject):
            raise TypeError(f"a receiver must be a method of a QObject, not {receiver!r}")
        if owner.thread() is not self.thread():
            raise TypeError("a receiver must live in the runner's thread")
        return weakref.WeakMethod(receiver)

    @Slot(object)
    def _deliver(self, message: _Message) -> None:
        pending = self._pending.get(message.number)
        if pending is None:
            return
        kind, payload = message.kind, message.payload
        if pending.handle.token.cancelled:
            if kind == "progress":
                return
            kind = "cancelled"
        if kind != "progress":
            del self._pending[message.number]
            pending.handle.finished = True
        if kind == "failed":
            self.failed.emit(payload)
        reference = pending.receivers.get(kind)
        receiver = reference() if reference is not None else None
        if receiver is not None and shiboken6.isValid(receiver.__self__):  # type: ignore[attr-defined]
            if kind == "cancelled":
                receiver()
            else:
                receiver(payload)
        if not self._pending:
            self.idle.emit()


class LatestRequest(QObject):
    """Questions that are asked again at every keystroke: only the last one counts.

    Waits until the asking pauses, cancels the question that is under way, and drops an answer
    that a newer question has overtaken.

    Signals:
        waiting: A question was asked; its answer isn't here yet.
        answered: The result of the last question.
        failed: The ApdeskError of the last question.
    """

    waiting = Signal()
    answered = Signal(object)
    failed = Signal(object)

    def __init__(
        self, runner: Runner, parent: QObject | None = None, *, delay_ms: int = DEBOUNCE_MS
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(delay_ms)
        self._timer.timeout.connect(self._start)
        self._work: Work | None = None
        self._handle: TaskHandle | None = None

    def ask(self, work: Work) -> None:
        """Replaces the question; `work(progress, cancel)` runs once the asking pauses."""
        self._cancel_running()
        self._work = work
        self._timer.start()
        self.waiting.emit()

    def cancel(self) -> None:
        """Forgets the question; nothing will be answered."""
        self._timer.stop()
        self._work = None
        self._cancel_running()

    @property
    def pending(self) -> bool:
        return self._timer.isActive() or self._handle is not None

    def _cancel_running(self) -> None:
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None

    @Slot()
    def _start(self) -> None:
        work, self._work = self._work, None
        if work is not None:
            self._handle = self._runner.start(work, on_done=self._done, on_failed=self._fail)

    @Slot(object)
    def _done(self, result: Any) -> None:
        self._handle = None
        self.answered.emit(result)

    @Slot(object)
    def _fail(self, error: ApdeskError) -> None:
        self._handle = None
        self.failed.emit(error)
