"""What assistive technologies do: they set states, texts and selections without clicks or keys."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QStringListModel, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QListView,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from apdesk.ui.sidebar import NavButton
from apdesk.ui.widgets import (
    FoldingHead,
    LineEdit,
    RadioButton,
    SearchField,
    button,
    host_popups,
    label,
    order_focus,
    row,
)
from apdesk.ui.widgets.combo import ComboBox
from apdesk.ui.widgets.focus import reading_order
from apdesk.ui.widgets.selection import SelectionFollower
from apdesk.ui.wizard.parts import RadioCard, RadioCards

Text = QAccessible.Text
Role = QAccessible.Role


def told(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.setLayout(QVBoxLayout())
    qtbot.addWidget(made)
    return made


def add(page: QWidget, widget: QWidget) -> None:
    layout = page.layout()
    assert layout is not None
    layout.addWidget(widget)


def test_a_combo_box_is_named_by_its_label_and_described_by_its_value(page: QWidget) -> None:
    combo = ComboBox(page)
    combo.addItems(["is", "is not"])
    combo.setAccessibleName("Condition 1")
    interface = told(combo)
    assert interface.role() == Role.ComboBox
    assert interface.text(Text.Name) == "Condition 1"
    assert interface.text(Text.Value) == interface.text(Text.Description) == "is"
    children = interface.child(0)
    assert children is not None
    assert children.role() == Role.List
    assert children.text(Text.Name) == "Condition 1"
    assert interface.child(1) is None


def test_an_editable_combo_box_has_its_line_as_a_child(page: QWidget) -> None:
    combo = ComboBox(page)
    combo.setEditable(True)
    interface = told(combo)
    line = interface.child(1)
    assert interface.childCount() == 2
    assert line is not None
    assert line.role() == Role.EditableText
    assert interface.indexOfChild(line) == 1


def test_selecting_an_entry_of_the_list_chooses_it(qtbot: QtBot, page: QWidget) -> None:
    combo = ComboBox(page)
    combo.addItems(["is", "is not", "contains"])
    add(page, combo)
    page.show()
    combo.showPopup()
    with qtbot.waitSignal(combo.activated) as said:
        combo.view().selectionModel().select(
            combo.model().index(1, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
    assert said.args == [1]
    assert combo.currentText() == "is not"
    assert not combo.view().isVisible()


def test_looking_at_an_entry_chooses_nothing(qtbot: QtBot, page: QWidget) -> None:
    combo = ComboBox(page)
    combo.addItems(["is", "is not"])
    add(page, combo)
    page.show()
    combo.showPopup()
    with qtbot.assertNotEmitted(combo.activated, wait=50):
        combo.view().setCurrentIndex(combo.model().index(1, 0))
    assert combo.currentText() == "is"
    combo.hidePopup()


def test_interfaces_end_with_their_widgets(page: QWidget) -> None:
    """Each is deleted once, whether Qt or Python lets go of the widget first."""
    page.show()
    for turn in range(60):
        holder = QWidget(page if turn % 2 else None)
        popup = QFrame(holder, Qt.WindowType.Popup)
        host_popups(holder, popup)
        combo = ComboBox(holder)
        combo.setAccessibleName("Rule")
        assert told(combo).text(Text.Name) == "Rule"
        assert told(holder).childCount() == 1
        if turn % 3:
            holder.deleteLater()
        del holder, popup, combo
        gc.collect()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_an_open_pop_up_is_a_child_of_its_host(page: QWidget) -> None:
    popup = QFrame(page, Qt.WindowType.Popup)
    popup.setAccessibleName("Columns")
    host_popups(page, popup)
    page.show()
    assert told(page).childCount() == 0
    popup.show()
    child = told(page).child(0)
    assert child is not None
    assert child.text(Text.Name) == "Columns"
    assert told(page).indexOfChild(child) == 0
    popup.hide()
    assert told(page).child(0) is None


def test_a_radio_button_that_is_turned_on_without_a_click_is_chosen(page: QWidget) -> None:
    said: list[str] = []
    first, second = RadioButton("All leads", page), RadioButton("No leads", page)
    for each in (first, second):
        each.chosen.connect(lambda each=each: said.append(each.text()))
        add(page, each)
    first.show_checked()
    assert said == []
    second.setChecked(True)
    assert said == ["No leads"]
    assert second.accessibleName() == "No leads"


def test_cards_are_radio_buttons_and_only_one_is_chosen(page: QWidget) -> None:
    cards = {"all": RadioCard("Sync all", "Everything."), "some": RadioCard("Some", "A few.")}
    group = RadioCards(cards, page)
    said: list[str] = []
    group.chosen.connect(said.append)
    for each in cards.values():
        add(page, each)
        assert told(each.radio).role() == Role.RadioButton
    group.choose("all")
    assert said == []
    cards["some"].radio.setChecked(True)
    assert said == ["some"]
    assert group.current == "some"
    assert not cards["all"].is_checked()


def test_a_text_that_is_put_in_whole_counts_as_edited(qtbot: QtBot, page: QWidget) -> None:
    line = LineEdit(parent=page)
    edited: list[str] = []
    replaced: list[str] = []
    line.edited.connect(edited.append)
    line.replaced.connect(replaced.append)
    line.show_text("open")
    assert (edited, replaced) == ([], [])
    line.setText("junk")
    assert (edited, replaced) == (["junk"], ["junk"])
    qtbot.keyClicks(line, "s")
    assert (edited, replaced) == (["junk", "junks"], ["junk"])


def test_the_buttons_within_a_search_field_have_names(page: QWidget) -> None:
    field = SearchField("Search leads", page)
    names = [each.text() for each in field.findChildren(QAbstractButton)]
    assert sorted(names) == ["Clear", "Search"]


def test_a_selected_row_becomes_the_current_one(qtbot: QtBot, page: QWidget) -> None:
    view = QTableView(page)
    view.setModel(QStringListModel(["one", "two", "three"], view))
    view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    SelectionFollower(view)
    add(page, view)
    page.show()
    flags = QItemSelectionModel.SelectionFlag
    view.selectionModel().select(view.model().index(2, 0), flags.ClearAndSelect | flags.Rows)
    qtbot.waitUntil(lambda: view.currentIndex().row() == 2)
    assert [each.row() for each in view.selectionModel().selectedRows()] == [2]


def test_the_cursor_stays_where_the_keys_put_it(qtbot: QtBot, page: QWidget) -> None:
    view = QListView(page)
    view.setModel(QStringListModel(["one", "two", "three"], view))
    view.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
    SelectionFollower(view)
    add(page, view)
    page.show()
    view.setCurrentIndex(view.model().index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QApplication.processEvents()  # what follows a selection would follow it now
    assert view.currentIndex().row() == 1
    assert len(view.selectionModel().selectedIndexes()) == 2


def test_an_entry_of_the_sidebar_is_a_button_that_says_that_it_is_shown(page: QWidget) -> None:
    entry = NavButton("Companies", "company")
    add(page, entry)
    entry.set_number("150")
    entry.set_current(True)
    interface = told(entry)
    assert interface.role() == Role.Button
    assert interface.text(Text.Name) == "Companies"
    assert interface.text(Text.Description) == "150, shown now"
    entry.set_current(False)
    assert interface.text(Text.Description) == "150"


def test_a_head_folds_where_it_is_narrow(qtbot: QtBot, page: QWidget) -> None:
    tools = row(LineEdit(), button("Filter"), button("Columns"))
    head = FoldingHead(row(label("Salesforce Contacts", "title"), None), tools)
    add(page, head)
    page.resize(900, 200)
    page.show()
    assert not head.folded
    page.resize(360, 200)
    qtbot.waitUntil(lambda: head.folded)
    page.resize(900, 200)
    qtbot.waitUntil(lambda: not head.folded)


def test_tab_follows_the_layout_and_not_the_order_of_creation(page: QWidget) -> None:
    last, first = LineEdit(parent=page), LineEdit(parent=page)
    tabs = QTabWidget(page)
    inside = QWidget()
    inside.setLayout(row(SearchField("Within")))
    tabs.addTab(inside, "Leads")
    for each in (first, tabs, last):
        add(page, each)
    order_focus(page)
    assert tabs.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert tabs.tabBar().focusPolicy() & Qt.FocusPolicy.TabFocus
    found = list(reading_order(page))
    assert found[0] is first
    assert found[1] is tabs.tabBar()
    assert found[2].accessibleName() == "Within"
    assert found[3] is last
    page.show()
    first.setFocus()
    reached = []
    for _ in found:
        reached.append(page.focusWidget())
        page.focusNextChild()
    assert reached == found
