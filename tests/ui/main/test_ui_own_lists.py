"""Own lists and segments in the window: made, filled, narrowed, renamed, deleted."""

from __future__ import annotations

import json
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from apdesk.domain.operators import Criterion, Operator
from apdesk.paths import DataDir
from apdesk.store.database import Store
from apdesk.store.edits import Edits, RecordEdit
from apdesk.store.lists import Among, ListKey, ListQuery, OwnList, Segment, Selection
from apdesk.store.own_lists import OwnLists
from apdesk.store.segments import Segments
from apdesk.ui.criteria.references import References
from apdesk.ui.desk import Desk
from apdesk.ui.lists.export import file_name
from apdesk.ui.lists.naming import DeleteListDialog, NameDialog
from apdesk.ui.lists.page import ListPage
from apdesk.ui.lists.segment_dialog import SegmentDialog
from apdesk.ui.main_window import MainWindow
from apdesk.ui.people.add_to_list import AddToListDialog
from apdesk.ui.shell.later import Later
from apdesk.ui.shell.own_lists import OwnListKeeper
from apdesk.ui.shell.own_section import OwnEntry
from apdesk.ui.wizard.window import SetupWizard
from apdesk.worker.own_lists import CHANGED
from apdesk.worker.setup import SessionVault, SetupServices

AT = "2026-03-01T10:00:00Z"
D = TypeVar("D", bound=QWidget)


@pytest.fixture
def keeper(qtbot: QtBot, window: MainWindow, desk: Desk) -> OwnListKeeper:
    """The own lists, once they are in the sidebar."""
    view = window.desk_view
    qtbot.waitUntil(lambda: view.later_own_lists.made is not None)
    qtbot.waitUntil(lambda: view.own_lists.lists.isVisible() and not desk.runner.busy)
    return view.own_lists


def rest(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: not desk.runner.busy)


def dialog(qtbot: QtBot, kind: type[D]) -> D:
    def there() -> list[D]:
        return [x for x in QApplication.topLevelWidgets() if isinstance(x, kind) and x.isVisible()]

    qtbot.waitUntil(lambda: len(there()) == 1)
    return there()[0]


def people(desk: Desk, key: ListKey = ListKey.LEADS) -> list[int]:
    return sorted(desk.views.ids(key))


def make(
    qtbot: QtBot, keeper: OwnListKeeper, desk: Desk, name: str, ids: list[int] | Selection
) -> OwnList:
    """A list that came to be elsewhere, by a script for instance."""
    with Store(desk.database) as store:
        lists = OwnLists(store)
        key = OwnList(lists.create(name, AT))
        lists.add(key.id, ids, AT)
    keeper.refresh()
    qtbot.waitUntil(lambda: key in keeper.lists.entries and not desk.runner.busy)
    return key


def segment(
    qtbot: QtBot, keeper: OwnListKeeper, desk: Desk, name: str, *criteria: Criterion
) -> Segment:
    with Store(desk.database) as store:
        key = Segment(Segments(store).create(name, criteria, AT))
    keeper.refresh()
    qtbot.waitUntil(lambda: key in keeper.segments.entries and not desk.runner.busy)
    qtbot.waitUntil(lambda: keeper.segments.entries[key].number != "")
    return key


def show(qtbot: QtBot, window: MainWindow, desk: Desk, key: ListKey | Among) -> ListPage:
    window.go(key)
    rest(qtbot, desk)
    page = window.current_list
    assert page is not None
    assert page.place == key
    return page


WORKING = Criterion("status", Operator.STARTS_WITH, "Working")


def working(desk: Desk) -> int:
    return len(desk.views.ids(ListKey.ALL, filters=[WORKING]))


# -- the sidebar ----------------------------------------------------------------------------------


def test_empty_sections_say_what_to_do(keeper: OwnListKeeper) -> None:
    assert keeper.lists.hint.isVisible()
    assert "Add to list…" in keeper.lists.hint.text()
    assert keeper.segments.hint.isVisible()
    assert keeper.lists.new_button.accessibleName() == "New list"
    assert keeper.segments.new_button.accessibleName() == "New segment"


def test_lists_and_segments_stand_below_the_built_in_ones_with_their_counts(
    qtbot: QtBot, window: MainWindow, desk: Desk, keeper: OwnListKeeper
) -> None:
    vips = make(qtbot, keeper, desk, "VIPs", people(desk)[:3])
    made = segment(qtbot, keeper, desk, "Working", WORKING)
    entry, other = window.sidebar.buttons[vips], window.sidebar.buttons[made]
    assert (entry.text(), entry.number, entry.accessibleName()) == ("VIPs", "3", "VIPs")
    assert (other.text(), other.number) == ("Working", str(working(desk)))
    last = window.sidebar.buttons[ListKey.COMPANIES]
    tops = [x.mapTo(window, QPoint(0, 0)).y() for x in (last, entry, other)]
    assert tops == sorted(tops)
    assert keeper.lists.hint.isHidden()


def test_a_count_follows_what_is_changed(
    qtbot: QtBot, window: MainWindow, desk: Desk, keeper: OwnListKeeper
) -> None:
    made = segment(qtbot, keeper, desk, "Working", WORKING)
    before = working(desk)
    page = show(qtbot, window, desk, made)
    assert page.model.rowCount() == before
    page.table.selectRow(0)
    with Store(desk.database) as store:
        (first,) = page.table.chosen_ids()
        Edits(store).apply([RecordEdit("person", first, {"status": None})], at=AT, title="x")
    window.edited(CHANGED)
    entry = window.sidebar.buttons[made]
    qtbot.waitUntil(lambda: entry.number == str(before - 1))
    qtbot.waitUntil(lambda: page.model.rowCount() == before - 1)


def test_many_lists_scroll_and_the_pages_stay_in_sight(
    qtbot: QtBot, window: MainWindow, desk: Desk, keeper: OwnListKeeper
) -> None:
    with Store(desk.database) as store:
        for number in range(30):
            OwnLists(store).create(f"List {number:02}", AT)
    keeper.refresh()
    qtbot.waitUntil(lambda: len(keeper.lists.entries) == 30)
    (area,) = window.sidebar.findChildren(QScrollArea)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    bottom = window.sidebar.sync_button.mapTo(window, QPoint(0, 0)).y()
    assert bottom + window.sidebar.sync_button.height() <= window.height()
    last = list(keeper.lists.entries.values())[-1]
    assert last.visibleRegion().isEmpty()
    last.setFocus(Qt.FocusReason.TabFocusReason)
    area.ensureWidgetVisible(last)
    assert not last.visibleRegion().isEmpty()


def test_a_long_name_ends_in_dots_and_is_whole_in_the_tooltip(
    qtbot: QtBot, window: MainWindow, desk: Desk, keeper: OwnListKeeper
) -> None:
    name = "Everybody who left a card at the trade fair in Frankfurt & Köln"
    entry = keeper.lists.entries[make(qtbot, keeper, desk, name, [])]
    qtbot.waitUntil(lambda: entry.text().endswith("…"))  # it has its place a moment later
    assert entry.accessibleName() == entry.text()
    assert entry.toolTip() == name
    assert window.sidebar.width() == window.sidebar.minimumWidth()


def test_an_entry_has_a_menu_for_the_mouse_and_the_keys(
    qtbot: QtBot, window: MainWindow, desk: Desk, keeper: OwnListKeeper
) -> None:
    own = keeper.lists.entries[make(qtbot, keeper, desk, "VIPs", [])]
    smart = keeper.segments.entries[segment(qtbot, keeper, desk, "Working", WORKING)]
    for entry, texts in (
        (own, ["Rename…", "Delete…"]),
        (smart, ["Edit criteria…", "Rename…", "Delete…"]),
    ):
        at = entry.rect().center()
        reason = QContextMenuEvent.Reason.Keyboard
        QApplication.sendEvent(entry, QContextMenuEvent(reason, at, entry.mapToGlobal(at)))
        menu = entry.findChild(QMenu)
        assert menu is not None
        qtbot.waitUntil(menu.isVisible)
        assert [each.text() for each in menu.actions()] == texts
        menu.close()


# -- own lists ------------------------------------------------------------------------------------


def test_a_new_list_is_shown_and_says_how_it_is_filled(
    qtbot: QtBot, window: MainWindow, desk: Desk, keeper: OwnListKeeper
) -> None:
    keeper.lists.new_button.click()
    asked = dialog(qtbot, NameDialog)
    assert not asked.save_button.isEnabled()
    qtbot.keyClicks(asked.name, "  Trade   fair ")
    qtbot.keyClick(asked.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(keeper.lists.entries) == 1 and not desk.runner.busy)
    page = window.current_list
    assert page is not None
    assert isinstance(page.place, OwnList)
    assert page.title.text() == "Trade fair"
    assert window.sidebar.buttons[page.place].current
    qtbot.waitUntil(page.empty.isVisible)
    assert page.empty.title() == "Trade fair is empty"
    assert "Add to list…" in page.empty.text()
    page.empty.action.click()
    assert window.current_list is window.lists[ListKey.ALL]


def test_a_name_that_is_taken_is_told_and_can_be_changed(
    qtbot: QtBot, desk: Desk, keeper: OwnListKeeper
) -> None:
    make(qtbot, keeper, desk, "VIPs", [])
    keeper.new_list()
    asked = dialog(qtbot, NameDialog)
    qtbot.keyClicks(asked.name, "vips")
    asked.save_button.click()
    qtbot.waitUntil(asked.banner.isVisible)
    assert asked.banner.title() == "The name is taken"
    qtbot.keyClicks(asked.name, " 2026")
    asked.save_button.click()
    qtbot.waitUntil(lambda: len(keeper.lists.entries) == 2)
    assert [each.name for each in keeper.lists.entries.values()] == ["VIPs", "vips 2026"]


def test_selected_people_are_added_to_a_list_that_is_there(
    qtbot: QtBot, window: MainWindow, desk: Desk, keeper: OwnListKeeper
) -> None:
    page = show(qtbot, window, desk, ListKey.LEADS)
    page.table.selectRow(0)
    (first,) = page.table.chosen_ids()
    make(qtbot, keeper, desk, "Another", [])
    vips = make(qtbot, keeper, desk, "VIPs", [first])
    page.table.selectAll()
    page.selection.list_button.click()
    asked = dialog(qtbot, AddToListDialog)
    qtbot.waitUntil(asked.add_button.isEnabled)
    assert [asked.list.itemText(n) for n in range(asked.list.count())] == ["Another", "VIPs"]
    asked.list.setCurrentIndex(1)
    asked.add_button.click()
    total = len(people(desk))
    qtbot.waitUntil(lambda: window.sidebar.buttons[vips].number == str(total))
    assert page.commands.banner.title() == f"{total - 1} contacts added to “VIPs”"
    assert page.commands.banner.text() == "1 contact was in it already."
    assert people(desk) == list(desk.views.answer(ListQuery(ListKey.ALL, among=vips)))


def test_selected_people_are_added_to_a_new_list(
    qtbot: QtBot, window: MainWindow, desk: Desk, keeper: OwnListKeeper
) -> None:
    page = show(qtbot, window, desk, ListKey.ALL)
    page.table.selectRow(2)
    (chosen,) = page.table.chosen_ids()
    page.selection.list_button.click()
    asked = dialog(qtbot, AddToListDialog)
    qtbot.waitUntil(asked.name.hasFocus)
    assert not asked.old.isVisible()
    assert not asked.add_button.isEnabled()
    qtbot.keyClicks(asked.name, "VIPs")
    asked.add_button.click()
    qtbot.waitUntil(lambda: len(keeper.lists.entries) == 1)
    (key,) = keeper.lists.entries
    assert list(desk.views.answer(ListQuery(ListKey.ALL, among=key))) == [chosen]
    detail = desk.views.record(ListKey.ALL.entity, chosen)
    assert detail is not None
    assert detail.own_lists == ("VIPs",)


def test_people_are_removed_from_a_list_and_stay_here(
    qtbot: QtBot, window: MainWindow, desk: Desk, keeper: OwnListKeeper
) -> None:
    key = make(qtbot, keeper, desk, "VIPs", people(desk)[:5])
    page = show(qtbot, window, desk, key)
    assert page.selection.unlist_button.isVisible()
    assert not window.lists[ListKey.ALL].selection.unlist_button.isVisible()
    page.table.selectRow(1)
    page.selection.unlist_button.click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 4)
    qtbot.waitUntil(lambda: window.sidebar.buttons[key].number == "4")
    assert page.commands.banner.title() == "1 contact removed from “VIPs”"
    page.table.selectAll()
    page.selection.unlist_button.click()
    qtbot.waitUntil(page.empty.isVisible)
    assert len(people(desk)) > 5


def test_an_own_list_is_searched_filtered_sorted_and_counted_like_others(
    qtbot: QtBot, window: MainWindow, desk: Desk, keeper: OwnListKeeper
) -> None:
    everybody = Selection(ListQuery(ListKey.LEADS))
    key = make(qtbot, keeper, desk, "VIPs", everybody)
    page = show(qtbot, window, desk, key)
    total = page.model.rowCount()
    assert total == len(people(desk))
    page.filters.set_filters([Criterion("email", Operator.BLANK)])
    qtbot.waitUntil(lambda: 0 < page.model.rowCount() < total)
    rest(qtbot, desk)
    assert page.count.text() == f"{page.model.rowCount()} of {total}"
    expected = desk.views.answer(page.query)
    assert list(page.model.ids) == list(expected)
    page.filters.set_filters(())
    page.search.setText("no such person")
    qtbot.waitUntil(page.empty.isVisible)
    assert page.empty.title() == "Nothing matches"


def test_a_list_is_renamed_wherever_it_is_shown(
    qtbot: QtBot, window: MainWindow, desk: Desk, keeper: OwnListKeeper
) -> None:
    key = make(qtbot, keeper, desk, "VIPs", people(desk)[:2])
    page = show(qtbot, window, desk, key)
    entry = keeper.lists.entries[key]
    entry.setFocus()
    qtbot.keyClick(entry, Qt.Key.Key_F2)
    asked = dialog(qtbot, NameDialog)
    assert asked.name.text() == "VIPs"
    asked.name.selectAll()
    qtbot.keyClicks(asked.name, "Guests")
    qtbot.keyClick(asked.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: entry.text() == "Guests")
    assert page.title.text() == "Guests"
    assert page.table.accessibleName() == "Guests"


def test_deleting_asks_names_the_journeys_and_leads_away(
    qtbot: QtBot, window: MainWindow, desk: Desk, keeper: OwnListKeeper
) -> None:
    key = make(qtbot, keeper, desk, "VIPs", people(desk)[:2])
    graph = json.dumps({"shapes": [{"settings": {"list": "vips"}}], "arrows": []})
    with Store(desk.database) as store, store.transaction() as connection:
        connection.execute(
            "INSERT INTO journey (name, draft, changed_at, state) VALUES (?, ?, ?, 'draft')",
            ("Welcome", graph, AT),
        )
    show(qtbot, window, desk, key)
    entry = keeper.lists.entries[key]
    entry.setFocus()
    qtbot.keyClick(entry, Qt.Key.Key_Delete)
    asked = dialog(qtbot, DeleteListDialog)
    qtbot.waitUntil(asked.delete_button.isEnabled)
    assert "“Welcome” uses it" in asked.journeys.text()
    asked.cancel_button.click()
    rest(qtbot, desk)
    assert key in keeper.lists.entries
    keeper.delete(key)
    asked = dialog(qtbot, DeleteListDialog)
    qtbot.waitUntil(asked.delete_button.isEnabled)
    asked.delete_button.click()
    qtbot.waitUntil(lambda: key not in keeper.lists.entries)
    assert key not in window.sidebar.buttons
    assert window.current_list is window.lists[ListKey.ALL]
    assert window.sidebar.buttons[ListKey.ALL].current
    assert [each.place for each in window.lists.made] == [ListKey.ALL]
    assert len(people(desk)) > 2


def test_the_list_that_was_open_last_is_open_again_unless_it_is_gone(
    qtbot: QtBot, window: MainWindow, desk: Desk, keeper: OwnListKeeper, data_dir: DataDir
) -> None:
    key = make(qtbot, keeper, desk, "VIPs", people(desk)[:2])
    show(qtbot, window, desk, key)

    def again() -> MainWindow:
        services = SetupServices(data_dir, SessionVault(data_dir))
        references = References(services, desk.runner)
        wizard = Later(lambda: SetupWizard(services, desk.runner, references=references))
        made = MainWindow(desk, wizard, references)
        qtbot.addWidget(made)
        made.show_desk()
        made.show()
        return made

    second = again()
    assert second.current_list is not None
    assert second.current_list.title.text() == "VIPs"
    second.open_desk()
    qtbot.waitUntil(lambda: second.current_list.model.rowCount() == 2)  # type: ignore[union-attr]
    second.close()
    with Store(desk.database) as store:
        OwnLists(store).delete(key.id)
    third = again()
    third.open_desk()
    assert third.current_list is not None
    qtbot.waitUntil(lambda: third.current_list is third.lists[ListKey.ALL])
    rest(qtbot, desk)
    third.close()


# -- segments -------------------------------------------------------------------------------------


def typed(asked: SegmentDialog, *criteria: Criterion) -> None:
    assert asked.editor is not None
    asked.editor.set_criteria(criteria)
    asked.editor.changed.emit()


def test_a_new_segment_says_who_meets_it_and_is_shown(
    qtbot: QtBot, window: MainWindow, desk: Desk, keeper: OwnListKeeper
) -> None:
    keeper.segments.new_button.click()
    asked = dialog(qtbot, SegmentDialog)
    qtbot.waitUntil(lambda: asked.editor is not None)
    assert asked.editor is not None
    assert len(asked.editor.rows) == 1
    qtbot.keyClicks(asked.name, "Working")
    asked.save_button.click()
    assert asked.isVisible(), "a row without a field is no criterion"
    typed(asked, WORKING)
    total = desk.views.counts()[ListKey.ALL]
    said = f"{working(desk)} of {total} contacts match."
    qtbot.waitUntil(lambda: asked.editor is not None and asked.editor.panel.count.text() == said)
    asked.save_button.click()
    qtbot.waitUntil(lambda: len(keeper.segments.entries) == 1 and not desk.runner.busy)
    (key,) = keeper.segments.entries
    page = window.current_list
    assert page is not None
    assert page.place == key
    assert page.model.rowCount() == working(desk)
    qtbot.waitUntil(lambda: window.sidebar.buttons[key].number == str(working(desk)))


def test_filters_are_saved_as_a_segment_with_the_list_that_they_stood_in(
    qtbot: QtBot, window: MainWindow, desk: Desk, keeper: OwnListKeeper
) -> None:
    page = show(qtbot, window, desk, ListKey.LEADS)
    page.filters.set_filters([Criterion("email", Operator.NOT_BLANK)])
    qtbot.waitUntil(lambda: page.model.rowCount() < len(people(desk)))
    rest(qtbot, desk)
    shown = sorted(page.model.ids)
    save = next(
        each
        for each in page.filters.findChildren(QWidget)
        if each.accessibleName() == "Save as a segment…"
    )
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    asked = dialog(qtbot, SegmentDialog)
    qtbot.waitUntil(lambda: asked.editor is not None)
    qtbot.keyClicks(asked.name, "Leads with e-mail")
    asked.save_button.click()
    qtbot.waitUntil(lambda: len(keeper.segments.entries) == 1)
    (key,) = keeper.segments.entries
    assert list(desk.views.answer(ListQuery(ListKey.ALL, among=key))) == shown


def test_a_segment_is_edited_where_it_is_shown(
    qtbot: QtBot, window: MainWindow, desk: Desk, keeper: OwnListKeeper
) -> None:
    nobody = Criterion("email", Operator.IS, "nobody@example.com")
    key = segment(qtbot, keeper, desk, "Working", nobody)
    page = show(qtbot, window, desk, key)
    assert page.empty.title() == "Nobody is in Working now"
    page.empty.action.click()
    asked = dialog(qtbot, SegmentDialog)
    qtbot.waitUntil(lambda: asked.editor is not None)
    assert asked.editor is not None
    assert (asked.name.text(), asked.editor.criteria()) == ("Working", (nobody,))
    typed(asked, WORKING)
    asked.name.selectAll()
    qtbot.keyClicks(asked.name, "At work")
    asked.save_button.click()
    qtbot.waitUntil(lambda: page.model.rowCount() == working(desk))
    entry = window.sidebar.buttons[key]
    qtbot.waitUntil(lambda: entry.number == str(working(desk)))
    assert (page.title.text(), entry.text()) == ("At work", "At work")


@pytest.mark.parametrize("how", ["count", "page"])
def test_a_segment_whose_field_is_gone_shows_nobody_and_says_why(
    qtbot: QtBot, window: MainWindow, desk: Desk, keeper: OwnListKeeper, how: str
) -> None:
    key = segment(qtbot, keeper, desk, "Broken", Criterion("gone", Operator.BLANK))
    assert window.sidebar.buttons[key].number == "–"
    if how == "page":
        page = show(qtbot, window, desk, key)
        assert page.banner.isVisible()
        assert "gone" in page.banner.text()
        assert page.model.rowCount() == 0


def test_the_record_names_its_lists(
    qtbot: QtBot, window: MainWindow, desk: Desk, keeper: OwnListKeeper
) -> None:
    chosen = people(desk)[0]
    make(qtbot, keeper, desk, "VIPs", [chosen])
    segment(qtbot, keeper, desk, "Everybody", Criterion("name", Operator.NOT_BLANK))
    window.show_record(ListKey.LEADS.entity, chosen)
    rest(qtbot, desk)

    def said() -> list[str]:
        return [str(each.property("text") or "") for each in window.pane.findChildren(QWidget)]

    qtbot.waitUntil(lambda: "VIPs" in said())
    qtbot.waitUntil(lambda: any("Salesforce Leads, VIPs, Everybody." in x for x in said()))


def test_file_names_are_made_of_any_name() -> None:
    assert file_name("Trade fair: 2026/27 …") == "trade-fair-2026-27"
    assert file_name("All contacts") == "all-contacts"


def test_entries_are_made_once(
    qtbot: QtBot, window: MainWindow, desk: Desk, keeper: OwnListKeeper
) -> None:
    """What has the focus keeps it when the lists are read anew."""
    key = make(qtbot, keeper, desk, "VIPs", [])
    entry = keeper.lists.entries[key]
    entry.setFocus()
    make(qtbot, keeper, desk, "Another", [])
    assert keeper.lists.entries[key] is entry
    assert entry.hasFocus()
    order = [each for each in keeper.lists.findChildren(OwnEntry) if each.isVisible()]
    order.sort(key=lambda each: each.y())
    assert [each.name for each in order] == ["Another", "VIPs"]
