"""The list's model and view: exact rows, never an exception, and a place that survives."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from apdesk.domain.ids import record_ids
from apdesk.ui.lists.model import MARKED, PAGE, PAGES_KEPT, PLACEHOLDER, Column, RecordModel
from apdesk.ui.lists.table import RecordTable

COLUMNS = (Column("name", "Name", "text"), Column("age", "Age", "number"))


class People:
    """Names by id; counts what is asked."""

    def __init__(self) -> None:
        self.gone: set[int] = set()
        self.asked: list[int] = []
        self.broken = False

    def fetch(self, ids: Sequence[int], names: Sequence[str]) -> dict[int, tuple[Any, ...]]:
        if self.broken:
            raise OSError("the disk is gone")
        self.asked.append(len(ids))
        return {
            each: tuple(f"Person {each}" if name == "name" else each for name in names)
            for each in ids
            if each not in self.gone
        }


@pytest.fixture
def people() -> People:
    return People()


@pytest.fixture
def model(people: People, qapp: object) -> RecordModel:
    made = RecordModel(people.fetch)
    made.set_columns(COLUMNS)
    return made


def ids(*numbers: int) -> array[int]:
    return record_ids(numbers)


def text(model: RecordModel, row: int, column: int = 0) -> Any:
    return model.data(model.index(row, column))


def test_the_model_keeps_qt_s_rules(model: RecordModel) -> None:
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    model.set_ids(ids(*range(1, 60)))
    model.set_ids(ids(*range(30, 90)))
    model.set_columns(COLUMNS[:1])
    model.set_marked(frozenset({31}))
    model.refresh()
    model.set_ids(ids())
    assert tester.model() is model


def test_rows_are_exact_and_read_by_page(model: RecordModel, people: People) -> None:
    model.set_ids(ids(*range(1, 1001)))
    assert model.rowCount() == 1000
    assert people.asked == []
    assert text(model, 999) == "Person 1000"
    assert text(model, 998) == "Person 999"
    assert people.asked == [PAGE]


def test_the_cache_is_bounded(model: RecordModel, people: People) -> None:
    model.set_ids(ids(*range(PAGE * (PAGES_KEPT + 5))))
    for row in range(0, model.rowCount(), PAGE):
        text(model, row)
    text(model, 0)
    assert len(people.asked) == PAGES_KEPT + 6


def test_a_row_that_went_is_a_placeholder(model: RecordModel, people: People) -> None:
    people.gone = {2}
    model.set_ids(ids(1, 2, 3))
    assert text(model, 1) == ""
    assert model.data(model.index(1, 0), PLACEHOLDER) is True
    assert model.data(model.index(0, 0), PLACEHOLDER) is False


@pytest.mark.logs("apdesk.ui.lists")
def test_a_failing_read_never_raises_and_heals(model: RecordModel, people: People) -> None:
    people.broken = True
    model.set_ids(ids(1, 2))
    assert text(model, 0) == ""
    people.broken = False
    model.refresh()
    assert text(model, 0) == "Person 1"


def test_unknown_cells_are_nothing(model: RecordModel) -> None:
    model.set_ids(ids(1))
    assert model.data(model.index(5, 0)) is None
    assert model.record_id(-1) is None
    assert model.row_of(99) is None
    assert model.headerData(9, Qt.Orientation.Horizontal) is None


def test_same_ids_are_no_reset(model: RecordModel, qtbot: QtBot) -> None:
    model.set_ids(ids(1, 2, 3))
    with qtbot.assertNotEmitted(model.modelReset):
        assert model.set_ids(ids(1, 2, 3)) is False
    with qtbot.waitSignal(model.modelReset):
        assert model.set_ids(ids(3, 2, 1)) is True


def test_marks_are_told_to_the_view(model: RecordModel, qtbot: QtBot) -> None:
    model.set_ids(ids(1, 2, 3))
    with qtbot.waitSignal(model.dataChanged):
        model.set_marked(frozenset({2}))
    assert [model.data(model.index(row, 0), MARKED) for row in range(3)] == [False, True, False]
    told = [
        model.data(model.index(1, at), Qt.ItemDataRole.AccessibleDescriptionRole) for at in (0, 1)
    ]
    assert told == ["Changed in the last sync", None], "the dot, for those who don't see it"
    assert model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleDescriptionRole) is None


@pytest.fixture
def table(model: RecordModel, qtbot: QtBot) -> RecordTable:
    view = RecordTable(model)
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    view.replace_ids(ids(*range(1, 501)), keep_place=False)
    return view


def rows_selected(table: RecordTable) -> list[int]:
    return list(table.chosen().ids)


def test_selection_and_scroll_survive_a_refresh(table: RecordTable) -> None:
    model = table.model()
    flags = QItemSelectionModel.SelectionFlag
    table.select_record(200)
    for record_id in (202, 203):
        table.selectionModel().select(model.index(record_id - 1, 0), flags.Select | flags.Rows)
    table.verticalScrollBar().setValue(199 * table.rowHeight(0) + 11)
    top = table.rowAt(0)
    at = table.rowViewportPosition(top)
    # ten new records before, and 202 has left
    table.replace_ids(
        ids(*range(1001, 1011), *(x for x in range(1, 501) if x != 202)), keep_place=True
    )
    assert rows_selected(table) == [200, 203]
    assert table.current_id() == 200
    assert table.rowAt(0) == top + 10
    assert table.rowViewportPosition(table.rowAt(0)) == at


def test_a_new_search_starts_at_the_top(table: RecordTable) -> None:
    table.select_record(400)
    table.replace_ids(ids(5, 6, 7), keep_place=False)
    assert table.verticalScrollBar().value() == 0
    assert table.chosen().count == 0


def test_select_all_is_a_condition(table: RecordTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.chosen_changed):
        table.selectAll()
    assert table.all_selected
    assert table.chosen().all
    assert table.chosen().count == 500
    assert not table.selectionModel().hasSelection()
    table.replace_ids(ids(1, 2), keep_place=True)
    assert table.chosen().count == 2
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert not table.all_selected
    table.selectAll()
    table.selectRow(1)
    assert not table.all_selected
    assert rows_selected(table) == [2]


def test_enter_opens_the_record(table: RecordTable, qtbot: QtBot) -> None:
    table.select_record(7)
    with qtbot.waitSignal(table.activated_record) as got:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert got.args == [7]


def test_a_record_that_isn_t_there_can_t_be_selected(table: RecordTable) -> None:
    assert table.select_record(100_000) is False
