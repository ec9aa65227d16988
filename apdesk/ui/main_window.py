"""The window: sidebar, lists, record pane, Sync and Preferences pages, and the setup wizard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QWidget

from apdesk.domain.apdesk_types import Entity
from apdesk.domain.run import Result, RunReport
from apdesk.domain.setup_flow import Page
from apdesk.errors import ApdeskError, KnownError
from apdesk.store.lists import ListKey
from apdesk.ui import words
from apdesk.ui.activity.first_sync import first_list, first_sync_words
from apdesk.ui.activity.page import SyncPage
from apdesk.ui.activity.progress import progress_words
from apdesk.ui.desk import Desk
from apdesk.ui.icons import app_icon
from apdesk.ui.lists.page import ListPage
from apdesk.ui.record.pane import WIDTH as PANE_WIDTH
from apdesk.ui.record.pane import RecordPane
from apdesk.ui.settings.page import PreferencesPage
from apdesk.ui.sidebar import Place, Sidebar
from apdesk.ui.theme import SPACE, set_role, theme
from apdesk.ui.widgets import named, row
from apdesk.ui.wizard.window import SetupWizard
from apdesk.worker import readers
from apdesk.worker.messages import (
    ErrorInfo,
    NextRun,
    RowsChanged,
    RunProgress,
    RunStarted,
    SyncState,
)
from apdesk.worker.org_kind import org_kind
from apdesk.worker.readers import DeskState


class MainWindow(QMainWindow):
    """Shows what the worker says and the store holds; asks the worker by signals.

    Signals:
        run_asked, pause_asked, resume_asked, cancel_asked, approve_asked, reload_asked: to the
            worker.
        preferences_chosen: (Preferences, approve removals) to the worker.
        disconnect_asked: (bool remove data) to the composition.
        closing: The user closed the window.
    """

    run_asked = Signal()
    pause_asked = Signal()
    resume_asked = Signal()
    cancel_asked = Signal()
    approve_asked = Signal()
    reload_asked = Signal()
    preferences_chosen = Signal(object, bool)
    disconnect_asked = Signal(bool)
    closing = Signal()

    def __init__(self, desk: Desk, wizard: SetupWizard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.wizard = wizard
        self.state = DeskState()
        self._next = NextRun(SyncState.UNSET)
        self._progress: RunProgress | None = None
        self._entity = Entity.PERSON
        self._first_sync = False
        self._failure_noticed = False
        self._only_login = False
        self._pane_wanted = desk.memory.value("window/pane", "true") in ("true", True)
        self._pane_width = PANE_WIDTH
        self.setWindowTitle("apdesk")
        self.setWindowIcon(app_icon())
        self.setMinimumSize(SPACE * 110, SPACE * 70)
        self._build()
        self._connect()
        self._clock = QTimer(self)
        self._clock.setInterval(10_000)
        self._clock.timeout.connect(self._say_status)
        self._clock.start()
        self._restore()

    # -- building -------------------------------------------------------------------------------

    def _build(self) -> None:
        self.sidebar = Sidebar()
        self.lists = {key: ListPage(key, self._desk) for key in ListKey}
        self.sync_page = SyncPage(self._desk)
        self.preferences_page = PreferencesPage(self._desk, self.wizard.configure.references)
        self.pane = RecordPane(self._desk)
        self._list_stack = QStackedWidget()
        for page in self.lists.values():
            self._list_stack.addWidget(page)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(self._list_stack)
        self._split.addWidget(self.pane)
        self._split.setStretchFactor(0, 1)
        self._split.setCollapsible(0, False)
        self._split.setCollapsible(1, False)
        self._split.splitterMoved.connect(self._split_moved)
        self.pane.hide()
        self._pages = QStackedWidget()
        for each in (self._split, self.sync_page, self.preferences_page):
            self._pages.addWidget(each)
        self._desk_view = QWidget()
        set_role(self._desk_view, "page")
        view = row(self.sidebar, self._pages, spacing=0)
        view.setStretch(1, 1)
        self._desk_view.setLayout(view)
        self._stack = named(QStackedWidget(), "apdesk")
        self._stack.addWidget(self._desk_view)
        self._stack.addWidget(self.wizard)
        self.setCentralWidget(self._stack)
        for keys, action in (
            (QKeySequence(Qt.Key.Key_F5), self.sync_now),
            (QKeySequence(QKeySequence.StandardKey.Find), self.search_list),
            (QKeySequence("Ctrl+,"), lambda: self.go(Place.PREFERENCES)),
            (QKeySequence("Ctrl+1"), lambda: self.go(ListKey.ALL)),
            (QKeySequence("Ctrl+2"), lambda: self.go(ListKey.LEADS)),
            (QKeySequence("Ctrl+3"), lambda: self.go(ListKey.CONTACTS)),
            (QKeySequence("Ctrl+4"), lambda: self.go(ListKey.COMPANIES)),
            (QKeySequence("Ctrl+5"), lambda: self.go(Place.SYNC)),
        ):
            QShortcut(keys, self._desk_view, action)

    def _connect(self) -> None:
        self.sidebar.asked.connect(self.go)
        self.sidebar.sync_asked.connect(self.sync_now)
        for page in self.lists.values():
            page.record_chosen.connect(self._record_chosen)
            page.record_activated.connect(self._record_activated)
            page.sync_asked.connect(self.sync_now)
            page.preferences_asked.connect(self._show_preferences)
            page.counted.connect(self.sidebar.set_counts)
        self.pane.company_asked.connect(self._show_company)
        self.pane.closed.connect(self._close_pane)
        page_signals = self.sync_page
        page_signals.sync_asked.connect(self.sync_now)
        page_signals.pause_asked.connect(self.pause_asked)
        page_signals.resume_asked.connect(self.resume_asked)
        page_signals.cancel_asked.connect(self.cancel_asked)
        page_signals.approve_asked.connect(self.approve_asked)
        page_signals.login_asked.connect(self._log_in)
        page_signals.record_asked.connect(self.show_record)
        page_signals.reloaded.connect(self._say_status)
        choices = self.preferences_page
        choices.change_asked.connect(self.open_wizard)
        choices.disconnect_asked.connect(self.disconnect_asked)
        choices.settings_saved.connect(self.reload_asked)
        choices.scheme_chosen.connect(self._scheme_chosen)
        self.wizard.sync_requested.connect(self._wizard_done)
        self.wizard.cancelled.connect(self._wizard_left)
        self.wizard.connected.connect(self._wizard_connected)

    @property
    def database(self) -> Path:
        """The file that the window shows."""
        return self._desk.database

    # -- going places ---------------------------------------------------------------------------

    @Slot(object)
    def go(self, where: ListKey | Place) -> None:
        """Shows a list or a page."""
        self.sidebar.set_current(where)
        if isinstance(where, ListKey):
            page = self.lists[where]
            self._entity = where.entity
            self._list_stack.setCurrentWidget(page)
            self._pages.setCurrentWidget(self._split)
            page.open()
            self._show_in_pane(where.entity, page.table.current_id())
            page.table.setFocus()
            self._desk.memory.setValue("window/list", str(where))
        elif where is Place.SYNC:
            self._pages.setCurrentWidget(self.sync_page)
            self.sync_page.reload()
            self.sidebar.buttons[where].setFocus()
        else:
            self.sidebar.buttons[where].setFocus()
            self._pages.setCurrentWidget(self.preferences_page)
            self.reload_state()

    @property
    def current_list(self) -> ListPage | None:
        """The list that is in front, None on another page."""
        if self._stack.currentWidget() is not self._desk_view:
            return None
        page = self._list_stack.currentWidget()
        on_list = self._pages.currentWidget() is self._split
        return page if on_list and isinstance(page, ListPage) else None

    def open_desk(self) -> None:
        """Shows the lists, the one that was open last."""
        self._stack.setCurrentWidget(self._desk_view)
        try:
            last = ListKey(str(self._desk.memory.value("window/list", ListKey.ALL)))
        except ValueError:
            last = ListKey.ALL
        self.go(last)

    @Slot(object)
    def open_wizard(self, page: Page) -> None:
        """Shows the wizard at a page."""
        try:
            self.wizard.open_at(page)
        except KnownError as error:
            self.preferences_page.show_error(error)
            return
        # Where all is set up, a login is all that was wanted; it leads back.
        self._only_login = page is Page.CONNECT and self.state.set_up
        self._stack.setCurrentWidget(self.wizard)

    @property
    def wizard_open(self) -> bool:
        return self._stack.currentWidget() is self.wizard

    @Slot()
    def _show_preferences(self) -> None:
        self.go(Place.PREFERENCES)

    @Slot()
    def _log_in(self) -> None:
        self.open_wizard(Page.CONNECT)

    def search_list(self) -> None:
        """Puts the cursor into the search field of the list."""
        page = self.current_list
        if page is None:
            self.go(ListKey.ALL)
            page = self.lists[ListKey.ALL]
        page.focus_search()

    # -- records --------------------------------------------------------------------------------

    @Slot(object, object)
    def _record_chosen(self, entity: Entity, record_id: int | None) -> None:
        page = self.current_list
        if page is not None and page is self.sender():
            self._show_in_pane(entity, record_id)

    def _show_in_pane(self, entity: Entity, record_id: int | None) -> None:
        """The pane is there once a record is chosen, unless the user closed it."""
        self.pane.show_record(entity, record_id)
        self._show_pane(self._pane_wanted and record_id is not None)

    def _show_pane(self, on: bool) -> None:
        if on == self.pane.isHidden():
            self.pane.setVisible(on)
            if on:
                room = max(self._split.width() - self._pane_width, SPACE * 40)
                self._split.setSizes([room, self._pane_width])

    def _want_pane(self, on: bool) -> None:
        """The user opened or closed the pane; that stays so."""
        self._pane_wanted = on
        self._desk.memory.setValue("window/pane", on)
        self._show_pane(on)

    @Slot()
    def _split_moved(self) -> None:
        if not self.pane.isHidden():
            self._pane_width = self._split.sizes()[1]

    @Slot(object, object)
    def _record_activated(self, entity: Entity, record_id: int) -> None:
        self._want_pane(True)
        self.pane.show_record(entity, record_id)
        self.pane.refresh()
        self.pane.tabs.setFocus()

    @Slot(object, object)
    def show_record(self, entity: Entity, record_id: int) -> None:
        """Goes to a record in the list where it is sure to be."""
        key = ListKey.COMPANIES if Entity(entity) is Entity.COMPANY else ListKey.ALL
        page = self.lists[key]
        if page.search.text():
            page.search.clear()
        page.filters.set_filters(())
        self.go(key)
        page.select_record(record_id)
        self._want_pane(True)
        self.pane.show_record(key.entity, record_id)

    @Slot(object)
    def _show_company(self, company_id: int) -> None:
        self.show_record(Entity.COMPANY, company_id)

    @Slot()
    def _close_pane(self) -> None:
        self._want_pane(False)
        page = self.current_list
        if page is not None:
            page.table.setFocus()

    # -- the database ---------------------------------------------------------------------------

    def reload_state(self) -> None:
        """Reads account, choices and held removals anew."""
        self._desk.runner.start(
            readers.desk_state(self._desk.database),
            on_done=self.show_state,
            on_failed=self._state_failed,
        )

    @Slot(object)
    def show_state(self, state: DeskState) -> None:
        """Account, choices, held removals."""
        self.state = state
        self._first_sync = self._first_sync or not state.synced_before
        binding = state.binding
        if binding is not None:
            self.sidebar.set_account(
                binding.org_name, binding.display_name or binding.username, org_kind(binding)
            )
        else:
            self.sidebar.set_account("", "")
        self.pane.set_instance_url(binding.instance_url if binding is not None else "")
        self.preferences_page.show_state(state)
        self.sync_page.show_held(state.held)
        self.sidebar.set_alert(len(state.held))
        self._say_status()

    def reload_lists(self) -> None:
        """Reads the list in front anew, the others when they come to the front."""
        everything = RowsChanged(frozenset(), frozenset(), True)
        self.rows_changed(everything)
        (self.current_list or self.lists[ListKey.ALL]).reload()
        self.pane.refresh()

    @Slot(object)
    def _state_failed(self, error: ApdeskError) -> None:
        self.preferences_page.show_unreadable(error)

    # -- the wizard -----------------------------------------------------------------------------

    @Slot(object, bool)
    def _wizard_done(self, preferences: object, approve: bool) -> None:
        self.preferences_chosen.emit(preferences, approve)
        self._stack.setCurrentWidget(self._desk_view)
        self.go(Place.SYNC)
        self.reload_state()

    @Slot()
    def _wizard_left(self) -> None:
        if self.state.set_up or self.state.data_org_id is not None:
            self.open_desk()
            self.reload_state()
        else:
            self.open_wizard(Page.WELCOME)

    @Slot(object)
    def _wizard_connected(self, _signed_in: object) -> None:
        self.reload_asked.emit()
        self._desk.runner.start(
            readers.desk_state(self._desk.database),
            on_done=self._logged_in,
            on_failed=self._state_failed,
        )

    @Slot(object)
    def _logged_in(self, state: DeskState) -> None:
        self.show_state(state)
        if self._only_login and self.wizard_open and state.set_up:
            self._stack.setCurrentWidget(self._desk_view)
            self.go(Place.SYNC)
            self.run_asked.emit()

    # -- the worker -----------------------------------------------------------------------------

    def sync_now(self) -> None:
        """F5 and the buttons."""
        if self._next.state is SyncState.LOGIN:
            self._log_in()
        elif self._next.state is SyncState.PAUSED:
            self.resume_asked.emit()
        elif self._next.state is not SyncState.UNSET:
            self.run_asked.emit()

    @Slot(object)
    def run_started(self, started: RunStarted) -> None:
        self._progress = None
        self.sync_page.run_started(started)

    @Slot(object)
    def progressed(self, progress: RunProgress) -> None:
        self._progress = progress
        self.sync_page.show_progress(progress)
        self._say_status()

    @Slot(object)
    def rows_changed(self, changes: RowsChanged) -> None:
        for page in self.lists.values():
            page.rows_changed(changes)
        shown = self.pane.shown
        if shown is not None:
            mine = changes.companies if shown[0] is Entity.COMPANY else changes.people
            if shown[1] in mine:
                self.pane.refresh()

    @Slot(object)
    def run_finished(self, report: RunReport) -> None:
        self.sync_page.reload()
        self.reload_state()
        changed = any(
            each.entered or each.changed or each.left or each.deleted
            for each in report.objects.values()
        )
        for each in self.lists.values():
            each.expire()
        if report.error is None:
            self._take_failure_back()
        # A list is read also where none is in front: with it come the counts of all.
        (self.current_list or self.lists[ListKey.ALL]).reload()
        if self._first_sync and report.result in (Result.DONE, Result.HELD):
            self._first_sync = False
            self._show_first_lists(report)
        elif changed:
            for each in self.lists.values():
                each.mark_run(report.run_id)

    def _show_first_lists(self, report: RunReport) -> None:
        """The first sync is done: to the first list that has records, with a summary."""
        members = {name: each.members for name, each in report.objects.items() if each.members}
        first = first_list(members)
        kind, title, text = first_sync_words(members, report, self.state.interval_minutes)
        self.lists[first].notice.show_message(kind, title, text)
        if not self.wizard_open and self._pages.currentWidget() is self.sync_page:
            self.go(first)

    @Slot(object)
    def run_failed(self, error: ErrorInfo) -> None:
        self._failure_noticed = True
        for each in self.lists.values():
            each.notice.show_message("warning", error.title, error.text)
        self.sync_page.show_failure(error)
        self.sync_page.reload()
        self.reload_state()

    def _take_failure_back(self) -> None:
        """What the lists said of a failure goes with the first run that comes to its end."""
        if self._failure_noticed:
            self._failure_noticed = False
            for each in self.lists.values():
                each.notice.clear()

    @Slot(object)
    def next_run_changed(self, next_run: NextRun) -> None:
        self._next = next_run
        self.sync_page.show_next_run(next_run)
        self._say_status()

    @property
    def next_run(self) -> NextRun:
        return self._next

    def _say_status(self) -> None:
        state = self._next.state
        now = self._desk.clock.now()
        text = self.sync_page.headline_words
        if state is SyncState.RUNNING and self._progress is not None:
            name = words.OBJECTS.get(self._progress.sobject or "", "")
            text = f"{name}: {progress_words(self._progress)}" if name else text
        elif state is SyncState.IDLE and self._next.at is not None:
            text = f"{text} · next {words.until(self._next.at, now)}"
        elif self._next.at is not None:
            text = f"{text} {words.until(self._next.at, now)}"
        failed = state is SyncState.IDLE and self._next.error is not None
        self.sidebar.set_status(
            text,
            "danger_text" if failed else self.sync_page.tone,
            can_sync=state not in (SyncState.UNSET, SyncState.RUNNING),
            running=state is SyncState.RUNNING,
        )

    # -- the window's own state -----------------------------------------------------------------

    @Slot(str)
    def _scheme_chosen(self, scheme: str) -> None:
        self._desk.memory.setValue("look/scheme", scheme)
        theme().apply("dark" if scheme == "dark" else "light" if scheme == "light" else "system")

    def _restore(self) -> None:
        shape = self._desk.memory.value("window/geometry")
        if not (isinstance(shape, QByteArray) and self.restoreGeometry(shape)):
            self.resize(SPACE * 160, SPACE * 96)
        width = self._desk.memory.value("window/pane_width")
        if isinstance(width, int | str) and str(width).isdigit():
            self._pane_width = int(width)

    def remember(self) -> None:
        """Stores where the window is and how it is divided."""
        self._desk.memory.setValue("window/geometry", self.saveGeometry())
        self._desk.memory.setValue("window/pane_width", self._pane_width)
        self._desk.memory.sync()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.remember()
        self.closing.emit()
        super().closeEvent(event)
