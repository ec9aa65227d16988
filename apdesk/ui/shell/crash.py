"""Whatever nobody caught: to the log, and to the user in words, on the GUI thread."""

from __future__ import annotations

import logging
import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox, QWidget

log = logging.getLogger("apdesk.crash")


class CrashReporter(QObject):
    """Receives in any thread, shows on the GUI thread; one message at a time."""

    happened = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.window: QWidget | None = None
        self._box: QMessageBox | None = None
        self.happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def report(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """For sys.excepthook: called in the thread where it happened."""
        if error is None or issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        log.critical("an error that nobody caught", exc_info=(kind, error, trace))
        self.happened.emit(kind.__name__)

    def thread_report(self, arguments: threading.ExceptHookArgs) -> None:
        """For threading.excepthook."""
        self.report(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    @Slot(str)
    def _show(self, kind: str) -> None:
        if self._box is not None and self._box.isVisible():
            return
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self.window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("apdesk")
        box.setText("Something went wrong inside apdesk")
        box.setInformativeText(
            f"This is a defect of apdesk ({kind}); your records and Salesforce are not affected. "
            "You can go on working. If it comes back, send us the log folder of the data directory."
        )
        box.setModal(False)
        self._box = box
        box.show()


def install_excepthook(parent: QObject | None = None) -> CrashReporter:
    """From now on nothing vanishes in silence."""
    reporter = CrashReporter(parent)
    sys.excepthook = reporter.report
    threading.excepthook = reporter.thread_report
    return reporter
