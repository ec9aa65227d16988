"""The record pane: who it is, its fields, its history, and why it is here."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QTabWidget,
    QWidget,
)

from apdesk.domain.apdesk_types import Entity
from apdesk.domain.reasons import reason_in_words
from apdesk.errors import KnownError
from apdesk.store.lists import RecordDetail
from apdesk.ui import words
from apdesk.ui.desk import Desk
from apdesk.ui.record.explain import ExplainView
from apdesk.ui.record.fields import FieldsView
from apdesk.ui.record.groups import blank, grouped
from apdesk.ui.record.history import HistoryView
from apdesk.ui.theme import SPACE, set_role
from apdesk.ui.widgets import (
    Banner,
    EmptyState,
    button,
    column,
    icon_button,
    label,
    named,
    row,
    scroll_page,
)

WIDTH = SPACE * 46
#: Browsing with the arrow keys shows a record once the keys rest.
REST_MS = 60
_LIST_NAMES = {
    "leads": "Salesforce Leads",
    "contacts": "Salesforce Contacts",
    "companies": "Companies",
}


class RecordPane(QFrame):
    """Shows one record, read from the local database.

    Signals:
        company_asked: (apdesk id of a company) its link was clicked.
        closed: The pane's close button.
    """

    company_asked = Signal(object)
    closed = Signal()

    def __init__(self, desk: Desk, instance_url: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "pane")
        self.setMinimumWidth(SPACE * 44)
        self._desk = desk
        self._instance_url = instance_url
        self._wanted: tuple[Entity, int] | None = None
        self._detail: RecordDetail | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._rested)
        self._build()

    def _build(self) -> None:
        self.name = label("", "title", wrap=True, selectable=True)
        self.subtitle = label("", "muted", wrap=True)
        self._badges = QHBoxLayout()
        self._badges.setSpacing(SPACE // 2)
        self.close_button = icon_button("close", "Close record", clicked=self.closed.emit)
        self.company_link = button("Company", "link", icon="company", clicked=self._company_clicked)
        self.open_button = button("Open in Salesforce", icon="open", clicked=self._open)
        self.copy_button = button("Copy", "quiet", icon="copy", clicked=self.copy)
        self.banner = Banner()
        self.blanks = named(QCheckBox("Show blank fields"), "Show blank fields")
        self.blanks.setChecked(self._desk.memory.value("record/blanks", "false") in ("true", True))
        self.blanks.toggled.connect(self._blanks_toggled)
        self.fields = FieldsView(self._desk.open_url)
        self.history = HistoryView()
        self.explain = ExplainView(self._desk)
        self.state = label("", "small", wrap=True)
        inside = QWidget()
        inside.setLayout(column(self.blanks, self.fields, self.state, None, spacing=SPACE * 3 // 2))
        self.tabs = named(QTabWidget(), "Record")
        self.tabs.setDocumentMode(True)
        self._areas: list[QScrollArea] = []
        for content, title in (
            (inside, "Fields"),
            (self.history, "History"),
            (self.explain, "Why is this record here?"),
        ):
            layout = content.layout()
            if layout is not None:
                layout.setContentsMargins(0, SPACE * 2, SPACE, SPACE * 3)
            area = scroll_page(content)
            self._areas.append(area)
            self.tabs.addTab(area, title)
        self.tabs.currentChanged.connect(self._tab_changed)
        top = row(self.name, self.close_button)
        top.setAlignment(self.close_button, Qt.AlignmentFlag.AlignTop)
        head = column(
            top,
            self.subtitle,
            self._badges,
            row(self.company_link, None),
            row(self.open_button, self.copy_button, None),
            self.banner,
            spacing=SPACE,
        )
        full = QWidget()
        full.setLayout(column(head, SPACE, self.tabs))
        margins = full.layout()
        if margins is not None:
            margins.setContentsMargins(SPACE * 3, SPACE * 2, SPACE * 2, 0)
        self._empty = EmptyState(
            "contact", "No record chosen", "Choose a record in the list to see its fields here."
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(full)
        self.setLayout(column(self._pages))

    # -- from outside ---------------------------------------------------------------------------

    @property
    def shown(self) -> tuple[Entity, int] | None:
        """The record that is shown or about to be."""
        return self._wanted

    @property
    def detail(self) -> RecordDetail | None:
        return self._detail

    def set_instance_url(self, url: str) -> None:
        """Where records are opened; '' when not connected."""
        self._instance_url = url
        if self._detail is not None:
            self._fill(self._detail)

    def show_record(self, entity: Entity, record_id: int | None) -> None:
        """Shows a record in a moment; None empties the pane."""
        wanted = None if record_id is None else (entity, record_id)
        if wanted != self._wanted:
            self._wanted = wanted
            self._rest.start()

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
            self._detail = None
            self._pages.setCurrentIndex(0)
            return
        try:
            detail = self._desk.views.record(*self._wanted)
        except KnownError as error:
            self._pages.setCurrentIndex(1)
            self.banner.show_error(error)
            return
        if detail is None:
            self._detail = None
            self._empty.show_message(
                "contact", "This record is gone", "It was removed by a sync in the meantime."
            )
            self._pages.setCurrentIndex(0)
            return
        self._fill(detail)
        self._pages.setCurrentIndex(1)

    # -- filling --------------------------------------------------------------------------------

    def _fill(self, detail: RecordDetail) -> None:
        fresh = self._detail is None or self._detail.id != detail.id
        self._detail = detail
        self.name.setText(detail.name or "No name")
        self.setAccessibleName(detail.name)
        title = words.value(detail.value("title"), "text")
        about = " at ".join(x for x in (title, detail.company or "") if x)
        self.subtitle.setText(about)
        self.subtitle.setVisible(bool(about))
        self._fill_badges(detail)
        self.company_link.setVisible(detail.company_id is not None and bool(detail.company))
        self.company_link.setText(detail.company or "Company")
        named(self.company_link, detail.company or "Company")
        linked = bool(detail.salesforce_id and self._instance_url)
        self.open_button.setEnabled(linked)
        self.open_button.setToolTip("" if linked else "This record isn’t linked to Salesforce.")
        if detail.removal:
            self.banner.show_message(
                "warning",
                "Its removal waits for your approval",
                f"{reason_in_words(detail.removal)}. The Sync page shows all removals that wait.",
            )
        else:
            self.banner.clear()
        self._fill_fields()
        self.state.setText(state_words(detail))
        if fresh:
            for area in self._areas:
                area.verticalScrollBar().setValue(0)
        self._tab_changed(self.tabs.currentIndex())

    def _fill_badges(self, detail: RecordDetail) -> None:
        while (item := self._badges.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if detail.sobject:
            self._badges.addWidget(
                label(words.ONE_OBJECT.get(detail.sobject, detail.sobject), "badge-info")
            )
        text, role = {
            "member": ("Synced", "badge-success"),
            "kept": ("Kept, not synced", "badge-warning"),
        }.get(detail.state, ("Only here", "badge"))
        self._badges.addWidget(label(text, role))
        for each in detail.lists:
            if each not in _LIST_NAMES:
                self._badges.addWidget(label(each, "badge"))
        self._badges.addStretch(1)

    def _fill_fields(self) -> None:
        if self._detail is None:
            return
        fields = self._detail.fields
        hidden = sum(1 for each in fields if blank(each))
        self.blanks.setText(f"Show blank fields ({hidden})" if hidden else "Show blank fields")
        named(self.blanks, self.blanks.text())
        self.blanks.setEnabled(hidden > 0)
        self.fields.show_groups(grouped(fields, blanks=self.blanks.isChecked()))

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
                return
            self.history.show_entries(entries, self._detail)
        elif at == 2:
            self.explain.ask(self._detail.salesforce_id or str(self._detail.id))

    # -- actions --------------------------------------------------------------------------------

    def _open(self) -> None:
        if self._detail is not None and self._detail.salesforce_id and self._instance_url:
            self._desk.open_url(f"{self._instance_url.rstrip('/')}/{self._detail.salesforce_id}")

    def _company_clicked(self) -> None:
        if self._detail is not None and self._detail.company_id is not None:
            self.company_asked.emit(self._detail.company_id)

    def copy(self) -> None:
        """Puts the record on the clipboard: a line for each field with a value."""
        if self._detail is None:
            return
        lines = [self._detail.name]
        lines += [
            f"{each.label}: {words.value(each.value, each.type)}"
            for each in self._detail.fields
            if not blank(each)
        ]
        if self._detail.salesforce_id:
            lines.append(f"Salesforce ID: {self._detail.salesforce_id}")
        QGuiApplication.clipboard().setText("\n".join(lines))


def state_words(detail: RecordDetail) -> str:
    """Where the record is in the sync, as small print."""
    parts = []
    if detail.entered_at:
        parts.append(f"Here since {words.day_and_time(detail.entered_at)}.")
    if detail.changed_at:
        parts.append(f"Last change taken over {words.day_and_time(detail.changed_at)}.")
    if detail.lists:
        names = ", ".join(_LIST_NAMES.get(each, each) for each in detail.lists)
        parts.append(f"In {names}.")
    if detail.salesforce_id:
        parts.append(f"Salesforce ID {detail.salesforce_id}.")
    parts.append(f"apdesk ID {detail.id}.")
    return " ".join(parts)
