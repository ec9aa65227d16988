"""Time as the engine is given it, so that tests move it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    def now(self) -> datetime:
        """The present time, aware, in UTC."""
        ...


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


def to_iso(moment: datetime) -> str:
    """The canonical text of a moment: 'YYYY-MM-DDTHH:MM:SSZ', UTC, fractions dropped."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def from_iso(text: str) -> datetime:
    """Reads what `to_iso` wrote, or any ISO 8601 moment with an offset, as aware UTC."""
    return datetime.fromisoformat(text).astimezone(UTC)
