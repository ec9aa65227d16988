"""Conflicts: who won is told, and the other value is one key away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QTableView
from pytestqt.qtbot import QtBot

from apdesk.domain.apdesk_types import Entity
from apdesk.paths import DataDir
from apdesk.store.database import Store
from apdesk.store.lists import Conflict, ListKey
from apdesk.store.troubles import Troubles
from apdesk.ui.activity.conflicts import consequence
from apdesk.ui.desk import Desk
from apdesk.ui.main_window import MainWindow
from tests.ui.activity.by_name import Hands


def conflicts(data_dir: DataDir) -> tuple[Conflict, ...]:
    with Store(data_dir.database, check=False) as store:
        return Troubles(store).conflicts()


def test_without_conflicts_the_page_says_what_would_be_here(hands: Hands) -> None:
    hands.open_tab("Conflicts")
    hands.sees("No conflicts", "take the other one")
    assert "Use the other value" not in hands.names(QAbstractButton)


def test_a_conflict_shows_all_sides_and_who_won(troubles: None, hands: Hands) -> None:
    hands.open_tab("Conflicts")
    rows = hands.rows("Conflicts")
    assert len(rows) == 4
    name, field, before, here, there, won, when = rows[0]
    assert (field, here, there, won) == (
        "Title",
        "Head of Travel",
        "Travel Manager",
        "Salesforce",
    )
    assert name
    assert before
    assert when
    hands.sees("The other value: “Head of Travel”. It is set here and sent to Salesforce.")


def test_the_other_value_is_used_and_waits_to_be_sent(
    troubles: None, hands: Hands, data_dir: DataDir, desk: Desk, window: MainWindow
) -> None:
    before = window.sync_page.status.waiting.changes
    hands.open_tab("Conflicts")
    chosen = conflicts(data_dir)[0]
    hands.press("Use the other value")
    hands.sees("1 other value is here now.")
    detail = desk.views.record(Entity.PERSON, chosen.record_id)
    assert detail is not None
    assert detail.value("title") == "Head of Travel"
    assert len(conflicts(data_dir)) == 3
    assert len(hands.rows("Conflicts")) == 3
    assert window.sync_page.status.waiting.changes == before + 1
    assert f"{before + 1} changes wait to be sent" in window.sync_page.card.line.text()


def test_several_are_kept_together(
    qtbot: QtBot, troubles: None, hands: Hands, data_dir: DataDir
) -> None:
    hands.open_tab("Conflicts")
    view = hands.find(QTableView, "Conflicts")
    hands.tab_to(view)
    hands.select(view, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert "Use the 3 other values" in hands.names(QAbstractButton)
    hands.press("Keep as they are")
    hands.sees("3 conflicts stay as decided.")
    assert len(conflicts(data_dir)) == 1


def test_one_that_is_settled_elsewhere_is_told_and_taken_off(
    troubles: None, hands: Hands, data_dir: DataDir
) -> None:
    hands.open_tab("Conflicts")
    gone = conflicts(data_dir)[0]
    with Store(data_dir.database, check=False) as store:
        Troubles(store).dismiss_conflicts([gone.id])
    hands.press("Use the other value")
    hands.rest()
    assert len(hands.rows("Conflicts")) == 3
    assert hands.window.sync_page.conflicts.banner.kind == "error"  # type: ignore[attr-defined]


def test_the_record_of_a_conflict_is_shown(
    troubles: None, hands: Hands, window: MainWindow, data_dir: DataDir
) -> None:
    hands.open_tab("Conflicts")
    hands.press("Show record")
    assert window.current_list is window.lists[ListKey.ALL]
    assert window.pane.shown == (Entity.PERSON, conflicts(data_dir)[0].record_id)
    hands.rest()


def test_what_using_the_other_value_means(data_dir: DataDir, troubles: None) -> None:
    conflict = conflicts(data_dir)[0]
    assert "“Head of Travel”" in consequence(conflict)
