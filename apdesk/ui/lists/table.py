"""The table view: records by id, a selection that survives refreshes, "all" as a condition."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from apdesk.domain.ids import RecordIds, record_ids
from apdesk.language import tr
from apdesk.ui.lists.grab import Grab
from apdesk.ui.lists.model import MARKED, PLACEHOLDER, Column, RecordModel
from apdesk.ui.lists.place import Chosen, Finder, Place, ranges
from apdesk.ui.theme import SPACE, theme, tokens
from apdesk.ui.widgets.basics import named
from apdesk.ui.widgets.selection import SelectionFollower

Index = QModelIndex | QPersistentModelIndex

ROW_HEIGHT = SPACE * 9 // 2
#: Rows whose ids are kept one by one in a selection; more are selected with "all" or not kept.
LARGEST_KEPT = 20_000


class RecordDelegate(QStyledItemDelegate):
    """Paints a cell: text, hairline, hover, and a dot before a row that changed."""

    def __init__(self, table: RecordTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = tokens()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = self._table.all_selected and self._table.in_all(index.row())
        selected = selected or bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(rect, QColor(colours.selected))
        elif index.row() == self._table.hovered_row:
            painter.fillRect(rect, QColor(colours.sunken))
        painter.setPen(QColor(colours.border))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        first = self._table.first_shown_column() == index.column()
        area = rect.adjusted(SPACE * 2 if first else SPACE, 0, -SPACE, 0)
        if first:
            area.setLeft(area.left() + SPACE)
            if index.data(MARKED):
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(colours.marked))
                painter.drawEllipse(rect.left() + SPACE, rect.center().y() - 2, 6, 6)
        if index.data(PLACEHOLDER):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.hover))
            bar = QRect(area.left(), rect.center().y() - 4, min(area.width(), 96), 8)
            painter.drawRoundedRect(bar, 4, 4)
        else:
            text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
            if text:
                font = QFont(self._table.font())
                if first:
                    font.setWeight(QFont.Weight.Medium)
                painter.setFont(font)
                painter.setPen(QColor(colours.text))
                shown = painter.fontMetrics().elidedText(
                    " ".join(text.split()), Qt.TextElideMode.ElideRight, area.width()
                )
                side = index.data(Qt.ItemDataRole.TextAlignmentRole)
                painter.drawText(area, int(side), shown)
        if state & QStyle.StateFlag.State_HasFocus and self._table.hasFocus():
            painter.setPen(QColor(colours.focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.restore()


class RecordTable(QTableView):
    """A table over a `RecordModel`.

    Signals:
        current_changed: The record under the cursor (apdesk id or None).
        chosen_changed: The selection (Chosen).
        sort_asked: A header was clicked (column index).
        activated_record: Enter or a double click (apdesk id).
        drag_asked: The selected rows are dragged.
    """

    current_changed = Signal(object)
    chosen_changed = Signal(object)
    sort_asked = Signal(int)
    activated_record = Signal(object)
    drag_asked = Signal()

    def __init__(self, model: RecordModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hovered_row = -1
        self._all = False
        self._without: set[int] = set()
        self._restoring = False
        self._grab = Grab()
        self._records = model
        self.setModel(model)
        self.setItemDelegate(RecordDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setResizeContentsPrecision(0)
        header.setMinimumSectionSize(SPACE * 6)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.sectionClicked.connect(self.sort_asked)
        named(header, tr("Columns"))
        self._fit_rows()
        theme().changed.connect(self._fit_rows)
        self.selectionModel().currentChanged.connect(self._current_moved)
        self.selectionModel().selectionChanged.connect(self._selection_moved)
        self.doubleClicked.connect(self._double_clicked)
        SelectionFollower(self)

    @property
    def records(self) -> RecordModel:
        """Its model."""
        return self._records

    # -- what is chosen -------------------------------------------------------------------------

    @property
    def all_selected(self) -> bool:
        return self._all

    def in_all(self, row: int) -> bool:
        """Whether a row is among "all": it wasn't taken out."""
        return self._records.record_id(row) not in self._without

    def chosen(self) -> Chosen:
        """The selection; cheap for any number of rows."""
        if self._all:
            count = self._records.rowCount() - len(self._without)
            return Chosen(all=True, count=count, without=frozenset(self._without))
        spans = self._ranges_chosen()
        total = sum(bottom - top + 1 for top, bottom in spans)
        ids: list[int] = []
        if total <= LARGEST_KEPT:
            for top, bottom in spans:
                ids.extend(self._records.ids[top : bottom + 1])
        return Chosen(ids=tuple(ids), count=total)

    def chosen_ids(self) -> array[int]:
        """The records that are selected, however many, in the order of the list, as far as their
        ids are known."""
        if self._all and not self._without:
            return self._records.ids[:]
        if self._all:
            return record_ids(x for x in self._records.ids if x not in self._without)
        found = record_ids()
        for top, bottom in self._ranges_chosen():
            found.extend(self._records.ids[top : bottom + 1])
        return found

    def first_chosen(self, most: int) -> array[int]:
        """The same, but no more than so many: cheap for any number of rows."""
        if self._all:
            ids = self._records.ids[: most + len(self._without)]
            return record_ids([x for x in ids if x not in self._without][:most])
        found = record_ids()
        for top, bottom in self._ranges_chosen():
            found.extend(self._records.ids[top : min(bottom + 1, top + most - len(found))])
        return found

    def _ranges_chosen(self) -> list[tuple[int, int]]:
        selection = self.selectionModel().selection()
        return sorted(
            (selection.at(at).top(), selection.at(at).bottom()) for at in range(selection.count())
        )

    def current_id(self) -> int | None:
        """The record under the cursor."""
        return self._records.record_id(self.currentIndex().row())

    def selectAll(self) -> None:
        """Everything that the list shows, as a condition: no row is selected one by one."""
        if self._records.rowCount() == 0:
            return
        self._restoring = True
        self.clearSelection()
        self._restoring = False
        self._all = True
        self._without.clear()
        self.viewport().update()
        self.chosen_changed.emit(self.chosen())

    def _toggle_in_all(self, index: QModelIndex) -> None:
        """Takes a record out of "all", or puts it back."""
        record_id = self._records.record_id(index.row())
        if record_id is None:
            return
        self._without ^= {record_id}
        if len(self._without) == self._records.rowCount():
            self._leave_all()
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.viewport().update()
        self.chosen_changed.emit(self.chosen())

    def select_record(self, record_id: int) -> bool:
        """Moves the cursor to a record and shows it; False when it isn't in the list."""
        row = self._records.row_of(record_id)
        if row is None:
            return False
        self._leave_all()
        index = self._records.index(row, max(0, self.first_shown_column()))
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def _leave_all(self) -> None:
        if self._all:
            self._all = False
            self._without.clear()
            self.viewport().update()

    # -- refresh --------------------------------------------------------------------------------

    def show_first(self, ids: RecordIds, count: int | None) -> None:
        """Shows the beginning of other rows, from its top; `count` as `RecordModel.show_first`."""
        self._restoring = True
        try:
            self._leave_all()
            self._records.show_first(ids, count)
            self.scrollToTop()
        finally:
            self._restoring = False
        self.current_changed.emit(self.current_id())
        self.chosen_changed.emit(self.chosen())

    def watched(self) -> tuple[int, ...]:
        """The records whose rows must be known to keep the place when other rows come."""
        place = self._place()
        found = {*place.chosen.ids, *place.chosen.without, place.current, place.top}
        return tuple(each for each in found if each is not None)

    def replace_ids(
        self, ids: RecordIds, *, keep_place: bool, rows: Mapping[int, int] | None = None
    ) -> None:
        """Shows other rows. With `keep_place` the cursor, the selection and the scroll position
        stay with their records; without, the list starts at its top. `rows` are the places of
        records in `ids` (-1: none), as far as they were looked for; others are looked for now."""
        place = self._place() if keep_place else None
        self._restoring = True
        try:
            changed = self._records.set_ids(ids)
            if place is None:
                self._leave_all()
                self.scrollToTop()
            elif changed:
                self._restore(place, Finder(self._records, rows or {}))
        finally:
            self._restoring = False
        self.current_changed.emit(self.current_id())
        self.chosen_changed.emit(self.chosen())

    def complete_ids(self, ids: RecordIds, rows: Mapping[int, int] | None = None) -> None:
        """All rows of what `show_first` began; who has not moved since stays at the top."""
        if self.untouched:
            self.replace_ids(ids, keep_place=False)
        else:
            self.replace_ids(ids, keep_place=True, rows=rows)

    @property
    def untouched(self) -> bool:
        """Whether nobody has gone anywhere in it, or chosen anything."""
        at_top = self.verticalScrollBar().value() == 0
        return at_top and self.current_id() is None and self.chosen().count == 0

    def _place(self) -> Place:
        top = self.rowAt(0)
        offset = self.rowViewportPosition(top) if top >= 0 else 0
        return Place(
            self.current_id(),
            self.currentIndex().column(),
            self.chosen(),
            self._records.record_id(top),
            offset,
            self.verticalScrollBar().value(),
            self.horizontalScrollBar().value(),
        )

    def _restore(self, place: Place, finder: Finder) -> None:
        model = self._records
        if place.chosen.without:
            gone = finder.rows(tuple(place.chosen.without))
            self._without = {each for row in gone if (each := model.record_id(row)) is not None}
        spans = ranges(finder.rows(place.chosen.ids))
        self._choose(spans, finder.row(place.current), max(0, place.column))
        top_row = finder.row(place.top)
        self.updateGeometries()
        if top_row is not None:
            height = self.verticalHeader().defaultSectionSize()
            self.verticalScrollBar().setValue(top_row * height - place.offset)
        else:
            self.verticalScrollBar().setValue(place.bar)
        self.horizontalScrollBar().setValue(place.across)

    def _choose(self, spans: Sequence[tuple[int, int]], row: int | None, column: int) -> None:
        """Selects those rows (first, last) and no others, and puts the cursor into a row."""
        model, selection = self._records, QItemSelection()
        last = max(0, model.columnCount() - 1)
        for top, bottom in spans:
            selection.select(model.index(top, 0), model.index(bottom, last))
        flags = QItemSelectionModel.SelectionFlag
        if row is not None:
            self.selectionModel().setCurrentIndex(model.index(row, column), flags.NoUpdate)
        self.selectionModel().select(selection, flags.ClearAndSelect)

    # -- columns --------------------------------------------------------------------------------

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Shows other columns; the cursor, the selection and the rows in view stay."""
        current, bar = self.currentIndex(), self.verticalScrollBar().value()
        row, spans = current.row() if current.isValid() else None, self._ranges_chosen()
        self._restoring = True
        try:
            self._records.set_columns(columns)
            self._choose(spans, row, 0)
            self.updateGeometries()
            self.verticalScrollBar().setValue(bar)
        finally:
            self._restoring = False

    def first_shown_column(self) -> int:
        """The column that stands leftmost (columns can be dragged)."""
        header = self.horizontalHeader()
        return header.logicalIndex(0) if header.count() else -1

    def shown_order(self) -> list[int]:
        """Column numbers from left to right."""
        header = self.horizontalHeader()
        return [header.logicalIndex(at) for at in range(header.count())]

    def set_widths(self, widths: Sequence[int]) -> None:
        """Column widths in pixels, by column number."""
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width)

    # -- events ---------------------------------------------------------------------------------

    def _fit_rows(self) -> None:
        height = max(ROW_HEIGHT, self.fontMetrics().height() + SPACE * 2)
        self.verticalHeader().setDefaultSectionSize(height)
        if self.isVisible():
            self.viewport().update()

    def _current_moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        if not self._restoring:
            self.current_changed.emit(self._records.record_id(current.row()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus alone chooses nothing; Qt would put the cursor on the first row."""
        had_cursor, restoring = self.currentIndex().isValid(), self._restoring
        self._restoring = True
        super().focusInEvent(event)
        if not had_cursor:
            self.selectionModel().clearCurrentIndex()
        self._restoring = restoring

    def _selection_moved(self, _added: QItemSelection, _gone: QItemSelection) -> None:
        if not self._restoring:
            self._leave_all()
            self.chosen_changed.emit(self.chosen())

    def _double_clicked(self, index: QModelIndex) -> None:
        self.activated_record.emit(self._records.record_id(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            record_id = self.current_id()
            if record_id is not None:
                self.activated_record.emit(record_id)
            event.accept()
            return
        if event.key() == Qt.Key.Key_Escape and (self._all or self.selectionModel().hasSelection()):
            self._leave_all()
            self.clearSelection()
            self.chosen_changed.emit(self.chosen())
            event.accept()
            return
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if self._all and control and event.key() == Qt.Key.Key_Space:
            self._toggle_in_all(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._all and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._toggle_in_all(self.indexAt(event.position().toPoint()))
            event.accept()
            return
        if self._all and event.button() == Qt.MouseButton.RightButton:
            event.accept()  # the menu is for all of them
            return
        index = self.indexAt(event.position().toPoint())
        if self._grab.press(event, selected=index.isValid() and self._is_chosen(index)):
            event.accept()
            return
        self._leave_all()
        super().mousePressEvent(event)

    def _is_chosen(self, index: QModelIndex) -> bool:
        if self._all:
            return self.in_all(index.row())
        return self.selectionModel().isSelected(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        press = self._grab.release()
        if press is not None:  # no drag came of it: a click like any other
            self._leave_all()
            super().mousePressEvent(press)
        super().mouseReleaseEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grab.moved(event):
            self.drag_asked.emit()
        if self._grab.held and event.buttons() != Qt.MouseButton.NoButton:
            event.accept()
            return
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def _hover(self, row: int) -> None:
        if row == self.hovered_row:
            return
        before, self.hovered_row = self.hovered_row, row
        width = self.viewport().width()
        for each in (before, row):
            if each >= 0:
                height = self.rowHeight(each)
                self.viewport().update(0, self.rowViewportPosition(each), width, height)
