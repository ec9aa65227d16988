"""RestOrg against a server that answers oddly: nothing cut short or foreign gets through."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from apdesk.domain.cancel import CancelToken
from apdesk.domain.records import RowPage
from apdesk.errors import Cancelled, KnownError
from apdesk.salesforce.errors import Kind, SalesforceError
from apdesk.salesforce.org import CountQuery
from apdesk.salesforce.rest import RestOrg
from apdesk.salesforce.session import Backoff
from tests.unit.salesforce.asking import QUERY, ROWS, composite, failure, record
from tests.unit.salesforce.logged_in import TOKEN_PATH, org_with, token_reply, tokens_of
from tests.unit.salesforce.scripted_server import (
    Reply,
    Request,
    ScriptedServer,
    page,
    refusal,
    scripted_server,
)


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


def test_nobody_there(make: Callable[..., RestOrg], server: ScriptedServer, tmp_path: Path) -> None:
    org = make()
    server.script(page())
    org.ask([ROWS], cause="x")
    gone = tokens_of("http://127.0.0.1:9")
    counted: list[str] = []
    away = org_with(gone, tmp_path, on_call=lambda cause, _: counted.append(cause))
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
    monkeypatch.setattr("apdesk.salesforce.transport.TIMEOUT", (5.0, 0.05))
    monkeypatch.setattr("apdesk.salesforce.transport.SEVERAL", (5.0, 5.0))
    too_long = (400, [{"errorCode": "QUERY_TIMEOUT", "message": "too long"}])
    reply = composite((200, page(record(1)).body), too_long)
    over = threading.Timer(0.2, (whole := threading.Event()).set)
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
