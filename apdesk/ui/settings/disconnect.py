"""Disconnect asks: keep the data here, or remove what came from Salesforce."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from apdesk.language import tr
from apdesk.ui.help import what_is_this
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import RadioButton, button, column, label, row


class DisconnectDialog(QDialog):
    """Signals:
    chosen: (bool) disconnect, and whether the data is removed too.
    """

    chosen = Signal(bool)

    def __init__(self, org_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Disconnect from Salesforce"))
        self.setMinimumWidth(SPACE * 60)
        self.keep = RadioButton(tr("Keep the data here"))
        self.remove = RadioButton(tr("Remove what came from Salesforce"))
        self.keep.setChecked(True)
        self.remove.toggled.connect(self._say)
        self.cancel_button = button(tr("Cancel"), clicked=self.reject)
        self.disconnect_button = button(tr("Disconnect"), "primary", clicked=self._go)
        self.remove_button = button(tr("Disconnect and remove"), "danger", clicked=self._go)
        self.remove_button.hide()
        indent = SPACE * 3
        kept = label(
            tr("Your lists stay as they are, and no longer change. You can connect again later."),
            "muted",
            wrap=True,
        )
        gone = label(
            tr(
                "Every contact and company that came from Salesforce is deleted here for good, "
                "with its history, and so are your sync preferences. Salesforce is not changed."
            ),
            "muted",
            wrap=True,
        )
        for each in (kept, gone):
            each.setContentsMargins(indent, 0, 0, SPACE)
        self.setLayout(
            column(
                label(tr("Disconnect from {org}?", org=org_name), "title", wrap=True),
                label(tr("apdesk signs out of Salesforce and stops syncing."), wrap=True),
                SPACE,
                self.keep,
                kept,
                self.remove,
                gone,
                SPACE,
                row(
                    what_is_this("settings.disconnect"),
                    None,
                    self.cancel_button,
                    self.disconnect_button,
                    self.remove_button,
                ),
                margins=SPACE * 3,
            )
        )

    def _say(self, remove: bool) -> None:
        self.disconnect_button.setVisible(not remove)
        self.remove_button.setVisible(remove)

    def _go(self) -> None:
        self.accept()
        self.chosen.emit(self.remove.isChecked())
