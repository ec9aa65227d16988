"""What stands in the place of a table in which a search found nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from apdesk.language import tr
from apdesk.ui.widgets import EmptyState, SearchField


class NothingFound(EmptyState):
    """Says what wasn't found, and offers to show everything again."""

    def __init__(self, search: SearchField, table: QWidget, parent: QWidget | None = None) -> None:
        """Takes the place of `table` while `search` finds nothing in it."""
        super().__init__("search", tr("Nothing found"), parent=parent)
        self._search, self._table = search, table
        self.show_all = self.add_action(tr("Show all"), self._clear)
        self.setMinimumHeight(table.minimumHeight())
        self.hide()

    def show_for(self, *, empty: bool) -> None:
        """Shows this, or the table."""
        if empty:
            text = self._search.text().strip()
            self.show_message(
                "search",
                tr("Nothing found"),
                tr("Nothing in this list has “{text}” in it.", text=text),
            )
        self._table.setVisible(not empty)
        self.setVisible(empty)

    def _clear(self) -> None:
        self._search.clear()
        self._search.setFocus()
