"""The foot of a list: how many records are selected, and what can be done with them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from apdesk.store.lists import ListKey
from apdesk.ui import words
from apdesk.ui.icons import set_icon
from apdesk.ui.lists.place import Chosen
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import Divider, ElidedLabel, button, column, named, row


class SelectionBar(QWidget):
    """Always in its place, so that the table doesn't jump; its buttons wait for a selection.

    Signals:
        edit_asked, add_asked, delete_asked: What is to be done with the selection.
    """

    edit_asked = Signal()
    add_asked = Signal()
    delete_asked = Signal()

    def __init__(self, key: ListKey, parent: QWidget | None = None) -> None:
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
        self.edit_button.setToolTip("Ctrl+E")
        self.delete_button.setToolTip("Del")
        self._actions = [self.edit_button, self.delete_button]
        if key is ListKey.ALL:
            self._actions.insert(1, self.add_button)
        line = row(self.text, *self._actions, spacing=SPACE // 2)
        line.setStretch(0, 1)
        line.setContentsMargins(SPACE * 3, SPACE // 2, SPACE * 2, SPACE // 2)
        self.setLayout(column(Divider(), line, spacing=0))
        self.show_chosen(Chosen())

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
