"""Python's cyclic garbage collector, kept on the GUI thread.

Left to itself it runs in whatever thread allocates, the sync thread too, and then destroys widgets
there ("Timers cannot be stopped from another thread", crashes). So it is off, and a timer of the
GUI thread collects: the young generations often, everything when the user is elsewhere.

Whether the user rests is read off the pointer and the window's state at each round. An event
filter on the application would know more, and would call Python for every event of every widget.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

#: How often the young generations are looked at.
YOUNG_MS = 2_000
#: A full collection takes up to 70 ms with a large program, so it waits for a rest of the user.
REST_SECONDS = 8.0
FULL_EVERY_SECONDS = 120.0


class GarbageCollector(QObject):
    """Takes over from the automatic collector until `stop`."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._was_enabled = gc.isenabled()
        self._pointer = QPoint()
        self._moved = time.monotonic()
        self._last_full = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setInterval(YOUNG_MS)
        self._timer.timeout.connect(self.collect)
        gc.disable()
        self._timer.start()

    def collect(self) -> None:
        """One round: young generations, or everything when the user rests."""
        now = time.monotonic()
        first, second, _ = gc.get_threshold()
        counts = gc.get_count()
        if self._resting(now) and now - self._last_full > FULL_EVERY_SECONDS:
            self._last_full = now
            gc.collect()
        elif counts[1] > second:
            gc.collect(1)
        elif counts[0] > first:
            gc.collect(0)

    def _resting(self, now: float) -> bool:
        if QCursor.pos() != self._pointer:
            self._pointer = QCursor.pos()
            self._moved = now
        if QApplication.applicationState() is not Qt.ApplicationState.ApplicationActive:
            return True
        return now - self._moved > REST_SECONDS

    def stop(self) -> None:
        """Gives the collector back."""
        self._timer.stop()
        if self._was_enabled:
            gc.enable()
