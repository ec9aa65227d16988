"""One converter from whatever a call to Salesforce ended in to an error with a treatment.

`from_response`, `from_item` and `from_exception` are the only places that know Salesforce's error
codes. Decisions are taken on codes and HTTP states, never on texts, which are partly translated to
the user's language; the texts are shown. The table of codes and their treatment is in
`apdesk.salesforce.error_table`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import Any

import requests
import urllib3

from apdesk.salesforce import error_table
from apdesk.salesforce.error_kinds import Kind, SalesforceError
from apdesk.salesforce.error_table import Case

__all__ = [
    "Kind",
    "SalesforceError",
    "from_exception",
    "from_item",
    "from_response",
    "login_expired",
    "malformed",
    "object_unreadable",
    "quoted",
    "unreadable_value",
]

_LONGEST_QUOTE = 400


def from_response(
    status: int,
    body: object,
    headers: Mapping[str, str] | None = None,
) -> SalesforceError:
    """The error that an HTTP answer means.

    Args:
        status: The HTTP status.
        body: The answer as bytes, text, or already parsed JSON: an error array, an OAuth object,
            HTML, or nothing at all.
        headers: The answer's headers (Retry-After is read).
    """
    parsed = _parsed(body)
    retry_after = _retry_after(headers)
    item = _first_item(parsed)
    if item is None:
        return error_table.of_status(status).error(status=status, retry_after=retry_after)
    error_code, said, fields = item
    return _build(
        error_table.of_code(error_code, status, said),
        status,
        error_code,
        said,
        fields,
        retry_after,
    )


def from_item(item: Mapping[str, Any], status: int | None = None) -> SalesforceError:
    """The error of one record in a collections or composite result.

    `item` is one element of `errors` ({"statusCode", "message", "fields"}).
    """
    read = _first_item([dict(item)]) or ("", "", ())
    error_code, said, fields = read
    case = error_table.of_code(error_code, status or 400, said, record=True)
    return _build(case, status, error_code, said, fields, None)


def from_exception(error: Exception) -> SalesforceError:
    """The error that a requests or urllib3 exception means: no usable answer came."""
    if isinstance(error, requests.exceptions.SSLError):
        return error_table.TLS.error(sent=False)
    if isinstance(error, requests.exceptions.ProxyError):
        return error_table.PROXY.error(sent=False)
    if isinstance(error, requests.exceptions.ConnectTimeout):
        return error_table.UNREACHABLE.error(sent=False)
    if isinstance(error, requests.exceptions.Timeout):
        return error_table.TIMEOUT.error()
    if isinstance(error, requests.exceptions.TooManyRedirects):
        return error_table.REDIRECTED.error()
    if isinstance(error, requests.exceptions.InvalidJSONError):
        return malformed("what came isn't JSON")
    if isinstance(
        error, requests.exceptions.ChunkedEncodingError | requests.exceptions.ContentDecodingError
    ):
        return error_table.INTERRUPTED.error()
    if isinstance(error, requests.exceptions.ConnectionError):
        if _never_connected(error):
            return error_table.UNREACHABLE.error(sent=False)
        return error_table.INTERRUPTED.error()
    return error_table.INTERRUPTED.error()


def malformed(what: str) -> SalesforceError:
    """An answer that is cut short or isn't what Salesforce documents; `what` names the trouble."""
    return error_table.MALFORMED.error(detail=what)


def unreadable_value(sobject: str) -> SalesforceError:
    """A record has a value that its field, as it was described, can't have."""
    return error_table.UNREADABLE_VALUE.error(sobject=sobject)


def object_unreadable(
    sobject: str, status: int | None = None, error_code: str = ""
) -> SalesforceError:
    """The object isn't there for this user at all."""
    return error_table.OBJECT_UNREADABLE.error(
        status=status, error_code=error_code, sobject=sobject
    )


def login_expired(said: str = "", status: int | None = None) -> SalesforceError:
    """The saved login was refused: syncing goes on after a new login, nothing is lost."""
    return error_table.LOGIN_EXPIRED.error(status=status, said=quoted(said))


def quoted(text: str) -> str:
    """Somebody else's words made fit for a sentence: one line, not longer than a few of them."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST_QUOTE else flat[: _LONGEST_QUOTE - 1].rstrip() + "…"


def _build(
    case: Case,
    status: int | None,
    error_code: str,
    said: str,
    fields: tuple[str, ...],
    retry_after: float | None,
) -> SalesforceError:
    return case.error(
        status=status,
        error_code=error_code,
        said=quoted(said),
        fields=fields or _fields_named(said),
        retry_after=retry_after,
    )


def _parsed(body: object) -> object:
    if isinstance(body, bytes | bytearray):
        body = bytes(body).decode("utf-8", "replace")
    if isinstance(body, str):
        try:
            return json.loads(body)
        except ValueError:
            return None
    return body


def _first_item(parsed: object) -> tuple[str, str, tuple[str, ...]] | None:
    """(code, text, fields) of an error array, an error object, or an OAuth error object."""
    if isinstance(parsed, list):
        parsed = next((each for each in parsed if isinstance(each, Mapping)), None)
    if not isinstance(parsed, Mapping):
        return None
    code = parsed.get("errorCode") or parsed.get("statusCode") or parsed.get("error")
    said = parsed.get("message") or parsed.get("error_description") or ""
    if not isinstance(code, str) or not code:
        return None
    fields = parsed.get("fields")
    listed = fields if isinstance(fields, list) else []
    names = tuple(each for each in listed if isinstance(each, str))
    return code, said if isinstance(said, str) else "", names


def _fields_named(said: str) -> tuple[str, ...]:
    """The column of "No such column 'X' on entity 'Y'": quoted in every language."""
    found = re.search(r"column '([A-Za-z_][\w.]*)'", said)
    return (found.group(1),) if found else ()


def _retry_after(headers: Mapping[str, str] | None) -> float | None:
    text = (headers or {}).get("Retry-After")
    if not text:
        return None
    try:
        seconds = float(text)
    except ValueError:
        try:
            seconds = (
                parsedate_to_datetime(text)
                - parsedate_to_datetime((headers or {}).get("Date") or text)
            ).total_seconds()
        except (ValueError, TypeError):
            return None
    return seconds if 0 <= seconds < float("inf") else None


def _never_connected(error: BaseException) -> bool:
    """Whether the connection could not be made (name, route, refusal), so that nothing was sent."""
    seen: set[int] = set()
    waiting: list[object] = [error]
    while waiting:
        each = waiting.pop()
        if not isinstance(each, BaseException) or id(each) in seen:
            continue
        seen.add(id(each))
        if isinstance(
            each,
            urllib3.exceptions.NewConnectionError | urllib3.exceptions.ConnectTimeoutError,
        ):
            return True
        waiting += [*each.args, each.__cause__, each.__context__, getattr(each, "reason", None)]
    return False
