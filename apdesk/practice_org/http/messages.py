"""What one request asks and what is answered, apart from sockets.

A composite request builds `Ask`s of its own for its subrequests, so every operation takes an `Ask`
and gives an `Answer`, whichever way it came in.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from werkzeug.datastructures import Headers, MultiDict

from apdesk.practice_org.state.errors import OrgError

JSON_TYPE = "application/json;charset=UTF-8"
HTML_TYPE = "text/html;charset=UTF-8"
CSV_TYPE = "text/csv;charset=UTF-8"


class Refusal(OrgError):
    """A refusal of the HTTP layer itself; its error array element has no `fields`."""

    def as_error(self) -> dict[str, Any]:
        return {"message": self.message, "errorCode": self.error_code}


@dataclass(frozen=True, slots=True)
class Session:
    """A live access token: who it stands for, and the login it came from."""

    session_id: str
    grant_id: str
    user_id: str


@dataclass(frozen=True, slots=True)
class Stream:
    """Bytes that are too many to hold: how many, and a way to them, from the beginning each time.
    The chunks end with OSError when what they are read from has gone."""

    length: int
    chunks: Callable[[], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Packed:
    """A body that lies compressed (as one gzip member), and the same for who can't take that."""

    gzip: Stream
    plain: Stream


@dataclass(frozen=True, slots=True)
class Answer:
    """`body`: a JSON value; str, bytes and `Packed` go out as they are; None sends nothing."""

    status: int = 200
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)
    content_type: str = JSON_TYPE


@dataclass(frozen=True, slots=True)
class Ask:
    """One request, decoded. `version` is "62.0" under /services/data/v62.0, else ""."""

    method: str
    path: str
    query: MultiDict[str, str]
    headers: Headers
    content: bytes = b""
    session: Session | None = None
    version: str = ""

    def user(self) -> str:
        """The id of the user whose session this is."""
        if self.session is None:
            raise session_expired()
        return self.session.user_id

    def base(self) -> str:
        return f"/services/data/v{self.version}"

    def json(self) -> Any:
        """The body as JSON. Raises JSON_PARSER_ERROR."""
        try:
            return json.loads(self.content)
        except ValueError as error:
            raise Refusal(
                400, "JSON_PARSER_ERROR", f"Unexpected character in the request body: {error}"
            ) from error

    def json_object(self) -> dict[str, Any]:
        """The body as a JSON object. Raises JSON_PARSER_ERROR."""
        document = self.json()
        if not isinstance(document, dict):
            raise Refusal(
                400,
                "JSON_PARSER_ERROR",
                "The HTTP entity body is required to be a JSON object.",
            )
        return document


Handler = Callable[..., Answer]


@dataclass(frozen=True, slots=True)
class Route:
    """`operation` names it for faults, for counting and for composite's limits."""

    rule: str
    methods: tuple[str, ...]
    operation: str
    handler: Handler
    needs_session: bool = True


def session_expired() -> Refusal:
    """The 401 of a dead or unknown token, as recorded (errors/error-bodies)."""
    return Refusal(401, "INVALID_SESSION_ID", "Session expired or invalid")


def not_found() -> Refusal:
    return Refusal(404, "NOT_FOUND", "The requested resource does not exist")


def refused(error: OrgError) -> Answer:
    """A refusal as a single call tells it."""
    return Answer(error.status, [error.as_error()])


def org_time(moment: datetime) -> str:
    """2026-05-01T07:25:37.000+0000, as REST writes datetimes."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000+0000")
