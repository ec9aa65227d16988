"""The Sync page: how it is, how far it is, what waits for a person, and what was done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from apdesk.domain.clock import from_iso
from apdesk.domain.run import Problem
from apdesk.errors import ApdeskError
from apdesk.store.views import HeldRemoval, RunSummary, Touched
from apdesk.ui import words
from apdesk.ui.activity.progress import ProgressView
from apdesk.ui.activity.removals import RemovalsDialog, held_words
from apdesk.ui.activity.tables import (
    fit_height,
    run_sentence,
    runs_model,
    table,
    touched_model,
)
from apdesk.ui.desk import Desk
from apdesk.ui.record.explain import ExplainView
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import (
    Banner,
    Card,
    LineEdit,
    button,
    column,
    label,
    named,
    row,
    scroll_page,
    set_role,
)
from apdesk.worker import readers
from apdesk.worker.messages import ErrorInfo, NextRun, RunProgress, RunStarted, SyncState

RUNS_SHOWN = 200
#: So many lines of a table are seen at once; it scrolls beyond that.
RUNS_SEEN = 8
_HEADLINES = {
    SyncState.UNSET: "Not connected",
    SyncState.IDLE: "Up to date",
    SyncState.RUNNING: "Syncing…",
    SyncState.PAUSED: "Paused",
    SyncState.RETRYING: "Waiting to try again",
    SyncState.LIMITED: "Waiting for API calls",
    SyncState.LOGIN: "Log in again to go on",
}
TONES = {
    SyncState.UNSET: "muted",
    SyncState.IDLE: "success_text",
    SyncState.RUNNING: "accent_text",
    SyncState.PAUSED: "warning_text",
    SyncState.RETRYING: "warning_text",
    SyncState.LIMITED: "warning_text",
    SyncState.LOGIN: "danger_text",
}


def headline(next_run: NextRun) -> str:
    """The state of the sync in a few words."""
    if next_run.state is SyncState.IDLE and next_run.error is not None:
        return "The last run failed"
    return _HEADLINES[next_run.state]


def status_line(next_run: NextRun, last: RunSummary | None, now: datetime) -> str:
    """'Last run 3 min ago. Next run in 7 min.'"""
    parts = []
    if last is not None:
        ended = from_iso(last.finished_at or last.started_at)
        parts.append(f"Last run {words.ago(ended, now)}: {run_sentence(last).lower()}.")
    if next_run.state is SyncState.RUNNING:
        return " ".join(parts)
    if next_run.at is not None:
        parts.append(f"Next run {words.until(next_run.at, now)}.")
    elif next_run.state is SyncState.PAUSED:
        parts.append("No runs until you resume.")
    return " ".join(parts)


class SyncPage(QWidget):
    """Status, progress, history.

    Signals:
        sync_asked, pause_asked, resume_asked, cancel_asked, approve_asked, login_asked: Buttons.
        record_asked: (entity, apdesk id) a touched record was opened.
        reloaded: The history was read anew.
    """

    sync_asked = Signal()
    pause_asked = Signal()
    resume_asked = Signal()
    cancel_asked = Signal()
    approve_asked = Signal()
    login_asked = Signal()
    record_asked = Signal(object, object)
    reloaded = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._next = NextRun(SyncState.UNSET)
        self._last: RunSummary | None = None
        self._held: tuple[HeldRemoval, ...] = ()
        self._shown_run: int | None = None
        self._begun = False
        self._minute = QTimer(self)
        self._minute.setInterval(5_000)
        self._minute.timeout.connect(self._say_when)
        self._build()
        self.show_next_run(self._next)

    def _build(self) -> None:
        self.headline = label("", "title")
        self.line = label("", "muted", wrap=True)
        self.sync_button = button("Sync now", "primary", icon="sync", clicked=self.sync_asked.emit)
        self.sync_button.setToolTip("Sync now (F5)")
        self.pause_button = button("Pause", icon="pause", clicked=self.pause_asked.emit)
        self.resume_button = button(
            "Resume", "primary", icon="play", clicked=self.resume_asked.emit
        )
        self.cancel_button = button("Cancel", icon="stop", clicked=self.cancel_asked.emit)
        self.progress = ProgressView()
        self.progress.hide()
        said = column(self.headline, self.line, spacing=SPACE // 2)
        top = row(said, self.cancel_button, self.pause_button, self.resume_button, self.sync_button)
        top.setStretch(0, 1)
        status = Card()
        status.body.addLayout(top)
        status.body.addWidget(self.progress)
        self.login_banner = Banner()
        self.login_button = self.login_banner.add_action(
            "Log in again", self.login_asked.emit, "primary"
        )
        self.held_banner = Banner()
        self.review_button = self.held_banner.add_action("Review removals", self.review, "primary")
        self._problems = QVBoxLayout()
        self._problems.setSpacing(SPACE)
        self.runs = runs_model(self._going_on, self)
        self.runs_table = table(self.runs, "Runs", (176, 112, 144, 72, 80, 56, 72, 80))
        fit_height(self.runs_table, RUNS_SEEN)
        self.runs_table.selectionModel().currentRowChanged.connect(self._run_chosen)
        self.touched = touched_model(self)
        self.touched_title = label("Records of a run", "subtitle")
        self.touched_text = label("Choose a run above to see the records that it touched.", "muted")
        self.touched_table = table(self.touched, "Records of the run", (224, 96, 128))
        self.touched_table.activated.connect(self._touched_opened)
        self.touched_table.hide()
        self.lookup = named(LineEdit(), "Email address or Salesforce ID")
        self.lookup.setPlaceholderText("Email address or Salesforce ID")
        self.lookup.setMaximumWidth(SPACE * 50)
        self.lookup.returnPressed.connect(self.explain_asked)
        self.explain_button = button("Explain", clicked=self.explain_asked)
        self.explain = ExplainView(self._desk)
        self.explain.hide()
        explain = Card(
            "Is a record missing?",
            "Type its email address or Salesforce ID to see why it is here, or why it isn’t.",
        )
        ask = row(self.lookup, self.explain_button, None)
        ask.setStretch(0, 1)
        explain.body.addLayout(ask)
        explain.body.addWidget(self.explain)
        content = QWidget()
        layout = column(
            label("Sync", "title"),
            SPACE,
            self.login_banner,
            self.held_banner,
            self._problems,
            status,
            explain,
            SPACE,
            label("History", "subtitle"),
            self.runs_table,
            SPACE,
            self.touched_title,
            self.touched_text,
            self.touched_table,
            None,
            spacing=SPACE * 3 // 2,
        )
        layout.setContentsMargins(SPACE * 4, SPACE * 2, SPACE * 4, SPACE * 4)
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

    # -- what the worker says -------------------------------------------------------------------

    @Slot(object)
    def show_next_run(self, next_run: NextRun) -> None:
        """The worker's state."""
        was_running = self._next.state is SyncState.RUNNING
        self._next = next_run
        state = next_run.state
        running = state is SyncState.RUNNING
        if running != was_running:
            self.runs.say_again()
        self.headline.setText(self.headline_words)
        self.sync_button.setVisible(not running and state is not SyncState.PAUSED)
        self.sync_button.setEnabled(state not in (SyncState.UNSET, SyncState.LOGIN))
        self.pause_button.setVisible(state not in (SyncState.PAUSED, SyncState.UNSET))
        self.resume_button.setVisible(state is SyncState.PAUSED)
        self.cancel_button.setVisible(running)
        self.progress.setVisible(running)
        self._show_error(next_run.error, state)
        self._say_when()
        self._minute.start()

    @property
    def headline_words(self) -> str:
        """The state in a few words; a run with problems is up to date only in part."""
        text = headline(self._next)
        return f"{text}, with problems" if self._in_part else text

    @property
    def tone(self) -> str:
        """The colour token that belongs to it."""
        return "warning_text" if self._in_part else TONES[self._next.state]

    @property
    def _in_part(self) -> bool:
        calm = self._next.state is SyncState.IDLE and self._next.error is None
        return calm and self._last is not None and bool(self._last.problems)

    def show_failure(self, error: ErrorInfo) -> None:
        """Something that the sync was asked to do failed, be it no run."""
        self._show_error(error, self._next.state)

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
        self.progress.start()

    @Slot(object)
    def show_progress(self, progress: RunProgress) -> None:
        self.progress.show_progress(progress)
        if not self._begun:
            # From its first step on, the run is in the history.
            self._begun = True
            self.reload()

    def _going_on(self, run: RunSummary) -> bool:
        """Whether that is the run under way: the newest one, unfinished, while we run."""
        newest = self.runs.items[0] if self.runs.items else None
        running = self._next.state is SyncState.RUNNING
        return running and run.finished_at is None and run is newest

    def show_held(self, held: Sequence[HeldRemoval]) -> None:
        """The removals that wait for approval."""
        self._held = tuple(held)
        if not held:
            self.held_banner.clear()
            return
        self.held_banner.show_message(
            "warning",
            f"{held_words(held)} would be removed",
            "That is more than the safety stop allows in one run, so nothing of it was removed. "
            "Everything else is up to date.",
        )

    def review(self) -> None:
        """Shows the held removals; the dialog approves them."""
        dialog = RemovalsDialog(self._held, self.window())
        dialog.accepted.connect(self.approve_asked)
        dialog.open()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """What was wrong with single objects in the last run."""
        while (item := self._problems.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for each in problems:
            text = " ".join(x for x in (each.message, each.next_step) if x)
            self._problems.addWidget(Banner("warning", each.title, text))

    # -- history --------------------------------------------------------------------------------

    def reload(self) -> None:
        """Reads the history anew."""
        self._desk.runner.start(
            readers.runs(self._desk.database, RUNS_SHOWN),
            on_done=self._runs_read,
            on_failed=self._read_failed,
        )

    @Slot(object)
    def _runs_read(self, found: tuple[RunSummary, ...]) -> None:
        chosen = self._shown_run
        self.runs.set_items(found)
        fit_height(self.runs_table, RUNS_SEEN)
        ended = [each for each in found if each.finished_at is not None]
        self._last = ended[0] if ended else None
        self.show_problems(self._last.problems if self._last is not None else ())
        self.headline.setText(self.headline_words)
        self._say_when()
        self.reloaded.emit()
        rows = [at for at, each in enumerate(found) if each.run_id == chosen]
        if rows:
            self.runs_table.selectRow(rows[0])

    @property
    def last_run(self) -> RunSummary | None:
        """The newest run that has ended."""
        return self._last

    @Slot(object)
    def _read_failed(self, error: ApdeskError) -> None:
        self.touched_text.setText(f"{error.title}. {error.message}")
        self.touched_text.show()

    def _run_chosen(self) -> None:
        at = self.runs_table.currentIndex().row()
        if not 0 <= at < len(self.runs.items):
            return
        run = self.runs.items[at]
        self._shown_run = run.run_id
        self._desk.runner.start(
            readers.touched(self._desk.database, run.run_id),
            on_done=self._touched_read,
            on_failed=self._read_failed,
        )
        started = words.day_and_time(run.started_at)
        self.touched_title.setText(f"Records of the run of {started}")

    @Slot(object)
    def _touched_read(self, found: tuple[Touched, ...]) -> None:
        self.touched.set_items(found)
        fit_height(self.touched_table, RUNS_SEEN)
        self.touched_table.setVisible(bool(found))
        self.touched_text.setVisible(not found)
        self.touched_text.setText("This run touched no record that is still here.")

    def _touched_opened(self) -> None:
        at = self.touched_table.currentIndex().row()
        if 0 <= at < len(self.touched.items):
            each = self.touched.items[at]
            self.record_asked.emit(each.entity, each.record_id)

    # -- explain --------------------------------------------------------------------------------

    def explain_asked(self) -> None:
        """Explains the record that was typed."""
        text = self.lookup.text().strip()
        if text:
            self.explain.show()
            self.explain.ask(text)

    @Slot()
    def _say_when(self) -> None:
        now = self._desk.clock.now()
        if self._next.state is SyncState.UNSET:
            self.line.setText("Connect to Salesforce to fill your lists.")
        else:
            self.line.setText(status_line(self._next, self._last, now))
