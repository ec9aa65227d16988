"""The Preferences page: its sections at the left, the settings of one of them at the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from apdesk.errors import ApdeskError
from apdesk.language import tr
from apdesk.ui.criteria.references import References
from apdesk.ui.desk import Desk
from apdesk.ui.help import help_button
from apdesk.ui.settings import sections as known
from apdesk.ui.settings.account import AccountCard
from apdesk.ui.settings.backups import BackupsCard
from apdesk.ui.settings.desktop import DesktopCard
from apdesk.ui.settings.index import SectionIndex, index_width
from apdesk.ui.settings.look import LookCard
from apdesk.ui.settings.schedule import ScheduleCard
from apdesk.ui.settings.sections import Section
from apdesk.ui.settings.synced import SyncedCard
from apdesk.ui.shell.later import Later
from apdesk.ui.theme import SPACE, set_role
from apdesk.ui.widgets import SCROLL_BAR_WIDTH, Banner, column, label, row, scroll_page
from apdesk.worker import readers
from apdesk.worker.readers import DeskState

W = TypeVar("W", bound=QWidget)

#: A section is at most so wide.
_PAGE_WIDTH = SPACE * 100


class PreferencesPage(QWidget):
    """Shows the choices; the wizard changes what is synced. A section is made when it is first
    looked at.

    Signals:
        change_asked: (domain.setup_flow.Page) open the wizard there.
        disconnect_asked: (bool) remove the data too.
        settings_saved: The numbers were stored; the sync should look at them.
        restore_asked: (Path) a backup is to be put in place; `backups.restored` hears of the end.
        reload_asked: The page came to the front: its state should be read anew.
        scheme_chosen: ("system", "light" or "dark")
        restart_asked: apdesk is to end and to start anew.
    """

    change_asked = Signal(object)
    disconnect_asked = Signal(bool)
    settings_saved = Signal()
    restore_asked = Signal(object)
    reload_asked = Signal()
    scheme_chosen = Signal(str)
    restart_asked = Signal()

    def __init__(self, desk: Desk, references: References, parent: QWidget | None = None) -> None:
        """`references` knows the names of the records that criteria hold."""
        super().__init__(parent)
        self._desk = desk
        self._references = references
        self._state: DeskState | None = None
        self._readable = True
        self._cards: dict[str, Later[QWidget]] = {
            key: Later(make) for key, make in self._makers().items()
        }
        for key, card in self._cards.items():
            card.when_made(partial(self._made, key))
        self._pages: dict[str, QWidget] = {}
        self._build()

    def _makers(self) -> dict[str, Callable[[], QWidget]]:
        return {
            "synced": self._make_synced,
            "account": self._make_account,
            "schedule": self._make_schedule,
            "network": self._make_network,
            "mail": self._make_mail,
            "backups": self._make_backups,
            "look": self._make_look,
            "desktop": lambda: DesktopCard(self._desk),
            "practice": self._make_practice,
            "support": self._make_support,
        }

    def _build(self) -> None:
        self.banner = Banner()
        self.index = SectionIndex(self.sections())
        self._stack = QStackedWidget()
        self.index.chosen.connect(self._section_chosen)
        title = row(label(tr("Preferences"), "title"), None, help_button("preferences"))
        title.setContentsMargins(SPACE * 3, SPACE * 2, SPACE * 3, SPACE)
        over_cards = QWidget()
        over_cards.setLayout(title)
        head = _at_most(over_cards, SPACE * 2 + index_width() + _PAGE_WIDTH)
        head.setContentsMargins(0, 0, SCROLL_BAR_WIDTH, 0)
        below = row(self.index, self._stack, spacing=0)
        below.setStretch(1, 1)
        below.setContentsMargins(SPACE * 2, 0, 0, 0)
        over = column(self.banner)
        over.setContentsMargins(SPACE * 3, 0, SPACE * 3, SPACE)
        whole = column(head, over, below, spacing=0)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self.index.setCurrentRow(0)

    # -- sections -------------------------------------------------------------------------------

    @staticmethod
    def sections() -> tuple[Section, ...]:
        """What can be shown, in the user's language."""
        return known.sections()

    def show_section(self, key: str) -> None:
        """Shows a section and puts the cursor into it. Raises KeyError for an unknown one."""
        self.index.show_key(key)
        card = self._cards[key]()
        first = next(
            (
                each
                for each in card.findChildren(QWidget)
                if each.focusPolicy() & Qt.FocusPolicy.TabFocus
                and each.isEnabled()
                and each.isVisibleTo(card)
                and not isinstance(each, QToolButton)  # the help beside a setting
            ),
            self.index,
        )
        first.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def section(self) -> str:
        """The key of the section that is shown."""
        return self.index.current

    @Slot(str)
    def _section_chosen(self, key: str) -> None:
        card = self._cards[key]()
        self._stack.setCurrentWidget(self._pages[key])
        if self._state is not None and isinstance(card, SyncedCard):
            card.show_state(self._state)  # it asks for names only while it is in sight

    def _made(self, key: str, card: QWidget) -> None:
        self._pages[key] = _page_of(card)
        self._stack.addWidget(self._pages[key])
        if self._state is not None:
            self._tell_state(card, self._state)
        self._tell_readable(card)

    def _make_synced(self) -> QWidget:
        card = SyncedCard(self._references)
        card.change_asked.connect(self.change_asked)
        return card

    def _make_account(self) -> QWidget:
        card = AccountCard()
        card.change_asked.connect(self.change_asked)
        card.disconnect_asked.connect(self.disconnect_asked)
        return card

    def _make_schedule(self) -> QWidget:
        card = ScheduleCard()
        card.chosen.connect(self._save)
        return card

    def _make_network(self) -> QWidget:
        from apdesk.ui.settings.network import NetworkCard

        card = NetworkCard(self._desk.database, self._desk.runner)
        card.saved.connect(self.settings_saved)
        return card

    def _make_mail(self) -> QWidget:
        from apdesk.ui.settings.mail import MailCard

        return MailCard(self._desk)

    def _make_backups(self) -> QWidget:
        card = BackupsCard(self._desk)
        card.restore_asked.connect(self.restore_asked)
        card.reload()
        return card

    def _make_look(self) -> QWidget:
        card = LookCard(self._desk)
        card.scheme_chosen.connect(self.scheme_chosen)
        card.restart_asked.connect(self.restart_asked)
        return card

    def _make_practice(self) -> QWidget:
        from apdesk.ui.settings.practice import PracticeCard

        return PracticeCard(self._desk)

    def _make_support(self) -> QWidget:
        from apdesk.ui.settings.support import SupportCard

        return SupportCard(self._desk)

    def _card(self, key: str, kind: type[W]) -> W:
        made = self._cards[key]()
        assert isinstance(made, kind)
        return made

    @property
    def synced(self) -> SyncedCard:
        return self._card("synced", SyncedCard)

    @property
    def account(self) -> AccountCard:
        return self._card("account", AccountCard)

    @property
    def schedule(self) -> ScheduleCard:
        return self._card("schedule", ScheduleCard)

    @property
    def backups(self) -> BackupsCard:
        return self._card("backups", BackupsCard)

    @property
    def look(self) -> LookCard:
        return self._card("look", LookCard)

    @property
    def desktop(self) -> DesktopCard:
        return self._card("desktop", DesktopCard)

    @property
    def configure_button(self) -> QPushButton:
        return self.synced.configure_button

    @property
    def mappings_button(self) -> QPushButton:
        return self.synced.mappings_button

    @property
    def disconnect_button(self) -> QPushButton:
        return self.account.disconnect_button

    # -- showing --------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._cards["desktop"].made is not None:
            self.desktop.show_present()

    def reload(self) -> None:
        """Reads the backups anew, and asks for the rest."""
        if self._cards["backups"].made is not None:
            self.backups.reload()
        self.reload_asked.emit()

    def show_state(self, state: DeskState) -> None:
        """What the database says."""
        self._state = state
        self._let_change(True)
        for card in self._cards.values():
            if card.made is not None:
                self._tell_state(card.made, state)

    def _tell_state(self, card: QWidget, state: DeskState) -> None:
        if isinstance(card, SyncedCard | AccountCard | ScheduleCard):
            card.show_state(state)
        elif card is self._cards["practice"].made:
            card.show_state(state)  # type: ignore[attr-defined]

    def show_error(self, error: ApdeskError) -> None:
        """A setting that couldn't be stored, or an account that couldn't be disconnected."""
        self.banner.show_error(error)

    def show_unreadable(self, error: ApdeskError) -> None:
        """Nothing is known of what is stored, so that nothing can be changed here."""
        self.banner.show_error(error)
        self._let_change(False)

    def _let_change(self, on: bool) -> None:
        self._readable = on
        for card in self._cards.values():
            if card.made is not None:
                self._tell_readable(card.made)

    def _tell_readable(self, card: QWidget) -> None:
        if isinstance(card, AccountCard | ScheduleCard | BackupsCard):
            card.let_change(self._readable)

    # -- changing -------------------------------------------------------------------------------

    @Slot(object)
    def _save(self, values: dict[str, Any]) -> None:
        self._desk.runner.start(
            readers.save_settings(self._desk.database, values),
            on_done=self._saved,
            on_failed=self._not_saved,
        )

    @Slot(object)
    def _saved(self, _nothing: object) -> None:
        self.banner.clear()
        self.settings_saved.emit()

    @Slot(object)
    def _not_saved(self, error: ApdeskError) -> None:
        self.show_error(error)


def _page_of(card: QWidget) -> QWidget:
    """A section's card on a page that scrolls where it is longer than the window."""
    content = QWidget()
    layout = column(card, None)
    layout.setContentsMargins(SPACE * 2, SPACE // 2, SPACE * 3, SPACE * 3)
    content.setLayout(layout)
    holder = QWidget()
    set_role(holder, "scroll")
    holder.setLayout(_at_most(content, _PAGE_WIDTH))
    return scroll_page(holder)


def _at_most(widget: QWidget, width: int) -> QHBoxLayout:
    """A widget at the left, at most so wide."""
    widget.setMaximumWidth(width)
    widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    line = row(widget)
    line.setStretch(0, 1)
    line.addStretch(0)
    return line
