"""The list of sections at the left of the preferences."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from apdesk.language import tr
from apdesk.ui.icons import icon
from apdesk.ui.settings.sections import Section
from apdesk.ui.theme import SPACE, set_role, theme
from apdesk.ui.widgets import named

_WIDTH = SPACE * 26


def index_width() -> int:
    """How wide the list is: larger text takes more."""
    return theme().size(_WIDTH)


class SectionIndex(QListWidget):
    """One line for each section; the arrow keys go from one to the next.

    Signals:
        chosen: (key) Another section is current.
    """

    chosen = Signal(str)

    def __init__(self, sections: tuple[Section, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, tr("Sections"))
        set_role(self, "sections")
        self._sections = sections
        self.setFixedWidth(index_width())
        self.setIconSize(QSize(18, 18))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for section in sections:
            item = QListWidgetItem(section.title, self)
            item.setSizeHint(QSize(0, SPACE * 9 // 2))
        self._tint()
        theme().changed.connect(self._tint)
        self.currentRowChanged.connect(self._changed)

    @property
    def current(self) -> str:
        """The key of the current section; '' for none."""
        at = self.currentRow()
        return self._sections[at].key if at >= 0 else ""

    def show_key(self, key: str) -> None:
        """Makes a section current. Raises KeyError for an unknown one."""
        keys = [each.key for each in self._sections]
        if key not in keys:
            raise KeyError(key)
        self.setCurrentRow(keys.index(key))

    @Slot()
    def _tint(self) -> None:
        for at, section in enumerate(self._sections):
            tone = "accent_text" if at == self.currentRow() else "muted"
            self.item(at).setIcon(icon(section.icon, tone, 18))

    @Slot()
    def _changed(self) -> None:
        self._tint()
        if self.current:
            self.chosen.emit(self.current)
