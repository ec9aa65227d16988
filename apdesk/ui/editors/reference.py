"""The editor of lookups: a record's id, typed or picked by name from the org."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Slot
from PySide6.QtWidgets import QWidget

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.records import FieldValue
from apdesk.domain.schema import FieldSchema
from apdesk.language import tr
from apdesk.ui.criteria.reference import NamePicker
from apdesk.ui.criteria.references import References, ids_in
from apdesk.ui.editors.text import LineEditor
from apdesk.ui.icons import set_icon
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import button, host_popups, wrapped


class ReferenceEditor(LineEditor):
    """An id with the name of its record under it."""

    def __init__(
        self, field: FieldSchema, references: References, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, ApdeskType.REFERENCE, parent)
        self._target = field
        self._references = references
        self.line.setPlaceholderText(tr("Choose by name, or type an ID"))
        self.button = button(tr("Choose…"), clicked=self.open_choices)
        set_icon(self.button, "search")
        self.shown_name = wrapped("", "small")
        self.picker = NamePicker(field, references, self)
        self.picker.toggled.connect(self._picked)
        host_popups(self, self.picker)
        self.body.addWidget(self.shown_name)
        self.body.addWidget(self.button)
        self.shown_name.hide()
        self.line.edited.connect(self._say_name)
        references.changed.connect(self._say_name)

    def show_value(self, value: FieldValue) -> None:
        super().show_value(value)
        self._say_name()

    def open_choices(self) -> None:
        corner = self.line.mapToGlobal(QPoint(0, self.line.height() + SPACE // 4))
        self.picker.open_at(corner, self.width(), ids_in(self.line.text()))

    @Slot()
    def _say_name(self) -> None:
        text = self.line.text().strip()
        self._references.ask(self._target, text)
        names = [self._references.names.get(each, "") for each in ids_in(text)]
        self.shown_name.setText(", ".join(each for each in names if each))
        self.shown_name.setVisible(any(names))

    @Slot(str, bool)
    def _picked(self, key: str, on: bool) -> None:
        self.picker.hide()
        self.line.show_text(key if on else "")
        self.line.setFocus()
        self._say_name()
        self.changed.emit()
        if self.in_place:
            self.committed.emit()
