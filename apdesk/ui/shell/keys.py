"""The keys of the window: which they are, and what they do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from apdesk.store.list_keys import ListKey
from apdesk.ui.sidebar import Place

if TYPE_CHECKING:
    from apdesk.ui.main_window import MainWindow

#: The key of each command (`apdesk.ui.shell.commands`) that has one, in Qt's own spelling.
KEYS: Mapping[str, str] = {
    "go.all": "Ctrl+1",
    "go.leads": "Ctrl+2",
    "go.contacts": "Ctrl+3",
    "go.companies": "Ctrl+4",
    "go.sync": "Ctrl+5",
    "go.journeys": "Ctrl+6",
    "go.preferences": "Ctrl+,",
    "sync.now": "F5",
    "list.search": "Ctrl+F",
    "list.new_contact": "Ctrl+N",
    "app.palette": "Ctrl+K",
    "app.quit": "Ctrl+Q",
    "help.open": "F1",
    "help.shortcuts": "Ctrl+/",
}


def add_window_keys(window: MainWindow) -> None:
    """Gives the window its keys: most work in lists and pages, some in the wizard, too."""
    _add_shortcuts(
        window.desk_view,
        {
            "go.all": lambda: window.go(ListKey.ALL),
            "go.leads": lambda: window.go(ListKey.LEADS),
            "go.contacts": lambda: window.go(ListKey.CONTACTS),
            "go.companies": lambda: window.go(ListKey.COMPANIES),
            "go.sync": lambda: window.go(Place.SYNC),
            "go.journeys": lambda: window.go(Place.JOURNEYS),
            "go.preferences": lambda: window.go(Place.PREFERENCES),
            "sync.now": window.sync_now,
            "list.search": window.search_list,
            "app.palette": window.open_palette,
        },
    )
    _add_shortcuts(
        window,
        {
            "app.quit": window.quit,
            "help.open": window.show_help,
            "help.shortcuts": window.show_shortcuts,
        },
    )


def _add_shortcuts(view: QWidget, does: Mapping[str, Callable[[], object]]) -> None:
    """Gives `view` the keys of these commands: they work wherever in its window the focus is, as
    long as it is shown."""
    for command, action in does.items():
        QShortcut(QKeySequence(KEYS[command]), view, action)
