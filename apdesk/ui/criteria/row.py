"""One row of the criteria editor: field, operator, value, and what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QToolButton, QWidget

from apdesk.domain.check import CriterionProblem, check
from apdesk.domain.operators import Criterion, Operator, operators_for
from apdesk.domain.schema import FieldType, SObjectSchema
from apdesk.language import tr
from apdesk.ui.criteria.field_chooser import CalmComboBox, FieldChooser
from apdesk.ui.criteria.references import References
from apdesk.ui.criteria.values import (
    NoValue,
    TextValue,
    ValueEditor,
    editor_for,
    mark_invalid,
    value_kind,
)
from apdesk.ui.criteria.words import all_operator_words, operator_words, takes_value
from apdesk.ui.icons import set_icon
from apdesk.ui.theme import SPACE, set_role
from apdesk.ui.widgets import label, named, wrapped

#: What a combo box has around its text.
_AROUND_OPERATOR = 8 * SPACE


def _words() -> tuple[str, str]:
    """What stands before the first row, and before each further one."""
    return (
        tr("Where", note="before the first criterion"),
        tr("and", note="before a further criterion"),
    )


def _operator_width(box: QWidget) -> int:
    """Wide enough for each operator of each field, so that all rows have the same columns."""
    metrics = box.fontMetrics()
    widest = max(metrics.horizontalAdvance(each) for each in all_operator_words())
    return max(20 * SPACE, widest + _AROUND_OPERATOR)


class RemoveButton(QToolButton):
    """The × of a row: a click, Return, Space, or the Delete key on it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (
            Qt.Key.Key_Delete,
            Qt.Key.Key_Backspace,
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        ):
            event.accept()
            self.click()
        else:
            super().keyPressEvent(event)


class CriterionRow(QWidget):
    """A criterion as it is being edited.

    Signals:
        changed: The user changed something.
        remove_requested: × was pressed.
        submitted: Return was pressed in the value.

    Attributes:
        touched: The user has left the row once, so what is missing may be called wrong.
    """

    changed = Signal()
    remove_requested = Signal()
    submitted = Signal()

    def __init__(
        self,
        schema: SObjectSchema,
        parent: QWidget | None = None,
        *,
        references: References | None = None,
    ) -> None:
        super().__init__(parent)
        self._schema = schema
        self._references = references
        self.touched = False
        self.word = label("", "muted")
        words = self.word.fontMetrics()
        self.word.setFixedWidth(max(words.horizontalAdvance(each) for each in _words()) + SPACE)
        self.word.setContentsMargins(0, SPACE - 1, 0, 0)
        self.field = FieldChooser(schema, self)
        self.operator = CalmComboBox(self)
        self.operator.setFixedWidth(_operator_width(self.operator))
        self.editor: ValueEditor = NoValue(self)
        self.remove = RemoveButton(self)
        set_role(self.remove, "icon")
        set_icon(self.remove, "close")
        self.remove.setCursor(Qt.CursorShape.PointingHandCursor)
        self.remove.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.message = wrapped("", "error")
        self.note = wrapped("", "small")
        self.message.hide()
        self.note.hide()

        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE)
        self._grid.setVerticalSpacing(SPACE // 2)
        self._grid.addWidget(self.word, 0, 0)
        self._grid.addWidget(self.field, 0, 1)
        self._grid.addWidget(self.operator, 0, 2)
        self._grid.addWidget(self.editor, 0, 3)
        self._grid.addWidget(self.remove, 0, 4)
        # An editor may say more under its line; all lines stand at the same height.
        for each in (self.word, self.field, self.operator, self.editor, self.remove):
            self._grid.setAlignment(each, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self.message, 1, 1, 1, 3)
        self._grid.addWidget(self.note, 2, 1, 1, 3)
        # The columns of all rows stand under each other, whatever their editors would like.
        self.field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.field.setMinimumWidth(24 * SPACE)
        self._grid.setColumnStretch(1, 4)
        self._grid.setColumnStretch(3, 5)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

        self.field.field_changed.connect(self._field_chosen)
        self.operator.activated.connect(self._operator_chosen)
        self.remove.clicked.connect(self.remove_requested)
        self._kind: tuple[object, ...] = ()
        self._fill_operators()
        self._fit_editor("")
        self.set_number(0)

    # What it holds

    @property
    def chosen_operator(self) -> Operator | None:
        data = self.operator.currentData()
        return Operator(data) if data else None

    def criterion(self) -> Criterion:
        """The row as it stands; the field is '' while none is chosen."""
        operator = self.chosen_operator or Operator.IS
        value = self.editor.value() if takes_value(operator) else ""
        return Criterion(self.field.field_name, operator, value)

    def set_criterion(self, criterion: Criterion) -> None:
        """Shows a criterion; emits nothing."""
        self.field.choose(criterion.field)
        self._fill_operators(keep=criterion.operator)
        self._fit_editor(criterion.value)

    @property
    def empty(self) -> bool:
        """Nothing was chosen yet."""
        return not self.field.field_name

    # How it looks

    def set_number(self, index: int) -> None:
        """Tells the row its place: the word in front, and what its controls are called."""
        self.word.setText(_words()[min(index, 1)])
        self._name_controls(index + 1)

    def _name_controls(self, number: int) -> None:
        self._number = number
        self.setAccessibleName(tr("Criterion {number}", number=number))
        for each in (self.field, self.field.line):
            named(each, tr("Field {number}", number=number))
        named(self.operator, tr("Condition {number}", number=number))
        field = self.field.field
        self.editor.name_controls(
            tr("Value {number} of {field}", number=number, field=field.label)
            if field is not None
            else tr("Value {number}", number=number)
        )
        text = tr("Remove criterion {number}", number=number)
        self.remove.setToolTip(text)
        named(self.remove, text)

    def show_problem(self, text: str, *, fatal: bool) -> None:
        """Says under the row what is wrong, or (not fatal) what is worth a look; '' clears."""
        self.message.setText(text)
        set_role(self.message, "error" if fatal else "warning")
        self.message.setVisible(bool(text))
        bad = bool(text) and fatal
        in_field = self.field.field is None or not operators_for(self.field.field)
        mark_invalid(self.field, bad and in_field)
        wrong = self._wrong_inputs() if bad and not in_field else ()
        for each in self.editor.inputs():
            mark_invalid(each, each in wrong)

    def _wrong_inputs(self) -> tuple[QWidget, ...]:
        """Of two values the one that is wrong by itself; else all."""
        wrong = [
            each
            for each in self.editor.sides()
            if any(problem.fatal for problem in self._problems_of(each.value()))
        ]
        return tuple(x for each in wrong for x in each.inputs()) or self.editor.inputs()

    def _problems_of(self, one: str) -> tuple[CriterionProblem, ...]:
        """What is wrong with a single one of the values."""
        alone = Criterion(self.field.field_name, Operator.AT_LEAST, one)
        return check((alone,), self._schema)

    def show_note(self, text: str) -> None:
        """Says under the row what else is known, such as how many blanks it keeps."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    # What the user does

    @Slot()
    def _field_chosen(self) -> None:
        self._fill_operators(keep=self.chosen_operator)
        self._fit_editor(self.editor.value())
        self._name_controls(self._number)
        self.changed.emit()

    @Slot(int)
    def _operator_chosen(self, _index: int) -> None:
        self._fit_editor(self.editor.value())
        self._name_controls(self._number)
        self.changed.emit()

    def _fill_operators(self, keep: Operator | None = None) -> None:
        field = self.field.field
        offered = operators_for(field) if field is not None else ()
        self.operator.clear()
        for each in offered:
            self.operator.addItem(operator_words(field, each), str(each))
        if keep is not None and keep not in offered and (field is None or not offered):
            # A vanished or unfilterable field: what was asked of it must stay readable.
            self.operator.addItem(operator_words(field, keep), str(keep))
        index = self.operator.findData(str(keep)) if keep is not None else 0
        self.operator.setCurrentIndex(max(index, 0) if self.operator.count() else -1)
        self.operator.setEnabled(self.operator.count() > 0)

    def _fit_editor(self, text: str) -> None:
        """Puts the right editor in place; a text that still makes sense in it is kept."""
        field, operator = self.field.field, self.chosen_operator
        kind = value_kind(field, operator)
        if self._kind and kind and kind != self._kind:
            text = ""
        fresh = editor_for(field, operator, self._references)
        if type(fresh) is NoValue and self._schema.field(self.field.field_name) is None and text:
            # The value of a vanished field is shown as it is.
            fresh = TextValue("")
        if field is not None and field.type is FieldType.BOOLEAN and not text:
            text = "true"
        fresh.set_value(text)
        fresh.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        fresh.setMinimumWidth(30 * SPACE)
        had_focus = self.editor.isAncestorOf(self.focusWidget() or self)
        self._grid.replaceWidget(self.editor, fresh)
        self._grid.setAlignment(fresh, Qt.AlignmentFlag.AlignTop)
        self.editor.hide()
        self.editor.setParent(None)
        self.editor.deleteLater()
        self.editor = fresh
        fresh.show()
        if kind:
            self._kind = kind
        fresh.changed.connect(self.changed)
        fresh.submitted.connect(self.submitted)
        if had_focus:
            fresh.setFocus()
