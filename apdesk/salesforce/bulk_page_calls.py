"""The two calls that a query job's result is read by: a page, and the list of pages.

Source: Bulk API 2.0 and Bulk API Developer Guide, "Get Results for a Query Job", "Get Parallel
Results for a Query Job" (API version 58.0 and later).
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import requests
from simple_salesforce import Salesforce

from apdesk.errors import Cancelled, KnownError
from apdesk.salesforce import bulk_download, bulk_wire, errors
from apdesk.salesforce.errors import Kind, SalesforceError
from apdesk.salesforce.org import ResultPage
from apdesk.salesforce.session import CallSession

LISTED_SINCE = 58.0
#: The literal that stands for no further page.
_NO_LOCATOR = "null"

Reading = Callable[[requests.Response], AbstractContextManager[None]]


@dataclass(frozen=True, slots=True)
class Result:
    """Which result is read, where to, and under which name in the ledger."""

    job_id: str
    folder: Path
    rows_a_page: int
    cause: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page is: the query part of its address, and the locator in it."""

    query: str
    locator: str | None


def fetch_page(session: CallSession, result: Result, place: Place, reading: Reading) -> ResultPage:
    """Fetches one page into a file, as often as its errors ask for.

    `reading` is entered while a body is read. Raises what `CallSession.call` raises, and KnownError
    "disk.full" and "disk.failed"; nothing is left on the disk then.
    """
    made: list[Path] = []

    def send(salesforce: Salesforce) -> ResultPage | KnownError | Cancelled:
        response = bulk_wire.request(
            salesforce,
            "GET",
            f"jobs/query/{result.job_id}/results?{place.query}",
            headers=bulk_download.HEADERS,
            stream=True,
        )
        with response, reading(response):
            rows, following = _header(response)
            try:
                session.cancel.check()
                if not made:
                    made.append(bulk_download.new_file(result.folder))
                utf8 = bulk_download.save(response, made[0], session.cancel, rows=rows)
            except SalesforceError:
                if not session.cancel.cancelled:
                    raise
                return Cancelled()  # that is why it broke off
            except (KnownError, Cancelled) as error:
                return error  # the call itself has worked, and counts
        return ResultPage(made[0], rows, place.locator, following, utf8=utf8)

    try:
        page = session.call(result.cause, send).body
        if isinstance(page, BaseException):
            raise page
    except BaseException as error:
        for path in made:
            path.unlink(missing_ok=True)
        if isinstance(error, SalesforceError):
            raise bulk_wire.of_job(error) from None
        raise
    assert isinstance(page, ResultPage)
    return page


def _header(response: requests.Response) -> tuple[int, str | None]:
    """How many records a page has, and the locator of the next one."""
    count = response.headers.get("Sforce-NumberOfRecords", "")
    locator = response.headers.get("Sforce-Locator")
    if not count.isdecimal():
        raise errors.malformed("a page doesn't say how many records it has")
    if not locator:
        raise errors.malformed("a page doesn't say what follows it")
    return int(count), None if locator == _NO_LOCATOR else locator


def fetch_list(session: CallSession, result: Result, query: str) -> tuple[list[Place], str | None]:
    """The places of up to five pages, and the query part of the address of the next list; no places
    where the org has no such list, or none that can be followed.

    What is wrong with the job itself shows when its pages are asked for.
    """

    def send(salesforce: Salesforce) -> object:
        return bulk_wire.request(
            salesforce, "GET", f"jobs/query/{result.job_id}/resultPages?{query}"
        ).json()

    try:
        body = session.call(result.cause, send).body
    except SalesforceError as error:
        if not _refused(error):
            raise
        return [], None
    found = body.get("resultPages") if isinstance(body, dict) else None
    if not isinstance(found, list) or not found:
        return [], None
    urls = [each.get("resultUrl") if isinstance(each, dict) else None for each in found]
    places = [_place(each) for each in urls if isinstance(each, str)]
    following = body.get("nextRecordsUrl")
    if len(places) < len(found):
        return [], None
    if body.get("done") is False and isinstance(following, str):
        return places, urlsplit(following).query
    return places, None


def _place(url: str) -> Place:
    # Only the query part is taken: neither the host nor the path is for an answer to choose.
    query = urlsplit(url).query
    named = parse_qs(query).get("locator")
    return Place(query, named[0] if named else None)


def _refused(error: SalesforceError) -> bool:
    """Whether the org doesn't list pages, or not these ones."""
    return error.code == "salesforce.locator" or error.kind in (
        Kind.FIX,
        Kind.PAUSE_OBJECT,
        Kind.SKIP,
        Kind.CONFLICT,
    )


def query(rows_a_page: int, locator: str | None) -> str:
    """The query part of the address of a page, or of the list that begins with it."""
    asked = {"maxRecords": str(rows_a_page), **({} if locator is None else {"locator": locator})}
    return urlencode(asked)
