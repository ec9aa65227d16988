"""How many records match while criteria are edited, asked without ever blocking the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from apdesk.domain.operators import Criteria
from apdesk.domain.schema import SObjectSchema
from apdesk.errors import ApdeskError
from apdesk.language import tr
from apdesk.ui import words
from apdesk.ui.criteria.words import noun
from apdesk.ui.theme import SPACE, set_role
from apdesk.ui.widgets import button, column, row, wrapped
from apdesk.ui.widgets.busy import Spinner
from apdesk.worker.tasks import LatestRequest, Runner, Work

#: Counting that takes longer can be stopped; a link that comes and goes with each key disturbs.
PATIENCE_MS = 1500


class LiveAnswer(Protocol):
    """What the org (or the local database) says about criteria right now."""

    @property
    def matching(self) -> int: ...
    @property
    def total(self) -> int: ...
    @property
    def blanks(self) -> Sequence[int | None]:
        """For each criterion: how many of the matching records are blank in its field."""
        ...

    @property
    def sample(self) -> Sequence[str]:
        """Names of some of the matching records."""
        ...


#: Makes the question about some criteria: a task that returns a LiveAnswer.
LiveQuestion = Callable[[str, Criteria], Work]


def count_sentence(matching: int, total: int, plural: str) -> str:
    """'412 of 600 leads match'."""
    objects, of = noun(plural), words.number(total)
    if total == 0:
        return tr("The org has no {objects}.", objects=objects)
    if matching == total:
        return tr("All {total} {objects} match.", total=of, objects=objects)
    if matching == 0:
        return tr("None of the {total} {objects} match.", total=of, objects=objects)
    return tr(
        "{matching} of {total} {objects} match.",
        matching=words.number(matching),
        total=of,
        objects=objects,
    )


class LiveCounts(QObject):
    """Asks for counts; the last question wins.

    Signals:
        waiting: The counts that are shown are out of date.
        answered: (criteria, LiveAnswer).
        failed: An ApdeskError.
    """

    waiting = Signal()
    answered = Signal(object, object)
    failed = Signal(object)

    def __init__(
        self,
        sobject: str,
        question: LiveQuestion,
        runner: Runner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._sobject = sobject
        self._question = question
        self._request = LatestRequest(runner, self)
        self._request.answered.connect(self._answered)
        self._request.failed.connect(self.failed)
        self._criteria: Criteria | None = None

    def ask(self, criteria: Criteria, *, again: bool = False) -> None:
        """Asks unless the same was asked last; `again` asks in any case."""
        if criteria == self._criteria and not again:
            return
        self._criteria = criteria
        self.waiting.emit()
        self._request.ask(self._question(self._sobject, criteria))

    def stop(self) -> None:
        """Forgets the question; the next `ask` asks afresh."""
        self._request.cancel()
        self._criteria = None

    @Slot(object)
    def _answered(self, answer: LiveAnswer) -> None:
        self.answered.emit(self._criteria or (), answer)


class LivePanel(QObject):
    """The lines that show the counts; `layout` goes where the editor wants them.

    Signals:
        retry_requested: *Count again* was pressed.
        stop_requested: *Stop* was pressed, which is offered while counting takes long.
    """

    retry_requested = Signal()
    stop_requested = Signal()

    def __init__(self, schema: SObjectSchema, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._schema = schema
        self.count = wrapped("", "strong")
        self.sample = wrapped("", "muted")
        self.spinner = Spinner(16)
        self.spinner.hide()
        self.retry = button(tr("Count again"), "link", clicked=self.retry_requested.emit)
        self.retry.hide()
        self.stop = button(
            tr("Stop", note="waiting for an answer"), "link", clicked=self.stop_requested.emit
        )
        self.stop.hide()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._offer_stop)
        top = row(self.spinner, self.count, self.retry, self.stop)
        top.setStretch(1, 1)
        self.layout = column(top, self.sample, spacing=SPACE // 2)
        self.sample.hide()
        self._had_answer = False

    def show_waiting(self) -> None:
        self.spinner.show()
        self.retry.hide()
        self._patience.start()
        set_role(self.count, "muted")
        if not self._had_answer:
            self.count.setText(tr("Counting…"))

    def show_answer(self, answer: LiveAnswer) -> None:
        self._had_answer = True
        self._end()
        set_role(self.count, "strong" if answer.matching else "warning")
        self.count.setText(count_sentence(answer.matching, answer.total, self._schema.label_plural))
        names = [each for each in answer.sample if each]
        more = answer.matching - len(names)
        text = ", ".join(names)
        if names:
            text = tr("For example {names}", names=text) if more > 0 else text
        self.sample.setText(text)
        self.sample.setVisible(bool(text))

    def show_error(self, error: ApdeskError) -> None:
        self._had_answer = False
        self._end()
        self.sample.hide()
        self.retry.show()
        set_role(self.count, "error")
        self.count.setText(str(error))

    def show_stopped(self) -> None:
        """The user didn't want to wait."""
        self.show_nothing(tr("Not counted."))
        self.retry.show()

    def show_nothing(self, text: str = "") -> None:
        self._had_answer = False
        self._end()
        self.sample.hide()
        set_role(self.count, "muted")
        self.count.setText(text)

    def _end(self) -> None:
        self._patience.stop()
        for each in (self.spinner, self.retry, self.stop):
            each.hide()

    @Slot()
    def _offer_stop(self) -> None:
        self.stop.setVisible(self.spinner.isVisible())
