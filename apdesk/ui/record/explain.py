"""Why a record is here, or isn't: each criterion with the record's value and what it comes to."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from apdesk.errors import ApdeskError
from apdesk.language import marked, plural, tr, translated
from apdesk.ui import words
from apdesk.ui.desk import Desk
from apdesk.ui.record.candidates import CandidateRows
from apdesk.ui.theme import SPACE, theme
from apdesk.ui.widgets import Banner, button, label, order_focus, row
from apdesk.ui.widgets.layouts import clear
from apdesk.worker.explaining import Candidates, ExplainedRecord, ExplainedRow
from apdesk.worker.tasks import LatestRequest

_RESULTS = {
    "true": (marked("Yes"), "badge-success"),
    "false": (marked("No"), "badge-error"),
    "blank": (marked("Blank"), "badge-warning"),
    "undecided": (marked("Unclear"), "badge-warning"),
}


class ExplainView(QWidget):
    """An explanation, read in the background.

    Signals:
        criteria_asked: (str) The criteria of that object are to be changed.
        record_asked: (str sObject, int apdesk id) A record that is here is to be shown.
    """

    criteria_asked = Signal(str)
    record_asked = Signal(str, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, shows: bool = False) -> None:
        """`shows`: offers to show the record in its list, where it is here."""
        super().__init__(parent)
        self._desk = desk
        self._shows = shows
        self._found: ExplainedRecord | None = None
        self._banner = Banner()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE)
        self.criteria_button = button(
            tr("Change the criteria…"), icon="preferences", clicked=self._ask_criteria
        )
        self.show_button = button(tr("Show the record"), clicked=self._ask_record)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE * 3 // 2)
        layout.addWidget(self._banner)
        layout.addLayout(self._rows)
        layout.addLayout(row(self.criteria_button, self.show_button, None))
        self.hint = label("", "small", wrap=True)
        layout.addWidget(self.hint)
        layout.addStretch(1)
        self._offer(None)
        self._request = LatestRequest(desk.runner, self, delay_ms=0)
        self._request.answered.connect(self._answered)
        self._request.failed.connect(self._failed)

    @property
    def banner(self) -> Banner:
        return self._banner

    def ask(self, text: str) -> None:
        """Explains the record with that apdesk id, Salesforce id, e-mail address or name."""
        self._clear()
        self._banner.clear()
        self._rows.addWidget(label(tr("Looking…"), "muted"))
        self._request.ask(self._desk.explain(text))

    def show_made_here(self, name: str) -> None:
        """A record of which Salesforce knows nothing; nothing is asked."""
        self._request.cancel()
        self._clear()
        self._banner.show_message(
            "info",
            tr("{name} was made here", name=name),
            tr("It is not in Salesforce, so no criteria decide about it."),
        )

    def _clear(self) -> None:
        self._offer(None)
        clear(self._rows)

    def _offer(self, found: ExplainedRecord | None) -> None:
        """Shows the buttons that lead on from an explanation."""
        self._found = found
        decided = found is not None and found.sobject is not None
        decided = decided and found is not None and (bool(found.criteria) or not found.member)
        self.criteria_button.setVisible(decided)
        self.hint.setVisible(decided)
        self.hint.setText(
            tr(
                "Before anything changes, a preview shows who else would come to the list, and "
                "who would leave it."
            )
        )
        here = self._shows and found is not None and found.apdesk_id is not None
        self.show_button.setVisible(here)

    def _ask_criteria(self) -> None:
        if self._found is not None and self._found.sobject is not None:
            self.criteria_asked.emit(self._found.sobject)

    def _ask_record(self) -> None:
        found = self._found
        if found is not None and found.apdesk_id is not None:
            self.record_asked.emit(found.sobject or "", found.apdesk_id)

    @Slot(object)
    def _failed(self, error: ApdeskError) -> None:
        self._clear()
        self._banner.show_message(
            "info", error.title, " ".join(x for x in (error.message, error.next_step) if x)
        )

    @Slot(object)
    def _answered(self, found: ExplainedRecord | Candidates) -> None:
        self._clear()
        if isinstance(found, Candidates):
            self._choose(found)
            return
        kind: Literal["success", "info"] = "success" if found.member else "info"
        self._banner.show_message(kind, found.title, " ".join((*found.reasons, *_unmet(found))))
        for each in found.criteria:
            self._rows.addWidget(_line(each))
        self._offer(found)

    def _choose(self, found: Candidates) -> None:
        """Several records may be meant."""
        many = len(found.found)
        self._banner.show_message(
            "info",
            plural("{n} record may be meant", "{n} records may be meant", many),
            tr("There are more: type more of the name, or the e-mail address.")
            if found.more
            else tr("Choose the one you mean."),
        )
        rows = CandidateRows(found.found)
        rows.chosen.connect(self.ask)
        self._rows.addWidget(rows)
        order_focus(self)
        rows.first.setFocus()


def _unmet(found: ExplainedRecord) -> list[str]:
    """How many of the criteria leave out a record that isn't synced, in a sentence."""
    unmet = sum(each.result in ("false", "blank") for each in found.criteria)
    if found.member or not unmet:
        return []
    return [
        plural(
            "{n} of the criteria below isn’t met.", "{n} of the criteria below aren’t met.", unmet
        )
    ]


def _line(each: ExplainedRow) -> QWidget:
    """A criterion: met or not, in words, and what the record has."""
    text, role = _RESULTS[each.result]
    made = QWidget()
    badge = label(translated(text), role)
    badge.setMinimumWidth(theme().size(SPACE * 7))
    badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
    value = words.value(each.record_value, each.kind)
    if each.result != "undecided":
        said = tr("This record: {value}", value=value or tr("blank"))
    elif value:
        said = tr("This can’t be decided at present. This record had last: {value}", value=value)
    else:
        said = tr("This can’t be decided at present.")
    words_of = QVBoxLayout()
    words_of.setSpacing(0)
    words_of.addWidget(label(each.sentence, wrap=True))
    words_of.addWidget(label(said, "small", wrap=True))
    layout = row(badge, words_of)
    layout.setStretch(1, 1)
    made.setLayout(layout)
    return made
