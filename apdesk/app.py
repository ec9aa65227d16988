"""The composition root of the desktop app: paths, logs, store check, threads, window, shutdown."""

from __future__ import annotations

import logging
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QSettings, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import SystemClock
from apdesk.errors import ApdeskError
from apdesk.logs import start_logging, tell
from apdesk.paths import DataDir, configuration_file
from apdesk.resources import resource
from apdesk.ui import translation
from apdesk.ui.criteria.references import References
from apdesk.ui.desk import Desk
from apdesk.ui.icons import app_icon
from apdesk.ui.main_window import MainWindow
from apdesk.ui.shell.browser import Browser
from apdesk.ui.shell.crash import install_excepthook
from apdesk.ui.shell.first_paint import FirstPaint
from apdesk.ui.shell.garbage import GarbageCollector
from apdesk.ui.shell.later import Later
from apdesk.ui.shell.pages import load_palette, load_sync_page
from apdesk.ui.shell.process import ended_by_signals, qt_speaking_plainly
from apdesk.ui.shell.single import SingleInstance
from apdesk.ui.sidebar import Place
from apdesk.ui.theme import Scheme, apply_theme, new_application
from apdesk.worker import readers
from apdesk.worker.checking import check_database, prepare_database
from apdesk.worker.org_kind import on_this_computer
from apdesk.worker.readers import DeskState
from apdesk.worker.tasks import Progress, TaskRunner, Work
from apdesk.worker.vault import SessionVault

if TYPE_CHECKING:
    from apdesk.deployment import Deployment
    from apdesk.domain.setup_flow import ConnectTarget, Page
    from apdesk.store.views import Views
    from apdesk.ui.shell.practice import PracticeProcess
    from apdesk.ui.shell.presence import Presence
    from apdesk.ui.wizard.connect_form import ConnectDefaults
    from apdesk.ui.wizard.window import SetupWizard
    from apdesk.worker.journey_choices import JourneyChoices
    from apdesk.worker.setup import SetupServices
    from apdesk.worker.sync_thread import SyncThread
    from apdesk.worker.sync_worker import SyncWorker

log = logging.getLogger("apdesk.app")

StartPractice = Callable[[], "ConnectTarget"]


#: Whether the lists were in the window when it was closed.
_LISTS = "window/lists"
#: How long the rest waits for a window that isn't painted (a minimised one).
PATIENCE_MS = 1_000
#: What `run` returns where apdesk is to be started anew.
RESTART = -1


def _never() -> bool:
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
        self._practice_used_before = _never
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
            lambda: _setup_services(data_dir, self.vault, self._browser, deployed)
        )
        self._references = References(_NamesInSalesforce(self._services), self.runner, self)
        desk = Desk(
            database=data_dir.database,
            views=views,
            runner=self.runner,
            memory=memory,
            clock=SystemClock(),
            explain=lambda text: _explanation(data_dir, self.vault, text),
            open_url=self._browser.open,
            choices=lambda: _journey_choices(data_dir, self.vault),
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
            defaults=_connect_defaults(self._deployed),
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
        practice_used_before: Callable[[], bool] = _never,
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
            _load_the_rest()
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
            window.open_wizard(_first_page("CONFIGURE"))
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
        window.open_wizard(_first_page("WELCOME"))
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


# -- what the first sight of the window doesn't wait for, with its imports ------------------------


def _load_the_rest() -> None:
    """What the state is shown by and the sync is run by, in whatever thread: the window isn't kept
    waiting by these imports."""
    load_sync_page()
    import apdesk.worker.sync_backend
    import apdesk.worker.sync_thread  # noqa: F401


class _NamesInSalesforce:
    """Asks the org for names; the services that do are made with the first question."""

    def __init__(self, services: Later[SetupServices]) -> None:
        self._services = services

    def find_by_name(self, sobjects: Sequence[str], text: str) -> Work:
        return self._services().find_by_name(sobjects, text)

    def names_of(self, sobjects: Sequence[str], ids: Sequence[str]) -> Work:
        return self._services().names_of(sobjects, ids)


def _views(data_dir: DataDir) -> Views:
    from apdesk.store.database import Store
    from apdesk.store.views import Views

    with Store(data_dir.database, check=False):
        pass  # whoever is quicker than `prepare_database` waits for it
    return Views(data_dir.database)


def _setup_services(
    data_dir: DataDir, vault: SessionVault, browser: Browser, deployed: Deployment | None
) -> SetupServices:
    from apdesk.salesforce.oauth import CALLBACK_PORTS
    from apdesk.worker.setup import SetupServices

    port = deployed.connect.port if deployed is not None else None
    return SetupServices(
        data_dir,
        vault,
        client_id=_shipped_client_id(),
        open_browser=browser.open,
        ports=CALLBACK_PORTS if port is None else (port,),
    )


def _connect_defaults(deployed: Deployment | None) -> ConnectDefaults | None:
    from apdesk.ui.wizard.connect_form import ConnectDefaults

    if deployed is None:
        return None
    given = deployed.connect
    return ConnectDefaults(given.login_url, given.client_id, given.locked)


def _journey_choices(data_dir: DataDir, vault: SessionVault) -> JourneyChoices:
    from apdesk.worker.journey_choices import JourneyChoices

    return JourneyChoices(data_dir, vault)


def _explanation(data_dir: DataDir, vault: SessionVault, text: str) -> Work:
    from apdesk.worker.explaining import explain_record

    return explain_record(data_dir, vault, text)


def _first_page(name: Literal["WELCOME", "CONFIGURE"]) -> Page:
    from apdesk.domain.setup_flow import Page

    return Page[name]


def _shipped_client_id() -> str:
    from apdesk.worker.setup import connected_app_key

    try:
        return connected_app_key(resource("connected-app.json"))
    except FileNotFoundError:
        return ""


def _deployed(data_dir: DataDir) -> Deployment | None:
    """What an administrator decided beforehand. Raises KnownError where that can't be used."""
    if configuration_file(data_dir) is None:
        return None
    from apdesk.deployment import deployment

    return deployment(data_dir)


def _scheme(memory: QSettings, default: str) -> Scheme:
    stored = memory.value("look/scheme", default)
    return "dark" if stored == "dark" else "light" if stored == "light" else "system"


def _application(argv: Sequence[str]) -> QApplication:
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    with qt_speaking_plainly():
        app = new_application(argv)
    app.setApplicationName("apdesk")
    app.setApplicationDisplayName("apdesk")
    app.setDesktopFileName("apdesk")
    return app


def run(
    data_dir: DataDir,
    *,
    start_practice: StartPractice | None = None,
    practice: bool = False,
    practice_used_before: Callable[[], bool] = _never,
    connect_target: ConnectTarget | None = None,
    practice_process: Callable[[], PracticeProcess | None] | None = None,
    hidden: bool = False,
    debug: bool = False,
    argv: Sequence[str] = ("apdesk",),
) -> int:
    """Opens the window and serves it until the user quits; the exit code, or RESTART.

    Args:
        data_dir: Where everything is kept.
        start_practice: Starts the practice org and says where it is; None: there is none.
        practice: Begin on the practice org (`--practice`), where nothing is set up yet.
        practice_used_before: Whether the saved login may belong to the practice org, which must
            run then.
        connect_target: Begin with the login to this org, where nothing is set up yet.
        practice_process: Whoever runs the practice org, once it was started.
        hidden: Start in the tray, minimised where there is none.
        debug: Log more.
    """
    app = _application(argv)
    single: SingleInstance | None = None
    try:
        data_dir.prepare()
        start_logging(data_dir.logs, debug=debug)
        memory = QSettings(str(data_dir.path / "window.ini"), QSettings.Format.IniFormat)
        deployed = _deployed(data_dir)
        look = None if deployed is None else deployed.look
        translation.install(app, memory, "system" if look is None else look.language)
        theme = apply_theme(app, _scheme(memory, "system" if look is None else look.scheme))
        if memory.contains("look/animations"):
            theme.animated = bool(memory.value("look/animations", True, type=bool))
        single = SingleInstance(data_dir.path, app)
        if not single.first(listen=False, call=not hidden):
            log.info("another copy is running")
            return 0
    except ApdeskError as error:
        if single is not None:
            single.close()
        return _not_started(app, error, data_dir)
    reporter = install_excepthook(app)
    collector = GarbageCollector(app)
    desktop = Desktop(
        data_dir,
        memory,
        Later(lambda: _views(data_dir)),
        start_practice,
        practice_process=practice_process,
        deployed=deployed,
    )
    reporter.window = desktop.window
    single.raise_asked.connect(desktop.bring_to_front)
    desktop.in_sight.connect(single.listen)
    try:
        desktop.open(
            practice=practice,
            practice_used_before=practice_used_before,
            connect_target=connect_target,
            hidden=hidden,
        )
        with ended_by_signals(desktop.quit):
            code = app.exec()
    finally:
        desktop.shut_down()
        single.close()
        collector.stop()
        sys.excepthook = sys.__excepthook__
    if desktop.damage is not None:
        return _not_started(app, desktop.damage, data_dir)
    return RESTART if desktop.restarts else code


def _not_started(app: QApplication, error: ApdeskError, data_dir: DataDir) -> int:
    """Says why, until the user quits; the exit code."""
    from apdesk.ui.shell.startup_error import show_startup_error

    log.info("can't start: %s", error.code)
    tell(f"apdesk: {error}")
    if not app.styleSheet():
        apply_theme(app, "system")  # the stored look wasn't read yet
    show_startup_error(error, data_dir.path)
    return 1
