"""The whole life of a login against the practice org, over real sockets and in real processes."""

from __future__ import annotations

import logging
import multiprocessing
import socket
import ssl
import threading
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import trustme

from apdesk.domain import soql
from apdesk.domain.cancel import CancelToken
from apdesk.errors import KnownError
from apdesk.practice_org.http import visitor
from apdesk.practice_org.http.oauth import DEFAULT_CALLBACKS, AppPolicy
from apdesk.practice_org.http.server import PracticeServer
from apdesk.salesforce.connection import open_org
from apdesk.salesforce.errors import Kind, SalesforceError
from apdesk.salesforce.oauth import CALLBACK_PORTS, Login, OAuthError, callback_url, revoke
from apdesk.salesforce.org import CountQuery
from apdesk.salesforce.rest import RestOrg
from apdesk.salesforce.tokens import FileVault, MemoryVault, TokenKeeper, Tokens

pytestmark = pytest.mark.e2e

KEY = "installation:org:user"


@pytest.fixture
def ports() -> tuple[int, ...]:
    """Ports of this test alone: the three that are built in may be in use beside it."""
    with socket.socket() as one, socket.socket() as two:
        for each in (one, two):
            each.bind(("127.0.0.1", 0))
        return one.getsockname()[1], two.getsockname()[1]


def practice(ports: tuple[int, ...], **more: Any) -> PracticeServer:
    callbacks = [callback_url(port) for port in ports]
    return PracticeServer(leads=8, contacts=4, accounts=2, seed=11, callbacks=callbacks, **more)


@pytest.fixture
def server(ports: tuple[int, ...]) -> Iterator[PracticeServer]:
    with practice(ports) as running:
        yield running


class Browser:
    """Goes through the login page on a thread of its own, and keeps what the callback showed."""

    def __init__(self, *, allow: bool = True, context: ssl.SSLContext | None = None) -> None:
        self._allow = allow
        self._context = context
        self.page = ""
        self.url = ""
        self.done = threading.Event()

    def open(self, url: str) -> bool:
        self.url = url
        try:
            self.page = visitor.visit(url, allow=self._allow, context=self._context)
        except visitor.LoginFailed as error:
            self.page = str(error)
        finally:
            self.done.set()
        return True


def log_in(server: PracticeServer, browser: Browser, **more: Any) -> Tokens:
    own = [each for each in server.oauth.callbacks if each not in DEFAULT_CALLBACKS]
    ports = tuple(urlsplit(each).port or 0 for each in own)
    asked = {"ports": ports, **more}
    try:
        return Login(server.url, server.client_id, open_browser=browser.open, **asked).run(
            CancelToken()
        )
    finally:
        assert browser.done.wait(20)


def test_from_the_login_page_to_records_and_back_out(
    server: PracticeServer, tmp_path: Path
) -> None:
    browser = Browser()
    tokens = log_in(server, browser)
    assert "apdesk is connected" in browser.page
    assert tokens.organization_id == server.org.organization_id
    vault = MemoryVault()
    vault.save(KEY, tokens)
    causes: list[str] = []
    org = open_org(
        vault=vault,
        key=KEY,
        lock_path=tmp_path / "tokens.lock",
        on_call=lambda cause, _: causes.append(cause),
    )
    assert org.identity().user_id == server.org.administrator_id
    count = CountQuery(soql.count("Lead"))
    assert org.ask([count], cause="count").results == (8,)
    server.logins.expire_sessions()
    assert org.ask([count], cause="count").results == (8,)
    renewed = vault.load(KEY)
    assert renewed is not None
    assert renewed.access_token != tokens.access_token
    assert renewed.refresh_token != tokens.refresh_token
    assert causes == ["identity", "count", "count", "count"]
    revoke(renewed)
    with pytest.raises(SalesforceError) as expired:
        org.ask([count], cause="count")
    assert (expired.value.code, expired.value.kind) == ("login.expired", Kind.STOP)
    assert vault.load(KEY) == renewed
    # a new login goes on where the old one ended
    vault.save(KEY, log_in(server, Browser()))
    again = open_org(vault=vault, key=KEY, lock_path=tmp_path / "tokens.lock")
    assert again.ask([count], cause="count").results == (8,)


def test_the_built_in_callbacks_are_the_ones_that_an_org_registers(
    server: PracticeServer,
) -> None:
    assert {callback_url(port) for port in CALLBACK_PORTS} <= set(server.oauth.callbacks)
    assert len(CALLBACK_PORTS) == 3


def test_the_second_port_is_taken_when_the_first_is_busy(
    server: PracticeServer, ports: tuple[int, ...]
) -> None:
    browser = Browser()
    with socket.create_server(("127.0.0.1", ports[0])):
        assert log_in(server, browser).access_token
    assert f"localhost%3A{ports[1]}%2F" in browser.url


def test_over_tls_only_a_trusted_certificate_gets_the_login(
    ports: tuple[int, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    bundle = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(bundle))
    with practice(ports, tls=context) as server:
        with pytest.raises(SalesforceError) as refused:
            log_in(server, Browser(context=trusting))
        assert refused.value.code == "network.tls"
        assert "/services/oauth2/token" not in {each.path for each in server.calls()}
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(bundle))
        vault = MemoryVault()
        vault.save(KEY, log_in(server, Browser(context=trusting)))
        org = open_org(vault=vault, key=KEY, lock_path=tmp_path / "tokens.lock")
        server.logins.expire_sessions()
        assert org.instance_url.startswith("https://")
        assert org.ask([CountQuery(soql.count("Lead"))], cause="x").results == (8,)


def test_pressing_deny(server: PracticeServer) -> None:
    browser = Browser(allow=False)
    with pytest.raises(OAuthError) as denied:
        log_in(server, browser)
    assert denied.value.code == "oauth.denied"
    assert "Access was not allowed" in browser.page


def test_a_callback_that_is_not_registered_is_refused_on_the_page(server: PracticeServer) -> None:
    browser = Browser()
    with pytest.raises(OAuthError) as failed:
        log_in(server, browser, ports=(0,), timeout=0.5)
    assert failed.value.code in ("oauth.timeout", "oauth.callback_mismatch")
    assert "redirect_uri" in browser.page or "callback" in browser.page.lower()


@pytest.mark.parametrize(
    ("policy", "code"),
    [
        (AppPolicy.NOT_INSTALLED, "oauth.not_installed"),
        (AppPolicy.BLOCKED, "oauth.blocked"),
        (AppPolicy.NOT_ADMITTED, "oauth.not_admitted"),
    ],
)
def test_what_an_administrator_can_have_against_the_app(
    server: PracticeServer, policy: AppPolicy, code: str
) -> None:
    server.oauth.policy = policy
    browser = Browser()
    with pytest.raises(OAuthError) as refused:
        log_in(server, browser)
    assert refused.value.code == code
    assert refused.value.next_step
    assert refused.value.title.split("'")[0] in browser.page


def test_a_sixth_login_ends_the_first_one(server: PracticeServer, tmp_path: Path) -> None:
    logins = [log_in(server, Browser()) for _ in range(6)]
    vault = MemoryVault()
    vault.save(KEY, logins[0])
    org = open_org(vault=vault, key=KEY, lock_path=tmp_path / "tokens.lock")
    with pytest.raises(SalesforceError) as expired:
        org.ask([CountQuery(soql.count("Lead"))], cause="x")
    assert expired.value.code == "login.expired"


def test_many_threads_live_through_the_end_of_their_session(
    server: PracticeServer, tmp_path: Path
) -> None:
    vault = MemoryVault()
    vault.save(KEY, log_in(server, Browser()))
    keeper = TokenKeeper(vault, KEY, tmp_path / "tokens.lock")
    together = threading.Barrier(8)

    def work(number: int) -> int:
        org = (
            RestOrg(keeper)
            if number % 2
            else open_org(vault=vault, key=KEY, lock_path=tmp_path / "tokens.lock")
        )
        together.wait(20)
        got = 0
        for round_number in range(3):
            (result,) = org.ask([CountQuery(soql.count("Lead"))], cause="x").results
            assert isinstance(result, int)
            got += result
            if (number, round_number) == (0, 0):
                server.logins.expire_sessions()
        return got

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(work, range(8))) == [24] * 8
    assert server.logins.live_grants(server.org.administrator_id) == 1


def ask_in_a_process(path: Path, lock: Path, start: Any, results: Any) -> None:
    """A second copy of the app: each call finds its session ended by the other's renewal."""
    keeper = TokenKeeper(FileVault(path), KEY, lock)
    org = RestOrg(keeper)
    start.wait(60)
    counts = []
    for _ in range(6):
        counts += org.ask([CountQuery(soql.count("Lead"))], cause="x").results
        keeper.refresh(keeper.current())
    results.put(counts)


def test_two_processes_share_one_rotating_login(server: PracticeServer, tmp_path: Path) -> None:
    path, lock = tmp_path / "tokens.json", tmp_path / "tokens.lock"
    FileVault(path).save(KEY, log_in(server, Browser()))
    context = multiprocessing.get_context("spawn")
    start, results = context.Barrier(2), context.Queue()
    processes = [
        context.Process(target=ask_in_a_process, args=(path, lock, start, results))
        for _ in range(2)
    ]
    for each in processes:
        each.start()
    for each in processes:
        each.join(120)
        assert each.exitcode == 0
    assert [results.get(timeout=5) for _ in range(2)] == [[8] * 6] * 2
    results.close()
    results.join_thread()
    assert server.logins.live_grants(server.org.administrator_id) == 1


class Everything(logging.Handler):
    """Collects each record of each logger, with its arguments and traceback."""

    def __init__(self) -> None:
        super().__init__(logging.NOTSET)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        if record.exc_info:
            text += "".join(traceback.format_exception(*record.exc_info))
        self.lines.append(f"{record.name}: {text}")


@pytest.fixture
def everything_logged() -> Iterator[Everything]:
    handler = Everything()
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield handler
    root.removeHandler(handler)
    root.setLevel(before)


class Spying(MemoryVault):
    """Remembers every secret that it was ever given."""

    def __init__(self) -> None:
        super().__init__()
        self.secrets: set[str] = set()

    def save(self, key: str, tokens: Tokens) -> None:
        self.secrets |= {tokens.access_token, tokens.refresh_token}
        super().save(key, tokens)


def told(call: Callable[[], object]) -> str:
    """Everything that a crash report could show of a failure."""
    try:
        call()
    except KnownError as error:
        shown = traceback.TracebackException.from_exception(error, capture_locals=False)
        return "".join(
            [*shown.format(), str(error), repr(error), repr(error.args), repr(vars(error))]
        )
    raise AssertionError("nothing failed")


def test_no_log_line_no_exception_and_no_repr_holds_a_secret(
    server: PracticeServer,
    tmp_path: Path,
    everything_logged: Everything,
    capfd: pytest.CaptureFixture[str],
) -> None:
    vault = Spying()
    browser = Browser()
    vault.save(KEY, log_in(server, browser))
    shown: list[str] = [repr(vault.load(KEY)), browser.page]
    org = open_org(vault=vault, key=KEY, lock_path=tmp_path / "tokens.lock")
    count = CountQuery(soql.count("Lead"))
    org.identity()
    org.describe("Lead")
    org.ask([count, count], cause="x")
    server.logins.expire_sessions()
    org.ask([count], cause="x")
    server.faults.status(400, "MALFORMED_QUERY", "unexpected token", path="/query")
    org.ask([count], cause="x")
    server.usage.set_limit(1, used=1)
    shown.append(told(lambda: org.ask([count], cause="x")))
    server.usage.set_limit(100_000)
    tokens = vault.load(KEY)
    assert tokens is not None
    shown.append(told(lambda: log_in(server, Browser(allow=False))))
    # a refresh token that was used already ends the login
    server.logins.expire_sessions()
    org.ask([count], cause="x")
    vault.save(KEY, tokens)
    stolen = open_org(vault=vault, key=KEY, lock_path=tmp_path / "tokens.lock")
    shown.append(told(lambda: stolen.ask([count], cause="x")))
    revoke(tokens)
    server.stop()
    shown.append(told(lambda: revoke(tokens)))
    gone = TokenKeeper(vault, KEY, tmp_path / "tokens.lock")
    shown.append(told(lambda: gone.refresh(tokens)))
    shown += [repr(each) for each in (org, gone, vault, tokens)]
    output = capfd.readouterr()
    haystack = "\n".join([*shown, *everything_logged.lines, output.out, output.err])
    assert len(vault.secrets) >= 5
    asked = parse_qs(urlsplit(browser.url).query)
    for secret in vault.secrets | {asked["state"][0], asked["code_challenge"][0]}:
        assert secret not in haystack
        assert secret[:24] not in haystack
    from_libraries = [
        line
        for line in everything_logged.lines
        if line.startswith(("oauthlib", "requests_oauthlib", "urllib3"))
    ]
    assert from_libraries == []
