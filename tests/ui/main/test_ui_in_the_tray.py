"""apdesk as a part of the desktop: hidden at login, after its window was closed, started anew."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from apdesk import app, cli
from apdesk.cli import WindowOptions, window_options
from apdesk.deployment import DeployedDesktop, Deployment
from apdesk.domain.cancel import CancelToken
from apdesk.errors import KnownError
from apdesk.journeys.engine import Standing
from apdesk.store.lists import ListKey
from apdesk.ui.shell import presence as presence_module
from apdesk.ui.shell import program
from apdesk.ui.shell.autostart import Autostart
from apdesk.ui.shell.mac_menu import make_menu_bar
from apdesk.ui.shell.single import SingleInstance
from apdesk.ui.shell.tray import KEEP_RUNNING, NOTIFY, Tray
from apdesk.worker import journeys
from apdesk.worker.journey_turns import JourneyNews
from apdesk.worker.messages import ErrorInfo
from apdesk.worker.readers import Waiting
from apdesk.worker.tasks import Progress, Work
from tests.ui.main.conftest import MakeDesktop

PATIENCE = 20_000


def ended(desktop: app.Desktop) -> bool:
    return desktop._quitting


def test_hidden_it_waits_in_the_tray_until_it_is_called(
    qtbot: QtBot, with_tray: None, desktop: MakeDesktop
) -> None:
    made = desktop()
    with qtbot.waitSignal(made.in_sight):
        made.open(hidden=True)
    qtbot.waitUntil(lambda: made.presence is not None, timeout=PATIENCE)
    qtbot.waitUntil(made.thread_of_sync.isRunning, timeout=PATIENCE)
    assert not made.window.isVisible()
    made.bring_to_front()
    assert made.window.isVisible()
    page = made.window.lists[ListKey.ALL]
    qtbot.waitUntil(lambda: page.model.rowCount() > 50, timeout=PATIENCE)


def test_hidden_without_a_tray_it_waits_minimised(
    qtbot: QtBot, desktop: MakeDesktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presence_module, "_LOOK_MS", 1)
    monkeypatch.setattr(Tray, "available", staticmethod(lambda: False))
    made = desktop()
    made.open(hidden=True)
    qtbot.waitUntil(made.window.isMinimized, timeout=PATIENCE)
    made.window.close()
    assert ended(made)


def test_a_tray_that_comes_later_is_waited_for(
    qtbot: QtBot, desktop: MakeDesktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [False, False, False]
    monkeypatch.setattr(presence_module, "_LOOK_MS", 1)
    monkeypatch.setattr(Tray, "available", staticmethod(lambda: not answers or answers.pop()))
    monkeypatch.setattr(Tray, "show", lambda _self: None)
    made = desktop()
    made.open(hidden=True)
    qtbot.waitUntil(lambda: made.presence is not None, timeout=PATIENCE)
    assert not made.window.isVisible()


def test_closing_the_window_leaves_it_in_the_tray_and_says_so_once(
    qtbot: QtBot, with_tray: None, desktop: MakeDesktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = desktop()
    made.open()
    qtbot.waitUntil(lambda: made.presence is not None, timeout=PATIENCE)
    assert made.presence is not None
    shown: list[str] = []
    monkeypatch.setattr(
        made.presence.tray.icon, "showMessage", lambda title, _text, _icon: shown.append(title)
    )
    for _ in range(2):
        made.window.close()
        assert not made.window.isVisible()
        assert not ended(made)
        made.bring_to_front()
    assert shown == ["apdesk goes on in the tray"]
    made.window.desk.memory.setValue(KEEP_RUNNING, False)
    made.window.close()
    assert ended(made)


def test_whoever_installed_it_decides_until_the_user_does(
    qtbot: QtBot, with_tray: None, desktop: MakeDesktop
) -> None:
    made = desktop(Deployment(desktop=DeployedDesktop(keep_running=False)))
    made.open()
    qtbot.waitUntil(lambda: made.presence is not None, timeout=PATIENCE)
    assert made.presence is not None
    assert not made.presence.outlives_window
    made.window.desk.memory.setValue(KEEP_RUNNING, True)
    assert made.presence.outlives_window


def test_start_at_login_is_decided_beforehand_once(
    qtbot: QtBot, desktop: MakeDesktop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    deployed = Deployment(desktop=DeployedDesktop(start_at_login=True))
    made = desktop(deployed)
    made.open()
    autostart = Autostart(made.window.database.parent)
    qtbot.waitUntil(lambda: autostart.enabled, timeout=PATIENCE)


@pytest.mark.logs("apdesk")
def test_journeys_that_cannot_be_read_at_first_are_heard_of_later(
    qtbot: QtBot, with_tray: None, desktop: MakeDesktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = desktop()
    asked: list[Path] = []

    def unreadable(database: Path) -> Work:
        def work(_progress: Progress, _cancel: CancelToken) -> object:
            asked.append(database)
            raise KnownError("Full", "No room.", code="disk.full")

        return work

    monkeypatch.setattr(journeys, "rows", unreadable)
    made.open()
    qtbot.waitUntil(made.thread_of_sync.isRunning, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not made.runner.busy, timeout=PATIENCE)
    assert asked
    assert made.presence is not None
    assert not made.presence.attention.needed
    made.window.people_stuck.emit({1: 2})
    assert made.presence.attention.needed


def test_a_notification_leads_to_its_place(
    qtbot: QtBot, with_tray: None, desktop: MakeDesktop
) -> None:
    made = desktop()
    made.open()
    qtbot.waitUntil(lambda: made.presence is not None, timeout=PATIENCE)
    presence, window = made.presence, made.window
    assert presence is not None
    qtbot.waitUntil(lambda: presence.attention._journeys_read, timeout=PATIENCE)
    window.close()
    window.waiting_shown.emit(Waiting(errors=2, stuck=2))
    presence.tray.icon.messageClicked.emit()
    assert window.isVisible()
    assert window.sync_page.tabs.current is window.sync_page.errors
    window.people_stuck.emit({1: 3})
    presence.tray.icon.messageClicked.emit()
    assert window.journeys_page.isVisible()


def test_a_journey_that_stands_still_is_told_of_by_the_worker(
    qtbot: QtBot, with_tray: None, desktop: MakeDesktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = desktop()
    made.open()
    qtbot.waitUntil(lambda: made.presence is not None, timeout=PATIENCE)
    assert made.presence is not None
    shown: list[str] = []
    monkeypatch.setattr(
        made.presence.tray.icon, "showMessage", lambda title, _text, _icon: shown.append(title)
    )
    gone = ErrorInfo("A list is gone", "It isn't there.", "Choose another.", "journey.list_gone")
    standing = (Standing("journey.list_gone", 1, "Welcome"),)
    made.worker.journeys_moved.emit(JourneyNews(0, 0, (gone,), standing))
    qtbot.waitUntil(lambda: shown == ["The journey “Welcome” can’t go on"], timeout=PATIENCE)
    made.window.desk.memory.setValue(NOTIFY, False)
    made.worker.journeys_moved.emit(JourneyNews(0, 0, (gone,)))
    qtbot.waitUntil(lambda: len(made.presence.attention._standing) == 2, timeout=PATIENCE)
    assert len(shown) == 1


# -- one copy, and its options ------------------------------------------------------------------


def test_the_options_of_the_window() -> None:
    assert window_options(["--hidden"]) == WindowOptions(hidden=True)
    assert window_options(["--hidden", "--data-dir", "x"]) == WindowOptions("x", hidden=True)


def test_a_hidden_start_does_not_raise_the_window_that_is_there(
    qtbot: QtBot, tmp_path: Path
) -> None:
    first = SingleInstance(tmp_path)
    assert first.first()
    with qtbot.assertNotEmitted(first.raise_asked, wait=50):
        assert not SingleInstance(tmp_path).first(call=False)
    with qtbot.waitSignal(first.raise_asked):
        assert not SingleInstance(tmp_path).first()
    first.close()


# -- started anew -------------------------------------------------------------------------------


def test_it_is_started_anew_as_it_was(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    started: list[tuple[str, ...]] = []
    monkeypatch.setattr(app, "run", lambda _home, **_options: app.RESTART)
    monkeypatch.setattr(program, "start_again", lambda given: started.append(tuple(given)))
    folder = str(tmp_path / "data")
    assert cli.main(["--data-dir", folder, "--hidden", "--practice", "--debug"]) == 0
    assert started == [("--data-dir", folder, "--debug")]


def test_asking_for_it_ends_the_app(qtbot: QtBot, desktop: MakeDesktop) -> None:
    made = desktop()
    made.open()
    qtbot.waitUntil(made.window.isVisible, timeout=PATIENCE)
    made.window.restart_asked.emit()
    assert (ended(made), made.restarts) == (True, True)


def test_a_program_starts_itself_in_a_process_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = tmp_path / "said.json"
    script = (
        "import json, os, sys; said = [sys.argv[1:], os.getcwd()]; "
        f"open({str(said)!r}, 'w').write(json.dumps(said))"
    )
    begun: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def start(*given: object, **how: object) -> subprocess.Popen[bytes]:
        begun.append(popen(*given, **how))  # type: ignore[call-overload]
        return begun[-1]

    monkeypatch.setattr(subprocess, "Popen", start)
    monkeypatch.setattr(
        program, "this_program", lambda: program.Program((sys.executable, "-c", script), tmp_path)
    )
    program.start_again(["--data-dir", "x y"])
    assert begun[0].wait(timeout=30) == 0
    assert json.loads(said.read_text()) == [["--data-dir", "x y"], str(tmp_path)]


# -- macOS --------------------------------------------------------------------------------------


def test_the_menu_bar_of_macos_has_what_stands_there_by_custom(
    qtbot: QtBot, desktop: MakeDesktop
) -> None:
    made = desktop()
    bar = make_menu_bar(made.window)
    roles = {each.menuRole().name: each for menu in bar.actions() for each in menu.menu().actions()}
    assert {"AboutRole", "PreferencesRole", "QuitRole"} <= set(roles)
    with qtbot.waitSignal(made.window.quit_asked):
        roles["QuitRole"].trigger()
