"""The window: sidebar, lists with the record, Sync and Preferences pages, and the setup wizard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from apdesk.domain.apdesk_types import Entity
from apdesk.domain.run import RunReport
from apdesk.domain.setup_flow import Page
from apdesk.errors import ApdeskError, KnownError
from apdesk.store.lists import ListKey
from apdesk.ui.desk import Desk
from apdesk.ui.icons import app_icon
from apdesk.ui.importing.flow import ImportFlow
from apdesk.ui.lists.page import ListPage
from apdesk.ui.shell.desk_view import DeskView
from apdesk.ui.shell.keys import add_shortcuts
from apdesk.ui.shell.list_news import ListNews
from apdesk.ui.sidebar import Place
from apdesk.ui.theme import SPACE, theme
from apdesk.ui.widgets import named
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
from apdesk.worker.readers import DeskState, Waiting

#: Any row may be another one.
_EVERYTHING = RowsChanged(frozenset(), frozenset(), True)


class MainWindow(QMainWindow):
    """Shows what the worker says and the store holds; asks the worker by signals.

    Signals:
        run_asked, pause_asked, resume_asked, cancel_asked, approve_asked, reload_asked: to the
            worker.
        preferences_chosen: (Preferences, approve removals) to the worker.
        disconnect_asked: (bool remove data) to the composition.
        restore_asked: (Path of a backup) to the composition, which answers by `restored`.
        changes_refused: (int) So many more changes wait for a person.
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
    restore_asked = Signal(object)
    changes_refused = Signal(int)
    closing = Signal()

    def __init__(self, desk: Desk, wizard: SetupWizard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.wizard = wizard
        self.state = DeskState()
        self._next = NextRun(SyncState.UNSET)
        self._stuck: int | None = None
        self._only_login = False
        self.setWindowTitle("apdesk")
        self.setWindowIcon(app_icon())
        self.setMinimumSize(SPACE * 110, SPACE * 70)
        self._build()
        self._connect()
        self._restore()

    # -- building -------------------------------------------------------------------------------

    def _build(self) -> None:
        self.desk_view = DeskView(self._desk, self.wizard.configure.references)
        self.sidebar = self.desk_view.sidebar
        self.records = self.desk_view.records
        self.lists, self.pane = self.records.lists, self.records.pane
        self.sync_page = self.desk_view.sync_page
        self.preferences_page = self.desk_view.preferences_page
        self._news = ListNews(self.lists)
        self.imports = ImportFlow(self._desk, self)
        self._stack = named(QStackedWidget(), "apdesk")
        self._stack.addWidget(self.desk_view)
        self._stack.addWidget(self.wizard)
        self.setCentralWidget(self._stack)
        view = self.desk_view
        add_shortcuts(view, go=self.go, sync=self.sync_now, search=view.search_list)

    def _connect(self) -> None:
        self.sidebar.sync_asked.connect(self.sync_now)
        for page in self.lists.values():
            page.sync_asked.connect(self.sync_now)
            page.import_asked.connect(self.imports.choose)
        self.records.edited.connect(self._edited_here)
        self.imports.imported.connect(self._imported)
        sync = self.sync_page
        sync.sync_asked.connect(self.sync_now)
        sync.pause_asked.connect(self.pause_asked)
        sync.resume_asked.connect(self.resume_asked)
        sync.cancel_asked.connect(self.cancel_asked)
        sync.approve_asked.connect(self.approve_asked)
        sync.login_asked.connect(self._log_in)
        sync.edited.connect(self.edited)
        sync.settings_saved.connect(self._settings_saved)
        choices = self.preferences_page
        choices.change_asked.connect(self.open_wizard)
        choices.disconnect_asked.connect(self.disconnect_asked)
        choices.settings_saved.connect(self._settings_saved)
        choices.restore_asked.connect(self.restore_asked)
        choices.reload_asked.connect(self.reload_state)
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
        self.desk_view.go(where)

    @property
    def current_list(self) -> ListPage | None:
        """The list that is in front, None on another page."""
        return None if self.wizard_open else self.desk_view.current_list

    def open_desk(self) -> None:
        """Shows the lists, the one that was open last."""
        self._stack.setCurrentWidget(self.desk_view)
        self.desk_view.open_last()

    def show_record(self, entity: Entity, record_id: int) -> None:
        """Goes to a record in the list where it is sure to be."""
        self.desk_view.show_record(entity, record_id)

    def search_list(self) -> None:
        """Puts the cursor into the search field of the list."""
        self.desk_view.search_list()

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
    def _log_in(self) -> None:
        self.open_wizard(Page.CONNECT)

    # -- changes of here -----------------------------------------------------------------------

    @Slot(object)
    def edited(self, changes: RowsChanged) -> None:
        """Something was changed on another page: the lists show it, and it waits to be sent."""
        self.records.rows_changed(changes)
        self._edited_here()

    @Slot()
    def _edited_here(self) -> None:
        """The lists and the record show it already."""
        self._desk.runner.start(
            readers.waiting(self._desk.database),
            on_done=self.show_waiting,
            on_failed=self._state_failed,
        )
        if self.desk_view.on_sync_page:
            self.sync_page.reload()

    @Slot(object)
    def _imported(self, _result: object) -> None:
        self.edited(_EVERYTHING)

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
        """Account, choices, held removals, what waits."""
        self.state = state
        if not state.synced_before:
            self._news.expect_first_sync()
        self._tell_refused(state.waiting)
        self.desk_view.show_state(state)

    @Slot(object)
    def show_waiting(self, waiting: Waiting) -> None:
        """What waits to be sent, and for a person; the rest of the state is as it was."""
        self._tell_refused(waiting)
        self.desk_view.show_waiting(waiting)

    def _tell_refused(self, waiting: Waiting) -> None:
        """What waits for a person since the last look."""
        more = waiting.stuck - self._stuck if self._stuck is not None else 0
        self._stuck = waiting.stuck
        if more > 0:
            self.changes_refused.emit(more)

    @Slot()
    def _settings_saved(self) -> None:
        self.reload_asked.emit()
        self.reload_state()

    def restored(self, error: ApdeskError | None) -> None:
        """A backup was put in place, or could not be: then `error` says why."""
        self.preferences_page.backups.restored(error)
        if error is None:
            self.reload_state()
            self.reload_lists()
            self.sync_page.reload()
        self.reload_asked.emit()

    def reload_lists(self) -> None:
        """Reads the list in front anew, the others when they come to the front."""
        self.rows_changed(_EVERYTHING)
        (self.current_list or self.lists[ListKey.ALL]).reload()
        self.pane.refresh()

    @Slot(object)
    def _state_failed(self, error: ApdeskError) -> None:
        self.preferences_page.show_unreadable(error)

    # -- the wizard -----------------------------------------------------------------------------

    @Slot(object, bool)
    def _wizard_done(self, preferences: object, approve: bool) -> None:
        self.preferences_chosen.emit(preferences, approve)
        self._stack.setCurrentWidget(self.desk_view)
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
            self._stack.setCurrentWidget(self.desk_view)
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
        self.sync_page.run_started(started)

    @Slot(object)
    def progressed(self, progress: RunProgress) -> None:
        self.sync_page.show_progress(progress)

    @Slot(object)
    def rows_changed(self, changes: RowsChanged) -> None:
        self.records.rows_changed(changes)

    @Slot(object)
    def run_finished(self, report: RunReport) -> None:
        self.sync_page.reload()
        self.reload_state()
        first = self._news.run_finished(report, self.current_list, self.state.interval_minutes)
        if first is not None and self.desk_view.on_sync_page and not self.wizard_open:
            self.go(first)

    @Slot(object)
    def run_failed(self, error: ErrorInfo) -> None:
        self._news.run_failed(error)
        self.sync_page.show_failure(error)
        self.sync_page.reload()
        self.reload_state()

    @Slot(object)
    def next_run_changed(self, next_run: NextRun) -> None:
        self._next = next_run
        self.sync_page.show_next_run(next_run)

    @property
    def next_run(self) -> NextRun:
        return self._next

    # -- the window's own state -----------------------------------------------------------------

    @Slot(str)
    def _scheme_chosen(self, scheme: str) -> None:
        self._desk.memory.setValue("look/scheme", scheme)
        theme().apply("dark" if scheme == "dark" else "light" if scheme == "light" else "system")

    def _restore(self) -> None:
        shape = self._desk.memory.value("window/geometry")
        if not (isinstance(shape, QByteArray) and self.restoreGeometry(shape)):
            self.resize(SPACE * 160, SPACE * 96)

    def remember(self) -> None:
        """Stores where the window is and how it is divided."""
        self._desk.memory.setValue("window/geometry", self.saveGeometry())
        self.records.remember()
        self._desk.memory.sync()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.remember()
        self.closing.emit()
        super().closeEvent(event)
