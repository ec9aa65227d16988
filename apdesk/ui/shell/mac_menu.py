"""The menu bar that macOS expects: About, Preferences and Quit stand where they always do there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenuBar

from apdesk.language import tr
from apdesk.ui.sidebar import Place

if TYPE_CHECKING:
    from apdesk.ui.main_window import MainWindow


def make_menu_bar(window: MainWindow) -> QMenuBar:
    """Gives the window its menu bar, which macOS shows at the top of the screen."""
    bar = QMenuBar(window)
    roles = QAction.MenuRole
    apdesk = bar.addMenu("apdesk")
    for text, role, run in (
        (tr("About apdesk"), roles.AboutRole, window.deeds.about),
        (tr("Preferences"), roles.PreferencesRole, lambda: window.go(Place.PREFERENCES)),
        (tr("Quit apdesk"), roles.QuitRole, window.quit),
    ):
        action = QAction(text, apdesk)
        action.setMenuRole(role)
        action.triggered.connect(lambda _checked=False, run=run: run())
        apdesk.addAction(action)
    helping = bar.addMenu(tr("Help"))
    for text, run in (
        (tr("Help"), window.show_help),
        (tr("Keyboard shortcuts"), window.show_shortcuts),
        (tr("Take the tour"), window.deeds.tour),
        (tr("Save diagnostics…"), window.deeds.diagnostics),
    ):
        action = QAction(text, helping)
        action.setMenuRole(roles.NoRole)
        action.triggered.connect(lambda _checked=False, run=run: run())
        helping.addAction(action)
    window.setMenuBar(bar)
    return bar
