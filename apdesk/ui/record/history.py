"""What happened to a record, newest first, in words: when, by whom, in which run."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from apdesk.language import marked, plural, tr, translated
from apdesk.store.lists import RecordDetail
from apdesk.store.views import HistoryEntry
from apdesk.ui import words
from apdesk.ui.record.authors import author_words
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import label
from apdesk.ui.widgets.layouts import clear

SHOWN = 60
_EVENTS = {
    "entered": marked("Entered apdesk"),
    "kept": marked("Left your sync preferences; kept here, no longer synced"),
    "relinked": marked("Meets your sync preferences again; synced again"),
    "merged": marked("Took over the history of a record that was merged into it"),
    "converted": marked("The lead was converted to this contact"),
    "added": marked("Added here"),
    "created": marked("Created in Salesforce"),
    "linked": marked("Linked to a record in Salesforce"),
    "undone": marked("A change was undone"),
}
_OF_FIELDS = {
    "field": marked("{label} changed"),
    "sent": marked("{label} sent to Salesforce"),
    "conflict": marked("{label} was changed on both sides"),
    "undone": marked("{label} put back"),
}


def entry_words(entry: HistoryEntry, kind: str = "text") -> tuple[str, str]:
    """(headline, detail) of one entry."""
    if entry.field is None or entry.kind not in _OF_FIELDS:
        event = _EVENTS.get(entry.kind)
        return translated(event) if event else entry.kind.capitalize(), ""
    old = words.value(entry.old, kind, entry.names) or tr("blank")
    new = words.value(entry.new, kind, entry.names) or tr("blank")
    headline = translated(_OF_FIELDS[entry.kind], label=entry.label)
    if entry.kind == "conflict":
        return headline, tr("{winner} won over {loser}", winner=new, loser=old)
    return headline, f"{old}  →  {new}"


def by_words(entry: HistoryEntry) -> str:
    """'3 Feb 2026, 14:05 · You', with the run where it was in one."""
    parts = [words.day_and_time(entry.at), author_words(entry.author)]
    if entry.run_id is not None:
        parts.append(tr("run {number}", number=words.number(entry.run_id)))
    return " · ".join(each for each in parts if each)


class HistoryView(QWidget):
    """The entries, one under the other; the newest ones, as many as a person reads."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE // 2)

    def show_entries(self, entries: Sequence[HistoryEntry], detail: RecordDetail) -> None:
        """Shows these and nothing else."""
        clear(self._column)
        kinds = {each.name: each.type for each in detail.fields}
        for entry in entries[:SHOWN]:
            headline, change = entry_words(entry, kinds.get(entry.field or "", "text"))
            self._column.addWidget(label(headline, "strong", wrap=True))
            if change:
                self._column.addWidget(label(change, wrap=True, selectable=True))
            when = label(by_words(entry), "small", wrap=True)
            when.setContentsMargins(0, 0, 0, SPACE)
            self._column.addWidget(when)
        if len(entries) > SHOWN:
            rest = plural("and {n} earlier entry", "and {n} earlier entries", len(entries) - SHOWN)
            self._column.addWidget(label(rest, "small"))
        if not entries:
            self._column.addWidget(label(tr("Nothing has changed since it came here."), "muted"))
        self._column.addStretch(1)
