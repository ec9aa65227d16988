"""The window: sidebar, lists with the record, Sync and Preferences pages, and the setup wizard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from apdesk.errors import ApdeskError
from apdesk.store.list_keys import Among, ListKey
from apdesk.ui.desk import Desk
from apdesk.ui.lists.page import ListPage
from apdesk.ui.shell import pages, window_place
from apdesk.ui.shell.desk_view import DeskView
from apdesk.ui.shell.keys import add_window_keys
from apdesk.ui.shell.later import Later
from apdesk.ui.shell.runs import WindowRuns
from apdesk.ui.shell.state_keeper import StateKeeper
from apdesk.ui.sidebar import Place
from apdesk.ui.theme import SPACE, theme
from apdesk.ui.widgets import named

if TYPE_CHECKING:
    from apdesk.domain.apdesk_types import Entity
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
    from apdesk.ui.shell.setup import WindowSetup
    from apdesk.ui.wizard.window import SetupWizard
    from apdesk.worker.messages import NextRun, RowsChanged
    from apdesk.worker.readers import DeskState, Waiting


class MainWindow(QMainWindow):
    """Shows what the worker says and the store holds; asks the worker by signals.

    Signals:
        run_asked, pause_asked, resume_asked, cancel_asked, approve_asked, reload_asked: to the
            worker.
        order_wanted: A long list shows a column that it may not be kept in order by yet; to the
            worker.
        preferences_chosen: (Preferences, approve removals) to the worker.
        disconnect_asked: (bool remove data) to the composition.
        restore_asked: (Path of a backup) to the composition, which answers by `restored`.
        state_shown: (DeskState), waiting_shown: (Waiting) The window shows what was read anew.
        people_stuck: (dict[int, int]) How many people of each journey wait for a person.
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
    order_wanted = Signal()
    preferences_chosen = Signal(object, bool)
    disconnect_asked = Signal(bool)
    restore_asked = Signal(object)
    state_shown = Signal(object)
    waiting_shown = Signal(object)
    people_stuck = Signal(object)
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
        self._practice_life: PracticeLife | None = None
        self._warned = False
        self.setWindowTitle("apdesk")
        self.setMinimumSize(window_place.least_size(self.screen().availableSize()))
        self._build()
        self._connect()
        self._restore()

    # -- building -------------------------------------------------------------------------------

    def _build(self) -> None:
        self.desk_view = DeskView(self._desk, self._references)
        self.sidebar = self.desk_view.sidebar
        self.records = self.desk_view.records
        self.lists = self.records.lists
        self._imports = Later(lambda: pages.import_flow(self._desk, self))
        self._stack = named(QStackedWidget(), "apdesk")
        self._stack.addWidget(self.desk_view)
        self.setCentralWidget(self._stack)
        self._later_setup = Later(self._make_setup)
        self._later_deeds = Later(self._make_deeds)
        self._palette = Later(self._make_palette)
        self.keeper = StateKeeper(self)
        self.runs = WindowRuns(self)
        add_window_keys(self)

    def _make_setup(self) -> WindowSetup:
        from apdesk.ui.shell.setup import WindowSetup

        return WindowSetup(self)

    def _make_deeds(self) -> WindowDeeds:
        from apdesk.ui.shell.deeds import WindowDeeds

        return WindowDeeds(self)

    def _make_palette(self) -> CommandPalette:
        from apdesk.ui.shell.deeds import make_palette

        return make_palette(self)

    def _connect(self) -> None:
        self.state_shown.connect(self._show_practice)
        self.sidebar.help_asked.connect(self.show_help)
        self.records.criteria_asked.connect(self.change_criteria)
        self.desk_view.people_stuck.connect(self.people_stuck)
        self.lists.when_made(self._list_made)
        self._imports.when_made(self._imports_made)
        self.desk_view.later_sync_page.when_made(self._sync_page_made)
        self.desk_view.later_preferences_page.when_made(self._preferences_page_made)
        self.desk_view.later_journeys_page.when_made(self._journeys_page_made)
        self._wizard.when_made(self._wizard_made)

    def _list_made(self, page: ListPage) -> None:
        page.order_wanted.connect(self.order_wanted)
        page.import_asked.connect(self._import)
        page.file_dropped.connect(self._import_file)
        page.journey_started.connect(self._journey_started)

    def _imports_made(self, imports: ImportFlow) -> None:
        imports.imported.connect(self.keeper.imported)

    def _sync_page_made(self, page: SyncPage) -> None:
        page.login_asked.connect(self.log_in)
        page.criteria_asked.connect(self.change_criteria)

    def _preferences_page_made(self, page: PreferencesPage) -> None:
        page.change_asked.connect(self.open_wizard)
        page.disconnect_asked.connect(self.disconnect_asked)
        page.restore_asked.connect(self.restore_asked)
        page.scheme_chosen.connect(self.choose_scheme)
        page.restart_asked.connect(self._restart)

    def _journeys_page_made(self, page: JourneysPage) -> None:
        page.moved.connect(self.journeys_asked)

    def _wizard_made(self, wizard: SetupWizard) -> None:
        self._stack.addWidget(wizard)
        self._later_setup().join(wizard)

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
        self.leave_wizard()
        self.desk_view.show_last()

    def open_desk(self) -> None:
        """Shows the lists, the one that was open last."""
        self.leave_wizard()
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

    @Slot(str)
    def show_address(self, url: str) -> None:
        """Shows an address that the desktop doesn't open."""
        from apdesk.ui.shell.address import AddressDialog

        dialog = AddressDialog(url, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_palette(self) -> None:
        """Asks what is wanted: people, lists, settings, actions."""
        self._palette().open()

    # -- the wizard -----------------------------------------------------------------------------

    @Slot(object)
    def open_wizard(self, page: Page) -> None:
        """Shows the wizard at a page."""
        self._later_setup().open_at(page)

    @Slot()
    def log_in(self) -> None:
        """Asks for the login again."""
        self._later_setup().log_in()

    @Slot(str)
    def change_criteria(self, sobject: str) -> None:
        """Shows the criteria by which an object is synced, to be changed."""
        self._later_setup().change_criteria(sobject)

    def enter_wizard(self) -> None:
        """Brings the wizard to the front, at the page where it is."""
        self._stack.setCurrentWidget(self.wizard)

    def leave_wizard(self) -> None:
        """Brings the lists and pages to the front, as they are."""
        self._stack.setCurrentWidget(self.desk_view)

    @property
    def wizard_open(self) -> bool:
        return self._stack.currentWidget() is self._wizard.made

    # -- imports and journeys -------------------------------------------------------------------

    @Slot(object)
    def _import_file(self, path: Path) -> None:
        page = self.current_list
        self.imports.open_file(path, page.place if page is not None else None)

    @Slot()
    def _import(self) -> None:
        self.imports.choose()

    @Slot()
    def journeys_changed(self) -> None:
        """The worker moved people: the journeys and the record show it."""
        self.desk_view.journeys_changed()

    @Slot()
    def _journey_started(self) -> None:
        """People were put into a journey by hand."""
        self.journeys_changed()
        self.journeys_asked.emit()

    # -- what is known --------------------------------------------------------------------------

    @property
    def state(self) -> DeskState:
        """Account, choices, held removals, what waits, as they were read last."""
        return self.keeper.state

    @property
    def next_run(self) -> NextRun:
        """What the worker said last."""
        return self.runs.next_run

    @Slot()
    def sync_now(self) -> None:
        """F5 and the buttons."""
        self.runs.sync_now()

    @Slot(object)
    def next_run_changed(self, next_run: NextRun) -> None:
        """What the worker says."""
        self.runs.next_run_changed(next_run)

    def reload_state(self) -> None:
        """Reads account, choices and held removals anew."""
        self.keeper.reload()

    def show_waiting(self, waiting: Waiting) -> None:
        """What waits to be sent, and for a person; the rest of the state is as it was."""
        self.keeper.show_waiting(waiting)

    def edited(self, changes: RowsChanged) -> None:
        """Something was changed on another page: the lists show it, and it waits to be sent."""
        self.keeper.edited(changes)

    def restored(self, error: ApdeskError | None) -> None:
        """A backup was put in place, or could not be: then `error` says why."""
        self.keeper.restored(error)

    @Slot(object)
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

    def practice_started(self) -> None:
        """The practice org can be reached now."""
        if self._practice_life is not None:
            self._practice_life.renew()

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
        if journeys is None or journeys.finish():
            self._warned = False
            return True
        if self._warned:
            return True
        self._warned = True
        self.leave_wizard()
        self.go(Place.JOURNEYS)
        return False

    def quit(self) -> bool:
        """Ends the app, tray or not; False where something would be lost, which is shown then."""
        if not self._may_close():
            return False
        self.quit_asked.emit()
        return True

    @Slot()
    def _restart(self) -> None:
        if self._may_close():
            self.restart_asked.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close():
            event.ignore()
            return
        self.remember()
        self.closing.emit()
        super().closeEvent(event)
