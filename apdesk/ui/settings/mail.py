"""E-mail in Preferences: the mail server, the sender, how to unsubscribe; trying it out."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from apdesk.errors import ApdeskError
from apdesk.language import marked, tr, translated
from apdesk.ui.criteria.field_chooser import CalmComboBox
from apdesk.ui.desk import Desk
from apdesk.ui.help import what_is_this
from apdesk.ui.journeys.settings.spin_box import CalmSpinBox
from apdesk.ui.settings.flow import FlowLayout
from apdesk.ui.settings.lines import FormLine, ResultBanner
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import Banner, Card, LineEdit, button, label, named, row
from apdesk.ui.widgets.busy import Spinner
from apdesk.worker import mail
from apdesk.worker.mail import MOST_PER_MINUTE, MailSettings, MailState, Security

_SECURITIES = (
    (Security.STARTTLS, marked("STARTTLS (usual with port 587)")),
    (Security.TLS, marked("TLS (usual with port 465)")),
    (Security.NONE, marked("None", note="no encryption")),
)


class MailCard(Card):
    """Signals:
    saved: The settings were stored.
    """

    saved = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("E-mail"),
            tr(
                "Journeys send their e-mails through your own mail server. Your e-mail provider’s "
                "help names it, often under “SMTP”."
            ),
            parent,
        )
        self._desk = desk
        self._state = MailState()
        self._filling = False
        self._unsaved = False
        self._read = False
        self._port_of = Security.STARTTLS
        self.lines: dict[str, FormLine] = {}
        self._build_fields()
        self._build_actions()
        self.show_state(self._state)

    def _build_fields(self) -> None:
        self.host = self._text("host", tr("Mail server"), "smtp.example.com", topic="settings.mail")
        self.security = CalmComboBox()
        self.security.setSizeAdjustPolicy(
            CalmComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.security.setMinimumContentsLength(8)
        for which, text in _SECURITIES:
            note = "no encryption" if which is Security.NONE else ""
            self.security.addItem(translated(text, note=note), which)
        self._line("security", tr("Security"), self.security, topic="settings.mail_security")
        self.open_confirmed = QCheckBox(tr("Send without encryption all the same"))
        named(self.open_confirmed, self.open_confirmed.text())
        self.body.addWidget(self.open_confirmed)
        self.port = self._number("port", tr("Port"), 65535)
        self.user = self._text(
            "user", tr("User name"), tr("Leave empty if the server asks for no login")
        )
        self.password = self._text("password", tr("Password"), topic="settings.mail_password")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.for_session = QCheckBox(tr("Keep the password only until apdesk is closed"))
        named(self.for_session, self.for_session.text())
        self.body.addWidget(self.for_session)
        self._heading(tr("Sender"), "settings.mail_sender")
        self.from_name = self._text("from_name", tr("From name"), tr("Ana at Example Travel"))
        self.from_address = self._text("from_address", tr("From address"), "ana@example.com")
        self.reply_to = self._text("reply_to", tr("Reply-to address"), tr("The from address"))
        self.per_minute = self._number(
            "per_minute",
            tr("E-mails per minute"),
            MOST_PER_MINUTE,
            tr("Providers close accounts that send faster than they allow."),
            topic="settings.mail_rate",
        )
        self._heading(tr("Unsubscribing"), "settings.unsubscribe")
        self.unsubscribe_mail = self._text(
            "unsubscribe_mail",
            tr("Unsubscribe address"),
            "unsubscribe@example.com",
            tr(
                "Whoever wants no more e-mail writes there. Tick Email Opt Out for them, here or "
                "in Salesforce."
            ),
        )
        self.unsubscribe_url = self._text(
            "unsubscribe_url",
            tr("Unsubscribe page"),
            "https://",
            tr("A page of yours, if you have one. An https page must take one-click requests."),
        )
        for each in (self.host, self.user, self.password, self.from_name, self.from_address):
            each.edited.connect(self._changed)
        for each in (self.reply_to, self.unsubscribe_mail, self.unsubscribe_url):
            each.edited.connect(self._changed)
        self.port.valueChanged.connect(self._changed)
        self.per_minute.valueChanged.connect(self._changed)
        self.security.currentIndexChanged.connect(self._security_chosen)
        for box in (self.open_confirmed, self.for_session):
            box.toggled.connect(self._changed)

    def _build_actions(self) -> None:
        self.banner = ResultBanner()
        self.unseen = Banner("warning")
        self.spinner = Spinner(16)
        self.spinner.hide()
        self.save_button = button(tr("Save"), "primary", clicked=self.save)
        self.test_button = button(tr("Test the connection"), clicked=self.test_connection)
        self.send_button = button(tr("Send test e-mail"), clicked=self.send_test)
        self.send_button.setToolTip(tr("To your own address"))
        self.body.addWidget(self.unseen)
        self.body.addWidget(self.banner)
        self.body.addLayout(
            FlowLayout(self.save_button, self.test_button, self.send_button, self.spinner)
        )

    def _heading(self, text: str, topic: str) -> None:
        self.body.addSpacing(SPACE)
        self.body.addLayout(row(label(text, "strong"), what_is_this(topic), None))

    def _line(
        self, key: str, text: str, control: QWidget, hint: str = "", *, topic: str = ""
    ) -> None:
        wide = not isinstance(control, CalmSpinBox)
        self.lines[key] = FormLine(text, control, hint, topic=topic, wide=wide)
        self.body.addWidget(self.lines[key])

    def _text(
        self, key: str, text: str, placeholder: str = "", hint: str = "", *, topic: str = ""
    ) -> LineEdit:
        made = LineEdit()
        made.setPlaceholderText(placeholder)
        made.setToolTip(placeholder)
        self._line(key, text, made, hint, topic=topic)
        return made

    def _number(
        self, key: str, text: str, most: int, hint: str = "", *, topic: str = ""
    ) -> CalmSpinBox:
        made = CalmSpinBox(1, most)
        made.setGroupSeparatorShown(key == "per_minute")
        self._line(key, text, made, hint, topic=topic)
        return made

    # -- showing --------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._read:
            self._read = True
            self.reload()

    def reload(self) -> None:
        """Reads anew what is stored."""
        self._desk.runner.start(
            mail.mail_state(self._desk.database), on_done=self.show_state, on_failed=self._failed
        )

    @Slot(object)
    def show_state(self, state: MailState) -> None:
        """What is stored."""
        self._state = state
        settings = state.settings
        self._filling = True
        try:
            for name in (
                "host",
                "user",
                "from_name",
                "from_address",
                "reply_to",
                "unsubscribe_mail",
                "unsubscribe_url",
            ):
                getattr(self, name).show_text(getattr(settings, name))
            self.password.show_text("")
            self.password.setPlaceholderText(
                tr("Kept; type to replace it") if state.password_kept else ""
            )
            self._port_of = settings.security
            self.security.setCurrentIndex(self.security.findData(settings.security))
            self.port.setValue(settings.port)
            self.per_minute.setValue(settings.per_minute)
            self.open_confirmed.setChecked(settings.open_confirmed)
        finally:
            self._filling = False
        self._show_security()
        self._show_unseen(state.unseen)
        self._unsaved = False
        self.save_button.setEnabled(False)

    def _show_unseen(self, objects: tuple[str, ...]) -> None:
        if not objects:
            self.unseen.clear()
            return
        if objects == ("Lead",):
            who = tr("apdesk can’t see which Leads opted out of e-mail")
        elif objects == ("Contact",):
            who = tr("apdesk can’t see which Contacts opted out of e-mail")
        else:
            who = tr("apdesk can’t see which Leads and Contacts opted out of e-mail")
        self.unseen.show_message(
            "warning",
            who,
            tr(
                "So it sends them nothing. Map the field Email Opt Out in Field mappings; if it "
                "isn’t offered there, ask your Salesforce administrator to let you read it."
            ),
        )

    def _show_security(self) -> None:
        open_one = self._settings.security is Security.NONE and not self._settings.local
        self.open_confirmed.setVisible(open_one)

    # -- changing -------------------------------------------------------------------------------

    @property
    def _settings(self) -> MailSettings:
        """What the fields say."""
        return MailSettings(
            host=self.host.text().strip(),
            port=self.port.value(),
            security=Security(self.security.currentData()),
            user=self.user.text().strip(),
            from_name=self.from_name.text().strip(),
            from_address=self.from_address.text().strip(),
            reply_to=self.reply_to.text().strip(),
            per_minute=self.per_minute.value(),
            unsubscribe_mail=self.unsubscribe_mail.text().strip(),
            unsubscribe_url=self.unsubscribe_url.text().strip(),
            open_confirmed=self.open_confirmed.isChecked(),
        )

    @property
    def _typed_password(self) -> str | None:
        return self.password.text() or None

    @Slot()
    def _changed(self) -> None:
        if self._filling:
            return
        self._show_security()
        self._unsaved = True
        self.save_button.setEnabled(True)
        found = mail.wrong(self._settings)
        for name, line in self.lines.items():
            if line.wrong:
                line.say(found.get(name, ""))

    @Slot()
    def _security_chosen(self) -> None:
        if self._filling:
            return
        chosen = Security(self.security.currentData())
        if self.port.value() == self._port_of.port:
            self.port.setValue(chosen.port)
        self._port_of = chosen
        self._changed()

    def _is_fine(self) -> bool:
        """Whether the fields can be used; those that can't say why."""
        found = mail.wrong(self._settings)
        if self._settings.user and not (self._state.password_kept or self._typed_password):
            found["password"] = tr("Enter the password that goes with the user name.")
        for name, line in self.lines.items():
            line.say(found.get(name, ""))
        if found:
            getattr(self, next(iter(found))).setFocus()
        return not found

    def save(self) -> None:
        """Stores what the fields say, if it can be used."""
        if not self._is_fine():
            return
        self._begin(tr("Saving…"))
        self._desk.runner.start(
            mail.save_mail(
                self._desk.database,
                self._settings,
                self._typed_password,
                for_session=self.for_session.isChecked(),
            ),
            on_done=self._stored,
            on_failed=self._failed,
        )

    @Slot(object)
    def _stored(self, state: MailState) -> None:
        self._end()
        self.show_state(state)
        self.banner.show_message(
            "success", tr("Saved"), tr("Journeys send their e-mails that way.")
        )
        self.saved.emit()

    # -- trying ---------------------------------------------------------------------------------

    def test_connection(self) -> None:
        """Connects and logs in as the fields say, stored or not."""
        if not self._is_fine():
            return
        self._begin(tr("Connecting…"))
        self._desk.runner.start(
            mail.try_mail(self._desk.database, self._settings, self._typed_password),
            on_done=self._connected,
            on_failed=self._failed,
        )

    @Slot(object)
    def _connected(self, _nothing: object) -> None:
        self._end()
        self.banner.show_message(
            "success",
            tr("The mail server answers"),
            tr("The connection works, and so does the login.")
            if self._settings.user
            else tr("The connection works."),
        )

    def send_test(self) -> None:
        """Sends an e-mail to the user's own address as the fields say, stored or not."""
        if not self._is_fine():
            return
        self._begin(tr("Sending…"))
        to = self._state.own_address or self._settings.reply_to or self._settings.from_address
        self._desk.runner.start(
            mail.send_test(
                self._desk.database, self._desk.clock, self._settings, self._typed_password, to
            ),
            on_done=self._sent,
            on_failed=self._failed,
        )

    @Slot(object)
    def _sent(self, to: str) -> None:
        self._end()
        self.banner.show_message(
            "success",
            tr("An e-mail is on its way to {to}", to=to),
            tr("Look whether it arrives, and not among the junk."),
        )

    def _begin(self, saying: str) -> None:
        self._busy(True)
        self.banner.show_message("info", saying)

    def _end(self) -> None:
        self._busy(False)

    def _busy(self, on: bool) -> None:
        self.spinner.setVisible(on)
        self.save_button.setEnabled(self._unsaved and not on)
        for each in (self.test_button, self.send_button):
            each.setEnabled(not on)

    @Slot(object)
    def _failed(self, error: ApdeskError) -> None:
        self._end()
        self.banner.show_error(error)
