"""A bench for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync.bench import CAREFUL, Bench
from tests.sync.two_way import TwoWay


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    made = Bench(tmp_path)
    yield made
    made.close()


@pytest.fixture
def careful(tmp_path: Path) -> Iterator[Bench]:
    """A bench whose safety stop few removals meet."""
    made = Bench(tmp_path, CAREFUL)
    yield made
    made.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TwoWay]:
    """A bench for both directions."""
    made = TwoWay(tmp_path)
    yield made
    made.close()
