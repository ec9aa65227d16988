"""The popup that chooses which columns a list shows, and by which it is ordered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from apdesk.language import tr
from apdesk.store.lists import ListField
from apdesk.ui.theme import SPACE, set_role
from apdesk.ui.widgets import SearchField, button, column, label, named, row
from apdesk.ui.widgets.combo import ComboBox


class ColumnChooser(QFrame):
    """A popup list with a tick for each field that is a column; the order can be dragged."""

    chosen = Signal(object)  # tuple[str, ...], from left to right
    reset = Signal()
    sort_chosen = Signal(str, bool)  # field, from high to low

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        set_role(self, "card")
        self._search = SearchField(tr("Find a field"), delay_ms=0)
        self._search.textChanged.connect(self._narrow)
        self._list = named(QListWidget(), tr("Columns"))
        set_role(self._list, "boxed")
        self._list.setMinimumSize(SPACE * 36, SPACE * 40)
        self._list.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self._list.setUniformItemSizes(True)
        self._list.itemChanged.connect(self._told)
        self._list.model().rowsMoved.connect(self._told)
        self._list.currentRowChanged.connect(self._place_known)
        self._up = button(tr("Move up"), clicked=lambda: self._move(-1))
        self._down = button(tr("Move down"), clicked=lambda: self._move(1))
        self._sort = named(ComboBox(), tr("Sort by"))
        self._order = named(ComboBox(), tr("Order"))
        for text in (tr("Ascending"), tr("Descending")):
            self._order.addItem(text)
        for each in (self._sort, self._order):
            each.activated.connect(self._sort_taken)
        sort_name = label(tr("Sort by"), "muted")
        sort_name.setBuddy(self._sort)
        sorting = row(sort_name, self._sort, self._order)
        sorting.setStretch(1, 1)
        named(self, tr("Columns"))
        self._quiet = False
        self.setLayout(
            column(
                row(
                    label(tr("Columns"), "strong"),
                    None,
                    button(tr("Reset"), "link", clicked=self._reset),
                ),
                self._search,
                self._list,
                row(label(tr("Drag a column, or move it:"), "small"), None, self._up, self._down),
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
