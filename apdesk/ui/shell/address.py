"""An address that the desktop doesn't open: it is shown, for the user to open it by hand."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from apdesk.language import tr
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import Banner, CopyField, button, column, row


class AddressDialog(QDialog):
    """Shows one address."""

    def __init__(self, url: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = tr("The address can’t be opened")
        text = tr("No program was found that opens it. Copy the address and open it by hand.")
        self.setWindowTitle(title)
        self.setMinimumWidth(SPACE * 72)
        self.address = CopyField(tr("Address"), url)
        self.close_button = button(tr("Close"), "primary", clicked=self.accept)
        self.close_button.setDefault(True)
        self.setLayout(
            column(
                Banner("warning", title, text),
                self.address,
                row(None, self.close_button),
                margins=SPACE * 3,
                spacing=SPACE * 2,
            )
        )
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
