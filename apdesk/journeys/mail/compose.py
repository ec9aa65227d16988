"""From a template and the values of a person to the e-mail that goes out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from email.utils import format_datetime
from html import escape
from urllib.parse import quote

from apdesk.domain.journey import merge_text
from apdesk.domain.journey.mail_template import MailTemplate
from apdesk.domain.journey.merge_text import Form, Placeholder
from apdesk.domain.records import FieldValue
from apdesk.journeys.mail.addresses import Mailbox, usable
from apdesk.journeys.mail.html_text import text_of_html
from apdesk.journeys.mail.settings import MailSettings
from apdesk.journeys.mail.shown import UNSUBSCRIBE

#: The longest line that is sent as it is (RFC 5322, 2.1.1).
_LONGEST_LINE = 78
_LONGEST_NAME = 100
_BREAK = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_BODY_END = re.compile(r"</body\s*>", re.IGNORECASE)


class _Addresses:
    """A header of addresses in angle brackets, one a line. Python would fold what is longer than
    a line into encoded words, in which no reader looks for an address."""

    max_count = 1
    parse = UnstructuredHeader.parse

    def fold(self, *, policy: EmailPolicy) -> str:
        lines = f",{policy.linesep} ".join(str(self).split(", "))
        return f"{self.name}: {lines}{policy.linesep}"  # type: ignore[attr-defined]


_HEADERS = HeaderRegistry()
_HEADERS.map_to_type("list-unsubscribe", _Addresses)  # type: ignore[arg-type]
_POLICY = SMTP.clone(header_factory=_HEADERS)


@dataclass(frozen=True, slots=True)
class Composed:
    """An e-mail for one person.

    Attributes:
        subject, text, html: As the reader sees them; `html` '' for plain text alone.
        message_id: '<token@domain of the sender>'.
        international: Only a mail server with SMTPUTF8 takes it.
    """

    sender: Mailbox
    recipient: Mailbox
    message_id: str
    subject: str
    text: str
    html: str
    message: EmailMessage
    international: bool

    def data(self) -> bytes:
        """As it goes over the wire: lines end in CRLF, none is too long, all of it is ASCII but
        for the addresses of one that is `international`."""
        return self.message.as_bytes(policy=_POLICY.clone(utf8=self.international))


def compose(
    template: MailTemplate,
    values: Mapping[str, FieldValue],
    form: Form,
    settings: MailSettings,
    recipient: Mailbox,
    *,
    token: str,
    at: datetime,
) -> Composed:
    """An e-mail.

    Args:
        values: Of the person, by apdesk field. `form` writes them.
        settings: Must have a usable sender (`settings.wrong`).
        token: Names the e-mail: letters and digits. The same one makes the same Message-ID.
        at: When it is sent, aware.
    """
    sender = usable(settings.from_address)
    if sender is None:
        raise ValueError("the sender has no usable address")
    subject = one_line(merge_text.render_line(template.subject, values, form))
    text, html = bodies(template, values, form, unsubscribe_address(settings, token))
    message = EmailMessage(policy=_POLICY)
    name = one_line(settings.from_name)[:_LONGEST_NAME]
    message["From"] = Address(name, sender.local, sender.domain)
    message["To"] = Address("", recipient.local, recipient.domain)
    answers = usable(settings.reply_to)
    if answers is not None:
        message["Reply-To"] = Address("", answers.local, answers.domain)
    message["Subject"] = subject
    message["Date"] = format_datetime(at)
    message_id = f"<{token}@{sender.domain}>"
    message["Message-ID"] = message_id
    _add_unsubscribing(message, settings, token)
    message.set_content(text, cte=_encoding(text))
    if html:
        message.add_alternative(html, subtype="html", cte=_encoding(html))
    international = any(
        each is not None and each.international for each in (sender, recipient, answers)
    )
    return Composed(sender, recipient, message_id, subject, text, html, message, international)


def bodies(
    template: MailTemplate, values: Mapping[str, FieldValue], form: Form, unsubscribe: str
) -> tuple[str, str]:
    """Text and HTML ('' for none) with the values; the text is made from the HTML where the
    template has none of its own. `unsubscribe`: the address, '' for none; a line with it is
    added where the template doesn't name it."""
    known = {**values, UNSUBSCRIBE: unsubscribe}

    def written(name: str, value: FieldValue) -> str:
        return str(value) if name == UNSUBSCRIBE else form(name, value)

    html = _filled_html(template.html, known, written)
    if template.text.strip() or not html:
        text = _plain(merge_text.render(template.text, known, written))
        named = UNSUBSCRIBE in merge_text.fields_in(template.text)
    else:
        text = text_of_html(html)
        named = UNSUBSCRIBE in merge_text.fields_in(template.html)
    if not text.endswith("\n"):
        text += "\n"
    if unsubscribe and not named:
        text += f"\n-- \nUnsubscribe: {unsubscribe}\n"
    if unsubscribe and html and UNSUBSCRIBE not in merge_text.fields_in(template.html):
        line = f'<p style="font-size:small">{_link(unsubscribe)}</p>\n'
        end = _BODY_END.search(html)
        html = html + line if end is None else html[: end.start()] + line + html[end.start() :]
    return text, html


def unsubscribe_address(settings: MailSettings, token: str) -> str:
    """What a reader opens to get no more e-mails: the page, else the mailbox; '' for neither."""
    return settings.unsubscribe_url or _mail_to(settings, token)


def one_line(text: str) -> str:
    """A text as it stands in a header: without line breaks, with single spaces."""
    return " ".join(_plain(text).split())


def _mail_to(settings: MailSettings, token: str) -> str:
    mailbox = usable(settings.unsubscribe_mail)
    if mailbox is None:
        return ""
    return f"mailto:{quote(mailbox.spec, safe='@')}?subject={quote(f'unsubscribe {token}')}"


def _add_unsubscribing(message: EmailMessage, settings: MailSettings, token: str) -> None:
    ways = [each for each in (settings.unsubscribe_url, _mail_to(settings, token)) if each]
    if ways:
        message["List-Unsubscribe"] = ", ".join(f"<{each}>" for each in ways)
    if settings.unsubscribe_url.lower().startswith("https://"):
        # RFC 8058: the page must then take a POST, which is only asked for over TLS.
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"


def _filled_html(html: str, values: Mapping[str, FieldValue], form: Form) -> str:
    """The HTML with escaped values. The way to unsubscribe is an address within a tag, as in
    href="{{unsubscribe}}", and a link elsewhere."""
    if not html.strip():
        return ""
    done: list[str] = []
    for each in merge_text.parse(html):
        if isinstance(each, Placeholder) and each.field == UNSUBSCRIBE and values[UNSUBSCRIBE]:
            before = "".join(done)
            address = str(values[UNSUBSCRIBE])
            in_tag = before.rfind("<") > before.rfind(">")
            done.append(escape(address) if in_tag else _link(address))
        elif isinstance(each, Placeholder):
            done.append(merge_text.render_html(str(each), values, form))
        else:
            done.append(each)
    return _plain("".join(done))


def _link(address: str) -> str:
    return f'<a href="{escape(address)}">Unsubscribe</a>'


def _plain(text: str) -> str:
    """Every line ended by LF; nothing that is no text (a control character, half a character)."""
    lines = _BREAK.sub("\n", text)
    return "".join(
        each for each in lines if each in "\n\t" or unicodedata.category(each) not in ("Cc", "Cs")
    )


def _encoding(text: str) -> str:
    """7 bits where that says all, else quoted-printable, which every server lets through."""
    short = all(len(line) <= _LONGEST_LINE for line in text.splitlines())
    return "7bit" if text.isascii() and short else "quoted-printable"
