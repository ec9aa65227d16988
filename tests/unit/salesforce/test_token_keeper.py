"""One refresher at a time, the new token stored before it is used, and no blind retry."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from apdesk.domain.cancel import CancelToken
from apdesk.errors import Cancelled, KnownError
from apdesk.salesforce.errors import Kind, SalesforceError
from apdesk.salesforce.tokens import FileVault, MemoryVault, TokenKeeper, Tokens
from tests.unit.salesforce.logged_in import Hurried
from tests.unit.salesforce.scripted_server import (
    ORG,
    USER,
    Reply,
    Request,
    ScriptedServer,
    scripted_server,
)


class RotatingServer:
    """Hands out a new refresh token each time; a used one ends the login, as Salesforce does."""

    def __init__(self, server: ScriptedServer) -> None:
        self.server = server
        self.issued = 0
        self.revoked = False
        server.answer = self.answer

    def answer(self, request: Request) -> Reply:
        assert request.path == "/services/oauth2/token"
        if self.revoked or request.form["refresh_token"] != f"refresh-{self.issued}":
            self.revoked = True
            return Reply(
                400,
                {
                    "error": "invalid_grant",
                    "error_description": "expired access/refresh token",
                },
            )
        self.issued += 1
        return Reply(
            200,
            {
                "access_token": f"access-{self.issued}",
                "refresh_token": f"refresh-{self.issued}",
                "instance_url": self.server.url,
                "id": f"{self.server.url}/id/{ORG}/{USER}",
                "token_type": "Bearer",
                "issued_at": str(self.issued),
            },
        )


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with scripted_server() as running:
        yield running


def first(server: ScriptedServer) -> Tokens:
    identity = f"{server.url}/id/{ORG}/{USER}"
    return Tokens("access-0", "refresh-0", server.url, identity, server.url, "client")


class Watched(MemoryVault):
    """Notes the order of what happens, and fails on demand."""

    def __init__(self) -> None:
        super().__init__()
        self.fail = False
        self.saved: list[str] = []

    def save(self, key: str, tokens: Tokens) -> None:
        if self.fail:
            raise KnownError("The keyring is locked", "x", code="keyring.locked")
        self.saved.append(tokens.access_token)
        super().save(key, tokens)


@pytest.fixture
def vault(server: ScriptedServer) -> Watched:
    vault = Watched()
    vault.save("key", first(server))
    return vault


@pytest.fixture
def keeper(vault: Watched, tmp_path: Path) -> TokenKeeper:
    return TokenKeeper(vault, "key", tmp_path / "tokens.lock")


def test_a_refresh_is_stored_before_it_is_returned(
    server: ScriptedServer, vault: Watched, keeper: TokenKeeper
) -> None:
    RotatingServer(server)
    fresh = keeper.refresh(keeper.current())
    assert (fresh.access_token, fresh.refresh_token) == ("access-1", "refresh-1")
    assert vault.load("key") == fresh
    assert keeper.current() == fresh
    assert vault.saved == ["access-0", "access-1"]


def test_without_rotation_the_refresh_token_stays(
    server: ScriptedServer, keeper: TokenKeeper
) -> None:
    server.script(Reply(200, {"access_token": "new", "token_type": "Bearer"}))
    fresh = keeper.refresh(keeper.current())
    assert (fresh.access_token, fresh.refresh_token) == ("new", "refresh-0")
    assert fresh.instance_url == server.url


@pytest.mark.parametrize(
    "instance", ["http://evil.example", "", "javascript:1", "http://127.0.0.1.evil.example"]
)
def test_an_unsafe_instance_in_a_refresh_is_not_taken_over(
    server: ScriptedServer, keeper: TokenKeeper, instance: str
) -> None:
    server.script(Reply(200, {"access_token": "new", "instance_url": instance}))
    assert keeper.refresh(keeper.current()).instance_url == server.url


def test_many_threads_refresh_once(server: ScriptedServer, vault: Watched, tmp_path: Path) -> None:
    rotating = RotatingServer(server)
    together = threading.Barrier(12)
    stale = first(server)
    got: list[Tokens] = []
    shared = TokenKeeper(vault, "key", tmp_path / "tokens.lock")

    def refresh(number: int) -> None:
        own = TokenKeeper(vault, "key", tmp_path / "tokens.lock")
        keeper = shared if number % 2 else own
        together.wait()
        got.append(keeper.refresh(stale))

    threads = [threading.Thread(target=refresh, args=(number,)) for number in range(12)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert rotating.issued == 1
    assert {each.access_token for each in got} == {"access-1"}


def refresh_many_times(path: Path, lock: Path, times: int, results: object) -> None:
    keeper = TokenKeeper(FileVault(path), "key", lock)
    for _ in range(times):
        keeper.refresh(keeper.current())
    results.put(keeper.current().access_token)  # type: ignore[attr-defined]


def test_two_processes_never_present_a_used_token(server: ScriptedServer, tmp_path: Path) -> None:
    rotating = RotatingServer(server)
    path, lock = tmp_path / "tokens.json", tmp_path / "tokens.lock"
    FileVault(path).save("key", first(server))
    context = multiprocessing.get_context("spawn")
    results = context.Queue()
    processes = [
        context.Process(target=refresh_many_times, args=(path, lock, 8, results)) for _ in range(2)
    ]
    for each in processes:
        each.start()
    for each in processes:
        each.join(60)
        assert each.exitcode == 0
    assert not rotating.revoked
    assert 8 <= rotating.issued <= 16
    results.close()
    results.join_thread()


def test_a_refused_refresh_asks_for_a_login_and_keeps_the_rest(
    server: ScriptedServer, vault: Watched, keeper: TokenKeeper
) -> None:
    refusal = {"error": "invalid_grant", "error_description": "expired access/refresh token"}
    server.script(Reply(400, refusal))
    with pytest.raises(SalesforceError) as expired:
        keeper.refresh(keeper.current())
    assert (expired.value.code, expired.value.kind) == ("login.expired", Kind.STOP)
    assert "nothing is lost" in expired.value.next_step
    assert len(server.requests) == 1
    assert vault.load("key") == first(server)


@pytest.mark.parametrize(
    "lost", [Reply(ending="reset"), Reply(200, {"access_token": "x" * 50}, ending="cut")]
)
def test_a_lost_answer_is_not_followed_by_a_blind_retry(
    server: ScriptedServer, keeper: TokenKeeper, lost: Reply
) -> None:
    server.script(lost)
    with pytest.raises(SalesforceError) as raised:
        keeper.refresh(keeper.current())
    assert (raised.value.kind, raised.value.code) == (Kind.RETRY, "network.interrupted")
    assert len(server.requests) == 1


def test_an_unusable_success_is_not_followed_by_a_blind_retry(
    server: ScriptedServer, keeper: TokenKeeper
) -> None:
    for body in (b"<html>", b"[]", b"", {"token_type": "Bearer"}, {"access_token": 5}):
        server.requests.clear()
        server.script(Reply(200, body))
        with pytest.raises(SalesforceError) as raised:
            keeper.refresh(keeper.current())
        assert raised.value.kind is Kind.RETRY
        assert len(server.requests) == 1


def test_a_server_that_says_no_for_now_is_asked_again(
    server: ScriptedServer, keeper: TokenKeeper
) -> None:
    server.script(
        Reply(503, b"<html>maintenance</html>"),
        Reply(200, {"access_token": "access-1", "refresh_token": "refresh-1"}),
    )
    hurried = Hurried()
    assert keeper.refresh(keeper.current(), hurried).access_token == "access-1"
    assert [0.5 <= each <= 1.5 for each in hurried.waits] == [True]


def test_cancelled_between_two_attempts(server: ScriptedServer, keeper: TokenKeeper) -> None:
    cancel = CancelToken()

    def answer(_: Request) -> Reply:
        cancel.cancel()
        return Reply(503)

    server.answer = answer
    with pytest.raises(Cancelled):
        keeper.refresh(keeper.current(), cancel)
    assert len(server.requests) == 1


def test_a_redirection_of_the_refresh_is_not_followed(
    server: ScriptedServer, keeper: TokenKeeper
) -> None:
    for status in (302, 307, 308):
        server.requests.clear()
        server.script(Reply(status, b"", {"Location": "/elsewhere"}))
        with pytest.raises(SalesforceError) as raised:
            keeper.refresh(keeper.current())
        assert raised.value.code == "salesforce.redirected"
        assert [each.path for each in server.requests] == ["/services/oauth2/token"]


def test_a_vault_that_fails_after_a_rotation_gets_the_token_later(
    server: ScriptedServer, vault: Watched, keeper: TokenKeeper
) -> None:
    rotating = RotatingServer(server)
    stale = keeper.current()
    vault.fail = True
    with pytest.raises(KnownError) as locked:
        keeper.refresh(stale)
    assert locked.value.code == "keyring.locked"
    with pytest.raises(KnownError):
        keeper.current()
    vault.fail = False
    assert keeper.current().access_token == "access-1"
    assert vault.load("key") == keeper.current()
    assert keeper.refresh(stale).access_token == "access-1"
    assert rotating.issued == 1


def test_signed_out_meanwhile(server: ScriptedServer, vault: Watched, keeper: TokenKeeper) -> None:
    stale = keeper.current()
    vault.delete("key")
    for call in (lambda: keeper.refresh(stale), keeper.current):
        with pytest.raises(KnownError) as needed:
            call()
        assert needed.value.code == "login.needed"
    assert server.requests == []


@pytest.fixture
def held_lock(tmp_path: Path) -> Iterator[Callable[[], None]]:
    import filelock

    lock = filelock.FileLock(tmp_path / "tokens.lock")
    lock.acquire()
    yield lock.release
    lock.release(force=True)


def test_a_login_held_by_another_process_can_be_cancelled_and_waited_for(
    held_lock: Callable[[], None], server: ScriptedServer, keeper: TokenKeeper
) -> None:
    RotatingServer(server)
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        keeper.refresh(keeper.current(), cancel)
    got: list[Tokens] = []
    waiting = threading.Thread(target=lambda: got.append(keeper.refresh(first(server))))
    waiting.start()
    assert server.requests == []
    held_lock()
    waiting.join(10)
    assert got[0].access_token == "access-1"


def test_tokens_that_another_process_stores_in_a_moment_are_waited_for(
    held_lock: Callable[[], None], server: ScriptedServer, vault: Watched, keeper: TokenKeeper
) -> None:
    stale = keeper.current()
    newer = replace(stale, access_token="access-of-another")
    got: list[Tokens | None] = []
    waiting = threading.Thread(
        target=lambda: got.append(keeper.newer_in_the_end(stale, CancelToken()))
    )
    waiting.start()
    waiting.join(0.1)
    assert waiting.is_alive()
    vault.save("key", newer)
    held_lock()
    waiting.join(10)
    assert got == [newer]
    assert keeper.newer_in_the_end(newer, CancelToken()) is None
    assert server.requests == []
