"""The form of the Connect page: where the org is, and the consumer key that asks there."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QVBoxLayout, QWidget

from apdesk.domain.setup_flow import (
    ConnectTarget,
    Place,
    check_client_id,
    check_host,
    place_of,
)
from apdesk.language import marked, tr, translated
from apdesk.ui.criteria.values import mark_invalid
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import Card, LineEdit, RadioButton, button, named, row, wrapped
from apdesk.ui.wizard.app_help import AppHelp
from apdesk.ui.wizard.parts import Explained

_PLACES = (
    (Place.PRODUCTION, marked("Production"), "login.salesforce.com"),
    (Place.SANDBOX, marked("Sandbox"), "test.salesforce.com"),
    (Place.MY_DOMAIN, marked("My Domain"), marked("your org’s own address")),
)


@dataclass(frozen=True, slots=True)
class ConnectDefaults:
    """What whoever installed apdesk has answered beforehand; '' where they left it open.

    Attributes:
        locked: What is given is shown, and can't be changed here.
    """

    login_url: str = ""
    client_id: str = ""
    locked: bool = False


class ConnectForm(QWidget):
    """Asks for a ConnectTarget, and says in place what is wrong with it.

    Signals:
        submitted: *Log in*, or Return in a field.
    """

    submitted = Signal()

    def __init__(
        self,
        callback_urls: tuple[str, ...],
        client_id: str,
        defaults: ConnectDefaults,
        parent: QWidget | None = None,
    ) -> None:
        """`client_id` came with the build ('': none did); `defaults` go before it."""
        super().__init__(parent)
        self._built_in = client_id
        self._defaults = defaults
        self._explained = Explained()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE * 2)
        self.locked_note = wrapped("", "muted")
        layout.addWidget(self.locked_note)
        layout.addWidget(self._make_where())
        layout.addWidget(self._make_key())
        self.app_help = AppHelp(callback_urls)
        self.app_help.hide()
        self.log_in_button = button(
            tr("Log in"), "primary", icon="open", clicked=self.submitted.emit
        )
        layout.addWidget(self.app_help)
        layout.addLayout(row(self.log_in_button, None))

    def _make_where(self) -> Card:
        card = Card(tr("Where is your org?"))
        self._explained.add("wizard.where", card.head)
        self._places = QButtonGroup(self)
        self.place_buttons: dict[Place, RadioButton] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE * 2)
        grid.setVerticalSpacing(SPACE * 3 // 2)
        grid.setColumnStretch(1, 1)
        for line, (place, name, host) in enumerate(_PLACES):
            radio = RadioButton(translated(name))
            radio.setAccessibleDescription(translated(host))
            self._places.addButton(radio)
            self.place_buttons[place] = radio
            grid.addWidget(radio, line, 0)
            grid.addWidget(wrapped(translated(host), "muted"), line, 1)
            radio.toggled.connect(self._place_chosen)
        card.body.addLayout(grid)
        # Once the key is dealt with: a login takes the focus away from where it was pressed.
        queued = Qt.ConnectionType.QueuedConnection
        self.host = named(LineEdit(), tr("My Domain address"))
        self.host.setPlaceholderText("mycompany.my.salesforce.com")
        self.host.edited.connect(self._host_typed)
        self.host.editingFinished.connect(self._host_left)
        self.host.returnPressed.connect(self.submitted, queued)
        self.host_problem = wrapped("", "error")
        self.host_problem.hide()
        self._host_box = QWidget()
        inside = QVBoxLayout(self._host_box)
        inside.setContentsMargins(SPACE * 3, 0, 0, 0)
        inside.setSpacing(SPACE // 2)
        inside.addWidget(self.host)
        inside.addWidget(self.host_problem)
        card.body.addWidget(self._host_box)
        return card

    def _make_key(self) -> Card:
        card = Card(tr("Consumer key"))
        self._explained.add("wizard.consumer_key", card.head)
        queued = Qt.ConnectionType.QueuedConnection
        self.key = named(LineEdit(), tr("Consumer key"))
        self.key.setPlaceholderText("3MVG9…")
        self.key.edited.connect(self._key_typed)
        self.key.returnPressed.connect(self.submitted, queued)
        self.key_problem = wrapped("", "error")
        self.key_problem.hide()
        self.help_button = button(tr("How do I get one?"), "link", clicked=self._toggle_help)
        self._key_text = wrapped("", "muted")
        for each in (self._key_text, self.key, self.key_problem):
            card.body.addWidget(each)
        card.body.addLayout(row(self.help_button, None))
        return card

    # -- what it shows --------------------------------------------------------------------------

    def show_target(self, target: ConnectTarget | None, *, practice: bool) -> None:
        """Shows a target, or what was answered beforehand; None: what was chosen stays."""
        self._explained.show()
        self._say_host("")
        self._say_key("")
        given = ConnectDefaults() if practice else self._defaults
        locked_url = given.login_url if given.locked else ""
        locked_key = given.client_id if given.locked else ""
        fresh = target is None and self._places.checkedButton() is None
        if target is not None or fresh or given.locked:
            login_url = locked_url or (target.login_url if target else "") or given.login_url
            client_id = locked_key or (target.client_id if target else "") or given.client_id
            if target is None or not target.login_url:
                # A key that was prepared goes before the one of the build.
                client_id = given.client_id or client_id
            self._show_url(login_url)
            self.key.show_text(client_id or self._built_in)
        self._lock(url=bool(locked_url), key=bool(locked_key))
        self._explain_key(practice=practice, given=bool(given.client_id), locked=bool(locked_key))
        self.help_button.setVisible(not practice and not locked_key)
        self.app_help.hide()
        self._label_help()
        self._place_chosen()

    def _show_url(self, login_url: str) -> None:
        place = place_of(login_url) if login_url else Place.PRODUCTION
        self.place_buttons[place].setChecked(True)
        self.host.show_text(login_url if place is Place.MY_DOMAIN else "")

    def _lock(self, *, url: bool, key: bool) -> None:
        for radio in self.place_buttons.values():
            radio.setEnabled(not url or radio.isChecked())
        self.host.setReadOnly(url)
        self.key.setReadOnly(key)
        self.locked_note.setVisible(url or key)
        self.locked_note.setText(
            tr("Whoever installed apdesk here has set the org and the key. Just log in.")
            if url and key
            else tr("Whoever installed apdesk here has set the org.")
            if url
            else tr("Whoever installed apdesk here has set the key.")
        )

    def _explain_key(self, *, practice: bool, given: bool, locked: bool) -> None:
        if practice:
            said = tr("The practice org brings its own key; there is nothing to do.")
        elif locked:
            said = tr("It was set when apdesk was installed here; there is nothing to do.")
        elif given:
            said = tr(
                "It was set when apdesk was installed here. Replace it if your org has its own app."
            )
        elif self._built_in:
            said = tr("It came with this copy of apdesk. Replace it if your org has its own app.")
        else:
            said = tr(
                "It tells Salesforce which app is asking. An administrator of your org gets it by "
                "making an External Client App."
            )
        self._key_text.setText(said)

    # -- what it holds --------------------------------------------------------------------------

    @property
    def place(self) -> Place:
        return next(
            (each for each, radio in self.place_buttons.items() if radio.isChecked()),
            Place.PRODUCTION,
        )

    def target(self) -> ConnectTarget | None:
        """What was asked for; None while something is wrong with it."""
        host = check_host(self.place, self.host.text())
        if host.problem or check_client_id(self.key.text()):
            return None
        return ConnectTarget(host.url, self.key.text().strip())

    def first_focus(self) -> QWidget:
        """What is still to be filled in, or the button."""
        if check_host(self.place, self.host.text()).problem:
            return self.host
        return self.log_in_button if self.target() is not None else self.key

    def show_problems(self) -> None:
        """Says what is wrong, and puts the focus there."""
        host = check_host(self.place, self.host.text())
        self._say_host(host.problem)
        self._say_key(check_client_id(self.key.text()))
        if host.problem:
            self.host.setFocus()
        elif self.key_problem.text():
            self.key.setFocus()
        else:
            self.log_in_button.setFocus()

    # -- what the user does ---------------------------------------------------------------------

    @Slot()
    def _place_chosen(self) -> None:
        self._host_box.setVisible(self.place is Place.MY_DOMAIN)

    @Slot(str)
    def _host_typed(self, _text: str) -> None:
        self._say_host("")

    @Slot()
    def _host_left(self) -> None:
        if self.place is Place.MY_DOMAIN and self.host.text().strip():
            self._say_host(check_host(self.place, self.host.text()).problem)

    @Slot(str)
    def _key_typed(self, _text: str) -> None:
        self._say_key("")

    def _say_host(self, text: str) -> None:
        self.host_problem.setText(text)
        self.host_problem.setVisible(bool(text))
        mark_invalid(self.host, bool(text))

    def _say_key(self, text: str) -> None:
        self.key_problem.setText(text)
        self.key_problem.setVisible(bool(text))
        mark_invalid(self.key, bool(text))

    @Slot()
    def _toggle_help(self) -> None:
        self.app_help.setVisible(self.app_help.isHidden())
        self._label_help()

    def _label_help(self) -> None:
        text = tr("How do I get one?") if self.app_help.isHidden() else tr("Hide the steps")
        self.help_button.setText(text)
        named(self.help_button, text)
