"""A login at the scripted server, without anybody logging in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from apdesk.domain.cancel import CancelToken
from apdesk.salesforce.rest import RestOrg
from apdesk.salesforce.session import Backoff
from apdesk.salesforce.tokens import MemoryVault, TokenKeeper, Tokens
from tests.unit.salesforce.scripted_server import ORG, USER, Reply, Request, ScriptedServer, refusal

#: Patience that costs a test no time.
FAST = Backoff(attempts=4, first=0.001, longest=0.002, longest_asked=0.002)
TOKEN_PATH = "/services/oauth2/token"

#: From a practice org to an org object with a login there.
Connect = Callable[..., RestOrg]


class Hurried(CancelToken):
    """Notes what is waited for, and doesn't wait."""

    def __init__(self) -> None:
        super().__init__()
        self.waits: list[float] = []

    def wait(self, seconds: float) -> bool:
        self.waits.append(seconds)
        return super().wait(0)


def tokens(server: ScriptedServer) -> Tokens:
    return tokens_of(server.url)


def tokens_of(url: str) -> Tokens:
    return Tokens("access-0", "refresh-0", url, f"{url}/id/{ORG}/{USER}", url, "client")


def org_with(login: Tokens, directory: Path, **more: Any) -> RestOrg:
    """An org object with this login; `directory` holds the lock of its renewals."""
    vault = MemoryVault()
    vault.save("key", login)
    keeper = TokenKeeper(vault, "key", directory / "tokens.lock")
    return RestOrg(keeper, **{"backoff": FAST, **more})


def with_session(
    server: ScriptedServer,
    good: str,
    content: Callable[[Request], Reply],
    *,
    renewal: Reply | None = None,
) -> None:
    """The server takes one access token; a renewal is answered as told, or hands out access-1."""

    def answer(request: Request) -> Reply:
        if request.path == TOKEN_PATH:
            return renewal or token_reply(1, server)
        if request.headers.get("Authorization") != f"Bearer {good}":
            return refusal(401, "INVALID_SESSION_ID", "Session expired or invalid")
        return content(request)

    server.answer = answer


def token_reply(number: int, server: ScriptedServer) -> Reply:
    return Reply(
        200,
        {
            "access_token": f"access-{number}",
            "refresh_token": f"refresh-{number}",
            "instance_url": server.url,
            "id": f"{server.url}/id/{ORG}/{USER}",
            "token_type": "Bearer",
            "issued_at": str(number),
            "scope": "refresh_token api id",
        },
    )
