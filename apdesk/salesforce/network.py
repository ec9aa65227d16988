"""The way out: which proxy calls take, and which certificate authorities are trusted.

A process has one way out. Whoever opens the data directory says which (`use`, by
`apdesk.sync.networking`); calls that come later take it, those of sessions that are open too.
This very computer is never reached by a proxy: the practice org answers here.
"""

from __future__ import annotations

import base64
import ipaddress
import os
import ssl
import sys
import threading
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from apdesk.errors import KnownError
from apdesk.language import tr
from apdesk.salesforce.address import is_loopback

#: The port of a proxy that is named without one.
USUAL_PORT = 8080

#: Names of files in a folder of certificates.
_CERTIFICATES = (".pem", ".crt", ".cer")
#: Variables by which an administrator names certificates for programs in Python.
_BUNDLES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")


class ProxyMode(StrEnum):
    """Who says which proxy is taken."""

    SYSTEM = "system"
    NONE = "none"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True)
class Network:
    """The way out.

    Attributes:
        mode: Who says which proxy is taken.
        proxy: Of MANUAL: "http://proxy.example.com:3128", without a login.
        user: Whom the proxy knows; '' where it asks nobody.
        password: What goes with `user`. Never stored with the rest.
        no_proxy: Of MANUAL: hosts that are reached directly, separated by commas: names (their
            subdomains too), addresses, networks like 10.0.0.0/8.
        ca_file: A file or folder of certificate authorities that are trusted beside the system's.
    """

    mode: ProxyMode = ProxyMode.SYSTEM
    proxy: str = ""
    user: str = ""
    password: str = field(default="", repr=False)
    no_proxy: str = ""
    ca_file: str = ""

    def proxy_for(self, url: str) -> str:
        """The proxy that leads to an address, its login in it; '' where none is taken.

        Raises KnownError "network.proxy_address" where the system names one that can't be.
        """
        host = urlsplit(url).hostname or ""
        if is_loopback(host) or self.mode is ProxyMode.NONE:
            return ""
        if self.mode is ProxyMode.MANUAL:
            return "" if _named(host, self.no_proxy) else self._with_login()
        import requests

        found = requests.utils.get_environ_proxies(url)
        proxy = str(requests.utils.select_proxy(url, found) or "")
        if not proxy:
            return ""
        proxy_address(proxy)  # whether it can be one
        # Variables of the environment may name it without a protocol.
        return proxy if "://" in proxy else f"http://{proxy}"

    def _with_login(self) -> str:
        if not self.user:
            return self.proxy
        scheme, _, place = self.proxy.partition("://")
        return f"{scheme}://{quote(self.user, safe='')}:{quote(self.password, safe='')}@{place}"


class _Way:
    """The one of this process."""

    network = Network()


_contexts: dict[tuple[object, ...], ssl.SSLContext] = {}
_making = threading.Lock()


def use(network: Network) -> None:
    """From now on calls of this process go that way."""
    _Way.network = network


def present() -> Network:
    """The way that calls go now."""
    return _Way.network


def trusted(network: Network | None = None) -> ssl.SSLContext:
    """What TLS connections are checked by: the authorities that the operating system trusts (on
    Linux those of Mozilla, too: a small system has none), and those that the user added.

    The same object as long as nothing changes. Raises KnownError "network.ca_file" where what the
    user added can't be used.
    """
    added = [(present() if network is None else network).ca_file]
    added += [next((os.environ[name] for name in _BUNDLES if os.environ.get(name)), "")]
    files = [each for place in added if place for each in _files(place)]
    key = tuple((each, _stamp(each)) for each in files)
    with _making:
        if key not in _contexts:
            _contexts[key] = _made(files)
        return _contexts[key]


def _made(files: list[Path]) -> ssl.SSLContext:
    import truststore

    context: ssl.SSLContext = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if sys.platform not in ("win32", "darwin"):
        import certifi

        context.load_verify_locations(certifi.where())
    for each in files:
        _load(context, each)
    return context


def _files(place: str) -> list[Path]:
    path = Path(os.path.expanduser(place))
    if not path.is_dir():
        return [path]
    try:
        found = sorted(each for each in path.iterdir() if each.suffix.lower() in _CERTIFICATES)
    except OSError as error:
        raise _unusable(path, reason_of(error)) from None
    if not found:
        raise _unusable(path, tr("there is no certificate in this folder (.pem, .crt or .cer)"))
    return found


def _stamp(path: Path) -> tuple[int, int]:
    try:
        about = path.stat()
    except (OSError, ValueError) as error:
        raise _unusable(path, reason_of(error)) from None
    return about.st_mtime_ns, about.st_size


def _load(context: ssl.SSLContext, path: Path) -> None:
    try:
        content = path.read_bytes()
        written = b"-----BEGIN" in content
        context.load_verify_locations(
            cadata=content.decode("ascii", "ignore") if written else content
        )
    except ssl.SSLError:
        raise _unusable(path, tr("it holds no certificate that can be read")) from None
    except (OSError, ValueError) as error:
        raise _unusable(path, reason_of(error)) from None


def reason_of(error: Exception) -> str:
    """Why something failed: in the system's words, or by the kind of the error."""
    said: str | None = getattr(error, "strerror", None)
    return said or type(error).__name__


def _unusable(path: Path, reason: str) -> KnownError:
    return KnownError(
        tr("The added certificates can't be used"),
        tr("{path}: {reason}. Nothing was sent.", path=path, reason=reason),
        tr(
            "Choose another file or folder in Preferences, Network: certificates as PEM or DER, "
            "as whoever runs your network hands them out."
        ),
        code="network.ca_file",
    )


# -- addresses of proxies -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ProxyAddress:
    """A proxy as a person wrote it, in its parts: `url` holds no login."""

    url: str
    user: str = ""
    password: str = field(default="", repr=False)


def proxy_address(text: str) -> ProxyAddress:
    """What a person wrote: "proxy.example.com:3128", "http://me:secret@proxy.example.com".

    Raises KnownError "network.proxy_address" where it can't be the address of a proxy.
    """
    text = text.strip()
    if not text:
        raise _no_address(tr("There is no address."))
    whole = text if "://" in text else f"http://{text}"
    try:
        parts = urlsplit(whole)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise _no_address(tr("It is not written as an address.")) from None
    if parts.scheme.lower() not in ("http", "https"):
        raise _no_address(
            tr("apdesk speaks to proxies by http and https, and by no other protocol.")
        )
    if not host or any(each.isspace() for each in host):
        raise _no_address(tr("There is no host name in it."))
    shown = f"[{host}]" if ":" in host else host
    return ProxyAddress(
        f"{parts.scheme.lower()}://{shown}:{port or USUAL_PORT}",
        unquote(parts.username or ""),
        unquote(parts.password or ""),
    )


def proxy_authorization(proxy: str) -> str:
    """What a proxy is told of who asks (RFC 7617, in UTF-8); '' where its address has no login."""
    parts = urlsplit(proxy)
    if not parts.username:
        return ""
    both = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
    return f"Basic {base64.b64encode(both.encode()).decode('ascii')}"


def without_login(proxy: str) -> str:
    """A proxy's address as it may be shown: "proxy.example.com:3128"."""
    return urlsplit(proxy).netloc.rpartition("@")[2]


def _no_address(why: str) -> KnownError:
    return KnownError(
        tr("This can't be the address of a proxy"),
        why,
        tr("Enter it like http://proxy.example.com:8080; whoever runs your network knows it."),
        code="network.proxy_address",
    )


def _named(host: str, hosts: str) -> bool:
    """Whether a host is one of those that are reached directly."""
    host = host.lower().rstrip(".")
    for each in (part.strip().lower() for part in hosts.split(",")):
        if not each:
            continue
        if each == "*":
            return True
        try:
            if ipaddress.ip_address(host) in ipaddress.ip_network(each, strict=False):
                return True
        except ValueError:
            name = each.removeprefix("*").lstrip(".")
            if host == name or host.endswith(f".{name}"):
                return True
    return False
