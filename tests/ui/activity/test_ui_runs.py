"""Runs with what they sent, undoing one, and undoing what was changed here."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QDialog, QTableView

from apdesk.domain.apdesk_types import Entity
from apdesk.domain.run import Cause, ObjectCounts
from apdesk.paths import DataDir
from apdesk.store.lists import ListKey
from apdesk.store.undoing import Skipped, Undone
from apdesk.ui.activity.state import SyncStatus, changes_wait
from apdesk.ui.activity.tables import run_sentence
from apdesk.ui.activity.undo import undone_words
from apdesk.ui.desk import Desk
from apdesk.ui.main_window import MainWindow
from apdesk.worker.messages import ErrorInfo, NextRun, SyncState, Treatment
from apdesk.worker.readers import Waiting
from tests.helpers.clipping import clipped
from tests.ui.activity.by_name import Hands
from tests.ui.activity.trouble_builder import edit, ids_of, take_over
from tests.ui.main.desk_builder import report

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def test_a_run_says_what_it_sent_and_what_failed(troubles: None, hands: Hands) -> None:
    hands.open_tab("Runs")
    rows = hands.rows("Runs")
    sent = [row[7] for row in rows]
    failed = [row[8] for row in rows]
    conflicts = [row[9] for row in rows]
    assert sent[0] == "2"
    assert {"12", "3", "1"} <= set(failed)
    assert "4" in conflicts


def test_all_columns_of_a_run_are_seen_in_a_window_of_the_usual_size(
    hands: Hands, window: MainWindow
) -> None:
    window.resize(1280, 800)
    hands.open_tab("Runs")
    table = hands.find(QTableView, "Runs")
    assert not table.horizontalScrollBar().isVisible()
    assert clipped(table) == []


def test_a_run_is_undone_after_a_look_at_what_that_does(
    hands: Hands, data_dir: DataDir, desk: Desk, window: MainWindow
) -> None:
    leads = ids_of(data_dir.database, ListKey.LEADS)[:3]
    titles = {each: desk.views.record(Entity.PERSON, each).value("title") for each in leads}  # type: ignore[union-attr]
    take_over(data_dir.database, "Lead", leads, "Title", "Travel Manager")
    edit(data_dir.database, "person", leads[:1], {"title": "Chief Traveller"})
    window.sync_page.reload()
    hands.rest()
    hands.open_tab("Runs")
    hands.go_down_to("Runs", "On schedule", column=1)
    hands.press("Undo this run…")
    assert isinstance(hands.top, QDialog)
    hands.sees("2 values go back to what they were.", "1 value stays as it is")
    assert len(hands.rows("Values that stay as they are")) == 1
    hands.press("Undo 2 values")
    hands.sees("2 changes were undone")
    now = {each: desk.views.record(Entity.PERSON, each).value("title") for each in leads}  # type: ignore[union-attr]
    assert now == {leads[0]: "Chief Traveller", **{each: titles[each] for each in leads[1:]}}
    assert window.sync_page.status.waiting.changes == 3


def test_a_run_that_changed_no_value_can_t_be_undone(hands: Hands) -> None:
    hands.open_tab("Runs")
    hands.go_down_to("Runs", "First sync", column=1)
    assert not hands.find(QAbstractButton, "Undo this run…").isEnabled()


def test_changes_made_here_are_listed_and_undone(
    hands: Hands, data_dir: DataDir, desk: Desk, window: MainWindow
) -> None:
    leads = ids_of(data_dir.database, ListKey.LEADS)[:5]
    before = desk.views.rows(ListKey.ALL, leads, ["city"])
    edit(data_dir.database, "person", leads, {"city": "Lyon"}, title="City of 5", kind="bulk")
    hands.open_tab("Changes")
    assert hands.rows("Changes made here")[0][1:] == ["City of 5", "Bulk edit", "You", "5", "5"]
    hands.press("Undo")
    hands.sees("5 changes were undone")
    assert desk.views.rows(ListKey.ALL, leads, ["city"]) == before
    assert hands.rows("Changes made here")[-1][1] == "City of 5 (undone)"
    hands.go_down_to("Changes made here", "City of 5 (undone)", column=1)
    assert not hands.find(QAbstractButton, "Undo").isEnabled()
    assert window.sync_page.status.waiting.changes == 0


def test_without_changes_the_page_says_what_would_be_here(hands: Hands) -> None:
    hands.open_tab("Changes")
    hands.sees("No changes yet", "can be undone here")


# -- words --------------------------------------------------------------------------------------


def test_changes_wait_in_words() -> None:
    assert changes_wait(0) == ""
    assert changes_wait(1) == "1 change waits to be sent"
    assert changes_wait(3) == "3 changes wait to be sent"


def test_a_run_in_words_names_what_was_sent_and_what_was_not() -> None:
    counts = {"Lead": ObjectCounts(changed=12, sent_created=2, sent_updated=3, failed=1)}
    assert run_sentence(report(1, NOW, Cause.TIMER, counts)) == "12 changed, 5 sent, 1 not sent"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("status", "headline", "tone", "short"),
    [
        (
            SyncStatus(NextRun(SyncState.IDLE, NOW + timedelta(minutes=7))),
            "Up to date",
            "success_text",
            "Up to date · next in 7 min",
        ),
        (
            SyncStatus(
                NextRun(SyncState.IDLE, NOW + timedelta(minutes=7)), waiting=Waiting(changes=3)
            ),
            "3 changes wait to be sent",
            "accent_text",
            "3 changes wait to be sent · next in 7 min",
        ),
        (
            SyncStatus(
                NextRun(SyncState.IDLE, NOW + timedelta(minutes=7)),
                waiting=Waiting(errors=2, stuck=1, changes=3),
            ),
            "Up to date, with problems",
            "warning_text",
            "Up to date, with problems · next in 7 min",
        ),
        (
            SyncStatus(NextRun(SyncState.PAUSED), waiting=Waiting(changes=3)),
            "Paused",
            "warning_text",
            "Paused",
        ),
    ],
)
def test_the_state_in_a_few_words(status: SyncStatus, headline: str, tone: str, short: str) -> None:
    assert (status.headline, status.tone) == (headline, tone)
    assert status.short(NOW) == short


def test_the_line_says_that_changes_wait_where_the_headline_does_not() -> None:
    error = ErrorInfo("T", "M", "", "network.unreachable", Treatment.RETRY)
    retrying = SyncStatus(
        NextRun(SyncState.RETRYING, NOW + timedelta(seconds=30), error), waiting=Waiting(changes=1)
    )
    assert retrying.line(NOW) == "Next run in 30 s. 1 change waits to be sent."
    idle = SyncStatus(
        NextRun(SyncState.IDLE, NOW + timedelta(minutes=7)), waiting=Waiting(changes=1)
    )
    assert idle.line(NOW) == "Next run in 7 min."


def test_what_was_undone_in_words() -> None:
    assert undone_words(Undone(None, 0, ())) == (
        "Nothing was set back",
        "There was nothing to undo.",
    )
    skipped = Skipped("person", 1, "Anna", "title", "Title", "it was changed since.")
    title, text = undone_words(Undone(None, 2, (skipped,)))
    assert title == "2 changes were undone"
    assert text.endswith("1 value stays as it is: it was changed since.")
