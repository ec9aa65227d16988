"""The table's model: the ordered ids of a list, and the rows that were looked at.

Ids are computed elsewhere (in SQL, off this thread): first those of the first rows with the number
of all, so that the list is there at once, and then all of them. Rows are read by page as the view
asks for them, from this thread's own read-only connection (0.2 ms for a page). `data` never raises:
an exception within a paint ends the process.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.ids import RecordIds, record_ids, same_beginning
from apdesk.language import tr
from apdesk.ui.lists.cells import cell

log = logging.getLogger("apdesk.ui.lists")

PAGE: Final = 100
PAGES_KEPT: Final = 60

#: True for a cell of a row that was changed or entered in the last run.
MARKED: Final = Qt.ItemDataRole.UserRole + 1
#: True for a cell whose row can't be read (any more), or whose id isn't known yet.
PLACEHOLDER: Final = Qt.ItemDataRole.UserRole + 2
#: The apdesk id of the row.
RECORD_ID: Final = Qt.ItemDataRole.UserRole + 3

_NUMERIC = frozenset({ApdeskType.NUMBER, ApdeskType.CURRENCY, ApdeskType.PERCENT})

Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[Sequence[int], Sequence[str]], dict[int, tuple[Any, ...]]]
NamesOf = Callable[[Sequence[str]], dict[str, str]]


class Field(Protocol):
    """What a column needs of a list's field (`apdesk.store.views.ListField`)."""

    @property
    def name(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def type(self) -> ApdeskType: ...


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    label: str
    type: str


class RecordModel(QAbstractTableModel):
    """Rows are records in the order of `ids`, columns are fields."""

    def __init__(
        self, fetch: Fetch, parent: QObject | None = None, names_of: NamesOf | None = None
    ) -> None:
        """`fetch(ids, field names)` gives values by id; ids that aren't there any more are left
        out. `names_of(Salesforce ids)` gives what is shown in the place of a lookup's value."""
        super().__init__(parent)
        self._fetch = fetch
        self._names_of = names_of
        self._names: dict[str, str] = {}
        #: The columns whose values are called something.
        self._lookups: frozenset[int] = frozenset()
        self._ids: RecordIds = record_ids()
        self._count = 0
        self._complete = True
        self._columns: tuple[Column, ...] = ()
        self._pages: OrderedDict[int, dict[int, tuple[Any, ...]]] = OrderedDict()
        self._marked: frozenset[int] = frozenset()
        self._broken = False

    # -- what is shown --------------------------------------------------------------------------

    @property
    def ids(self) -> RecordIds:
        """The apdesk ids in order, as far as they are known; not to be changed."""
        return self._ids

    @property
    def complete(self) -> bool:
        """Whether the ids of all rows are known."""
        return self._complete

    @property
    def columns(self) -> tuple[Column, ...]:
        return self._columns

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Replaces the columns."""
        chosen = tuple(columns)
        if chosen == self._columns:
            return
        self.beginResetModel()
        self._columns = chosen
        self._lookups = frozenset(
            at
            for at, each in enumerate(chosen)
            if each.type == ApdeskType.REFERENCE and not each.name.startswith("@")
        )
        self._pages.clear()
        self.endResetModel()

    def show_first(self, ids: RecordIds, count: int | None) -> None:
        """Replaces the rows by the first of others; `count`: how many there will be, None while
        nobody knows. Those whose ids aren't known yet are placeholders."""
        self.beginResetModel()
        self._ids = ids
        self._count = max(len(ids), count or 0)
        self._complete = False
        self._pages.clear()
        self.endResetModel()

    def set_ids(self, ids: RecordIds) -> bool:
        """Replaces the rows; False when those that were shown stay where they are: then values
        are read again, and rows come or go at the end alone."""
        known, count = len(self._ids), len(ids)
        if (self._complete and known != count) or not same_beginning(ids, self._ids, known):
            self.beginResetModel()
            self._ids, self._count, self._complete = ids, count, True
            self._pages.clear()
            self.endResetModel()
            return True
        if count > self._count:
            self.beginInsertRows(QModelIndex(), self._count, count - 1)
            self._ids, self._count, self._complete = ids, count, True
            self.endInsertRows()
        elif count < self._count:
            self.beginRemoveRows(QModelIndex(), count, self._count - 1)
            self._ids, self._count, self._complete = ids, count, True
            self.endRemoveRows()
        self._ids, self._complete = ids, True
        self.refresh()
        return False

    def refresh(self) -> None:
        """Reads the shown rows again."""
        self._pages.clear()
        self._names.clear()
        self._broken = False
        self._announce([])

    def set_marked(self, ids: frozenset[int]) -> None:
        """Which records changed in the last run."""
        if ids != self._marked:
            self._marked = ids
            self._announce([MARKED])

    def _announce(self, roles: list[int]) -> None:
        if self._count and self._columns:
            last = self.index(self._count - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last, roles)

    def record_id(self, row: int) -> int | None:
        """The apdesk id in a row; None when there is no such row, or it isn't known yet."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, record_id: int) -> int | None:
        """The row of a record; None when it isn't in the list."""
        try:
            return self._ids.index(record_id)
        except ValueError:
            return None

    def value(self, row: int, name: str) -> Any:
        """A field's raw value, None when it isn't shown or the row is gone."""
        for at, column in enumerate(self._columns):
            if column.name == name:
                values = self._row(row)
                return values[at] if values is not None else None
        return None

    # -- Qt -------------------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._count

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        try:
            return self._data(index, role)
        except Exception:
            if not self._broken:
                self._broken = True
                log.exception("a cell can't be shown")
            return None

    def _data(self, index: Index, role: int) -> Any:
        row, at = index.row(), index.column()
        if not (0 <= row < self._count and 0 <= at < len(self._columns)):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            values = self._row(row)
            if values is None or at >= len(values):
                return ""
            column = self._columns[at]
            names = self._names if at in self._lookups else None
            return cell(values[at], column.name, column.type, names)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = self._columns[at].type in _NUMERIC
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == MARKED:
            return self.record_id(row) in self._marked
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and at == 0:
            return tr("Changed in the last sync") if self.record_id(row) in self._marked else None
        if role == PLACEHOLDER:
            return self._row(row) is None
        if role == RECORD_ID:
            return self.record_id(row)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.label
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = column.type in _NUMERIC
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    # -- within ---------------------------------------------------------------------------------

    def _read_names(self, page: dict[int, tuple[Any, ...]]) -> None:
        """Adds those of a page's lookups, with one question for all of them."""
        called = [row[n] for row in page.values() for n in self._lookups]
        ids = {each for each in called if each} - self._names.keys()
        if ids and self._names_of is not None:
            self._names.update(self._names_of(sorted(ids)))

    def _row(self, row: int) -> tuple[Any, ...] | None:
        if row >= len(self._ids):
            return None
        number = row // PAGE
        page = self._pages.get(number)
        if page is None:
            page = self._read(number)
        else:
            self._pages.move_to_end(number)
        return page.get(self._ids[row])

    def _read(self, number: int) -> dict[int, tuple[Any, ...]]:
        ids = self._ids[number * PAGE : (number + 1) * PAGE]
        try:
            page = self._fetch(ids, [column.name for column in self._columns])
            self._read_names(page)
        except Exception:
            # Shown as placeholders; the next refresh reads them again.
            if not self._broken:
                self._broken = True
                log.exception("a page of rows can't be read")
            page = {}
        self._pages[number] = page
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        return page
