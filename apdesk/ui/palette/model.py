"""The rows of the palette for its list, and for those who have them read to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from apdesk.language import tr
from apdesk.ui.palette.entries import Entry, Heading, Row
from apdesk.ui.palette.shortcuts import shown_keys

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


def said(entry: Entry) -> str:
    """An entry as a sentence: what it is, what is said of it, where it belongs, its key."""
    key = tr("key {key}", key=shown_keys(entry.shortcut)) if entry.shortcut else ""
    return ", ".join(filter(None, (entry.title, entry.detail, entry.group, key)))


class PaletteModel(QAbstractListModel):
    """Headings can't be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        return self._rows

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Those that can be chosen."""
        return tuple(each for each in self._rows if isinstance(each, Entry))

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Shows other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def entry(self, index: Index) -> Entry | None:
        """The entry of a row; None for a heading."""
        row = self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None
        return row if isinstance(row, Entry) else None

    def next_entry(self, at: int, step: int) -> int:
        """The row of the entry after (1) or before (-1) a row, round the ends; -1 for none."""
        count = len(self._rows)
        for steps in range(1, count + 1):
            row = (at + step * steps) % count
            if isinstance(self._rows[row], Entry):
                return row
        return -1

    def row_of(self, key: str, title: str) -> int:
        """Where an entry stands now; -1: it is gone."""
        for at, each in enumerate(self._rows):
            if isinstance(each, Entry) and (each.key, each.title) == (key, title):
                return at
        return -1

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.entry(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.title if isinstance(row, Heading) else said(row)
        return None
