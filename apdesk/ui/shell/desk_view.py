"""Everything of the window but the wizard: the sidebar, and the page that it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from apdesk.domain.apdesk_types import Entity
from apdesk.store.lists import ListKey
from apdesk.ui.desk import Desk
from apdesk.ui.lists.page import ListPage
from apdesk.ui.shell import pages
from apdesk.ui.shell.later import Later
from apdesk.ui.shell.record_space import RecordSpace
from apdesk.ui.sidebar import Place, Sidebar
from apdesk.ui.theme import set_role
from apdesk.ui.widgets import row
from apdesk.worker.messages import SyncState
from apdesk.worker.org_kind import org_kind
from apdesk.worker.readers import DeskState, Waiting

if TYPE_CHECKING:
    from apdesk.ui.activity.page import SyncPage
    from apdesk.ui.criteria.references import References
    from apdesk.ui.settings.page import PreferencesPage


class DeskView(QWidget):
    """The pages, and the ways between them.

    Attributes:
        later_sync_page, later_preferences_page: Two pages that are made when they are needed.
    """

    def __init__(self, desk: Desk, references: References, parent: QWidget | None = None) -> None:
        """`references` knows the names of the records that others point to."""
        super().__init__(parent)
        set_role(self, "page")
        self._desk = desk
        self._references = references
        self._state = DeskState()
        self.sidebar = Sidebar()
        self.records = RecordSpace(desk, references)
        self.later_sync_page = Later(self._make_sync_page)
        self.later_preferences_page = Later(self._make_preferences_page)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.records)
        view = row(self.sidebar, self._pages, spacing=0)
        view.setStretch(1, 1)
        self.setLayout(view)
        self.sidebar.asked.connect(self.go)
        self.records.lists.when_made(self._list_made)
        self.records.record_asked.connect(self.show_record)

    def _list_made(self, page: ListPage) -> None:
        page.preferences_asked.connect(self._show_preferences)
        page.counted.connect(self.sidebar.set_counts)

    def _make_sync_page(self) -> SyncPage:
        page = pages.sync_page(self._desk)
        self._pages.addWidget(page)
        page.record_asked.connect(self.show_record)
        page.salesforce_asked.connect(self._open_in_salesforce)
        page.told.connect(self._say_status)
        return page

    def _make_preferences_page(self) -> PreferencesPage:
        page = pages.preferences_page(self._desk, self._references)
        self._pages.addWidget(page)
        page.show_state(self._state)
        return page

    @property
    def sync_page(self) -> SyncPage:
        return self.later_sync_page()

    @property
    def preferences_page(self) -> PreferencesPage:
        return self.later_preferences_page()

    # -- going places ---------------------------------------------------------------------------

    @Slot(object)
    def go(self, where: ListKey | Place) -> None:
        """Shows a list or a page, read anew."""
        self.sidebar.set_current(where)
        if isinstance(where, ListKey):
            self._pages.setCurrentWidget(self.records)
            self.records.show_list(where)
            return
        page = self.sync_page if where is Place.SYNC else self.preferences_page
        self._pages.setCurrentWidget(page)
        page.reload()
        self.sidebar.buttons[where].setFocus()

    def open_last(self) -> None:
        """Shows the list that was open last."""
        self.go(self._last())

    def show_last(self) -> None:
        """The same, but nothing is read yet."""
        self.sidebar.set_current(self._last())
        self.records.bring_to_front(self._last())

    def _last(self) -> ListKey:
        try:
            return ListKey(str(self._desk.memory.value("window/list", ListKey.ALL)))
        except ValueError:
            return ListKey.ALL

    @property
    def current_list(self) -> ListPage | None:
        """The list in front, None while another page is."""
        return self.records.current if self._pages.currentWidget() is self.records else None

    @property
    def on_sync_page(self) -> bool:
        return self._pages.currentWidget() is self.later_sync_page.made

    @Slot()
    def _show_preferences(self) -> None:
        self.go(Place.PREFERENCES)

    def search_list(self) -> None:
        """Puts the cursor into the search field of the list."""
        if self.current_list is None:
            self.go(ListKey.ALL)
        page = self.current_list
        if page is not None:
            page.focus_search()

    @Slot(object, object)
    def show_record(self, entity: Entity, record_id: int) -> None:
        """Goes to a record in the list where it is sure to be."""
        key = ListKey.COMPANIES if Entity(entity) is Entity.COMPANY else ListKey.ALL
        page = self.records.lists[key]
        if page.search.text():
            page.search.clear()
        page.filters.set_filters(())
        self.go(key)
        self.records.show_record(key, record_id)

    @Slot(str)
    def _open_in_salesforce(self, salesforce_id: str) -> None:
        binding = self._state.binding
        if binding is not None:
            self._desk.open_url(f"{binding.instance_url.rstrip('/')}/{salesforce_id}")

    # -- what is known --------------------------------------------------------------------------

    def show_state(self, state: DeskState) -> None:
        """Account, choices, held removals, what waits."""
        self._state = state
        binding = state.binding
        if binding is not None:
            self.sidebar.set_account(
                binding.org_name, binding.display_name or binding.username, org_kind(binding)
            )
        else:
            self.sidebar.set_account("", "")
        self.records.set_instance_url(binding.instance_url if binding is not None else "")
        if self.later_preferences_page.made is not None:
            self.later_preferences_page.made.show_state(state)
        self.sync_page.show_held(state.held)
        self.show_waiting(state.waiting)

    def show_waiting(self, waiting: Waiting) -> None:
        """What waits to be sent, and for a person."""
        self.sync_page.show_waiting(waiting)
        self.sidebar.set_alert(len(self._state.held) + waiting.stuck + waiting.conflicts)

    @Slot()
    def _say_status(self) -> None:
        status = self.sync_page.status
        self.sidebar.set_status(
            status.short(self._desk.clock.now()),
            status.tone,
            can_sync=status.state not in (SyncState.UNSET, SyncState.RUNNING),
            running=status.state is SyncState.RUNNING,
        )
