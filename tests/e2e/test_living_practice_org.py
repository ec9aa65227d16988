"""The switch of the Sync page, over a practice org in a process of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from apdesk.app import Desktop
from apdesk.domain.cancel import CancelToken
from apdesk.domain.preferences import DEFAULT_PREFERENCES
from apdesk.launcher import PracticeLauncher
from apdesk.paths import DataDir
from apdesk.store.database import Store
from apdesk.store.settings import Settings
from apdesk.store.views import Views
from apdesk.ui.shell.practice import PracticeSwitch
from apdesk.ui.sidebar import Place
from apdesk.ui.theme import apply_theme
from apdesk.worker.messages import SyncState
from apdesk.worker.setup import SetupServices
from tests.ui.wizard.scripted_browser import ScriptedBrowser

pytestmark = [pytest.mark.e2e, pytest.mark.ui]
PATIENCE = 60_000


@pytest.fixture
def launcher(tmp_path: Path) -> Iterator[PracticeLauncher]:
    home = DataDir(tmp_path / "data")
    home.prepare()
    made = PracticeLauncher(home)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def desktop(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, launcher: PracticeLauncher
) -> Iterator[Desktop]:
    """Connected to the practice org; nothing is synced yet."""
    apply_theme(qapp, "light")
    home = DataDir(tmp_path / "data")
    with Store(home.database):
        pass
    memory = QSettings(str(home.path / "w.ini"), QSettings.Format.IniFormat)
    memory.setValue("help/tour_seen", True)
    browser = ScriptedBrowser()
    made = Desktop(
        home,
        memory,
        Views(home.database),
        launcher.start,
        open_url=browser.open,
        practice_process=lambda: launcher,
    )
    made.vault.keep_for_session()
    services = SetupServices(home, made.vault, open_browser=browser.open)
    services.log_in(launcher.start())(lambda _progress: None, CancelToken())
    with Store(home.database) as store:
        Settings(store).save_preferences(DEFAULT_PREFERENCES)
    yield made
    made.shut_down()
    browser.close()


def test_a_newcomer_sees_leads_arrive_and_change(
    qtbot: QtBot, desktop: Desktop, launcher: PracticeLauncher
) -> None:
    state = f"{launcher.start().login_url}/__practice__/state"
    desktop.open(practice_used_before=lambda: launcher.used_before)
    window = desktop.window
    qtbot.waitUntil(lambda: window.next_run.state is SyncState.IDLE, timeout=PATIENCE)
    window.go(Place.SYNC)
    switch = window.sync_page.card.findChild(PracticeSwitch)
    assert switch is not None
    qtbot.waitUntil(switch.isVisible, timeout=PATIENCE)
    assert not switch.box.isChecked()
    switch.box.click()
    qtbot.waitUntil(lambda: launcher.busy and switch.box.isEnabled(), timeout=PATIENCE)
    assert requests.get(state, timeout=10).json()["busy"] is True
    assert switch.box.isChecked()
    # what the timer does every minute comes sooner
    window._practice_life._often.setInterval(1_500)  # type: ignore[union-attr]

    with Views(window.database) as views:

        def came() -> bool:
            runs = views.runs(20)[:-1]
            return any(
                each.entered or each.changed for run in runs for each in run.objects.values()
            )

        qtbot.waitUntil(came, timeout=PATIENCE)
    switch.box.click()
    qtbot.waitUntil(lambda: not launcher.busy and switch.box.isEnabled(), timeout=PATIENCE)
    assert requests.get(state, timeout=10).json()["busy"] is False
    qtbot.waitUntil(lambda: window.next_run.state is SyncState.IDLE, timeout=PATIENCE)
