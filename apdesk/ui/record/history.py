"""What happened to a record, newest first, in words: when, by whom, in which run."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from apdesk.store.lists import RecordDetail
from apdesk.store.views import HistoryEntry
from apdesk.ui import words
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import label

SHOWN = 60
_EVENTS = {
    "entered": "Entered apdesk",
    "kept": "Left your sync preferences; kept here, no longer synced",
    "relinked": "Meets your sync preferences again; synced again",
    "merged": "Took over the history of a record that was merged into it",
    "converted": "The lead was converted to this contact",
    "added": "Added here",
    "created": "Created in Salesforce",
    "linked": "Linked to a record in Salesforce",
    "undone": "A change was undone",
}
_OF_FIELDS = {
    "field": "{label} changed",
    "sent": "{label} sent to Salesforce",
    "conflict": "{label} was changed on both sides",
    "undone": "{label} put back",
}


def entry_words(entry: HistoryEntry, kind: str = "text") -> tuple[str, str]:
    """(headline, detail) of one entry."""
    if entry.field is None or entry.kind not in _OF_FIELDS:
        return _EVENTS.get(entry.kind, entry.kind.capitalize()), ""
    old = words.value(entry.old, kind) or "blank"
    new = words.value(entry.new, kind) or "blank"
    headline = _OF_FIELDS[entry.kind].format(label=entry.label)
    if entry.kind == "conflict":
        return headline, f"{new} won over {old}"
    return headline, f"{old}  →  {new}"


def by_words(entry: HistoryEntry) -> str:
    """'3 Feb 2026, 14:05 · You', with the run where it was in one."""
    parts = [words.day_and_time(entry.at), entry.author]
    if entry.run_id is not None:
        parts.append(f"run {words.number(entry.run_id)}")
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
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
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
            rest = words.count(len(entries) - SHOWN, "earlier entry", "earlier entries")
            self._column.addWidget(label(f"and {rest}", "small"))
        if not entries:
            self._column.addWidget(label("Nothing has changed since it came here.", "muted"))
        self._column.addStretch(1)
