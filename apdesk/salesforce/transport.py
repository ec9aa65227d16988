"""How bytes travel: time-outs, no hidden redirects, no hidden credentials, http only at home."""

from __future__ import annotations

import logging
import socket
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter

from apdesk import __version__
from apdesk.salesforce.address import is_plain_loopback

#: Seconds to connect, and seconds without a byte. A REST call may take the org 10 minutes, but one
#: that sends nothing for two is better asked again.
TIMEOUT = (10.0, 120.0)
#: For a call that must not be sent twice: given up while the org still works on it, nobody could
#: find out yet whether it had been carried out.
PATIENT = (10.0, 610.0)
USER_AGENT = f"apdesk/{__version__}"

#: Their debug records print tokens, codes, verifiers and query strings.
_TALKATIVE = ("oauthlib", "requests_oauthlib", "urllib3", "requests", "simple_salesforce")


def hush_libraries() -> None:
    """Keeps libraries that log secrets at DEBUG at INFO or above, whatever the root's level."""
    for name in _TALKATIVE:
        logger = logging.getLogger(name)
        if logger.level < logging.INFO:
            logger.setLevel(logging.INFO)


class _LoopbackAdapter(HTTPAdapter):
    """Sends as http what libraries insist on calling https; mounted for loopback origins only."""

    def send(
        self,
        request: requests.PreparedRequest,
        stream: bool = False,
        timeout: float | tuple[float, float] | tuple[float, None] | None = None,
        verify: bool | str = True,
        cert: bytes | str | tuple[bytes | str, bytes | str] | None = None,
        proxies: Mapping[str, str] | None = None,
    ) -> requests.Response:
        plain = request.copy()
        plain.url = "http" + (request.url or "").removeprefix("https")
        return super().send(plain, stream, timeout, verify, cert, proxies)


class OrgSession(requests.Session):
    """A session for data calls: each call has time-outs and follows no redirect by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.headers["User-Agent"] = USER_AGENT
        # An `auth` of any kind keeps requests from replacing the bearer by a line of ~/.netrc.
        self.auth = _as_it_is

    def request(self, method: str | bytes, url: str | bytes, *args: Any, **kwargs: Any) -> Any:
        kwargs.setdefault("timeout", TIMEOUT)
        return super().request(method, url, *args, **kwargs)

    def get_redirect_target(self, resp: requests.Response) -> None:
        """No answer is a redirection to requests; `get` would switch them on for each call."""


def reach(session: requests.Session, url: str) -> str:
    """Prepares a session for an org's address and returns the address that libraries may be told.

    For a plain-http loopback address that is its https form, which the session bends back; proxies
    are left out for it. Every other address is returned as it is.
    """
    if not is_plain_loopback(url):
        return url
    parts = urlsplit(url)
    session.mount(f"https://{parts.netloc}/", _LoopbackAdapter())
    session.trust_env = False
    return "https" + url.removeprefix("http")


def answers(url: str, timeout: float = TIMEOUT[0]) -> bool:
    """Whether anybody takes a connection at the host of an address. Nothing is sent.

    Where a proxy stands in between, only it could know: True.
    """
    if not is_plain_loopback(url) and requests.utils.get_environ_proxies(url):
        return True
    parts = urlsplit(url)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        socket.create_connection((parts.hostname or "", port), timeout).close()
    except (OSError, UnicodeError):
        return False
    return True


def _as_it_is(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request
