"""The tabs of the record pane."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QTabBar, QTabWidget, QWidget


class _Titles(QTabBar):
    """Where there is no room for all titles, the last one is cut."""

    def minimumTabSizeHint(self, index: int, /) -> QSize:
        last = index == self.count() - 1
        return super().minimumTabSizeHint(index) if last else self.tabSizeHint(index)


class RecordTabs(QTabWidget):
    """Tabs whose titles stay in sight, also with large text in a narrow pane."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabBar(_Titles())
        self.setDocumentMode(True)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)

    def add(self, page: QWidget, title: str) -> None:
        """Adds a page at the end."""
        self.setTabToolTip(self.addTab(page, title), title)
