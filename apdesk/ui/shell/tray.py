"""The tray icon: status, Sync now, Pause, Open, Quit; notifications for what needs a person."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from apdesk.domain.run import Result, RunReport
from apdesk.ui.activity.state import SyncStatus
from apdesk.ui.icons import app_icon
from apdesk.worker.messages import ErrorInfo, NextRun, SyncState, Treatment


class Tray(QObject):
    """Only where the desktop has a tray.

    Signals:
        open_asked, sync_asked, pause_asked, resume_asked, quit_asked: The menu.
    """

    open_asked = Signal()
    sync_asked = Signal()
    pause_asked = Signal()
    resume_asked = Signal()
    quit_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._menu = QMenu()
        self.status = QAction("apdesk", self)
        self.status.setEnabled(False)
        self._menu.addAction(self.status)
        self._menu.addSeparator()
        self.sync_action = self._menu.addAction("Sync now")
        self.pause_action = self._menu.addAction("Pause syncing")
        self.resume_action = self._menu.addAction("Resume syncing")
        self._menu.addSeparator()
        self.open_action = self._menu.addAction("Open apdesk")
        self.quit_action = self._menu.addAction("Quit apdesk")
        for action, signal in (
            (self.sync_action, self.sync_asked),
            (self.pause_action, self.pause_asked),
            (self.resume_action, self.resume_asked),
            (self.open_action, self.open_asked),
            (self.quit_action, self.quit_asked),
        ):
            action.triggered.connect(signal)
        self.icon = QSystemTrayIcon(app_icon(), self)
        self.icon.setToolTip("apdesk")
        self.icon.setContextMenu(self._menu)
        self.icon.activated.connect(self._activated)
        self.icon.messageClicked.connect(self.open_asked)

    @staticmethod
    def available() -> bool:
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show(self) -> None:
        self.icon.show()

    def hide(self) -> None:
        self.icon.hide()

    @Slot(object)
    def show_next_run(self, next_run: NextRun) -> None:
        """The worker's state."""
        state = next_run.state
        text = SyncStatus(next_run).headline
        self.status.setText(text)
        self.icon.setToolTip(f"apdesk: {text}")
        self.sync_action.setEnabled(
            state in (SyncState.IDLE, SyncState.RETRYING, SyncState.LIMITED)
        )
        self.pause_action.setVisible(state not in (SyncState.PAUSED, SyncState.UNSET))
        self.resume_action.setVisible(state is SyncState.PAUSED)

    @Slot(object)
    def run_finished(self, report: RunReport) -> None:
        """Tells of held removals; a routine run says nothing."""
        if report.result is Result.HELD:
            held = sum(each.held for each in report.objects.values())
            self.icon.showMessage(
                "Removals wait for your approval",
                f"{held:,} records would be removed. Open the Sync page to see them.",
                QSystemTrayIcon.MessageIcon.Warning,
            )

    @Slot(object)
    def run_failed(self, error: ErrorInfo) -> None:
        """Tells of what needs a person; what heals by itself says nothing."""
        if error.treatment in (Treatment.LOGIN, Treatment.PERSON):
            self.icon.showMessage(error.title, error.text, QSystemTrayIcon.MessageIcon.Warning)

    @Slot(int)
    def changes_refused(self, count: int) -> None:
        """Tells of changes that wait for a person since the last run."""
        many = "A change was" if count == 1 else f"{count:,} changes were"
        self.icon.showMessage(
            f"{many} not taken by Salesforce",
            "The Sync page says why, and lets you correct it.",
            QSystemTrayIcon.MessageIcon.Warning,
        )

    @Slot(QSystemTrayIcon.ActivationReason)
    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (
            QSystemTrayIcon.ActivationReason.Trigger,
            QSystemTrayIcon.ActivationReason.DoubleClick,
        ):
            self.open_asked.emit()
