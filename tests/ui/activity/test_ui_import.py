"""People from a file: columns, list, preview, import, undo; by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFileDialog, QTableView
from pytestqt.qtbot import QtBot

from apdesk.domain.apdesk_types import Entity
from apdesk.domain.clock import SystemClock, to_iso
from apdesk.paths import DataDir
from apdesk.store.database import Store
from apdesk.store.lists import ListKey
from apdesk.store.outbox import Outbox
from apdesk.ui.desk import Desk
from apdesk.ui.importing.dialog import ImportDialog
from apdesk.ui.main_window import MainWindow
from tests.ui.activity.by_name import Hands

HEADER = "First name;Surname;E-mail;Organisation;Favourite colour"


@pytest.fixture
def file(tmp_path: Path, desk: Desk) -> Path:
    """Two new people, one twice, one who is here already, and one who can't be imported."""
    known = next(
        each
        for each in desk.views.ids(ListKey.LEADS)
        if desk.views.record(Entity.PERSON, each).value("email")  # type: ignore[union-attr]
    )
    email = desk.views.record(Entity.PERSON, known).value("email")  # type: ignore[union-attr]
    made = tmp_path / "people.csv"
    made.write_text(
        "\n".join(
            (
                HEADER,
                "Anna;Berg;anna.berg@new.example;Nordlicht Reisen;blue",
                "Tom;Hill;tom.hill@new.example;Hillside;red",
                "Tom;Hill;TOM.HILL@new.example;Hillside;red",
                f"Known;Already;{email};Elsewhere Ltd;",
                "Kim;Lee;not an address;Acme;",
            )
        ),
        encoding="utf-8",
    )
    return made


@pytest.fixture
def dialog(qtbot: QtBot, hands: Hands, window: MainWindow, file: Path) -> ImportDialog:
    opened = window.imports.open_file(file)
    hands.rest()
    qtbot.waitUntil(opened.isVisible)
    return opened


def people(desk: Desk) -> set[str]:
    rows = desk.views.rows(ListKey.ALL, desk.views.ids(ListKey.ALL), ["email"])
    return {str(each[0]) for each in rows.values() if each[0]}


def test_the_import_button_asks_for_a_file(
    qtbot: QtBot, hands: Hands, window: MainWindow, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def choose(*arguments: object) -> tuple[str, str]:
        asked.append(str(arguments[1]))
        return str(file), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    window.go(ListKey.ALL)
    hands.rest()
    hands.press("Import…")
    assert asked == ["Import contacts"]
    hands.sees("people.csv: 5 rows, separated by semicolon, UTF-8")


def test_a_file_that_is_dropped_on_a_list_is_for_that_list(
    hands: Hands, window: MainWindow, file: Path
) -> None:
    for key, chosen in ((ListKey.LEADS, "Lead"), (ListKey.ALL, None)):
        window.go(key)
        hands.rest()
        window.lists[key].file_dropped.emit(file)
        hands.rest()
        hands.sees("people.csv: 5 rows, separated by semicolon, UTF-8")
        dialog = window.findChildren(ImportDialog)[-1]
        assert dialog.columns.sobject == chosen
        dialog.reject()
        hands.rest()


def test_columns_are_guessed_and_can_be_changed(hands: Hands, dialog: ImportDialog) -> None:
    assert dialog.columns.mapping == {
        "First name": "first_name",
        "Surname": "last_name",
        "E-mail": "email",
        "Organisation": "company",
    }
    hands.sees("Anna, Tom, Known", "They stay in apdesk.")
    assert hands.find(QComboBox, "Favourite colour").currentText() == "Don’t import"
    hands.choose("Favourite colour", "Email")
    hands.sees("“E-mail” and “Favourite colour” can’t both be Email")
    assert not hands.find(QAbstractButton, "Preview").isEnabled()
    hands.choose("Favourite colour", "Don’t import")
    assert hands.find(QAbstractButton, "Preview").isEnabled()


def test_the_preview_says_who_is_new_who_is_here_and_what_can_t_be(
    hands: Hands, dialog: ImportDialog, desk: Desk
) -> None:
    before = people(desk)
    hands.press("Preview")
    hands.sees(
        "2 contacts will be added",
        "1 contact is here already, 1 row repeats an earlier row",
        "1 row can’t be imported",
    )
    assert [row[2] for row in hands.rows("New contacts")] == [
        "anna.berg@new.example",
        "tom.hill@new.example",
    ]
    same = [row[2] for row in hands.rows("People who are here already")]
    assert same[1] == "Row 3 of the file"
    assert "Lead" in same[0]
    ((row, column, why),) = hands.rows("Rows that are left out")
    assert (row, column) == ("6", "E-mail")
    assert why
    assert people(desk) == before, "nothing is stored before the button"


def test_the_import_adds_them_and_can_be_undone(
    hands: Hands, dialog: ImportDialog, desk: Desk, window: MainWindow
) -> None:
    before = people(desk)
    hands.press("Preview")
    hands.press("Import 2 contacts")
    hands.sees("2 contacts were added", "They stay in apdesk", "2 rows were skipped")
    added = {"anna.berg@new.example", "tom.hill@new.example"}
    assert people(desk) == before | added
    assert window.sync_page.status.waiting.changes == 0
    hands.press("Undo this import")
    hands.sees("The import was undone")
    assert people(desk) == before
    hands.press("Close")
    assert not dialog.isVisible()


def test_people_are_added_to_a_salesforce_list(
    hands: Hands, dialog: ImportDialog, data_dir: DataDir, window: MainWindow
) -> None:
    dialog.columns.lists["Lead"].setChecked(True)
    hands.sees("The next sync creates each of them in Salesforce as a Lead.")
    hands.press("Preview")
    hands.press("Import 2 contacts")
    hands.sees("The next sync creates 2 of them as Leads.")
    with Store(data_dir.database, check=False) as store:
        waiting = Outbox(store).creations(to_iso(SystemClock().now()), "Lead")
    assert len(waiting) == 2
    assert window.sync_page.status.waiting.changes == 2


@pytest.mark.parametrize(
    ("choice", "button"),
    [
        ("Update the contacts with these rows", "Import 2 contacts"),
        ("Add these rows as new contacts", "Import 4 contacts"),
    ],
)
def test_those_who_are_here_are_updated_or_added_once_more(
    choice: str, button: str, hands: Hands, dialog: ImportDialog, desk: Desk
) -> None:
    count = len(desk.views.ids(ListKey.ALL))
    hands.press("Preview")
    hands.find(QAbstractButton, choice).click()
    hands.press(button)
    if choice.startswith("Update"):
        hands.sees("2 contacts were added and 1 was updated")
        assert len(desk.views.ids(ListKey.ALL)) == count + 2
    else:
        hands.sees("4 contacts were added")
        assert len(desk.views.ids(ListKey.ALL)) == count + 4


def test_a_file_that_is_no_table_says_so_and_another_can_be_chosen(
    hands: Hands, window: MainWindow, tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "photo.csv"
    broken.write_bytes(b"PK\x03\x04" + bytes(100))
    window.imports.open_file(broken)
    hands.rest()
    hands.sees("The file can't be read as a table")
    assert not hands.find(QAbstractButton, "Preview").isEnabled()
    assert hands.find(QAbstractButton, "Choose another file…").hasFocus()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    hands.press("Choose another file…")
    hands.sees("people.csv: 5 rows")
    assert "The file can't be read as a table" not in hands.texts()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(broken), ""))
    hands.press("Choose another file…")
    hands.sees("The file can't be read as a table")
    assert hands.find(QAbstractButton, "Choose another file…").hasFocus()


def test_the_focus_is_where_something_has_to_be_chosen_first(
    qtbot: QtBot, hands: Hands, window: MainWindow, tmp_path: Path
) -> None:
    unknown = tmp_path / "unknown.csv"
    unknown.write_text("Qq,Zz\n1,2\n", encoding="utf-8")
    opened = window.imports.open_file(unknown)
    able: list[bool] = []  # a window that becomes active leaves what isn't shown yet
    opened.columns.changed.connect(
        lambda: able.extend(each.isVisibleTo(opened) for each in opened.columns.combos.values())
    )
    hands.rest()
    hands.sees("Choose a field for at least one column.")
    assert able == [True, True]
    qtbot.waitActive(opened)
    assert opened.columns.combos["Qq"].hasFocus()


def test_going_back_keeps_what_was_chosen(hands: Hands, dialog: ImportDialog) -> None:
    hands.choose("Favourite colour", "Title")
    hands.press("Preview")
    hands.press("Back")
    assert hands.find(QComboBox, "Favourite colour").currentText() == "Title"


def test_every_control_of_the_dialog_is_named_as_it_reads(
    hands: Hands, dialog: ImportDialog
) -> None:
    for step in ("Preview", "Import 2 contacts", ""):
        for each in dialog.findChildren(QAbstractButton):
            if each.isVisible() and each.text():
                assert each.accessibleName() == each.text().replace("&", "")
        for view in dialog.findChildren(QTableView):
            assert view.accessibleName()
        if step:
            hands.press(step)


def test_an_import_that_is_stopped_stores_nothing_and_says_so(
    hands: Hands, dialog: ImportDialog, desk: Desk
) -> None:
    before = people(desk)
    hands.press("Preview")
    dialog.go_next()
    dialog.reject()
    hands.rest()
    assert dialog.isVisible(), "it stays to say whether that was in time"
    if "The import was stopped" in hands.texts():
        assert people(desk) == before
    else:
        hands.sees("2 contacts were added")
        assert len(people(desk)) == len(before) + 2
