"""The window of the other tests, for the help inside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.main.conftest import data_dir, day, desk, opened, runner, scheme, window

__all__ = ["data_dir", "day", "desk", "opened", "runner", "scheme", "window"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs Qt."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.ui)
