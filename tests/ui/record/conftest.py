"""A list beside the record pane, over a real database, as the window puts them together."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import pytest
import shiboken6
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from apdesk.domain.apdesk_types import Entity
from apdesk.domain.clock import SystemClock
from apdesk.paths import DataDir
from apdesk.store.lists import ListKey, RecordDetail
from apdesk.store.views import Views
from apdesk.ui.desk import Desk
from apdesk.ui.lists.page import ListPage
from apdesk.ui.record.field_row import FieldRow
from apdesk.ui.record.pane import RecordPane
from apdesk.ui.theme import apply_theme
from apdesk.worker.explaining import explain_record
from apdesk.worker.messages import RowsChanged
from apdesk.worker.setup import SessionVault
from apdesk.worker.tasks import TaskRunner
from tests.ui.main.desk_builder import build_desk

W = TypeVar("W", bound=QWidget)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs Qt."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.ui)


@pytest.fixture(scope="session")
def synced(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of a desk that has synced once; made once, to be copied."""
    made = tmp_path_factory.mktemp("synced") / "apdesk.sqlite3"
    build_desk(made)
    return made


@pytest.fixture
def data_dir(tmp_path: Path, synced: Path) -> DataDir:
    made = DataDir(tmp_path / "data")
    made.prepare()
    with (
        closing(sqlite3.connect(synced)) as source,
        closing(sqlite3.connect(made.database)) as target,
    ):
        source.backup(target)
    return made


@pytest.fixture
def database(data_dir: DataDir) -> Path:
    return data_dir.database


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    assert made.shut_down()


@pytest.fixture
def opened() -> list[str]:
    """The addresses that were opened."""
    return []


@pytest.fixture
def desk(data_dir: DataDir, runner: TaskRunner, opened: list[str]) -> Iterator[Desk]:
    vault = SessionVault(data_dir)
    vault.keep_for_session()
    views = Views(data_dir.database)
    yield Desk(
        database=data_dir.database,
        views=views,
        runner=runner,
        memory=QSettings(str(data_dir.path / "window.ini"), QSettings.Format.IniFormat),
        clock=SystemClock(),
        explain=lambda text: explain_record(data_dir, vault, text),
        open_url=opened.append,
    )
    views.close()


def control(within: QWidget, kind: type[W], name: str) -> W:
    """The one visible control of that kind with that accessible name."""
    found = [
        each
        for each in within.findChildren(kind)
        if each.accessibleName() == name and each.isVisible()
    ]
    names = [each.accessibleName() for each in within.findChildren(kind) if each.isVisible()]
    assert len(found) == 1, f"{len(found)} of {name!r} in {names}"
    return found[0]


class Bench(QWidget):
    """A list and the pane."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        super().__init__()
        self.qtbot = qtbot
        self.desk = desk
        self.told: list[RowsChanged] = []
        self.page = ListPage(ListKey.LEADS, desk)
        self.pane = RecordPane(desk, "https://riverside.my.salesforce.com")
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self.page, 1)
        self._layout.addWidget(self.pane)
        self._connect()
        self.resize(1280, 720)

    def _connect(self) -> None:
        self.page.record_chosen.connect(self.pane.show_record)
        for each in (self.page, self.pane):
            each.edited.connect(self._edited)

    def _edited(self, changes: RowsChanged) -> None:
        self.told.append(changes)
        self.page.rows_changed(changes)
        self.pane.refresh()

    def open_list(self, key: ListKey) -> ListPage:
        """Puts another list in place of the one that is shown."""
        before, self.page = self.page, ListPage(key, self.desk)
        self._layout.replaceWidget(before, self.page)
        before.hide()
        before.deleteLater()
        self.page.record_chosen.connect(self.pane.show_record)
        self.page.edited.connect(self._edited)
        self.page.show()
        self.page.open()
        self.rest()
        return self.page

    def rest(self) -> None:
        """Until nothing is read or written any more."""
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not self.desk.runner.busy, timeout=20_000)
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not self.desk.runner.busy, timeout=20_000)

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=20_000)

    # -- the record -----------------------------------------------------------------------------

    def show_person(self, record_id: int, entity: Entity = Entity.PERSON) -> RecordDetail:
        self.pane.show_record(entity, record_id)
        self.pane.refresh()
        self.rest()
        return self.detail

    def refresh(self) -> None:
        """Reads the record anew, and lets what came with it appear."""
        self.pane.refresh()
        self.rest()

    @property
    def detail(self) -> RecordDetail:
        detail = self.pane.detail
        assert detail is not None
        return detail

    def line(self, name: str) -> FieldRow:
        """The line of a field, by its label."""
        found = [
            each
            for each in self.pane.fields.rows()
            if each.field is not None and each.field.label == name
        ]
        assert len(found) == 1, name
        return found[0]

    def open_field(self, name: str) -> QWidget:
        """Opens a field with the keys; the widget that then has the focus."""
        cell = self.line(name).cell
        cell.setFocus()
        self.qtbot.keyClick(cell, Qt.Key.Key_F2)
        assert self.pane.fields.editing is not None
        focus = self.focusWidget()
        assert focus is not None
        return focus

    def said(self, within: QWidget | None = None) -> str:
        """All words that are shown."""
        labels = (within or self.pane).findChildren(QLabel)
        return "\n".join(each.text() for each in labels if each.isVisible())

    def badges(self) -> list[str]:
        labels = self.pane.head.findChildren(QLabel)
        return [
            each.text()
            for each in labels
            if each.isVisible() and str(each.property("role")).startswith("badge")
        ]

    def take_keys(self, widget: QWidget) -> None:
        """The window is in front again, as a desktop sees to it, and the widget has the focus."""
        self.activateWindow()
        self.until(self.isActiveWindow)
        widget.setFocus()

    def dialog(self, kind: type[W]) -> W:
        """The dialog that is open."""
        found = [each for each in self.findChildren(kind) if each.isVisible()]
        assert len(found) == 1
        assert isinstance(found[0], QDialog)
        self.rest()
        return found[0]


@pytest.fixture
def bench(qtbot: QtBot, qapp: QApplication, desk: Desk) -> Iterator[Bench]:
    apply_theme(qapp, "light")
    made = Bench(qtbot, desk)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.page.open()
    made.rest()
    yield made
    made.rest()
    if shiboken6.isValid(made):
        made.close()  # before the desk's views: nothing may paint or read after them
