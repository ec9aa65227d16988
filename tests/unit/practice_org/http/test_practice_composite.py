"""Composite, batch and collections over HTTP."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.practice_org.http.practice_client import Client, error_of

BASE = "/services/data/v62.0"


def sub(reference: str, method: str, path: str, body: Any = None, **more: Any) -> dict[str, Any]:
    item = {"method": method, "url": f"{BASE}/{path}", "referenceId": reference, **more}
    return item if body is None else {**item, "body": body}


def composite(client: Client, *subs: dict[str, Any], **more: Any) -> list[dict[str, Any]]:
    answer = client.send("POST", "composite", json={"compositeRequest": list(subs), **more})
    assert answer.status_code == 200, answer.text
    told: list[dict[str, Any]] = answer.json()["compositeResponse"]
    return told


def statuses(results: list[dict[str, Any]]) -> list[int]:
    return [result["httpStatusCode"] for result in results]


# -- /composite ----------------------------------------------------------------------------------


def test_one_call_carries_queries_and_is_counted_once(client: Client) -> None:
    client.lead()
    client.server.forget_calls()
    results = composite(
        client,
        sub("leads", "GET", "query?q=SELECT+Id+FROM+Lead"),
        sub("bad", "GET", "query?q=SELECT+Nonsense+FROM+Lead"),
        sub("all", "GET", "queryAll?q=SELECT+COUNT()+FROM+Contact"),
    )
    assert [result["referenceId"] for result in results] == ["leads", "bad", "all"]
    assert statuses(results) == [200, 400, 200]
    assert results[0]["body"]["totalSize"] == 1
    assert results[1]["body"][0]["errorCode"] == "INVALID_FIELD"
    assert results[2]["body"]["totalSize"] == 0
    assert client.server.api_calls() == 1
    assert client.server.usage.by_path() == {f"POST {BASE}/composite": 1}


def test_a_soql_too_long_for_a_uri_passes_in_the_body(client: Client) -> None:
    lead = client.lead()
    ids = ",".join([f"'{lead}'", *(f"'00Qak0000{number:06d}AAA'" for number in range(1500))])
    soql = f"SELECT Id FROM Lead WHERE Id IN ({ids})".replace(" ", "+")
    [result] = composite(client, sub("long", "GET", f"query?q={soql}"))
    assert result["body"]["totalSize"] == 1


def test_references_feed_later_requests(client: Client) -> None:
    results = composite(
        client,
        sub("account", "POST", "sobjects/Account", {"Name": "Edge"}),
        sub(
            "contact",
            "POST",
            "sobjects/Contact",
            {"LastName": "Gonzalez", "AccountId": "@{account.id}"},
        ),
        sub("seen", "GET", "sobjects/Contact/@{contact.id}?fields=Id,AccountId"),
        sub("found", "GET", "query?q=SELECT+Id+FROM+Contact"),
        sub("again", "GET", "sobjects/Contact/@{found.records[0].Id}"),
    )
    assert statuses(results) == [201, 201, 200, 200, 200]
    assert results[0]["httpHeaders"]["Location"].startswith(f"{BASE}/sobjects/Account/")
    assert results[2]["body"]["AccountId"] == results[0]["body"]["id"]
    assert results[4]["body"]["LastName"] == "Gonzalez"


def test_a_failure_halts_only_what_refers_to_it(client: Client) -> None:
    results = composite(
        client,
        sub("bad", "POST", "sobjects/Account", {}),
        sub("child", "POST", "sobjects/Contact", {"LastName": "X", "AccountId": "@{bad.id}"}),
        sub("apart", "POST", "sobjects/Contact", {"LastName": "Y"}),
        sub("odd", "GET", "sobjects/Contact/@{apart.nothing}"),
    )
    assert statuses(results) == [400, 400, 201, 400]
    assert results[0]["body"][0]["errorCode"] == "REQUIRED_FIELD_MISSING"
    assert results[1]["body"][0]["errorCode"] == "PROCESSING_HALTED"
    assert "apart.nothing" in results[3]["body"][0]["message"]


def test_all_or_none_undoes_what_had_been_done(client: Client) -> None:
    lead = client.lead(Title="old")
    results = composite(
        client,
        sub("account", "POST", "sobjects/Account", {"Name": "Edge"}),
        sub("lead", "PATCH", f"sobjects/Lead/{lead}", {"Title": "new"}),
        sub("bad", "POST", "sobjects/Contact", {"AccountId": "@{account.id}"}),
        sub("after", "POST", "sobjects/Account", {"Name": "Never"}),
        allOrNone=True,
    )
    assert statuses(results) == [400, 400, 400, 400]
    codes = [result["body"][0]["errorCode"] for result in results]
    assert codes == [
        "PROCESSING_HALTED",
        "PROCESSING_HALTED",
        "REQUIRED_FIELD_MISSING",
        "PROCESSING_HALTED",
    ]
    assert client.query("SELECT COUNT() FROM Account")["totalSize"] == 0
    assert client.json(f"sobjects/Lead/{lead}")["Title"] == "old"


def test_all_or_none_keeps_what_all_succeeded(client: Client) -> None:
    results = composite(
        client,
        sub("one", "POST", "sobjects/Account", {"Name": "One"}),
        sub("two", "PATCH", "sobjects/Account/@{one.id}", {"Phone": "1"}),
        allOrNone=True,
    )
    assert statuses(results) == [201, 204]
    assert results[1]["body"] is None
    assert client.query("SELECT Phone FROM Account")["records"][0]["Phone"] == "1"


def test_headers_of_a_subrequest(client: Client) -> None:
    lead = client.lead()
    stamp = client.get("sobjects/Lead/describe").headers["Last-Modified"]
    results = composite(
        client,
        sub("d", "GET", "sobjects/Lead/describe", httpHeaders={"If-Modified-Since": stamp}),
        sub(
            "u",
            "PATCH",
            f"sobjects/Lead/{lead}",
            {"Title": "x"},
            httpHeaders={"If-Unmodified-Since": "Thu, 01 Jan 2015 00:00:00 GMT"},
        ),
    )
    assert statuses(results) == [304, 412]


def test_a_collection_inside(client: Client) -> None:
    records = [{"attributes": {"type": "Account"}, "Name": f"A{n}"} for n in range(3)]
    [result] = composite(client, sub("c", "POST", "composite/sobjects", {"records": records}))
    assert [item["success"] for item in result["body"]] == [True] * 3


def query_sub(number: int) -> dict[str, Any]:
    return sub(f"q{number}", "GET", "query?q=SELECT+Id+FROM+Lead")


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"compositeRequest": []},
        {"compositeRequest": ["text"]},
        {"compositeRequest": [{"method": "GET", "url": f"{BASE}/limits"}]},
        {"compositeRequest": [sub("a b", "GET", "limits")]},
        {"compositeRequest": [sub("a", "GET", "limits"), sub("a", "GET", "limits")]},
        {"compositeRequest": [sub(f"r{n}", "GET", "limits") for n in range(26)]},
        {"compositeRequest": [query_sub(n) for n in range(6)]},
        {"compositeRequest": [sub("n", "POST", "composite", {})]},
    ],
)
def test_requests_that_are_refused_whole(client: Client, document: dict[str, Any]) -> None:
    assert client.send("POST", "composite", json=document).status_code == 400


def test_the_limits_themselves_pass(client: Client) -> None:
    queries = [query_sub(n) for n in range(5)]
    others = [sub(f"r{n}", "GET", "limits") for n in range(20)]
    assert set(statuses(composite(client, *queries, *others))) == {200}


def test_a_subrequest_can_be_refused_by_order(client: Client) -> None:
    client.server.faults.status(500, "UNKNOWN_EXCEPTION", "broken", operation="query", after=1)
    results = composite(client, *[query_sub(n) for n in range(3)])
    assert statuses(results) == [200, 500, 200]


# -- /composite/batch ----------------------------------------------------------------------------


def batch(client: Client, *items: dict[str, Any], halt: bool = False) -> Any:
    return client.send(
        "POST", "composite/batch", json={"batchRequests": list(items), "haltOnError": halt}
    )


def test_a_batch_counts_each_of_its_requests(client: Client) -> None:
    used = client.server.usage.state()[0]
    told = batch(
        client,
        {"method": "GET", "url": "v62.0/limits"},
        {"method": "POST", "url": "v62.0/sobjects/Account", "richInput": {"Name": "A"}},
        {"method": "GET", "url": "v62.0/sobjects/Nonsense/describe"},
    ).json()
    assert told["hasErrors"] is True
    assert [result["statusCode"] for result in told["results"]] == [200, 201, 404]
    assert "DailyApiRequests" in told["results"][0]["result"]
    assert client.server.usage.state()[0] - used == 3


def test_a_batch_may_halt(client: Client) -> None:
    told = batch(
        client,
        {"method": "GET", "url": "v62.0/sobjects/Nonsense/describe"},
        {"method": "GET", "url": "v62.0/limits"},
        halt=True,
    ).json()
    assert [result["statusCode"] for result in told["results"]] == [404, 412]
    assert told["results"][1]["result"][0]["errorCode"] == "BATCH_PROCESSING_HALTED"


def test_a_batch_has_25_requests_at_most(client: Client) -> None:
    item = {"method": "GET", "url": "v62.0/limits"}
    assert error_of(batch(client, *[item] * 26)) == (400, "LIMIT_EXCEEDED")
    assert error_of(batch(client)) == (400, "MISSING_ARGUMENT")


# -- /composite/sobjects -------------------------------------------------------------------------


def row(sobject: str, **values: Any) -> dict[str, Any]:
    return {"attributes": {"type": sobject}, **values}


def collection(client: Client, method: str, *records: Any, path: str = "", **more: Any) -> Any:
    return client.send(method, f"composite/sobjects{path}", json={"records": list(records), **more})


def test_each_record_has_its_own_result(client: Client) -> None:
    answer = collection(
        client,
        "POST",
        row("Lead", LastName="A", Company="C"),
        row("Lead", LastName="B"),
        row("Account", Name="D"),
    )
    first, second, third = answer.json()
    assert answer.status_code == 200
    assert first == {"id": first["id"], "success": True, "errors": []}
    assert second == {
        "success": False,
        "errors": [
            {
                "statusCode": "REQUIRED_FIELD_MISSING",
                "message": "Required fields are missing: [Company]",
                "fields": ["Company"],
            }
        ],
    }
    assert third["id"].startswith("001")
    assert client.query("SELECT COUNT() FROM Lead")["totalSize"] == 1


def test_all_or_none_rolls_back(client: Client) -> None:
    results = collection(
        client,
        "POST",
        row("Lead", LastName="A", Company="C"),
        row("Lead", LastName="B"),
        allOrNone=True,
    ).json()
    assert [item["errors"][0]["statusCode"] for item in results] == [
        "ALL_OR_NONE_OPERATION_ROLLED_BACK",
        "REQUIRED_FIELD_MISSING",
    ]
    assert client.query("SELECT COUNT() FROM Lead")["totalSize"] == 0


def test_update_and_delete_in_order(client: Client) -> None:
    first, second = client.lead(), client.lead()
    results = collection(
        client,
        "PATCH",
        row("Lead", id=second, Title="two"),
        row("Lead", Id="00Qak000009ZZZZZZZ", Title="none"),
        row("Lead", Title="no id"),
        row("Lead", id=first, Title="one"),
    ).json()
    assert [item["success"] for item in results] == [True, False, False, True]
    assert results[0]["id"] == second
    assert results[2]["errors"][0]["statusCode"] == "MISSING_ARGUMENT"
    answer = client.send(
        "DELETE", "composite/sobjects", params={"ids": f"{first},{second},{first}"}
    )
    assert [item["success"] for item in answer.json()] == [True, True, False]
    assert answer.json()[2]["errors"][0]["statusCode"] == "ENTITY_IS_DELETED"


def test_a_row_that_is_not_there_is_an_invalid_reference(client: Client) -> None:
    lead = client.lead()
    never = lead[:11] + "9999"
    [result] = collection(client, "PATCH", row("Lead", id=never, Title="x")).json()
    assert result["errors"] == [
        {
            "statusCode": "INVALID_CROSS_REFERENCE_KEY",
            "message": "invalid cross reference id",
            "fields": [],
        }
    ]


def test_upsert_of_many(client: Client) -> None:
    client.create("Contact", LastName="Old", Email="old@example.com")
    results = collection(
        client,
        "PATCH",
        row("Contact", Email="old@example.com", Title="t"),
        row("Contact", Email="new@example.com", LastName="New"),
        path="/Contact/Email",
    ).json()
    assert [(item["success"], item["created"]) for item in results] == [(True, False), (True, True)]


def test_retrieve_of_many_keeps_places(client: Client) -> None:
    first, second = client.lead(Title="1"), client.lead(Title="2")
    client.server.org.delete("Lead", first)
    told = client.send(
        "POST",
        "composite/sobjects/Lead",
        json={"ids": [second, first, second], "fields": ["Id", "Title"]},
    ).json()
    assert [item and item["Title"] for item in told] == ["2", None, "2"]
    by_get = client.json(
        "composite/sobjects/Lead", params={"ids": f"{second}", "fields": "Id,Title"}
    )
    assert by_get[0]["Title"] == "2"


def test_bounds_of_a_collection(client: Client) -> None:
    lead = row("Lead", LastName="A", Company="C")
    assert error_of(collection(client, "POST", *[lead] * 201))[0] == 400
    assert error_of(collection(client, "POST")) == (400, "REQUIRED_FIELD_MISSING")
    mixed = [row("Account", Name="A"), lead] * 6
    assert error_of(collection(client, "POST", *mixed[:11]))[0] == 400
    assert collection(client, "POST", *mixed[:10]).status_code == 200
    assert error_of(client.send("DELETE", "composite/sobjects"))[0] == 400
