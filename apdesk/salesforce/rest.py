"""An org over the REST API.

Source: REST API Developer Guide, "Query", "QueryAll", "Composite", "sObject Describe". What writing
takes is in `apdesk.salesforce.writes`, what Bulk API takes in `bulk_queries`, `bulk_pages` and
`bulk_writes`.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from simple_salesforce import Salesforce

from apdesk.domain.cancel import CancelToken
from apdesk.domain.schema import SObjectSchema
from apdesk.domain.values import id18
from apdesk.salesforce import bulk_pages, bulk_queries, bulk_writes, errors, transport, writes
from apdesk.salesforce.address import is_plain_loopback
from apdesk.salesforce.answers import Page, Reader, read_page
from apdesk.salesforce.composite import SubAnswer, sub_answers
from apdesk.salesforce.errors import Kind, SalesforceError
from apdesk.salesforce.org import (
    Answer,
    ApiUsage,
    BulkJob,
    Described,
    Identity,
    Query,
    QueryResult,
    ResultPage,
    RowQuery,
    WriteAnswer,
    WriteGroup,
    WriteResult,
)
from apdesk.salesforce.session import Backoff, CallSession, OnCall
from apdesk.salesforce.tokens import TokenKeeper, Tokens

API_VERSION = "62.0"
#: Composite takes 25 subrequests of which five may be queries.
MOST_QUERIES = 5
#: The URI and headers together may have 16,384 bytes (414, 431); composite takes what is longer.
_LONGEST_QUERY = 10_000
#: A list that the org dropped, or that came short, is read again from its start this often.
_REREADS = 2
_READ_AGAIN = frozenset(
    {"salesforce.locator", "salesforce.malformed_answer", "salesforce.unreadable_value"}
)
#: What a describe answers for an object that this user has no access to.
_NO_OBJECT = frozenset({"NOT_FOUND", "INSUFFICIENT_ACCESS", "INSUFFICIENT_ACCESS_OR_READONLY"})
#: Errors that concern the call as a whole even when they stand in one query's place.
_WHOLE = frozenset({Kind.REFRESH, Kind.LIMIT, Kind.STOP})
#: The OpenID form of the identity. (Salesforce Help, "UserInfo Endpoint")
_USERINFO = "/services/oauth2/userinfo"


class RestOrg:
    """An `Org` over REST. One object belongs to one thread.

    Args:
        keeper: The login.
        cancel: Looked at before each call and during each wait.
        on_call: Told (cause, 1) for each API call that the org may have counted.
        api_version: The version that addresses name.
        backoff: The waits between attempts of a call that failed.
    """

    def __init__(
        self,
        keeper: TokenKeeper,
        *,
        cancel: CancelToken | None = None,
        on_call: OnCall | None = None,
        api_version: str = API_VERSION,
        backoff: Backoff | None = None,
    ) -> None:
        self.api_version = api_version
        self._session = CallSession(
            keeper, cancel=cancel, on_call=on_call, api_version=api_version, backoff=backoff
        )

    @property
    def instance_url(self) -> str:
        """The org's own address, for "Open in Salesforce". Raises KnownError "login.needed"."""
        return self._session.tokens.instance_url

    def close(self) -> None:
        """Closes the connections that are kept open."""
        self._session.close()

    def identity(self) -> Identity:
        """See `Org.identity`."""
        tokens = self._session.tokens
        try:
            body = self._session.fetch(_identity_url(tokens), "identity").body
        except SalesforceError as error:
            if error.status != 404:
                raise
            body = self._session.fetch(tokens.instance_url + _USERINFO, "identity").body
        if not isinstance(body, dict):
            raise errors.malformed("the identity isn't an object")
        texts = {name: value for name, value in body.items() if isinstance(value, str)}
        try:
            who = id18(texts.get("user_id", "")), id18(texts.get("organization_id", ""))
        except ValueError:
            raise errors.malformed("the identity has no ids") from None
        if who != (tokens.user_id, tokens.organization_id):
            raise errors.malformed("the identity is of somebody else")
        username = texts.get("username") or texts.get("preferred_username", "")
        return Identity(
            user_id=tokens.user_id,
            organization_id=tokens.organization_id,
            username=username,
            display_name=texts.get("display_name") or texts.get("name") or username,
            email=texts.get("email", ""),
            timezone=texts.get("timezone") or texts.get("zoneinfo") or "UTC",
            locale=texts.get("locale") or "en_US",
            instance_url=self._session.tokens.instance_url,
        )

    def describe(self, sobject: str, unless_changed_since: str | None = None) -> Described | None:
        """See `Org.describe`."""
        headers = {"If-Modified-Since": unless_changed_since} if unless_changed_since else {}
        path = f"sobjects/{quote(sobject, safe='')}/describe"
        try:
            reply = self._session.call(
                "describe", lambda salesforce: salesforce.restful(path, headers=headers)
            )
        except SalesforceError as error:
            if error.status == 304 and unless_changed_since:
                return None
            if error.kind is Kind.PAUSE_OBJECT or error.error_code in _NO_OBJECT:
                raise errors.object_unreadable(sobject, error.status, error.error_code) from None
            raise
        return Described(
            _described(sobject, reply.body), reply.headers.get("Last-Modified") or None
        )

    def ask(self, queries: Sequence[Query], *, cause: str) -> Answer:
        """See `Org.ask`."""
        if not 1 <= len(queries) <= MOST_QUERIES:
            raise ValueError(f"one to {MOST_QUERIES} queries at a time, not {len(queries)}")
        if len(queries) == 1:
            server_time, first = self._first_page(queries[0], cause)
            return Answer(server_time, (self._rest(queries[0], first, cause),))
        server_time, pages = self._first_pages(queries, cause)
        results: list[QueryResult] = []
        for query, page in zip(queries, pages, strict=True):
            if isinstance(page, SalesforceError) and page.repeatable:
                # Only this one stumbled: it is asked again alone, with the patience of a call.
                _, page = self._first_page(query, cause)
            results.append(self._rest(query, page, cause))
        return Answer(server_time, tuple(results))

    def write(self, groups: Sequence[WriteGroup], *, cause: str) -> WriteAnswer:
        """See `Org.write`."""
        request = writes.build(groups, self.api_version)

        def send(salesforce: Salesforce) -> tuple[tuple[WriteResult, ...], ...]:
            body = salesforce.restful(
                request.path,
                method=request.method,
                headers=request.headers,
                data=request.content,
                timeout=transport.PATIENT if request.once else transport.TIMEOUT,
            )
            return writes.read(groups, body)

        try:
            reply = self._session.call(cause, send, dated=True, once=request.once)
        except SalesforceError as error:
            if len(groups) > 1 or not writes.of_the_group(error):
                raise
            server_time = self._session.last_reply().server_time
            return WriteAnswer(server_time, (writes.refused(groups[0], error),))
        return WriteAnswer(reply.server_time, reply.body)

    def start_bulk(self, query: RowQuery, *, cause: str) -> BulkJob:
        """See `Org.start_bulk`."""
        return bulk_queries.start(self._session, query, cause)

    def look_at_bulk(self, job_id: str, *, cause: str) -> BulkJob:
        """See `Org.look_at_bulk`."""
        return bulk_queries.look(self._session, job_id, cause)

    def bulk_pages(
        self,
        job_id: str,
        *,
        after: str | None,
        folder: Path,
        rows_a_page: int = 50_000,
        cause: str,
    ) -> AbstractContextManager[Iterator[ResultPage]]:
        """See `Org.bulk_pages`."""
        return bulk_pages.pages(
            self._session,
            job_id,
            after=after,
            folder=folder,
            rows_a_page=rows_a_page,
            cause=cause,
        )

    def abort_bulk(self, job_id: str, *, cause: str) -> None:
        """See `Org.abort_bulk`."""
        bulk_queries.abort(self._session, job_id, cause)

    def abort_write(self, job_id: str, *, cause: str) -> None:
        """See `Org.abort_write`."""
        bulk_queries.abort(self._session, job_id, cause, "ingest")

    def delete_bulk(self, job_id: str, *, cause: str) -> None:
        """See `Org.delete_bulk`."""
        bulk_queries.delete(self._session, job_id, cause)

    def write_bulk(
        self, group: WriteGroup, *, folder: Path, cause: str
    ) -> Generator[BulkJob, None, WriteAnswer]:
        """See `Org.write_bulk`."""
        return bulk_writes.write(self._session, group, folder, cause)

    def usage(self) -> ApiUsage:
        """See `Org.usage`."""
        return self._session.usage

    def calls(self) -> int:
        """See `Org.calls`."""
        return self._session.calls

    def api_versions(self) -> tuple[str, ...]:
        """See `Org.api_versions`."""
        url = f"{self._session.tokens.instance_url}/services/data"
        body = self._session.fetch(url, "versions", counted=False).body
        if not isinstance(body, list):
            raise errors.malformed("the list of versions isn't one")
        versions = [each.get("version") for each in body if isinstance(each, dict)]
        texts = [each for each in versions if isinstance(each, str) and _is_version(each)]
        if not texts:
            raise errors.malformed("the list of versions is empty")
        return tuple(sorted(texts, key=float))

    def speak(self, api_version: str) -> None:
        """See `Org.speak`."""
        self.api_version = api_version
        self._session.speak(api_version)

    def _first_page(self, query: Query, cause: str) -> tuple[datetime, Page | SalesforceError]:
        """The server's time and the first page of one query, or why it was refused."""
        if _length(query) > _LONGEST_QUERY:
            server_time, pages = self._first_pages((query,), cause)
            return server_time, pages[0]

        def send(salesforce: Salesforce) -> Page:
            return read_page(salesforce.restful(_resource(query), params={"q": query.soql}))

        try:
            reply = self._session.call(cause, send, dated=True)
        except SalesforceError as error:
            if not _of_the_query(error):
                raise
            return self._session.last_reply().server_time, _named(error, query)
        return reply.server_time, reply.body

    def _first_pages(
        self, queries: Sequence[Query], cause: str
    ) -> tuple[datetime, list[Page | SalesforceError]]:
        """The server's time and each query's first page, or why it was refused, in one call."""
        references = [f"q{index}" for index in range(len(queries))]
        request = {
            "allOrNone": False,
            "compositeRequest": [
                {"method": "GET", "url": self._path(query), "referenceId": reference}
                for reference, query in zip(references, queries, strict=True)
            ],
        }

        def send(salesforce: Salesforce) -> list[Page | SalesforceError]:
            body = salesforce.restful(
                "composite",
                method="POST",
                json=request,
                timeout=transport.SEVERAL if len(queries) > 1 else transport.TIMEOUT,
            )
            pages = [_query_answer(each) for each in sub_answers(body, references)]
            for page in pages:
                if isinstance(page, SalesforceError) and page.kind in _WHOLE:
                    raise page
            return pages

        reply = self._session.call(cause, send, dated=True)
        return reply.server_time, reply.body

    def _rest(self, query: Query, first: Page | SalesforceError, cause: str) -> QueryResult:
        """The whole result: further pages are followed, a list that was dropped is read again."""
        for reread in range(_REREADS + 1):
            if isinstance(first, SalesforceError):
                return _named(first, query)
            try:
                return self._follow(query, first, cause)
            except SalesforceError as error:
                if error.code not in _READ_AGAIN:
                    raise
                if reread == _REREADS:
                    if error.kind is Kind.FIX:
                        return error  # a matter of this query; the others have their answers
                    raise
            _, first = self._first_page(query, cause)
        raise AssertionError("the loop above returns or raises")

    def _follow(self, query: Query, page: Page, cause: str) -> QueryResult:
        reader = Reader(query)
        reader.feed(page)
        seen = set()
        while page.next_url is not None:
            url = page.next_url
            if url in seen:
                raise errors.malformed("a query's pages go round in a circle")
            seen.add(url)
            page = self._next_page(url, cause)
            reader.feed(page)
        return reader.result()

    def _next_page(self, url: str, cause: str) -> Page:
        def send(salesforce: Salesforce) -> Page:
            return read_page(salesforce.query_more(url, identifier_is_url=True))

        body = self._session.call(cause, send, survives_renewal=False).body
        assert isinstance(body, Page)
        return body

    def _path(self, query: Query) -> str:
        # %20 for the space, and everything that composite would take for a reference ("@{…}").
        parameters = urlencode({"q": query.soql}, quote_via=quote, safe="")
        return f"/services/data/v{self.api_version}/{_resource(query)}?{parameters}"


def _identity_url(tokens: Tokens) -> str:
    """Where the identity is asked for: an org on this computer answers for itself, so that its
    token doesn't leave the computer, whatever host its identity address names."""
    if not is_plain_loopback(tokens.instance_url) or is_plain_loopback(tokens.identity_url):
        return tokens.identity_url
    return tokens.instance_url.rstrip("/") + urlsplit(tokens.identity_url).path


def _resource(query: Query) -> str:
    """As the documentation writes it: simple-salesforce's own `query` puts a slash behind it,
    which the platform overlooks and a stricter server may not."""
    return "queryAll" if isinstance(query, RowQuery) and query.include_deleted else "query"


def _length(query: Query) -> int:
    return len(urlencode({"q": query.soql}))


def _of_the_query(error: SalesforceError) -> bool:
    """Whether the org refused what was asked, rather than the call."""
    return error.status is not None and (
        error.code == "salesforce.query_timeout"
        or error.kind in (Kind.FIX, Kind.PAUSE_OBJECT, Kind.SKIP, Kind.CONFLICT)
    )


def _named(error: SalesforceError, query: Query) -> SalesforceError:
    """The error with the object's name in its words, where the query says which one it is."""
    if error.kind is Kind.PAUSE_OBJECT and isinstance(query, RowQuery):
        return errors.object_unreadable(query.schema.name, error.status, error.error_code)
    return error


def _query_answer(answer: SubAnswer) -> Page | SalesforceError:
    if answer.status >= 300:
        return errors.from_response(answer.status, answer.body)
    return read_page(answer.body)


def _described(sobject: str, body: object) -> dict[str, Any]:
    """A describe body that is whole. Raises SalesforceError."""
    if not isinstance(body, dict) or body.get("name") != sobject:
        raise errors.malformed("a describe isn't of the object that was asked for")
    fields = body.get("fields")
    if not isinstance(fields, list) or not fields:
        raise errors.malformed("a describe has no fields")
    try:
        schema = SObjectSchema.from_describe(body)
    except (KeyError, TypeError, AttributeError, ValueError):
        raise errors.malformed("a describe has a field that can't be read") from None
    if not schema.queryable:
        raise errors.object_unreadable(sobject, 200)
    return body


def _is_version(text: str) -> bool:
    whole, _, part = text.partition(".")
    return whole.isdigit() and part.isdigit()
