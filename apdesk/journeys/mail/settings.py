"""By which mail server e-mail goes out, and from whom. The password isn't here: `passwords`."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from apdesk.journeys.mail.addresses import usable
from apdesk.language import marked, number, tr, translated

if TYPE_CHECKING:
    from apdesk.store.settings import Settings

#: Where they lie among the settings of the store.
KEY = "mail"
#: What small mail accounts bear without being taken for a source of spam.
PER_MINUTE = 30
MOST_PER_MINUTE = 10_000


class Security(StrEnum):
    """How the connection to the mail server is kept private."""

    NONE = "none"
    STARTTLS = "starttls"
    TLS = "tls"

    @property
    def port(self) -> int:
        """Where servers usually listen for it."""
        return {Security.NONE: 25, Security.STARTTLS: 587, Security.TLS: 465}[self]


@dataclass(frozen=True, slots=True)
class MailSettings:
    """A mail server and a sender.

    Attributes:
        security: NONE is for servers on this computer; elsewhere only if `open_confirmed`.
        user: '' for a server that asks for no login.
        unsubscribe_mail: The mailbox that unsubscribing writes to; '' for none.
        unsubscribe_url: The page that unsubscribing opens; '' for none.
        open_confirmed: The user knows that password and e-mails can be read on the way.
    """

    host: str = ""
    port: int = 587
    security: Security = Security.STARTTLS
    user: str = ""
    from_name: str = ""
    from_address: str = ""
    reply_to: str = ""
    per_minute: int = PER_MINUTE
    unsubscribe_mail: str = ""
    unsubscribe_url: str = ""
    open_confirmed: bool = False

    @property
    def local(self) -> bool:
        """Whether the server is on this computer."""
        return is_loopback(self.host)

    @property
    def can_unsubscribe(self) -> bool:
        """Whether an e-mail can say how to get no more of them."""
        return bool(self.unsubscribe_mail or self.unsubscribe_url)

    @classmethod
    def stored(cls, settings: Settings) -> MailSettings | None:
        """What was stored last; None: nothing yet."""
        document = settings.setting(KEY)
        return cls.from_document(document) if isinstance(document, Mapping) else None

    def store(self, settings: Settings) -> None:
        """Stores them in the place of what was there."""
        settings.set_setting(KEY, self.to_document())

    def to_document(self) -> dict[str, Any]:
        """As JSON values."""
        return {each.name: getattr(self, each.name) for each in fields(self)}

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> MailSettings:
        """Reads what `to_document` made; what isn't there is as at first."""
        known = {each.name for each in fields(cls)}
        values = {name: value for name, value in document.items() if name in known}
        if "security" in values:
            values["security"] = Security(values["security"])
        return cls(**values)


def is_loopback(host: str) -> bool:
    """Whether a host name or address is that of the computer itself."""
    plain = host.strip().strip("[]").rstrip(".").lower()
    if plain == "localhost" or plain.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(plain).is_loopback
    except ValueError:
        return False


def wrong(settings: MailSettings) -> dict[str, str]:
    """What can't be as it is: the name of an attribute -> a sentence. Empty: they can be used."""
    found: dict[str, str] = {}
    if not settings.host:
        found["host"] = tr("Enter the name of your mail server, such as smtp.example.com.")
    elif any(each.isspace() or each in "/@" or not each.isprintable() for each in settings.host):
        found["host"] = tr("That is no name of a server. It looks like smtp.example.com.")
    if not 1 <= settings.port <= 65535:
        found["port"] = tr("A port is a number from 1 to 65535; 587 and 465 are usual.")
    if settings.security is Security.NONE and not (settings.local or settings.open_confirmed):
        found["security"] = tr(
            "Without encryption everybody on the way can read the password and the e-mails. "
            "Choose STARTTLS or TLS, or confirm that you want it so."
        )
    if not settings.from_address:
        found["from_address"] = tr("Enter the address that your e-mails come from.")
    elif usable(settings.from_address) is None:
        found["from_address"] = translated(_NO_ADDRESS)
    if settings.reply_to and usable(settings.reply_to) is None:
        found["reply_to"] = translated(_NO_ADDRESS)
    if settings.unsubscribe_mail and usable(settings.unsubscribe_mail) is None:
        found["unsubscribe_mail"] = translated(_NO_ADDRESS)
    if settings.unsubscribe_url and not _is_web_address(settings.unsubscribe_url):
        found["unsubscribe_url"] = tr(
            "A web address begins with https:// and has no spaces or commas."
        )
    if not 1 <= settings.per_minute <= MOST_PER_MINUTE:
        found["per_minute"] = tr("Choose a number from 1 to {most}.", most=number(MOST_PER_MINUTE))
    return found


#: It stands on one line of the e-mail's head, which has room for 998 (RFC 5322, 2.1.1).
_LONGEST_URL = 900
_NO_ADDRESS = marked("That is no e-mail address. It looks like name@example.com.")


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    safe = text.isascii() and all(each.isprintable() and each not in ' <>",' for each in text)
    return (
        safe
        and len(text) <= _LONGEST_URL
        and parts.scheme in ("http", "https")
        and bool(parts.hostname)
    )
