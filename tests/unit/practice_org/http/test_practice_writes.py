"""Writes over HTTP: the headers that change a save, what is counted, what commits late."""

from __future__ import annotations

from typing import Any

import pytest
import requests

from apdesk.practice_org.http.faults import Fault, FaultKind
from apdesk.practice_org.http.server import PracticeServer
from apdesk.practice_org.state.org import DuplicateRule
from tests.unit.practice_org.http.practice_client import Client, error_of
from tests.unit.practice_org.http.test_practice_composite import composite, sub
from tests.unit.practice_org.http.test_practice_control import control, org

ADA = {"LastName": "Lovelace", "Company": "Analytical", "Email": "ada@engines.example"}
ALLOW = {"Sforce-Duplicate-Rule-Header": "allowSave=true"}


def collection(*records: dict[str, Any], sobject: str = "Lead") -> dict[str, Any]:
    listed = [{"attributes": {"type": sobject}, **each} for each in records]
    return {"allOrNone": False, "records": listed}


@pytest.fixture
def clerk(server: PracticeServer) -> str:
    """Another user."""
    return next(user.id for user in server.org.users() if user.active and not user.administrator)


# -- duplicates ----------------------------------------------------------------------------------


def test_a_duplicate_by_a_single_call_and_in_a_collection(client: Client) -> None:
    first = client.lead(**ADA)
    org(client, "add_duplicate_rule", name="Leads_DR", sobject="Lead")
    answer = client.send("POST", "sobjects/Lead", json=ADA)
    assert error_of(answer) == (400, "DUPLICATES_DETECTED")
    [match] = answer.json()[0]["duplicateResut"]["matchResults"]
    assert match["matchRecords"][0]["record"]["Id"] == first
    told = client.send("POST", "composite/sobjects", json=collection(ADA)).json()
    assert told == [
        {
            "success": False,
            "errors": [
                {
                    "statusCode": "DUPLICATES_DETECTED",
                    "message": "Use one of these records?",
                    "fields": [],
                }
            ],
        }
    ]


def test_the_header_passes_an_alert_on_every_way_in(client: Client) -> None:
    lead = client.lead(**ADA)
    client.server.org.add_duplicate_rule(DuplicateRule("Leads_DR", "Lead"))
    other = client.lead(Email="byron@poets.example")
    for method, path, body in (
        ("POST", "sobjects/Lead", ADA),
        ("PATCH", f"sobjects/Lead/{other}", ADA),
        ("POST", "composite/sobjects", collection(ADA)),
    ):
        wide = {"Sforce-Duplicate-Rule-Header": "allowSave=TRUE; runAsCurrentUser=true"}
        answer = client.send(method, path, json=body, headers=wide)
        assert answer.ok, answer.text
        assert "DUPLICATES_DETECTED" not in answer.text
    body = collection(ADA)
    [inner, outer] = composite(
        client,
        sub("with", "POST", "composite/sobjects", body, httpHeaders=ALLOW),
        sub("without", "POST", "composite/sobjects", body),
    )
    assert inner["body"][0]["success"] is True
    assert outer["body"][0]["success"] is False
    assert lead


def test_the_outer_header_of_a_composite_reaches_no_subrequest(client: Client) -> None:
    client.lead(**ADA)
    client.server.org.add_duplicate_rule(DuplicateRule("Leads_DR", "Lead"))
    request = {"compositeRequest": [sub("one", "POST", "sobjects/Lead", ADA)]}
    answer = client.send("POST", "composite", json=request, headers=ALLOW).json()
    assert answer["compositeResponse"][0]["httpStatusCode"] == 400


# -- assignment ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("said", "assigned"), [(None, True), ("TRUE", True), ("FALSE", False)])
def test_assignment_rules_run_unless_told_not_to(
    client: Client, clerk: str, said: str | None, assigned: bool
) -> None:
    org(client, "assign_records", sobject="Lead", user=clerk)
    headers = {} if said is None else {"Sforce-Auto-Assign": said}
    made = client.send("POST", "composite/sobjects", json=collection(ADA), headers=headers).json()
    owner = client.json(f"sobjects/Lead/{made[0]['id']}", params={"fields": "OwnerId"})["OwnerId"]
    assert (owner == clerk) is assigned


# -- control -------------------------------------------------------------------------------------


def test_refusals_that_the_control_surface_makes(client: Client) -> None:
    lead = client.lead(**ADA)

    def told() -> str:
        answer = client.send("PATCH", f"sobjects/Lead/{lead}", json={"Title": "Countess"})
        return "" if answer.status_code == 204 else error_of(answer)[1]

    org(client, "start_approval", record_id=lead)
    assert told() == "ENTITY_IS_LOCKED"
    org(client, "end_approval", record_id=lead)
    org(client, "protect_record", record_id=lead)
    assert told() == "INSUFFICIENT_ACCESS_OR_READONLY"
    org(client, "release_record", record_id=lead)
    org(client, "make_read_only", sobject="Lead", field="Title")
    assert told() == "INVALID_FIELD_FOR_INSERT_UPDATE"
    org(client, "make_editable", sobject="Lead", field="Title")
    assert told() == ""


def test_an_external_id_by_control_makes_upserts_possible(client: Client) -> None:
    key = "apdesk_id__c"
    org(
        client,
        "add_custom_field",
        sobject="Lead",
        name=key,
        length=36,
        external_id=True,
        unique=True,
    )
    path, body = f"composite/sobjects/Lead/{key}", collection({**ADA, key: "k1"})
    [made] = client.send("PATCH", path, json=body).json()
    [again] = client.send("PATCH", path, json=body).json()
    assert (made["created"], again["created"]) == (True, False)
    assert made["id"] == again["id"]
    refused = control(client, "POST", "org/add_custom_field", {"sobject": "Lead", "name": "X"})
    assert refused.status_code == 400


# -- counting ------------------------------------------------------------------------------------


def test_calls_are_counted_by_operation_and_parts(client: Client) -> None:
    client.server.forget_calls()
    composite(
        client,
        sub("a", "POST", "composite/sobjects", collection(ADA)),
        sub("b", "GET", "query?q=SELECT+COUNT()+FROM+Lead"),
    )
    client.send("POST", "composite/sobjects", json=collection(ADA))
    client.query("SELECT COUNT() FROM Lead")
    assert client.server.usage.by_operation() == {
        "composite": 1,
        "collection.create": 1,
        "query": 1,
    }
    calls = client.server.calls()
    assert [call.parts for call in calls] == [("collection.create", "query"), (), ()]
    assert [call.writes for call in calls] == [True, True, False]
    told = control(client, "GET", "calls").json()
    assert told["by_operation"]["composite"] == 1
    assert told["calls"][0]["parts"] == ["collection.create", "query"]


def test_the_limit_stops_writes_before_anything_is_written(client: Client) -> None:
    client.server.usage.set_limit(10, used=10)
    for path, body in (
        ("composite/sobjects", collection(ADA)),
        ("sobjects/Lead", ADA),
        (
            "composite",
            {"compositeRequest": [sub("a", "POST", "composite/sobjects", collection(ADA))]},
        ),
    ):
        assert error_of(client.send("POST", path, json=body)) == (403, "REQUEST_LIMIT_EXCEEDED")
    assert client.server.org.record_count("Lead") == 0


# -- what commits late, what is not answered -------------------------------------------------------


def test_a_write_through_rest_may_commit_late(client: Client) -> None:
    assert control(client, "POST", "commit_delay", {"seconds": 300}).json() == {"seconds": 300}
    [made] = client.send("POST", "composite/sobjects", json=collection(ADA)).json()
    assert made["success"] is True
    assert client.query("SELECT COUNT() FROM Lead")["totalSize"] == 0
    control(client, "POST", "commit_delay", {"seconds": 0})
    quick = client.lead()
    assert client.query("SELECT Id FROM Lead")["records"][0]["Id"] == quick
    control(client, "POST", "clock", {"advance": 300})
    found = client.query("SELECT Id FROM Lead ORDER BY Id")["records"]
    assert [each["Id"] for each in found] == sorted([quick, made["id"]])


@pytest.mark.parametrize("kind", [FaultKind.DROP_AFTER, FaultKind.TRUNCATE, FaultKind.MALFORMED])
def test_a_composite_write_without_a_usable_answer_is_carried_out(
    client: Client, kind: FaultKind
) -> None:
    client.server.faults.add(Fault(kind, operation="composite"))
    request = {
        "compositeRequest": [
            sub("leads", "POST", "composite/sobjects", collection(ADA, ADA)),
            sub("people", "POST", "composite/sobjects", collection(ADA, sobject="Contact")),
        ]
    }
    with pytest.raises((requests.RequestException, ValueError)):
        client.send("POST", "composite", json=request).json()
    assert client.server.org.record_count("Lead") == 2
    assert client.server.org.record_count("Contact") == 0  # Contact has no Company


@pytest.mark.parametrize("kind", [FaultKind.DROP_BEFORE, FaultKind.HTML])
def test_a_composite_write_that_never_arrived_is_not(client: Client, kind: FaultKind) -> None:
    client.server.faults.add(Fault(kind, operation="composite"))
    request = {"compositeRequest": [sub("leads", "POST", "composite/sobjects", collection(ADA))]}
    with pytest.raises((requests.RequestException, ValueError)):
        client.send("POST", "composite", json=request).json()
    assert client.server.org.record_count("Lead") == 0
