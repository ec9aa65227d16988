"""F1 in dialogs, as it is in the window: the help about the place where one is."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

#: Says that a dialog has its key.
_HAS_KEY = "helpKey"


class HelpKeys(QObject):
    """Gives each dialog the key once it is used for the first time.

    A dialog that waits for an answer keeps the keys of the window behind from working.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            raise RuntimeError("dialogs need a QApplication")
        app.focusChanged.connect(self._focus_moved)

    @Slot(QWidget, QWidget)
    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        dialog = new.window() if new is not None else None
        if not isinstance(dialog, QDialog) or dialog.property(_HAS_KEY):
            return
        dialog.setProperty(_HAS_KEY, True)
        QShortcut(QKeySequence("F1"), dialog, lambda: _help(dialog))


def _help(dialog: QDialog) -> None:
    from apdesk.ui.help import show_help
    from apdesk.ui.help.places import topic_of
    from apdesk.ui.help.window import HelpWindow

    if not isinstance(dialog, HelpWindow):
        show_help(dialog, topic_of(dialog))
