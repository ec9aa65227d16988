"""The window: sidebar, lists with the record, Sync and Preferences pages, and the setup wizard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from apdesk.errors import ApdeskError, KnownError
from apdesk.store.list_keys import Among, ListKey
from apdesk.ui.desk import Desk
from apdesk.ui.lists.page import ListPage
from apdesk.ui.shell import pages, window_place
from apdesk.ui.shell.desk_view import DeskView
from apdesk.ui.shell.keys import add_shortcuts
from apdesk.ui.shell.later import Later
from apdesk.ui.shell.list_news import ListNews
from apdesk.ui.sidebar import Place
from apdesk.ui.theme import SPACE, theme
from apdesk.ui.widgets import named
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

if TYPE_CHECKING:
    from apdesk.domain.apdesk_types import Entity
    from apdesk.domain.run import RunReport
    from apdesk.domain.setup_flow import Page
    from apdesk.ui.activity.page import SyncPage
    from apdesk.ui.criteria.references import References
    from apdesk.ui.importing.flow import ImportFlow
    from apdesk.ui.journeys.page import JourneysPage
    from apdesk.ui.palette.palette import CommandPalette
    from apdesk.ui.record.pane import RecordPane
    from apdesk.ui.settings.page import PreferencesPage
    from apdesk.ui.shell.commands import Command
    from apdesk.ui.shell.deeds import WindowDeeds
    from apdesk.ui.shell.practice import PracticeLife
    from apdesk.ui.wizard.window import SetupWizard

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
        state_shown: (DeskState), waiting_shown: (Waiting) The window shows what was read anew.
        people_stuck: (int) So many people of journeys wait for a person.
        journeys_asked: The worker should look at the journeys now.
        closing: The user closed the window.
        quit_asked: The app is to end, tray or not.
        restart_asked: The app is to end and to start anew.
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
    state_shown = Signal(object)
    waiting_shown = Signal(object)
    people_stuck = Signal(int)
    journeys_asked = Signal()
    closing = Signal()
    quit_asked = Signal()
    restart_asked = Signal()

    def __init__(
        self,
        desk: Desk,
        wizard: SetupWizard | Later[SetupWizard],
        references: References | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`references` knows the names of the records that others point to; the wizard's own are
        taken unless told."""
        super().__init__(parent)
        self._desk = desk
        self._wizard = wizard if isinstance(wizard, Later) else Later(lambda: wizard)
        self._references = references or self._wizard().configure.references
        self.state = DeskState()
        self._next = NextRun(SyncState.UNSET)
        self._only_login = False
        self._practice_life: PracticeLife | None = None
        self._warned = False
        self.setWindowTitle("apdesk")
        self.setMinimumSize(SPACE * 110, SPACE * 70)
        self._build()
        self._connect()
        self._restore()

    # -- building -------------------------------------------------------------------------------

    def _build(self) -> None:
        self.desk_view = DeskView(self._desk, self._references)
        self.sidebar = self.desk_view.sidebar
        self.records = self.desk_view.records
        self.lists = self.records.lists
        self._news = ListNews(self.lists)
        self._imports = Later(lambda: pages.import_flow(self._desk, self))
        self._stack = named(QStackedWidget(), "apdesk")
        self._stack.addWidget(self.desk_view)
        self.setCentralWidget(self._stack)
        self._later_deeds = Later(self._make_deeds)
        self._palette = Later(self._make_palette)
        add_shortcuts(
            self.desk_view,
            {
                "go.all": lambda: self.go(ListKey.ALL),
                "go.leads": lambda: self.go(ListKey.LEADS),
                "go.contacts": lambda: self.go(ListKey.CONTACTS),
                "go.companies": lambda: self.go(ListKey.COMPANIES),
                "go.sync": lambda: self.go(Place.SYNC),
                "go.journeys": lambda: self.go(Place.JOURNEYS),
                "go.preferences": lambda: self.go(Place.PREFERENCES),
                "sync.now": self.sync_now,
                "list.search": self.search_list,
                "app.palette": self.open_palette,
            },
        )
        add_shortcuts(
            self,
            {
                "app.quit": self.quit,
                "help.open": self.show_help,
                "help.shortcuts": self.show_shortcuts,
            },
        )

    def _make_deeds(self) -> WindowDeeds:
        from apdesk.ui.shell.deeds import WindowDeeds

        return WindowDeeds(self)

    def _make_palette(self) -> CommandPalette:
        from apdesk.ui.shell.deeds import make_palette

        return make_palette(self)

    def _connect(self) -> None:
        self.sidebar.sync_asked.connect(self.sync_now)
        self.sidebar.help_asked.connect(self.show_help)
        self.records.edited.connect(self._edited_here)
        self.records.criteria_asked.connect(self._change_criteria)
        self.desk_view.people_stuck.connect(self.people_stuck)
        self.lists.when_made(self._list_made)
        self._imports.when_made(lambda made: made.imported.connect(self._imported))
        self.desk_view.later_sync_page.when_made(self._sync_page_made)
        self.desk_view.later_preferences_page.when_made(self._preferences_page_made)
        self.desk_view.later_journeys_page.when_made(self._journeys_page_made)
        self._wizard.when_made(self._wizard_made)

    def _list_made(self, page: ListPage) -> None:
        page.sync_asked.connect(self.sync_now)
        page.import_asked.connect(self._import)
        page.file_dropped.connect(self._import_file)
        page.journey_started.connect(self._journey_started)

    def _sync_page_made(self, page: SyncPage) -> None:
        page.sync_asked.connect(self.sync_now)
        page.pause_asked.connect(self.pause_asked)
        page.resume_asked.connect(self.resume_asked)
        page.cancel_asked.connect(self.cancel_asked)
        page.approve_asked.connect(self.approve_asked)
        page.login_asked.connect(self._log_in)
        page.criteria_asked.connect(self._change_criteria)
        page.edited.connect(self.edited)
        page.settings_saved.connect(self._settings_saved)

    def _preferences_page_made(self, page: PreferencesPage) -> None:
        page.change_asked.connect(self.open_wizard)
        page.disconnect_asked.connect(self.disconnect_asked)
        page.settings_saved.connect(self._settings_saved)
        page.restore_asked.connect(self.restore_asked)
        page.reload_asked.connect(self.reload_state)
        page.scheme_chosen.connect(self.choose_scheme)
        page.restart_asked.connect(self.restart_asked)

    def _journeys_page_made(self, page: JourneysPage) -> None:
        page.moved.connect(self.journeys_asked)

    def _wizard_made(self, wizard: SetupWizard) -> None:
        self._stack.addWidget(wizard)
        wizard.sync_requested.connect(self._wizard_done)
        wizard.cancelled.connect(self._wizard_left)
        wizard.connected.connect(self._wizard_connected)
        wizard.network_asked.connect(self._show_network)

    # What isn't in sight at first is made when it is looked at.

    @property
    def wizard(self) -> SetupWizard:
        return self._wizard()

    @property
    def pane(self) -> RecordPane:
        return self.records.pane

    @property
    def sync_page(self) -> SyncPage:
        return self.desk_view.sync_page

    @property
    def journeys_page(self) -> JourneysPage:
        return self.desk_view.journeys_page

    @property
    def preferences_page(self) -> PreferencesPage:
        return self.desk_view.preferences_page

    @property
    def imports(self) -> ImportFlow:
        return self._imports()

    @property
    def deeds(self) -> WindowDeeds:
        """What its commands do."""
        return self._later_deeds()

    @property
    def desk(self) -> Desk:
        """What its pages work with."""
        return self._desk

    @property
    def database(self) -> Path:
        """The file that the window shows."""
        return self._desk.database

    # -- going places ---------------------------------------------------------------------------

    @Slot(object)
    def go(self, where: ListKey | Among | Place) -> None:
        """Shows a list or a page."""
        self.desk_view.go(where)

    @property
    def current_list(self) -> ListPage | None:
        """The list that is in front, None on another page."""
        return None if self.wizard_open else self.desk_view.current_list

    def show_desk(self) -> None:
        """Brings the list that was open last to the front; it is read by `open_desk`."""
        self._stack.setCurrentWidget(self.desk_view)
        self.desk_view.show_last()

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

    def commands(self) -> list[Command]:
        """Whatever it can be told to do now."""
        from apdesk.ui.shell.commands import window_commands

        return window_commands(self)

    def show_help(self) -> None:
        """Opens the help at what tells about the place where one is."""
        self.deeds.help()

    def show_shortcuts(self) -> None:
        """Shows which key does what."""
        self.deeds.shortcuts()

    def open_palette(self) -> None:
        """Asks what is wanted: people, lists, settings, actions."""
        self._palette().open()

    @Slot(object)
    def open_wizard(self, page: Page) -> None:
        """Shows the wizard at a page."""
        try:
            self.wizard.open_at(page)
        except KnownError as error:
            self._stack.setCurrentWidget(self.desk_view)
            self.go(Place.PREFERENCES)
            self.preferences_page.show_error(error)
            return
        from apdesk.domain.setup_flow import Page

        # Where all is set up, a login is all that was wanted; it leads back.
        self._only_login = page is Page.CONNECT and self.state.set_up
        self._stack.setCurrentWidget(self.wizard)

    @property
    def wizard_open(self) -> bool:
        return self._stack.currentWidget() is self._wizard.made

    @Slot()
    def _log_in(self) -> None:
        from apdesk.domain.setup_flow import Page

        self.open_wizard(Page.CONNECT)

    @Slot(str)
    def _change_criteria(self, sobject: str) -> None:
        """The criteria by which an object is synced are to be others."""
        from apdesk.domain.setup_flow import Page

        self.open_wizard(Page.CONFIGURE)
        if self.wizard_open and self.wizard.flow.page is Page.CONFIGURE:
            self.wizard.configure.show_object(sobject)

    @Slot(object)
    def _import_file(self, path: Path) -> None:
        page = self.current_list
        self.imports.open_file(path, page.place if page is not None else None)

    @Slot()
    def _import(self) -> None:
        self.imports.choose()

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
        self.desk_view.show_state(state)
        self._show_practice(state)
        self.state_shown.emit(state)

    def _show_practice(self, state: DeskState) -> None:
        """The switch of the practice org, where apdesk can start one."""
        practice = self._desk.practice
        if practice is None:
            return
        if self._practice_life is None:
            from apdesk.ui.shell.practice import PracticeLife

            life = PracticeLife(practice, self._desk.runner, self.sync_page, self)
            life.sync_asked.connect(self.run_asked)
            self._practice_life = life
        self._practice_life.show_state(state)

    @Slot(object)
    def show_waiting(self, waiting: Waiting) -> None:
        """What waits to be sent, and for a person; the rest of the state is as it was."""
        self.desk_view.show_waiting(waiting)
        self.waiting_shown.emit(waiting)

    def practice_started(self) -> None:
        """The practice org can be reached now."""
        if self._practice_life is not None:
            self._practice_life.renew()

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
        self.records.refresh_pane()

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
            from apdesk.domain.setup_flow import Page

            self.open_wizard(Page.WELCOME)

    @Slot()
    def _show_network(self) -> None:
        """The login page couldn't be reached: the way out is set, and the wizard goes on."""
        from apdesk.ui.settings.network import NetworkDialog

        dialog = NetworkDialog(self._desk.database, self._desk.runner, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

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

    @Slot()
    def journeys_changed(self) -> None:
        """The worker moved people: the journeys and the record show it."""
        self.desk_view.journeys_changed()

    @Slot()
    def _journey_started(self) -> None:
        """People were put into a journey by hand."""
        self.journeys_changed()
        self.journeys_asked.emit()

    @Slot(object)
    def run_finished(self, report: RunReport) -> None:
        self.sync_page.reload()
        self.reload_state()
        first = self._news.run_finished(report, self.current_list, self.state.interval_minutes)
        if first is not None and self.desk_view.on_sync_page and not self.wizard_open:
            self.go(first)
            self._offer_tour()

    def _offer_tour(self) -> None:
        """The way round, once: after the first sync, when there is something to be seen."""
        if self.isVisible() and self._desk.memory.value("help/tour_seen") not in ("true", True):
            QTimer.singleShot(0, self, self.deeds.tour)

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
    def choose_scheme(self, scheme: str) -> None:
        """Light, dark, or as the system has it."""
        self._desk.memory.setValue("look/scheme", scheme)
        theme().apply("dark" if scheme == "dark" else "light" if scheme == "light" else "system")

    def _restore(self) -> None:
        window_place.restore(self, self._desk.memory, QSize(SPACE * 160, SPACE * 96))

    def remember(self) -> None:
        """Stores where the window is and how it is divided, and what isn't saved of a journey."""
        journeys = self.desk_view.later_journeys_page.made
        if journeys is not None:
            journeys.finish()
        window_place.remember(self, self._desk.memory)
        self.records.remember()
        self._desk.memory.sync()

    def _may_close(self) -> bool:
        """Whether nothing is lost; else it is shown, and whoever asks once more wants it so."""
        journeys = self.desk_view.later_journeys_page.made
        if journeys is None or journeys.finish() or self._warned:
            return True
        self._warned = True
        self.go(Place.JOURNEYS)
        return False

    def quit(self) -> None:
        """Ends the app, tray or not."""
        if self._may_close():
            self.quit_asked.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close():
            event.ignore()
            return
        self.remember()
        self.closing.emit()
        super().closeEvent(event)
