"""Work that takes a while: a turning wheel, and a cover for a page with a Cancel button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout, QWidget

from apdesk.language import number, tr
from apdesk.ui.theme import SPACE, set_role, tokens
from apdesk.ui.widgets.basics import button, label, named


class Spinner(QWidget):
    """A turning arc, drawn only while it is visible."""

    def __init__(self, size: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._angle = 0
        self.setFixedSize(size, size)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        named(self, tr("Working"))
        self._timer = QTimer(self)
        self._timer.setInterval(40)
        self._timer.timeout.connect(self._turn)

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _turn(self) -> None:
        self._angle = (self._angle + 12) % 360
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = max(2.0, self._size / 10)
        area = QRectF(self.rect()).adjusted(width, width, -width, -width)
        painter.setPen(QPen(QColor(tokens().border), width))
        painter.drawEllipse(area)
        pen = QPen(QColor(tokens().accent_text), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawArc(area, -self._angle * 16, 100 * 16)
        painter.end()


class BusyOverlay(QFrame):
    """Covers its parent while something goes on; the parent keeps its contents underneath.

    `start(text)` shows it, `stop()` takes it away, `cancelled` is emitted by its Cancel button.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        set_role(self, "overlay")
        self._text = label("", "subtitle")
        self._detail = label("", "muted", wrap=True)
        self._bar = QProgressBar()
        self._bar.setFixedWidth(SPACE * 36)
        self._bar.setTextVisible(False)
        self._cancel = button(tr("Cancel"), clicked=self.cancelled.emit)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE * 2)
        layout.addStretch(2)
        centre = Qt.AlignmentFlag.AlignHCenter
        layout.addWidget(Spinner(32), 0, centre)
        layout.addWidget(self._text, 0, centre)
        self._detail.setAlignment(centre)
        self._detail.setFixedWidth(SPACE * 52)
        layout.addWidget(self._detail, 0, centre)
        layout.addWidget(self._bar, 0, centre)
        layout.addWidget(self._cancel, 0, centre)
        layout.addStretch(3)
        parent.installEventFilter(self)
        self.hide()

    def start(self, text: str, detail: str = "", *, cancellable: bool = True) -> None:
        """Covers the parent and says what goes on."""
        self._text.setText(text)
        named(self, text)
        self.set_progress(detail)
        self._cancel.setVisible(cancellable)
        self._fit()
        self.show()
        self.raise_()
        if cancellable:
            self._cancel.setFocus()

    def set_progress(self, detail: str, done: int = 0, total: int | None = None) -> None:
        """Says how far it is; the bar shows only when `total` is known."""
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self._bar.setVisible(bool(total))
        if total:
            self._bar.setRange(0, 1000)
            self._bar.setValue(min(1000, done * 1000 // total))
            named(self._bar, tr("{done} of {total}", done=number(done), total=number(total)))

    def stop(self) -> None:
        """Uncovers the parent."""
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
