"""A new contact, made by hand."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QCheckBox, QWidget

from apdesk.domain.entry import EntryError
from apdesk.domain.records import FieldValue
from apdesk.language import plural, tr
from apdesk.store.lists import Found
from apdesk.ui import words
from apdesk.ui.desk import Desk
from apdesk.ui.editors import make_editor
from apdesk.ui.editors.text import LineEditor
from apdesk.ui.people import nouns
from apdesk.ui.people.dialog import EditDialog, Outcome
from apdesk.ui.people.form import EditorRow, FormRow
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import (
    Banner,
    button,
    column,
    named,
    order_focus,
    scroll_in_line,
    scroll_page,
)
from apdesk.ui.widgets.combo import ComboBox
from apdesk.worker import edit_forms, editing
from apdesk.worker.edit_forms import PEOPLE, EditableField, NewPersonForm
from apdesk.worker.editing import Added
from apdesk.worker.tasks import LatestRequest

#: Asked for at once, as far as they are mapped; all others on demand.
_FIRST = (
    "Salutation",
    "FirstName",
    "LastName",
    "Title",
    "Company",
    "Email",
    "Phone",
    "MobilePhone",
)
_EMAIL = "Email"


def api_name(each: EditableField) -> str:
    """The API name of the field in the first object that has it; '' for apdesk's own."""
    schema = each.schema()
    return "" if schema is None else schema.name


class NewContactDialog(EditDialog):
    """A form with the fields of people; it says who has the same e-mail address already.

    Signals:
        record_asked: (int) The contact that is here already is to be shown instead.
    """

    record_asked = Signal(int)
    help_topic = "new_contact"

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, *, sobject: str | None = None
    ) -> None:
        """`sobject`: the list that is chosen at first."""
        super().__init__(desk, tr("New contact"), parent)
        self.resize(SPACE * 66, SPACE * 74)
        self._first_choice = sobject
        self._made = NewPersonForm((), {}, {})
        self._twins: tuple[Found, ...] = ()
        self.rows: dict[str, EditorRow] = {}
        self.list = named(ComboBox(), tr("List"))
        self.list.activated.connect(self._list_chosen)
        self.list_row = FormRow(tr("List"), self.list)
        self.body.addWidget(self.list_row)
        self.twin_banner = Banner("warning")
        self.show_twin_button = self.twin_banner.add_action(tr("Show that one"), self._show_twin)
        self.form = column(spacing=SPACE)
        inside = QWidget()
        inside.setLayout(self.form)
        self._area = scroll_page(inside)
        self.body.addLayout(scroll_in_line(self._area), 1)
        self.all_fields = named(QCheckBox(tr("Show all fields")), tr("Show all fields"))
        self.all_fields.toggled.connect(self._show_fields)
        self.body.addWidget(self.all_fields)
        self.add_button = button(tr("Add contact"), "primary", clicked=self._add)
        self.add_button.setEnabled(False)
        self.buttons.addWidget(self.add_button)
        self._same = LatestRequest(desk.runner, self)
        self._same.answered.connect(self._twins_found)
        self.start(edit_forms.new_person_form(desk.database), self._form_read, "")

    @property
    def sobject(self) -> str | None:
        """The object that the contact is to become; None: it stays only here."""
        return self.list.currentData() or None

    # -- the form -------------------------------------------------------------------------------

    @Slot(object)
    def _form_read(self, made: NewPersonForm) -> None:
        self._made = made
        self.list.clear()
        self.list.addItem(tr("None: only here"), "")
        for each in PEOPLE:
            self.list.addItem(nouns.list_name(each), each)
            model = self.list.model()
            if each in made.closed and isinstance(model, QStandardItemModel):
                item = model.item(self.list.count() - 1)
                item.setEnabled(False)
                item.setToolTip(made.closed[each])
        if self._first_choice and self._first_choice not in made.closed:
            self.list.setCurrentIndex(self.list.findData(self._first_choice))
        self.add_button.setEnabled(True)
        self._make_rows()
        self.form.addStretch(1)
        self._list_chosen()
        typed = [x.editor for x in self.rows.values() if isinstance(x.editor, LineEditor)]
        if typed:
            typed[0].start()

    def _make_rows(self) -> None:
        order = {name: at for at, name in enumerate(_FIRST)}
        fields = sorted(self._made.fields, key=lambda x: order.get(api_name(x), len(order)))
        for each in fields:
            schema = each.schema()
            # What is required depends on the list, and is said beside the field.
            editor = make_editor(
                None if schema is None else replace(schema, nillable=True), each.type
            )
            editor.name_controls(each.label)
            editor.committed.connect(self._add)
            editor.cancelled.connect(self.reject)
            made = EditorRow(each.label, editor)
            editor.changed.connect(lambda line=made: line.show_problem(None))
            if api_name(each) == _EMAIL:
                editor.changed.connect(self._email_changed)
                made.add_below(self.twin_banner)
            self.rows[each.name] = made
            self.form.addWidget(made)

    @Slot()
    def _list_chosen(self) -> None:
        closed = [nouns.list_name(x) for x in self._made.closed]
        if self.sobject is not None:
            text = tr("The next sync creates it in Salesforce.")
        elif len(closed) == len(PEOPLE):
            text = tr("It can’t be added to {lists} now.", lists=words.series(closed))
        else:
            text = tr("It isn’t sent to Salesforce. You can add it to a list later.")
        self.list_row.show_hint(text)
        self._show_fields()

    @Slot()
    def _show_fields(self) -> None:
        """Those that the chosen list has: the usual and the required ones, or all."""
        sobject = self.sobject
        required = self._made.required.get(sobject or "", frozenset())
        for each in self._made.fields:
            line = self.rows[each.name]
            fits = sobject is None or not each.fields or sobject in each.fields
            usual = self.all_fields.isChecked() or api_name(each) in _FIRST
            line.set_required(each.name in required)
            line.show_problem(None)
            on = fits and (usual or each.name in required or line.editor.touched)
            line.setVisible(on)
        order_focus(self)

    # -- twins ----------------------------------------------------------------------------------

    @Slot()
    def _email_changed(self) -> None:
        line = self._email_row()
        self.twin_banner.clear()
        if line is None:
            return
        try:
            value = line.editor.value()
        except EntryError:
            value = None
        if isinstance(value, str) and "@" in value:
            self._same.ask(edit_forms.same_email(self.desk.database, value))
        else:
            self._same.cancel()

    def _email_row(self) -> EditorRow | None:
        names = [each.name for each in self._made.fields if api_name(each) == _EMAIL]
        return self.rows.get(names[0]) if names else None

    @Slot(object)
    def _twins_found(self, found: tuple[Found, ...]) -> None:
        self._twins = found
        if not found:
            self.twin_banner.clear()
            return
        first = found[0]
        what = words.ONE_OBJECT.get(first.sobject or "", "")
        who = f"{first.name} ({what})" if what else first.name
        title = tr("This address is here already: {person}", person=who)
        if len(found) > 1:
            title = plural(
                "This address is here already: {person} and {n} other",
                "This address is here already: {person} and {n} others",
                len(found) - 1,
                person=who,
            )
        self.twin_banner.show_message(
            "warning",
            title,
            tr("Adding another contact makes a twin: two records with one address."),
        )
        QTimer.singleShot(0, self, self._show_warning)

    @Slot()
    def _show_warning(self) -> None:
        """Once it has its place."""
        self._area.ensureWidgetVisible(self.twin_banner, 0, SPACE)

    def _show_twin(self) -> None:
        if self._twins:
            self.record_asked.emit(self._twins[0].id)
            self.reject()

    # -- adding ---------------------------------------------------------------------------------

    def _values(self) -> dict[str, FieldValue] | None:
        """What was filled in; None when something is wrong, which then says so."""
        found: dict[str, FieldValue] = {}
        wrong: list[EditorRow] = []
        sobject = self.sobject
        required = self._made.required.get(sobject or "", frozenset())
        for each in self._made.fields:
            line = self.rows[each.name]
            if line.isHidden():
                continue
            problem, value = line.editor.problem(creating=True), None
            if problem is None:
                value = line.editor.value()
                if value is None and each.name in required:
                    problem = tr("{list} asks for this.", list=nouns.list_name(sobject or ""))
            line.show_problem(problem)
            if problem is not None:
                wrong.append(line)
            elif value is not None and (value is not False or line.editor.touched):
                found[each.name] = value
        if wrong:
            wrong[0].editor.start()
            return None
        return found

    @Slot()
    def _add(self) -> None:
        if self.busy:
            return
        values = self._values()
        if values is None:
            return
        self.add_button.setEnabled(False)
        self.start(
            editing.add_person(self.desk.database, self.desk.clock, values, self.sobject),
            self._added,
            tr("Adding…"),
            storing=True,
        )

    def failed(self) -> None:
        self.add_button.setEnabled(bool(self.rows))

    @Slot(object)
    def _added(self, added: Added) -> None:
        text = tr("It stays only here until you add it to a Salesforce list.")
        if self.sobject is not None:
            text = tr("The next sync creates it in {list}.", list=nouns.list_name(self.sobject))
        self.finish(
            Outcome(
                added.rows, tr("{name} was added", name=added.name), text, record_id=added.record_id
            )
        )
