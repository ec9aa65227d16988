"""What is said when apdesk broke: what happened, that nothing is lost, a report to hand on."""

from __future__ import annotations

import platform
import re
from pathlib import Path

from PySide6.QtCore import QTimer, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from apdesk import __version__
from apdesk.language import tr
from apdesk.ui.support import save_diagnostics
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import Banner, button, column, label, named, row
from apdesk.worker.log_cleaning import cleaned


class CrashDialog(QDialog):
    """Goes on, or starts anew; the report can be copied."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        """`text`: the traceback."""
        from apdesk.ui.main_window import MainWindow

        super().__init__(parent)
        window = parent if isinstance(parent, MainWindow) else None
        self.setWindowTitle(tr("apdesk met a defect"))
        self.setMinimumSize(SPACE * 76, SPACE * 58)
        self.setModal(False)
        self.report = named(QPlainTextEdit(report_of(text)), tr("Report"))
        self.report.setReadOnly(True)
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.copy_button = button(tr("Copy the report"), icon="copy", clicked=self.copy)
        self.diagnostics_button = button(
            tr("Save diagnostics…"),
            clicked=lambda: save_diagnostics(self, window.desk) if window is not None else None,
        )
        self.restart_button = button(
            tr("Restart apdesk"),
            clicked=lambda: window.restart_asked.emit() if window is not None else None,
        )
        self.go_on_button = button(tr("Go on"), "primary", clicked=self.accept)
        self.diagnostics_button.setVisible(window is not None)
        self.restart_button.setVisible(window is not None)
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.setInterval(1500)
        self._back.timeout.connect(lambda: self._say_copied(False))
        whole = column(
            label(tr("Something went wrong inside apdesk"), "title", wrap=True),
            Banner(
                "success",
                tr("Your data is kept"),
                tr(
                    "This is a defect of apdesk. Your records here, your changes and Salesforce "
                    "are not affected: everything is stored in whole steps."
                ),
            ),
            label(
                tr(
                    "You can go on working. If something looks wrong or it comes back, restart "
                    "apdesk, and send this report to whoever helps you:"
                ),
                wrap=True,
            ),
            self.report,
            row(self.copy_button, self.diagnostics_button, None),
            SPACE,
            row(None, self.restart_button, self.go_on_button),
            margins=SPACE * 3,
            spacing=SPACE * 3 // 2,
        )
        whole.setStretch(3, 1)
        self.setLayout(whole)
        self.go_on_button.setFocus()

    def copy(self) -> None:
        """Puts the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self._say_copied(True)
        self._back.start()

    def _say_copied(self, on: bool) -> None:
        self.copy_button.setText(tr("Copied") if on else tr("Copy the report"))
        named(self.copy_button, self.copy_button.text())


def report_of(text: str) -> str:
    """A traceback with versions, and without whatever may be about people."""
    said = cleaned(text.rstrip().splitlines(), set(), home=Path("~").expanduser())
    system = re.sub(r"\s+", " ", platform.platform(terse=True))
    return "\n".join(
        (
            f"apdesk {__version__}, Python {platform.python_version()}, Qt {qVersion()}",
            f"{system}, {QGuiApplication.platformName()}",
            "",
            *said,
        )
    )
