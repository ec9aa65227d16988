"""A list without rows: why, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from apdesk.store.lists import ListKey
from apdesk.ui.widgets import EmptyState, named

_ICONS = {ListKey.LEADS: "lead", ListKey.COMPANIES: "company"}


class EmptyList(EmptyState):
    """Nothing matches, or nothing is there at all.

    Signals:
        all_asked: The search and the filters are to be taken away.
        sync_asked, preferences_asked: The way to records.
    """

    all_asked = Signal()
    sync_asked = Signal()
    preferences_asked = Signal()

    def __init__(self, key: ListKey, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._key = key
        self._what = title
        self._narrowed = False
        self.action = self.add_action("Sync now", self._clicked, "primary")
        self.second = self.add_action("Review preferences", self.preferences_asked.emit)

    def say(self, *, narrowed: bool) -> None:
        """`narrowed`: a search or a filter leaves nothing."""
        self._narrowed = narrowed
        if narrowed:
            text = f"No record of {self._what} has what you look for."
            self.show_message("search", "Nothing matches", text)
        else:
            self.show_message(
                _ICONS.get(self._key, "people"),
                f"{self._what} is empty",
                "Records appear here when a sync finds them in Salesforce. If you expected some, "
                "check what you chose to sync.",
            )
        self.action.setText("Show all" if narrowed else "Sync now")
        named(self.action, self.action.text())
        self.second.setVisible(not narrowed)

    def _clicked(self) -> None:
        (self.all_asked if self._narrowed else self.sync_asked).emit()
