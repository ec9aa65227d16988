"""What is done with the selected records of a list: by the foot's buttons, by keys, by the menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from apdesk.store.list_keys import Among, OwnList
from apdesk.store.lists import ListQuery, Records, Selection
from apdesk.ui.lists import menu

if TYPE_CHECKING:
    from apdesk.ui.lists.body import ListBody


class ChosenRecords(QObject):
    """Brings what is selected to the commands of the list.

    What is selected is taken as it is at that moment: all of it as a condition, else as ids.
    """

    def __init__(
        self, body: ListBody, own: Among | None, shown: Callable[[], ListQuery], host: QWidget
    ) -> None:
        """`shown`: what the rows of the table answer. The keys count within `host`, those for
        single records within the table."""
        super().__init__(host)
        self._body = body
        self._own = own
        self._shown = shown
        table, selection = body.table, body.selection
        table.chosen_changed.connect(selection.show_chosen)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._open_menu)
        selection.edit_asked.connect(self._edit)
        selection.add_asked.connect(self._add)
        selection.delete_asked.connect(self._delete)
        selection.list_asked.connect(self._list)
        selection.unlist_asked.connect(self._unlist)
        selection.start_asked.connect(self._start)
        self._give_keys(host)

    def _give_keys(self, host: QWidget) -> None:
        body, selection, table = self._body, self._body.selection, self._body.table
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, action in (
            ("Ctrl+E", selection.edit_button.click),
            ("Ctrl+L", selection.list_button.click),
            ("Ctrl+J", selection.start_button.click),
            (QKeySequence.StandardKey.Undo, self._undo),
        ):
            QShortcut(QKeySequence(keys), host, action, context=context)
        QShortcut(QKeySequence.StandardKey.SelectAll, table, table.selectAll)
        # not in the whole window: elsewhere they mean a text, a list in the sidebar, a record
        for keys, action in (
            (QKeySequence.StandardKey.Delete, selection.delete_button.click),
            (QKeySequence.StandardKey.Copy, body.copying.copy_rows),
            (menu.COPY_ADDRESSES, body.copying.copy_addresses),
            (menu.OPEN_IN_SALESFORCE, body.outward.open_in_salesforce),
        ):
            QShortcut(QKeySequence(keys), table, action).setContext(context)

    def _records(self) -> Records:
        chosen = self._body.table.chosen()
        if chosen.all:
            return Selection(self._shown(), chosen.without, chosen.count)
        return self._body.table.chosen_ids()

    @Slot()
    def _edit(self) -> None:
        self._body.commands.edit_fields(self._records())

    @Slot()
    def _add(self) -> None:
        self._body.commands.add_to_salesforce(self._records())

    @Slot()
    def _delete(self) -> None:
        self._body.commands.delete(self._records())

    @Slot()
    def _list(self) -> None:
        self._body.commands.add_to_list(self._records())

    @Slot()
    def _unlist(self) -> None:
        if isinstance(self._own, OwnList):
            self._body.commands.remove_from_list(self._own, self._records())

    @Slot()
    def _start(self) -> None:
        self._body.commands.start_journey(self._records())

    @Slot()
    def _undo(self) -> None:
        if self._body.commands.can_undo:
            self._body.commands.undo()

    @Slot(QPoint)
    def _open_menu(self, at: QPoint) -> None:
        table = self._body.table
        if table.chosen().count:
            place = table.viewport().mapToGlobal(at)
            self._body.selection.open_menu(place, table, *self._body.outward.menu_groups())
