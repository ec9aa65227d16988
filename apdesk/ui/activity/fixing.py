"""What can be done about one change that Salesforce refused: correct it, or send it again."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from apdesk.domain.causes import DUPLICATES
from apdesk.domain.entry import EntryError
from apdesk.domain.records import FieldValue
from apdesk.language import plural, tr
from apdesk.store.lists import Failure
from apdesk.ui.activity.troubles_tables import value_words
from apdesk.ui.editors import ValueEditor, make_editor
from apdesk.ui.theme import SPACE
from apdesk.ui.trouble_words import again_words
from apdesk.ui.widgets import (
    Banner,
    RadioButton,
    button,
    column,
    label,
    named,
    row,
)
from apdesk.ui.widgets.focus import reading_order
from apdesk.ui.widgets.layouts import clear, parts
from apdesk.worker.troubles import Fixable

LABEL_WIDTH = SPACE * 22
FIELD_WIDTH = SPACE * 44


class FixPanel(QWidget):
    """One record of a cause: its fields with editors, and its buttons.

    Signals:
        corrected: (values by apdesk name, bool: for all records of the cause)
        retry_asked: (Failure) Send it again as it is.
        open_asked: (Failure) Show the record.
        create_asked: (Failure) Create it although Salesforce sees a duplicate.
        link_asked: (Failure, Salesforce id) It is that record.
        show_asked: (Salesforce id) Open a record in Salesforce.
        dismiss_asked: (Failure) Forget the lost values.
    """

    corrected = Signal(object, bool)
    retry_asked = Signal(object)
    open_asked = Signal(object)
    create_asked = Signal(object)
    link_asked = Signal(object, str)
    show_asked = Signal(str)
    dismiss_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._failure: Failure | None = None
        self._many = 1
        self.editors: dict[str, ValueEditor] = {}
        self.name = label("", "strong", wrap=True)
        # Also a name that is written from right to left stands where its fields begin.
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
        self.name.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self.said = label("", "muted", wrap=True, selectable=True)
        self.banner = Banner()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE)
        self._grid.setVerticalSpacing(SPACE)
        self._grid.setColumnStretch(1, 1)
        self._twins = QVBoxLayout()
        self._twins.setSpacing(SPACE // 2)
        self.this_one = RadioButton(tr("For this record"))
        self.all_of_them = RadioButton(tr("For all"))
        self.this_one.show_checked()
        self._scope = QWidget()
        self._scope.setLayout(row(self.this_one, self.all_of_them, None, spacing=SPACE * 3))
        self.save_button = button(tr("Save and send again"), "primary", clicked=self.save)
        self.retry_button = button(tr("Try again"), clicked=self._retry)
        self.create_button = button(tr("Create it anyway"), clicked=self._create)
        self.copy_button = button(tr("Copy values"), icon="copy", clicked=self.copy)
        self.dismiss_button = button(
            tr("Dismiss", note="values that can’t be sent"), clicked=self._dismiss
        )
        self.open_button = button(tr("Show record"), "link", clicked=self._open)
        head = row(self.name, self.open_button)
        head.setStretch(0, 1)
        self.setLayout(
            column(
                head,
                self.said,
                self._grid,
                self._twins,
                self._scope,
                self.banner,
                row(
                    self.save_button,
                    self.retry_button,
                    self.create_button,
                    self.copy_button,
                    self.dismiss_button,
                    None,
                ),
                spacing=SPACE * 3 // 2,
            )
        )

    @property
    def failure(self) -> Failure | None:
        """What is shown."""
        return self._failure

    def show_fixable(self, found: Fixable, many: int) -> None:
        """Shows a failure; `many` of its cause can be corrected together."""
        failure = found.failure
        changed = self._failure is None or self._failure.id != failure.id
        if not changed and any(each.touched for each in self.editors.values()):
            return  # read anew while the user is correcting it
        self._failure, self._many = failure, many
        lost = failure.operation == "lost"
        self.name.setText(failure.name or failure.salesforce_id or tr("No name"))
        self.said.setText(
            tr("Salesforce said: “{text}”", text=failure.said) if failure.said else ""
        )
        self.said.setVisible(bool(failure.said))
        self.banner.clear()
        self._fill(found)
        self._fill_twins(failure)
        self.all_of_them.setText(plural("For the record above", "For all {n} records above", many))
        named(self.all_of_them, self.all_of_them.text())
        if changed:
            self.this_one.show_checked()
        self._scope.setVisible(bool(self.editors) and many > 1)
        self.save_button.setVisible(bool(self.editors))
        self.retry_button.setVisible(not lost)
        self.retry_button.setText(again_words(failure))
        named(self.retry_button, self.retry_button.text())
        # Salesforce names the records that it takes it for in some answers only.
        twice = bool(failure.duplicates) or failure.error_code == DUPLICATES
        self.create_button.setVisible(failure.operation == "create" and twice)
        self.copy_button.setVisible(lost)
        self.dismiss_button.setVisible(lost)
        self.open_button.setVisible(failure.record_id is not None)
        self._order_focus()

    def _order_focus(self) -> None:
        """What was made for this failure comes after what stands above it; the rest is in order.

        An editor goes as a whole: left where it was made, it leads Tab back to its control.
        """
        made: list[QWidget] = list(self.editors.values())
        for each in parts(self._twins):
            if isinstance(each, QWidget):
                made += reading_order(each)
        for before, after in pairwise([self.open_button, *made]):
            QWidget.setTabOrder(before, after)

    def forget(self) -> None:
        """What was corrected is stored: the next failure that is shown is shown afresh."""
        self._failure = None

    def _fill(self, found: Fixable) -> None:
        """An editor for each field; the values alone where nothing can be corrected."""
        clear(self._grid)
        self.editors = {}
        sobject = found.failure.sobject
        for line, field in enumerate(found.fields):
            holder = QWidget(self)
            editor = make_editor(field.schema(sobject), field.type, holder)
            editor.set_value(found.values.get(field.name))
            editor.name_controls(field.label)
            editor.setMaximumWidth(FIELD_WIDTH)
            editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            # Without it Qt doesn't move the editor with its control in the order of Tab.
            editor.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            editor.committed.connect(self.save)
            editor.changed.connect(self._edited)
            name = label(field.label, wrap=True)
            name.setFixedWidth(LABEL_WIDTH)
            name.setBuddy(editor)
            self._grid.addWidget(name, line, 0)
            room = row(editor, None)
            room.setStretch(0, 100)
            holder.setLayout(room)
            self._grid.addWidget(holder, line, 1)
            self.editors[field.name] = editor
        if self.editors:
            return
        for line, (title, value) in enumerate(found.failure.values):
            name = label(title, "muted", wrap=True)
            name.setFixedWidth(LABEL_WIDTH)
            self._grid.addWidget(name, line, 0)
            self._grid.addWidget(label(value_words(value), wrap=True, selectable=True), line, 1)

    def _fill_twins(self, failure: Failure) -> None:
        """The records for which Salesforce takes it."""
        clear(self._twins)
        for salesforce_id in failure.duplicates:
            self._twins.addWidget(self._twin(failure, salesforce_id))

    def _twin(self, failure: Failure, salesforce_id: str) -> QWidget:
        use = button(
            tr("Use the record {id}", id=salesforce_id),
            clicked=lambda: self.link_asked.emit(failure, salesforce_id),
        )
        if failure.operation != "create":
            use.hide()
        show = button(
            tr("Open {id}", id=salesforce_id),
            "link",
            icon="open",
            clicked=lambda: self.show_asked.emit(salesforce_id),
        )
        line = QWidget()
        line.setLayout(row(use, show, None))
        return line

    def _edited(self) -> None:
        self.banner.clear()
        for each in self.editors.values():
            each.mark(None)

    # -- doing ----------------------------------------------------------------------------------

    def save(self) -> None:
        """Tells what was corrected, once Salesforce should take it."""
        failure = self._failure
        if failure is None or not self.editors:
            return
        values: dict[str, FieldValue] = {}
        wrong: list[str] = []
        for name, editor in self.editors.items():
            problem = editor.problem(creating=failure.operation == "create")
            editor.mark(problem)
            if problem is not None:
                wrong.append(problem)
                continue
            if editor.touched:
                try:
                    values[name] = editor.value()
                except EntryError as error:
                    wrong.append(error.message)
        if wrong:
            self.banner.show_message("error", tr("Salesforce would not take this"), " ".join(wrong))
        elif not values:
            self.banner.show_message(
                "info",
                tr("Nothing was changed yet"),
                tr(
                    "Correct a value above, or press “{button}” to send the same once more.",
                    button=self.retry_button.text(),
                ),
            )
        else:
            self._tell(values)

    def _tell(self, values: Mapping[str, FieldValue]) -> None:
        everywhere = self.all_of_them.isChecked() and self._many > 1
        self.corrected.emit(dict(values), everywhere)

    def copy(self) -> None:
        """Puts the values on the clipboard, a line for each."""
        if self._failure is not None:
            lines = [self._failure.name]
            lines += [f"{name}: {value_words(value)}" for name, value in self._failure.values]
            QGuiApplication.clipboard().setText("\n".join(lines))

    def _retry(self) -> None:
        self.retry_asked.emit(self._failure)

    def _create(self) -> None:
        self.create_asked.emit(self._failure)

    def _dismiss(self) -> None:
        self.dismiss_asked.emit(self._failure)

    def _open(self) -> None:
        self.open_asked.emit(self._failure)
