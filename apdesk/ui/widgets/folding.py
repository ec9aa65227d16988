"""The head of a page: two groups side by side, or one under the other where it is narrow."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLayout, QSizePolicy, QWidget

from apdesk.ui.theme import SPACE


class FoldingHead(QFrame):
    """`first` stands left of `second` with the free room between them, or above it."""

    def __init__(self, first: QLayout, second: QLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first, self._second = first, second
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(SPACE * 3, SPACE * 2, SPACE * 2, SPACE)
        self._box.setSpacing(SPACE)
        self._box.addLayout(first, 1)
        self._box.addLayout(second)

    @property
    def folded(self) -> bool:
        """Whether the groups stand one above the other."""
        return self._box.direction() is QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        widest = max(self._first.minimumSize().width(), self._second.minimumSize().width())
        return QSize(widest + self._beside, self._box.minimumSize().height())

    @property
    def _beside(self) -> int:
        margins = self._box.contentsMargins()
        return margins.left() + margins.right()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = self._first.minimumSize().width() + self._second.sizeHint().width() + SPACE
        folded = wanted + self._beside > event.size().width()
        if folded != self.folded:
            kinds = QBoxLayout.Direction
            self._box.setDirection(kinds.TopToBottom if folded else kinds.LeftToRight)
            self.updateGeometry()
