"""While apdesk opens: what is asked of it too early, and what can't be read at first."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from apdesk.desktop import sync_start
from apdesk.domain.cancel import CancelToken
from apdesk.domain.preferences import DEFAULT_PREFERENCES, Preferences
from apdesk.paths import DataDir
from apdesk.store.database import Store
from apdesk.store.lists import ListKey
from apdesk.store.settings import Settings
from apdesk.ui.shell.tray import Tray
from apdesk.ui.sidebar import Place
from apdesk.worker.checking import check_database
from apdesk.worker.tasks import Progress, Work
from tests.ui.main.conftest import MakeDesktop
from tests.ui.main.synced_day import BY_COUNTRY, Day

PATIENCE = 20_000


@pytest.fixture
def without_tray(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a plain GNOME desktop."""
    monkeypatch.setattr(Tray, "available", staticmethod(lambda: False))


class LongCheck:
    """The check of the database, which takes until it is let go on, as that of a large one does."""

    def __init__(self) -> None:
        self.begun, self.enough = threading.Event(), threading.Event()

    def __call__(self, database: Path) -> Work:
        check = check_database(database)

        def work(progress: Progress, cancel: CancelToken) -> object:
            self.begun.set()
            self.enough.wait(PATIENCE / 1000)
            return check(progress, cancel)

        return work


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch) -> Iterator[LongCheck]:
    made = LongCheck()
    monkeypatch.setattr(sync_start, "check_database", made)
    yield made
    made.enough.set()


def preferences(day: Day) -> Preferences | None:
    with Store(day.data_dir.database, check=False) as store:
        return Settings(store).preferences()


def test_what_is_chosen_while_the_database_is_checked_is_stored_then(
    without_tray: None, check: LongCheck, fresh_day: Day
) -> None:
    day = fresh_day
    day.desktop.open()
    day.until(check.begun.is_set)
    day.window.preferences_chosen.emit(DEFAULT_PREFERENCES, False)
    assert not day.desktop.thread_of_sync.isRunning()
    assert preferences(day) == BY_COUNTRY
    check.enough.set()
    day.until(lambda: preferences(day) == DEFAULT_PREFERENCES)
    day.until(lambda: day.done_runs() > 0)


def rename(database: Path, table: str, to: str) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute(f"ALTER TABLE {table} RENAME TO {to}")


@pytest.mark.logs("apdesk")
def test_a_state_that_cannot_be_read_at_first_is_gone_on_with_once_it_can(
    qtbot: QtBot, without_tray: None, desktop: MakeDesktop, unbound: DataDir
) -> None:
    made = desktop()
    rename(unbound.database, "removal", "away")
    made.open()
    window = made.window
    qtbot.waitUntil(window.isVisible, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not made.runner.busy, timeout=PATIENCE)
    banner = window.preferences_page.banner
    assert (banner.isVisible(), banner.kind) == (True, "error")
    assert not made.thread_of_sync.isRunning()

    rename(unbound.database, "away", "removal")
    window.go(ListKey.ALL)
    window.go(Place.PREFERENCES)
    qtbot.waitUntil(made.thread_of_sync.isRunning, timeout=PATIENCE)
    page = window.lists[ListKey.ALL]
    window.go(ListKey.ALL)
    qtbot.waitUntil(lambda: page.model.rowCount() > 50, timeout=PATIENCE)


def test_what_is_read_anew_later_begins_nothing_twice(
    qtbot: QtBot, without_tray: None, desktop: MakeDesktop
) -> None:
    made = desktop()
    made.open()
    qtbot.waitUntil(made.thread_of_sync.isRunning, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not made.runner.busy, timeout=PATIENCE)
    made.window.go(Place.PREFERENCES)
    with qtbot.waitSignal(made.window.state_shown):
        made.window.reload_state()
    assert made.window.current_list is None, "the window stays where one is"
