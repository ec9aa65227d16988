"""How an administrator makes the External Client App that the consumer key belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from apdesk.language import tr
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import Card, CopyField, label, wrapped

APP_NAME = "apdesk"
#: As the setup page lists them, with the names that the login asks for.
SCOPES = (
    ("api", "Manage user data via APIs (api)"),
    ("refresh_token", "Perform requests at any time (refresh_token, offline_access)"),
    ("id", "Access the identity URL service (id, profile, email, address, phone)"),
)
SCOPES_TEXT = "api refresh_token id"


class AppHelp(Card):
    """The exact steps, each value with a button that copies it."""

    def __init__(self, callback_urls: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(tr("How to get a consumer key"), parent=parent)
        self.body.addWidget(
            wrapped(
                tr(
                    "An administrator of your org does this once; it takes about five minutes. "
                    "Send them this page, or do it yourself in Salesforce Setup."
                ),
                "muted",
            )
        )
        self._number = 0
        self._step(
            tr(
                "In Salesforce Setup, open External Client App Manager (type it into Quick Find) "
                "and choose New External Client App."
            )
        )
        self._step(
            tr("Name the app, give a contact email, and leave its distribution state at Local."),
            CopyField(tr("External Client App Name"), APP_NAME),
        )
        self._step(
            tr(
                "Under API (Enable OAuth Settings), tick Enable OAuth, and put these callback URLs "
                "into Callback URL, one on each line. All of them are needed, exactly as they are "
                "here."
            ),
            *(
                CopyField(tr("Callback URL {number}", number=n), each)
                for n, each in enumerate(callback_urls, 1)
            ),
        )
        self._step(
            tr("Add these OAuth scopes: {scopes}.", scopes="; ".join(name for _, name in SCOPES)),
            CopyField(tr("OAuth scopes"), SCOPES_TEXT),
        )
        self._step(
            tr(
                "Under Security, tick Require Proof Key for Code Exchange (PKCE). Untick Require "
                "Secret for Web Server Flow and Require Secret for Refresh Token Flow: a program "
                "on a desk can’t keep a secret, and apdesk needs none."
            )
        )
        self._step(
            tr(
                "Create the app, open its Settings, and under OAuth Settings choose Consumer Key "
                "and Secret. Copy the Consumer Key and paste it above. The secret isn’t needed."
            )
        )
        self._step(tr("Wait: Salesforce may take up to ten minutes until a new app works."))

    def _step(self, text: str, *fields: QWidget) -> None:
        self._number += 1
        number = label(f"{self._number}.", "muted")
        number.setMinimumWidth(SPACE * 3)
        words = QVBoxLayout()
        words.setSpacing(SPACE // 2)
        words.addWidget(wrapped(text, selectable=True))
        for each in fields:
            words.addWidget(each)
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.addWidget(number, 0)
        line.addLayout(words, 1)
        self.body.addLayout(line)
        number.setAlignment(number.alignment().AlignTop)
