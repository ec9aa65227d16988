"""Disconnect asks: keep the data here, or remove what came from Salesforce."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import RadioButton, button, column, label, row


class DisconnectDialog(QDialog):
    """Signals:
    chosen: (bool) disconnect, and whether the data is removed too.
    """

    chosen = Signal(bool)

    def __init__(self, org_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Disconnect from Salesforce")
        self.setMinimumWidth(SPACE * 60)
        self.keep = RadioButton("Keep the data here")
        self.remove = RadioButton("Remove what came from Salesforce")
        self.keep.setChecked(True)
        self.remove.toggled.connect(self._say)
        self.cancel_button = button("Cancel", clicked=self.reject)
        self.disconnect_button = button("Disconnect", "primary", clicked=self._go)
        self.remove_button = button("Disconnect and remove", "danger", clicked=self._go)
        self.remove_button.hide()
        indent = SPACE * 3
        kept = label(
            "Your lists stay as they are, and no longer change. You can connect again later.",
            "muted",
            wrap=True,
        )
        gone = label(
            "Every contact and company that came from Salesforce is deleted here for good, with "
            "its history, and so are your sync preferences. Salesforce is not changed.",
            "muted",
            wrap=True,
        )
        for each in (kept, gone):
            each.setContentsMargins(indent, 0, 0, SPACE)
        self.setLayout(
            column(
                label(f"Disconnect from {org_name}?", "title"),
                label("apdesk signs out of Salesforce and stops syncing.", wrap=True),
                SPACE,
                self.keep,
                kept,
                self.remove,
                gone,
                SPACE,
                row(None, self.cancel_button, self.disconnect_button, self.remove_button),
                margins=SPACE * 3,
            )
        )

    def _say(self, remove: bool) -> None:
        self.disconnect_button.setVisible(not remove)
        self.remove_button.setVisible(remove)

    def _go(self) -> None:
        self.accept()
        self.chosen.emit(self.remove.isChecked())
