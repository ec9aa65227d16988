"""Everything that lives while the window is open: made and joined here, and ended in order."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal, Slot
from PySide6.QtWidgets import QApplication

from apdesk.desktop.damage import DamageWatch
from apdesk.desktop.opening import Opening, StartPractice, never
from apdesk.desktop.visibility import Visibility
from apdesk.domain.clock import SystemClock
from apdesk.errors import ApdeskError
from apdesk.paths import DataDir
from apdesk.services import (
    NamesInSalesforce,
    connect_defaults,
    explanation,
    journey_choices,
    setup_services,
)
from apdesk.ui.criteria.references import References
from apdesk.ui.desk import Desk
from apdesk.ui.main_window import MainWindow
from apdesk.ui.shell.browser import Browser
from apdesk.ui.shell.later import Later
from apdesk.worker.tasks import TaskRunner
from apdesk.worker.vault import SessionVault

if TYPE_CHECKING:
    from apdesk.deployment import Deployment
    from apdesk.desktop.whole_data import WholeData
    from apdesk.domain.setup_flow import ConnectTarget
    from apdesk.store.views import Views
    from apdesk.ui.shell.practice import PracticeProcess
    from apdesk.ui.shell.presence import Presence
    from apdesk.ui.wizard.window import SetupWizard
    from apdesk.worker.sync_thread import SyncThread
    from apdesk.worker.sync_worker import SyncWorker


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
        self._views = views
        self._memory = memory
        self._deployed = deployed
        self._quitting = False
        #: Whether apdesk is to be started anew once it has ended.
        self.restarts = False
        #: Why the app ends by itself: the database turned out to be damaged.
        self.damage: ApdeskError | None = None
        self.damage_watch = DamageWatch(self)
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
        self._whole_data = Later(self._make_whole_data)
        self.window = MainWindow(desk, Later(self._make_wizard), self._references)
        self._visibility = Visibility(self.window, self._sync, self)
        self._opening = Opening(
            self.window,
            self._visibility,
            self._sync,
            self,
            start_practice=start_practice,
            practice_process=practice_process,
        )
        self._connect()

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
        from apdesk.desktop.sync import sync_thread

        thread = sync_thread(self._data_dir, self.vault, self.window, self)
        self.damage_watch.join(thread.worker)
        return thread

    def _make_whole_data(self) -> WholeData:
        from apdesk.desktop.whole_data import WholeData

        return WholeData(self.window, self.worker, self._services, self)

    @property
    def thread_of_sync(self) -> SyncThread:
        return self._sync()

    @property
    def worker(self) -> SyncWorker:
        return self.thread_of_sync.worker

    @property
    def presence(self) -> Presence | None:
        """apdesk in the tray; None where there is none, or not yet."""
        return self._visibility.presence

    def _connect(self) -> None:
        window = self.window
        # A slot of the sync thread waits while a step does; the token is seen within it.
        window.cancel_asked.connect(self._stop_run)
        window.pause_asked.connect(self._stop_run)
        self._browser.refused.connect(window.show_address)
        window.disconnect_asked.connect(self._disconnect)
        window.restore_asked.connect(self._restore)
        window.closing.connect(self._window_closed)
        window.quit_asked.connect(self.quit)
        window.restart_asked.connect(self.restart)
        self._opening.in_sight.connect(self.in_sight)
        self._opening.damaged.connect(self._end_by)
        self.runner.failed.connect(self.damage_watch.failed)
        self.damage_watch.found.connect(self._end_by)

    # -- while it runs --------------------------------------------------------------------------

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
        self._opening.begin(
            practice=practice,
            practice_used_before=practice_used_before,
            connect_target=connect_target,
            hidden=hidden,
        )

    @Slot()
    def bring_to_front(self) -> None:
        """Another copy was started, or the tray was clicked."""
        self._visibility.bring_to_front()

    @Slot()
    def _stop_run(self) -> None:
        if self._sync.made is not None:
            self.worker.stop_run()

    @Slot(bool)
    def _disconnect(self, remove_data: bool) -> None:
        self._whole_data().disconnect_org(remove_data)

    @Slot(object)
    def _restore(self, backup: Path) -> None:
        self._whole_data().restore(backup)

    # -- the end --------------------------------------------------------------------------------

    @Slot()
    def _window_closed(self) -> None:
        """With a tray the app stays there and goes on syncing, unless that isn't wanted; without
        one it ends."""
        if not self._quitting and not self._visibility.stay_in_tray():
            self.quit()

    @Slot(object)
    def _end_by(self, error: ApdeskError) -> None:
        """As where the app could not start at all: `run` says why once the window is gone."""
        self.damage = error
        self.quit()

    @Slot()
    def quit(self) -> None:
        """Ends the app; `shut_down` follows."""
        if not self._quitting:
            self._quitting = True
            self._opening.stop()
            QApplication.exit(0)

    @Slot()
    def restart(self) -> None:
        """Ends the app to start it anew."""
        self.restarts = True
        self.quit()

    def shut_down(self) -> None:
        """Sync thread first, then tasks, then windows; each waits for the one before."""
        self._quitting = True
        self._opening.stop()
        self._opening.remember()
        self.window.remember()
        self._visibility.leave_tray()
        ended = self._sync.made is None or self._sync.made.stop()
        self.runner.shut_down()
        self.window.hide()  # nobody is asked any more, as by `close`
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
