"""The value editors of a criterion: one for each kind of field, all speaking the same text.

A value's text is what `apdesk.domain.criteria` defines: a comma list, `low,high` for between,
'true' or 'false' for a checkbox. Setting a value never tells; only the user's edits do.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from apdesk.domain.operators import Operator
from apdesk.domain.schema import NUMBER_TYPES, FieldSchema, FieldType
from apdesk.language import tr
from apdesk.ui.criteria.field_chooser import CalmComboBox
from apdesk.ui.criteria.references import References
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import LineEdit, label


class ValueEditor(QWidget):
    """What every value editor has in common.

    Signals:
        changed: The user changed the value.
        submitted: Return was pressed: the user means to go on.
    """

    changed = Signal()
    submitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(SPACE)

    def value(self) -> str:
        """The value as text."""
        return ""

    def set_value(self, text: str) -> None:
        """Shows a value; emits nothing."""

    def name_controls(self, name: str) -> None:
        """Gives the inputs their accessible name."""

    def room_for_words(self) -> int:
        """The width that what it says needs while it is empty, where that is known."""
        return 0

    def inputs(self) -> tuple[QWidget, ...]:
        """The inputs that are marked when the value is wrong."""
        proxy = self.focusProxy()
        return (proxy,) if proxy is not None else ()

    def sides(self) -> tuple[ValueEditor, ...]:
        """The editors of values that can be wrong by themselves; () where there is one value."""
        return ()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submitted.emit()
            event.accept()
        else:
            super().keyPressEvent(event)


class NoValue(ValueEditor):
    """For `is blank` and `is not blank`, and while no field is chosen."""


def mark_invalid(widget: QWidget, bad: bool) -> None:
    """Gives an input the outline of a wrong value, or takes it away."""
    if bool(widget.property("invalid")) != bad:
        widget.setProperty("invalid", bad)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def plain_line(placeholder: str = "", parent: QWidget | None = None) -> LineEdit:
    """A line edit that fits a criteria row; its tooltip has what may be cut of the placeholder."""
    line = LineEdit(parent=parent)
    line.setPlaceholderText(placeholder)
    line.setToolTip(placeholder)
    line.setClearButtonEnabled(True)
    line.setMinimumWidth(10 * SPACE)
    return line


class TextValue(ValueEditor):
    """Typed text; commas separate alternatives."""

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = plain_line(placeholder, self)
        self.line.edited.connect(self.changed)
        self.row.addWidget(self.line)
        self.setFocusProxy(self.line)

    def value(self) -> str:
        return self.line.text().strip()

    def set_value(self, text: str) -> None:
        self.line.show_text(text)

    def name_controls(self, name: str) -> None:
        self.line.setAccessibleName(name)


class CheckboxValue(ValueEditor):
    """Yes or no."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.combo = CalmComboBox(self)
        self.combo.addItem(tr("Yes"), "true")
        self.combo.addItem(tr("No"), "false")
        self.combo.activated.connect(self._chosen)
        self.row.addWidget(self.combo)
        self.row.addStretch(1)
        self.setFocusProxy(self.combo)

    @Slot(int)
    def _chosen(self, _index: int) -> None:
        self.changed.emit()

    def value(self) -> str:
        return str(self.combo.currentData())

    def set_value(self, text: str) -> None:
        index = self.combo.findData(text.strip().casefold())
        self.combo.setCurrentIndex(max(index, 0))

    def name_controls(self, name: str) -> None:
        self.combo.setAccessibleName(name)


class PairValue(ValueEditor):
    """Two editors for `between`: low, high."""

    def __init__(
        self,
        low: ValueEditor,
        high: ValueEditor,
        parent: QWidget | None = None,
        *,
        stacked: bool = False,
    ) -> None:
        """`stacked`: each takes a line of its own."""
        super().__init__(parent)
        self.low, self.high = low, high
        word = label(tr("and", note="between two values"), "muted")
        grid = QGridLayout()
        grid.setSpacing(SPACE)
        places = ((0, 0), (0, 1), (0, 2)) if not stacked else ((0, 1), (1, 0), (1, 1))
        for each, (line, column) in zip((low, word, high), places, strict=True):
            grid.addWidget(each, line, column)
            grid.setColumnStretch(column, int(each is not word))
        self.row.addLayout(grid, 1)
        for each in (low, high):
            each.changed.connect(self.changed)
            each.submitted.connect(self.submitted)
        self.setFocusProxy(low)

    def value(self) -> str:
        low, high = self.low.value(), self.high.value()
        return f"{low},{high}" if low or high else ""

    def set_value(self, text: str) -> None:
        low, _, high = text.partition(",")
        self.low.set_value(low.strip())
        self.high.set_value(high.strip())

    def inputs(self) -> tuple[QWidget, ...]:
        return (*self.low.inputs(), *self.high.inputs())

    def sides(self) -> tuple[ValueEditor, ...]:
        return (self.low, self.high)

    def name_controls(self, name: str) -> None:
        self.low.name_controls(tr("{name}, from", name=name))
        self.high.name_controls(tr("{name}, to", name=name))


def editor_for(
    field: FieldSchema | None,
    operator: Operator | None,
    references: References | None = None,
) -> ValueEditor:
    """A fresh editor for a field and an operator; `references` lets lookups be chosen by name."""
    # Imported here, because both build on ValueEditor.
    from apdesk.ui.criteria.dates import DateValue
    from apdesk.ui.criteria.picklist import PicklistValue
    from apdesk.ui.criteria.reference import ReferenceValue

    if field is None or operator in (None, Operator.BLANK, Operator.NOT_BLANK):
        return NoValue()
    if field.type is FieldType.BOOLEAN:
        return CheckboxValue()
    if field.type in (FieldType.DATE, FieldType.DATETIME):
        if operator is Operator.BETWEEN:
            return PairValue(DateValue(many=False), DateValue(many=False), stacked=True)
        return DateValue(many=operator in (Operator.IS, Operator.IS_NOT))
    if field.type in NUMBER_TYPES:
        if operator is Operator.BETWEEN:
            return PairValue(
                TextValue(tr("From", note="the lower of two numbers")),
                TextValue(tr("To", note="the higher of two numbers")),
            )
        many = operator in (Operator.IS, Operator.IS_NOT)
        return TextValue(tr("One number, or several with commas") if many else tr("A number"))
    if field.type is FieldType.REFERENCE and references is not None and field.reference_to:
        return ReferenceValue(field, references)
    if field.type is FieldType.REFERENCE:
        return TextValue(tr("Record ID of 15 or 18 characters; several with commas"))
    listed = operator in (Operator.IS, Operator.IS_NOT, Operator.INCLUDES, Operator.EXCLUDES)
    if field.picklist and listed:
        return PicklistValue(field, operator)
    return TextValue(tr("Text; a comma means “or”"))


def value_kind(field: FieldSchema | None, operator: Operator | None) -> tuple[object, ...]:
    """Equal for two choices between which a typed value can stay as it is."""
    if field is None or operator in (None, Operator.BLANK, Operator.NOT_BLANK):
        return ()
    if field.type in (FieldType.DATE, FieldType.DATETIME):
        family: object = "date"
    elif field.type in NUMBER_TYPES:
        family = "number"
    elif field.type in (FieldType.BOOLEAN, FieldType.REFERENCE):
        family = field.type
    elif field.picklist:
        family = field.name
    else:
        family = "text"
    return (family, operator is Operator.BETWEEN)
