"""A desk over a real database, and the main window on top; the worker is spoken for by signals."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from apdesk.deployment import Deployment
from apdesk.desktop.desktop import Desktop
from apdesk.domain.clock import SystemClock
from apdesk.paths import DataDir
from apdesk.store.views import Views
from apdesk.ui.criteria.references import References
from apdesk.ui.desk import Desk
from apdesk.ui.main_window import MainWindow
from apdesk.ui.shell.later import Later
from apdesk.ui.shell.tray import Tray
from apdesk.ui.theme import Scheme, apply_theme
from apdesk.ui.wizard.window import SetupWizard
from apdesk.worker.explaining import explain_record
from apdesk.worker.setup import SessionVault, SetupServices
from apdesk.worker.tasks import TaskRunner
from tests.ui.main.desk_builder import build_desk
from tests.ui.main.far_away_desk import build_far_away_desk
from tests.ui.main.synced_day import Day

MakeDesktop = Callable[..., Desktop]


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
    build_desk(made.database)
    return made


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    assert made.shut_down()


class Opened(list[str]):
    """The addresses that were opened."""

    def open(self, url: str) -> bool:
        self.append(url)
        return True


@pytest.fixture
def opened() -> Opened:
    return Opened()


@pytest.fixture(scope="session")
def far_away(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """A database with something of everything, in Japanese, and a journey in it; to be copied."""
    path = tmp_path_factory.mktemp("far_away") / "apdesk.sqlite3"
    return path, build_far_away_desk(path)


@pytest.fixture
def desk(data_dir: DataDir, runner: TaskRunner, opened: Opened) -> Iterator[Desk]:
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
        open_url=opened.open,
    )
    views.close()


@pytest.fixture
def scheme() -> Scheme:
    """The colours in which the window is made."""
    return "light"


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, desk: Desk, data_dir: DataDir, scheme: Scheme
) -> Iterator[MainWindow]:
    apply_theme(qapp, scheme)
    vault = SessionVault(data_dir)
    vault.keep_for_session()
    services = SetupServices(data_dir, vault, open_browser=lambda _url: True)
    references = References(services, desk.runner)
    wizard = Later(lambda: SetupWizard(services, desk.runner, references=references))
    made = MainWindow(desk, wizard, references)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.reload_state()
    made.open_desk()
    made.show()
    qtbot.waitUntil(lambda: not desk.runner.busy and made.state.binding is not None, timeout=20_000)
    yield made
    qtbot.waitUntil(lambda: not desk.runner.busy)
    if shiboken6.isValid(made):
        made.close()  # before the desk's views: nothing may paint or read after them


@pytest.fixture
def day(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Day]:
    apply_theme(qapp, "light")
    made = Day(qtbot, tmp_path, monkeypatch)
    try:
        made.open()
        yield made
    finally:
        made.close()


@pytest.fixture
def fresh_day(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Day]:
    """Connected, with preferences; the window isn't open yet and nothing was synced."""
    apply_theme(qapp, "light")
    made = Day(qtbot, tmp_path, monkeypatch)
    yield made
    made.close()


@pytest.fixture
def empty_day(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Day]:
    """A first launch beside a running org."""
    apply_theme(qapp, "light")
    made = Day(qtbot, tmp_path, monkeypatch, set_up=False)
    yield made
    made.close()


@pytest.fixture
def with_tray(monkeypatch: pytest.MonkeyPatch) -> None:
    """A desktop with a tray, in which nothing is shown."""
    monkeypatch.setattr(Tray, "available", staticmethod(lambda: True))
    monkeypatch.setattr(Tray, "show", lambda _self: None)


@pytest.fixture
def unbound(tmp_path: Path) -> DataDir:
    """Records of an org that isn't connected any more."""
    made = DataDir(tmp_path / "unbound")
    made.prepare()
    build_desk(made.database, bound=False)
    return made


@pytest.fixture
def desktop(
    qtbot: QtBot, qapp: QApplication, unbound: DataDir, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MakeDesktop]:
    """Makes the whole of apdesk over `unbound`; ends it in order."""
    apply_theme(qapp, "light")
    # without an event loop to leave, it would keep the next ones from beginning
    monkeypatch.setattr(QApplication, "exit", staticmethod(lambda _code: None))
    made: list[Desktop] = []

    def make(deployed: Deployment | None = None) -> Desktop:
        memory = QSettings(str(unbound.path / "w.ini"), QSettings.Format.IniFormat)
        made.append(Desktop(unbound, memory, Views(unbound.database), None, deployed=deployed))
        return made[-1]

    yield make
    for each in made:
        each.shut_down()
    QApplication.setQuitOnLastWindowClosed(True)
