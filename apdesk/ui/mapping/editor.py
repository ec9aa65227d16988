"""The mapping editor of one object: the table of its fields, and the panel for the one selected."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.operators import Criteria
from apdesk.domain.preferences import MappedField, ObjectMapping, Rule
from apdesk.domain.schema import SObjectSchema
from apdesk.language import plural, tr
from apdesk.ui import words
from apdesk.ui.mapping.nothing_found import NothingFound
from apdesk.ui.mapping.panel import FieldPanel
from apdesk.ui.mapping.rows import MappingRow, rows_of, with_choice, without_choice
from apdesk.ui.mapping.table import MappingFilter, MappingTable, MappingTableModel, mapped_count
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import SearchField, label, row


class MappingEditor(QWidget):
    """Shows and edits how the fields of one object are mapped.

    Signals:
        changed: The user changed the mapping (`mapping()` has it).
    """

    changed = Signal()

    def __init__(
        self, schema: SObjectSchema, parent: QWidget | None = None, *, read_only: bool = False
    ) -> None:
        super().__init__(parent)
        self._schema = schema
        self._mapping = ObjectMapping()
        self._criteria: Criteria = ()
        self._taken: Mapping[str, ApdeskType] = {}
        self._applied: frozenset[str] | None = None
        self._rows: tuple[MappingRow, ...] = ()
        self.search = SearchField(tr("Search fields"))
        self.search.searched.connect(self._searched)
        self.count = label("", "muted")
        self.model = MappingTableModel(self)
        self.filter = MappingFilter(self)
        self.filter.setSourceModel(self.model)
        self.table = MappingTable(
            tr("Field mappings of {objects}", objects=schema.label_plural), self.filter
        )
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.panel = FieldPanel(schema)
        self.panel.setFixedWidth(self.panel.fitting_width())
        self.panel.chosen.connect(self._chosen)
        self.panel.reset.connect(self._reset)
        left = QVBoxLayout()
        left.setSpacing(SPACE)
        top = row(self.search, self.count)
        top.setStretch(0, 1)
        left.addLayout(top)
        left.addWidget(self.table, 1)
        self.nothing = NothingFound(self.search, self.table)
        left.addWidget(self.nothing, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, SPACE * 2, 0, 0)
        layout.setSpacing(SPACE * 2)
        layout.addLayout(left, 1)
        layout.addWidget(self.panel)
        self.panel.setVisible(not read_only)  # once it is inside: alone it'd be a window

    def mapping(self) -> ObjectMapping:
        return self._mapping

    def show_mapping(
        self,
        mapping: ObjectMapping,
        criteria: Criteria,
        taken: Mapping[str, ApdeskType],
        applied: frozenset[str] | None,
    ) -> None:
        """Shows a mapping; emits nothing.

        `taken` are the apdesk fields of the same kind of record that other objects use; `applied`
        the API names (lower case) of the fields that have been synced before, None when nothing
        has.
        """
        self._mapping, self._criteria = mapping, criteria
        self._taken, self._applied = taken, applied
        self._fill()
        if self._rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.filter.index(0, 0))

    @property
    def rows(self) -> tuple[MappingRow, ...]:
        return self._rows

    def select(self, name: str) -> None:
        """Selects a field by API name."""
        number = self.model.find(name)
        if number >= 0:
            self.table.setCurrentIndex(self.filter.mapFromSource(self.model.index(number, 0)))

    def _fill(self) -> None:
        self._rows = rows_of(self._schema, self._mapping, self._criteria, self._taken)
        self.model.set_rows(self._rows)
        self.count.setText(
            plural(
                "{synced} of {n} field is synced",
                "{synced} of {n} fields are synced",
                len(self._rows),
                synced=words.number(mapped_count(self._rows)),
            )
        )
        self._show_current()

    def _show_current(self) -> None:
        index = self.filter.mapToSource(self.table.currentIndex())
        if not index.isValid():
            self.panel.show_row(None, {}, (), is_new=False)
            return
        shown = self.model.row(index.row())
        existing = dict(self._taken)
        used = []
        for each in self._rows:
            if each.mapped is not None:
                existing[each.mapped.apdesk] = each.mapped.type
                if each.name != shown.name:
                    used.append(each.mapped.apdesk)
        # Before the first sync there is nothing here that could win, unless it was mapped by hand.
        is_new = (
            shown.override is not None
            if self._applied is None
            else shown.name.lower() not in self._applied
        )
        self.panel.show_row(shown, existing, tuple(used), is_new=is_new)

    @Slot(QModelIndex, QModelIndex)
    def _row_chosen(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_current()

    @Slot(str)
    def _searched(self, text: str) -> None:
        self.filter.search(text)
        if not self.table.currentIndex().isValid() and self.filter.rowCount():
            self.table.setCurrentIndex(self.filter.index(0, 0))
        self.nothing.show_for(empty=bool(self._rows) and not self.filter.rowCount())
        self._show_current()

    @Slot(object)
    def _chosen(self, chosen: MappedField) -> None:
        self._take(with_choice(self._schema, self._mapping, chosen))

    @Slot(str)
    def _reset(self, name: str) -> None:
        self._take(without_choice(self._mapping, name))

    def _take(self, mapping: ObjectMapping) -> None:
        if mapping != self._mapping:
            self._mapping = mapping
            self._fill()
            self.changed.emit()


def synced_fields(rows: tuple[MappingRow, ...]) -> tuple[MappingRow, ...]:
    """The rows whose field is synced."""
    return tuple(each for each in rows if each.mapped is not None and each.rule is not Rule.OFF)
