"""A list without rows: why, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from apdesk.store.list_keys import Among, ListKey, OwnList
from apdesk.ui.widgets import EmptyState, named

_ICONS = {ListKey.LEADS: "lead", ListKey.COMPANIES: "company"}


class EmptyList(EmptyState):
    """Nothing matches, or nothing is there at all.

    Signals:
        all_asked: The search and the filters are to be taken away.
        sync_asked, preferences_asked: The way to records.
        people_asked, criteria_asked: The way to people for an own list, or for a segment.
    """

    all_asked = Signal()
    sync_asked = Signal()
    preferences_asked = Signal()
    people_asked = Signal()
    criteria_asked = Signal()

    def __init__(
        self, key: ListKey, title: str, own: Among | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._key = key
        self._own = own
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
        elif isinstance(self._own, OwnList):
            self.show_message(
                "list",
                f"{self._what} is empty",
                "Select people in another list, and choose “Add to list…” below it.",
            )
        elif self._own is not None:
            self.show_message(
                "filter",
                f"Nobody is in {self._what} now",
                "People appear here by themselves as soon as they meet its criteria. If you "
                "expected some, look at the criteria.",
            )
        else:
            self.show_message(
                _ICONS.get(self._key, "people"),
                f"{self._what} is empty",
                "Records appear here when a sync finds them in Salesforce. If you expected some, "
                "check what you chose to sync.",
            )
        self.action.setText("Show all" if narrowed else self._way()[0])
        named(self.action, self.action.text())
        self.second.setVisible(not narrowed and self._own is None)

    def call(self, title: str) -> None:
        """The list is called otherwise."""
        self._what = title

    def _way(self) -> tuple[str, SignalInstance]:
        """What leads to records, and what it says."""
        if isinstance(self._own, OwnList):
            return "Go to All contacts", self.people_asked
        if self._own is not None:
            return "Edit criteria…", self.criteria_asked
        return "Sync now", self.sync_asked

    def _clicked(self) -> None:
        (self.all_asked if self._narrowed else self._way()[1]).emit()
