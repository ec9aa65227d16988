"""A list without rows: why, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from apdesk.language import marked, tr, translated
from apdesk.store.list_keys import Among, ListKey, OwnList
from apdesk.ui.theme import set_role
from apdesk.ui.widgets import EmptyState, named

_ICONS = {ListKey.LEADS: "lead", ListKey.COMPANIES: "company"}
#: What is said of a search that finds nobody.
_NOT_HERE = {
    ListKey.ALL: marked("No contact here has “{text}”"),
    ListKey.LEADS: marked("No lead here has “{text}”"),
    ListKey.CONTACTS: marked("No contact here has “{text}”"),
    ListKey.COMPANIES: marked("No company here has “{text}”"),
}
#: So much of a long search is repeated.
_LONGEST = 40


class EmptyList(EmptyState):
    """Nothing matches, or nothing is there at all.

    Signals:
        all_asked: The search and the filters are to be taken away.
        missing_asked: Why is what was searched for not here?
        sync_asked, preferences_asked: The way to records.
        people_asked, criteria_asked: The way to people for an own list, or for a segment.
    """

    all_asked = Signal()
    missing_asked = Signal()
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
        self.missing = self.add_action(
            tr("Why isn’t a record here?"), self.missing_asked.emit, "primary"
        )
        self.action = self.add_action(tr("Sync now"), self._clicked, "primary")
        self.second = self.add_action(tr("Review preferences"), self.preferences_asked.emit)
        self.missing.hide()

    def say(self, *, narrowed: bool, search: str = "") -> None:
        """`narrowed`: a search (its text) or a filter leaves nothing."""
        self._narrowed = narrowed
        if narrowed and search and self._own is None:
            self._say_not_found(search)
        elif narrowed:
            text = tr("No record of {list} has what you look for.", list=self._what)
            self.show_message("search", tr("Nothing matches"), text)
        elif isinstance(self._own, OwnList):
            self.show_message(
                "list",
                tr("{list} is empty", list=self._what),
                tr("Select people in another list, and choose “Add to list…” below it."),
            )
        elif self._own is not None:
            self.show_message(
                "filter",
                tr("Nobody is in {list} now", list=self._what),
                tr(
                    "People appear here by themselves as soon as they meet its criteria. If you "
                    "expected some, look at the criteria."
                ),
            )
        else:
            self.show_message(
                _ICONS.get(self._key, "people"),
                tr("{list} is empty", list=self._what),
                tr(
                    "Records appear here when a sync finds them in Salesforce. If you expected "
                    "some, check what you chose to sync."
                ),
            )
        self.action.setText(tr("Show all") if narrowed else self._way()[0])
        named(self.action, self.action.text())
        missing = narrowed and bool(search) and self._own is None
        self.missing.setVisible(missing)
        set_role(self.action, "secondary" if missing else "primary")
        self.second.setVisible(not narrowed and self._own is None)

    def _say_not_found(self, search: str) -> None:
        shown = search if len(search) <= _LONGEST else f"{search[:_LONGEST]}…"
        self.show_message(
            "search",
            translated(_NOT_HERE[self._key], text=shown),
            tr(
                "A record of Salesforce may be left out by your criteria. apdesk can look it up "
                "there and say which one."
            ),
        )

    def call(self, title: str) -> None:
        """The list is called otherwise."""
        self._what = title

    def _way(self) -> tuple[str, SignalInstance]:
        """What leads to records, and what it says."""
        if isinstance(self._own, OwnList):
            return tr("Go to All contacts"), self.people_asked
        if self._own is not None:
            return tr("Edit criteria…"), self.criteria_asked
        return tr("Sync now"), self.sync_asked

    def _clicked(self) -> None:
        (self.all_asked if self._narrowed else self._way()[1]).emit()
