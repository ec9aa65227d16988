"""What stands below the head of a list: it is made when the rows are first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from apdesk.store.list_keys import Among, ListKey
from apdesk.ui.desk import Desk
from apdesk.ui.lists.actions import ListActions
from apdesk.ui.lists.arrangement import Arrangement
from apdesk.ui.lists.empty import EmptyList
from apdesk.ui.lists.export import ListExport
from apdesk.ui.lists.model import Fetch, RecordModel
from apdesk.ui.lists.selection_bar import SelectionBar
from apdesk.ui.lists.table import RecordTable
from apdesk.ui.widgets import Banner, named

if TYPE_CHECKING:
    from apdesk.ui.lists.column_chooser import ColumnChooser
    from apdesk.ui.shell.later import Later


class ListBody:
    """The rows of a list, and what is done with them.

    Attributes:
        model, table: The rows.
        arrangement: Which columns the table has, and its order.
        empty: Stands in the place of a table without rows.
        selection: The foot; hidden.
        commands: What is done with the selected records.
        export: Writes the rows to a file.
    """

    def __init__(
        self,
        key: ListKey,
        title: str,
        desk: Desk,
        fetch: Fetch,
        banner: Banner,
        chooser: Later[ColumnChooser],
        host: QWidget,
        own: Among | None = None,
    ) -> None:
        """`fetch` reads rows; `banner` tells how far an export is; all of it lives with `host`.
        `own`: the own list or segment that `key` is narrowed to."""
        self.model = RecordModel(fetch, host)
        self.table = named(RecordTable(self.model), title)
        self.arrangement = Arrangement(key, self.table, desk.memory, chooser, host, own)
        self.empty = EmptyList(key, title, own)
        self.selection = SelectionBar(key, own)
        self.selection.hide()
        self.commands = ListActions(desk, key, host)
        self.export = ListExport(desk, banner, host)
