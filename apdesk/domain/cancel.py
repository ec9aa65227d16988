"""How a long piece of work is asked to stop: it looks at each step, nobody interrupts it."""

from __future__ import annotations

import threading

from apdesk.errors import Cancelled


class CancelToken:
    """Set from any thread, checked by the worker between steps."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        self._event.set()

    @property
    def cancelled(self) -> bool:
        return self._event.is_set()

    def check(self) -> None:
        """Raises Cancelled once `cancel` was called."""
        if self._event.is_set():
            raise Cancelled

    def wait(self, seconds: float) -> bool:
        """Waits for at most `seconds` (back-off, polling); True when cancelled meanwhile."""
        return self._event.wait(seconds)
