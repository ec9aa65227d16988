"""One converter from whatever a call to Salesforce ended in to an error with a treatment.

`from_response`, `from_item` and `from_exception` are the only places that know Salesforce's error
codes. Decisions are taken on codes and HTTP states, never on texts, which are partly translated to
the user's language; the texts are shown. Which code is which case is in
`apdesk.salesforce.error_table`, what each case says in `network_cases` and `answer_cases`.
"""

from __future__ import annotations

import contextlib
import json
import re
import ssl
import traceback
from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime
from typing import Any

import requests
import urllib3

from apdesk.domain.values import id18
from apdesk.salesforce import answer_cases, error_table, network_cases
from apdesk.salesforce.cases import Case
from apdesk.salesforce.error_kinds import Kind, SalesforceError

__all__ = [
    "Kind",
    "SalesforceError",
    "from_exception",
    "from_item",
    "from_response",
    "hardly_any_calls",
    "login_expired",
    "malformed",
    "object_unreadable",
    "quoted",
    "unreadable_value",
]

_LONGEST_QUOTE = 400
#: X509_V_ERR_CERT_NOT_YET_VALID and X509_V_ERR_CERT_HAS_EXPIRED of OpenSSL.
_OUT_OF_ITS_TIME = (9, 10)


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
    if item is None and _no_session(body):
        return answer_cases.SESSION.error(status=status, retry_after=retry_after)
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
        _duplicates(parsed),
    )


def from_item(item: Mapping[str, Any], status: int | None = None) -> SalesforceError:
    """The error of one record in a collections or composite result.

    `item` is one element of `errors` ({"statusCode", "message", "fields"}).
    """
    read = _first_item([dict(item)]) or ("", "", ())
    error_code, said, fields = read
    case = error_table.of_code(error_code, status or 400, said, record=True)
    error = _build(case, status, error_code, said, fields, None, _duplicates([dict(item)]))
    error.in_doubt = False  # an answer about the record, and it says that it wasn't saved
    return error


def from_exception(error: Exception) -> SalesforceError:
    """The error that a requests or urllib3 exception means: no usable answer came."""
    if isinstance(error, requests.exceptions.SSLError):
        if _tls_broke_off(error):
            return network_cases.INTERRUPTED.error()
        case = network_cases.TLS_TIME if _out_of_its_time(error) else network_cases.TLS
        return case.error(sent=False)
    if isinstance(error, requests.exceptions.ProxyError):
        return _of_proxy(error).error(sent=False)
    if isinstance(error, requests.exceptions.ConnectTimeout):
        return network_cases.UNREACHABLE.error(sent=False)
    if isinstance(error, requests.exceptions.Timeout):
        return network_cases.TIMEOUT.error()
    if isinstance(error, requests.exceptions.TooManyRedirects):
        return answer_cases.REDIRECTED.error()
    if isinstance(error, requests.exceptions.InvalidJSONError):
        return malformed("what came isn't JSON")
    if isinstance(
        error, requests.exceptions.ChunkedEncodingError | requests.exceptions.ContentDecodingError
    ):
        return network_cases.INTERRUPTED.error()
    if isinstance(error, requests.exceptions.ConnectionError):
        if _never_connected(error):
            return network_cases.UNREACHABLE.error(sent=False)
        return network_cases.INTERRUPTED.error()
    return network_cases.INTERRUPTED.error()


def malformed(what: str) -> SalesforceError:
    """An answer that is cut short or isn't what Salesforce documents; `what` names the trouble."""
    return answer_cases.MALFORMED.error(detail=what)


def unreadable_value(sobject: str) -> SalesforceError:
    """A record has a value that its field, as it was described, can't have."""
    return answer_cases.UNREADABLE_VALUE.error(sobject=sobject)


def object_unreadable(
    sobject: str, status: int | None = None, error_code: str = ""
) -> SalesforceError:
    """The object isn't there for this user at all."""
    return answer_cases.OBJECT_UNREADABLE.error(
        status=status, error_code=error_code, sobject=sobject
    )


def login_expired(said: str = "", status: int | None = None) -> SalesforceError:
    """The saved login was refused: syncing goes on after a new login, nothing is lost."""
    return answer_cases.LOGIN_EXPIRED.error(status=status, said=quoted(said))


def hardly_any_calls() -> SalesforceError:
    """The org's calls of the day are used but for the few that are left to others."""
    return answer_cases.LAST_CALLS.error(sent=False)


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
    duplicates: tuple[str, ...] = (),
) -> SalesforceError:
    return case.error(
        status=status,
        error_code=error_code,
        said=quoted(said),
        fields=fields or _fields_named(said),
        retry_after=retry_after,
        duplicates=duplicates,
    )


def _no_session(body: object) -> bool:
    """Whether the identity service says that it doesn't know the token: a 403 with one word, where
    the data API answers 401. [Help, "Identity URLs"]"""
    text = bytes(body).decode("utf-8", "replace") if isinstance(body, bytes | bytearray) else body
    return isinstance(text, str) and text.strip() in ("Bad_OAuth_Token", "Missing_OAuth_Token")


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


def _duplicates(parsed: object) -> tuple[str, ...]:
    """The ids that a duplicate rule names, in the order given. The key is misspelt by REST."""
    first = (
        next((each for each in parsed if isinstance(each, Mapping)), None)
        if isinstance(parsed, list)
        else parsed
    )
    if not isinstance(first, Mapping):
        return ()
    found = first.get("duplicateResut") or first.get("duplicateResult")
    ids: dict[str, None] = {}
    for match in _listed(found, "matchResults"):
        for record in _listed(match, "matchRecords"):
            named = record.get("record")
            record_id = named.get("Id") if isinstance(named, Mapping) else None
            if isinstance(record_id, str):
                with contextlib.suppress(ValueError):
                    ids[id18(record_id)] = None
    return tuple(ids)


def _listed(document: object, name: str) -> list[Mapping[str, Any]]:
    """The objects of a list inside an object; none where it isn't as documented."""
    found = document.get(name) if isinstance(document, Mapping) else None
    return [each for each in found if isinstance(each, Mapping)] if isinstance(found, list) else []


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


def _of_proxy(error: BaseException) -> Case:
    """What a proxy did: wanted a login, refused the way, or wasn't there."""
    for each in _causes(error):
        # http.client has one OSError for all that a proxy answers to CONNECT.
        answered = re.search(r"Tunnel connection failed: (\d{3})", str(each))
        if answered:
            return network_cases.PROXY_LOGIN if answered[1] == "407" else network_cases.PROXY
    return network_cases.PROXY_UNREACHABLE if _never_connected(error) else network_cases.PROXY


def _never_connected(error: BaseException) -> bool:
    """Whether the connection could not be made (name, route, refusal), so that nothing was sent."""
    return any(
        isinstance(
            each, urllib3.exceptions.NewConnectionError | urllib3.exceptions.ConnectTimeoutError
        )
        for each in _causes(error)
    )


def _tls_broke_off(error: BaseException) -> bool:
    """Whether a secure connection stood before it failed, so that something may have been sent:
    requests has one error for all of TLS."""
    return any(
        isinstance(each, ssl.SSLError)
        and not any(
            frame.f_code.co_name == "do_handshake"
            for frame, _ in traceback.walk_tb(each.__traceback__)
        )
        for each in _causes(error)
    )


def _out_of_its_time(error: BaseException) -> bool:
    """Whether a certificate isn't valid yet, or no longer, by the clock here."""
    return any(
        isinstance(each, ssl.SSLCertVerificationError) and each.verify_code in _OUT_OF_ITS_TIME
        for each in _causes(error)
    )


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An error and all that is wrapped in it, each once."""
    seen: set[int] = set()
    waiting: list[object] = [error]
    while waiting:
        each = waiting.pop()
        if not isinstance(each, BaseException) or id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        waiting += [*each.args, each.__cause__, each.__context__, getattr(each, "reason", None)]
