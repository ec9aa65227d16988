"""Addresses are opened in the browser of the desktop, from whichever thread they come."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

log = logging.getLogger("apdesk.app")


class Browser(QObject):
    """Opens addresses from any thread; the desktop is asked on the GUI thread."""

    asked = Signal(str)

    def __init__(
        self, parent: QObject | None = None, opener: Callable[[str], object] | None = None
    ) -> None:
        super().__init__(parent)
        self._opener = opener
        self.asked.connect(self._open)

    def open(self, url: str) -> bool:
        """Opens an address in $BROWSER, else in the system browser (or mail program)."""
        if os.environ.get("BROWSER"):
            import webbrowser

            # Such a command may return only when the browser ends, so it gets its own thread.
            threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
        else:
            self.asked.emit(url)
        return True

    @Slot(str)
    def _open(self, url: str) -> None:
        if self._opener is not None:
            self._opener(url)
            return
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        if not QDesktopServices.openUrl(QUrl(url)):
            log.warning("the system browser could not be opened")
