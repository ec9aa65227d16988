"""Where a template is written: its name, its subject, its text, its HTML."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QTabWidget, QVBoxLayout, QWidget

from apdesk.domain.journey.merge_text import Placeholder
from apdesk.language import tr
from apdesk.store.lists import ListField
from apdesk.ui.journeys.mail.fields_menu import FieldsMenu
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import LineEdit, button, label, named, row
from apdesk.worker.mail import UNSUBSCRIBE, MailTemplate

_NAME_WIDTH = SPACE * 9
_BRACES = str.maketrans("", "", "{}|")


class TemplateEditor(QWidget):
    """Signals:
    edited: The user changed something.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self._shown = MailTemplate("", "", "")
        self.name = named(LineEdit(), tr("Name"))
        self.subject = named(LineEdit(), tr("Subject"))
        self.text = self._area(tr("Text"), tr("Dear {{first_name|reader}},"))
        self.html = self._area("HTML", tr("Leave it empty to send plain text alone."))
        self.html.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.tabs = QTabWidget()
        named(self.tabs.tabBar(), tr("Parts of the e-mail"))
        self.tabs.addTab(self.text, tr("Text"))
        self.tabs.addTab(self.html, "HTML")
        self.menu = FieldsMenu(self)
        self.menu.chosen.connect(self.insert)
        self.insert_button = button(tr("Insert field"), icon="plus")
        self.insert_button.setMenu(self.menu)
        self.fallback = named(LineEdit(), tr("If it is blank"))
        self.fallback.setPlaceholderText(tr("such as: there"))
        self.fallback.setToolTip(self.fallback.placeholderText())
        self._target: LineEdit | QPlainTextEdit | None = None
        for each in (self.subject, self.text, self.html):
            each.installEventFilter(self)
        for line in (self.name, self.subject):
            line.edited.connect(self._changed)
        for area in (self.text, self.html):
            area.textChanged.connect(self._changed)
        self.tabs.currentChanged.connect(self._other_tab)
        blank = label(tr("If it is blank"), "muted")
        blank.setBuddy(self.fallback)
        inserting = row(self.insert_button, blank, self.fallback)
        inserting.setStretch(2, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        for text, field in ((tr("Name"), self.name), (tr("Subject"), self.subject)):
            caption = QLabel(text)
            caption.setBuddy(field)
            caption.setFixedWidth(_NAME_WIDTH)
            layout.addLayout(row(caption, field))
        layout.addWidget(self.tabs, 1)
        layout.addLayout(inserting)

    def _area(self, text: str, placeholder: str) -> QPlainTextEdit:
        made = named(QPlainTextEdit(), text)
        made.setPlaceholderText(placeholder)
        made.setTabChangesFocus(True)
        return made

    # -- what it holds --------------------------------------------------------------------------

    @property
    def template(self) -> MailTemplate:
        """What is written."""
        return MailTemplate(
            self.name.text(),
            self.subject.text(),
            self.text.toPlainText(),
            self.html.toPlainText(),
        )

    @property
    def touched(self) -> bool:
        """Whether it differs from what was shown."""
        return self.template != self._shown

    def show_template(self, template: MailTemplate) -> None:
        """Shows a template; emits nothing."""
        self._showing = True
        try:
            self.name.show_text(template.name)
            self.subject.show_text(template.subject)
            self.text.setPlainText(template.text)
            self.html.setPlainText(template.html)
            self.tabs.setCurrentIndex(1 if template.html and not template.text else 0)
        finally:
            self._showing = False
        self._target = None
        # as the controls have it, which know one kind of line break
        self._shown = self.template

    def offer(self, fields: Sequence[ListField]) -> None:
        """Which fields can be inserted."""
        self.menu.offer(fields)

    # -- fields ---------------------------------------------------------------------------------

    @Slot(str)
    def insert(self, name: str) -> None:
        """Puts a field where the cursor is: into the subject if it was there last, else into the
        part that is open."""
        fallback = "" if name == UNSUBSCRIBE else self.fallback.text().translate(_BRACES).strip()
        target = self._target if self._target is self.subject else self.tabs.currentWidget()
        if isinstance(target, QPlainTextEdit):
            target.insertPlainText(str(Placeholder(name, fallback)))
        else:
            self.subject.insert(str(Placeholder(name, fallback)))
            target = self.subject
        target.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and watched in (self.subject, self.text, self.html):
            self._target = watched
        return super().eventFilter(watched, event)

    @Slot(int)
    def _other_tab(self, _index: int) -> None:
        self._target = None

    @Slot()
    def _changed(self) -> None:
        if not self._showing:
            self.edited.emit()
