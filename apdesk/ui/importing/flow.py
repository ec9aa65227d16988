"""From the wish to import to the dialog that does it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from apdesk.store.list_keys import Among, ListKey
from apdesk.ui.desk import Desk
from apdesk.ui.importing.dialog import ImportDialog, ask_for_file

#: The lists of Salesforce that people can be added to by a file.
_SOBJECTS = {ListKey.LEADS: "Lead", ListKey.CONTACTS: "Contact"}


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

    def open_file(self, path: Path, place: ListKey | Among | None = None) -> ImportDialog:
        """Opens the dialog on a file; `place`: the list that it was meant for."""
        dialog = ImportDialog(self._desk, self._window)
        if isinstance(place, ListKey):
            dialog.columns.choose_list(_SOBJECTS.get(place))
        dialog.imported.connect(self.imported)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        dialog.open_file(path)
        return dialog
