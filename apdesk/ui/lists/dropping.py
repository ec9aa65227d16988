"""A file that is dragged over a list: what will come of it, said while it is held there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from apdesk.language import tr
from apdesk.store.list_keys import ListKey
from apdesk.ui.icons import set_icon
from apdesk.ui.theme import SPACE, set_role
from apdesk.ui.widgets import label

#: Ends of the names of files that the import reads.
TABLES = (".csv", ".tsv", ".txt")


class DropHint(QFrame):
    """Lies over the list while a file is held there.

    Signals:
        dropped: (Path) A file to import was let go here.
    """

    dropped = Signal(object)

    def __init__(self, key: ListKey, host: QWidget, *, own: bool = False) -> None:
        """`own`: it lies over an own list or a segment of people."""
        super().__init__(host)
        self._own = own
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._key = key
        self._file: Path | None = None
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title = label("", "subtitle", wrap=True)
        self.text = label("", "muted", wrap=True)
        for each in (self.title, self.text):
            each.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE * 4, SPACE * 4, SPACE * 4, SPACE * 4)
        layout.setSpacing(SPACE)
        layout.addStretch(1)
        for each in (self._icon, self.title, self.text):
            layout.addWidget(each)
        layout.addStretch(1)
        self.hide()

    def enter(self, event: QDragEnterEvent) -> None:
        """Something is dragged over the list. Rows of a list are not for it."""
        data = event.mimeData()
        if event.source() is not None or not data.hasUrls():
            event.ignore()
            return
        self._file, refusal = self.judge(data)
        if self._file is not None:
            set_role(self, "card-selected")
            set_icon(self._icon, "list-add", "accent_text", 48)
            self.title.setText(tr("Drop to import contacts"))
            self.text.setText(self._what_comes(self._file.name))
        else:
            set_role(self, "card")
            set_icon(self._icon, "warning", "warning_text", 48)
            self.title.setText(tr("This can’t be imported"))
            self.text.setText(refusal)
        host = self.parentWidget()
        if host is not None:
            self.setGeometry(host.rect().adjusted(SPACE, SPACE, -SPACE, -SPACE))
        self.setAccessibleName(self.title.text())
        self.setAccessibleDescription(self.text.text())
        self.raise_()
        self.show()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def _what_comes(self, file: str) -> str:
        if self._own:
            return tr(
                "{file}: the contacts come to All contacts, and can be added to this list from "
                "there. Nothing is stored before you say so.",
                file=file,
            )
        return tr(
            "{file}: first you see which column is for which field, and who is new. Nothing is "
            "stored before you say so.",
            file=file,
        )

    def move_on(self, event: QDragMoveEvent) -> None:
        """It is held over the list: it may be let go, or not."""
        if self._file is None:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def leave(self) -> None:
        """It is dragged elsewhere."""
        self._file = None
        self.hide()

    def drop(self, event: QDropEvent) -> None:
        """It is let go."""
        file = self._file
        self.leave()
        if file is None:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.dropped.emit(file)

    def judge(self, data: QMimeData) -> tuple[Path | None, str]:
        """The file that can be imported; else None, and why not."""
        if self._key is ListKey.COMPANIES:
            return None, tr(
                "Files hold contacts, and this is the list of companies. Go to a list of "
                "contacts, and drop the file there."
            )
        if len(data.urls()) > 1:
            return None, tr("Drop one file at a time.")
        url = data.urls()[0]
        path = Path(url.toLocalFile())
        if not url.isLocalFile() or not path.is_file():
            return None, tr("Only a file of this computer can be imported. Save it here first.")
        if path.suffix.lower() not in TABLES:
            return None, tr(
                "{file} is no table that apdesk reads. Save it as CSV first: in a spreadsheet, "
                "choose “Save as” and the type CSV.",
                file=path.name,
            )
        return path, ""
