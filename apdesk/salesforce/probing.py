"""Whether Salesforce can be reached on a way out, and if not, at which leg of it the way ends."""

from __future__ import annotations

import socket
import ssl
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import requests
from urllib3.util.ssltransport import SSLTransport

from apdesk.domain.cancel import CancelToken
from apdesk.errors import KnownError
from apdesk.language import tr
from apdesk.salesforce import certificate, errors, network, transport
from apdesk.salesforce.address import is_plain_loopback
from apdesk.salesforce.network import Network

#: Seconds for each leg.
PATIENCE = 15.0
_LONGEST_ANSWER = 65_536


@dataclass(frozen=True, slots=True)
class Reached:
    """The way that was found.

    Attributes:
        host: Who answers.
        proxy: By which proxy, without its login; '' for none.
        issuer: Who issued the certificate; '' where there is none (the practice org).
    """

    host: str
    proxy: str = ""
    issuer: str = ""


def probe(way: Network, url: str, cancel: CancelToken, timeout: float = PATIENCE) -> Reached:
    """Goes to an org's address and comes back; no login is sent, and nothing is changed.

    Raises KnownError: "network.proxy_unreachable", "network.proxy_login", "network.proxy",
    "network.unreachable", "network.certificate", "network.tls", "network.ca_file", and what a
    call without an answer raises.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    proxy = way.proxy_for(url)
    shown = network.without_login(proxy)
    if is_plain_loopback(url):
        _connected(host, port, timeout).close()
        return Reached(parts.netloc)
    context = network.trusted(way)
    try:
        with _way_to(host, port, proxy, context, timeout) as wire:
            cancel.check()
            with _secured(wire, context, host) as secure:
                shown_certificate = secure.getpeercert(binary_form=True) or b""
    except ssl.SSLCertVerificationError as error:
        found = _issuer_unchecked(host, port, proxy, context, timeout)
        raise _not_trusted(host, found, error.verify_message) from None
    except (ssl.SSLError, OSError) as error:
        raise _no_tls(host, shown, error) from None
    cancel.check()
    _asked(way, url, timeout)
    return Reached(host, shown, certificate.issuer(shown_certificate))


def _asked(way: Network, url: str, timeout: float) -> None:
    """One call as all others go, so that what a proxy does to HTTP is seen, too."""
    failure: KnownError | None = None
    with transport.OrgSession() as session:
        session.go_by(way)
        try:
            answer = session.get(
                f"{url.rstrip('/')}/services/data/", timeout=timeout, allow_redirects=False
            )
            if answer.status_code == 407 or answer.status_code >= 500:
                failure = errors.from_response(answer.status_code, b"", answer.headers)
        except requests.RequestException as error:
            failure = errors.from_exception(error)
    if failure is not None:
        raise failure


def _connected(host: str, port: int, timeout: float) -> socket.socket:
    try:
        return socket.create_connection((host, port), timeout)
    except (OSError, UnicodeError) as error:
        reason = network.reason_of(error)
    raise KnownError(
        tr("Salesforce can't be reached"),
        tr("Nothing answers at {host}: {reason}. No proxy was used.", host=host, reason=reason),
        tr(
            "Check the internet connection. Where your network lets programs out by a proxy "
            "alone, enter it here."
        ),
        code="network.unreachable",
    )


def _way_to(
    host: str, port: int, proxy: str, context: ssl.SSLContext, timeout: float
) -> socket.socket:
    """A connection that ends at the host, by the proxy where there is one."""
    if not proxy:
        return _connected(host, port, timeout)
    parts = urlsplit(proxy)
    shown = network.without_login(proxy)
    try:
        usual = 443 if parts.scheme == "https" else 80
        wire = socket.create_connection((parts.hostname or "", parts.port or usual), timeout)
    except (OSError, UnicodeError) as error:
        raise _no_proxy(shown, network.reason_of(error)) from None
    try:
        if parts.scheme == "https":
            wire = context.wrap_socket(wire, server_hostname=parts.hostname)
        status, said = _tunnel(wire, host, port, network.proxy_authorization(proxy))
    except ssl.SSLCertVerificationError as error:
        wire.close()
        raise _not_trusted(shown, "", error.verify_message) from None
    except (OSError, ValueError) as error:
        wire.close()
        raise _no_proxy(shown, network.reason_of(error)) from None
    if status == 200:
        return wire
    wire.close()
    if status == 407:
        raise _login_wanted(shown, given=bool(parts.username))
    raise KnownError(
        tr("The proxy doesn't lead to Salesforce"),
        tr(
            "{proxy} answers, but refuses the way to {host}. It says: “{status} {said}”.",
            proxy=shown,
            host=host,
            status=status,
            said=said,
        ),
        tr("Ask whoever runs the proxy to let this computer reach {host}.", host=host),
        code="network.proxy",
    )


def _secured(wire: socket.socket, context: ssl.SSLContext, host: str) -> Any:
    """TLS to the host on that connection, which may be by TLS itself as far as the proxy: an
    SSLSocket wraps plain sockets alone."""
    if isinstance(wire, ssl.SSLSocket):
        return SSLTransport(wire, context, server_hostname=host)
    return context.wrap_socket(wire, server_hostname=host)


def _tunnel(wire: socket.socket, host: str, port: int, login: str) -> tuple[int, str]:
    """Asks a proxy for the way to a host: its status, and its words."""
    place = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    lines = [f"CONNECT {place} HTTP/1.1", f"Host: {place}"]
    if login:
        lines.append(f"Proxy-Authorization: {login}")
    wire.sendall("\r\n".join([*lines, "", ""]).encode("ascii"))
    answer = b""
    while b"\r\n\r\n" not in answer and len(answer) < _LONGEST_ANSWER:
        piece = wire.recv(1)  # what follows the answer belongs to the host
        if not piece:
            break
        answer += piece
    first = answer.partition(b"\r\n")[0].decode("latin-1").split(" ", 2)
    if len(first) < 2 or not first[0].startswith("HTTP/"):
        raise ValueError("no answer of a proxy")
    return int(first[1]), errors.quoted(first[2]) if len(first) > 2 else ""


def _issuer_unchecked(
    host: str, port: int, proxy: str, context: ssl.SSLContext, timeout: float
) -> str:
    """Who issued a certificate that isn't trusted. Nothing is sent on that connection."""
    looking = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    looking.check_hostname = False
    looking.verify_mode = ssl.CERT_NONE
    try:
        with (
            _way_to(host, port, proxy, context, timeout) as wire,
            _secured(wire, looking, host) as seen,
        ):
            return certificate.issuer(seen.getpeercert(binary_form=True) or b"")
    except (OSError, KnownError):
        return ""


# -- in words -------------------------------------------------------------------------------------


def _no_proxy(proxy: str, reason: str) -> KnownError:
    return KnownError(
        tr("The proxy can't be reached"),
        tr(
            "Nothing that could be a proxy answers at {proxy}: {reason}.",
            proxy=proxy,
            reason=reason,
        ),
        tr("Check its name and port; whoever runs your network knows them."),
        code="network.proxy_unreachable",
    )


def _login_wanted(proxy: str, *, given: bool) -> KnownError:
    if given:
        message = tr("{proxy} answers, but doesn't accept user name and password.", proxy=proxy)
    else:
        message = tr("{proxy} answers, and wants a user name and a password.", proxy=proxy)
    return KnownError(
        tr("The proxy wants a login"),
        message,
        tr("Choose “Through this proxy”, and enter the ones by which your network knows you."),
        code="network.proxy_login",
    )


def _not_trusted(host: str, issuer: str, why: str) -> KnownError:
    if issuer:
        message = tr(
            "The certificate that came for {host} was issued by {issuer}, whom this computer "
            "doesn't trust ({why}). Nothing was sent.",
            host=host,
            issuer=issuer,
            why=why,
        )
    else:
        message = tr(
            "The certificate that came for {host} isn't trusted ({why}). Nothing was sent.",
            host=host,
            why=why,
        )
    return KnownError(
        tr("The certificate isn't trusted"),
        message,
        tr(
            "If that is your company's own authority, ask for its certificate as a file and add "
            "it here. If you don't know it, use another network: somebody may be listening."
        ),
        code="network.certificate",
    )


def _no_tls(host: str, proxy: str, error: OSError) -> KnownError:
    reason = getattr(error, "reason", None) or error.strerror or type(error).__name__
    if proxy:
        message = tr(
            "{proxy} leads to {host}, but what answers there isn't secure ({reason}).",
            proxy=proxy,
            host=host,
            reason=reason,
        )
    else:
        message = tr("{host} answers, but not securely ({reason}).", host=host, reason=reason)
    return KnownError(
        tr("The secure connection to Salesforce failed"),
        message,
        tr("A network that asks for a sign-in page does this: open a browser and sign in there."),
        code="network.tls",
    )
