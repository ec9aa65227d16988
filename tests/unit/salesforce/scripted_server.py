"""A small HTTP server that answers what a test tells it to, odd answers included."""

from __future__ import annotations

import contextlib
import json
import socket
import struct
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

ORG = "00Di0000000bAAAEA2"
USER = "005i00000016AAAAA2"


@dataclass(frozen=True)
class Request:
    """What came in."""

    method: str
    path: str
    query: dict[str, str]
    headers: Mapping[str, str]
    body: bytes

    @property
    def form(self) -> dict[str, str]:
        return {name: each[0] for name, each in parse_qs(self.body.decode()).items()}

    @property
    def document(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Reply:
    """What goes out.

    `ending`: 'whole', 'cut' (half of the announced body) or 'reset' (nothing). `framing`: how the
    body's end is told, by its 'length', by 'chunked', or by the connection's 'close'. `hold`: what
    is waited for when half of the body is out.
    """

    status: int = 200
    body: Any = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    ending: str = "whole"
    dated: bool = True
    framing: str = "length"
    hold: threading.Event | None = None

    @property
    def content(self) -> bytes:
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()


class ScriptedServer:
    """Answers by `answer`, which a test replaces; keeps every request in `requests`."""

    def __init__(self, host: str = "127.0.0.1") -> None:
        self.requests: list[Request] = []
        self.answer: Callable[[Request], Reply] = lambda request: Reply(404, [])
        self._lock = threading.Lock()
        self._stopping = False
        owner = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            # Head and body are two packets: the second would wait for the client's delayed
            # acknowledgement, 40 ms for each answer.
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                owner._serve(self)

            def do_POST(self) -> None:
                owner._serve(self)

            def do_PATCH(self) -> None:
                owner._serve(self)

            def do_PUT(self) -> None:
                owner._serve(self)

            def do_DELETE(self) -> None:
                owner._serve(self)

            def log_message(self, format: str, *args: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            address_family = socket.AF_INET6 if ":" in host else socket.AF_INET

            def verify_request(self, request: object, client_address: object) -> bool:
                return not owner._stopping

            def handle_error(self, request: object, client_address: object) -> None:
                """A client that gave up is what some tests want."""

        self._server = Server((host, 0), Handler)
        self._server.daemon_threads = True
        bracketed = f"[{host}]" if ":" in host else host
        self.url = f"http://{bracketed}:{self._server.server_port}"

    def script(self, *replies: Reply) -> None:
        """One reply after the other, the last one for ever."""
        waiting = list(replies)

        def answer(request: Request) -> Reply:
            return waiting.pop(0) if len(waiting) > 1 else waiting[0]

        self.answer = answer

    def paths(self) -> list[str]:
        return [each.path for each in self.requests]

    def _serve(self, handler: BaseHTTPRequestHandler) -> None:
        parts = urlsplit(handler.path)
        length = int(handler.headers.get("Content-Length") or 0)
        request = Request(
            handler.command,
            parts.path,
            {name: each[0] for name, each in parse_qs(parts.query).items()},
            dict(handler.headers.items()),
            handler.rfile.read(length),
        )
        with self._lock:
            self.requests.append(request)
            reply = self.answer(request)
        if reply.ending == "reset":
            handler.close_connection = True
            linger = struct.pack("ii", 1, 0)
            handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            handler.connection.close()
            return
        content = reply.content
        if reply.dated:
            handler.send_response(reply.status)
        else:
            handler.send_response_only(reply.status)
        for name, value in reply.headers.items():
            handler.send_header(name, value)
        if reply.framing == "length":
            handler.send_header("Content-Length", str(len(content)))
        elif reply.framing == "chunked":
            handler.send_header("Transfer-Encoding", "chunked")
        else:
            handler.close_connection = True
        handler.end_headers()
        if reply.ending == "cut":
            handler.close_connection = True
            content = content[: len(content) // 2]
        middle = len(content) // 2 if reply.hold is not None else len(content)
        for part in (content[:middle], content[middle:]):
            if reply.framing == "chunked" and part:
                part = b"%x\r\n%b\r\n" % (len(part), part)
            handler.wfile.write(part)
            handler.wfile.flush()
            if reply.hold is not None:
                reply.hold.wait(30.0)
        if reply.framing == "chunked" and reply.ending == "whole":
            handler.wfile.write(b"0\r\n\r\n")

    def start(self) -> threading.Thread:
        thread = threading.Thread(target=self._run, daemon=True)
        thread.start()
        return thread

    def _run(self) -> None:
        # Not serve_forever: it looks only now and then whether it shall end.
        while not self._stopping:
            self._server.handle_request()

    def stop(self, thread: threading.Thread) -> None:
        self._stopping = True
        with contextlib.suppress(OSError):  # wakes it
            socket.create_connection(self._server.server_address[:2], 5).close()
        thread.join()
        self._server.server_close()


@contextlib.contextmanager
def scripted_server(host: str = "127.0.0.1") -> Iterator[ScriptedServer]:
    server = ScriptedServer(host)
    thread = server.start()
    try:
        yield server
    finally:
        server.stop(thread)


def page(*records: dict[str, Any], total: int | None = None, next_url: str | None = None) -> Reply:
    """A query answer."""
    body: dict[str, Any] = {
        "totalSize": len(records) if total is None else total,
        "done": next_url is None,
        "records": list(records),
    }
    if next_url is not None:
        body["nextRecordsUrl"] = next_url
    return Reply(200, body)


def composite(reference: str, *answers: tuple[int, Any]) -> Reply:
    """A composite answer of (status, body); each part goes by `reference` and its number."""
    return Reply(
        200,
        {
            "compositeResponse": [
                {
                    "body": body,
                    "httpHeaders": {},
                    "httpStatusCode": status,
                    "referenceId": f"{reference}{number}",
                }
                for number, (status, body) in enumerate(answers)
            ]
        },
    )


def refusal(status: int, code: str, message: str = "no", **headers: str) -> Reply:
    """An error array."""
    return Reply(status, [{"errorCode": code, "message": message}], headers)
