"""Whatever nobody caught: to the log, and to the user in words, on the GUI thread."""

from __future__ import annotations

import logging
import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from apdesk.errors import KnownError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QWidget

log = logging.getLogger("apdesk.crash")


class CrashReporter(QObject):
    """Receives in any thread, shows on the GUI thread; one message at a time: what happens while
    one is shown mostly comes of the same defect, and is in the log.

    Signals:
        damaged: (KnownError) The database is: no defect of ours, and nobody is told of one.
    """

    happened = Signal(str)
    damaged = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.window: QWidget | None = None
        self._dialog: QDialog | None = None
        self._before = (sys.excepthook, threading.excepthook)
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
        if isinstance(error, KnownError) and error.code == "database.corrupt":
            log.error("the database can't be read: it is damaged")
            self.damaged.emit(error)
            return
        log.critical("an error that nobody caught", exc_info=(kind, error, trace))
        import traceback

        # From the error down to where it came from, without the errors behind it: their texts may
        # be about people.
        self.happened.emit("".join(traceback.format_exception(kind, error, trace, chain=False)))

    def thread_report(self, arguments: threading.ExceptHookArgs) -> None:
        """For threading.excepthook."""
        self.report(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    def install(self) -> None:
        """From now on nothing vanishes in silence."""
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self.report
        threading.excepthook = self.thread_report

    def remove(self) -> None:
        """Nobody is there any more to be told: as it was before `install`."""
        sys.excepthook, threading.excepthook = self._before

    @property
    def dialog(self) -> QDialog | None:
        """The message that is shown now."""
        shown = self._dialog
        return shown if shown is not None and shiboken6.isValid(shown) else None

    @Slot(str)
    def _show(self, text: str) -> None:
        if self.dialog is not None and self.dialog.isVisible():
            return
        from apdesk.ui.support import report_crash

        window = self.window
        alive = window is not None and shiboken6.isValid(window)
        try:
            self._dialog = report_crash(window if alive else None, text)
        except Exception:  # to show it failed as well: not a reason to go round in a circle
            log.critical("the error can't be shown", exc_info=True)
