"""How the sync is, in words: for the Sync page and for the foot of the sidebar. No widgets."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from apdesk.domain.clock import from_iso
from apdesk.language import marked, plural, tr, translated
from apdesk.store.views import RunSummary
from apdesk.ui import words
from apdesk.ui.activity.progress import progress_words
from apdesk.ui.activity.tables import did_something, run_sentence
from apdesk.worker.messages import NextRun, RunProgress, SyncState
from apdesk.worker.readers import Waiting

_HEADLINES = {
    SyncState.UNSET: marked("Not connected"),
    SyncState.IDLE: marked("Up to date"),
    SyncState.RUNNING: marked("Syncing…"),
    SyncState.PAUSED: marked("Paused"),
    SyncState.RETRYING: marked("Waiting to try again"),
    SyncState.LIMITED: marked("Waiting for API calls"),
    SyncState.LOGIN: marked("Log in again to go on"),
}
_TONES = {
    SyncState.UNSET: "muted",
    SyncState.IDLE: "success_text",
    SyncState.RUNNING: "accent_text",
    SyncState.PAUSED: "warning_text",
    SyncState.RETRYING: "warning_text",
    SyncState.LIMITED: "warning_text",
    SyncState.LOGIN: "danger_text",
}


def changes_wait(count: int) -> str:
    """'3 changes wait to be sent'; '' for none."""
    if not count:
        return ""
    return plural("{n} change waits to be sent", "{n} changes wait to be sent", count)


def removals_wait(count: int) -> str:
    """'200 removals wait for you'."""
    return plural("{n} removal waits for you", "{n} removals wait for you", count)


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """What is known of the sync at a moment.

    Attributes:
        last: The newest run that has ended.
        progress: Of the run under way.
        held: Removals that the safety stop holds.
    """

    next_run: NextRun
    last: RunSummary | None = None
    waiting: Waiting = field(default_factory=Waiting)
    progress: RunProgress | None = None
    held: int = 0

    @property
    def state(self) -> SyncState:
        return self.next_run.state

    @property
    def failed(self) -> bool:
        """The last run failed, and the next one comes by the timer."""
        return self.state is SyncState.IDLE and self.next_run.error is not None

    @property
    def holds(self) -> bool:
        """Nothing is under way, and removals wait for a person."""
        return self.state is SyncState.IDLE and not self.failed and self.held > 0

    @property
    def in_part(self) -> bool:
        """Up to date but for some objects, or for changes that were refused."""
        if self.state is not SyncState.IDLE or self.failed:
            return False
        return self.waiting.stuck > 0 or (self.last is not None and bool(self.last.problems))

    @property
    def headline(self) -> str:
        """The state in a few words."""
        if self.failed:
            return tr("The last run failed")
        if self.holds:
            return removals_wait(self.held)
        if self.in_part:
            return tr("Up to date, with problems")
        if self.state is SyncState.IDLE and self.waiting.changes:
            return changes_wait(self.waiting.changes)
        return translated(_HEADLINES[self.state])

    @property
    def tone(self) -> str:
        """The colour token that belongs to it."""
        if self.failed:
            return "danger_text"
        if self.holds or self.in_part:
            return "warning_text"
        if self.state is SyncState.IDLE and self.waiting.changes:
            return "accent_text"
        return _TONES[self.state]

    def line(self, now: datetime) -> str:
        """'Last run 3 min ago: 12 changed. Next run in 7 min. 3 changes wait to be sent.'"""
        if self.state is SyncState.UNSET:
            return tr("Connect to Salesforce to fill your lists.")
        parts = []
        if self.last is not None:
            ended = from_iso(self.last.finished_at or self.last.started_at)
            ago = words.ago(ended, now)
            parts.append(
                tr("Last run {ago}: {changes}.", ago=ago, changes=run_sentence(self.last))
                if did_something(self.last)
                else tr("Last run {ago}: no changes.", ago=ago)
            )
        if self.state is SyncState.RUNNING:
            return " ".join(parts)
        if self.next_run.at is not None:
            parts.append(tr("Next run {when}.", when=words.until(self.next_run.at, now)))
        elif self.state is SyncState.PAUSED:
            parts.append(tr("No runs until you resume."))
        wait = changes_wait(self.waiting.changes)
        if wait and wait != self.headline:
            parts.append(f"{wait}.")
        return " ".join(parts)

    def short(self, now: datetime) -> str:
        """One line for the foot of the sidebar."""
        at = self.next_run.at
        if self.state is SyncState.RUNNING and self.progress is not None:
            name = words.OBJECTS.get(self.progress.sobject or "", "")
            said = progress_words(self.progress)
            return tr("{object}: {progress}", object=name, progress=said) if name else self.headline
        if at is None:
            return self.headline
        if self.state is SyncState.LIMITED:
            return tr("{state} until {time}", state=self.headline, time=words.clock(at, now))
        if self.next_run.slowing is not None:
            return tr(
                "{state} · next {when}, as API calls are above 80 %",
                state=self.headline,
                when=words.until(at, now),
            )
        if self.state is SyncState.IDLE:
            return tr("{state} · next {when}", state=self.headline, when=words.until(at, now))
        return tr("{state} {when}", state=self.headline, when=words.until(at, now))
