"""From the wish to import to the dialog that does it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from apdesk.ui.desk import Desk
from apdesk.ui.importing.dialog import ImportDialog, ask_for_file


class ImportFlow(QObject):
    """Signals:
    imported: (ImportResult) People were added, changed, or taken back.
    """

    imported = Signal(object)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window

    @Slot()
    def choose(self) -> None:
        """Asks for a file, and goes on with it."""
        path = ask_for_file(self._desk, self._window)
        if path is not None:
            self.open_file(path)

    def open_file(self, path: Path) -> ImportDialog:
        """Opens the dialog on a file."""
        dialog = ImportDialog(self._desk, self._window)
        dialog.imported.connect(self.imported)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        dialog.open_file(path)
        return dialog
