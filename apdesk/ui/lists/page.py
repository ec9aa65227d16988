"""One list as a page: title and count, search, filters, columns, the table, what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from apdesk.domain.ids import record_ids
from apdesk.errors import ApdeskError, KnownError
from apdesk.language import marked, tr, translated
from apdesk.store.list_keys import ListKey, OwnList, Segment
from apdesk.ui import words
from apdesk.ui.desk import Desk
from apdesk.ui.lists.filters import FilterBar
from apdesk.ui.lists.request import ListRequest
from apdesk.ui.shell.later import Later
from apdesk.ui.theme import SPACE, set_role
from apdesk.ui.widgets import (
    Banner,
    ElidedLabel,
    FoldingHead,
    SearchField,
    button,
    column,
    host_popups,
    icon_button,
    label,
    order_focus,
    row,
)
from apdesk.worker import readers
from apdesk.worker.messages import RowsChanged

if TYPE_CHECKING:
    from apdesk.store.list_keys import Among
    from apdesk.store.lists import FirstRows, ListQuery, Records
    from apdesk.ui.lists.actions import ListActions
    from apdesk.ui.lists.arrangement import Arrangement
    from apdesk.ui.lists.body import ListBody
    from apdesk.ui.lists.column_chooser import ColumnChooser
    from apdesk.ui.lists.dropping import DropHint
    from apdesk.ui.lists.empty import EmptyList
    from apdesk.ui.lists.filters import Picklists
    from apdesk.ui.lists.model import RecordModel
    from apdesk.ui.lists.place import Chosen
    from apdesk.ui.lists.selection_bar import SelectionBar
    from apdesk.ui.lists.table import RecordTable
    from apdesk.worker.readers import ListResult

TITLES = {
    ListKey.ALL: marked("All contacts"),
    ListKey.LEADS: marked("Salesforce Leads"),
    ListKey.CONTACTS: marked("Salesforce Contacts"),
    ListKey.COMPANIES: marked("Companies"),
}
SEARCH = {
    ListKey.ALL: marked("Search contacts"),
    ListKey.LEADS: marked("Search leads"),
    ListKey.CONTACTS: marked("Search contacts"),
    ListKey.COMPANIES: marked("Search companies"),
}
#: How long rows stay marked after the run that changed them.
MARKED_MS = 10 * 60 * 1000
#: Changes of a running sync are shown at most this often: of a list that takes long to read only
#: those of the rows in view; which rows there are is read so rarely that it takes a tenth of the
#: time.
REFRESH_MS = 700
_REFRESH_SHARE = 10


def _long_title(name: str) -> ElidedLabel:
    """As wide as the name, as long as there is room."""
    made = ElidedLabel(name, role="title")
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    return made


class ListPage(QWidget):
    """A list of records.

    Signals:
        record_chosen: (Entity, apdesk id or None): what the record pane should show.
        record_activated: (Entity, apdesk id): Enter or a double click.
        sync_asked, preferences_asked: Buttons of the empty page.
        import_asked: The Import button.
        file_dropped: (Path) A file with contacts was let go over the list.
        missing_asked: (str) Nothing is found by this text: why isn't it here?
        edited: (RowsChanged) Something was changed here; the list reads it by itself.
        people_asked: The way to people from an own list without any.
        criteria_asked: The criteria of this segment are to be edited.
        journey_started: Selected people were put into a journey.
        segment_asked: (tuple[Criterion, ...]) What is shown is to be saved as a segment.
        counted: (dict[ListKey, int]) the sizes of all lists, read with the ids.
    """

    record_chosen = Signal(object, object)
    record_activated = Signal(object, object)
    sync_asked = Signal()
    preferences_asked = Signal()
    import_asked = Signal()
    file_dropped = Signal(object)
    missing_asked = Signal(str)
    edited = Signal(object)
    people_asked = Signal()
    criteria_asked = Signal()
    journey_started = Signal()
    segment_asked = Signal(object)
    counted = Signal(object)

    def __init__(
        self, place: ListKey | Among, desk: Desk, parent: QWidget | None = None, *, name: str = ""
    ) -> None:
        """`name` is that of an own list or a segment: to `key` it is all people, narrowed."""
        super().__init__(parent)
        self.place = place
        self.key = place if isinstance(place, ListKey) else ListKey.ALL
        self._own = None if isinstance(place, ListKey) else place
        self._name = name or translated(TITLES[self.key])
        self._size: int | None = None
        self._desk = desk
        self._search = ""
        self._loaded = False
        self._stale = True
        self._keep_place = False
        self._to_select: int | None = None
        self._instance_url = ""
        self._body = Later(self._make_body)
        self._drop_hint = Later(self._make_drop_hint)
        self.setAcceptDrops(True)
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
        self.title = label(self._name, "title") if self._own is None else _long_title(self._name)
        self.count = label("", "muted")
        self.search = SearchField(translated(SEARCH[self.key]))
        self.search.setToolTip(self.search.placeholderText())
        self.search.setMinimumWidth(SPACE * 14)
        self.search.setMaximumWidth(SPACE * 40)
        self.search.searched.connect(self._searched)
        self.filter_button = button(tr("Filter"), "quiet", icon="filter")
        self.filter_button.clicked.connect(self._add_filter)
        self.columns_button = button(tr("Columns"), "quiet", icon="columns")
        self.columns_button.clicked.connect(self._choose_columns)
        self.export_button = icon_button(
            "export", tr("Export what is shown"), clicked=self._export_as
        )
        self.import_button = button(tr("Import…"), "quiet", clicked=self.import_asked.emit)
        self.new_button = button(tr("New contact…"), icon="plus", clicked=self._new_contact)
        self.new_button.setToolTip(
            QKeySequence("Ctrl+N").toString(QKeySequence.SequenceFormat.NativeText)
        )
        tools = row(
            self.search,
            self.filter_button,
            self.columns_button,
            self.export_button,
            spacing=SPACE // 2,
        )
        self.criteria_button = button(
            tr("Criteria…"), "quiet", icon="preferences", clicked=self.criteria_asked.emit
        )
        if self._own is None and self.key is not ListKey.COMPANIES:
            tools.addWidget(self.import_button)
            tools.addWidget(self.new_button)
        elif isinstance(self._own, Segment):
            tools.addWidget(self.criteria_button)
        head = FoldingHead(row(self.title, self.count, None), tools)
        set_role(head, "head")
        self.filters = FilterBar()
        self.filters.filters_changed.connect(self._filters_changed)
        self.filters.segment_asked.connect(self._save_segment)
        if self.key is not ListKey.COMPANIES and not isinstance(self._own, OwnList):
            self.filters.offer_segment()
        self.banner = Banner()
        self.notice = Banner(dismissable=True)
        self.notice.dismissed.connect(self._focus_table)
        self._later_chooser = Later(self._make_chooser)
        host_popups(self, self.filters.later_editor, self._later_chooser)
        self._under = column(self.notice, self.banner, self.filters)
        self._under.setContentsMargins(SPACE * 3, 0, SPACE * 3, 0)
        self._pages = QStackedWidget()
        self._pages.addWidget(QWidget())  # in front until it is known whether there are rows
        self._column = column(head, self._under, self._pages, spacing=0)
        self.setLayout(self._column)

    def _make_chooser(self) -> ColumnChooser:
        from apdesk.ui.lists.column_chooser import ColumnChooser

        return ColumnChooser(self)

    def _make_body(self) -> ListBody:
        from apdesk.ui.lists.body import ListBody

        made = ListBody(
            self.key,
            self._name,
            self._desk,
            self._fetch,
            lambda: self._instance_url,
            self._later_chooser,
            self,
            self._own,
        )
        for each in (made.commands.banner, made.work):
            self._under.insertWidget(self._under.indexOf(self.banner), each)
        self._pages.addWidget(made.table)
        self._pages.addWidget(made.empty)
        self._column.addWidget(made.selection)
        self._connect(made)
        order_focus(self)
        return made

    def _connect(self, body: ListBody) -> None:
        from apdesk.ui.lists import menu

        table, commands, selection = body.table, body.commands, body.selection
        table.current_changed.connect(self._current_changed)
        table.chosen_changed.connect(self._chosen_changed)
        table.activated_record.connect(self._activated)
        QShortcut(QKeySequence.StandardKey.SelectAll, table, table.selectAll)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._open_menu)
        body.arrangement.sorted_anew.connect(self._sorted)
        body.arrangement.columns_shown.connect(self._columns_shown)
        body.empty.all_asked.connect(self._show_all)
        body.empty.sync_asked.connect(self.sync_asked)
        body.empty.preferences_asked.connect(self.preferences_asked)
        body.empty.people_asked.connect(self.people_asked)
        body.empty.criteria_asked.connect(self.criteria_asked)
        body.empty.missing_asked.connect(self._ask_missing)
        commands.banner.dismissed.connect(self._focus_table)
        commands.edited.connect(self._edited)
        commands.record_asked.connect(self._show_record)
        commands.started.connect(self.journey_started)
        selection.edit_asked.connect(self._edit_chosen)
        selection.add_asked.connect(self._add_chosen)
        selection.delete_asked.connect(self._delete_chosen)
        selection.list_asked.connect(self._list_chosen)
        selection.unlist_asked.connect(self._unlist_chosen)
        selection.start_asked.connect(self._start_chosen)
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, action in (
            ("Ctrl+N", self._new_contact),
            ("Ctrl+E", selection.edit_button.click),
            ("Ctrl+L", selection.list_button.click),
            ("Ctrl+J", selection.start_button.click),
            (QKeySequence.StandardKey.Undo, self._undo),
        ):
            QShortcut(QKeySequence(keys), self, action, context=context)
        # not in the whole window: elsewhere they mean a text, a list in the sidebar, a record
        for keys, action in (
            (QKeySequence.StandardKey.Delete, selection.delete_button.click),
            (QKeySequence.StandardKey.Copy, body.copying.copy_rows),
            (menu.COPY_ADDRESSES, body.copying.copy_addresses),
            (menu.OPEN_IN_SALESFORCE, body.outward.open_in_salesforce),
        ):
            QShortcut(QKeySequence(keys), table, action).setContext(context)

    # What comes with the rows.

    @property
    def model(self) -> RecordModel:
        return self._body().model

    @property
    def table(self) -> RecordTable:
        return self._body().table

    @property
    def arrangement(self) -> Arrangement:
        return self._body().arrangement

    @property
    def empty(self) -> EmptyList:
        return self._body().empty

    @property
    def selection(self) -> SelectionBar:
        return self._body().selection

    @property
    def commands(self) -> ListActions:
        return self._body().commands

    # -- from outside ---------------------------------------------------------------------------

    @property
    def query(self) -> ListQuery:
        """What the list shows."""
        from apdesk.store.lists import ListQuery

        return ListQuery(
            self.key, self.arrangement.sort, self.filters.filters, self._search, self._own
        )

    def call(self, name: str) -> None:
        """The own list or the segment has another name from now on."""
        if name == self._name:
            return
        self._name = name
        self.title.setText(name)
        body = self._body.made
        if body is not None:
            body.call(name)

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
            self.count.setText(tr("Counting…"))
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
        if self._own is None:
            self._size = result.counts.get(self.key)
        elif not result.query.narrowed:
            self._size = len(result.ids)
        self._say(len(result.ids))
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
        if self._own is not None:
            self.counted.emit({})  # the others are told all the same; this one may be gone
        if not self._loaded:
            self.table.replace_ids(record_ids(), keep_place=False)

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

    def set_size(self, size: int | None) -> None:
        """How many people the own list or the segment has now, as counted elsewhere."""
        self._size = size if size is not None else self._size

    def _say(self, shown: int) -> None:
        narrowed = bool(self._search or self.filters.filters)
        if narrowed and self._size is not None:
            whole = words.number(max(shown, self._size))
            self.count.setText(tr("{some} of {all}", some=words.number(shown), all=whole))
        else:
            self.count.setText(words.number(shown))
        if not shown:
            self.empty.say(narrowed=narrowed, search=self._search)
        self._show_table(shown)

    def _show_table(self, shown: int) -> None:
        self._pages.setCurrentWidget(self.table if shown else self.empty)
        self.export_button.setEnabled(shown > 0)
        self.selection.setVisible(shown > 0)
        self._chosen_changed(self.table.chosen())

    @Slot()
    def _focus_table(self) -> None:
        self.table.setFocus()

    @Slot()
    def _show_all(self) -> None:
        """Takes the search and the filters away."""
        self.search.clear()
        self._searched("")
        self.filters.set_filters(())

    @Slot()
    def _ask_missing(self) -> None:
        self.missing_asked.emit(self._search)

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
        if self._own is None and self.key is not ListKey.COMPANIES:
            self.commands.new_contact()

    def _chosen(self) -> Records:
        """What is selected: all of it as a condition, else the ids."""
        from apdesk.store.lists import Selection

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

    def _list_chosen(self) -> None:
        self.commands.add_to_list(self._chosen())

    def _start_chosen(self) -> None:
        self.commands.start_journey(self._chosen())

    def _unlist_chosen(self) -> None:
        if isinstance(self._own, OwnList):
            self.commands.remove_from_list(self._own, self._chosen())

    def _save_segment(self) -> None:
        self.segment_asked.emit(self.filters.filters)

    def _undo(self) -> None:
        if self.commands.can_undo:
            self.commands.undo()

    @Slot(QPoint)
    def _open_menu(self, at: QPoint) -> None:
        if self.table.chosen().count:
            place = self.table.viewport().mapToGlobal(at)
            self.selection.open_menu(place, self.table, *self._body().outward.menu_groups())

    # -- other programs -------------------------------------------------------------------------

    def set_instance_url(self, url: str) -> None:
        """Where records are opened in Salesforce, '' when not connected."""
        self._instance_url = url

    def _make_drop_hint(self) -> DropHint:
        from apdesk.ui.lists.dropping import DropHint

        made = DropHint(self.key, self, own=self._own is not None)
        made.dropped.connect(self.file_dropped)
        return made

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._drop_hint().enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._drop_hint().move_on(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drop_hint().leave()

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop_hint().drop(event)

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
        from apdesk.store.lists import LARGE

        names = tuple(each.name for each in self.model.columns)
        if self._own is not None or self.model.rowCount() < LARGE or names == self._columns_noted:
            return
        self._columns_noted = names
        self._desk.runner.start(readers.show_columns(self._desk.database, self.key, names))

    def _choose_columns(self) -> None:
        self.arrangement.choose(self.columns_button)

    # -- export ---------------------------------------------------------------------------------

    def _export_as(self) -> None:
        target = self._body().export.ask(self._name)
        if target is not None:
            self.export_to(target)

    def export_to(self, target: Path) -> None:
        """Writes the shown columns of all rows to a file, in the background."""
        self._body().export.write(self.query, self.arrangement.shown(), target)
