"""The Journeys page over a real database with journeys that run."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from apdesk.domain.clock import SystemClock
from apdesk.paths import DataDir
from apdesk.store.views import Views
from apdesk.ui.desk import Desk
from apdesk.ui.journeys.page import JourneysPage
from apdesk.ui.theme import apply_theme
from apdesk.worker.journey_choices import JourneyChoices
from apdesk.worker.tasks import TaskRunner
from apdesk.worker.vault import SessionVault
from tests.ui.journeys.pages.journey_builder import populate
from tests.ui.journeys.pages.user import User
from tests.ui.main.desk_builder import build_desk

PEOPLE = {"leads": 24, "contacts": 6, "accounts": 3}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs Qt."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.ui)


@pytest.fixture
def data_dir(tmp_path: Path) -> DataDir:
    made = DataDir(tmp_path / "data")
    made.prepare()
    build_desk(made.database, **PEOPLE)
    return made


@pytest.fixture(scope="session")
def populated(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Mapping[str, int]]:
    """The database with journeys, and their ids; made once, to be copied."""
    made = tmp_path_factory.mktemp("populated") / "apdesk.sqlite3"
    build_desk(made, **PEOPLE)
    return made, populate(made)


@pytest.fixture
def journeys(data_dir: DataDir, populated: tuple[Path, Mapping[str, int]]) -> Mapping[str, int]:
    """Ask for it to have journeys: their ids."""
    database, ids = populated
    shutil.copy(database, data_dir.database)
    return dict(ids)


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, data_dir: DataDir) -> Iterator[Desk]:
    apply_theme(qapp, "light")
    runner = TaskRunner()
    views = Views(data_dir.database)
    vault = SessionVault(data_dir)
    vault.keep_for_session()
    yield Desk(
        database=data_dir.database,
        views=views,
        runner=runner,
        memory=QSettings(str(data_dir.path / "window.ini"), QSettings.Format.IniFormat),
        clock=SystemClock(),
        explain=lambda _text: lambda _progress, _cancel: None,
        open_url=lambda _url: True,
        choices=lambda: JourneyChoices(data_dir, vault),
    )
    assert runner.shut_down()
    views.close()


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> JourneysPage:
    """Without journeys, unless the test asks for `journeys` first."""
    assert desk.choices is not None
    made = JourneysPage(desk, desk.choices())
    qtbot.addWidget(made, before_close_func=lambda shown: shown.finish())
    made.resize(1040, 720)
    made.show()
    made.activateWindow()
    return made


@pytest.fixture
def user(qtbot: QtBot, desk: Desk, page: JourneysPage) -> User:
    return User(qtbot, desk, page)
