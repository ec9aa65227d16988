"""Finds controls that don't show that they have the keyboard focus."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from tests.helpers.clipping import settle

#: A mark may be drawn around a control.
_AROUND = 4


def unmarked(window: QWidget, inside: QWidget | None = None) -> list[str]:
    """The controls of an active window (within `inside`) that look the same with the focus as
    without it; each is given the focus as Tab does."""
    settle()
    found = []
    for each in (inside or window).findChildren(QWidget):
        if not _takes_tab(each) or each.window() is not window:
            continue
        _leave(window)
        before = _looks(window, each)
        each.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        if not each.hasFocus():
            continue  # it hands the focus on to another one
        if before == _looks(window, each):
            found.append(f"{type(each).__name__} “{each.accessibleName()}”")
    _leave(window)
    return found


def _takes_tab(widget: QWidget) -> bool:
    return (
        bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
        and not widget.visibleRegion().isEmpty()
    )


def _leave(window: QWidget) -> None:
    focused = window.focusWidget()
    if focused is not None:
        focused.clearFocus()
    settle()


def _looks(window: QWidget, widget: QWidget) -> QImage:
    area = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    return window.grab(area.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)).toImage()
