"""Is a record missing? Why one is here, or isn't, for whoever knows its address or id."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from apdesk.ui.desk import Desk
from apdesk.ui.record.explain import ExplainView
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import LineEdit, button, column, label, named, row

ASKED = "Email address or Salesforce ID"


class MissingView(QWidget):
    """A field to ask in, and the explanation below."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lookup = named(LineEdit(), ASKED)
        self.lookup.setPlaceholderText(ASKED)
        self.lookup.setMaximumWidth(SPACE * 50)
        self.lookup.returnPressed.connect(self.ask)
        self.explain_button = button("Explain", clicked=self.ask)
        self.explain = ExplainView(desk)
        self.explain.hide()
        line = row(self.lookup, self.explain_button, None)
        line.setStretch(0, 1)
        self.setLayout(
            column(
                label(
                    "Type the email address or Salesforce ID of a record to see why it is here, or "
                    "why it isn’t.",
                    wrap=True,
                ),
                line,
                self.explain,
                spacing=SPACE * 3 // 2,
            )
        )

    def ask(self) -> None:
        """Explains the record that was typed."""
        text = self.lookup.text().strip()
        if text:
            self.explain.show()
            self.explain.ask(text)
