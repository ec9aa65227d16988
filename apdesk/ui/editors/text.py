"""Editors of typed values: one line, and text of several lines."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.entry import EntryError, entry_text, parse_entry
from apdesk.domain.records import FieldValue
from apdesk.domain.schema import FieldSchema
from apdesk.language import marked, tr, translated
from apdesk.ui.editors.base import ValueEditor
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import LineEdit, label

_HINTS = {
    ApdeskType.EMAIL: marked("name@example.com"),
    ApdeskType.URL: marked("www.example.com"),
    ApdeskType.TIME: marked("14:30"),
    ApdeskType.REFERENCE: marked("Record ID"),
}
_NUMBERS = frozenset({ApdeskType.NUMBER, ApdeskType.CURRENCY, ApdeskType.PERCENT})
_LINES = 5


class LineEditor(ValueEditor):
    """One line: text, e-mail, phone, address of a website, number, time, record id."""

    def __init__(
        self, field: FieldSchema | None, kind: ApdeskType, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, kind, parent)
        self.line = LineEdit()
        if kind in _HINTS:
            self.line.setPlaceholderText(translated(_HINTS[kind]))
        self.line.edited.connect(self.changed)
        self.body.addWidget(self.line)
        self.setFocusProxy(self.line)

    def value(self) -> FieldValue:
        text = self.line.text()
        if self.kind in _NUMBERS:
            text = _with_point(text)
        return parse_entry(self.kind, text, self.field)

    def show_value(self, value: FieldValue) -> None:
        text = entry_text(self.kind, value)
        if self.kind in _NUMBERS:
            text = text.replace(".", QLocale().decimalPoint())
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
        self.body.addWidget(label(tr("Ctrl+Enter finishes"), "small"))
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


def _with_point(text: str) -> str:
    """A number that was typed with the comma of the user's locale, as `parse_entry` takes it."""
    locale = QLocale()
    if locale.decimalPoint() == ".":
        return text
    if "." in text:  # a thousand here, a thousandth elsewhere
        locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
        raise EntryError(
            tr(
                "The point can be read in two ways. Write the number like {number}, without "
                "thousands separators.",
                number=locale.toString(1234.5, "f", 1),
            )
        )
    return text.replace(locale.decimalPoint(), ".")
