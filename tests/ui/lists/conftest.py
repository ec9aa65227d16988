"""Lists of real records, a short and a long one, and hands to work on them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from apdesk.domain.clock import SystemClock
from apdesk.domain.mapping import Entity
from apdesk.store import answering, ordering, spool, words
from apdesk.store.database import Store
from apdesk.store.list_keys import ListKey
from apdesk.store.views import Views
from apdesk.ui.desk import Desk
from apdesk.ui.lists.page import ListPage
from apdesk.ui.theme import apply_theme
from apdesk.worker.tasks import TaskRunner
from tests.ui.main.desk_builder import build_desk

LEADS = 900


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


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    assert made.shut_down()


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk that has synced, kept in order; made once, to be copied."""
    made = tmp_path_factory.mktemp("many") / "apdesk.sqlite3"
    build_desk(made, leads=LEADS)
    with Store(made, check=False) as store:
        for name in ("@id", "name", "company"):
            with store.transaction() as connection:
                assert ordering.ensure(connection, Entity.PERSON, [name], least=1)
    return made


@pytest.fixture
def database(tmp_path: Path, many: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Its lists are read as those of a million are."""
    monkeypatch.setattr(answering, "FEW", 20)
    monkeypatch.setattr(spool, "HELD", 20)
    path = tmp_path / "apdesk.sqlite3"
    with closing(sqlite3.connect(many)) as source, closing(sqlite3.connect(path)) as target:
        source.backup(target)
    yield path
    words.shared.cache_clear()


@pytest.fixture
def page(
    qtbot: QtBot, qapp: QApplication, runner: TaskRunner, database: Path, tmp_path: Path
) -> Iterator[ListPage]:
    """A long list, in front of somebody."""
    apply_theme(qapp, "light")
    views = Views(database)
    desk = Desk(
        database=database,
        views=views,
        runner=runner,
        memory=QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat),
        clock=SystemClock(),
        explain=lambda _text: lambda *_: None,
        open_url=lambda _url: None,
    )
    made = ListPage(ListKey.LEADS, desk)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    made.open()
    qtbot.waitUntil(lambda: not runner.busy)
    yield made
    qtbot.waitUntil(lambda: not runner.busy)
    made.close()
    views.close()


def rest(qtbot: QtBot, page: ListPage) -> None:
    """Lets all that was asked be answered."""
    qtbot.waitUntil(lambda: not page.reading.request.pending and not page._desk.runner.busy)
