"""A connection to a mail server: encrypted, logged in, for any number of e-mails.

smtplib speaks the protocol: it is Python's own, kept with it, synchronous as the engine is, and
lets one command be sent at a time, which is what we need: everything of an e-mail but its very end
is sent first, and the end (which makes it the server's) only once it is noted here. Libraries on
top of it send an e-mail in one call.
"""

from __future__ import annotations

import base64
import hmac
import re
import select
import smtplib
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from types import TracebackType
from typing import Self

from apdesk.journeys.mail.settings import MailSettings, Security
from apdesk.salesforce import network

#: Seconds that a server may take to answer; the end of a large e-mail is looked through (RFC 5321,
#: 4.5.3.2 asks for more, but a window waits for the tests).
TIMEOUT = 60.0

Context = Callable[[], ssl.SSLContext]


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered: a code of three digits and its words."""

    code: int
    text: str

    @property
    def fine(self) -> bool:
        return 200 <= self.code < 400

    @property
    def passing(self) -> bool:
        return 400 <= self.code < 500

    @property
    def status(self) -> str:
        """The enhanced status code (RFC 3463) like '5.1.1'; '' without one."""
        found = re.match(r"[245]\.\d{1,3}\.\d{1,3}(?!\S)", self.text)
        return "" if found is None else found[0]


class Stage(StrEnum):
    """Where in the dialogue a server said no."""

    GREETING = "greeting"
    TLS = "tls"
    LOGIN = "login"
    SENDER = "sender"
    RECIPIENT = "recipient"
    CONTENT = "content"


class Refused(Exception):
    """A server said no. Its text never holds what we sent to it."""

    def __init__(self, stage: Stage, reply: Reply) -> None:
        super().__init__(stage, reply.code)
        self.stage = stage
        self.reply = reply


class NotOffered(Exception):
    """A server can't do what is needed: "starttls", "auth" or "smtputf8"."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class Lost(Exception):
    """The connection broke, or the server fell silent."""


def trusted() -> ssl.SSLContext:
    """Certificates that the system trusts, and those that the user added (Preferences, Network)."""
    return network.trusted()


class MailServer:
    """One connection. Use as a context manager.

    Raises, from each call: Refused, NotOffered, Lost; from `open` OSError (ssl.SSLError too) where
    there is no connection to begin with.
    """

    def __init__(
        self,
        settings: MailSettings,
        password: str | None,
        *,
        context: Context = trusted,
        timeout: float = TIMEOUT,
    ) -> None:
        """`password` None: there is none to log in with."""
        self._settings = settings
        self._password = password
        self._context = context
        self._timeout = timeout
        self._smtp: smtplib.SMTP | None = None
        #: E-mails that the server took over this connection.
        self.taken = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # -- coming and going -----------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        return self._smtp is not None

    def open(self) -> None:
        """Connects, encrypts and logs in; nothing where that is done."""
        if self._smtp is not None:
            return
        try:
            self._smtp = self._connected()
            self._hello()
            if self._settings.security is Security.STARTTLS:
                self._encrypt()
                self._hello()
            if self._settings.user:
                self._log_in()
        except BaseException:
            self.drop()
            raise
        self.taken = 0

    def check(self) -> None:
        """Asks for nothing, to see that the server answers."""
        self._expect(Stage.GREETING, self._ask("NOOP"))

    def close(self) -> None:
        """Says goodbye, if there is somebody to say it to."""
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            with suppress(smtplib.SMTPException, OSError):
                if smtp.sock is not None:
                    smtp.sock.settimeout(2)
                smtp.quit()
            smtp.close()

    def drop(self) -> None:
        """Ends the connection without a word: what isn't whole is thrown away by the server."""
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            smtp.close()

    # -- one e-mail -----------------------------------------------------------------------------

    def address(self, sender: str, recipient: str, size: int, *, international: bool) -> None:
        """Says from whom and to whom. Raises Refused (Stage.SENDER or RECIPIENT), Lost, or
        NotOffered "smtputf8"."""
        smtp = self._open_smtp()
        options = [f"SIZE={size}"] if smtp.has_extn("size") else []
        if international:
            if not smtp.has_extn("smtputf8"):
                raise NotOffered("smtputf8")
            options += ["SMTPUTF8", "BODY=8BITMIME"]
        self._expect(Stage.SENDER, self._called(lambda: smtp.mail(sender, options)))
        self._expect(Stage.RECIPIENT, self._called(lambda: smtp.rcpt(recipient)))

    def transmit(self, data: bytes) -> None:
        """Sends the whole e-mail but for the dot that ends it: it isn't the server's yet."""
        self._expect(Stage.CONTENT, self._ask("DATA"), wanted=354)
        stuffed = re.sub(rb"(?m)^\.", b"..", data)
        if not stuffed.endswith(b"\r\n"):
            stuffed += b"\r\n"
        self._send(stuffed)
        self._hear_objections()

    def finish(self) -> None:
        """Sends the dot: from now on the e-mail may be the server's. Raises Refused
        (Stage.CONTENT) when it isn't after all; Lost when nobody knows."""
        self._send(b".\r\n")
        self._expect(Stage.CONTENT, self._called(self._open_smtp().getreply))
        self.taken += 1

    def reset(self) -> None:
        """Forgets an e-mail that was begun and isn't transmitted."""
        self._expect(Stage.CONTENT, self._called(self._open_smtp().rset))

    # -- within ---------------------------------------------------------------------------------

    def _connected(self) -> smtplib.SMTP:
        host, port = self._settings.host, self._settings.port
        try:
            # The name is set once the connection has an address: the computer's own is nobody's
            # business, and to look it up may take long.
            if self._settings.security is Security.TLS:
                smtp: smtplib.SMTP = smtplib.SMTP_SSL(
                    host, port, "localhost", timeout=self._timeout, context=self._context()
                )
            else:
                smtp = smtplib.SMTP(host, port, "localhost", timeout=self._timeout)
        except smtplib.SMTPConnectError as error:
            raise Refused(Stage.GREETING, _reply((error.smtp_code, error.smtp_error))) from None
        except smtplib.SMTPServerDisconnected:
            raise Lost from None
        own = "127.0.0.1"
        if smtp.sock is not None:
            own = smtp.sock.getsockname()[0]
            # or the dot, a packet of its own, waits until the server has confirmed the rest
            smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        smtp.local_hostname = f"[IPv6:{own}]" if ":" in own else f"[{own}]"
        return smtp

    def _hello(self) -> None:
        smtp = self._open_smtp()
        reply = self._called(smtp.ehlo)
        if not reply.fine:
            self._expect(Stage.GREETING, self._called(smtp.helo))

    def _encrypt(self) -> None:
        smtp = self._open_smtp()
        if not smtp.has_extn("starttls"):
            raise NotOffered("starttls")
        try:
            reply = _reply(smtp.starttls(context=self._context()))
        except smtplib.SMTPResponseException as error:
            reply = _reply((error.smtp_code, error.smtp_error))
        except smtplib.SMTPServerDisconnected:
            raise Lost from None
        self._expect(Stage.TLS, reply)

    def _log_in(self) -> None:
        """Logs in by what the server offers. smtplib's own way takes only ASCII, and its error
        quotes the password."""
        smtp = self._open_smtp()
        user, password = self._settings.user.encode(), (self._password or "").encode()
        offered = smtp.esmtp_features.get("auth", "").upper().split()
        if "PLAIN" in offered:
            both = b"\0".join((b"", user, password))
            reply = self._ask("AUTH", f"PLAIN {_base64(both)}")
        elif "LOGIN" in offered:
            reply = self._ask("AUTH", f"LOGIN {_base64(user)}")
            if reply.code == 334:
                reply = self._ask(_base64(password))
        elif "CRAM-MD5" in offered:
            reply = self._ask("AUTH", "CRAM-MD5")
            if reply.code == 334:
                proof = hmac.new(password, base64.b64decode(reply.text), "md5").hexdigest()
                reply = self._ask(_base64(user + b" " + proof.encode()))
        else:
            raise NotOffered("auth")
        self._expect(Stage.LOGIN, reply, wanted=235)

    def _hear_objections(self) -> None:
        """A server that breaks off before the end has said so, or has hung up, by now."""
        smtp = self._open_smtp()
        if smtp.sock is not None and select.select([smtp.sock], [], [], 0)[0]:
            reply = self._called(smtp.getreply)
            self.drop()
            raise Refused(Stage.CONTENT, reply)

    def _open_smtp(self) -> smtplib.SMTP:
        if self._smtp is None:
            raise Lost
        return self._smtp

    def _ask(self, command: str, argument: str = "") -> Reply:
        smtp = self._open_smtp()
        return self._called(lambda: smtp.docmd(command, argument))

    def _send(self, data: bytes) -> None:
        smtp = self._open_smtp()
        try:
            smtp.send(data)
        except (smtplib.SMTPServerDisconnected, OSError):
            self.drop()
            raise Lost from None

    def _called(self, call: Callable[[], tuple[int, bytes]]) -> Reply:
        try:
            return _reply(call())
        except smtplib.SMTPResponseException as error:
            return _reply((error.smtp_code, error.smtp_error))
        except (smtplib.SMTPServerDisconnected, OSError, ValueError):
            # No exception is chained: it may hold the command, and so the password.
            self.drop()
            raise Lost from None

    def _expect(self, stage: Stage, reply: Reply, *, wanted: int | None = None) -> None:
        if reply.code == wanted or (wanted is None and reply.fine):
            return
        if reply.code == 421 or reply.code < 200:
            self.drop()  # it says goodbye with that, or speaks another language
        raise Refused(stage, reply)


def _reply(answer: tuple[int, bytes | str]) -> Reply:
    code, words = answer
    text = words if isinstance(words, str) else words.decode("utf-8", "replace")
    return Reply(code, " ".join(text.split()))


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
