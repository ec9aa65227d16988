"""The icon family: own SVGs of one stroke, tinted with the theme's colours.

An icon that a widget shows must follow the theme: give it with `set_icon`, which remembers the name
and renews the pixmaps when light and dark change.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QWidget

from apdesk.resources import resource
from apdesk.ui.theme import theme, tokens


def icon(name: str, tone: str = "muted", size: int = 24) -> QIcon:
    """An icon of `resources/icons`, tinted with the colour token `tone` of the theme in force, and
    drawn for `size` device-independent pixels.

    Raises FileNotFoundError for an unknown name, AttributeError for an unknown token.
    """
    colours = tokens()
    colour = getattr(colours, tone)
    key = (name, colour, colours.disabled, size)
    cache = theme().icons
    found = cache.get(key)
    if found is None:
        shown = pixmap(name, size, colour)
        found = QIcon()
        found.addPixmap(shown, QIcon.Mode.Normal)
        found.addPixmap(_tinted(shown, colours.disabled), QIcon.Mode.Disabled)
        cache[key] = found
    return found


def _tinted(shape: QPixmap, colour: str) -> QPixmap:
    """The same shape in another colour, without drawing it anew."""
    image = QPixmap(shape.size())
    image.setDevicePixelRatio(shape.devicePixelRatio())
    image.fill(Qt.GlobalColor.transparent)  # a colour alone would leave it without transparency
    image.fill(QColor(colour))
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.drawPixmap(0, 0, shape)
    painter.end()
    return image


def pixmap(name: str, size: int, colour: str, ratio: float = 2.0) -> QPixmap:
    """One icon drawn at `size` device-independent pixels in `colour` ('#rrggbb')."""
    source = resource(f"icons/{name}.svg").read_bytes().replace(b"currentColor", colour.encode())
    renderer = QSvgRenderer(QByteArray(source))
    image = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, image.width(), image.height()))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def app_icon() -> QIcon:
    """The application's own icon, for windows and the tray."""
    result = QIcon()
    for size in (16, 22, 24, 32, 48, 64, 128, 256):
        result.addPixmap(pixmap("app", size, "#000000", 1.0))
    return result


def set_icon(holder: QWidget | QObject, name: str, tone: str = "muted", size: int = 16) -> None:
    """Shows an icon on a button, action or label and keeps it in the theme's colours."""
    before = holder.property("iconName")
    fresh = before is None
    if (before, holder.property("iconTone"), holder.property("iconSizePx")) == (name, tone, size):
        return
    holder.setProperty("iconName", name)
    holder.setProperty("iconTone", tone)
    holder.setProperty("iconSizePx", size)
    if fresh:
        _Tint(holder)
    _show(holder)


def _show(holder: QObject) -> None:
    name = str(holder.property("iconName"))
    tone = str(holder.property("iconTone"))
    size = int(holder.property("iconSizePx"))
    if isinstance(holder, QLabel):
        holder.setPixmap(pixmap(name, size, getattr(tokens(), tone)))
        return
    setter = getattr(holder, "setIcon", None)
    if setter is None:
        raise TypeError(f"{type(holder).__name__} can't show an icon")
    setter(icon(name, tone, size))
    resize = getattr(holder, "setIconSize", None)
    if resize is not None:
        resize(QSize(size, size))


class _Tint(QObject):
    """Lives with the widget it serves, so that nothing is renewed after its end."""

    def __init__(self, holder: QObject) -> None:
        super().__init__(holder)
        theme().changed.connect(self.renew)

    def renew(self) -> None:
        holder = self.parent()
        if holder is not None:
            _show(holder)
