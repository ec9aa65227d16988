"""One list as a page: its head, filters, what is to be said, the table, and what can be done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeySequence,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QStackedWidget, QWidget

from apdesk.errors import ApdeskError
from apdesk.language import marked, translated
from apdesk.store.list_keys import ListKey, OwnList
from apdesk.ui.desk import Desk
from apdesk.ui.lists.filters import FilterBar
from apdesk.ui.lists.head import ListHead
from apdesk.ui.lists.reading import MARKED_MS, ListReading
from apdesk.ui.shell.later import Later
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import Banner, column, host_popups, order_focus
from apdesk.worker.messages import RowsChanged

if TYPE_CHECKING:
    from apdesk.store.list_keys import Among
    from apdesk.store.lists import FirstRows, ListField, ListQuery
    from apdesk.ui.lists.actions import ListActions
    from apdesk.ui.lists.arrangement import Arrangement
    from apdesk.ui.lists.body import ListBody
    from apdesk.ui.lists.column_chooser import ColumnChooser
    from apdesk.ui.lists.dropping import DropHint
    from apdesk.ui.lists.empty import EmptyList
    from apdesk.ui.lists.model import RecordModel
    from apdesk.ui.lists.names_here import NamesHere
    from apdesk.ui.lists.selection_bar import SelectionBar
    from apdesk.ui.lists.table import RecordTable
    from apdesk.worker.readers import ListResult

__all__ = ["MARKED_MS", "TITLES", "ListPage"]

TITLES = {
    ListKey.ALL: marked("All contacts"),
    ListKey.LEADS: marked("Salesforce Leads"),
    ListKey.CONTACTS: marked("Salesforce Contacts"),
    ListKey.COMPANIES: marked("Companies"),
}


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
        order_wanted: A long list shows a column by which it may not be kept in order yet.
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
    order_wanted = Signal()

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
        self._instance_url = ""
        self._body = Later(self._make_body)
        self._drop_hint = Later(self._make_drop_hint)
        self.setAcceptDrops(True)
        self._build()
        self.reading = ListReading(self.key, desk, lambda: self.table, lambda: self.query, self)
        self.reading.fields_read.connect(self._fields_read)
        self.reading.picklists_read.connect(self.filters.set_picklists)
        self.reading.begun.connect(self._begun)
        self.reading.answered.connect(self._answered)
        self.reading.unanswered.connect(self._unanswered)
        self.reading.failed.connect(self.banner.show_error)

    # -- building -------------------------------------------------------------------------------

    def _build(self) -> None:
        head = ListHead(self.key, self._name, self._own)
        self._head = head
        self.title, self.count, self.search = head.title, head.count, head.search
        self.filter_button, self.columns_button = head.filter_button, head.columns_button
        self.export_button, self.import_button = head.export_button, head.import_button
        self.new_button, self.criteria_button = head.new_button, head.criteria_button
        self.search.searched.connect(self._searched)
        self.filter_button.clicked.connect(self._add_filter)
        self.columns_button.clicked.connect(self._choose_columns)
        self.export_button.clicked.connect(self._export_as)
        self.import_button.clicked.connect(self.import_asked)
        self.new_button.clicked.connect(self._new_contact)
        self.criteria_button.clicked.connect(self.criteria_asked)
        self.filters = FilterBar(Later(self._make_names))
        self.filters.filters_changed.connect(self._filters_changed)
        self.filters.segment_asked.connect(self._save_segment)
        self.filters.focus_left.connect(self._focus_filter_button)
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

    def _make_names(self) -> NamesHere:
        from apdesk.ui.lists.names_here import NamesHere

        return NamesHere(self._desk, self.key)

    def _make_chooser(self) -> ColumnChooser:
        from apdesk.ui.lists.column_chooser import ColumnChooser

        return ColumnChooser(self)

    def _make_body(self) -> ListBody:
        from apdesk.ui.lists.body import ListBody

        made = ListBody(
            self.key,
            self._name,
            self._desk,
            self.reading.fetch,
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
        from apdesk.ui.lists.chosen import ChosenRecords

        table, commands = body.table, body.commands
        ChosenRecords(body, self._own, lambda: self.reading.shown, self)
        table.current_changed.connect(self._current_changed)
        table.activated_record.connect(self._activated)
        body.arrangement.sorted_anew.connect(self.reading.ask)
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
        if body.wishes is not None:
            body.arrangement.columns_shown.connect(body.wishes.note)
            self.reading.answered.connect(body.wishes.note)
            body.wishes.wanted.connect(self.order_wanted)
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Ctrl+N"), self, self._new_contact, context=context)

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
        self.reading.open()

    def reload(self) -> None:
        """Reads fields, ids and rows anew; place and selection stay."""
        self.reading.reload()

    def expire(self) -> None:
        """What is shown may be old: it is read anew when the list is opened next."""
        self.reading.expire()

    def rows_changed(self, changes: RowsChanged) -> None:
        """A step of a run changed records; shown soon, together with what else comes."""
        self.reading.rows_changed(changes)

    def mark_run(self, run_id: int) -> None:
        """Marks for a while what a run changed or let in."""
        self.reading.mark_run(run_id)

    def select_record(self, record_id: int) -> None:
        """Shows a record in the list, once the list is read."""
        # what was typed, or emptied, a moment ago is searched first: it would take the record away
        self._searched(self.search.text().strip())
        self.reading.select(record_id)

    def focus_search(self) -> None:
        """Puts the cursor into the search field."""
        self.search.setFocus()
        self.search.selectAll()

    def set_size(self, size: int | None) -> None:
        """How many people the own list or the segment has now, as counted elsewhere."""
        self._size = size if size is not None else self._size

    def set_instance_url(self, url: str) -> None:
        """Where records are opened in Salesforce, '' when not connected."""
        self._instance_url = url

    def export_to(self, target: Path) -> None:
        """Writes the shown columns of all rows to a file, in the background."""
        shown = self.arrangement.shown()
        lookups = self.arrangement.lookups()
        ids = [heading for name, heading in shown if name in lookups]
        self._body().export.write(self.query, shown, target, ids=ids)

    # -- what was read --------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.reading.catch_up()

    @Slot(object)
    def _fields_read(self, fields: tuple[ListField, ...]) -> None:
        self.filters.set_fields(fields)
        self.arrangement.set_fields(fields)

    @Slot(object)
    def _begun(self, first: FirstRows) -> None:
        self.banner.clear()
        if first.count is not None and not self.query.narrowed:
            self._head.say(first.count)
        else:
            self._head.say_counting()
        self._show_table(len(first.ids))

    @Slot(object)
    def _answered(self, result: ListResult) -> None:
        self.banner.clear()
        self.filters.say_names()
        self.counted.emit(dict(result.counts))
        if self._own is None:
            self._size = result.counts.get(self.key)
        elif not result.query.narrowed:
            self._size = len(result.ids)
        self._say(len(result.ids))

    @Slot(object)
    def _unanswered(self, error: ApdeskError) -> None:
        self.banner.show_error(error)
        self._head.stop_counting()
        if self._own is not None:
            self.counted.emit({})  # the others are told all the same; this one may be gone

    def _say(self, shown: int) -> None:
        narrowed = bool(self._search or self.filters.filters)
        whole = max(shown, self._size) if narrowed and self._size is not None else None
        self._head.say(shown, whole)
        if not shown:
            self.empty.say(narrowed=narrowed, search=self._search)
        self._show_table(shown)

    def _show_table(self, shown: int) -> None:
        self._pages.setCurrentWidget(self.table if shown else self.empty)
        self.export_button.setEnabled(shown > 0)
        self.selection.setVisible(shown > 0)
        self.selection.show_chosen(self.table.chosen())

    @Slot()
    def _focus_table(self) -> None:
        self.table.setFocus()

    @Slot(object)
    def _current_changed(self, record_id: int | None) -> None:
        self.record_chosen.emit(self.key.entity, record_id)

    @Slot(object)
    def _activated(self, record_id: int | None) -> None:
        if record_id is not None:
            self.record_activated.emit(self.key.entity, record_id)

    # -- search, filters, columns ---------------------------------------------------------------

    @Slot(str)
    def _searched(self, text: str) -> None:
        if text != self._search:
            self._search = text
            self.reading.ask()

    @Slot(object)
    def _filters_changed(self, _filters: object) -> None:
        order_focus(self)
        if self.arrangement.fields:
            self.reading.ask()

    @Slot()
    def _show_all(self) -> None:
        """Takes the search and the filters away."""
        self.search.clear()
        self._searched("")
        self.filters.set_filters(())

    @Slot()
    def _add_filter(self) -> None:
        self.filters.add(self.filter_button)

    @Slot()
    def _focus_filter_button(self) -> None:
        self.filter_button.setFocus()

    @Slot()
    def _save_segment(self) -> None:
        self.segment_asked.emit(self.filters.filters)

    @Slot()
    def _choose_columns(self) -> None:
        self.arrangement.choose(self.columns_button)

    @Slot()
    def _ask_missing(self) -> None:
        self.missing_asked.emit(self._search)

    # -- what is done with the list -------------------------------------------------------------

    @Slot()
    def _new_contact(self) -> None:
        if self._own is None and self.key is not ListKey.COMPANIES:
            self.commands.new_contact()

    @Slot(object)
    def _edited(self, changes: RowsChanged) -> None:
        self.edited.emit(changes)
        self.reload()

    @Slot(int)
    def _show_record(self, record_id: int) -> None:
        """Shows a record, also one that the search or the filters leave out."""
        if self._search or self.filters.filters:
            self._show_all()
        self.reading.ask_for(record_id)

    @Slot()
    def _export_as(self) -> None:
        target = self._body().export.ask(self._name)
        if target is not None:
            self.export_to(target)

    # -- files over it --------------------------------------------------------------------------

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
