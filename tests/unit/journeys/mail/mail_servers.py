"""Real mail servers on loopback, with the manners that a test asks for."""

from __future__ import annotations

import asyncio
import ssl
import threading
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import trustme
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

HOST = "127.0.0.1"
USER, PASSWORD = "ana@x.example", "s3cret-pässwörd-§"


@dataclass
class Received:
    """An e-mail that the server took."""

    sender: str
    recipient: str
    data: bytes
    options: list[str]

    @property
    def message(self) -> EmailMessage:
        found = message_from_bytes(self.data, policy=default)
        assert isinstance(found, EmailMessage)
        return found

    @property
    def message_id(self) -> str:
        return str(self.message["Message-ID"])


@dataclass
class Manners:
    """How a server answers; each may be changed while it runs.

    Attributes:
        mail, rcpt, end: Answers by address (of the end: by recipient); "*" for all others.
        drop_at: "mail", "data" or "end": where it hangs up, once for each that is in it.
        on_end: Called when an e-mail is whole, before it is kept and answered.
    """

    mail: dict[str, str] = field(default_factory=dict)
    rcpt: dict[str, str] = field(default_factory=dict)
    end: dict[str, str] = field(default_factory=dict)
    drop_at: list[str] = field(default_factory=list)
    on_end: Callable[[Received], object] = lambda _mail: None

    def drops(self, place: str) -> bool:
        if place in self.drop_at:
            self.drop_at.remove(place)
            return True
        return False


def _answer(answers: Mapping[str, str], address: str) -> str | None:
    return answers.get(address, answers.get("*"))


class _Handler:
    def __init__(self, server: MailDrop) -> None:
        self._server = server

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self._server.manners.drops("mail"):
            assert server.transport is not None
            server.transport.abort()
            return "421 bye"
        said = _answer(self._server.manners.mail, address)
        if said is not None:
            return said
        envelope.mail_from = address
        envelope.mail_options = options
        return "250 OK"

    async def handle_RCPT(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list
    ) -> str:
        said = _answer(self._server.manners.rcpt, address)
        if said is not None:
            return said
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:
        (recipient,) = envelope.rcpt_tos
        content = envelope.original_content
        assert content is not None
        mail = Received(envelope.mail_from or "", recipient, content, envelope.mail_options)
        manners = self._server.manners
        said = _answer(manners.end, recipient)
        if said is not None:
            return said
        manners.on_end(mail)
        self._server.received.append(mail)
        if manners.drops("end"):
            assert server.transport is not None
            server.transport.abort()
        return "250 taken"

    async def handle_exception(self, error: Exception) -> str:
        if not isinstance(error, OSError):  # a client that hangs up is no error of the server's
            self._server.errors.append(error)
        return "554 test server failed"


class _Smtp(SMTP):
    """aiosmtpd's server, which can hang up within DATA, too."""

    manners: Manners

    async def smtp_DATA(self, arg: str) -> None:
        if self.manners.drops("data"):
            await self.push("354 go on")
            assert self.transport is not None
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


class MailDrop:
    """A server, with what it was given."""

    def __init__(self) -> None:
        self.manners = Manners()
        self.received: list[Received] = []
        self.errors: list[Exception] = []
        self.connections = 0
        self.port = 0

    @property
    def recipients(self) -> list[str]:
        return [each.recipient for each in self.received]


def authenticator(
    _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: object
) -> AuthResult:
    assert isinstance(data, LoginPassword)
    fine = (data.login, data.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=fine, handled=False)


@contextmanager
def mail_drop(
    *,
    starttls: trustme.LeafCert | None = None,
    tls: trustme.LeafCert | None = None,
    login: bool = False,
    mechanisms: tuple[str, ...] = ("PLAIN", "LOGIN"),
    smtputf8: bool = True,
    forgiving: bool = False,
) -> Iterator[MailDrop]:
    """A server, while the block runs. `forgiving`: an error within it fails no test."""
    drop = MailDrop()
    options: dict[str, Any] = {"enable_SMTPUTF8": smtputf8}
    if starttls is not None:
        options |= {"tls_context": _context(starttls), "require_starttls": True}
    if login:
        options |= {
            "authenticator": authenticator,
            "auth_required": True,
            "auth_require_tls": starttls is not None,
            "auth_exclude_mechanism": [
                each for each in ("PLAIN", "LOGIN") if each not in mechanisms
            ],
        }
    loop = asyncio.new_event_loop()
    ready = threading.Event()
    handler = _Handler(drop)

    def factory() -> SMTP:
        drop.connections += 1
        with warnings.catch_warnings():
            # It has a good word for whoever asks for a login without TLS, as some tests do.
            warnings.simplefilter("ignore", UserWarning)
            made = _Smtp(handler, hostname="mx.test", loop=loop, **options)
        made.manners = drop.manners
        return made

    def serve() -> None:
        asyncio.set_event_loop(loop)
        context = None if tls is None else _context(tls)
        server = loop.run_until_complete(loop.create_server(factory, HOST, 0, ssl=context))
        drop.port = server.sockets[0].getsockname()[1]
        ready.set()
        loop.run_forever()
        server.close()
        loop.run_until_complete(_end_all())
        loop.close()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    assert ready.wait(10)
    try:
        yield drop
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        assert not thread.is_alive()
    assert forgiving or not drop.errors


async def _end_all() -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for each in others:
        each.cancel()
    await asyncio.gather(*others, return_exceptions=True)


def _context(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


def trusting(authority: trustme.CA) -> Callable[[], ssl.SSLContext]:
    """What trusts that authority alone."""

    def made() -> ssl.SSLContext:
        context = ssl.create_default_context()
        authority.configure_trust(context)
        return context

    return made
