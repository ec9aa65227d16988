"""Where the window was, and whether that can still be seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QRect, QSettings, QSize
from PySide6.QtWidgets import QApplication, QMainWindow

from apdesk.ui.theme import SPACE, theme

_KEY = "window/geometry"
#: So much of the window has to be on a screen, for the mouse to get hold of it.
_SEEN = QSize(120, 40)
#: The least size with texts as they are designed: a list and a record have room beside each other.
_LEAST = QSize(SPACE * 110, SPACE * 70)


def least_size(screen: QSize) -> QSize:
    """The least size of the window: as wide as the texts need, but no wider than the screen."""
    width = max(_LEAST.width(), min(theme().size(_LEAST.width()), screen.width()))
    return QSize(width, _LEAST.height())


def restore(window: QMainWindow, memory: QSettings, size: QSize) -> None:
    """Puts the window where it was, maximised if it was; `size` is that of one never seen before.

    A screen that is gone, or that is smaller now, takes no part of it along.
    """
    stored = memory.value(_KEY)
    if not (isinstance(stored, QByteArray) and window.restoreGeometry(stored)):
        window.resize(size)
        return
    screens = [each.availableGeometry() for each in QApplication.screens()]
    if screens and not window.isMaximized() and not window.isFullScreen():
        wanted = seen(window.geometry(), screens)
        if wanted != window.geometry():
            window.setGeometry(wanted)


def remember(window: QMainWindow, memory: QSettings) -> None:
    """Notes where it is."""
    memory.setValue(_KEY, window.saveGeometry())


def seen(place: QRect, screens: Sequence[QRect]) -> QRect:
    """The place, moved and made smaller as far as needed to be seen on one of the screens."""
    best = max(screens, key=lambda each: _area(each.intersected(place)))
    head = QRect(place.topLeft(), QSize(place.width(), _SEEN.height()))
    shown = best.intersected(head)
    held = shown.width() >= min(_SEEN.width(), place.width()) and shown.height() >= _SEEN.height()
    if held and place.width() <= best.width() and place.height() <= best.height():
        return place
    size = place.size().boundedTo(best.size())
    left = min(max(place.left(), best.left()), best.right() + 1 - size.width())
    top = min(max(place.top(), best.top()), best.bottom() + 1 - size.height())
    return QRect(left, top, size.width(), size.height())


def _area(rect: QRect) -> int:
    return rect.width() * rect.height() if rect.isValid() else 0
