"""An org of its own for each test, and a clock that the test moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from apdesk.practice_org.state.org import PracticeOrg


@dataclass
class MovingClock:
    moment: datetime = datetime(2026, 3, 18, 12, 0, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def advance(self, **parts: float) -> None:
        self.moment += timedelta(**parts)


@pytest.fixture
def clock() -> MovingClock:
    return MovingClock()


@pytest.fixture
def org(clock: MovingClock) -> Iterator[PracticeOrg]:
    practice = PracticeOrg(":memory:", clock=clock)
    yield practice
    practice.close()
