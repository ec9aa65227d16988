"""The sheet of keyboard shortcuts: what each key does, by place, in two columns."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from apdesk.language import tr
from apdesk.ui.palette.shortcuts import Section, shown_keys
from apdesk.ui.theme import SPACE, theme
from apdesk.ui.widgets import Divider, button, column, label, named, row, scroll_page

_WIDTH, _HEIGHT = SPACE * 108, SPACE * 78


class ShortcutSheet(QDialog):
    """Shows sections; the arrow keys scroll."""

    def __init__(self, sections: Sequence[Section], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = tr("Keyboard shortcuts")
        self.setWindowTitle(title)
        named(self, title)
        content = QWidget()
        content.setLayout(self._columns(sections))
        self.area = scroll_page(content)
        self.close_button = button(tr("Close"), "primary", clicked=self.accept)
        self.close_button.setDefault(True)
        foot = row(None, self.close_button)
        foot.setContentsMargins(SPACE * 3, SPACE * 3 // 2, SPACE * 3, SPACE * 3 // 2)
        head = label(title, "title")
        head.setContentsMargins(SPACE * 3, SPACE * 2, SPACE * 3, SPACE)
        layout = column(head, self.area, Divider(), foot, spacing=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        room = parent.size() if parent is not None else self.size()
        wide, high = max(room.width() - SPACE * 6, 0), max(room.height() - SPACE * 6, 0)
        width, height = theme().size(_WIDTH), theme().size(_HEIGHT)
        self.resize(min(width, wide) or width, min(height, high) or height)
        self.close_button.setFocus()

    def _columns(self, sections: Sequence[Section]) -> QGridLayout:
        """Sections one below the other, in the column that is shorter so far."""
        columns = [QVBoxLayout(), QVBoxLayout()]
        heights = [0, 0]
        for each in sections:
            at = 0 if heights[0] <= heights[1] else 1
            heights[at] += len(each.shortcuts) + 2
            columns[at].addLayout(_section(each))
            columns[at].addSpacing(SPACE * 2)
        grid = QGridLayout()
        grid.setContentsMargins(SPACE * 3, SPACE, SPACE * 2, SPACE)
        grid.setHorizontalSpacing(SPACE * 5)
        for at, side in enumerate(columns):
            side.addStretch(1)
            grid.addLayout(side, 0, at)
            grid.setColumnStretch(at, 1)
        return grid

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.area.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: SPACE * 5,
            Qt.Key.Key_Up: -SPACE * 5,
            Qt.Key.Key_PageDown: self.area.viewport().height(),
            Qt.Key.Key_PageUp: -self.area.viewport().height(),
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(bar.value() + step)


def _section(section: Section) -> QVBoxLayout:
    made = column(label(section.title, "strong"), spacing=SPACE // 2)
    for shortcut in section.shortcuts:
        what = label(shortcut.title, wrap=True)
        keys = [label(shown_keys(each), "badge") for each in shortcut.keys]
        line = row(what, *keys, spacing=SPACE // 2)
        line.setStretch(0, 1)
        for each in keys:
            line.setAlignment(each, Qt.AlignmentFlag.AlignVCenter)
        made.addLayout(line)
    return made
