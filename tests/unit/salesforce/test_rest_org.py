"""RestOrg asks and reads: rows in their order and form, refusals in their place."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from apdesk.domain.records import RowPage
from apdesk.salesforce.errors import Kind, SalesforceError
from apdesk.salesforce.org import CountQuery, RawQuery, RowQuery
from apdesk.salesforce.rest import RestOrg
from tests.unit.salesforce.asking import (
    COMPOSITE,
    FIELDS,
    LEAD,
    QUERY,
    ROWS,
    composite,
    failure,
    record,
)
from tests.unit.salesforce.scripted_server import Reply, Request, ScriptedServer, page, refusal

# -- what is asked and how it is read --------------------------------------------------------------


def test_one_short_query_is_one_get_and_its_rows_are_canonical(
    server: ScriptedServer, org: RestOrg, ledger: list[tuple[str, int]]
) -> None:
    answer_at = {"Date": "Mon, 23 Nov 2026 10:11:12 GMT"}
    reply = page(record(1), record(2, LastName=None))
    server.script(Reply(200, reply.body, answer_at, dated=False))
    answer = org.ask([ROWS], cause="delta")
    assert answer.server_time == datetime(2026, 11, 23, 10, 11, 12, tzinfo=UTC)
    assert answer.results == (
        RowPage(
            "Lead",
            FIELDS,
            (
                ("00Q000000000001AAA", "Name 1", 950000.0, "2026-11-23T10:00:00Z"),
                ("00Q000000000002AAA", None, 950000.0, "2026-11-23T10:00:00Z"),
            ),
        ),
    )
    (request,) = server.requests
    assert (request.method, request.path) == ("GET", QUERY)
    assert request.query == {"q": ROWS.soql}
    assert request.headers["Authorization"] == "Bearer access-0"
    assert "gzip" in request.headers["Accept-Encoding"]
    assert request.headers["User-Agent"].startswith("apdesk/")
    assert "X-PrettyPrint" not in request.headers
    assert (org.calls(), ledger) == (1, [("delta", 1)])


def test_deleted_rows_are_asked_for_by_query_all(server: ScriptedServer, org: RestOrg) -> None:
    server.script(page())
    org.ask([RowQuery(LEAD, FIELDS, "SELECT Id FROM Lead", include_deleted=True)], cause="x")
    assert server.paths() == ["/services/data/v62.0/queryAll"]


def test_several_queries_are_one_call_in_their_order(server: ScriptedServer, org: RestOrg) -> None:
    def answer(request: Request) -> Reply:
        reply = composite(
            (200, page(record(1)).body), (200, {"totalSize": 7, "done": True, "records": []})
        )
        reply.body["compositeResponse"].reverse()
        return reply

    server.answer = answer
    result = org.ask([ROWS, CountQuery("SELECT COUNT() FROM Lead")], cause="idle").results
    assert isinstance(result[0], RowPage)
    assert result[1] == 7
    (request,) = server.requests
    assert (request.method, request.path) == ("POST", COMPOSITE)
    document = request.document
    assert document["allOrNone"] is False
    assert [each["method"] for each in document["compositeRequest"]] == ["GET", "GET"]
    assert document["compositeRequest"][0]["url"].startswith(f"{QUERY}?q=SELECT%20Id%2C")
    assert org.calls() == 1


def test_a_long_query_travels_in_the_body(server: ScriptedServer, org: RestOrg) -> None:
    server.script(composite((200, page(record(1)).body)))
    ids = ",".join(f"'00Q00000000{i:04d}AAA'" for i in range(900))
    result = org.ask([RawQuery(f"SELECT Id FROM Lead WHERE Id IN ({ids})")], cause="x").results[0]
    assert result == (record(1),)
    assert server.paths() == [COMPOSITE]


def test_soql_that_looks_like_a_composite_reference_is_encoded(
    server: ScriptedServer, org: RestOrg
) -> None:
    server.script(composite((200, page().body), (200, page().body)))
    org.ask([RawQuery("SELECT Id FROM Lead WHERE LastName = '@{q1.x}&y=+'")] * 2, cause="x")
    url = server.requests[0].document["compositeRequest"][0]["url"]
    assert "%40%7Bq1.x%7D%26y%3D%2B" in url


def test_pages_are_followed_to_the_end(
    server: ScriptedServer, org: RestOrg, ledger: list[tuple[str, int]]
) -> None:
    server.script(
        page(record(1), total=3, next_url=f"{QUERY}/0r8-1"),
        page(record(2), total=3, next_url=f"{QUERY}/0r8-2"),
        page(record(3), total=3),
    )
    result = org.ask([ROWS], cause="pull").results[0]
    assert isinstance(result, RowPage)
    assert [row[1] for row in result.rows] == ["Name 1", "Name 2", "Name 3"]
    assert server.paths()[1:] == [f"{QUERY}/0r8-1", f"{QUERY}/0r8-2"]
    assert ledger == [("pull", 1)] * 3


def test_keys_come_in_the_case_of_the_describe(server: ScriptedServer, org: RestOrg) -> None:
    server.script(page(record(1)))
    result = org.ask([RowQuery(LEAD, ("lastname",), "SELECT lastname FROM Lead")], cause="x")
    assert isinstance(result.results[0], RowPage)
    assert result.results[0].rows == (("Name 1",),)


def test_more_than_five_queries_are_our_own_mistake(org: RestOrg) -> None:
    with pytest.raises(ValueError, match="5"):
        org.ask([ROWS] * 6, cause="x")
    with pytest.raises(ValueError, match="5"):
        org.ask([], cause="x")


# -- what the org refuses --------------------------------------------------------------------------


def test_a_refused_query_is_returned_in_its_place(server: ScriptedServer, org: RestOrg) -> None:
    bad = [{"errorCode": "INVALID_FIELD", "message": "No such column 'X__c' on entity 'Lead'"}]
    server.script(composite((400, bad), (200, page(record(1)).body)))
    refused, rows = org.ask([ROWS, ROWS], cause="x").results
    assert isinstance(refused, SalesforceError)
    assert (refused.kind, refused.fields) == (Kind.FIX, ("X__c",))
    assert isinstance(rows, RowPage)
    server.script(Reply(400, bad))
    (alone,) = org.ask([ROWS], cause="x").results
    assert isinstance(alone, SalesforceError)
    assert alone.kind is Kind.FIX


def test_an_unreadable_object_is_named(server: ScriptedServer, org: RestOrg) -> None:
    server.script(refusal(400, "INVALID_TYPE", "sObject type 'Lead' is not supported."))
    (refused,) = org.ask([ROWS], cause="x").results
    assert isinstance(refused, SalesforceError)
    assert refused.kind is Kind.PAUSE_OBJECT
    assert "Lead" in refused.title


def test_the_daily_limit_is_raised_at_once(server: ScriptedServer, org: RestOrg) -> None:
    limit = refusal(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.")
    server.script(limit)
    assert failure(org).kind is Kind.LIMIT
    assert failure(org, ROWS, ROWS).kind is Kind.LIMIT
    server.script(composite((200, page().body), (403, limit.body)))
    assert failure(org, ROWS, ROWS).code == "salesforce.limit"
    assert len(server.requests) == 3


def test_only_the_query_that_stumbled_is_asked_again(server: ScriptedServer, org: RestOrg) -> None:
    busy = [{"errorCode": "UNABLE_TO_LOCK_ROW", "message": "locked"}]

    def answer(request: Request) -> Reply:
        if request.method == "POST":
            return composite((200, page(record(1)).body), (500, busy))
        return page(record(2))

    server.answer = answer
    one, two = org.ask([ROWS, ROWS], cause="x").results
    assert isinstance(one, RowPage)
    assert isinstance(two, RowPage)
    assert two.rows[0][1] == "Name 2"
    assert server.paths() == [COMPOSITE, QUERY]


def test_a_query_that_takes_too_long_is_not_repeated(server: ScriptedServer, org: RestOrg) -> None:
    server.script(refusal(400, "QUERY_TIMEOUT", "Your query request was running for too long."))
    (refused,) = org.ask([ROWS], cause="x").results
    assert isinstance(refused, SalesforceError)
    assert refused.code == "salesforce.query_timeout"
    assert len(server.requests) == 1
