"""Answers as they were recorded of the platform, or as it documents them, where an imitation is
easily kinder than the original.
"""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest
import requests

from apdesk.practice_org.http.server import PracticeServer
from tests.unit.practice_org.http.practice_client import Client, error_of

NEVER = "00Q000000000001AAA"


def lead_row(**values: Any) -> dict[str, Any]:
    return {"attributes": {"type": "Lead"}, "LastName": "Lovelace", "Company": "Engine", **values}


# -- rows ------------------------------------------------------------------------------------------


def test_a_deleted_row_can_t_be_found_but_a_write_says_that_it_is_deleted(client: Client) -> None:
    lead = client.lead()
    client.send("DELETE", f"sobjects/Lead/{lead}")
    assert error_of(client.get(f"sobjects/Lead/{lead}")) == (404, "NOT_FOUND")
    for method in ("PATCH", "DELETE"):
        answer = client.send(method, f"sobjects/Lead/{lead}", json={"Title": "x"})
        assert error_of(answer) == (404, "ENTITY_IS_DELETED")


@pytest.mark.parametrize("method", ["GET", "PATCH", "DELETE"])
def test_what_is_no_id_is_taken_for_an_external_id(client: Client, method: str) -> None:
    answer = client.send(method, "sobjects/Lead/23foo", json={})
    assert answer.status_code == 404
    assert answer.json() == [
        {
            "message": "Provided external ID field does not exist or is not accessible: 23foo",
            "errorCode": "NOT_FOUND",
        }
    ]


def test_a_row_s_id_stands_in_its_address_alone(client: Client) -> None:
    lead = client.lead()
    for method, path in (("PATCH", f"sobjects/Lead/{lead}"), ("POST", "sobjects/Lead")):
        answer = client.send(method, path, json={"id": lead, "LastName": "x", "Company": "y"})
        assert answer.status_code == 400
        assert answer.json() == [
            {
                "message": "The Id field should not be specified in the sobject data.",
                "errorCode": "INVALID_FIELD",
            }
        ]


def test_space_around_a_text_is_not_kept(client: Client) -> None:
    lead = client.lead(Title="  Countess \n", Description=" two\n words ", Phone="\u00a0 1")
    told = client.json(f"sobjects/Lead/{lead}")
    # A space that doesn't break a line is a character like others.
    assert (told["Title"], told["Phone"]) == ("Countess", "\u00a0 1")
    assert told["Description"] == "two\n words"
    client.send("PATCH", f"sobjects/Lead/{lead}", json={"Title": "   "})
    assert client.json(f"sobjects/Lead/{lead}")["Title"] is None
    answer = client.send("PATCH", f"sobjects/Lead/{lead}", json={"LastName": " "})
    assert error_of(answer) == (400, "REQUIRED_FIELD_MISSING")


# -- collections -----------------------------------------------------------------------------------


def test_an_upsert_by_a_null_id_makes_a_record(client: Client) -> None:
    there = client.lead()
    answer = client.send(
        "PATCH",
        "composite/sobjects/Lead/Id",
        json={"records": [lead_row(Id=None), lead_row(Id=there)]},
    )
    assert [(item["success"], item["created"]) for item in answer.json()] == [
        (True, True),
        (True, False),
    ]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "composite/sobjects"),
        ("PATCH", "composite/sobjects"),
        ("PATCH", "composite/sobjects/Lead/Id"),
    ],
)
def test_a_record_of_no_type_fails_alone(client: Client, method: str, path: str) -> None:
    there = {} if method == "POST" else {"Id": client.lead()}
    records = [{"LastName": "x"}, lead_row(**there)]
    answer = client.send(method, path, json={"records": records})
    first, second = answer.json()
    assert first["errors"] == [
        {
            "statusCode": "JSON_PARSER_ERROR",
            "message": "Nested object for polymorphic foreign key must have an attributes field "
            "before any other fields.",
            "fields": [],
        }
    ]
    assert second["success"] is True


def test_an_upsert_by_an_unknown_key_says_so(client: Client) -> None:
    answer = client.send(
        "PATCH", "composite/sobjects/Lead/Nope__c", json={"records": [lead_row(Nope__c="1")]}
    )
    assert error_of(answer) == (404, "NOT_FOUND")
    assert answer.json()[0]["message"].endswith("not accessible: Nope__c")


# -- bodies ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "text/plain"])
def test_a_body_has_to_be_called_json(client: Client, kind: str) -> None:
    body = json.dumps({"LastName": "x", "Company": "y"})
    for path in ("sobjects/Lead", "jobs/query", "composite"):
        answer = client.send("POST", path, data=body, headers={"Content-Type": kind})
        assert error_of(answer) == (415, "UNSUPPORTED_MEDIA_TYPE")
    assert client.query("SELECT COUNT() FROM Lead")["totalSize"] == 0


def test_a_packed_body_is_unpacked(client: Client) -> None:
    def send(content: bytes) -> requests.Response:
        head = {"Content-Encoding": "gzip", "Content-Type": "application/json; charset=UTF-8"}
        return client.send("POST", "sobjects/Lead", data=content, headers=head)

    assert send(gzip.compress(b'{"LastName":"x","Company":"y"}')).status_code == 201
    assert error_of(send(b"no gzip")) == (400, "JSON_PARSER_ERROR")


# -- who asks --------------------------------------------------------------------------------------


def test_the_identity_service_has_refusals_of_its_own(server: PracticeServer) -> None:
    tokens = server.log_in()
    for url in (tokens["id"], f"{server.url}/services/oauth2/userinfo"):
        for head, told in (({"Authorization": "Bearer x"}, "Bad_OAuth_Token"), ({}, None)):
            answer = requests.get(url, headers=head, timeout=20)
            assert (answer.status_code, answer.text) == (403, told or "Missing_OAuth_Token")


# -- queries ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "condition", ["CreatedDate > 2026-01-01T00:00:00", "(" * 900 + "Name = 'x'" + ")" * 900]
)
def test_conditions_that_are_no_soql(client: Client, condition: str) -> None:
    answer = client.get("query", params={"q": f"SELECT Id FROM Lead WHERE {condition}"})
    assert error_of(answer) == (400, "MALFORMED_QUERY")


# -- Bulk uploads ----------------------------------------------------------------------------------


def ended(client: Client, csv: bytes, operation: str = "insert", **more: str) -> dict[str, Any]:
    made = client.send(
        "POST", "jobs/ingest", json={"object": "Lead", "operation": operation, **more}
    ).json()
    path = f"jobs/ingest/{made['id']}"
    head = {"Content-Type": "text/csv"}
    assert client.send("PUT", f"{path}/batches", data=csv, headers=head).status_code == 201
    client.send("PATCH", path, json={"state": "UploadComplete"})
    for _ in range(4):
        told: dict[str, Any] = client.json(path)
    return told


def test_a_cell_that_is_not_of_its_type(client: Client) -> None:
    lead = client.lead()
    csv = (
        "Id,NumberOfEmployees,AnnualRevenue,EmailBouncedDate,DoNotCall\n"
        f"{lead},many,,,\n{lead},,a lot,,\n{lead},,,soon,\n{lead},,,,perhaps\n"
    )
    job = ended(client, csv.encode(), "update")
    assert (job["state"], job["numberRecordsFailed"]) == ("JobComplete", 4)
    text = client.get(f"jobs/ingest/{job['id']}/failedResults").text
    for place, cell, kind, name in (
        (1, "many", "int", "NumberOfEmployees"),
        (2, "a lot", "double", "AnnualRevenue"),
        (3, "soon", "dateTime", "EmailBouncedDate"),
        (4, "perhaps", "boolean", "DoNotCall"),
    ):
        assert (
            f'"{lead}","INVALID_FIELD:Failed to deserialize field at col {place}. Due to, '
            f"'{cell}' is not a valid value for the type xsd:{kind}:{name} --\""
        ) in text


@pytest.mark.parametrize(
    ("csv", "setting"),
    [
        (b"LastName,Company\r\nA,B\r\n", "LF"),
        (b"LastName,Company\nA,B\n", "CRLF"),
    ],
)
def test_an_upload_has_the_line_endings_that_its_job_names(
    client: Client, csv: bytes, setting: str
) -> None:
    job = ended(client, csv, lineEnding=setting)
    assert (job["state"], job["errorMessage"]) == (
        "Failed",
        "ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is "
        + setting,
    )
    assert client.query("SELECT COUNT() FROM Lead")["totalSize"] == 0


def test_a_line_may_break_inside_a_value(client: Client) -> None:
    job = ended(client, b'LastName,Company,Street\n"A","B","1 Way\nTown"')
    assert (job["state"], job["numberRecordsFailed"]) == ("JobComplete", 0)
    [record] = client.query("SELECT Street FROM Lead")["records"]
    assert record["Street"] == "1 Way\nTown"
