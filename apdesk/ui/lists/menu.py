"""The menu of the selected rows: where they lead, what can be copied, what can be done."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from apdesk.language import tr
from apdesk.ui.icons import set_icon
from apdesk.ui.widgets import named

COPY = "Ctrl+C"
COPY_ADDRESSES = "Ctrl+Shift+C"
OPEN_IN_SALESFORCE = "Ctrl+O"


class Entry(NamedTuple):
    """A line of the menu; `icon` may be ''."""

    text: str
    run: Callable[[], object]
    keys: str = ""
    icon: str = ""
    enabled: bool = True


def build(host: QWidget, *groups: list[Entry]) -> QMenu:
    """A menu of those groups, each under a line; it is gone once it is closed."""
    menu = named(QMenu(host), tr("Selection"))
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for group in groups:
        if not menu.isEmpty():
            menu.addSeparator()
        for each in group:
            action = QAction(each.text, menu)
            action.setEnabled(each.enabled)
            if each.keys:
                action.setShortcut(QKeySequence(each.keys))
                action.setShortcutVisibleInContextMenu(True)
            if each.icon:
                set_icon(action, each.icon)
            _call(each.run, action)
            menu.addAction(action)
    return menu


def of_button(button: QPushButton) -> Entry:
    """A button's line: it says and does the same."""
    return Entry(
        button.text(),
        button.click,
        button.property("keys") or "",
        str(button.property("iconName") or ""),
        button.isEnabled(),
    )


def show(menu: QMenu, at: QPoint) -> None:
    """Opens it at a place of the screen."""
    menu.popup(at)


def _call(run: Callable[[], object], action: QAction) -> None:
    action.triggered.connect(lambda _checked=False: run())
