"""The lists beside the record pane: which list is in front, and when the pane is there."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from apdesk.domain.apdesk_types import Entity
from apdesk.store.lists import ListKey
from apdesk.ui.desk import Desk
from apdesk.ui.lists.page import ListPage
from apdesk.ui.record.pane import WIDTH as PANE_WIDTH
from apdesk.ui.record.pane import RecordPane
from apdesk.ui.theme import SPACE
from apdesk.worker.messages import RowsChanged

_PANE, _PANE_WIDTH = "window/pane", "window/pane_width"


class RecordSpace(QSplitter):
    """The pane is there once a record is chosen, unless the user closed it.

    Signals:
        record_asked: (entity, apdesk id) Show a record in the list where it is sure to be.
        edited: (RowsChanged) Something was changed, in a list or in the pane; both show it.
    """

    record_asked = Signal(object, object)
    edited = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._desk = desk
        self.lists: Mapping[ListKey, ListPage] = {key: ListPage(key, desk) for key in ListKey}
        self.pane = RecordPane(desk)
        self._pane_wanted = desk.memory.value(_PANE, "true") in ("true", True)
        self._pane_width = PANE_WIDTH
        width = desk.memory.value(_PANE_WIDTH)
        if isinstance(width, int | str) and str(width).isdigit():
            self._pane_width = int(width)
        self._stack = QStackedWidget()
        for page in self.lists.values():
            self._stack.addWidget(page)
            page.record_chosen.connect(self._record_chosen)
            page.record_activated.connect(self._record_activated)
            page.edited.connect(self._list_edited)
        self.addWidget(self._stack)
        self.addWidget(self.pane)
        self.setStretchFactor(0, 1)
        self.setCollapsible(0, False)
        self.setCollapsible(1, False)
        self.splitterMoved.connect(self._moved)
        self.pane.hide()
        self.pane.company_asked.connect(self._company_asked)
        self.pane.record_asked.connect(self.record_asked)
        self.pane.edited.connect(self._pane_edited)
        self.pane.closed.connect(self._close_pane)

    @property
    def current(self) -> ListPage:
        """The list in front."""
        page = self._stack.currentWidget()
        assert isinstance(page, ListPage)
        return page

    def show_list(self, key: ListKey) -> None:
        """Brings a list to the front, with its chosen record in the pane."""
        page = self.lists[key]
        self._stack.setCurrentWidget(page)
        page.open()
        self._show_in_pane(key.entity, page.table.current_id())
        page.table.setFocus()
        self._desk.memory.setValue("window/list", str(key))

    def show_record(self, key: ListKey, record_id: int) -> None:
        """Shows a record of the list in front."""
        self.lists[key].select_record(record_id)
        self._want_pane(True)
        self.pane.show_record(key.entity, record_id)

    def remember(self) -> None:
        """Stores how it is divided."""
        self._desk.memory.setValue(_PANE_WIDTH, self._pane_width)

    # -- changes --------------------------------------------------------------------------------

    def rows_changed(self, changes: RowsChanged) -> None:
        """Records changed, by a run or by a person elsewhere: lists and pane read them anew."""
        for page in self.lists.values():
            page.rows_changed(changes)
        self._refresh_pane(changes)

    def _refresh_pane(self, changes: RowsChanged) -> None:
        shown = self.pane.shown
        if shown is None:
            return
        mine = changes.companies if shown[0] is Entity.COMPANY else changes.people
        unnamed = changes.structure and not changes.people and not changes.companies
        if shown[1] in mine or unnamed:
            self.pane.refresh()

    @Slot(object)
    def _list_edited(self, changes: RowsChanged) -> None:
        """The list itself shows it already."""
        edited = self.sender()
        for page in self.lists.values():
            if page is not edited:
                page.rows_changed(changes)
        self._refresh_pane(changes)
        self.edited.emit(changes)

    @Slot(object)
    def _pane_edited(self, changes: RowsChanged) -> None:
        """The pane itself shows it already."""
        for page in self.lists.values():
            page.rows_changed(changes)
        self.edited.emit(changes)

    # -- the pane -------------------------------------------------------------------------------

    def _show_in_pane(self, entity: Entity, record_id: int | None) -> None:
        self.pane.show_record(entity, record_id)
        self._show_pane(self._pane_wanted and record_id is not None)

    def _show_pane(self, on: bool) -> None:
        if on == self.pane.isHidden():
            self.pane.setVisible(on)
            if on:
                room = max(self.width() - self._pane_width, SPACE * 40)
                self.setSizes([room, self._pane_width])

    def _want_pane(self, on: bool) -> None:
        """The user opened or closed the pane; that stays so."""
        self._pane_wanted = on
        self._desk.memory.setValue(_PANE, on)
        self._show_pane(on)

    @Slot()
    def _moved(self) -> None:
        if not self.pane.isHidden():
            self._pane_width = self.sizes()[1]

    @Slot(object, object)
    def _record_chosen(self, entity: Entity, record_id: int | None) -> None:
        if self.current is self.sender() and self.isVisible():
            self._show_in_pane(entity, record_id)

    @Slot(object, object)
    def _record_activated(self, entity: Entity, record_id: int) -> None:
        self._want_pane(True)
        self.pane.show_record(entity, record_id)
        self.pane.refresh()
        self.pane.tabs.setFocus()

    @Slot(object)
    def _company_asked(self, company_id: int) -> None:
        self.record_asked.emit(Entity.COMPANY, company_id)

    @Slot()
    def _close_pane(self) -> None:
        self._want_pane(False)
        if self.isVisible():
            self.current.table.setFocus()
