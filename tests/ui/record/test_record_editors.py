"""The editors of values: canonical values in and out, what is wrong in words, the keys."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QListView, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.entry import EntryError
from apdesk.domain.records import FieldValue
from apdesk.domain.schema import FieldSchema, FieldType, PicklistValue
from apdesk.ui.editors import ValueEditor, make_editor
from apdesk.ui.editors.dates import DateEditor
from apdesk.ui.widgets import column

ENTRIES = tuple(
    PicklistValue(value, label, active)
    for value, label, active in (
        ("Red", "Red", True),
        ("G", "Green", True),
        ("Blue", "Blue", True),
        ("Old", "Old", False),
    )
)
COLOUR = FieldSchema("Colour__c", "Colour", FieldType.PICKLIST, picklist=ENTRIES)
RESTRICTED = FieldSchema(
    "Colour__c", "Colour", FieldType.PICKLIST, picklist=ENTRIES, restricted_picklist=True
)
SEVERAL = FieldSchema("Colours__c", "Colours", FieldType.MULTIPICKLIST, picklist=ENTRIES)
NAME = FieldSchema("LastName", "Last Name", FieldType.STRING, length=10, nillable=False)
RATE = FieldSchema("Rate__c", "Rate", FieldType.PERCENT, precision=5, scale=2)


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(400, 500)
    qtbot.addWidget(made)
    made.show()
    return made


def shown(
    holder: QWidget, field: FieldSchema | None, kind: ApdeskType, value: FieldValue = None
) -> ValueEditor:
    editor = make_editor(field, kind)
    holder.setLayout(column(editor, None))
    editor.name_controls("The label")
    editor.set_value(value)
    editor.show()
    editor.start()
    return editor


def captions(editor: ValueEditor) -> list[str]:
    (box,) = editor.findChildren(QComboBox)
    return [box.itemText(at) for at in range(box.count())]


@pytest.mark.parametrize(
    ("field", "kind", "value"),
    [
        (None, ApdeskType.TEXT, "Zoë"),
        (None, ApdeskType.EMAIL, "ada@engine.example"),
        (None, ApdeskType.PHONE, "+44 20 7946 0000"),
        (None, ApdeskType.URL, "https://engine.example"),
        (None, ApdeskType.LONG_TEXT, "one\n\ntwo"),
        (None, ApdeskType.NUMBER, 1234.5),
        (RATE, ApdeskType.PERCENT, 12.25),
        (None, ApdeskType.CURRENCY, -3.0),
        (COLOUR, ApdeskType.PICKLIST, "G"),
        (COLOUR, ApdeskType.PICKLIST, "Old"),
        (COLOUR, ApdeskType.PICKLIST, "Pink"),
        (SEVERAL, ApdeskType.MULTI_PICKLIST, "Red;Blue"),
        (SEVERAL, ApdeskType.MULTI_PICKLIST, "Red;Old;Pink"),
        (None, ApdeskType.CHECKBOX, True),
        (None, ApdeskType.CHECKBOX, False),
        (None, ApdeskType.DATE, "2026-02-03"),
        (None, ApdeskType.DATETIME, "2026-02-03T14:05:09Z"),
        (None, ApdeskType.TIME, "14:30:00.000Z"),
        (None, ApdeskType.TIME, "14:30:15.250Z"),
        (None, ApdeskType.REFERENCE, "00Q5g00000AbCdEEAV"),
    ],
)
def test_a_value_comes_out_as_it_went_in(
    holder: QWidget, field: FieldSchema | None, kind: ApdeskType, value: FieldValue
) -> None:
    editor = shown(holder, field, kind, value)
    assert editor.value() == value
    assert not editor.touched
    for each in editor.inputs():
        assert each.accessibleName().startswith("The label")
    if kind is not ApdeskType.CHECKBOX:
        editor.set_value(None)
        assert editor.value() is None


def test_typing_counts_as_a_change_and_setting_does_not(qtbot: QtBot, holder: QWidget) -> None:
    editor = shown(holder, None, ApdeskType.TEXT)
    with qtbot.assertNotEmitted(editor.changed):
        editor.set_value("Ada ")
    editor.start()
    with qtbot.waitSignal(editor.changed):
        qtbot.keyClicks(editor.focusProxy(), "Ada Lovelace")
    assert editor.touched
    assert editor.value() == "Ada Lovelace"  # what was there was selected, and replaced


def test_enter_commits_and_escape_cancels(qtbot: QtBot, holder: QWidget) -> None:
    editor = shown(holder, None, ApdeskType.TEXT)
    with qtbot.waitSignal(editor.committed):
        qtbot.keyClick(editor.focusProxy(), Qt.Key.Key_Return)
    with qtbot.waitSignal(editor.cancelled):
        qtbot.keyClick(editor.focusProxy(), Qt.Key.Key_Escape)


def test_a_picklist_can_be_committed_and_cancelled_with_the_keys(
    qtbot: QtBot, holder: QWidget
) -> None:
    editor = shown(holder, COLOUR, ApdeskType.PICKLIST, "Red")
    editor.in_place = True
    with qtbot.assertNotEmitted(editor.committed):
        qtbot.keyClick(editor.focusProxy(), Qt.Key.Key_Down)
    assert editor.value() == "G"
    with qtbot.waitSignal(editor.committed):
        qtbot.keyClick(editor.focusProxy(), Qt.Key.Key_Return)
    with qtbot.waitSignal(editor.cancelled):
        qtbot.keyClick(editor.focusProxy(), Qt.Key.Key_Escape)


def test_an_entry_that_is_taken_from_the_open_list_is_meant(qtbot: QtBot, holder: QWidget) -> None:
    editor = shown(holder, COLOUR, ApdeskType.PICKLIST, "Red")
    editor.in_place = True
    editor.open_choices()
    (box,) = editor.findChildren(QComboBox)
    view = box.view()
    view.setCurrentIndex(box.model().index(box.findText("Blue"), 0))
    with qtbot.waitSignal(editor.committed):
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert editor.value() == "Blue"


def test_enter_makes_a_line_in_long_text_and_ctrl_enter_commits(
    qtbot: QtBot, holder: QWidget
) -> None:
    editor = shown(holder, None, ApdeskType.LONG_TEXT, "one")
    (text,) = editor.findChildren(QPlainTextEdit)
    qtbot.keyClick(text, Qt.Key.Key_End)
    with qtbot.assertNotEmitted(editor.committed):
        qtbot.keyClick(text, Qt.Key.Key_Return)
    qtbot.keyClicks(text, "two")
    assert editor.value() == "one\ntwo"
    with qtbot.waitSignal(editor.committed):
        qtbot.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_short_textarea_has_several_lines_too() -> None:
    street = FieldSchema("Street", "Street", FieldType.TEXTAREA, length=255)
    editor = make_editor(street, ApdeskType.TEXT)
    assert editor.findChildren(QPlainTextEdit)
    editor.set_value("1 Main Street\nFloor 2")
    assert editor.value() == "1 Main Street\nFloor 2"


def test_what_is_wrong_is_said_before_anything_is_stored(holder: QWidget) -> None:
    editor = shown(holder, NAME, ApdeskType.TEXT, "Byron")
    assert editor.problem() is None
    editor.set_value(None)
    assert editor.problem() == "Last Name can't be blank."
    editor.set_value("Lovelace-Byron")
    assert "too long" in str(editor.problem())


def test_what_is_no_value_at_all_is_said_too(qtbot: QtBot, holder: QWidget) -> None:
    editor = shown(holder, RATE, ApdeskType.PERCENT)
    qtbot.keyClicks(editor.focusProxy(), "a lot")
    assert "not a number" in str(editor.problem())
    with pytest.raises(EntryError):
        editor.value()
    editor.mark(editor.problem())
    (line,) = editor.inputs()
    assert line.property("invalid") is True
    assert "not a number" in line.accessibleDescription()


def test_retired_entries_are_offered_where_salesforce_takes_them() -> None:
    free = make_editor(COLOUR, ApdeskType.PICKLIST)
    assert captions(free) == ["(blank)", "Red", "Green – G", "Blue", "Old (retired)"]
    strict = make_editor(RESTRICTED, ApdeskType.PICKLIST)
    assert captions(strict) == ["(blank)", "Red", "Green – G", "Blue"]
    strict.set_value("Old")
    assert captions(strict)[-1] == "Old (retired)"
    assert "retired" in str(strict.problem())
    strict.set_value("Pink")
    assert captions(strict)[-1] == "Pink (not in the list)"


def test_several_entries_come_out_in_the_order_of_the_org(qtbot: QtBot, holder: QWidget) -> None:
    editor = shown(holder, SEVERAL, ApdeskType.MULTI_PICKLIST, "Blue")
    (view,) = editor.findChildren(QListView)
    assert view.accessibleName() == "The label"
    qtbot.keyClick(view, Qt.Key.Key_Space)  # ticks the first entry
    assert editor.value() == "Red;Blue"
    with qtbot.waitSignal(editor.committed):
        qtbot.keyClick(view, Qt.Key.Key_Return)
    with qtbot.waitSignal(editor.cancelled):
        qtbot.keyClick(view, Qt.Key.Key_Escape)


def test_a_date_is_typed_in_any_common_way(qtbot: QtBot, holder: QWidget) -> None:
    editor = shown(holder, None, ApdeskType.DATE, "2026-02-03")
    (line,) = editor.inputs()
    assert isinstance(line, QLineEdit)
    assert line.text() == "3 Feb 2026"
    for typed in ("2026-03-04", "4 Mar 2026", "4.3.2026", "March 4, 2026"):
        line.setText(typed)
        assert editor.value() == "2026-03-04", typed
    line.setText("soon")
    assert "not a date" in str(editor.problem())


def test_a_day_is_taken_from_the_calendar(qtbot: QtBot, holder: QWidget) -> None:
    editor = shown(holder, None, ApdeskType.DATE, "2026-02-03")
    assert isinstance(editor, DateEditor)
    editor.in_place = True
    qtbot.keyClick(editor.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = editor.calendar
    assert popup.isVisible()
    assert popup.calendar.selectedDate() == QDate(2026, 2, 3)
    assert editor.owns_focus()
    with qtbot.waitSignal(editor.committed):
        popup.calendar.activated.emit(QDate(2026, 2, 9))
    assert not popup.isVisible()
    assert editor.value() == "2026-02-09"
    assert editor.touched


def test_a_moment_is_local_and_keeps_its_seconds(qtbot: QtBot, holder: QWidget) -> None:
    editor = shown(holder, None, ApdeskType.DATETIME, "2026-02-03T14:05:09Z")
    day, time = editor.inputs()
    assert isinstance(day, QLineEdit)
    assert isinstance(time, QLineEdit)
    local = datetime.fromisoformat("2026-02-03T14:05:09Z").astimezone()
    assert time.text() == f"{local:%H:%M}"
    assert editor.value() == "2026-02-03T14:05:09Z"
    time.setText(f"{local:%H}:06")
    assert editor.value() == "2026-02-03T14:06:00Z"
    day.clear()
    assert "needs a day" in str(editor.problem())
    time.clear()
    assert editor.value() is None


def test_tab_leaves_an_editor_in_place_after_its_last_control(
    qtbot: QtBot, holder: QWidget
) -> None:
    editor = shown(holder, None, ApdeskType.DATETIME, "2026-02-03T14:05:09Z")
    editor.in_place = True
    day, time = editor.inputs()
    with qtbot.assertNotEmitted(editor.tabbed):
        qtbot.keyClick(day, Qt.Key.Key_Tab)
    assert time.hasFocus()
    with qtbot.waitSignal(editor.tabbed) as left:
        qtbot.keyClick(time, Qt.Key.Key_Tab)
    assert left.args == [True]
    day.setFocus()
    with qtbot.waitSignal(editor.tabbed) as left:
        qtbot.keyClick(day, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert left.args == [False]
