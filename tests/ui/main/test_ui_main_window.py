"""The main window over a real database: lists, search, columns, record, refresh, pages."""

from __future__ import annotations

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QSpinBox,
    QTabBar,
    QTableView,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from apdesk.domain.apdesk_types import Entity
from apdesk.domain.operators import Criterion, Operator
from apdesk.domain.run import Cause, ObjectCounts, Phase, Result
from apdesk.domain.setup_flow import Page
from apdesk.paths import DataDir
from apdesk.store.lists import ListKey
from apdesk.ui.activity.removals import RemovalsDialog
from apdesk.ui.criteria.dates import DateValue
from apdesk.ui.criteria.picklist import PicklistValue
from apdesk.ui.criteria.values import CheckboxValue, TextValue
from apdesk.ui.desk import Desk
from apdesk.ui.lists.page import ListPage
from apdesk.ui.main_window import MainWindow
from apdesk.ui.record.values import ValueLabel, address_of
from apdesk.ui.settings.disconnect import DisconnectDialog
from apdesk.ui.sidebar import NavButton, Place
from apdesk.ui.widgets import Banner, HeightForWidthLabel, column, label, scroll_page
from apdesk.worker.messages import (
    ErrorInfo,
    NextRun,
    RowsChanged,
    RunProgress,
    RunStarted,
    SyncState,
    Treatment,
)
from tests.ui.main.conftest import Opened
from tests.ui.main.desk_builder import change_some, hold_some, report


def rest(qtbot: QtBot, desk: Desk) -> None:
    """Until nothing is being read."""
    qtbot.waitUntil(lambda: not desk.runner.busy)


def leads(qtbot: QtBot, window: MainWindow, desk: Desk) -> ListPage:
    window.go(ListKey.LEADS)
    rest(qtbot, desk)
    page = window.lists[ListKey.LEADS]
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    return page


def test_lists_show_their_records_and_counts(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    page = leads(qtbot, window, desk)
    counts = desk.views.counts()
    assert page.model.rowCount() == counts[ListKey.LEADS] > 40
    assert page.count.text() == str(counts[ListKey.LEADS])
    for key, count in counts.items():
        assert window.sidebar.buttons[key].number == str(count)


def test_search_narrows_as_one_types_and_escape_shows_all(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    page = leads(qtbot, window, desk)
    total = page.model.rowCount()
    name = str(page.model.data(page.model.index(3, 0)))
    window.search_list()
    assert page.search.hasFocus()
    qtbot.keyClicks(page.search, name)
    qtbot.waitUntil(lambda: 0 < page.model.rowCount() < total)
    assert f"of {total}" in page.count.text()
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.model.rowCount() == total)


def test_nothing_found_says_so_and_shows_the_way_back(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    page = leads(qtbot, window, desk)
    total = page.model.rowCount()
    page.search.setText("no such person anywhere")
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    assert page.empty.isVisible()
    assert page.empty.title() == "No lead here has “no such person anywhere”"
    page.empty.action.click()
    qtbot.waitUntil(lambda: page.model.rowCount() == total)
    assert page.table.isVisible()


def test_filters_are_applied_shown_and_removed(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    page = leads(qtbot, window, desk)
    total = page.model.rowCount()
    page.filters.set_filters([Criterion("email", Operator.BLANK)])
    qtbot.waitUntil(lambda: 0 < page.model.rowCount() < total)
    assert page.filters.isVisible()
    texts = [each.text() for each in page.filters.findChildren(QAbstractButton)]
    assert "Email is blank" in texts
    next(
        each for each in page.filters.findChildren(QAbstractButton) if each.text() == "Clear all"
    ).click()
    qtbot.waitUntil(lambda: page.model.rowCount() == total)
    assert not page.filters.isVisible()


def test_the_filter_editor_refuses_what_says_nothing(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    page = leads(qtbot, window, desk)
    editor = page.filters.editor
    editor.offer(page.filters._fields, Criterion("email", Operator.CONTAINS, ""))
    with qtbot.assertNotEmitted(editor.applied):
        editor.apply()
    editor.offer(page.filters._fields, Criterion("email", Operator.CONTAINS, "@"))
    with qtbot.waitSignal(editor.applied) as got:
        editor.apply()
    assert got.args == [Criterion("email", Operator.CONTAINS, "@")]


def test_filters_have_an_editor_that_fits_the_field(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    page = leads(qtbot, window, desk)
    rest(qtbot, desk)
    bar = page.filters
    bar.add(page.filter_button)
    editor = bar.editor
    fields = {each.name: at for at, each in enumerate(editor._fields)}
    for name, kind in (
        ("status", PicklistValue),
        ("created_date", DateValue),
        ("has_opted_out_of_email", CheckboxValue),
        ("email", TextValue),
    ):
        editor._field.setCurrentIndex(fields[name])
        assert type(editor.value) is kind, name
    right = editor.mapToGlobal(QPoint(editor.width(), 0)).x()
    assert right <= window.mapToGlobal(QPoint(window.width(), 0)).x()

    editor._field.setCurrentIndex(fields["status"])
    chosen = editor.value
    assert isinstance(chosen, PicklistValue)
    chosen.checklist.toggled.emit("Open - Not Contacted", True)
    editor.apply()
    total = page.model.rowCount()
    qtbot.waitUntil(lambda: page.model.rowCount() < total)
    texts = [each.text() for each in bar.findChildren(QAbstractButton)]
    assert "Status is Open - Not Contacted" in texts
    column = [each.name for each in page.model.columns].index("status")
    shown = {page.model.data(page.model.index(at, column)) for at in range(page.model.rowCount())}
    assert shown == {"Open - Not Contacted"}


def test_a_narrow_label_shows_all_of_its_text(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    text = "A sentence that needs many lines where there is little room for it. " * 3
    said, banner = label(text, wrap=True), Banner("info", "Title", text)
    box.setLayout(column(said, banner, None))
    box.setFixedWidth(180)
    box.resize(180, 900)
    box.show()
    qtbot.waitExposed(box)
    assert said.height() >= said.heightForWidth(said.width())
    inner = banner.findChildren(HeightForWidthLabel)[1]
    assert inner.height() >= inner.heightForWidth(inner.width())


def test_a_page_of_text_that_just_fits_comes_to_rest(qtbot: QtBot) -> None:
    """With a scroll bar that came and went, the layout would call itself until the stack ends."""
    inside = QWidget()
    words = "Some words of different lengths that wrap at other places in another width. " * 8
    grid = column(*(label(words[at:], wrap=True) for at in range(6)))
    inside.setLayout(grid)
    area = scroll_page(inside)
    qtbot.addWidget(area)
    area.resize(300, 400)
    area.show()
    qtbot.waitExposed(area)
    width = area.viewport().width()
    for at in range(80):
        area.resize(300, grid.heightForWidth(width) - 40 + at)
        QApplication.processEvents()
        assert area.viewport().width() == width
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() == 0 and bar.property("idle") is True)
    area.resize(300, 100)
    qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.property("idle") is False)


def test_the_record_pane_waits_for_a_record_and_stays_closed_when_closed(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    page = leads(qtbot, window, desk)
    assert window.pane.isHidden()
    page.table.setFocus()
    assert window.pane.isHidden()
    page.table.selectRow(0)
    assert window.pane.isVisible()
    window.pane.close_button.click()
    page.table.selectRow(1)
    assert window.pane.isHidden()
    page.table.activated_record.emit(page.table.current_id())
    assert window.pane.isVisible()
    page.table.selectRow(2)
    assert window.pane.isVisible()


def test_headers_sort_and_the_order_is_remembered(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    page = leads(qtbot, window, desk)
    first = page.model.data(page.model.index(0, 0))
    page.table.sort_asked.emit(0)
    rest(qtbot, desk)
    assert page.query.sort == ("name", True)
    qtbot.waitUntil(lambda: page.model.data(page.model.index(0, 0)) != first)
    again = ListPage(ListKey.LEADS, desk)
    qtbot.addWidget(again)
    again.open()
    rest(qtbot, desk)
    assert again.query.sort == ("name", True)


def test_columns_are_chosen_moved_resized_and_remembered(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    page = leads(qtbot, window, desk)
    page.columns_button.click()
    page.arrangement.chooser.chosen.emit(("name", "email", "phone", "@salesforce_id"))
    page.arrangement.chooser.hide()
    header = page.table.horizontalHeader()
    header.moveSection(1, 0)
    page.table.setColumnWidth(0, 333)
    page.arrangement.save()
    again = ListPage(ListKey.LEADS, desk)
    qtbot.addWidget(again)
    again.open()
    rest(qtbot, desk)
    assert [each.name for each in again.model.columns] == [
        "email",
        "name",
        "phone",
        "@salesforce_id",
    ]
    assert again.table.columnWidth(1) == 333


def test_the_record_pane_follows_the_cursor(
    qtbot: QtBot, window: MainWindow, desk: Desk, opened: Opened
) -> None:
    page = leads(qtbot, window, desk)
    page.table.selectRow(4)
    record_id = page.table.current_id()
    qtbot.waitUntil(lambda: window.pane.detail is not None and window.pane.detail.id == record_id)
    detail = window.pane.detail
    assert detail is not None
    assert window.pane.name.text() == detail.name
    window.pane.open_button.click()
    assert opened == [f"https://riverside.my.salesforce.com/{detail.salesforce_id}"]
    window.pane.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(detail.name)
    assert f"Salesforce ID: {detail.salesforce_id}" in copied


def test_blank_fields_are_shown_on_demand(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    page = leads(qtbot, window, desk)
    page.table.selectRow(0)
    qtbot.waitUntil(lambda: window.pane.detail is not None)

    def shown() -> int:
        return sum(each.isVisible() for each in window.pane.fields.findChildren(ValueLabel))

    few = shown()
    window.pane.blanks.setChecked(True)
    detail = window.pane.detail
    assert detail is not None
    assert few < shown() == len(detail.fields)
    window.pane.blanks.setChecked(False)
    assert shown() == few


def test_links_open_only_what_is_safe() -> None:
    assert address_of("url", "acme.example/about") == "https://acme.example/about"
    assert address_of("url", "HTTP://acme.example") == "HTTP://acme.example"
    assert address_of("url", "file:///etc/passwd") == ""
    assert address_of("url", "javascript:alert(1)") == ""
    assert address_of("email", "a@b.example") == "mailto:a@b.example"
    assert address_of("text", "https://acme.example") == ""


def test_a_run_refreshes_the_list_in_place_and_marks_what_changed(
    qtbot: QtBot, window: MainWindow, desk: Desk, data_dir: DataDir
) -> None:
    page = leads(qtbot, window, desk)
    page.table.selectRow(9)
    chosen = page.table.current_id()
    run_id = change_some(data_dir.database)
    window.runs.rows_changed(RowsChanged(frozenset(page.model.ids), frozenset(), False))
    window.runs.run_finished(
        report(run_id, datetime.now(UTC), Cause.TIMER, {"Lead": ObjectCounts(changed=11)})
    )
    rest(qtbot, desk)
    qtbot.waitUntil(lambda: bool(page.model._marked))
    assert page.table.current_id() == chosen
    assert page.table.chosen().ids == (chosen,)
    assert len(page.model._marked) < page.model.rowCount()


def test_export_writes_what_is_shown(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    page = leads(qtbot, window, desk)
    target = tmp_path / "leads.csv"
    page.export_to(target)
    rest(qtbot, desk)
    with target.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    labels = [page.model.headerData(at, Qt.Orientation.Horizontal) for at in range(3)]
    assert rows[0][:4] == ["apdesk ID", *labels]
    assert [int(row[0]) for row in rows[1:]] == list(page.model.ids)
    assert not any(cell.startswith(("=", "@")) for row in rows[1:] for cell in row)
    assert page._body().work.kind == "success"


def test_an_export_that_fails_says_so(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    page = leads(qtbot, window, desk)
    page.export_to(tmp_path / "no such folder" / "leads.csv")
    rest(qtbot, desk)
    assert page._body().work.kind == "error"
    assert "can't be written" in page._body().work.title()


def test_keys_reach_everything(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    window.next_run_changed(NextRun(SyncState.IDLE, datetime.now(UTC) + timedelta(minutes=3)))
    window.activateWindow()
    with qtbot.waitSignal(window.run_asked):
        qtbot.keyClick(window, Qt.Key.Key_F5)
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.current_list is window.lists[ListKey.CONTACTS]
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert window.current_list is None
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    page = window.current_list
    assert page is not None
    assert page.search.hasFocus()
    rest(qtbot, desk)


def test_sync_now_while_the_login_is_gone_opens_the_login(qtbot: QtBot, window: MainWindow) -> None:
    error = ErrorInfo("Expired", "M", "N", "login.expired", Treatment.LOGIN)
    window.next_run_changed(NextRun(SyncState.LOGIN, None, error))
    with qtbot.assertNotEmitted(window.run_asked):
        window.sync_now()
    assert window.wizard_open
    assert window.wizard.flow.page is Page.CONNECT


def test_progress_is_shown_for_each_object(qtbot: QtBot, window: MainWindow) -> None:
    window.go(Place.SYNC)
    window.next_run_changed(NextRun(SyncState.RUNNING))
    window.runs.run_started(RunStarted(Cause.FIRST, datetime.now(UTC)))
    window.runs.progressed(RunProgress(Phase.PULL, "Lead", 500, 1000, 250.0, 2.0))
    window.runs.progressed(RunProgress(Phase.PULL, "Contact", 10, None, 0.0, None))
    texts = [each.text() for each in window.sync_page.progress.findChildren(QLabel)]
    assert "500 of 1,000 records · 250 a second · 2\N{NO-BREAK SPACE}s left" in texts
    assert "10 records" in texts
    assert window.sync_page.card.cancel_button.isVisible()
    with qtbot.waitSignal(window.cancel_asked):
        window.sync_page.card.cancel_button.click()
    window.next_run_changed(NextRun(SyncState.PAUSED))
    assert not window.sync_page.progress.isVisible()
    with qtbot.waitSignal(window.resume_asked):
        window.sync_page.card.resume_button.click()


def test_held_removals_are_shown_by_name_before_they_are_approved(
    qtbot: QtBot, window: MainWindow, desk: Desk, data_dir: DataDir
) -> None:
    hold_some(data_dir.database, 12)
    window.reload_state()
    rest(qtbot, desk)
    window.go(Place.SYNC)
    assert "12 Leads" in window.sync_page.held_banner.title()
    assert window.sidebar.buttons[Place.SYNC].number == "12"
    window.sync_page.review()
    dialog = window.findChild(RemovalsDialog)
    assert dialog is not None
    assert dialog.keep_button.text() == "Keep waiting"
    table = dialog.findChild(QTableView)
    assert table is not None
    assert table.model().rowCount() == 12
    with qtbot.waitSignal(window.approve_asked):
        dialog.approve_button.click()
    rest(qtbot, desk)


def test_history_shows_runs_and_the_records_they_touched(
    qtbot: QtBot, window: MainWindow, desk: Desk, data_dir: DataDir
) -> None:
    change_some(data_dir.database)
    window.go(Place.SYNC)
    rest(qtbot, desk)
    page = window.sync_page.history
    assert [each.result for each in page.runs.items] == [Result.DONE, Result.DONE]
    page.runs_table.selectRow(0)
    rest(qtbot, desk)
    qtbot.waitUntil(lambda: len(page.touched.items) > 0)
    assert all("changed" in each.what for each in page.touched.items)
    with qtbot.waitSignal(page.record_asked):
        page.touched_table.setCurrentIndex(page.touched.index(0, 0))
        page._touched_opened()
    assert window.current_list is window.lists[ListKey.ALL]
    rest(qtbot, desk)


def test_explain_answers_for_a_record_and_for_none(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    record = desk.views.ids(ListKey.LEADS)[0]
    detail = desk.views.record(Entity.PERSON, record)
    assert detail is not None
    window.go(Place.SYNC)
    page = window.sync_page.missing
    window.sync_page.tabs.show_page(page)
    page.lookup.setText(str(detail.salesforce_id))
    qtbot.keyClick(page.lookup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: detail.name in page.explain.banner.title())
    assert page.explain.banner.kind == "success"
    page.lookup.setText("nobody@nowhere.example")
    page.explain_button.click()
    qtbot.waitUntil(lambda: page.explain.banner.title() == "There is no such record here")
    rest(qtbot, desk)


def test_preferences_are_told_in_words_and_changed_in_the_wizard(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    window.go(Place.PREFERENCES)
    rest(qtbot, desk)
    page = window.preferences_page
    page.show_section("account")
    texts = [each.text() for each in page.findChildren(QLabel)]
    assert any("Leads" in text for text in texts)
    assert "Riverside Travel (production)" in texts
    page.mappings_button.click()
    assert window.wizard_open
    assert window.wizard.flow.page is Page.MAPPINGS
    window.wizard.cancel()
    assert not window.wizard_open
    rest(qtbot, desk)


def test_settings_are_stored(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    window.go(Place.PREFERENCES)
    rest(qtbot, desk)
    page = window.preferences_page.schedule
    with qtbot.waitSignal(window.reload_asked):
        page.interval.setCurrentIndex(page.interval.findData(30))
        page.limit.setValue(250)
        page.share.setValue(20)
    window.reload_state()
    rest(qtbot, desk)
    assert window.state.interval_minutes == 30
    assert window.state.removal_limit == 250
    assert window.state.removal_share == pytest.approx(0.2)


def test_a_setting_is_stored_although_another_section_is_looked_at_at_once(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    window.go(Place.PREFERENCES)
    rest(qtbot, desk)
    preferences = window.preferences_page
    preferences.show_section("schedule")
    limit = preferences.schedule.limit
    with qtbot.waitSignal(window.reload_asked):
        limit.setValue(77)
        window.reload_state()  # as a run that ends just now has it done
        preferences.show_section("synced")
        preferences.show_section("schedule")
        assert limit.value() == 77
    rest(qtbot, desk)
    assert window.state.removal_limit == 77
    assert limit.value() == 77


def test_disconnect_asks_what_becomes_of_the_data(qtbot: QtBot, window: MainWindow) -> None:
    window.go(Place.PREFERENCES)
    window.preferences_page.disconnect_button.click()
    dialog = window.findChild(DisconnectDialog)
    assert dialog is not None
    assert dialog.keep.isChecked()
    dialog.remove.setChecked(True)
    assert dialog.remove_button.isVisible()
    assert not dialog.disconnect_button.isVisible()
    with qtbot.waitSignal(window.disconnect_asked) as got:
        dialog.remove_button.click()
    assert got.args == [True]


def test_the_window_s_shape_and_the_open_list_are_remembered(
    window: MainWindow, desk: Desk
) -> None:
    window.go(ListKey.COMPANIES)
    window.remember()
    assert desk.memory.value("window/list") == "companies"
    assert desk.memory.value("window/geometry") is not None


NAMED = (QAbstractButton, QLineEdit, QComboBox, QSpinBox, QTableView, QTabWidget)


def controls(window: QWidget) -> list[QWidget]:
    return [
        each
        for kind in NAMED
        for each in window.findChildren(kind)
        if not each.objectName().startswith("qt_") and _ours(each)
    ]


def _ours(widget: QObject) -> bool:
    """Not a part that Qt makes inside a control (arrow, clear button, corner)."""
    parent = widget.parent()
    return not isinstance(parent, QLineEdit | QSpinBox | QComboBox | QTableView | QTabBar) and type(
        widget
    ).__name__ not in ("QTableCornerButton", "QScrollBar")


def test_every_control_s_accessible_name_is_its_visible_label(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    for where in (*ListKey, Place.SYNC, Place.PREFERENCES):
        window.go(where)
        rest(qtbot, desk)
    seen = 0
    labels = {each.text() for each in window.preferences_page.findChildren(QLabel)}
    for each in controls(window.desk_view):
        name = each.accessibleName()
        assert name, f"{each} has no accessible name"
        seen += 1
        if isinstance(each, QAbstractButton) and each.text():
            visible = each.text().replace("&", "")
            assert name == visible, each
        elif isinstance(each, QAbstractButton):
            assert name == each.toolTip(), each
        elif isinstance(each, QLineEdit) and each.placeholderText() and name not in labels:
            assert name == each.placeholderText(), each
    assert seen > 50


def test_tab_goes_from_the_lists_to_the_table_to_the_record(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    page = leads(qtbot, window, desk)
    page.table.selectRow(0)
    qtbot.waitUntil(lambda: window.pane.detail is not None)
    order: list[QWidget] = []
    at: QWidget | None = window.sidebar.buttons[ListKey.LEADS]
    while at is not None and at not in order:
        order.append(at)
        at = at.nextInFocusChain()
    reachable = [
        each for each in order if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    places = [
        reachable.index(each)
        for each in (
            window.sidebar.buttons[ListKey.LEADS],
            window.sidebar.sync_button,
            page.search,
            page.filter_button,
            page.table,
            window.pane.close_button,
        )
    ]
    assert places == sorted(places)
    assert sum(isinstance(each, NavButton) for each in reachable) == 7
    qtbot.keyClick(window.sidebar.buttons[ListKey.CONTACTS], Qt.Key.Key_Space)
    assert window.current_list is window.lists[ListKey.CONTACTS]
    assert window.sidebar.buttons[ListKey.CONTACTS].current
    assert not window.sidebar.buttons[ListKey.LEADS].current
    rest(qtbot, desk)
