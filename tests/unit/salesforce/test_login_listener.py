"""The login as the browser and the wire see it, with odd visitors at the callback."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import http.client
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from apdesk.domain.cancel import CancelToken
from apdesk.errors import Cancelled, KnownError
from apdesk.salesforce import loopback
from apdesk.salesforce.oauth import Login, OAuthError, callback_url
from apdesk.salesforce.tokens import Tokens
from tests.unit.salesforce.scripted_server import ORG, USER, Reply, ScriptedServer, scripted_server

CLIENT = "3MVG9.public_client"


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with scripted_server() as running:
        running.script(Reply(200, token_body(running)))
        yield running


@pytest.fixture(autouse=True)
def no_lingering(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The listener stays a little for a browser that asks twice; that has a test of its own."""
    if "lingering" not in request.fixturenames:
        monkeypatch.setattr(loopback, "_LINGER", 0.0)


@pytest.fixture
def lingering() -> None:
    """The listener stays as it does for users."""


class Clock:
    """The listener's clock. Once `runs`, it is five minutes later with each look: the listener may
    look for the first time when the browser was there already."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.runs = threading.Event()
        self._ahead = 0.0
        self._real = loopback.time.monotonic
        own = SimpleNamespace(monotonic=self._look, sleep=loopback.time.sleep)
        monkeypatch.setattr(loopback, "time", own)

    def _look(self) -> float:
        self._ahead += 300.0 if self.runs.is_set() else 0.0
        return self._real() + self._ahead


def token_body(server: ScriptedServer, **more: Any) -> dict[str, Any]:
    return {
        "access_token": "00D!access",
        "refresh_token": "5Aep.refresh",
        "signature": "x",
        "scope": "id refresh_token api full",
        "instance_url": server.url,
        "id": f"{server.url}/id/{ORG}/{USER}",
        "token_type": "Bearer",
        "issued_at": "1700000000000",
        **more,
    }


class Authorize:
    """What the browser was sent to."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.asked = {name: each[0] for name, each in parse_qs(urlsplit(url).query).items()}
        self.port = urlsplit(self.asked["redirect_uri"]).port or 0

    def get(
        self,
        path: str = "/callback",
        *,
        host: str = "127.0.0.1",
        method: str = "GET",
        headers: dict[str, str] | None = None,
        **query: str,
    ) -> tuple[int, str]:
        connection = http.client.HTTPConnection(host, self.port, timeout=20)
        with contextlib.closing(connection):
            sent = {"Host": f"localhost:{self.port}", **(headers or {})}
            connection.request(method, f"{path}?{urlencode(query)}", headers=sent)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()

    def allow(self, **more: Any) -> tuple[int, str]:
        return self.get(code="the-code", state=self.asked["state"], **more)


def log_in(
    server: ScriptedServer,
    visit: Callable[[Authorize], object],
    *,
    timeout: float = 20.0,
    cancel: CancelToken | None = None,
    ports: tuple[int, ...] = (0,),
) -> Tokens:
    """A whole login; `visit` is the browser. What it raises is raised here."""
    with ThreadPoolExecutor(1) as pool:
        visits = []

        def browser(url: str) -> bool:
            visits.append(pool.submit(visit, Authorize(url)))
            return True

        login = Login(server.url, CLIENT, ports=ports, timeout=timeout, open_browser=browser)
        try:
            return login.run(cancel)
        finally:
            for each in visits:
                each.result(30)


def test_a_login_from_the_address_to_the_tokens(server: ScriptedServer) -> None:
    seen: list[Authorize] = []
    pages: list[tuple[int, str]] = []

    def visit(authorize: Authorize) -> None:
        seen.append(authorize)
        pages.append(authorize.allow())

    tokens = log_in(server, visit)
    assert (tokens.access_token, tokens.refresh_token) == ("00D!access", "5Aep.refresh")
    assert (tokens.organization_id, tokens.user_id) == (ORG, USER)
    assert (tokens.login_url, tokens.client_id) == (server.url, CLIENT)
    (authorize,) = seen
    assert authorize.url.startswith(f"{server.url}/services/oauth2/authorize?")
    asked = authorize.asked
    assert asked["response_type"] == "code"
    assert asked["client_id"] == CLIENT
    assert asked["scope"] == "api refresh_token id"
    assert asked["redirect_uri"] == callback_url(authorize.port)
    assert asked["code_challenge_method"] == "S256"
    assert len(asked["state"]) >= 22
    (request,) = server.requests
    form = request.form
    assert request.path == "/services/oauth2/token"
    assert "Authorization" not in request.headers
    assert "client_secret" not in form
    assert (form["grant_type"], form["code"], form["client_id"]) == (
        "authorization_code",
        "the-code",
        CLIENT,
    )
    assert form["redirect_uri"] == asked["redirect_uri"]
    digest = hashlib.sha256(form["code_verifier"].encode()).digest()
    assert base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == asked["code_challenge"]
    status, page = pages[0]
    assert status == 200
    assert "apdesk is connected" in page
    assert "prefers-color-scheme: dark" in page


def test_state_verifier_and_port_differ_from_login_to_login(server: ScriptedServer) -> None:
    seen: list[Authorize] = []

    def visit(authorize: Authorize) -> None:
        seen.append(authorize)
        authorize.allow()

    log_in(server, visit)
    log_in(server, visit)
    assert seen[0].asked["state"] != seen[1].asked["state"]
    assert seen[0].asked["code_challenge"] != seen[1].asked["code_challenge"]


def test_both_loopback_addresses_are_answered(server: ScriptedServer) -> None:
    def visit(authorize: Authorize) -> None:
        assert authorize.get("/favicon.ico", host="127.0.0.1")[0] == 404
        try:
            socket.create_connection(("::1", authorize.port), 5).close()
        except OSError:
            pytest.skip("this machine has no ::1")
        authorize.allow(host="::1")

    assert log_in(server, visit).access_token == "00D!access"


def test_only_the_expected_path_host_method_and_state_get_anywhere(
    server: ScriptedServer,
) -> None:
    def visit(authorize: Authorize) -> None:
        state = authorize.asked["state"]
        ours = {"code": "stolen", "state": state}
        assert authorize.get("/", **ours)[0] == 404
        assert authorize.get("/callback/", **ours)[0] == 404
        assert authorize.get("/Callback", **ours)[0] == 404
        assert authorize.get("/callback/../x", **ours)[0] == 404
        assert authorize.get(headers={"Host": f"evil.example:{authorize.port}"}, **ours)[0] == 404
        assert authorize.get(headers={"Host": "localhost"}, **ours)[0] == 404
        assert authorize.get(method="POST", **ours)[0] == 501
        assert authorize.get(code="foreign", state="x" * len(state))[0] == 400
        assert authorize.get(code="foreign", state=state[:-1])[0] == 400
        assert authorize.get(code="foreign", state="é")[0] == 400
        assert authorize.get(code="foreign")[0] == 400
        assert authorize.get(state=state)[0] == 400
        assert authorize.get(code="", state=state)[0] == 400
        assert authorize.get(f"/callback?state={state}&code=a&code=b&x=")[0] == 400
        assert authorize.get(f"/callback?state={state}&code=c&state=other&x=")[0] == 400
        assert authorize.get(**{f"p{each}": "x" for each in range(60)}, **ours)[0] == 400
        assert "not used" in authorize.get(code="foreign", state="other")[1]
        assert server.requests == []
        assert authorize.allow()[0] == 200

    log_in(server, visit)
    assert [each.form["code"] for each in server.requests] == ["the-code"]


def test_silent_and_broken_clients_do_not_keep_the_real_one_waiting(
    server: ScriptedServer,
) -> None:
    idle: list[socket.socket] = []

    def visit(authorize: Authorize) -> None:
        idle.extend(socket.create_connection(("127.0.0.1", authorize.port), 5) for _ in range(10))
        with socket.create_connection(("127.0.0.1", authorize.port), 5) as broken:
            broken.sendall(b"\x16\x03\x01 not http at all\r\n\r\n")
        with socket.create_connection(("127.0.0.1", authorize.port), 5) as gone:
            gone.sendall(b"GET /callback?code=")
        assert authorize.allow()[0] == 200

    try:
        assert log_in(server, visit).access_token == "00D!access"
    finally:
        for each in idle:
            each.close()


@pytest.mark.usefixtures("lingering")
def test_a_callback_that_comes_many_times_at_once_is_exchanged_once(
    server: ScriptedServer,
) -> None:
    pages: list[tuple[int, str]] = []

    def visit(authorize: Authorize) -> None:
        with ThreadPoolExecutor(8) as pool:
            waiting = [pool.submit(authorize.allow) for _ in range(8)]
            pages.extend(each.result(20) for each in waiting)

    log_in(server, visit)
    assert len(server.requests) == 1
    assert {status for status, _ in pages} == {200}
    assert all("apdesk is connected" in page for _, page in pages)


def test_the_listener_is_gone_after_the_login(server: ScriptedServer) -> None:
    ports: list[int] = []

    def visit(authorize: Authorize) -> None:
        ports.append(authorize.port)
        authorize.allow()

    log_in(server, visit)
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", ports[0]), 5)
    # and the same port can be had again at once
    log_in(server, visit, ports=(ports[0],))
    assert ports[0] == ports[1]


@pytest.mark.parametrize(
    ("error", "description", "code"),
    [
        ("access_denied", "end-user denied authorization", "oauth.denied"),
        ("redirect_uri_mismatch", "must match", "oauth.callback_mismatch"),
        ("invalid_client_id", "client identifier invalid", "oauth.client_id"),
        ("invalid_client", "app must be installed into org", "oauth.not_installed"),
        ("OAUTH_APPROVAL_ERROR_GENERIC", "", "oauth.not_installed"),
        ("OAUTH_APP_BLOCKED", "this app is blocked by admin", "oauth.blocked"),
        ("OAUTH_APP_ACCESS_DENIED", "user is not admin approved", "oauth.not_admitted"),
        ("server_error", "", "oauth.unavailable"),
        ("something_of_2030", "<b>new</b>", "oauth.failed"),
    ],
)
def test_refusals_on_the_way_back_are_told_in_words(
    server: ScriptedServer, error: str, description: str, code: str
) -> None:
    pages: list[str] = []

    def visit(authorize: Authorize) -> None:
        answer = authorize.get(
            error=error, error_description=description, state=authorize.asked["state"]
        )
        pages.append(answer[1])

    with pytest.raises(OAuthError) as failed:
        log_in(server, visit)
    assert failed.value.code == code
    assert (description or error) in failed.value.message
    assert failed.value.next_step
    assert server.requests == []
    assert failed.value.title.replace("’", "'").split("'")[0] in pages[0]
    assert "<b>" not in pages[0]


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (
            Reply(
                400,
                {"error": "invalid_grant", "error_description": "expired authorization code"},
            ),
            "oauth.code_expired",
        ),
        (
            Reply(400, {"error": "invalid_grant", "error_description": "invalid code verifier"}),
            "oauth.code_expired",
        ),
        (
            Reply(400, {"error": "invalid_grant", "error_description": "inactive user"}),
            "oauth.user_refused",
        ),
        (
            Reply(400, {"error": "invalid_grant", "error_description": "ip restricted"}),
            "oauth.user_refused",
        ),
        (
            Reply(400, {"error": "invalid_client", "error_description": "invalid credentials"}),
            "oauth.client_id",
        ),
        (Reply(400, {"error": "rate_limit_exceeded"}), "oauth.rate"),
        (Reply(400, {"error": "unsupported_grant_type"}), "oauth.configuration"),
        (Reply(500, {"error": "unknown_thing"}), "oauth.unavailable"),
        (Reply(503, b"<html>maintenance</html>"), "salesforce.unavailable"),
        (Reply(200, b"<html>sign in to the wireless</html>"), "salesforce.malformed_answer"),
        (Reply(200, b'{"access_token": "x'), "salesforce.malformed_answer"),
        (Reply(200, []), "salesforce.malformed_answer"),
        (Reply(200, {"token_type": "Bearer"}), "salesforce.malformed_answer"),
        (Reply(ending="reset"), "network.interrupted"),
        (Reply(307, b"", {"Location": "/elsewhere"}), "salesforce.redirected"),
    ],
)
def test_refusals_of_the_exchange_are_told_in_words(
    server: ScriptedServer, reply: Reply, code: str
) -> None:
    server.script(reply)
    pages: list[str] = []
    with pytest.raises(KnownError) as failed:
        log_in(server, lambda authorize: pages.append(authorize.allow()[1]))
    assert failed.value.code == code
    assert len(server.requests) == 1
    assert "connected" not in pages[0].split("<h1")[1].split("</h1>")[0]


@pytest.mark.parametrize(
    "missing",
    [
        {"instance_url": ""},
        {"instance_url": "http://acme.my.salesforce.com"},
        {"instance_url": "https://user@acme.my.salesforce.com"},
        {"id": ""},
        {"id": "https://login.salesforce.com/whoever"},
    ],
)
def test_a_login_that_lacks_something_is_not_taken(
    server: ScriptedServer, missing: dict[str, str]
) -> None:
    server.script(Reply(200, token_body(server, **missing)))
    with pytest.raises(OAuthError) as failed:
        log_in(server, Authorize.allow)
    assert failed.value.code == "oauth.incomplete"


def test_a_login_without_a_refresh_token_is_taken_for_as_long_as_it_lasts(
    server: ScriptedServer,
) -> None:
    body = token_body(server)
    del body["refresh_token"]
    server.script(Reply(200, body))
    tokens = log_in(server, Authorize.allow)
    assert (tokens.access_token, tokens.refresh_token) == ("00D!access", "")


def test_nobody_comes_back(server: ScriptedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    with pytest.raises(OAuthError) as failed:
        log_in(server, lambda _: clock.runs.set(), timeout=300.0)
    assert failed.value.code == "oauth.timeout"


def test_a_refusal_without_state_ends_nothing_but_is_told_at_the_end(
    server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock(monkeypatch)

    def visit(authorize: Authorize) -> None:
        assert authorize.get(error="OAUTH_APP_BLOCKED", error_description="blocked")[0] == 400
        clock.runs.set()

    with pytest.raises(OAuthError) as failed:
        log_in(server, visit, timeout=300.0)
    assert (failed.value.code, failed.value.error) == ("oauth.timeout", "OAUTH_APP_BLOCKED")
    assert "is blocked" in failed.value.message


def test_cancelled_while_the_page_is_open(server: ScriptedServer) -> None:
    cancel = CancelToken()
    with pytest.raises(Cancelled):
        log_in(server, lambda _: cancel.cancel(), cancel=cancel)
    assert server.requests == []


def test_taken_ports_are_passed_over(server: ScriptedServer) -> None:
    with socket.socket() as taken, socket.socket() as free:
        for each in (taken, free):
            each.bind(("127.0.0.1", 0))
        taken.listen()
        ports = (taken.getsockname()[1], free.getsockname()[1])
        free.close()
        seen: list[int] = []

        def visit(authorize: Authorize) -> None:
            seen.append(authorize.port)
            authorize.allow()

        log_in(server, visit, ports=ports)
        assert seen == [ports[1]]
        with pytest.raises(OAuthError) as failed:
            log_in(server, visit, ports=ports[:1])
    assert failed.value.code == "oauth.ports"
    assert str(ports[0]) in failed.value.message


def test_a_port_that_is_taken_on_ipv6_alone_is_passed_over(server: ScriptedServer) -> None:
    try:
        taken = socket.create_server(("::1", 0), family=socket.AF_INET6)
    except OSError:
        pytest.skip("this machine has no ::1")
    with taken, pytest.raises(OAuthError) as failed:
        log_in(server, Authorize.allow, ports=(taken.getsockname()[1],))
    assert failed.value.code == "oauth.ports"


def test_two_logins_at_once_take_two_ports(server: ScriptedServer) -> None:
    both = threading.Barrier(2)
    with socket.socket() as one, socket.socket() as two:
        for each in (one, two):
            each.bind(("127.0.0.1", 0))
        ports = (one.getsockname()[1], two.getsockname()[1])
    seen: list[int] = []

    def visit(authorize: Authorize) -> None:
        seen.append(authorize.port)
        both.wait(20)
        authorize.allow()

    with ThreadPoolExecutor(2) as pool:
        logins = [pool.submit(log_in, server, visit, ports=ports) for _ in range(2)]
        for each in logins:
            assert each.result(30).access_token == "00D!access"
    assert sorted(seen) == sorted(ports)


@pytest.mark.logs("apdesk.login")
@pytest.mark.parametrize("opener", ["false", "raises"])
def test_no_browser(server: ScriptedServer, opener: str) -> None:
    def open_browser(_: str) -> bool:
        if opener == "raises":
            raise RuntimeError("no display")
        return False

    with pytest.raises(OAuthError) as failed:
        Login(server.url, CLIENT, ports=(0,), open_browser=open_browser).run(CancelToken())
    assert failed.value.code == "oauth.browser"


@pytest.mark.parametrize("key", ["", "  ", "two words", "tab\tkey", "umläut"])
def test_a_key_that_cannot_be_one(key: str) -> None:
    with pytest.raises(KnownError) as refused:
        Login("https://login.salesforce.com", key)
    assert refused.value.code == "login.client_id"


def test_a_real_org_is_never_spoken_to_in_the_clear() -> None:
    with pytest.raises(KnownError) as refused:
        Login("http://acme.my.salesforce.com", CLIENT)
    assert refused.value.code == "login.address"
