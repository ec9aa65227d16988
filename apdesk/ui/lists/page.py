"""One list as a page: title and count, search, filters, columns, the table, export."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from apdesk.errors import ApdeskError, KnownError
from apdesk.store.lists import ListField, ListKey
from apdesk.ui import words
from apdesk.ui.desk import Desk
from apdesk.ui.lists.columns import (
    ColumnChooser,
    Layout,
    as_column,
    first_columns,
    load_layout,
    save_layout,
    width_of,
)
from apdesk.ui.lists.filters import FilterBar, Picklists
from apdesk.ui.lists.model import Column, RecordModel
from apdesk.ui.lists.table import Chosen, RecordTable
from apdesk.ui.theme import SPACE, set_role
from apdesk.ui.widgets import (
    Banner,
    EmptyState,
    FoldingHead,
    SearchField,
    button,
    column,
    host_popups,
    icon_button,
    label,
    named,
    row,
)
from apdesk.worker import readers
from apdesk.worker.messages import RowsChanged
from apdesk.worker.readers import ListQuery, ListResult
from apdesk.worker.tasks import LatestRequest, TaskHandle

TITLES = {
    ListKey.ALL: "All contacts",
    ListKey.LEADS: "Salesforce Leads",
    ListKey.CONTACTS: "Salesforce Contacts",
    ListKey.COMPANIES: "Companies",
}
SEARCH = {
    ListKey.ALL: "Search contacts",
    ListKey.LEADS: "Search leads",
    ListKey.CONTACTS: "Search contacts",
    ListKey.COMPANIES: "Search companies",
}
#: How long rows stay marked after the run that changed them.
MARKED_MS = 10 * 60 * 1000
#: Changes of a running sync are shown at most this often.
REFRESH_MS = 700


class ListPage(QWidget):
    """A list of records.

    Signals:
        record_chosen: (Entity, apdesk id or None): what the record pane should show.
        record_activated: (Entity, apdesk id): Enter or a double click.
        sync_asked, preferences_asked: Buttons of the empty page.
        counted: (dict[ListKey, int]) the sizes of all lists, read with the ids.
    """

    record_chosen = Signal(object, object)
    record_activated = Signal(object, object)
    sync_asked = Signal()
    preferences_asked = Signal()
    counted = Signal(object)

    def __init__(self, key: ListKey, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._desk = desk
        self._fields: tuple[ListField, ...] = ()
        self._layout = Layout((), {}, None)
        self._search = ""
        self._loaded = False
        self._stale = True
        self._keep_place = False
        self._to_select: int | None = None
        self._arranging = False
        self._export: TaskHandle | None = None
        self.model = RecordModel(self._fetch, self)
        self.table = RecordTable(self.model)
        named(self.table, TITLES[key])
        self._build()
        self._ask = LatestRequest(desk.runner, self, delay_ms=0)
        self._ask.answered.connect(self._show_ids)
        self._ask.failed.connect(self._ids_failed)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(REFRESH_MS)
        self._later.timeout.connect(self._refresh_shown)
        self._unmark = QTimer(self)
        self._unmark.setSingleShot(True)
        self._unmark.setInterval(MARKED_MS)
        self._unmark.timeout.connect(self._forget_marks)
        self._remember = QTimer(self)
        self._remember.setSingleShot(True)
        self._remember.setInterval(400)
        self._remember.timeout.connect(self._save_layout)

    # -- building -------------------------------------------------------------------------------

    def _build(self) -> None:
        self.title = label(TITLES[self.key], "title")
        self.count = label("", "muted")
        self.search = SearchField(SEARCH[self.key])
        self.search.setMinimumWidth(SPACE * 14)
        self.search.setMaximumWidth(SPACE * 40)
        self.search.searched.connect(self._searched)
        self.filter_button = button("Filter", "quiet", icon="filter")
        self.filter_button.clicked.connect(self._add_filter)
        self.columns_button = button("Columns", "quiet", icon="columns")
        self.columns_button.clicked.connect(self._choose_columns)
        self.export_button = icon_button("export", "Export what is shown", clicked=self._export_as)
        tools = row(self.search, self.filter_button, self.columns_button, self.export_button)
        head = FoldingHead(row(self.title, self.count, None), tools)
        set_role(head, "head")
        self.filters = FilterBar()
        self.filters.filters_changed.connect(self._filters_changed)
        self.banner = Banner()
        self.notice = Banner(dismissable=True)
        self.notice.dismissed.connect(self.table.setFocus)
        self.chooser = ColumnChooser(self)
        self.chooser.chosen.connect(self._columns_chosen)
        self.chooser.reset.connect(self._columns_reset)
        self.chooser.sort_chosen.connect(self._sort_chosen)
        host_popups(self, self.filters.editor, self.chooser)
        under = column(self.notice, self.banner, self.filters)
        under.setContentsMargins(SPACE * 3, 0, SPACE * 3, 0)
        self._empty = EmptyState()
        self._empty_action = self._empty.add_action("Sync now", self._empty_clicked, "primary")
        self._empty_second = self._empty.add_action(
            "Review preferences", self._empty_second_clicked
        )
        self._waiting = QWidget()
        self._pages = QStackedWidget()
        for each in (self._waiting, self.table, self._empty):
            self._pages.addWidget(each)
        self.foot = label("", "small")
        self.foot.setContentsMargins(SPACE * 3, SPACE // 2, SPACE * 3, SPACE // 2)
        self.setLayout(column(head, under, self._pages, self.foot, spacing=0))
        self.foot.hide()
        self.table.current_changed.connect(self._current_changed)
        self.table.chosen_changed.connect(self._chosen_changed)
        self.table.activated_record.connect(self._activated)
        self.table.sort_asked.connect(self._sort_asked)
        header = self.table.horizontalHeader()
        header.sectionMoved.connect(self._arranged)
        header.sectionResized.connect(self._arranged)
        QShortcut(QKeySequence.StandardKey.SelectAll, self.table, self.table.selectAll)

    # -- from outside ---------------------------------------------------------------------------

    @property
    def query(self) -> ListQuery:
        """What the list shows."""
        return ListQuery(self.key, self._layout.sort, self.filters.filters, self._search)

    def open(self) -> None:
        """The page comes to the front: reads what it has missed."""
        if not self._loaded or self._stale:
            self.reload()

    def reload(self) -> None:
        """Reads fields, ids and rows anew; place and selection stay."""
        try:
            fields = self._desk.views.fields(self.key)
        except KnownError as error:
            self.banner.show_error(error)
            return
        if fields != self._fields:
            self._fields = fields
            self.filters.set_fields(fields)
            self._layout = load_layout(self._desk.memory, self.key, fields)
            self._apply_layout()
            self._desk.runner.start(
                readers.picklists(self._desk.database, fields), on_done=self._picklists_read
            )
        self._ask_ids(keep_place=self._loaded)

    def expire(self) -> None:
        """What is shown may be old: it is read anew when the list is opened next."""
        self._stale = True

    def rows_changed(self, changes: RowsChanged) -> None:
        """A step of a run changed records; shown soon, together with what else comes."""
        mine = changes.companies if self.key is ListKey.COMPANIES else changes.people
        if not mine and not changes.structure:
            return
        self._stale = True
        if self.isVisible() and not self._later.isActive():
            self._later.start()

    def mark_run(self, run_id: int) -> None:
        """Marks for a while what a run changed or let in."""
        self._desk.runner.start(
            readers.recently_changed(self._desk.database, run_id, self.key),
            on_done=self._marks_read,
        )

    def select_record(self, record_id: int) -> None:
        """Shows a record in the list, once the list is read."""
        if self._loaded and not self._ask.pending and self.table.select_record(record_id):
            return
        self._to_select = record_id

    def focus_search(self) -> None:
        """Puts the cursor into the search field."""
        self.search.setFocus()
        self.search.selectAll()

    # -- reading --------------------------------------------------------------------------------

    def _fetch(self, ids: Sequence[int], names: Sequence[str]) -> dict[int, tuple[object, ...]]:
        return dict(self._desk.views.rows(self.key, ids, names))

    def _ask_ids(self, *, keep_place: bool) -> None:
        self._stale = False
        self._keep_place = keep_place
        self._ask.ask(readers.list_ids(self._desk.database, self.query))

    @Slot(object)
    def _show_ids(self, result: ListResult) -> None:
        self.banner.clear()
        self._loaded = True
        self.table.replace_ids(result.ids, keep_place=self._keep_place)
        if self._to_select is not None:
            self.table.select_record(self._to_select)
            self._to_select = None
        self.counted.emit(dict(result.counts))
        self._say(len(result.ids), result.counts.get(self.key, len(result.ids)))

    @Slot(object)
    def _picklists_read(self, found: Picklists) -> None:
        self.filters.set_picklists(found)

    @Slot(object)
    def _ids_failed(self, error: ApdeskError) -> None:
        self.banner.show_error(error)
        if not self._loaded:
            self.table.replace_ids(array("q"), keep_place=False)

    @Slot()
    def _refresh_shown(self) -> None:
        if self.isVisible() and self._stale:
            if self._ask.pending:
                self._later.start()
                return
            self.reload()

    @Slot(object)
    def _marks_read(self, answer: tuple[ListKey, frozenset[int]]) -> None:
        self.model.set_marked(answer[1])
        self._unmark.start()

    @Slot()
    def _forget_marks(self) -> None:
        self.model.set_marked(frozenset())

    # -- words ----------------------------------------------------------------------------------

    def _say(self, shown: int, total: int) -> None:
        narrowed = bool(self._search or self.filters.filters)
        if narrowed:
            self.count.setText(f"{words.number(shown)} of {words.number(total)}")
        else:
            self.count.setText(words.number(shown))
        if shown:
            self._pages.setCurrentWidget(self.table)
        else:
            self._say_empty(narrowed)
            self._pages.setCurrentWidget(self._empty)
        self.export_button.setEnabled(shown > 0)
        self._chosen_changed(self.table.chosen())

    def _say_empty(self, narrowed: bool) -> None:
        what = TITLES[self.key]
        if narrowed:
            self._empty.show_message(
                "search", "Nothing matches", f"No record of {what} has what you look for."
            )
            self._empty_action.setText("Show all")
            self._empty_second.hide()
        else:
            self._empty.show_message(
                {ListKey.LEADS: "lead", ListKey.COMPANIES: "company"}.get(self.key, "people"),
                f"{what} is empty",
                "Records appear here when a sync finds them in Salesforce. If you expected some, "
                "check what you chose to sync.",
            )
            self._empty_action.setText("Sync now")
            self._empty_second.setText("Review preferences")
            named(self._empty_second, self._empty_second.text())
            self._empty_second.show()
        named(self._empty_action, self._empty_action.text())

    def _empty_clicked(self) -> None:
        if self._search or self.filters.filters:
            self.search.clear()
            self._searched("")
            self.filters.set_filters(())
        else:
            self.sync_asked.emit()

    def _empty_second_clicked(self) -> None:
        self.preferences_asked.emit()

    @Slot(object)
    def _chosen_changed(self, chosen: Chosen) -> None:
        if chosen.all:
            self.foot.setText(f"All {words.number(chosen.count)} records are selected. Esc clears.")
        elif chosen.count > 1:
            self.foot.setText(f"{words.number(chosen.count)} records are selected. Esc clears.")
        self.foot.setVisible(chosen.all or chosen.count > 1)

    @Slot(object)
    def _current_changed(self, record_id: int | None) -> None:
        self.record_chosen.emit(self.key.entity, record_id)

    @Slot(object)
    def _activated(self, record_id: int | None) -> None:
        if record_id is not None:
            self.record_activated.emit(self.key.entity, record_id)

    # -- search, filter, order, columns ---------------------------------------------------------

    @Slot(str)
    def _searched(self, text: str) -> None:
        if text != self._search:
            self._search = text
            self._ask_ids(keep_place=False)

    @Slot(object)
    def _filters_changed(self, _filters: object) -> None:
        if self._fields:
            self._ask_ids(keep_place=False)

    def _add_filter(self) -> None:
        self.filters.add(self.filter_button)

    @Slot(int)
    def _sort_asked(self, at: int) -> None:
        columns = self.model.columns
        if not 0 <= at < len(columns):
            return
        name, now = columns[at].name, self._layout.sort
        self._sort_chosen(name, now is not None and now[0] == name and not now[1])

    @Slot(str, bool)
    def _sort_chosen(self, name: str, down: bool) -> None:
        self._layout = Layout(self._layout.names, self._layout.widths, (name, down))
        self._show_sort()
        self._save_layout()
        self._ask_ids(keep_place=False)

    def _show_sort(self) -> None:
        header = self.table.horizontalHeader()
        names = [each.name for each in self.model.columns]
        if self._layout.sort is None or self._layout.sort[0] not in names:
            header.setSortIndicatorShown(False)
            return
        name, down = self._layout.sort
        order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        header.setSortIndicatorShown(True)
        header.setSortIndicator(names.index(name), order)

    def _choose_columns(self) -> None:
        self.chooser.offer(self._fields, self._shown_names(), self._layout.sort)
        self.chooser.show_below(self.columns_button)

    @Slot(object)
    def _columns_chosen(self, names: tuple[str, ...]) -> None:
        self._layout = Layout(names, self._widths(), self._layout.sort)
        self._apply_layout()
        self._save_layout()

    @Slot()
    def _columns_reset(self) -> None:
        self._layout = Layout(first_columns(self.key, self._fields), {}, self._layout.sort)
        self._apply_layout()
        self._save_layout()

    def _apply_layout(self) -> None:
        by_name = {each.name: each for each in self._fields}
        shown = [by_name[name] for name in self._layout.names if name in by_name]
        current = self.table.current_id()
        self._arranging = True
        try:
            header = self.table.horizontalHeader()
            columns: list[Column] = [as_column(each) for each in shown]
            self.model.set_columns(columns)
            for visual in range(header.count()):
                header.moveSection(header.visualIndex(visual), visual)
            self.table.set_widths(
                [self._layout.widths.get(each.name, width_of(each)) for each in shown]
            )
            self._show_sort()
        finally:
            self._arranging = False
        if current is not None:
            self.table.select_record(current)

    @Slot()
    def _arranged(self) -> None:
        if not self._arranging:
            self.table.viewport().update()
            self._remember.start()

    def _shown_names(self) -> list[str]:
        columns = self.model.columns
        return [columns[at].name for at in self.table.shown_order() if at < len(columns)]

    def _widths(self) -> dict[str, int]:
        widths = dict(self._layout.widths)
        last = self.table.shown_order()[-1:]  # stretched to fill the view, so not its own width
        for at, each in enumerate(self.model.columns):
            if at not in last:
                widths[each.name] = self.table.columnWidth(at)
        return widths

    @Slot()
    def _save_layout(self) -> None:
        if self.model.columns:
            names = tuple(self._shown_names())
            self._layout = Layout(names, self._widths(), self._layout.sort)
            save_layout(self._desk.memory, self.key, self._layout)

    # -- export ---------------------------------------------------------------------------------

    def _export_as(self) -> None:
        name = TITLES[self.key].replace(" ", "-").lower()
        folder = str(self._desk.memory.value("export/folder", "") or Path.home())
        target, _ = QFileDialog.getSaveFileName(
            self, "Export what is shown", f"{folder}/{name}.csv", "CSV files (*.csv)"
        )
        if target:
            self.export_to(Path(target))

    def export_to(self, target: Path) -> None:
        """Writes the shown columns of all rows to a file, in the background."""
        self._desk.memory.setValue("export/folder", str(target.parent))
        labels = {each.name: each.label for each in self._fields}
        columns = [(name, labels.get(name, name)) for name in self._shown_names()]
        self.banner.show_message("info", "Exporting…", str(target))
        self._export = self._desk.runner.start(
            readers.export_csv(self._desk.database, self.query, columns, target),
            on_done=self._exported,
            on_failed=self._export_failed,
            on_progress=self._export_moved,
        )

    @Slot(object)
    def _export_moved(self, progress: tuple[int, int]) -> None:
        done, total = progress
        self.banner.show_message(
            "info", "Exporting…", f"{words.number(done)} of {words.number(total)} records"
        )

    @Slot(object)
    def _exported(self, total: int) -> None:
        self.banner.show_message(
            "success", "Exported", f"{words.count(total, 'record', 'records')} were written."
        )
        QTimer.singleShot(6000, self.banner, self._export_over)

    @Slot()
    def _export_over(self) -> None:
        if self.banner.kind == "success":
            self.banner.clear()

    @Slot(object)
    def _export_failed(self, error: ApdeskError) -> None:
        self.banner.show_error(error)
