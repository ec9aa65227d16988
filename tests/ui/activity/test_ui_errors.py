"""Errors by cause: told in words, corrected in place, tried again, settled; by keyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QTabBar, QTableView
from pytestqt.qtbot import QtBot

from apdesk.domain.apdesk_types import Entity
from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import SystemClock, to_iso
from apdesk.domain.run import Problem
from apdesk.paths import DataDir
from apdesk.store.database import Store
from apdesk.store.edits import Edits
from apdesk.store.lists import ListKey
from apdesk.store.outbox import Outbox
from apdesk.store.troubles import Troubles
from apdesk.sync.problems import edits_lost
from apdesk.ui.activity.errors import summary_words
from apdesk.ui.desk import Desk
from apdesk.ui.main_window import MainWindow
from apdesk.ui.shell.attention import Attention
from apdesk.ui.sidebar import Place
from apdesk.worker import troubles as tasks_of_troubles
from tests.ui.activity.by_name import Hands
from tests.ui.activity.trouble_builder import DUPLICATE as TWICE
from tests.ui.activity.trouble_builder import edit, ids_of, send

PICKLIST = "Industry: not an entry of the picklist"
DUPLICATE = "Salesforce sees a duplicate"
DELETED = "Deleted in Salesforce before the changes were sent"


def causes(data_dir: DataDir) -> dict[str, int]:
    with Store(data_dir.database, check=False) as store:
        return {each.title: each.count for each in Troubles(store).causes()}


def due(data_dir: DataDir) -> int:
    """The failures that the next run tries again."""
    with Store(data_dir.database, check=False) as store:
        found = Troubles(store).failures()
    return sum(each.retry_at is not None for each in found)


def test_what_was_wrong_with_the_last_run_leads_to_where_it_is_put_right(
    qtbot: QtBot, troubles: None, hands: Hands, window: MainWindow
) -> None:
    page = window.sync_page
    page.show_problems((edits_lost(1),))
    hands.rest()
    hands.press("Show errors")
    assert page.tabs.current is page.errors
    page.show_problems((Problem("Contact", "criteria.frozen", "A field has disappeared", ""),))
    hands.rest()
    with qtbot.waitSignal(page.criteria_asked) as asked:
        hands.press("Change the criteria…")
    assert asked.args == ["Contact"]
    page.show_problems((Problem("Contact", "object.unreadable", "No access", ""),))
    hands.rest()
    assert "Change the criteria…" not in hands.names(QAbstractButton)


def test_without_errors_the_page_says_so(hands: Hands) -> None:
    hands.open_tab("Errors")
    hands.sees("No errors", "Every change has arrived.")
    assert hands.names(QTableView) == []
    assert "Try all again" not in hands.names(QAbstractButton)


def test_errors_are_counted_by_cause_and_in_the_sidebar(
    troubles: None, hands: Hands, window: MainWindow
) -> None:
    bar = hands.find(QTabBar, "Sync")
    assert [bar.tabText(at) for at in range(1, 4)] == ["Runs", "Errors (18)", "Conflicts (4)"]
    entry = window.sidebar.buttons[Place.SYNC]
    assert entry.number == "21"  # 17 that wait for a person, and 4 conflicts
    assert "21 to look at" in entry.accessibleDescription()
    hands.open_tab("Errors")
    hands.sees("18 changes have not reached Salesforce. 17 wait for you")
    rows = hands.rows("Errors by cause")
    assert rows[0] == [PICKLIST, "Leads", "12", "12"]
    assert ["Somebody else was saving the record", "Leads", "1", "–"] in rows
    assert len(rows) == 5


def test_a_cause_is_told_in_words_beside_salesforce_s_own(troubles: None, hands: Hands) -> None:
    hands.open_tab("Errors")
    hands.sees(
        PICKLIST,
        "Salesforce takes only the entries of this picklist, and the value is none of them.",
        "Choose one of the entries, or ask your administrator to add it.",
        "Salesforce said: “Industry: bad value for restricted picklist field: Rocketry”",
    )
    assert len(hands.rows("Records of this cause")) == 12


def test_one_record_is_corrected_in_place(
    troubles: None, hands: Hands, data_dir: DataDir, desk: Desk
) -> None:
    hands.open_tab("Errors")
    first = hands.rows("Records of this cause")[0][0]
    hands.choose("Industry", "Banking")
    hands.press("Save and send again")
    hands.sees("It was corrected, and is sent again with the next sync.")
    assert causes(data_dir)[PICKLIST] == 11
    assert first not in [row[0] for row in hands.rows("Records of this cause")[:1]]
    ids = desk.views.ids(ListKey.LEADS)
    values = [desk.views.record(Entity.PERSON, each).value("industry") for each in ids]  # type: ignore[union-attr]
    assert values.count("Rocketry") == 11


def test_what_was_corrected_together_is_called_so_in_the_language(
    troubles: None, data_dir: DataDir, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        tasks_of_troubles, "tr", lambda text, **values: f"<{text.format(**values)}>"
    )
    with Store(data_dir.database, check=False) as store:
        group = next(each for each in Troubles(store).causes() if each.title == PICKLIST)
        tasks_of_troubles.correct_all(
            data_dir.database, SystemClock(), group, {"industry": "Banking"}
        )(lambda *_: None, CancelToken())
        assert Edits(store).batches()[0].title == f"<Corrected: {PICKLIST}>"


def test_one_entry_corrects_all_records_of_a_cause(
    troubles: None, hands: Hands, data_dir: DataDir, window: MainWindow
) -> None:
    hands.open_tab("Errors")
    hands.choose("Industry", "Banking")
    all_of_them = hands.find(QAbstractButton, "For all 12 records above")
    hands.tab_to(hands.find(QAbstractButton, "For this record"))
    all_of_them.setChecked(True)
    hands.press("Save and send again")
    hands.sees("12 records were corrected, and are sent again with the next sync.")
    assert PICKLIST not in causes(data_dir)
    assert window.sync_page.status.waiting.stuck == 5
    assert "(6)" in hands.find(QTabBar, "Sync").tabText(2)


def test_a_value_that_salesforce_would_refuse_is_not_stored(
    troubles: None, hands: Hands, data_dir: DataDir
) -> None:
    hands.open_tab("Errors")
    hands.go_down_to("Errors by cause", DUPLICATE)
    line = hands.find(QLineEdit, "Email")
    hands.tab_to(line)
    line.selectAll()
    line.insert("nadia at bluefin")
    line.textEdited.emit(line.text())
    hands.press("Save and send again")
    hands.sees("Salesforce would not take this")
    assert causes(data_dir)[DUPLICATE] == 1


def test_saving_without_a_change_says_what_to_do(troubles: None, hands: Hands) -> None:
    hands.open_tab("Errors")
    hands.press("Save and send again")
    hands.sees("Nothing was changed yet", "press “Try again”")


def test_one_all_of_a_cause_or_all_are_tried_again(
    troubles: None, hands: Hands, data_dir: DataDir
) -> None:
    hands.open_tab("Errors")
    assert due(data_dir) == 1
    hands.press("Try again")
    hands.sees("1 record is sent again with the next sync.")
    assert due(data_dir) == 2
    hands.press("Try all 12 again")
    hands.sees("records are sent again with the next sync.")
    assert due(data_dir) == 13
    hands.press("Try all again")
    hands.rest()
    assert due(data_dir) == 17  # all but the values that are lost


@pytest.fixture
def stopped(troubles: None, data_dir: DataDir) -> list[int]:
    """Two leads whose changes a duplicate rule stopped, beside everything else."""
    found = ids_of(data_dir.database, ListKey.LEADS)[50:52]
    edit(data_dir.database, "person", found, {"email": "nadia@bluefin.example"})
    send(data_dir.database, "Lead", found, replace(TWICE, duplicates=()))
    return found


def agreed(data_dir: DataDir, ids: list[int]) -> int:
    """How many of them are saved although they are duplicates."""
    with Store(data_dir.database, check=False) as store:
        return len(Outbox(store).agreed(ids))


def test_all_are_tried_again_and_none_is_saved_as_a_duplicate(
    stopped: list[int], hands: Hands, data_dir: DataDir
) -> None:
    hands.open_tab("Errors")
    hands.press("Try all again")
    hands.sees(
        "are sent again with the next sync. 2 were duplicates for Salesforce: they are saved"
    )
    assert due(data_dir) == 19
    assert agreed(data_dir, stopped) == 0


def test_an_update_is_saved_although_it_is_a_duplicate(
    stopped: list[int], hands: Hands, data_dir: DataDir
) -> None:
    hands.open_tab("Errors")
    hands.go_down_to("Errors by cause", DUPLICATE)
    assert "Try all 3 again" not in hands.names(QAbstractButton)
    line = next(row[0] for row in hands.rows("Records of this cause") if row[0] != "Nadia Rahman")
    hands.go_down_to("Records of this cause", line)
    hands.press("Save and send again")
    hands.sees("press “Save anyway” to send")
    hands.press("Save anyway")
    hands.sees("1 record is sent again with the next sync.")
    assert agreed(data_dir, stopped) == 1


def test_all_of_a_duplicate_rule_are_saved_by_saying_so(
    stopped: list[int], hands: Hands, data_dir: DataDir
) -> None:
    hands.open_tab("Errors")
    hands.go_down_to("Errors by cause", DUPLICATE)
    hands.press("Save all 3 anyway")
    hands.sees("3 records are sent again with the next sync.")
    assert agreed(data_dir, stopped) == 2
    with Store(data_dir.database, check=False) as store:
        (creation,) = Outbox(store).creations(to_iso(SystemClock().now()), "Lead")
    assert creation.allow_duplicate


def test_lost_values_are_shown_copied_and_dismissed(
    troubles: None, hands: Hands, data_dir: DataDir
) -> None:
    hands.open_tab("Errors")
    hands.go_down_to("Errors by cause", DELETED)
    hands.sees("City", "Berlin", "Phone", "+49 30 777")
    assert "Try again" not in hands.names(QAbstractButton)
    hands.press("Copy values")
    assert QGuiApplication.clipboard().text().splitlines()[1:] == [
        "City: Berlin",
        "Phone: +49 30 777",
    ]
    hands.press("Dismiss")
    hands.sees("1 entry was dismissed.")
    assert DELETED not in causes(data_dir)


def test_a_duplicate_is_looked_at_and_created_anyway(
    troubles: None, hands: Hands, data_dir: DataDir, opened: list[str]
) -> None:
    hands.open_tab("Errors")
    hands.go_down_to("Errors by cause", DUPLICATE)
    hands.press("Open 00Q000000000001EAA")
    assert opened == ["https://riverside.my.salesforce.com/00Q000000000001EAA"]
    hands.press("Create it anyway")
    hands.sees("The next sync creates it, duplicate or not.")
    with Store(data_dir.database, check=False) as store:
        (creation,) = Outbox(store).creations(to_iso(SystemClock().now()), "Lead")
    assert creation.allow_duplicate


def test_a_duplicate_is_linked_to_the_record_that_salesforce_has(
    troubles: None, hands: Hands, data_dir: DataDir, desk: Desk
) -> None:
    hands.open_tab("Errors")
    hands.go_down_to("Errors by cause", DUPLICATE)
    hands.press("Use the record 00Q000000000001EAA")
    hands.sees("It is that record now.")
    assert DUPLICATE not in causes(data_dir)
    (found,) = desk.views.find("00Q000000000001EAA")
    assert found.name == "Nadia Rahman"


def test_a_record_of_an_error_is_shown_in_its_list(
    troubles: None, hands: Hands, window: MainWindow
) -> None:
    hands.open_tab("Errors")
    name = hands.rows("Records of this cause")[0][0]
    hands.press("Show record")
    assert window.current_list is window.lists[ListKey.ALL]
    hands.sees(name)
    assert window.pane.detail is not None
    assert window.pane.detail.name == name


def test_what_is_being_corrected_survives_a_run(
    troubles: None, hands: Hands, window: MainWindow
) -> None:
    hands.open_tab("Errors")
    hands.choose("Industry", "Banking")
    window.sync_page.reload()
    hands.rest()
    assert hands.find(QComboBox, "Industry").currentText() == "Banking"


@pytest.mark.parametrize(
    ("count", "waiting", "words"),
    [
        (1, 1, "1 change has not reached Salesforce. It waits for you."),
        (1, 0, "1 change has not reached Salesforce. It is tried again by itself."),
        (3, 0, "3 changes have not reached Salesforce. They are tried again by themselves."),
        (
            3,
            2,
            "3 changes have not reached Salesforce. 2 wait for you; 1 is tried again by itself.",
        ),
    ],
)
def test_the_summary_says_who_does_something(count: int, waiting: int, words: str) -> None:
    assert summary_words(count, waiting) == words


def test_more_refused_changes_are_told_once(
    qtbot: QtBot, troubles: None, hands: Hands, window: MainWindow, data_dir: DataDir
) -> None:
    state = window.sync_page.status.waiting
    attention = Attention(window)
    attention.show_state(window.state)
    window.waiting_shown.connect(attention.show_waiting)
    with qtbot.assertNotEmitted(attention.raised):
        window.show_waiting(state)
    more = type(state)(errors=19, stuck=state.stuck + 1, conflicts=4, changes=0)
    with qtbot.waitSignal(attention.raised) as told:
        window.show_waiting(more)
    assert told.args[0].title == "A change was not taken by Salesforce"
    with qtbot.assertNotEmitted(attention.raised):
        window.show_waiting(more)
