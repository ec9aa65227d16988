"""Pop-ups that assistive technologies find.

Qt leaves windows of the type Popup out of what it tells them about the application; lists of combo
boxes are there as children of their boxes. Our own pop-ups are children of the widget that opens
them.
"""

from __future__ import annotations

import weakref

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid

from apdesk.ui.shell.later import Later
from apdesk.ui.widgets.accessible import register

Popup = QWidget | Later[QWidget]


def host_popups(widget: QWidget, *popups: Popup) -> None:
    """Tells of `popups`, while they are open, as children of `widget`; of one that is made later,
    from then on.

    `widget` is a plain one (no control) that has not been shown yet.
    """
    register(_PopupHost(widget, popups))


class _PopupHost(QAccessibleWidget):
    """A plain widget with its children, and those of its pop-ups that are open."""

    def __init__(self, widget: QWidget, popups: tuple[Popup, ...]) -> None:
        super().__init__(widget, QAccessible.Role.Client, "")
        self._popups = tuple(weakref.ref(each) for each in popups)

    def _open(self) -> list[QWidget]:
        known = [_made(each()) for each in self._popups]
        return [each for each in known if each is not None and isValid(each) and each.isVisible()]

    def childCount(self) -> int:
        return super().childCount() + len(self._open())

    def child(self, index: int, /) -> QAccessibleInterface | None:  # type: ignore[override]
        own, popups = super().childCount(), self._open()
        if index < own:
            return super().child(index)
        if index < own + len(popups):
            return QAccessible.queryAccessibleInterface(popups[index - own])
        return None

    def indexOfChild(self, child: QAccessibleInterface, /) -> int:
        popups = self._open()
        for at, each in enumerate(popups):
            if child.object() is each:
                return super().childCount() + at
        return super().indexOfChild(child)


def _made(popup: Popup | None) -> QWidget | None:
    return popup.made if isinstance(popup, Later) else popup
