"""The names of a chart's series, each beside a sample of how it is drawn."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from apdesk.ui.activity.charts.looks import Look, line_pen, paint_area, paint_mark
from apdesk.ui.theme import SPACE, theme
from apdesk.ui.widgets import label, row
from apdesk.ui.widgets.layouts import remove

LEGEND_COLUMNS = 3
_APART = SPACE * 2


class Legend(QWidget):
    """Rows of samples with their names."""

    def __init__(
        self,
        parts: Sequence[tuple[str, Look]],
        parent: QWidget | None = None,
        *,
        lines: bool = False,
        columns: int = LEGEND_COLUMNS,
    ) -> None:
        """`lines`: the series are lines, not areas; at most so many `columns` stand beside each
        other."""
        super().__init__(parent)
        self._lines = lines
        self._columns = columns
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_APART)
        self._grid.setVerticalSpacing(SPACE // 4)
        self._entries: list[QWidget] = []
        self._beside = 0
        self._parts: tuple[tuple[str, Look], ...] = ()
        self.show_parts(parts)

    @property
    def parts(self) -> tuple[tuple[str, Look], ...]:
        return self._parts

    def show_parts(self, parts: Sequence[tuple[str, Look]]) -> None:
        """Replaces the names."""
        if tuple(parts) == self._parts:
            return
        self._parts = tuple(parts)
        for each in self._entries:
            remove(self._grid, each)
        self._entries = []
        for name, look in self._parts:
            entry = QWidget(self)
            entry.setLayout(
                row(_Sample(look, self._lines), label(name, "small"), spacing=SPACE // 2)
            )
            self._entries.append(entry)
        self._grid.setColumnStretch(self._beside, 0)
        self._beside = 0
        self._arrange()

    # -- as many beside each other as there is room for -----------------------------------------

    def minimumSizeHint(self) -> QSize:
        widest = max((each.sizeHint().width() for each in self._entries), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = next((each for each in range(self._columns, 1, -1) if self._fits(each)), 1)
        if beside == self._beside:
            return
        self._grid.setColumnStretch(self._beside, 0)
        self._grid.setColumnStretch(beside, 1)
        self._beside = beside
        for each in self._entries:
            self._grid.removeWidget(each)
        for at, each in enumerate(self._entries):
            self._grid.addWidget(each, at // beside, at % beside)
        self.updateGeometry()

    def _fits(self, beside: int) -> bool:
        widths = [each.sizeHint().width() for each in self._entries]
        columns = [max(widths[at::beside], default=0) for at in range(beside)]
        return sum(columns) + _APART * (beside - 1) <= self.width()


class _Sample(QWidget):
    def __init__(self, look: Look, line: bool) -> None:
        super().__init__()
        self._look, self._line = look, line
        self.setFixedSize(22 if line else 14, 16)
        theme().changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        if self._line:
            painter.setPen(line_pen(self._look))
            painter.drawLine(QLineF(0, middle, self.width(), middle))
            paint_mark(painter, QPointF(self.width() / 2, middle), self._look)
        else:
            paint_area(painter, QRectF(1, 2, 12, 12), self._look)
        painter.end()
