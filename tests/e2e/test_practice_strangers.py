"""Libraries that know Salesforce and nothing of apdesk use the practice org as they are.

simple-salesforce insists on https, so the org serves TLS with a certificate of the test's own;
requests-oauthlib does the login. Neither is patched.
"""

from __future__ import annotations

import csv
import io
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
import trustme
from requests_oauthlib import OAuth2Session
from simple_salesforce import Salesforce
from simple_salesforce.exceptions import (
    SalesforceExpiredSession,
    SalesforceMalformedRequest,
    SalesforceMoreThanOneRecord,
    SalesforceRefusedRequest,
    SalesforceResourceNotFound,
)

from apdesk.practice_org.http.server import PracticeServer
from apdesk.practice_org.http.visitor import decide

pytestmark = pytest.mark.e2e

CALLBACK = "http://localhost:14317/callback"


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def bundle(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tls") / "ca.pem"
    authority.cert_pem.write_to_path(path)
    return path


@pytest.fixture
def server(authority: trustme.CA) -> Iterator[PracticeServer]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1", "localhost").configure_cert(context)
    with PracticeServer(leads=260, contacts=40, accounts=20, tls=context) as server:
        yield server


@pytest.fixture
def tokens(server: PracticeServer, bundle: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A login by requests-oauthlib, as its documentation has it for a public client with PKCE."""
    monkeypatch.setenv("OAUTHLIB_RELAX_TOKEN_SCOPE", "1")
    session = OAuth2Session(
        server.client_id, redirect_uri=CALLBACK, scope=["api", "refresh_token", "id"], pkce="S256"
    )
    url, state = session.authorization_url(f"{server.url}/services/oauth2/authorize")
    context = ssl.create_default_context(cafile=str(bundle))
    back = parse_qs(urlsplit(decide(url, context=context)).query)
    assert back["state"] == [state]
    fetched: dict[str, Any] = session.fetch_token(
        f"{server.url}/services/oauth2/token",
        code=back["code"][0],
        include_client_id=True,
        verify=str(bundle),
    )
    me = session.get(fetched["id"], verify=str(bundle)).json()
    assert me["organization_id"] == server.org.organization_id
    session.close()
    return fetched


@pytest.fixture
def sf(
    tokens: dict[str, Any], bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Salesforce]:
    # In the environment, which requests prefers to session.verify where it is set already.
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(bundle))
    with requests.Session() as session:
        yield Salesforce(
            session_id=tokens["access_token"],
            instance_url=tokens["instance_url"],
            version="62.0",
            session=session,
        )


def test_refresh_by_requests_oauthlib_rotates(
    server: PracticeServer, tokens: dict[str, Any], bundle: Path
) -> None:
    session = OAuth2Session(server.client_id, token=dict(tokens))
    session.scope = None
    fresh = session.refresh_token(
        f"{server.url}/services/oauth2/token", client_id=server.client_id, verify=str(bundle)
    )
    session.close()
    assert fresh["refresh_token"] != tokens["refresh_token"]
    assert server.logins.session(tokens["access_token"]) is None
    assert server.logins.session(fresh["access_token"]) is not None


def test_queries_and_their_pages(sf: Salesforce, server: PracticeServer) -> None:
    total = sf.query("SELECT COUNT() FROM Lead")["totalSize"]
    assert total == server.org.record_count("Lead")
    first = sf.query(
        "SELECT Id, Name FROM Lead ORDER BY Id",
        headers={"Sforce-Query-Options": "batchSize=200"},
    )
    assert len(first["records"]) == 200
    rest = sf.query_more(first["nextRecordsUrl"], identifier_is_url=True)
    assert len(first["records"]) + len(rest["records"]) == total
    everything = list(
        sf.query_all_iter("SELECT Id FROM Lead", headers={"Sforce-Query-Options": "batchSize=200"})
    )
    assert len({record["Id"] for record in everything}) == total
    assert sf.api_usage["api-usage"].used == server.usage.state()[0]


def test_describe_and_limits(sf: Salesforce) -> None:
    assert {"Lead", "Contact", "Account"} <= {item["name"] for item in sf.describe()["sobjects"]}
    lead = sf.Lead.describe()
    assert lead["keyPrefix"] == "00Q"
    assert "LastName" in {field["name"] for field in lead["fields"]}
    assert sf.Lead.metadata()["objectDescribe"]["name"] == "Lead"
    assert sf.limits()["DailyApiRequests"]["Max"] == 100_000


def test_the_life_of_a_record(sf: Salesforce) -> None:
    account = sf.Account.create({"Name": "Edge"})["id"]
    contact = sf.Contact.create({"LastName": "Gonzalez", "AccountId": account})["id"]
    assert sf.Contact.update(contact, {"Title": "SVP"}) == 204
    assert sf.Contact.get(contact)["Title"] == "SVP"
    assert sf.Contact.upsert("Email/rose@edge.example", {"LastName": "Rose"}) == 201
    assert sf.Contact.upsert("Email/rose@edge.example", {"Title": "Boss"}) == 200
    assert sf.Contact.get_by_custom_id("Email", "rose@edge.example")["Title"] == "Boss"
    assert sf.Contact.delete(contact) == 204
    with pytest.raises(SalesforceResourceNotFound):
        sf.Contact.get(contact)


def test_what_changed_and_what_went(sf: Salesforce, server: PracticeServer) -> None:
    start = datetime.now(UTC) - timedelta(minutes=5)
    gone = sf.Lead.create({"LastName": "Gone", "Company": "C"})["id"]
    kept = sf.Lead.create({"LastName": "Kept", "Company": "C"})["id"]
    sf.Lead.delete(gone)
    server.clock.advance(timedelta(minutes=5))
    end = datetime.now(UTC) + timedelta(minutes=5)
    assert kept in sf.Lead.updated(start, end)["ids"]
    assert gone in {item["id"] for item in sf.Lead.deleted(start, end)["deletedRecords"]}


def test_errors_arrive_as_the_librarys_own(sf: Salesforce, server: PracticeServer) -> None:
    with pytest.raises(SalesforceMalformedRequest) as malformed:
        sf.query("SELECT Nonsense FROM Lead")
    assert malformed.value.content[0]["errorCode"] == "INVALID_FIELD"
    for name in "AB":
        sf.Contact.create({"LastName": name, "Email": "twice@example.com"})
    with pytest.raises(SalesforceMoreThanOneRecord):
        sf.Contact.upsert("Email/twice@example.com", {"Title": "x"})
    server.usage.set_limit(1)
    with pytest.raises(SalesforceRefusedRequest) as refused:
        sf.limits()
    assert refused.value.content[0]["errorCode"] == "REQUEST_LIMIT_EXCEEDED"
    server.usage.set_limit(100_000)
    server.logins.expire_sessions()
    with pytest.raises(SalesforceExpiredSession):
        sf.query("SELECT Id FROM Lead")


def test_composite_by_restful(sf: Salesforce, server: PracticeServer) -> None:
    server.forget_calls()
    told = sf.restful(
        "composite",
        method="POST",
        json={
            "compositeRequest": [
                {
                    "method": "GET",
                    "url": f"/services/data/v62.0/query?q=SELECT+COUNT()+FROM+{name}",
                    "referenceId": name,
                }
                for name in ("Lead", "Contact", "Account")
            ]
        },
    )
    counts = {item["referenceId"]: item["body"]["totalSize"] for item in told["compositeResponse"]}
    assert counts == {name: server.org.record_count(name) for name in counts}
    assert server.api_calls() == 1


def test_bulk_2_query(sf: Salesforce, server: PracticeServer, tmp_path: Path) -> None:
    server.pace.polls = 1
    pages = list(sf.bulk2.Lead.query("SELECT Id, Name FROM Lead", max_records=100, wait=0))
    rows = [row for page in pages for row in csv.DictReader(io.StringIO(page))]
    assert len(pages) == -(-server.org.record_count("Lead") // 100)
    assert {row["Id"] for row in rows} == {
        record["Id"] for record in server.org.query("SELECT Id FROM Lead").records()
    }
    files = sf.bulk2.Contact.download("SELECT Id FROM Contact", path=str(tmp_path), wait=0)
    assert sum(file["number_of_records"] for file in files) == server.org.record_count("Contact")


def test_bulk_2_ingest(sf: Salesforce, server: PracticeServer) -> None:
    server.pace.polls = 1
    [told] = sf.bulk2.Lead.insert(
        records=[{"LastName": "One", "Company": "C"}, {"LastName": "Two", "Company": "C"}],
        wait=0,
    )
    assert (told["numberRecordsProcessed"], told["numberRecordsFailed"]) == (2, 0)
    assert sf.query("SELECT COUNT() FROM Lead WHERE Company = 'C'")["totalSize"] == 2
