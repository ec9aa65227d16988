"""The left side: lists with their counts, the other pages, the account, the state of the sync."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from apdesk.language import marked, tr, translated
from apdesk.store.list_keys import Among, ListKey
from apdesk.ui import words
from apdesk.ui.icons import set_icon
from apdesk.ui.lists.page import TITLES
from apdesk.ui.theme import SPACE, dress_again, set_role, theme, tokens
from apdesk.ui.widgets import (
    Divider,
    ElidedLabel,
    HeightForWidthLabel,
    button,
    column,
    icon_button,
    label,
    named,
    row,
    scroll_page,
)
from apdesk.worker.org_kind import OrgKind

WIDTH = SPACE * 30
_MARGIN = SPACE * 3 // 2


class Place(StrEnum):
    """The pages that aren't lists."""

    JOURNEYS = "journeys"
    SYNC = "sync"
    PREFERENCES = "preferences"


class SyncOffer(StrEnum):
    """What the button at the foot does; the value is its icon."""

    SYNC = "sync"
    RESUME = "play"
    LOG_IN = "key"


_OFFERS = {
    SyncOffer.SYNC: marked("Sync now"),
    SyncOffer.RESUME: marked("Resume"),
    SyncOffer.LOG_IN: marked("Log in again"),
}
_ICONS = {
    ListKey.ALL: "people",
    ListKey.LEADS: "lead",
    ListKey.CONTACTS: "contact",
    ListKey.COMPANIES: "company",
    Place.JOURNEYS: "journey",
    Place.SYNC: "sync",
    Place.PREFERENCES: "preferences",
}


class NavButton(QPushButton):
    """An entry with a number at its right.

    A plain button, because what can be checked is told as a check box; the entry of the page that
    is shown has the property "current".
    """

    def __init__(self, text: str, icon: str) -> None:
        super().__init__(text)
        self._icon = icon
        self._number = ""
        self._alert = False
        set_role(self, "nav")
        named(self, text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        set_icon(self, icon, "muted", 18)

    @property
    def current(self) -> bool:
        """Whether its page is shown."""
        return bool(self.property("current"))

    def set_current(self, on: bool) -> None:
        """Marks the entry of the page that is shown."""
        set_icon(self, self._icon, "accent_text" if on else "muted", 18)
        if on != self.current:
            self.setProperty("current", on)
            dress_again(self)
            self._describe()

    @property
    def number(self) -> str:
        """What stands at the right."""
        return self._number

    def set_number(self, text: str, *, alert: bool = False) -> None:
        """What stands at the right; `alert` draws it as something to look at."""
        if (text, alert) != (self._number, self._alert):
            self._number, self._alert = text, alert
            self._describe()
            self.update()

    def _describe(self) -> None:
        number = (
            tr("{number} to look at", number=self._number)
            if self._alert and self._number
            else self._number
        )
        parts = [number, tr("shown now") if self.current else ""]
        self.setAccessibleDescription(", ".join(each for each in parts if each))

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + SPACE * 6, max(hint.height(), SPACE * 4))

    def minimumSizeHint(self) -> QSize:
        number = self.fontMetrics().horizontalAdvance(self._number)
        hint = super().sizeHint()
        return QSize(hint.width() + number, max(hint.height(), SPACE * 4))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._number:
            return
        painter = QPainter(self)
        colours = tokens()
        painter.setPen(QColor(colours.warning_text if self._alert else colours.muted))
        area = self.rect().adjusted(0, 0, -SPACE * 3 // 2, 0)
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, int(side), self._number)
        painter.end()


class Sidebar(QFrame):
    """Where to go, and how the sync is.

    Signals:
        asked: (ListKey, Among or Place) an entry was chosen.
        sync_asked: The button at the foot, whatever it offers.
        help_asked: The help about the place where one is.
    """

    asked = Signal(object)
    sync_asked = Signal()
    help_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "sidebar")
        named(self, tr("Navigation"))
        self.setFixedWidth(theme().size(WIDTH))
        self.buttons: dict[ListKey | Among | Place, NavButton] = {}
        self._current: ListKey | Among | Place | None = None
        self._sections: QVBoxLayout | None = None
        mark = QLabel()
        set_icon(mark, "app", "text", 24)
        name = label("apdesk", "subtitle")
        self.help_button = icon_button("question", tr("Help"), clicked=self.help_asked.emit)
        lists = [self._entry(key, translated(TITLES[key])) for key in ListKey]
        pages = [
            self._entry(Place.JOURNEYS, tr("Journeys")),
            self._entry(Place.SYNC, tr("Sync")),
            self._entry(Place.PREFERENCES, tr("Preferences")),
        ]
        self._org_icon = QLabel()
        self._org_icon.setFixedWidth(18)
        self.org = ElidedLabel("", role="strong")
        self.user = ElidedLabel("", role="small")
        self.status = _Status()
        self._dot = _Dot()
        self._offer, self._running = SyncOffer.SYNC, False
        self.sync_button = button("", icon="sync", clicked=self.sync_asked.emit)
        self._name_button()
        org_row = row(self._org_icon, self.org)
        org_row.setStretch(1, 1)
        state_row = row(self._dot, self.status)
        state_row.setStretch(1, 1)
        state_row.setAlignment(self._dot, Qt.AlignmentFlag.AlignTop)
        foot = column(
            Divider(),
            SPACE // 2,
            org_row,
            self.user,
            state_row,
            SPACE // 2,
            self.sync_button,
            spacing=SPACE // 2,
        )
        self.overline = label(tr("Lists"), "overline")
        self.overline.setContentsMargins(SPACE, 0, 0, 0)
        self._lists = QWidget()
        self._lists.setLayout(column(self.overline, *lists, spacing=2))
        self._middle = column(self._lists, None)
        below = column(Divider(), SPACE, *pages, SPACE, foot, spacing=2)
        head = row(mark, name, None, self.help_button)
        head.setContentsMargins(0, 0, SPACE // 2, 0)
        layout = column(head, SPACE * 2, self._middle, below, spacing=2)
        layout.setStretch(2, 1)
        # the lists reach to the edge: that is where their scroll bar comes, once it is needed
        self._lists.setContentsMargins(0, 0, _MARGIN, 0)
        below.setContentsMargins(0, 0, _MARGIN, 0)
        layout.setContentsMargins(_MARGIN, SPACE * 2, 0, SPACE * 2)
        self.setLayout(layout)
        self.user.hide()
        self.sync_button.setEnabled(False)  # until it is known whether there is an org

    def _entry(self, key: ListKey | Place, text: str) -> NavButton:
        entry = NavButton(text, _ICONS[key])
        self.add_entry(key, entry)
        return entry

    def add_section(self, section: QWidget) -> None:
        """Puts something more below the lists, which can be scrolled from then on."""
        inside = self._sections
        if inside is None:
            focused = self.window().focusWidget()
            self._middle.removeWidget(self._lists)
            self._lists.setContentsMargins(0, 0, 0, 0)
            inside = self._sections = column(self._lists, None, spacing=SPACE * 3 // 2)
            content = QWidget()
            content.setLayout(inside)
            area = scroll_page(content)
            self._middle.insertWidget(0, area, 1)
            self._middle.setStretch(1, 0)
            for each in (area, content, self._lists):
                each.show()  # at once: a layout would do so after the next paint
            if focused is not None and self._lists.isAncestorOf(focused):
                focused.setFocus()  # it was lost on the way
        inside.insertWidget(inside.count() - 1, section)

    def add_entry(self, key: ListKey | Among | Place, entry: NavButton) -> None:
        """An entry that leads to a list or a page; where it stands is up to the caller."""
        entry.clicked.connect(lambda _checked=False: self.asked.emit(key))
        self.buttons[key] = entry
        entry.set_current(key == self._current)

    def drop_entry(self, key: Among) -> None:
        """The list of an entry is gone."""
        self.buttons.pop(key, None)

    def set_current(self, key: ListKey | Among | Place) -> None:
        """Marks the entry of the page that is shown."""
        self._current = key
        for each, entry in self.buttons.items():
            entry.set_current(each == key)

    def set_counts(self, counts: Mapping[ListKey, int]) -> None:
        """The sizes of the lists."""
        for key, count in counts.items():
            self.buttons[key].set_number(words.number(count))

    def set_account(self, org: str, user: str, kind: OrgKind | None = None) -> None:
        """Who is connected to what; None: to nothing."""
        icons = {None: "cloud-off", OrgKind.LOCAL: "practice"}
        set_icon(self._org_icon, icons.get(kind, "cloud"), "muted", 18)
        said = tr("{org} (sandbox)", org=org) if kind is OrgKind.SANDBOX else org
        self.org.setText(said if kind is not None else tr("Not connected"))
        self.user.setText(user)
        self.user.setVisible(bool(user))

    def set_status(self, text: str, tone: str, *, can_sync: bool, running: bool) -> None:
        """A few words on the sync; `tone` is a colour token of its dot."""
        self.status.setText(text)
        self._dot.setFixedHeight(self.status.fontMetrics().height())  # beside the first line
        self._dot.set_tone(tone)
        # Not connected: the account says so already.
        for each in (self._dot, self.status):
            each.setVisible(text != self.org.text())
        self.sync_button.setEnabled(can_sync)
        self._running = running
        self._name_button()

    def offer(self, what: SyncOffer) -> None:
        """What the button at the foot does from now on."""
        self._offer = what
        self._name_button()

    def _name_button(self) -> None:
        offered = translated(_OFFERS[self._offer])
        text = tr("Syncing…") if self._running else offered
        named(self.sync_button, text).setText(text)
        self.sync_button.setToolTip(tr("{what} (F5)", what=offered))
        set_icon(self.sync_button, self._offer.value)

    def set_alert(self, waiting: int) -> None:
        """How much waits for a person (removals, errors, conflicts); shown at the Sync entry."""
        self.buttons[Place.SYNC].set_number(words.number(waiting) if waiting else "", alert=True)

    def set_stuck(self, people: int) -> None:
        """How many people of journeys wait for a person; shown at the Journeys entry."""
        self.buttons[Place.JOURNEYS].set_number(words.number(people) if people else "", alert=True)


class _Status(HeightForWidthLabel):
    """How the sync is. It stays as high as it once had to be: what stands above it would move
    under the pointer whenever a run begins or ends."""

    def __init__(self) -> None:
        super().__init__()
        self._said = ""
        self._tallest = (0, 0)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        set_role(self, "small")

    def text(self) -> str:
        """What was said, with plain spaces."""
        return self._said

    def setText(self, text: str, /) -> None:
        self._said = text
        super().setText(words.numbers_held(text))
        self.setAccessibleName(text)

    def heightForWidth(self, width: int, /) -> int:
        before = self._tallest[1] if self._tallest[0] == width else 0
        self._tallest = (width, max(before, super().heightForWidth(width)))
        return self._tallest[1]


class _Dot(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._tone = "muted"
        self.setFixedSize(8, 16)

    def set_tone(self, tone: str) -> None:
        self._tone = tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(tokens(), self._tone)))
        painter.drawEllipse(0, self.height() // 2 - 4, 8, 8)
        painter.end()
