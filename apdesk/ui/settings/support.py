"""Help for whoever helps: diagnostics, the data folder, what apdesk is made of."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QWidget

from apdesk.language import tr
from apdesk.ui.desk import Desk
from apdesk.ui.help import what_is_this
from apdesk.ui.support import save_diagnostics, show_about
from apdesk.ui.widgets import Card, button, label, row


class SupportCard(Card):
    """Three buttons, and where everything is kept."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("Support"), parent=parent)
        self._desk = desk
        self.diagnostics_button = button(
            tr("Save diagnostics…"), clicked=lambda: save_diagnostics(self.window(), desk)
        )
        self.folder_button = button(tr("Open the data folder"), clicked=self.open_folder)
        self.about_button = button(tr("About apdesk"), clicked=lambda: show_about(self.window()))
        for made, topic, words in (
            (
                self.diagnostics_button,
                "settings.diagnostics",
                tr("One file for whoever helps you. It holds no names, addresses or passwords."),
            ),
            (
                self.folder_button,
                "settings.data_folder",
                tr("apdesk keeps everything in this folder: {folder}", folder=self._folder),
            ),
            (
                self.about_button,
                "settings.about",
                tr("The version, and the parts that it is made of, with their licences."),
            ),
        ):
            self.body.addWidget(label(words, "muted", wrap=True, selectable=True))
            self.body.addLayout(row(made, what_is_this(topic), None))

    @property
    def _folder(self) -> str:
        return str(self._desk.database.parent)

    def open_folder(self) -> None:
        """Shows the folder in the desktop's own way."""
        self._desk.open_url(QUrl.fromLocalFile(self._folder).toString())
