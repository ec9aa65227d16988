"""The criteria editor for a narrow place: the parts of a criterion stand under each other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QSizePolicy

from apdesk.domain.operators import Criteria
from apdesk.ui.criteria.editor import CriteriaEditor
from apdesk.ui.criteria.row import CriterionRow
from apdesk.ui.criteria.values import PairValue, ValueEditor
from apdesk.ui.widgets import order_focus

_ANY_WIDTH = 16_777_215  # QWIDGETSIZE_MAX


class NarrowCriteriaEditor(CriteriaEditor):
    """The same editor, with rows that need no more than a side panel has."""

    def add_row(self) -> None:
        if self.rows and self.rows[-1].empty:
            self.rows[-1].field.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().add_row()
        self._stack_rows()

    def begin(self) -> None:
        """Offers a first row to fill in, where there is none; tells nothing, and the focus stays
        where it is."""
        if not self.rows:
            self._append()
            self._renumber()
            self._stack_rows()
            order_focus(self)
            self._refresh()

    def _refresh(self) -> None:
        """Without a field nothing is asked of anybody yet; that all meet it would mislead."""
        super()._refresh()
        self.summary.setVisible(any(not each.empty for each in self.rows))

    def set_criteria(self, criteria: Criteria) -> None:
        super().set_criteria(criteria)
        self._stack_rows()

    def _stack_rows(self) -> None:
        for each in self.rows:
            if not each.property("stacked"):
                each.setProperty("stacked", True)
                _stack(each)


def _stack(row: CriterionRow) -> None:
    """The word with the ×; then field, operator and value, each as wide as there is room."""
    grid = row.layout()
    assert isinstance(grid, QGridLayout)
    parts = (row.field, row.operator, row.editor, row.message, row.note)
    for each in (row.remove, *parts):
        grid.removeWidget(each)
    for column in range(grid.columnCount()):
        grid.setColumnStretch(column, 0)
    for line, part in enumerate(parts, 1):
        grid.addWidget(part, line, 0, 1, 2)
    # Last, since Tab comes to it after what it removes.
    grid.addWidget(row.remove, 0, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    grid.setColumnStretch(1, 1)
    row.word.setMinimumWidth(0)
    row.word.setMaximumWidth(_ANY_WIDTH)
    row.operator.setMinimumWidth(0)
    row.operator.setMaximumWidth(_ANY_WIDTH)
    row.operator.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    row.changed.connect(lambda: _stack_value(row.editor))
    _stack_value(row.editor)


def _stack_value(editor: ValueEditor) -> None:
    """The parts of a value, too; the editor may be a fresh one."""
    editor.setMinimumWidth(0)
    editor.row.setDirection(QBoxLayout.Direction.TopToBottom)
    if isinstance(editor, PairValue):
        for each in (editor.low, editor.high):
            _stack_value(each)
