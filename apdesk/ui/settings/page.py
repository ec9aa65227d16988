"""The Preferences page: what is synced, in words; account; schedule; backups; appearance."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from apdesk.domain.setup_flow import Page
from apdesk.errors import ApdeskError
from apdesk.ui.criteria.references import References
from apdesk.ui.desk import Desk
from apdesk.ui.settings.backups import BackupsCard
from apdesk.ui.settings.disconnect import DisconnectDialog
from apdesk.ui.settings.mail import MailCard
from apdesk.ui.settings.schedule import ScheduleCard
from apdesk.ui.theme import SPACE, Scheme, set_role, theme
from apdesk.ui.widgets import (
    Banner,
    Card,
    RadioButton,
    button,
    column,
    label,
    row,
    scroll_page,
)
from apdesk.worker import readers
from apdesk.worker.org_kind import org_kind
from apdesk.worker.readers import DeskState

_SCHEMES: tuple[tuple[Scheme, str], ...] = (
    ("system", "As the system"),
    ("light", "Light"),
    ("dark", "Dark"),
)


class PreferencesPage(QWidget):
    """Shows the choices; the wizard changes them.

    Signals:
        change_asked: (domain.setup_flow.Page) open the wizard there.
        disconnect_asked: (bool) remove the data too.
        settings_saved: The numbers were stored; the sync should look at them.
        restore_asked: (Path) a backup is to be put in place; `backups.restored` hears of the end.
        reload_asked: The page came to the front: its state should be read anew.
        scheme_chosen: ("system", "light" or "dark")
    """

    change_asked = Signal(object)
    disconnect_asked = Signal(bool)
    settings_saved = Signal()
    restore_asked = Signal(object)
    reload_asked = Signal()
    scheme_chosen = Signal(str)

    def __init__(self, desk: Desk, references: References, parent: QWidget | None = None) -> None:
        """`references` knows the names of the records that criteria hold."""
        super().__init__(parent)
        self._desk = desk
        self._references = references
        references.changed.connect(self._say_choices)
        self._state = DeskState()
        self._build()

    def _build(self) -> None:
        self.banner = Banner()
        self.schedule = ScheduleCard()
        self.schedule.chosen.connect(self._save)
        self.backups = BackupsCard(self._desk)
        self.backups.restore_asked.connect(self.restore_asked)
        layout = column(
            label("Preferences", "title"),
            SPACE,
            self.banner,
            self._build_choices(),
            self._build_account(),
            self.schedule,
            MailCard(self._desk),
            self.backups,
            self._build_looks(),
            None,
            spacing=SPACE * 2,
        )
        layout.setContentsMargins(SPACE * 4, SPACE * 2, SPACE * 4, SPACE * 4)
        content = QWidget()
        content.setLayout(layout)
        content.setMaximumWidth(SPACE * 100)
        content.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        holder = QWidget()
        set_role(holder, "scroll")
        wide = row(content)
        wide.setStretch(0, 1)
        wide.addStretch(0)
        holder.setLayout(wide)
        self.setLayout(column(scroll_page(holder)))

    def _build_choices(self) -> Card:
        card = Card("What is synced")
        self._sentences = QVBoxLayout()
        self._sentences.setSpacing(SPACE)
        card.body.addLayout(self._sentences)
        self.configure_button = button(
            "Change what is synced…", clicked=lambda: self.change_asked.emit(Page.CONFIGURE)
        )
        self.mappings_button = button(
            "Change field mappings…", clicked=lambda: self.change_asked.emit(Page.MAPPINGS)
        )
        card.body.addLayout(row(self.configure_button, self.mappings_button, None))
        return card

    def _build_account(self) -> Card:
        card = Card("Salesforce account")
        self.account = label("", wrap=True, selectable=True)
        self.account_detail = label("", "muted", wrap=True, selectable=True)
        self.connect_button = button(
            "Connect to Salesforce",
            "primary",
            clicked=lambda: self.change_asked.emit(Page.WELCOME),
        )
        self.login_button = button(
            "Log in again…", clicked=lambda: self.change_asked.emit(Page.CONNECT)
        )
        self.disconnect_button = button("Disconnect…", clicked=self._disconnect)
        card.body.addWidget(self.account)
        card.body.addWidget(self.account_detail)
        card.body.addLayout(
            row(self.connect_button, self.login_button, self.disconnect_button, None)
        )
        return card

    def _build_looks(self) -> Card:
        card = Card("Appearance")
        self.schemes = QButtonGroup(self)
        line = row(spacing=SPACE * 3)
        for at, (scheme, text) in enumerate(_SCHEMES):
            choice = RadioButton(text)
            choice.show_checked(theme().scheme == scheme)
            choice.chosen.connect(self._scheme_taken)
            self.schemes.addButton(choice, at)
            line.addWidget(choice)
        line.addStretch(1)
        card.body.addLayout(line)
        return card

    # -- showing --------------------------------------------------------------------------------

    def reload(self) -> None:
        """Reads the backups anew, and asks for the rest."""
        self.backups.reload()
        self.reload_asked.emit()

    def show_state(self, state: DeskState) -> None:
        """What the database says."""
        self._state = state
        self._let_change(True)
        self._show_choices(state)
        self._show_account(state)
        self.schedule.show_state(state)

    def _show_choices(self, state: DeskState) -> None:
        connected = state.binding is not None
        self.configure_button.setEnabled(connected)
        self.mappings_button.setEnabled(connected)
        if connected and state.preferences is not None and self.isVisible():
            for name, schema in state.schemas.items():
                self._references.ask_all(state.preferences.choice(name).effective_criteria, schema)
        self._say_choices()

    @Slot()
    def _say_choices(self) -> None:
        while (item := self._sentences.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for sentence in self._state.sentences:
            said = self._references.in_text(sentence)
            self._sentences.addWidget(label(said, wrap=True, selectable=True))
        if not self._state.sentences:
            self._sentences.addWidget(
                label("Nothing yet. Connect to Salesforce, then choose.", "muted")
            )

    def _show_account(self, state: DeskState) -> None:
        binding = state.binding
        for each in (self.login_button, self.disconnect_button):
            each.setVisible(binding is not None)
        self.connect_button.setVisible(binding is None)
        if binding is None:
            kept = state.data_org_id is not None
            self.account.setText("Not connected")
            self.account_detail.setText(
                "The records that were synced before are still here." if kept else ""
            )
            self.account_detail.setVisible(kept)
            return
        self.account.setText(f"{binding.org_name} ({org_kind(binding).lower()})")
        who = binding.display_name or binding.username
        self.account_detail.setText(
            f"{who}, {binding.username}\n{binding.instance_url}\n"
            f"Organization ID {binding.org_id} · API {binding.api_version}"
        )
        self.account_detail.show()

    def show_error(self, error: ApdeskError) -> None:
        """A setting that couldn't be stored, or an account that couldn't be disconnected."""
        self.banner.show_error(error)

    def show_unreadable(self, error: ApdeskError) -> None:
        """Nothing is known of what is stored, so that nothing can be changed here."""
        self.banner.show_error(error)
        self._let_change(False)

    def _let_change(self, on: bool) -> None:
        self.schedule.let_change(on)
        self.backups.let_change(on)
        self.connect_button.setEnabled(on)

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

    @Slot()
    def _scheme_taken(self) -> None:
        self.scheme_chosen.emit(_SCHEMES[self.schemes.checkedId()][0])

    def _disconnect(self) -> None:
        name = self._state.binding.org_name if self._state.binding else "Salesforce"
        dialog = DisconnectDialog(name, self.window())
        dialog.chosen.connect(self.disconnect_asked)
        dialog.open()
