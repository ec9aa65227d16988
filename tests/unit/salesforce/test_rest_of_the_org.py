"""What RestOrg reads of the org itself: usage, describe, identity, versions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from apdesk.salesforce.errors import Kind, SalesforceError
from apdesk.salesforce.org import ApiUsage, CountQuery
from apdesk.salesforce.rest import RestOrg
from tests.unit.salesforce.asking import ROWS, failure
from tests.unit.salesforce.logged_in import org_with, tokens
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
        org = org_with(replace(tokens(server), instance_url=instance.url), tmp_path)
        server.script(Reply(200, identity_body(server)))
        assert org.identity().instance_url == instance.url
        assert (len(server.requests), len(instance.requests)) == (1, 0)
        org.close()


def test_an_org_at_an_ipv6_address(tmp_path: Path) -> None:
    with scripted_server("::1") as server:
        org = org_with(tokens(server), tmp_path)
        server.script(Reply(200, {"totalSize": 3, "done": True, "records": []}))
        assert org.ask([CountQuery("SELECT COUNT() FROM Lead")], cause="x").results == (3,)
        assert server.requests[0].headers["Host"] == server.url.removeprefix("http://")
        org.close()


def test_versions_are_sorted_and_not_counted(server: ScriptedServer, org: RestOrg) -> None:
    listed = [{"version": each, "label": "x"} for each in ("62.0", "9.0", "100.0", "beta")]
    server.script(Reply(200, listed))
    assert org.api_versions() == ("9.0", "62.0", "100.0")
    assert org.calls() == 0
    assert server.paths() == ["/services/data"]
