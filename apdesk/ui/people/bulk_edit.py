"""One field of many records at once, with a preview of what would change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCheckBox, QHeaderView, QTableView, QWidget

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.cancel import CancelToken
from apdesk.domain.records import FieldValue
from apdesk.errors import ApdeskError
from apdesk.language import marked, plural, tr, translated
from apdesk.store.lists import Records
from apdesk.ui import words
from apdesk.ui.desk import Desk
from apdesk.ui.editors import ValueEditor, make_editor
from apdesk.ui.people import nouns
from apdesk.ui.people.dialog import EditDialog, Outcome
from apdesk.ui.people.form import EditorRow, FormRow
from apdesk.ui.theme import SPACE, set_role
from apdesk.ui.widgets import button, column, label, named, order_focus
from apdesk.ui.widgets.combo import ComboBox
from apdesk.ui.widgets.layouts import remove
from apdesk.worker import edit_forms, editing
from apdesk.worker.edit_forms import BulkPreview, EditableField
from apdesk.worker.editing import Changed
from apdesk.worker.tasks import LatestRequest

_COLUMNS = (
    marked("Name"),
    marked("Now", note="the value before a change"),
    marked("Then", note="the value after a change"),
)


class BulkEditDialog(EditDialog):
    """Chooses a field and its new value for records, and changes those that may have it."""

    help_topic = "record.edit"

    def __init__(
        self,
        desk: Desk,
        entity: str,
        sobjects: Sequence[str],
        records: Records,
        parent: QWidget | None = None,
    ) -> None:
        """`sobjects`: what the records may come from."""
        title = tr("Edit {records}", records=nouns.records(entity, len(records)))
        super().__init__(desk, title, parent)
        self.resize(SPACE * 78, SPACE * 70)
        self._entity = entity
        self._sobjects = tuple(sobjects)
        self._records = records
        self._fields: tuple[EditableField, ...] = ()
        self._preview: BulkPreview | None = None
        self._value_row: EditorRow | None = None
        self.field = named(ComboBox(), tr("Field"))
        self.field.setMaxVisibleItems(16)
        self.field.currentIndexChanged.connect(self._field_changed)
        self.clear_box = named(QCheckBox(tr("Clear the field")), tr("Clear the field"))
        self.clear_box.toggled.connect(self._clear_toggled)
        self.clear_row = FormRow("", self.clear_box)
        self.form = column(FormRow(tr("Field"), self.field), self.clear_row, spacing=SPACE)
        self.body.addLayout(self.form)
        self.outlook = label("", "strong", wrap=True)
        self.rest = label("", "small", wrap=True)
        self._model = QStandardItemModel(self)
        self.sample = named(QTableView(), tr("What changes"))
        set_role(self.sample, "boxed")
        self.sample.setModel(self._model)
        self.sample.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.sample.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.sample.setTabKeyNavigation(False)
        self.sample.setShowGrid(False)
        self.sample.verticalHeader().hide()
        head = named(self.sample.horizontalHeader(), tr("Columns"))
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for each in (self.outlook, self.rest):
            self.body.addWidget(each)
        self.body.addWidget(self.sample, 1)
        self.body.addStretch(0)
        self.change_button = button(tr("Change"), "primary", clicked=self._change)
        self.change_button.setEnabled(False)
        self.buttons.addWidget(self.change_button)
        self._request = LatestRequest(desk.runner, self)
        self._request.answered.connect(self._previewed)
        self._request.failed.connect(self._preview_failed)
        self._show_preview(None)
        self.start(
            edit_forms.editable_fields(desk.database, entity, self._sobjects),
            self._fields_read,
            "",
        )

    # -- field and value ------------------------------------------------------------------------

    @property
    def editor(self) -> ValueEditor | None:
        """The editor that fits the field."""
        return self._value_row.editor if self._value_row is not None else None

    def _chosen(self) -> EditableField | None:
        at = self.field.currentIndex()
        return self._fields[at] if 0 <= at < len(self._fields) else None

    @Slot(object)
    def _fields_read(self, fields: tuple[EditableField, ...]) -> None:
        self._fields = fields
        self.field.blockSignals(True)
        self.field.clear()
        self.field.setPlaceholderText(tr("Choose a field", note="in an empty box"))
        self.field.addItems([each.label for each in fields])
        self.field.setCurrentIndex(-1)
        self.field.blockSignals(False)
        self._field_changed()
        self.field.setFocus()

    @Slot()
    def _field_changed(self) -> None:
        if self._value_row is not None:
            remove(self.form, self._value_row)
            self._value_row = None
        chosen = self._chosen()
        self.clear_box.blockSignals(True)
        self.clear_box.setChecked(False)
        self.clear_box.blockSignals(False)
        clearable = chosen is not None and chosen.type is not ApdeskType.CHECKBOX
        self.clear_row.setVisible(clearable)
        if chosen is not None:
            schema = chosen.schema()
            editor = make_editor(
                None if schema is None else replace(schema, nillable=True), chosen.type
            )
            editor.name_controls(tr("New value"))
            editor.changed.connect(self._ask)
            editor.committed.connect(self._change)
            editor.cancelled.connect(self.reject)
            self._value_row = EditorRow(tr("New value"), editor)
            self.form.insertWidget(1, self._value_row)
        order_focus(self)
        self._ask()

    @Slot(bool)
    def _clear_toggled(self, on: bool) -> None:
        if self._value_row is not None:
            self._value_row.setEnabled(not on)
        self._ask()

    def _value(self) -> tuple[bool, FieldValue]:
        """(whether there is something to do, the new value); says what is wrong with it."""
        if self._value_row is None:
            return False, None
        if self.clear_box.isChecked():
            self._value_row.show_problem(None)
            return True, None
        editor = self._value_row.editor
        problem = editor.problem()
        self._value_row.show_problem(problem)
        if problem is not None:
            return False, None
        value = editor.value()
        return value is not None, value

    # -- preview --------------------------------------------------------------------------------

    @Slot()
    def _ask(self) -> None:
        """Looks what would change, once the typing rests."""
        self._show_preview(None)
        chosen, (given, value) = self._chosen(), self._value()
        if chosen is None or not given:
            self._request.cancel()
            self.show_busy("")
            return
        self.show_busy(tr("Looking what would change…"))
        self._request.ask(
            edit_forms.preview_many(
                self.desk.database,
                self.desk.clock,
                self._entity,
                self._records,
                {chosen.name: value},
            )
        )

    @Slot(object)
    def _previewed(self, preview: BulkPreview) -> None:
        self.show_busy("")
        self._show_preview(preview)

    @Slot(object)
    def _preview_failed(self, error: ApdeskError) -> None:
        self.show_busy("")
        self.banner.show_error(error)
        self.fit()

    def _show_preview(self, preview: BulkPreview | None) -> None:
        self._preview = preview
        count = len(preview.changing) if preview is not None else 0
        records = nouns.records(self._entity, count)
        text = tr("Change {records}", records=records) if count else tr("Change")
        self.change_button.setText(text)
        self.change_button.setAccessibleName(text)
        self.change_button.setEnabled(count > 0)
        self.outlook.setVisible(preview is not None)
        self.sample.setVisible(count > 0)
        if preview is None:
            self.rest.setText(tr("You see what changes before anything does."))
            return
        self.outlook.setText(
            plural("{records} changes", "{records} change", count, records=records)
        )
        lines = []
        if preview.unchanged:
            lines.append(
                plural(
                    "{records} has this value already.",
                    "{records} have this value already.",
                    preview.unchanged,
                    records=nouns.records(self._entity, preview.unchanged),
                )
            )
        lines += nouns.reasons(self._entity, preview.refused)
        if count:
            lines.append(tr("The next sync sends the changes of those that are in Salesforce."))
        if count > len(preview.sample):
            lines.append(tr("The first {some}:", some=words.number(len(preview.sample))))
        self.rest.setText("\n".join(lines))
        self._fill_sample(preview)

    def _fill_sample(self, preview: BulkPreview) -> None:
        chosen = self._chosen()
        kind = chosen.type if chosen is not None else ""
        self._model.clear()
        self._model.setHorizontalHeaderLabels(
            [
                translated(_COLUMNS[0]),
                translated(_COLUMNS[1], note="the value before a change"),
                translated(_COLUMNS[2], note="the value after a change"),
            ]
        )
        for name, _, old, new in preview.sample:
            values = [words.value(each, kind) or tr("blank") for each in (old, new)]
            self._model.appendRow([QStandardItem(each) for each in (name, *values)])

    # -- doing it -------------------------------------------------------------------------------

    @Slot()
    def _change(self) -> None:
        chosen, preview = self._chosen(), self._preview
        if chosen is None or preview is None or not preview.changing or self.busy:
            return
        _, value = self._value()
        self.change_button.setEnabled(False)
        count = nouns.records(self._entity, len(preview.changing))
        stop = CancelToken()
        self.start(
            editing.edit_many(
                self.desk.database,
                self.desk.clock,
                self._entity,
                preview.changing,
                {chosen.name: value},
                tr("{field} of {records}", field=chosen.label, records=count),
                stop=stop,
            ),
            self._changed,
            tr("Changing…"),
            storing=True,
            stop=stop,
        )

    def failed(self) -> None:
        self.change_button.setEnabled(self._preview is not None and bool(self._preview.changing))

    @Slot(object)
    def _changed(self, changed: Changed) -> None:
        count = changed.batch.records if changed.batch is not None else 0
        title = tr("{records} changed", records=nouns.records(self._entity, count))
        text = tr("The next sync sends the changes to Salesforce.")
        if changed.stopped:
            text = tr(
                "You stopped it; the others are as they were. The next sync sends the changes to "
                "Salesforce."
            )
        self.finish(Outcome(changed.rows, title, text, batch=changed.batch, partly=changed.stopped))
