"""The left side of the help: a search, and what there is to read."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from apdesk.language import plural, tr, translated
from apdesk.ui.help import topics
from apdesk.ui.help.topic import Topic
from apdesk.ui.theme import SPACE, set_role
from apdesk.ui.widgets import SearchField, column, label, named

_KEY = Qt.ItemDataRole.UserRole
#: Before the key of a term; an entry without it is a topic.
TERM = "term:"


def matches(wanted: str, text: str) -> bool:
    """Whether each word of `wanted` is somewhere in `text`."""
    folded = text.casefold()
    return all(each in folded for each in wanted.casefold().split())


def found(wanted: str) -> list[tuple[str, str]]:
    """(key, name) of what a search finds: topics by their title, then by their text, then terms."""
    by_title, by_text = [], []
    for each in topics.topics().values():
        title = translated(each.title)
        if matches(wanted, title):
            by_title.append((each.key, title))
        elif matches(wanted, " ".join(translated(said) for said in each.words)):
            by_text.append((each.key, title))
    words = [
        (TERM + each.key, tr("{term} (glossary)", term=translated(each.name)))
        for each in topics.terms().values()
        if matches(wanted, f"{translated(each.name)} {translated(each.meaning)}")
    ]
    return by_title + by_text + words


class Contents(QWidget):
    """Signals:
    chosen: (str) The key of a topic, or TERM and the key of a term.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.search = SearchField(tr("Search the help"), delay_ms=120)
        self.search.searched.connect(self._searched)
        into = QShortcut(QKeySequence(Qt.Key.Key_Down), self.search, self._enter_results)
        into.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.tree = named(QTreeWidget(), tr("Contents"))
        set_role(self.tree, "contents")
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(SPACE * 3 // 2)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setExpandsOnDoubleClick(False)
        self.tree.currentItemChanged.connect(self._current)
        self.tree.itemClicked.connect(self._clicked)
        self.tree.itemActivated.connect(self._clicked)
        self.nothing = label(tr("Nothing found. Try another word."), "muted", wrap=True)
        self.nothing.hide()
        set_role(self, "page")
        layout = column(self.search, self.nothing, self.tree)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self._show_all()

    def show_current(self, topic: Topic) -> None:
        """Marks the topic that is shown, where it is in sight."""
        self._showing = True
        try:
            for each in self._entries():
                if each.data(0, _KEY) == topic.key:
                    self._open_only(each.parent())
                    self.tree.setCurrentItem(each)
                    self.tree.scrollToItem(each)
                    return
            self.tree.setCurrentItem(None)  # type: ignore[call-overload]
        finally:
            self._showing = False

    def _open_only(self, chapter: QTreeWidgetItem | None) -> None:
        """All topics at once would be too many to look through."""
        for each in _children(self.tree.invisibleRootItem()):
            each.setExpanded(each is chapter)

    @Slot(QTreeWidgetItem)
    def _clicked(self, item: QTreeWidgetItem) -> None:
        """Opens or closes a chapter; a topic that is current already is shown once more."""
        key = item.data(0, _KEY)
        if key:
            self.chosen.emit(key)
        else:
            item.setExpanded(not item.isExpanded())

    def _entries(self) -> Iterator[QTreeWidgetItem]:
        for head in _children(self.tree.invisibleRootItem()):
            yield head
            yield from _children(head)

    def _clear(self) -> None:
        """Nobody chose the entries that become current while others go."""
        self._showing = True
        self.tree.clear()
        self._showing = False

    def _show_all(self) -> None:
        self._clear()
        for chapter in topics.CHAPTERS:
            head = QTreeWidgetItem([translated(chapter.title)])
            bold = head.font(0)
            bold.setBold(True)
            head.setFont(0, bold)
            for each in chapter.topics:
                head.addChild(_entry(each.key, translated(each.title)))
            self.tree.addTopLevelItem(head)
        self.tree.addTopLevelItem(_entry(topics.GLOSSARY.key, translated(topics.GLOSSARY.title)))

    @Slot(str)
    def _searched(self, wanted: str) -> None:
        if not wanted:
            self.nothing.hide()
            self.search.setAccessibleDescription("")
            self._show_all()
            return
        hits = found(wanted)
        self._clear()
        for key, name in hits:
            self.tree.addTopLevelItem(_entry(key, name))
        self.nothing.setVisible(not hits)
        self.search.setAccessibleDescription(
            plural("{n} page found", "{n} pages found", len(hits)) if hits else self.nothing.text()
        )

    @Slot()
    def _enter_results(self) -> None:
        self.tree.setFocus()

    @Slot()
    def _current(self) -> None:
        item = self.tree.currentItem()
        key = item.data(0, _KEY) if item is not None else None
        if key and not self._showing:
            self.chosen.emit(key)


def _children(item: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    for at in range(item.childCount()):
        child = item.child(at)
        if child is not None:
            yield child


def _entry(key: str, name: str) -> QTreeWidgetItem:
    made = QTreeWidgetItem([name])
    made.setData(0, _KEY, key)
    made.setToolTip(0, name)
    return made
