"""The foot of a list: how many records are selected, and what can be done with them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from apdesk.language import tr
from apdesk.store.list_keys import Among, ListKey, OwnList
from apdesk.ui import words
from apdesk.ui.lists import menu
from apdesk.ui.lists.menu import Entry
from apdesk.ui.lists.place import Chosen
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import Divider, ElidedLabel, button, column, row
from apdesk.ui.widgets.tool_line import ToolLine, show_keys

#: What is selected as a rule: it has its room before the buttons have theirs.
_USUAL = (
    Chosen(),
    Chosen(count=1),
    Chosen(count=99_999),
    Chosen(all=True, count=99_999),
    Chosen(all=True, count=9_999, without=frozenset({1})),
)


class SelectionBar(QWidget):
    """Always in its place, so that the table doesn't jump; its buttons wait for a selection. Those
    without room are under "More".

    Attributes:
        text: How many are selected.
        tools: That and the buttons.

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
        self._companies = key is ListKey.COMPANIES
        self.text = ElidedLabel(role="small")
        self.edit_button = button(tr("Edit fields…"), "quiet", clicked=self.edit_asked.emit)
        self.add_button = button(
            tr("Add to Salesforce…"), "quiet", icon="cloud", clicked=self.add_asked.emit
        )
        self.delete_button = button(
            tr("Delete…"), "quiet", icon="trash", clicked=self.delete_asked.emit
        )
        self.list_button = button(
            tr("Add to list…"), "quiet", icon="list-add", clicked=self.list_asked.emit
        )
        self.unlist_button = button(
            tr("Remove from list"), "quiet", icon="list-remove", clicked=self.unlist_asked.emit
        )
        self.start_button = button(
            tr("Start journey…"), "quiet", icon="journey", clicked=self.start_asked.emit
        )
        for each, keys in (
            (self.start_button, "Ctrl+J"),
            (self.edit_button, "Ctrl+E"),
            (self.list_button, "Ctrl+L"),
            (self.delete_button, "Del"),
        ):
            show_keys(each, keys)
        self.list_button.setEnabled(False)
        self._actions = [self.edit_button, self.delete_button]
        if key is ListKey.ALL:
            self._actions.insert(1, self.add_button)
        if key is not ListKey.COMPANIES:
            self._actions.insert(1, self.list_button)
            self._actions.insert(2, self.start_button)
        if isinstance(own, OwnList):
            self._actions.insert(2, self.unlist_button)
        self.tools = ToolLine(self.text, self._actions, self._yielding(), self._usual_width)
        line = row(self.tools)
        line.setContentsMargins(SPACE * 3, SPACE // 2, SPACE * 2, SPACE // 2)
        self.setLayout(column(Divider(), line, spacing=0))
        self.show_chosen(Chosen())

    def _yielding(self) -> list[QPushButton]:
        """The buttons from the one that goes first where there is little room."""
        order = (
            self.add_button,
            self.start_button,
            self.delete_button,
            self.unlist_button,
            self.list_button,
            self.edit_button,
        )
        return [each for each in order if each in self._actions]

    def _usual_width(self) -> int:
        """So that it can be said in short whatever is selected. It doesn't go by what is said at
        the moment, so that no button moves when something else is selected."""
        metrics = self.text.fontMetrics()
        said = (self._in_short(each) or self._said(each) for each in _USUAL)
        return max(metrics.horizontalAdvance(each) for each in said) + 2

    def show_chosen(self, chosen: Chosen) -> None:
        """Says what is selected."""
        self.text.setText(self._said(chosen), self._in_short(chosen))
        for each in self._actions:
            each.setEnabled(chosen.count > 0)

    def _said(self, chosen: Chosen) -> str:
        """How many are selected, in a sentence."""
        number = words.number(chosen.count)
        if chosen.all and chosen.without:
            whole = words.number(chosen.count + len(chosen.without))
            but = words.number(len(chosen.without))
            if self._companies:
                return tr(
                    "All {all} companies but {but} are selected. Esc clears.", all=whole, but=but
                )
            return tr("All {all} contacts but {but} are selected. Esc clears.", all=whole, but=but)
        if chosen.all:
            if self._companies:
                return tr("All {all} companies are selected. Esc clears.", all=number)
            return tr("All {all} contacts are selected. Esc clears.", all=number)
        if chosen.count > 1:
            if self._companies:
                return tr("{some} companies are selected. Esc clears.", some=number)
            return tr("{some} contacts are selected. Esc clears.", some=number)
        if chosen.count == 1:
            return tr("1 company is selected") if self._companies else tr("1 contact is selected")
        if self._companies:
            return tr("Select companies to change them together")
        return tr("Select contacts to change them together")

    def _in_short(self, chosen: Chosen) -> str:
        """The same where there is little room; '' where it is short already."""
        number = words.number(chosen.count)
        if chosen.all and chosen.without:
            whole = words.number(chosen.count + len(chosen.without))
            but = words.number(len(chosen.without))
            return tr("All {all} but {but} selected", all=whole, but=but)
        if chosen.all:
            return tr("All {all} selected", all=number)
        if chosen.count > 1:
            if self._companies:
                return tr("{some} companies selected", some=number)
            return tr("{some} contacts selected", some=number)
        if chosen.count == 1:
            return ""
        return tr("Select companies first") if self._companies else tr("Select contacts first")

    def open_menu(self, at: QPoint, host: QWidget, *groups: list[Entry]) -> None:
        """The same actions at a place of the screen, under other `groups`."""
        mine = [menu.of_button(each) for each in self._actions]
        menu.show(menu.build(host, *groups, mine), at)
