"""Queries over HTTP: pages, locators and whose they are."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from apdesk.practice_org.http import queries
from apdesk.practice_org.http.server import PracticeServer
from apdesk.practice_org.state.org import QueryResult, Write
from tests.unit.practice_org.http.practice_client import Client, error_of

ALL = "SELECT Id, LastName FROM Lead ORDER BY Id"


def fill(server: PracticeServer, count: int) -> None:
    server.org.save(
        [
            Write("create", "Lead", values={"LastName": f"L{number:04d}", "Company": "C"})
            for number in range(count)
        ]
    )


def test_one_page(client: Client) -> None:
    lead = client.lead()
    told = client.query("SELECT Id, LastName, IsConverted, CreatedDate FROM Lead")
    [record] = told["records"]
    stamp = record.pop("CreatedDate")
    assert stamp.endswith(".000+0000")
    assert told == {
        "totalSize": 1,
        "done": True,
        "records": [
            {
                "attributes": {
                    "type": "Lead",
                    "url": f"/services/data/v62.0/sobjects/Lead/{lead}",
                },
                "Id": lead,
                "LastName": "Lovelace",
                "IsConverted": False,
            }
        ],
    }


def test_pages_to_the_end(client: Client) -> None:
    fill(client.server, 450)
    options = {"headers": {"Sforce-Query-Options": "batchSize=200"}}
    page = client.query(ALL, **options)
    seen, sizes = [], []
    while True:
        assert page["totalSize"] == 450
        sizes.append(len(page["records"]))
        seen += [record["LastName"] for record in page["records"]]
        if page["done"]:
            assert "nextRecordsUrl" not in page
            break
        assert page["nextRecordsUrl"].startswith("/services/data/v62.0/query/0r8")
        page = client.json(page["nextRecordsUrl"])
    assert sizes == [200, 200, 50]
    assert seen == [f"L{number:04d}" for number in range(450)]


def test_what_was_read_to_its_end_is_let_go_and_can_be_read_again(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_go: list[int] = []
    monkeypatch.setattr(QueryResult, "let_go", _noting(QueryResult.let_go, let_go))
    fill(client.server, 450)
    first = client.query(ALL, headers={"Sforce-Query-Options": "batchSize=200"})
    second = client.json(first["nextRecordsUrl"])
    assert let_go == []
    last = client.json(second["nextRecordsUrl"])
    assert (last["done"], let_go) == (True, [450])
    assert client.json(first["nextRecordsUrl"]) == second
    assert client.json(second["nextRecordsUrl"]) == last


def test_the_rows_of_a_few_locators_are_held(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_go: list[int] = []
    monkeypatch.setattr(QueryResult, "let_go", _noting(QueryResult.let_go, let_go))
    monkeypatch.setattr(queries, "_HELD_RESULTS", 2)
    fill(client.server, 203)
    options = {"headers": {"Sforce-Query-Options": "batchSize=200"}}
    sizes = (201, 202, 203)
    pages = [client.query(f"SELECT Id FROM Lead ORDER BY Id LIMIT {n}", **options) for n in sizes]
    assert let_go == [201]
    rests = [client.json(page["nextRecordsUrl"])["records"] for page in pages]
    assert [len(rest) for rest in rests] == [1, 2, 3]


def _noting(
    let_go: Callable[[QueryResult], None], noted: list[int]
) -> Callable[[QueryResult], None]:
    def noting(result: QueryResult) -> None:
        noted.append(result.total_size)
        let_go(result)

    return noting


def test_the_default_page_is_2000(client: Client) -> None:
    fill(client.server, 2001)
    page = client.query(ALL)
    assert (len(page["records"]), page["done"]) == (2000, False)
    assert page["nextRecordsUrl"].endswith("-2000")
    assert len(client.json(page["nextRecordsUrl"])["records"]) == 1


def test_a_page_without_what_was_purged_meanwhile_still_ends(client: Client) -> None:
    fill(client.server, 2100)
    page = client.query(ALL)
    last = client.query("SELECT Id FROM Lead ORDER BY Id DESC LIMIT 100")
    for record in last["records"]:
        client.server.org.hard_delete("Lead", record["Id"])
    assert client.json(page["nextRecordsUrl"]) == {"totalSize": 2100, "done": True, "records": []}


def test_two_long_texts_make_small_pages(client: Client) -> None:
    fill(client.server, 201)
    described = client.json("sobjects/Lead/describe")["fields"]
    long = [
        field["name"]
        for field in described
        if field["length"] > 255 and field["type"] == "textarea"
    ]
    assert len(long) >= 2
    assert client.query(f"SELECT Id, {long[0]} FROM Lead")["done"] is True
    page = client.query(f"SELECT Id, {long[0]}, {long[1]} FROM Lead")
    assert (len(page["records"]), page["done"]) == (200, False)


def test_many_clients_at_once(client: Client) -> None:
    """Writers and readers side by side, each over a connection that it keeps; four of them,
    since a sixth login of the user would end the first."""

    def work(number: int) -> int:
        own = Client(client.server)
        for turn in range(5):
            own.lead(LastName=f"W{number}-{turn}")
            own.query("SELECT Id, LastName FROM Lead")
        own.close()
        return number

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(work, range(4))) == [0, 1, 2, 3]
    names = {record["LastName"] for record in client.query("SELECT LastName FROM Lead")["records"]}
    assert names == {f"W{number}-{turn}" for number in range(4) for turn in range(5)}


def test_a_locator_belongs_to_its_login(client: Client, other: Client) -> None:
    fill(client.server, 201)
    page = client.query(ALL, headers={"Sforce-Query-Options": "batchSize=200"})
    stranger = Client(client.server)
    for who in (other, stranger):
        assert error_of(who.get(page["nextRecordsUrl"])) == (400, "INVALID_QUERY_LOCATOR")
    stranger.close()
    assert client.get(page["nextRecordsUrl"]).status_code == 200


def test_a_locator_dies_with_its_session_for_ever(client: Client) -> None:
    fill(client.server, 201)
    page = client.query(ALL, headers={"Sforce-Query-Options": "batchSize=200"})
    issued = client.server.logins.refresh(client.tokens["refresh_token"])
    client.session.headers["Authorization"] = f"Bearer {issued.access_token}"
    assert client.get("limits").status_code == 200
    for _ in range(2):
        assert error_of(client.get(page["nextRecordsUrl"])) == (401, "INVALID_SESSION_ID")


@pytest.mark.parametrize("locator", ["0r8nonsense-2000", "0r8", "x", "-1"])
def test_a_locator_that_never_was(client: Client, locator: str) -> None:
    assert error_of(client.get(f"query/{locator}")) == (400, "INVALID_QUERY_LOCATOR")


def test_a_locator_lives_two_days(client: Client) -> None:
    client.server.logins.access_token_seconds = 10 * 86_400
    client.tokens = client.server.log_in()
    client.session.headers["Authorization"] = f"Bearer {client.tokens['access_token']}"
    fill(client.server, 201)
    page = client.query(ALL, headers={"Sforce-Query-Options": "batchSize=200"})
    client.server.clock.advance(timedelta(days=2))
    assert error_of(client.get(page["nextRecordsUrl"])) == (400, "INVALID_QUERY_LOCATOR")


def test_query_all_sees_the_recycle_bin_and_pages_under_query(client: Client) -> None:
    fill(client.server, 201)
    gone = client.query("SELECT Id FROM Lead LIMIT 1")["records"][0]["Id"]
    client.server.org.delete("Lead", gone)
    assert client.query("SELECT COUNT() FROM Lead")["totalSize"] == 200
    page = client.json(
        "queryAll",
        params={"q": "SELECT Id, IsDeleted FROM Lead ORDER BY IsDeleted"},
        headers={"Sforce-Query-Options": "batchSize=200"},
    )
    assert "/query/" in page["nextRecordsUrl"]
    rest = client.json(page["nextRecordsUrl"])
    assert [record["Id"] for record in rest["records"]] == [gone]
    assert rest["records"][0]["IsDeleted"] is True


def test_counts(client: Client) -> None:
    fill(client.server, 3)
    assert client.query("SELECT COUNT() FROM Lead") == {
        "totalSize": 3,
        "done": True,
        "records": [],
    }
    [row] = client.query("SELECT COUNT(Id) FROM Lead")["records"]
    assert row == {"attributes": {"type": "AggregateResult"}, "expr0": 3}


@pytest.mark.parametrize(
    ("soql", "told"),
    [
        ("SELECT Id FROM", (400, "MALFORMED_QUERY")),
        ("SELECT Nonsense FROM Lead", (400, "INVALID_FIELD")),
        ("SELECT Id FROM Nonsense", (400, "INVALID_TYPE")),
        ("", (400, "MALFORMED_QUERY")),
    ],
)
def test_queries_that_are_refused(client: Client, soql: str, told: tuple[int, str]) -> None:
    answer = client.get("query", params={"q": soql})
    assert error_of(answer) == told
    assert set(answer.json()[0]) == {"message", "errorCode"}


def test_explain_runs_nothing_but_checks(client: Client) -> None:
    fill(client.server, 4)
    soql = "SELECT Id FROM Lead WHERE LastName = 'L0001'"
    told = client.json("query", params={"explain": soql})
    [plan] = told["plans"]
    assert (plan["sobjectType"], plan["cardinality"], plan["sobjectCardinality"]) == ("Lead", 1, 4)
    bad = client.get("query", params={"explain": "SELECT Nonsense FROM Lead"})
    assert error_of(bad) == (400, "INVALID_FIELD")


def test_urls_of_records_follow_the_version_asked_for(client: Client) -> None:
    account = client.create("Account", Name="Edge")
    client.create("Contact", LastName="X", AccountId=account)
    told = client.json(
        "/services/data/v59.0/query", params={"q": "SELECT Id, Account.Name FROM Contact"}
    )
    [record] = told["records"]
    assert record["attributes"]["url"].startswith("/services/data/v59.0/sobjects/Contact/")
    parent = record["Account"]["attributes"]["url"]
    assert parent == f"/services/data/v59.0/sobjects/Account/{account}"
    again = client.query("SELECT Id, Account.Name FROM Contact")["records"][0]
    assert again["attributes"]["url"].startswith("/services/data/v62.0/")
