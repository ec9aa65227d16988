"""Filters on owners and other lookups: names are chosen, typed and read; ids are what they hold."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from apdesk.domain.operators import Criterion, Operator
from apdesk.store.database import Store
from apdesk.store.list_keys import ListKey
from apdesk.store.org_names import OrgNames
from apdesk.ui.criteria.reference import ReferenceValue
from apdesk.ui.criteria.values import TextValue
from apdesk.ui.lists.filter_editor import FilterEditor
from apdesk.ui.lists.name_value import NamesValue
from apdesk.ui.lists.page import ListPage
from apdesk.ui.lists.segment_dialog import SegmentDialog
from tests.ui.lists.conftest import Bench, rest

pytestmark = pytest.mark.ui

STRANGER = "005000000000999AAA"


class Owned:
    """A list whose owners have names; two of them have the same one."""

    def __init__(self, bench: Bench, qtbot: QtBot) -> None:
        self.bench = bench
        self._qtbot = qtbot
        self.page: ListPage = bench.page
        rows = bench.views.rows(ListKey.LEADS, bench.views.ids(ListKey.LEADS), ["owner_id"])
        self.owners = {number: str(values[0]) for number, values in rows.items()}
        first, second, third, *rest = sorted(set(self.owners.values()))
        self.ann, self.other_ann, self.ben = first, second, third
        self.save({first: "Ann Lee", second: "Ann Lee", third: "Ode, Ben"})
        self.save({each: f"Somebody {n}" for n, each in enumerate(rest)})

    def rest(self) -> None:
        rest(self._qtbot, self.page)

    def save(self, names: dict[str, str]) -> None:
        with Store(self.bench.desk.database, check=False) as store:
            OrgNames(store).save(names)

    def of(self, *owners: str) -> set[int]:
        return {number for number, owner in self.owners.items() if owner in owners}

    @property
    def shown(self) -> set[int]:
        self.rest()
        return set(self.page.model.ids)

    def editor(self, field: str = "owner_id", operator: Operator = Operator.IS) -> FilterEditor:
        """The editor of a new filter on a field."""
        self.page.filter_button.click()
        editor = self.page.filters.editor
        fields = [each.name for each in editor._fields]
        editor._field.setCurrentIndex(fields.index(field))
        editor._operator.setCurrentIndex(editor._operator.findData(operator))
        return editor

    def value(self, field: str = "owner_id", operator: Operator = Operator.IS) -> NamesValue:
        value = self.editor(field, operator).value
        assert isinstance(value, NamesValue)
        return value

    def apply(self) -> None:
        self.page.filters.editor.apply()
        self.rest()

    @property
    def chips(self) -> list[str]:
        for each in self.page.filters._chips:
            assert each.change.accessibleName() == each.change.text()
            assert each.remove.accessibleName() == f"Remove filter {each.change.text()}"
            assert each.remove.toolTip() == each.remove.accessibleName()
        return [each.change.text() for each in self.page.filters._chips]


@pytest.fixture
def owned(bench: Bench, qtbot: QtBot) -> Owned:
    return Owned(bench, qtbot)


def offered(qtbot: QtBot, value: NamesValue, text: str = "") -> tuple[str, ...]:
    """What the list of names has, for what is typed there."""
    with qtbot.waitSignal(value.picker._request.answered):
        value.button.click()
    if text:
        with qtbot.waitSignal(value.picker._request.answered):
            qtbot.keyClicks(value.picker.search, text)
    return value.picker.captions


@pytest.mark.parametrize("typed", ["ode, ben", '"Ode, Ben"'])
def test_a_typed_name_is_filtered_by(owned: Owned, qtbot: QtBot, typed: str) -> None:
    value = owned.value()
    qtbot.keyClicks(value.line, typed)
    owned.apply()
    assert owned.shown == owned.of(owned.ben)
    assert owned.chips == ["Owner ID is “Ode, Ben”"]


def test_all_who_are_called_so_are_meant_and_said_once(owned: Owned, qtbot: QtBot) -> None:
    qtbot.keyClicks(owned.value().line, "Ann lee")
    owned.apply()
    assert owned.shown == owned.of(owned.ann, owned.other_ann)
    assert owned.of(owned.ann)
    assert owned.of(owned.other_ann)
    assert owned.chips == ["Owner ID is Ann Lee"]


def test_several_names_and_blank_and_is_not(owned: Owned, qtbot: QtBot) -> None:
    qtbot.keyClicks(owned.value(operator=Operator.IS_NOT).line, 'Ann Lee, "Ode, Ben", ""')
    owned.apply()
    assert owned.shown == set(owned.owners) - owned.of(owned.ann, owned.other_ann, owned.ben)
    assert owned.chips == ["Owner ID is none of Ann Lee, “Ode, Ben” or blank"]


def test_names_are_chosen_from_a_list_without_an_id(owned: Owned, qtbot: QtBot) -> None:
    value = owned.value()
    captions = offered(qtbot, value)
    assert captions.count("Ann Lee (User)") == 1
    assert "Ode, Ben (User)" in captions
    tips = [value.picker._model.item(n).toolTip() for n in range(len(captions))]
    assert not any(owner in tip for owner in owned.owners.values() for tip in tips)
    value.picker.toggle(captions.index("Ann Lee (User)"))
    value.picker.toggle(captions.index("Ode, Ben (User)"))
    assert value.line.text() == 'Ann Lee, "Ode, Ben"'
    value.picker.toggle(captions.index("Ann Lee (User)"))
    assert value.line.text() == '"Ode, Ben"'
    value.picker.close()
    owned.apply()
    assert owned.shown == owned.of(owned.ben)


def test_the_list_searches_and_says_when_there_is_nobody(owned: Owned, qtbot: QtBot) -> None:
    value = owned.value()
    qtbot.keyClicks(value.line, "ann lee")
    assert offered(qtbot, value, "ode") == ("Ann Lee", "Ode, Ben (User)"), "the chosen ones first"
    assert value.picker._model.item(0).checkState() is Qt.CheckState.Checked
    value.picker.close()
    value.line.clear()
    assert offered(qtbot, value, "zzz") == ()
    assert value.picker.said.text() == "No User or Queue has “zzz” in its name."


def test_an_id_is_taken_and_shown_by_name(owned: Owned, qtbot: QtBot) -> None:
    qtbot.keyClicks(owned.value().line, owned.ann)
    owned.apply()
    assert owned.shown == owned.of(owned.ann)
    assert owned.chips == ["Owner ID is Ann Lee"]
    owned.page.filters._chips[0].change.click()
    value = owned.page.filters.editor.value
    assert isinstance(value, NamesValue)
    assert value.line.text() == "Ann Lee"
    owned.apply()
    assert owned.shown == owned.of(owned.ann), "who was meant is meant still"


def test_a_changed_condition_keeps_the_names(owned: Owned, qtbot: QtBot) -> None:
    qtbot.keyClicks(owned.value().line, "Ann Lee, nobody")
    editor = owned.page.filters.editor
    editor._operator.setCurrentIndex(editor._operator.findData(Operator.IS_NOT))
    value = editor.value
    assert isinstance(value, NamesValue)
    assert value.line.text() == "Ann Lee, nobody"


@pytest.mark.parametrize("typed", ["Nobody Known", "Vertriebsleiter", "Ann"])
def test_a_name_of_nobody_is_said(owned: Owned, qtbot: QtBot, typed: str) -> None:
    value = owned.value()
    qtbot.keyClicks(value.line, f"Ann Lee, {typed}")
    editor = owned.page.filters.editor
    editor.apply()
    assert editor.isVisible()
    (said,) = (
        each.text()
        for each in editor.findChildren(QLabel)
        if each.isVisible() and typed in each.text()
    )
    assert said.startswith(f"No User or Queue called “{typed}” is known here.")
    assert owned.page.filters.filters == ()


def test_a_name_that_is_told_later_comes_into_the_chip(owned: Owned) -> None:
    owned.page.filters.set_filters([Criterion("owner_id", Operator.IS, STRANGER)])
    owned.rest()
    assert owned.chips == [f"Owner ID is {STRANGER}"]
    (chip,) = owned.page.filters._chips
    chip.change.setFocus()
    owned.save({STRANGER: "Cat Orr"})
    owned.page.reload()
    owned.rest()
    assert owned.chips == ["Owner ID is Cat Orr"]
    assert owned.page.filters._chips == [chip], "it stays where it is, with the focus"


def test_the_ids_of_records_themselves_stay_ids(owned: Owned) -> None:
    editor = owned.editor("@salesforce_id")
    assert isinstance(editor.value, TextValue)
    owned.editor("owner_id", Operator.BLANK)
    assert not isinstance(editor.value, NamesValue)


def test_companies_are_meant_by_name_too(bench: Bench, qtbot: QtBot) -> None:
    page = bench.show(ListKey.CONTACTS)
    rows = bench.views.rows(ListKey.CONTACTS, bench.views.ids(ListKey.CONTACTS), ["account_id"])
    company = next(str(values[0]) for values in rows.values() if values[0])
    name = bench.views.names([company])[company]
    page.filter_button.click()
    editor = page.filters.editor
    editor._field.setCurrentIndex([each.name for each in editor._fields].index("account_id"))
    value = editor.value
    assert isinstance(value, NamesValue)
    value.set_value(company)
    assert value.line.text().strip('"') == name
    assert name in offered(qtbot, value, name.split()[0])
    value.picker.close()
    editor.apply()
    rest(qtbot, page)
    same = {key for each in bench.views.called(["Account"], name) for key in [each.salesforce_id]}
    assert set(page.model.ids) == {n for n, values in rows.items() if values[0] in same}
    page.close()


def test_every_control_is_named_as_it_reads(owned: Owned) -> None:
    value = owned.value()
    assert value.line.accessibleName() == "Value of Owner ID"
    assert value.button.accessibleName() == value.button.text() == "Choose…"


def test_a_segment_of_such_filters_says_names(owned: Owned, qtbot: QtBot) -> None:
    criteria = (Criterion("owner_id", Operator.IS, owned.ben),)
    dialog = SegmentDialog(owned.bench.desk, owned.page, criteria=criteria)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.editor is not None)
    assert dialog.editor is not None
    qtbot.waitUntil(lambda: "Ode, Ben" in dialog.editor.sentence.text())
    (row,) = dialog.editor.rows
    assert isinstance(row.editor, ReferenceValue)
    assert row.editor.shown_names.text() == "Ode, Ben"
    dialog.reject()
    owned.rest()


def test_an_export_says_where_it_has_ids(owned: Owned, tmp_path: Path) -> None:
    target = tmp_path / "leads.csv"
    owned.page.export_to(target)
    owned.rest()
    work = owned.page._body().work
    assert "IDs" not in work.text()
    arrangement = owned.page.arrangement
    arrangement.chooser.chosen.emit(["name", "owner_id", "@salesforce_id"])
    owned.rest()
    owned.page.export_to(target)
    owned.rest()
    with target.open(encoding="utf-8-sig", newline="") as stream:
        headings, *rows = csv.reader(stream)
    assert {row[headings.index("Owner ID")] for row in rows} == set(owned.owners.values())
    assert work.text().endswith("The file has Salesforce IDs, not names, in: Owner ID.")
