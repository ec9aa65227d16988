"""Tells when a widget has been on the screen for the first time."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """Watches one widget until it is painted, then lets go of it.

    Signals:
        painted: The widget and its children have been painted; once.
        settled: The same, or there was nothing to paint for as long as was to be waited; once.
    """

    painted = Signal()
    settled = Signal()

    def __init__(self, widget: QWidget, patience_ms: int, parent: QObject) -> None:
        """`patience_ms` is for a widget that stays hidden, or is gone before it is painted: so
        `parent` is whoever waits, not the widget."""
        super().__init__(parent)
        self._widget = widget
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self.settle)
        self._patience.start(patience_ms)
        self._waiting = True
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self._widget.removeEventFilter(self)
            # The event comes before the painting, and a window's before those of its children.
            QTimer.singleShot(0, self, self._seen)
        return False

    @Slot()
    def _seen(self) -> None:
        self.painted.emit()
        self.settle()

    @Slot()
    def settle(self) -> None:
        """There is no more to wait for."""
        if self._waiting:
            self._waiting = False
            self._patience.stop()
            self.settled.emit()
