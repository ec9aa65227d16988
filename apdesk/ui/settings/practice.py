"""The practice org: what it is, and the switch that lets it live."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from apdesk.errors import ApdeskError
from apdesk.language import tr
from apdesk.ui.desk import Desk
from apdesk.ui.help import what_is_this
from apdesk.ui.shell.practice import PracticeSwitch
from apdesk.ui.widgets import Card, label
from apdesk.worker.readers import DeskState


class PracticeCard(Card):
    """Says whether the practice org is what is synced; the switch is the Sync page's own."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Practice org"),
            tr(
                "A small imitation of Salesforce on this computer, with invented people: for "
                "trying apdesk out. Nothing that happens there leaves this computer."
            ),
            parent,
        )
        self.head.addWidget(what_is_this("settings.practice_busy"))
        self._desk = desk
        self._url = ""
        self.state = label("", wrap=True)
        self.switch = PracticeSwitch()
        self.switch.chosen.connect(self._chosen)
        self.body.addWidget(self.state)
        self.body.addWidget(self.switch)

    def show_state(self, state: DeskState) -> None:
        """Which org is connected."""
        self._url = state.binding.login_url if state.binding is not None else ""
        self._show()

    def _show(self) -> None:
        practice = self._desk.practice
        here = practice is not None and bool(self._url) and practice.serves(self._url)
        self.switch.setVisible(here)
        self.switch.show_busy(here and practice is not None and practice.busy)
        self.state.setText(
            tr("apdesk is connected to it now.")
            if here
            else tr(
                "It isn’t what is synced now. To try it, disconnect from Salesforce first, or "
                "start apdesk with another data directory."
            )
            if self._url
            else tr("You can choose it when you connect.")
        )

    @Slot(bool)
    def _chosen(self, on: bool) -> None:
        if self._desk.practice is None:
            return
        self.switch.box.setEnabled(False)
        self._desk.runner.start(
            self._desk.practice.set_busy(on), on_done=self._changed, on_failed=self._not_changed
        )

    @Slot(object)
    def _changed(self, _nothing: object) -> None:
        self.switch.box.setEnabled(True)
        self._show()

    @Slot(object)
    def _not_changed(self, error: ApdeskError) -> None:
        self.switch.box.setEnabled(True)
        self._show()
        self.switch.show_error(error)
