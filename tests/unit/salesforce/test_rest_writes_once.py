"""RestOrg.write where an answer or the session is lost: what is never sent twice."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from apdesk.domain.cancel import CancelToken
from apdesk.errors import Cancelled
from apdesk.salesforce import transport
from apdesk.salesforce.errors import Kind
from apdesk.salesforce.rest import RestOrg
from apdesk.salesforce.session import Backoff
from tests.unit.salesforce.logged_in import (
    TOKEN_PATH,
    Hurried,
    org_with,
    token_reply,
    tokens_of,
    with_session,
)
from tests.unit.salesforce.scripted_server import Reply, Request, ScriptedServer, refusal
from tests.unit.salesforce.write_groups import (
    SHAPES,
    composite,
    creates,
    failure,
    lead_id,
    not_saved,
    saved,
    updates,
    upserts,
)

# -- what is never sent twice ----------------------------------------------------------------------


LOST = {
    "reset": Reply(ending="reset"),
    "cut": Reply(200, saved(1), ending="cut"),
    "malformed": Reply(200, b'[{"id": "00Q'),
    "html": Reply(503, b"<html>maintenance</html>"),
    "sign-in page": Reply(200, b"<html>please sign in to the wireless</html>"),
    "empty": Reply(200, b""),
    "no content": Reply(204),
    "502": Reply(502),
    "420": Reply(420),
    "406": Reply(406),
    "429": Reply(429),
    "503 in words": refusal(503, "SERVER_UNAVAILABLE"),
    "500 in words": refusal(500, "UNKNOWN_EXCEPTION"),
    "lock with 500": refusal(500, "UNABLE_TO_LOCK_ROW"),
    "no time": Reply(200, saved(1), dated=False),
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("lost", LOST)
def test_an_answer_that_was_lost(
    server: ScriptedServer, org: RestOrg, shape: str, lost: str
) -> None:
    server.script(LOST[lost], Reply(200, saved(1)))
    if shape == "create":
        error = failure(org, SHAPES[shape])
        assert (error.in_doubt, error.sent) == (True, True)
        assert len(server.requests) == 1
    else:
        assert org.write([SHAPES[shape]], cause="push").results[0][0].record_id == lead_id(1)
        assert len(server.requests) == 2


@pytest.mark.parametrize("lost", LOST)
def test_one_create_among_updates_is_enough_to_send_all_only_once(
    server: ScriptedServer, org: RestOrg, lost: str
) -> None:
    server.script(LOST[lost], composite((200, saved(1)), (200, saved(2))))
    assert failure(org, updates(1), creates(2)).in_doubt
    assert len(server.requests) == 1
    server.script(LOST[lost], composite((200, saved(1)), (200, saved(2))))
    org.write([updates(1), upserts(2)], cause="push")
    assert len(server.requests) == 3


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    "refused",
    [
        refusal(403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentPerOrgLongTxn Limit exceeded."),
        refusal(400, "UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access"),
    ],
)
def test_what_was_refused_before_it_was_carried_out_is_sent_again(
    server: ScriptedServer, org: RestOrg, shape: str, refused: Reply
) -> None:
    server.script(refused, Reply(200, saved(1)))
    assert org.write([SHAPES[shape]], cause="push").results[0][0].record_id == lead_id(1)
    assert len(server.requests) == 2


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("barred", [Reply(403, b"<html>barred</html>"), Reply(302), Reply(408)])
def test_somebody_on_the_way_may_have_passed_the_request_on(
    server: ScriptedServer, org: RestOrg, shape: str, barred: Reply
) -> None:
    server.script(barred)
    assert failure(org, SHAPES[shape]).in_doubt


@pytest.mark.parametrize("shape", SHAPES)
def test_nobody_there_is_no_doubt(tmp_path: Path, shape: str) -> None:
    org = org_with(tokens_of("http://127.0.0.1:9"), tmp_path)
    error = failure(org, SHAPES[shape])
    assert (error.code, error.sent, error.in_doubt) == ("network.unreachable", False, False)
    assert org.calls() == 0


@pytest.mark.parametrize("shape", SHAPES)
def test_a_silent_server_leaves_a_doubt(
    server: ScriptedServer, org: RestOrg, monkeypatch: pytest.MonkeyPatch, shape: str
) -> None:
    for name in ("TIMEOUT", "PATIENT"):
        monkeypatch.setattr(f"apdesk.salesforce.transport.{name}", (5.0, 0.1))
    over = threading.Event()

    def answer(_: Request) -> Reply:
        over.wait(5)
        return Reply(503)

    server.answer = answer
    try:
        error = failure(org, SHAPES[shape])
    finally:
        over.set()
    assert (error.code, error.in_doubt) == ("network.timeout", True)
    assert org.calls() == (1 if shape == "create" else 2)


def test_an_answer_is_waited_for_longer_when_nothing_may_be_sent_twice(
    server: ScriptedServer, org: RestOrg, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert transport.PATIENT[1] > 600  # as long as the org may work on a call
    monkeypatch.setattr("apdesk.salesforce.transport.TIMEOUT", (5.0, 0.05))
    never = threading.Event()

    def answer(_: Request) -> Reply:
        never.wait(0.2)
        return Reply(200, saved(1))

    server.answer = answer
    assert org.write([creates(1)], cause="create").results[0][0].record_id == lead_id(1)
    assert failure(org, updates(1)).code == "network.timeout"


@pytest.mark.parametrize(
    "last",
    [
        refusal(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."),
        refusal(400, "INVALID_FIELD", "No such column 'Title' on sobject of type Lead"),
        refusal(403, "API_DISABLED_FOR_ORG"),
    ],
)
@pytest.mark.parametrize("shape", ["update", "upsert"])
def test_a_doubt_outlives_the_answers_that_follow_it(
    server: ScriptedServer, org: RestOrg, shape: str, last: Reply
) -> None:
    server.script(Reply(ending="reset"), last)
    error = failure(org, SHAPES[shape])
    assert error.error_code
    assert (error.in_doubt, error.sent) == (True, True)
    # The next call begins without it.
    server.script(refusal(403, "API_DISABLED_FOR_ORG"))
    assert not failure(org, SHAPES[shape]).in_doubt


@pytest.mark.parametrize("shape", ["update", "upsert"])
def test_a_server_that_takes_a_request_and_goes_away(tmp_path: Path, shape: str) -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"

    def take_one() -> None:
        connection, _ = listener.accept()
        listener.close()
        connection.recv(65536)
        connection.close()

    taker = threading.Thread(target=take_one)
    taker.start()
    org = org_with(tokens_of(url), tmp_path)
    error = failure(org, SHAPES[shape])
    taker.join()
    # The last attempt reached nobody, the first one may have been carried out.
    assert error.code == "network.unreachable"
    assert (error.in_doubt, error.sent) == (True, True)
    assert org.calls() == 1


@pytest.mark.parametrize("shape", SHAPES)
def test_cancelled_before_and_between(
    make: Callable[..., RestOrg], server: ScriptedServer, shape: str
) -> None:
    cancel = CancelToken()
    org = make(cancel=cancel, backoff=Backoff(attempts=4, first=3600, longest=3600))

    def answer(_: Request) -> Reply:
        cancel.cancel()
        return refusal(400, "UNABLE_TO_LOCK_ROW")

    server.answer = answer
    for _ in range(2):
        with pytest.raises(Cancelled):
            org.write([SHAPES[shape]], cause="push")
    assert len(server.requests) == 1


# -- the session -----------------------------------------------------------------------------------


@pytest.mark.parametrize("shape", SHAPES)
def test_a_session_that_has_ended_is_renewed_and_the_write_sent_again(
    server: ScriptedServer, org: RestOrg, shape: str
) -> None:
    with_session(server, "access-1", lambda _: Reply(200, saved(1)))
    assert org.write([SHAPES[shape]], cause="push").results[0][0].record_id == lead_id(1)
    assert [each == TOKEN_PATH for each in server.paths()] == [False, True, False]
    first, last = server.requests[0], server.requests[-1]
    assert first.body == last.body


@pytest.mark.parametrize("shape", SHAPES)
def test_a_session_that_ends_inside_a_composite_call(
    server: ScriptedServer, org: RestOrg, shape: str
) -> None:
    ended = refusal(401, "INVALID_SESSION_ID", "Session expired or invalid")
    sent: list[Request] = []

    def answer(request: Request) -> Reply:
        if request.path == TOKEN_PATH:
            return token_reply(1, server)
        sent.append(request)
        if len(sent) == 1:
            return composite((200, [not_saved("STRING_TOO_LONG")]), (401, ended.body))
        return composite((200, [not_saved("STRING_TOO_LONG")]), (200, saved(1)))

    server.answer = answer
    _, (result,) = org.write([updates(9), SHAPES[shape]], cause="push").results
    assert result.record_id == lead_id(1)
    # Where something was written it is told, and the rest is left to the next run.
    server.script(composite((200, saved(9)), (401, ended.body)))
    (written,), (refused,) = org.write([updates(9), SHAPES[shape]], cause="push").results
    assert written.record_id == lead_id(9)
    assert refused.error is not None
    assert (refused.error.kind, refused.error.in_doubt) == (Kind.REFRESH, False)


@pytest.mark.parametrize(
    ("shape", "renewal", "code"),
    [
        ("update", Reply(400, {"error": "invalid_grant"}), "login.expired"),
        ("create", Reply(400, {"error": "invalid_grant"}), "login.expired"),
        ("create", Reply(503), "salesforce.unavailable"),
    ],
)
@pytest.mark.logs("apdesk.salesforce")
def test_a_login_that_is_not_renewed_leaves_no_doubt_about_the_write(
    server: ScriptedServer, make: Callable[..., RestOrg], shape: str, renewal: Reply, code: str
) -> None:
    hurried = Hurried()
    org = make(cancel=hurried)
    with_session(server, "access-1", lambda _: Reply(200, saved(1)), renewal=renewal)
    error = failure(org, SHAPES[shape])
    assert (error.code, error.in_doubt) == (code, False)
    # Only where it may be over soon it is asked again: twice.
    assert len(hurried.waits) == (2 if code == "salesforce.unavailable" else 0)
    assert server.paths().count(TOKEN_PATH) == len(hurried.waits) + 1
    org.close()


@pytest.mark.parametrize("shape", SHAPES)
def test_a_renewed_session_that_is_refused_again(
    server: ScriptedServer, org: RestOrg, shape: str
) -> None:
    with_session(server, "another", lambda _: Reply(200, saved(1)))
    error = failure(org, SHAPES[shape])
    assert (error.code, error.in_doubt) == ("login.expired", False)


@pytest.mark.parametrize("shape", ["update", "upsert"])
def test_a_doubt_from_before_the_renewal_stays(
    server: ScriptedServer, org: RestOrg, shape: str
) -> None:
    replies = [Reply(ending="reset"), refusal(401, "INVALID_SESSION_ID")]

    def answer(request: Request) -> Reply:
        if request.path == TOKEN_PATH:
            return Reply(400, {"error": "invalid_grant"})
        return replies.pop(0)

    server.answer = answer
    error = failure(org, SHAPES[shape])
    assert (error.code, error.in_doubt) == ("login.expired", True)
