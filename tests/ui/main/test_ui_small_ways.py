"""Small ways of the window: what a resting pointer does, how long a banner stands, and what the
foot of a list says where there is little room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QCursor, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from apdesk.domain.cancel import CancelToken
from apdesk.domain.run import Cause, ObjectCounts, Result, RunReport
from apdesk.errors import KnownError
from apdesk.language import speak
from apdesk.store.database import Store
from apdesk.store.lists import ListKey, OwnList
from apdesk.store.own_lists import OwnLists
from apdesk.ui import words
from apdesk.ui.importing.columns import ColumnsPage
from apdesk.ui.lists.naming import DeleteListDialog, NameDialog
from apdesk.ui.lists.page import ListPage
from apdesk.ui.lists.place import Chosen
from apdesk.ui.main_window import MainWindow
from apdesk.ui.palette.palette import CommandPalette
from apdesk.ui.people.bulk_edit import BulkEditDialog
from apdesk.ui.shell.list_news import ListNews
from apdesk.ui.sidebar import Place
from apdesk.worker import importing
from apdesk.worker.messages import ErrorInfo, Treatment
from tests.helpers.clipping import clipped, settle
from tests.ui.wizard.foreign import LongLanguage


def show(qtbot: QtBot, window: MainWindow, key: ListKey) -> ListPage:
    """A list in front, read, with a record beside it."""
    window.go(key)
    page = window.lists[key]
    qtbot.waitUntil(lambda: not window.desk.runner.busy and page.model.rowCount() > 1)
    page.table.selectRow(0)
    qtbot.waitUntil(window.pane.isVisible)
    settle()
    return page


# -- the pointer over the palette -----------------------------------------------------------------


@pytest.fixture
def palette(qtbot: QtBot, window: MainWindow) -> Iterator[CommandPalette]:
    """Open, with the pointer at rest where its rows are."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    before = QCursor.pos()
    QCursor.setPos(window.mapToGlobal(QPoint(window.width() // 2, window.height() // 3)))
    QApplication.processEvents()
    window.open_palette()
    found = window.findChild(CommandPalette)
    assert found is not None
    qtbot.waitUntil(lambda: not window.desk.runner.busy)
    QApplication.processEvents()
    assert pointed_at(found) > found.view.currentIndex().row()
    yield found
    QCursor.setPos(before)


def pointed_at(palette: CommandPalette) -> int:
    """The row under the pointer."""
    return palette.view.indexAt(palette.view.viewport().mapFromGlobal(QCursor.pos())).row()


def hover(palette: CommandPalette) -> None:
    """What Qt sends once something appears under a pointer."""
    rows, there = palette.view.viewport(), QPointF(QCursor.pos())
    kind, none = QEvent.Type.MouseMove, Qt.MouseButton.NoButton
    keys = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(
        rows, QMouseEvent(kind, rows.mapFromGlobal(there), there, none, none, keys)
    )


def test_a_pointer_at_rest_chooses_nothing(qtbot: QtBot, palette: CommandPalette) -> None:
    with qtbot.waitSignal(palette.view.entered):  # there is none, then others come under it
        QTest.keyClicks(palette.field, "GmbH")
    qtbot.waitUntil(lambda: not palette._request.pending)
    assert pointed_at(palette) > 1
    hover(palette)
    assert palette.view.currentIndex().row() == palette.model.next_entry(-1, 1) == 1


def test_a_row_that_keys_scroll_under_the_pointer_is_not_chosen(palette: CommandPalette) -> None:
    at = palette.view.currentIndex().row()
    for _ in range(20):
        QTest.keyClick(palette.field, Qt.Key.Key_Down)
        hover(palette)
        QApplication.processEvents()
        at = palette.model.next_entry(at, 1)
        assert palette.view.currentIndex().row() == at
    assert palette.view.verticalScrollBar().value()


def test_a_pointer_that_moves_chooses_until_a_key_does(
    qtbot: QtBot, palette: CommandPalette
) -> None:
    QCursor.setPos(QCursor.pos() + QPoint(0, 3))
    qtbot.waitUntil(lambda: palette.view.currentIndex().row() == pointed_at(palette))
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    hover(palette)
    assert palette.view.currentIndex().row() == pointed_at(palette) + 1


# -- how long banners stand -----------------------------------------------------------------------


def new_values(dialog: BulkEditDialog) -> list[QLineEdit]:
    lines = dialog.findChildren(QLineEdit)
    return [each for each in lines if each.accessibleName() == "New value" and each.isVisible()]


def change(qtbot: QtBot, window: MainWindow, page: ListPage) -> None:
    """Gives the chosen record another title, in the dialog for many."""
    page.selection.edit_button.click()
    dialog = next(each for each in window.findChildren(BulkEditDialog) if each.isVisible())
    qtbot.waitUntil(lambda: not window.desk.runner.busy)
    box = next(x for x in dialog.findChildren(QComboBox) if x.accessibleName() == "Field")
    box.setCurrentIndex(box.findText("Title"))
    qtbot.waitUntil(lambda: bool(new_values(dialog)))
    (line,) = new_values(dialog)
    QTest.keyClicks(line, "Countess")
    qtbot.waitUntil(dialog.change_button.isEnabled)
    dialog.change_button.click()
    qtbot.waitUntil(page.commands.banner.isVisible)
    qtbot.waitUntil(lambda: not window.desk.runner.busy)


def title_of(page: ListPage, record_id: int) -> object:
    return page._desk.views.rows(page.key, [record_id], ["title"])[record_id][0]


def undo_by_keys(qtbot: QtBot, window: MainWindow, page: ListPage) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not window.desk.runner.busy)


@pytest.mark.parametrize("elsewhere", [ListKey.CONTACTS, Place.SYNC])
def test_what_was_done_is_said_until_the_list_is_left_and_undone_all_the_same(
    qtbot: QtBot, window: MainWindow, elsewhere: ListKey | Place
) -> None:
    page = show(qtbot, window, ListKey.LEADS)
    (record_id,) = page.table.chosen_ids()
    before = title_of(page, record_id)
    change(qtbot, window, page)
    assert title_of(page, record_id) == "Countess" != before
    window.hide()
    window.show()
    assert page.commands.banner.isVisible(), "the window went away, not the list"
    window.go(elsewhere)
    show(qtbot, window, ListKey.LEADS)
    assert not page.commands.banner.isVisible()
    undo_by_keys(qtbot, window, page)
    assert title_of(page, record_id) == before
    assert "undone" in page.commands.banner.title()


def test_what_was_closed_is_not_undone_by_the_keys(qtbot: QtBot, window: MainWindow) -> None:
    page = show(qtbot, window, ListKey.LEADS)
    (record_id,) = page.table.chosen_ids()
    change(qtbot, window, page)
    page.commands.banner.close_button.click()
    undo_by_keys(qtbot, window, page)
    assert title_of(page, record_id) == "Countess"


def report(run_id: int, leads: int) -> RunReport:
    counts = {"Lead": ObjectCounts(members=leads)}
    return RunReport(run_id, Cause.FIRST, Result.DONE, "2026-11-24T00:00:00Z", 1.0, 6, counts, ())


def test_the_sum_of_the_first_sync_stands_until_the_next_run_ends(
    qtbot: QtBot, window: MainWindow
) -> None:
    news = ListNews(window.desk_view.records.lists, lambda: None)
    news.expect_first_sync()
    assert news.run_finished(report(1, 482), None, 10) is ListKey.LEADS
    page = show(qtbot, window, ListKey.LEADS)
    assert page.notice.isVisible()
    assert page.notice.title() == "482 records are here"
    news.run_finished(report(2, 482), page, 10)
    assert not page.notice.isVisible()


def test_a_failure_in_the_place_of_the_sum_stays(qtbot: QtBot, window: MainWindow) -> None:
    news = ListNews(window.desk_view.records.lists, lambda: None)
    news.expect_first_sync()
    news.run_finished(report(1, 482), None, 10)
    error = ErrorInfo("No network", "It broke.", "Wait.", "network.x", Treatment.RETRY)
    news.run_failed(error)
    failed = replace(report(2, 482), error=error)
    news.run_finished(failed, None, 10)
    assert show(qtbot, window, ListKey.LEADS).notice.title() == "No network"


# -- dialogs --------------------------------------------------------------------------------------


def test_a_dialog_grows_with_what_it_says_of_an_error(qtbot: QtBot, window: MainWindow) -> None:
    desk = window.desk
    with Store(desk.database) as store:
        OwnLists(store).create("Spring fair", "2026-03-01T10:00:00Z")
    dialog = NameDialog(desk, window)
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)
    settle()
    QTest.keyClicks(dialog.name, "Spring fair")
    dialog.save_button.click()
    qtbot.waitUntil(dialog.banner.isVisible)
    assert "Choose another" in dialog.banner.text()
    assert clipped(dialog) == []
    dialog.reject()


def test_a_preview_that_fails_is_told_in_full(qtbot: QtBot, window: MainWindow) -> None:
    page = show(qtbot, window, ListKey.LEADS)
    dialog = BulkEditDialog(
        window.desk, page.key.entity, ("Lead",), page.table.chosen_ids(), window
    )
    dialog.open()
    qtbot.waitUntil(lambda: dialog.isVisible() and not window.desk.runner.busy)
    settle()
    dialog._preview_failed(KnownError("It can’t be read", "Why not. " * 200, "Try.", code="x"))
    assert clipped(dialog) == []
    dialog.reject()


class Guillemets(LongLanguage):
    """English, in the quotation marks of another language."""

    def text(self, source: str, _note: str, _n: int) -> str:
        return source.replace("“", "«").replace("”", "»")


@pytest.fixture
def guillemets() -> Iterator[None]:
    speak(Guillemets())
    yield
    speak(None)


def test_the_journeys_that_use_a_list_are_in_the_quotes_of_the_language(
    guillemets: None, qtbot: QtBot, window: MainWindow
) -> None:
    dialog = DeleteListDialog(window.desk, OwnList(1), "Spring fair", window)
    qtbot.waitUntil(lambda: not window.desk.runner.busy)
    dialog._looked(("Welcome", "Follow up"))
    assert "«Welcome» and «Follow up»" in dialog.journeys.text()
    dialog.reject()


def test_columns_of_one_field_are_in_the_quotes_of_the_language(
    guillemets: None, window: MainWindow, tmp_path: Path
) -> None:
    file = tmp_path / "people.csv"
    file.write_text("Mail,Other\na@example.com,b@example.com\n", encoding="utf-8")
    opened = importing.open_file(window.desk.database, file)(lambda _: None, CancelToken())
    page = ColumnsPage()
    page.show_file(opened)
    email = page.combos["Mail"].findText("Email")
    for each in page.combos.values():
        each.setCurrentIndex(email)
    assert page.problem().startswith("«Mail» and «Other» can’t both be Email.")
    page.deleteLater()


# -- the foot of a narrow list --------------------------------------------------------------------

SELECTIONS = (
    Chosen(),
    Chosen(count=1),
    Chosen(count=3),
    Chosen(all=True, count=11_032),
    Chosen(all=True, count=11_032, without=frozenset({1, 2, 3})),
)


@pytest.mark.parametrize("language", ["en", "de"])
def test_what_the_foot_says_is_whole_beside_a_record(
    request: pytest.FixtureRequest, qtbot: QtBot, language: str
) -> None:
    if language == "de":
        request.getfixturevalue("german")
    window: MainWindow = request.getfixturevalue("window")
    assert (window.width(), window.height()) == (1280, 720)
    for key in ListKey:
        bar = show(qtbot, window, key).selection
        for chosen in SELECTIONS:
            bar.show_chosen(chosen)
            said = QLabel.text(bar.text)
            assert "…" not in said
            shortened = said != bar.text.text()
            assert bar.text.toolTip() == (bar.text.text() if shortened else "")
            if chosen.count:
                number = chosen.count + len(chosen.without)
                assert words.number(number) in said


def test_the_foot_says_all_where_there_is_room(qtbot: QtBot, window: MainWindow) -> None:
    page = show(qtbot, window, ListKey.LEADS)
    bar = page.selection
    bar.show_chosen(Chosen(count=3))
    assert QLabel.text(bar.text) == "3 contacts selected"
    assert bar.text.accessibleName() == "3 contacts are selected. Esc clears."
    window.pane.close_button.click()
    settle()
    assert QLabel.text(bar.text) == "3 contacts are selected. Esc clears."
    assert bar.text.toolTip() == ""
