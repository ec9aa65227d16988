"""A new value for a field, with the editor that the record pane has for it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.entry import EntryError, entry_text, parse_entry
from apdesk.domain.journey.kinds import Kind, UpdateField
from apdesk.domain.local_filter import local_field, local_schema
from apdesk.domain.schema import SObjectSchema
from apdesk.language import marked, tr, translated
from apdesk.ui.criteria.field_chooser import FieldChooser
from apdesk.ui.criteria.references import References
from apdesk.ui.editors import ValueEditor, make_editor
from apdesk.ui.journeys.settings.field import Field
from apdesk.ui.journeys.settings.form import SettingsForm
from apdesk.ui.journeys.settings.reading import ReadingNotice, Readings
from apdesk.ui.widgets import column
from apdesk.ui.widgets.layouts import remove
from apdesk.worker.edit_forms import EditableField
from apdesk.worker.journey_choices import FieldChoices

_CLEARS = marked("Left empty, the field is cleared.")
_GONE = marked("There is no such field (any more), or it can't be changed. Choose another one.")


class UpdateFieldForm(SettingsForm[UpdateField]):
    """Update field."""

    def __init__(
        self,
        kind: Kind,
        readings: Readings,
        references: References | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(kind, readings, references, parent)
        self._text = ""
        self._fields: dict[str, EditableField] | None = None
        self.field = FieldChooser(SObjectSchema("apdesk", tr("Contact"), tr("Contacts")))
        self.editor: ValueEditor = make_editor(None, ApdeskType.TEXT)
        self._place = QWidget()
        self._place.setLayout(column(self.editor))
        self.notice = ReadingNotice(tr("the fields"))
        self.notice.follow(readings.fields)
        self._picker = column()
        holder = QWidget()
        holder.setLayout(self._picker)
        self.field_field = Field(tr("Field"), holder, self.notice)
        self.value_field = Field(tr("New value"), self._place, hint=translated(_CLEARS))
        self.body.addWidget(self.field_field)
        self.body.addWidget(self.value_field)
        self._put_chooser(self.field)
        readings.fields.changed.connect(self._fields_read)
        readings.fields.ask()
        self._fields_read()

    # -- what it holds --------------------------------------------------------------------------

    def settings(self) -> UpdateField | None:
        """None while what was typed can't be a value of the field."""
        if not self.editor.touched:
            return UpdateField(self.field.field_name, self._text)
        if self.editor.problem() is not None:
            return None
        return UpdateField(self.field.field_name, entry_text(self.editor.kind, self.editor.value()))

    def show_settings(self, settings: UpdateField) -> None:
        self._text = settings.value
        self.field.choose(settings.field)
        self._fit_editor()

    # -- the field ------------------------------------------------------------------------------

    @Slot()
    def _fields_read(self) -> None:
        known = self.readings.fields.answer
        if self._fields is not None or not isinstance(known, FieldChoices):
            return
        self._fields = {each.name: each for each in known.editable}
        chosen = self.field.field_name
        fields = (local_field(each.name, each.label, each.type) for each in known.editable)
        self._put_chooser(FieldChooser(local_schema(tr("Contact"), tr("Contacts"), fields)))
        self.field.choose(chosen)
        self._fit_editor()

    def _put_chooser(self, chooser: FieldChooser) -> None:
        """The one before knew other fields."""
        old, self.field = self.field, chooser
        if old is not chooser:
            remove(self._picker, old)
        chooser.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        chooser.setAccessibleName(tr("Field"))
        chooser.line.setAccessibleName(tr("Field"))
        chooser.setEnabled(self._fields is not None)
        chooser.field_changed.connect(self._field_chosen)
        self._picker.addWidget(chooser)
        chooser.show()

    @property
    def chosen(self) -> EditableField | None:
        """What is known of the field that is chosen."""
        return (self._fields or {}).get(self.field.field_name)

    @Slot()
    def _field_chosen(self) -> None:
        field = self.chosen
        # A box without a tick says no, which is a value.
        self._text = "false" if field is not None and field.type is ApdeskType.CHECKBOX else ""
        self._fit_editor()
        self.edited.emit()

    # -- the value ------------------------------------------------------------------------------

    def _fit_editor(self) -> None:
        field = self.chosen
        schema = None if field is None else field.schema()
        kind = ApdeskType.TEXT if field is None else field.type
        described = None if schema is None else replace(schema, nillable=True)
        old, fresh = self.editor, make_editor(described, kind, references=self.references)
        layout = self._place.layout()
        assert layout is not None
        layout.replaceWidget(old, fresh)
        fresh.show()
        old.hide()
        old.deleteLater()
        self.editor = fresh
        fresh.name_controls(tr("New value"))
        problem = ""
        try:
            fresh.set_value(parse_entry(kind, self._text, described))
        except EntryError as error:
            problem = error.message
        fresh.changed.connect(self._value_edited)
        fresh.committed.connect(self.edited)
        lost = self._fields is not None and field is None and bool(self.field.field_name)
        self.field_field.show_problem(translated(_GONE) if lost else "")
        self.value_field.setVisible(field is not None or bool(self._text))
        self.value_field.setEnabled(self._fields is not None)
        self.value_field.show_hint("" if kind is ApdeskType.CHECKBOX else translated(_CLEARS))
        self._say(problem)

    @Slot()
    def _value_edited(self) -> None:
        self._say(self.editor.problem() or "")
        self.typed.emit()

    def _say(self, problem: str) -> None:
        self.value_field.show_problem(problem)
        self.editor.mark(problem or None)
