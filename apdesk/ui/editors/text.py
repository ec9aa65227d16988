"""Editors of typed values: one line, and text of several lines."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.entry import entry_text, parse_entry
from apdesk.domain.records import FieldValue
from apdesk.domain.schema import FieldSchema
from apdesk.ui.editors.base import ValueEditor
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import LineEdit, label

_HINTS = {
    ApdeskType.EMAIL: "name@example.com",
    ApdeskType.URL: "www.example.com",
    ApdeskType.TIME: "14:30",
    ApdeskType.REFERENCE: "Record ID",
}
_LINES = 5


class LineEditor(ValueEditor):
    """One line: text, e-mail, phone, address of a website, number, time, record id."""

    def __init__(
        self, field: FieldSchema | None, kind: ApdeskType, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, kind, parent)
        self.line = LineEdit()
        self.line.setPlaceholderText(_HINTS.get(kind, ""))
        self.line.edited.connect(self.changed)
        self.body.addWidget(self.line)
        self.setFocusProxy(self.line)

    def value(self) -> FieldValue:
        return parse_entry(self.kind, self.line.text(), self.field)

    def show_value(self, value: FieldValue) -> None:
        text = entry_text(self.kind, value)
        if self.kind is ApdeskType.TIME:
            text = text.removesuffix(".000Z").removesuffix(":00")
        self.line.show_text(text)


class TextEditor(ValueEditor):
    """Several lines. Enter makes a new one, Ctrl+Enter commits."""

    def __init__(
        self, field: FieldSchema | None, kind: ApdeskType, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, kind, parent)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * _LINES + SPACE * 2)
        self.text.installEventFilter(self)
        self.text.textChanged.connect(self._edited)
        self._showing = False
        self.body.addWidget(self.text)
        self.body.addWidget(label("Ctrl+Enter finishes", "small"))
        self.setFocusProxy(self.text)

    def value(self) -> FieldValue:
        return parse_entry(self.kind, self.text.toPlainText(), self.field)

    def show_value(self, value: FieldValue) -> None:
        self._showing = True
        try:
            self.text.setPlainText(entry_text(self.kind, value))
        finally:
            self._showing = False

    def _edited(self) -> None:
        if not self._showing:
            self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.text
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.committed.emit()
            return True
        return super().eventFilter(watched, event)
