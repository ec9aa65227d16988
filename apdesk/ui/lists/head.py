"""The head of a list: what it is, how many it shows, the search, and the buttons."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QSizePolicy

from apdesk.language import marked, tr, translated
from apdesk.store.list_keys import Among, ListKey, Segment
from apdesk.ui import words
from apdesk.ui.theme import SPACE, set_role
from apdesk.ui.widgets import (
    ElidedLabel,
    FoldingHead,
    SearchField,
    button,
    icon_button,
    label,
    row,
)

SEARCH = {
    ListKey.ALL: marked("Search contacts"),
    ListKey.LEADS: marked("Search leads"),
    ListKey.CONTACTS: marked("Search contacts"),
    ListKey.COMPANIES: marked("Search companies"),
}


def _long_title(name: str) -> ElidedLabel:
    """As wide as the name, as long as there is room."""
    made = ElidedLabel(name, role="title")
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    return made


class ListHead(FoldingHead):
    """Title and count beside search and buttons, or above them where there is little room.

    Attributes:
        title, count: What the list is called, and how many it shows.
        search: What is looked for.
        filter_button, columns_button, export_button: Of every list.
        import_button, new_button: Shown where people are made: not for companies, nor for an own
            list or a segment.
        criteria_button: Shown for a segment.
    """

    def __init__(self, key: ListKey, name: str, own: Among | None = None) -> None:
        """`own`: the own list or segment that `key` is narrowed to."""
        title = label(name, "title") if own is None else _long_title(name)
        count = label("", "muted")
        search = SearchField(translated(SEARCH[key]))
        search.setToolTip(search.placeholderText())
        search.setMinimumWidth(SPACE * 14)
        search.setMaximumWidth(SPACE * 40)
        filter_button = button(tr("Filter"), "quiet", icon="filter")
        columns_button = button(tr("Columns"), "quiet", icon="columns")
        export_button = icon_button("export", tr("Export what is shown"))
        import_button = button(tr("Import…"), "quiet")
        new_button = button(tr("New contact…"), icon="plus")
        new_button.setToolTip(
            QKeySequence("Ctrl+N").toString(QKeySequence.SequenceFormat.NativeText)
        )
        criteria_button = button(tr("Criteria…"), "quiet", icon="preferences")
        tools = row(search, filter_button, columns_button, export_button, spacing=SPACE // 2)
        if own is None and key is not ListKey.COMPANIES:
            tools.addWidget(import_button)
            tools.addWidget(new_button)
        elif isinstance(own, Segment):
            tools.addWidget(criteria_button)
        super().__init__(row(title, count, None), tools)
        self._counting = False
        set_role(self, "head")
        self.title = title
        self.count = count
        self.search = search
        self.filter_button = filter_button
        self.columns_button = columns_button
        self.export_button = export_button
        self.import_button = import_button
        self.new_button = new_button
        self.criteria_button = criteria_button

    def say(self, shown: int, whole: int | None = None) -> None:
        """How many are shown, of how many (None: of as many)."""
        self._counting = False
        if whole is None:
            self.count.setText(words.number(shown))
        else:
            self.count.setText(
                tr("{some} of {all}", some=words.number(shown), all=words.number(whole))
            )

    def say_counting(self) -> None:
        """Nobody knows yet how many there are."""
        self._counting = True
        self.count.setText(tr("Counting…"))

    def stop_counting(self) -> None:
        """Nobody will know: nothing is said of it."""
        if self._counting:
            self._counting = False
            self.count.clear()
