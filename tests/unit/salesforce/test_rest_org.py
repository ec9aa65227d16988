"""RestOrg against a server that answers oddly: nothing cut short or foreign gets through."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from apdesk.domain.cancel import CancelToken
from apdesk.domain.records import RowPage
from apdesk.domain.schema import FieldSchema, FieldType, SObjectSchema
from apdesk.errors import Cancelled, KnownError
from apdesk.salesforce.errors import Kind, SalesforceError
from apdesk.salesforce.org import ApiUsage, CountQuery, RawQuery, RowQuery
from apdesk.salesforce.rest import RestOrg
from apdesk.salesforce.session import Backoff
from apdesk.salesforce.tokens import MemoryVault, TokenKeeper, Tokens
from apdesk.salesforce.transport import OrgSession
from tests.unit.salesforce.logged_in import FAST, TOKEN_PATH, token_reply, tokens
from tests.unit.salesforce.scripted_server import (
    ORG,
    USER,
    Reply,
    Request,
    ScriptedServer,
    page,
    refusal,
    scripted_server,
)

LEAD = SObjectSchema(
    "Lead",
    "Lead",
    "Leads",
    (
        FieldSchema("Id", "Id", FieldType.ID),
        FieldSchema("LastName", "Last Name", FieldType.STRING),
        FieldSchema("AnnualRevenue", "Revenue", FieldType.CURRENCY, precision=18, scale=0),
        FieldSchema("SystemModstamp", "Stamp", FieldType.DATETIME),
    ),
)
FIELDS = ("Id", "LastName", "AnnualRevenue", "SystemModstamp")
ROWS = RowQuery(LEAD, FIELDS, f"SELECT {', '.join(FIELDS)} FROM Lead LIMIT 2000")
QUERY = "/services/data/v62.0/query"
COMPOSITE = "/services/data/v62.0/composite"


def record(number: int, **more: Any) -> dict[str, Any]:
    return {
        "attributes": {"type": "Lead", "url": f"/services/data/v62.0/sobjects/Lead/{number}"},
        "Id": f"00Q00000000{number:04d}AAA",
        "LastName": f"Name {number}",
        "AnnualRevenue": 950000.0,
        "SystemModstamp": "2026-11-23T10:00:00.000+0000",
        **more,
    }


def composite(*answers: tuple[int, Any]) -> Reply:
    return Reply(
        200,
        {
            "compositeResponse": [
                {"body": body, "httpHeaders": {}, "httpStatusCode": status, "referenceId": f"q{i}"}
                for i, (status, body) in enumerate(answers)
            ]
        },
    )


def failure(org: RestOrg, *queries: Any) -> SalesforceError:
    with pytest.raises(SalesforceError) as raised:
        org.ask(queries or (ROWS,), cause="test")
    return raised.value


# -- what is asked and how it is read ----------------------------------------------------------


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


# -- what the org refuses ------------------------------------------------------------------------


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


# -- what breaks ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "broken",
    [
        Reply(503, b"<html>maintenance</html>"),
        Reply(502),
        Reply(420),
        Reply(429, b"", {"Retry-After": "1"}),
        Reply(200, b"<html>please sign in to the wireless</html>"),
        Reply(200, b'{"totalSize": 1, "done": tr'),
        Reply(200, b""),
        Reply(200, b"5"),
        Reply(200, []),
        Reply(200, {"totalSize": 1, "done": True}),
        Reply(200, {"totalSize": "1", "done": True, "records": []}),
        Reply(200, {"totalSize": 1, "done": True, "records": ["x"]}),
        Reply(200, {"totalSize": 1, "done": False, "records": [record(1)]}),
        Reply(200, page(record(1)).body, ending="cut"),
        Reply(200, page(record(1)).body, dated=False),
        Reply(ending="reset"),
        page(record(1), total=2),
        page(record(1), record(2), total=1),
        page({"Id": "00Q000000000001AAA"}),
        page(record(1, AnnualRevenue="lots")),
        page(record(1, SystemModstamp={})),
        refusal(500, "UNKNOWN_EXCEPTION"),
    ],
)
def test_what_is_broken_once_is_asked_for_again(
    server: ScriptedServer, org: RestOrg, broken: Reply
) -> None:
    server.script(broken, page(record(1)))
    answer = org.ask([ROWS], cause="x")
    assert isinstance(answer.results[0], RowPage)
    assert len(server.requests) == 2
    assert org.calls() == 2


@pytest.mark.parametrize(
    ("broken", "code", "tries"),
    [
        (Reply(503), "salesforce.unavailable", 4),
        (Reply(200, b"<html>"), "salesforce.malformed_answer", 4),
        (Reply(ending="reset"), "network.interrupted", 4),
        (page(record(1), total=2), "salesforce.malformed_answer", 3),
        (Reply(403, b"<html>barred</html>"), "network.barred", 1),
        (Reply(302, b"", {"Location": "https://evil.example/"}), "salesforce.redirected", 1),
        (Reply(410, [{"errorCode": "GONE", "message": "x"}]), "salesforce.version_retired", 1),
    ],
)
def test_what_stays_broken_is_raised_after_some_tries(
    server: ScriptedServer, org: RestOrg, broken: Reply, code: str, tries: int
) -> None:
    server.script(broken)
    assert failure(org).code == code
    assert len(server.requests) == tries


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/services/data/x",
        "@evil.example/",
        ".evil.example/services/data/",
        "/services/data/v62.0/query/ 1",
        "/services/data/v62.0/query/1\r\nX: y",
        5,
    ],
)
def test_a_next_page_elsewhere_is_not_followed(
    server: ScriptedServer, org: RestOrg, url: Any
) -> None:
    body = {"totalSize": 2, "done": False, "records": [record(1)], "nextRecordsUrl": url}
    server.script(Reply(200, body))
    assert failure(org).code == "salesforce.malformed_answer"
    assert set(server.paths()) == {QUERY}


def test_pages_that_go_round_in_a_circle_end(server: ScriptedServer, org: RestOrg) -> None:
    server.script(page(record(1), total=9, next_url=f"{QUERY}/0r8-1"))
    assert failure(org).code == "salesforce.malformed_answer"


def test_a_dropped_locator_begins_the_reading_again(server: ScriptedServer, org: RestOrg) -> None:
    server.script(
        page(record(1), total=2, next_url=f"{QUERY}/0r8-1"),
        refusal(400, "INVALID_QUERY_LOCATOR", "invalid query locator"),
        page(record(1), record(2)),
    )
    result = org.ask([ROWS], cause="x").results[0]
    assert isinstance(result, RowPage)
    assert len(result.rows) == 2


def test_a_locator_that_is_dropped_each_time_is_raised_to_be_retried(
    server: ScriptedServer, org: RestOrg
) -> None:
    def answer(request: Request) -> Reply:
        if request.path == QUERY:
            return page(record(1), total=2, next_url=f"{QUERY}/0r8-1")
        return refusal(400, "INVALID_QUERY_LOCATOR", "invalid query locator")

    server.answer = answer
    error = failure(org)
    assert (error.code, error.kind) == ("salesforce.locator", Kind.RETRY)


def test_nobody_there(make: Callable[..., RestOrg], server: ScriptedServer) -> None:
    org = make()
    server.script(page())
    org.ask([ROWS], cause="x")
    gone = Tokens("a", "r", "http://127.0.0.1:9", f"http://127.0.0.1:9/id/{ORG}/{USER}", "", "")
    vault = MemoryVault()
    vault.save("key", gone)
    counted: list[str] = []
    away = RestOrg(
        TokenKeeper(vault, "key", Path("unused.lock")),
        backoff=FAST,
        on_call=lambda cause, _: counted.append(cause),
    )
    error = failure(away)
    assert (error.code, error.sent) == ("network.unreachable", False)
    assert counted == []


def test_silence_is_not_waited_for_many_times(
    server: ScriptedServer, org: RestOrg, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("apdesk.salesforce.transport.TIMEOUT", (5.0, 0.1))
    over = threading.Event()

    def answer(_: Request) -> Reply:
        over.wait(5)
        return Reply(503)

    server.answer = answer
    try:
        assert failure(org).code == "network.timeout"
    finally:
        over.set()
    assert org.calls() == 2


def test_an_org_that_asks_for_an_hour_is_left_alone(server: ScriptedServer, org: RestOrg) -> None:
    server.script(Reply(503, b"", {"Retry-After": "3600"}))
    error = failure(org)
    assert (error.code, error.retry_after) == ("salesforce.unavailable", 3600)
    assert org.calls() == 1


def test_several_questions_may_take_their_time_one_after_the_other(
    server: ScriptedServer, org: RestOrg, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An org that gives a query up says so only then; the other answers are in the same body."""
    monkeypatch.setattr("apdesk.salesforce.transport.TIMEOUT", (5.0, 0.1))
    monkeypatch.setattr("apdesk.salesforce.transport.SEVERAL", (5.0, 5.0))
    too_long = (400, [{"errorCode": "QUERY_TIMEOUT", "message": "too long"}])
    reply = composite((200, page(record(1)).body), too_long)
    over = threading.Timer(0.5, (whole := threading.Event()).set)
    over.start()
    server.script(replace(reply, hold=whole))
    rows, count = org.ask([ROWS, CountQuery("SELECT COUNT() FROM Lead")], cause="test").results
    assert isinstance(rows, RowPage)
    assert isinstance(count, SalesforceError)
    assert count.code == "salesforce.query_timeout"


def test_an_org_that_moved_is_found_by_a_renewed_login(
    server: ScriptedServer, org: RestOrg
) -> None:
    """My Domain was renamed: the old address redirects, the token endpoint names the new one."""
    with scripted_server() as moved_to:
        new = token_reply(1, server)
        new.body["instance_url"] = moved_to.url

        def answer(request: Request) -> Reply:
            if request.path == TOKEN_PATH:
                return new
            return Reply(301, b"", {"Location": f"{moved_to.url}{request.path}"})

        server.answer = answer
        moved_to.script(page(record(1)))
        for _ in range(2):
            (rows,) = org.ask([ROWS], cause="test").results
            assert isinstance(rows, RowPage)
        assert server.paths() == [QUERY, TOKEN_PATH]
        (first, _) = moved_to.requests
        assert first.headers["Authorization"] == "Bearer access-1"
        assert org.instance_url == moved_to.url


def test_an_org_that_redirects_and_has_not_moved_is_asked_once_more_at_most(
    server: ScriptedServer, org: RestOrg
) -> None:
    with scripted_server() as elsewhere:
        server.answer = lambda request: (
            token_reply(1, server)
            if request.path == TOKEN_PATH
            else Reply(302, b"", {"Location": f"{elsewhere.url}/login"})
        )
        assert failure(org).code == "salesforce.redirected"
        assert server.paths() == [QUERY, TOKEN_PATH]
        assert elsewhere.requests == []


def test_cancelled_while_waiting_for_another_try(
    make: Callable[..., RestOrg], server: ScriptedServer
) -> None:
    cancel = CancelToken()
    org = make(cancel=cancel, backoff=Backoff(attempts=4, first=3600, longest=3600))

    def answer(request: Request) -> Reply:
        cancel.cancel()
        return Reply(503)

    server.answer = answer
    with pytest.raises(Cancelled):
        org.ask([ROWS], cause="x")
    assert len(server.requests) == 1
    with pytest.raises(Cancelled):
        org.ask([ROWS], cause="x")
    assert len(server.requests) == 1


# -- the session ---------------------------------------------------------------------------------


def with_sessions(server: ScriptedServer, good: str, content: Callable[[Request], Reply]) -> None:
    """The server knows one access token; refreshes hand it out."""

    def answer(request: Request) -> Reply:
        if request.path == TOKEN_PATH:
            return token_reply(1, server)
        if request.headers.get("Authorization") != f"Bearer {good}":
            return refusal(401, "INVALID_SESSION_ID", "Session expired or invalid")
        return content(request)

    server.answer = answer


def test_a_dead_session_is_renewed_once_and_the_call_repeated(
    server: ScriptedServer, org: RestOrg
) -> None:
    with_sessions(server, "access-1", lambda _: page(record(1)))
    assert isinstance(org.ask([ROWS], cause="x").results[0], RowPage)
    assert isinstance(org.ask([ROWS], cause="x").results[0], RowPage)
    assert server.paths() == [QUERY, TOKEN_PATH, QUERY, QUERY]
    form = server.requests[1].form
    assert form == {
        "grant_type": "refresh_token",
        "refresh_token": "refresh-0",
        "client_id": "client",
    }
    assert "Authorization" not in server.requests[1].headers


def test_a_dead_session_inside_a_composite_answer_is_renewed_too(
    server: ScriptedServer, org: RestOrg
) -> None:
    dead = [{"errorCode": "INVALID_SESSION_ID", "message": "Session expired or invalid"}]

    def answer(request: Request) -> Reply:
        if request.path == TOKEN_PATH:
            return token_reply(1, server)
        if request.headers["Authorization"] == "Bearer access-0":
            return composite((401, dead), (401, dead))
        return composite((200, page().body), (200, page().body))

    server.answer = answer
    assert len(org.ask([ROWS, ROWS], cause="x").results) == 2
    assert server.paths() == [COMPOSITE, TOKEN_PATH, COMPOSITE]


def test_a_session_that_is_refused_even_when_new_asks_for_a_login(
    server: ScriptedServer, org: RestOrg
) -> None:
    with_sessions(server, "never", lambda _: page())
    error = failure(org)
    assert (error.code, error.kind) == ("login.expired", Kind.STOP)
    assert server.paths() == [QUERY, TOKEN_PATH, QUERY]


def test_a_session_that_another_process_replaces_again_and_again(
    server: ScriptedServer, tmp_path: Path
) -> None:
    """Each answer finds the login renewed elsewhere: it is taken over, and never renewed here."""
    vault = MemoryVault()
    vault.save("key", tokens(server))

    def answer(request: Request) -> Reply:
        number = len(server.requests)
        assert request.path == QUERY
        if number < 5:
            vault.save("key", replace(tokens(server), access_token=f"access-{number}"))
            return refusal(401, "INVALID_SESSION_ID")
        assert request.headers["Authorization"] == "Bearer access-4"
        return page()

    server.answer = answer
    org = RestOrg(TokenKeeper(vault, "key", tmp_path / "tokens.lock"), backoff=FAST)
    org.ask([ROWS], cause="x")
    assert len(server.requests) == 5


def test_the_session_ends_between_two_pages(server: ScriptedServer, org: RestOrg) -> None:
    """The locator died with its session: it is not tried again, the query starts anew."""
    alive = {"access-0"}

    def answer(request: Request) -> Reply:
        if request.path == TOKEN_PATH:
            alive.clear()
            alive.add("access-1")
            return token_reply(1, server)
        bearer = request.headers["Authorization"].removeprefix("Bearer ")
        if bearer not in alive:
            return refusal(401, "INVALID_SESSION_ID")
        if request.path == QUERY and bearer == "access-0":
            alive.clear()
            return page(record(1), total=2, next_url=f"{QUERY}/0r8-old")
        if request.path == QUERY:
            return page(record(1), total=2, next_url=f"{QUERY}/0r8-new")
        assert request.path.endswith("new"), "an old locator was used in a new session"
        return page(record(2), total=2)

    server.answer = answer
    result = org.ask([ROWS], cause="x").results[0]
    assert isinstance(result, RowPage)
    assert [row[1] for row in result.rows] == ["Name 1", "Name 2"]


def test_the_org_moved_while_it_was_renewed(
    server: ScriptedServer, org: RestOrg, tmp_path: Path
) -> None:
    with scripted_server() as moved:
        moved.script(page(record(1)))

        def answer(request: Request) -> Reply:
            if request.path == TOKEN_PATH:
                return token_reply(1, moved)
            return refusal(401, "INVALID_SESSION_ID")

        server.answer = answer
        assert isinstance(org.ask([ROWS], cause="x").results[0], RowPage)
        assert org.instance_url == moved.url
        assert moved.requests[0].headers["Authorization"] == "Bearer access-1"


def test_netrc_and_proxy_settings_do_not_touch_a_call(
    server: ScriptedServer, org: RestOrg, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login somebody password else\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    server.script(page())
    org.ask([ROWS], cause="x")
    assert server.requests[0].headers["Authorization"] == "Bearer access-0"


# -- usage, describe, identity, versions -----------------------------------------------------------


def test_usage_is_read_from_every_answer(server: ScriptedServer, org: RestOrg) -> None:
    assert org.usage() == ApiUsage(None, None)
    server.script(Reply(200, page().body, {"Sforce-Limit-Info": "api-usage=18/5000"}))
    org.ask([ROWS], cause="x")
    assert org.usage() == ApiUsage(18, 5000)
    both = "per-app-api-usage=1/2(appName=x); api-usage=4999/5000"
    limit = refusal(
        403,
        "REQUEST_LIMIT_EXCEEDED",
        "TotalRequests Limit exceeded.",
        **{"Sforce-Limit-Info": both},
    )
    server.script(limit)
    failure(org)
    assert org.usage() == ApiUsage(4999, 5000)
    server.script(Reply(200, page().body, {"Sforce-Limit-Info": "nonsense"}))
    org.ask([ROWS], cause="x")
    assert org.usage() == ApiUsage(4999, 5000)


def describe_body(**more: Any) -> dict[str, Any]:
    return {
        "name": "Lead",
        "label": "Lead",
        "labelPlural": "Leads",
        "queryable": True,
        "fields": [{"name": "Id", "type": "id", "label": "Id"}],
        **more,
    }


def test_describe_is_conditional(server: ScriptedServer, org: RestOrg) -> None:
    stamp = "Sat, 21 Nov 2026 05:00:00 GMT"
    server.script(Reply(200, describe_body(), {"Last-Modified": stamp}), Reply(304))
    first = org.describe("Lead")
    assert first is not None
    assert (first.raw["name"], first.last_modified) == ("Lead", stamp)
    assert org.describe("Lead", stamp) is None
    assert "If-Modified-Since" not in server.requests[0].headers
    assert server.requests[1].headers["If-Modified-Since"] == stamp
    assert server.requests[0].path == "/services/data/v62.0/sobjects/Lead/describe"


@pytest.mark.parametrize(
    "reply",
    [
        refusal(404, "NOT_FOUND", "The requested resource does not exist"),
        refusal(403, "INSUFFICIENT_ACCESS"),
        refusal(400, "INVALID_TYPE"),
        Reply(200, describe_body(queryable=False)),
    ],
)
def test_an_object_that_cannot_be_described(
    server: ScriptedServer, org: RestOrg, reply: Reply
) -> None:
    server.script(reply)
    with pytest.raises(SalesforceError) as raised:
        org.describe("Lead")
    assert (raised.value.kind, raised.value.code) == (
        Kind.PAUSE_OBJECT,
        "salesforce.object_unreadable",
    )
    assert "Lead" in raised.value.title


@pytest.mark.parametrize(
    "body",
    [
        [],
        {},
        describe_body(name="Contact"),
        describe_body(fields=[]),
        describe_body(fields=[{}]),
        describe_body(fields=[5]),
        describe_body(fields="Id"),
    ],
)
def test_an_odd_describe_is_not_taken(server: ScriptedServer, org: RestOrg, body: Any) -> None:
    server.script(Reply(200, body))
    with pytest.raises(SalesforceError) as raised:
        org.describe("Lead")
    assert raised.value.code == "salesforce.malformed_answer"


def identity_body(server: ScriptedServer, **more: Any) -> dict[str, Any]:
    return {
        "id": f"{server.url}/id/{ORG}/{USER}",
        "user_id": USER,
        "organization_id": ORG,
        "username": "john@playground.com",
        "display_name": "John Smith",
        "email": "jsmith@megacorp.com",
        "timezone": "America/Los_Angeles",
        "locale": "en_US",
        **more,
    }


def test_identity_follows_the_redirection_with_the_login(
    server: ScriptedServer, org: RestOrg
) -> None:
    def answer(request: Request) -> Reply:
        assert request.headers["Authorization"] == "Bearer access-0"
        if request.path.startswith("/id/"):
            return Reply(302, b"", {"Location": "/moved/id"})
        return Reply(200, identity_body(server))

    server.answer = answer
    identity = org.identity()
    assert (identity.display_name, identity.timezone) == ("John Smith", "America/Los_Angeles")
    assert (identity.organization_id, identity.user_id) == (ORG, USER)
    assert server.paths() == [f"/id/{ORG}/{USER}", "/moved/id"]


@pytest.mark.parametrize(
    "reply",
    [
        Reply(302, b"", {"Location": "https://evil.example/id"}),
        Reply(302, b"", {"Location": "http://salesforce.com.evil.example/id"}),
        Reply(302, b"", {"Location": "/again"}),
        Reply(200, {"user_id": USER, "organization_id": "00D000000000000AAA"}),
        Reply(200, []),
        Reply(200, b"<html>"),
    ],
)
def test_an_identity_from_elsewhere_is_not_taken(
    server: ScriptedServer, org: RestOrg, reply: Reply
) -> None:
    server.script(reply)
    with pytest.raises(SalesforceError) as raised:
        org.identity()
    assert raised.value.code in ("salesforce.redirected", "salesforce.malformed_answer")


def test_an_org_without_the_identity_page_tells_by_userinfo(
    server: ScriptedServer, org: RestOrg
) -> None:
    body = {
        "user_id": USER,
        "organization_id": ORG,
        "preferred_username": "john@playground.com",
        "name": "John Smith",
        "email": "jsmith@megacorp.com",
        "zoneinfo": "America/Los_Angeles",
        "locale": "de_AT",
    }
    server.script(Reply(404, b"<html>Not found</html>"), Reply(200, body))
    identity = org.identity()
    assert (identity.username, identity.display_name) == ("john@playground.com", "John Smith")
    assert (identity.timezone, identity.locale) == ("America/Los_Angeles", "de_AT")
    assert server.paths() == [f"/id/{ORG}/{USER}", "/services/oauth2/userinfo"]


def test_a_login_page_on_another_port_of_this_computer_has_the_identity(
    server: ScriptedServer, tmp_path: Path
) -> None:
    with scripted_server() as instance:
        vault = MemoryVault()
        vault.save("key", replace(tokens(server), instance_url=instance.url))
        org = RestOrg(TokenKeeper(vault, "key", tmp_path / "tokens.lock"), backoff=FAST)
        server.script(Reply(200, identity_body(server)))
        assert org.identity().instance_url == instance.url
        assert (len(server.requests), len(instance.requests)) == (1, 0)
        org.close()


def test_an_org_at_an_ipv6_address(tmp_path: Path) -> None:
    with scripted_server("::1") as server:
        vault = MemoryVault()
        vault.save("key", tokens(server))
        org = RestOrg(TokenKeeper(vault, "key", tmp_path / "tokens.lock"), backoff=FAST)
        server.script(Reply(200, {"totalSize": 3, "done": True, "records": []}))
        assert org.ask([CountQuery("SELECT COUNT() FROM Lead")], cause="x").results == (3,)
        assert server.requests[0].headers["Host"] == server.url.removeprefix("http://")
        org.close()


def test_a_renewal_finds_no_connection_of_ours_open(
    server: ScriptedServer, org: RestOrg, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that serves one connection at a time could not answer it otherwise."""
    closed: list[bool] = []
    close = OrgSession.close

    def noted(session: OrgSession) -> None:
        closed.append(True)
        close(session)

    def answer(request: Request) -> Reply:
        if request.path == TOKEN_PATH:
            assert closed
            return token_reply(1, server)
        if request.headers["Authorization"] == "Bearer access-0":
            return refusal(401, "INVALID_SESSION_ID")
        return Reply(200, {"totalSize": 3, "done": True, "records": []})

    monkeypatch.setattr(OrgSession, "close", noted)
    server.answer = answer
    assert org.ask([CountQuery("SELECT COUNT() FROM Lead")], cause="x").results == (3,)


def test_versions_are_sorted_and_not_counted(server: ScriptedServer, org: RestOrg) -> None:
    listed = [{"version": each, "label": "x"} for each in ("62.0", "9.0", "100.0", "beta")]
    server.script(Reply(200, listed))
    assert org.api_versions() == ("9.0", "62.0", "100.0")
    assert org.calls() == 0
    assert server.paths() == ["/services/data"]


def test_an_error_holds_no_secret_and_no_request(server: ScriptedServer, org: RestOrg) -> None:
    for reply in (Reply(503), Reply(ending="reset"), Reply(200, b"x"), Reply(400, b"")):
        server.script(reply)
        try:
            (result,) = org.ask([ROWS], cause="x").results
        except KnownError as error:
            result = error
        assert isinstance(result, SalesforceError)
        chain = [result, result.__cause__, result.__context__]
        assert chain[1:] == [None, None]
        assert "access-0" not in json.dumps([str(result), repr(result), repr(vars(result))])
