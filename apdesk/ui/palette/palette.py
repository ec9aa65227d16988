"""The command palette: type what you want, press Enter.

It lies over the window instead of being one of its own: assistive technologies find it, and it
comes and goes at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QCursor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QListView, QWidget

from apdesk.errors import ApdeskError
from apdesk.language import plural, tr
from apdesk.ui.desk import Desk
from apdesk.ui.palette import finding
from apdesk.ui.palette.delegate import PaletteDelegate, row_height
from apdesk.ui.palette.entries import Entry, arranged
from apdesk.ui.palette.model import PaletteModel, said
from apdesk.ui.palette.recent import Recent
from apdesk.ui.theme import SPACE, set_role, tokens
from apdesk.ui.widgets import Divider, LineEdit, column, label, named, row
from apdesk.worker.tasks import LatestRequest, Work

_WIDTH = SPACE * 80
_MARGIN = SPACE * 4
#: So much of the list is seen at once.
_HIGHEST = SPACE * 52
#: From the last key to the question; the first rows are there well within a tenth of a second.
_PAUSE_MS = 40
#: The shadow: so many pixels, each a little fainter.
_SHADOW = 18


class CommandPalette(QWidget):
    """Covers the window while it is open; a click beside it, Esc or leaving the window closes it.

    Signals:
        closed: It went away, with or without a choice.
    """

    closed = Signal()

    def __init__(
        self,
        window: QWidget,
        desk: Desk,
        *,
        entries: Callable[[], Sequence[Entry]],
        from_found: Callable[[finding.Found], Entry],
        more: Callable[[], Work],
        from_more: Callable[[Any], Sequence[Entry]],
    ) -> None:
        """`entries`: what there is, asked for at each opening. `from_found`: the entry of a record.
        `more`: the task that reads what isn't known at once; `from_more`: the entries of its
        result."""
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._ask_entries = entries
        self._from_found = from_found
        self._more, self._from_more = more, from_more
        self._recent = Recent(desk.memory)
        self._entries: tuple[Entry, ...] = ()
        self._found: tuple[Entry, ...] = ()
        self._before: QWidget | None = None
        self._pointer = QPoint()
        self._build()
        self._request = LatestRequest(desk.runner, self, delay_ms=_PAUSE_MS)
        self._request.answered.connect(self._records_found)
        self._request.failed.connect(self._not_found)
        window.installEventFilter(self)
        self.hide()

    def _build(self) -> None:
        title = tr("Search people, lists, settings and actions")
        named(self, tr("Command palette"))
        self.field = named(LineEdit(), title)
        self.field.setPlaceholderText(title)
        set_role(self.field, "palette")
        self.field.textChanged.connect(self._typed)
        self.field.installEventFilter(self)
        self.model = PaletteModel()
        self.view = named(QListView(), tr("Results"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(PaletteDelegate(self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setMouseTracking(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        set_role(self.view, "palette-list")
        self.view.clicked.connect(self._take)
        self._rows = self.view.viewport()
        self._rows.installEventFilter(self)
        self.nothing = label("", "muted", wrap=True)
        self.nothing.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        hint = label(tr("↑ ↓ to choose  ·  Enter to open  ·  Esc to close"), "small")
        self.count = label("", "small")
        self._foot = foot = row(hint, None, self.count)
        foot.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        inside = column(self.view)
        inside.setContentsMargins(SPACE, SPACE // 2, SPACE, SPACE // 2)
        self.card = QFrame(self)
        set_role(self.card, "palette")
        self.card.setLayout(
            column(self.field, Divider(), inside, self.nothing, Divider(), foot, spacing=0)
        )

    # -- opening and closing ----------------------------------------------------------------------

    def open(self) -> None:
        """Shows it, empty, with what was used last in front."""
        if self.isVisible():
            self.close_palette()
            return
        self._before = self.window().focusWidget()
        self._entries, self._found = tuple(self._ask_entries()), ()
        self.field.show_text("")
        self._show_rows()
        self._desk.runner.start(self._more(), on_done=self._more_read)
        self.setGeometry(self._window.rect())
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot(object)
    def _more_read(self, result: object) -> None:
        self._entries += tuple(self._from_more(result))
        if self.isVisible():
            self._show_rows()

    @Slot()
    def close_palette(self) -> None:
        """Hides it; the focus goes back to where it was."""
        if self.isHidden():
            return
        self._request.cancel()
        had = self.isAncestorOf(self.window().focusWidget() or self)
        self.hide()
        before, self._before = self._before, None
        if had and before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self.field and kind == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            return self._key(event)
        if watched is self._rows and kind == QEvent.Type.MouseMove:
            assert isinstance(event, QMouseEvent)
            self._point_at(event)
        if watched is self._window and self.isVisible():
            if kind == QEvent.Type.Resize:
                self.setGeometry(self._window.rect())
                self._place()
            elif kind == QEvent.Type.WindowDeactivate:
                self.close_palette()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close_palette()

    def focusNextPrevChild(self, _forward: bool) -> bool:
        """The field alone has the keyboard."""
        return True

    # -- what is shown ----------------------------------------------------------------------------

    @Slot(str)
    def _typed(self, text: str) -> None:
        self._found = ()
        if text.strip():
            self._request.ask(finding.records(self._desk.database, text))
        else:
            self._request.cancel()
        self._show_rows(keep=False)

    @Slot(object)
    def _records_found(self, found: tuple[finding.Found, ...]) -> None:
        self._found = tuple(self._from_found(each) for each in found)
        self._show_rows()

    @Slot(object)
    def _not_found(self, _error: ApdeskError) -> None:
        """The lists say what is wrong with the database; the rest can be found all the same."""
        self._show_rows()

    def _show_rows(self, *, keep: bool = True) -> None:
        """Shows what there is for what is typed; the entry that is chosen stays so (`keep`), since
        Enter may be on its way."""
        chosen = self.chosen if keep else None
        rows = arranged(
            self.field.text(), self._entries, self._found, self._recent.keys, tr("Used last")
        )
        self.model.show_rows(rows)
        at = self.model.row_of(chosen.key, chosen.title) if chosen is not None else -1
        self._choose(at if at >= 0 else self.model.next_entry(-1, 1), told=False)
        self._say()
        self._place()

    def _say(self) -> None:
        count = len(self.model.entries)
        looking = self._request.pending
        if count:
            text = plural("{n} result", "{n} results", count)
        elif looking:
            text = tr("Searching…")
        else:
            text = tr("Nothing found")
            self.nothing.setText(
                tr(
                    "Nothing here is called “{text}”. People are found by name, company and e-mail "
                    "address.",
                    text=self.field.text().strip(),
                )
            )
        self.nothing.setVisible(not count and not looking)
        self.view.setVisible(count > 0)
        self.count.setText(text)
        self.field.setAccessibleDescription(text)

    def _place(self) -> None:
        width = min(_WIDTH, self.width() - 2 * _MARGIN)
        rows = sum(row_height(each) for each in self.model.rows)
        free = self.height() - self._top() - _MARGIN
        around = self.field.sizeHint().height() + self._foot.sizeHint().height() + SPACE * 2
        self.view.setFixedHeight(max(0, min(rows + 2, _HIGHEST, free - around)))
        layout = self.card.layout()
        assert layout is not None
        layout.activate()
        height = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else -1
        height = height if height > 0 else self.card.sizeHint().height()
        self.card.setGeometry((self.width() - width) // 2, self._top(), width, height)
        self.update()

    def _top(self) -> int:
        return max(_MARGIN, self.height() // 9)

    # -- choosing ---------------------------------------------------------------------------------

    @property
    def chosen(self) -> Entry | None:
        """The entry that Enter opens."""
        return self.model.entry(self.view.currentIndex())

    def _key(self, event: QKeyEvent) -> bool:
        at = self.view.currentIndex().row()
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._choose(self.model.next_entry(at, 1 if key == Qt.Key.Key_Down else -1))
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._page(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.view.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.close_palette()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            pass
        else:
            return False
        return True

    def _page(self, step: int) -> None:
        at = self.view.currentIndex().row()
        for _ in range(8):
            after = self.model.next_entry(at, step)
            if (after - at) * step <= 0:
                break
            at = after
        self._choose(at)

    def _choose(self, at: int, *, told: bool = True) -> None:
        index = self.model.index(at, 0)
        self._pointer = QCursor.pos()
        self.view.setCurrentIndex(index)
        if at >= 0:
            # with the heading above it, where that is what comes first
            self.view.scrollTo(self.model.index(0 if at == 1 else at, 0))
        entry = self.model.entry(index)
        if told and entry is not None:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, said(entry)))

    def _point_at(self, event: QMouseEvent) -> None:
        """Chooses the row under the pointer, if that moved: rows that come to lie under one at rest
        bring this event, too."""
        if QCursor.pos() == self._pointer:
            return
        index = self.view.indexAt(event.position().toPoint())
        if self.model.entry(index) is not None:
            self.view.setCurrentIndex(index)

    @Slot(QModelIndex)
    def _take(self, index: QModelIndex) -> None:
        entry = self.model.entry(index)
        if entry is not None:
            self._recent.used(entry.key)
            self.close_palette()
            entry.run()

    # -- looks ------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A veil over the window, and a soft shadow around the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dark = tokens().dark
        painter.fillRect(self.rect(), QColor(0, 0, 0, 96 if dark else 40))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 9 if dark else 4))
        card = self.card.geometry().translated(QPoint(0, SPACE // 2))
        for around in range(_SHADOW, 0, -1):
            grown = QRect(card).adjusted(-around, -around, around, around)
            painter.drawRoundedRect(QRectF(grown), 12 + around, 12 + around)
        painter.end()
