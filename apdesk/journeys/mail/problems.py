"""What goes wrong with a mail server, in words: what happened, what it means, what to do."""

from __future__ import annotations

import errno
import socket
import ssl

from apdesk.errors import KnownError
from apdesk.journeys.mail.settings import MailSettings, Security
from apdesk.journeys.mail.wire import Lost, NotOffered, Refused, Reply, Stage

#: What `told` explains.
TROUBLES = (Refused, NotOffered, Lost, OSError)

_LONGEST_QUOTE = 300
_SETTINGS = "Preferences, E-mail"


def not_set_up() -> KnownError:
    """Nobody said by which server e-mail goes out."""
    return KnownError(
        "E-mail isn’t set up yet",
        "apdesk doesn’t know by which mail server to send. Nothing was sent; people wait.",
        f"Enter your mail server in {_SETTINGS}.",
        code="mail.not_set_up",
    )


def password_missing() -> KnownError:
    """The password was kept for a session that is over, or taken out of the keyring."""
    return KnownError(
        "The password of the mail server isn’t known any more",
        "It was kept only until apdesk was closed, or is gone from the keyring. Nothing was sent; "
        "people wait.",
        f"Enter it again in {_SETTINGS}.",
        code="mail.password_missing",
    )


def quoted(reply: Reply) -> str:
    """A server's own words, with its code; what can't be shown is left out."""
    words = "".join(each if each.isprintable() else " " for each in reply.text)
    return f"{reply.code} {words}".strip()[:_LONGEST_QUOTE]


def told(error: Exception, settings: MailSettings) -> KnownError:
    """An error of `wire.MailServer` in words. Holds what the server said, never what it was sent;
    of a login nothing that the server said, either: it might repeat what it was given."""
    if isinstance(error, Refused):
        return _refused(error, settings)
    if isinstance(error, NotOffered):
        return _not_offered(error, settings)
    if isinstance(error, Lost):
        return KnownError(
            "The mail server ended the connection",
            f"{_where(settings)} didn’t speak to us to the end. {_nothing()}",
            "Try again. If it stays so, check port and security: a server that expects TLS on "
            "that port hangs up on others.",
            code="mail.lost",
        )
    return _unreachable(error, settings)


def _unreachable(error: Exception, settings: MailSettings) -> KnownError:
    host, where = settings.host, _where(settings)
    if isinstance(error, ssl.SSLCertVerificationError):
        return KnownError(
            "The mail server’s certificate isn’t valid",
            f"{where} showed a certificate that can’t be trusted: {error.verify_message}. Someone "
            f"might pretend to be your mail server. {_nothing()}",
            "Check the name of the server for typing errors; some providers want another one, "
            "which stands in their help. Else tell whoever runs the server.",
            code="mail.certificate",
        )
    if isinstance(error, ssl.SSLError):
        return KnownError(
            "No encrypted connection could be made",
            f"{where} doesn’t speak TLS on that port, or too old a version of it. {_nothing()}",
            "Choose STARTTLS with port 587, or TLS with port 465.",
            code="mail.tls",
        )
    if isinstance(error, socket.gaierror):
        return KnownError(
            "The mail server can’t be found",
            f"There is no server named {host}, or the network is down. {_nothing()}",
            "Check the name for typing errors, and your network connection.",
            code="mail.host_unknown",
        )
    if isinstance(error, ConnectionRefusedError):
        return KnownError(
            "No mail server answers there",
            f"{where} refuses connections. {_nothing()}",
            "Check the port: 587 goes with STARTTLS, 465 with TLS. Else the server is down.",
            code="mail.connection_refused",
        )
    if isinstance(error, TimeoutError):
        return KnownError(
            "The mail server doesn’t answer",
            f"{where} said nothing for too long. {_nothing()}",
            "Check name and port. Many networks block port 25, and some all mail ports: ask "
            "whoever runs yours.",
            code="mail.timeout",
        )
    if isinstance(error, OSError) and error.errno in (errno.ENETUNREACH, errno.EHOSTUNREACH):
        return KnownError(
            "The mail server can’t be reached",
            f"There is no way through the network to {where}. {_nothing()}",
            "Check your network connection.",
            code="mail.unreachable",
        )
    return KnownError(
        "The mail server can’t be reached",
        f"The connection to {where} failed ({type(error).__name__}). {_nothing()}",
        "Check your network connection, and name and port of the server.",
        code="mail.unreachable",
    )


def _not_offered(error: NotOffered, settings: MailSettings) -> KnownError:
    where = _where(settings)
    if error.what == "starttls":
        return KnownError(
            "The mail server doesn’t offer STARTTLS",
            f"{where} can’t encrypt the connection that way. {_nothing()}",
            "Choose TLS with port 465, or ask whoever runs the server.",
            code="mail.no_starttls",
        )
    if error.what == "smtputf8":
        return KnownError(
            "The mail server can’t send to that address",
            "It holds letters that only servers with SMTPUTF8 take, and this one has it not.",
            "Use an address of Latin letters without accents, or another mail server.",
            code="mail.no_smtputf8",
        )
    if settings.security is Security.NONE:
        text = f"{where} asks for no login, or only over an encrypted connection."
        step = "Choose STARTTLS or TLS, or leave the user name empty."
    else:
        text = f"{where} offers no login by user name and password."
        step = (
            "Leave the user name empty if the server needs none. Else ask your provider how "
            "programs log in to it: some want a relay of their own for that."
        )
    return KnownError(
        "The mail server takes no login", f"{text} {_nothing()}", step, code="mail.no_login"
    )


def _refused(error: Refused, settings: MailSettings) -> KnownError:
    reply, where = error.reply, _where(settings)
    said = f"The server said: {quoted(reply)}"
    if error.stage is Stage.LOGIN and not reply.passing:
        return KnownError(
            "The mail server doesn’t accept user name and password",
            f"{where} refused the login with code {reply.code}. {_nothing()}",
            "Check both for typing errors. Google, Microsoft, Yahoo and others want a password "
            "for apps, made in your account’s security settings, in the place of your own.",
            code="mail.login",
        )
    if reply.code in (530, 538) or (error.stage is Stage.RECIPIENT and relaying(reply)):
        return KnownError(
            "The mail server wants a login first",
            f"{where} doesn’t send for strangers. {_nothing()} {said}",
            "Enter user name and password, and choose STARTTLS or TLS.",
            code="mail.login_needed",
        )
    if reply.passing:
        words = "" if error.stage is Stage.LOGIN else f" {said}"
        return KnownError(
            "The mail server is busy",
            f"{where} takes nothing at the moment. {_nothing()}{words}",
            "Try again in a few minutes.",
            code="mail.busy",
        )
    if error.stage is Stage.SENDER:
        return KnownError(
            "The mail server doesn’t let you send from that address",
            f"{settings.from_address} was refused as the sender. {_nothing()} {said}",
            "Use an address that belongs to the login, or let the provider confirm that one as "
            "yours.",
            code="mail.sender_refused",
        )
    if error.stage is Stage.RECIPIENT:
        return KnownError(
            "The mail server refused the recipient",
            f"No e-mail can be sent to that address. {said}",
            "Check the address for typing errors.",
            code="mail.recipient_refused",
        )
    if error.stage is Stage.CONTENT:
        return KnownError(
            "The mail server refused the e-mail",
            f"It didn’t like what is in it, or its size. {said}",
            "Change what the server names: links, words and pictures that look like spam to it, "
            "or a sender that it can’t check. Then try again.",
            code="mail.content_refused",
        )
    if error.stage is Stage.TLS:
        return _not_offered(NotOffered("starttls"), settings)
    if not 200 <= reply.code < 600:
        return KnownError(
            "That is no mail server",
            f"{where} answers, but not as mail servers do. {_nothing()}",
            "Check name and port: 587 goes with STARTTLS, 465 with TLS.",
            code="mail.not_smtp",
        )
    return KnownError(
        "The mail server turns us away",
        f"{where} doesn’t talk to this computer. {_nothing()} {said}",
        "Use the server of your e-mail provider for sending (often smtp. and its name), or ask "
        "whoever runs this one.",
        code="mail.turned_away",
    )


def relaying(reply: Reply) -> bool:
    """Whether a recipient was refused because the server sends nothing for us at all."""
    return reply.status in ("", "5.7.1", "5.7.0", "5.7.54") and "relay" in reply.text.lower()


def _where(settings: MailSettings) -> str:
    return f"{settings.host}, port {settings.port},"


def _nothing() -> str:
    return "Nothing was sent."
