"""The connection to a mail server: what it takes, and every trouble in words."""

from __future__ import annotations

import logging
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
import trustme

from apdesk.errors import KnownError
from apdesk.journeys.mail import trying
from apdesk.journeys.mail.settings import MailSettings, Security, wrong
from apdesk.journeys.mail.trying import send_trial, try_connection
from apdesk.journeys.mail.wire import trusted
from apdesk.salesforce import network
from tests.unit.journeys.mail.mail_servers import (
    HOST,
    PASSWORD,
    USER,
    MailDrop,
    mail_drop,
    trusting,
)


def settings(port: int, **more: object) -> MailSettings:
    return MailSettings(
        **{
            "host": HOST,
            "port": port,
            "security": Security.NONE,
            "from_address": "ana@shop.example",
            **more,
        }  # type: ignore[arg-type]
    )


def told(chosen: MailSettings, password: str | None = None, **more: object) -> KnownError:
    with pytest.raises(KnownError) as caught:
        try_connection(chosen, password, **more)  # type: ignore[arg-type]
    error = caught.value
    assert error.title
    assert error.message
    assert error.next_step
    return error


def trial(chosen: MailSettings, to: str = "ann@x.example", **more: object) -> None:
    at = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    send_trial(chosen, None, trying.trial(), {}, lambda _n, v: str(v), to, at, **more)  # type: ignore[arg-type]


@contextmanager
def scripted(*lines: bytes) -> Iterator[int]:
    """A server that says each line once, one for each connection or command, then hangs up."""
    with socket.create_server((HOST, 0)) as listening:

        def serve() -> None:
            connection, _ = listening.accept()
            with connection, connection.makefile("rb") as commands:
                for line in lines:
                    connection.sendall(line)
                    if not commands.readline():
                        return

        thread = threading.Thread(target=serve)
        thread.start()
        yield listening.getsockname()[1]
        thread.join(10)
        assert not thread.is_alive()


# -- what works ---------------------------------------------------------------------------------


def test_starttls_with_login(authority: trustme.CA, certificate: trustme.LeafCert) -> None:
    with mail_drop(starttls=certificate, login=True) as drop:
        chosen = settings(drop.port, security=Security.STARTTLS, user=USER)
        try_connection(chosen, PASSWORD, context=trusting(authority))
        assert drop.connections == 1


def test_tls_with_login_by_the_other_mechanism(
    authority: trustme.CA, certificate: trustme.LeafCert
) -> None:
    with mail_drop(tls=certificate, login=True, mechanisms=("LOGIN",)) as drop:
        chosen = settings(drop.port, security=Security.TLS, user=USER)
        try_connection(chosen, PASSWORD, context=trusting(authority))


def test_cram_md5_as_the_rfc_has_it() -> None:
    said: list[bytes] = []
    challenge = b"334 PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2UucmVzdG9uLm1jaS5uZXQ+\r\n"
    with socket.create_server((HOST, 0)) as listening:

        def serve() -> None:
            connection, _ = listening.accept()
            with connection, connection.makefile("rb") as commands:
                for line in (
                    b"220 hi\r\n",
                    b"250-mx\r\n250 AUTH CRAM-MD5\r\n",
                    challenge,
                    b"235 in\r\n",
                    b"250 ok\r\n",
                    b"221 bye\r\n",
                ):
                    connection.sendall(line)
                    said.append(commands.readline())

        thread = threading.Thread(target=serve)
        thread.start()
        try_connection(settings(listening.getsockname()[1], user="tim"), "tanstaaftanstaaf")
        thread.join(10)
    # RFC 2195, 2: the example of the document
    assert said[2] == b"dGltIGI5MTNhNjAyYzdlZGE3YTQ5NWI0ZTZlNzMzNGQzODkw\r\n"


def test_a_test_email_arrives(server: MailDrop) -> None:
    trial(settings(server.port))
    (mail,) = server.received
    assert mail.recipient == "ann@x.example"
    assert mail.message["Subject"] == "apdesk can send e-mail"


def test_the_computers_name_stays_here(server: MailDrop) -> None:
    said: list[str] = []
    server.manners.on_end = lambda mail: said.append(str(mail))
    trial(settings(server.port))
    assert socket.gethostname() not in said[0]


# -- troubles -----------------------------------------------------------------------------------


def test_nobody_listens() -> None:
    with socket.create_server((HOST, 0)) as listening:
        port = listening.getsockname()[1]
    assert told(settings(port)).code == "mail.connection_refused"


def test_no_such_host() -> None:
    error = told(settings(25, host="mail.nowhere.invalid", open_confirmed=True))
    assert error.code == "mail.host_unknown"
    assert "mail.nowhere.invalid" in error.message


def test_a_server_that_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("apdesk.journeys.mail.trying.PATIENCE", 0.2)
    with socket.create_server((HOST, 0)) as listening:
        assert told(settings(listening.getsockname()[1])).code == "mail.lost"


def test_a_server_of_another_kind() -> None:
    with scripted(b"HTTP/1.1 400 Bad Request\r\n") as port:
        assert told(settings(port)).code in ("mail.not_smtp", "mail.lost")


def test_a_server_that_turns_us_away() -> None:
    with scripted(b"554 5.7.1 not from there\r\n") as port:
        error = told(settings(port))
    assert error.code == "mail.turned_away"
    assert "554 5.7.1 not from there" in error.message


def test_a_busy_server() -> None:
    with scripted(b"421 4.3.2 too many connections\r\n") as port:
        assert told(settings(port)).code == "mail.busy"


def test_a_certificate_that_nobody_knows(certificate: trustme.LeafCert) -> None:
    with mail_drop(tls=certificate) as drop:
        assert told(settings(drop.port, security=Security.TLS)).code == "mail.certificate"
    # aiosmtpd takes a handshake that is broken off for a defect of its own
    with mail_drop(starttls=certificate, forgiving=True) as drop:
        assert told(settings(drop.port, security=Security.STARTTLS)).code == "mail.certificate"


def test_a_certificate_of_an_authority_that_the_user_added(
    authority: trustme.CA, certificate: trustme.LeafCert, tmp_path: Path
) -> None:
    bundle = tmp_path / "ours.pem"
    authority.cert_pem.write_to_path(str(bundle))
    network.use(network.Network(ca_file=str(bundle)))
    try:
        with mail_drop(tls=certificate) as drop:
            try_connection(settings(drop.port, security=Security.TLS), None)
    finally:
        network.use(network.Network())


def test_a_certificate_of_another_host(authority: trustme.CA) -> None:
    with mail_drop(tls=authority.issue_cert("other.example")) as drop:
        error = told(settings(drop.port, security=Security.TLS), context=trusting(authority))
    assert error.code == "mail.certificate"


def test_tls_where_there_is_none(server: MailDrop) -> None:
    error = told(settings(server.port, security=Security.TLS))
    assert error.code == "mail.tls"


def test_starttls_where_there_is_none(server: MailDrop) -> None:
    error = told(settings(server.port, security=Security.STARTTLS))
    assert error.code == "mail.no_starttls"


def test_a_wrong_password_is_said_without_it(
    authority: trustme.CA, certificate: trustme.LeafCert, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with mail_drop(starttls=certificate, login=True) as drop:
        chosen = settings(drop.port, security=Security.STARTTLS, user=USER)
        error = told(chosen, "wr0ng-§", context=trusting(authority))
    assert error.code == "mail.login"
    assert "535" in error.message
    assert error.__cause__ is None
    assert error.__suppress_context__
    assert "wr0ng" not in f"{error!r} {error} {caplog.text}"


def test_a_login_where_there_is_none(server: MailDrop) -> None:
    assert told(settings(server.port, user="ana"), "x").code == "mail.no_login"


def test_no_login_where_one_is_needed() -> None:
    with mail_drop(login=True) as drop, pytest.raises(KnownError) as caught:
        trial(settings(drop.port))
    assert caught.value.code == "mail.login_needed"


@pytest.mark.parametrize(
    ("place", "said", "code"),
    [
        ("mail", "550 5.7.1 Not yours", "mail.sender_refused"),
        ("mail", "553 5.1.8 Unknown domain", "mail.sender_refused"),
        ("mail", "451 4.3.0 Later", "mail.busy"),
        ("rcpt", "550 5.1.1 Nobody", "mail.recipient_refused"),
        ("rcpt", "554 5.7.1 Relay access denied", "mail.login_needed"),
        ("end", "554 5.7.1 Spam", "mail.content_refused"),
        ("end", "552 5.3.4 Too large", "mail.content_refused"),
    ],
)
def test_what_a_server_refuses_is_said_in_its_words(
    server: MailDrop, place: str, said: str, code: str
) -> None:
    getattr(server.manners, place)["*"] = said
    with pytest.raises(KnownError) as caught:
        trial(settings(server.port))
    assert caught.value.code == code
    assert said in caught.value.message


def test_letters_that_the_server_cant_send() -> None:
    with mail_drop(smtputf8=False) as drop, pytest.raises(KnownError) as caught:
        trial(settings(drop.port), to="jörg@x.example")
    assert caught.value.code == "mail.no_smtputf8"


def test_a_test_email_needs_an_address(server: MailDrop) -> None:
    with pytest.raises(KnownError) as caught:
        trial(settings(server.port), to="nobody")
    assert caught.value.code == "mail.no_address"


def test_certificates_are_checked_with_their_names() -> None:
    context = trusted()
    assert context.check_hostname
    assert context.verify_mode is ssl.CERT_REQUIRED


# -- settings -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"host": "", "open_confirmed": True}, "host"),
        ({"host": "smtp example", "open_confirmed": True}, "host"),
        ({"host": "smtp.example.com"}, "security"),
        ({"port": 0}, "port"),
        ({"from_address": ""}, "from_address"),
        ({"from_address": "ana"}, "from_address"),
        ({"reply_to": "x"}, "reply_to"),
        ({"unsubscribe_mail": "x"}, "unsubscribe_mail"),
        ({"unsubscribe_url": "ftp://x.example"}, "unsubscribe_url"),
        ({"unsubscribe_url": "https://x.example/<evil>"}, "unsubscribe_url"),
        ({"per_minute": 0}, "per_minute"),
    ],
)
def test_what_settings_cant_be(more: dict[str, object], field: str) -> None:
    assert list(wrong(settings(**{"port": 25, **more}))) == [field]  # type: ignore[arg-type]


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.9.9.9", "::1", "[::1]"])
def test_no_encryption_is_for_this_computer(host: str) -> None:
    assert wrong(settings(25, host=host)) == {}
    assert wrong(settings(25, host="smtp.example.com", open_confirmed=True)) == {}
