"""Rows on their way to other programs: copied, dragged out, opened; and files dragged in."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from apdesk.store.list_keys import ListKey
from apdesk.ui import words
from apdesk.ui.lists.page import ListPage
from apdesk.worker import extracts
from tests.ui.lists.conftest import Bench

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
BOTH = CONTROL | Qt.KeyboardModifier.ShiftModifier


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def place(page: ListPage, row: int) -> QPoint:
    return page.table.visualRect(page.model.index(row, 0)).center()


def choose(qtbot: QtBot, page: ListPage, *rows: int) -> None:
    for at, row in enumerate(rows):
        keys = CONTROL if at else Qt.KeyboardModifier.NoModifier
        qtbot.mouseClick(page.table.viewport(), LEFT, keys, place(page, row))


@pytest.fixture
def menus(monkeypatch: pytest.MonkeyPatch) -> list[QMenu]:
    """The menus that were opened."""
    shown: list[QMenu] = []
    monkeypatch.setattr("apdesk.ui.lists.menu.show", lambda menu, _at: shown.append(menu))
    return shown


# -- copying ------------------------------------------------------------------------------------


def test_copied_rows_are_a_table_of_what_is_shown(qtbot: QtBot, bench: Bench) -> None:
    page = bench.page
    choose(qtbot, page, 1, 3)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_C, CONTROL)
    headings, *rows = [line.split("\t") for line in clipboard().split("\n")]
    assert headings == [each.label for each in page.model.columns]
    assert len(rows) == 2
    for row, at in zip(rows, (1, 3), strict=True):
        shown = [page.model.index(at, column).data() for column in range(len(headings))]
        assert [each.removeprefix("'") for each in row] == [" ".join(x.split()) for x in shown]


def test_copied_text_is_no_formula(bench: Bench) -> None:
    columns = [extracts.ExtractColumn("name", "Name", "text")]
    ids = list(bench.page.model.ids[:1])
    found = extracts.read(
        bench.views, ListKey.LEADS, ids, columns, lambda _value, _name, _kind: "=cmd()\tand\nmore"
    )
    assert found.lines == ("Name", "'=cmd() and more")


def test_one_cell_and_addresses(qtbot: QtBot, bench: Bench, menus: list[QMenu]) -> None:
    page = bench.page
    choose(qtbot, page, 0)
    page.table.setCurrentIndex(page.model.index(0, 1))
    page.table.customContextMenuRequested.emit(place(page, 0))
    (menu,) = menus
    lines = {each.text(): each for each in menu.actions() if each.text()}
    assert {"Open in Salesforce", "Copy cell", "Copy row", "Copy e-mail address"} <= set(lines)
    assert lines["Copy row"].shortcut().toString() == "Ctrl+C"
    assert lines["Edit fields…"].shortcut().toString() == "Ctrl+E"
    lines["Copy cell"].trigger()
    assert clipboard() == page.model.index(0, 1).data()
    addresses = [str(each[0] or "") for each in _values(bench, "email")]
    rows = [at for at, each in enumerate(addresses) if each][:2]
    choose(qtbot, page, *rows)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_C, BOTH)
    assert clipboard() == "; ".join(addresses[at] for at in rows)


def _values(bench: Bench, name: str) -> list[tuple[object, ...]]:
    ids = bench.page.model.ids
    found = bench.views.rows(ListKey.LEADS, ids, [name])
    return [found[each] for each in ids]


def test_many_rows_are_copied_beside_the_window_and_never_all_of_a_million(
    qtbot: QtBot, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extracts, "FEW", 10)
    monkeypatch.setattr(extracts, "MOST", 30)
    page = bench.page
    total = page.model.rowCount()
    assert total > 30
    QGuiApplication.clipboard().setText("before")
    page.table.selectAll()
    page.table._toggle_in_all(page.model.index(1, 0))
    copying, work = page._body().copying, page._body().work
    copying.copy_rows()
    assert clipboard() == "before"
    assert work.title() == "Copying…"
    assert work.cancel_button.isVisible()
    bench.rest()
    assert clipboard().count("\n") == 30
    assert work.title() == "30 rows were copied"
    assert words.number(total - 1) in work.text()
    copying.copy_rows()
    work.cancel_button.click()
    bench.rest()
    assert work.title() == "Stopped"


def test_a_list_without_a_selection_copies_nothing(bench: Bench) -> None:
    QGuiApplication.clipboard().setText("before")
    bench.page._body().copying.copy_rows()
    bench.page._body().copying.copy_cell()
    assert clipboard() == "before"


# -- in Salesforce ------------------------------------------------------------------------------


def test_a_row_is_opened_in_salesforce(qtbot: QtBot, bench: Bench) -> None:
    page = bench.page
    choose(qtbot, page, 2)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_O, CONTROL)
    ((record_id,),) = _values(bench, "@salesforce_id")[2:3]
    assert bench.opened == [f"https://example.my.salesforce.com/{record_id}"]
    page.set_instance_url("")
    qtbot.keyClick(page.table, Qt.Key.Key_O, CONTROL)
    assert len(bench.opened) == 1
    assert page._body().work.title() == "This record can’t be opened in Salesforce"


# -- dragged out --------------------------------------------------------------------------------


@pytest.fixture
def drags(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> list[QMimeData]:
    """What was dragged."""
    carried: list[QMimeData] = []

    def carry(drag: QDrag) -> None:
        copy = QMimeData()
        copy.setUrls(drag.mimeData().urls())
        copy.setText(drag.mimeData().text())
        carried.append(copy)

    monkeypatch.setattr(bench.page._body().dragging, "carry", carry)
    return carried


def pull(qtbot: QtBot, page: ListPage, row: int) -> None:
    """Presses on a row and moves on with the button down."""
    start = place(page, row)
    qtbot.mousePress(page.table.viewport(), LEFT, pos=start)
    for way in (QApplication.startDragDistance() // 2, QApplication.startDragDistance() * 2):
        qtbot.mouseMove(page.table.viewport(), start + QPoint(way, 0))


def test_selected_rows_are_dragged_as_a_file_and_as_text(
    qtbot: QtBot, bench: Bench, drags: list[QMimeData]
) -> None:
    page = bench.page
    choose(qtbot, page, 1, 3)
    pull(qtbot, page, 3)
    (data,) = drags
    file = Path(data.urls()[0].toLocalFile())
    assert file.name == "salesforce-leads.csv"
    assert file.parent.stat().st_mode & 0o077 == 0
    with file.open(encoding="utf-8-sig", newline="") as stream:
        headings, *rows = list(csv.reader(stream))
    assert headings == ["apdesk ID", *(each.label for each in page.model.columns)]
    assert [row[0] for row in rows] == [str(page.model.ids[1]), str(page.model.ids[3])]
    assert len(data.text().split("\n")) == 3
    # who only clicks there selects it, as anywhere else
    qtbot.mouseRelease(page.table.viewport(), LEFT, pos=place(page, 3))
    assert page.table.chosen().count == 2
    qtbot.mouseClick(page.table.viewport(), LEFT, pos=place(page, 3))
    assert page.table.chosen().ids == (page.model.ids[3],)


def test_a_drag_from_a_row_that_is_not_selected_selects(
    qtbot: QtBot, bench: Bench, drags: list[QMimeData]
) -> None:
    page = bench.page
    choose(qtbot, page, 1)
    pull(qtbot, page, 4)
    qtbot.mouseRelease(page.table.viewport(), LEFT, pos=place(page, 4))
    assert drags == []
    assert page.table.chosen().ids == (page.model.ids[4],)


def test_many_rows_are_read_first_and_dragged_only_while_the_button_is_held(
    bench: Bench, drags: list[QMimeData], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extracts, "FEW", 10)
    page = bench.page
    page.table.selectAll()
    page._body().dragging.begin()
    assert drags == []
    bench.rest()
    assert drags == []
    monkeypatch.setattr(QApplication, "mouseButtons", staticmethod(lambda: LEFT))
    page._body().dragging.begin()
    bench.rest()
    (data,) = drags
    assert data.text().count("\n") == page.model.rowCount()
    monkeypatch.setattr(extracts, "MOST", 30)
    page._body().dragging.begin()
    bench.rest()
    assert len(drags) == 1
    assert page._body().work.title() == f"{page.model.rowCount()} rows are too many to drag"


# -- dragged in ---------------------------------------------------------------------------------


def held(page: QWidget, *files: Path | str) -> tuple[QMimeData, bool]:
    """Files are held over the list: the data, and whether they may be let go there."""
    data = QMimeData()
    data.setUrls(
        [QUrl.fromLocalFile(str(each)) if isinstance(each, Path) else QUrl(each) for each in files]
    )
    none = Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    entered = QDragEnterEvent(QPoint(50, 50), copy, data, LEFT, none)
    QApplication.sendEvent(page, entered)
    moved = QDragMoveEvent(QPoint(60, 60), copy, data, LEFT, none)
    QApplication.sendEvent(page, moved)
    return data, entered.isAccepted() and moved.isAccepted()


def let_go(page: QWidget, data: QMimeData) -> None:
    QApplication.sendEvent(
        page,
        QDropEvent(
            QPointF(60, 60), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier
        ),
    )


def test_a_file_that_is_let_go_over_a_list_is_imported(
    qtbot: QtBot, bench: Bench, tmp_path: Path
) -> None:
    file = tmp_path / "People.CSV"
    file.write_text("a,b\n1,2\n")
    data, taken = held(bench.page, file)
    assert taken
    hint = bench.page._drop_hint()
    assert hint.isVisible()
    assert "People.CSV" in hint.text.text()
    with qtbot.waitSignal(bench.page.file_dropped) as heard:
        let_go(bench.page, data)
    assert heard.args == [file]
    assert hint.isHidden()


def test_what_can_not_be_imported_is_refused_in_words(bench: Bench, tmp_path: Path) -> None:
    table, picture = tmp_path / "a.csv", tmp_path / "b.png"
    for each in (table, picture):
        each.write_text("x")
    hint = bench.page._drop_hint()
    for files, said in (
        ((picture,), "b.png is no table"),
        ((table, table), "one file at a time"),
        (("https://example.com/a.csv",), "file of this computer"),
        ((tmp_path / "gone.csv",), "file of this computer"),
    ):
        data, taken = held(bench.page, *files)
        assert not taken
        assert said in hint.text.text()
        let_go(bench.page, data)
        assert hint.isHidden()
    companies = bench.show(ListKey.COMPANIES)
    _, taken = held(companies, table)
    assert not taken
    assert "list of companies" in companies._drop_hint().text.text()
    companies.close()


# -- not found ----------------------------------------------------------------------------------


def test_a_search_that_finds_nobody_leads_to_the_reason(qtbot: QtBot, bench: Bench) -> None:
    page = bench.page
    page.search.setText("Nobody Atall")
    qtbot.waitUntil(lambda: page.empty.isVisible() and not bench.desk.runner.busy)
    assert page.empty.title() == "No lead here has “Nobody Atall”"
    with qtbot.waitSignal(page.missing_asked) as heard:
        page.empty.missing.click()
    assert heard.args == ["Nobody Atall"]
    page.empty.action.click()
    qtbot.waitUntil(page.table.isVisible)
