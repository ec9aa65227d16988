"""The panel beside the mapping table: everything that can be chosen for one field."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QComboBox, QFrame, QWidget

from apdesk.domain.apdesk_types import ApdeskType, apdesk_types_for
from apdesk.domain.preferences import FirstSync, MappedField, Rule
from apdesk.domain.schema import SObjectSchema
from apdesk.ui.criteria.field_chooser import CalmComboBox
from apdesk.ui.criteria.values import mark_invalid
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
from apdesk.ui.theme import SPACE, set_role
from apdesk.ui.widgets import (
    Divider,
    LineEdit,
    RadioButton,
    button,
    column,
    label,
    named,
    scroll_page,
    wrapped,
)

_NEW = ""


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
        self.rule_name = label("Rule", "overline")
        self.rule = named(CalmComboBox(), "Rule")
        self.rule_text = wrapped("", "small")
        self.target_name = label("apdesk field", "overline")
        self.target = named(CalmComboBox(), "apdesk field")
        for each in (self.rule, self.target):
            each.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        self.name_title = label("Name of the new field", "overline")
        self.name = named(LineEdit(), "Name of the new field")
        self.problem = wrapped("", "error")
        self.type_title = label("Type", "overline")
        self.type = named(CalmComboBox(), "Type")
        self.first_title = label("For the values that exist already", "overline")
        self.from_salesforce = RadioButton("Salesforce to apdesk")
        self.from_apdesk = RadioButton("apdesk to Salesforce")
        self._group = QButtonGroup(self)
        self._group.addButton(self.from_salesforce)
        self._group.addButton(self.from_apdesk)
        self.first_text = wrapped(
            "The first time this field is synced, these values win. The preview shows them.",
            "small",
        )
        self.reset_button = button("Back to the standard mapping", "link", clicked=self._reset)
        self.empty = wrapped("Choose a field in the table to see its mapping.", "muted")
        self._details = QWidget()
        self._details.setLayout(
            column(
                self.title,
                self.subtitle,
                self.padlock,
                Divider(),
                self.rule_name,
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
                self.first_title,
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

        self.rule.activated.connect(self._rule_chosen)
        self.target.activated.connect(self._target_chosen)
        self.type.activated.connect(self._edited)
        self.name.edited.connect(self._name_typed)
        self.name.editingFinished.connect(self._edited)
        self.name.replaced.connect(self._edited)
        self.from_salesforce.chosen.connect(self._edited)
        self.from_apdesk.chosen.connect(self._edited)
        self.show_row(None, {}, (), is_new=False)

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
            self.rule.addItem(RULE_WORDS[each], str(each))
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
        self.target.addItem("Add a new field…", _NEW)
        self.target.setCurrentIndex(0)
        for kind in apdesk_types_for(field):
            self.type.addItem(APDESK_TYPE_WORDS[kind], str(kind))
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
                "Salesforce no longer has this field, or hides it from you. Its mapping is paused; "
                "the values that are here stay."
            )
        else:
            self.rule_text.setText(RULE_EXPLAINED[rule])
        for each in (self.target_name, self.target, self.type_title, self.type):
            each.setVisible(on)
        self.type.setEnabled(self.type.count() > 1)
        adds = on and self._adds
        for widget in (self.name_title, self.name):
            widget.setVisible(adds)
        self.problem.setVisible(adds and bool(self.problem.text()))
        # Whose values win at first is asked only where both sides could.
        asks = on and self._is_new and rule in TWO_WAY and not row.locked
        for part in (self.first_title, self.from_salesforce, self.from_apdesk, self.first_text):
            part.setVisible(asks)
        self.reset_button.setVisible(row.override is not None)
        self.reset_button.setText(
            "Back to the standard mapping" if row.field is not None else "Forget this mapping"
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
