"""A number that leaves the wheel to the page it is on unless it has the focus."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox, QWidget

from apdesk.ui.theme import SPACE

#: What a line to type in has: the height of its text at least, and what is around that.
_LEAST_LINE, _AROUND = 20, 12


class CalmSpinBox(QSpinBox):
    """Whole numbers from `low` to `high`.

    Signals:
        edited: The user changed it.
    """

    edited = Signal()

    def __init__(self, low: int, high: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.setRange(low, high)
        self.lineEdit().setTextMargins(SPACE - 1, 0, 0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.valueChanged.connect(self._changed)

    def show_value(self, value: int) -> None:
        """Shows a number; emits nothing but `valueChanged`."""
        self._showing = True
        try:
            self.setValue(value)
        finally:
            self._showing = False

    def _changed(self) -> None:
        if not self._showing:
            self.edited.emit()

    def sizeHint(self) -> QSize:
        return self._as_high_as_a_line(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        return self._as_high_as_a_line(super().minimumSizeHint())

    def _as_high_as_a_line(self, hint: QSize) -> QSize:
        """Fields beside and above each other have one height; Qt adds margins to those inside."""
        text = max(_LEAST_LINE, self.fontMetrics().height())
        return QSize(hint.width(), min(hint.height(), text + _AROUND))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
