"""The journeys of a person: where it is, what happened to it in them, and the e-mails it was sent.

Nothing is shown of who was never in one.
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from apdesk.errors import ApdeskError
from apdesk.language import marked, plural, tr, translated
from apdesk.ui import words
from apdesk.ui.desk import Desk
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import label
from apdesk.ui.widgets.layouts import clear
from apdesk.worker import journey_people
from apdesk.worker.journey_people import OfPerson
from apdesk.worker.tasks import TaskHandle

#: Lines of each part; a person reads no more.
SHOWN = 30
_OUTCOMES = {"finished": marked("Finished"), "ejected": marked("Ejected")}
_INSIDE = {
    "ready": marked("Goes on in a moment"),
    "waiting": marked("Waits"),
    "outside": marked("Waits for Salesforce or the mail server"),
    "stuck": marked("Needs you"),
}
_MAILS = {
    "sending": marked("Being sent"),
    "sent": marked("Sent"),
    "refused": marked("Refused by the mail server"),
    "unconfirmed": marked("Sent; the answer was lost"),
}


class PersonJourneys(QWidget):
    """Signals:
    failed: (ApdeskError) It couldn't be read.
    """

    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._person: int | None = None
        self._task: TaskHandle | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE // 2)
        self.hide()

    def show_person(self, person_id: int | None) -> None:
        """Reads and shows what journeys have to do with a person; None: with nobody."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        if person_id != self._person:
            self._clear()
        self._person = person_id
        if person_id is not None:
            self._task = self._desk.runner.start(
                journey_people.of_person(self._desk.database, person_id),
                on_done=self._read,
                on_failed=self._failed,
            )

    @Slot(object)
    def _failed(self, error: ApdeskError) -> None:
        self._task = None
        self.failed.emit(error)

    @Slot(object)
    def _read(self, found: OfPerson) -> None:
        self._task = None
        self._clear()
        if found.passages:
            self._say(tr("Journeys"), "overline")
        for each in found.passages[:SHOWN]:
            known = _OUTCOMES.get(each.outcome) or _INSIDE.get(each.state)
            state = translated(known) if known else ""
            self._say(each.journey, "strong")
            if not each.outcome:
                state = tr("{state}: {step}", state=state, step=each.step)
            self._say(state)
            began = words.day_and_time(each.began_at)
            if each.ended_at:
                ended = words.day_and_time(each.ended_at)
                self._when(tr("Since {began}, until {ended}", began=began, ended=ended))
            else:
                self._when(tr("Since {began}", began=began))
        if found.timeline:
            self._say(tr("What happened in journeys"), "overline")
        for event in found.timeline[:SHOWN]:
            self._say(event.text)
            self._when(f"{words.day_and_time(event.at)} · {event.journey}")
        more = len(found.timeline) - SHOWN
        if more > 0:
            self._when(plural("and {n} earlier event", "and {n} earlier events", more))
        if found.mails:
            self._say(tr("E-mails"), "overline")
        for mail in found.mails[:SHOWN]:
            self._say(mail.subject or mail.template, "strong")
            known = _MAILS.get(str(mail.state))
            state = translated(known) if known else str(mail.state)
            self._say(f"{state}: {mail.said}" if mail.said else state)
            self._when(f"{words.day_and_time(mail.at)} · {mail.address}")
        more = len(found.mails) - SHOWN
        if more > 0:
            self._when(plural("and {n} earlier e-mail", "and {n} earlier e-mails", more))
        if self._column.count():
            self._column.addSpacing(SPACE)
            self._say(tr("Changes of the record"), "overline")
        self.setVisible(self._column.count() > 0)

    def _say(self, text: str, role: str = "") -> None:
        self._column.addWidget(label(text, role, wrap=True, selectable=role != "overline"))

    def _when(self, text: str) -> None:
        line = label(text, "small", wrap=True)
        line.setContentsMargins(0, 0, 0, SPACE)
        self._column.addWidget(line)

    def _clear(self) -> None:
        self.hide()
        clear(self._column)
