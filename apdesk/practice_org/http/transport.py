"""Sockets: HTTP/1.1 with keep-alive, TLS where asked, and the faults that happen on the wire.

werkzeug's own development server closes the connection after every answer; real clients pool
connections, so that connections that die in the pool must be possible here. Requests and answers
are whole in memory (an org's pages are bounded), but for the streams of Bulk's results.
"""

from __future__ import annotations

import contextlib
import logging
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email.message import Message
from http.client import responses
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from apdesk.practice_org.http.faults import FaultKind
from apdesk.practice_org.http.messages import Stream

LOG = logging.getLogger("apdesk.practice_org")
MAX_BODY = 150 * 1024 * 1024
IDLE_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class Received:
    """A request off the wire. `target` is the undecoded request target."""

    method: str
    target: str
    headers: Message
    content: bytes
    loopback: bool


@dataclass(frozen=True, slots=True)
class Delivery:
    """What to send; `fault` says how the wire spoils it. `seconds` is for SLOW."""

    status: int
    headers: list[tuple[str, str]]
    content: bytes | Stream
    fault: FaultKind | None = None
    seconds: float = 0.0


@dataclass(slots=True)
class _Connections:
    lock: threading.Lock = field(default_factory=threading.Lock)
    open: set[socket.socket] = field(default_factory=set)


class PracticeHTTPServer(ThreadingHTTPServer):
    """Listens on loopback; `respond` is called on a thread per connection."""

    daemon_threads = False
    block_on_close = True
    allow_reuse_address = True
    request_queue_size = 128

    def __init__(
        self,
        port: int,
        respond: Callable[[Received], Delivery],
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.respond = respond
        self.tls = tls
        self.stopping = threading.Event()
        self._connections = _Connections()
        super().__init__(("127.0.0.1", port), _Connection)

    def server_bind(self) -> None:
        # HTTPServer.server_bind looks the host name up, which can take seconds without a network.
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = str(self.server_address[0]), self.server_address[1]

    def get_request(self) -> tuple[socket.socket, Any]:
        connection, address = super().get_request()
        if self.tls is not None:
            # The handshake waits for the connection's own thread: a client that sends nothing
            # must not keep the others out.
            connection = self.tls.wrap_socket(
                connection, server_side=True, do_handshake_on_connect=False
            )
        with self._connections.lock:
            self._connections.open.add(connection)
        return connection, address

    def shutdown_request(self, request: Any) -> None:
        with self._connections.lock:
            self._connections.open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        LOG.exception("a connection failed")

    def close_connections(self) -> None:
        """Ends what is open, so that idle keep-alive connections don't hold up the end."""
        self.stopping.set()
        with self._connections.lock:
            connections = list(self._connections.open)
        for connection in connections:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


class _BadRequest(Exception):
    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class _Connection(BaseHTTPRequestHandler):
    server: PracticeHTTPServer
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = IDLE_SECONDS

    def handle(self) -> None:
        try:
            super().handle()
        except (OSError, ssl.SSLError):
            self.close_connection = True

    def finish(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            super().finish()

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet: the call log is what tests read."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("do_"):
            return self._serve
        raise AttributeError(name)

    def _serve(self) -> None:
        try:
            content = self._read_content()
        except _BadRequest as bad:
            self.send_error(bad.status)
            self.close_connection = True
            return
        delivery = self.server.respond(
            Received(
                self.command,
                self.path,
                self.headers,
                content,
                str(self.client_address[0]) in {"127.0.0.1", "::1"},
            )
        )
        match delivery.fault:
            case FaultKind.HANG:
                self._wait_for_the_end()
                self.close_connection = True
            case FaultKind.DROP_BEFORE | FaultKind.DROP_AFTER:
                self.close_connection = True
            case FaultKind.TRUNCATE:
                self._send(delivery, _length(delivery.content) // 2)
                self.close_connection = True
            case FaultKind.SLOW:
                self.server.stopping.wait(delivery.seconds)
                self._send(delivery, _length(delivery.content))
            case _:
                self._send(delivery, _length(delivery.content))

    def _wait_for_the_end(self) -> None:
        """Until the client has gone or the server stops."""
        self.connection.settimeout(None)
        with contextlib.suppress(OSError):
            while not self.server.stopping.is_set() and self.connection.recv(4096):
                pass

    def _read_content(self) -> bytes:
        if self.headers.get("Expect", "").strip().lower() == "100-continue":
            self.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        if "chunked" in self.headers.get("Transfer-Encoding", "").lower():
            return self._read_chunks()
        try:
            length = int(self.headers.get("Content-Length", "0"))
        except ValueError:
            raise _BadRequest(400) from None
        if length < 0:
            raise _BadRequest(400)
        if length > MAX_BODY:
            raise _BadRequest(413)
        content = self.rfile.read(length)
        if len(content) < length:
            raise ConnectionResetError("the client went away")
        return content

    def _read_chunks(self) -> bytes:
        content = bytearray()
        while True:
            try:
                size = int(self.rfile.readline(64).split(b";")[0], 16)
            except ValueError:
                raise _BadRequest(400) from None
            if size < 0 or len(content) + size > MAX_BODY:
                raise _BadRequest(413)
            if size == 0:
                while self.rfile.readline(65537).strip():
                    pass
                return bytes(content)
            content += self.rfile.read(size)
            self.rfile.readline(64)

    def _send(self, delivery: Delivery, count: int) -> None:
        """Head and body, of a stream its first chunk, in one write; `count` bytes of the body.
        Content-Length is of the whole even when truncated."""
        headers = list(delivery.headers)
        empty = delivery.status in {204, 304}
        if not empty:
            headers.append(("Content-Length", str(_length(delivery.content))))
        if self.close_connection or delivery.fault is FaultKind.TRUNCATE:
            self.close_connection = True
            headers.append(("Connection", "close"))
        lines = [f"HTTP/1.1 {delivery.status} {_reason(delivery.status)}"]
        lines += [f"{name}: {value}" for name, value in headers]
        head = "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n"
        if empty or self.command == "HEAD":
            self.wfile.write(head)
            return
        for chunk in _first(delivery.content, count):
            self.wfile.write(head + chunk)
            head = b""


def _length(content: bytes | Stream) -> int:
    return len(content) if isinstance(content, bytes) else content.length


def _first(content: bytes | Stream, count: int) -> Iterator[bytes]:
    """The first `count` bytes, in at least one chunk."""
    if isinstance(content, bytes):
        yield content[:count]
        return
    for chunk in content.chunks():
        yield chunk[:count]
        count -= len(chunk)
        if count <= 0:
            return


def _reason(status: int) -> str:
    return responses.get(status, "Unknown")
