"""The criteria editor: rows, values, problems in place, counts, keyboard."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from apdesk.domain.cancel import CancelToken
from apdesk.domain.operators import Criteria, Criterion, Operator
from apdesk.domain.schema import SObjectSchema
from apdesk.errors import KnownError
from apdesk.ui.criteria.dates import DateValue
from apdesk.ui.criteria.editor import CriteriaEditor
from apdesk.ui.criteria.live import count_sentence
from apdesk.ui.criteria.picklist import PicklistValue
from apdesk.ui.criteria.row import CriterionRow
from apdesk.ui.criteria.values import CheckboxValue, NoValue, PairValue, TextValue
from apdesk.ui.theme import apply_theme
from apdesk.worker.tasks import Progress, TaskRunner, Work

pytestmark = [
    pytest.mark.ui,
]

IS = Operator.IS


@pytest.fixture
def editor(qtbot: QtBot, lead_schema: SObjectSchema) -> CriteriaEditor:
    made = CriteriaEditor(lead_schema)
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def choose_field(row: CriterionRow, name: str) -> None:
    index = row.field.findData(name)
    assert index >= 0
    row.field.setCurrentIndex(index)
    row.field.activated.emit(index)


def choose_operator(row: CriterionRow, operator: Operator) -> None:
    index = row.operator.findData(str(operator))
    assert index >= 0
    row.operator.setCurrentIndex(index)
    row.operator.activated.emit(index)


def a_row(editor: CriteriaEditor, name: str, operator: Operator = IS) -> CriterionRow:
    editor.add_row()
    row = editor.rows[-1]
    choose_field(row, name)
    choose_operator(row, operator)
    return row


ROUND_TRIPS = [
    Criterion("Status", IS, "Open - Not Contacted,Working - Contacted"),
    Criterion("Status", Operator.IS_NOT, 'Ancient,""'),
    Criterion("Status", Operator.CONTAINS, "Open"),
    Criterion("Country", Operator.STARTS_WITH, '"Smith, Inc",Acme'),
    Criterion("Country", Operator.BLANK, ""),
    Criterion("AnnualRevenue", Operator.BETWEEN, "5,10.5"),
    Criterion("AnnualRevenue", Operator.AT_LEAST, "1000"),
    Criterion("HasOptedOut", IS, "false"),
    Criterion("HasOptedOut", IS, "true"),
    Criterion("CreatedDate", Operator.AT_LEAST, "LAST_N_DAYS:30"),
    Criterion("CreatedDate", Operator.LESS, "2026-01-31T10:00:00Z"),
    Criterion("Birthday__c", IS, "2026-01-31,TODAY"),
    Criterion("Birthday__c", Operator.BETWEEN, "2026-01-01,TODAY"),
    Criterion("Birthday__c", Operator.LESS, "THIS_FISCAL_YEAR"),
    Criterion("OwnerId", IS, "005000000000001AAA"),
    Criterion("Interests__c", Operator.INCLUDES, "A;B,A"),
]


@pytest.mark.parametrize("criterion", ROUND_TRIPS, ids=lambda c: f"{c.field} {c.operator}")
def test_what_is_set_is_what_is_held(editor: CriteriaEditor, criterion: Criterion) -> None:
    heard: list[int] = []
    editor.changed.connect(lambda: heard.append(1))
    editor.set_criteria((criterion,))
    assert editor.criteria() == (criterion,)
    assert editor.is_valid()
    assert heard == []


@pytest.mark.parametrize(
    ("name", "operator", "kind"),
    [
        ("Status", IS, PicklistValue),
        ("Status", Operator.CONTAINS, TextValue),
        ("Interests__c", Operator.EXCLUDES, PicklistValue),
        ("Country", IS, TextValue),
        ("Country", Operator.BLANK, NoValue),
        ("HasOptedOut", IS, CheckboxValue),
        ("CreatedDate", IS, DateValue),
        ("CreatedDate", Operator.BETWEEN, PairValue),
        ("AnnualRevenue", Operator.BETWEEN, PairValue),
        ("OwnerId", IS, TextValue),
    ],
)
def test_editor_by_type(editor: CriteriaEditor, name: str, operator: Operator, kind: type) -> None:
    assert type(a_row(editor, name, operator).editor) is kind


def test_a_field_that_cannot_be_filtered_is_shown_disabled_with_the_reason(
    editor: CriteriaEditor,
) -> None:
    editor.add_row()
    chooser = editor.rows[0].field
    index = chooser.findData("Description")
    assert "long text" in chooser.itemText(index)
    assert not chooser.model().flags(chooser.model().index(index, 0)) & Qt.ItemFlag.ItemIsEnabled
    chooser.activated.emit(index)
    assert chooser.field_name == ""
    chooser.line.setText("Description")
    chooser._settle()
    assert chooser.field_name == ""


@pytest.mark.parametrize("typed", ["annualrevenue", "Annual Revenue", "annual rev"])
def test_a_field_is_found_by_label_and_by_api_name(editor: CriteriaEditor, typed: str) -> None:
    editor.add_row()
    chooser = editor.rows[0].field
    chooser.line.setText(typed)
    chooser._settle()
    assert chooser.field_name == "AnnualRevenue"
    assert chooser.line.text() == "Annual Revenue (AnnualRevenue)"
    chooser.line.setText("no such thing")
    chooser._settle()
    assert chooser.field_name == "AnnualRevenue"
    assert chooser.line.text() == "Annual Revenue (AnnualRevenue)"


def test_checklist_marks_retired_entries_and_writes_the_list(
    qtbot: QtBot, editor: CriteriaEditor
) -> None:
    row = a_row(editor, "Status")
    assert isinstance(row.editor, PicklistValue)
    value = row.editor
    qtbot.keyClicks(value.line, "Something typed,")
    value.open_list()
    model = value.checklist._model
    captions = [model.item(n).text() for n in range(model.rowCount())]
    assert "Ancient (retired)" in captions
    assert "(blank)" in captions
    model.item(captions.index("Lost, really")).setCheckState(Qt.CheckState.Checked)
    model.item(captions.index("Ancient (retired)")).setCheckState(Qt.CheckState.Checked)
    assert value.value() == 'Something typed,"Lost, really",Ancient'
    model.item(captions.index("Lost, really")).setCheckState(Qt.CheckState.Unchecked)
    assert value.value() == "Something typed,Ancient"
    value.checklist.close()
    value.set_value("ANCIENT")
    value.open_list()
    assert model.item(captions.index("Ancient (retired)")).checkState() is Qt.CheckState.Checked
    value.checklist.close()


def test_an_unknown_entry_is_a_hint_and_nothing_more(qtbot: QtBot, editor: CriteriaEditor) -> None:
    row = a_row(editor, "Status")
    qtbot.keyClicks(row.editor.focusProxy(), "open")
    assert row.message.isVisible()
    assert "open" in row.message.text()
    assert row.message.property("role") == "warning"
    assert editor.is_valid()


def test_what_is_missing_is_told_once_the_row_is_left(qtbot: QtBot, editor: CriteriaEditor) -> None:
    row = a_row(editor, "AnnualRevenue", Operator.AT_LEAST)
    assert not editor.is_valid()
    assert not row.message.isVisible()
    editor.show_all_problems()
    assert row.message.isVisible()
    assert row.editor.focusProxy().property("invalid")
    qtbot.keyClicks(row.editor.focusProxy(), "lots")
    assert "lots" in row.message.text()
    row.editor.focusProxy().clear()
    qtbot.keyClicks(row.editor.focusProxy(), "5")
    assert not row.message.isVisible()
    assert not row.editor.focusProxy().property("invalid")
    assert editor.is_valid()


def test_a_vanished_field_stays_readable(editor: CriteriaEditor) -> None:
    gone = Criterion("Gone__c", Operator.STARTS_WITH, "x,y")
    editor.set_criteria((gone,))
    assert editor.criteria() == (gone,)
    assert not editor.is_valid()
    assert "Gone__c" in editor.rows[0].message.text()
    assert editor.rows[0].message.isVisible()


def test_a_value_survives_a_change_of_operator_but_not_of_kind(
    qtbot: QtBot, editor: CriteriaEditor
) -> None:
    row = a_row(editor, "Country")
    qtbot.keyClicks(row.editor.focusProxy(), "Chile")
    choose_operator(row, Operator.STARTS_WITH)
    assert row.criterion().value == "Chile"
    choose_field(row, "LastName")
    assert row.criterion() == Criterion("LastName", Operator.STARTS_WITH, "Chile")
    choose_field(row, "AnnualRevenue")
    assert row.criterion().value == ""
    choose_field(row, "HasOptedOut")
    assert row.criterion() == Criterion("HasOptedOut", IS, "true")


def test_keyboard_makes_fills_and_removes_rows(qtbot: QtBot, editor: CriteriaEditor) -> None:
    editor.add_button.setFocus()
    qtbot.keyClick(editor.add_button, Qt.Key.Key_Space)
    assert len(editor.rows) == 1
    assert editor.rows[0].field.hasFocus()
    first = editor.rows[0]
    qtbot.keyClicks(first.field.line, "Country")
    qtbot.keyClick(first.field.line, Qt.Key.Key_Return)
    assert first.field.field_name == "Country"
    qtbot.keyClick(first.editor.focusProxy(), Qt.Key.Key_Return)
    assert len(editor.rows) == 1  # an unfinished row says so instead
    assert first.message.isVisible()
    qtbot.keyClicks(first.editor.focusProxy(), "Chile")
    qtbot.keyClick(first.editor.focusProxy(), Qt.Key.Key_Return)
    assert len(editor.rows) == 2
    assert editor.rows[1].field.hasFocus()
    assert [row.word.text() for row in editor.rows] == ["Where", "and"]
    editor.rows[0].remove.setFocus()
    qtbot.keyClick(editor.rows[0].remove, Qt.Key.Key_Delete)
    assert len(editor.rows) == 1
    assert editor.rows[0].remove.hasFocus()
    assert editor.rows[0].word.text() == "Where"
    qtbot.keyClick(editor.rows[0].remove, Qt.Key.Key_Delete)
    assert editor.rows == ()
    assert editor.add_button.hasFocus()


def test_dates_are_picked(qtbot: QtBot, editor: CriteriaEditor) -> None:
    row = a_row(editor, "Birthday__c", Operator.AT_LEAST)
    value = row.editor
    assert isinstance(value, DateValue)
    assert value.day.isVisible()
    value.day.setDate(QDate(2026, 3, 1))
    assert row.criterion().value == "2026-03-01"
    index = value.kind.findData("LAST_N_DAYS:")
    value.kind.setCurrentIndex(index)
    value.kind.activated.emit(index)
    assert value.number.isVisible()
    assert not value.day.isVisible()
    value.number.clear()
    qtbot.keyClicks(value.number, "7")
    assert row.criterion().value == "LAST_N_DAYS:7"
    assert editor.is_valid()
    value.number.clear()
    value.number.textEdited.emit("")
    assert not editor.is_valid()
    index = value.kind.findData("TODAY")
    value.kind.setCurrentIndex(index)
    value.kind.activated.emit(index)
    assert row.criterion().value == "TODAY"
    assert not value.number.isVisible()


def test_the_sentence_follows(qtbot: QtBot, editor: CriteriaEditor) -> None:
    assert editor.sentence.text() == "All Leads."
    row = a_row(editor, "Country", Operator.IS_NOT)
    qtbot.keyClicks(row.editor.focusProxy(), "Australia")
    assert editor.sentence.text() == "Leads whose Country is not Australia."
    a_row(editor, "AnnualRevenue")  # unfinished: not in the sentence
    assert editor.sentence.text() == (
        "Without the criterion that can’t be used yet: Leads whose Country is not Australia."
    )
    a_row(editor, "LastName")
    assert editor.sentence.text().startswith("Without the 2 criteria that can’t be used yet: ")
    assert editor.sentence.accessibleName() == editor.sentence.text()


@pytest.mark.parametrize(
    ("value", "wrong"), [("10,abc", [1]), ("x,10", [0]), ("x,y", [0, 1]), ("10,1", [0, 1])]
)
def test_of_two_values_the_wrong_one_is_marked(
    editor: CriteriaEditor, value: str, wrong: list[int]
) -> None:
    editor.set_criteria((Criterion("AnnualRevenue", Operator.BETWEEN, value),))
    inputs = editor.rows[0].editor.inputs()
    assert [at for at, each in enumerate(inputs) if each.property("invalid")] == wrong


def test_a_long_list_keeps_to_a_part_of_the_screen(
    qtbot: QtBot, qapp: QApplication, editor: CriteriaEditor
) -> None:
    editor.set_criteria((Criterion("Birthday__c", IS, "TODAY"),))
    value = editor.rows[0].editor
    assert isinstance(value, DateValue)
    apply_theme(qapp, "light")
    value.kind.showPopup()
    view = value.kind.view()
    qtbot.waitUntil(view.isVisible)
    assert value.kind.count() > value.kind.maxVisibleItems()
    most = (value.kind.maxVisibleItems() + 1) * view.sizeHintForRow(0)
    assert view.window().height() <= most
    value.kind.hidePopup()


def test_every_input_is_named(editor: CriteriaEditor) -> None:
    editor.set_criteria(tuple(ROUND_TRIPS))
    names = []
    for kind in (QComboBox, QLineEdit):
        for each in editor.findChildren(kind):
            if each.isVisible() and each.objectName() != "qt_spinbox_lineedit":
                assert each.accessibleName(), each
                names.append(each.accessibleName())
    assert "Field 1" in names
    assert "Value 1 of Status" in names
    assert editor.rows[2].remove.accessibleName() == "Remove criterion 3"


# Counts


@dataclass(frozen=True)
class Answer:
    matching: int
    total: int
    blanks: Sequence[int | None] = ()
    sample: Sequence[str] = ()


@dataclass
class Org:
    """Answers as it is told, and can be made to wait or to fail."""

    answers: dict[str, Answer] = field(default_factory=dict)
    gates: dict[str, threading.Event] = field(default_factory=dict)
    fails: bool = False
    asked: list[Criteria] = field(default_factory=list)

    def question(self, sobject: str, criteria: Criteria) -> Work:
        assert sobject == "Lead"

        def work(_progress: Progress, _cancel: CancelToken) -> object:
            self.asked.append(criteria)
            key = criteria[-1].value if criteria else ""
            if key in self.gates:
                self.gates[key].wait(20)
            if self.fails:
                raise KnownError("Salesforce can’t be reached", "No answer.", "Try again.")
            return self.answers.get(key, Answer(1, 2))

        return work


@pytest.fixture
def org() -> Org:
    return Org()


@pytest.fixture
def counting(
    qtbot: QtBot, lead_schema: SObjectSchema, runner: TaskRunner, org: Org
) -> CriteriaEditor:
    made = CriteriaEditor(lead_schema, runner=runner, live=org.question)
    qtbot.addWidget(made)
    made.show()
    made.set_live(True)
    return made


def test_counts_blanks_and_samples(qtbot: QtBot, counting: CriteriaEditor, org: Org) -> None:
    org.answers["Australia"] = Answer(412, 600, (37,), ("Ada Byron", "Grace Hopper"))
    row = a_row(counting, "Country", Operator.IS_NOT)
    qtbot.keyClicks(row.editor.focusProxy(), "Australia")
    qtbot.waitUntil(lambda: counting.panel.count.text() == "412 of 600 leads match.")
    assert "Ada Byron" in counting.panel.sample.text()
    assert row.note.text() == "37 of them have no Country; this criterion keeps them."
    assert not counting.panel.spinner.isVisible()


def test_a_late_answer_never_replaces_a_newer_one(
    qtbot: QtBot, counting: CriteriaEditor, org: Org, runner: TaskRunner
) -> None:
    org.gates["slow"] = threading.Event()
    org.answers = {"slow": Answer(1, 600), "fast": Answer(2, 600)}
    counting.set_criteria((Criterion("Country", IS, "slow"),))
    qtbot.waitUntil(lambda: any(c and c[0].value == "slow" for c in org.asked))
    counting.set_criteria((Criterion("Country", IS, "fast"),))
    qtbot.waitUntil(lambda: counting.panel.count.text() == "2 of 600 leads match.")
    with qtbot.waitSignal(runner.idle):
        org.gates["slow"].set()
    assert counting.panel.count.text() == "2 of 600 leads match."


def test_unfinished_rows_are_not_asked_about(
    qtbot: QtBot, counting: CriteriaEditor, org: Org
) -> None:
    counting.set_criteria((Criterion("Country", IS, "Chile"), Criterion("Status", IS, "")))
    qtbot.waitUntil(lambda: bool(org.asked))
    assert org.asked[-1] == (Criterion("Country", IS, "Chile"),)


def test_nothing_is_asked_while_nobody_looks(
    qtbot: QtBot, counting: CriteriaEditor, org: Org, runner: TaskRunner
) -> None:
    counting.set_live(False)
    before = len(org.asked)
    counting.set_criteria((Criterion("Country", IS, "Chile"),))
    assert counting._counts is not None
    assert not counting._counts._request.pending
    counting.set_live(True)
    qtbot.waitUntil(lambda: len(org.asked) == before + 1)


def test_a_failed_count_says_so_and_can_be_repeated(
    qtbot: QtBot, counting: CriteriaEditor, org: Org
) -> None:
    org.fails = True
    counting.set_criteria((Criterion("Country", IS, "Chile"),))
    qtbot.waitUntil(counting.panel.retry.isVisible)
    assert "can’t be reached" in counting.panel.count.text()
    org.fails = False
    counting.panel.retry.click()
    qtbot.waitUntil(lambda: counting.panel.count.text() == "1 of 2 leads match.")
    assert not counting.panel.retry.isVisible()


@pytest.mark.parametrize(
    ("matching", "total", "words"),
    [
        (412, 600, "412 of 600 leads match."),
        (1200, 1200, "All 1,200 leads match."),
        (0, 600, "None of the 600 leads match."),
        (0, 0, "The org has no leads."),
    ],
)
def test_count_in_words(matching: int, total: int, words: str) -> None:
    assert count_sentence(matching, total, "Leads") == words


def test_a_field_is_picked_from_what_the_typing_finds(qtbot: QtBot, editor: CriteriaEditor) -> None:
    editor.add_row()
    chooser = editor.rows[0].field
    qtbot.keyClicks(chooser.line, "birth")
    completer = chooser.completer()
    assert completer is not None
    popup = completer.popup()
    qtbot.waitUntil(popup.isVisible)
    assert completer.completionCount() == 1
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert chooser.field_name == "Birthday__c"
    assert not popup.isVisible()
    assert editor.rows[0].operator.isEnabled()
