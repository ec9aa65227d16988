"""Which columns a list shows: the defaults, the popup to choose them, and their memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSettings, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.store.lists import FIRST_COLUMNS, ListField, ListKey
from apdesk.ui.lists.model import Column
from apdesk.ui.theme import SPACE, set_role
from apdesk.ui.widgets import ComboBox, SearchField, button, column, label, named, row

_WIDTHS = {
    ApdeskType.CHECKBOX: 96,
    ApdeskType.DATE: 120,
    ApdeskType.DATETIME: 168,
    ApdeskType.NUMBER: 112,
    ApdeskType.CURRENCY: 128,
    ApdeskType.PERCENT: 96,
    ApdeskType.EMAIL: 232,
    ApdeskType.PHONE: 144,
    ApdeskType.URL: 184,
    ApdeskType.PICKLIST: 152,
}


@dataclass(frozen=True, slots=True)
class Layout:
    """A list's columns from left to right with their widths, and its order."""

    names: tuple[str, ...]
    widths: dict[str, int]
    sort: tuple[str, bool] | None


def first_columns(key: ListKey, fields: Sequence[ListField]) -> tuple[str, ...]:
    """The columns of a list that was never arranged."""
    known = {each.name for each in fields}
    chosen = tuple(name for name in FIRST_COLUMNS[key] if name in known)
    return chosen or tuple(each.name for each in fields[:6])


def width_of(field: ListField) -> int:
    """A first width by the kind of value."""
    if field.name == "name":
        return 208
    return _WIDTHS.get(field.type, 176)


def as_column(field: ListField) -> Column:
    return Column(field.name, field.label, field.type)


def load_layout(settings: QSettings, key: ListKey, fields: Sequence[ListField]) -> Layout:
    """The remembered arrangement; fields that are gone are left out."""
    known = {each.name for each in fields}
    names = [str(x) for x in _listed(settings.value(f"lists/{key}/columns")) if str(x) in known]
    if not names:
        names = list(first_columns(key, fields))
    widths: dict[str, int] = {}
    for each in _listed(settings.value(f"lists/{key}/widths")):
        name, _, width = str(each).rpartition("=")
        if name in known and width.isdecimal():
            widths[name] = max(SPACE * 6, int(width))
    sort = _listed(settings.value(f"lists/{key}/sort"))
    order = None
    if len(sort) == 2 and str(sort[0]) in known:
        order = (str(sort[0]), str(sort[1]) == "down")
    elif "name" in known:
        order = ("name", False)
    return Layout(tuple(names), widths, order)


def save_layout(settings: QSettings, key: ListKey, layout: Layout) -> None:
    """Remembers an arrangement."""
    settings.setValue(f"lists/{key}/columns", list(layout.names))
    settings.setValue(f"lists/{key}/widths", [f"{n}={w}" for n, w in layout.widths.items()])
    if layout.sort is not None:
        name, down = layout.sort
        settings.setValue(f"lists/{key}/sort", [name, "down" if down else "up"])


def _listed(value: object) -> list[object]:
    """QSettings' INI format gives a list of one back as its only item."""
    if value is None or value == "":
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


class ColumnChooser(QFrame):
    """A popup list with a tick for each field that is a column; the order can be dragged."""

    chosen = Signal(object)  # tuple[str, ...], from left to right
    reset = Signal()
    sort_chosen = Signal(str, bool)  # field, from high to low

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        set_role(self, "card")
        self._search = SearchField("Find a field", delay_ms=0)
        self._search.textChanged.connect(self._narrow)
        self._list = named(QListWidget(), "Columns")
        set_role(self._list, "boxed")
        self._list.setMinimumSize(SPACE * 36, SPACE * 40)
        self._list.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self._list.setUniformItemSizes(True)
        self._list.itemChanged.connect(self._told)
        self._list.model().rowsMoved.connect(self._told)
        self._list.currentRowChanged.connect(self._place_known)
        self._up = button("Move up", clicked=lambda: self._move(-1))
        self._down = button("Move down", clicked=lambda: self._move(1))
        self._sort = named(ComboBox(), "Sort by")
        self._order = named(ComboBox(), "Order")
        for text in ("Ascending", "Descending"):
            self._order.addItem(text)
        for each in (self._sort, self._order):
            each.activated.connect(self._sort_taken)
        sort_name = label("Sort by", "muted")
        sort_name.setBuddy(self._sort)
        sorting = row(sort_name, self._sort, self._order)
        sorting.setStretch(1, 1)
        named(self, "Columns")
        self._quiet = False
        self.setLayout(
            column(
                row(label("Columns", "strong"), None, button("Reset", "link", clicked=self._reset)),
                self._search,
                self._list,
                row(label("Drag a column, or move it:", "small"), None, self._up, self._down),
                sorting,
                margins=SPACE * 2,
            )
        )

    def offer(
        self,
        fields: Sequence[ListField],
        shown: Sequence[str],
        sort: tuple[str, bool] | None = None,
    ) -> None:
        """Fills the popup: shown columns first, in their order, then all the others."""
        by_name = {each.name: each for each in fields}
        names = [name for name in shown if name in by_name]
        rest = [each.name for each in fields if each.name not in set(names)]
        self._quiet = True
        self._list.clear()
        for name in names + rest:
            item = QListWidgetItem(by_name[name].label)
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
            ticked = name in names
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self._list.addItem(item)
        self._quiet = False
        self._search.clear()
        self._place_known()
        self._sort.clear()
        for name in names:
            self._sort.addItem(by_name[name].label, name)
        if sort is not None and sort[0] in by_name:
            if sort[0] not in names:
                self._sort.addItem(by_name[sort[0]].label, sort[0])
            self._sort.setCurrentIndex(self._sort.findData(sort[0]))
            self._order.setCurrentIndex(int(sort[1]))

    def show_below(self, anchor: QWidget) -> None:
        """Opens under a button, right edges aligned."""
        self.adjustSize()
        corner = anchor.mapToGlobal(QPoint(anchor.width(), anchor.height() + SPACE // 2))
        self.move(corner.x() - self.width(), corner.y())
        self.show()
        self._search.setFocus()

    def names(self) -> tuple[str, ...]:
        """The ticked fields, in their order."""
        items = [self._list.item(at) for at in range(self._list.count())]
        return tuple(
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        )

    def _narrow(self, text: str) -> None:
        wanted = text.strip().casefold()
        for at in range(self._list.count()):
            item = self._list.item(at)
            item.setHidden(wanted not in item.text().casefold())

    def _place_known(self) -> None:
        at, last = self._list.currentRow(), self._list.count() - 1
        self._up.setEnabled(at > 0)
        self._down.setEnabled(0 <= at < last)

    def _move(self, step: int) -> None:
        """Moves the current line up or down, as dragging does."""
        at = self._list.currentRow()
        if not 0 <= at + step < self._list.count():
            return
        self._quiet = True
        self._list.insertItem(at + step, self._list.takeItem(at))
        self._list.setCurrentRow(at + step)
        self._quiet = False
        self._told()

    def _sort_taken(self) -> None:
        name = self._sort.currentData()
        if name is not None:
            self.sort_chosen.emit(str(name), self._order.currentIndex() == 1)

    def _told(self) -> None:
        if not self._quiet and self.names():
            self.chosen.emit(self.names())

    def _reset(self) -> None:
        self.hide()
        self.reset.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)
