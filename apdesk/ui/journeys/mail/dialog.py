"""E-mail templates: those that there are, the editor, the preview, a test e-mail."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QListWidget, QSplitter, QWidget

from apdesk.errors import ApdeskError
from apdesk.language import tr
from apdesk.ui import words
from apdesk.ui.desk import Desk
from apdesk.ui.journeys.mail.asking import DeleteDialog, UnsavedDialog
from apdesk.ui.journeys.mail.editor import TemplateEditor
from apdesk.ui.journeys.mail.preview import PreviewPane
from apdesk.ui.theme import SPACE, set_role
from apdesk.ui.widgets import Banner, LineEdit, button, column, label, named, order_focus, row
from apdesk.ui.widgets.busy import Spinner
from apdesk.worker import mail
from apdesk.worker.mail import MailTemplate, TemplateState
from apdesk.worker.tasks import Receiver, Work

_SIZE = (SPACE * 150, SPACE * 88)


def _first() -> MailTemplate:
    """What a new template begins with."""
    text = tr("Dear {{first_name|reader}},\n\n\n\nUnsubscribe: {{unsubscribe}}\n")
    return MailTemplate(tr("New template"), "", text)


class MailTemplatesDialog(QDialog):
    """Window-modal; it ends itself once it is closed.

    Signals:
        changed: A template was stored or deleted.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, name: str = "") -> None:
        """`name`: the template that is shown first; '': the first one."""
        super().__init__(parent)
        self._desk = desk
        self._state = TemplateState()
        self._wanted = name
        self._template_id: int | None = None
        self._after: Callable[[], None] | None = None
        self.setWindowTitle(tr("E-mail templates"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self._build_list()
        self._build_middle()
        self._build_right()
        self.banner = Banner()
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(SPACE * 2)
        for each, share in ((self._left, 0), (self._middle, 3), (self._right, 2)):
            split.addWidget(each)
            split.setStretchFactor(split.count() - 1, share)
        split.setSizes([SPACE * 26, SPACE * 68, SPACE * 52])
        self.close_button = button(tr("Close"), clicked=self.close)
        self.setLayout(
            column(
                label(tr("E-mail templates"), "title"),
                split,
                self.banner,
                row(self.spinner, None, self.close_button),
                margins=SPACE * 3,
                spacing=SPACE * 3 // 2,
            )
        )
        layout = self.layout()
        assert layout is not None
        layout.setStretch(1, 1)  # type: ignore[attr-defined]
        self._show_editor(False)
        self._ask(mail.template_state(desk.database), self._loaded)
        desk.runner.start(mail.find_people(desk.database, ""), on_done=self._first_people)

    def _build_list(self) -> None:
        self.list = named(QListWidget(), tr("Templates"))
        set_role(self.list, "boxed")
        self.list.setMinimumWidth(SPACE * 22)
        self.list.itemSelectionChanged.connect(self._selected)
        self.new_button = button(tr("New template"), icon="plus", clicked=self.new)
        self.delete_button = button(tr("Delete…"), "quiet", icon="trash", clicked=self.delete)
        self._left = QWidget()
        self._left.setLayout(column(self.list, self.new_button, self.delete_button))

    def _build_middle(self) -> None:
        self.editor = TemplateEditor()
        self.editor.edited.connect(self._edited)
        self.used = label("", "small", wrap=True)
        self.save_button = button(tr("Save"), "primary", clicked=self.save)
        self.revert_button = button(tr("Revert"), clicked=self._revert)
        self.empty = label(
            tr(
                "There is no template yet. A template is an e-mail that is written once: journeys "
                "send it to people, with their own names and values in it."
            ),
            "muted",
            wrap=True,
        )
        self._middle = QWidget()
        layout = column(
            self.empty, self.editor, self.used, row(self.save_button, self.revert_button, None)
        )
        layout.setStretch(1, 1)
        self._middle.setLayout(layout)
        self._middle.setMinimumWidth(SPACE * 44)

    def _build_right(self) -> None:
        self.preview = PreviewPane(self._desk)
        self.test_to = named(LineEdit(), tr("Send a test to"))
        self.test_to.setPlaceholderText("name@example.com")
        self.test_button = button(tr("Send test e-mail"), clicked=self.send_test)
        self.spinner = Spinner(16)
        self.spinner.hide()
        caption = label(tr("Send a test to"), "muted")
        caption.setBuddy(self.test_to)
        self._right = QWidget()
        layout = column(
            label(tr("Preview"), "strong"),
            self.preview,
            caption,
            row(self.test_to, self.test_button),
        )
        layout.setStretch(1, 1)
        self._right.setLayout(layout)
        self._right.setMinimumWidth(SPACE * 40)

    # -- showing --------------------------------------------------------------------------------

    @property
    def template_id(self) -> int | None:
        """The template that is shown; None: a new one, or none."""
        return self._template_id

    @Slot(object)
    def _loaded(self, state: TemplateState) -> None:
        self._show_state(state)
        order_focus(self)
        wanted = self._wanted.casefold()
        at = next(
            (i for i, each in enumerate(state.rows) if each.name.casefold() == wanted),
            0 if state.rows else -1,
        )
        self._select(at)
        (self.list if state.rows else self.new_button).setFocus()

    def _show_state(self, state: TemplateState) -> None:
        self._state = state
        self.editor.offer(state.fields)
        self.list.blockSignals(True)
        self.list.clear()
        for each in state.rows:
            self.list.addItem(each.name)
        self.list.blockSignals(False)
        self.test_button.setEnabled(state.ready)
        self.test_button.setToolTip(
            "" if state.ready else tr("Enter your mail server in Preferences, E-mail, first.")
        )
        if not self.test_to.text():
            self.test_to.show_text(state.own_address)

    def _select(self, at: int) -> None:
        """Shows a template of the list, whatever was written before; -1: none."""
        self.list.blockSignals(True)
        self.list.setCurrentRow(at)
        self.list.blockSignals(False)
        if 0 <= at < len(self._state.rows):
            found = self._state.rows[at]
            self._template_id = found.id
            self._show_template(found.template)
            using = [words.quoted(each) for each in found.journeys]
            sent_by = (
                tr("Sent by {series}.", series=words.series(using))
                if using
                else tr("No journey sends it yet.")
            )
            self.used.setText(sent_by)
        else:
            self._template_id = None
            self._show_editor(False)

    def _show_template(self, template: MailTemplate) -> None:
        self._show_editor(True)
        self.editor.show_template(template)
        self.preview.show_template(template)
        self._say_touched()

    def _show_editor(self, on: bool) -> None:
        self.empty.setVisible(not on)
        for each in (self.editor, self.used, self.save_button, self.revert_button, self._right):
            each.setVisible(on)
        self.delete_button.setEnabled(on and self._template_id is not None)

    def _say_touched(self) -> None:
        touched = self.editor.touched or self._template_id is None
        self.save_button.setEnabled(touched)
        self.revert_button.setEnabled(touched)
        self.delete_button.setEnabled(self._template_id is not None)

    @Slot(object)
    def _first_people(self, people: tuple[mail.Person, ...]) -> None:
        if people and self.preview.person is None:
            self.preview.choose(people[0])

    # -- writing --------------------------------------------------------------------------------

    @Slot()
    def _edited(self) -> None:
        self.banner.clear()
        self._say_touched()
        self.preview.show_template(self.editor.template)

    @Slot()
    def _selected(self) -> None:
        at = self.list.currentRow()
        chosen = self._state.rows[at].id if 0 <= at < len(self._state.rows) else None
        if chosen is not None and chosen != self._template_id:
            self._leaving(lambda: self._select(self._row_of(chosen)))

    def new(self) -> None:
        """Begins a template."""
        self._leaving(self._begin)

    def _begin(self) -> None:
        self.list.blockSignals(True)
        self.list.setCurrentRow(-1)
        self.list.clearSelection()
        self.list.blockSignals(False)
        self._template_id = None
        self._show_template(_first())
        self.used.setText(tr("No journey sends it yet."))
        self.editor.name.setFocus()
        self.editor.name.selectAll()

    def _revert(self) -> None:
        at = self._row_of(self._template_id)
        self._select(at if at >= 0 or not self._state.rows else 0)

    def _row_of(self, template_id: int | None) -> int:
        ids = [each.id for each in self._state.rows]
        return ids.index(template_id) if template_id in ids else -1

    def save(self) -> None:
        """Stores what is written."""
        self._ask(
            mail.save_template(
                self._desk.database, self._desk.clock, self._template_id, self.editor.template
            ),
            self._stored,
        )

    @Slot(object)
    def _stored(self, state: TemplateState) -> None:
        after, self._after = self._after, None
        self._show_state(state)
        self._select(self._row_of(state.chosen))
        self.banner.show_message("success", tr("Saved"))
        self.changed.emit()
        if after is not None:
            after()

    def delete(self) -> None:
        """Asks whether the template that is shown is to be deleted."""
        at = self._row_of(self._template_id)
        if at >= 0:
            self.deleting = DeleteDialog(self._state.rows[at].name, self)
            self.deleting.accepted.connect(self._delete)
            self.deleting.open()

    @Slot()
    def _delete(self) -> None:
        if self._template_id is not None:
            self._ask(mail.delete_template(self._desk.database, self._template_id), self._deleted)

    @Slot(object)
    def _deleted(self, state: TemplateState) -> None:
        at = self._row_of(self._template_id)
        self._show_state(state)
        self._select(min(at, len(state.rows) - 1))
        self.banner.show_message("success", tr("Deleted"))
        self.changed.emit()

    # -- leaving --------------------------------------------------------------------------------

    @property
    def _unsaved(self) -> bool:
        return self.editor.isVisibleTo(self) and self.editor.touched

    def _leaving(self, go: Callable[[], None]) -> None:
        """Goes on to something else, once it is clear what becomes of changes."""
        if not self._unsaved:
            go()
            return
        self.list.blockSignals(True)
        self.list.setCurrentRow(self._row_of(self._template_id))
        self.list.blockSignals(False)
        self.asking = UnsavedDialog(self.editor.name.text(), self)
        self.asking.discard_chosen.connect(go)
        self.asking.save_chosen.connect(lambda: self._save_and(go))
        self.asking.open()

    def _save_and(self, go: Callable[[], None]) -> None:
        self._after = go
        self.save()

    def reject(self) -> None:
        # not the method itself: connected to a signal, it would be this one again
        self._leaving(lambda: QDialog.reject(self))

    # -- trying ---------------------------------------------------------------------------------

    def send_test(self) -> None:
        """Sends what is written, as the person of the preview would get it."""
        person = self.preview.person
        self._ask(
            mail.send_template(
                self._desk.database,
                self._desk.clock,
                self.editor.template,
                None if person is None else person.id,
                self.test_to.text().strip(),
            ),
            self._sent,
        )

    @Slot(object)
    def _sent(self, to: str) -> None:
        self.banner.show_message("success", tr("A test e-mail is on its way to {to}", to=to))

    # -- tasks ----------------------------------------------------------------------------------

    def _ask(self, work: Work, on_done: Receiver) -> None:
        self._on_done = on_done
        self._show_busy(True)
        self._desk.runner.start(work, on_done=self._answered, on_failed=self._failed)

    @Slot(object)
    def _answered(self, result: object) -> None:
        self._show_busy(False)
        self._on_done(result)

    @Slot(object)
    def _failed(self, error: ApdeskError) -> None:
        self._after = None
        self._show_busy(False)
        self.banner.show_error(error)

    def _show_busy(self, on: bool) -> None:
        self.spinner.setVisible(on)
        for each in (self.new_button, self.list):
            each.setEnabled(not on)
        if on:
            for each in (self.save_button, self.delete_button, self.test_button):
                each.setEnabled(False)
        else:
            self._say_touched()
            self.test_button.setEnabled(self._state.ready)
