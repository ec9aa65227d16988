"""The tray icon: status, Sync now, Pause, Open, Quit; notifications for what needs a person."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from apdesk.language import tr
from apdesk.ui.activity.state import SyncStatus
from apdesk.ui.shell.attention import Trouble, Where
from apdesk.ui.shell.tray_icon import Badge, tray_icon
from apdesk.worker.messages import NextRun, SyncState

#: Whether closing the window leaves apdesk in the tray, whether that was said once, and whether
#: notifications are wanted (`Desk.memory`).
KEEP_RUNNING = "window/keep_running"
_KEEPS_TOLD = "window/keep_running_told"
NOTIFY = "desktop/notifications"


def wanted(memory: QSettings, key: str) -> bool:
    """A switch that is on until it is turned off."""
    return memory.value(key, True) in ("true", True)


class Tray(QObject):
    """Only where the desktop has a tray.

    Signals:
        open_asked, sync_asked, pause_asked, resume_asked, quit_asked: The menu.
        shown_asked: (Where) A notification was clicked: there it is seen to.
    """

    open_asked = Signal()
    sync_asked = Signal()
    pause_asked = Signal()
    resume_asked = Signal()
    quit_asked = Signal()
    shown_asked = Signal(object)

    def __init__(self, memory: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._memory = memory
        self._state = SyncState.UNSET
        self._needed = False
        self._badge = Badge.IDLE
        self._told: Where | None = None
        self._menu = QMenu()
        self.status = QAction("apdesk", self)
        self.status.setEnabled(False)
        self._menu.addAction(self.status)
        self._menu.addSeparator()
        self.sync_action = self._menu.addAction(tr("Sync now"))
        self.pause_action = self._menu.addAction(tr("Pause syncing"))
        self.resume_action = self._menu.addAction(tr("Resume syncing"))
        self._menu.addSeparator()
        self.open_action = self._menu.addAction(tr("Open apdesk"))
        self.quit_action = self._menu.addAction(tr("Quit apdesk"))
        for action, signal in (
            (self.sync_action, self.sync_asked),
            (self.pause_action, self.pause_asked),
            (self.resume_action, self.resume_asked),
            (self.open_action, self.open_asked),
            (self.quit_action, self.quit_asked),
        ):
            action.triggered.connect(signal)
        self.icon = QSystemTrayIcon(tray_icon(self._badge), self)
        self.icon.setContextMenu(self._menu)
        self.icon.activated.connect(self._activated)
        self.icon.messageClicked.connect(self._message_clicked)
        self.show_next_run(NextRun(SyncState.UNSET))

    @staticmethod
    def available() -> bool:
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show(self) -> None:
        self.icon.show()

    def hide(self) -> None:
        self.icon.hide()

    # -- how it is --------------------------------------------------------------------------------

    @property
    def badge(self) -> Badge:
        """What the icon says."""
        return self._badge

    @Slot(object)
    def show_next_run(self, next_run: NextRun) -> None:
        """The worker's state."""
        self._state = state = next_run.state
        self.status.setText(SyncStatus(next_run).headline)
        self.sync_action.setEnabled(
            state in (SyncState.IDLE, SyncState.RETRYING, SyncState.LIMITED)
        )
        self.pause_action.setVisible(state not in (SyncState.PAUSED, SyncState.UNSET))
        self.resume_action.setVisible(state is SyncState.PAUSED)
        self._show_badge()

    @Slot(bool)
    def show_needed(self, needed: bool) -> None:
        """Whether anything waits for a person."""
        self._needed = needed
        self._show_badge()

    def _show_badge(self) -> None:
        if self._state is SyncState.RUNNING:
            badge = Badge.SYNCING
        elif self._needed or self._state is SyncState.LOGIN:
            badge = Badge.ATTENTION
        elif self._state is SyncState.PAUSED:
            badge = Badge.PAUSED
        else:
            badge = Badge.IDLE
        if badge is not self._badge:
            self._badge = badge
            self.icon.setIcon(tray_icon(badge))
        text = self.status.text()
        self.icon.setToolTip(
            tr("apdesk: {status}. Something needs you.", status=text)
            if badge is Badge.ATTENTION
            else tr("apdesk: {status}", status=text)
        )

    # -- notifications ----------------------------------------------------------------------------

    @Slot(object)
    def tell(self, trouble: Trouble) -> None:
        """Shows a notification; a click on it leads to where the trouble is seen to."""
        if wanted(self._memory, NOTIFY):
            self._told = trouble.where
            self.icon.showMessage(trouble.title, trouble.text, QSystemTrayIcon.MessageIcon.Warning)

    def tell_it_goes_on(self) -> None:
        """The window was closed: says once that apdesk is still here."""
        if self._memory.value(_KEEPS_TOLD) in ("true", True):
            return
        self._memory.setValue(_KEEPS_TOLD, True)
        self._told = None
        self.icon.showMessage(
            tr("apdesk goes on in the tray"),
            tr(
                "Your lists stay up to date. To end apdesk, choose Quit in the menu of its icon; "
                "the Preferences say whether closing the window does so, too."
            ),
            QSystemTrayIcon.MessageIcon.Information,
        )

    @Slot()
    def _message_clicked(self) -> None:
        self.open_asked.emit()
        if self._told is not None:
            self.shown_asked.emit(self._told)

    @Slot(QSystemTrayIcon.ActivationReason)
    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (
            QSystemTrayIcon.ActivationReason.Trigger,
            QSystemTrayIcon.ActivationReason.DoubleClick,
        ):
            self.open_asked.emit()
