"""Rows that an assistive technology selects become the current ones."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QObject,
    QPersistentModelIndex,
    QTimer,
    Slot,
)
from PySide6.QtWidgets import QAbstractItemView


class SelectionFollower(QObject):
    """Moves a view's cursor to a row that was selected without it.

    The mouse and the keys move both; an assistive technology only selects, and what a page shows
    for a row goes by the cursor.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        """For a view that has its model."""
        super().__init__(view)
        self._view = view
        self._row = QPersistentModelIndex()
        view.selectionModel().selectionChanged.connect(self._selected)

    @Slot(QItemSelection, QItemSelection)
    def _selected(self, added: QItemSelection, _gone: QItemSelection) -> None:
        if added.count() == 1 and added.at(0).height() == 1:
            self._row = QPersistentModelIndex(added.at(0).topLeft())
            # The mouse and the keys move the cursor a moment after the selection.
            QTimer.singleShot(0, self, self._follow)

    @Slot()
    def _follow(self) -> None:
        row, self._row = self._row, QPersistentModelIndex()
        selection = self._view.selectionModel()
        if not row.isValid() or row.row() == self._view.currentIndex().row():
            return
        model = self._view.model()
        index = model.index(row.row(), row.column())
        if selection.isSelected(index):
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
