"""“Back up now” has the focus again once the backup is made, or isn't."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from apdesk.errors import KnownError
from apdesk.ui.desk import Desk
from apdesk.ui.settings.backups import BackupsCard
from apdesk.ui.settings.page import PreferencesPage
from apdesk.worker import upkeep


@pytest.fixture
def card(qtbot: QtBot, page: PreferencesPage, desk: Desk) -> BackupsCard:
    page.show_section("backups")
    (made,) = page.findChildren(BackupsCard)
    qtbot.waitUntil(lambda: made.isVisible() and not desk.runner.busy)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    made.create_button.setFocus()
    return made


def test_the_focus_is_back_once_the_backup_is_made(
    qtbot: QtBot, card: BackupsCard, desk: Desk
) -> None:
    QTest.keyClick(card.create_button, Qt.Key.Key_Space)
    assert not card.create_button.hasFocus()
    qtbot.waitUntil(lambda: card.banner.kind == "success" and not desk.runner.busy)
    assert card.create_button.hasFocus()


def test_the_focus_is_back_where_no_backup_could_be_made(
    qtbot: QtBot, card: BackupsCard, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KnownError("Full", "There is no room.", "Make some.", code="x")

    monkeypatch.setattr(upkeep, "create_backup", lambda *_: fail)
    QTest.keyClick(card.create_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: card.banner.kind == "error" and not desk.runner.busy)
    assert card.create_button.hasFocus()


def test_the_focus_stays_where_it_was_taken_meanwhile(
    qtbot: QtBot, card: BackupsCard, desk: Desk
) -> None:
    QTest.keyClick(card.create_button, Qt.Key.Key_Space)
    card.keep.setFocus()
    qtbot.waitUntil(lambda: card.banner.kind == "success" and not desk.runner.busy)
    assert QApplication.focusWidget() is card.keep
