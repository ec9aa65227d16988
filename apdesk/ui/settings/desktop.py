"""apdesk as a part of the desktop: started at login, in the tray, with notifications."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from apdesk.errors import KnownError
from apdesk.language import tr
from apdesk.ui.desk import Desk
from apdesk.ui.settings.lines import SwitchLine
from apdesk.ui.shell.autostart import Autostart
from apdesk.ui.shell.tray import KEEP_RUNNING, NOTIFY, Tray, wanted
from apdesk.ui.widgets import Banner, Card, label


class DesktopCard(Card):
    """Switches that take effect at once."""

    def __init__(
        self, desk: Desk, autostart: Autostart | None = None, parent: QWidget | None = None
    ) -> None:
        """`autostart`: this desktop's, unless given."""
        super().__init__(tr("Desktop"), parent=parent)
        self._memory = desk.memory
        self._autostart = autostart or Autostart(desk.database.parent)
        self.banner = Banner()
        self.start_at_login = SwitchLine(
            tr("Start apdesk when I log in"),
            tr("It starts in the tray, without a window, and keeps your lists up to date."),
            "settings.start_at_login",
        )
        self.keep_running = SwitchLine(
            tr("Keep syncing when the window is closed"),
            tr("apdesk stays in the tray. There, Quit ends it."),
            "settings.keep_running",
        )
        self.notifications = SwitchLine(
            tr("Notifications"),
            tr(
                "Only for what needs you: a safety stop, changes that Salesforce refused, a login "
                "that ended."
            ),
            "settings.notifications",
        )
        for line in (self.start_at_login, self.keep_running, self.notifications):
            self.body.addWidget(line)
        self.body.addWidget(self.banner)
        self.no_tray = label(
            tr(
                "This desktop has no tray: apdesk ends when its window is closed, and can’t show "
                "notifications."
            ),
            "muted",
            wrap=True,
        )
        self.body.addWidget(self.no_tray)
        self.start_at_login.chosen.connect(self._start_chosen)
        self.keep_running.chosen.connect(lambda on: self._memory.setValue(KEEP_RUNNING, on))
        self.notifications.chosen.connect(lambda on: self._memory.setValue(NOTIFY, on))
        self.show_present()

    def show_present(self) -> None:
        """Shows how it is now; the desktop's own settings may have changed it."""
        tray = Tray.available()
        self.start_at_login.box.setEnabled(self._autostart.available)
        self.start_at_login.show_on(self._autostart.enabled)
        for line, on in (
            (self.keep_running, wanted(self._memory, KEEP_RUNNING)),
            (self.notifications, wanted(self._memory, NOTIFY)),
        ):
            line.box.setEnabled(tray)
            line.show_on(tray and on)
        self.no_tray.setVisible(not tray)

    @Slot(bool)
    def _start_chosen(self, on: bool) -> None:
        try:
            self._autostart.set(on)
        except KnownError as error:
            self.banner.show_error(error)
        else:
            self.banner.clear()
        self.start_at_login.show_on(self._autostart.enabled)
