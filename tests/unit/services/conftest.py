"""A desk of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.services.services_desk import ServicesDesk, desk_in


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[ServicesDesk]:
    with desk_in(tmp_path) as made:
        yield made
