"""The foot of a list: how many records are selected, and what can be done with them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from apdesk.store.list_keys import Among, ListKey, OwnList
from apdesk.ui import words
from apdesk.ui.icons import set_icon
from apdesk.ui.lists.place import Chosen
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import Divider, ElidedLabel, button, column, named, row

#: What is said of the selection needs so much, with the margins.
_WORDS = SPACE * 26


class SelectionBar(QWidget):
    """Always in its place, so that the table doesn't jump; its buttons wait for a selection.

    Signals:
        edit_asked, add_asked, delete_asked, list_asked, unlist_asked, start_asked: What is to be
            done with the selection.
    """

    edit_asked = Signal()
    add_asked = Signal()
    delete_asked = Signal()
    list_asked = Signal()
    unlist_asked = Signal()
    start_asked = Signal()

    def __init__(
        self, key: ListKey, own: Among | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._noun = (
            ("company", "companies") if key is ListKey.COMPANIES else ("contact", "contacts")
        )
        self.text = ElidedLabel(role="small")
        self.edit_button = button("Edit fields…", "quiet", clicked=self.edit_asked.emit)
        self.add_button = button(
            "Add to Salesforce…", "quiet", icon="cloud", clicked=self.add_asked.emit
        )
        self.delete_button = button(
            "Delete…", "quiet", icon="trash", clicked=self.delete_asked.emit
        )
        self.list_button = button(
            "Add to list…", "quiet", icon="list-add", clicked=self.list_asked.emit
        )
        self.unlist_button = button(
            "Remove from list", "quiet", icon="list-remove", clicked=self.unlist_asked.emit
        )
        self.start_button = button(
            "Start journey…", "quiet", icon="journey", clicked=self.start_asked.emit
        )
        self.start_button.setToolTip("Ctrl+J")
        self.edit_button.setToolTip("Ctrl+E")
        self.list_button.setToolTip("Ctrl+L")
        self.delete_button.setToolTip("Del")
        self.list_button.setEnabled(False)
        self._actions = [self.edit_button, self.delete_button]
        if key is ListKey.ALL:
            self._actions.insert(1, self.add_button)
        if key is not ListKey.COMPANIES:
            self._actions.insert(1, self.list_button)
            self._actions.insert(2, self.start_button)
        shown = list(self._actions)
        if isinstance(own, OwnList):
            # what there is no room for, the menu has
            self._actions.insert(2, self.unlist_button)
            shown = [each for each in self._actions if each is not self.add_button]
        self._shown = shown
        line = row(self.text, *shown, spacing=SPACE // 2)
        line.setStretch(0, 1)
        line.setContentsMargins(SPACE * 3, SPACE // 2, SPACE * 2, SPACE // 2)
        self.setLayout(column(Divider(), line, spacing=0))
        self.show_chosen(Chosen())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.start_button in self._shown:
            needed = sum(each.sizeHint().width() + SPACE // 2 for each in self._shown)
            self.start_button.setVisible(needed + _WORDS <= event.size().width())

    def show_chosen(self, chosen: Chosen) -> None:
        """Says what is selected."""
        number = words.number(chosen.count)
        if chosen.all and chosen.without:
            whole = words.number(chosen.count + len(chosen.without))
            but = words.number(len(chosen.without))
            self.text.setText(f"All {whole} {self._noun[1]} but {but} are selected. Esc clears.")
        elif chosen.all:
            self.text.setText(f"All {number} {self._noun[1]} are selected. Esc clears.")
        elif chosen.count > 1:
            self.text.setText(f"{number} {self._noun[1]} are selected. Esc clears.")
        elif chosen.count == 1:
            self.text.setText(f"1 {self._noun[0]} is selected")
        else:
            self.text.setText(f"Select {self._noun[1]} to change them together")
        for each in self._actions:
            each.setEnabled(chosen.count > 0)

    def open_menu(self, at: QPoint, host: QWidget) -> None:
        """The same actions at a place of the screen."""
        menu = named(QMenu(host), "Selection")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for each in self._actions:
            action = menu.addAction(each.text())
            action.setEnabled(each.isEnabled())
            action.triggered.connect(each.click)
            name = each.property("iconName")
            if name:
                set_icon(action, str(name))
        menu.popup(at)
