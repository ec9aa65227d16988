"""REST queries: pages, and the locators of further pages, which belong to their session."""

from __future__ import annotations

import re
import secrets
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from apdesk.practice_org.http.messages import Answer, Ask, Refusal, Route, session_expired
from apdesk.practice_org.http.sobjects import versioned
from apdesk.practice_org.state.org import PracticeOrg
from apdesk.practice_org.state.queries import QueryResult

DEFAULT_PAGE = 2000
_SMALLEST_PAGE = 200
_LONG_TEXT_PAGE = 200
LOCATOR_LIFE = timedelta(days=2)
_KEPT_LOCATORS = 200
#: Of older ones the rows are no longer held in memory, only which they are.
_HELD_RESULTS = 8
_BATCH_SIZE = re.compile(r"batchSize\s*=\s*(\d+)", re.IGNORECASE)
_FROM = re.compile(r"\bFROM\s+(\w+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Cursor:
    result: QueryResult
    session_id: str
    grant_id: str
    user_id: str
    size: int
    expires: datetime


def page_size(ask: Ask, result: QueryResult) -> int:
    """`Sforce-Query-Options: batchSize=200..2000`; two long text fields cap a page at 200."""
    found = _BATCH_SIZE.search(ask.headers.get("Sforce-Query-Options", ""))
    size = int(found[1]) if found else DEFAULT_PAGE
    size = max(_SMALLEST_PAGE, min(DEFAULT_PAGE, size))
    return min(size, _LONG_TEXT_PAGE) if result.long_text_fields >= 2 else size


class Queries:
    """Handlers of /query and /queryAll."""

    def __init__(self, org: PracticeOrg, clock: Callable[[], datetime]) -> None:
        self._org = org
        self._clock = clock
        self._lock = threading.Lock()
        self._cursors: dict[str, _Cursor] = {}

    def routes(self) -> Iterable[Route]:
        base = "/services/data/v<version>"
        yield Route(f"{base}/query", ("GET",), "query", self.query)
        yield Route(f"{base}/queryAll", ("GET",), "queryAll", self.query_all)
        yield Route(f"{base}/query/<locator>", ("GET",), "query_more", self.more)
        yield Route(f"{base}/queryAll/<locator>", ("GET",), "query_more", self.more)

    def query(self, ask: Ask) -> Answer:
        return self._first(ask, include_deleted=False)

    def query_all(self, ask: Ask) -> Answer:
        return self._first(ask, include_deleted=True)

    def _first(self, ask: Ask, *, include_deleted: bool) -> Answer:
        if "explain" in ask.query:
            return self._explain(ask, ask.query["explain"])
        soql = ask.query.get("q", "")
        if not soql.strip():
            raise Refusal(400, "MALFORMED_QUERY", "A query string has to be specified")
        result = self._org.query(soql, ask.user(), include_deleted=include_deleted)
        return self._page(ask, result, 0, page_size(ask, result), "")

    def _page(self, ask: Ask, result: QueryResult, start: int, size: int, key: str) -> Answer:
        records = versioned(result.page(start, size), ask.version)
        # By places, not by records: a page is shorter by what was purged meanwhile.
        end = start + size
        done = result.count_only or end >= result.total_size
        body: dict[str, Any] = {"totalSize": result.total_size, "done": done}
        if not done:
            key = key or self._keep(ask, result, size)
            body["nextRecordsUrl"] = f"{ask.base()}/query/{key}-{end}"
        elif key:
            # Read to its end; its locator lives on for two days, which its rows need not.
            result.let_go()
        body["records"] = records
        return Answer(200, body)

    def _keep(self, ask: Ask, result: QueryResult, size: int) -> str:
        session = ask.session
        if session is None:
            raise session_expired()
        key = "0r8" + secrets.token_hex(8).upper()[:15]
        with self._lock:
            if len(self._cursors) >= _KEPT_LOCATORS:
                del self._cursors[next(iter(self._cursors))]
            self._cursors[key] = _Cursor(
                result,
                session.session_id,
                session.grant_id,
                session.user_id,
                size,
                self._clock() + LOCATOR_LIFE,
            )
            if len(self._cursors) > _HELD_RESULTS:
                list(self._cursors.values())[-_HELD_RESULTS - 1].result.let_go()
        return key

    def more(self, ask: Ask, locator: str) -> Answer:
        """The next page of a locator.

        One of another session of the same login, ended by a refresh, answers INVALID_SESSION_ID
        for ever (salesforce.md 1.3); any other stranger's INVALID_QUERY_LOCATOR.
        """
        key, _, offset = locator.rpartition("-")
        with self._lock:
            cursor = self._cursors.get(key)
        session = ask.session
        if session is None:
            raise session_expired()
        if (
            cursor is None
            or not offset.isdecimal()
            or cursor.expires <= self._clock()
            or cursor.user_id != session.user_id
            or cursor.grant_id != session.grant_id
        ):
            raise Refusal(400, "INVALID_QUERY_LOCATOR", "invalid query locator")
        if cursor.session_id != session.session_id:
            raise session_expired()
        return self._page(ask, cursor.result, int(offset), cursor.size, key)

    def _explain(self, ask: Ask, soql: str) -> Answer:
        result = self._org.query(soql, ask.user())
        found = _FROM.search(soql)
        sobject = found[1] if found else ""
        everything = self._org.record_count(sobject) if sobject else 0
        plan: dict[str, Any] = {
            "cardinality": result.total_size,
            "fields": [],
            "leadingOperationType": "TableScan",
            "notes": [],
            "relativeCost": round(1.0 + result.total_size / (everything or 1), 3),
            "sobjectCardinality": everything,
            "sobjectType": sobject,
        }
        return Answer(200, {"plans": [plan], "sourceQuery": soql})
