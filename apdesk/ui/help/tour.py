"""The tour: a few steps that show where things are in the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from apdesk.language import marked, translated
from apdesk.store.list_keys import ListKey
from apdesk.ui.help.coach import Coach, Ring
from apdesk.ui.sidebar import Place

if TYPE_CHECKING:
    from apdesk.ui.main_window import MainWindow


class Stop(NamedTuple):
    """A step: what it says, and the parts of the window that it tells about."""

    title: str
    text: str
    parts: Callable[[MainWindow], tuple[QWidget, ...]]


def _lists(window: MainWindow) -> tuple[QWidget, ...]:
    sidebar = window.sidebar
    return (sidebar.overline, *(sidebar.buttons[each] for each in ListKey))


def _sync(window: MainWindow) -> tuple[QWidget, ...]:
    return (window.sidebar.sync_button,)


def _journeys(window: MainWindow) -> tuple[QWidget, ...]:
    return (window.sidebar.buttons[Place.JOURNEYS],)


def _search(window: MainWindow) -> tuple[QWidget, ...]:
    page = window.current_list
    return () if page is None else (page.search, page.filter_button, page.columns_button)


def _record(window: MainWindow) -> tuple[QWidget, ...]:
    page = window.current_list
    if page is None:
        return ()
    chosen = page.table.current_id() is not None
    return (window.pane,) if chosen and window.pane.isVisible() else (page.table,)


def _nothing(_window: MainWindow) -> tuple[QWidget, ...]:
    return ()


STOPS = (
    Stop(
        marked("Your lists"),
        marked(
            "Salesforce Leads and Salesforce Contacts hold what you chose to sync, All contacts "
            "everybody. The numbers follow every sync; below stand your own lists and segments."
        ),
        _lists,
    ),
    Stop(
        marked("Always up to date"),
        marked(
            "apdesk looks for changes every ten minutes by itself. Sync now, or F5, does it at "
            "once. The line above says how the sync stands; the Sync page says more."
        ),
        _sync,
    ),
    Stop(
        marked("Find people"),
        marked(
            "Search looks in all texts as you type. Filter narrows the list by any field, and can "
            "be saved as a segment, which fills itself."
        ),
        _search,
    ),
    Stop(
        marked("A record, and its edits"),
        marked(
            "Choose a row, and the record is shown at the right. Change a value there: the next "
            "sync sends it to Salesforce. It also says why the record is here."
        ),
        _record,
    ),
    Stop(
        marked("Journeys"),
        marked(
            "A journey sends e-mails, assigns leads and creates tasks by itself. You draw it, try "
            "it in a dry run, and publish it."
        ),
        _journeys,
    ),
    Stop(
        marked("Anything by a few letters"),
        marked(
            "Ctrl+K finds people, lists, settings and actions. F1 opens the help for the place "
            "where you are, and the ? beside a setting says what it does."
        ),
        _nothing,
    ),
)


class Tour(QObject):
    """Walks through the window; one at a time, as often as it is wanted.

    Signals:
        finished: It was gone through, or left.
    """

    finished = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        for other in window.findChildren(Tour, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if other is not self:
                other.end()
        self._window = window
        self._at = -1
        self.ring = Ring(window)
        self.card = Coach(window)
        self.card.next_asked.connect(self.next)
        self.card.back_asked.connect(self.back)
        self.card.skip_asked.connect(self.end)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._point)

    @property
    def at(self) -> int:
        """The step that is shown, from 0; -1 before the first and after the last one."""
        return self._at

    def begin(self) -> None:
        """Shows the first step, over a list of people."""
        window = self._window
        if window.current_list is None:
            window.open_desk()
        if window.current_list is None:
            window.go(ListKey.ALL)
        window.installEventFilter(self)
        self._show(0)

    @Slot()
    def next(self) -> None:
        """To the next step; after the last one the tour is over."""
        if self._at + 1 < len(STOPS):
            self._show(self._at + 1)
        else:
            self.end()

    @Slot()
    def back(self) -> None:
        """To the step before, if there is one."""
        if self._at > 0:
            self._show(self._at - 1)

    @Slot()
    def end(self) -> None:
        """Takes card and ring away; the focus goes to the list."""
        if self._at < 0:
            return
        self._at = -1
        self._window.removeEventFilter(self)
        had_focus = self.card.hasFocus() or self.card.isAncestorOf(self._window.focusWidget())
        for each in (self.card, self.ring):
            each.hide()
            each.deleteLater()
        page = self._window.current_list
        if had_focus and page is not None:
            page.table.setFocus()
        self.finished.emit()
        self.deleteLater()

    # -- showing --------------------------------------------------------------------------------

    def _show(self, at: int) -> None:
        self._at = at
        stop = STOPS[at]
        self.card.say(translated(stop.title), translated(stop.text), at, len(STOPS))
        self._point()
        self.card.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _point(self) -> None:
        if self._at < 0:
            return
        area = self._area(STOPS[self._at].parts(self._window))
        self.ring.surround(area)
        self.card.point_at(area)

    def _area(self, parts: tuple[QWidget, ...]) -> QRect:
        """What the parts that are in sight take of the window."""
        area = QRect()
        for each in parts:
            if each.isVisible():
                area |= QRect(each.mapTo(self._window, QPoint(0, 0)), each.size())
        return area.intersected(self._window.rect())

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._soon.start()  # once what stands within has its new place
        return False
