"""A damaged database: noticed wherever it is read, and the way on from it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from apdesk.domain.clock import SystemClock
from apdesk.errors import ApdeskError, KnownError
from apdesk.ui.shell.browser import Browser
from apdesk.ui.shell.process import ended_by_signals
from apdesk.worker.tasks import TaskRunner

if TYPE_CHECKING:
    from apdesk.paths import DataDir
    from apdesk.ui.shell.single import SingleInstance
    from apdesk.worker.journey_turns import JourneyNews
    from apdesk.worker.messages import ErrorInfo
    from apdesk.worker.sync_worker import SyncWorker

log = logging.getLogger("apdesk.app")

DAMAGED = "database.corrupt"


class DamageWatch(QObject):
    """Hears of everything that fails, and tells once that it comes of a damaged database.

    Signals:
        found: (ApdeskError) Nothing more can be done with the database.
    """

    found = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._told = False

    def join(self, worker: SyncWorker) -> None:
        """Hears what fails in the sync thread."""
        worker.run_failed.connect(self.run_failed)
        worker.open_failed.connect(self.run_failed)
        worker.journeys_moved.connect(self.journeys_moved)

    @Slot(object)
    def failed(self, error: object) -> None:
        """Something failed, wherever."""
        if isinstance(error, KnownError) and error.code == DAMAGED and not self._told:
            self._told = True
            log.error("the database is damaged")
            self.found.emit(error)

    @Slot(object)
    def run_failed(self, info: ErrorInfo) -> None:
        """As the sync thread says it."""
        self.failed(KnownError(info.title, info.message, info.next_step, code=info.code))

    @Slot(object)
    def journeys_moved(self, news: JourneyNews) -> None:
        """What kept the journeys from moving people."""
        for each in news.problems:
            self.run_failed(each)


def mended(error: ApdeskError, data_dir: DataDir, single: SingleInstance) -> bool:
    """Shows the ways on from a damaged database until one is taken; False: the user quits.

    Nothing of this process may have the database open. A copy that is started meanwhile brings the
    dialog to the front.
    """
    from apdesk.ui.shell.damaged import DamagedDialog, DamagedPlace

    runner = TaskRunner()
    browser = Browser(runner)
    dialog = DamagedDialog(
        DamagedPlace(data_dir.database, runner, SystemClock(), browser.open), error
    )
    single.raise_asked.connect(dialog.come_forward)
    single.listen()
    try:
        with ended_by_signals(dialog.reject):
            return bool(dialog.exec())
    finally:
        single.raise_asked.disconnect(dialog.come_forward)
        runner.shut_down()
        dialog.deleteLater()
        runner.deleteLater()
