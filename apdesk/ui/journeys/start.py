"""Puts the selected people into a journey by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from apdesk.domain.cancel import CancelToken
from apdesk.domain.journey.kinds import Kind
from apdesk.language import plural, tr
from apdesk.store.lists import Records
from apdesk.ui.desk import Desk
from apdesk.ui.people import nouns
from apdesk.ui.people.dialog import EditDialog, Outcome
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import button, label, named
from apdesk.ui.widgets.combo import ComboBox
from apdesk.worker import journey_people
from apdesk.worker.journey_people import Started
from apdesk.worker.messages import RowsChanged

if TYPE_CHECKING:
    from apdesk.worker.journeys import JourneyRow

_PERSON = "person"
#: No list is another one by it: people move a moment later.
_NO_ROWS = RowsChanged(frozenset(), frozenset(), False)


class StartJourneyDialog(EditDialog):
    """Offers the live journeys that take people by hand, and puts them into one."""

    def __init__(self, desk: Desk, records: Records, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            tr("Start a journey for {records}", records=nouns.records(_PERSON, len(records))),
            parent,
        )
        self.setMinimumWidth(SPACE * 56)
        self._records = records
        self._token = CancelToken()
        self.journey = named(ComboBox(), tr("Journey"))
        self.journey.setSizeAdjustPolicy(
            ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.journey.setMinimumContentsLength(30)
        self.journey.currentTextChanged.connect(self.journey.setToolTip)  # a name may be too long
        self.words = label("", wrap=True)
        for each in (self.words, self.journey):
            self.body.addWidget(each)
        self.body.addStretch(1)
        self.journey.hide()
        self.start_button = button(tr("Start journey"), "primary", clicked=self._start)
        self.start_button.setEnabled(False)
        self.buttons.addWidget(self.start_button)
        self.start(journey_people.startable(desk.database), self._read, tr("Looking for journeys…"))

    @Slot(object)
    def _read(self, found: tuple[JourneyRow, ...]) -> None:
        if not found:
            self.words.setText(
                tr(
                    "No live journey takes people by hand. Put the trigger “{label}” into a "
                    "journey, and publish it.",
                    label=Kind.BY_HAND.label,
                )
            )
            self.start_button.hide()
            self.cancel_button.setText(tr("Close"))
            named(self.cancel_button, tr("Close"))
            self.fit()
            return
        for each in found:
            self.journey.addItem(each.name, each.id)
        self.words.setText(
            tr(
                "They come in at once. Unless the trigger lets people in each time, nobody who was "
                "added before comes in again."
            )
        )
        self.journey.show()
        self.start_button.setEnabled(True)
        self.journey.setFocus()
        self.fit()

    @Slot()
    def _start(self) -> None:
        self.start_button.setEnabled(False)
        desk = self.desk
        work = journey_people.start(
            desk.database, desk.clock, self.journey.currentData(), self._records, self._token
        )
        self.start(work, self._started, tr("Starting…"), storing=True, stop=self._token)

    def failed(self) -> None:
        self.start_button.setEnabled(self.journey.count() > 0)

    @Slot(object)
    def _started(self, started: Started) -> None:
        title, text = _said(started)
        stopped = self._token.cancelled
        if stopped:
            text = " ".join(
                each for each in (text, tr("You stopped it: the others stayed out.")) if each
            )
        self.finish(Outcome(_NO_ROWS, title, text, partly=stopped))


def _said(started: Started) -> tuple[str, str]:
    """What happened, in words."""
    others = started.asked - started.entered
    if not started.entered:
        return (
            tr("Nobody came into “{journey}”", journey=started.journey),
            tr("All of them were added to it before, or are gone.") if started.asked else "",
        )
    title = plural(
        "{n} contact came into “{journey}”",
        "{n} contacts came into “{journey}”",
        started.entered,
        journey=started.journey,
    )
    if others <= 0:
        return title, ""
    return title, plural(
        "{n} contact was added to it before, or is gone.",
        "{n} contacts were added to it before, or are gone.",
        others,
    )
