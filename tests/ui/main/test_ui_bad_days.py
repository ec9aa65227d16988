"""Whatever the world does ends in a clear sentence in the window, loses nothing, and goes on.

The real window with the real sync thread, over a practice org on a real socket.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from apdesk import app
from apdesk.domain.preferences import DEFAULT_PREFERENCES
from apdesk.domain.run import Result
from apdesk.errors import KnownError
from apdesk.paths import DataDir
from apdesk.practice_org.http.faults import FaultKind
from apdesk.store.database import Store
from apdesk.store.settings import Settings
from apdesk.store.views import ListKey
from apdesk.sync import login_state
from apdesk.ui.shell.startup_error import StartupErrorDialog
from apdesk.worker import pace
from apdesk.worker.messages import SyncState
from tests.ui.main.synced_day import BY_COUNTRY, Day


def visible_texts(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def test_an_expired_session_is_renewed_without_a_word(day: Day) -> None:
    day.new_lead()
    day.server.logins.expire_sessions()
    day.sync()
    day.assert_catches_up()
    assert all(each.result is Result.DONE for each in day.runs())


@pytest.mark.logs("apdesk")
def test_a_revoked_login_says_so_and_goes_on_after_a_new_one(day: Day) -> None:
    before = day.here()
    day.new_lead()
    day.server.logins.expire_sessions()
    day.server.logins.revoke_grants()
    day.sync()
    assert day.state is SyncState.LOGIN
    day.assert_told("log in")
    page = day.window.sync_page
    assert page.login_button.isVisible()
    assert not page.card.sync_button.isEnabled()
    assert day.here() == before
    assert login_is_lost(day), "apdesk status says so, too"

    page.login_button.click()
    assert day.window.wizard_open
    day.window.wizard.connect_page.log_in_button.click()
    # The login is all that was wanted: it leads back, and the sync goes on by itself.
    day.until(lambda: not day.window.wizard_open)
    assert day.window.sync_page.isVisible()
    day.assert_catches_up()
    assert not login_is_lost(day)


def login_is_lost(day: Day) -> bool:
    with Store(day.data_dir.database, check=False) as store:
        return login_state.is_lost(Settings(store))


@pytest.mark.logs("apdesk")
def test_no_network_is_told_and_tried_again(day: Day, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "FIRST_RETRY", pace.FIRST_RETRY / 300)
    before = day.here()
    day.stop_org()
    day.sync()
    day.until(lambda: day.state in (SyncState.RETRYING, SyncState.RUNNING))
    day.until(day.window.sync_page.login_banner.isVisible)
    day.assert_told("reach")
    assert day.here() == before
    notice = day.window.lists[ListKey.LEADS].notice
    assert notice.kind == "warning"
    assert "reach" in notice.accessibleName()
    day.start_org()
    day.new_lead()
    day.assert_catches_up()
    assert notice.text() == "", "a run that came to its end takes it back"


def test_what_cannot_be_read_cannot_be_changed(day: Day) -> None:
    page = day.window.preferences_page
    error = KnownError("Unreadable", "The file is damaged.", "Restore it.", code="x")
    page.show_unreadable(error)
    controls = (page.schedule.interval, page.schedule.limit, page.schedule.share)
    assert not any(each.isEnabled() for each in controls)
    page.show_state(day.window.state)
    assert all(each.isEnabled() for each in controls)


@pytest.mark.logs("apdesk")
@pytest.mark.parametrize("kind", [FaultKind.STATUS, FaultKind.TRUNCATE, FaultKind.MALFORMED])
def test_an_org_out_of_order_is_told_and_tried_again(
    kind: FaultKind, day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "FIRST_RETRY", pace.FIRST_RETRY / 300)
    before = day.here()
    day.new_lead()
    day.fault(kind)
    day.sync()
    day.assert_told("again")
    assert day.here() == before
    day.server.faults.clear()
    day.assert_catches_up()


@pytest.mark.logs("apdesk")
def test_the_daily_limit_says_so_and_when_it_goes_on(day: Day) -> None:
    before = day.here()
    day.new_lead()
    day.server.usage.set_limit(100, used=100)
    day.sync()
    assert day.state is SyncState.LIMITED
    assert day.window.next_run.at is not None
    day.assert_told("limit", "waiting for api calls", "next run")
    assert day.here() == before
    day.server.usage.set_limit(100_000, used=0)
    day.sync()
    day.assert_catches_up()


@pytest.mark.logs("apdesk")
def test_an_unreadable_object_keeps_its_records_and_the_others_go_on(day: Day) -> None:
    companies = day.here(ListKey.COMPANIES)
    assert companies
    day.new_lead()
    day.server.org.revoke_object("Account")
    day.sync()
    day.until(lambda: "with problems" in day.window.sync_page.headline.text())
    assert day.window.sidebar.status.text().startswith("Up to date, with problems")
    day.until(lambda: "accounts can" in day.said().lower())
    assert day.salesforce_ids() == day.leads_of_the_org()
    assert day.here(ListKey.COMPANIES) == companies
    day.server.org.grant_object("Account")
    day.sync()
    day.until(lambda: "with problems" not in day.window.sync_page.headline.text())


@pytest.mark.logs("apdesk")
def test_a_vanished_criteria_field_freezes_and_is_named(day: Day) -> None:
    before = set(day.here())
    day.new_lead()
    day.server.org.hide_field("Lead", "Country")
    day.sync()
    day.until(lambda: "with problems" in day.window.sync_page.headline.text())
    day.until(lambda: "Country" in day.said())
    assert set(day.here()) == before
    day.server.org.show_field("Lead", "Country")
    day.sync()
    day.assert_catches_up()


@pytest.mark.logs("apdesk")
def test_a_full_disk_is_told_and_the_next_run_goes_on(day: Day) -> None:
    before = day.here()
    for number in range(60):
        day.new_lead(f"{number} {'x' * 60}")
    # SQLite raises it to the present size: not one page more.
    day.in_sync_thread("run", "PRAGMA max_page_count = 1")
    day.window.sync_now()
    day.until(lambda: day.window.next_run.error is not None and day.state is SyncState.IDLE)
    day.assert_told("disk")
    assert set(before) <= set(day.here())
    day.in_sync_thread("run", "PRAGMA max_page_count = 1000000")
    day.window.sync_now()
    day.assert_catches_up()


@pytest.mark.logs("apdesk")
def test_preferences_that_cannot_be_stored_are_told(day: Day) -> None:
    day.in_sync_thread("save_preferences", "PRAGMA query_only = 1")
    day.window.preferences_chosen.emit(DEFAULT_PREFERENCES, False)
    day.until(lambda: day.window.next_run.error is not None)
    day.assert_told()
    with Store(day.data_dir.database, check=False) as other:
        assert Settings(other).preferences() == BY_COUNTRY
    day.in_sync_thread("run", "PRAGMA query_only = 0")
    day.sync()
    day.assert_catches_up()


# -- at the start ---------------------------------------------------------------------------------


class Shown:
    """Stands in for the user before the dialog that ends a start: notes what it says."""

    def __init__(self, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        self.texts: list[str] = []

        def read(dialog: StartupErrorDialog) -> int:
            qtbot.addWidget(dialog)
            dialog.show()
            self.texts.append(visible_texts(dialog))
            dialog.quit_button.click()
            return dialog.result()

        monkeypatch.setattr(StartupErrorDialog, "exec", read)


@pytest.mark.logs("apdesk")
def test_an_unusable_data_directory_stops_the_start_and_is_named(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = Shown(qtbot, monkeypatch)
    blocked = tmp_path / "blocked"
    blocked.write_bytes(b"a file where a directory is wanted")
    assert app.run(DataDir(blocked / "data")) == 1
    (text,) = shown.texts
    assert "apdesk can’t start" in text
    assert "What to do" in text
    assert str(blocked) in text
