"""Measured figures as JSON lines, one object per measured thing, for `chart.py` to draw."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """What one thing cost at one size.

    Attributes:
        what: FIRST_SYNC, IDLE_TICK or BUSY_TICK.
        seconds, cpu: Of apdesk, without what it waited for the org to get ready.
        floor: Seconds of the bare minimum in the same run; None where there is none.
    """

    what: str
    leads: int
    seconds: float
    cpu: float
    floor: float | None = None


FIRST_SYNC = "first sync"
IDLE_TICK = "idle tick"
BUSY_TICK = "tick with 1,000 changes"


def record(file: Path, figure: Figure) -> None:
    """Appends a line."""
    with open(file, "a", encoding="utf-8") as lines:
        lines.write(json.dumps(asdict(figure)) + "\n")


def read(file: Path) -> list[Figure]:
    """All that was recorded. Raises OSError, ValueError and TypeError for other lines."""
    text = file.read_text(encoding="utf-8")
    return [Figure(**json.loads(line)) for line in text.splitlines() if line.strip()]
