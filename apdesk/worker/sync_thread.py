"""The sync thread's life: open the store there, serve the worker's events, close it there."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QThread

from apdesk.worker.sync_worker import SyncWorker

log = logging.getLogger("apdesk.worker")


class SyncThread(QThread):
    """Subclassed for its lifecycle only; it has no slots, because it lives in its creator's thread.

    A Python `run` keeps thread-locals for the whole life of the thread; with a plain QThread they
    are empty at each slot call (see docs/architecture.md, threads).
    """

    def __init__(self, worker: SyncWorker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("apdesk-sync")
        self._worker = worker
        worker.moveToThread(self)

    @property
    def worker(self) -> SyncWorker:
        return self._worker

    def run(self) -> None:
        """In the new thread: open → event loop → close."""
        try:
            self._worker.open()
            self.exec()
        finally:
            self._worker.close()

    def stop(self, timeout_ms: int = 30_000) -> bool:
        """Cancels a present run, ends the event loop, and waits. False when it didn't end in time.

        Called from the thread that owns this object, before windows are closed.
        """
        self._worker.stop_run()
        self.quit()
        ended = self.wait(timeout_ms)
        if not ended:
            log.error("the sync thread did not end within %d ms", timeout_ms)
        return ended
