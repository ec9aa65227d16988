"""Draws the rows of the palette: headings, and entries with what was met of them in bold."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from apdesk.ui.icons import icon
from apdesk.ui.palette.entries import Entry, Heading, Row
from apdesk.ui.palette.model import ROW
from apdesk.ui.palette.shortcuts import shown_keys
from apdesk.ui.theme import SPACE, theme, tokens

_ICON = 18
_ROUND = 6
_PAD = SPACE * 3 // 2
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


def row_height(row: Row) -> int:
    """How high a row is; larger with the person's larger font."""
    return theme().size(SPACE * 3 + 4 if isinstance(row, Heading) else SPACE * 9 // 2)


class PaletteDelegate(QStyledItemDelegate):
    """One line for each row."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, row_height(index.data(ROW)))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: Row = index.data(ROW)
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            self._heading(painter, area, row)
        else:
            state: QStyle.StateFlag = option.state
            self._entry(painter, area, row, bool(state & QStyle.StateFlag.State_Selected))
        painter.restore()

    def _heading(self, painter: QPainter, area: QRect, heading: Heading) -> None:
        painter.setFont(_font(12, QFont.Weight.DemiBold))
        painter.setPen(QColor(tokens().muted))
        inside = area.adjusted(_PAD, 0, -_PAD, -2)
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignBottom), heading.title)

    def _entry(self, painter: QPainter, area: QRect, entry: Entry, chosen: bool) -> None:
        colours = tokens()
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selected))
            painter.drawRoundedRect(area, _ROUND, _ROUND)
        at = area.left() + _PAD
        if entry.icon:
            shown = icon(entry.icon, "accent_text" if chosen else "muted", _ICON)
            shown.paint(painter, QRect(at, area.center().y() - _ICON // 2 + 1, _ICON, _ICON))
        at += _ICON + _PAD
        right = area.right() - _PAD
        if entry.shortcut:
            right = self._keys(painter, area, right, shown_keys(entry.shortcut)) - _PAD
        at = self._title(painter, QRect(at, area.top(), right - at, area.height()), entry)
        if entry.detail and right - at > SPACE * 6:
            painter.setFont(_font(12))
            painter.setPen(QColor(colours.muted))
            place = QRect(at + SPACE, area.top(), right - at - SPACE, area.height())
            painter.drawText(place, int(_MIDDLE), _elided(painter, entry.detail, place.width()))

    def _title(self, painter: QPainter, place: QRect, entry: Entry) -> int:
        """Draws it piece by piece; where it ends."""
        painter.setPen(QColor(tokens().text))
        plain, bold = _font(13), _font(13, QFont.Weight.Bold)
        at = place.left()
        for text, met in _pieces(entry):
            font = bold if met else plain
            painter.setFont(font)
            left = place.right() - at
            if left <= SPACE:
                break
            shown = _elided(painter, text, left)
            painter.drawText(QRect(at, place.top(), left, place.height()), int(_MIDDLE), shown)
            at += QFontMetrics(font).horizontalAdvance(shown)
        return at

    def _keys(self, painter: QPainter, area: QRect, right: int, text: str) -> int:
        """Draws the key in a box; where the box begins."""
        colours = tokens()
        font = _font(12)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        width, height = metrics.horizontalAdvance(text) + SPACE * 2, metrics.height() + 4
        box = QRect(QPoint(right - width, area.center().y() - height // 2), QSize(width, height))
        painter.setPen(QColor(colours.border))
        painter.setBrush(QColor(colours.sunken))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(colours.muted))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
        return box.left()


def _pieces(entry: Entry) -> list[tuple[str, bool]]:
    pieces: list[tuple[str, bool]] = []
    at = 0
    for start, length in entry.spans:
        if start > at:
            pieces.append((entry.title[at:start], False))
        begin = max(at, start)
        if start + length > begin:
            pieces.append((entry.title[begin : start + length], True))
            at = start + length
    pieces.append((entry.title[at:], False))
    return [each for each in pieces if each[0]]


def _font(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QFont(QApplication.font())
    font.setPixelSize(theme().size(pixels))
    font.setWeight(weight)
    return font


def _elided(painter: QPainter, text: str, width: int) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
