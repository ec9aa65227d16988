"""The panel beside the mapping table: everything that can be chosen for one field."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QComboBox, QFrame, QHBoxLayout, QLabel, QWidget

from apdesk.domain.apdesk_types import ApdeskType, apdesk_types_for
from apdesk.domain.preferences import FirstSync, MappedField, Rule
from apdesk.domain.schema import SObjectSchema
from apdesk.language import tr, translated
from apdesk.ui.criteria.field_chooser import CalmComboBox
from apdesk.ui.criteria.values import mark_invalid
from apdesk.ui.help import what_is_this
from apdesk.ui.mapping.rows import (
    APDESK_TYPE_WORDS,
    RULE_EXPLAINED,
    RULE_WORDS,
    TWO_WAY,
    MappingRow,
    fitting_fields,
    name_problem,
    standard_choice,
)
from apdesk.ui.theme import SPACE, set_role, theme
from apdesk.ui.widgets import (
    Divider,
    LineEdit,
    RadioButton,
    button,
    column,
    label,
    named,
    row,
    scroll_page,
    wrapped,
)

_NEW = ""
#: What a rule has around it: the box with its arrow, the margins, a scroll bar.
_AROUND_RULE = 14 * SPACE
#: The table beside it needs the room more.
_MOST_WIDTH = 48 * SPACE


def _titled(title: QLabel, topic: str) -> QHBoxLayout:
    """A title with what answers "What is this?" beside it."""
    line = row(title, what_is_this(topic))
    line.setStretch(0, 1)
    return line


class FieldPanel(QFrame):
    """Edits the mapping of the field that is selected.

    Signals:
        chosen: A MappedField: how the field is mapped from now on.
        reset: The field's API name: back to the standard mapping.
    """

    chosen = Signal(object)
    reset = Signal(str)

    def __init__(self, schema: SObjectSchema, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._schema = schema
        self._row: MappingRow | None = None
        self._existing: Mapping[str, ApdeskType] = {}
        self._used: tuple[str, ...] = ()
        self._is_new = False
        self._loading = False

        self.title = wrapped("", "subtitle")
        self.subtitle = wrapped("", "muted")
        self.padlock = wrapped("", "small")
        self.rule_name = label(tr("Rule"), "overline")
        self.rule = named(CalmComboBox(), tr("Rule"))
        self.rule_text = wrapped("", "small")
        self.target_name = label(tr("apdesk field"), "overline")
        self.target = named(CalmComboBox(), tr("apdesk field"))
        for each in (self.rule, self.target):
            each.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        self.name_title = label(tr("Name of the new field"), "overline")
        self.name = named(LineEdit(), tr("Name of the new field"))
        self.problem = wrapped("", "error")
        self.type_title = label(tr("Type"), "overline")
        self.type = named(CalmComboBox(), tr("Type"))
        self.first_title = wrapped(tr("For the values that exist already"), "overline")
        self._first_head = QWidget()
        self._first_head.setLayout(_titled(self.first_title, "wizard.first_sync"))
        self.from_salesforce = RadioButton(tr("Salesforce to apdesk"))
        self.from_apdesk = RadioButton(tr("apdesk to Salesforce"))
        self._group = QButtonGroup(self)
        self._group.addButton(self.from_salesforce)
        self._group.addButton(self.from_apdesk)
        self.first_text = wrapped(
            tr("The first time this field is synced, these values win. The preview shows them."),
            "small",
        )
        self.reset_button = button(tr("Back to the standard mapping"), "link", clicked=self._reset)
        self.empty = wrapped(tr("Choose a field in the table to see its mapping."), "muted")
        self._details = QWidget()
        self._details.setLayout(
            column(
                self.title,
                self.subtitle,
                self.padlock,
                Divider(),
                _titled(self.rule_name, "wizard.rule"),
                self.rule,
                self.rule_text,
                SPACE // 2,
                self.target_name,
                self.target,
                self.name_title,
                self.name,
                self.problem,
                self.type_title,
                self.type,
                self._first_head,
                self.from_salesforce,
                self.from_apdesk,
                self.first_text,
                self.reset_button,
                None,
                spacing=SPACE // 2,
            )
        )
        inside = QWidget()
        inside.setLayout(column(self.empty, self._details, None, margins=SPACE * 2))
        outside = column(scroll_page(inside), spacing=0, margins=2)
        self.setLayout(outside)

        for each in (self.rule, self.target, self.type):
            # A name that is longer than the box can still be read.
            each.currentTextChanged.connect(each.setToolTip)
        self.rule.activated.connect(self._rule_chosen)
        self.target.activated.connect(self._target_chosen)
        self.type.activated.connect(self._edited)
        self.name.edited.connect(self._name_typed)
        self.name.editingFinished.connect(self._edited)
        self.name.replaced.connect(self._edited)
        self.from_salesforce.chosen.connect(self._edited)
        self.from_apdesk.chosen.connect(self._edited)
        self.show_row(None, {}, (), is_new=False)

    def fitting_width(self) -> int:
        """The width in which every rule can be read, as far as there is room for it."""
        metrics = self.rule.fontMetrics()
        rules = (metrics.horizontalAdvance(translated(each)) for each in RULE_WORDS.values())
        return min(max(40 * SPACE, max(rules) + _AROUND_RULE), theme().size(_MOST_WIDTH))

    def show_row(
        self,
        row: MappingRow | None,
        existing: Mapping[str, ApdeskType],
        used: tuple[str, ...],
        *,
        is_new: bool,
    ) -> None:
        """Shows one field.

        `existing` are the apdesk fields there are, `used` those that other fields of this object
        go into; `is_new`: the mapping has never been synced.
        """
        self._row, self._existing, self._used, self._is_new = row, existing, used, is_new
        self.empty.setVisible(row is None)
        self._details.setVisible(row is not None)
        if row is None:
            return
        self._loading = True
        try:
            self.title.setText(row.label)
            self.subtitle.setText(f"{row.name} · {row.type_words}")
            self.padlock.setText(row.padlock)
            self.padlock.setVisible(bool(row.padlock))
            self._show_rule(row)
            self._show_target(row)
        finally:
            self._loading = False
        self._arrange()

    def _show_rule(self, row: MappingRow) -> None:
        self.rule.clear()
        for each in row.rules:
            self.rule.addItem(translated(RULE_WORDS[each]), str(each))
        self.rule.setCurrentIndex(self.rule.findData(str(row.rule)))
        self.rule.setEnabled(row.field is not None)

    def _show_target(self, row: MappingRow) -> None:
        field = row.field
        self.target.clear()
        self.type.clear()
        self.name.show_text("")
        self._say("")
        if field is None:
            self.target.addItem(row.apdesk_name, row.apdesk_name)
            return
        current = row.apdesk_name or standard_choice(self._schema, field).apdesk
        names = [current, *fitting_fields(field, self._existing, (*self._used, current))]
        for name in names:
            self.target.addItem(name, name)
        self.target.insertSeparator(self.target.count())
        self.target.addItem(tr("Add a new field…"), _NEW)
        self.target.setCurrentIndex(0)
        for kind in apdesk_types_for(field):
            self.type.addItem(
                translated(APDESK_TYPE_WORDS[kind], note="a type of field"), str(kind)
            )
        if row.mapped is not None:
            self.type.setCurrentIndex(max(self.type.findData(str(row.mapped.type)), 0))
        first = row.mapped.first_sync if row.mapped is not None else FirstSync.SALESFORCE
        (self.from_apdesk if first is FirstSync.APDESK else self.from_salesforce).show_checked()

    @property
    def chosen_rule(self) -> Rule:
        data = self.rule.currentData()
        return Rule(data) if data else Rule.OFF

    @property
    def _adds(self) -> bool:
        return str(self.target.currentData()) == _NEW

    def _arrange(self) -> None:
        row = self._row
        if row is None:
            return
        rule = self.chosen_rule
        on = rule is not Rule.OFF and row.field is not None
        if row.field is None:
            self.rule_text.setText(
                tr(
                    "Salesforce no longer has this field, or hides it from you. Its mapping is "
                    "paused; the values that are here stay."
                )
            )
        else:
            self.rule_text.setText(translated(RULE_EXPLAINED[rule]))
        for each in (self.target_name, self.target, self.type_title, self.type):
            each.setVisible(on)
        self.type.setEnabled(self.type.count() > 1)
        adds = on and self._adds
        for widget in (self.name_title, self.name):
            widget.setVisible(adds)
        self.problem.setVisible(adds and bool(self.problem.text()))
        # Whose values win at first is asked only where both sides could.
        asks = on and self._is_new and rule in TWO_WAY and not row.locked
        for part in (self._first_head, self.from_salesforce, self.from_apdesk, self.first_text):
            part.setVisible(asks)
        self.reset_button.setVisible(row.override is not None)
        self.reset_button.setText(
            tr("Back to the standard mapping")
            if row.field is not None
            else tr("Forget this mapping")
        )
        named(self.reset_button, self.reset_button.text())

    def _say(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        mark_invalid(self.name, bool(text))

    @Slot(int)
    def _rule_chosen(self, _index: int) -> None:
        self._arrange()
        self._edited()

    @Slot(int)
    def _target_chosen(self, _index: int) -> None:
        self._arrange()
        if self._adds:
            self._say("")
            self.name.setFocus()
        else:
            self._edited()

    @Slot(str)
    def _name_typed(self, _text: str) -> None:
        self._say("")

    @Slot()
    def _edited(self) -> None:
        """Tells the choice as soon as it is whole."""
        row = self._row
        if self._loading or row is None or row.field is None:
            return
        target = str(self.target.currentData() or "")
        if self.chosen_rule is not Rule.OFF and self._adds:
            target = self.name.text().strip()
            problem = name_problem(target, self._existing)
            if problem:
                self._say(problem if target or self.sender() is not self.name else "")
                return
        if self.chosen_rule is Rule.OFF or not target:
            target = row.apdesk_name or standard_choice(self._schema, row.field).apdesk
        kind = self.type.currentData()
        self.chosen.emit(
            MappedField(
                salesforce=row.name,
                apdesk=target,
                type=ApdeskType(kind) if kind else apdesk_types_for(row.field)[0],
                rule=self.chosen_rule,
                first_sync=FirstSync.APDESK
                if self.from_apdesk.isChecked()
                else FirstSync.SALESFORCE,
            )
        )

    def _reset(self) -> None:
        if self._row is not None:
            self.reset.emit(self._row.name)
