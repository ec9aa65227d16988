"""When the next run is due, and how fast the present one goes. Pure: time comes in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from apdesk.domain.run import Phase, Progress
from apdesk.worker.messages import RunProgress

#: A beat that comes this much later than asked for means that the machine slept.
SLEPT = timedelta(seconds=60)
FIRST_RETRY = timedelta(seconds=30)
LONGEST_RETRY = timedelta(minutes=30)


def due_at(last_run: datetime | None, interval: timedelta, now: datetime) -> datetime:
    """When a run is due by the stored end of the last one; a moment in the past: at once.

    A last run in the future (the clock was set back) counts as one that ended now.
    """
    if last_run is None:
        return now
    return min(last_run, now) + interval


def retry_delay(failures: int, asked: float | None = None) -> timedelta:
    """How long to wait after the n-th failure in a row, or longer where the server asked to."""
    delay = min(FIRST_RETRY * (1 << min(max(0, failures - 1), 10)), LONGEST_RETRY)
    return max(delay, timedelta(seconds=asked)) if asked else delay


@dataclass(slots=True)
class Speed:
    """Turns the engine's progress into records a second and time left, per object and phase."""

    _key: tuple[Phase, str | None] | None = None
    _samples: list[tuple[float, int]] = field(default_factory=list)

    def measure(self, progress: Progress, seconds: float) -> RunProgress:
        """`seconds` is a monotonic clock's reading; the rate is that of the last ten seconds."""
        key = (progress.phase, progress.sobject)
        if key != self._key or (self._samples and progress.done < self._samples[-1][1]):
            self._key = key
            self._samples = []
        self._samples.append((seconds, progress.done))
        while len(self._samples) > 2 and seconds - self._samples[1][0] >= 10.0:
            self._samples.pop(0)
        began, had = self._samples[0]
        rate = (progress.done - had) / (seconds - began) if seconds - began > 0.2 else 0.0
        left = None
        if rate > 0 and progress.total is not None:
            left = max(0.0, (progress.total - progress.done) / rate)
        return RunProgress(
            progress.phase, progress.sobject, progress.done, progress.total, rate, left
        )
