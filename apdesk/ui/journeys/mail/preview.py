"""An e-mail as somebody would get it, while it is written."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QTextBrowser, QVBoxLayout, QWidget

from apdesk.errors import ApdeskError
from apdesk.language import tr
from apdesk.ui.desk import Desk
from apdesk.ui.theme import SPACE, set_role
from apdesk.ui.widgets import Banner, ElidedLabel, SearchField, label, named
from apdesk.worker import mail
from apdesk.worker.mail import MailTemplate, Person, Preview
from apdesk.worker.tasks import LatestRequest


class MailBrowser(QTextBrowser):
    """Shows HTML of an e-mail without reading anything from anywhere: no picture tells its server
    who looked at the e-mail."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        set_role(self, "boxed")
        named(self, tr("The e-mail"))

    def loadResource(self, _kind: int, _name: QUrl | str, /) -> object:
        return None


class PreviewPane(QWidget):
    """Signals:
    shown: (Preview) The e-mail was made anew.
    """

    shown = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._template: MailTemplate | None = None
        self._people: tuple[Person, ...] = ()
        self.person: Person | None = None
        self.search = SearchField(tr("Find a person to preview it for"))
        self.search.searched.connect(self._search)
        self.found = named(QListWidget(), tr("People found"))
        set_role(self.found, "boxed")
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.itemClicked.connect(self._taken)
        self.found.itemActivated.connect(self._taken)
        self.found.hide()
        self.who = label("", "small", wrap=True)
        self.subject = ElidedLabel(role="strong")
        self.browser = MailBrowser()
        self.note = Banner("info")
        self.warnings = Banner("warning")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        for each in (self.search, self.found, self.who, self.subject):
            layout.addWidget(each)
        layout.addWidget(self.browser, 1)
        layout.addWidget(self.note)
        layout.addWidget(self.warnings)
        self._finding = LatestRequest(desk.runner, self, delay_ms=0)
        self._finding.answered.connect(self._offer)
        self._finding.failed.connect(self._failed)
        self._looking = LatestRequest(desk.runner, self, delay_ms=250)
        self._looking.answered.connect(self.show_preview)
        self._looking.failed.connect(self._failed)
        self._say_who()

    def show_template(self, template: MailTemplate) -> None:
        """Makes the e-mail from that, a moment after the last change."""
        self._template = template
        self._looking.ask(
            mail.preview(
                self._desk.database, template, None if self.person is None else self.person.id
            )
        )

    def choose(self, person: Person | None) -> None:
        """Makes it for that person; None: with the names of fields in their places."""
        self.person = person
        self.found.hide()
        self.search.clear()
        self._say_who()
        if self._template is not None:
            self.show_template(self._template)

    @Slot(object)
    def show_preview(self, made: Preview) -> None:
        """Shows an e-mail."""
        self.subject.setText(made.subject or tr("(no subject)"))
        if made.html:
            self.browser.setHtml(made.html)
        else:
            self.browser.setPlainText(made.text)
        if made.note and self.person is not None:
            self.note.show_message(
                "info", tr("A journey sends {name} nothing", name=self.person.name), made.note
            )
        else:
            self.note.clear()
        if made.warnings:
            self.warnings.show_message("warning", tr("Have a look"), "\n".join(made.warnings))
        else:
            self.warnings.clear()
        self.shown.emit(made)

    # -- people ---------------------------------------------------------------------------------

    def _say_who(self) -> None:
        if self.person is None:
            self.who.setText(tr("Fields are shown by their names."))
        else:
            name, mailbox = self.person.name, self.person.email
            self.who.setText(
                tr("As {name} ({mailbox}) would get it", name=name, mailbox=mailbox)
                if mailbox
                else tr("As {name} would get it", name=name)
            )

    @Slot(str)
    def _search(self, text: str) -> None:
        if text:
            self._finding.ask(mail.find_people(self._desk.database, text))
        else:
            self._finding.cancel()
            self.found.hide()

    @Slot(object)
    def _offer(self, people: tuple[Person, ...]) -> None:
        self._people = people
        self.found.clear()
        for each in people:
            mailbox = f", {each.email}" if each.email else ""
            item = QListWidgetItem(f"{each.name}{mailbox}")
            item.setToolTip(item.text())
            self.found.addItem(item)
        if not people:
            nobody = QListWidgetItem(tr("Nobody is called that"))
            nobody.setFlags(nobody.flags() & ~nobody.flags().ItemIsEnabled)
            self.found.addItem(nobody)
        rows = max(1, len(people))
        self.found.setFixedHeight(rows * self.found.sizeHintForRow(0) + SPACE // 2)
        self.found.show()

    @Slot(QListWidgetItem)
    def _taken(self, item: QListWidgetItem) -> None:
        at = self.found.row(item)
        if 0 <= at < len(self._people):
            self.choose(self._people[at])

    @Slot(object)
    def _failed(self, error: ApdeskError) -> None:
        self.warnings.show_error(error)
