"""Every page and dialog of the window has room for its German, and for an org in Japanese."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from apdesk.domain.journey.kinds import Kind
from apdesk.domain.operators import Criterion, Operator
from apdesk.paths import DataDir
from apdesk.store.database import Store
from apdesk.store.lists import ListKey
from apdesk.sync.editing import Editing
from apdesk.ui.activity.settling import ALL_ROWS
from apdesk.ui.desk import Desk
from apdesk.ui.help.popover import Popover
from apdesk.ui.help.tour import Tour
from apdesk.ui.help.window import help_window
from apdesk.ui.journeys.editor import LIVE
from apdesk.ui.journeys.publish import PublishDialog
from apdesk.ui.lists.page import ListPage
from apdesk.ui.main_window import MainWindow
from apdesk.ui.palette.palette import CommandPalette
from apdesk.ui.record.field_row import FieldRow
from apdesk.ui.settings.page import PreferencesPage
from apdesk.ui.sidebar import Place
from apdesk.ui.support import report_crash
from apdesk.ui.theme import apply_theme, theme
from apdesk.worker.tasks import TaskRunner
from tests.helpers.clipping import clipped, settle
from tests.ui.main.far_away_desk import COMPANY, PERSON, open_desk

pytestmark = pytest.mark.usefixtures("german")


class Looker:
    """Goes through a window and notes what is cut."""

    def __init__(self, qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
        self.qtbot = qtbot
        self.window = window
        self.desk = desk
        self.cut: list[str] = []

    def rest(self) -> None:
        """Until nothing is read, and what was read has its place."""
        settle()
        self.qtbot.waitUntil(lambda: not self.desk.runner.busy, timeout=20_000)
        settle()

    def look(self, where: str, at: QWidget | None = None) -> None:
        self.rest()
        self.cut += [f"{where}: {each}" for each in clipped(at or self.window)]

    def choose(self, page: ListPage, row: int) -> None:
        """Chooses a record, and waits until it is shown."""
        page.table.selectRow(row)
        wanted, pane = page.model.ids[row], self.window.pane
        self.qtbot.waitUntil(lambda: pane.shown is not None and pane.shown[1] == wanted)
        self.qtbot.waitUntil(lambda: pane.detail is not None and pane.detail.id == wanted)
        self.rest()

    def look_at_dialog(self, where: str, opened: Callable[[], object]) -> None:
        """Opens a dialog, looks, and closes it again."""
        opened()
        self.rest()
        dialog = self.dialog(QDialog)
        self.look(where, dialog)
        dialog.reject()
        self.rest()

    def dialog(self, kind: type[QDialog]) -> QDialog:
        return next(each for each in self.window.findChildren(kind) if each.isVisible())


@pytest.fixture
def data_dir(tmp_path: Path) -> DataDir:
    return DataDir(tmp_path / "data")


@pytest.fixture
def desk(
    german: None, far_away: tuple[Path, int], data_dir: DataDir, runner: TaskRunner
) -> Iterator[Desk]:
    with open_desk(far_away[0], data_dir, runner) as made:
        yield made


@pytest.fixture
def looker(qtbot: QtBot, window: MainWindow, desk: Desk) -> Iterator[Looker]:
    made = Looker(qtbot, window, desk)
    yield made
    if made.cut:
        pytest.fail("\n".join(dict.fromkeys(made.cut)))


@pytest.mark.parametrize("key", ListKey)
def test_lists_and_their_records(looker: Looker, window: MainWindow, key: ListKey) -> None:
    window.go(key)
    looker.look(f"{key}")
    page = window.lists[key]
    looker.choose(page, 0)
    for at in range(window.pane.tabs.count()):
        window.pane.tabs.setCurrentIndex(at)
        looker.look(f"{key}, tab {at} of the record")
    window.pane.tabs.setCurrentIndex(0)
    window.pane.blanks.setChecked(True)
    looker.look(f"{key}, all fields")
    page.table.selectAll()
    looker.look(f"{key}, all selected")
    page.filters.add(page.filter_button)
    looker.look(f"{key}, a filter", page.filters.editor)
    page.filters.editor.hide()
    page.arrangement.choose(page.columns_button)
    looker.look(f"{key}, columns", page.arrangement.chooser)
    page.arrangement.chooser.hide()


@pytest.fixture(params=[13, 17, 20, 22])
def text_size(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[int]:
    """The person's own size of texts, up to the largest that is followed."""
    usual = theme().body
    theme().body = request.param
    yield request.param
    theme().body = usual
    # the window that was looked at is closed: to dress it once more takes longer than to look
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    apply_theme(qapp, "light")


def test_lists_beside_a_record_in_a_narrow_window(
    text_size: int, looker: Looker, window: MainWindow
) -> None:
    narrowest = window.minimumWidth()
    heights = set()
    for key in ListKey:
        window.resize(1440, 640)
        window.go(key)
        looker.rest()
        page = window.lists[key]
        looker.choose(page, 0)
        for width in (1440, 1280, 1120, 1000, narrowest):
            window.resize(width, 640)
            for selected in ("nothing", "one", "all"):
                page.table.clearSelection()
                if selected == "one":
                    page.table.selectRow(1)
                elif selected == "all":
                    page.table.selectAll()
                looker.look(f"{key}, {width} px, {text_size} px text, {selected} selected")
                heights.add(page.selection.height())
            assert page.search.width() >= page.search.minimumSizeHint().width()
    assert len(heights) == 1


def test_an_own_list_and_a_segment_in_a_narrow_window(looker: Looker, window: MainWindow) -> None:
    window.go(ListKey.ALL)
    looker.rest()
    keeper = window.desk_view.own_lists
    looker.qtbot.waitUntil(lambda: bool(keeper.lists.entries and keeper.segments.entries))
    (own,), (segment,) = keeper.lists.entries, keeper.segments.entries
    for entry in (own, segment):
        window.desk_view.go(entry)
        looker.rest()
        page = window.lists[entry]
        page.table.selectAll()
        for width in (window.minimumWidth(), 1000, 1280):
            window.resize(width, 640)
            looker.look(f"{entry}, {width} px")


def test_troubles_in_a_record(looker: Looker, window: MainWindow, desk: Desk) -> None:
    window.go(ListKey.ALL)
    looker.rest()
    page = window.lists[ListKey.ALL]
    page.filters.set_filters(
        (
            Criterion("company", Operator.IS_NOT, COMPANY),
            Criterion("status", Operator.NOT_BLANK, ""),
        )
    )
    looker.look("filters")
    page.filters.set_filters(())
    page.search.setText("Weber" * 6)
    looker.qtbot.waitUntil(page.empty.isVisible)
    looker.look("nothing found")
    page.search.setText("")
    looker.qtbot.waitUntil(lambda: page.model.rowCount() > 20)
    looker.rest()
    for row in range(12):
        looker.choose(page, row)
        looker.look(f"record {row}", window.pane)
    with Store(desk.database, check=False) as store:
        Editing(store, desk.clock).edit("person", page.model.ids[0], {"title": "課長"})
    window.edited(ALL_ROWS)
    looker.choose(page, 0)
    looker.qtbot.waitUntil(lambda: bool(_waiting(window)))
    looker.look("an edit that waits", window.pane)


def _waiting(window: MainWindow) -> list[FieldRow]:
    return [each for each in window.pane.findChildren(FieldRow) if each.pending.isVisible()]


def test_dialogs_of_lists(looker: Looker, window: MainWindow, tmp_path: Path) -> None:
    window.go(ListKey.ALL)
    looker.rest()
    page, deeds = window.lists[ListKey.ALL], window.deeds
    ids = [int(each) for each in page.model.ids[:4]]
    commands = page.commands
    looker.look_at_dialog("new contact", commands.new_contact)
    looker.look_at_dialog("edit", lambda: commands.edit_fields(ids))
    looker.look_at_dialog("add to Salesforce", lambda: commands.add_to_salesforce(ids))
    looker.look_at_dialog("delete", lambda: commands.delete(ids))
    looker.look_at_dialog("add to list", lambda: commands.add_to_list(ids))
    looker.look_at_dialog("start journey", lambda: commands.start_journey(ids))
    looker.look_at_dialog("new list", deeds.new_list)
    looker.look_at_dialog("new segment", deeds.new_segment)
    keeper = window.desk_view.own_lists
    (segment,) = keeper.segments.entries
    window.desk_view.go(segment)
    looker.look("a segment")
    looker.look_at_dialog("edit segment", lambda: keeper.edit_criteria(segment))
    file = tmp_path / "連絡先一覧（東日本支社・展示会）.csv"
    file.write_text(
        f"姓,会社名,電子メールアドレス（勤務先）\n{PERSON},{COMPANY},a@b.example\n"
        f"{PERSON},{COMPANY},no address\n",
        encoding="utf-8",
    )
    dialog = window.imports.open_file(file)
    looker.look("import", dialog)
    for combo in dialog.columns.combos.values():
        combo.setCurrentIndex(1)
    dialog.go_next()
    looker.look("import, after the columns", dialog)
    dialog.reject()


def test_sync(looker: Looker, window: MainWindow) -> None:
    window.go(Place.SYNC)
    page = window.sync_page
    for at in range(page.tabs.bar.count()):
        page.tabs.bar.setCurrentIndex(at)
        looker.look(f"Sync, {page.tabs.bar.tabText(at)}")
    page.tabs.bar.setCurrentIndex(0)
    looker.rest()
    for card in page.overview.charts.cards:
        card.turn()
    looker.look("Sync, tables of the charts")


def test_journeys(looker: Looker, window: MainWindow, far_away: tuple[Path, int]) -> None:
    window.go(Place.JOURNEYS)
    page = window.journeys_page
    looker.look("Journeys")
    looker.look_at_dialog("new journey", page.list.new)
    page.open(far_away[1])
    looker.rest()
    editor = page.editor
    looker.qtbot.waitUntil(editor.publish_button.isEnabled, timeout=10_000)
    looker.look_at_dialog("dry run", editor.try_out)
    looker.look_at_dialog("publish", editor.publish)
    looker.look_at_dialog("mail templates", editor.edit_templates)
    looker.look("a draft")
    editor.views.setCurrentIndex(LIVE)
    looker.look("a live journey")
    editor.live.show_people("s2", "stuck")
    looker.rest()
    editor.live.panel.table.selectRow(0)
    looker.look("people of a journey")
    assert not window.findChildren(PublishDialog)


def test_settings_of_all_steps(
    looker: Looker, window: MainWindow, far_away: tuple[Path, int]
) -> None:
    window.go(Place.JOURNEYS)
    page = window.journeys_page
    page.open(far_away[1])
    looker.rest()
    document = page.editor.document
    for kind in Kind:
        shape = document.add(kind, 0, 400)
        document.select((shape,))
        looker.look(f"settings of {kind}")
        document.remove((shape,))


def test_preferences(looker: Looker, window: MainWindow) -> None:
    window.go(Place.PREFERENCES)
    for section in PreferencesPage.sections():
        window.preferences_page.show_section(section.key)
        looker.look(section.key)
        for each in window.preferences_page.findChildren(QToolButton):
            if each.isVisible() and each.accessibleDescription() and not each.text():
                each.click()
                (found,) = (x for x in window.findChildren(Popover) if x.isVisible())
                looker.look(f"what is {found.accessibleName()}", found)
                found.dismiss()


def test_help_and_support(looker: Looker, window: MainWindow) -> None:
    window.go(ListKey.ALL)
    looker.rest()
    window.show_help()
    looker.look("help", help_window(window))
    help_window(window).show_topic("journeys")
    looker.look("help on journeys", help_window(window))
    help_window(window).close()
    tour = Tour(window)
    tour.begin()
    while tour.at >= 0:
        looker.look(f"tour {tour.at}", tour.card)
        tour.next()
    window.open_palette()
    palette = window.findChild(CommandPalette)
    assert palette is not None
    looker.look("palette", palette)
    QTest.keyClicks(palette.field, "zzzzzz")
    looker.look("palette, nothing found", palette)
    palette.close_palette()
    looker.look_at_dialog("shortcuts", window.show_shortcuts)
    looker.look_at_dialog("about", window.deeds.about)
    looker.look_at_dialog("diagnostics", window.deeds.diagnostics)
    looker.look_at_dialog("crash", lambda: report_crash(window, "Traceback\nValueError: x"))
