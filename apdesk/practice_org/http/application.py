"""From a request off the wire to its answer: routes, sessions, limits, faults, headers."""

from __future__ import annotations

import contextlib
import gzip
import json
import logging
import re
import threading
import zlib
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from werkzeug.datastructures import Headers, MultiDict
from werkzeug.exceptions import MethodNotAllowed, NotFound
from werkzeug.http import http_date
from werkzeug.routing import Map, Rule

from apdesk.practice_org.http.composite import batch_size
from apdesk.practice_org.http.faults import Fault, FaultKind, Faults
from apdesk.practice_org.http.login_page import maintenance_page
from apdesk.practice_org.http.logins import Logins
from apdesk.practice_org.http.messages import (
    HTML_TYPE,
    Answer,
    Ask,
    Packed,
    Refusal,
    Route,
    Session,
    Stream,
    not_found,
    refused,
    session_expired,
)
from apdesk.practice_org.http.transport import Delivery, Received
from apdesk.practice_org.http.usage import WRITES, Usage
from apdesk.practice_org.http.versions import NEWEST, OLDEST
from apdesk.practice_org.state.errors import OrgError

LOG = logging.getLogger("apdesk.practice_org")
MAX_URI = 16_384
_GZIP_FROM = 256
_DATA = re.compile(r"/services/data/v(\d+\.\d)(?:/|$)")
_PRACTICE = "/__practice__/"


class _NoSession(Exception):
    """Nobody is logged in by what the request carries."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.message)
        self._refusal = refusal

    def answer(self, ask: Ask) -> Answer:
        """The identity service has words of its own. [Help, "Identity URLs"]"""
        if _DATA.match(ask.path):
            return refused(self._refusal)
        told = "Bad_OAuth_Token" if "Authorization" in ask.headers else "Missing_OAuth_Token"
        return Answer(403, told, {}, HTML_TYPE)


class Application:
    """Serves the routes that are added to it. Safe from any thread.

    `active` tells whether a user may use a session at all; `around_write` is entered around each
    operation that changes records.
    """

    def __init__(
        self,
        clock: Callable[[], datetime],
        logins: Logins,
        usage: Usage,
        faults: Faults,
        active: Callable[[str], bool] = lambda user_id: True,
        around_write: Callable[[], AbstractContextManager[None]] = contextlib.nullcontext,
    ) -> None:
        self._around_write = around_write
        self._parts = threading.local()
        self._active = active
        self._clock = clock
        self._logins = logins
        self._usage = usage
        self._faults = faults
        self._map = Map(strict_slashes=False)

    def add(self, routes: Iterable[Route]) -> None:
        for route in routes:
            self._map.add(Rule(route.rule, methods=route.methods, endpoint=route))

    # -- one request -------------------------------------------------------------------------

    def respond(self, received: Received) -> Delivery:
        """The answer to a request, with what is to go wrong on its way back."""
        path, query = _target(received.target)
        headers = Headers(list(received.headers.items()))
        ask = Ask(
            method="GET" if received.method == "HEAD" else received.method,
            path=path,
            query=query,
            headers=headers,
            content=_unpacked(received.content, headers),
        )
        if path.startswith(_PRACTICE):
            answer = self._practice(ask) if received.loopback else refused(not_found())
            return self._deliver(ask, answer, None)
        operation = self.operation(ask.method, path)
        fault = self._faults.strike(ask.method, path, operation, ask.content)
        self._parts.seen = []
        answer, counted = self._answer(ask, received, fault)
        silent = fault is not None and fault.kind in {
            FaultKind.HANG,
            FaultKind.DROP_BEFORE,
            FaultKind.DROP_AFTER,
        }
        self._usage.record(
            ask.method,
            path,
            operation,
            counted=counted,
            status=None if silent else answer.status,
            parts=tuple(self._parts.seen),
        )
        return self._deliver(ask, answer, fault)

    def _answer(self, ask: Ask, received: Received, fault: Fault | None) -> tuple[Answer, bool]:
        """The answer, and whether the org counted the call."""
        if fault is not None:
            match fault.kind:
                case FaultKind.HANG | FaultKind.DROP_BEFORE:
                    return Answer(503), False
                case FaultKind.HTML:
                    return Answer(fault.status, maintenance_page(), {}, HTML_TYPE), False
                case FaultKind.STATUS:
                    return _faulty(ask, fault), bool(_DATA.match(ask.path))
        if len(received.target) > MAX_URI:
            return refused(Refusal(414, "URI_TOO_LONG", "The request URI is too long")), False
        if _head_size(received) > MAX_URI:
            told = Refusal(431, "REQUEST_HEADERS_TOO_LARGE", "URI and headers are too long")
            return refused(told), False
        return self._serve(ask)

    def _serve(self, ask: Ask) -> tuple[Answer, bool]:
        try:
            route, arguments = self._match(ask.method, ask.path)
            if not route.needs_session:
                return self._carry_out(route, ask, arguments), False
            ask = replace(ask, session=self._session(ask))
            _check_type(route, ask)
        except _NoSession as error:
            return error.answer(ask), False
        except OrgError as error:
            return refused(error), False
        if not _DATA.match(ask.path):
            return self._carry_out(route, ask, arguments), False
        calls = batch_size(ask.content) if route.operation == "batch" else 1
        for _ in range(calls):
            if not self._usage.count():
                told = Refusal(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.")
                return refused(told), False
        return self._carry_out(route, ask, arguments), True

    def _session(self, ask: Ask) -> Session:
        scheme, _, token = ask.headers.get("Authorization", "").partition(" ")
        if scheme and scheme.lower() not in {"bearer", "oauth"}:
            raise _NoSession(Refusal(401, "INVALID_AUTH_HEADER", "INVALID_HEADER_TYPE"))
        session = self._logins.session(token.strip()) if token.strip() else None
        if session is None or not self._active(session.user_id):
            raise _NoSession(session_expired())
        return session

    def _match(self, method: str, path: str) -> tuple[Route, dict[str, Any]]:
        try:
            route, found = self._map.bind("org").match(path, method=method)
            arguments = dict(found)
        except MethodNotAllowed as error:
            allowed = ",".join(sorted(set(error.valid_methods or ()) - {"OPTIONS"}))
            raise Refusal(
                405,
                "METHOD_NOT_ALLOWED",
                f"HTTP Method '{method}' not allowed. Allowed are {allowed}",
            ) from error
        except NotFound as error:
            raise not_found() from error
        version = arguments.pop("version", None)
        if version is not None:
            _check_version(version)
        return route, {**arguments, **({"version": version} if version else {})}

    def _carry_out(self, route: Route, ask: Ask, arguments: dict[str, Any]) -> Answer:
        version = arguments.pop("version", "")
        held = self._around_write() if route.operation in WRITES else contextlib.nullcontext()
        try:
            with held:
                return route.handler(replace(ask, version=version), **arguments)
        except OrgError as error:
            return refused(error)
        except Exception:
            LOG.exception("%s %s failed", ask.method, route.operation)
            told = (
                "An unexpected error occurred. Please include this ErrorId if you contact support"
            )
            return refused(Refusal(500, "UNKNOWN_EXCEPTION", f"{told}: 0-0 (0)"))

    def _practice(self, ask: Ask) -> Answer:
        try:
            route, arguments = self._match(ask.method, ask.path)
        except OrgError as error:
            return refused(error)
        return self._carry_out(route, ask, arguments)

    # -- subrequests (composite.Inner) -------------------------------------------------------

    def operation(self, method: str, path: str) -> str:
        try:
            return self._match(method, path)[0].operation
        except OrgError:
            return ""

    def perform(self, ask: Ask) -> Answer:
        """A subrequest: not counted, its session given, refusals as answers."""
        try:
            route, arguments = self._match(ask.method, ask.path)
        except OrgError as error:
            return refused(error)
        self._parts.seen.append(route.operation)
        fault = self._faults.strike(ask.method, ask.path, route.operation, ask.content, inner=True)
        if fault is not None:
            return _faulty(ask, fault)
        return self._carry_out(route, ask, arguments)

    # -- the answer's headers ----------------------------------------------------------------

    def _deliver(self, ask: Ask, answer: Answer, fault: Fault | None) -> Delivery:
        content: bytes | Stream
        packed = isinstance(answer.body, Packed) and _takes_gzip(ask)
        if isinstance(answer.body, Packed):
            content = answer.body.gzip if packed else answer.body.plain
        else:
            content = _encoded(answer.body, pretty=ask.headers.get("X-PrettyPrint") == "1")
        if fault is not None and fault.kind is FaultKind.MALFORMED:
            content = _malformed(answer.body.plain if isinstance(answer.body, Packed) else content)
            packed = False
        headers = [("Date", http_date(self._clock())), ("Vary", "Accept-Encoding")]
        if _DATA.match(ask.path):
            headers.append(("Sforce-Limit-Info", self._usage.header()))
        if content:
            headers.append(("Content-Type", answer.content_type))
        if isinstance(content, bytes) and len(content) >= _GZIP_FROM and _takes_gzip(ask):
            content = gzip.compress(content, compresslevel=1)
            packed = True
        if packed:
            headers.append(("Content-Encoding", "gzip"))
        given = {name.lower() for name in answer.headers}
        if "cache-control" not in given:
            headers.append(("Cache-Control", "no-cache,must-revalidate,max-age=0,no-store,private"))
        headers.append(("X-Content-Type-Options", "nosniff"))
        headers.extend(answer.headers.items())
        return Delivery(
            answer.status,
            headers,
            content,
            fault.kind if fault is not None else None,
            fault.seconds if fault is not None else 0.0,
        )


def _target(target: str) -> tuple[str, MultiDict[str, str]]:
    parts = urlsplit(target if "://" in target else f"//org{target}")
    return unquote(parts.path), MultiDict(parse_qsl(parts.query, keep_blank_values=True))


def _unpacked(content: bytes, headers: Headers) -> bytes:
    """A body may come compressed; one that isn't what it says goes on as it is, to be refused."""
    if headers.get("Content-Encoding", "").strip().lower() == "gzip":
        with contextlib.suppress(OSError, EOFError, zlib.error):
            return gzip.decompress(content)
    return content


def _check_type(route: Route, ask: Ask) -> None:
    """415 for a body that doesn't say that it is what the resource takes."""
    kind = ask.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if not ask.content or ask.method == "DELETE" or not _DATA.match(ask.path):
        return
    if kind and kind != ("text/csv" if route.operation == "ingest.upload" else "application/json"):
        raise Refusal(
            415,
            "UNSUPPORTED_MEDIA_TYPE",
            f"MediaType of '{kind}' is not supported by this resource",
        )


def _head_size(received: Received) -> int:
    return len(received.target) + sum(
        len(name) + len(value) + 4 for name, value in received.headers.items()
    )


def _check_version(version: str) -> None:
    number = _DATA.match(f"/services/data/v{version}/")
    if number is None or not version.endswith(".0") or float(version) > NEWEST:
        raise not_found()
    if float(version) < OLDEST:
        raise Refusal(410, "GONE", "The requested resource no longer exists")


def _faulty(ask: Ask, fault: Fault) -> Answer:
    if ask.path.startswith("/services/oauth2/"):
        body: Any = {"error": fault.error_code, "error_description": fault.message}
        return Answer(fault.status, body)
    return refused(Refusal(fault.status, fault.error_code, fault.message))


def _encoded(body: Any, *, pretty: bool) -> bytes:
    if body is None:
        return b""
    if isinstance(body, bytes):
        return body
    if isinstance(body, str):
        return body.encode("utf-8")
    if pretty:
        return json.dumps(body, ensure_ascii=False, indent=2).encode("utf-8")
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _malformed(content: bytes | Stream) -> bytes:
    whole = content if isinstance(content, bytes) else b"".join(content.chunks())
    return whole[: max(1, len(whole) * 2 // 3)]


def _takes_gzip(ask: Ask) -> bool:
    for part in ask.headers.get("Accept-Encoding", "").split(","):
        coding, _, weight = part.partition(";")
        if coding.strip().lower() in {"gzip", "*"}:
            return weight.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False
