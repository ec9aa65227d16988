"""apdesk against a server that shares nothing with the practice org but the documented formats.

It speaks the least that the documentation promises: one redirecting login page, the token and
identity endpoints, describe with few properties, query, queryAll and composite.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from tests.helpers.processes import Apdesk

pytestmark = pytest.mark.e2e

ORG, USER = "00D000000000001EAA", "005000000000001AAA"
CLIENT = "any.consumer.key"


def field(name: str, kind: str = "string", **more: Any) -> dict[str, Any]:
    return {"name": name, "label": name, "type": kind, "filterable": True, "sortable": True,
            "nillable": True, "createable": True, "updateable": True, "length": 80,
            "custom": False, "picklistValues": [], "referenceTo": [], **more}  # fmt: skip


def system_fields(*more: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        field("Id", "id", nillable=False, updateable=False),
        field("IsDeleted", "boolean", nillable=False, updateable=False),
        field("MasterRecordId", "reference", updateable=False),
        field("SystemModstamp", "datetime", nillable=False, updateable=False),
        *more,
    ]


DESCRIBES = {
    "Lead": system_fields(
        field("LastName"), field("Email", "email"), field("Country"),
        field("Status", "picklist", picklistValues=[
            {"value": each, "label": each, "active": True, "defaultValue": False}
            for each in ("Open", "Junk")
        ]),
        field("IsConverted", "boolean", nillable=False, updateable=False),
        field("ConvertedContactId", "reference", updateable=False),
    ),
    "Contact": system_fields(field("LastName"), field("Email", "email"), field("AccountId")),
    "Account": system_fields(field("Name")),
}  # fmt: skip


def record(sobject: str, record_id: str, **values: Any) -> dict[str, Any]:
    blank = {each["name"]: False if each["type"] == "boolean" else None
             for each in DESCRIBES[sobject]}  # fmt: skip
    return {**blank, "Id": record_id, "SystemModstamp": "2026-03-01T10:00:00.000+0000", **values}


class Server(ThreadingHTTPServer):
    """The org: a few records, one user, one token."""

    daemon_threads = True

    def __init__(
        self,
        host: str = "127.0.0.1",
        *,
        versions: tuple[str, ...] = ("62.0",),
        renewable: bool = True,
        identity_page: bool = True,
        tells_limit: bool = True,
    ) -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, 0), Handler)
        bracketed = f"[{host}]" if ":" in host else host
        self.url = f"http://{bracketed}:{self.server_address[1]}"
        self.versions = versions
        self.renewable = renewable
        self.identity_page = identity_page
        self.tells_limit = tells_limit
        self.session_ended = False
        self.challenges: dict[str, tuple[str, str]] = {}
        self.asked: list[str] = []
        self.records = {
            "Lead": [
                record("Lead", "00Q000000000001AAA", LastName="Blank"),
                record("Lead", "00Q000000000002AAA", LastName="Öpen, \"O'", Status="Open",
                       Country="Österreich"),
                record("Lead", "00Q000000000003AAA", LastName="Junk", Status="Junk"),
                record("Lead", "00Q000000000004AAA", LastName="Gone", Status="Open",
                       IsConverted=True),
            ],
            "Contact": [record("Contact", "003000000000001AAA", LastName="One",
                               AccountId="001000000000001AAA")],
            "Account": [record("Account", "001000000000001AAA", Name="Acme")],
        }  # fmt: skip

    def answer_query(self, soql: str, *, deleted: bool) -> dict[str, Any]:
        """Understands what it needs: FROM, IsConverted, Status against junk, Id keyset, stamps."""
        self.asked.append(soql)
        match = re.match(r"SELECT (.+?) FROM (\w+)", soql)
        assert match, soql
        names, sobject = match[1].split(", "), match[2]
        if sobject in ("Organization", "User"):
            name = {"Organization": "Any Örg 🦊", "User": "A. N. Admin"}[sobject]
            profile = {"Name": "System Administrator"}
            found = [{"Id": {"Organization": ORG, "User": USER}[sobject], "Name": name,
                      "IsSandbox": True, "Profile": profile}]  # fmt: skip
            return {"totalSize": 1, "done": True, "records": found}
        found = [each for each in self.records[sobject] if deleted or not each["IsDeleted"]]
        if "IsConverted = false" in soql:
            found = [each for each in found if not each["IsConverted"]]
        if "'junk'" in soql.lower():
            found = [each for each in found if each["Status"] != "Junk"]
        if after := re.search(r"Id > '(\w+)'", soql):
            found = [each for each in found if each["Id"] > after[1]]
        if since := re.search(r"SystemModstamp >= (\S+?)Z", soql):
            found = [each for each in found if each["SystemModstamp"][:19] >= since[1]]
        if names == ["COUNT()"]:
            return {"totalSize": len(found), "done": True, "records": []}
        rows = [
            {"attributes": {"type": sobject}, **{name: each[name] for name in names}}
            for each in sorted(found, key=lambda each: each["Id"])
        ]
        return {"totalSize": len(rows), "done": True, "records": rows}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def log_message(self, *arguments: Any) -> None:
        """Silent."""

    def reply(self, status: int, body: Any, **headers: str) -> None:
        content = json.dumps(body).encode() if body is not None else b""
        self.send_response(status)
        self.send_header("Content-Type", "application/json;charset=UTF-8")
        self.send_header("Content-Length", str(len(content)))
        if self.server.tells_limit:
            self.send_header("Sforce-Limit-Info", "api-usage=7/15000")
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path == "/services/oauth2/authorize":
            self.server.challenges["c0de"] = (query["code_challenge"], query["redirect_uri"])
            back = urlencode({"code": "c0de", "state": query["state"]})
            self.reply(302, None, Location=f"{query['redirect_uri']}?{back}")
        elif not self.authorised():
            self.reply(401, [{"errorCode": "INVALID_SESSION_ID", "message": "Session expired"}])
        elif parts.path == f"/id/{ORG}/{USER}" and self.server.identity_page:
            self.reply(200, {"user_id": USER, "organization_id": ORG, "username": "a@b.example",
                             "display_name": "A. N. Admin", "timezone": "Europe/Vienna",
                             "locale": "de_AT"})  # fmt: skip
        elif parts.path == "/services/oauth2/userinfo":
            self.reply(200, {"user_id": USER, "organization_id": ORG, "name": "A. N. Admin",
                             "preferred_username": "a@b.example", "zoneinfo": "Europe/Vienna",
                             "locale": "de_AT"})  # fmt: skip
        else:
            self.reply(*self.get(parts.path, query))

    def get(self, path: str, query: dict[str, str]) -> tuple[int, Any]:
        if path.rstrip("/") == "/services/data":
            return 200, [{"label": "x", "url": f"/services/data/v{each}", "version": each}
                         for each in self.server.versions]  # fmt: skip
        version = re.match(r"/services/data/v(\d+\.\d+)/", path)
        if not version or version[1] not in self.server.versions:
            return 404, [{"errorCode": "NOT_FOUND", "message": "No such version"}]
        rest = path.removeprefix(version[0])
        if rest in ("query", "queryAll"):
            return 200, self.server.answer_query(query["q"], deleted=rest == "queryAll")
        if match := re.fullmatch(r"sobjects/(\w+)/describe", rest):
            return 200, {
                "name": match[1], "label": match[1], "labelPlural": f"{match[1]}s",
                "queryable": True, "createable": True, "updateable": True,
                "fields": DESCRIBES[match[1]],
            }  # fmt: skip
        return 404, [{"errorCode": "NOT_FOUND", "message": "The requested resource does not exist"}]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.path == "/services/oauth2/token":
            form = {name: values[0] for name, values in parse_qs(body).items()}
            challenge, redirect = self.server.challenges.pop(form["code"])
            digest = hashlib.sha256(form["code_verifier"].encode()).digest()
            assert base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == challenge
            assert form["redirect_uri"] == redirect
            assert form["client_id"] == CLIENT
            assert "client_secret" not in form
            renewal = {"refresh_token": "5Aep.any"} if self.server.renewable else {}
            self.reply(200, {
                "access_token": f"{ORG[:15]}!AQcAny", **renewal,
                "instance_url": self.server.url, "id": f"https://login.salesforce.com/id/{ORG}/{USER}",
                "token_type": "Bearer", "issued_at": "1770000000000",
                "scope": "refresh_token id api",
            })  # fmt: skip
        elif self.path == "/services/oauth2/revoke":
            self.reply(200, None)
        elif not self.authorised():
            self.reply(401, [{"errorCode": "INVALID_SESSION_ID", "message": "Session expired"}])
        else:
            answers = []
            for each in json.loads(body)["compositeRequest"]:
                parts = urlsplit(each["url"])
                status, answer = self.get(
                    parts.path, {name: v[0] for name, v in parse_qs(parts.query).items()}
                )
                answers.append({"body": answer, "httpHeaders": {}, "httpStatusCode": status,
                                "referenceId": each["referenceId"]})  # fmt: skip
            self.reply(200, {"compositeResponse": answers})

    def authorised(self) -> bool:
        return (
            not self.server.session_ended
            and self.headers.get("Authorization") == f"Bearer {ORG[:15]}!AQcAny"
        )


@contextmanager
def serving(running: Server) -> Iterator[Server]:
    thread = threading.Thread(target=running.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield running
    finally:
        running.shutdown()
        running.server_close()
        thread.join()


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(Server()) as running:
        yield running


def test_connect_apply_sync_and_export(server: Server, tmp_path: Path) -> None:
    apdesk = Apdesk(tmp_path / "data")
    said = apdesk.json(
        "connect", "--login-url", server.url, "--client-id", CLIENT, "--insecure-storage"
    )
    assert said["org"]["id"] == ORG
    assert said["org"]["name"] == "Any Örg 🦊"
    assert said["problems"] == []

    apdesk.apply({
        "version": 1,
        "objects": {"Lead": {"sync": "criteria", "criteria": [
            {"field": "Status", "operator": "is not", "value": "junk"}]}},
    })  # fmt: skip
    report = apdesk.json("sync")
    assert report["result"] == "done"
    assert {name: each["members"] for name, each in report["objects"].items()} == {
        "Lead": 2, "Contact": 1, "Account": 1
    }  # fmt: skip
    leads = {each["salesforce_id"]: each["fields"] for each in apdesk.records("leads")}
    assert leads.keys() == {"00Q000000000001AAA", "00Q000000000002AAA"}
    assert leads["00Q000000000002AAA"]["LastName"] == "Öpen, \"O'"
    assert leads["00Q000000000001AAA"]["Status"] is None

    server.records["Lead"][1] |= {
        "Status": "Junk", "SystemModstamp": "2099-01-01T00:00:00.000+0000"
    }  # fmt: skip
    report = apdesk.json("sync")
    assert report["objects"]["Lead"]["left"] == 1
    assert [each["salesforce_id"] for each in apdesk.records("leads")] == ["00Q000000000001AAA"]
    status = apdesk.json("status")
    assert status["api"]["org_used"] == 7
    assert status["api"]["org_max"] == 15000


def connect(apdesk: Apdesk, server: Server) -> Any:
    return apdesk.json(
        "connect", "--login-url", server.url, "--client-id", CLIENT, "--insecure-storage"
    )


@pytest.mark.parametrize("versions", [("58.0", "59.0"), ("66.0", "68.0")])
def test_an_org_with_other_versions_and_no_identity_page(
    tmp_path: Path, versions: tuple[str, ...]
) -> None:
    apdesk = Apdesk(tmp_path / "data")
    server = Server("::1", versions=versions, identity_page=False, tells_limit=False)
    with serving(server):
        assert connect(apdesk, server)["org"]["user"] == "a@b.example"
        assert apdesk.json("sync")["objects"]["Lead"]["members"] == 3
        report = apdesk.json("sync")
        assert (report["result"], report["api_calls"]) == ("done", 1)
    status = apdesk.json("status")
    assert status["api"]["org_used"] is None
    assert status["api"]["org_max"] is None


def test_a_login_that_cannot_be_renewed_serves_until_it_ends(tmp_path: Path) -> None:
    apdesk = Apdesk(tmp_path / "data")
    with serving(Server(renewable=False)) as server:
        (problem,) = connect(apdesk, server)["problems"]
        assert "refresh_token" in problem
        assert apdesk.json("sync")["result"] == "done"
        server.session_ended = True
        report = apdesk.json("sync", expect=1)
        assert (report["result"], report["error"]["code"]) == ("failed", "login.expired")
    assert len(apdesk.records("leads")) == 3


def test_what_is_printed_is_one_line_each_in_any_terminal(server: Server, tmp_path: Path) -> None:
    """JSON is UTF-8 whatever the terminal speaks; a line of JSON has no other line's end in it."""
    name = "one\u2028two\u2029three\x85four 🦊"
    server.records["Lead"][0]["LastName"] = name
    apdesk = Apdesk(tmp_path / "data", PYTHONIOENCODING="ascii")
    assert connect(apdesk, server)["org"]["name"] == "Any Örg 🦊"
    apdesk.json("sync")
    names = {each["fields"]["LastName"] for each in apdesk.records("leads")}
    assert names == {name, "Öpen, \"O'", "Junk"}
    assert apdesk.json("explain", "00Q000000000001AAA")["member"] is True
    criterion = {"field": "Country", "operator": "is", "value": "Österreich"}
    chosen = {"version": 1, "objects": {"Lead": {"sync": "criteria", "criteria": [criterion]}}}
    file = json.dumps(chosen, ensure_ascii=False)
    applied = apdesk.json("preferences", "apply", "-", stdin=file)
    assert applied["objects"]["Lead"]["criteria"] == [criterion]
    status = apdesk.run("status")
    assert (status.returncode, status.stdout.splitlines()[0]) == (
        0,
        "Connected to Any ?rg ? as a@b.example.",
    )
