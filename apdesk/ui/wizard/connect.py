"""Connect: where the org is, the login in the browser, and who one is afterwards."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from apdesk.domain.setup_flow import (
    ConnectTarget,
    Place,
    SetupFlow,
    check_client_id,
    check_host,
    place_of,
)
from apdesk.errors import ApdeskError
from apdesk.ui.criteria.values import mark_invalid
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import (
    Banner,
    Card,
    LineEdit,
    RadioButton,
    button,
    label,
    named,
    row,
    wrapped,
)
from apdesk.ui.widgets.busy import Spinner
from apdesk.ui.wizard.account_card import AccountCard, PermissionCard
from apdesk.ui.wizard.app_help import AppHelp
from apdesk.ui.wizard.parts import WizardPage, heading, reading_column
from apdesk.worker.setup import Binding, LoginLink, SetupServices, SignedIn
from apdesk.worker.tasks import Runner, TaskHandle

State = Literal["form", "waiting", "connected"]

_PLACES = (
    (Place.PRODUCTION, "Production", "login.salesforce.com"),
    (Place.SANDBOX, "Sandbox", "test.salesforce.com"),
    (Place.MY_DOMAIN, "My Domain", "your org’s own address"),
)
#: A missing or locked keyring is no reason to stop.
_GO_ON = (
    "You can go on without it: the login then lasts until you close apdesk. To keep it for longer, "
    "start or unlock the keyring (GNOME Keyring, KWallet), then log in."
)


class ConnectPage(WizardPage):
    """The form, the waiting and the account, in one place of the page.

    Signals:
        signed_in: A SignedIn: the login succeeded.
        disconnect_requested: The user wants to end the connection that stands.
    """

    signed_in = Signal(object)

    def __init__(
        self,
        flow: SetupFlow,
        services: SetupServices,
        runner: Runner,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(flow, services, runner, parent)
        self._handle: TaskHandle | None = None
        self._link = ""
        self._state: State = "form"
        column = reading_column(self)
        column.addLayout(
            heading(
                "Connect to Salesforce",
                "You log in in your own browser, with your org’s own login page. apdesk never "
                "sees your password.",
            )
        )
        self.banner = Banner("error")
        self._session_button = self.banner.add_action(
            "Keep the login for this session only", self._for_this_session
        )
        self._replace_button = self.banner.add_action(
            "Remove the old data and connect", self._replace_org, "danger"
        )
        column.addWidget(self.banner)
        self.form = self._make_form()
        self.waiting = self._make_waiting()
        self.result = self._make_result()
        for each in (self.form, self.waiting, self.result):
            column.addWidget(each)
        column.addStretch(1)
        self._set_state("form")

    # -- making ---------------------------------------------------------------------------------

    def _make_form(self) -> QWidget:
        form = QWidget()
        layout = QVBoxLayout(form)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE * 2)

        where = Card("Where is your org?")
        self._places = QButtonGroup(form)
        self.place_buttons: dict[Place, RadioButton] = {}
        for place, name, host in _PLACES:
            radio = RadioButton(name)
            radio.setAccessibleDescription(host)
            self._places.addButton(radio)
            self.place_buttons[place] = radio
            where.body.addLayout(row(radio, label(host, "muted"), None))
            radio.toggled.connect(self._place_chosen)
        self.host = named(LineEdit(), "My Domain address")
        self.host.setPlaceholderText("mycompany.my.salesforce.com")
        self.host.edited.connect(self._host_typed)
        self.host.editingFinished.connect(self._host_left)
        self.host.returnPressed.connect(self.log_in)
        self.host_problem = wrapped("", "error")
        self.host_problem.hide()
        self._host_box = QWidget()
        inside = QVBoxLayout(self._host_box)
        inside.setContentsMargins(SPACE * 3, 0, 0, 0)
        inside.setSpacing(SPACE // 2)
        inside.addWidget(self.host)
        inside.addWidget(self.host_problem)
        where.body.addWidget(self._host_box)

        app = Card("Consumer key")
        self.key = named(LineEdit(), "Consumer key")
        self.key.setPlaceholderText("3MVG9…")
        self.key.edited.connect(self._key_typed)
        self.key.returnPressed.connect(self.log_in)
        self.key_problem = wrapped("", "error")
        self.key_problem.hide()
        self.help_button = button("How do I get one?", "link", clicked=self._toggle_help)
        self._key_text = wrapped("", "muted")
        app.body.addWidget(self._key_text)
        app.body.addWidget(self.key)
        app.body.addWidget(self.key_problem)
        app.body.addLayout(row(self.help_button, None))
        self.app_help = AppHelp(self.services.callback_urls)
        self.app_help.hide()

        self.log_in_button = button("Log in", "primary", icon="open", clicked=self.log_in)
        layout.addWidget(where)
        layout.addWidget(app)
        layout.addWidget(self.app_help)
        layout.addLayout(row(self.log_in_button, None))
        return form

    def _make_waiting(self) -> QWidget:
        card = Card()
        self.wait_title = label("Waiting for you to log in…", "subtitle")
        self.wait_text = wrapped("", "muted")
        self.again_button = button("Open the page again", icon="open", clicked=self._open_again)
        self.copy_button = button("Copy link", icon="copy", clicked=self._copy_link)
        self.cancel_button = button("Cancel login", clicked=self.cancel_login)
        self._link_buttons = (self.again_button, self.copy_button)
        card.body.addLayout(row(Spinner(20), self.wait_title, None))
        card.body.addWidget(self.wait_text)
        card.body.addLayout(row(*self._link_buttons, self.cancel_button, None))
        return card

    def _make_result(self) -> QWidget:
        result = QWidget()
        layout = QVBoxLayout(result)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE * 2)
        self.account_card = AccountCard()
        self.session_note = Banner(
            "info",
            "",
            "The login is kept for this session only: after you close apdesk, you log in again.",
        )
        self.permission_card = PermissionCard()
        self.other_button = button("Log in as someone else", "link", clicked=self._log_in_anew)
        layout.addWidget(self.account_card)
        layout.addWidget(self.session_note)
        layout.addWidget(self.permission_card)
        layout.addLayout(row(self.other_button, None))
        return result

    # -- life -----------------------------------------------------------------------------------

    def enter(self) -> None:
        target = self.flow.answers.target
        self.host_problem.hide()
        self.key_problem.hide()
        if target is not None:
            place = place_of(target.login_url) if target.login_url else Place.PRODUCTION
            self.place_buttons[place].setChecked(True)
            self.host.show_text(target.login_url if place is Place.MY_DOMAIN else "")
            self.key.show_text(target.client_id)
        elif self._places.checkedButton() is None:
            self.place_buttons[Place.PRODUCTION].setChecked(True)
            self.key.show_text(self.services.client_id)
        if self.flow.answers.practice:
            said = "The practice org brings its own key; there is nothing to do."
        elif self.services.client_id:
            said = "It came with this copy of apdesk. Replace it if your org has its own app."
        else:
            said = (
                "It tells Salesforce which app is asking. An administrator of your org gets it "
                "by making an External Client App."
            )
        self._key_text.setText(said)
        self.help_button.setVisible(not self.flow.answers.practice)
        self.app_help.hide()
        self._label_help()
        self._place_chosen()
        self.banner.clear()
        if not self.flow.answers.signed_in and self._state == "connected":
            self._set_state("form")

    def leave(self) -> None:
        self.cancel_login()

    def first_focus(self) -> QWidget | None:
        if self._state == "form":
            return self.log_in_button if self._target() is not None else self.key
        return self.other_button if self._state == "connected" else self.cancel_button

    def show_binding(self, binding: Binding) -> None:
        """The connection that stands already, when the wizard is opened later."""
        self.account_card.show_binding(binding)
        self.permission_card.hide()
        self._set_state("connected")

    def ask_again(self, binding: Binding) -> None:
        """A new login to the org that the data came from is wanted."""
        self._session_button.hide()
        self._replace_button.hide()
        self.banner.show_message(
            "info",
            f"Log in to {binding.org_name} again",
            "Your data and your choices are kept.",
        )

    def _set_state(self, state: State) -> None:
        self._state = state
        self.form.setVisible(state == "form")
        self.waiting.setVisible(state == "waiting")
        self.result.setVisible(state == "connected")
        self.session_note.setVisible(self.services.vault.for_session_only)

    @property
    def state(self) -> State:
        return self._state

    # -- the form -------------------------------------------------------------------------------

    @property
    def place(self) -> Place:
        return next(
            (each for each, radio in self.place_buttons.items() if radio.isChecked()),
            Place.PRODUCTION,
        )

    def _target(self) -> ConnectTarget | None:
        host = check_host(self.place, self.host.text())
        if host.problem or check_client_id(self.key.text()):
            return None
        return ConnectTarget(host.url, self.key.text().strip())

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
        shown = self.app_help.isHidden()
        self.app_help.setVisible(shown)
        self._label_help()

    def _label_help(self) -> None:
        text = "How do I get one?" if self.app_help.isHidden() else "Hide the steps"
        self.help_button.setText(text)
        named(self.help_button, text)

    def show_problems(self) -> None:
        host = check_host(self.place, self.host.text())
        self._say_host(host.problem)
        self._say_key(check_client_id(self.key.text()))
        if host.problem:
            self.host.setFocus()
        elif self.key_problem.text():
            self.key.setFocus()
        else:
            self.log_in_button.setFocus()

    # -- the login ------------------------------------------------------------------------------

    @Slot()
    def log_in(self) -> None:
        """Opens the login page; says in place what is missing for that."""
        self._begin(replace_org=False)

    def _begin(self, *, replace_org: bool) -> None:
        target = self._target()
        if target is None:
            self.show_problems()
            return
        if self._state == "waiting":
            return
        self.flow.answer(target=target)
        self.banner.clear()
        self._link = ""
        self.wait_title.setText("Preparing the login…")
        self.wait_text.setText("")
        for each in self._link_buttons:
            each.hide()
        self._set_state("waiting")
        self.cancel_button.setFocus()
        self._handle = self.runner.start(
            self.services.log_in(target, replace_org=replace_org),
            on_progress=self._progressed,
            on_done=self._done,
            on_failed=self._failed,
            on_cancelled=self._cancelled,
        )
        self.answered.emit()

    @Slot(object)
    def _progressed(self, said: object) -> None:
        if isinstance(said, LoginLink):
            self._link = said.url
            self.wait_title.setText("Waiting for you to log in…")
            self.wait_text.setText(
                "Your browser shows the login page of your org. Log in there and allow access; "
                "then come back here."
                if said.opened
                else "No browser could be opened. Copy the link, and open it in a browser on this "
                "computer."
            )
            for each in self._link_buttons:
                each.show()
        elif isinstance(said, str):
            self.wait_title.setText(said)
            self.wait_text.setText("")
            for each in self._link_buttons:
                each.hide()

    @Slot()
    def _open_again(self) -> None:
        if self._link:
            self.runner.start(self.services.open_page_again(self._link))

    @Slot()
    def _copy_link(self) -> None:
        QGuiApplication.clipboard().setText(self._link)
        self.wait_text.setText("The link was copied. Open it in a browser on this computer.")

    @Slot()
    def cancel_login(self) -> None:
        """Stops waiting; the form comes back as it was."""
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
        if self._state == "waiting":
            self._set_state("form")
            self.log_in_button.setFocus()
            self.answered.emit()

    @Slot()
    def _cancelled(self) -> None:
        """The task has ended; the page went on when Cancel was pressed."""

    @Slot(object)
    def _failed(self, error: ApdeskError) -> None:
        self._handle = None
        no_keyring = error.code.startswith("keyring.")
        if no_keyring:
            self.banner.show_message("warning", error.title, f"{error.message} {_GO_ON}")
        else:
            self.banner.show_error(error)
        self._session_button.setVisible(no_keyring)
        self._replace_button.setVisible(error.code == "org.different")
        self._set_state("form")
        self.log_in_button.setFocus()
        self.answered.emit()

    @Slot(object)
    def _done(self, result: SignedIn) -> None:
        self._handle = None
        self.flow.answer(signed_in=True, schemas=result.schemas)
        self.account_card.show_binding(result.account.binding)
        self.permission_card.show_account(result.account)
        self.permission_card.show()
        self._set_state("connected")
        self.answered.emit()  # first, because the focus goes to Next, which that enables
        self.signed_in.emit(result)

    def _for_this_session(self) -> None:
        self.services.vault.keep_for_session()
        self.log_in()

    def _replace_org(self) -> None:
        self._begin(replace_org=True)

    @Slot()
    def _log_in_anew(self) -> None:
        self.flow.answer(signed_in=False, schemas={})
        self._set_state("form")
        self.log_in_button.setFocus()
        self.answered.emit()
