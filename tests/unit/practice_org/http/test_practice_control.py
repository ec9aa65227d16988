"""The control surface: what a script can do to the org from outside."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
import requests

from tests.unit.practice_org.http.practice_client import Client, error_of


def control(client: Client, method: str, path: str, document: Any = None) -> requests.Response:
    return requests.request(
        method, f"{client.server.url}/__practice__/{path}", json=document, timeout=20
    )


def org(client: Client, call: str, **arguments: Any) -> Any:
    answer = control(client, "POST", f"org/{call}", arguments)
    assert answer.status_code == 200, answer.text
    return answer.json()["result"]


def test_state_says_who_is_there(client: Client) -> None:
    told = control(client, "GET", "state").json()
    assert told["url"] == client.server.url
    assert told["client_id"] == client.server.client_id
    assert {"id", "username", "active"} <= set(told["users"][0])
    assert told["api"] == {"used": 0, "maximum": 100_000}


def test_calls_are_listed_and_forgotten(client: Client) -> None:
    client.get("limits")
    client.get("sobjects/Lead/describe")
    told = control(client, "GET", "calls").json()
    assert told["counted"] == 2
    assert told["by_path"] == {
        "GET /services/data/v62.0/limits": 1,
        "GET /services/data/v62.0/sobjects/Lead/describe": 1,
    }
    assert [call["operation"] for call in told["calls"]] == ["limits", "describe"]
    assert control(client, "DELETE", "calls").status_code == 204
    assert control(client, "GET", "calls").json()["calls"] == []


def test_faults_by_http(client: Client) -> None:
    added = control(
        client,
        "POST",
        "faults",
        {
            "match": {"operation": "limits"},
            "kind": "status",
            "status": 503,
            "error_code": "SERVER_UNAVAILABLE",
            "message": "later",
            "times": 1,
        },
    )
    assert added.status_code == 201
    assert error_of(client.get("limits")) == (503, "SERVER_UNAVAILABLE")
    assert client.get("limits").status_code == 200
    [rule] = control(client, "GET", "faults").json()
    assert (rule["id"], rule["hits"]) == (added.json()["id"], 1)
    assert control(client, "DELETE", f"faults/{rule['id']}").status_code == 204
    assert control(client, "GET", "faults").json() == []
    assert control(client, "POST", "faults", {"kind": "what"}).status_code == 400
    control(client, "POST", "faults", {"kind": "hang"})
    control(client, "DELETE", "faults")
    assert client.get("limits").status_code == 200


def test_an_oauth_fault_has_oauths_shape(client: Client) -> None:
    client.server.faults.status(503, "unknown_error", "retry your request", operation="token")
    answer = requests.post(f"{client.server.url}/services/oauth2/token", timeout=20)
    assert answer.status_code == 503
    assert answer.json() == {"error": "unknown_error", "error_description": "retry your request"}


def test_time(client: Client) -> None:
    before = datetime.fromisoformat(control(client, "GET", "clock").json()["now"])
    told = control(client, "POST", "clock", {"advance": 90}).json()
    assert datetime.fromisoformat(told["now"]) - before == timedelta(seconds=90)
    later = (before + timedelta(days=1)).isoformat()
    assert control(client, "POST", "clock", {"freeze": later}).json()["now"] == later
    assert control(client, "POST", "clock", {"advance": -1}).status_code == 400
    assert control(client, "POST", "clock", {"forward": 1}).status_code == 400
    control(client, "POST", "clock", {"thaw": True})
    assert datetime.fromisoformat(control(client, "GET", "clock").json()["now"]) >= (
        before + timedelta(days=1)
    )


def test_a_records_life(client: Client) -> None:
    lead = org(client, "create", sobject="Lead", values={"LastName": "A", "Company": "C"})
    org(client, "update", sobject="Lead", record_id=lead, values={"Title": "t"})
    assert client.json(f"sobjects/Lead/{lead}")["Title"] == "t"
    org(client, "delete", sobject="Lead", record_id=lead)
    assert client.get(f"sobjects/Lead/{lead}").status_code == 404
    org(client, "undelete", sobject="Lead", record_id=lead)
    done = org(client, "convert", lead_id=lead)
    assert done["lead_id"] == lead
    assert client.get(f"sobjects/Contact/{done['contact_id']}").status_code == 200
    winner = client.create("Contact", LastName="W")
    org(client, "merge", sobject="Contact", winner=winner, losers=[done["contact_id"]])
    assert client.get(f"sobjects/Contact/{done['contact_id']}").status_code == 404
    org(client, "hard_delete", sobject="Contact", record_id=winner)
    assert org(client, "record_count", sobject="Contact") == 0


def test_a_write_that_comes_late(client: Client) -> None:
    org(
        client,
        "create",
        sobject="Lead",
        values={"LastName": "Late", "Company": "C"},
        commit_delay=120,
    )
    stamp = client.server.clock().strftime("%Y-%m-%dT%H:%M:%S.000+0000")
    assert client.query("SELECT COUNT() FROM Lead")["totalSize"] == 0
    control(client, "POST", "clock", {"advance": 120})
    [record] = client.query("SELECT SystemModstamp FROM Lead")["records"]
    assert record["SystemModstamp"] == stamp


def test_permissions_and_rules(client: Client) -> None:
    org(client, "hide_field", sobject="Lead", field="Rating")
    bad = client.get("query", params={"q": "SELECT Rating FROM Lead"})
    assert error_of(bad) == (400, "INVALID_FIELD")
    org(client, "show_field", sobject="Lead", field="Rating")
    client.query("SELECT Rating FROM Lead")
    org(client, "revoke_object", sobject="Account")
    assert client.get("sobjects/Account/describe").status_code == 404
    org(client, "grant_object", sobject="Account")
    org(
        client,
        "add_validation_rule",
        name="r",
        sobject="Lead",
        condition="Title = 'x'",
        message="No x.",
    )
    answer = client.send(
        "POST", "sobjects/Lead", json={"LastName": "A", "Company": "C", "Title": "x"}
    )
    assert answer.json()[0]["message"] == "No x."
    org(client, "remove_validation_rule", name="r")
    client.lead(Title="x")


@pytest.mark.parametrize(
    ("call", "arguments", "status"),
    [
        ("close", {}, 400),
        ("_who", {"user": None}, 400),
        ("create", {"sobject": "Lead"}, 400),
        ("create", {"sobject": "Lead", "values": {}, "colour": "red"}, 400),
        ("create", {"sobject": "Lead", "values": {}}, 400),
        ("add_validation_rule", {"name": "r"}, 400),
        ("delete", {"sobject": "Lead", "record_id": "00Qak0000099999AAA"}, 404),
    ],
)
def test_mistakes_are_told(
    client: Client, call: str, arguments: dict[str, Any], status: int
) -> None:
    answer = control(client, "POST", f"org/{call}", arguments)
    assert answer.status_code == status
    assert answer.json()["error"]


def test_tokens_and_grants(client: Client) -> None:
    assert control(client, "POST", "tokens/expire").json() == {"expired": 1}
    assert error_of(client.get("limits")) == (401, "INVALID_SESSION_ID")
    client.server.log_in()
    assert control(client, "POST", "grants/revoke", {}).json() == {"revoked": 2}


def test_limit_app_bulk_busy(client: Client) -> None:
    assert control(client, "POST", "limit", {"maximum": 10, "used": 10}).json() == {
        "used": 10,
        "maximum": 10,
    }
    assert error_of(client.get("limits")) == (403, "REQUEST_LIMIT_EXCEEDED")
    assert control(client, "POST", "app", {"policy": "blocked"}).json() == {"policy": "blocked"}
    assert control(client, "POST", "app", {"policy": "nonsense"}).status_code == 400
    told = control(client, "POST", "bulk", {"polls": 1, "fail_next": "no"}).json()
    assert (told["polls"], told["fail_next"]) == (1, "no")
    assert control(client, "POST", "busy", {"on": True, "every": 60}).json() == {"busy": True}
    assert control(client, "POST", "busy", {"on": False}).json() == {"busy": False}
    assert control(client, "POST", "busy", {"every": 0}).status_code == 400


def test_nothing_of_it_is_counted_or_logged(client: Client) -> None:
    control(client, "GET", "state")
    control(client, "GET", "nowhere")
    assert client.server.calls() == ()
    assert control(client, "GET", "nowhere").status_code == 404


def test_a_member_gets_a_status_from_outside(client: Client) -> None:
    campaign = client.create("Campaign", Name="Spring")
    person = client.lead(Email="ada@example.com")
    made = org(
        client, "set_member_status", campaign="Spring", person="ada@example.com", status="Sent"
    )
    again = org(client, "set_member_status", campaign=campaign, person=person, status="responded")
    assert again == made
    found = client.query("SELECT Status FROM CampaignMember")["records"]
    assert [one["Status"] for one in found] == ["Responded"]
    answer = control(
        client,
        "POST",
        "org/set_member_status",
        {"campaign": campaign, "person": person, "status": "Elsewhere"},
    )
    assert (answer.status_code, answer.json()["code"]) == (400, "FIELD_INTEGRITY_EXCEPTION")
