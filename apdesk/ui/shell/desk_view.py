"""Everything of the window but the wizard: the sidebar, and the page that it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from apdesk.store.list_keys import Among, ListKey, list_of
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
    from apdesk.domain.apdesk_types import Entity
    from apdesk.domain.operators import Criteria
    from apdesk.ui.activity.page import SyncPage
    from apdesk.ui.criteria.references import References
    from apdesk.ui.journeys.page import JourneysPage
    from apdesk.ui.settings.page import PreferencesPage
    from apdesk.ui.shell.own_lists import OwnListKeeper
    from apdesk.worker.journeys import JourneyRow


#: How long after the rows of a list own lists are read, and how often at most.
_OWN_LISTS_MS = 150


class DeskView(QWidget):
    """The pages, and the ways between them.

    Attributes:
        later_sync_page, later_preferences_page, later_journeys_page: Pages that are made when they
            are needed.

    Signals:
        people_stuck: (dict[int, int]) How many people of each journey wait for a person.
    """

    people_stuck = Signal(object)

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
        self.later_journeys_page = Later(self._make_journeys_page)
        self.later_own_lists = Later(self._make_own_lists)
        self._own_lists_soon = QTimer(self)
        self._own_lists_soon.setSingleShot(True)
        self._own_lists_soon.setInterval(_OWN_LISTS_MS)
        self._own_lists_soon.timeout.connect(self._refresh_own_lists)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.records)
        view = row(self.sidebar, self._pages, spacing=0)
        view.setStretch(1, 1)
        self.setLayout(view)
        self.sidebar.set_current(self._last())  # now, so that its look is found out once
        self.sidebar.asked.connect(self.go)
        self.people_stuck.connect(self._show_stuck)
        self.records.lists.when_made(self._list_made)
        self.records.record_asked.connect(self.show_record)

    def _list_made(self, page: ListPage) -> None:
        page.preferences_asked.connect(self._show_preferences)
        page.counted.connect(self.sidebar.set_counts)
        page.counted.connect(self._counted)
        page.people_asked.connect(self._show_people)
        page.missing_asked.connect(self._show_missing)
        page.criteria_asked.connect(self._edit_criteria)
        page.segment_asked.connect(self._save_segment)

    def _make_own_lists(self) -> OwnListKeeper:
        made = pages.own_list_keeper(self._desk, self.sidebar, self.records, self)
        made.asked.connect(self.go)
        made.gone.connect(self._own_list_gone)
        return made

    @property
    def own_lists(self) -> OwnListKeeper:
        """Keeps own lists and segments in the sidebar."""
        return self.later_own_lists()

    @Slot(object)
    def _counted(self, _counts: object) -> None:
        """Lists were read anew: own lists are counted anew, too, once the rows are painted."""
        if not self._own_lists_soon.isActive():
            self._own_lists_soon.start()

    @Slot()
    def _refresh_own_lists(self) -> None:
        self.own_lists.refresh()

    @Slot()
    def _show_people(self) -> None:
        self.go(ListKey.ALL)

    @Slot(str)
    def _show_missing(self, text: str) -> None:
        """Nothing was found by that text: why isn't it here?"""
        self.go(Place.SYNC)
        self.sync_page.show_missing(text)

    @Slot()
    def _edit_criteria(self) -> None:
        page = self.current_list
        if page is not None:
            self.own_lists.edit_criteria(page.place)

    @Slot(object)
    def _save_segment(self, criteria: Criteria) -> None:
        page = self.current_list
        if page is not None:
            self.own_lists.save_segment(page.place, criteria)

    @Slot(object)
    def _own_list_gone(self, key: Among) -> None:
        if self.records.current is not None and self.records.current.place == key:
            if self.current_list is not None:
                self.go(ListKey.ALL)
            else:
                self.records.bring_to_front(ListKey.ALL)
        self.records.drop(key)

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

    def _make_journeys_page(self) -> JourneysPage:
        page = pages.journeys_page(self._desk, self._references)
        self._pages.addWidget(page)
        page.record_asked.connect(self.show_record)
        page.stuck.connect(self.people_stuck)
        return page

    @Slot()
    def journeys_changed(self) -> None:
        """People moved in journeys, or may have."""
        page = self.later_journeys_page.made
        if page is not None:
            page.journeys_changed()
        else:
            from apdesk.worker import journeys

            self._desk.runner.start(journeys.rows(self._desk.database), on_done=self._journeys_read)
        self.records.journeys_changed()

    @Slot(object)
    def _journeys_read(self, found: tuple[JourneyRow, ...]) -> None:
        from apdesk.worker import journeys

        self.people_stuck.emit(journeys.stuck_people(found))

    @Slot(object)
    def _show_stuck(self, people: dict[int, int]) -> None:
        self.sidebar.set_stuck(sum(people.values()))

    @property
    def journeys_page(self) -> JourneysPage:
        return self.later_journeys_page()

    @property
    def sync_page(self) -> SyncPage:
        return self.later_sync_page()

    @property
    def preferences_page(self) -> PreferencesPage:
        return self.later_preferences_page()

    # -- going places ---------------------------------------------------------------------------

    @Slot(object)
    def go(self, where: ListKey | Among | Place) -> None:
        """Shows a list or a page, read anew."""
        self.sidebar.set_current(where)
        if not isinstance(where, Place):
            self._pages.setCurrentWidget(self.records)
            self.records.show_list(where)
            return
        page: SyncPage | PreferencesPage | JourneysPage
        if where is Place.JOURNEYS:
            page = self.journeys_page
        else:
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

    def _last(self) -> ListKey | Among:
        last = list_of(str(self._desk.memory.value("window/list", ""))) or ListKey.ALL
        if not isinstance(last, ListKey) and self.later_own_lists.made is None:
            self.records.call({last: str(self._desk.memory.value("window/list_name", ""))})
        return last

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
        from apdesk.domain.apdesk_types import Entity

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
