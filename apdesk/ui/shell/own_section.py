"""A part of the sidebar with the user's own lists, or segments: what there is, and a "+"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from apdesk.language import tr
from apdesk.store.list_keys import Among, Segment
from apdesk.ui import words
from apdesk.ui.icons import set_icon
from apdesk.ui.sidebar import NavButton, Sidebar
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import column, icon_button, label, named, row
from apdesk.ui.widgets.layouts import remove

#: Beside the name and the number: the icon, the frame, and what is between the two.
_BESIDE = SPACE * 7
#: What stands in the place of a number that can't be told: the criteria fit no field any more.
UNKNOWN = "–"


class Entry(NamedTuple):
    """A list or a segment as it is shown; `number` as text, '' while it isn't known."""

    key: Among
    name: str
    number: str


class OwnEntry(NavButton):
    """An entry that ends in "…" where the name is too long, and has a menu.

    Signals:
        rename_asked, delete_asked, criteria_asked: From the menu; F2 and Del ask, too.
    """

    rename_asked = Signal()
    delete_asked = Signal()
    criteria_asked = Signal()

    def __init__(self, key: Among, name: str, icon: str) -> None:
        super().__init__(name, icon)
        self._key = key
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        for keys, signal in (
            (QKeySequence(Qt.Key.Key_F2), self.rename_asked),
            (QKeySequence(QKeySequence.StandardKey.Delete), self.delete_asked),
        ):
            QShortcut(keys, self, signal.emit).setContext(Qt.ShortcutContext.WidgetShortcut)

    @property
    def name(self) -> str:
        """The whole name, whatever is shown of it."""
        return self._name

    def call(self, name: str) -> None:
        """Shows another name."""
        self._name = name
        self._elide()

    def set_number(self, text: str, *, alert: bool = False) -> None:
        super().set_number(text, alert=alert)
        self._elide()

    def menu(self) -> QMenu:
        """What can be done with the list."""
        made = named(QMenu(self), self._name)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if isinstance(self._key, Segment):
            set_icon(made.addAction(tr("Edit criteria…"), self.criteria_asked.emit), "preferences")
        made.addAction(tr("Rename…"), self.rename_asked.emit)
        set_icon(made.addAction(tr("Delete…"), self.delete_asked.emit), "trash")
        return made

    def _open_menu(self, at: QPoint) -> None:
        self.menu().popup(self.mapToGlobal(at))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)  # as it is shown while its page is
        number = QFontMetrics(self.font()).horizontalAdvance(self.number or UNKNOWN)
        room = max(0, self.width() - _BESIDE - number)
        shown = QFontMetrics(font).elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        named(self, shown)
        self.setToolTip(self._name if shown != self._name else "")


class OwnSection(QWidget):
    """Signals:
    new_asked: The "+".
    rename_asked, delete_asked, criteria_asked: (Among) From the menu of an entry.
    """

    new_asked = Signal()
    rename_asked = Signal(object)
    delete_asked = Signal(object)
    criteria_asked = Signal(object)

    def __init__(self, sidebar: Sidebar, title: str, icon: str, new: str, hint: str) -> None:
        """`new` names the "+"; `hint` is said while there is nothing."""
        super().__init__()
        self._sidebar = sidebar
        self._icon = icon
        self.entries: dict[Among, OwnEntry] = {}
        overline = label(title, "overline")
        overline.setContentsMargins(SPACE, 0, 0, 0)
        self.new_button = icon_button("plus", new, clicked=self.new_asked.emit)
        self.hint = label(hint, "small", wrap=True)
        self.hint.setContentsMargins(SPACE, 0, SPACE, 0)
        self._list = column(spacing=2)
        head = row(overline, None, self.new_button)
        self.setLayout(column(head, self._list, self.hint, spacing=2))

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Shows these, in that order; those that were there stay the widgets that they are."""
        left = {each.key for each in entries}
        for key in [each for each in self.entries if each not in left]:
            self._drop(key)
        for at, each in enumerate(entries):
            entry = self.entries.get(each.key) or self._add(each)
            if self._list.indexOf(entry) != at:
                self._list.insertWidget(at, entry)
            if entry.name != each.name:
                entry.call(each.name)
            entry.set_number(each.number)
        self.hint.setVisible(not entries)

    def set_number(self, key: Among, number: int | None) -> None:
        """The number of one of them; None: it can't be told."""
        entry = self.entries.get(key)
        if entry is not None:
            entry.set_number(UNKNOWN if number is None else words.number(number))

    def _add(self, each: Entry) -> OwnEntry:
        key = each.key
        made = self.entries[key] = OwnEntry(key, each.name, self._icon)
        made.rename_asked.connect(lambda: self.rename_asked.emit(key))
        made.delete_asked.connect(lambda: self.delete_asked.emit(key))
        made.criteria_asked.connect(lambda: self.criteria_asked.emit(key))
        self._sidebar.add_entry(key, made)
        return made

    def _drop(self, key: Among) -> None:
        entry = self.entries.pop(key)
        self._sidebar.drop_entry(key)
        if entry.hasFocus():
            self.new_button.setFocus()
        remove(self._list, entry)
