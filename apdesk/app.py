"""The composition root of the desktop app: paths, logs, store check, threads, window, shutdown."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Qt, Slot
from PySide6.QtWidgets import QApplication

from apdesk.domain.clock import SystemClock
from apdesk.domain.setup_flow import ConnectTarget, Page
from apdesk.errors import ApdeskError
from apdesk.logs import start_logging, tell
from apdesk.paths import DataDir
from apdesk.resources import resource
from apdesk.store.database import Store
from apdesk.store.views import Views
from apdesk.ui.desk import Desk
from apdesk.ui.icons import app_icon
from apdesk.ui.main_window import MainWindow
from apdesk.ui.shell.browser import Browser
from apdesk.ui.shell.crash import install_excepthook
from apdesk.ui.shell.garbage import GarbageCollector
from apdesk.ui.shell.process import ended_by_signals, qt_speaking_plainly
from apdesk.ui.shell.single import SingleInstance
from apdesk.ui.shell.startup_error import show_startup_error
from apdesk.ui.shell.tray import Tray
from apdesk.ui.sidebar import Place
from apdesk.ui.theme import Scheme, apply_theme
from apdesk.ui.wizard.window import SetupWizard
from apdesk.worker import readers
from apdesk.worker.explaining import explain_record
from apdesk.worker.org_kind import on_this_computer
from apdesk.worker.readers import DeskState
from apdesk.worker.setup import SessionVault, SetupServices, connected_app_key
from apdesk.worker.sync_backend import StoreBackend
from apdesk.worker.sync_thread import SyncThread
from apdesk.worker.sync_worker import SyncWorker
from apdesk.worker.tasks import TaskRunner
from apdesk.worker.upkeep import restore_backup

log = logging.getLogger("apdesk.app")

StartPractice = Callable[[], ConnectTarget]


class Desktop(QObject):
    """Everything that lives while the window is open, and the order in which it ends."""

    def __init__(
        self,
        data_dir: DataDir,
        memory: QSettings,
        views: Views,
        start_practice: StartPractice | None,
        *,
        open_url: Callable[[str], object] | None = None,
    ) -> None:
        """`open_url` opens login pages and records; None: the desktop's own browser does."""
        super().__init__()
        self._start_practice = start_practice
        self._views = views
        self._memory = memory
        self._practice_wanted = False
        self._practice_used_before = False
        self._target: ConnectTarget | None = None
        self._quitting = False
        self._browser = Browser(self, open_url)
        self.runner = TaskRunner(self)
        vault = self.vault = SessionVault(data_dir)
        self._services = SetupServices(
            data_dir,
            vault,
            client_id=_shipped_client_id(),
            open_browser=self._browser.open,
        )
        desk = Desk(
            database=data_dir.database,
            views=views,
            runner=self.runner,
            memory=memory,
            clock=SystemClock(),
            explain=lambda text: explain_record(data_dir, vault, text),
            open_url=self._browser.open,
        )
        self.worker = SyncWorker(StoreBackend(data_dir, vault))
        self.thread_of_sync = SyncThread(self.worker, self)
        wizard = SetupWizard(self._services, self.runner, start_practice=start_practice)
        self.window = MainWindow(desk, wizard)
        self.tray: Tray | None = Tray(self) if Tray.available() else None
        self._connect()

    def _connect(self) -> None:
        worker, window = self.worker, self.window
        for said, heard in (
            (worker.run_started, window.run_started),
            (worker.progressed, window.progressed),
            (worker.rows_changed, window.rows_changed),
            (worker.run_finished, window.run_finished),
            (worker.run_failed, window.run_failed),
            (worker.next_run_changed, window.next_run_changed),
            (worker.open_failed, window.run_failed),
            (window.run_asked, worker.run_now),
            (window.pause_asked, worker.pause),
            (window.resume_asked, worker.resume),
            (window.cancel_asked, worker.cancel),
            (window.approve_asked, worker.approve_removals),
            (window.reload_asked, worker.reload),
            (window.preferences_chosen, worker.preferences_changed),
        ):
            said.connect(heard)
        # A slot of the sync thread waits while a step does; the token is seen within it.
        window.cancel_asked.connect(self._stop_run)
        window.pause_asked.connect(self._stop_run)
        window.disconnect_asked.connect(self._disconnect)
        window.restore_asked.connect(self._restore)
        window.closing.connect(self._window_closed)
        if self.tray is not None:
            tray = self.tray
            worker.next_run_changed.connect(tray.show_next_run)
            worker.run_finished.connect(tray.run_finished)
            worker.run_failed.connect(tray.run_failed)
            window.changes_refused.connect(tray.changes_refused)
            tray.sync_asked.connect(window.sync_now)
            tray.pause_asked.connect(window.pause_asked)
            tray.resume_asked.connect(window.resume_asked)
            tray.open_asked.connect(self.bring_to_front)
            tray.quit_asked.connect(self.quit)

    # -- opening --------------------------------------------------------------------------------

    def open(
        self,
        *,
        practice: bool = False,
        practice_used_before: bool = False,
        connect_target: ConnectTarget | None = None,
    ) -> None:
        """Shows the window as soon as the state of the database is read."""
        self._practice_wanted = practice
        self._practice_used_before = practice_used_before
        self._target = connect_target
        if self.tray is not None:
            self.tray.show()
            QApplication.setQuitOnLastWindowClosed(False)
        self.runner.start(
            readers.desk_state(self.window.database),
            on_done=self._state_read,
            on_failed=self._state_failed,
        )

    @Slot(object)
    def _state_read(self, state: DeskState) -> None:
        window = self.window
        window.show_state(state)
        window.sync_page.reload()
        if state.set_up or (state.binding is None and state.data_org_id is not None):
            window.open_desk()
        elif state.binding is not None:
            window.open_wizard(Page.CONFIGURE)
        else:
            self._first_launch()
        window.show()
        log.info("the window is open")
        binding = state.binding
        local = binding is not None and on_this_computer(binding.login_url)
        if local and self._practice_used_before and self._start_practice is not None:
            start = self._start_practice
            self.runner.start(
                lambda _progress, _cancel: start(),
                on_done=self._practice_running,
                on_failed=self._practice_failed,
            )
        else:
            self.thread_of_sync.start()

    def _first_launch(self) -> None:
        window = self.window
        window.open_wizard(Page.WELCOME)
        if self._target is not None:
            window.wizard.flow.answer(practice=False, target=self._target)
            window.wizard.go_next()
        elif self._practice_wanted:
            window.wizard.welcome.practice_card.click()

    @Slot(object)
    def _state_failed(self, error: ApdeskError) -> None:
        log.error("the state can't be read: %s", error.code)
        self.window.show()
        self.window.preferences_page.show_unreadable(error)
        self.window.go(Place.PREFERENCES)

    @Slot(object)
    def _practice_running(self, _target: object) -> None:
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
        window.show()
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()

    @Slot()
    def _stop_run(self) -> None:
        self.worker.stop_run()

    @Slot(bool)
    def _disconnect(self, remove_data: bool) -> None:
        self.worker.stop_run()
        self.runner.start(
            self._services.disconnect(remove_data=remove_data),
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
        """With a tray the app stays there and goes on syncing; without one it ends."""
        if self.tray is None:
            self.quit()

    @Slot()
    def quit(self) -> None:
        """Ends the app; `shut_down` follows."""
        if not self._quitting:
            self._quitting = True
            QApplication.exit(0)

    def shut_down(self) -> None:
        """Sync thread first, then tasks, then windows; each waits for the one before."""
        self._quitting = True
        self.window.remember()
        if self.tray is not None:
            self.tray.hide()
        ended = self.thread_of_sync.stop()
        self.runner.shut_down()
        self.window.close()
        self.window.deleteLater()
        self._views.close()
        self._memory.sync()
        if not ended:
            # A QThread that is destroyed while it runs aborts the process; leaving it to the
            # operating system loses nothing, because every step is one transaction.
            logging.shutdown()
            os._exit(1)


def _shipped_client_id() -> str:
    try:
        return connected_app_key(resource("connected-app.json"))
    except FileNotFoundError:
        return ""


def _scheme(memory: QSettings) -> Scheme:
    stored = memory.value("look/scheme", "system")
    return "dark" if stored == "dark" else "light" if stored == "light" else "system"


def _application(argv: Sequence[str]) -> QApplication:
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    with qt_speaking_plainly():
        app = QApplication(list(argv))
    app.setApplicationName("apdesk")
    app.setApplicationDisplayName("apdesk")
    app.setDesktopFileName("apdesk")
    app.setWindowIcon(app_icon())
    return app


def run(
    data_dir: DataDir,
    *,
    start_practice: StartPractice | None = None,
    practice: bool = False,
    practice_used_before: bool = False,
    connect_target: ConnectTarget | None = None,
    debug: bool = False,
    argv: Sequence[str] = ("apdesk",),
) -> int:
    """Opens the window and serves it until the user quits; the exit code.

    Args:
        data_dir: Where everything is kept.
        start_practice: Starts the practice org and says where it is; None: there is none.
        practice: Begin on the practice org (`--practice`), where nothing is set up yet.
        practice_used_before: The saved login may belong to the practice org, which must run then.
        connect_target: Begin with the login to this org, where nothing is set up yet.
        debug: Log more.
    """
    app = _application(argv)
    apply_theme(app, "system")  # for the words that may come before the stored choice is read
    try:
        data_dir.prepare()
        start_logging(data_dir.logs, debug=debug)
        memory = QSettings(str(data_dir.path / "window.ini"), QSettings.Format.IniFormat)
        apply_theme(app, _scheme(memory))
        single = SingleInstance(data_dir.path, app)
        if not single.first():
            log.info("another copy is running; it was brought to the front")
            return 0
        with Store(data_dir.database):
            pass  # made, checked, and brought up to date before anything reads it
        views = Views(data_dir.database)
    except ApdeskError as error:
        log.info("can't start: %s", error.code)
        tell(f"apdesk: {error}")
        show_startup_error(error, data_dir.path)
        return 1
    reporter = install_excepthook(app)
    collector = GarbageCollector(app)
    desktop = Desktop(data_dir, memory, views, start_practice)
    reporter.window = desktop.window
    single.raise_asked.connect(desktop.bring_to_front)
    try:
        desktop.open(
            practice=practice,
            practice_used_before=practice_used_before,
            connect_target=connect_target,
        )
        with ended_by_signals(desktop.quit):
            return app.exec()
    finally:
        desktop.shut_down()
        single.close()
        collector.stop()
        sys.excepthook = sys.__excepthook__
