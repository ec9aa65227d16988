"""A line of the settings: its label above the control, what it means and what is wrong under it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from apdesk.ui.criteria.values import mark_invalid
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import column, named, wrapped


class Field(QWidget):
    """A labelled control, as wide as the panel."""

    def __init__(
        self, name: str, *controls: QWidget, hint: str = "", parent: QWidget | None = None
    ) -> None:
        """The first control gets the label as its accessible name; '' names nothing."""
        super().__init__(parent)
        self.caption = wrapped(name, "muted")
        self.hint = wrapped(hint, "small")
        self.problem = wrapped("", "error")
        self._controls = controls
        if name:
            named(controls[0], name)
            self.caption.setBuddy(controls[0])
        items = (self.caption, *controls, self.hint, self.problem)
        self.setLayout(column(*items, spacing=SPACE // 2))
        self.caption.setVisible(bool(name))
        self.show_hint(hint)
        self.show_problem("")

    def show_hint(self, text: str) -> None:
        """Small print under the control."""
        self.hint.setText(text)
        self.hint.setVisible(bool(text))

    def show_problem(self, text: str) -> None:
        """What is wrong with what was typed; '': nothing."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        for each in self._controls:
            mark_invalid(each, bool(text))
            each.setAccessibleDescription(text)
