"""A long list in the window: its first rows at once, all of them soon, the last question only."""

from __future__ import annotations

import threading
from array import array
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from apdesk.domain.cancel import CancelToken
from apdesk.domain.ids import record_ids
from apdesk.domain.mapping import Entity
from apdesk.domain.operators import Criterion, Operator
from apdesk.store import ordering, words
from apdesk.store.database import Store
from apdesk.store.lists import FirstRows, ListKey, ListQuery, Selection
from apdesk.store.views import Views
from apdesk.ui.lists.model import PLACEHOLDER, Column, RecordModel
from apdesk.ui.lists.page import ListPage
from apdesk.ui.lists.place import Chosen
from apdesk.ui.lists.request import ListRequest
from apdesk.ui.lists.table import RecordTable
from apdesk.worker import readers
from apdesk.worker.messages import RowsChanged
from apdesk.worker.readers import ListResult
from apdesk.worker.tasks import Progress, TaskRunner
from tests.ui.lists.conftest import rest

pytestmark = pytest.mark.ui

CONTROL = Qt.KeyboardModifier.ControlModifier


def ids(first: int, last: int) -> array[int]:
    return record_ids(range(first, last + 1))


@pytest.fixture
def model(qapp: QApplication) -> RecordModel:
    made = RecordModel(lambda some, names: {each: (f"Person {each}",) for each in some})
    made.set_columns([Column("name", "Name", "text")])
    return made


@pytest.fixture
def table(model: RecordModel, qtbot: QtBot) -> RecordTable:
    view = RecordTable(model)
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    return view


# -- the model ----------------------------------------------------------------------------------


def test_rows_are_placeholders_until_their_ids_are_known(model: RecordModel, qtbot: QtBot) -> None:
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    model.show_first(ids(1, 10), 50)
    assert (model.rowCount(), model.complete) == (50, False)
    assert model.data(model.index(9, 0)) == "Person 10"
    assert model.data(model.index(40, 0)) == ""
    assert model.data(model.index(40, 0), PLACEHOLDER) is True
    assert model.record_id(40) is None
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        assert model.set_ids(ids(1, 50)) is False
    assert model.complete
    assert model.data(model.index(40, 0)) == "Person 41"
    assert tester.model() is model


@pytest.mark.parametrize(("count", "all_of_them"), [(None, 30), (50, 30), (50, 70), (50, 10)])
def test_rows_come_and_go_at_the_end_when_the_count_was_another(
    model: RecordModel, qtbot: QtBot, count: int | None, all_of_them: int
) -> None:
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    model.show_first(ids(1, 10), count)
    assert model.rowCount() == (count or 10)
    with qtbot.assertNotEmitted(model.modelReset):
        model.set_ids(ids(1, all_of_them))
    assert model.rowCount() == all_of_them
    assert model.data(model.index(all_of_them - 1, 0)) == f"Person {all_of_them}"
    assert tester.model() is model


def test_another_beginning_is_a_reset(model: RecordModel, qtbot: QtBot) -> None:
    model.show_first(ids(5, 10), None)
    with qtbot.waitSignal(model.modelReset):
        assert model.set_ids(ids(1, 20)) is True


# -- the view -----------------------------------------------------------------------------------


def test_who_stays_at_the_top_sees_what_comes_before(table: RecordTable) -> None:
    table.show_first(ids(50, 60), None)
    table.complete_ids(ids(1, 500))
    assert table.verticalScrollBar().value() == 0
    assert table.records.record_id(table.rowAt(0)) == 1


def test_who_chose_a_row_meanwhile_stays_with_it(table: RecordTable) -> None:
    table.show_first(ids(50, 60), None)
    table.select_record(55)
    table.complete_ids(ids(1, 500), {55: 54, 50: 49})
    assert table.current_id() == 55
    assert table.chosen().ids == (55,)
    assert table.indexAt(QPoint(5, 5)).isValid()
    assert table.visualRect(table.currentIndex()).top() >= 0


def test_rows_that_were_looked_for_elsewhere_are_believed_when_they_are_right(
    table: RecordTable,
) -> None:
    table.replace_ids(ids(1, 100), keep_place=False)
    flags = QItemSelectionModel.SelectionFlag
    table.select_record(10)
    for row in (19, 29, 39):
        table.selectionModel().select(table.records.index(row, 0), flags.Select | flags.Rows)
    assert set(table.watched()) >= {10, 20, 30, 40}
    fresh = record_ids(each for each in range(1, 101) if each not in (5, 20))
    known = {10: 8, 20: -1, 30: 27, 1: 0}  # 40 wasn't looked for
    table.replace_ids(fresh, keep_place=True, rows=known)
    assert table.chosen().ids == (10, 30, 40)
    assert table.current_id() == 10


def test_ctrl_a_and_ctrl_click_choose_all_but_these(table: RecordTable, qtbot: QtBot) -> None:
    table.replace_ids(ids(1, 100), keep_place=False)
    table.setFocus()
    table.selectAll()

    def click(row: int) -> None:
        place = table.visualRect(table.records.index(row, 0)).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, CONTROL, place)

    click(2)
    click(4)
    chosen = table.chosen()
    assert (chosen.all, chosen.count, chosen.without) == (True, 98, frozenset({3, 5}))
    assert table.current_id() == 5
    assert not table.in_all(2)
    assert list(table.chosen_ids()) == [each for each in range(1, 101) if each not in (3, 5)]
    click(2)  # and back
    assert table.chosen().without == {5}
    qtbot.keyClick(table, Qt.Key.Key_Space, CONTROL)
    assert table.chosen().without == {3, 5}
    qtbot.keyClick(table, Qt.Key.Key_Space, CONTROL)
    assert table.chosen() == Chosen(all=True, count=99, without=frozenset({5}))
    # a refresh keeps what was taken out, as long as it is there
    table.replace_ids(record_ids((*range(2, 101), 200)), keep_place=True)
    assert (table.chosen().count, table.chosen().without) == (99, frozenset({5}))
    table.replace_ids(record_ids((*range(6, 101), 200)), keep_place=True)
    assert (table.chosen().count, table.chosen().without) == (96, frozenset())
    click(1)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.RightButton, pos=QPoint(20, 20))
    assert table.chosen().count == 95
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert not table.chosen().all
    assert table.chosen().count == 1


def test_taking_everything_out_of_all_leaves_nothing(table: RecordTable, qtbot: QtBot) -> None:
    table.replace_ids(ids(1, 1), keep_place=False)
    table.selectAll()
    place = table.visualRect(table.records.index(0, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, CONTROL, place)
    assert table.chosen().count == 0
    assert not table.all_selected


# -- asking -------------------------------------------------------------------------------------


class Heard:
    """What a request said."""

    def __init__(self, request: ListRequest) -> None:
        self.begun: list[FirstRows] = []
        self.answers: list[ListResult] = []
        request.begun.connect(self.begun.append)
        request.answered.connect(self.answers.append)


def test_the_first_rows_come_before_all(qtbot: QtBot, runner: TaskRunner, database: Path) -> None:
    request = ListRequest(runner)
    heard = Heard(request)
    query = ListQuery(ListKey.LEADS, ("name", True))
    with qtbot.waitSignal(request.answered):
        request.ask(readers.list_ids(database, query, (7, 99_999)))
    (first,), (answer,) = heard.begun, heard.answers
    assert len(first.ids) == 300
    assert first.count == len(answer.ids) > 300
    assert answer.ids[:300] == first.ids
    assert answer.rows == {7: answer.ids.index(7), 99_999: -1}
    assert request.seconds > 0
    assert not request.pending


def test_a_newer_question_breaks_off_the_older_one(
    qtbot: QtBot, runner: TaskRunner, database: Path
) -> None:
    begun, ended = threading.Event(), threading.Event()

    def endless(_progress: Progress, cancel: CancelToken) -> None:
        def cancelled() -> bool:
            begun.set()
            return cancel.cancelled

        with Views(database) as views:
            views.watch(cancelled)
            try:
                with views._reading() as connection:
                    connection.execute(
                        "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) "
                        "SELECT count(*) FROM n"
                    ).fetchone()
            finally:
                ended.set()

    request = ListRequest(runner)
    heard = Heard(request)
    request.ask(endless)
    qtbot.waitUntil(begun.is_set)
    query = ListQuery(ListKey.ALL)
    with qtbot.waitSignal(request.answered):
        request.ask(lambda *_: pytest.fail("this one is replaced before it begins"))
        request.ask(readers.list_ids(database, query))
    assert ended.wait(5)
    assert [each.query for each in heard.answers] == [query]


def test_a_long_list_begins_to_show_and_is_complete(qtbot: QtBot, page: ListPage) -> None:
    whole = list(page.model.ids)
    sizes: list[tuple[int, int, str]] = []
    page.reading.request.begun.connect(
        lambda _first: sizes.append((page.model.rowCount(), len(page.model.ids), page.count.text()))
    )
    page.arrangement._sort_chosen("name", True)
    rest(qtbot, page)
    assert sizes == [(len(whole), 300, str(len(whole)))]
    assert sorted(page.model.ids) == sorted(whole)
    assert page.model.ids[0] != whole[0]


def test_a_search_begins_with_beginnings_and_ends_inside_words(
    qtbot: QtBot, page: ListPage
) -> None:
    name = str(page.model.value(400, "name")).split()[-1]
    inside = name[1:4]
    with Views(page._desk.database) as views:
        expected = views.ids(ListKey.LEADS, sort=("name", False), search=inside)
        words.shared.cache_clear()
        begun = views.first(ListQuery(ListKey.LEADS, ("name", False), (), inside))
    words.shared.cache_clear()
    assert begun is not None
    assert len(begun.ids) < len(expected)
    counts: list[str] = []
    page.reading.request.begun.connect(lambda _first: counts.append(page.count.text()))
    page._searched(inside)
    rest(qtbot, page)
    # the words of the index were read in the background, and asked for again
    assert list(page.model.ids) == list(expected)
    assert page.count.text() == f"{len(expected)} of {page._desk.views.counts()[ListKey.LEADS]}"
    page._searched("")
    rest(qtbot, page)
    assert len(page.model.ids) == page._desk.views.counts()[ListKey.LEADS]


def test_all_is_a_condition_with_exceptions(
    qtbot: QtBot, page: ListPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen: list[object] = []
    monkeypatch.setattr(page.commands, "edit_fields", chosen.append)
    monkeypatch.setattr(page.commands, "delete", chosen.append)
    status = Criterion("status", Operator.IS, "Open - Not Contacted")
    page.filters.set_filters((status,))
    rest(qtbot, page)
    page.table.selectAll()
    page.table._toggle_in_all(page.model.index(1, 0))
    out = page.model.record_id(1)
    count = page.model.rowCount() - 1
    said = page.selection.text.accessibleName() or page.selection.text.text()
    assert f"All {count + 1} contacts but 1 are selected" in said
    page.selection.edit_button.click()
    assert chosen == [
        Selection(ListQuery(ListKey.LEADS, ("name", False), (status,)), frozenset({out}), count)
    ]
    page.selection.delete_button.click()
    assert chosen[1] == chosen[0]


def test_what_a_long_list_shows_is_noted_to_be_kept_in_order(
    qtbot: QtBot, page: ListPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wanted() -> list[tuple[Entity, str]]:
        with Store(page._desk.database, check=False) as store:
            return ordering.wanted_orders(store)

    assert (Entity.PERSON, "city") not in wanted()
    page.arrangement._columns_chosen(("name", "city"))
    rest(qtbot, page)
    assert (Entity.PERSON, "city") not in wanted()  # a short one is sorted
    monkeypatch.setattr("apdesk.store.lists.LARGE", 100)
    page.arrangement._columns_chosen(("city", "name"))
    rest(qtbot, page)
    assert (Entity.PERSON, "city") in wanted()


def test_the_menu_is_for_all_that_is_selected(qtbot: QtBot, page: ListPage) -> None:
    page.table.selectAll()
    place = QPoint(30, 30)
    opened: list[int] = []
    page.table.customContextMenuRequested.connect(
        lambda _at: opened.append(page.table.chosen().count)
    )
    page.selection.open_menu = lambda *_: None  # type: ignore[method-assign]
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.RightButton, pos=place)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, page.table.viewport().mapToGlobal(place)
    )
    assert event.type() == QEvent.Type.ContextMenu
    QApplication.sendEvent(page.table.viewport(), event)
    assert opened == [page.model.rowCount()]


def test_a_list_that_takes_long_is_refreshed_less_often(qtbot: QtBot, page: ListPage) -> None:
    change = RowsChanged(frozenset({1}), frozenset(), False)
    page.reading.request._seconds = 2.0
    page.rows_changed(change)
    assert page.reading._soon.interval() == 20_000
    # what is in view is read soon all the same
    with (
        qtbot.assertNotEmitted(page.reading.request.answered),
        qtbot.waitSignal(page.model.dataChanged),
    ):
        pass
    page.reading._soon.stop()
    page.reading.request._seconds = 0.01
    page.rows_changed(change)
    assert page.reading._soon.interval() == 700
    assert not page.reading._values.isActive()
    with qtbot.waitSignal(page.reading.request.answered):
        pass
