"""The journeys of a person: where it is, what happened to it in them, and the e-mails it was sent.

Nothing is shown of who was never in one.
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from apdesk.errors import ApdeskError
from apdesk.ui import words
from apdesk.ui.desk import Desk
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import label
from apdesk.worker import journey_people
from apdesk.worker.journey_people import OfPerson
from apdesk.worker.tasks import TaskHandle

#: Lines of each part; a person reads no more.
SHOWN = 30
_OUTCOMES = {"finished": "Finished", "ejected": "Ejected"}
_INSIDE = {
    "ready": "Goes on in a moment",
    "waiting": "Waits",
    "outside": "Waits for Salesforce or the mail server",
    "stuck": "Needs you",
}
_MAILS = {
    "sending": "Being sent",
    "sent": "Sent",
    "refused": "Refused by the mail server",
    "unconfirmed": "Sent; the answer was lost",
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
            self._say("Journeys", "overline")
        for each in found.passages[:SHOWN]:
            state = _OUTCOMES.get(each.outcome) or _INSIDE.get(each.state, "")
            self._say(each.journey, "strong")
            self._say(f"{state}: {each.step}" if not each.outcome else state)
            ended = f", until {words.day_and_time(each.ended_at)}" if each.ended_at else ""
            self._when(f"Since {words.day_and_time(each.began_at)}{ended}")
        if found.timeline:
            self._say("What happened in journeys", "overline")
        for event in found.timeline[:SHOWN]:
            self._say(event.text)
            self._when(f"{words.day_and_time(event.at)} · {event.journey}")
        self._rest(len(found.timeline), "earlier event", "earlier events")
        if found.mails:
            self._say("E-mails", "overline")
        for mail in found.mails[:SHOWN]:
            self._say(mail.subject or mail.template, "strong")
            said = f": {mail.said}" if mail.said else ""
            self._say(f"{_MAILS.get(str(mail.state), str(mail.state))}{said}")
            self._when(f"{words.day_and_time(mail.at)} · {mail.address}")
        self._rest(len(found.mails), "earlier e-mail", "earlier e-mails")
        if self._column.count():
            self._column.addSpacing(SPACE)
            self._say("Changes of the record", "overline")
        self.setVisible(self._column.count() > 0)

    def _say(self, text: str, role: str = "") -> None:
        self._column.addWidget(label(text, role, wrap=True, selectable=role != "overline"))

    def _when(self, text: str) -> None:
        line = label(text, "small", wrap=True)
        line.setContentsMargins(0, 0, 0, SPACE)
        self._column.addWidget(line)

    def _rest(self, number: int, one: str, many: str) -> None:
        if number > SHOWN:
            self._when(f"and {words.count(number - SHOWN, one, many)}")

    def _clear(self) -> None:
        self.hide()
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
