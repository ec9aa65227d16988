"""A line of a form: the label with its required mark, the control, a hint, what is wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from apdesk.language import tr
from apdesk.ui.editors import ValueEditor
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import column, label, row

LABEL_WIDTH = SPACE * 17


class FormRow(QWidget):
    """A control with its label left of it and words under it."""

    def __init__(
        self,
        name: str,
        control: QWidget,
        *,
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.label = name
        self.control = control
        self.caption: QLabel = label("", "muted", wrap=True)
        self.caption.setFixedWidth(LABEL_WIDTH)
        self.caption.setContentsMargins(0, SPACE, 0, 0)
        self.caption.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.caption.setBuddy(control)
        self.hint = label("", "small", wrap=True)
        self.problem = label("", "error", wrap=True)
        for each in (self.hint, self.problem):
            each.hide()
        self._column = column(control, self.hint, self.problem, spacing=SPACE // 2)
        line = row(self.caption, self._column, spacing=SPACE)
        line.setStretch(1, 1)
        line.setAlignment(self.caption, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        self.set_required(required)

    def add_below(self, widget: QWidget) -> None:
        """Something more under the control."""
        self._column.addWidget(widget)

    def set_required(self, on: bool) -> None:
        """Marks the field as one that must be filled in."""
        self.required = on
        self.caption.setText(f"{self.label} *" if on else self.label)
        self.caption.setToolTip(tr("Required") if on else "")

    def show_hint(self, text: str) -> None:
        """Small print under the control."""
        self.hint.setText(text)
        self.hint.setVisible(bool(text))

    def show_problem(self, text: str | None) -> None:
        """What is wrong with the value; None: nothing."""
        self.problem.setText(text or "")
        self.problem.setVisible(bool(text))
        if isinstance(self.control, ValueEditor):
            self.control.mark(text)


class EditorRow(FormRow):
    """A line whose control is an editor."""

    def __init__(
        self,
        name: str,
        editor: ValueEditor,
        *,
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, editor, required=required, parent=parent)
        self.editor = editor
