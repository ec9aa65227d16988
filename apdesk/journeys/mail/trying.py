"""Tries a mail server: the connection alone, or with an e-mail. Nothing is noted anywhere."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime

from apdesk.domain.journey.mail_template import MailTemplate
from apdesk.domain.journey.merge_text import Form
from apdesk.domain.records import FieldValue
from apdesk.errors import KnownError
from apdesk.journeys.mail import problems
from apdesk.journeys.mail.addresses import usable
from apdesk.journeys.mail.compose import compose
from apdesk.journeys.mail.settings import MailSettings
from apdesk.journeys.mail.wire import Context, MailServer, trusted
from apdesk.language import tr

#: Seconds that somebody waits in front of the window.
PATIENCE = 20.0


def trial() -> MailTemplate:
    """The e-mail that is sent to see whether any arrives."""
    return MailTemplate(
        "Test",
        tr("apdesk can send e-mail"),
        tr(
            "This is the test e-mail that you asked apdesk for.\n\n"
            "It went out over the mail server that is set in Preferences. Journeys will use it, "
            "too.\n"
        ),
    )


def try_connection(
    settings: MailSettings, password: str | None, *, context: Context = trusted
) -> None:
    """Connects, encrypts, logs in, and asks for nothing. Raises KnownError (`problems.told`)."""
    try:
        with MailServer(settings, password, context=context, timeout=PATIENCE) as server:
            server.open()
            server.check()
    except problems.TROUBLES as error:
        raise problems.told(error, settings) from None


def send_trial(
    settings: MailSettings,
    password: str | None,
    template: MailTemplate,
    values: Mapping[str, FieldValue],
    form: Form,
    to: str,
    at: datetime,
    *,
    context: Context = trusted,
) -> None:
    """Sends one e-mail to an address, whoever it is of; with settings that have nothing wrong
    (`settings.wrong`). Raises KnownError "mail.no_address", and
    what `problems.told` says."""
    recipient = usable(to)
    if recipient is None:
        raise KnownError(
            tr("That is no e-mail address"),
            tr("Nothing can be sent there."),
            tr("An address looks like name@example.com."),
            code="mail.no_address",
        )
    token = secrets.token_hex(8)
    composed = compose(template, values, form, settings, recipient, token=token, at=at)
    data = composed.data()
    try:
        with MailServer(settings, password, context=context, timeout=PATIENCE) as server:
            server.open()
            server.address(
                composed.sender.spec,
                recipient.spec,
                len(data),
                international=composed.international,
            )
            server.transmit(data)
            server.finish()
    except problems.TROUBLES as error:
        raise problems.told(error, settings) from None
