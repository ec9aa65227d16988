"""What is done to the data as a whole: the org is disconnected, a backup is put in its place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from apdesk.domain.clock import SystemClock
from apdesk.errors import ApdeskError
from apdesk.ui.shell.later import Later
from apdesk.worker.upkeep import restore_backup

if TYPE_CHECKING:
    from apdesk.ui.main_window import MainWindow
    from apdesk.worker.setup import SetupServices
    from apdesk.worker.sync_worker import SyncWorker


class WholeData(QObject):
    """Stops the run that may go on, does it, and has everything read anew."""

    def __init__(
        self,
        window: MainWindow,
        worker: SyncWorker,
        services: Later[SetupServices],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._worker = worker
        self._services = services

    def disconnect_org(self, remove_data: bool) -> None:
        """Forgets the login; `remove_data`: the records, too."""
        self._worker.stop_run()
        self._window.desk.runner.start(
            self._services().disconnect(remove_data=remove_data),
            on_done=self._disconnected,
            on_failed=self._not_disconnected,
        )

    @Slot(object)
    def _disconnected(self, _nothing: object) -> None:
        self._window.reload_asked.emit()
        self._window.reload_state()
        self._window.keeper.reload_lists()

    @Slot(object)
    def _not_disconnected(self, error: ApdeskError) -> None:
        self._window.preferences_page.show_error(error)
        self._window.reload_asked.emit()
        self._window.reload_state()

    def restore(self, backup: Path) -> None:
        """Puts a backup in place."""
        self._worker.stop_run()
        self._window.desk.runner.start(
            restore_backup(self._window.database, backup, SystemClock()),
            on_done=self._restored,
            on_failed=self._not_restored,
        )

    @Slot(object)
    def _restored(self, _before: object) -> None:
        self._window.restored(None)

    @Slot(object)
    def _not_restored(self, error: ApdeskError) -> None:
        self._window.restored(error)
