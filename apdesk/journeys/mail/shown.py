"""What the window shows of e-mail. Values, made without anything that sends."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from apdesk.journeys.mail.settings import MailSettings

if TYPE_CHECKING:
    from apdesk.store.journeys.mail_templates import TemplateRow
    from apdesk.store.lists import ListField


#: Where the way to unsubscribe stands, for templates that say it themselves.
UNSUBSCRIBE = "unsubscribe"


@dataclass(frozen=True, slots=True)
class MailState:
    """What Preferences shows of e-mail.

    Attributes:
        password_kept: A password is known; it is never shown.
        own_address: The address of the user who is logged in; '' for none.
        unseen: The objects of whose people apdesk can't see whether they want e-mail.
    """

    settings: MailSettings = field(default_factory=MailSettings)
    password_kept: bool = False
    own_address: str = ""
    unseen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TemplateState:
    """What the templates' dialog shows.

    Attributes:
        fields: What can be inserted, in the order for people.
        ready: E-mail can be sent.
        chosen: The id of the template that was stored just now.
    """

    rows: tuple[TemplateRow, ...] = ()
    fields: tuple[ListField, ...] = ()
    ready: bool = False
    own_address: str = ""
    chosen: int | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody for whom an e-mail can be looked at."""

    id: int
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Preview:
    """An e-mail as somebody would get it.

    Attributes:
        html: '' for plain text alone.
        warnings: What is hardly meant so, in sentences.
        note: Why a journey would send that person nothing; '' where it would.
    """

    subject: str
    text: str
    html: str
    warnings: tuple[str, ...] = ()
    note: str = ""
