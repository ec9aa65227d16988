"""The listener that a browser returns to after the login: one path, on this computer, for once.

`localhost` may resolve to ::1 first, so both loopback addresses are listened on.
"""

from __future__ import annotations

import hmac
import queue
import socket
import socketserver
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from typing import Self
from urllib.parse import parse_qs, urlsplit

from apdesk.domain.cancel import CancelToken
from apdesk.salesforce import closing_page, oauth_errors
from apdesk.salesforce.oauth_errors import OAuthError

CALLBACK_PATH = "/callback"
_SLOWEST_CLIENT = 10.0
_MOST_CLIENTS = 32
_LAST_PAGE = 2.0
_LINGER = 0.15


class Listener:
    """Waits for the redirect that carries our state. Use as a context manager.

    Args:
        ports: The registered ports; the first that is free on both loopback addresses is taken.

    Raises OAuthError (code "oauth.ports") when none is.
    """

    def __init__(self, ports: Sequence[int]) -> None:
        self.port, sockets = _first_free(ports)
        self._state = ""
        self._answers: queue.SimpleQueue[dict[str, str] | OAuthError] = queue.SimpleQueue()
        self._concluded = threading.Event()
        self._page = closing_page.unknown()
        self._stray: OAuthError | None = None
        self._clients = 0
        self._answering = 0
        self._answered = False
        self._changed = threading.Condition()
        self._servers = [_Server(each, self) for each in sockets]
        self._threads = [
            threading.Thread(
                target=each.serve_forever, args=(0.05,), name="apdesk-callback", daemon=True
            )
            for each in self._servers
        ]

    def __enter__(self) -> Self:
        for each in self._threads:
            each.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._concluded.set()
        if self._answered:
            # A browser that asks twice (a reload, a second connection) gets its page as well.
            time.sleep(_LINGER)
        for server, thread in zip(self._servers, self._threads, strict=True):
            server.shutdown()
            thread.join()
        with self._changed:
            self._changed.wait_for(lambda: self._answering == 0, timeout=_LAST_PAGE)
        for server in self._servers:
            server.server_close()

    def expect(self, state: str) -> None:
        """Names the state that a redirect must carry; until then everything is turned away."""
        self._state = state

    def wait(self, timeout: float, cancel: CancelToken) -> dict[str, str]:
        """The parameters of the redirect. Raises Cancelled, or OAuthError after the time-out."""
        deadline = time.monotonic() + timeout
        while True:
            cancel.check()
            left = deadline - time.monotonic()
            if left <= 0:
                raise oauth_errors.timed_out(timeout, self._stray)
            try:
                answer = self._answers.get(timeout=min(0.1, left))
            except queue.Empty:
                continue
            if isinstance(answer, OAuthError):
                raise answer
            return answer

    def fail(self, error: OAuthError) -> None:
        """Makes `wait` raise this error; for other threads."""
        self._answers.put(error)

    def conclude(self, page: str) -> None:
        """Shows the closing page to the browser (and to every later reload)."""
        self._page = page
        self._concluded.set()

    def _answer(self, query: str, patience: float) -> tuple[int, str]:
        """Status and page for one request of the callback path."""
        parameters = parse_qs(query, keep_blank_values=True, max_num_fields=50)
        single = {name: values[0] for name, values in parameters.items() if len(values) == 1}
        ours = bool(self._state) and hmac.compare_digest(
            single.get("state", "").encode(), self._state.encode()
        )
        if not ours:
            if single.get("error") and "state" not in parameters:
                self._stray = oauth_errors.on_redirect(
                    single["error"], single.get("error_description", "")
                )
            return 400, closing_page.foreign()
        if not single.get("code") and not single.get("error"):
            return 400, closing_page.foreign()
        self._answers.put(single)
        self._concluded.wait(patience)
        return 200, self._page

    def _client_came(self) -> bool:
        with self._changed:
            if self._clients >= _MOST_CLIENTS:
                return False
            self._clients += 1
            return True

    def _client_went(self) -> None:
        with self._changed:
            self._clients -= 1

    @contextmanager
    def _while_answering(self) -> Iterator[None]:
        with self._changed:
            self._answering += 1
            self._answered = True
        try:
            yield
        finally:
            with self._changed:
                self._answering -= 1
                self._changed.notify_all()


class _Server(socketserver.ThreadingMixIn, socketserver.TCPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, bound: socket.socket, listener: Listener) -> None:
        self.listener = listener
        self.address_family = bound.family
        super().__init__(bound.getsockname()[:2], _Handler, bind_and_activate=False)
        self.socket.close()
        self.socket = bound

    def verify_request(self, request: object, client_address: object) -> bool:
        return self.listener._client_came()

    def process_request_thread(self, request: object, client_address: object) -> None:
        try:
            super().process_request_thread(request, client_address)  # type: ignore[arg-type]
        finally:
            self.listener._client_went()

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that went away in the middle is no news."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = _SLOWEST_CLIENT
    #: Longer than an exchange of the code may take.
    patience = 150.0

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        if parts.path != CALLBACK_PATH or not self._named_as_us():
            self._send(404, closing_page.nothing_here())
            return
        listener = self.server.listener
        with listener._while_answering():
            try:
                status, page = listener._answer(parts.query, self.patience)
            except ValueError:
                status, page = 400, closing_page.foreign()
            self._send(status, page)

    def _named_as_us(self) -> bool:
        """Whether the browser meant this address, and no foreign name that resolves to it."""
        port = self.server.listener.port
        return self.headers.get("Host", "").lower() in {
            f"localhost:{port}",
            f"127.0.0.1:{port}",
            f"[::1]:{port}",
        }

    def _send(self, status: int, page: str) -> None:
        body = page.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def version_string(self) -> str:
        return "apdesk"

    def log_message(self, format: str, *args: object) -> None:
        """Silent: the request line holds the code."""


def _first_free(ports: Sequence[int]) -> tuple[int, list[socket.socket]]:
    for port in ports:
        bound: list[socket.socket] = []
        try:
            bound.append(_bind(socket.AF_INET, "127.0.0.1", port))
            taken = bound[0].getsockname()[1]
            if _has_ipv6_loopback():
                bound.append(_bind(socket.AF_INET6, "::1", taken))
        except OSError:
            for each in bound:
                each.close()
            continue
        return taken, bound
    raise oauth_errors.no_port(tuple(ports))


def _bind(family: socket.AddressFamily, host: str, port: int) -> socket.socket:
    new = socket.socket(family, socket.SOCK_STREAM)
    try:
        if sys.platform == "win32":
            # There SO_REUSEADDR would let another program share the port.
            new.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            new.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            new.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        new.bind((host, port))
        new.listen(16)
    except OSError:
        new.close()
        raise
    return new


def _has_ipv6_loopback() -> bool:
    if not socket.has_ipv6:
        return False
    try:
        with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as probe:
            probe.bind(("::1", 0))
    except OSError:
        return False
    return True
