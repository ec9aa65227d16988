"""One shape as it is drawn: its outline, its icon, and what is written under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap, QPixmapCache
from PySide6.QtWidgets import QApplication

from apdesk.domain.journey.graph import Shape
from apdesk.domain.journey.kinds import Kind, Port
from apdesk.language import tr
from apdesk.ui import words
from apdesk.ui.icons import pixmap
from apdesk.ui.journeys.canvas.look import (
    ICONS,
    RADIUS,
    TEXT_WIDTH,
    colour,
    outline,
    port_place,
    soft_colour,
)
from apdesk.ui.journeys.canvas.sentences import port_name
from apdesk.ui.theme import theme, tokens

ICON = 30
BADGE = 10.0
_BADGE_AT = QPointF(-RADIUS * 0.72, -RADIUS * 0.92)  # the ports and their names are on the right
_BENEATH = 8.0  # from the outline to the text
_PILL_PAD, _PILL_GAP = 8.0, 6.0
_AROUND = 12.0  # what handles and the badge need beyond the outline
_MOST_LINES = 2


class Numbers(Protocol):
    """How many people came to a shape, are there now, and wait there for somebody."""

    @property
    def entered(self) -> int: ...
    @property
    def here(self) -> int: ...
    @property
    def stuck(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Nobody:
    """The numbers of a shape to which nobody ever came."""

    entered: int = 0
    here: int = 0
    stuck: int = 0


@dataclass(frozen=True, slots=True)
class Pill:
    """A number that can be clicked; `which` is "entered", "here" or "stuck"."""

    which: str
    text: str
    place: QRectF


@dataclass(frozen=True, slots=True)
class Portrait:
    """All that is drawn of a shape, around its centre as the origin.

    Attributes:
        bounds: What the drawing may touch.
        body: The outline with what is written under it; arrows run around it.
    """

    shape: Shape
    label: tuple[str, ...]
    line: str
    missing: bool
    pills: tuple[Pill, ...]
    problems: tuple[str, ...]
    handles: bool
    bounds: QRectF
    body: QRectF


def fonts() -> tuple[QFont, QFont]:
    """Of the label and of what stands beneath it."""
    strong, small = QFont(QApplication.font()), QFont(QApplication.font())
    strong.setPixelSize(theme().size(13))
    strong.setWeight(QFont.Weight.DemiBold)
    small.setPixelSize(theme().size(12))
    for each in (strong, small):
        # Shapes are drawn at any scale; letters that snap to pixels would run into each other.
        each.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return strong, small


def portray(
    shape: Shape,
    line: tuple[str, bool] = ("", False),
    numbers: Numbers | None = None,
    problems: Sequence[str] = (),
    *,
    handles: bool = True,
) -> Portrait:
    """Lays a shape out. `line`: what is said of its settings, and whether something is missing;
    `handles`: whether arrows can be drawn from its ports."""
    strong, small = (QFontMetricsF(each) for each in fonts())
    label = tuple(broken(shape.kind.label, strong, TEXT_WIDTH))
    text = small.elidedText(" ".join(line[0].split()), Qt.TextElideMode.ElideRight, TEXT_WIDTH)
    y = RADIUS + _BENEATH + len(label) * strong.height()
    if text:
        y += small.height()
    pills, y = _pills(numbers, small, y)
    widest = max(
        2 * RADIUS,
        *(strong.horizontalAdvance(each) for each in label),
        small.horizontalAdvance(text),
        *(2 * abs(each.place.left()) for each in pills),
    )
    body = QRectF(-widest / 2, -RADIUS, widest, RADIUS + y)
    wide = max(widest, 2 * (RADIUS + _AROUND + 24))
    bounds = QRectF(-wide / 2 - 2, -RADIUS - _AROUND, wide + 4, RADIUS + _AROUND + y + 4)
    return Portrait(shape, label, text, line[1], pills, tuple(problems), handles, bounds, body)


def broken(text: str, metrics: QFontMetricsF, width: float) -> list[str]:
    """A text in at most two lines; the last is cut short when it is too long."""
    lines: list[str] = []
    rest = text.split()
    while rest:
        if len(lines) == _MOST_LINES - 1:
            lines.append(metrics.elidedText(" ".join(rest), Qt.TextElideMode.ElideRight, width))
            break
        taken = 1
        while taken < len(rest):
            if metrics.horizontalAdvance(" ".join(rest[: taken + 1])) > width:
                break
            taken += 1
        lines.append(" ".join(rest[:taken]))
        rest = rest[taken:]
    return lines


def _pills(
    numbers: Numbers | None, metrics: QFontMetricsF, y: float
) -> tuple[tuple[Pill, ...], float]:
    """The numbers in rows under what is written, and where they end."""
    if numbers is None:
        return (), y
    texts = [
        ("entered", tr("{number} entered", number=words.number(numbers.entered))),
        ("here", tr("{number} here", number=words.number(numbers.here))),
    ]
    rows = [texts]
    if numbers.stuck:
        rows.append([("stuck", tr("{number} stuck", number=words.number(numbers.stuck)))])
    height = metrics.height() + 4
    found = []
    for row in rows:
        widths = [metrics.horizontalAdvance(text) + 2 * _PILL_PAD for _which, text in row]
        x = -(sum(widths) + _PILL_GAP * (len(row) - 1)) / 2
        y += _PILL_GAP
        for (which, text), width in zip(row, widths, strict=True):
            found.append(Pill(which, text, QRectF(x, y, width, height)))
            x += width + _PILL_GAP
        y += height
    return tuple(found), y


# -- painting -----------------------------------------------------------------------------------


def paint(painter: QPainter, portrait: Portrait, *, detail: bool = True) -> None:
    """Draws a shape around the origin of `painter`. Without `detail`: what can be told apart when
    it is very small."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    form = portrait.shape.kind.form
    painter.setPen(QPen(colour(form), 2))
    painter.setBrush(soft_colour(form))
    painter.drawPath(outline(form))
    size = ICON if detail else ICON * 3 // 2
    picture = _icon(portrait.shape.kind, size, colour(form).name())
    painter.drawPixmap(QRectF(-size / 2, -size / 2, size, size), picture, QRectF(picture.rect()))
    if detail:
        _paint_ports(painter, portrait)
        _paint_text(painter, portrait)
        for each in portrait.pills:
            _paint_pill(painter, each)
    if portrait.problems:
        _paint_badge(painter)


def _icon(kind: Kind, size: int, tint: str) -> QPixmap:
    """Kept by Qt, which lets go of it before the application ends."""
    key = f"apdesk.journey {ICONS[kind]} {size} {tint}"
    found = QPixmap()
    if not QPixmapCache.find(key, found):
        found = pixmap(ICONS[kind], size, tint, 3.0)
        QPixmapCache.insert(key, found)
    return found


def _paint_ports(painter: QPainter, portrait: Portrait) -> None:
    line = colour(portrait.shape.kind.form)
    _strong, small = fonts()
    metrics = QFontMetricsF(small)
    painter.setFont(small)
    for port in portrait.shape.kind.ports:
        at = port_place(port)
        if portrait.handles:
            painter.setPen(QPen(line, 1.5))
            painter.setBrush(QColor(tokens().base))
            painter.drawEllipse(at, 4.5, 4.5)
        name = port_name(port)
        if name:
            # "No" stands clear of the label under the shape
            beside = QPointF(11, metrics.ascent() + 2) if port is Port.NO else QPointF(7, -7)
            painter.setPen(QColor(tokens().text))
            painter.drawText(at + beside, name)


def _paint_text(painter: QPainter, portrait: Portrait) -> None:
    strong, small = fonts()
    y = RADIUS + _BENEATH
    painter.setPen(QColor(tokens().text))
    y = _written(painter, strong, portrait.label, y)
    if portrait.line:
        tone = tokens().warning_text if portrait.missing else tokens().muted
        painter.setPen(QColor(tone))
        _written(painter, small, [portrait.line], y)


def _written(painter: QPainter, font: QFont, lines: Sequence[str], y: float) -> float:
    """Writes centred lines; where the next one begins."""
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    for each in lines:
        painter.drawText(QPointF(-metrics.horizontalAdvance(each) / 2, y + metrics.ascent()), each)
        y += metrics.height()
    return y


def _paint_pill(painter: QPainter, pill: Pill) -> None:
    fill, text = {
        "entered": (tokens().hover, tokens().text),
        "here": (tokens().info_soft, tokens().info_text),
        "stuck": (tokens().danger_soft, tokens().danger_text),
    }[pill.which]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill))
    round_ = pill.place.height() / 2
    painter.drawRoundedRect(pill.place, round_, round_)
    painter.setPen(QColor(text))
    small = fonts()[1]
    painter.setFont(small)
    metrics = QFontMetricsF(small)
    painter.drawText(pill.place.topLeft() + QPointF(_PILL_PAD, metrics.ascent() + 2), pill.text)


def _paint_badge(painter: QPainter) -> None:
    """An exclamation mark in a disc that stands off the outline."""
    painter.setPen(QPen(QColor(tokens().base), 2))
    painter.setBrush(QColor(tokens().danger))
    painter.drawEllipse(_BADGE_AT, BADGE, BADGE)
    painter.setPen(
        QPen(QColor(tokens().on_danger), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    )
    painter.drawLine(_BADGE_AT + QPointF(0, -4.5), _BADGE_AT + QPointF(0, 0.5))
    painter.drawPoint(_BADGE_AT + QPointF(0, 4.5))
