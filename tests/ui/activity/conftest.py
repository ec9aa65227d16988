"""The window over a database with troubles of every kind."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from apdesk.paths import DataDir
from apdesk.ui.desk import Desk
from apdesk.ui.main_window import MainWindow
from apdesk.ui.sidebar import Place
from apdesk.worker.messages import NextRun, SyncState
from tests.ui.activity.by_name import Hands
from tests.ui.activity.trouble_builder import all_troubles
from tests.ui.main.conftest import data_dir, day, desk, opened, runner, window
from tests.ui.main.desk_builder import build_desk

__all__ = ["data_dir", "day", "desk", "opened", "runner", "window"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs Qt."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.ui)


@pytest.fixture
def troubled_dir(tmp_path: Path) -> DataDir:
    """A data directory after a bad day, nothing open on it."""
    made = DataDir(tmp_path / "troubled")
    made.prepare()
    build_desk(made.database)
    all_troubles(made.database)
    return made


@pytest.fixture
def troubles(data_dir: DataDir) -> None:
    """Ask for it before the window: its database has troubles of every kind."""
    all_troubles(data_dir.database)


@pytest.fixture
def hands(qtbot: QtBot, window: MainWindow, desk: Desk) -> Hands:
    """A person at the keyboard, on the Sync page."""
    made = Hands(qtbot, window, desk.runner)
    window.activateWindow()
    qtbot.waitActive(window)
    window.next_run_changed(NextRun(SyncState.IDLE, desk.clock.now() + timedelta(minutes=7)))
    window.go(Place.SYNC)
    made.rest()
    return made
