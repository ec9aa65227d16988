"""The dialogs that add, change, delete people and add them to Salesforce, from a list."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QMenu,
    QPushButton,
    QRadioButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from apdesk.domain.apdesk_types import Entity
from apdesk.domain.preferences import DEFAULT_PREFERENCES, ObjectChoice, Preferences, SyncMode
from apdesk.store.database import Store
from apdesk.store.lists import ListKey
from apdesk.store.settings import Settings
from apdesk.ui.people.add_to_salesforce import AddToSalesforceDialog
from apdesk.ui.people.bulk_edit import BulkEditDialog
from apdesk.ui.people.delete import DeleteDialog
from apdesk.ui.people.new_contact import NewContactDialog
from tests.ui.record import outbox_builder as outbox
from tests.ui.record.conftest import Bench, control

KEYS = Qt.Key


def choose(box: QComboBox, text: str) -> None:
    """Takes an entry, as the user does."""
    at = box.findText(text)
    assert at >= 0, [box.itemText(i) for i in range(box.count())]
    box.setCurrentIndex(at)
    box.activated.emit(at)
    QApplication.processEvents()  # what depends on it appears


def fill(qtbot: QtBot, dialog: QWidget, **values: str) -> None:
    """Types into the lines of a form; 'last_name' is the line called 'Last Name'."""
    for name, text in values.items():
        line = control(dialog, QLineEdit, name.replace("_", " ").title())
        line.setFocus()
        qtbot.keyClicks(line, text)


def person(bench: Bench, record_id: int) -> dict[str, object]:
    detail = bench.desk.views.record(Entity.PERSON, record_id)
    assert detail is not None
    return {each.name: each.value for each in detail.fields}


def without(sobject: str, database: Path) -> None:
    """The preferences leave an object out."""
    objects = dict(DEFAULT_PREFERENCES.objects)
    objects[sobject] = ObjectChoice(SyncMode.NONE)
    with Store(database) as store:
        Settings(store).save_preferences(
            Preferences(objects=objects, mappings=DEFAULT_PREFERENCES.mappings)
        )


# -- a new contact ----------------------------------------------------------------------------


@pytest.fixture
def everybody(bench: Bench) -> Bench:
    bench.open_list(ListKey.ALL)
    return bench


def test_a_new_contact_stays_here_unless_a_list_is_chosen(qtbot: QtBot, everybody: Bench) -> None:
    bench = everybody
    bench.page.new_button.click()
    dialog = bench.dialog(NewContactDialog)
    assert control(dialog, QLineEdit, "First Name").hasFocus()
    fill(qtbot, dialog, first_name="Ada", last_name="Lovelace", email="ada@engine.example")
    qtbot.keyClick(control(dialog, QLineEdit, "Email"), KEYS.Key_Return)
    bench.until(bench.page.commands.banner.isVisible)
    bench.rest()
    assert bench.page.commands.banner.title() == "Ada Lovelace was added"
    bench.until(lambda: bench.pane.name.text() == "Ada Lovelace")
    assert bench.page.table.current_id() == bench.detail.id
    assert bench.detail.wanted is None
    assert bench.badges() == ["Only here"]


def test_a_list_asks_for_what_the_org_requires(qtbot: QtBot, everybody: Bench) -> None:
    bench = everybody
    bench.page.new_button.click()
    dialog = bench.dialog(NewContactDialog)
    choose(control(dialog, QComboBox, "List"), "Salesforce Leads")
    captions = {each.caption.text() for each in dialog.rows.values() if each.isVisible()}
    assert {"Last Name *", "Company *"} <= captions
    assert "First Name" in captions
    fill(qtbot, dialog, last_name="Lovelace")
    dialog.add_button.click()
    company = dialog.rows["company"]
    assert company.problem.isVisible()
    assert "asks for this" in company.problem.text()
    assert control(dialog, QLineEdit, "Company").hasFocus()
    fill(qtbot, dialog, company="Engines")
    assert not company.problem.isVisible()
    dialog.add_button.click()
    bench.until(bench.page.commands.banner.isVisible)
    bench.until(lambda: bench.pane.name.text() == "Lovelace")
    assert bench.detail.wanted == "Lead"
    assert "The next sync creates it" in bench.page.commands.banner.text()


def test_a_list_shows_the_fields_that_it_has(everybody: Bench) -> None:
    bench = everybody
    bench.page.new_button.click()
    dialog = bench.dialog(NewContactDialog)
    control(dialog, QCheckBox, "Show all fields").click()
    everything = {name for name, line in dialog.rows.items() if not line.isHidden()}
    choose(control(dialog, QComboBox, "List"), "Salesforce Contacts")
    contacts = {name for name, line in dialog.rows.items() if not line.isHidden()}
    assert "company" in everything - contacts  # a Contact has an Account instead
    assert "department" in contacts
    assert "name" not in everything  # made of its parts
    dialog.reject()


def test_the_list_in_front_is_the_one_that_is_offered(bench: Bench) -> None:
    bench.page.new_button.click()
    dialog = bench.dialog(NewContactDialog)
    assert control(dialog, QComboBox, "List").currentText() == "Salesforce Leads"
    dialog.reject()


def test_an_object_that_isn_t_synced_can_t_be_chosen(bench: Bench, database: Path) -> None:
    without("Lead", database)
    bench.page.new_button.click()
    dialog = bench.dialog(NewContactDialog)
    box = control(dialog, QComboBox, "List")
    assert box.currentText() == "None: only here"
    index = box.model().index(box.findText("Salesforce Leads"), 0)
    assert not box.model().flags(index) & Qt.ItemFlag.ItemIsEnabled
    assert "not synced" in str(index.data(Qt.ItemDataRole.ToolTipRole))
    dialog.reject()


def test_who_has_the_address_already_is_said_and_can_be_shown(
    qtbot: QtBot, everybody: Bench, database: Path
) -> None:
    bench = everybody
    there = next(each for each in outbox.ids(database) if outbox.value(database, each, "email"))
    email = str(outbox.value(database, there, "email"))
    name = str(outbox.value(database, there, "name"))
    bench.page.new_button.click()
    dialog = bench.dialog(NewContactDialog)
    fill(qtbot, dialog, email=email.upper())
    bench.until(dialog.twin_banner.isVisible)
    assert f"{name} (Lead)" in dialog.twin_banner.title()
    control(dialog, QPushButton, "Show that one").click()
    bench.until(lambda: bench.page.table.current_id() == there)
    bench.rest()


def test_somebody_without_a_name_isn_t_added(qtbot: QtBot, everybody: Bench) -> None:
    bench = everybody
    before = bench.page.model.rowCount()
    bench.page.new_button.click()
    dialog = bench.dialog(NewContactDialog)
    fill(qtbot, dialog, phone="+44 20 7946 0000")
    dialog.add_button.click()
    bench.until(dialog.banner.isVisible)
    assert dialog.banner.kind == "error"
    assert dialog.banner.text()
    assert dialog.add_button.isEnabled()
    fill(qtbot, dialog, email="not an address")
    dialog.add_button.click()
    assert "e-mail" in dialog.rows["email"].problem.text()
    dialog.reject()
    bench.rest()
    assert bench.page.model.rowCount() == before


# -- many at once -----------------------------------------------------------------------------


def bulk(bench: Bench) -> BulkEditDialog:
    bench.page.selection.edit_button.click()
    return bench.dialog(BulkEditDialog)


def test_all_leads_are_given_a_value_and_put_back(qtbot: QtBot, bench: Bench) -> None:
    page = bench.page
    before = {each: person(bench, each).get("title") for each in page.model.ids}
    page.table.setFocus()
    qtbot.keyClick(page.table, KEYS.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.table.chosen().all
    dialog = bulk(bench)
    choose(control(dialog, QComboBox, "Field"), "Title")
    qtbot.keyClicks(control(dialog, QLineEdit, "New value"), "Countess")
    bench.until(dialog.change_button.isEnabled)
    changing = sum(each != "Countess" for each in before.values())
    assert dialog.outlook.text() == f"{changing} contacts change"
    sample = control(dialog, QTableView, "What changes")
    assert sample.model().rowCount() == 20
    assert "The first 20:" in dialog.rest.text()
    assert sample.model().index(0, 2).data() == "Countess"
    control(dialog, QPushButton, f"Change {changing} contacts").click()
    bench.until(page.commands.banner.isVisible)
    bench.rest()
    assert page.commands.banner.title() == f"{changing} contacts changed"
    assert {person(bench, each)["title"] for each in before} == {"Countess"}
    bench.take_keys(page.table)
    qtbot.keyClick(page.table, KEYS.Key_Z, Qt.KeyboardModifier.ControlModifier)
    bench.until(lambda: "undone" in page.commands.banner.title())
    bench.rest()
    assert {each: person(bench, each).get("title") for each in before} == before
    assert not page.commands.undo_button.isVisible()


def test_what_was_changed_since_is_left_and_said(
    qtbot: QtBot, bench: Bench, database: Path
) -> None:
    page = bench.page
    page.table.selectRow(0)
    qtbot.keyClick(page.table, KEYS.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    first, second = page.table.chosen_ids()
    dialog = bulk(bench)
    choose(control(dialog, QComboBox, "Field"), "Title")
    qtbot.keyClicks(control(dialog, QLineEdit, "New value"), "Countess")
    bench.until(dialog.change_button.isEnabled)
    dialog.change_button.click()
    bench.until(page.commands.banner.isVisible)
    bench.rest()
    outbox.edit(database, second, {"title": "Queen"})
    control(page.commands.banner, QPushButton, "Undo").click()
    bench.until(lambda: page.commands.banner.title() == "1 change was undone")
    bench.rest()
    assert "It was changed since." in page.commands.banner.text()
    assert outbox.value(database, first, "title") != "Countess"
    assert outbox.value(database, second, "title") == "Queen"


def test_a_field_is_cleared_on_purpose_only(qtbot: QtBot, bench: Bench) -> None:
    bench.page.table.selectAll()
    dialog = bulk(bench)
    choose(control(dialog, QComboBox, "Field"), "Title")
    line = control(dialog, QLineEdit, "New value")
    qtbot.keyClicks(line, "x")
    qtbot.keyClick(line, KEYS.Key_Backspace)
    bench.rest()
    assert not dialog.change_button.isEnabled()
    control(dialog, QCheckBox, "Clear the field").click()
    bench.until(dialog.change_button.isEnabled)
    assert not line.isEnabled()
    sample = control(dialog, QTableView, "What changes")
    assert sample.model().index(0, 2).data() == "blank"
    dialog.reject()


def test_what_can_t_change_is_counted_with_the_reason(qtbot: QtBot, everybody: Bench) -> None:
    bench = everybody
    counts = bench.desk.views.counts()
    bench.page.table.selectAll()
    dialog = bulk(bench)
    choose(control(dialog, QComboBox, "Field"), "Department")
    qtbot.keyClicks(control(dialog, QLineEdit, "New value"), "Engines")
    bench.until(dialog.change_button.isEnabled)
    assert dialog.outlook.text() == f"{counts[ListKey.CONTACTS]} contacts change"
    assert f"{counts[ListKey.LEADS]} contacts: " in dialog.rest.text()
    assert "not mapped for Leads" in dialog.rest.text()
    dialog.reject()


def test_a_value_that_salesforce_would_refuse_isn_t_offered(qtbot: QtBot, bench: Bench) -> None:
    bench.page.table.selectAll()
    dialog = bulk(bench)
    choose(control(dialog, QComboBox, "Field"), "Title")
    control(dialog, QLineEdit, "New value").setText("x" * 500)
    assert "too long" in bench.said(dialog)
    bench.rest()
    assert not dialog.change_button.isEnabled()
    choose(control(dialog, QComboBox, "Field"), "Status")
    choose(control(dialog, QComboBox, "New value"), "Nurturing")
    bench.until(dialog.change_button.isEnabled)
    assert "too long" not in bench.said(dialog)
    dialog.reject()


def test_companies_are_changed_together_too(qtbot: QtBot, bench: Bench) -> None:
    page = bench.open_list(ListKey.COMPANIES)
    page.table.selectAll()
    dialog = bulk(bench)
    choose(control(dialog, QComboBox, "Field"), "Account Number")
    qtbot.keyClicks(control(dialog, QLineEdit, "New value"), "A-1")
    bench.until(dialog.change_button.isEnabled)
    dialog.change_button.click()
    bench.until(page.commands.banner.isVisible)
    bench.rest()
    assert page.commands.banner.title() == f"{page.model.rowCount()} companies changed"
    assert bench.told[-1].companies == frozenset(page.model.ids)


# -- into Salesforce --------------------------------------------------------------------------


def test_what_is_missing_is_asked_for_once(qtbot: QtBot, everybody: Bench, database: Path) -> None:
    bench = everybody
    ada = outbox.add(database, {"last_name": "Lovelace", "first_name": "Ada"})
    charles = outbox.add(database, {"last_name": "Babbage", "company": "Engines"})
    synced = outbox.ids(database)[0]
    bench.page.reload()
    bench.rest()
    bench.page.commands.add_to_salesforce([ada, charles, synced])
    dialog = bench.dialog(AddToSalesforceDialog)
    said = bench.said(dialog)
    assert "Company *" in said
    assert "Ada Lovelace has none." in said
    assert "1 contact is in Salesforce already." in said
    assert "1 contact stays only here until it has what is missing." in said
    control(dialog, QPushButton, "Add 1 to Salesforce Leads")
    qtbot.keyClicks(control(dialog, QLineEdit, "Company"), "Analytical")
    control(dialog, QPushButton, "Add 2 to Salesforce Leads").click()
    bench.until(bench.page.commands.banner.isVisible)
    bench.rest()
    assert bench.page.commands.banner.title() == "2 contacts wait to become Leads"
    for each, company in ((ada, "Analytical"), (charles, "Engines")):
        detail = bench.show_person(each)
        assert detail.wanted == "Lead"
        assert detail.value("company") == company
        assert bench.badges() == ["Waiting to become a Lead"]


def test_the_other_list_asks_for_other_things(everybody: Bench, database: Path) -> None:
    bench = everybody
    ada = outbox.add(database, {"last_name": "Lovelace"})
    bench.page.commands.add_to_salesforce([ada])
    dialog = bench.dialog(AddToSalesforceDialog)
    assert "Company *" in bench.said(dialog)
    control(dialog, QRadioButton, "Salesforce Contacts").setChecked(True)
    bench.until(lambda: not dialog.busy)
    bench.rest()
    assert "Company *" not in bench.said(dialog)
    control(dialog, QPushButton, "Add to Salesforce Contacts").click()
    bench.until(bench.page.commands.banner.isVisible)
    bench.rest()
    assert bench.show_person(ada).wanted == "Contact"


def test_a_list_that_is_closed_says_why(everybody: Bench, database: Path) -> None:
    bench = everybody
    ada = outbox.add(database, {"last_name": "Lovelace", "company": "Engines"})
    without("Lead", database)
    bench.page.commands.add_to_salesforce([ada])
    dialog = bench.dialog(AddToSalesforceDialog)
    assert "not synced" in dialog.banner.text()
    assert not dialog.add_button.isEnabled()
    dialog.reject()


# -- deleting ---------------------------------------------------------------------------------


def test_synced_records_are_deleted_in_salesforce(
    qtbot: QtBot, bench: Bench, opened: list[str]
) -> None:
    page = bench.page
    page.table.selectRow(0)
    page.table.setFocus()
    qtbot.keyClick(page.table, KEYS.Key_Delete)
    dialog = bench.dialog(DeleteDialog)
    assert "is in Salesforce and can’t be deleted here" in dialog.title.text()
    assert not dialog.delete_button.isVisible()
    control(dialog, QPushButton, "Open in Salesforce").click()
    detail = bench.desk.views.record(Entity.PERSON, page.model.ids[0])
    assert detail is not None
    assert opened == [f"https://riverside.my.salesforce.com/{detail.salesforce_id}"]
    dialog.reject()


def test_those_made_here_are_deleted_and_the_others_are_told_of(
    qtbot: QtBot, everybody: Bench, database: Path
) -> None:
    bench = everybody
    made = [outbox.add(database, {"last_name": f"Temp {at}"}) for at in range(2)]
    bench.page.reload()
    bench.rest()
    total = bench.page.model.rowCount()
    bench.page.table.selectAll()
    bench.page.selection.delete_button.click()
    dialog = bench.dialog(DeleteDialog)
    assert dialog.title.text() == "Delete 2 contacts?"
    assert "can’t be deleted here" in bench.said(dialog)
    assert "and 92 more" in bench.said(dialog) or f"and {total - 7} more" in bench.said(dialog)
    assert dialog.cancel_button.hasFocus()
    control(dialog, QPushButton, "Delete 2 contacts").click()
    bench.until(bench.page.commands.banner.isVisible)
    bench.rest()
    assert bench.page.commands.banner.title() == "2 contacts deleted"
    assert bench.page.model.rowCount() == total - 2
    assert bench.desk.views.rows(ListKey.ALL, made, ["name"]) == {}


# -- the list itself --------------------------------------------------------------------------


def test_the_foot_says_what_is_selected_and_its_buttons_wait(qtbot: QtBot, bench: Bench) -> None:
    page = bench.page
    bar = page.selection
    assert bar.text.text() == "Select contacts to change them together"
    assert not bar.edit_button.isEnabled()
    page.table.selectRow(0)
    assert bar.text.text() == "1 contact is selected"
    qtbot.keyClick(page.table, KEYS.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert bar.text.text() == "2 contacts are selected. Esc clears."
    assert bar.edit_button.isEnabled()
    assert list(page.table.chosen_ids()) == list(page.model.ids[:2])
    qtbot.keyClick(page.table, KEYS.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert bar.text.text() == f"All {page.model.rowCount()} contacts are selected. Esc clears."
    assert list(page.table.chosen_ids()) == list(page.model.ids)
    qtbot.keyClick(page.table, KEYS.Key_Escape)
    assert not bar.edit_button.isEnabled()


def test_the_keys_open_the_dialogs(qtbot: QtBot, bench: Bench) -> None:
    page = bench.page
    page.table.selectRow(0)
    page.table.setFocus()
    qtbot.keyClick(page.table, KEYS.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = bench.dialog(BulkEditDialog)
    qtbot.keyClick(dialog, KEYS.Key_Escape)
    bench.until(lambda: not bench.findChildren(BulkEditDialog))
    bench.take_keys(page.table)
    qtbot.keyClick(page.table, KEYS.Key_N, Qt.KeyboardModifier.ControlModifier)
    new = bench.dialog(NewContactDialog)
    qtbot.keyClick(control(new, QLineEdit, "First Name"), KEYS.Key_Escape)
    bench.until(lambda: not bench.findChildren(NewContactDialog))


def test_the_context_menu_has_the_same_actions(qtbot: QtBot, everybody: Bench) -> None:
    page = everybody.page
    page.table.selectRow(0)
    page.table.customContextMenuRequested.emit(QPoint(5, 5))
    (menu,) = page.table.findChildren(QMenu)
    texts = [each.text() for each in menu.actions()]
    copied = ["Open in Salesforce", "", "Copy cell", "Copy row", "Copy e-mail address", ""]
    assert texts[: len(copied)] == copied
    assert texts[len(copied) :] == [
        "Edit fields…",
        "Add to list…",
        "Start journey…",
        "Add to Salesforce…",
        "Delete…",
    ]
    menu.actions()[-1].trigger()
    menu.close()
    everybody.dialog(DeleteDialog).reject()


def test_import_is_asked_for(qtbot: QtBot, bench: Bench) -> None:
    with qtbot.waitSignal(bench.page.import_asked):
        control(bench.page, QPushButton, "Import…").click()


def test_companies_have_no_new_contact_and_no_import(bench: Bench) -> None:
    page = bench.open_list(ListKey.COMPANIES)
    assert not page.new_button.isVisible()
    assert not page.import_button.isVisible()


def test_every_control_of_the_dialogs_is_named(everybody: Bench, database: Path) -> None:
    bench = everybody
    ada = outbox.add(database, {"last_name": "Lovelace"})
    commands = bench.page.commands
    for opened, kind in (
        (commands.new_contact, NewContactDialog),
        (lambda: commands.edit_fields([ada]), BulkEditDialog),
        (lambda: commands.add_to_salesforce([ada]), AddToSalesforceDialog),
        (lambda: commands.delete([ada]), DeleteDialog),
    ):
        opened()
        dialog = bench.dialog(kind)
        if isinstance(dialog, NewContactDialog):
            control(dialog, QCheckBox, "Show all fields").click()
        for each in dialog.findChildren(QWidget):
            if not each.isVisible() or not each.focusPolicy() & Qt.FocusPolicy.TabFocus:
                continue
            if each.focusProxy() is not None or each.objectName().startswith("qt_"):
                continue
            assert each.accessibleName(), each
            if isinstance(each, QAbstractButton) and each.text():
                assert each.accessibleName() == each.text()
        dialog.reject()
        bench.until(lambda kind=kind: not bench.findChildren(kind))
