"""How bytes travel: time-outs, no hidden redirects, no hidden credentials, http only at home."""

from __future__ import annotations

import logging
import socket
import ssl
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import DEFAULT_POOLSIZE, HTTPAdapter

from apdesk import __version__
from apdesk.salesforce import network
from apdesk.salesforce.address import is_plain_loopback
from apdesk.salesforce.network import Network

#: Seconds to connect, and seconds without a byte. A REST call may take the org 10 minutes, but one
#: that sends nothing for longer than a query may take there (two) is better asked again.
TIMEOUT = (10.0, 150.0)
#: For several queries in one call, which take their time one after the other.
SEVERAL = (10.0, 310.0)
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


class _NetworkAdapter(HTTPAdapter):
    """Checks certificates by what is trusted when a call is made, and by nothing else."""

    def __init__(self, way: Callable[[], Network]) -> None:
        self._way = way
        self._context: ssl.SSLContext | None = None
        super().__init__()

    def send(
        self,
        request: requests.PreparedRequest,
        stream: bool = False,
        timeout: float | tuple[float, float] | tuple[float, None] | None = None,
        verify: bool | str = True,
        cert: bytes | str | tuple[bytes | str, bytes | str] | None = None,
        proxies: Mapping[str, str] | None = None,
    ) -> requests.Response:
        context = network.trusted(self._way())
        if context is not self._context:
            self.close()
            self._context = context
            self.proxy_manager.clear()
            self.init_poolmanager(DEFAULT_POOLSIZE, DEFAULT_POOLSIZE, ssl_context=context)
        return super().send(request, stream, timeout, verify, cert, proxies)

    def proxy_manager_for(self, proxy: str, **more: Any) -> Any:
        context = self._context
        return super().proxy_manager_for(
            proxy, ssl_context=context, proxy_ssl_context=context, **more
        )

    def proxy_headers(self, proxy: str) -> dict[str, str]:
        login = network.proxy_authorization(proxy)
        return {"Proxy-Authorization": login} if login else {}

    def build_connection_pool_key_attributes(self, *given: Any, **more: Any) -> Any:
        host, pool = super().build_connection_pool_key_attributes(*given, **more)
        files = ("ca_certs", "ca_cert_dir")
        return host, {key: value for key, value in pool.items() if key not in files}

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        conn.cert_reqs = "CERT_REQUIRED"


class NetworkSession(requests.Session):
    """A session that goes the way that `network` says at each call, whenever it was made."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self._way = network.present
        self.mount("https://", _NetworkAdapter(self._way))

    def go_by(self, way: Network) -> None:
        """Takes another way than the process does."""
        self._way = lambda: way
        self.mount("https://", _NetworkAdapter(self._way))

    def merge_environment_settings(
        self, url: Any, proxies: Any, stream: Any, verify: Any, cert: Any
    ) -> Any:
        proxy = self._way().proxy_for(url)
        return {
            "proxies": {"http": proxy, "https": proxy} if proxy else {},
            "stream": self.stream if stream is None else stream,
            "verify": True,
            "cert": cert,
        }


class OrgSession(NetworkSession):
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
    if network.present().proxy_for(url):
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
