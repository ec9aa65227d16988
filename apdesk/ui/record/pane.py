"""The record pane: who it is, its fields, what happened to it, and why it is here."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from apdesk.domain.apdesk_types import Entity
from apdesk.domain.reasons import reason_in_words
from apdesk.errors import ApdeskError, KnownError
from apdesk.language import tr
from apdesk.store.lists import RecordDetail
from apdesk.ui import words
from apdesk.ui.criteria.references import References
from apdesk.ui.desk import Desk
from apdesk.ui.people.add_to_salesforce import AddToSalesforceDialog
from apdesk.ui.people.delete import DeleteDialog
from apdesk.ui.people.dialog import EditDialog, Outcome
from apdesk.ui.record.editing import RecordEditing, Refused
from apdesk.ui.record.explain import ExplainView
from apdesk.ui.record.fields import FieldsView
from apdesk.ui.record.groups import blank, grouped
from apdesk.ui.record.head import OPEN_KEYS, RecordHead
from apdesk.ui.record.history import HistoryView
from apdesk.ui.record.journeys import PersonJourneys
from apdesk.ui.record.state import state_words
from apdesk.ui.record.tabs import RecordTabs
from apdesk.ui.record.trouble import TroubleBanner
from apdesk.ui.theme import SPACE, set_role, theme
from apdesk.ui.widgets import Banner, EmptyState, column, label, named, scroll_page
from apdesk.worker.editing import Changed

#: With texts as they are designed; larger ones widen them (`Theme.size`).
WIDTH, _LEAST_WIDTH = SPACE * 46, SPACE * 44
#: Browsing with the arrow keys shows a record once the keys rest.
REST_MS = 60


class RecordPane(QFrame):
    """Shows one record, read from the local database, and lets it be changed.

    Signals:
        company_asked: (apdesk id of a company) its link was clicked.
        record_asked: (Entity, apdesk id) the link of another record was clicked.
        edited: (RowsChanged) Something was changed here; the pane shows it already.
        closed: The pane's close button.
        criteria_asked: (str) The criteria by which an object is synced are to be changed.
    """

    company_asked = Signal(object)
    record_asked = Signal(object, object)
    edited = Signal(object)
    closed = Signal()
    criteria_asked = Signal(str)

    def __init__(self, desk: Desk, instance_url: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "pane")
        self.setMinimumWidth(theme().size(_LEAST_WIDTH))
        self._desk = desk
        self._instance_url = instance_url
        self._wanted: tuple[Entity, int] | None = None
        self._detail: RecordDetail | None = None
        self._touched: set[str] = set()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._rested)
        self.editing = RecordEditing(desk, self)
        self._build()
        self._connect()
        self.editing.look_up()

    def _build(self) -> None:
        self.head = RecordHead()
        self.name = self.head.name
        self.open_button = self.head.open_button
        self.copy_button = self.head.copy_button
        self.close_button = self.head.close_button
        self.company_link = self.head.company_link
        self.banner = Banner()
        self.trouble = TroubleBanner()
        self.blanks = named(QCheckBox(tr("Show blank fields")), tr("Show blank fields"))
        self.blanks.setChecked(self._desk.memory.value("record/blanks", "false") in ("true", True))
        self.fields = FieldsView(self._desk.open_url, self.editing)
        self.history = HistoryView()
        self.journeys = PersonJourneys(self._desk)
        timeline = QWidget()
        timeline.setLayout(column(self.journeys, self.history, None, spacing=SPACE))
        self.explain = ExplainView(self._desk)
        self.state = label("", "small", wrap=True)
        inside = QWidget()
        inside.setLayout(
            column(self.trouble, self.blanks, self.fields, self.state, None, spacing=SPACE * 3 // 2)
        )
        self.tabs = named(RecordTabs(), tr("Record"))
        self._areas: list[QScrollArea] = []
        for content, title in (
            (inside, tr("Fields")),
            (timeline, tr("Timeline")),
            (self.explain, tr("Why is this record here?")),
        ):
            layout = content.layout()
            if layout is not None:
                layout.setContentsMargins(0, SPACE * 2, SPACE, SPACE * 3)
            area = scroll_page(content)
            self._areas.append(area)
            self.tabs.add(area, title)
        full = QWidget()
        full.setLayout(column(self.head, self.banner, SPACE, self.tabs))
        margins = full.layout()
        if margins is not None:
            margins.setContentsMargins(SPACE * 3, SPACE * 2, SPACE * 2, 0)
        self._empty = EmptyState(
            "contact",
            tr("No record chosen"),
            tr("Choose a record in the list to see its fields here."),
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(full)
        self.setLayout(column(self._pages))

    def _connect(self) -> None:
        self.blanks.toggled.connect(self._blanks_toggled)
        self.tabs.currentChanged.connect(self._tab_changed)
        self.explain.criteria_asked.connect(self.criteria_asked)
        opening = QShortcut(QKeySequence(OPEN_KEYS), self, self._open)
        opening.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        head = self.head
        head.company_asked.connect(self.company_asked)
        head.twin_asked.connect(self._show_twin)
        head.open_asked.connect(self._open)
        head.copy_asked.connect(self.copy)
        head.add_asked.connect(self._add_to_salesforce)
        head.unwant_asked.connect(self.editing.unwant)
        head.delete_asked.connect(self._delete)
        head.closed.connect(self.closed)
        fields = self.fields
        fields.value_given.connect(self._value_given)
        fields.undo_asked.connect(self._take_back)
        fields.use_other_asked.connect(self.editing.use_other)
        fields.keep_asked.connect(self.editing.keep)
        fields.reached.connect(self._scroll_to)
        trouble = self.trouble
        trouble.edit_asked.connect(self._edit_blamed)
        trouble.retry_asked.connect(self.editing.retry)
        trouble.dismiss_asked.connect(self.editing.forget)
        trouble.create_asked.connect(self.editing.create_anyway)
        trouble.link_asked.connect(self.editing.link)
        self.editing.ready.connect(self._fields_known)
        self.editing.stored.connect(self._stored)
        self.editing.refused.connect(self._refused)
        self.editing.failed.connect(self._failed)
        self.journeys.failed.connect(self._failed)

    # -- from outside ---------------------------------------------------------------------------

    @property
    def shown(self) -> tuple[Entity, int] | None:
        """The record that is shown or about to be."""
        return self._wanted

    @property
    def detail(self) -> RecordDetail | None:
        return self._detail

    def set_instance_url(self, url: str) -> None:
        """Where records are opened, '' when not connected. What can be changed may be another too
        then, and is looked up anew."""
        self._instance_url = url
        self.editing.look_up()

    def set_references(self, references: References) -> None:
        """Lets lookups be chosen by name."""
        self.editing.references = references

    def show_record(self, entity: Entity, record_id: int | None) -> None:
        """Shows a record in a moment; None empties the pane."""
        wanted = None if record_id is None else (entity, record_id)
        if wanted != self._wanted:
            self._leave()
            self._wanted = wanted
            self._rest.start()

    def _leave(self) -> None:
        """The record is left: what is in an open editor is stored, unless it can't be."""
        if not self.fields.finish():
            self.fields.cancel()
        self._touched.clear()

    @Slot()
    def _rested(self) -> None:
        """A pane that nobody sees reads nothing; it does once it is shown."""
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._rest.isActive():
            self._rest.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._rest.stop()

    @Slot()
    def refresh(self) -> None:
        """Reads the shown record anew."""
        self._rest.stop()
        if self._wanted is None:
            self._show_none(
                tr("No record chosen"), tr("Choose a record in the list to see its fields.")
            )
            return
        try:
            detail = self._desk.views.record(*self._wanted)
        except KnownError as error:
            self._pages.setCurrentIndex(1)
            self.banner.show_error(error)
            self._desk.met(error)
            return
        if detail is None:
            self._show_none(tr("This record is gone"), tr("It was removed in the meantime."))
            return
        self._fill(detail)
        self._pages.setCurrentIndex(1)

    @Slot()
    def journeys_changed(self) -> None:
        """People moved in journeys: the timeline in front tells of it."""
        if self.isVisible() and self._detail is not None and self.tabs.currentIndex() == 1:
            self._tab_changed(1)

    # -- filling --------------------------------------------------------------------------------

    def _show_none(self, title: str, text: str) -> None:
        self.fields.cancel()
        self._detail = None
        self.editing.show(None)
        self._empty.show_message("contact", title, text)
        self._pages.setCurrentIndex(0)

    def _fill(self, detail: RecordDetail) -> None:
        fresh = self._detail is None or self._detail.id != detail.id
        if fresh:
            self.fields.cancel()
        self._detail = detail
        self.editing.show(detail)
        self.setAccessibleName(detail.name)
        self.head.show_record(detail, linked=bool(detail.salesforce_id and self._instance_url))
        if detail.removal:
            self.banner.show_message(
                "warning",
                tr("Its removal waits for your approval"),
                tr(
                    "{reason}. The Sync page shows all removals that wait.",
                    reason=reason_in_words(detail.removal),
                ),
            )
        elif fresh or self.banner.kind != "error":
            self.banner.clear()
        self._fill_fields()
        self.state.setText(state_words(detail))
        if fresh:
            for area in self._areas:
                area.verticalScrollBar().setValue(0)
        self._tab_changed(self.tabs.currentIndex())

    def _fill_fields(self) -> None:
        detail = self._detail
        if detail is None:
            return
        states = self.editing.states(detail)
        always = {
            name
            for name, each in states.items()
            if each.pending is not None or each.conflict is not None or each.refused
        }
        always |= self._touched
        hidden = sum(1 for each in detail.fields if blank(each) and each.name not in always)
        self.blanks.setText(
            tr("Show blank fields ({number})", number=hidden) if hidden else tr("Show blank fields")
        )
        named(self.blanks, self.blanks.text())
        self.blanks.setEnabled(hidden > 0)
        groups = grouped(
            detail.fields,
            blanks=self.blanks.isChecked(),
            always=always,
            names=self.editing.api_names(detail),
        )
        self.fields.show_groups(groups, states)
        self.trouble.show_failure(
            detail.failure,
            self._desk.clock.now(),
            editable=self.editing.blamed(detail) is not None,
        )

    @Slot()
    def _fields_known(self) -> None:
        if self._detail is not None:
            self._fill(self._detail)

    @Slot(bool)
    def _blanks_toggled(self, on: bool) -> None:
        self._desk.memory.setValue("record/blanks", on)
        self._fill_fields()

    @Slot(int)
    def _tab_changed(self, at: int) -> None:
        if self._detail is None:
            return
        if at == 1:
            try:
                entries = self._desk.views.history(self._detail.entity, self._detail.id)
            except KnownError as error:
                self.banner.show_error(error)
                self._desk.met(error)
                return
            self.history.show_entries(entries, self._detail)
            person = self._detail.entity is Entity.PERSON
            self.journeys.show_person(self._detail.id if person else None)
        elif at == 2:
            if self._detail.salesforce_id:
                self.explain.ask(self._detail.salesforce_id)
            else:
                self.explain.show_made_here(self._detail.name or tr("No name"))

    # -- changing -------------------------------------------------------------------------------

    @Slot(str, object)
    def _value_given(self, name: str, value: object) -> None:
        self._touched.add(name)  # it stays in its place, also when it is blank now
        self.banner.clear()
        self.editing.give(name, value)  # type: ignore[arg-type]

    @Slot(str)
    def _take_back(self, name: str) -> None:
        self._touched.add(name)  # as above
        self.editing.take_back(name)

    @Slot(object)
    def _scroll_to(self, line: QWidget) -> None:
        self._areas[0].ensureWidgetVisible(line, 0, SPACE)

    @Slot()
    def _edit_blamed(self) -> None:
        name = self.editing.blamed(self._detail) if self._detail is not None else None
        if name is None:
            return
        if not self.fields.edit(name):
            self._touched.add(name)
            self._fill_fields()
            self.fields.edit(name)

    @Slot(object)
    def _stored(self, changed: Changed) -> None:
        self.banner.clear()
        self.refresh()
        self.edited.emit(changed.rows)

    @Slot(object)
    def _refused(self, refused: Refused) -> None:
        if refused.record != self._wanted:
            return
        self.banner.show_error(refused.error)
        self.refresh()
        self.fields.reopen(refused.field, refused.value, refused.error.message)

    @Slot(object)
    def _failed(self, error: ApdeskError) -> None:
        self.banner.show_error(error)

    # -- actions --------------------------------------------------------------------------------

    @Slot()
    def _open(self) -> None:
        if self._detail is not None and self._detail.salesforce_id and self._instance_url:
            self._desk.open_url(f"{self._instance_url.rstrip('/')}/{self._detail.salesforce_id}")

    @Slot(object)
    def _show_twin(self, record_id: int) -> None:
        self.record_asked.emit(Entity.PERSON, record_id)

    @Slot()
    def _add_to_salesforce(self) -> None:
        if self._detail is not None:
            self._run(AddToSalesforceDialog(self._desk, (self._detail.id,), self.window()))

    @Slot()
    def _delete(self) -> None:
        if self._detail is not None:
            self._run(
                DeleteDialog(self._desk, self._detail.entity, (self._detail.id,), self.window())
            )

    def _run(self, dialog: EditDialog) -> None:
        dialog.stored.connect(self._dialog_stored)
        dialog.open()

    @Slot(object)
    def _dialog_stored(self, outcome: Outcome) -> None:
        self.refresh()
        self.edited.emit(outcome.rows)

    @Slot()
    def copy(self) -> None:
        """Puts the record on the clipboard: a line for each field with a value."""
        if self._detail is None:
            return
        lines = [self._detail.name]
        lines += [
            tr("{field}: {value}", field=each.label, value=words.value(each.value, each.type))
            for each in self._detail.fields
            if not blank(each)
        ]
        if self._detail.salesforce_id:
            lines.append(tr("Salesforce ID: {id}", id=self._detail.salesforce_id))
        QGuiApplication.clipboard().setText("\n".join(lines))
