"""What is synced, in words; the wizard changes it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from apdesk.domain.setup_flow import Page
from apdesk.language import tr
from apdesk.ui.criteria.references import References
from apdesk.ui.help import what_is_this
from apdesk.ui.settings.flow import FlowLayout
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import Card, button, label
from apdesk.ui.widgets.layouts import clear
from apdesk.worker.readers import DeskState


class SyncedCard(Card):
    """Signals:
    change_asked: (domain.setup_flow.Page) open the wizard there.
    """

    change_asked = Signal(object)

    def __init__(self, references: References, parent: QWidget | None = None) -> None:
        """`references` knows the names of the records that criteria hold."""
        super().__init__(tr("What is synced"), parent=parent)
        self.head.addWidget(what_is_this("settings.what_is_synced"))
        self._references = references
        self._state = DeskState()
        references.changed.connect(self._say)
        self._sentences = QVBoxLayout()
        self._sentences.setSpacing(SPACE)
        self.body.addLayout(self._sentences)
        self.configure_button = button(
            tr("Change what is synced…"), clicked=lambda: self.change_asked.emit(Page.CONFIGURE)
        )
        self.mappings_button = button(
            tr("Change field mappings…"), clicked=lambda: self.change_asked.emit(Page.MAPPINGS)
        )
        self.body.addLayout(FlowLayout(self.configure_button, self.mappings_button))

    def show_state(self, state: DeskState) -> None:
        """What the database says."""
        self._state = state
        connected = state.binding is not None
        self.configure_button.setEnabled(connected)
        self.mappings_button.setEnabled(connected)
        if connected and state.preferences is not None and self.isVisible():
            for name, schema in state.schemas.items():
                self._references.ask_all(state.preferences.choice(name).effective_criteria, schema)
        self._say()

    @Slot()
    def _say(self) -> None:
        clear(self._sentences)
        for sentence in self._state.sentences:
            said = self._references.in_text(sentence)
            self._sentences.addWidget(label(said, wrap=True, selectable=True))
        if not self._state.sentences:
            self._sentences.addWidget(
                label(tr("Nothing yet. Connect to Salesforce, then choose."), "muted", wrap=True)
            )
