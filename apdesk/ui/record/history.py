"""What happened to a record, newest first, in words."""

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
}


def entry_words(entry: HistoryEntry, kind: str = "text") -> tuple[str, str]:
    """(headline, detail) of one entry."""
    if entry.kind != "field":
        return _EVENTS.get(entry.kind, entry.kind.capitalize()), ""
    old = words.value(entry.old, kind) or "blank"
    new = words.value(entry.new, kind) or "blank"
    return f"{entry.label} changed", f"{old}  →  {new}"


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
            by = f"{words.day_and_time(entry.at)} · {entry.author}"
            when = label(by, "small", wrap=True)
            when.setContentsMargins(0, 0, 0, SPACE)
            self._column.addWidget(when)
        if len(entries) > SHOWN:
            rest = words.count(len(entries) - SHOWN, "earlier entry", "earlier entries")
            self._column.addWidget(label(f"and {rest}", "small"))
        if not entries:
            self._column.addWidget(label("Nothing has changed since it came here.", "muted"))
        self._column.addStretch(1)
