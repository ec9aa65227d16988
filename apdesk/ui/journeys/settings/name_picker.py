"""Chooses a record of the org by its name, which stays to be read whatever the org says."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from apdesk.domain.journey.kinds import Named
from apdesk.language import tr
from apdesk.ui.journeys.settings.search_list import Finder, Option, SearchList
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import button, column, row, wrapped


class NamePicker(QWidget):
    """The name that was chosen with a button to change it; else, and then, the search.

    Signals:
        chosen: (Named) The user chose another one.
    """

    chosen = Signal(object)

    def __init__(
        self, what: str, plural: str, finder: Finder, parent: QWidget | None = None
    ) -> None:
        """`what` is chosen ('Campaign') of `plural` ('campaigns')."""
        super().__init__(parent)
        self._what = what
        self._value = Named()
        finder.setParent(self)
        self.name = wrapped("", "strong", selectable=True)
        self.note = wrapped("", "warning")
        self.change = button(tr("Change…"), clicked=self.open)
        self.search = SearchList(tr("Search {plural}", plural=plural), plural, finder)
        self.search.taken.connect(self._taken)
        self.search.left.connect(self.close_search)
        self.cancel = button(tr("Keep it as it was"), "link", clicked=self.close_search)
        self.shown = QWidget()
        line = row(self.name, self.change)
        line.setStretch(0, 1)
        self.shown.setLayout(line)
        self.setLayout(column(self.shown, self.note, self.search, self.cancel, spacing=SPACE // 2))
        self.note.hide()
        self._arrange(searching=True)

    def value(self) -> Named:
        return self._value

    def show_value(self, value: Named) -> None:
        """Shows what is chosen; emits nothing. Without any the search is open."""
        self._value = value
        self.name.setText(value.name or value.id)
        self.change.setAccessibleDescription(f"{self._what}: {self.name.text()}")
        self._arrange(searching=not value.id)
        if not value.id:
            self.search.start(focus=False)

    def show_note(self, text: str) -> None:
        """What is to be said of what is chosen; '': nothing."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    @Slot()
    def open(self) -> None:
        """Opens the search."""
        self._arrange(searching=True)
        self.search.start()

    @Slot()
    def close_search(self) -> None:
        """Leaves the search with what was chosen before, if there is such."""
        if self._value.id:
            self.search.stop()
            self._arrange(searching=False)
            self.change.setFocus()

    def _arrange(self, *, searching: bool) -> None:
        self.shown.setVisible(bool(self._value.id))
        self.change.setVisible(not searching)
        self.search.setVisible(searching)
        self.cancel.setVisible(searching and bool(self._value.id))

    @Slot(object)
    def _taken(self, option: Option) -> None:
        changed = option.id != self._value.id
        self.search.stop()
        self._value = Named(option.id, option.name)
        self.name.setText(option.name)
        self.change.setAccessibleDescription(f"{self._what}: {option.name}")
        self._arrange(searching=False)
        self.change.setFocus()
        if changed:
            self.chosen.emit(self._value)
