"""When a list is read, and what of the user's place stays: questions that overtake each other,
changes while nobody looks, a refresh that fails, other columns."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel
from pytestqt.qtbot import QtBot

from apdesk.domain.cancel import CancelToken
from apdesk.errors import KnownError
from apdesk.store import ordering
from apdesk.store.database import Store
from apdesk.store.list_keys import ListKey, OwnList
from apdesk.store.lists import FirstRows
from apdesk.ui.lists.page import ListPage
from apdesk.worker import readers
from apdesk.worker.messages import RowsChanged
from apdesk.worker.tasks import Progress, Work
from tests.ui.lists.conftest import rest

pytestmark = pytest.mark.ui

FLAGS = QItemSelectionModel.SelectionFlag
CHANGE = RowsChanged(frozenset({1}), frozenset(), False)


def choose(page: ListPage, *rows: int) -> None:
    """Selects rows; the cursor is in the last of them."""
    page.table.clearSelection()
    for row in rows:
        page.table.setFocus()
        page.table.selectionModel().setCurrentIndex(
            page.model.index(row, 0), FLAGS.Select | FLAGS.Rows
        )


def record_id(page: ListPage, row: int) -> int:
    found = page.model.record_id(row)
    assert found is not None
    return found


def scrolled(page: ListPage) -> int:
    return page.table.verticalScrollBar().value()


# -- questions that overtake each other ---------------------------------------------------------


def test_another_order_starts_at_its_top_even_if_a_refresh_comes_in_between(
    qtbot: QtBot, page: ListPage
) -> None:
    choose(page, 200)
    page.table.scrollTo(page.model.index(200, 0))
    assert scrolled(page) > 0
    page.arrangement._sort_chosen("name", True)
    page.reload()
    rest(qtbot, page)
    assert page.query.sort == ("name", True)
    assert scrolled(page) == 0
    assert page.table.chosen().count == 0


def test_a_refresh_leaves_everybody_where_they_are(qtbot: QtBot, page: ListPage) -> None:
    choose(page, 200, 202)
    page.table.scrollTo(page.model.index(202, 0))
    before = (scrolled(page), page.table.chosen(), page.table.current_id())
    page.reload()
    rest(qtbot, page)
    assert (scrolled(page), page.table.chosen(), page.table.current_id()) == before


def test_another_search_starts_at_its_top_though_the_last_answer_had_only_begun(
    qtbot: QtBot, page: ListPage
) -> None:
    def search_instead(first: FirstRows) -> None:
        page.reading.begun.disconnect(search_instead)
        page.table.select_record(first.ids[3])
        page._searched(str(page.model.value(3, "name")))

    page.reading.begun.connect(search_instead)
    page.arrangement._sort_chosen("name", True)
    rest(qtbot, page)
    assert 0 < page.model.rowCount() < 20
    assert page.table.chosen().count == 0


def test_a_refresh_doesn_t_take_away_what_was_chosen_among_the_first_rows(
    qtbot: QtBot, page: ListPage
) -> None:
    chosen: list[int] = []

    def refresh(first: FirstRows) -> None:
        page.reading.begun.disconnect(refresh)
        chosen.append(first.ids[30])
        page.table.select_record(first.ids[30])
        page.reload()

    page.reading.begun.connect(refresh)
    page.arrangement._sort_chosen("name", True)
    rest(qtbot, page)
    assert page.model.complete
    assert [page.table.current_id()] == chosen
    assert list(page.table.chosen().ids) == chosen


def test_who_is_asked_for_is_shown_though_a_search_has_just_been_emptied(
    qtbot: QtBot, page: ListPage
) -> None:
    whole = page.model.rowCount()
    page.search.setText(str(page.model.value(400, "name")))
    qtbot.waitUntil(lambda: 0 < page.model.rowCount() < 20)
    rest(qtbot, page)
    wanted = record_id(page, 0)
    with qtbot.waitSignal(page.search.searched):  # a moment after it was emptied
        page.search.clear()
        page.select_record(wanted)
    rest(qtbot, page)
    assert page.model.rowCount() == whole
    assert page.table.current_id() == wanted


def test_who_was_asked_for_in_vain_isn_t_waited_for(qtbot: QtBot, page: ListPage) -> None:
    away, name = record_id(page, 3), str(page.model.value(400, "name"))
    page.search.setText(name)
    qtbot.waitUntil(lambda: 0 < page.model.rowCount() < 20)
    rest(qtbot, page)
    assert page.model.row_of(away) is None
    page.select_record(away)
    page.select_record(record_id(page, 0))
    page.search.clear()
    qtbot.waitUntil(lambda: page.model.row_of(away) is not None)
    rest(qtbot, page)
    assert page.table.current_id() is None


# -- while nobody looks, and when it fails ------------------------------------------------------


def test_what_changed_while_the_window_was_hidden_is_read_when_it_is_shown(
    qtbot: QtBot, page: ListPage
) -> None:
    page.hide()
    with qtbot.assertNotEmitted(page.reading.answered, wait=900):
        page.rows_changed(CHANGE)
    with qtbot.waitSignal(page.reading.answered):
        page.show()


def test_a_list_without_news_isn_t_read_when_it_is_shown(qtbot: QtBot, page: ListPage) -> None:
    page.hide()
    with qtbot.assertNotEmitted(page.reading.answered, wait=900):
        page.show()


def test_a_refresh_that_failed_is_tried_again_when_the_list_is_opened(
    qtbot: QtBot, page: ListPage, database: Path
) -> None:
    choose(page, 5)
    away = database.rename(database.with_name("away.sqlite3"))
    with qtbot.waitSignal(page.reading.unanswered):
        page.reload()
    assert page.banner.isVisible()
    assert page.table.chosen().count == 1
    away.rename(database)
    page.open()
    rest(qtbot, page)
    assert not page.banner.isVisible()
    assert page.table.chosen().count == 1


def test_fields_that_couldn_t_be_read_are_tried_again_when_the_list_is_opened(
    qtbot: QtBot, page: ListPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(_key: ListKey) -> tuple[()]:
        raise KnownError("Title", "Message", "Next", code="database.locked")

    with monkeypatch.context() as patched:
        patched.setattr(page._desk.views, "fields", unreadable)
        page.reload()
    assert page.banner.isVisible()
    page.open()
    rest(qtbot, page)
    assert not page.banner.isVisible()


def test_nobody_counts_once_it_has_failed(qtbot: QtBot, page: ListPage, database: Path) -> None:
    page._head.say_counting()
    assert page.count.text()
    database.rename(database.with_name("away.sqlite3"))
    with qtbot.waitSignal(page.reading.unanswered):
        page.reload()
    assert not page.count.text()


# -- columns ------------------------------------------------------------------------------------


def test_other_columns_take_no_selection_away(qtbot: QtBot, page: ListPage) -> None:
    choose(page, 200, 202, 203)
    page.table.scrollTo(page.model.index(203, 0))
    before = (scrolled(page), page.table.chosen(), page.table.current_id())
    assert before[0] > 0
    with qtbot.assertNotEmitted(page.record_chosen):
        page.arrangement._columns_chosen(("city", "name"))
    assert [each.name for each in page.model.columns] == ["city", "name"]
    assert (scrolled(page), page.table.chosen(), page.table.current_id()) == before
    assert page.selection.edit_button.isEnabled()
    page.table.selectAll()
    page.arrangement._columns_chosen(("name",))
    assert page.table.chosen().all


@pytest.fixture
def long(page: ListPage, monkeypatch: pytest.MonkeyPatch) -> ListPage:
    """The list is one of those that are kept in order."""
    monkeypatch.setattr("apdesk.store.lists.LARGE", 100)
    return page


def heard(page: ListPage) -> list[None]:
    asked: list[None] = []
    page.order_wanted.connect(lambda: asked.append(None))
    return asked


def test_a_new_column_of_a_long_list_is_to_be_kept_in_order_now(
    qtbot: QtBot, long: ListPage
) -> None:
    asked = heard(long)
    long.arrangement._columns_chosen(("city", "name"))
    rest(qtbot, long)
    assert len(asked) == 1
    long.reload()
    long.arrangement._columns_chosen(("city", "name"))
    rest(qtbot, long)
    assert len(asked) == 1, "the same columns"
    long.arrangement._columns_chosen(("name", "city"))
    long.arrangement._columns_chosen(("name",))
    rest(qtbot, long)
    assert len(asked) == 1, "columns that were there"


def test_columns_that_are_known_to_be_shown_want_nothing(
    qtbot: QtBot, long: ListPage, database: Path
) -> None:
    with Store(database, check=False) as store:
        assert ordering.want(store, ListKey.LEADS, ("city", "name"))
    asked = heard(long)
    long.arrangement._columns_chosen(("city", "name"))
    rest(qtbot, long)
    assert asked == []


def test_a_short_list_and_an_own_one_want_nothing(
    qtbot: QtBot, page: ListPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = heard(page)
    page.arrangement._columns_chosen(("city", "name"))
    rest(qtbot, page)
    monkeypatch.setattr("apdesk.store.lists.LARGE", 0)
    own = ListPage(OwnList(1), page._desk, name="Guests")
    qtbot.addWidget(own)
    asked_of_own = heard(own)
    own.open()
    rest(qtbot, own)
    own.arrangement._columns_chosen(("city", "name"))
    rest(qtbot, own)
    assert asked == asked_of_own == []


def test_of_columns_that_change_quickly_the_last_ones_are_noted(
    qtbot: QtBot, long: ListPage, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noting, overtaken = readers.show_columns, threading.Event()

    def show_columns(path: Path, key: ListKey, names: Sequence[str]) -> Work:
        work = noting(path, key, names)

        def late(progress: Progress, cancel: CancelToken) -> object:
            overtaken.wait(0.5)  # as if the database was locked for a moment
            return work(progress, cancel)

        def soon(progress: Progress, cancel: CancelToken) -> object:
            answer = work(progress, cancel)
            overtaken.set()
            return answer

        return late if "city" in names else soon

    monkeypatch.setattr(readers, "show_columns", show_columns)
    asked = heard(long)
    for names in (("city", "name"), ("email", "status")):
        long.arrangement._columns_chosen(names)
    rest(qtbot, long)
    with Store(database, check=False) as store, store.reading() as connection:
        assert ordering._wish(connection)[str(ListKey.LEADS)] == ["email", "status"]
    assert len(asked) == 2


def test_columns_that_couldn_t_be_noted_are_noted_with_the_next_rows(
    qtbot: QtBot, long: ListPage, database: Path
) -> None:
    asked = heard(long)
    away = database.rename(database.with_name("away.sqlite3"))
    database.mkdir()
    long.arrangement._columns_chosen(("city", "name"))
    rest(qtbot, long)
    database.rmdir()
    away.rename(database)
    assert asked == []
    long.reload()
    rest(qtbot, long)
    assert len(asked) == 1
