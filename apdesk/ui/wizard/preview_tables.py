"""The exact lists of the preview: who enters, who leaves, who changes and how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from heapq import nlargest

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from apdesk.domain.apdesk_types import ApdeskType, apdesk_types_for
from apdesk.domain.records import FieldValue
from apdesk.domain.schema import FieldSchema, FieldType, SObjectSchema
from apdesk.language import marked, plural, tr, translated
from apdesk.ui import words
from apdesk.ui.mapping.nothing_found import NothingFound
from apdesk.ui.mapping.table import column_width
from apdesk.ui.theme import SPACE, set_role, tokens
from apdesk.ui.widgets import SearchField, label, named, row, wrapped
from apdesk.worker.setup import Preview, PreviewRecord

Index = QModelIndex | QPersistentModelIndex
HEADERS = (
    marked("Effect"),
    marked("Object"),
    marked("Name"),
    marked("What happens"),
    marked("Salesforce ID"),
)
#: What happens to a record, by the group of the preview it is in.
EFFECTS = {
    "leave": marked("Leaves", note="what happens to a record"),
    "change": marked("Changes", note="what happens to a record"),
    "enter": marked("Enters", note="what happens to a record"),
}
OBJECTS = {"Lead": marked("Lead"), "Contact": marked("Contact"), "Account": marked("Account")}
#: More lines than this are for the exported file; a person reads none of them here.
MOST_LINES = 50_000
#: The columns by their place, as in HEADERS.
_NAME, _WHAT, _ID = 2, 3, 4
#: What a name and an id take where there is room, and what of a name still tells who it is.
_WIDE_NAME, _WIDE_ID, _LEAST_NAME = "m" * 20, "00QWW00000WWWWWWW2", "m" * 12
#: So many of the longest texts of a column are measured: 50,000 would hold the window up.
_MEASURED = 40


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table."""

    group: str  # a key of EFFECTS
    sobject: str
    name: str
    words: str
    salesforce_id: str

    @property
    def effect(self) -> str:
        return translated(EFFECTS[self.group], note="what happens to a record")

    @property
    def cells(self) -> tuple[str, ...]:
        what = translated(OBJECTS.get(self.sobject, self.sobject))
        return (self.effect, what, self.name, self.words, self.salesforce_id)


def value_words(value: FieldValue, field: FieldSchema | None = None) -> str:
    """A value as the lists show it."""
    kinds = apdesk_types_for(field) if field is not None else ()
    return words.value(value, kinds[0] if kinds else ApdeskType.TEXT) or tr("(blank)")


def _changes(record: PreviewRecord, schema: SObjectSchema | None) -> str:
    said = []
    for each in record.changes:
        field = schema.field(each.field) if schema is not None else None
        here, there = value_words(each.old, field), value_words(each.new, field)
        if each.sends:
            said.append(
                tr(
                    "{field} in Salesforce: {before} → {after}",
                    field=each.label,
                    before=there,
                    after=here,
                )
            )
        else:
            said.append(f"{each.label}: {here} → {there}")
    return "; ".join(said)


def _lookups_change(preview: Preview, schemas: Mapping[str, SObjectSchema]) -> bool:
    """Whether a value that changes is the id of another record."""
    return any(
        field is not None and field.type is FieldType.REFERENCE
        for name, each in preview.objects.items()
        if name in schemas
        for record in each.change.records
        for change in record.changes
        for field in (schemas[name].field(change.field),)
    )


def lines_of(preview: Preview, schemas: Mapping[str, SObjectSchema]) -> tuple[Line, ...]:
    """All lines: those who leave first, then changes, then those who enter."""
    found: list[Line] = []
    for group in EFFECTS:
        for name, each in preview.objects.items():
            for record in getattr(each, group).records:
                said = _changes(record, schemas.get(name)) if group == "change" else record.reason
                found.append(Line(group, name, record.name, said, record.salesforce_id))
                if len(found) >= MOST_LINES:
                    return tuple(found)
    return tuple(found)


class EffectModel(QAbstractTableModel):
    """Shows Lines."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()

    def set_lines(self, lines: tuple[Line, ...]) -> None:
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, number: int) -> Line:
        return self._lines[number]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

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
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line, column = self._lines[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return line.cells[column]
        if role == Qt.ItemDataRole.ToolTipRole and column in (_NAME, _WHAT, _ID):
            return line.cells[column] or None
        if role == Qt.ItemDataRole.ForegroundRole:
            if column == 0 and line.group == "leave":
                return QColor(tokens().danger_text)
            if column == 0 and line.group == "enter":
                return QColor(tokens().success_text)
            if column in (1, 4):
                return QColor(tokens().muted)
        return None


class _Filter(QSortFilterProxyModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()

    def search(self, text: str) -> None:
        self.beginFilterChange()
        self._words = tuple(text.casefold().split())
        self.endFilterChange()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        model = self.sourceModel()
        if not self._words or not isinstance(model, EffectModel):
            return True
        text = " ".join(model.line(source_row).cells).casefold()
        return all(word in text for word in self._words)


class _Lines(QTableView):
    """The lines. What happens to a record comes first where room is scarce."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted: dict[int, int] = {}
        self._fitted: dict[int, int] = {}

    def measure(self, lines: tuple[Line, ...]) -> None:
        """Gives the columns what these lines need."""
        self._wanted = {
            column: column_width(self, column, nlargest(_MEASURED, texts, key=len))
            for column, texts in (
                (_NAME, {each.name for each in lines}),
                (_WHAT, {each.words for each in lines}),
                (_ID, {each.salesforce_id for each in lines}),
            )
        }
        self._fit()

    def _fit(self) -> None:
        """The id and the name give up first what they don't need, then the id what can be looked up
        in its tooltip, and last the name some of it. Columns that a person sized stay so."""
        header = self.horizontalHeader()
        if not self._wanted or (self._fitted and self._fitted != self._widths()):
            return
        widths = {
            _NAME: column_width(self, _NAME, (_WIDE_NAME,)),
            _ID: column_width(self, _ID, (_WIDE_ID,)),
        }
        others = sum(header.sectionSize(each) for each in (0, 1)) + sum(widths.values())
        lacking = self._wanted[_WHAT] - (self.viewport().width() - others)
        for column, least in (
            (_ID, self._wanted[_ID]),
            (_NAME, self._wanted[_NAME]),
            (_ID, column_width(self, _ID, ())),
            (_NAME, column_width(self, _NAME, (_LEAST_NAME,))),
        ):
            given = max(0, min(lacking, widths[column] - least))
            widths[column] -= given
            lacking -= given
        for column, width in widths.items():
            header.resizeSection(column, width)
        self._fitted = self._widths()

    def _widths(self) -> dict[int, int]:
        header = self.horizontalHeader()
        return {each: header.sectionSize(each) for each in (_NAME, _ID)}

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class EffectTable(QWidget):
    """The lines with search."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._more = 0
        self.model = EffectModel(self)
        self._filter = _Filter(self)
        self._filter.setSourceModel(self.model)
        self.search = SearchField(tr("Search these records"))
        self.search.searched.connect(self._searched)
        self.count = label("", "muted")
        self.table = _Lines()
        named(self.table, tr("Records that enter, leave or change"))
        set_role(self.table, "boxed")
        self.table.setModel(self._filter)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setMinimumHeight(34 * 7)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(32)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, texts in (
            (
                0,
                tuple(
                    translated(each, note="what happens to a record") for each in EFFECTS.values()
                ),
            ),
            (1, tuple(translated(each) for each in OBJECTS.values())),
        ):
            header.resizeSection(column, column_width(self.table, column, texts))
        header.setSectionResizeMode(_WHAT, QHeaderView.ResizeMode.Stretch)
        top = row(self.search, self.count)
        top.setStretch(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        self.nothing = NothingFound(self.search, self.table)
        layout.addWidget(self.nothing, 1)
        self.ids_note = wrapped(
            tr("Owners and other lookups stand here by Salesforce ID, as in the exported file."),
            "muted",
        )
        self.ids_note.hide()
        layout.addWidget(self.ids_note)

    def show_preview(self, preview: Preview, schemas: Mapping[str, SObjectSchema]) -> None:
        """`schemas` say how the values of changed fields are written."""
        lines = lines_of(preview, schemas)
        listed = sum(
            len(group.records)
            for each in preview.objects.values()
            for group in (each.enter, each.leave, each.change)
        )
        self._more = preview.more + listed - len(lines)
        self.model.set_lines(lines)
        self.table.measure(lines)
        self.ids_note.setVisible(_lookups_change(preview, schemas))
        self._tell()

    def _searched(self, text: str) -> None:
        self._filter.search(text)
        self._tell()

    def _tell(self) -> None:
        shown, total = self._filter.rowCount(), self.model.rowCount()
        said = (
            plural("{n} record", "{n} records", total)
            if shown == total
            else plural(
                "{shown} of {n} record",
                "{shown} of {n} records",
                total,
                shown=words.number(shown),
            )
        )
        if self._more:
            said = plural(
                "{records}, and {n} more that is not listed",
                "{records}, and {n} more that are not listed",
                self._more,
                records=said,
            )
        self.count.setText(said)
        self.nothing.show_for(empty=shown == 0 and total > 0)
