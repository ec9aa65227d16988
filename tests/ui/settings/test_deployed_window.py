"""What was decided beforehand, as the window goes by it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from apdesk import app, services
from apdesk.deployment import DeployedConnect, Deployment
from apdesk.errors import ApdeskError
from apdesk.paths import DataDir
from apdesk.store.database import Store
from apdesk.store.views import Views
from apdesk.ui.shell import startup_error
from apdesk.ui.shell.browser import Browser
from apdesk.ui.theme import apply_theme
from apdesk.ui.wizard.connect_form import ConnectDefaults
from apdesk.worker.vault import SessionVault


def test_a_file_that_cannot_be_used_is_told_and_nothing_is_started(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[ApdeskError] = []
    monkeypatch.setattr(
        startup_error, "show_startup_error", lambda error, _path: shown.append(error)
    )
    home = DataDir(tmp_path / "data")
    home.prepare()
    (home.path / "apdesk.toml").write_text("[look]\ncolour = 'red'\n")
    assert app.run(home) == 1
    (error,) = shown
    assert error.code == "deployment.unknown_key"
    assert "line 2" in error.message
    assert not home.database.exists()


def test_the_login_is_prepared(tmp_path: Path) -> None:
    home = DataDir(tmp_path / "data")
    given = DeployedConnect("https://a.my.salesforce.com", "KEY", 24317, True)
    decided = Deployment(connect=given)
    assert services.connect_defaults(decided) == ConnectDefaults(
        "https://a.my.salesforce.com", "KEY", True
    )
    assert services.connect_defaults(None) is None
    made = services.setup_services(home, SessionVault(home), Browser(None), decided)
    assert [each.split(":")[2].split("/")[0] for each in made.callback_urls] == ["24317"]
    usual = services.setup_services(home, SessionVault(home), Browser(None), None)
    assert len(usual.callback_urls) == 3


def test_preferences_that_cannot_be_used_are_told_at_the_first_start(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply_theme(qapp, "light")
    monkeypatch.setattr(QApplication, "exit", staticmethod(lambda _code: None))
    home = DataDir(tmp_path / "data")
    home.prepare()
    (home.path / "apdesk.toml").write_text("[preferences]\nfile = 'nowhere.json'\n")
    memory = QSettings(str(home.path / "w.ini"), QSettings.Format.IniFormat)
    with Store(home.database):
        pass
    desktop = app.Desktop(home, memory, Views(home.database), None)
    try:
        desktop.open()
        qtbot.waitUntil(desktop.window.isVisible, timeout=20_000)
        banner = desktop.window.preferences_page.banner
        qtbot.waitUntil(banner.isVisible)
        assert "nowhere.json" in banner.text()
    finally:
        desktop.shut_down()
