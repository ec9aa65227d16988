"""A desk with a few people, and the Preferences page on it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from apdesk.domain.clock import SystemClock
from apdesk.paths import DataDir
from apdesk.store.views import Views
from apdesk.ui.criteria.references import References
from apdesk.ui.desk import Desk
from apdesk.ui.settings.page import PreferencesPage
from apdesk.ui.theme import apply_theme
from apdesk.worker.setup import SetupServices
from apdesk.worker.tasks import TaskRunner
from apdesk.worker.vault import SessionVault
from tests.ui.main.desk_builder import build_desk


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs Qt."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.ui)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database, built once."""
    path = tmp_path_factory.mktemp("built") / "apdesk.sqlite3"
    build_desk(path, leads=3, contacts=2, accounts=1)
    return path


@pytest.fixture
def data_dir(tmp_path: Path, built: Path) -> DataDir:
    made = DataDir(tmp_path / "data")
    made.prepare()
    shutil.copy(built, made.database)
    return made


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, data_dir: DataDir) -> Iterator[Desk]:
    apply_theme(qapp, "light")
    runner = TaskRunner()
    views = Views(data_dir.database)
    yield Desk(
        database=data_dir.database,
        views=views,
        runner=runner,
        memory=QSettings(str(data_dir.path / "window.ini"), QSettings.Format.IniFormat),
        clock=SystemClock(),
        explain=lambda _text: lambda _progress, _cancel: None,
        open_url=lambda _url: True,
    )
    assert runner.shut_down()
    views.close()


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, data_dir: DataDir) -> PreferencesPage:
    services = SetupServices(data_dir, SessionVault(data_dir))
    made = PreferencesPage(desk, References(services, desk.runner))
    qtbot.addWidget(made)
    made.resize(1040, 720)
    made.show()
    qtbot.waitExposed(made)
    return made
