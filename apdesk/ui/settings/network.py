"""The way out to Salesforce: the proxy, added certificates, and the test of the connection."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFileDialog,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from apdesk.errors import ApdeskError, KnownError
from apdesk.language import marked, tr, translated
from apdesk.ui.help import what_is_this
from apdesk.ui.settings.flow import FlowLayout
from apdesk.ui.settings.lines import FormLine, ResultBanner
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import (
    Card,
    LineEdit,
    RadioButton,
    button,
    column,
    label,
    row,
    scroll_page,
    set_role,
)
from apdesk.ui.widgets.busy import Spinner
from apdesk.worker import network
from apdesk.worker.network import Network, NetworkChoice, ProxyMode, Reached
from apdesk.worker.tasks import Runner

_MODES = (
    (ProxyMode.SYSTEM, marked("Same as the system")),
    (ProxyMode.NONE, marked("No proxy")),
    (ProxyMode.MANUAL, marked("Through this proxy")),
)


class NetworkCard(Card):
    """Signals:
    saved: A way was stored; calls go it from now on.
    """

    saved = Signal()

    def __init__(self, database: Path, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Network"),
            tr(
                "How apdesk reaches Salesforce. Your mail server, and the practice org on this "
                "computer, are reached without a proxy."
            ),
            parent,
        )
        self._database = database
        self._runner = runner
        self._choice = NetworkChoice()
        self._filling = False
        self._unsaved = False
        self._read = False
        self._build_proxy()
        self._build_certificates()
        self._build_actions()
        self._show_mode()
        self.save_button.setEnabled(False)

    def _build_proxy(self) -> None:
        self.body.addLayout(row(label(tr("Proxy"), "strong"), what_is_this("settings.proxy"), None))
        self.modes = QButtonGroup(self)
        self.mode_buttons: dict[ProxyMode, RadioButton] = {}
        for mode, text in _MODES:
            made = RadioButton(translated(text))
            made.toggled.connect(self._changed)
            self.modes.addButton(made)
            self.mode_buttons[mode] = made
            self.body.addWidget(made)
        self.proxy = LineEdit()
        self.proxy.setPlaceholderText("http://proxy.example.com:8080")
        self.user = LineEdit()
        self.user.setPlaceholderText(tr("Leave empty if the proxy asks for no login"))
        self.password = LineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.no_proxy = LineEdit()
        self.no_proxy.setPlaceholderText("intranet.example.com, 10.0.0.0/8")
        self.proxy_line = FormLine(tr("Address"), self.proxy)
        self._manual = QWidget()
        inside = QVBoxLayout(self._manual)
        inside.setContentsMargins(SPACE * 3, 0, 0, 0)
        inside.setSpacing(SPACE)
        for line in (
            self.proxy_line,
            FormLine(tr("User name"), self.user),
            FormLine(
                tr("Password"),
                self.password,
                tr("It is kept in your operating system’s store for passwords."),
            ),
            FormLine(tr("Reached without it"), self.no_proxy),
        ):
            inside.addWidget(line)
        for each in (self.proxy, self.user, self.password, self.no_proxy):
            each.edited.connect(self._changed)
        self.body.addWidget(self._manual)

    def _build_certificates(self) -> None:
        self.body.addSpacing(SPACE)
        self.body.addLayout(
            row(label(tr("Certificates"), "strong"), what_is_this("settings.certificates"), None)
        )
        self.body.addWidget(
            label(
                tr(
                    "What your system trusts is trusted here, too. Where your company opens secure "
                    "connections, add its own authority."
                ),
                "muted",
                wrap=True,
            )
        )
        self.ca_file = LineEdit()
        self.ca_file.setPlaceholderText(tr("None added"))
        self.ca_file.edited.connect(self._changed)
        self.ca_line = FormLine(tr("Added certificates"), self.ca_file)
        self.file_button = button(tr("Choose a file…"), clicked=self._choose_file)
        self.folder_button = button(tr("Choose a folder…"), clicked=self._choose_folder)
        self.body.addWidget(self.ca_line)
        self.body.addLayout(FlowLayout(self.file_button, self.folder_button))

    def _build_actions(self) -> None:
        self.note = label("", "muted", wrap=True)
        self.banner = ResultBanner()
        self.spinner = Spinner(16)
        self.spinner.hide()
        self.save_button = button(tr("Save"), "primary", clicked=self.save)
        self.test_button = button(tr("Test the connection"), clicked=self.test_connection)
        self.body.addWidget(self.note)
        self.body.addWidget(self.banner)
        self.body.addLayout(FlowLayout(self.save_button, self.test_button, self.spinner))
        self.note.hide()

    # -- showing --------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._read:
            self._read = True
            self.reload()

    def reload(self) -> None:
        """Reads anew what is stored."""
        self._runner.start(
            network.network_state(self._database),
            on_done=self.show_choice,
            on_failed=self._failed,
        )

    @Slot(object)
    def show_choice(self, choice: NetworkChoice) -> None:
        """What is stored, or was decided for this computer."""
        self._choice = choice
        way = choice.network
        self._filling = True
        try:
            self.mode_buttons[way.mode].setChecked(True)
            for field, text in (
                (self.proxy, way.proxy),
                (self.user, way.user),
                (self.password, ""),
                (self.no_proxy, way.no_proxy),
                (self.ca_file, way.ca_file),
            ):
                field.show_text(text)
        finally:
            self._filling = False
        self.password.setPlaceholderText(
            tr("Kept; type to replace it") if choice.password_kept else ""
        )
        self.note.setVisible(choice.file is not None and not choice.chosen)
        if choice.file is not None:
            self.note.setText(
                tr(
                    "Decided for this computer in {file}. What you save here goes before it.",
                    file=choice.file,
                )
            )
        self._show_mode()
        self._unsaved = False
        self.save_button.setEnabled(False)

    def _show_mode(self) -> None:
        self._manual.setVisible(self._mode is ProxyMode.MANUAL)

    # -- changing -------------------------------------------------------------------------------

    @property
    def _mode(self) -> ProxyMode:
        taken = (mode for mode, each in self.mode_buttons.items() if each.isChecked())
        return next(taken, ProxyMode.SYSTEM)

    @property
    def _way(self) -> Network:
        """What the fields say."""
        return Network(
            mode=self._mode,
            proxy=self.proxy.text().strip(),
            user=self.user.text().strip(),
            password=self.password.text(),
            no_proxy=self.no_proxy.text().strip(),
            ca_file=self.ca_file.text().strip(),
        )

    @Slot()
    def _changed(self) -> None:
        if self._filling:
            return
        self._show_mode()
        self._unsaved = True
        self.save_button.setEnabled(True)
        if self.proxy_line.wrong:
            self._checked(focus=False)

    def _checked(self, *, focus: bool = True) -> Network | None:
        """What the fields say, put right; None where it can't be: it says why there."""
        try:
            way = network.checked(self._way)
        except KnownError as error:
            self.proxy_line.say(error.message)
            if focus:
                self.proxy.setFocus()
            return None
        self.proxy_line.say("")
        return way

    def _choose_file(self) -> None:
        found, _ = QFileDialog.getOpenFileName(
            self.window(),
            tr("Choose certificates"),
            "",
            tr("Certificates ({patterns})", patterns="*.pem *.crt *.cer"),
        )
        self._chosen(found)

    def _choose_folder(self) -> None:
        self._chosen(
            QFileDialog.getExistingDirectory(self.window(), tr("Choose a folder of certificates"))
        )

    def _chosen(self, path: str) -> None:
        if path:
            self.ca_file.setText(path)
            self._changed()

    def save(self) -> None:
        """Stores what the fields say, if it can be used."""
        way = self._checked()
        if way is None:
            return
        self._begin(tr("Saving…"))
        self._runner.start(
            network.save_network(self._database, way),
            on_done=self._stored,
            on_failed=self._failed,
        )

    @Slot(object)
    def _stored(self, answer: tuple[NetworkChoice, bool]) -> None:
        choice, lasting = answer
        self._busy(False)
        self.show_choice(choice)
        if lasting:
            self.banner.show_message(
                "success", tr("Saved"), tr("apdesk goes that way from now on.")
            )
        else:
            self.banner.show_message(
                "warning",
                tr("Saved, but for the password"),
                tr(
                    "This computer has no store for passwords that can be used: the password of "
                    "the proxy is kept until apdesk is closed."
                ),
            )
        self.saved.emit()

    # -- trying ---------------------------------------------------------------------------------

    def test_connection(self) -> None:
        """Goes to Salesforce and back as the fields say, stored or not."""
        way = self._checked()
        if way is None:
            return
        self._begin(tr("Trying the way to Salesforce…"))
        self._runner.start(
            network.try_network(self._database, way),
            on_done=self._reached,
            on_failed=self._failed,
        )

    @Slot(object)
    def _reached(self, found: Reached) -> None:
        self._busy(False)
        if found.proxy:
            way = tr(
                "{host} was reached through the proxy {proxy}.", host=found.host, proxy=found.proxy
            )
        else:
            way = tr("{host} was reached without a proxy.", host=found.host)
        if found.issuer:
            trust = tr("Its certificate, issued by {issuer}, is trusted.", issuer=found.issuer)
            way = f"{way} {trust}"
        self.banner.show_message("success", tr("Salesforce answers"), way)

    def _begin(self, saying: str) -> None:
        self._busy(True)
        self.banner.show_message("info", saying)

    def _busy(self, on: bool) -> None:
        self.spinner.setVisible(on)
        self.test_button.setEnabled(not on)
        self.save_button.setEnabled(self._unsaved and not on)

    @Slot(object)
    def _failed(self, error: ApdeskError) -> None:
        self._busy(False)
        self.banner.show_error(error)


class NetworkDialog(QDialog):
    """The same card on its own: for whoever has to get through a proxy to log in at all."""

    def __init__(self, database: Path, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Network"))
        self.resize(SPACE * 84, SPACE * 88)
        self.card = NetworkCard(database, runner)
        self.close_button = button(tr("Close"), clicked=self.accept)
        holder = QWidget()
        set_role(holder, "scroll")
        holder.setLayout(column(self.card, None, margins=SPACE * 2))
        below = row(None, self.close_button)
        below.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE * 2)
        whole = column(scroll_page(holder), below, spacing=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.card.mode_buttons[ProxyMode.SYSTEM].setFocus()
