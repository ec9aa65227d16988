"""Who a record is: name, state, twins, company, and what can be done with it as a whole."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from apdesk.language import tr
from apdesk.store.lists import Found, RecordDetail
from apdesk.ui import words
from apdesk.ui.record.flow import FlowLayout
from apdesk.ui.record.state import badges, twin_words
from apdesk.ui.theme import SPACE, theme
from apdesk.ui.widgets import button, column, icon_button, label, named, row
from apdesk.ui.widgets.layouts import clear

#: The longest name that a link or a badge shows, with texts as they are designed; a longer one
#: would widen the pane.
_LINK_WIDTH = SPACE * 34
#: Opens the record in Salesforce.
OPEN_KEYS = "Ctrl+O"


class RecordHead(QWidget):
    """The top of the record pane.

    Signals:
        company_asked: (int) The link of the company, by its apdesk id.
        twin_asked: (int) The link of another record with the same e-mail address.
        open_asked, copy_asked, add_asked, unwant_asked, delete_asked, closed: Its buttons.
    """

    company_asked = Signal(object)
    twin_asked = Signal(object)
    open_asked = Signal()
    copy_asked = Signal()
    add_asked = Signal()
    unwant_asked = Signal()
    delete_asked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._company: int | None = None
        self.name = label("", "title", wrap=True, selectable=True)
        self.subtitle = label("", "muted", wrap=True)
        self._badges = FlowLayout(spacing=SPACE // 2)
        self._twins = QVBoxLayout()
        self._twins.setSpacing(0)
        self.twin_note = label("", "warning", wrap=True)
        self.close_button = icon_button("close", tr("Close record"), clicked=self.closed.emit)
        self.company_link = button(tr("Company"), "link", icon="company", clicked=self._to_company)
        self.open_button = button(
            tr("Open in Salesforce"), icon="open", clicked=self.open_asked.emit
        )
        self.add_button = button(
            tr("Add to Salesforce…"), icon="cloud", clicked=self.add_asked.emit
        )
        self.unwant_button = button(tr("Keep it only here"), clicked=self.unwant_asked.emit)
        self.delete_button = icon_button("trash", tr("Delete…"), clicked=self.delete_asked.emit)
        self.copy_button = button(tr("Copy"), "quiet", icon="copy", clicked=self.copy_asked.emit)
        top = row(self.name, self.close_button)
        top.setAlignment(self.close_button, Qt.AlignmentFlag.AlignTop)
        actions = FlowLayout(spacing=SPACE // 2)
        for each in (
            self.open_button,
            self.add_button,
            self.unwant_button,
            self.copy_button,
            self.delete_button,
        ):
            actions.addWidget(each)
        inside = column(
            top,
            self.subtitle,
            self._badges,
            row(self.company_link, None),
            self._twins,
            self.twin_note,
            actions,
        )
        self.setLayout(inside)

    def show_record(self, detail: RecordDetail, *, linked: bool) -> None:
        """Shows a record; `linked`: it can be opened in Salesforce."""
        self.name.setText(detail.name or tr("No name"))
        title = words.value(detail.value("title"), "text")
        about = title or detail.company or ""
        if title and detail.company:
            about = tr("{title} at {company}", title=title, company=detail.company)
        self.subtitle.setText(about)
        self.subtitle.setVisible(bool(about))
        self._fill_badges(detail)
        self._company = detail.company_id
        self.company_link.setVisible(detail.company_id is not None and bool(detail.company))
        self._link(self.company_link, detail.company or tr("Company"))
        self._fill_twins(detail)
        made_here = detail.state == "local"
        self.open_button.setVisible(not made_here)
        self.open_button.setEnabled(linked)
        self.open_button.setToolTip(
            OPEN_KEYS if linked else tr("This record isn’t linked to Salesforce.")
        )
        self.add_button.setVisible(made_here and detail.wanted is None)
        self.unwant_button.setVisible(made_here and detail.wanted is not None)
        self.delete_button.setVisible(detail.state != "member" and detail.wanted is None)

    def _shortened(self, text: str) -> str:
        most = theme().size(_LINK_WIDTH)
        return self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, most)

    def _link(self, link: QPushButton, text: str) -> None:
        shown = self._shortened(text)
        link.setText(shown)
        link.setToolTip(text if shown != text else "")
        named(link, shown)

    def _fill_badges(self, detail: RecordDetail) -> None:
        clear(self._badges)
        for text, role in badges(detail):
            shown = self._shortened(text)
            badge = label(shown, role)
            badge.setToolTip(text if shown != text else "")
            self._badges.addWidget(badge)

    def _fill_twins(self, detail: RecordDetail) -> None:
        clear(self._twins)
        for each in detail.twins:
            self._twins.addLayout(self._twin(each))
        note = twin_words(detail)
        self.twin_note.setText(note)
        self.twin_note.setVisible(bool(note))

    def _twin(self, twin: Found) -> QHBoxLayout:
        said = tr("Also here:")
        if twin.sobject is not None:
            lead = twin.sobject == "Lead"
            said = tr("Also here as a Lead:") if lead else tr("Also here as a Contact:")
        link = button("", "link", clicked=lambda: self.twin_asked.emit(twin.id))
        self._link(link, twin.name or tr("No name"))
        link.setAccessibleDescription(said)
        return row(label(said, "small"), link, None, spacing=SPACE // 4)

    def _to_company(self) -> None:
        if self._company is not None:
            self.company_asked.emit(self._company)
