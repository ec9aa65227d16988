"""Fields edited in place: by the keys, with what waits, was refused or conflicts beside them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPushButton,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from apdesk.domain.apdesk_types import ApdeskType, Entity
from apdesk.store.database import Store
from apdesk.store.lists import DetailField, ListKey
from apdesk.store.outbox import Outbox
from apdesk.ui.people.add_to_salesforce import AddToSalesforceDialog
from apdesk.ui.people.delete import DeleteDialog
from apdesk.ui.record.field_row import LABEL_WIDTH, FieldRow, FieldState
from apdesk.ui.record.tabs import RecordTabs
from apdesk.ui.record.values import ValueLabel
from apdesk.ui.theme import SPACE, apply_theme, contrast, theme, tokens
from tests.ui.record import outbox_builder as outbox
from tests.ui.record.conftest import Bench, control

KEYS = Qt.Key


@pytest.fixture
def lead(bench: Bench, database: Path) -> int:
    """A lead with title and company, shown."""
    for record_id in outbox.ids(database):
        if outbox.value(database, record_id, "title") and outbox.value(
            database, record_id, "company"
        ):
            bench.show_person(record_id)
            return record_id
    raise AssertionError("no such lead")


def type_into(bench: Bench, name: str, text: str) -> None:
    focus = bench.open_field(name)
    bench.qtbot.keyClicks(focus, text)


# -- editing ----------------------------------------------------------------------------------


def test_a_value_is_changed_with_the_keys_alone(
    qtbot: QtBot, bench: Bench, database: Path, lead: int
) -> None:
    type_into(bench, "Title", "Countess")
    with qtbot.waitSignal(bench.pane.edited) as told:
        qtbot.keyClick(bench.focusWidget(), KEYS.Key_Return)
    bench.rest()
    assert told.args is not None
    assert told.args[0].people == frozenset({lead})
    assert outbox.value(database, lead, "title") == "Countess"
    assert bench.line("Title").cell.label.value == "Countess"
    assert bench.line("Title").cell.hasFocus()  # and the arrows go on from there
    assert bench.badges() == ["Lead", "Waiting to be sent"]


def test_escape_leaves_the_value_as_it_was(
    qtbot: QtBot, bench: Bench, database: Path, lead: int
) -> None:
    before = outbox.value(database, lead, "title")
    type_into(bench, "Title", "Nobody")
    qtbot.keyClick(bench.focusWidget(), KEYS.Key_Escape)
    bench.rest()
    assert bench.pane.fields.editing is None
    assert outbox.value(database, lead, "title") == before
    assert bench.line("Title").cell.label.value == before
    assert bench.told == []


def test_an_editor_that_was_only_looked_at_changes_nothing(
    qtbot: QtBot, bench: Bench, lead: int
) -> None:
    focus = bench.open_field("Title")
    with qtbot.assertNotEmitted(bench.pane.edited):
        qtbot.keyClick(focus, KEYS.Key_Return)
        bench.rest()
    assert bench.pane.fields.editing is None


def test_tab_stores_and_goes_to_the_next_field(
    qtbot: QtBot, bench: Bench, database: Path, lead: int
) -> None:
    type_into(bench, "Title", "Countess")
    qtbot.keyClick(bench.focusWidget(), KEYS.Key_Tab)
    assert bench.pane.fields.editing == "company"
    bench.rest()
    assert outbox.value(database, lead, "title") == "Countess"
    assert bench.pane.fields.editing == "company"  # what was stored didn't close it
    qtbot.keyClicks(bench.focusWidget(), "Engines Ltd")
    qtbot.keyClick(bench.focusWidget(), KEYS.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    bench.rest()
    assert bench.pane.fields.editing == "title"
    assert outbox.value(database, lead, "company") == "Engines Ltd"
    qtbot.keyClick(bench.focusWidget(), KEYS.Key_Escape)
    assert bench.line("Company").cell.label.value == "Engines Ltd"


def test_what_salesforce_would_refuse_is_said_in_place_and_not_stored(
    qtbot: QtBot, bench: Bench, database: Path, lead: int
) -> None:
    before = outbox.value(database, lead, "last_name")
    focus = bench.open_field("Last Name")
    assert isinstance(focus, QLineEdit)
    qtbot.keyClick(focus, KEYS.Key_Delete)
    qtbot.keyClick(focus, KEYS.Key_Return)
    bench.rest()
    line = bench.line("Last Name")
    assert line.problem.isVisible()
    assert line.problem.text() == "Last Name can't be blank."
    assert focus.accessibleDescription() == line.problem.text()
    assert outbox.value(database, lead, "last_name") == before
    qtbot.keyClicks(focus, "King")
    assert not line.problem.isVisible()
    qtbot.keyClick(focus, KEYS.Key_Return)
    bench.rest()
    assert outbox.value(database, lead, "last_name") == "King"


def test_leaving_by_the_mouse_stores_what_is_fine(
    qtbot: QtBot, bench: Bench, database: Path, lead: int
) -> None:
    type_into(bench, "Title", "Countess")
    bench.page.search.setFocus()
    bench.rest()
    assert bench.pane.fields.editing is None
    assert outbox.value(database, lead, "title") == "Countess"


def test_another_record_stores_what_was_typed_for_the_last_one(
    bench: Bench, database: Path, lead: int
) -> None:
    other = next(each for each in outbox.ids(database) if each != lead)
    before = outbox.value(database, other, "title")
    type_into(bench, "Title", "Countess")
    bench.show_person(other)
    assert outbox.value(database, lead, "title") == "Countess"
    assert outbox.value(database, other, "title") == before
    assert bench.detail.id == other


def test_a_sync_meanwhile_leaves_the_open_editor_alone(
    qtbot: QtBot, bench: Bench, database: Path, lead: int
) -> None:
    type_into(bench, "Title", "Count")
    outbox.change_there(database, lead, "Company", "Elsewhere Inc")
    bench.refresh()
    bench.rest()
    assert bench.pane.fields.editing == "title"
    qtbot.keyClicks(bench.focusWidget(), "ess")
    qtbot.keyClick(bench.focusWidget(), KEYS.Key_Return)
    bench.rest()
    assert outbox.value(database, lead, "title") == "Countess"
    assert bench.line("Company").cell.label.value == "Elsewhere Inc"


def test_a_click_opens_the_editor_and_its_list(
    qtbot: QtBot, bench: Bench, database: Path, lead: int
) -> None:
    cell = bench.line("Status").cell
    bench.pane.fields.reached.emit(bench.line("Status"))
    qtbot.mouseClick(cell.label, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    bench.until(lambda: bench.pane.fields.editing == "status")
    box = control(bench.pane.fields, QComboBox, "Status")
    bench.until(lambda: box.view().isVisible())
    at = box.findText("Nurturing")
    box.view().setCurrentIndex(box.model().index(at, 0))
    qtbot.keyClick(box.view(), KEYS.Key_Return)
    bench.until(lambda: bench.pane.fields.editing is None)
    bench.rest()
    assert outbox.value(database, lead, "status") == "Nurturing"


def test_a_click_on_a_link_opens_it_and_no_editor(bench: Bench, lead: int) -> None:
    found = [x for x in bench.pane.fields.rows() if x.field and x.field.type == "phone"]
    assert found
    cell = found[0].cell
    cell.label.linkHovered.emit("tel:1")
    bench.qtbot.mouseClick(cell.label, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    bench.rest()
    assert bench.pane.fields.editing is None


def test_the_arrow_keys_go_from_value_to_value(qtbot: QtBot, bench: Bench, lead: int) -> None:
    first = bench.line("Last Name").cell
    first.setFocus()
    qtbot.keyClick(first, KEYS.Key_Down)
    assert bench.line("Title").cell.hasFocus()
    qtbot.keyClick(bench.line("Title").cell, KEYS.Key_Up)
    assert first.hasFocus()


def test_a_value_is_a_button_for_assistive_technologies(bench: Bench, lead: int) -> None:
    cell = bench.line("Title").cell
    interface = QAccessible.queryAccessibleInterface(cell)
    assert interface is not None
    assert interface.role() == QAccessible.Role.Button
    assert interface.text(QAccessible.Text.Name) == "Title"
    assert interface.text(QAccessible.Text.Description) == cell.label.value
    action = interface.actionInterface()
    assert action is not None
    action.doAction("Press")
    assert bench.pane.fields.editing == "title"
    assert control(bench.pane.fields, QLineEdit, "Title").hasFocus()
    bench.pane.fields.cancel()


def test_what_can_t_be_changed_says_why(qtbot: QtBot, bench: Bench, lead: int) -> None:
    line = bench.line("Full Name")
    assert line.mark.isVisible()
    assert line.mark.toolTip() == line.mark.accessibleName()
    assert "Full Name" in line.mark.toolTip()
    assert not line.cell.editable
    assert line.cell.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert not bench.pane.fields.edit("name")


def test_a_cleared_field_stays_in_its_place_and_is_sent_as_a_clear(
    qtbot: QtBot, bench: Bench, database: Path, lead: int
) -> None:
    focus = bench.open_field("Title")
    qtbot.keyClick(focus, KEYS.Key_Delete)
    qtbot.keyClick(focus, KEYS.Key_Return)
    bench.rest()
    line = bench.line("Title")
    assert line.cell.label.text() == "–"
    assert line.undo_button.isVisible()
    (edit,) = bench.detail.pending
    assert (edit.field, edit.local) == ("title", None)


def test_blank_lines_show_no_value_of_another_record(bench: Bench, database: Path) -> None:
    bench.pane.blanks.setChecked(True)
    for record_id in outbox.ids(database)[:6]:
        detail = bench.show_person(record_id)
        for line in bench.pane.fields.rows():
            assert line.field is not None
            blank = detail.value(line.field.name) in (None, "")
            assert (line.cell.label.text() == "–") is blank, line.field.label


# -- what waits -------------------------------------------------------------------------------


def test_what_waits_is_marked_and_can_be_undone(
    qtbot: QtBot, bench: Bench, database: Path, lead: int
) -> None:
    before = outbox.value(database, lead, "title")
    outbox.edit(database, lead, {"title": "Countess"})
    bench.refresh()
    line = bench.line("Title")
    assert line.was.text() == f"Was “{before}”"
    assert line.mark.toolTip() == f"Waiting to be sent. Salesforce has “{before}”."
    assert line.undo_button.accessibleName() == line.undo_button.text() == "Undo"
    line.undo_button.setFocus()
    qtbot.keyClick(line.undo_button, KEYS.Key_Space)
    bench.rest()
    assert outbox.value(database, lead, "title") == before
    assert bench.detail.pending == ()
    assert bench.badges() == ["Lead", "Synced"]
    assert not bench.line("Title").pending.isVisible()


def test_what_is_on_its_way_can_t_be_undone(bench: Bench, database: Path, lead: int) -> None:
    outbox.edit(database, lead, {"title": "Countess"})
    outbox.put_in_flight(database, lead)
    bench.refresh()
    line = bench.line("Title")
    assert "Being sent" in line.was.text()
    assert not line.undo_button.isVisible()


def test_a_refusal_is_told_with_the_fix_in_place(
    qtbot: QtBot, bench: Bench, database: Path, lead: int
) -> None:
    outbox.edit(database, lead, {"status": "Working"})
    outbox.send(database, lead, outbox.STATUS_REFUSED)
    bench.refresh()
    trouble = bench.pane.trouble
    assert trouble.isVisible()
    assert trouble.title() == outbox.STATUS_REFUSED.title
    for words in (outbox.STATUS_REFUSED.message, outbox.STATUS_REFUSED.next_step):
        assert words in trouble.text()
    assert "Salesforce says: “Junk leads need a reason.”" in trouble.text()
    assert bench.badges() == ["Lead", "Not sent"]
    assert outbox.STATUS_REFUSED.title in bench.line("Status").mark.toolTip()
    control(trouble, QPushButton, "Edit").click()
    assert bench.pane.fields.editing == "status"
    box = control(bench.pane.fields, QComboBox, "Status")
    box.setCurrentIndex(box.findText("Nurturing"))
    box.activated.emit(box.currentIndex())
    qtbot.keyClick(box, KEYS.Key_Return)
    bench.until(lambda: not trouble.isVisible())  # a changed value is due again
    bench.rest()
    assert bench.badges() == ["Lead", "Waiting to be sent"]


def test_a_refusal_can_be_tried_again_as_it_is(
    qtbot: QtBot, bench: Bench, database: Path, lead: int
) -> None:
    outbox.edit(database, lead, {"status": "Working"})
    outbox.send(database, lead, outbox.STATUS_REFUSED)
    bench.refresh()
    with qtbot.waitSignal(bench.pane.edited):
        control(bench.pane.trouble, QPushButton, "Try again").click()
    bench.rest()
    failure = bench.detail.failure
    assert failure is None or failure.retry_at is not None
    assert not bench.pane.trouble.retry_button.isVisible()


def test_an_update_that_is_a_duplicate_is_saved_anyway(
    bench: Bench, database: Path, lead: int
) -> None:
    outbox.edit(database, lead, {"email": "ada@acme.example"})
    outbox.send(database, lead, outbox.duplicate_of("00Q000000000001EAA"))
    bench.refresh()
    trouble = bench.pane.trouble
    assert not trouble.create_button.isVisible()
    control(trouble, QPushButton, "Save anyway").click()
    bench.until(lambda: not trouble.retry_button.isVisible())
    bench.rest()
    with Store(database, check=False) as store:
        assert Outbox(store).agreed([lead]) == {lead}


def test_what_heals_by_itself_says_so(bench: Bench, database: Path, lead: int) -> None:
    outbox.edit(database, lead, {"title": "Countess"})
    outbox.send(database, lead, outbox.BUSY)
    bench.refresh()
    trouble = bench.pane.trouble
    assert trouble.kind == "warning"
    assert "tried again by itself" in trouble.text()
    assert not trouble.edit_button.isVisible()
    assert trouble.retry_button.isVisible()


def test_a_conflict_shows_both_values_and_takes_the_other(
    qtbot: QtBot, bench: Bench, database: Path, lead: int
) -> None:
    outbox.edit(database, lead, {"title": "Ours"})
    outbox.change_there(database, lead, "Title", "Theirs")
    bench.refresh()
    line = bench.line("Title")
    assert line.conflict.isVisible()
    assert "Salesforce has “Theirs”, which won; you had “Ours”" in line.conflict_words.text()
    assert "Conflict" in bench.badges()
    line.use_button.setFocus()
    qtbot.keyClick(line.use_button, KEYS.Key_Space)
    bench.rest()
    assert outbox.value(database, lead, "title") == "Ours"
    assert not bench.line("Title").conflict.isVisible()
    assert [each.local for each in bench.detail.pending] == ["Ours"]


def test_a_conflict_can_be_left_as_it_was_decided(bench: Bench, database: Path, lead: int) -> None:
    outbox.edit(database, lead, {"title": "Ours"})
    outbox.change_there(database, lead, "Title", "Theirs")
    bench.refresh()
    control(bench.line("Title"), QPushButton, "Keep as it is").click()  # as on the Sync page
    bench.rest()
    assert outbox.value(database, lead, "title") == "Theirs"
    assert bench.detail.conflicts == ()
    assert not bench.line("Title").conflict.isVisible()


def test_the_padlock_can_be_made_out(bench: Bench, lead: int) -> None:
    mark = bench.line("Full Name").mark
    assert mark.isVisible()
    tone = getattr(tokens(), mark.property("iconTone"))
    assert contrast(tone, tokens().base) >= 4.5  # its thin lines look paler than their colour


def test_a_value_stands_beside_the_first_line_of_a_long_name(bench: Bench, lead: int) -> None:
    bench.pane.blanks.setChecked(True)
    QApplication.processEvents()
    line = bench.line("Email Bounced Reason")
    assert line.name.height() > bench.line("Title").name.height()
    assert line.cell.label.height() == bench.line("Title").cell.label.height()


@pytest.fixture
def large_text(qapp: QApplication) -> Iterator[None]:
    usual = theme().body
    theme().body = 20
    apply_theme(qapp, "light")
    yield
    theme().body = usual
    apply_theme(qapp, "light")


def test_larger_texts_widen_the_pane_and_the_names_of_fields(
    large_text: None, bench: Bench, lead: int
) -> None:
    assert bench.pane.minimumWidth() == theme().size(SPACE * 44) > SPACE * 44
    name = bench.line("Title").name
    assert name.width() == theme().size(LABEL_WIDTH) > LABEL_WIDTH


def test_of_titles_without_room_only_the_last_is_cut(qtbot: QtBot, large_text: None) -> None:
    tabs = RecordTabs()
    qtbot.addWidget(tabs)
    for title in ("Fields", "Timeline", "Why is this record here?"):
        tabs.add(QWidget(), title)
    tabs.resize(310, 200)
    tabs.show()
    qtbot.waitExposed(tabs)
    bar = tabs.tabBar()
    assert bar.tabRect(0).width() >= bar.tabSizeHint(0).width()
    assert bar.tabRect(1).width() >= bar.tabSizeHint(1).width()
    assert bar.tabRect(2).right() < tabs.width()
    assert bar.tabToolTip(2) == "Why is this record here?"


def test_a_conflict_over_a_blank_field_is_shown_too(
    bench: Bench, database: Path, lead: int
) -> None:
    outbox.edit(database, lead, {"title": "Ours"})
    outbox.change_there(database, lead, "Title", None)
    bench.refresh()
    assert not bench.pane.blanks.isChecked()
    assert "Salesforce has blank, which won" in bench.line("Title").conflict_words.text()


def test_a_change_that_can_t_be_stored_comes_back_with_its_words(
    qtbot: QtBot, bench: Bench, database: Path, lead: int
) -> None:
    """The field became read-only after it was looked up: nothing that was typed is lost."""
    type_into(bench, "Title", "Countess")
    with Store(database) as store, store.transaction() as connection:
        connection.execute(
            "UPDATE apdesk_field_source SET writable = 0 WHERE sobject = 'Lead' AND name = 'title'"
        )
        connection.execute("DELETE FROM meta WHERE key = 'catalogue'")  # what was read is old
    qtbot.keyClick(bench.focusWidget(), KEYS.Key_Return)
    bench.until(bench.pane.banner.isVisible)
    bench.rest()
    assert bench.pane.banner.kind == "error"
    assert bench.pane.fields.editing == "title"
    assert control(bench.pane.fields, QLineEdit, "Title").text() == "Countess"
    assert bench.line("Title").problem.isVisible()
    bench.pane.fields.cancel()


def test_a_kept_record_says_that_nothing_of_it_is_sent(
    bench: Bench, database: Path, lead: int
) -> None:
    outbox.leave(database, lead)
    outbox.edit(database, lead, {"title": "Countess"})
    bench.refresh()
    assert bench.badges() == ["Lead", "Kept, not synced"]
    assert "isn’t sent" in bench.line("Title").mark.toolTip()


# -- people made here -------------------------------------------------------------------------


@pytest.fixture
def ada(bench: Bench, database: Path) -> int:
    made = outbox.add(
        database,
        {"first_name": "Ada", "last_name": "Lovelace", "email": "ada@engine.example"},
    )
    bench.show_person(made)
    return made


def test_a_person_made_here_is_edited_and_nothing_waits(
    qtbot: QtBot, bench: Bench, database: Path, ada: int
) -> None:
    assert bench.badges() == ["Only here"]
    assert not bench.pane.open_button.isVisible()
    titles = [each.text() for each in bench.pane.fields.findChildren(QWidget) if _title(each)]
    assert titles[:2] == ["About", "Contact details"]
    type_into(bench, "Last Name", "King")
    qtbot.keyClick(bench.focusWidget(), KEYS.Key_Return)
    bench.rest()
    assert bench.pane.name.text() == "Ada King"
    assert bench.detail.pending == ()
    assert outbox.value(database, ada, "name") == "Ada King"


def _title(widget: QWidget) -> bool:
    return bool(widget.isVisible() and widget.property("role") == "overline")


def test_a_person_made_here_waits_to_become_a_lead_and_may_stay(
    bench: Bench, database: Path, ada: int
) -> None:
    outbox.edit(database, ada, {"company": "Engines"})
    bench.refresh()
    control(bench.pane.head, QPushButton, "Add to Salesforce…").click()
    dialog = bench.dialog(AddToSalesforceDialog)
    control(dialog, QPushButton, "Add to Salesforce Leads").click()
    bench.until(lambda: bench.detail.wanted == "Lead")
    bench.rest()
    assert bench.badges() == ["Waiting to become a Lead"]
    control(bench.pane.head, QPushButton, "Keep it only here").click()
    bench.until(lambda: bench.detail.wanted is None)
    bench.rest()
    assert bench.badges() == ["Only here"]


def test_a_person_made_here_can_be_deleted(bench: Bench, desk: object, ada: int) -> None:
    control(bench.pane.head, QAbstractButton, "Delete…").click()
    dialog = bench.dialog(DeleteDialog)
    assert dialog.windowTitle() == "Delete Ada Lovelace?"
    control(dialog, QPushButton, "Delete").click()
    bench.until(lambda: bench.pane.detail is None)
    bench.rest()
    assert bench.desk.views.record(Entity.PERSON, ada) is None
    assert "This record is gone" in bench.said()


def test_a_duplicate_is_created_anyway_or_taken_instead(
    bench: Bench, database: Path, lead: int
) -> None:
    there = bench.detail.salesforce_id
    assert there is not None
    made = outbox.add(database, {"last_name": "King", "company": "Engines"}, "Lead")
    outbox.refuse_creation(database, made, outbox.duplicate_of(there))
    bench.show_person(made)
    trouble = bench.pane.trouble
    assert "Salesforce says: “Use one of these records?”" in trouble.text()
    assert not trouble.retry_button.isVisible()
    control(trouble, QPushButton, "Create it anyway").click()
    bench.until(lambda: not trouble.isVisible())
    bench.rest()
    assert bench.detail.wanted == "Lead"
    outbox.refuse_creation(database, made, outbox.duplicate_of(there))
    bench.refresh()
    control(trouble, QPushButton, "Use the one in Salesforce").click()
    bench.until(lambda: bench.detail.salesforce_id == there)
    bench.rest()
    assert bench.detail.sobject == "Lead"


# -- twins and the timeline -------------------------------------------------------------------


def test_twins_are_shown_with_what_their_opt_out_means(
    qtbot: QtBot, bench: Bench, database: Path
) -> None:
    owner, email = _with_email(database)
    twin = outbox.add(database, {"last_name": "Twin", "email": str(email).upper()})
    bench.show_person(twin)
    name = bench.desk.views.record(Entity.PERSON, owner)
    assert name is not None
    assert "Also here as a Lead:" in bench.said()
    assert not bench.pane.head.twin_note.isVisible()
    outbox.edit(database, owner, {"has_opted_out_of_email": True})
    bench.refresh()
    assert "opted out of e-mail, so this one gets none" in bench.pane.head.twin_note.text()
    with qtbot.waitSignal(bench.pane.record_asked) as asked:
        control(bench.pane.head, QPushButton, name.name).click()
    assert asked.args == [Entity.PERSON, owner]
    bench.show_person(owner)
    assert "Opted out of e-mail" in bench.badges()
    assert "Also here:" in bench.said()


def _with_email(database: Path) -> tuple[int, object]:
    for record_id in outbox.ids(database):
        email = outbox.value(database, record_id, "email")
        if email:
            return record_id, email
    raise AssertionError("nobody has an address")


def test_the_timeline_says_who_did_what_and_in_which_run(
    bench: Bench, database: Path, lead: int
) -> None:
    outbox.edit(database, lead, {"title": "Countess"})
    outbox.send(database, lead)
    outbox.edit(database, lead, {"title": "Ours"})
    outbox.change_there(database, lead, "Title", "Theirs")
    bench.refresh()
    assert bench.pane.tabs.tabText(1) == "Timeline"
    bench.pane.tabs.setCurrentIndex(1)
    bench.rest()
    said = bench.said(bench.pane.history)
    assert "Title changed" in said
    assert "→  Countess" in said
    assert "Title sent to Salesforce" in said
    assert "Title was changed on both sides" in said
    assert "Theirs won over Ours" in said
    assert "· You" in said
    assert "· run 2" in said
    assert "Entered apdesk" in said


# -- companies, names -------------------------------------------------------------------------


def test_companies_are_edited_too(qtbot: QtBot, bench: Bench, database: Path) -> None:
    company = outbox.ids(database, ListKey.COMPANIES)[0]
    bench.show_person(company, Entity.COMPANY)
    bench.pane.blanks.setChecked(True)
    type_into(bench, "Account Number", "A-42")
    qtbot.keyClick(bench.focusWidget(), KEYS.Key_Return)
    bench.rest()
    assert bench.detail.value("account_number") == "A-42"
    assert bench.told[-1].companies == frozenset({company})
    assert "Waiting to be sent" in bench.badges()


def test_every_control_of_the_pane_is_named_as_it_reads(
    bench: Bench, database: Path, lead: int
) -> None:
    outbox.edit(database, lead, {"title": "Ours", "status": "Working"})
    outbox.change_there(database, lead, "Title", "Theirs")
    outbox.send(database, lead, outbox.STATUS_REFUSED)
    bench.refresh()
    QApplication.processEvents()
    seen = 0
    for each in bench.pane.findChildren(QAbstractButton):
        if not each.isVisible() or each.objectName().startswith("qt_"):
            continue
        if isinstance(each.parent(), QTabBar):
            continue  # Qt's own arrows, shown where a font is too wide for the tabs
        assert each.accessibleName() == (each.text().replace("&", "") or each.toolTip()), each
        seen += 1
    assert seen >= 9
    for line in bench.pane.fields.rows():
        assert line.cell.accessibleName() == line.name.text()


def test_tab_reaches_every_value_that_can_be_changed(bench: Bench, lead: int) -> None:
    cells = [each.cell for each in bench.pane.fields.rows() if each.cell.editable]
    chain: list[QWidget] = []
    at: QWidget | None = bench.pane.blanks
    while at is not None and at not in chain:
        chain.append(at)
        at = at.nextInFocusChain()
    places = [chain.index(each) for each in cells]
    assert places == sorted(places)
    assert len(places) > 5


def test_the_whole_value_is_copied(bench: Bench, lead: int) -> None:
    label = bench.line("Title").cell.label
    assert isinstance(label, ValueLabel)
    label.copy()
    assert QGuiApplication.clipboard().text() == label.value


def test_a_value_is_read_out_with_its_ampersand(qtbot: QtBot) -> None:
    line = FieldRow(lambda _address: None)
    qtbot.addWidget(line)
    field = DetailField("title", "Title", ApdeskType.TEXT, "Founder & CEO", True, "Title", None)
    line.fill(field, FieldState())
    said = QAccessible.queryAccessibleInterface(line.cell.label).text(QAccessible.Text.Name)
    assert "Founder & CEO" in said


def test_a_lookup_is_shown_by_name_and_copied_by_id(qtbot: QtBot) -> None:
    owner, other = "0055g0000000004AAA", "0055g0000000005AAA"
    line = FieldRow(lambda _address: None)
    qtbot.addWidget(line)
    field = DetailField(
        "owner_id", "Owner ID", ApdeskType.REFERENCE, owner, True, "OwnerId", None, "Robin Fletcher"
    )
    line.fill(field, FieldState())
    shown = line.cell.label
    assert (shown.value, shown.toolTip()) == ("Robin Fletcher", owner)
    assert line.cell.accessibleDescription() == "Robin Fletcher"
    shown.copy()
    assert QGuiApplication.clipboard().text() == owner
    line.show_value(other)
    assert shown.value == other, "until it is read who that is"
