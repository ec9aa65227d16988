"""What stands below the head of a list: it is made when the rows are first asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from apdesk.store.list_keys import Among, ListKey
from apdesk.ui.desk import Desk
from apdesk.ui.lists.actions import ListActions
from apdesk.ui.lists.arrangement import Arrangement
from apdesk.ui.lists.copying import Copying
from apdesk.ui.lists.dragging import DragOut
from apdesk.ui.lists.empty import EmptyList
from apdesk.ui.lists.export import ListExport, file_name
from apdesk.ui.lists.model import Fetch, RecordModel
from apdesk.ui.lists.order_wishes import OrderWishes
from apdesk.ui.lists.outward import Outward
from apdesk.ui.lists.progress import WorkBanner
from apdesk.ui.lists.selection_bar import SelectionBar
from apdesk.ui.lists.table import RecordTable
from apdesk.ui.widgets import named

if TYPE_CHECKING:
    from apdesk.ui.lists.column_chooser import ColumnChooser
    from apdesk.ui.shell.later import Later


class ListBody:
    """The rows of a list, and what is done with them.

    Attributes:
        model, table: The rows.
        arrangement: Which columns the table has, and its order.
        wishes: Has the list kept in order by its columns; None for an own list or a segment.
        empty: Stands in the place of a table without rows.
        selection: The foot; hidden.
        commands: What is done with the selected records.
        work: Says how far an export or a long copy is.
        export: Writes the rows to a file.
        copying, dragging, outward: Hand rows to other programs.
    """

    def __init__(
        self,
        key: ListKey,
        title: str,
        desk: Desk,
        fetch: Fetch,
        instance_url: Callable[[], str],
        chooser: Later[ColumnChooser],
        host: QWidget,
        own: Among | None = None,
    ) -> None:
        """`fetch` reads rows, `instance_url` is where the org is, '' when not connected; all of
        it lives with `host`. `own`: the own list or segment that
        `key` is narrowed to."""

        def names_of(ids: Sequence[str]) -> dict[str, str]:
            return desk.views.names(ids)

        self.model = RecordModel(fetch, host, names_of)
        self.table = named(RecordTable(self.model), title)
        self.arrangement = Arrangement(key, self.table, desk.memory, chooser, host, own)
        self.wishes = OrderWishes(desk, key, self.model, host) if own is None else None
        self.empty = EmptyList(key, title, own)
        self.selection = SelectionBar(key, own)
        self.selection.hide()
        self.commands = ListActions(desk, key, host)
        self.work = WorkBanner()
        self.export = ListExport(desk, self.work, host)
        self.copying = Copying(desk, key, self.table, self.work, host)
        self.outward = Outward(desk, key, self.table, self.copying, self.work, instance_url, host)
        self.dragging = DragOut(desk, key, self.table, self.copying, self.work, file_name(title))

    def call(self, name: str) -> None:
        """The own list or the segment has another name."""
        named(self.table, name)
        self.empty.call(name)
        self.dragging.call(file_name(name))
