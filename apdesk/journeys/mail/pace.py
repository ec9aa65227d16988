"""How many e-mails go out in a minute."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable
from datetime import datetime, timedelta

_MINUTE = timedelta(minutes=1)


class Pace:
    """Counts e-mails in the minute that ends now, whatever full minutes the clock shows."""

    def __init__(
        self, per_minute: int, sent: Iterable[datetime] = (), booked: Iterable[datetime] = ()
    ) -> None:
        """`sent`: when the last ones went out, in any order; `booked`: turns that were given."""
        self._per_minute = per_minute
        self._sent = sorted(sent)[-per_minute:]
        self.booked = sorted(booked)

    def free(self, now: datetime) -> bool:
        """Whether one may go out now."""
        return len(self._counted(now)) < self._per_minute

    def note(self, now: datetime) -> None:
        """One goes out."""
        insort(self._sent, now)
        del self._sent[: -self._per_minute]

    def book(self, now: datetime) -> datetime:
        """When one that may not go out now will have its turn, behind those that have one."""
        # of a long line only its end counts
        line = sorted([*self._counted(now), *self.booked[-self._per_minute :]])
        turn = max(now, line[-self._per_minute] + _MINUTE) if len(line) >= self._per_minute else now
        insort(self.booked, turn)
        return turn

    def _counted(self, now: datetime) -> list[datetime]:
        # A time to come is one of a clock that was set back since.
        return [each for each in self._sent if timedelta(0) <= now - each < _MINUTE]
