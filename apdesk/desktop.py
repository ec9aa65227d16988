"""Everything that lives while the window is open: what is made when, and how it ends."""

from __future__ import annotations

import logging
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import SystemClock
from apdesk.errors import ApdeskError
from apdesk.paths import DataDir
from apdesk.services import (
    NamesInSalesforce,
    connect_defaults,
    explanation,
    first_page,
    journey_choices,
    load_the_rest,
    setup_services,
)
from apdesk.ui.criteria.references import References
from apdesk.ui.desk import Desk
from apdesk.ui.icons import app_icon
from apdesk.ui.main_window import MainWindow
from apdesk.ui.shell.browser import Browser
from apdesk.ui.shell.first_paint import FirstPaint
from apdesk.ui.shell.later import Later
from apdesk.ui.shell.pages import load_palette
from apdesk.ui.sidebar import Place
from apdesk.worker import readers
from apdesk.worker.checking import check_database, prepare_database
from apdesk.worker.org_kind import on_this_computer
from apdesk.worker.readers import DeskState
from apdesk.worker.tasks import Progress, TaskRunner
from apdesk.worker.vault import SessionVault

if TYPE_CHECKING:
    from apdesk.deployment import Deployment
    from apdesk.domain.setup_flow import ConnectTarget
    from apdesk.store.views import Views
    from apdesk.ui.shell.practice import PracticeProcess
    from apdesk.ui.shell.presence import Presence
    from apdesk.ui.wizard.window import SetupWizard
    from apdesk.worker.sync_thread import SyncThread
    from apdesk.worker.sync_worker import SyncWorker

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


class Desktop(QObject):
    """Everything that lives while the window is open, and the order in which it ends.

    Signals:
        in_sight: The window shows what it is opened for; the rest is made from now on.
    """

    in_sight = Signal()

    def __init__(
        self,
        data_dir: DataDir,
        memory: QSettings,
        views: Views | Later[Views],
        start_practice: StartPractice | None,
        *,
        open_url: Callable[[str], object] | None = None,
        practice_process: Callable[[], PracticeProcess | None] | None = None,
        deployed: Deployment | None = None,
    ) -> None:
        """`views` may be opened once the database is known to be fit for it; `open_url` opens login
        pages and records, None: the desktop's own browser does. `practice_process`: whoever runs
        the practice org, once `start_practice` was called. `deployed`: what was decided when apdesk
        was installed here."""
        super().__init__()
        self._data_dir = data_dir
        self._start_practice = start_practice
        self._practice_process = practice_process
        self._views = views
        self._memory = memory
        self._deployed = deployed
        self._practice_wanted = False
        self._practice_used_before = never
        self._target: ConnectTarget | None = None
        self._quitting = False
        self._shown = False
        self._hidden = False
        self._state_known = False
        #: Whether apdesk is to be started anew once it has ended.
        self.restarts = False
        #: Why the app ends by itself: the database turned out to be damaged.
        self.damage: ApdeskError | None = None
        self._browser = Browser(self, open_url)
        self.runner = TaskRunner(self)
        self.vault = SessionVault(data_dir)
        self._services = Later(
            lambda: setup_services(data_dir, self.vault, self._browser, deployed)
        )
        self._references = References(NamesInSalesforce(self._services), self.runner, self)
        desk = Desk(
            database=data_dir.database,
            views=views,
            runner=self.runner,
            memory=memory,
            clock=SystemClock(),
            explain=lambda text: explanation(data_dir, self.vault, text),
            open_url=self._browser.open,
            choices=lambda: journey_choices(data_dir, self.vault),
            deployed=deployed,
        )
        self._sync = Later(self._make_sync)
        self.window = MainWindow(desk, Later(self._make_wizard), self._references)
        self.presence: Presence | None = None
        self._connect_window()

    def _make_wizard(self) -> SetupWizard:
        from apdesk.ui.wizard.window import SetupWizard

        return SetupWizard(
            self._services(),
            self.runner,
            start_practice=self._start_practice,
            references=self._references,
            defaults=connect_defaults(self._deployed),
        )

    def _make_sync(self) -> SyncThread:
        from apdesk.worker.sync_backend import StoreBackend
        from apdesk.worker.sync_thread import SyncThread
        from apdesk.worker.sync_worker import SyncWorker

        worker = SyncWorker(StoreBackend(self._data_dir, self.vault))
        self._connect_worker(worker)
        return SyncThread(worker, self)

    @property
    def thread_of_sync(self) -> SyncThread:
        return self._sync()

    @property
    def worker(self) -> SyncWorker:
        return self.thread_of_sync.worker

    def _connect_worker(self, worker: SyncWorker) -> None:
        window = self.window
        for said, heard in (
            (worker.run_started, window.run_started),
            (worker.progressed, window.progressed),
            (worker.rows_changed, window.rows_changed),
            (worker.run_finished, window.run_finished),
            (worker.run_failed, window.run_failed),
            (worker.next_run_changed, window.next_run_changed),
            (worker.open_failed, window.run_failed),
            (worker.journeys_moved, window.journeys_changed),
            (window.run_asked, worker.run_now),
            (window.pause_asked, worker.pause),
            (window.resume_asked, worker.resume),
            (window.cancel_asked, worker.cancel),
            (window.approve_asked, worker.approve_removals),
            (window.reload_asked, worker.reload),
            (window.preferences_chosen, worker.preferences_changed),
            (window.journeys_asked, worker.look_at_journeys),
        ):
            said.connect(heard)

    def _connect_window(self) -> None:
        window = self.window
        # A slot of the sync thread waits while a step does; the token is seen within it.
        window.cancel_asked.connect(self._stop_run)
        window.pause_asked.connect(self._stop_run)
        window.disconnect_asked.connect(self._disconnect)
        window.restore_asked.connect(self._restore)
        window.closing.connect(self._window_closed)
        window.quit_asked.connect(self.quit)
        window.restart_asked.connect(self.restart)

    # -- opening --------------------------------------------------------------------------------

    def open(
        self,
        *,
        practice: bool = False,
        practice_used_before: Callable[[], bool] = never,
        connect_target: ConnectTarget | None = None,
        hidden: bool = False,
    ) -> None:
        """Shows the window: at once where the lists were in it when it was closed, else as soon as
        the state of the database is read. Everything else waits until it is painted.

        `hidden`: it stays away until it is asked for, in the tray; minimised where there is none.
        """
        self._practice_wanted = practice
        self._practice_used_before = practice_used_before
        self._target = connect_target
        self._hidden = hidden
        if hidden:
            QApplication.setQuitOnLastWindowClosed(False)
            self._prepare()
        elif self._memory.value(_LISTS, "false") in ("true", True):
            self.window.show_desk()
            self._show()
        else:
            self._prepare()

    def _prepare(self) -> None:
        """Makes the database, or brings it up to date, before anything reads it."""
        self.runner.start(
            prepare_database(self.window.database),
            on_done=self._prepared,
            on_failed=self._not_prepared,
        )

    @Slot(object)
    def _prepared(self, _nothing: object) -> None:
        if self._shown:
            self.window.open_desk()
            self._watch_list()
        else:
            self._read_state()

    @Slot(object)
    def _not_prepared(self, error: ApdeskError) -> None:
        log.error("the database can't be opened: %s", error.code)
        self._end_by(error)

    def _show(self) -> None:
        self._shown = True
        sight = FirstPaint(self.window, PATIENCE_MS)
        sight.painted.connect(self._painted)
        sight.settled.connect(self._in_front)
        self.window.show()

    @Slot()
    def _in_front(self) -> None:
        """The window is there; its list comes first, then the rest."""
        if self._quitting:
            return
        if not self._state_known:
            self._prepare()
        else:
            self._watch_list()

    def _watch_list(self) -> None:
        page = self.window.current_list
        if page is None:
            self._go_on()
            return
        sight = FirstPaint(page.table.viewport(), PATIENCE_MS)
        sight.painted.connect(self._list_painted)
        sight.settled.connect(self._go_on)
        FirstPaint(page.empty, PATIENCE_MS).painted.connect(sight.settle)

    @Slot()
    def _painted(self) -> None:
        log.info("the window is open, after %d ms of CPU time", time.process_time() * 1000)

    @Slot()
    def _list_painted(self) -> None:
        log.info("the list is shown, after %d ms of CPU time", time.process_time() * 1000)

    @Slot()
    def _go_on(self) -> None:
        """With all that may wait until there is something to look at."""
        if self._quitting:
            return
        self._add_the_rest()
        QTimer.singleShot(0, self, self._check if self._state_known else self._read_state)

    def _add_the_rest(self) -> None:
        from apdesk.ui.help.keys import HelpKeys

        HelpKeys(self)
        QApplication.setWindowIcon(app_icon())
        self.in_sight.emit()
        if self._deployed is not None:
            from apdesk.ui.settings.deployed import apply_desktop

            apply_desktop(self._deployed.desktop, self._memory, self._data_dir.path)
        if sys.platform == "darwin":
            from apdesk.ui.shell.mac_menu import make_menu_bar

            make_menu_bar(self.window)

    @Slot()
    def _add_tray(self) -> None:
        from apdesk.ui.shell.tray import Tray

        if self.presence is not None or not Tray.available():
            return
        from apdesk.ui.shell.presence import Presence

        self.presence = presence = Presence(self.window, self.worker, self)
        presence.open_asked.connect(self.bring_to_front)
        presence.quit_asked.connect(self.quit)
        QApplication.setQuitOnLastWindowClosed(False)

    def _stay_hidden(self) -> None:
        """Nothing is shown until it is asked for."""
        self._add_the_rest()
        self._check()
        if self.presence is None:
            from apdesk.ui.shell.presence import TrayWatch

            watch = TrayWatch(self)
            watch.found.connect(self._add_tray)
            watch.gave_up.connect(self._show_minimised)

    @Slot()
    def _show_minimised(self) -> None:
        """There is no tray: apdesk waits in the task bar."""
        if not self._shown and not self._quitting:
            self._shown = True
            self.window.showMinimized()

    def _read_state(self) -> None:
        read = readers.desk_state(self.window.database)

        def work(progress: Progress, cancel: CancelToken) -> object:
            load_the_rest()
            return read(progress, cancel)

        self.runner.start(
            work,
            on_done=self._state_read,
            on_failed=self._state_failed,
        )

    @Slot(object)
    def _state_read(self, state: DeskState) -> None:
        """Makes the page that shows it; in a turn of its own, since each takes a frame or two."""
        if self._practice_process is not None:
            from apdesk.ui.shell.practice import Practice

            self.window.desk.practice = Practice(self._practice_process, self)
        _ = self.window.sync_page
        QTimer.singleShot(0, self, lambda: self._show_state(state))

    def _show_state(self, state: DeskState) -> None:
        if self._quitting:
            return
        window = self.window
        self._state_known = True
        window.show_state(state)
        window.sync_page.reload()
        if _shows_lists(state):
            if not self._shown:
                window.open_desk()
        elif state.binding is not None:
            window.open_wizard(first_page("CONFIGURE"))
        else:
            self._first_launch()
        if self._shown:
            self._check()
        elif self._hidden:
            self._stay_hidden()
        else:
            self._show()

    @Slot(object)
    def _state_failed(self, error: ApdeskError) -> None:
        log.error("the state can't be read: %s", error.code)
        if error.code == "database.corrupt":
            self._end_by(error)
            return
        if not self._shown:
            self._shown = True
            self.window.show()
            self._add_the_rest()
            self._add_tray()
        self.window.preferences_page.show_unreadable(error)
        self.window.go(Place.PREFERENCES)

    def _check(self) -> None:
        """Reads the whole database, whatever its size; nothing is synced into a damaged one."""
        self._add_tray()
        self.runner.start(lambda _progress, _cancel: load_palette())
        self.runner.start(
            check_database(self.window.database),
            on_done=self._checked,
            on_failed=self._not_checked,
        )

    @Slot(object)
    def _checked(self, _nothing: object) -> None:
        binding = self.window.state.binding
        local = binding is not None and on_this_computer(binding.login_url)
        if local and self._practice_used_before() and self._start_practice is not None:
            start = self._start_practice
            self.runner.start(
                lambda _progress, _cancel: start(),
                on_done=self._practice_running,
                on_failed=self._practice_failed,
            )
        else:
            self.thread_of_sync.start()

    @Slot(object)
    def _not_checked(self, error: ApdeskError) -> None:
        log.error("the database can't be checked: %s", error.code)
        self._end_by(error)

    def _end_by(self, error: ApdeskError) -> None:
        """As where the app could not start at all: `run` says why once the window is gone."""
        self.damage = error
        self.quit()

    def _first_launch(self) -> None:
        window = self.window
        window.open_wizard(first_page("WELCOME"))
        if not window.wizard_open:
            return  # what keeps it from that is said in its place
        if self._target is not None:
            window.wizard.flow.answer(practice=False, target=self._target)
            window.wizard.go_next()
        elif self._practice_wanted:
            window.wizard.welcome.practice_card.click()

    @Slot(object)
    def _practice_running(self, _target: object) -> None:
        self.window.practice_started()
        self.thread_of_sync.start()

    @Slot(object)
    def _practice_failed(self, error: ApdeskError) -> None:
        log.warning("the practice org can't be started: %s", error.code)
        self.thread_of_sync.start()

    # -- while it runs --------------------------------------------------------------------------

    @Slot()
    def bring_to_front(self) -> None:
        """Another copy was started, or the tray was clicked."""
        window = self.window
        self._shown = True
        window.show()
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()

    @Slot()
    def _stop_run(self) -> None:
        if self._sync.made is not None:
            self.worker.stop_run()

    @Slot(bool)
    def _disconnect(self, remove_data: bool) -> None:
        self.worker.stop_run()
        self.runner.start(
            self._services().disconnect(remove_data=remove_data),
            on_done=self._disconnected,
            on_failed=self._disconnect_failed,
        )

    @Slot(object)
    def _disconnected(self, _nothing: object) -> None:
        self.window.reload_asked.emit()
        self.window.reload_state()
        self.window.reload_lists()

    @Slot(object)
    def _disconnect_failed(self, error: ApdeskError) -> None:
        self.window.preferences_page.show_error(error)
        self.window.reload_asked.emit()
        self.window.reload_state()

    @Slot(object)
    def _restore(self, backup: Path) -> None:
        """Puts a backup in place, once the run that may go on has stopped."""
        from apdesk.worker.upkeep import restore_backup

        self.worker.stop_run()
        self.runner.start(
            restore_backup(self.window.database, backup, SystemClock()),
            on_done=self._restored,
            on_failed=self._not_restored,
        )

    @Slot(object)
    def _restored(self, _before: object) -> None:
        self.window.restored(None)

    @Slot(object)
    def _not_restored(self, error: ApdeskError) -> None:
        self.window.restored(error)

    @Slot()
    def _window_closed(self) -> None:
        """With a tray the app stays there and goes on syncing, unless that isn't wanted; without
        one it ends."""
        if self._quitting:
            return
        if self.presence is None or not self.presence.outlives_window:
            self.quit()
        else:
            self.presence.window_closed()

    @Slot()
    def quit(self) -> None:
        """Ends the app; `shut_down` follows."""
        if not self._quitting:
            self._quitting = True
            QApplication.exit(0)

    @Slot()
    def restart(self) -> None:
        """Ends the app to start it anew."""
        self.restarts = True
        self.quit()

    def shut_down(self) -> None:
        """Sync thread first, then tasks, then windows; each waits for the one before."""
        self._quitting = True
        if self._state_known:
            self._memory.setValue(_LISTS, _shows_lists(self.window.state))
        self.window.remember()
        if self.presence is not None:
            self.presence.hide()
        ended = self._sync.made is None or self._sync.made.stop()
        self.runner.shut_down()
        self.window.close()
        self.window.deleteLater()
        views = self._views.made if isinstance(self._views, Later) else self._views
        if views is not None:
            views.close()
        self._memory.sync()
        if not ended:
            # A QThread that is destroyed while it runs aborts the process; leaving it to the
            # operating system loses nothing, because every step is one transaction.
            logging.shutdown()
            os._exit(1)
