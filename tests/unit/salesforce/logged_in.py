"""A login at the scripted server, without anybody logging in."""

from __future__ import annotations

from collections.abc import Callable

from apdesk.salesforce.rest import RestOrg
from apdesk.salesforce.session import Backoff
from apdesk.salesforce.tokens import Tokens
from tests.unit.salesforce.scripted_server import ORG, USER, Reply, ScriptedServer

#: Patience that costs a test no time.
FAST = Backoff(attempts=4, first=0.001, longest=0.002, longest_asked=0.002)
TOKEN_PATH = "/services/oauth2/token"

#: From a practice org to an org object with a login there.
Connect = Callable[..., RestOrg]


def tokens(server: ScriptedServer) -> Tokens:
    return Tokens(
        "access-0",
        "refresh-0",
        server.url,
        f"{server.url}/id/{ORG}/{USER}",
        server.url,
        "client",
    )


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
