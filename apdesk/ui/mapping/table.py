"""The table of mapped fields: a model over rows, with search."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from apdesk.domain.preferences import Rule
from apdesk.language import marked, tr, translated
from apdesk.ui.criteria.words import TYPE_WORDS
from apdesk.ui.icons import icon
from apdesk.ui.mapping.rows import RULE_WORDS, MappingRow
from apdesk.ui.theme import SPACE, set_role, tokens
from apdesk.ui.widgets import named
from apdesk.ui.widgets.selection import SelectionFollower

Index = QModelIndex | QPersistentModelIndex
HEADERS = (
    marked("Salesforce field"),
    marked("API name"),
    marked("Type"),
    marked("apdesk field"),
    marked("Direction and rule"),
)
_ROW_HEIGHT = 34
#: Columns that share the room that the fixed ones leave.
_STRETCHED = (0, 1, 3)
_LEAST_WIDTH = 12 * SPACE
#: What a cell keeps free around its text, and around an icon before it.
_CELL_MARGIN, _ICON_ROOM = 3 * SPACE, 24


class MappingTableModel(QAbstractTableModel):
    """Shows MappingRows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[MappingRow, ...] = ()

    def set_rows(self, rows: tuple[MappingRow, ...]) -> None:
        """Replaces the rows; the same fields in the same order keep selection and scroll."""
        if [each.name for each in rows] == [each.name for each in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(HEADERS) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, number: int) -> MappingRow:
        return self._rows[number]

    def find(self, name: str) -> int:
        """The row of a field, -1 when it has none."""
        return next((n for n, each in enumerate(self._rows) if each.name == name), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(HEADERS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return translated(HEADERS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return (row.label, row.name, row.type_words, row.apdesk_name, row.rule_words)[column]
        if role == Qt.ItemDataRole.DecorationRole and column == 4 and row.locked:
            return icon("lock")
        if role == Qt.ItemDataRole.ForegroundRole:
            if row.field is None:
                return QColor(tokens().warning_text)
            if row.mapped is None or column in (1, 2):
                return QColor(tokens().muted)
        if role == Qt.ItemDataRole.ToolTipRole:
            rule = ". ".join(each for each in (row.rule_words, row.padlock) if each)
            return (row.label, row.name, row.type_words, row.apdesk_name, rule)[column] or None
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return row.padlock
        return None


class MappingFilter(QSortFilterProxyModel):
    """Searches label, API name, type, apdesk field and rule."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()

    def search(self, text: str) -> None:
        self.beginFilterChange()
        self._words = tuple(text.casefold().split())
        self.endFilterChange()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        model = self.sourceModel()
        if not self._words or not isinstance(model, MappingTableModel):
            return True
        row = model.row(source_row)
        off = "" if row.mapped is not None else tr("unmapped")
        text = " ".join(
            (row.label, row.name, row.type_words, row.apdesk_name, row.rule_words, off)
        ).casefold()
        return all(word in text for word in self._words)


class MappingTable(QTableView):
    """The table as the mapping editor shows it."""

    def __init__(self, name: str, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        SelectionFollower(self)
        named(self, name)
        set_role(self, "boxed")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setIconSize(QSize(16, 16))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        titles = (column_width(self, each, ()) for each in _STRETCHED)
        header.setMinimumSectionSize(max(_LEAST_WIDTH, *titles))
        for column in _STRETCHED:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        types = tuple(translated(each, note="a type of field") for each in TYPE_WORDS.values())
        rules = tuple(translated(each) for each in RULE_WORDS.values())
        header.resizeSection(2, column_width(self, 2, types))
        header.resizeSection(4, column_width(self, 4, rules) + _ICON_ROOM)
        self.setMinimumHeight(4 * _ROW_HEIGHT)


def column_width(table: QTableView, column: int, texts: Iterable[str]) -> int:
    """The width that holds the column's title and each of these texts."""
    table.ensurePolished()
    metrics = table.fontMetrics()
    widest = max((metrics.horizontalAdvance(each) for each in texts), default=0)
    return max(widest + _CELL_MARGIN, table.horizontalHeader().sectionSizeHint(column))


def mapped_count(rows: tuple[MappingRow, ...]) -> int:
    return sum(each.mapped is not None and each.rule is not Rule.OFF for each in rows)
