"""The mapping editor: rows, rules, padlocks, new fields."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.operators import Criterion, Operator
from apdesk.domain.preferences import FirstSync, MappedField, ObjectMapping, Rule
from apdesk.domain.schema import SObjectSchema
from apdesk.ui.mapping import table
from apdesk.ui.mapping.editor import MappingEditor
from apdesk.ui.mapping.panel import FieldPanel
from apdesk.ui.mapping.rows import name_problem, rows_of, with_choice

pytestmark = [
    pytest.mark.ui,
]


@pytest.fixture
def editor(qtbot: QtBot, lead_schema: SObjectSchema) -> MappingEditor:
    made = MappingEditor(lead_schema)
    qtbot.addWidget(made)
    made.resize(1200, 500)
    made.show()
    made.show_mapping(ObjectMapping("custom"), (), {}, None)
    return made


def choose_rule(panel: FieldPanel, rule: Rule) -> None:
    index = panel.rule.findData(str(rule))
    assert index >= 0
    panel.rule.setCurrentIndex(index)
    panel.rule.activated.emit(index)


def choose_target(panel: FieldPanel, name: str) -> None:
    index = panel.target.findData(name)
    assert index >= 0
    panel.target.setCurrentIndex(index)
    panel.target.activated.emit(index)


def test_rows_without_choices(lead_schema: SObjectSchema) -> None:
    rows = {each.name: each for each in rows_of(lead_schema, ObjectMapping(), ())}
    assert "Id" not in rows  # book-keeping
    assert rows["Status"].rule is Rule.SALESFORCE_WINS
    assert rows["Level__c"].mapped is None
    assert rows["Level__c"].rule_words == "Don’t sync"
    score = rows_of(
        lead_schema,
        ObjectMapping("custom", (MappedField("Score__c", "score", ApdeskType.NUMBER),)),
        (),
    )
    locked = next(each for each in score if each.name == "Score__c")
    assert locked.locked
    assert locked.rule is Rule.SALESFORCE_ONLY
    assert locked.rules == (Rule.SALESFORCE_ONLY, Rule.OFF)
    assert "works this value out" in locked.padlock


def test_a_field_read_for_a_criterion_only(lead_schema: SObjectSchema) -> None:
    criteria = (Criterion("Level__c", Operator.IS, "Gold"),)
    rows = {each.name: each for each in rows_of(lead_schema, ObjectMapping(), criteria)}
    assert rows["Level__c"].mapped is None
    assert rows["Level__c"].rule_words == "Read for your criteria only"


def test_model_keeps_the_rules_of_models(editor: MappingEditor, lead_schema: SObjectSchema) -> None:
    QAbstractItemModelTester(
        editor.model, QAbstractItemModelTester.FailureReportingMode.Fatal, editor
    )
    editor.filter.search("cou")
    editor.show_mapping(ObjectMapping(), (), {}, None)
    editor.filter.search("")


def test_a_custom_field_is_added_by_choosing_a_rule(qtbot: QtBot, editor: MappingEditor) -> None:
    editor.select("Level__c")
    panel = editor.panel
    assert panel.title.text() == "Level"
    assert not panel.target.isVisible()
    with qtbot.waitSignal(editor.changed):
        choose_rule(panel, Rule.APDESK_WINS)
    (chosen,) = editor.mapping().fields
    assert chosen == MappedField("Level__c", "level", ApdeskType.TEXT, Rule.APDESK_WINS)
    assert panel.target.isVisible()
    assert panel.from_salesforce.isVisible()
    panel.from_apdesk.click()
    assert editor.mapping().fields[0].first_sync is FirstSync.APDESK
    with qtbot.waitSignal(editor.changed):
        panel.reset_button.click()
    assert editor.mapping().fields == ()
    assert panel.rule.currentData() == str(Rule.OFF)


def test_leaving_a_standard_field_out_and_back(qtbot: QtBot, editor: MappingEditor) -> None:
    editor.select("Country")
    before = editor.count.text()
    choose_rule(editor.panel, Rule.OFF)
    assert editor.mapping().fields[0].rule is Rule.OFF
    assert editor.count.text() != before
    choose_rule(editor.panel, Rule.SALESFORCE_WINS)
    assert editor.mapping().fields == ()  # as the standard has it: nothing to remember
    assert editor.count.text() == before


def test_only_compatible_fields_and_types_are_offered(
    editor: MappingEditor, lead_schema: SObjectSchema
) -> None:
    taken = {"score": ApdeskType.NUMBER, "nickname": ApdeskType.TEXT}
    editor.show_mapping(ObjectMapping("custom"), (), taken, None)
    editor.select("AnnualRevenue")
    panel = editor.panel
    offered = [panel.target.itemData(n) for n in range(panel.target.count())]
    assert "score" in offered
    assert "nickname" not in offered
    assert "country" not in offered
    kinds = [panel.type.itemData(n) for n in range(panel.type.count())]
    assert kinds == ["currency", "number"]
    choose_target(panel, "score")
    assert editor.mapping().fields[0].apdesk == "score"


def test_a_new_field_needs_a_good_name(qtbot: QtBot, editor: MappingEditor) -> None:
    editor.select("Country")
    panel = editor.panel
    choose_target(panel, "")
    assert panel.name.isVisible()
    assert editor.mapping().fields == ()
    for wrong in ("Land", "9th", "status", "salesforce_id"):
        panel.name.setText(wrong)
        panel.name.editingFinished.emit()
        assert panel.problem.isVisible(), wrong
        assert editor.mapping().fields == ()
    panel.name.selectAll()
    qtbot.keyClicks(panel.name, "land")
    assert not panel.problem.isVisible()
    assert editor.mapping().fields == ()
    with qtbot.waitSignal(editor.changed):
        panel.name.editingFinished.emit()
    assert editor.mapping().fields[0] == MappedField("Country", "land", ApdeskType.TEXT)


def test_a_name_that_is_put_in_whole_is_taken_at_once(editor: MappingEditor) -> None:
    editor.select("Country")
    choose_target(editor.panel, "")
    editor.panel.name.setText("land")
    assert editor.mapping().fields[0].apdesk == "land"


def test_a_locked_field_is_one_way(qtbot: QtBot, editor: MappingEditor) -> None:
    editor.select("Score__c")
    panel = editor.panel
    assert panel.padlock.isVisible()
    assert panel.rule.findData(str(Rule.SALESFORCE_WINS)) < 0
    choose_rule(panel, Rule.SALESFORCE_ONLY)
    assert editor.mapping().fields[0].rule is Rule.SALESFORCE_ONLY
    assert not panel.from_salesforce.isVisible()


def test_first_sync_is_asked_for_new_mappings_only(editor: MappingEditor) -> None:
    editor.show_mapping(ObjectMapping("custom"), (), {}, frozenset({"country"}))
    editor.select("Country")
    assert not editor.panel.from_salesforce.isVisible()
    editor.select("LastName")
    assert editor.panel.from_salesforce.isVisible()


def test_a_vanished_field_is_paused_and_can_be_forgotten(
    qtbot: QtBot, editor: MappingEditor
) -> None:
    gone = MappedField("Gone__c", "gone", ApdeskType.TEXT)
    editor.show_mapping(ObjectMapping("custom", (gone,)), (), {}, None)
    editor.select("Gone__c")
    assert editor.rows[-1].rule_words == "Paused: the field is gone"
    assert not editor.panel.rule.isEnabled()
    assert "paused" in editor.panel.rule_text.text()
    editor.panel.reset_button.click()
    assert editor.mapping().fields == ()


def test_search(editor: MappingEditor) -> None:
    editor._searched("birth")
    assert editor.filter.rowCount() == 1
    assert editor.panel.title.text() == "Birthday"
    editor._searched("two-way country")
    assert editor.filter.rowCount() == 1
    editor._searched("")
    assert editor.filter.rowCount() == len(editor.rows)


def test_choices_that_equal_the_standard_are_left_out(lead_schema: SObjectSchema) -> None:
    same = MappedField("Country", "country", ApdeskType.TEXT)
    assert with_choice(lead_schema, ObjectMapping(), same).fields == ()
    other = MappedField("Country", "country", ApdeskType.TEXT, first_sync=FirstSync.APDESK)
    assert with_choice(lead_schema, ObjectMapping(), other).fields == (other,)


@pytest.mark.parametrize(
    ("name", "good"),
    [("land", True), ("", False), ("Land", False), ("a b", False), ("status", False)],
)
def test_names(name: str, good: bool) -> None:
    assert (name_problem(name, {"status": ApdeskType.TEXT}) == "") is good


def test_no_heading_is_cut_where_there_is_little_room(
    qtbot: QtBot, lead_schema: SObjectSchema, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = "Salesforce-Feld mit einem langen Namen"
    monkeypatch.setattr(table, "HEADERS", (long, *table.HEADERS[1:]))
    made = MappingEditor(lead_schema)
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show()
    header = made.table.horizontalHeader()
    for column in range(header.count()):
        assert header.sectionSize(column) >= header.sectionSizeHint(column)
