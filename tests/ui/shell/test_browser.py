"""Addresses are opened from any thread; where none can be opened, the user is told."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QThread
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from apdesk.ui.shell.address import AddressDialog
from apdesk.ui.shell.browser import Browser

pytestmark = pytest.mark.ui

URL = "https://practice.example.com/003"


class Desk:
    """Opens addresses, or not; notes in which thread it was asked."""

    def __init__(self, opens: bool) -> None:
        self.opens = opens
        self.threads: list[QThread] = []

    def open(self, _url: str) -> bool:
        self.threads.append(QThread.currentThread())
        return self.opens


@pytest.fixture(autouse=True)
def no_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BROWSER", raising=False)


@pytest.mark.parametrize("opens", [True, False])
def test_another_thread_hears_whether_it_was_opened(qtbot: QtBot, opens: bool) -> None:
    desk = Desk(opens)
    browser = Browser(None, desk.open)
    heard: list[bool] = []
    thread = threading.Thread(target=lambda: heard.append(browser.open(URL)))
    with qtbot.assertNotEmitted(browser.refused):
        thread.start()
        qtbot.waitUntil(lambda: bool(heard))
    thread.join()
    assert heard == [opens]
    assert desk.threads == [browser.thread()]


def test_what_the_gui_thread_asks_for_is_refused_aloud(qtbot: QtBot) -> None:
    browser = Browser(None, Desk(opens=False).open)
    with qtbot.waitSignal(browser.refused) as told:
        assert browser.open(URL) is False
    assert told.args == [URL]
    working = Browser(None, Desk(opens=True).open)
    with qtbot.assertNotEmitted(working.refused):
        assert working.open(URL)


@pytest.mark.logs("apdesk.app")
def test_a_desktop_without_a_browser_is_told_of(qtbot: QtBot) -> None:
    """The offscreen platform has none."""
    browser = Browser()
    with qtbot.waitSignal(browser.refused):
        assert browser.open(URL) is False


@pytest.mark.logs("apdesk.app")
def test_a_command_that_fails_is_told_of(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    import webbrowser

    monkeypatch.setenv("BROWSER", "false %s")
    monkeypatch.setattr(webbrowser, "_tryorder", None)
    monkeypatch.setattr(webbrowser, "_browsers", {})
    monkeypatch.setenv("PATH", "/usr/bin/nowhere")
    browser = Browser()
    with qtbot.waitSignal(browser.refused) as told:
        browser.open(URL)
    assert told.args == [URL]


def test_the_address_can_be_copied(qtbot: QtBot) -> None:
    dialog = AddressDialog(URL)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.address.value() == URL
    dialog.address.copy()
    assert QGuiApplication.clipboard().text() == URL
    with qtbot.waitSignal(dialog.finished):
        dialog.close_button.click()
