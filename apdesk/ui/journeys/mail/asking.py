"""Asks before something that was written is lost."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from apdesk.language import tr
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import button, column, label, row


class UnsavedDialog(QDialog):
    """Signals:
    save_chosen, discard_chosen: What is to be done first. Closing it otherwise means to stay.
    """

    save_chosen = Signal()
    discard_chosen = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Unsaved changes"))
        self.setMinimumWidth(SPACE * 56)
        if name.strip():
            asked = tr("Save the changes of “{name}”?", name=name)
        else:
            asked = tr("Save the changes of the new template?")
        self.cancel_button = button(tr("Keep writing"), clicked=self.reject)
        self.discard_button = button(tr("Discard the changes"), clicked=self._discard)
        self.save_button = button(tr("Save"), "primary", clicked=self._save)
        self.setLayout(
            column(
                label(asked, "title", wrap=True),
                label(tr("They are lost otherwise."), wrap=True),
                SPACE,
                row(None, self.cancel_button, self.discard_button, self.save_button),
                margins=SPACE * 3,
            )
        )
        self.save_button.setFocus()

    def _discard(self) -> None:
        self.accept()
        self.discard_chosen.emit()

    def _save(self) -> None:
        self.accept()
        self.save_chosen.emit()


class DeleteDialog(QDialog):
    """Accepted means that the template is to be deleted."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Delete a template"))
        self.setMinimumWidth(SPACE * 56)
        self.cancel_button = button(tr("Cancel"), clicked=self.reject)
        self.delete_button = button(tr("Delete"), "danger", clicked=self.accept)
        self.setLayout(
            column(
                label(tr("Delete “{name}”?", name=name), "title", wrap=True),
                label(
                    tr(
                        "E-mails that were sent stay in the history of people. This can’t be "
                        "undone."
                    ),
                    wrap=True,
                ),
                SPACE,
                row(None, self.cancel_button, self.delete_button),
                margins=SPACE * 3,
            )
        )
        self.cancel_button.setFocus()
