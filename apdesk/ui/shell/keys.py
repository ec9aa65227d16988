"""The keys that work everywhere in the lists and pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

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


def add_shortcuts(view: QWidget, does: Mapping[str, Callable[[], object]]) -> None:
    """Gives `view` the keys of these commands: they work wherever in its window the focus is, as
    long as it is shown."""
    for command, action in does.items():
        QShortcut(QKeySequence(KEYS[command]), view, action)
