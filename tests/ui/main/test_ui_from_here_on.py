"""After the first sync: what is said, where it leads, and what later changes do, by the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from apdesk.domain.preferences import OnLeave, SyncMode
from apdesk.domain.run import Cause, ObjectCounts, Problem, Result, RunReport
from apdesk.domain.setup_flow import Page
from apdesk.store.views import ListKey
from apdesk.ui.activity.first_sync import first_list, first_sync_words
from apdesk.ui.sidebar import Place
from apdesk.worker.messages import NextRun, RunStarted, SyncState
from tests.ui.main.synced_day import Day


def first_report(problems: tuple[Problem, ...] = ()) -> RunReport:
    counts = {"Lead": ObjectCounts(members=482), "Contact": ObjectCounts(members=1)}
    return RunReport(1, Cause.FIRST, Result.DONE, "2026-11-24T00:00:00Z", 1.0, 6, counts, problems)


def test_the_first_sync_is_summed_up_in_words() -> None:
    kind, title, text = first_sync_words({"Lead": 1482, "Contact": 1}, first_report(), 10)
    assert (kind, title) == ("success", "1,483 records are here")
    assert text.startswith("1,482 leads and 1 contact. ")
    assert text.endswith("every 10 minutes.")
    trouble = Problem("Account", "x", "Accounts can't be read", "So companies are missing.")
    kind, _, text = first_sync_words({"Lead": 1}, first_report((trouble,)), 60)
    assert kind == "warning"
    assert "Accounts can't be read. The Sync page says more." in text
    assert first_sync_words({}, first_report(), 10)[1] == "The first sync is done"


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ({"Lead": 3, "Contact": 2}, ListKey.LEADS),
        ({"Contact": 2, "Account": 1}, ListKey.CONTACTS),
        ({"Account": 1}, ListKey.COMPANIES),
        ({}, ListKey.ALL),
    ],
)
def test_the_first_list_with_records_is_opened(members: dict[str, int], expected: ListKey) -> None:
    assert first_list(members) is expected


def test_the_first_sync_ends_on_the_leads_with_a_banner_that_can_be_dismissed(
    qtbot: QtBot, fresh_day: Day
) -> None:
    day, window = fresh_day, fresh_day.window
    day.desktop.open()
    day.until(window.isVisible)
    window.go(Place.SYNC)
    day.until(lambda: window.current_list is window.lists[ListKey.LEADS])
    notice = window.lists[ListKey.LEADS].notice
    assert notice.kind == "success"
    count = len(day.leads_of_the_org())
    assert f"{count} leads" in notice.text()
    day.until(lambda: window.lists[ListKey.LEADS].model.rowCount() == count)
    notice.close_button.click()
    assert not notice.isVisible()
    # A later run says nothing of the kind and leads nowhere.
    window.go(Place.SYNC)
    day.sync()
    assert window.current_list is None
    assert not notice.isVisible()


def test_a_run_under_way_is_called_running_in_the_history(day: Day) -> None:
    page = day.window.sync_page
    unfinished = day.runs()[0]
    going_on = type(unfinished)(
        run_id=unfinished.run_id + 1,
        cause=unfinished.cause,
        started_at=unfinished.started_at,
        finished_at=None,
        result=None,
        seconds=None,
        api_calls=0,
        objects={},
    )
    page.history.runs.set_items((going_on, unfinished))
    result = page.history.runs.index(0, 2)
    assert page.history.runs.data(result) == "Interrupted"
    page.run_started(RunStarted(Cause.MANUAL, day.desktop.window._desk.clock.now()))
    page.show_next_run(NextRun(SyncState.RUNNING))
    assert page.history.runs.data(result) == "Running…"
    page.show_next_run(NextRun(SyncState.IDLE))
    assert page.history.runs.data(result) == "Interrupted"


def change_criteria(day: Day, policy: OnLeave) -> tuple[set[str], set[str]]:
    """Preferences → Change… → Country is Germany → Preview; the exact (enter, leave) ids."""
    window, wizard = day.window, day.window.wizard
    window.go(Place.PREFERENCES)
    window.preferences_page.configure_button.click()
    assert window.wizard_open
    assert wizard.flow.page is Page.CONFIGURE
    section = wizard.configure.sections["Lead"]
    assert section.mode is SyncMode.CRITERIA
    assert section.editor is not None
    row = section.editor.rows[0]
    row.operator.setCurrentIndex(row.operator.findText("is"))
    row._operator_chosen(row.operator.currentIndex())
    line = row.editor.focusProxy()
    assert isinstance(line, QWidget)
    row.editor.set_value("Germany,Australia")
    row.editor.changed.emit()
    wizard.configure.leave_policy.cards[str(policy)].radio.click()
    wizard.go_next()
    wizard.go_next()
    assert wizard.flow.page is Page.PREVIEW
    day.until(lambda: wizard.preview.result is not None)
    result = wizard.preview.result
    assert result is not None
    leads = result.objects["Lead"]
    return set(leads.enter.ids), set(leads.leave.ids)


@pytest.mark.parametrize("policy", list(OnLeave))
def test_a_change_of_criteria_does_exactly_what_its_preview_says(policy: OnLeave, day: Day) -> None:
    for country in ("Australia", "Germany"):
        day.server.org.create(
            "Lead", {"LastName": f"From {country}", "Company": "Inc", "Country": country}
        )
    day.sync()
    before, listed = day.salesforce_ids(), day.here(ListKey.ALL)
    enter, leave = change_criteria(day, policy)
    soql = "SELECT Id FROM Lead WHERE Country IN ('Germany', 'Australia') AND IsConverted = false"
    wanted = {str(each["Id"]) for each in day.server.org.query(soql).records()}
    assert enter == wanted - before
    assert leave == before - wanted
    assert enter
    assert leave
    assert day.salesforce_ids() == before, "nothing is applied before the button"

    runs = len(day.runs())
    day.window.wizard.sync_button.click()
    assert not day.window.wizard_open
    day.until(lambda: len(day.runs()) > runs and day.runs()[0].result is Result.DONE)
    day.until(lambda: day.state is SyncState.IDLE)
    assert day.salesforce_ids() == wanted
    left = len(leave) if policy is OnLeave.REMOVE else 0
    assert len(day.here(ListKey.ALL)) == len(listed) + len(enter) - left


def press(qtbot: QtBot, key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key)


def tab_to(qtbot: QtBot, widget: QWidget) -> None:
    """Tab until the widget has the focus; fails where it can't be reached."""
    for _ in range(80):
        if QApplication.focusWidget() is widget:
            return
        press(qtbot, Qt.Key.Key_Tab)
    pytest.fail(f"{widget.accessibleName()} isn't reached by Tab")


def test_the_keyboard_alone_leads_from_the_first_click_to_a_record(
    qtbot: QtBot, empty_day: Day
) -> None:
    day, window = empty_day, empty_day.window
    day.desktop.open()
    qtbot.waitExposed(window)
    day.until(lambda: window.wizard_open)
    window.activateWindow()
    qtbot.waitActive(window)
    wizard = window.wizard
    tab_to(qtbot, wizard.welcome.connect_card)
    press(qtbot, Qt.Key.Key_Space)
    assert wizard.flow.page is Page.CONNECT
    connect = wizard.connect_page.form
    # The radio buttons are one group: Tab reaches the chosen one, the arrows change it.
    tab_to(qtbot, next(x for x in connect.place_buttons.values() if x.isChecked()))
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Down)
    tab_to(qtbot, connect.host)
    qtbot.keyClicks(connect.host, day.server.url)
    tab_to(qtbot, connect.key)
    qtbot.keyClicks(connect.key, day.server.client_id)
    tab_to(qtbot, connect.log_in_button)
    press(qtbot, Qt.Key.Key_Space)
    day.until(lambda: wizard.flow.answers.signed_in)
    for page in (Page.CONFIGURE, Page.MAPPINGS, Page.PREVIEW):
        tab_to(qtbot, wizard.next_button)
        press(qtbot, Qt.Key.Key_Space)
        assert wizard.flow.page is page
    day.until(lambda: wizard.preview.result is not None)
    tab_to(qtbot, wizard.sync_button)
    press(qtbot, Qt.Key.Key_Space)
    leads = window.lists[ListKey.LEADS]
    day.until(lambda: window.current_list is leads and leads.model.rowCount() > 0)
    assert window.pane.isHidden()
    tab_to(qtbot, leads.table)
    press(qtbot, Qt.Key.Key_Down)
    day.until(lambda: window.pane.isVisible() and window.pane.detail is not None)
    press(qtbot, Qt.Key.Key_Return)
    day.until(lambda: window.pane.isAncestorOf(QApplication.focusWidget() or window))
