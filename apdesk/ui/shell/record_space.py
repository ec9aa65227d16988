"""The lists beside the record pane: which list is in front, and when the pane is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QWidget

from apdesk.store.list_keys import Among, ListKey
from apdesk.ui.desk import Desk
from apdesk.ui.lists.head import ListHead
from apdesk.ui.lists.page import ListPage
from apdesk.ui.shell import pages
from apdesk.ui.shell.later import Later
from apdesk.ui.shell.list_pages import ListPages
from apdesk.worker.messages import RowsChanged

if TYPE_CHECKING:
    from collections.abc import Mapping

    from apdesk.domain.apdesk_types import Entity
    from apdesk.ui.criteria.references import References
    from apdesk.ui.record.pane import RecordPane

_PANE, _PANE_WIDTH = "window/pane", "window/pane_width"


class RecordSpace(QSplitter):
    """The pane is there once a record is chosen, unless the user closed it.

    Where there is no room for both, the list is there, and the pane in its place once a record is
    opened, until it is closed.

    Signals:
        record_asked: (entity, apdesk id) Show a record in the list where it is sure to be.
        edited: (RowsChanged) Something was changed, in a list or in the pane; both show it.
        criteria_asked: (str) The criteria by which an object is synced are to be changed.
    """

    record_asked = Signal(object, object)
    edited = Signal(object)
    criteria_asked = Signal(str)

    def __init__(self, desk: Desk, references: References, parent: QWidget | None = None) -> None:
        """`references` knows the names of the records that others point to."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._desk = desk
        self._references = references
        self._instance_url = ""
        self._names: dict[Among, str] = {}
        self.lists = ListPages(self._make_list)
        self._pane = Later(self._make_pane)
        self._pane_wanted = desk.memory.value(_PANE, "true") in ("true", True)
        self._pane_due = False
        self._pane_opened = False
        self._stack = QStackedWidget()
        self.addWidget(self._stack)
        self.setStretchFactor(0, 1)
        self.setCollapsible(0, False)
        self.splitterMoved.connect(self._moved)

    def _make_list(self, key: ListKey | Among) -> ListPage:
        name = "" if isinstance(key, ListKey) else self._names.get(key, "")
        page = ListPage(key, self._desk, name=name)
        page.set_instance_url(self._instance_url)
        self._stack.addWidget(page)
        page.record_chosen.connect(self._record_chosen)
        page.record_activated.connect(self._record_activated)
        page.edited.connect(self._list_edited)
        return page

    def _make_pane(self) -> RecordPane:
        pane = pages.record_pane(self._desk, self._references, self._instance_url)
        self._pane_width = pane.width()
        width = self._desk.memory.value(_PANE_WIDTH)
        if isinstance(width, int | str) and str(width).isdigit():
            self._pane_width = int(width)
        pane.hide()
        self.addWidget(pane)
        self.setCollapsible(1, False)
        pane.company_asked.connect(self._company_asked)
        pane.record_asked.connect(self.record_asked)
        pane.edited.connect(self._pane_edited)
        pane.closed.connect(self._close_pane)
        pane.criteria_asked.connect(self.criteria_asked)
        return pane

    @property
    def pane(self) -> RecordPane:
        """The pane, shown or not."""
        return self._pane()

    @property
    def current(self) -> ListPage | None:
        """The list in front; None before the first one was asked for."""
        page = self._stack.currentWidget()
        return page if isinstance(page, ListPage) else None

    def set_instance_url(self, url: str) -> None:
        """Where records are opened in Salesforce, '' when not connected."""
        self._instance_url = url
        for page in self.lists.made:
            page.set_instance_url(url)
        if self._pane.made is not None:
            self._pane.made.set_instance_url(url)

    def call(self, names: Mapping[Among, str]) -> None:
        """What own lists and segments are called; those that are left out are gone."""
        self._names = dict(names)
        for page in self.lists.made:
            if not isinstance(page.place, ListKey) and page.place in names:
                page.call(names[page.place])

    def drop(self, key: Among) -> None:
        """An own list or a segment is gone; it must not be in front any more."""
        page = self.lists.drop(key)
        if page is not None:
            self._stack.removeWidget(page)
            page.hide()
            page.deleteLater()

    def bring_to_front(self, key: ListKey | Among) -> ListPage:
        """Shows a list as it is; nothing is read."""
        page = self.lists[key]
        self._stack.setCurrentWidget(page)
        self._share_room()
        return page

    def show_list(self, key: ListKey | Among) -> None:
        """Brings a list to the front, with its chosen record in the pane."""
        self._pane_opened = False
        page = self.bring_to_front(key)
        page.open()
        self._show_in_pane(page.key.entity, page.table.current_id())
        page.table.setFocus()
        self._desk.memory.setValue("window/list", str(key))
        self._desk.memory.setValue("window/list_name", page.title.text())

    def show_record(self, key: ListKey, record_id: int) -> None:
        """Shows a record of the list in front."""
        self.lists[key].select_record(record_id)
        self._want_pane(True)
        self.pane.show_record(key.entity, record_id)

    def remember(self) -> None:
        """Stores how it is divided."""
        if self._pane.made is not None:
            self._desk.memory.setValue(_PANE_WIDTH, self._pane_width)

    # -- changes --------------------------------------------------------------------------------

    def rows_changed(self, changes: RowsChanged) -> None:
        """Records changed, by a run or by a person elsewhere: lists and pane read them anew."""
        for page in self.lists.made:
            page.rows_changed(changes)
        self._refresh_pane(changes)

    def _refresh_pane(self, changes: RowsChanged) -> None:
        pane = self._pane.made
        shown = pane.shown if pane is not None else None
        if pane is None or shown is None:
            return
        from apdesk.domain.apdesk_types import Entity

        mine = changes.companies if shown[0] is Entity.COMPANY else changes.people
        unnamed = changes.structure and not changes.people and not changes.companies
        if shown[1] in mine or unnamed:
            pane.refresh()

    def journeys_changed(self) -> None:
        """People moved in journeys: the record that is shown tells of it."""
        if self._pane.made is not None:
            self._pane.made.journeys_changed()

    def refresh_pane(self) -> None:
        """Reads the record that is shown anew."""
        if self._pane.made is not None:
            self._pane.made.refresh()

    @Slot(object)
    def _list_edited(self, changes: RowsChanged) -> None:
        """The list itself shows it already."""
        edited = self.sender()
        for page in self.lists.made:
            if page is not edited:
                page.rows_changed(changes)
        self._refresh_pane(changes)
        self.edited.emit(changes)

    @Slot(object)
    def _pane_edited(self, changes: RowsChanged) -> None:
        """The pane itself shows it already."""
        for page in self.lists.made:
            page.rows_changed(changes)
        self.edited.emit(changes)

    # -- the pane -------------------------------------------------------------------------------

    def _show_in_pane(self, entity: Entity, record_id: int | None) -> None:
        if record_id is not None or self._pane.made is not None:
            self.pane.show_record(entity, record_id)
        self._show_pane(self._pane_wanted and record_id is not None)

    def _show_pane(self, on: bool) -> None:
        self._pane_due = on
        if on:
            self._pane()
        self._share_room()

    def _share_room(self) -> None:
        """Gives list and pane their places; where there is no room for both, one of them has it."""
        least = self._least_of_list()
        self._stack.setMinimumWidth(least)
        pane = self._pane.made
        if pane is None:
            return
        both = least + self.handleWidth() + pane.minimumWidth() <= self.width()
        on = self._pane_due and (both or self._pane_opened)
        places = (both or not on, on)
        if places == (not self._stack.isHidden(), not pane.isHidden()):
            return
        for each, shown in zip((self._stack, pane), places, strict=True):
            each.setVisible(shown)
        if all(places):
            self._pane_opened = False
            self.setSizes([max(self.width() - self._pane_width, least), self._pane_width])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        pane, focus = self._pane.made, QApplication.focusWidget()
        if pane is not None and not self._stack.isHidden():
            # who works in the pane goes on there
            self._pane_opened = focus is not None and pane.isAncestorOf(focus)
        self._share_room()

    def _least_of_list(self) -> int:
        head = self.current.findChild(ListHead) if self.current is not None else None
        return head.minimumSizeHint().width() if head is not None else 0

    def _want_pane(self, on: bool) -> None:
        """The user opened or closed the pane; that stays so."""
        self._pane_wanted = on
        self._desk.memory.setValue(_PANE, on)
        self._pane_opened = on
        self._show_pane(on)

    @Slot()
    def _moved(self) -> None:
        if self._pane.made is not None and all(self.sizes()):
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
        from apdesk.domain.apdesk_types import Entity

        self.record_asked.emit(Entity.COMPANY, company_id)

    @Slot()
    def _close_pane(self) -> None:
        if self._stack.isHidden():  # it isn't unwanted beside the list
            self._pane_opened = False
            self._share_room()
        else:
            self._want_pane(False)
        if self.isVisible() and self.current is not None:
            self.current.table.setFocus()
