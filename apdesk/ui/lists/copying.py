"""Copying out of a list: rows for a spreadsheet, one cell, e-mail addresses."""

from __future__ import annotations

from array import array

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.errors import ApdeskError, KnownError
from apdesk.language import plural, tr
from apdesk.store.list_keys import ListKey
from apdesk.ui import words
from apdesk.ui.desk import Desk
from apdesk.ui.lists.cells import cell
from apdesk.ui.lists.progress import WorkBanner
from apdesk.ui.lists.table import RecordTable
from apdesk.worker import extracts
from apdesk.worker.extracts import Extract, ExtractColumn

EMAIL = "email"


class Copying(QObject):
    """Puts what is selected on the clipboard. A few rows at once, many in the background."""

    def __init__(
        self, desk: Desk, key: ListKey, table: RecordTable, banner: WorkBanner, host: QObject
    ) -> None:
        """`banner` says how far a long copy is, and can stop it."""
        super().__init__(host)
        self._desk = desk
        self._key = key
        self._table = table
        self._banner = banner
        self._chosen = 0
        self._addresses = False

    def columns(self) -> tuple[ExtractColumn, ...]:
        """The columns from left to right."""
        shown = self._table.records.columns
        order = (at for at in self._table.shown_order() if at < len(shown))
        return tuple(ExtractColumn(shown[at].name, shown[at].label, shown[at].type) for at in order)

    @property
    def has_addresses(self) -> bool:
        """Whether the records of this list have e-mail addresses."""
        return self._key is not ListKey.COMPANIES

    # -- what is copied -------------------------------------------------------------------------

    @Slot()
    def copy_rows(self) -> None:
        """The selected rows with their headings, cells separated by tabs."""
        self._addresses = False
        self._copy(self.columns())

    @Slot()
    def copy_addresses(self) -> None:
        """The e-mail addresses of the selected rows, as the field "To" takes them."""
        if self.has_addresses:
            self._addresses = True
            self._copy((ExtractColumn(EMAIL, "", ApdeskType.EMAIL),))

    @Slot()
    def copy_cell(self) -> None:
        """What the cell under the cursor shows."""
        index = self._table.currentIndex()
        if index.isValid():
            self._put(str(index.data(Qt.ItemDataRole.DisplayRole) or ""))

    def _copy(self, columns: tuple[ExtractColumn, ...]) -> None:
        self._chosen = self._table.chosen().count
        ids = self._table.first_chosen(extracts.MOST)
        if not ids:
            return
        if len(ids) <= extracts.FEW:
            try:
                found = extracts.read(self._desk.views, self._key, ids, columns, cell)
            except KnownError as error:
                self._banner.show_error(error)
                return
            self._put_extract(found)
            return
        self._start(ids, columns)

    def _start(self, ids: array[int], columns: tuple[ExtractColumn, ...]) -> None:
        work = extracts.extract(self._desk.database, self._key, ids, columns, cell)
        self._banner.follow(
            tr("Copying…"),
            self._desk.runner.start(
                work,
                on_done=self._read,
                on_failed=self._failed,
                on_progress=self._banner.moved,
                on_cancelled=self._cancelled,
            ),
        )

    # -- outcomes -------------------------------------------------------------------------------

    def _put(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)

    def _put_extract(self, found: Extract) -> None:
        if self._addresses:
            self._put("; ".join(dict.fromkeys(each for each in found.lines[1:] if each)))
        else:
            self._put(found.text)

    @Slot(object)
    def _read(self, found: Extract) -> None:
        self._put_extract(found)
        title = plural("{n} row was copied", "{n} rows were copied", found.rows)
        if self._chosen > extracts.MOST:
            self._banner.over(
                "warning",
                title,
                tr(
                    "Those are the first of {all}: more can’t be copied at once. Export the list "
                    "to have all of them.",
                    all=words.number(self._chosen),
                ),
            )
        else:
            self._banner.over("success", title)

    @Slot(object)
    def _failed(self, error: ApdeskError) -> None:
        self._banner.show_error(error)

    @Slot()
    def _cancelled(self) -> None:
        self._banner.over("info", tr("Stopped"), tr("Nothing was copied."))
