"""How a list is arranged: its columns, their widths, its order; shown, changed, remembered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.store.lists import Among, ListField, ListKey
from apdesk.ui.lists.columns import (
    Layout,
    as_column,
    first_columns,
    load_layout,
    save_layout,
    width_of,
)
from apdesk.ui.lists.table import RecordTable
from apdesk.ui.theme import SPACE

if TYPE_CHECKING:
    from apdesk.ui.lists.column_chooser import ColumnChooser
    from apdesk.ui.shell.later import Later

_REMEMBER_MS = 400
_WIDEST_HEADING = SPACE * 30


class Arrangement(QObject):
    """Keeps a table's columns as the user wants them.

    Signals:
        sorted_anew: The order was changed; the rows must be read again.
        columns_shown: (tuple[str, ...]) The fields that are columns from now on.
    """

    sorted_anew = Signal()
    columns_shown = Signal(object)

    def __init__(
        self,
        key: ListKey,
        table: RecordTable,
        memory: QSettings,
        chooser: Later[ColumnChooser],
        host: QWidget,
        own: Among | None = None,
    ) -> None:
        """`own`: the own list or segment that `key` is narrowed to; it has columns of its own."""
        super().__init__(host)
        self._key = key
        self._own = own
        self._table = table
        self._memory = memory
        self._fields: tuple[ListField, ...] = ()
        self._layout = Layout((), {}, None)
        self._arranging = False
        self._remember = QTimer(self)
        self._remember.setSingleShot(True)
        self._remember.setInterval(_REMEMBER_MS)
        self._remember.timeout.connect(self.save)
        self.later_chooser = chooser
        chooser.when_made(self._chooser_made)
        table.sort_asked.connect(self._sort_asked)
        header = table.horizontalHeader()
        header.sectionMoved.connect(self._arranged)
        header.sectionResized.connect(self._arranged)

    def _chooser_made(self, made: ColumnChooser) -> None:
        made.chosen.connect(self._columns_chosen)
        made.reset.connect(self._columns_reset)
        made.sort_chosen.connect(self._sort_chosen)

    @property
    def chooser(self) -> ColumnChooser:
        """The popup for the columns."""
        return self.later_chooser()

    @property
    def fields(self) -> tuple[ListField, ...]:
        """What the list can show."""
        return self._fields

    @property
    def sort(self) -> tuple[str, bool] | None:
        """The field that it is ordered by, and whether from high to low."""
        return self._layout.sort

    def set_fields(self, fields: tuple[ListField, ...]) -> None:
        """Other fields: the remembered columns, as far as they are there."""
        self._fields = fields
        self._layout = load_layout(self._memory, self._key, fields, self._own)
        self._apply()

    def choose(self, anchor: QWidget) -> None:
        """Opens the chooser under a button."""
        self.chooser.offer(self._fields, self.shown_names(), self._layout.sort)
        self.chooser.show_below(anchor)

    def shown(self) -> list[tuple[str, str]]:
        """(field name, heading) from left to right."""
        labels = {each.name: each.label for each in self._fields}
        return [(name, labels.get(name, name)) for name in self.shown_names()]

    def lookups(self) -> frozenset[str]:
        """The fields whose values are shown by name."""
        return frozenset(
            each.name
            for each in self._fields
            if each.type is ApdeskType.REFERENCE and not each.name.startswith("@")
        )

    def shown_names(self) -> list[str]:
        """The fields that are columns, from left to right."""
        columns = self._table.records.columns
        return [columns[at].name for at in self._table.shown_order() if at < len(columns)]

    @Slot()
    def save(self) -> None:
        """Remembers how it is now."""
        if self._table.records.columns:
            names = tuple(self.shown_names())
            self._layout = Layout(names, self._widths(), self._layout.sort)
            save_layout(self._memory, self._own or self._key, self._layout)

    # -- order ----------------------------------------------------------------------------------

    @Slot(int)
    def _sort_asked(self, at: int) -> None:
        columns = self._table.records.columns
        if not 0 <= at < len(columns):
            return
        name, now = columns[at].name, self._layout.sort
        self._sort_chosen(name, now is not None and now[0] == name and not now[1])

    @Slot(str, bool)
    def _sort_chosen(self, name: str, down: bool) -> None:
        self._layout = Layout(self._layout.names, self._layout.widths, (name, down))
        self._show_sort()
        self.save()
        self.sorted_anew.emit()

    def _show_sort(self) -> None:
        header = self._table.horizontalHeader()
        names = [each.name for each in self._table.records.columns]
        if self._layout.sort is None or self._layout.sort[0] not in names:
            header.setSortIndicatorShown(False)
            return
        name, down = self._layout.sort
        order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        header.setSortIndicatorShown(True)
        header.setSortIndicator(names.index(name), order)

    def _heading_width(self, text: str) -> int:
        """What a heading needs, with the arrow of the order; a very long one is shortened."""
        return min(self._table.fontMetrics().horizontalAdvance(text) + SPACE * 6, _WIDEST_HEADING)

    # -- columns --------------------------------------------------------------------------------

    @Slot(object)
    def _columns_chosen(self, names: Sequence[str]) -> None:
        self._layout = Layout(tuple(names), self._widths(), self._layout.sort)
        self._apply()
        self.save()

    @Slot()
    def _columns_reset(self) -> None:
        self._layout = Layout(first_columns(self._key, self._fields), {}, self._layout.sort)
        self._apply()
        self.save()

    def _apply(self) -> None:
        by_name = {each.name: each for each in self._fields}
        shown = [by_name[name] for name in self._layout.names if name in by_name]
        self._arranging = True
        try:
            header = self._table.horizontalHeader()
            self._table.set_columns([as_column(each) for each in shown])
            for visual in range(header.count()):
                header.moveSection(header.visualIndex(visual), visual)
            widths = self._layout.widths
            self._table.set_widths(
                [
                    widths.get(each.name) or max(width_of(each), self._heading_width(each.label))
                    for each in shown
                ]
            )
            self._show_sort()
        finally:
            self._arranging = False
        self.columns_shown.emit(tuple(each.name for each in shown))

    @Slot()
    def _arranged(self) -> None:
        if not self._arranging:
            self._table.viewport().update()
            self._remember.start()

    def _widths(self) -> dict[str, int]:
        widths = dict(self._layout.widths)
        last = self._table.shown_order()[-1:]  # stretched to fill the view, so not its own width
        for at, each in enumerate(self._table.records.columns):
            if at not in last:
                widths[each.name] = self._table.columnWidth(at)
        return widths
