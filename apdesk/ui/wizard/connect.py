"""Connect: where the org is, the login in the browser, and who one is afterwards."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from apdesk.domain.setup_flow import SetupFlow
from apdesk.errors import ApdeskError
from apdesk.language import marked, tr, translated
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import Banner, Card, button, label, row, wrapped
from apdesk.ui.widgets.busy import Spinner
from apdesk.ui.wizard.account_card import AccountCard, PermissionCard
from apdesk.ui.wizard.connect_form import ConnectDefaults, ConnectForm
from apdesk.ui.wizard.parts import FoldingRow, WizardPage, heading, reading_column
from apdesk.worker.setup import Binding, LoginLink, SetupServices, SignedIn
from apdesk.worker.tasks import Runner, TaskHandle

State = Literal["form", "waiting", "connected"]

#: A missing or locked keyring is no reason to stop.
_GO_ON = marked(
    "You can go on without it: the login then lasts until you close apdesk. To keep it for longer, "
    "start or unlock the keyring (GNOME Keyring, KWallet), then log in."
)


class ConnectPage(WizardPage):
    """The form, the waiting and the account, in one place of the page.

    Signals:
        signed_in: A SignedIn: the login succeeded.
        network_asked: The user wants to say how this network is left (Preferences, Network).
    """

    signed_in = Signal(object)
    network_asked = Signal()

    def __init__(
        self,
        flow: SetupFlow,
        services: SetupServices,
        runner: Runner,
        defaults: ConnectDefaults | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`defaults`: what was answered when apdesk was installed here."""
        super().__init__(flow, services, runner, parent)
        self._handle: TaskHandle | None = None
        self._link = ""
        self._state: State = "form"
        column = reading_column(self)
        column.addLayout(
            heading(
                tr("Connect to Salesforce"),
                tr(
                    "You log in in your own browser, with your org’s own login page. apdesk never "
                    "sees your password."
                ),
            )
        )
        self.banner = Banner("error")
        self._session_button = self.banner.add_action(
            tr("Keep the login for this session only"), self._for_this_session
        )
        self._replace_button = self.banner.add_action(
            tr("Remove the old data and connect"), self._replace_org, "danger"
        )
        self._network_button = self.banner.add_action(
            tr("Behind a proxy?"), self.network_asked.emit, "link"
        )
        column.addWidget(self.banner)
        self.form = ConnectForm(
            services.callback_urls, services.client_id, defaults or ConnectDefaults()
        )
        self.form.submitted.connect(self.log_in)
        self.log_in_button = self.form.log_in_button
        self.waiting = self._make_waiting()
        self.result = self._make_result()
        for each in (self.form, self.waiting, self.result):
            column.addWidget(each)
        column.addStretch(1)
        self._set_state("form")

    # -- making ---------------------------------------------------------------------------------

    def _make_waiting(self) -> QWidget:
        card = Card()
        self.wait_title = label(tr("Waiting for you to log in…"), "subtitle")
        self.wait_text = wrapped("", "muted")
        self.again_button = button(tr("Open the page again"), icon="open", clicked=self._open_again)
        self.copy_button = button(tr("Copy link"), icon="copy", clicked=self._copy_link)
        self.cancel_button = button(tr("Cancel login"), clicked=self.cancel_login)
        self._link_buttons = (self.again_button, self.copy_button)
        card.body.addLayout(row(Spinner(20), self.wait_title, None))
        card.body.addWidget(self.wait_text)
        card.body.addWidget(FoldingRow(*self._link_buttons, self.cancel_button))
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
            tr(
                "The login is kept for this session only: after you close apdesk, you log in again."
            ),
        )
        self.permission_card = PermissionCard()
        self.other_button = button(tr("Log in as someone else"), "link", clicked=self._log_in_anew)
        layout.addWidget(self.account_card)
        layout.addWidget(self.session_note)
        layout.addWidget(self.permission_card)
        layout.addLayout(row(self.other_button, None))
        return result

    # -- life -----------------------------------------------------------------------------------

    def enter(self) -> None:
        answers = self.flow.answers
        self.form.show_target(answers.target, practice=answers.practice)
        self.banner.clear()
        if not answers.signed_in and self._state == "connected":
            self._set_state("form")

    def leave(self) -> None:
        self.cancel_login()

    def first_focus(self) -> QWidget | None:
        if self._state == "form":
            return self.form.first_focus()
        return self.other_button if self._state == "connected" else self.cancel_button

    def show_binding(self, binding: Binding) -> None:
        """The connection that stands already, when the wizard is opened later."""
        self.account_card.show_binding(binding)
        self.permission_card.hide()
        self._set_state("connected")

    def ask_again(self, binding: Binding) -> None:
        """A new login to the org that the data came from is wanted."""
        self._offer()
        self.banner.show_message(
            "info",
            tr("Log in to {org} again", org=binding.org_name),
            tr("Your data and your choices are kept."),
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

    def show_problems(self) -> None:
        self.form.show_problems()

    def _offer(
        self, *, session: bool = False, replace: bool = False, network: bool = False
    ) -> None:
        """The buttons under what the banner says."""
        self._session_button.setVisible(session)
        self._replace_button.setVisible(replace)
        self._network_button.setVisible(network)
        self.banner.show_actions(session or replace or network)

    # -- the login ------------------------------------------------------------------------------

    @Slot()
    def log_in(self) -> None:
        """Opens the login page; says in place what is missing for that."""
        self._begin(replace_org=False)

    def _begin(self, *, replace_org: bool) -> None:
        target = self.form.target()
        if target is None:
            self.show_problems()
            return
        if self._state == "waiting":
            return
        self.flow.answer(target=target)
        self.banner.clear()
        self._link = ""
        self.wait_title.setText(tr("Preparing the login…"))
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
            self.wait_title.setText(tr("Waiting for you to log in…"))
            self.wait_text.setText(
                tr(
                    "Your browser shows the login page of your org. Log in there and allow access; "
                    "then come back here."
                )
                if said.opened
                else tr(
                    "No browser could be opened. Copy the link, and open it in a browser on this "
                    "computer."
                )
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
        self.wait_text.setText(tr("The link was copied. Open it in a browser on this computer."))

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
            self.banner.show_message(
                "warning", error.title, f"{error.message} {translated(_GO_ON)}"
            )
        else:
            self.banner.show_error(error)
        self._offer(
            session=no_keyring,
            replace=error.code == "org.different",
            network=error.code.startswith("network.") or error.code == "oauth.host",
        )
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
