"""Writing what a list shows to a file, in the background."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from apdesk.errors import ApdeskError
from apdesk.language import plural, tr
from apdesk.store.lists import ListQuery
from apdesk.ui import words
from apdesk.ui.desk import Desk
from apdesk.ui.lists.progress import WorkBanner
from apdesk.worker import readers


def file_name(name: str) -> str:
    """What the file of a list is called at first: 'Trade fair: 2026' -> 'trade-fair-2026'."""
    return "-".join("".join(each if each.isalnum() else " " for each in name).lower().split())


class ListExport(QObject):
    """Asks for the file, writes it, and says how far it is in a banner."""

    def __init__(self, desk: Desk, banner: WorkBanner, host: QWidget) -> None:
        super().__init__(host)
        self._desk = desk
        self._banner = banner
        self._host = host
        self._ids: tuple[str, ...] = ()

    def ask(self, name: str) -> Path | None:
        """The file that the user chooses; one named after the list is offered."""
        folder = str(self._desk.memory.value("export/folder", "") or Path.home())
        target, _ = QFileDialog.getSaveFileName(
            self._host,
            tr("Export what is shown"),
            f"{folder}/{file_name(name)}.csv",
            tr("CSV files (*.csv)"),
        )
        return Path(target) if target else None

    def write(
        self,
        query: ListQuery,
        columns: Sequence[tuple[str, str]],
        target: Path,
        *,
        ids: Sequence[str] = (),
    ) -> None:
        """Writes those columns (field name, heading) of all rows. `ids`: the headings of those that
        show names and are written as what they hold."""
        self._ids = tuple(ids)
        self._desk.memory.setValue("export/folder", str(target.parent))
        task = self._desk.runner.start(
            readers.export_csv(self._desk.database, query, columns, target),
            on_done=self._written,
            on_failed=self._failed,
            on_progress=self._banner.moved,
            on_cancelled=self._cancelled,
        )
        self._banner.follow(tr("Exporting…"), task, str(target))

    @Slot(object)
    def _written(self, total: int) -> None:
        said = plural("{n} record was written.", "{n} records were written.", total)
        if self._ids:
            ids = tr(
                "The file has Salesforce IDs, not names, in: {columns}.",
                columns=words.series(self._ids),
            )
            said = f"{said} {ids}"
        self._banner.over("success", tr("Exported"), said)

    @Slot(object)
    def _failed(self, error: ApdeskError) -> None:
        self._banner.show_error(error)

    @Slot()
    def _cancelled(self) -> None:
        self._banner.over("info", tr("The export was stopped"), tr("No file was written."))
