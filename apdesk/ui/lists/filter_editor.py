"""The small editor that adds a filter to a list or changes one, and how a filter is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from apdesk.domain.check import check
from apdesk.domain.local_filter import local_schema
from apdesk.domain.operators import Criterion, Operator, operators_for
from apdesk.domain.schema import FieldSchema
from apdesk.domain.sentence import predicate
from apdesk.language import tr
from apdesk.ui.criteria.values import NoValue, ValueEditor, editor_for, value_kind
from apdesk.ui.criteria.words import operator_words, takes_value
from apdesk.ui.lists.name_value import NamesValue
from apdesk.ui.lists.names_here import NamesHere, each_name_once, is_lookup
from apdesk.ui.theme import SPACE, set_role
from apdesk.ui.widgets import button, column, label, named, order_focus, row
from apdesk.ui.widgets.combo import ComboBox


def filter_words(
    each: Criterion, fields: Sequence[FieldSchema], names: Mapping[str, str] | None = None
) -> str:
    """'Status is Open' as a chip says it; `names` are those behind the ids of a lookup."""
    if names:
        each = replace(each, value=each_name_once(each.value, names))
    return predicate(each, local_schema(tr("Record"), tr("Records"), fields), names)


class FilterEditor(QFrame):
    """A popup with field, operator and value."""

    applied = Signal(object)  # Criterion

    def __init__(self, names: NamesHere, parent: QWidget | None = None) -> None:
        """`names`: those behind the lookups of the list."""
        super().__init__(parent, Qt.WindowType.Popup)
        self._names = names
        self._lookups: Mapping[str, tuple[str, ...]] | None = None
        set_role(self, "card")
        named(self, tr("Show only records where"))
        self._fields: tuple[FieldSchema, ...] = ()
        self._field = named(ComboBox(), tr("Field"))
        self._field.setMaxVisibleItems(16)
        self._operator = named(ComboBox(), tr("Condition"))
        self._value: ValueEditor = NoValue()
        self._kind: tuple[object, ...] = ()
        self._anchor: QWidget | None = None
        self._place = QHBoxLayout()
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.addWidget(self._value)
        self._problem = label("", "error", wrap=True)
        self._problem.hide()
        self._apply = button(tr("Add filter"), "primary", clicked=self.apply)
        self._field.currentIndexChanged.connect(self._field_changed)
        self._operator.currentIndexChanged.connect(self._operator_changed)
        self.setLayout(
            column(
                label(tr("Show only records where"), "strong"),
                row(self._field, self._operator, self._place),
                self._problem,
                row(None, button(tr("Cancel"), clicked=self.hide), self._apply),
                margins=SPACE * 2,
                spacing=SPACE * 3 // 2,
            )
        )

    @property
    def value(self) -> ValueEditor:
        """The editor that fits the field and the condition."""
        return self._value

    def offer(self, fields: Sequence[FieldSchema], start: Criterion | None = None) -> None:
        """Fills the popup: the fields of the list, and a filter to change."""
        self._fields = tuple(each for each in fields if operators_for(each))
        self._lookups = None
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
            self._value.set_value(start.value)
        self._apply.setText(tr("Add filter") if start is None else tr("Change filter"))
        named(self._apply, self._apply.text())
        self._problem.hide()

    def show_below(self, anchor: QWidget) -> None:
        """Opens under a button, inside the window."""
        self._anchor = anchor
        self._take_room()
        self.show()
        self._field.setFocus()

    def _take_room(self) -> None:
        """As large as its contents, and where that is inside the window."""
        self.adjustSize()
        if self._anchor is None:
            return
        window = self._anchor.window()
        corner = self._anchor.mapToGlobal(QPoint(0, self._anchor.height() + SPACE // 2))
        left = window.mapToGlobal(QPoint(SPACE, 0)).x()
        right = window.mapToGlobal(QPoint(window.width() - SPACE, 0)).x()
        self.move(max(left, min(corner.x(), right - self.width())), corner.y())

    def apply(self) -> None:
        """Emits the filter, or says what is wrong with it."""
        at = self._field.currentIndex()
        if not 0 <= at < len(self._fields):
            return
        operator = Operator(self._operator.currentData())
        if takes_value(operator) and isinstance(self._value, NamesValue):
            problem = self._value.problem()
            if problem:
                self._say(problem)
                return
        value = self._value.value() if takes_value(operator) else ""
        made = Criterion(self._fields[at].name, operator, value)
        schema = local_schema(tr("Record"), tr("Records"), self._fields)
        problems = [each for each in check((made,), schema) if each.fatal]
        if problems:
            self._say(problems[0].message)
            return
        self.hide()
        self.applied.emit(made)

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.show()
        self._take_room()

    def _field_changed(self) -> None:
        self._operator.blockSignals(True)
        self._operator.clear()
        at = self._field.currentIndex()
        if 0 <= at < len(self._fields):
            for each in operators_for(self._fields[at]):
                self._operator.addItem(operator_words(self._fields[at], each), each)
        self._operator.blockSignals(False)
        self._fit_value("")

    def _operator_changed(self) -> None:
        self._fit_value(self._value.value())

    def _fit_value(self, text: str) -> None:
        """Puts the editor in place that belongs to the field; a text that fits it is kept."""
        at, data = self._field.currentIndex(), self._operator.currentData()
        field = self._fields[at] if 0 <= at < len(self._fields) else None
        operator = Operator(data) if data is not None else None
        kind = value_kind(field, operator)
        fresh = self._editor_for(field, operator)
        fresh.set_value(text if not self._kind or not kind or kind == self._kind else "")
        fresh.setMinimumWidth(max(SPACE * 36, fresh.room_for_words()))
        fresh.name_controls(
            tr("Value of {field}", field=field.label) if field is not None else tr("Value")
        )
        fresh.changed.connect(self._problem.hide)
        fresh.submitted.connect(self.apply)
        self._place.replaceWidget(self._value, fresh)
        self._value.hide()
        self._value.deleteLater()
        self._value = fresh
        self._kind = kind or self._kind
        fresh.setVisible(takes_value(operator))
        order_focus(self)
        self._problem.hide()
        if self.isVisible():
            self._take_room()

    def _editor_for(self, field: FieldSchema | None, operator: Operator | None) -> ValueEditor:
        """Lookups are filtered by names, wherever names of what they may lead to are known."""
        if field is not None and is_lookup(field) and takes_value(operator):
            if self._lookups is None:
                self._lookups = self._names.lookups()
            objects = self._lookups.get(field.name)
            if objects:
                return NamesValue(field, objects, self._names)
        return editor_for(field, operator)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)
