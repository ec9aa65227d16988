"""Tabs within a page that scrolls as a whole: each page is only as high as what it holds."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QScrollArea, QTabBar, QToolButton, QVBoxLayout, QWidget

from apdesk.ui.shell.later import Later
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import Divider, named, set_role


def reveal(widget: QWidget) -> None:
    """Scrolls the page so that the widget is seen."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if around is not None:
        around.ensureWidgetVisible(widget)


def hand_on(going: Iterable[QWidget], *places: QWidget) -> None:
    """Before these are hidden or disabled: whichever of them has the focus gives it to the first
    of the places that can take it, else to the tab of the page; Qt would give it to whatever comes
    next in the window, be it outside the page."""
    for each in going:
        focus = each.window().focusWidget()
        if focus is None or not (focus is each or each.isAncestorOf(focus)):
            continue
        around = each.parentWidget()
        while around is not None and not isinstance(around, PageTabs):
            around = around.parentWidget()
        bar = () if around is None else (around.bar,)
        for place in (*places, *bar):
            if place.isVisible() and place.isEnabled():
                place.setFocus()
                return


class PageTabs(QWidget):
    """A bar of tabs, and the page of the one that is chosen.

    A QTabWidget would make all pages as high as the highest of them.

    Signals:
        shown: (QWidget) a page came to the front.
    """

    shown = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = named(QTabBar(), name)
        self.bar.setExpanding(False)
        self.bar.setDrawBase(False)
        # Where there is no room for all tabs they are read one after the other, none of them cut.
        self.bar.setUsesScrollButtons(True)
        self.bar.setElideMode(Qt.TextElideMode.ElideNone)
        for each in self.bar.findChildren(QToolButton):
            set_role(each, "icon")
            each.setToolTip(each.accessibleName())
        self._pages: list[Later[QWidget]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.bar)
        self._column.addWidget(Divider())
        self._column.addSpacing(SPACE * 2)
        self.bar.currentChanged.connect(self._changed)

    def add(self, page: Later[QWidget], title: str) -> None:
        """Adds a page at the end; it is made when it comes to the front, unless it is before."""
        at = len(self._pages)
        self._pages.append(page)
        page.when_made(lambda made: self._take(at, made))
        with QSignalBlocker(self.bar):  # the first tab is in front at once, but isn't seen yet
            self.bar.addTab(title)

    def _take(self, at: int, page: QWidget) -> None:
        page.setParent(self)  # before it is shown, or it would be a window of its own
        page.setVisible(at == self.bar.currentIndex())
        self._column.addWidget(page)
        named(page, self.bar.tabText(at))

    @property
    def current(self) -> QWidget:
        """The page in front, which is made now where it hasn't been asked for before."""
        return self._pages[self.bar.currentIndex()]()

    def show_page(self, page: QWidget) -> None:
        """Brings a page to the front."""
        made = [each.made for each in self._pages]
        self.bar.setCurrentIndex(made.index(page))

    def set_title(self, page: Later[QWidget], title: str) -> None:
        """Renames the tab of a page."""
        at = self._pages.index(page)
        if self.bar.tabText(at) != title:
            self.bar.setTabText(at, title)
            if page.made is not None:
                named(page.made, title)

    @Slot(int)
    def _changed(self, at: int) -> None:
        if not 0 <= at < len(self._pages):
            return
        front = self._pages[at]()
        for each in self._pages:
            if each.made is not None:
                each.made.setVisible(each.made is front)
        self.shown.emit(front)
