"""Before the sync starts: the database is whole, and the practice org runs where it is synced."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from apdesk.errors import ApdeskError
from apdesk.worker.checking import check_database
from apdesk.worker.org_kind import on_this_computer

if TYPE_CHECKING:
    from collections.abc import Callable

    from apdesk.desktop.opening import StartPractice
    from apdesk.ui.main_window import MainWindow
    from apdesk.ui.shell.later import Later
    from apdesk.worker.sync_thread import SyncThread

log = logging.getLogger("apdesk.app")


class SyncStart(QObject):
    """Starts the sync once nothing stands in its way.

    Signals:
        damaged: (ApdeskError) The database isn't whole; nothing is synced into it.
    """

    damaged = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        sync: Later[SyncThread],
        start_practice: StartPractice | None,
        practice_used_before: Callable[[], bool],
        parent: QObject,
    ) -> None:
        """`start_practice` starts the practice org, which is needed where that was used before;
        None: there is none."""
        super().__init__(parent)
        self._window = window
        self._sync = sync
        self._start_practice = start_practice
        self._practice_used_before = practice_used_before
        self._runner = window.desk.runner

    def begin(self) -> None:
        """Reads the whole database first, whatever its size."""
        self._runner.start(
            check_database(self._window.database),
            on_done=self._checked,
            on_failed=self._not_checked,
        )

    @Slot(object)
    def _checked(self, _nothing: object) -> None:
        binding = self._window.state.binding
        local = binding is not None and on_this_computer(binding.login_url)
        if local and self._practice_used_before() and self._start_practice is not None:
            start = self._start_practice
            self._runner.start(
                lambda _progress, _cancel: start(),
                on_done=self._practice_running,
                on_failed=self._practice_failed,
            )
        else:
            self._sync().start()

    @Slot(object)
    def _not_checked(self, error: ApdeskError) -> None:
        log.error("the database can't be checked: %s", error.code)
        self.damaged.emit(error)

    @Slot(object)
    def _practice_running(self, _target: object) -> None:
        self._window.practice_started()
        self._sync().start()

    @Slot(object)
    def _practice_failed(self, error: ApdeskError) -> None:
        log.warning("the practice org can't be started: %s", error.code)
        self._sync().start()
