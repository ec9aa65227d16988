"""The real window with the real sync thread, over a practice org on a real socket."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from apdesk.app import Desktop
from apdesk.domain.cancel import CancelToken
from apdesk.domain.operators import Criterion, Operator
from apdesk.domain.preferences import DEFAULT_PREFERENCES, ObjectChoice, Preferences, SyncMode
from apdesk.domain.run import Result
from apdesk.domain.setup_flow import ConnectTarget
from apdesk.paths import DataDir
from apdesk.practice_org.http.faults import Fault, FaultKind
from apdesk.practice_org.http.server import PracticeServer
from apdesk.salesforce.session import Backoff
from apdesk.store.database import Store
from apdesk.store.journal import RunSummary
from apdesk.store.mirror import Mirror
from apdesk.store.settings import Settings
from apdesk.store.views import ListKey, Views
from apdesk.ui.main_window import MainWindow
from apdesk.ui.sidebar import Place
from apdesk.worker.messages import SyncState
from apdesk.worker.setup import SetupServices
from apdesk.worker.sync_backend import StoreBackend
from tests.ui.wizard.scripted_browser import ScriptedBrowser

PATIENCE = 20_000
QUERIES = r"/(query|queryAll|composite)"
BY_COUNTRY = Preferences(
    objects={
        "Lead": ObjectChoice(
            SyncMode.CRITERIA, (Criterion("Country", Operator.IS_NOT, "Australia"),)
        ),
        "Contact": ObjectChoice(),
        "Account": ObjectChoice(),
    },
    mappings=DEFAULT_PREFERENCES.mappings,
)


class Day:
    """An org, and a window over it that has synced once."""

    def __init__(
        self,
        qtbot: QtBot,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        *,
        set_up: bool = True,
    ) -> None:
        """`set_up`: an org is connected and preferences are chosen; nothing is synced yet."""
        self._qtbot = qtbot
        self._monkeypatch = monkeypatch
        self._org_data = tmp_path / "org.sqlite3"
        self.browser = ScriptedBrowser()
        self.server = PracticeServer(data=self._org_data, leads=30, contacts=20, accounts=8)
        self.server.start()
        self.port = int(self.server.url.rsplit(":", 1)[1])
        self.data_dir = DataDir(tmp_path / "data")
        self.data_dir.prepare()
        monkeypatch.setattr(Backoff, "delay", lambda _self, _failures, _asked: 0.0)
        with Store(self.data_dir.database):
            pass
        memory = QSettings(str(self.data_dir.path / "w.ini"), QSettings.Format.IniFormat)
        self.desktop = Desktop(
            self.data_dir,
            memory,
            Views(self.data_dir.database),
            None,
            open_url=self.browser.open,
        )
        self.desktop.vault.keep_for_session()
        if set_up:
            self._set_up()

    def _set_up(self) -> None:
        services = SetupServices(self.data_dir, self.desktop.vault, open_browser=self.browser.open)
        target = ConnectTarget(self.server.url, self.server.client_id)
        services.log_in(target)(lambda _progress: None, CancelToken())
        with Store(self.data_dir.database) as store:
            Settings(store).save_preferences(BY_COUNTRY)

    # -- the org --------------------------------------------------------------------------------

    def stop_org(self) -> None:
        self.server.stop()

    def start_org(self) -> None:
        self.server = PracticeServer(data=self._org_data, port=self.port)
        self.server.start()

    def new_lead(self, name: str = "Late") -> None:
        self.server.org.create("Lead", {"LastName": name, "Company": f"{name} Inc"})

    def fault(self, kind: FaultKind) -> None:
        self.server.faults.add(Fault(kind, path=QUERIES, times=None))

    def leads_of_the_org(self) -> set[str]:
        soql = "SELECT Id FROM Lead WHERE Country != 'Australia' AND IsConverted = false"
        return {str(each["Id"]) for each in self.server.org.query(soql).records()}

    # -- the window -----------------------------------------------------------------------------

    @property
    def window(self) -> MainWindow:
        return self.desktop.window

    def until(self, condition: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(condition, timeout=PATIENCE)

    def open(self) -> None:
        """Shows the window; its first run is due at once."""
        self.desktop.open()
        self.until(lambda: self.window.isVisible() and self.done_runs() == 1)
        self.until(lambda: self.state is SyncState.IDLE)
        self.window.go(Place.SYNC)

    def sync(self) -> None:
        """Presses Sync now and waits until the run is over, and said to be."""
        finished = [self.window.next_run]
        before = len(self.runs())
        self.window.sync_now()
        self.until(lambda: len(self.runs()) > before and self.runs()[0].finished_at is not None)
        self.until(
            lambda: self.window.next_run is not finished[0] and self.state is not SyncState.RUNNING
        )

    @property
    def state(self) -> SyncState:
        return self.window.next_run.state

    def runs(self) -> tuple[RunSummary, ...]:
        with Views(self.data_dir.database) as views:
            return tuple(views.runs(50))

    def done_runs(self) -> int:
        return sum(each.result is Result.DONE for each in self.runs())

    def here(self, key: ListKey = ListKey.LEADS) -> dict[int, tuple[object, ...]]:
        """The records of a list as they are stored."""
        with Views(self.data_dir.database) as views:
            names = [each.name for each in views.fields(key)]
            return dict(views.rows(key, views.ids(key), names))

    def salesforce_ids(self) -> set[str]:
        with Store(self.data_dir.database, check=False) as store:
            return set(Mirror(store).member_ids("Lead"))

    def in_sync_thread(self, method: str, sql: str) -> None:
        """Before that method of the sync's backend, its connection carries out a PRAGMA."""
        backend = self.desktop.worker._backend
        assert isinstance(backend, StoreBackend)
        original = getattr(StoreBackend, method).__get__(backend)

        def first(*args: Any, **named: Any) -> Any:
            backend._opened().database.execute_sql(sql)
            return original(*args, **named)

        self._monkeypatch.setattr(backend, method, first, raising=False)

    def said(self) -> str:
        """All words that the Sync page shows."""
        labels = self.window.sync_page.findChildren(QLabel)
        return "\n".join(each.text() for each in labels if each.isVisible())

    def assert_told(self, *parts: str) -> None:
        """The banner has a title, what it means and what to do; and these words."""
        page = self.window.sync_page
        self.until(page.login_banner.isVisible)
        assert page.login_banner.title()
        assert len(page.login_banner.text().split(". ")) >= 2, page.login_banner.text()
        for part in parts:
            assert part.lower() in self.said().lower(), self.said()

    def assert_catches_up(self) -> None:
        self.until(lambda: self.salesforce_ids() == self.leads_of_the_org())
        self.until(lambda: self.state is SyncState.IDLE and self.window.next_run.error is None)
        assert not self.window.sync_page.login_banner.isVisible()

    def close(self) -> None:
        self.desktop.shut_down()
        self.browser.close()
        self.server.stop()
