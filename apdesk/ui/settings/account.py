"""Who is connected where; logging in again, and disconnecting."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from apdesk.domain.setup_flow import Page
from apdesk.language import tr
from apdesk.ui.help import what_is_this
from apdesk.ui.settings.disconnect import DisconnectDialog
from apdesk.ui.settings.flow import FlowLayout
from apdesk.ui.widgets import Card, button, label
from apdesk.worker.org_kind import OrgKind, org_kind
from apdesk.worker.readers import DeskState


class AccountCard(Card):
    """Signals:
    change_asked: (domain.setup_flow.Page) open the wizard there.
    disconnect_asked: (bool) remove the data too.
    """

    change_asked = Signal(object)
    disconnect_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Salesforce account"), parent=parent)
        self.head.addWidget(what_is_this("settings.account"))
        self._state = DeskState()
        self.account = label("", wrap=True, selectable=True)
        self.detail = label("", "muted", wrap=True, selectable=True)
        self.connect_button = button(
            tr("Connect to Salesforce"),
            "primary",
            clicked=lambda: self.change_asked.emit(Page.WELCOME),
        )
        self.login_button = button(
            tr("Log in again…"), clicked=lambda: self.change_asked.emit(Page.CONNECT)
        )
        self.disconnect_button = button(tr("Disconnect…"), clicked=self._disconnect)
        self.body.addWidget(self.account)
        self.body.addWidget(self.detail)
        self.body.addLayout(
            FlowLayout(self.connect_button, self.login_button, self.disconnect_button)
        )

    def show_state(self, state: DeskState) -> None:
        """What the database says."""
        self._state = state
        binding = state.binding
        for each in (self.login_button, self.disconnect_button):
            each.setVisible(binding is not None)
        self.connect_button.setVisible(binding is None)
        if binding is None:
            kept = state.data_org_id is not None
            self.account.setText(tr("Not connected"))
            self.detail.setText(
                tr("The records that were synced before are still here.") if kept else ""
            )
            self.detail.setVisible(kept)
            return
        self.account.setText(_named(org_kind(binding), binding.org_name))
        self.detail.setText(
            "\n".join(
                (
                    ", ".join(filter(None, (binding.display_name, binding.username))),
                    binding.instance_url,
                    tr(
                        "Organization ID {org_id} · API {version}",
                        org_id=binding.org_id,
                        version=binding.api_version,
                    ),
                )
            )
        )
        self.detail.show()

    def let_change(self, on: bool) -> None:
        """Whether there is a database in which it could be stored."""
        self.connect_button.setEnabled(on)

    def _disconnect(self) -> None:
        name = self._state.binding.org_name if self._state.binding else "Salesforce"
        dialog = DisconnectDialog(name, self.window())
        dialog.chosen.connect(self.disconnect_asked)
        dialog.open()


def _named(kind: OrgKind, org: str) -> str:
    match kind:
        case OrgKind.PRODUCTION:
            return tr("{org} (production)", org=org)
        case OrgKind.SANDBOX:
            return tr("{org} (sandbox)", org=org)
        case OrgKind.LOCAL:
            return tr("{org} (on this computer)", org=org)
