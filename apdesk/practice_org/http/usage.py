"""The org's count of API calls: the rolling 24 hours of the daily limit, and a log for tests."""

from __future__ import annotations

import threading
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

_DAY = timedelta(hours=24)
DEFAULT_DAILY_CALLS = 100_000
_LOGGED = 200_000
#: Operations that change records.
WRITES = frozenset(
    {
        "collection.create",
        "collection.delete",
        "collection.update",
        "collection.upsert",
        "create",
        "delete",
        "delete_by",
        "update",
        "upsert",
    }
)


@dataclass(frozen=True, slots=True)
class ReceivedCall:
    """One request as it came in; `counted`: the org counts it against the daily limit; `parts`:
    the operations of its subrequests, in order."""

    at: datetime
    method: str
    path: str
    operation: str
    counted: bool
    status: int | None  # None: no answer was sent
    parts: tuple[str, ...] = ()

    @property
    def writes(self) -> bool:
        """Whether it, or a part of it, was to change records."""
        return any(each in WRITES for each in (self.operation, *self.parts))


class Usage:
    """Safe from any thread."""

    def __init__(self, clock: Callable[[], datetime], maximum: int = DEFAULT_DAILY_CALLS) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._maximum = maximum
        self._times: deque[datetime] = deque()
        self._log: deque[ReceivedCall] = deque(maxlen=_LOGGED)

    def set_limit(self, maximum: int, used: int | None = None) -> None:
        """The daily limit; `used`: how many calls others made just now."""
        with self._lock:
            self._maximum = maximum
            if used is not None:
                self._times = deque([self._clock()] * used)

    def count(self) -> bool:
        """Counts one call; False, and not counted, when the daily limit is used up."""
        with self._lock:
            self._prune()
            if len(self._times) >= self._maximum:
                return False
            self._times.append(self._clock())
            return True

    def _prune(self) -> None:
        horizon = self._clock() - _DAY
        while self._times and self._times[0] <= horizon:
            self._times.popleft()

    def state(self) -> tuple[int, int]:
        """(used in the last 24 hours, maximum)."""
        with self._lock:
            self._prune()
            return len(self._times), self._maximum

    def header(self) -> str:
        used, maximum = self.state()
        return f"api-usage={used}/{maximum}"

    def record(
        self,
        method: str,
        path: str,
        operation: str,
        *,
        counted: bool,
        status: int | None,
        parts: tuple[str, ...] = (),
    ) -> None:
        entry = ReceivedCall(self._clock(), method, path, operation, counted, status, parts)
        with self._lock:
            self._log.append(entry)

    def calls(self) -> tuple[ReceivedCall, ...]:
        """Everything received since the start or the last `forget`, oldest first."""
        with self._lock:
            return tuple(self._log)

    def forget(self) -> None:
        """Empties the log; the daily count stays."""
        with self._lock:
            self._log.clear()

    def by_path(self) -> dict[str, int]:
        """Counted calls by "METHOD path"."""
        with self._lock:
            return dict(Counter(f"{call.method} {call.path}" for call in self._log if call.counted))

    def by_operation(self) -> dict[str, int]:
        """Counted calls by operation; those of composite ones are in `ReceivedCall.parts`."""
        with self._lock:
            return dict(Counter(call.operation for call in self._log if call.counted))
