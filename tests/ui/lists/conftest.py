"""A list of real records, and hands to work on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from apdesk.domain.clock import SystemClock
from apdesk.store.list_keys import ListKey
from apdesk.store.views import Views
from apdesk.ui.desk import Desk
from apdesk.ui.lists.page import ListPage
from apdesk.ui.theme import apply_theme
from apdesk.worker.tasks import TaskRunner
from tests.ui.main.desk_builder import build_desk


class Bench:
    """A list page over a desk that has synced; what is opened in the browser is in `opened`."""

    def __init__(self, qtbot: QtBot, runner: TaskRunner, database: Path, folder: Path) -> None:
        self._qtbot = qtbot
        self.opened: list[str] = []
        self.views = Views(database)
        self.desk = Desk(
            database=database,
            views=self.views,
            runner=runner,
            memory=QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat),
            clock=SystemClock(),
            explain=lambda _text: lambda *_: None,
            open_url=self.opened.append,
        )
        self.page = self.show(ListKey.LEADS)

    def show(self, key: ListKey) -> ListPage:
        made = ListPage(key, self.desk)
        made.set_instance_url("https://example.my.salesforce.com/")
        self._qtbot.addWidget(made)
        made.resize(1000, 600)
        made.show()
        made.open()
        self.rest()
        return made

    def rest(self) -> None:
        self._qtbot.waitUntil(lambda: not self.desk.runner.busy)


@pytest.fixture(scope="session")
def synced(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of a desk that has synced, made once."""
    made = tmp_path_factory.mktemp("synced") / "apdesk.sqlite3"
    build_desk(made)
    return made.read_bytes()


@pytest.fixture
def bench(qtbot: QtBot, qapp: QApplication, tmp_path: Path, synced: bytes) -> Iterator[Bench]:
    apply_theme(qapp, "light")
    database = tmp_path / "apdesk.sqlite3"
    database.write_bytes(synced)
    runner = TaskRunner()
    made = Bench(qtbot, runner, database, tmp_path)
    yield made
    made.rest()
    if shiboken6.isValid(made.page):
        made.page.close()  # before the views: nothing may read after them
    made.views.close()
    assert runner.shut_down()
