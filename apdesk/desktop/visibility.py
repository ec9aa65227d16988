"""Where apdesk is to be seen: its window, in front or minimised, and the tray."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from apdesk.ui.main_window import MainWindow
    from apdesk.ui.shell.later import Later
    from apdesk.ui.shell.presence import Presence
    from apdesk.worker.sync_thread import SyncThread


class Visibility(QObject):
    """Shows the window, and puts apdesk into the tray where there is one.

    Attributes:
        shown: Whether the window was shown, or asked for, if only minimised.
        presence: apdesk in the tray; None where there is none, or not yet.
    """

    def __init__(self, window: MainWindow, sync: Later[SyncThread], parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._sync = sync
        self.shown = False
        self.presence: Presence | None = None

    def show(self) -> None:
        """Shows the window for the first time."""
        self.shown = True
        self._window.show()

    def show_minimised(self) -> None:
        """There is no tray: apdesk waits in the task bar."""
        self.shown = True
        self._window.showMinimized()

    @Slot()
    def bring_to_front(self) -> None:
        """Another copy was started, or the tray was clicked."""
        window = self._window
        self.shown = True
        window.show()
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()

    # -- the tray -------------------------------------------------------------------------------

    @Slot()
    def add_tray(self) -> None:
        """Puts apdesk into the tray, once, where there is one."""
        from apdesk.ui.shell.tray import Tray

        if self.presence is not None or not Tray.available():
            return
        from apdesk.ui.shell.presence import Presence

        self.presence = presence = Presence(self._window, self._sync().worker, self)
        presence.open_asked.connect(self.bring_to_front)
        presence.quit_asked.connect(self._quit)
        QApplication.setQuitOnLastWindowClosed(False)

    def stay_in_tray(self) -> bool:
        """The window was closed: apdesk goes on in the tray, and says so; False: it doesn't."""
        if self.presence is None or not self.presence.outlives_window:
            return False
        self.presence.window_closed()
        return True

    @Slot()
    def _quit(self) -> None:
        if not self._window.quit():
            self.bring_to_front()

    def leave_tray(self) -> None:
        """The app ends."""
        if self.presence is not None:
            self.presence.hide()
