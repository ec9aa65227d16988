"""The Sync page: how it is, what waits for a person, what was done, and what it cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from apdesk.domain.run import Problem
from apdesk.language import marked, tr, translated
from apdesk.store.views import HeldRemoval
from apdesk.ui import words
from apdesk.ui.activity.batches import BatchesView
from apdesk.ui.activity.conflicts import ConflictsView
from apdesk.ui.activity.errors import ErrorsView, stored_words
from apdesk.ui.activity.missing import MissingView
from apdesk.ui.activity.overview import OverviewView
from apdesk.ui.activity.removals import RemovalsDialog, held_words
from apdesk.ui.activity.runs import RunsView
from apdesk.ui.activity.settling import ALL_ROWS
from apdesk.ui.activity.state import SyncStatus
from apdesk.ui.activity.status import StatusCard
from apdesk.ui.activity.tabs import PageTabs
from apdesk.ui.activity.usage import UsageView
from apdesk.ui.desk import Desk
from apdesk.ui.help import help_button
from apdesk.ui.help.places import topic_about
from apdesk.ui.shell.later import Later
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import Banner, column, label, order_focus, row, scroll_page, set_role
from apdesk.ui.widgets.layouts import clear
from apdesk.worker.messages import ErrorInfo, NextRun, RunProgress, RunStarted, SyncState
from apdesk.worker.readers import Waiting
from apdesk.worker.undoing import Undone

OVERVIEW, RUNS, ERRORS = marked("Overview"), marked("Runs"), marked("Errors")
CONFLICTS, CHANGES = marked("Conflicts"), marked("Changes")
USAGE, MISSING = marked("API usage"), marked("Is a record missing?")
#: What is wrong with a run that other criteria may put right.
_OF_CRITERIA = ("criteria.frozen", "object.refused")


class SyncPage(QWidget):
    """Status and progress above; overview, runs, errors, conflicts … as tabs below.

    Signals:
        sync_asked, pause_asked, resume_asked, cancel_asked, approve_asked, login_asked: Buttons.
        record_asked: (entity, apdesk id) a record was opened.
        salesforce_asked: (Salesforce id) a record is to be opened in Salesforce.
        edited: (RowsChanged) something was corrected, settled or undone here.
        settings_saved: The budget was changed; the sync should look at it.
        told: The state in words may read differently now.
        criteria_asked: (str) The criteria of that object are to be changed.
    """

    sync_asked = Signal()
    pause_asked = Signal()
    resume_asked = Signal()
    cancel_asked = Signal()
    approve_asked = Signal()
    login_asked = Signal()
    record_asked = Signal(object, object)
    salesforce_asked = Signal(str)
    edited = Signal(object)
    settings_saved = Signal()
    told = Signal()
    criteria_asked = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.status = SyncStatus(NextRun(SyncState.UNSET))
        self._held: tuple[HeldRemoval, ...] = ()
        self._begun = False
        self._minute = QTimer(self)
        self._minute.setInterval(5_000)
        self._minute.timeout.connect(self._show_status)
        self._build()
        self._connect()
        self.show_next_run(self.status.next_run)

    def _build(self) -> None:
        self.card = StatusCard()
        self.headline, self.progress = self.card.headline, self.card.progress
        self.login_banner = Banner()
        self.login_button = self.login_banner.add_action(
            tr("Log in again"), self.login_asked.emit, "primary"
        )
        self.held_banner = Banner()
        self.review_button = self.held_banner.add_action(
            tr("Review removals"), self.review, "primary"
        )
        self._problems = QVBoxLayout()
        self._problems.setSpacing(SPACE)
        self.history = RunsView(self._desk, lambda: self.status.state is SyncState.RUNNING)
        self._overview = Later(self._make_overview)
        runs: Later[QWidget] = Later(lambda: self.history)
        self._errors = Later(self._make_errors)
        self._conflicts = Later(self._make_conflicts)
        self._changes = Later(self._make_changes)
        self._usage = Later(self._make_usage)
        self._missing = Later(self._make_missing)
        self.help_button = help_button("sync")
        self.tabs = PageTabs(tr("Sync"))
        later: tuple[tuple[Later[QWidget], str], ...] = (
            (self._overview, OVERVIEW),
            (runs, RUNS),
            (self._errors, ERRORS),
            (self._conflicts, CONFLICTS),
            (self._changes, CHANGES),
            (self._usage, USAGE),
            (self._missing, MISSING),
        )
        for page, title in later:
            self.tabs.add(page, translated(title))
        runs()
        content = QWidget()
        layout = column(
            row(label(tr("Sync"), "title"), None, self.help_button),
            self.login_banner,
            self.held_banner,
            self._problems,
            self.card,
            self.tabs,
            None,
            spacing=SPACE * 3 // 2,
        )
        layout.setContentsMargins(SPACE * 3, SPACE * 2, SPACE * 3, SPACE * 4)
        content.setLayout(layout)
        content.setMaximumWidth(SPACE * 140)
        content.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        holder = QWidget()
        set_role(holder, "scroll")
        wide = row(content)
        wide.setStretch(0, 1)
        wide.addStretch(0)
        holder.setLayout(wide)
        self.setLayout(column(scroll_page(holder)))
        order_focus(self)
        for page, _ in later:
            page.when_made(lambda _made: order_focus(self))

    def _make_overview(self) -> OverviewView:
        made = OverviewView(self._desk)
        made.errors_asked.connect(self.show_errors)
        made.usage_asked.connect(lambda: self.tabs.show_page(self.usage))
        made.runs_asked.connect(lambda: self.tabs.show_page(self.history))
        return made

    def _make_errors(self) -> ErrorsView:
        made = ErrorsView(self._desk)
        made.record_asked.connect(self.record_asked)
        made.salesforce_asked.connect(self.salesforce_asked)
        made.settled.connect(self.edited)
        made.show_waiting(self.status.waiting.changes)
        return made

    def _make_conflicts(self) -> ConflictsView:
        made = ConflictsView(self._desk)
        made.record_asked.connect(self.record_asked)
        made.settled.connect(self.edited)
        return made

    def _make_changes(self) -> BatchesView:
        made = BatchesView(self._desk)
        made.settled.connect(self.edited)
        return made

    def _make_usage(self) -> UsageView:
        made = UsageView(self._desk)
        made.settings_saved.connect(self.settings_saved)
        made.show_next_run(self.status.next_run)
        return made

    def _make_missing(self) -> MissingView:
        made = MissingView(self._desk)
        made.criteria_asked.connect(self.criteria_asked)
        made.record_asked.connect(self.record_asked)
        return made

    def show_missing(self, text: str) -> None:
        """Says why somebody isn't here."""
        self.tabs.show_page(self.missing)
        self.missing.look_for(text)

    # The tabs are made when they come to the front; none of them before the page is seen.

    @property
    def overview(self) -> OverviewView:
        return self._overview()

    @property
    def errors(self) -> ErrorsView:
        return self._errors()

    @property
    def conflicts(self) -> ConflictsView:
        return self._conflicts()

    @property
    def changes(self) -> BatchesView:
        return self._changes()

    @property
    def usage(self) -> UsageView:
        return self._usage()

    @property
    def missing(self) -> MissingView:
        return self._missing()

    def _connect(self) -> None:
        for said, told in (
            (self.card.sync_asked, self.sync_asked),
            (self.card.pause_asked, self.pause_asked),
            (self.card.resume_asked, self.resume_asked),
            (self.card.cancel_asked, self.cancel_asked),
            (self.history.record_asked, self.record_asked),
        ):
            said.connect(told)
        self.history.read.connect(self._history_read)
        self.history.undone.connect(self._undone)
        self.tabs.shown.connect(self._tab_shown)

    # -- what the worker says -------------------------------------------------------------------

    @Slot(object)
    def show_next_run(self, next_run: NextRun) -> None:
        """The worker's state."""
        was_running = self.status.state is SyncState.RUNNING
        self.status = replace(self.status, next_run=next_run)
        if (next_run.state is SyncState.RUNNING) != was_running:
            self.history.runs.say_again()
        self._show_error(next_run.error, next_run.state)
        if self._usage.made is not None:
            self._usage.made.show_next_run(next_run)
        self._show_status()
        self._minute.start()

    def show_failure(self, error: ErrorInfo) -> None:
        """Something that the sync was asked to do failed, be it no run."""
        self._show_error(error, self.status.state)

    def _show_error(self, error: ErrorInfo | None, state: SyncState) -> None:
        if error is None or state is SyncState.RUNNING:
            self.login_banner.clear()
            return
        waits = state in (SyncState.RETRYING, SyncState.LIMITED)
        self.login_banner.show_message("warning" if waits else "error", error.title, error.text)
        self.login_banner.show_actions(state is SyncState.LOGIN)

    @Slot(object)
    def run_started(self, _started: RunStarted) -> None:
        self._begun = False
        self.status = replace(self.status, progress=None)
        self.card.progress.start()

    @Slot(object)
    def show_progress(self, progress: RunProgress) -> None:
        self.status = replace(self.status, progress=progress)
        self.card.progress.show_progress(progress)
        self.told.emit()
        if not self._begun:
            # From its first step on, the run is in the history.
            self._begun = True
            self.history.reload()

    @Slot()
    def _show_status(self) -> None:
        self.card.show_status(self.status, self._desk.clock.now())
        self.told.emit()

    # -- what waits for a person ----------------------------------------------------------------

    def show_waiting(self, waiting: Waiting) -> None:
        """How much waits to be sent, and to be looked at."""
        self.status = replace(self.status, waiting=waiting)
        counted: tuple[tuple[Later[QWidget], str, int], ...] = (
            (self._errors, ERRORS, waiting.errors),
            (self._conflicts, CONFLICTS, waiting.conflicts),
        )
        if self._errors.made is not None:
            self._errors.made.show_waiting(waiting.changes)
        for page, title, count in counted:
            name = translated(title)
            self.tabs.set_title(page, f"{name} ({words.number(count)})" if count else name)
        self._show_status()

    def show_held(self, held: Sequence[HeldRemoval]) -> None:
        """The removals that wait for approval."""
        self._held = tuple(held)
        self.status = replace(self.status, held=len(held))
        self._show_status()
        if not held:
            self.held_banner.clear()
            return
        self.held_banner.show_message(
            "warning",
            tr("{records} would be removed", records=held_words(held)),
            tr(
                "That is more than the safety stop allows in one run, so nothing of it was "
                "removed. Everything else is up to date."
            ),
        )

    @Slot(str)
    def show_errors(self, cause: str) -> None:
        """Brings the errors to the front, those of a cause where one is named."""
        self.errors.choose(cause)
        self.tabs.show_page(self.errors)

    def review(self) -> None:
        """Shows the held removals; the dialog approves them."""
        dialog = RemovalsDialog(self._held, self.window())
        dialog.accepted.connect(self.approve_asked)
        dialog.open()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """What was wrong with single objects in the last run."""
        clear(self._problems)
        for each in problems:
            text = " ".join(stored_words(x) for x in (each.message, each.next_step) if x)
            banner = Banner("warning", stored_words(each.title), text)
            self._lead_on(banner, each)
            self._problems.addWidget(banner)
        order_focus(self)

    def _lead_on(self, banner: Banner, problem: Problem) -> None:
        """Offers the place where it is put right, where apdesk has one."""
        if problem.code == "edits.lost":
            banner.add_action(tr("Show errors"), lambda: self.show_errors(""))
        elif problem.code in _OF_CRITERIA and problem.sobject is not None:
            sobject = problem.sobject
            banner.add_action(tr("Change the criteria…"), lambda: self.criteria_asked.emit(sobject))

    # -- reading --------------------------------------------------------------------------------

    def reload(self) -> None:
        """Reads the history and the tab in front anew; the others when they come to the front."""
        self.history.reload()
        if not self.isHidden():
            self._tab_shown(self.tabs.current)

    @Slot(object)
    def _tab_shown(self, page: QWidget) -> None:
        self.help_button.ask_about(topic_about(page))
        if isinstance(page, OverviewView | ErrorsView | ConflictsView | BatchesView | UsageView):
            page.reload()

    @Slot()
    def _history_read(self) -> None:
        last = self.history.last_run
        self.status = replace(self.status, last=last)
        self.show_problems(last.problems if last is not None else ())
        self._show_status()

    @Slot(object)
    def _undone(self, done: Undone) -> None:
        if done.reversed:
            self.edited.emit(ALL_ROWS)
