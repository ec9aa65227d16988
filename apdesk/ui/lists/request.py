"""Asking for the rows of a list: the first of them at once, then all; only the last question
counts."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from apdesk.errors import ApdeskError
from apdesk.worker.tasks import Runner, TaskHandle, Work

if TYPE_CHECKING:
    from apdesk.store.lists import FirstRows
    from apdesk.worker.readers import ListResult


class ListRequest(QObject):
    """A question at a time: a newer one breaks off the one under way, also within SQLite.

    Signals:
        begun: (FirstRows) The beginning of the answer; not for every question.
        answered: (ListResult) The whole of it.
        failed: (ApdeskError)
    """

    begun = Signal(object)
    answered = Signal(object)
    failed = Signal(object)

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._work: Work | None = None
        self._handle: TaskHandle | None = None
        self._began = 0.0
        self._seconds = 0.0
        # what is asked several times within one turn of the event loop is asked once
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._start)

    @property
    def pending(self) -> bool:
        """Whether an answer is still to come."""
        return self._turn.isActive() or self._handle is not None

    @property
    def seconds(self) -> float:
        """How long the last answer took."""
        return self._seconds

    def ask(self, work: Work) -> None:
        """Replaces the question (`readers.list_ids`)."""
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
        self._work = work
        self._turn.start()

    @Slot()
    def _start(self) -> None:
        work, self._work = self._work, None
        if work is None:
            return
        self._began = time.monotonic()
        self._handle = self._runner.start(
            work, on_progress=self._begin, on_done=self._done, on_failed=self._fail
        )

    @Slot(object)
    def _begin(self, first: FirstRows) -> None:
        self.begun.emit(first)

    @Slot(object)
    def _done(self, result: ListResult) -> None:
        self._seconds = time.monotonic() - self._began
        self._handle = None
        self.answered.emit(result)

    @Slot(object)
    def _fail(self, error: ApdeskError) -> None:
        self._handle = None
        self.failed.emit(error)
