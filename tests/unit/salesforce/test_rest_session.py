"""RestOrg's login while it asks: renewed once, and never sent elsewhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from apdesk.domain.records import RowPage
from apdesk.salesforce.errors import Kind
from apdesk.salesforce.org import CountQuery
from apdesk.salesforce.rest import RestOrg
from apdesk.salesforce.tokens import MemoryVault, TokenKeeper
from apdesk.salesforce.transport import OrgSession
from tests.unit.salesforce.asking import COMPOSITE, QUERY, ROWS, composite, failure, record
from tests.unit.salesforce.logged_in import FAST, TOKEN_PATH, token_reply, tokens, with_session
from tests.unit.salesforce.scripted_server import (
    Reply,
    Request,
    ScriptedServer,
    page,
    refusal,
    scripted_server,
)


def test_a_dead_session_is_renewed_once_and_the_call_repeated(
    server: ScriptedServer, org: RestOrg
) -> None:
    with_session(server, "access-1", lambda _: page(record(1)))
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
    with_session(server, "never", lambda _: page())
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
