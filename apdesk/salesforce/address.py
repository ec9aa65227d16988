"""Which addresses apdesk sends a login to: any https host, plain http to this computer alone."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import SplitResult, urlsplit

from apdesk.errors import KnownError
from apdesk.language import tr

PRODUCTION = "https://login.salesforce.com"
SANDBOX = "https://test.salesforce.com"

#: Pages of an org that people copy from the address bar, and the login host beside them
#: (Salesforce Help, "My Domain URL Formats").
_PAGES = (
    (".lightning.force.com", ".my.salesforce.com"),
    (".my.salesforce-setup.com", ".my.salesforce.com"),
    (".file.force.com", ".my.salesforce.com"),
)
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?", re.IGNORECASE)


def normalise(text: str) -> str:
    """The login address that a person meant: scheme, host and port, nothing else.

    A bare host takes https (http when it is this computer); a path, query and trailing slash are
    dropped; the address of an org's pages becomes the org's My Domain.

    Raises KnownError with code "login.address" when it can't be an org's address.
    """
    text = text.strip()
    if not text:
        raise _refused(tr("There is no address."))
    if "://" not in text:
        host = _split(f"//{text}").hostname or ""
        text = f"{'http' if is_loopback(host) else 'https'}://{text}"
    parts = _split(text)
    scheme, host = parts.scheme.lower(), (parts.hostname or "").lower().rstrip(".")
    if scheme not in ("https", "http"):
        raise _refused(tr("An address starts with https://."))
    if parts.username is not None or parts.password is not None:
        raise _refused(tr("An address must not hold a user name or a password."))
    if not _is_host(host):
        raise _refused(tr("There is no host name in it that could be an org's."))
    if scheme == "http" and not is_loopback(host):
        raise _refused(
            tr("A login must not travel in the clear: the address has to start with https.")
        )
    for page, domain in _PAGES:
        if host.endswith(page):
            host = host.removesuffix(page) + domain
    if ":" in host:
        host = f"[{host}]"
    default = 443 if scheme == "https" else 80
    port = "" if parts.port in (None, default) else f":{parts.port}"
    return f"{scheme}://{host}{port}"


def is_loopback(host: str) -> bool:
    """Whether the host name or address always means this very computer."""
    if host.lower().rstrip(".") == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def is_plain_loopback(url: str) -> bool:
    """Whether the URL is one of the few that plain http is accepted for."""
    parts = urlsplit(url)
    return parts.scheme == "http" and is_loopback(parts.hostname or "")


def may_hold_the_login(url: object, login_url: str) -> bool:
    """Whether an address that the org named (instance, identity) may be sent the access token.

    https always; plain http only on this computer and only when the login was there too, so that
    no answer can pull a real org's token onto an open wire.
    """
    if not isinstance(url, str):
        return False
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port  # raises ValueError when it is no number
    except ValueError:
        return False
    if not _is_host(host) or parts.username is not None or parts.password is not None:
        return False
    if parts.scheme == "https":
        return True
    return is_plain_loopback(url) and is_plain_loopback(login_url)


def _split(text: str) -> SplitResult:
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        raise _refused(tr("It is not written as an address.")) from None
    return parts


def _is_host(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        pass
    else:
        return True
    try:
        ascii_host = host.encode("idna").decode("ascii")
    except UnicodeError:
        return False
    return bool(ascii_host) and all(_LABEL.fullmatch(each) for each in ascii_host.split("."))


def _refused(why: str) -> KnownError:
    return KnownError(
        tr("This can't be the address of an org"),
        why,
        tr(
            "Enter your org's My Domain, for example https://yourcompany.my.salesforce.com, or "
            "choose "
            "Production or Sandbox."
        ),
        code="login.address",
    )
