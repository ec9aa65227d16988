"""Is a record missing? Why one is here, or isn't, for whoever knows its name, address or id."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from apdesk.language import tr
from apdesk.ui.desk import Desk
from apdesk.ui.record.explain import ExplainView
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import LineEdit, button, column, label, named, row


class MissingView(QWidget):
    """A field to ask in, and the explanation below.

    Signals:
        criteria_asked: (str) The criteria of that object are to be changed.
        record_asked: (Entity, int apdesk id) A record that is here is to be shown.
    """

    criteria_asked = Signal(str)
    record_asked = Signal(object, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        asked = tr("Name, e-mail address or Salesforce ID")
        self.lookup = named(LineEdit(), asked)
        self.lookup.setPlaceholderText(asked)
        self.lookup.setMinimumWidth(SPACE * 36)
        self.lookup.setMaximumWidth(SPACE * 60)
        self.lookup.returnPressed.connect(self.ask)
        self.explain_button = button(tr("Explain"), clicked=self.ask)
        self.explain_button.setEnabled(False)
        self.lookup.textChanged.connect(self._typed)
        self.explain = ExplainView(desk, shows=True)
        self.explain.criteria_asked.connect(self.criteria_asked)
        self.explain.record_asked.connect(self._show_record)
        self.explain.hide()
        line = row(self.lookup, self.explain_button, None)
        line.setStretch(0, 1)
        self.setLayout(
            column(
                label(
                    tr(
                        "Type the name of a record, its e-mail address or Salesforce ID. apdesk "
                        "looks it up in Salesforce and says why it is here, or why it isn’t."
                    ),
                    wrap=True,
                ),
                line,
                self.explain,
                spacing=SPACE * 3 // 2,
            )
        )

    def look_for(self, text: str) -> None:
        """Asks for somebody at once."""
        self.lookup.setText(text)
        self.lookup.setFocus()
        self.ask()

    def _typed(self, text: str) -> None:
        self.explain_button.setEnabled(bool(text.strip()))

    def ask(self) -> None:
        """Explains the record that was typed."""
        text = self.lookup.text().strip()
        if text:
            self.explain.show()
            self.explain.ask(text)

    def _show_record(self, sobject: str, record_id: int) -> None:
        from apdesk.domain.apdesk_types import Entity

        entity = Entity.COMPANY if sobject == "Account" else Entity.PERSON
        self.record_asked.emit(entity, record_id)
