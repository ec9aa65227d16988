"""The window over a database with troubles of every kind."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from apdesk.paths import DataDir
from apdesk.ui.desk import Desk
from apdesk.ui.main_window import MainWindow
from apdesk.ui.sidebar import Place
from apdesk.worker.messages import NextRun, SyncState
from tests.ui.activity.by_name import Hands
from tests.ui.activity.long_history import set_budget, write_history
from tests.ui.activity.trouble_builder import all_troubles
from tests.ui.main.conftest import data_dir, day, desk, opened, runner, scheme, window
from tests.ui.main.desk_builder import build_desk

__all__ = ["data_dir", "day", "desk", "opened", "runner", "scheme", "window"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs Qt."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.ui)


@pytest.fixture(scope="session")
def bad_day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with troubles of every kind; made once, to be copied."""
    made = tmp_path_factory.mktemp("bad_day") / "apdesk.sqlite3"
    build_desk(made)
    all_troubles(made)
    return made


@pytest.fixture(scope="module")  # not of the session: it ends now
def bad_fortnight(tmp_path_factory: pytest.TempPathFactory, bad_day: Path) -> Path:
    """The same after a fortnight of runs, every hour."""
    made = tmp_path_factory.mktemp("bad_fortnight") / "apdesk.sqlite3"
    shutil.copy(bad_day, made)
    write_history(made, datetime.now(UTC), days=14, every=timedelta(hours=1))
    set_budget(made, 250)
    return made


@pytest.fixture
def troubled_dir(tmp_path: Path, bad_day: Path) -> DataDir:
    """A data directory after a bad day, nothing open on it."""
    made = DataDir(tmp_path / "troubled")
    made.prepare()
    shutil.copy(bad_day, made.database)
    return made


@pytest.fixture
def troubles(data_dir: DataDir, bad_day: Path) -> None:
    """Ask for it before the window: its database has troubles of every kind."""
    shutil.copy(bad_day, data_dir.database)


@pytest.fixture
def history(data_dir: DataDir, bad_fortnight: Path) -> None:
    """Ask for it before the window: a fortnight of runs, every hour, with troubles."""
    shutil.copy(bad_fortnight, data_dir.database)


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
