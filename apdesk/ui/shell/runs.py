"""The runs of the sync in the window: what the worker says of them, and how one is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from apdesk.ui.shell.list_news import ListNews
from apdesk.ui.sidebar import SyncOffer
from apdesk.worker.messages import (
    ErrorInfo,
    NextRun,
    RowsChanged,
    RunProgress,
    RunStarted,
    SyncState,
)

if TYPE_CHECKING:
    from apdesk.domain.run import RunReport
    from apdesk.ui.activity.page import SyncPage
    from apdesk.ui.lists.page import ListPage
    from apdesk.ui.main_window import MainWindow
    from apdesk.worker.readers import DeskState


#: What "sync now" comes to where it isn't a run.
_OFFERS = {SyncState.PAUSED: SyncOffer.RESUME, SyncState.LOGIN: SyncOffer.LOG_IN}


class WindowRuns(QObject):
    """Shows in lists and pages what the worker says; asks it by the signals of the window.

    Attributes:
        next_run: What the worker said last of when it runs again.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._news = ListNews(window.lists, window.log_in)
        self.next_run = NextRun(SyncState.UNSET)
        window.state_shown.connect(self._state_shown)
        window.sidebar.sync_asked.connect(self.sync_now)
        window.lists.when_made(self._list_made)
        window.desk_view.later_sync_page.when_made(self._sync_page_made)

    def _list_made(self, page: ListPage) -> None:
        page.sync_asked.connect(self.sync_now)

    def _sync_page_made(self, page: SyncPage) -> None:
        window = self._window
        page.sync_asked.connect(self.sync_now)
        page.pause_asked.connect(window.pause_asked)
        page.resume_asked.connect(window.resume_asked)
        page.cancel_asked.connect(window.cancel_asked)
        page.approve_asked.connect(window.approve_asked)

    @Slot()
    def sync_now(self) -> None:
        """F5 and the buttons."""
        state = self.next_run.state
        if state is SyncState.LOGIN:
            self._window.log_in()
        elif state is SyncState.PAUSED:
            self._window.resume_asked.emit()
        elif state is not SyncState.UNSET:
            self._window.run_asked.emit()

    @Slot(object)
    def _state_shown(self, state: DeskState) -> None:
        if not state.synced_before:
            self._news.expect_first_sync()

    # -- the worker -----------------------------------------------------------------------------

    @Slot(object)
    def run_started(self, started: RunStarted) -> None:
        self._window.sync_page.run_started(started)

    @Slot(object)
    def progressed(self, progress: RunProgress) -> None:
        self._window.sync_page.show_progress(progress)

    @Slot(object)
    def rows_changed(self, changes: RowsChanged) -> None:
        self._window.records.rows_changed(changes)

    @Slot(object)
    def run_finished(self, report: RunReport) -> None:
        window = self._window
        window.sync_page.reload()
        window.reload_state()
        minutes = window.state.interval_minutes
        first = self._news.run_finished(report, window.current_list, minutes)
        if first is not None and window.desk_view.on_sync_page and not window.wizard_open:
            window.go(first)
            self._offer_tour()

    def _offer_tour(self) -> None:
        """The way round, once: after the first sync, when there is something to be seen."""
        window = self._window
        if window.isVisible() and window.desk.memory.value("help/tour_seen") not in ("true", True):
            QTimer.singleShot(0, window, window.deeds.tour)

    @Slot(object)
    def run_failed(self, error: ErrorInfo) -> None:
        self._news.run_failed(error)
        self._window.sync_page.show_failure(error)
        self._window.sync_page.reload()
        self._window.reload_state()

    @Slot(object)
    def next_run_changed(self, next_run: NextRun) -> None:
        self.next_run = next_run
        self._window.sidebar.offer(_OFFERS.get(next_run.state, SyncOffer.SYNC))
        self._window.sync_page.show_next_run(next_run)
