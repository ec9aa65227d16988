"""Changes that Salesforce refused, grouped by cause, with the fix in place."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from apdesk.domain.records import FieldValue
from apdesk.errors import ApdeskError
from apdesk.language import plural, tr, translated
from apdesk.store.lists import CauseGroup, Failure
from apdesk.ui.activity.fixing import FixPanel
from apdesk.ui.activity.settling import Settling
from apdesk.ui.activity.state import changes_wait
from apdesk.ui.activity.tables import MOMENT_WIDTH, fit_height, table
from apdesk.ui.activity.tabs import hand_on, reveal
from apdesk.ui.activity.troubles_tables import causes_model, failures_model
from apdesk.ui.desk import Desk
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import (
    Banner,
    Card,
    Divider,
    EmptyState,
    button,
    column,
    label,
    named,
    row,
)
from apdesk.worker import troubles
from apdesk.worker.messages import RowsChanged
from apdesk.worker.tasks import Receiver, Work
from apdesk.worker.troubles import Failures, Fixable

CAUSES_SEEN = 4
RECORDS_SEEN = 4


class ErrorsView(QWidget):
    """Causes above, the records of the chosen one below.

    Signals:
        record_asked: (entity, apdesk id) Show a record.
        salesforce_asked: (Salesforce id) Open a record in Salesforce.
        settled: (RowsChanged) Something was corrected, tried again or dismissed.
    """

    record_asked = Signal(object, object)
    salesforce_asked = Signal(str)
    settled = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._group: CauseGroup | None = None
        self._wanted = ""
        self._failure: Failure | None = None
        self._settling = Settling(desk, self)
        self._settling.done.connect(self._done)
        self._settling.failed.connect(self._failed)
        self._build()
        self._show_causes(())

    def _build(self) -> None:
        self.banner = Banner(dismissable=True)
        self.summary = label("", wrap=True)
        self.retry_all_button = button(tr("Try all again"), icon="sync", clicked=self.retry_all)
        self.causes = causes_model(self)
        self.causes_table = table(
            self.causes, tr("Errors by cause"), (SPACE * 30, SPACE * 20, 88, 112), wide=0
        )
        self.causes_table.selectionModel().currentRowChanged.connect(self._cause_chosen)
        self.empty = EmptyState()
        self.show_waiting(0)
        self.card = Card()
        self.title = label("", "subtitle", wrap=True)
        self.cause_retry_button = button(tr("Try again"), clicked=self.retry_cause)
        self.dismiss_all_button = button(tr("Dismiss all"), clicked=self.dismiss_all)
        title = row(self.title, self.dismiss_all_button, self.cause_retry_button)
        title.setStretch(0, 1)
        self.card.body.addLayout(title)
        self.message = label("", wrap=True, selectable=True)
        self.next_step = label("", wrap=True)
        self.failures = failures_model(self)
        self.failures_table = table(
            self.failures, tr("Records of this cause"), (SPACE * 22, 56, MOMENT_WIDTH, MOMENT_WIDTH)
        )
        self.failures_table.selectionModel().currentRowChanged.connect(self._failure_chosen)
        self.failures_table.activated.connect(self._failure_opened)
        self._line = Divider()
        self.panel = FixPanel()
        self.panel.corrected.connect(self._correct)
        self.panel.retry_asked.connect(self._retry_one)
        self.panel.open_asked.connect(self._open)
        self.panel.create_asked.connect(self._settling.create_anyway)
        self.panel.link_asked.connect(self._settling.link)
        self.panel.show_asked.connect(self.salesforce_asked)
        self.panel.dismiss_asked.connect(self._dismiss_one)
        for each in (
            self.message,
            self.next_step,
            self.failures_table,
            self._line,
            self.panel,
        ):
            self.card.body.addWidget(each)
        self._head = QWidget()
        head = row(self.summary, self.retry_all_button)
        head.setStretch(0, 1)
        self._head.setLayout(head)
        self.setLayout(
            column(
                self.banner,
                self.empty,
                self._head,
                self.causes_table,
                self.card,
                spacing=SPACE * 2,
            )
        )

    @property
    def count(self) -> int:
        """How many changes could not be sent."""
        return sum(each.count for each in self.causes.items)

    def show_waiting(self, changes: int) -> None:
        """How many changes are still to be sent: without errors it is said what became of all."""
        wait = changes_wait(changes)
        self.empty.show_message(
            "check-circle",
            tr("No errors"),
            f"{wait}." if wait else tr("Every change has arrived."),
        )

    # -- reading --------------------------------------------------------------------------------

    def choose(self, cause: str) -> None:
        """Chooses a cause, now or with the next reading; one that isn't there is passed over."""
        self._wanted = cause
        at = next((at for at, each in enumerate(self.causes.items) if each.cause == cause), -1)
        if at >= 0:
            self._wanted = ""
            self.causes_table.selectRow(at)

    def reload(self) -> None:
        """Reads the causes anew; what is chosen stays chosen."""
        self._start(troubles.causes(self._desk.database), self._causes_read)

    @Slot(object)
    def _causes_read(self, found: tuple[CauseGroup, ...]) -> None:
        self._show_causes(found)

    def _show_causes(self, found: tuple[CauseGroup, ...]) -> None:
        chosen = self._wanted or (self._group.cause if self._group is not None else "")
        self._wanted = ""
        self.causes.set_items(found)
        fit_height(self.causes_table, CAUSES_SEEN, 1)
        there = bool(found)
        self.empty.setVisible(not there)
        parts = (self._head, self.causes_table, self.card)
        if not there:
            hand_on(parts)
        for each in parts:
            each.setVisible(there)
        if not there:
            self._group = self._failure = None
            return
        waiting = sum(each.waiting for each in found)
        self.summary.setText(summary_words(self.count, waiting))
        self._keep(self.retry_all_button, any(not _lost(each) for each in found))
        at = next((at for at, each in enumerate(found) if each.cause == chosen), 0)
        if self.causes_table.currentIndex().row() == at:
            self._cause_chosen()
        else:
            self.causes_table.selectRow(at)

    def _cause_chosen(self) -> None:
        at = self.causes_table.currentIndex().row()
        if not 0 <= at < len(self.causes.items):
            return
        group = self._group = self.causes.items[at]
        self.title.setText(translated(group.title))
        named(self.card, self.title.text())
        self.next_step.setText(stored_words(group.next_step))
        self.next_step.setVisible(bool(group.next_step))
        lost = _lost(group)
        self._keep(self.cause_retry_button, not lost and group.count > 1)
        self.cause_retry_button.setText(
            plural("Save it anyway", "Save all {n} anyway", group.count)
            if group.duplicates
            else plural("Try it again", "Try all {n} again", group.count)
        )
        self._keep(self.dismiss_all_button, lost and group.count > 1)
        named(self.cause_retry_button, self.cause_retry_button.text())
        self._start(troubles.failures(self._desk.database, group.cause), self._failures_read)

    @Slot(object)
    def _failures_read(self, found: Failures) -> None:
        if self._group is None or found.cause != self._group.cause:
            return
        chosen = self._failure.id if self._failure is not None else None
        self.failures.set_items(found.items)
        fit_height(self.failures_table, RECORDS_SEEN, 2)
        for each in (self.failures_table, self._line):
            self._keep(each, len(found.items) > 1)
        self.dismiss_all_button.setText(plural("Dismiss it", "Dismiss all {n}", len(found.items)))
        named(self.dismiss_all_button, self.dismiss_all_button.text())
        if not found.items:
            self._keep(self.panel, False)
            return
        at = next((at for at, each in enumerate(found.items) if each.id == chosen), 0)
        if self.failures_table.currentIndex().row() == at:
            self._failure_chosen()
        else:
            self.failures_table.selectRow(at)

    def _failure_chosen(self) -> None:
        at = self.failures_table.currentIndex().row()
        if not 0 <= at < len(self.failures.items):
            return
        failure = self._failure = self.failures.items[at]
        self.message.setText(stored_words(failure.message))
        self.message.setVisible(bool(failure.message))
        self._start(troubles.fixable(self._desk.database, failure), self._fixable_read)

    @Slot(object)
    def _fixable_read(self, found: Fixable) -> None:
        if self._failure is None or found.failure.id != self._failure.id:
            return
        self.panel.show_fixable(found, self._group.count if self._group is not None else 1)
        self.panel.show()

    def _keep(self, part: QWidget, there: bool) -> None:
        """Shows or hides a part of what there are causes of."""
        if not there:
            hand_on((part,), self.causes_table)
        part.setVisible(there)

    def _start(self, work: Work, receiver: Receiver) -> None:
        self._desk.runner.start(work, on_done=receiver, on_failed=self._failed)

    @Slot(object)
    def _failed(self, error: ApdeskError) -> None:
        self.banner.show_error(error)
        reveal(self.banner)

    # -- settling -------------------------------------------------------------------------------

    def retry_all(self) -> None:
        """All of all causes; nothing is saved as a duplicate by it."""
        self._settling.retry_all(sum(each.duplicates for each in self.causes.items))

    def retry_cause(self) -> None:
        """All of the chosen cause; duplicates are saved all the same."""
        if self._group is None:
            return
        if self._group.duplicates:
            self._settling.save_anyway(self._group.cause)
        else:
            self._settling.retry(cause=self._group.cause)

    @Slot(object)
    def _retry_one(self, failure: Failure) -> None:
        self._settling.retry((failure,))

    @Slot(object, bool)
    def _correct(self, values: Mapping[str, FieldValue], everywhere: bool) -> None:
        if everywhere and self._group is not None:
            self._settling.correct_all(self._group, values)
        elif self._failure is not None:
            self._settling.correct(self._failure, values)

    @Slot(object)
    def _dismiss_one(self, failure: Failure) -> None:
        self._settling.dismiss_lost((failure,))

    def dismiss_all(self) -> None:
        """Forgets all lost values of the chosen cause that are shown."""
        self._settling.dismiss_lost(self.failures.items)

    @Slot(str, object)
    def _done(self, sentence: str, rows: RowsChanged) -> None:
        self.banner.show_message("success", sentence)
        self.panel.forget()
        if self.panel.isAncestorOf(self.focusWidget() or self):
            self.causes_table.setFocus()  # what had it may not be there for what is shown next
        reveal(self.banner)
        self.settled.emit(rows)

    @Slot(object)
    def _open(self, failure: Failure) -> None:
        if failure.record_id is not None:
            self.record_asked.emit(failure.entity, failure.record_id)

    def _failure_opened(self) -> None:
        if self._failure is not None:
            self._open(self._failure)


def _lost(group: CauseGroup) -> bool:
    """Values that can't be sent any more: nothing of it can be tried again."""
    return group.cause.startswith("lost.")


def stored_words(text: str) -> str:
    """What the store keeps of an error, in the user's language where it is a text of ours."""
    return translated(text) if text else ""


def summary_words(count: int, waiting: int) -> str:
    """How many changes are not in Salesforce, and who does something about it."""
    text = plural(
        "{n} change has not reached Salesforce.",
        "{n} changes have not reached Salesforce.",
        count,
    )
    healing = count - waiting
    if not healing:
        return f"{text} {plural('It waits for you.', 'They wait for you.', count)}"
    again = plural("It is tried again by itself.", "They are tried again by themselves.", healing)
    if not waiting:
        return f"{text} {again}"
    wait = plural(
        "{n} waits for you; {others}.",
        "{n} wait for you; {others}.",
        waiting,
        others=plural("{n} is tried again by itself", "{n} are tried again by themselves", healing),
    )
    return f"{text} {wait}"
