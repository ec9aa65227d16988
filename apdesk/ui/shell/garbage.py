"""Python's cyclic garbage collector, kept on the GUI thread.

Left to itself it runs in whatever thread allocates, the sync thread too, and then destroys widgets
there ("Timers cannot be stopped from another thread", crashes). So it is off, and a timer of the
GUI thread collects: the young generations often, everything when the user does nothing.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

#: How often the young generations are looked at.
YOUNG_MS = 2_000
#: A full collection takes up to 70 ms with a large program, so it waits for a rest of the user.
REST_SECONDS = 8.0
FULL_EVERY_SECONDS = 120.0
_USER = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.MouseMove}
)


class GarbageCollector(QObject):
    """Takes over from the automatic collector until `stop`."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._was_enabled = gc.isenabled()
        self._last_input = time.monotonic()
        self._last_full = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setInterval(YOUNG_MS)
        self._timer.timeout.connect(self.collect)
        app.installEventFilter(self)
        gc.disable()
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _USER:
            self._last_input = time.monotonic()
        return False

    def collect(self) -> None:
        """One round: young generations, or everything when the user rests."""
        now = time.monotonic()
        first, second, _ = gc.get_threshold()
        counts = gc.get_count()
        resting = now - self._last_input > REST_SECONDS
        if resting and now - self._last_full > FULL_EVERY_SECONDS:
            self._last_full = now
            gc.collect()
        elif counts[1] > second:
            gc.collect(1)
        elif counts[0] > first:
            gc.collect(0)

    def stop(self) -> None:
        """Gives the collector back."""
        self._timer.stop()
        app = self.parent()
        if app is not None:
            app.removeEventFilter(self)
        if self._was_enabled:
            gc.enable()
