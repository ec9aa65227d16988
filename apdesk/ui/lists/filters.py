"""The filter bar: one chip for each filter, and a small editor that adds or changes one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QWidget

from apdesk.domain.check import check
from apdesk.domain.local_filter import local_field, local_schema
from apdesk.domain.operators import Criterion, Operator, operators_for
from apdesk.domain.schema import FieldSchema
from apdesk.store.lists import ListField
from apdesk.ui.icons import set_icon
from apdesk.ui.theme import SPACE, set_role
from apdesk.ui.widgets import button, column, icon_button, label, named, row

_NO_VALUE = frozenset({Operator.BLANK, Operator.NOT_BLANK})


def filter_words(each: Criterion, fields: Sequence[ListField]) -> str:
    """'Status is Open' as a chip says it."""
    name = next((field.label for field in fields if field.name == each.field), each.field)
    value = "" if each.operator in _NO_VALUE else f" {each.value}"
    return f"{name} {each.operator}{value}"


class FilterEditor(QFrame):
    """A popup with field, operator and value."""

    applied = Signal(object)  # Criterion

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        set_role(self, "card")
        self._fields: tuple[FieldSchema, ...] = ()
        self._field = named(QComboBox(), "Field")
        self._field.setMaxVisibleItems(16)
        self._operator = named(QComboBox(), "Condition")
        self._value = named(QLineEdit(), "Value")
        self._value.setPlaceholderText("Value")
        self._value.setToolTip("A comma means or.")
        self._value.setMinimumWidth(SPACE * 28)
        self._problem = label("", "error", wrap=True)
        self._problem.hide()
        self._apply = button("Add filter", "primary", clicked=self.apply)
        self._field.currentIndexChanged.connect(self._field_changed)
        self._operator.currentIndexChanged.connect(self._operator_changed)
        self._value.textChanged.connect(lambda _text: self._problem.hide())
        self._value.returnPressed.connect(self.apply)
        self.setLayout(
            column(
                label("Show only records where", "strong"),
                row(self._field, self._operator, self._value),
                self._problem,
                row(None, button("Cancel", clicked=self.hide), self._apply),
                margins=SPACE * 2,
                spacing=SPACE * 3 // 2,
            )
        )

    def offer(self, fields: Sequence[ListField], start: Criterion | None = None) -> None:
        """Fills the popup: the fields of the list, and a filter to change."""
        found = [local_field(each.name, each.label, each.type) for each in fields]
        self._fields = tuple(each for each in found if operators_for(each))
        self._field.blockSignals(True)
        self._field.clear()
        self._field.addItems([each.label for each in self._fields])
        names = [each.name for each in self._fields]
        if start is not None and start.field in names:
            self._field.setCurrentIndex(names.index(start.field))
        self._field.blockSignals(False)
        self._field_changed()
        if start is not None:
            at = self._operator.findData(start.operator)
            self._operator.setCurrentIndex(max(0, at))
            self._value.setText(start.value)
        else:
            self._value.clear()
        self._problem.hide()

    def show_below(self, anchor: QWidget) -> None:
        """Opens under a button."""
        self.adjustSize()
        self.move(anchor.mapToGlobal(QPoint(0, anchor.height() + SPACE // 2)))
        self.show()
        self._field.setFocus()

    def apply(self) -> None:
        """Emits the filter, or says what is wrong with it."""
        at = self._field.currentIndex()
        if not 0 <= at < len(self._fields):
            return
        operator = Operator(self._operator.currentData())
        value = "" if operator in _NO_VALUE else self._value.text().strip()
        made = Criterion(self._fields[at].name, operator, value)
        schema = local_schema("Record", "Records", self._fields)
        problems = [each for each in check((made,), schema) if each.fatal]
        if problems:
            self._problem.setText(problems[0].message)
            self._problem.show()
            self.adjustSize()
            return
        self.hide()
        self.applied.emit(made)

    def _field_changed(self) -> None:
        self._operator.clear()
        at = self._field.currentIndex()
        if 0 <= at < len(self._fields):
            for each in operators_for(self._fields[at]):
                self._operator.addItem(str(each), each)
        self._operator_changed()

    def _operator_changed(self) -> None:
        self._value.setVisible(self._operator.currentData() not in _NO_VALUE)
        self._problem.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)


class _Chip(QFrame):
    changed = Signal()
    removed = Signal()

    def __init__(self, text: str) -> None:
        super().__init__()
        set_role(self, "chip")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE, 0, 0, 0)
        layout.setSpacing(0)
        change = button(text, "chip", clicked=self.changed.emit)
        remove = icon_button("close", f"Remove filter {text}", clicked=self.removed.emit)
        set_icon(remove, "close", "muted", 12)
        layout.addWidget(change)
        layout.addWidget(remove)


class FilterBar(QWidget):
    """The chips of a list's filters; hidden while there is none."""

    filters_changed = Signal(object)  # tuple[Criterion, ...]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: tuple[ListField, ...] = ()
        self._filters: tuple[Criterion, ...] = ()
        self._editing: int | None = None
        self._editor = FilterEditor(self)
        self._editor.applied.connect(self._applied)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE)
        self.hide()

    @property
    def filters(self) -> tuple[Criterion, ...]:
        return self._filters

    @property
    def editor(self) -> FilterEditor:
        return self._editor

    def set_fields(self, fields: Sequence[ListField]) -> None:
        """What can be filtered by; filters by fields that are gone are dropped."""
        self._fields = tuple(fields)
        known = {each.name for each in fields}
        self.set_filters([each for each in self._filters if each.field in known])

    def set_filters(self, filters: Sequence[Criterion]) -> None:
        """Replaces all filters."""
        chosen = tuple(filters)
        if chosen == self._filters:
            return
        self._filters = chosen
        self._rebuild()
        self.filters_changed.emit(chosen)

    def add(self, anchor: QWidget) -> None:
        """Opens the editor for one more filter."""
        self._editing = None
        self._editor.offer(self._fields)
        self._editor.show_below(anchor)

    def _change(self, at: int, anchor: QWidget) -> None:
        self._editing = at
        self._editor.offer(self._fields, self._filters[at])
        self._editor.show_below(anchor)

    def _remove(self, at: int) -> None:
        self.set_filters([each for i, each in enumerate(self._filters) if i != at])

    def _applied(self, made: Criterion) -> None:
        filters = list(self._filters)
        if self._editing is not None and self._editing < len(filters):
            filters[self._editing] = made
        else:
            filters.append(made)
        self.set_filters(filters)

    def _rebuild(self) -> None:
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for at, each in enumerate(self._filters):
            chip = _Chip(filter_words(each, self._fields))
            chip.changed.connect(lambda at=at, chip=chip: self._change(at, chip))
            chip.removed.connect(lambda at=at: self._remove(at))
            self._row.addWidget(chip)
        if self._filters:
            self._row.addWidget(button("Clear all", "link", clicked=lambda: self.set_filters(())))
        self._row.addStretch(1)
        self.setVisible(bool(self._filters))
