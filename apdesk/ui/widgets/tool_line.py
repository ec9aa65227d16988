"""A line of buttons: those that there is no room for are in a menu at its end."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QSizePolicy, QWidget

from apdesk.language import tr
from apdesk.ui.icons import set_icon
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets.basics import button, named, row


class ToolLine(QWidget):
    """`first`, which takes the free room, and buttons; what doesn't fit is under "More".

    No button is ever cut: it is `first` that is narrow where all of them went. A button under
    "More" has its entry there, with its name, its keys and its state, and what points at it points
    at "More".

    Attributes:
        more_button: Shown while something is under it.
        menu: Its menu, filled whenever it opens.
    """

    def __init__(
        self,
        first: QWidget,
        tools: Sequence[QAbstractButton],
        yielding: Sequence[QAbstractButton],
        keep: Callable[[], int] = lambda: 0,
        parent: QWidget | None = None,
    ) -> None:
        """`yielding`: all of `tools`, in the order in which they go. `keep`: the width that a
        button goes for, so that `first` has it; that of its minimum size hint, if it is more."""
        super().__init__(parent)
        self._first = first
        self._tools = tuple(tools)
        self._keep = keep
        self._yielding: tuple[QAbstractButton, ...] = tuple(yielding)
        self._put_away: frozenset[QAbstractButton] = frozenset()
        self.more_button = button(tr("More"), "quiet", icon="more")
        self.menu = named(QMenu(self.more_button), tr("More"))
        self.menu.aboutToShow.connect(self._fill)
        self.more_button.setMenu(self.menu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = row(first, *tools, self.more_button, spacing=SPACE // 2)
        self._row.setStretch(0, 1)
        self.setLayout(self._row)
        self.more_button.hide()
        for each in tools:
            each.installEventFilter(self)

    @property
    def put_away(self) -> tuple[QAbstractButton, ...]:
        """What is under "More" at the moment, in the order of the line."""
        return tuple(each for each in self._tools if each in self._put_away)

    # -- sizes ----------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """So that all fits, whatever is shown."""
        return QSize(self._needed((), self._first.sizeHint().width()), self._height())

    def minimumSizeHint(self) -> QSize:
        """So that every button can be under "More"."""
        return QSize(self._needed(self._least()), self._height())

    def _height(self) -> int:
        """The same, whatever is shown: nothing below it moves."""
        return max(
            each.sizeHint().height() for each in (self._first, *self._tools, self.more_button)
        )

    def _needed(self, away: Collection[QAbstractButton], first: int = 0) -> int:
        """The width of what is left without those that are `away`."""
        shown = [each.sizeHint().width() for each in self._tools if each not in away]
        if away:
            shown.append(self.more_button.sizeHint().width())
        first = max(first, self._first.minimumSizeHint().width())
        return first + sum(width + self._row.spacing() for width in shown)

    def _least(self) -> tuple[QAbstractButton, ...]:
        """What is away where there is the least room: all but a button no wider than "More"."""
        return min((self._yielding, ()), key=self._needed)

    # -- what is shown --------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange()
        return done

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.EnabledChange:
            self._offer()
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        away = self._without_room()
        if away != self._put_away:
            focus, back = QApplication.focusWidget(), (*self.put_away, *self._tools)[0]
            self._put_away = away
            # What is shown activates the layouts around it, one of which may be placing this line.
            self._row.setEnabled(False)
            for each in self._tools:
                each.setVisible(each not in away)
            self.more_button.setVisible(bool(away))
            self._row.setEnabled(True)
            self._row.setGeometry(self.rect())
            self._order_focus()
            self._offer()
            if focus in away:
                self.more_button.setFocus()
            elif focus is self.more_button and not away:
                back.setFocus()
        for each in away:
            # pop-ups open at their button
            each.setGeometry(self.more_button.geometry())

    def _without_room(self) -> frozenset[QAbstractButton]:
        for count in range(len(self._yielding)):
            if self._needed(self._yielding[:count], self._keep()) <= self.width():
                return frozenset(self._yielding[:count])
        return frozenset(self._least())

    def _order_focus(self) -> None:
        """Tab goes along the line, also to what comes back; the focus of what is away is with
        "More"."""
        for each in self._tools:
            each.setFocusProxy(None)  # type: ignore[arg-type]
        for before, after in pairwise((self.more_button, *self._tools, self.more_button)):
            QWidget.setTabOrder(before, after)
        for each in self._put_away:
            each.setFocusProxy(self.more_button)

    def _offer(self) -> None:
        self.more_button.setEnabled(any(each.isEnabled() for each in self._put_away))

    # -- the menu -------------------------------------------------------------------------------

    @Slot()
    def _fill(self) -> None:
        self.menu.clear()
        for each in self.put_away:
            action = QAction(each.text() or each.accessibleName(), self.menu)
            action.setEnabled(each.isEnabled())
            if icon := each.property("iconName"):
                set_icon(action, str(icon))
            if keys := each.property("keys"):
                # only shown: whose keys they are takes them
                action.setShortcut(QKeySequence(keys))
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
                action.setShortcutVisibleInContextMenu(True)
            action.triggered.connect(each.click)
            self.menu.addAction(action)


def show_keys(made: QAbstractButton, keys: str) -> None:
    """Says in the tooltip by which keys a button is pressed, and wherever else it is offered."""
    made.setProperty("keys", keys)
    made.setToolTip(QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText))
