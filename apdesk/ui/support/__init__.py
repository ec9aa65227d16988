"""Support: diagnostics to hand on, what apdesk is made of, and what is said when it breaks.

Each dialog is imported when it is opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QWidget

    from apdesk.ui.support.diagnostics import Diagnosed
    from apdesk.worker.tasks import Runner

__all__ = ["report_crash", "save_diagnostics", "show_about"]


def show_about(parent: QWidget | None) -> QDialog:
    """Opens what apdesk is, its version, and its parts with their licences."""
    from apdesk.ui.support.about import AboutDialog

    return _opened(AboutDialog(_runner_of(parent), parent))


def save_diagnostics(parent: QWidget | None, desk: Diagnosed) -> QDialog:
    """Opens what would be in a diagnostics file; it is saved from there."""
    from apdesk.ui.support.diagnostics import DiagnosticsDialog

    return _opened(DiagnosticsDialog(desk, parent))


def report_crash(parent: QWidget | None, text: str) -> QDialog:
    """Opens what is said when apdesk broke. `text`: the traceback; secrets are taken out of it
    here. Of a main window as `parent`, diagnostics can be saved, and it can be started anew."""
    from apdesk.ui.support.crash import CrashDialog

    return _opened(CrashDialog(text, parent))


def _runner_of(parent: QWidget | None) -> Runner | None:
    from apdesk.ui.main_window import MainWindow

    return parent.desk.runner if isinstance(parent, MainWindow) else None


def _opened(dialog: QDialog) -> QDialog:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
