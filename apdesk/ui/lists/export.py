"""Writing what a list shows to a file, in the background."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from apdesk.errors import ApdeskError
from apdesk.store.lists import ListQuery
from apdesk.ui import words
from apdesk.ui.desk import Desk
from apdesk.ui.widgets import Banner
from apdesk.worker import readers
from apdesk.worker.tasks import TaskHandle

_SAID_MS = 6000


class ListExport(QObject):
    """Asks for the file, writes it, and says how far it is in a banner."""

    def __init__(self, desk: Desk, banner: Banner, host: QWidget) -> None:
        super().__init__(host)
        self._desk = desk
        self._banner = banner
        self._host = host
        self._task: TaskHandle | None = None

    def ask(self, name: str) -> Path | None:
        """The file that the user chooses; `name` is offered."""
        folder = str(self._desk.memory.value("export/folder", "") or Path.home())
        target, _ = QFileDialog.getSaveFileName(
            self._host, "Export what is shown", f"{folder}/{name}.csv", "CSV files (*.csv)"
        )
        return Path(target) if target else None

    def write(self, query: ListQuery, columns: Sequence[tuple[str, str]], target: Path) -> None:
        """Writes those columns (field name, heading) of all rows."""
        self._desk.memory.setValue("export/folder", str(target.parent))
        self._banner.show_message("info", "Exporting…", str(target))
        self._task = self._desk.runner.start(
            readers.export_csv(self._desk.database, query, columns, target),
            on_done=self._written,
            on_failed=self._failed,
            on_progress=self._moved,
        )

    @Slot(object)
    def _moved(self, progress: tuple[int, int]) -> None:
        done, total = progress
        self._banner.show_message(
            "info", "Exporting…", f"{words.number(done)} of {words.number(total)} records"
        )

    @Slot(object)
    def _written(self, total: int) -> None:
        self._banner.show_message(
            "success", "Exported", f"{words.count(total, 'record', 'records')} were written."
        )
        QTimer.singleShot(_SAID_MS, self, self._over)

    @Slot()
    def _over(self) -> None:
        if self._banner.kind == "success":
            self._banner.clear()

    @Slot(object)
    def _failed(self, error: ApdeskError) -> None:
        self._banner.show_error(error)
