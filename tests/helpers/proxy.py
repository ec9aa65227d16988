"""A small forward proxy on loopback that knows CONNECT alone, and may want a login."""

from __future__ import annotations

import base64
import contextlib
import selectors
import socket
import ssl
import threading
from types import TracebackType
from typing import Self


class Proxy:
    """Leads every host that it is asked for to one address; use as a context manager.

    Attributes:
        asked: The hosts that it was asked for, with their ports, in order.
        sent: The first lines and headers of what it was asked.
    """

    def __init__(
        self,
        target: tuple[str, int],
        *,
        login: tuple[str, str] | None = None,
        refuses: int = 0,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        """`login`: (user, password) that it wants; `refuses`: the status that it refuses with;
        `tls`: it is spoken to by https."""
        self._target = target
        self._refuses = refuses
        self._tls = tls
        self._login = None
        if login is not None:
            self._login = base64.b64encode(":".join(login).encode()).decode("ascii")
        self.asked: list[str] = []
        self.sent: list[str] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self._open: list[socket.socket] = []
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._workers: list[threading.Thread] = []

    @property
    def url(self) -> str:
        return f"http{'' if self._tls is None else 's'}://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(10)
        for client in self._open:
            with contextlib.suppress(OSError):
                client.shutdown(socket.SHUT_RDWR)
        for each in self._workers:
            each.join(10)

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            self._open.append(client)
            worker = threading.Thread(target=self._lead, args=(client,), daemon=True)
            self._workers.append(worker)
            worker.start()

    def _lead(self, client: socket.socket) -> None:
        if self._tls is not None:
            try:
                client = self._tls.wrap_socket(client, server_side=True)
            except OSError:
                return
        with client, contextlib.suppress(OSError):
            head = b""
            while b"\r\n\r\n" not in head:
                piece = client.recv(4096)
                if not piece:
                    return
                head += piece
            text = head.decode("latin-1")
            self.sent.append(text)
            self.asked.append(text.split(" ")[1])
            if self._login is not None and f"Proxy-Authorization: Basic {self._login}" not in text:
                client.sendall(
                    b"HTTP/1.1 407 Proxy Authentication Required\r\n"
                    b'Proxy-Authenticate: Basic realm="x"\r\nContent-Length: 0\r\n\r\n'
                )
                return
            if self._refuses:
                client.sendall(b"HTTP/1.1 %d Not here\r\n\r\n" % self._refuses)
                return
            with socket.create_connection(self._target, 10) as far:
                client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
                _pass_on(client, far)


def _pass_on(one: socket.socket, other: socket.socket) -> None:
    """Both ways, until one side hangs up."""
    with selectors.DefaultSelector() as waiting:
        waiting.register(one, selectors.EVENT_READ, other)
        waiting.register(other, selectors.EVENT_READ, one)
        while True:
            for key, _ in waiting.select():
                while True:
                    piece = key.fileobj.recv(65536)  # type: ignore[union-attr]
                    if not piece:
                        return
                    key.data.sendall(piece)
                    if not (isinstance(key.fileobj, ssl.SSLSocket) and key.fileobj.pending()):
                        break
