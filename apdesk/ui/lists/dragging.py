"""Dragging rows out of a list: into a folder as a CSV file, into a spreadsheet or text as rows."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, QRect, Qt, QUrl, Slot
from PySide6.QtGui import QColor, QDrag, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from apdesk.errors import ApdeskError, KnownError
from apdesk.language import plural, tr
from apdesk.paths import DataDir
from apdesk.store.list_keys import ListKey
from apdesk.ui import words
from apdesk.ui.desk import Desk
from apdesk.ui.lists.cells import cell
from apdesk.ui.lists.copying import Copying
from apdesk.ui.lists.progress import WorkBanner
from apdesk.ui.lists.table import RecordTable
from apdesk.ui.theme import SPACE, tokens
from apdesk.worker import extracts
from apdesk.worker.extracts import Extract
from apdesk.worker.tasks import TaskHandle


class DragOut(QObject):
    """Reads the selected rows and lets them be dragged.

    Many rows are read in the background first; the drag begins when they are there, if the button
    is still held down.
    """

    def __init__(
        self,
        desk: Desk,
        key: ListKey,
        table: RecordTable,
        copying: Copying,
        banner: WorkBanner,
        name: str,
    ) -> None:
        """`name`: of the file, without its ending."""
        super().__init__(table)
        self._desk = desk
        self._key = key
        self._table = table
        self._copying = copying
        self._banner = banner
        self._name = name
        self._number = 0
        self._task: TaskHandle | None = None
        table.drag_asked.connect(self.begin)

    def call(self, name: str) -> None:
        """The list has another name from now on."""
        self._name = name

    @property
    def _folder(self) -> Path:
        return DataDir(self._desk.database.parent).outgoing

    @Slot()
    def begin(self) -> None:
        """A drag of the selected rows was begun."""
        chosen = self._table.chosen().count
        if chosen > extracts.MOST:
            self._banner.over(
                "warning",
                tr("{all} rows are too many to drag", all=words.number(chosen)),
                tr(
                    "At most {most} can be dragged at once. Use the export button above the list "
                    "for more.",
                    most=words.number(extracts.MOST),
                ),
            )
            return
        ids = self._table.first_chosen(extracts.MOST)
        if not ids:
            return
        if self._number == 0:
            extracts.clear(self._folder)
            application = QCoreApplication.instance()
            if application is not None:
                application.aboutToQuit.connect(self._clear)
        self._number += 1
        file = self._folder / str(self._number) / f"{self._name or 'apdesk'}.csv"
        columns = self._copying.columns()
        if len(ids) <= extracts.FEW:
            try:
                found = extracts.read(self._desk.views, self._key, ids, columns, cell, file=file)
            except KnownError as error:
                self._banner.show_error(error)
                return
            self._drag(found)
            return
        if self._task is not None:
            self._task.cancel()
        self._task = self._desk.runner.start(
            extracts.extract(self._desk.database, self._key, ids, columns, cell, file=file),
            on_done=self._read,
            on_failed=self._failed,
        )

    @Slot(object)
    def _read(self, found: Extract) -> None:
        self._task = None
        if QApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self._drag(found)

    @Slot(object)
    def _failed(self, error: ApdeskError) -> None:
        self._task = None
        self._banner.show_error(error)

    @Slot()
    def _clear(self) -> None:
        extracts.clear(self._folder)

    def _drag(self, found: Extract) -> None:
        drag = QDrag(self._table)
        drag.setMimeData(mime_of(found))
        drag.setPixmap(self._picture(plural("{n} row", "{n} rows", found.rows)))
        drag.setHotSpot(drag.pixmap().rect().topLeft())
        self.carry(drag)

    def carry(self, drag: QDrag) -> None:
        """Lets the user drag until the button is let go."""
        drag.exec(Qt.DropAction.CopyAction)

    def _picture(self, text: str) -> QPixmap:
        """What hangs at the mouse: how many rows."""
        colours, ratio = tokens(), self._table.devicePixelRatioF()
        width = self._table.fontMetrics().horizontalAdvance(text) + SPACE * 4
        height = self._table.fontMetrics().height() + SPACE * 2
        made = QPixmap(round(width * ratio), round(height * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._table.font())
        painter.setPen(QColor(colours.border))
        painter.setBrush(QColor(colours.raised))
        area = QRect(0, 0, width, height)
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), SPACE // 2, SPACE // 2)
        painter.setPen(QColor(colours.text))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
        return made


def mime_of(found: Extract) -> QMimeData:
    """A file for folders and mail programs, rows for spreadsheets and texts."""
    made = QMimeData()
    if found.file is not None:
        made.setUrls([QUrl.fromLocalFile(str(found.file))])
    made.setText(found.text)
    return made
