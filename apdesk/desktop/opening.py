"""The way from the first paint of the window to the start of the sync: what comes when."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from apdesk.domain.cancel import CancelToken
from apdesk.errors import ApdeskError
from apdesk.services import first_page, load_the_rest
from apdesk.ui.icons import app_icon
from apdesk.ui.shell.first_paint import FirstPaint
from apdesk.ui.shell.pages import load_palette
from apdesk.ui.sidebar import Place
from apdesk.worker import readers
from apdesk.worker.checking import prepare_database
from apdesk.worker.readers import DeskState
from apdesk.worker.tasks import Progress

if TYPE_CHECKING:
    from apdesk.desktop.visibility import Visibility
    from apdesk.domain.setup_flow import ConnectTarget
    from apdesk.ui.main_window import MainWindow
    from apdesk.ui.shell.later import Later
    from apdesk.ui.shell.practice import PracticeProcess
    from apdesk.worker.sync_thread import SyncThread

log = logging.getLogger("apdesk.app")

StartPractice = Callable[[], "ConnectTarget"]

#: Whether the lists were in the window when it was closed.
_LISTS = "window/lists"
#: How long the rest waits for a window that isn't painted (a minimised one).
PATIENCE_MS = 1_000


def never() -> bool:
    """Where nobody can say otherwise."""
    return False


def _shows_lists(state: DeskState) -> bool:
    return state.set_up or (state.binding is None and state.data_org_id is not None)


class Opening(QObject):
    """Opens the window, then does in its order what that doesn't wait for.

    Signals:
        in_sight: The window shows what it is opened for; the rest is made from now on.
        damaged: (ApdeskError) The database can't be used; nothing follows.
    """

    in_sight = Signal()
    damaged = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        visibility: Visibility,
        sync: Later[SyncThread],
        parent: QObject,
        *,
        start_practice: StartPractice | None,
        practice_process: Callable[[], PracticeProcess | None] | None,
    ) -> None:
        """`start_practice` starts the practice org, and `practice_process` is whoever runs it then;
        None: there is none."""
        super().__init__(parent)
        self._window = window
        self._visibility = visibility
        self._sync = sync
        self._start_practice = start_practice
        self._practice_process = practice_process
        self._runner = window.desk.runner
        self._memory = window.desk.memory
        self._practice_wanted = False
        self._practice_used_before = never
        self._target: ConnectTarget | None = None
        self._hidden = False
        self._state_known = False
        self._stopped = False

    def begin(
        self,
        *,
        practice: bool,
        practice_used_before: Callable[[], bool],
        connect_target: ConnectTarget | None,
        hidden: bool,
    ) -> None:
        """As `Desktop.open` says."""
        self._practice_wanted = practice
        self._practice_used_before = practice_used_before
        self._target = connect_target
        self._hidden = hidden
        if hidden:
            QApplication.setQuitOnLastWindowClosed(False)
            self._prepare()
        elif self._memory.value(_LISTS, "false") in ("true", True):
            self._window.show_desk()
            self._show()
        else:
            self._prepare()

    def stop(self) -> None:
        """The app ends: no step follows any more."""
        self._stopped = True

    def remember(self) -> None:
        """Notes for the next start whether the lists are in the window."""
        if self._state_known:
            self._memory.setValue(_LISTS, _shows_lists(self._window.state))

    # -- the window -----------------------------------------------------------------------------

    def _prepare(self) -> None:
        """Makes the database, or brings it up to date, before anything reads it."""
        self._runner.start(
            prepare_database(self._window.database),
            on_done=self._prepared,
            on_failed=self._not_prepared,
        )

    @Slot(object)
    def _prepared(self, _nothing: object) -> None:
        if self._visibility.shown:
            self._window.open_desk()
            self._watch_list()
        else:
            self._read_state()

    @Slot(object)
    def _not_prepared(self, error: ApdeskError) -> None:
        log.error("the database can't be opened: %s", error.code)
        self.damaged.emit(error)

    def _show(self) -> None:
        sight = FirstPaint(self._window, PATIENCE_MS, self)
        sight.painted.connect(self._painted)
        sight.settled.connect(self._in_front)
        self._visibility.show()

    @Slot()
    def _in_front(self) -> None:
        """The window is there; its list comes first, then the rest."""
        if self._stopped:
            return
        if not self._state_known:
            self._prepare()
        else:
            self._watch_list()

    def _watch_list(self) -> None:
        page = self._window.current_list
        if page is None:
            self._go_on()
            return
        sight = FirstPaint(page.table.viewport(), PATIENCE_MS, self)
        sight.painted.connect(self._list_painted)
        sight.settled.connect(self._go_on)
        FirstPaint(page.empty, PATIENCE_MS, self).painted.connect(sight.settle)

    @Slot()
    def _painted(self) -> None:
        log.info("the window is open, after %d ms of CPU time", time.process_time() * 1000)

    @Slot()
    def _list_painted(self) -> None:
        log.info("the list is shown, after %d ms of CPU time", time.process_time() * 1000)

    # -- the rest -------------------------------------------------------------------------------

    @Slot()
    def _go_on(self) -> None:
        """With all that may wait until there is something to look at."""
        if self._stopped:
            return
        self._add_the_rest()
        QTimer.singleShot(0, self, self._start_sync if self._state_known else self._read_state)

    def _add_the_rest(self) -> None:
        from apdesk.ui.help.keys import HelpKeys

        HelpKeys(self)
        QApplication.setWindowIcon(app_icon())
        self.in_sight.emit()
        deployed = self._window.desk.deployed
        if deployed is not None:
            from apdesk.ui.settings.deployed import apply_desktop

            apply_desktop(deployed.desktop, self._memory, self._window.database.parent)
        if sys.platform == "darwin":
            from apdesk.ui.shell.mac_menu import make_menu_bar

            make_menu_bar(self._window)

    def _stay_hidden(self) -> None:
        """Nothing is shown until it is asked for."""
        self._add_the_rest()
        self._start_sync()
        if self._visibility.presence is None:
            from apdesk.ui.shell.presence import TrayWatch

            watch = TrayWatch(self)
            watch.found.connect(self._visibility.add_tray)
            watch.gave_up.connect(self._show_minimised)

    @Slot()
    def _show_minimised(self) -> None:
        if not self._visibility.shown and not self._stopped:
            self._visibility.show_minimised()

    # -- the state ------------------------------------------------------------------------------

    def _read_state(self) -> None:
        read = readers.desk_state(self._window.database)

        def work(progress: Progress, cancel: CancelToken) -> object:
            load_the_rest()
            return read(progress, cancel)

        self._runner.start(
            work,
            on_done=self._state_read,
            on_failed=self._state_failed,
        )

    @Slot(object)
    def _state_read(self, state: DeskState) -> None:
        """Makes the page that shows it; in a turn of its own, since each takes a frame or two."""
        self._add_practice()
        _ = self._window.sync_page
        QTimer.singleShot(0, self, lambda: self._show_state(state))

    def _add_practice(self) -> None:
        if self._practice_process is not None:
            from apdesk.ui.shell.practice import Practice

            self._window.desk.practice = Practice(self._practice_process, self)

    def _show_state(self, state: DeskState) -> None:
        if self._stopped:
            return
        self._state_known = True
        self._window.keeper.show(state)
        self._go_on_with(state)

    def _go_on_with(self, state: DeskState) -> None:
        """To what the window shows by that state, and to the sync."""
        window = self._window
        window.sync_page.reload()
        if _shows_lists(state):
            if not self._visibility.shown:
                window.open_desk()
        elif state.binding is not None:
            window.open_wizard(first_page("CONFIGURE"))
        else:
            self._first_launch()
        if self._visibility.shown:
            self._start_sync()
        elif self._hidden:
            self._stay_hidden()
        else:
            self._show()

    @Slot(object)
    def _state_failed(self, error: ApdeskError) -> None:
        log.error("the state can't be read: %s", error.code)
        if error.code == "database.corrupt":
            self.damaged.emit(error)
            return
        if not self._visibility.shown:
            self._visibility.show()
            self._add_the_rest()
            self._visibility.add_tray()
        self._add_practice()
        self._window.state_shown.connect(self._state_read_after_all)
        self._window.preferences_page.show_unreadable(error)
        self._window.go(Place.PREFERENCES)

    @Slot(object)
    def _state_read_after_all(self, state: DeskState) -> None:
        """The Preferences, which say what went wrong, read it anew whenever they are looked at."""
        if not self._state_known and not self._stopped:
            self._state_known = True
            log.info("the state could be read after all")
            self._go_on_with(state)

    def _first_launch(self) -> None:
        window = self._window
        window.open_wizard(first_page("WELCOME"))
        if not window.wizard_open:
            return  # what keeps it from that is said in its place
        if self._target is not None:
            window.wizard.flow.answer(practice=False, target=self._target)
            window.wizard.go_next()
        elif self._practice_wanted:
            window.wizard.welcome.practice_card.click()

    # -- the sync -------------------------------------------------------------------------------

    def _start_sync(self) -> None:
        from apdesk.desktop.sync_start import SyncStart

        _ = self._sync()  # what is asked of it meanwhile, it does once it starts
        self._visibility.add_tray()
        self._runner.start(lambda _progress, _cancel: load_palette())
        start = SyncStart(
            self._window, self._sync, self._start_practice, self._practice_used_before, self
        )
        start.damaged.connect(self.damaged)
        start.begin()
