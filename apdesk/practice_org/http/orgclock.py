"""The org's clock: real time plus an offset that tests move, or a time that stands still."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta


class OrgClock:
    """Callable: the org's time now, aware UTC. Never goes back. Safe from any thread."""

    def __init__(self, offset: timedelta = timedelta()) -> None:
        self._lock = threading.Lock()
        self._offset = offset
        self._frozen: datetime | None = None

    def __call__(self) -> datetime:
        with self._lock:
            return self._now()

    def _now(self) -> datetime:
        return self._frozen if self._frozen is not None else datetime.now(UTC) + self._offset

    @property
    def offset(self) -> timedelta:
        with self._lock:
            return self._now() - datetime.now(UTC)

    def advance(self, by: timedelta) -> datetime:
        """Moves the clock forward, also while it stands still. ValueError when backward."""
        if by < timedelta():
            raise ValueError("an org's clock does not go back")
        with self._lock:
            if self._frozen is not None:
                self._frozen += by
            else:
                self._offset += by
            return self._now()

    def freeze(self, at: datetime | None = None) -> datetime:
        """Stops the clock, now or at a later time; only `advance` moves it from then on."""
        with self._lock:
            now = self._now()
            if at is not None and at < now:
                raise ValueError("an org's clock does not go back")
            self._frozen = at or now
            return self._frozen

    def thaw(self) -> datetime:
        """Lets the clock run again, from where it stands."""
        with self._lock:
            if self._frozen is not None:
                self._offset = self._frozen - datetime.now(UTC)
                self._frozen = None
            return self._now()
