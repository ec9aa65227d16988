"""One list as a page: title and count, search, filters, columns, the table, what can be done."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from apdesk.domain.apdesk_types import Entity
from apdesk.errors import ApdeskError, KnownError
from apdesk.store.lists import LARGE, FirstRows, ListKey, ListQuery, Records, Selection
from apdesk.ui import words
from apdesk.ui.desk import Desk
from apdesk.ui.lists.actions import ListActions
from apdesk.ui.lists.arrangement import Arrangement
from apdesk.ui.lists.empty import EmptyList
from apdesk.ui.lists.export import ListExport
from apdesk.ui.lists.filters import FilterBar
from apdesk.ui.lists.model import RecordModel
from apdesk.ui.lists.place import Chosen
from apdesk.ui.lists.request import ListRequest
from apdesk.ui.lists.selection_bar import SelectionBar
from apdesk.ui.lists.table import RecordTable
from apdesk.ui.theme import SPACE, set_role
from apdesk.ui.widgets import (
    Banner,
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

if TYPE_CHECKING:
    from apdesk.ui.lists.filters import Picklists
    from apdesk.worker.readers import ListResult

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
#: Changes of a running sync are shown at most this often: of a list that takes long to read only
#: those of the rows in view; which rows there are is read so rarely that it takes a tenth of the
#: time.
REFRESH_MS = 700
_REFRESH_SHARE = 10


class ListPage(QWidget):
    """A list of records.

    Signals:
        record_chosen: (Entity, apdesk id or None): what the record pane should show.
        record_activated: (Entity, apdesk id): Enter or a double click.
        sync_asked, preferences_asked: Buttons of the empty page.
        import_asked: The Import button.
        edited: (RowsChanged) Something was changed here; the list reads it by itself.
        counted: (dict[ListKey, int]) the sizes of all lists, read with the ids.
    """

    record_chosen = Signal(object, object)
    record_activated = Signal(object, object)
    sync_asked = Signal()
    preferences_asked = Signal()
    import_asked = Signal()
    edited = Signal(object)
    counted = Signal(object)

    def __init__(self, key: ListKey, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._desk = desk
        self._search = ""
        self._loaded = False
        self._stale = True
        self._keep_place = False
        self._to_select: int | None = None
        self.model = RecordModel(self._fetch, self)
        self.table = RecordTable(self.model)
        named(self.table, TITLES[key])
        self.commands = ListActions(desk, key, self)
        self._build()
        self._begun = False
        self._reading_words = False
        self._shown_query: ListQuery | None = None
        self._columns_noted: tuple[str, ...] = ()
        self._ask = ListRequest(desk.runner, self)
        self._ask.begun.connect(self._show_first)
        self._ask.answered.connect(self._show_ids)
        self._ask.failed.connect(self._ids_failed)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(REFRESH_MS)
        self._later.timeout.connect(self._refresh_shown)
        self._values = QTimer(self)
        self._values.setSingleShot(True)
        self._values.setInterval(REFRESH_MS)
        self._values.timeout.connect(self._refresh_values)
        self._unmark = QTimer(self)
        self._unmark.setSingleShot(True)
        self._unmark.setInterval(MARKED_MS)
        self._unmark.timeout.connect(self._forget_marks)

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
        self.import_button = button("Import…", "quiet", clicked=self.import_asked.emit)
        self.new_button = button("New contact…", icon="plus", clicked=self._new_contact)
        self.new_button.setToolTip("Ctrl+N")
        tools = row(
            self.search,
            self.filter_button,
            self.columns_button,
            self.export_button,
            spacing=SPACE // 2,
        )
        if self.key.entity is Entity.PERSON:
            tools.addWidget(self.import_button)
            tools.addWidget(self.new_button)
        head = FoldingHead(row(self.title, self.count, None), tools)
        set_role(head, "head")
        self.filters = FilterBar()
        self.filters.filters_changed.connect(self._filters_changed)
        self.banner = Banner()
        self.notice = Banner(dismissable=True)
        self.notice.dismissed.connect(self.table.setFocus)
        self.commands.banner.dismissed.connect(self.table.setFocus)
        self._export = ListExport(self._desk, self.banner, self)
        self.arrangement = Arrangement(self.key, self.table, self._desk.memory, self)
        self.arrangement.sorted_anew.connect(self._sorted)
        self.arrangement.columns_shown.connect(self._columns_shown)
        host_popups(self, self.filters.later_editor, self.arrangement.later_chooser)
        under = column(self.notice, self.commands.banner, self.banner, self.filters)
        under.setContentsMargins(SPACE * 3, 0, SPACE * 3, 0)
        self.empty = EmptyList(self.key, TITLES[self.key])
        self.empty.all_asked.connect(self._show_all)
        self.empty.sync_asked.connect(self.sync_asked)
        self.empty.preferences_asked.connect(self.preferences_asked)
        self._waiting = QWidget()
        self._pages = QStackedWidget()
        for each in (self._waiting, self.table, self.empty):
            self._pages.addWidget(each)
        self.selection = SelectionBar(self.key)
        self.selection.hide()
        self.setLayout(column(head, under, self._pages, self.selection, spacing=0))
        self._connect()

    def _connect(self) -> None:
        self.table.current_changed.connect(self._current_changed)
        self.table.chosen_changed.connect(self._chosen_changed)
        self.table.activated_record.connect(self._activated)
        QShortcut(QKeySequence.StandardKey.SelectAll, self.table, self.table.selectAll)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._open_menu)
        self.commands.edited.connect(self._edited)
        self.commands.record_asked.connect(self._show_record)
        self.selection.edit_asked.connect(self._edit_chosen)
        self.selection.add_asked.connect(self._add_chosen)
        self.selection.delete_asked.connect(self._delete_chosen)
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, action in (
            ("Ctrl+N", self._new_contact),
            ("Ctrl+E", self.selection.edit_button.click),
            (QKeySequence.StandardKey.Undo, self._undo),
        ):
            QShortcut(QKeySequence(keys), self, action, context=context)
        QShortcut(QKeySequence.StandardKey.Delete, self.table, self.selection.delete_button.click)

    # -- from outside ---------------------------------------------------------------------------

    @property
    def query(self) -> ListQuery:
        """What the list shows."""
        return ListQuery(self.key, self.arrangement.sort, self.filters.filters, self._search)

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
        if fields != self.arrangement.fields:
            self.filters.set_fields(fields)
            self.arrangement.set_fields(fields)
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
        if not self.isVisible():
            return
        pause = max(REFRESH_MS, round(self._ask.seconds * 1000 * _REFRESH_SHARE))
        if pause > REFRESH_MS and not self._values.isActive():
            self._values.start()
        if not self._later.isActive():
            self._later.start(pause)

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
        # what was only begun is shown anew, until the whole of it was there
        self._keep_place = keep_place and not self._begun
        watched = self.table.watched() if keep_place else ()
        self._ask.ask(readers.list_ids(self._desk.database, self.query, watched))

    @Slot(object)
    def _show_first(self, first: FirstRows) -> None:
        """The first rows of other rows than were shown; a refresh waits for all of them."""
        if self._keep_place or not first.ids:
            return
        self.banner.clear()
        self._begun = True
        self._shown_query = self.query
        self.table.show_first(first.ids, first.count)
        if first.count is not None and not self.query.narrowed:
            self.count.setText(words.number(first.count))
        else:
            self.count.setText("Counting…")
        self._show_table(len(first.ids))

    @Slot(object)
    def _show_ids(self, result: ListResult) -> None:
        self.banner.clear()
        self._loaded = True
        self._shown_query = result.query
        if self._begun:
            self._begun = False
            self.table.complete_ids(result.ids, result.rows)
        else:
            self.table.replace_ids(result.ids, keep_place=self._keep_place, rows=result.rows)
        if self._to_select is not None:
            self.table.select_record(self._to_select)
            self._to_select = None
        self.counted.emit(dict(result.counts))
        self._say(len(result.ids), result.counts.get(self.key, len(result.ids)))
        self._columns_shown()
        if result.words_stale and not self._reading_words:
            self._reading_words = True
            self._desk.runner.start(
                readers.read_words(self._desk.database, self.key.entity),
                on_done=self._words_read,
                on_failed=self._words_failed,
            )

    @Slot(object)
    def _words_read(self, _nothing: object) -> None:
        """The search looks into the middle of the new words, too."""
        self._reading_words = False
        if self._search:
            self._ask_ids(keep_place=True)

    @Slot(object)
    def _words_failed(self, error: ApdeskError) -> None:
        self._reading_words = False
        self.banner.show_error(error)

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
                self._later.start(REFRESH_MS)
                return
            self.reload()

    @Slot()
    def _refresh_values(self) -> None:
        """The rows in view, while which rows there are is still to be read."""
        self.model.refresh()

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
        if not shown:
            self.empty.say(narrowed=narrowed)
        self._show_table(shown)

    def _show_table(self, shown: int) -> None:
        self._pages.setCurrentWidget(self.table if shown else self.empty)
        self.export_button.setEnabled(shown > 0)
        self.selection.setVisible(shown > 0)
        self._chosen_changed(self.table.chosen())

    @Slot()
    def _show_all(self) -> None:
        """Takes the search and the filters away."""
        self.search.clear()
        self._searched("")
        self.filters.set_filters(())

    @Slot(object)
    def _chosen_changed(self, chosen: Chosen) -> None:
        self.selection.show_chosen(chosen)

    @Slot(object)
    def _current_changed(self, record_id: int | None) -> None:
        self.record_chosen.emit(self.key.entity, record_id)

    @Slot(object)
    def _activated(self, record_id: int | None) -> None:
        if record_id is not None:
            self.record_activated.emit(self.key.entity, record_id)

    # -- changing records -------------------------------------------------------------------------

    def _new_contact(self) -> None:
        if self.key.entity is Entity.PERSON:
            self.commands.new_contact()

    def _chosen(self) -> Records:
        """What is selected: all of it as a condition, else the ids."""
        chosen = self.table.chosen()
        if chosen.all:
            return Selection(self._shown_query or self.query, chosen.without, chosen.count)
        return self.table.chosen_ids()

    def _edit_chosen(self) -> None:
        self.commands.edit_fields(self._chosen())

    def _add_chosen(self) -> None:
        self.commands.add_to_salesforce(self._chosen())

    def _delete_chosen(self) -> None:
        self.commands.delete(self._chosen())

    def _undo(self) -> None:
        if self.commands.can_undo:
            self.commands.undo()

    @Slot(QPoint)
    def _open_menu(self, at: QPoint) -> None:
        if self.table.chosen().count:
            self.selection.open_menu(self.table.viewport().mapToGlobal(at), self.table)

    @Slot(object)
    def _edited(self, changes: RowsChanged) -> None:
        self.edited.emit(changes)
        self.reload()

    @Slot(int)
    def _show_record(self, record_id: int) -> None:
        """Shows a record, also one that the search or the filters leave out."""
        if self._search or self.filters.filters:
            self._show_all()
        self._to_select = record_id
        self._ask_ids(keep_place=True)

    # -- search, filter, order, columns ---------------------------------------------------------

    @Slot(str)
    def _searched(self, text: str) -> None:
        if text != self._search:
            self._search = text
            self._ask_ids(keep_place=False)

    @Slot(object)
    def _filters_changed(self, _filters: object) -> None:
        if self.arrangement.fields:
            self._ask_ids(keep_place=False)

    def _add_filter(self) -> None:
        self.filters.add(self.filter_button)

    @Slot()
    def _sorted(self) -> None:
        self._ask_ids(keep_place=False)

    @Slot(object)
    def _columns_shown(self, _names: object = None) -> None:
        """Large lists are kept in order by what they show."""
        names = tuple(each.name for each in self.model.columns)
        if self.model.rowCount() < LARGE or names == self._columns_noted:
            return
        self._columns_noted = names
        self._desk.runner.start(readers.show_columns(self._desk.database, self.key, names))

    def _choose_columns(self) -> None:
        self.arrangement.choose(self.columns_button)

    # -- export ---------------------------------------------------------------------------------

    def _export_as(self) -> None:
        target = self._export.ask(TITLES[self.key].replace(" ", "-").lower())
        if target is not None:
            self.export_to(target)

    def export_to(self, target: Path) -> None:
        """Writes the shown columns of all rows to a file, in the background."""
        self._export.write(self.query, self.arrangement.shown(), target)
