"""The window that stands in for the app when it can't start: what, why, what to do, and Quit."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog

from apdesk.errors import ApdeskError
from apdesk.language import tr
from apdesk.ui.icons import app_icon
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import Banner, button, column, label, row


class StartupErrorDialog(QDialog):
    """Shows one error."""

    def __init__(self, error: ApdeskError, folder: Path) -> None:
        super().__init__()
        self.setWindowTitle(tr("apdesk can’t start"))
        self.setWindowIcon(app_icon())
        self.setMinimumWidth(SPACE * 68)
        banner = Banner("error", error.title, error.message)
        parts = [label(tr("apdesk can’t start"), "title"), banner]
        if error.next_step:
            parts += [label(tr("What to do"), "strong"), label(error.next_step, wrap=True)]
        self.quit_button = button(tr("Quit"), "primary", clicked=self.accept)
        self.quit_button.setDefault(True)
        where = label(
            tr("Data directory: {folder}", folder=folder), "small", wrap=True, selectable=True
        )
        self.setLayout(
            column(
                *parts, SPACE, where, row(None, self.quit_button), margins=SPACE * 3, spacing=SPACE
            )
        )
        self.setAccessibleName(error.title)
        self.setAccessibleDescription(str(error))


def show_startup_error(error: ApdeskError, folder: Path) -> None:
    """Shows the error until the user quits."""
    StartupErrorDialog(error, folder).exec()
