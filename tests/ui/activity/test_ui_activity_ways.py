"""What the Sync page says of removals and changes that wait, and where its keys go on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from apdesk.domain.run import Cause, Problem, Result
from apdesk.paths import DataDir
from apdesk.store.lists import ListKey
from apdesk.store.views import HeldRemoval, RunSummary
from apdesk.ui.activity.runs import RUNS_SEEN
from apdesk.ui.activity.state import SyncStatus
from apdesk.ui.activity.tables import fit_height
from apdesk.ui.main_window import MainWindow
from apdesk.worker.messages import ErrorInfo, NextRun, SyncState, Treatment
from apdesk.worker.readers import Waiting
from tests.helpers.clipping import settle
from tests.ui.activity.by_name import Hands
from tests.ui.activity.trouble_builder import RULE, delete_there, edit, ids_of, send

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
IDLE = NextRun(SyncState.IDLE, NOW + timedelta(minutes=7))


# -- removals that wait -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "headline", "tone"),
    [
        (SyncStatus(IDLE, held=200), "200 removals wait for you", "warning_text"),
        (SyncStatus(IDLE, held=1), "1 removal waits for you", "warning_text"),
        (
            SyncStatus(IDLE, held=2, waiting=Waiting(errors=1, stuck=1, changes=3)),
            "2 removals wait for you",
            "warning_text",
        ),
        (SyncStatus(NextRun(SyncState.PAUSED), held=200), "Paused", "warning_text"),
        (SyncStatus(NextRun(SyncState.RUNNING), held=200), "Syncing…", "accent_text"),
        (
            SyncStatus(
                IDLE._replace(error=ErrorInfo("T", "M", "", "x", Treatment.RETRY)), held=200
            ),
            "The last run failed",
            "danger_text",
        ),
    ],
)
def test_held_removals_in_a_few_words(status: SyncStatus, headline: str, tone: str) -> None:
    assert (status.headline, status.tone) == (headline, tone)


def test_what_waits_beside_held_removals_is_still_told() -> None:
    status = SyncStatus(IDLE, held=2, waiting=Waiting(changes=3))
    assert status.short(NOW) == "2 removals wait for you · next in 7 min"
    assert status.line(NOW) == "Next run in 7 min. 3 changes wait to be sent."


def test_held_removals_are_told_on_the_page_and_at_the_foot_of_the_sidebar(
    hands: Hands, window: MainWindow
) -> None:
    page, foot = window.sync_page, window.sidebar.status
    before = page.headline.text()
    assert "removals" not in before + foot.text()
    page.show_held([HeldRemoval("Lead", n, f"00Q{n}", f"N{n}", "deleted", 1) for n in range(2)])
    assert page.headline.text() == "2 removals wait for you"
    assert foot.text().startswith("2 removals wait for you")
    assert page.status.tone == "warning_text"
    page.show_held([])
    assert page.headline.text() == before


# -- without errors -----------------------------------------------------------------------------


def test_without_errors_it_is_said_whether_every_change_has_arrived(
    hands: Hands, window: MainWindow
) -> None:
    page = window.sync_page
    page.show_waiting(Waiting(changes=5))  # before the tab is seen for the first time
    hands.open_tab("Errors")
    assert page.errors.empty.isVisible()
    assert page.errors.empty.title() == "No errors"
    assert page.errors.empty.text() == "5 changes wait to be sent."
    page.show_waiting(Waiting(changes=1))
    assert page.errors.empty.text() == "1 change waits to be sent."
    page.show_waiting(Waiting())
    assert page.errors.empty.text() == "Every change has arrived."


def test_the_overview_claims_no_arrival_of_changes_that_wait(
    hands: Hands, window: MainWindow, data_dir: DataDir
) -> None:
    edit(data_dir.database, "person", ids_of(data_dir.database, ListKey.LEADS)[:2], {"city": "X"})
    hands.open_tab("Overview")
    hands.sees("There are no errors.")
    assert "arrived" not in hands.texts()


# -- the focus ----------------------------------------------------------------------------------


@pytest.fixture
def one_error(data_dir: DataDir) -> None:
    """Ask for it before the window: one change was refused."""
    contact = ids_of(data_dir.database, ListKey.CONTACTS)[:1]
    edit(data_dir.database, "person", contact, {"phone": "030 123456"})
    send(data_dir.database, "Contact", contact, RULE)


@pytest.fixture
def two_lost(data_dir: DataDir, one_error: None) -> None:
    """Beside the one that was refused, changes of two records were lost."""
    leads = ids_of(data_dir.database, ListKey.LEADS)[:2]
    edit(data_dir.database, "person", leads, {"city": "Berlin"})
    for each in leads:
        delete_there(data_dir.database, "Lead", each)


def test_the_focus_stays_on_the_page_when_the_last_conflict_is_settled(
    qtbot: QtBot, troubles: None, hands: Hands, window: MainWindow
) -> None:
    hands.open_tab("Conflicts")
    view = hands.find(QTableView, "Conflicts")
    hands.press("Keep as it is")
    button = window.sync_page.conflicts.keep_button
    assert QApplication.focusWidget() is button  # the next one can be settled at once
    hands.tab_to(view)
    hands.select(view, Qt.Key.Key_Down, Qt.Key.Key_Down)
    hands.press("Keep as they are")
    assert window.sync_page.conflicts.count == 0
    assert QApplication.focusWidget() is window.sync_page.tabs.bar


def test_the_focus_stays_on_the_page_when_the_last_error_is_corrected(
    one_error: None, hands: Hands, window: MainWindow
) -> None:
    hands.open_tab("Errors")
    line = hands.find(QLineEdit, "Business Phone")
    hands.tab_to(line)
    line.selectAll()
    line.insert("+49 30 123456")
    line.textEdited.emit(line.text())
    hands.press("Save and send again")
    hands.sees("No errors")
    assert QApplication.focusWidget() is window.sync_page.tabs.bar


def test_the_focus_goes_to_the_causes_when_one_with_a_button_of_its_own_is_settled(
    two_lost: None, hands: Hands, window: MainWindow
) -> None:
    hands.open_tab("Errors")
    errors = window.sync_page.errors
    lost = next(each.title for each in errors.causes.items if each.cause.startswith("lost."))
    hands.go_down_to("Errors by cause", lost)
    hands.press("Dismiss all 2")
    assert errors.count == 1
    assert not errors.dismiss_all_button.isVisible()
    assert QApplication.focusWidget() is errors.causes_table


def test_undoing_a_change_leaves_the_focus_in_the_table(
    hands: Hands, window: MainWindow, data_dir: DataDir
) -> None:
    leads = ids_of(data_dir.database, ListKey.LEADS)[:2]
    edit(data_dir.database, "person", leads, {"city": "Lyon"}, title="City")
    hands.open_tab("Changes")
    hands.press("Undo")
    assert not hands.find(QAbstractButton, "Undo").isEnabled()
    assert QApplication.focusWidget() is window.sync_page.changes.table


# -- the runs -----------------------------------------------------------------------------------


def all_kinds_of_runs(one: RunSummary) -> list[RunSummary]:
    """Every reason to begin and every end there is."""
    done = replace(one, finished_at=one.started_at, seconds=0.2, result=Result.DONE, problems=())
    late = datetime.now(UTC).astimezone().replace(month=11, day=29, hour=22, minute=57)
    return [
        *(replace(done, cause=cause) for cause in Cause),
        *(replace(done, result=result, seconds=59 * 60) for result in Result),
        replace(done, problems=(Problem("Lead", "object.refused", "T", "M"),)),
        replace(done, result=None, finished_at=None),
        replace(done, started_at=late.isoformat()),
    ]


def check_runs_fit(hands: Hands, window: MainWindow) -> None:
    window.resize(1280, 720)
    history = window.sync_page.history
    window.sync_page.tabs.show_page(history)
    hands.rest()
    history.runs.set_items(all_kinds_of_runs(history.runs.items[0]))
    fit_height(history.runs_table, RUNS_SEEN)
    settle()
    view, header = history.runs_table, history.runs_table.horizontalHeader()
    assert view.verticalScrollBar().isVisible()
    assert not view.horizontalScrollBar().isVisible()
    assert header.length() <= view.viewport().width()
    columns, rows = range(history.runs.columnCount()), range(history.runs.rowCount())
    cut = {
        history.runs.data(index)
        for index in (history.runs.index(row, column) for row in rows for column in columns)
        if view.sizeHintForIndex(index).width() > view.columnWidth(index.column())
    }
    assert cut == set()


def test_the_table_of_runs_has_room_in_a_small_window(hands: Hands, window: MainWindow) -> None:
    check_runs_fit(hands, window)
    assert window.sync_page.history.runs.data(window.sync_page.history.runs.index(0, 11)) == (
        "< 1\N{NO-BREAK SPACE}s"
    )


def test_the_table_of_runs_has_room_for_its_german(
    german: None, hands: Hands, window: MainWindow
) -> None:
    check_runs_fit(hands, window)
