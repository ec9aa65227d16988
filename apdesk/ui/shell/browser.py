"""Addresses are opened in the browser of the desktop, from whichever thread they come."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject, QThread, Signal, Slot

log = logging.getLogger("apdesk.app")

#: How long another thread waits for the GUI thread to have asked the desktop.
_ANSWER_SECONDS = 5.0


class _Request:
    """An address of another thread, and whether it was opened once `answered` is set."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.opened = True
        self.answered = threading.Event()


class Browser(QObject):
    """Opens addresses from any thread; the desktop is asked on the GUI thread.

    Signals:
        refused: (str) An address that nothing here opens, which nobody else tells the user.
    """

    refused = Signal(str)
    _asked = Signal(object)

    def __init__(
        self, parent: QObject | None = None, opener: Callable[[str], object] | None = None
    ) -> None:
        """`opener` opens addresses in the desktop's stead; False: it couldn't."""
        super().__init__(parent)
        self._opener = opener
        self._asked.connect(self._answer)

    def open(self, url: str) -> bool:
        """Opens an address in $BROWSER, else in the system browser (or mail program).

        False where that is known to have failed. On the GUI thread `refused` tells of it, too.
        """
        if os.environ.get("BROWSER"):
            # Such a command may return only when the browser ends, so it gets its own thread.
            threading.Thread(target=self._command, args=(url,), daemon=True).start()
            return True
        if QThread.currentThread() is self.thread():
            opened = self._open(url)
            if not opened:
                self.refused.emit(url)
            return opened
        request = _Request(url)
        self._asked.emit(request)
        request.answered.wait(_ANSWER_SECONDS)
        return request.opened

    def _command(self, url: str) -> None:
        import webbrowser

        if not webbrowser.open(url):
            log.warning("the browser that BROWSER names could not be opened")
            if shiboken6.isValid(self):
                self.refused.emit(url)

    @Slot(object)
    def _answer(self, request: _Request) -> None:
        try:
            request.opened = self._open(request.url)
        finally:
            request.answered.set()

    def _open(self, url: str) -> bool:
        if self._opener is not None:
            return self._opener(url) is not False
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        opened = QDesktopServices.openUrl(QUrl(url))
        if not opened:
            log.warning("the system browser could not be opened")
        return opened
