"""What goes wrong with a mail server, in words: what happened, what it means, what to do."""

from __future__ import annotations

import errno
import socket
import ssl

from apdesk.errors import KnownError
from apdesk.journeys.mail.settings import MailSettings, Security
from apdesk.journeys.mail.wire import Lost, NotOffered, Refused, Reply, Stage
from apdesk.language import tr

#: What `told` explains.
TROUBLES = (Refused, NotOffered, Lost, OSError)

_LONGEST_QUOTE = 300


def not_set_up() -> KnownError:
    """Nobody said by which server e-mail goes out."""
    return KnownError(
        tr("E-mail isn’t set up yet"),
        tr("apdesk doesn’t know by which mail server to send. Nothing was sent; people wait."),
        tr("Enter your mail server in Preferences, E-mail."),
        code="mail.not_set_up",
    )


def password_missing() -> KnownError:
    """The password was kept for a session that is over, or taken out of the keyring."""
    return KnownError(
        tr("The password of the mail server isn’t known any more"),
        tr(
            "It was kept only until apdesk was closed, or is gone from the keyring. Nothing was "
            "sent; "
            "people wait."
        ),
        tr("Enter it again in Preferences, E-mail."),
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
            tr("The mail server ended the connection"),
            tr(
                "{where} didn’t speak to us to the end. {nothing}",
                where=_where(settings),
                nothing=_nothing(),
            ),
            tr(
                "Try again. If it stays so, check port and security: a server that expects TLS on "
                "that port hangs up on others."
            ),
            code="mail.lost",
        )
    return _unreachable(error, settings)


def _unreachable(error: Exception, settings: MailSettings) -> KnownError:
    host, where = settings.host, _where(settings)
    if isinstance(error, ssl.SSLCertVerificationError):
        return KnownError(
            tr("The mail server’s certificate isn’t valid"),
            tr(
                "{where} showed a certificate that can’t be trusted: {reason}. Someone "
                "might pretend to be your mail server. {nothing}",
                where=where,
                reason=error.verify_message,
                nothing=_nothing(),
            ),
            tr(
                "Check the name of the server for typing errors; some providers want another one, "
                "which stands in their help. For a server of your company, add its authority in "
                "Preferences, Network. Else tell whoever runs the server."
            ),
            code="mail.certificate",
        )
    if isinstance(error, ssl.SSLError):
        return KnownError(
            tr("No encrypted connection could be made"),
            tr(
                "{where} doesn’t speak TLS on that port, or too old a version of it. {nothing}",
                where=where,
                nothing=_nothing(),
            ),
            tr("Choose STARTTLS with port 587, or TLS with port 465."),
            code="mail.tls",
        )
    if isinstance(error, socket.gaierror):
        return KnownError(
            tr("The mail server can’t be found"),
            tr(
                "There is no server named {host}, or the network is down. {nothing}",
                host=host,
                nothing=_nothing(),
            ),
            tr("Check the name for typing errors, and your network connection."),
            code="mail.host_unknown",
        )
    if isinstance(error, ConnectionRefusedError):
        return KnownError(
            tr("No mail server answers there"),
            tr("{where} refuses connections. {nothing}", where=where, nothing=_nothing()),
            tr("Check the port: 587 goes with STARTTLS, 465 with TLS. Else the server is down."),
            code="mail.connection_refused",
        )
    if isinstance(error, TimeoutError):
        return KnownError(
            tr("The mail server doesn’t answer"),
            tr("{where} said nothing for too long. {nothing}", where=where, nothing=_nothing()),
            tr(
                "Check name and port. Many networks block port 25, and some all mail ports: ask "
                "whoever runs yours."
            ),
            code="mail.timeout",
        )
    if isinstance(error, OSError) and error.errno in (errno.ENETUNREACH, errno.EHOSTUNREACH):
        return KnownError(
            tr("The mail server can’t be reached"),
            tr(
                "There is no way through the network to {where}. {nothing}",
                where=where,
                nothing=_nothing(),
            ),
            tr("Check your network connection."),
            code="mail.unreachable",
        )
    return KnownError(
        tr("The mail server can’t be reached"),
        tr(
            "The connection to {where} failed ({kind}). {nothing}",
            where=where,
            kind=type(error).__name__,
            nothing=_nothing(),
        ),
        tr("Check your network connection, and name and port of the server."),
        code="mail.unreachable",
    )


def _not_offered(error: NotOffered, settings: MailSettings) -> KnownError:
    where = _where(settings)
    if error.what == "starttls":
        return KnownError(
            tr("The mail server doesn’t offer STARTTLS"),
            tr(
                "{where} can’t encrypt the connection that way. {nothing}",
                where=where,
                nothing=_nothing(),
            ),
            tr("Choose TLS with port 465, or ask whoever runs the server."),
            code="mail.no_starttls",
        )
    if error.what == "smtputf8":
        return KnownError(
            tr("The mail server can’t send to that address"),
            tr("It holds letters that only servers with SMTPUTF8 take, and this one has it not."),
            tr("Use an address of Latin letters without accents, or another mail server."),
            code="mail.no_smtputf8",
        )
    if settings.security is Security.NONE:
        text = tr("{where} asks for no login, or only over an encrypted connection.", where=where)
        step = tr("Choose STARTTLS or TLS, or leave the user name empty.")
    else:
        text = tr("{where} offers no login by user name and password.", where=where)
        step = tr(
            "Leave the user name empty if the server needs none. Else ask your provider how "
            "programs log in to it: some want a relay of their own for that."
        )
    return KnownError(
        tr("The mail server takes no login"), f"{text} {_nothing()}", step, code="mail.no_login"
    )


def _refused(error: Refused, settings: MailSettings) -> KnownError:
    reply, where = error.reply, _where(settings)
    said = tr("The server said: {reply}", reply=quoted(reply))
    if error.stage is Stage.LOGIN and not reply.passing:
        return KnownError(
            tr("The mail server doesn’t accept user name and password"),
            tr(
                "{where} refused the login with code {code}. {nothing}",
                where=where,
                code=reply.code,
                nothing=_nothing(),
            ),
            tr(
                "Check both for typing errors. Google, Microsoft, Yahoo and others want a password "
                "for apps, made in your account’s security settings, in the place of your own."
            ),
            code="mail.login",
        )
    if reply.code in (530, 538) or (error.stage is Stage.RECIPIENT and relaying(reply)):
        return KnownError(
            tr("The mail server wants a login first"),
            tr(
                "{where} doesn’t send for strangers. {nothing} {said}",
                where=where,
                nothing=_nothing(),
                said=said,
            ),
            tr("Enter user name and password, and choose STARTTLS or TLS."),
            code="mail.login_needed",
        )
    if reply.passing:
        message = tr(
            "{where} takes nothing at the moment. {nothing}", where=where, nothing=_nothing()
        )
        if error.stage is not Stage.LOGIN:
            message = f"{message} {said}"
        return KnownError(
            tr("The mail server is busy"),
            message,
            tr("Try again in a few minutes."),
            code="mail.busy",
        )
    if error.stage is Stage.SENDER:
        return KnownError(
            tr("The mail server doesn’t let you send from that address"),
            tr(
                "{address} was refused as the sender. {nothing} {said}",
                address=settings.from_address,
                nothing=_nothing(),
                said=said,
            ),
            tr(
                "Use an address that belongs to the login, or let the provider confirm that one as "
                "yours."
            ),
            code="mail.sender_refused",
        )
    if error.stage is Stage.RECIPIENT:
        return KnownError(
            tr("The mail server refused the recipient"),
            tr("No e-mail can be sent to that address. {said}", said=said),
            tr("Check the address for typing errors."),
            code="mail.recipient_refused",
        )
    if error.stage is Stage.CONTENT:
        return KnownError(
            tr("The mail server refused the e-mail"),
            tr("It didn’t like what is in it, or its size. {said}", said=said),
            tr(
                "Change what the server names: links, words and pictures that look like spam to "
                "it, "
                "or a sender that it can’t check. Then try again."
            ),
            code="mail.content_refused",
        )
    if error.stage is Stage.TLS:
        return _not_offered(NotOffered("starttls"), settings)
    if not 200 <= reply.code < 600:
        return KnownError(
            tr("That is no mail server"),
            tr(
                "{where} answers, but not as mail servers do. {nothing}",
                where=where,
                nothing=_nothing(),
            ),
            tr("Check name and port: 587 goes with STARTTLS, 465 with TLS."),
            code="mail.not_smtp",
        )
    return KnownError(
        tr("The mail server turns us away"),
        tr(
            "{where} doesn’t talk to this computer. {nothing} {said}",
            where=where,
            nothing=_nothing(),
            said=said,
        ),
        tr(
            "Use the server of your e-mail provider for sending (often smtp. and its name), or ask "
            "whoever runs this one."
        ),
        code="mail.turned_away",
    )


def relaying(reply: Reply) -> bool:
    """Whether a recipient was refused because the server sends nothing for us at all."""
    return reply.status in ("", "5.7.1", "5.7.0", "5.7.54") and "relay" in reply.text.lower()


def _where(settings: MailSettings) -> str:
    return tr("{host}, port {port},", host=settings.host, port=settings.port)


def _nothing() -> str:
    return tr("Nothing was sent.")
