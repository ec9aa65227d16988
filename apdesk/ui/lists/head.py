"""The head of a list: what it is, how many it shows, the search, and the buttons."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

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
from apdesk.ui.widgets.tool_line import ToolLine, show_keys

SEARCH = {
    ListKey.ALL: marked("Search contacts"),
    ListKey.LEADS: marked("Search leads"),
    ListKey.CONTACTS: marked("Search contacts"),
    ListKey.COMPANIES: marked("Search companies"),
}

#: So much of what is looked for can be read in the narrowest search field, beside its icons.
_LETTERS = "0" * 8
_ICONS = SPACE * 11


class _Search(SearchField):
    """Yields to the buttons, as far as a name can still be read in it."""

    def minimumSizeHint(self) -> QSize:
        letters = self.fontMetrics().horizontalAdvance(_LETTERS)
        return QSize(letters + _ICONS, super().minimumSizeHint().height())


class _Title(ElidedLabel):
    """As wide as the name, as long as there is room. One that is `kept` ends in "…" only where not
    even a line of its own has room for it."""

    def __init__(self, name: str, *, kept: bool) -> None:
        super().__init__(name, role="title")
        self._kept = kept
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() if self._kept else super().minimumSizeHint()


class ListHead(FoldingHead):
    """Title and count beside search and buttons, or above them where there is little room. Buttons
    that a line of their own hasn't room for are under "More".

    Attributes:
        title, count: What the list is called, and how many it shows.
        search: What is looked for.
        filter_button, columns_button, export_button: Of every list.
        import_button, new_button: Shown where people are made: not for companies, nor for an own
            list or a segment.
        criteria_button: Shown for a segment.
        tools: The search and the buttons.
    """

    def __init__(self, key: ListKey, name: str, own: Among | None = None) -> None:
        """`own`: the own list or segment that `key` is narrowed to."""
        title = _Title(name, kept=own is None)
        count = label("", "muted")
        search = _Search(translated(SEARCH[key]))
        search.setToolTip(search.placeholderText())
        filter_button = button(tr("Filter"), "quiet", icon="filter")
        columns_button = button(tr("Columns"), "quiet", icon="columns")
        export_button = icon_button("export", tr("Export what is shown"))
        import_button = button(tr("Import…"), "quiet")
        new_button = button(tr("New contact…"), icon="plus")
        show_keys(new_button, "Ctrl+N")
        criteria_button = button(tr("Criteria…"), "quiet", icon="preferences")
        shown: list[QAbstractButton] = [filter_button, columns_button, export_button]
        yielding: list[QAbstractButton] = [export_button, columns_button, filter_button]
        if own is None and key is not ListKey.COMPANIES:
            shown += [import_button, new_button]
            yielding = [import_button, new_button, *yielding]
        elif isinstance(own, Segment):
            shown.append(criteria_button)
            yielding.insert(1, criteria_button)
        tools = ToolLine(search, shown, yielding)
        super().__init__(row(title, count, None), row(tools))
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
        self.tools = tools

    def minimumSizeHint(self) -> QSize:
        """The title may end in "…"."""
        width = self.tools.minimumSizeHint().width() + self._beside
        return QSize(width, super().minimumSizeHint().height())

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
