"""The card at the top of the Sync page: how the sync is, how far it is, and its buttons."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from apdesk.language import tr
from apdesk.ui.activity.progress import ProgressView
from apdesk.ui.activity.slowing import slowing_words
from apdesk.ui.activity.state import SyncStatus
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import Card, button, column, label, order_focus, row
from apdesk.worker.messages import SyncState


class StatusCard(Card):
    """Signals:
    sync_asked, pause_asked, resume_asked, cancel_asked: Its buttons.
    """

    sync_asked = Signal()
    pause_asked = Signal()
    resume_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.headline = label("", "title", wrap=True)
        self.line = label("", "muted", wrap=True)
        self.slower = label("", "muted", wrap=True)
        self.sync_button = button(
            tr("Sync now"), "primary", icon="sync", clicked=self.sync_asked.emit
        )
        self.sync_button.setToolTip(tr("Sync now (F5)"))
        self.pause_button = button(tr("Pause"), icon="pause", clicked=self.pause_asked.emit)
        self.resume_button = button(
            tr("Resume"), "primary", icon="play", clicked=self.resume_asked.emit
        )
        self.cancel_button = button(tr("Cancel"), icon="stop", clicked=self.cancel_asked.emit)
        self.progress = ProgressView()
        for each in (self.slower, self.progress):
            each.hide()
        said = column(self.headline, self.line, spacing=SPACE // 2)
        top = row(said, self.cancel_button, self.pause_button, self.resume_button, self.sync_button)
        top.setStretch(0, 1)
        self.body.addLayout(top)
        self.body.addWidget(self.slower)
        self.body.addWidget(self.progress)

    def add_row(self, widget: QWidget) -> None:
        """Adds something below what the card says, across its whole width."""
        self.body.addWidget(widget)
        order_focus(self)

    def show_status(self, status: SyncStatus, now: datetime) -> None:
        """Shows how it is now."""
        state = status.state
        running = state is SyncState.RUNNING
        self.sync_button.setVisible(not running and state is not SyncState.PAUSED)
        self.sync_button.setEnabled(state not in (SyncState.UNSET, SyncState.LOGIN))
        self.pause_button.setVisible(state not in (SyncState.PAUSED, SyncState.UNSET))
        self.resume_button.setVisible(state is SyncState.PAUSED)
        self.cancel_button.setVisible(running)
        self.progress.setVisible(running)
        self.headline.setText(status.headline)
        self.line.setText(status.line(now))
        slower = slowing_words(status.next_run, now)
        self.slower.setText(slower)
        self.slower.setVisible(bool(slower))
