"""The table view: records by id, a selection that survives refreshes, "all" as a condition."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

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

from apdesk.ui.lists.model import MARKED, PLACEHOLDER, RecordModel
from apdesk.ui.theme import SPACE, theme, tokens
from apdesk.ui.widgets.basics import named
from apdesk.ui.widgets.selection import SelectionFollower

Index = QModelIndex | QPersistentModelIndex

ROW_HEIGHT = SPACE * 9 // 2
#: Rows whose ids are kept one by one in a selection; more are selected with "all" or not kept.
LARGEST_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is selected: all that the list shows (a condition, not a set), or these ids."""

    all: bool = False
    ids: tuple[int, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the user is: by record, so that it survives new rows above."""

    current: int | None
    column: int
    chosen: Chosen
    top: int | None
    offset: int
    bar: int
    across: int


class RecordDelegate(QStyledItemDelegate):
    """Paints a cell: text, hairline, hover, and a dot before a row that changed."""

    def __init__(self, table: RecordTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = tokens()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = self._table.all_selected or bool(state & QStyle.StateFlag.State_Selected)
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
    """

    current_changed = Signal(object)
    chosen_changed = Signal(object)
    sort_asked = Signal(int)
    activated_record = Signal(object)

    def __init__(self, model: RecordModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hovered_row = -1
        self._all = False
        self._restoring = False
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
        named(header, "Columns")
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

    def chosen(self) -> Chosen:
        """The selection; cheap for any number of rows."""
        if self._all:
            return Chosen(all=True, count=self._records.rowCount())
        ranges = self._ranges_chosen()
        total = sum(bottom - top + 1 for top, bottom in ranges)
        ids: list[int] = []
        if total <= LARGEST_KEPT:
            for top, bottom in ranges:
                ids.extend(self._records.ids[top : bottom + 1])
        return Chosen(ids=tuple(ids), count=total)

    def chosen_ids(self) -> array[int]:
        """The records that are selected, however many, in the order of the list."""
        if self._all:
            return self._records.ids[:]
        found = array("q")
        for top, bottom in self._ranges_chosen():
            found.extend(self._records.ids[top : bottom + 1])
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
            self.viewport().update()

    # -- refresh --------------------------------------------------------------------------------

    def replace_ids(self, ids: object, *, keep_place: bool) -> None:
        """Shows other rows. With `keep_place` the cursor, the selection and the scroll position
        stay with their records; without, the list starts at its top."""
        place = self._place() if keep_place else None
        self._restoring = True
        try:
            changed = self._records.set_ids(ids)  # type: ignore[arg-type]
            if place is None:
                self._all = False
                self.scrollToTop()
            elif changed:
                self._restore(place)
        finally:
            self._restoring = False
        self.current_changed.emit(self.current_id())
        self.chosen_changed.emit(self.chosen())

    def _place(self) -> _Place:
        top = self.rowAt(0)
        offset = self.rowViewportPosition(top) if top >= 0 else 0
        return _Place(
            self.current_id(),
            self.currentIndex().column(),
            self.chosen(),
            self._records.record_id(top),
            offset,
            self.verticalScrollBar().value(),
            self.horizontalScrollBar().value(),
        )

    def _restore(self, place: _Place) -> None:
        model, selection = self._records, QItemSelection()
        last = max(0, model.columnCount() - 1)
        if place.chosen.ids:
            if len(place.chosen.ids) == 1:
                found = model.row_of(place.chosen.ids[0])
                rows = [] if found is None else [found]
            else:
                wanted = frozenset(place.chosen.ids)
                rows = [at for at, each in enumerate(model.ids) if each in wanted]
            for top, bottom in _ranges(rows):
                selection.select(model.index(top, 0), model.index(bottom, last))
        row = model.row_of(place.current) if place.current is not None else None
        flags = QItemSelectionModel.SelectionFlag
        if row is not None:
            self.selectionModel().setCurrentIndex(
                model.index(row, max(0, place.column)), flags.NoUpdate
            )
        self.selectionModel().select(selection, flags.ClearAndSelect)
        top_row = model.row_of(place.top) if place.top is not None else None
        self.updateGeometries()
        if top_row is not None:
            height = self.verticalHeader().defaultSectionSize()
            self.verticalScrollBar().setValue(top_row * height - place.offset)
        else:
            self.verticalScrollBar().setValue(place.bar)
        self.horizontalScrollBar().setValue(place.across)

    # -- columns --------------------------------------------------------------------------------

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
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._leave_all()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
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


def _ranges(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Neighbouring rows together: [1, 2, 3, 7] -> [(1, 3), (7, 7)]."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and row == found[-1][1] + 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found
