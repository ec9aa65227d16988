"""The foot of the sidebar: how the sync is, and what its button does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from apdesk.store.views import ListKey
from apdesk.ui.lists.page import ListPage
from apdesk.ui.sidebar import Sidebar
from apdesk.ui.theme import apply_theme
from apdesk.worker.messages import SyncState
from tests.ui.main.synced_day import Day


@pytest.fixture
def sidebar(qtbot: QtBot, qapp: QApplication) -> Sidebar:
    apply_theme(qapp, "light")
    made = Sidebar()
    qtbot.addWidget(made)
    made.set_account("An Org", "Somebody")
    made.resize(made.width(), 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def say(sidebar: Sidebar, text: str) -> None:
    sidebar.set_status(text, "muted", can_sync=True, running=False)
    QApplication.processEvents()


def test_all_of_the_status_is_seen_and_nothing_moves_when_it_is_shorter(sidebar: Sidebar) -> None:
    say(sidebar, "Up to date")
    one = sidebar.status.height()
    said = "Up to date, with problems · next in 10 min"
    say(sidebar, said)
    assert sidebar.status.text() == sidebar.status.accessibleName() == said
    needed = sidebar.status.fontMetrics().boundingRect(
        sidebar.status.rect(), Qt.TextFlag.TextWordWrap, said
    )
    assert needed.height() > one
    assert sidebar.status.height() >= needed.height()
    place = sidebar.sync_button.geometry(), sidebar.user.geometry()
    say(sidebar, "Syncing…")
    assert (sidebar.sync_button.geometry(), sidebar.user.geometry()) == place


def assert_offers(day: Day, text: str) -> None:
    button = day.window.sidebar.sync_button
    assert button.isEnabled()
    assert button.text() == button.accessibleName() == text
    assert button.toolTip() == f"{text} (F5)"


def test_the_button_says_that_it_resumes_a_paused_sync(day: Day) -> None:
    assert_offers(day, "Sync now")
    day.window.pause_asked.emit()
    day.until(lambda: day.state is SyncState.PAUSED)
    assert_offers(day, "Resume")
    day.window.sidebar.sync_button.click()
    day.until(lambda: day.state is SyncState.IDLE)
    assert_offers(day, "Sync now")


def login_button(page: ListPage) -> QPushButton:
    return next(
        each for each in page.notice.findChildren(QPushButton) if each.text() == "Log in again"
    )


@pytest.mark.logs("apdesk")
def test_an_expired_login_is_renewed_from_the_sidebar_and_from_a_list(day: Day) -> None:
    leads = day.window.lists[ListKey.LEADS]
    day.window.go(ListKey.LEADS)
    assert not login_button(leads).isVisible()
    day.server.logins.expire_sessions()
    day.server.logins.revoke_grants()
    day.sync()
    assert day.state is SyncState.LOGIN
    assert_offers(day, "Log in again")
    assert login_button(leads).isVisible()
    late = day.window.lists[ListKey.CONTACTS]
    day.window.go(ListKey.CONTACTS)
    login_button(late).click()
    assert day.window.wizard_open
    day.window.wizard.connect_page.log_in_button.click()
    day.until(lambda: not day.window.wizard_open)
    day.assert_catches_up()
    assert_offers(day, "Sync now")
    assert not login_button(late).isVisible()


@pytest.mark.logs("apdesk")
def test_what_no_login_mends_offers_none(day: Day) -> None:
    leads = day.window.lists[ListKey.LEADS]
    day.window.go(ListKey.LEADS)
    day.stop_org()
    day.sync()
    day.until(leads.notice.isVisible)
    assert not login_button(leads).isVisible()
