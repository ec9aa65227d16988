"""The keys that work everywhere in the lists and pages."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from apdesk.store.list_keys import ListKey
from apdesk.ui.sidebar import Place


def add_shortcuts(
    view: QWidget,
    *,
    go: Callable[[ListKey | Place], None],
    sync: Callable[[], None],
    search: Callable[[], None],
) -> None:
    """Gives `view` its keys: sync, search, and one for each place."""
    for keys, action in (
        (QKeySequence(Qt.Key.Key_F5), sync),
        (QKeySequence(QKeySequence.StandardKey.Find), search),
        (QKeySequence("Ctrl+,"), lambda: go(Place.PREFERENCES)),
        (QKeySequence("Ctrl+1"), lambda: go(ListKey.ALL)),
        (QKeySequence("Ctrl+2"), lambda: go(ListKey.LEADS)),
        (QKeySequence("Ctrl+3"), lambda: go(ListKey.CONTACTS)),
        (QKeySequence("Ctrl+4"), lambda: go(ListKey.COMPANIES)),
        (QKeySequence("Ctrl+5"), lambda: go(Place.SYNC)),
    ):
        QShortcut(keys, view, action)
