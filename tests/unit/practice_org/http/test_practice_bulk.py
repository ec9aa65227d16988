"""Bulk API 2.0 over HTTP: states, pages, CSV, refusals, and ingest."""

from __future__ import annotations

import csv
import io
import threading
import zlib
from datetime import timedelta
from typing import Any

import pytest
import requests

from apdesk.practice_org.http import bulk_render
from apdesk.practice_org.http.bulk_results import ResultFile
from apdesk.practice_org.http.faults import Fault, FaultKind
from apdesk.practice_org.state.org import Write
from tests.unit.practice_org.http.practice_client import Client, error_of

LEADS = "SELECT Id, LastName, Email, IsConverted, CreatedDate FROM Lead"


def start(client: Client, soql: str = LEADS, operation: str = "query", **more: Any) -> str:
    answer = client.send("POST", "jobs/query", json={"operation": operation, "query": soql, **more})
    assert answer.status_code == 200, answer.text
    assert answer.json()["state"] == "UploadComplete"
    return str(answer.json()["id"])


def finish(client: Client, job: str) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for _ in range(3):
        told = client.json(f"jobs/query/{job}")
        if told["state"] not in {"UploadComplete", "InProgress"}:
            break
    return told


def fill(client: Client, count: int) -> None:
    client.server.org.save(
        [
            Write("create", "Lead", values={"LastName": f"L{number:04d}", "Company": "C"})
            for number in range(count)
        ]
    )


def test_the_way_of_a_query_job(client: Client) -> None:
    fill(client, 3)
    answer = client.send(
        "POST",
        "jobs/query",
        json={
            "operation": "query",
            "query": LEADS,
            "contentType": "CSV",
            "columnDelimiter": "COMMA",
            "lineEnding": "LF",
        },
    )
    told = answer.json()
    job = told["id"]
    assert len(job) == 18
    assert job.startswith("750")
    assert {name: told[name] for name in ("operation", "object", "state", "contentType")} == {
        "operation": "query",
        "object": "Lead",
        "state": "UploadComplete",
        "contentType": "CSV",
    }
    assert (told["apiVersion"], told["concurrencyMode"]) == (62.0, "Parallel")
    states = [client.json(f"jobs/query/{job}")["state"] for _ in range(2)]
    assert states == ["InProgress", "JobComplete"]
    done = client.json(f"jobs/query/{job}")
    assert done["numberRecordsProcessed"] == 3
    assert done["isPkChunkingSupported"] is True
    assert {"retries", "totalProcessingTime"} <= set(done)


def test_the_clock_ends_a_job_too(client: Client) -> None:
    job = start(client)
    client.server.clock.advance(timedelta(seconds=5))
    assert client.json(f"jobs/query/{job}")["state"] == "JobComplete"


def test_the_csv_byte_by_byte(client: Client) -> None:
    lead = client.lead(
        LastName='Q"uote', Company="C", Email=None, Street="1 Road\nFloor 2, left", Title="Ünïcode"
    )
    client.server.org.save([])
    soql = "SELECT Id, LastName, Title, Street, Email, IsConverted, CreatedDate FROM Lead"
    job = start(client, soql)
    finish(client, job)
    answer = client.get(f"jobs/query/{job}/results")
    stamp = client.server.clock().strftime("%Y-%m-%dT%H:%M:%S.000Z")
    assert answer.content.decode("utf-8") == (
        '"Id","LastName","Title","Street","Email","IsConverted","CreatedDate"\n'
        f'"{lead}","Q""uote","Ünïcode","1 Road\nFloor 2, left","","false","{stamp}"\n'
    )
    assert answer.headers["Content-Type"] == "text/csv;charset=UTF-8"
    assert answer.headers["Sforce-Locator"] == "null"
    assert answer.headers["Sforce-NumberOfRecords"] == "1"


def test_results_come_packed_when_asked(client: Client) -> None:
    fill(client, 50)
    job = start(client)
    finish(client, job)
    answer = client.get(f"jobs/query/{job}/results", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(answer.text.splitlines()) == 51
    plain = client.get(f"jobs/query/{job}/results", headers={"Accept-Encoding": "identity"})
    assert "Content-Encoding" not in plain.headers
    assert plain.text == answer.text


def test_pages_are_stable_and_complete(client: Client) -> None:
    fill(client, 25)
    job = start(client)
    finish(client, job)
    seen: list[str] = []
    locator, pages = "", {}
    while locator != "null":
        parameters = {"maxRecords": "10", **({"locator": locator} if locator else {})}
        answer = client.get(f"jobs/query/{job}/results", params=parameters)
        rows = list(csv.DictReader(io.StringIO(answer.text)))
        assert int(answer.headers["Sforce-NumberOfRecords"]) == len(rows)
        seen += [row["LastName"] for row in rows]
        pages[locator] = answer.text
        locator = answer.headers["Sforce-Locator"]
    assert sorted(seen) == [f"L{number:04d}" for number in range(25)]
    client.server.org.save([Write("create", "Lead", values={"LastName": "N", "Company": "C"})])
    for key, text in pages.items():
        again = client.get(
            f"jobs/query/{job}/results",
            params={"maxRecords": "10", **({"locator": key} if key else {})},
        )
        assert again.text == text


def test_result_pages_can_be_read_side_by_side(client: Client) -> None:
    fill(client, 65)
    job = start(client)
    finish(client, job)
    told = client.json(f"jobs/query/{job}/resultPages", params={"maxRecords": "10"})
    assert (len(told["resultPages"]), told["done"]) == (5, False)
    rest = client.json(told["nextRecordsUrl"])
    assert (len(rest["resultPages"]), rest["done"]) == (2, True)
    rows = [
        row["LastName"]
        for page in told["resultPages"] + rest["resultPages"]
        for row in csv.DictReader(io.StringIO(client.get(page["resultUrl"]).text))
    ]
    assert sorted(rows) == [f"L{number:04d}" for number in range(65)]


def test_an_empty_result_is_its_header(client: Client) -> None:
    job = start(client, "SELECT Id, Name FROM Contact")
    finish(client, job)
    answer = client.get(f"jobs/query/{job}/results")
    assert answer.text == '"Id","Name"\n'
    assert answer.headers["Sforce-Locator"] == "null"


def test_query_all_and_parents_and_delimiters(client: Client) -> None:
    account = client.create("Account", Name="Edge; Co")
    contact = client.create("Contact", LastName="X", AccountId=account)
    client.server.org.delete("Contact", contact)
    job = start(
        client,
        "SELECT Id, Account.Name, IsDeleted FROM Contact",
        operation="queryAll",
        columnDelimiter="SEMICOLON",
        lineEnding="CRLF",
    )
    finish(client, job)
    answer = client.get(f"jobs/query/{job}/results")
    assert answer.content.decode() == (
        f'"Id";"Account.Name";"IsDeleted"\r\n"{contact}";"Edge; Co";"true"\r\n'
    )


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ({"operation": "query", "query": "SELECT Id, Address FROM Lead"}, "compound data"),
        ({"operation": "query", "query": "SELECT COUNT() FROM Lead"}, ""),
        ({"operation": "query", "query": "SELECT Nonsense FROM Lead"}, "Nonsense"),
        ({"operation": "query", "query": ""}, "query"),
        ({"operation": "query"}, "query"),
        ({"operation": "steal", "query": LEADS}, "operation"),
        ({"operation": "query", "query": LEADS, "contentType": "JSON"}, "contentType"),
        ({"operation": "query", "query": LEADS, "columnDelimiter": "DOT"}, "columnDelimiter"),
        ({"operation": "query", "query": LEADS, "lineEnding": "CR"}, "lineEnding"),
    ],
)
def test_jobs_that_are_refused(client: Client, document: dict[str, str], message: str) -> None:
    answer = client.send("POST", "jobs/query", json=document)
    assert error_of(answer)[0] == 400
    assert message in answer.json()[0]["message"]
    assert client.json("jobs/query")["records"] == []


def test_results_before_the_end(client: Client) -> None:
    job = start(client)
    answer = client.get(f"jobs/query/{job}/results")
    assert error_of(answer) == (400, "INVALIDJOBSTATE")


def test_another_version_and_other_people(client: Client, other: Client) -> None:
    job = start(client)
    finish(client, job)
    answer = client.get(f"/services/data/v60.0/jobs/query/{job}/results")
    assert answer.status_code == 409
    assert error_of(other.get(f"jobs/query/{job}")) == (404, "NOT_FOUND")
    assert error_of(client.get("jobs/query/750ak0000000000AAA")) == (404, "NOT_FOUND")


def test_abort_delete_and_list(client: Client) -> None:
    first, second = start(client), start(client)
    aborted = client.send("PATCH", f"jobs/query/{first}", json={"state": "Aborted"})
    assert aborted.json()["state"] == "Aborted"
    assert error_of(client.get(f"jobs/query/{first}/results"))[1] == "INVALIDJOBSTATE"
    assert error_of(client.send("DELETE", f"jobs/query/{second}"))[1] == "INVALIDJOBSTATE"
    finish(client, second)
    late = client.send("PATCH", f"jobs/query/{second}", json={"state": "Aborted"})
    assert error_of(late) == (400, "INVALIDJOBSTATE")
    assert client.send("PATCH", f"jobs/query/{second}", json={"state": "x"}).status_code == 400
    listed = client.json("jobs/query")
    assert (listed["done"], [job["id"] for job in listed["records"]]) == (True, [second, first])
    assert client.send("DELETE", f"jobs/query/{second}").status_code == 204
    assert error_of(client.get(f"jobs/query/{second}")) == (404, "NOT_FOUND")


def test_jobs_vanish_after_a_week(client: Client) -> None:
    client.server.logins.access_token_seconds = 30 * 86_400
    client.session.headers["Authorization"] = f"Bearer {client.server.log_in()['access_token']}"
    job = start(client)
    client.server.clock.advance(timedelta(days=7, seconds=1))
    assert error_of(client.get(f"jobs/query/{job}")) == (404, "NOT_FOUND")


def test_a_job_can_be_made_to_fail(client: Client) -> None:
    client.server.pace.fail_next = "Query timed out"
    first, second = start(client), start(client)
    told = finish(client, first)
    assert (told["state"], told["errorMessage"]) == ("Failed", "Query timed out")
    assert finish(client, second)["state"] == "JobComplete"


# -- results on the wire ---------------------------------------------------------------------------


def raw(client: Client, path: str, method: str = "GET", **headers: str) -> tuple[Any, bytes]:
    """An answer as it came, not unpacked."""
    answer = client.send(method, path, headers={"Accept-Encoding": "gzip", **headers}, stream=True)
    return answer, answer.raw.read(decode_content=False)


def test_results_are_one_gzip_member_of_the_length_told(client: Client) -> None:
    client.server.org.load(
        "Lead", ({"LastName": f"L{number:05d}", "Company": "C"} for number in range(2_600))
    )
    job = start(client, "SELECT LastName FROM Lead")
    finish(client, job)
    plain = client.get(f"jobs/query/{job}/results", headers={"Accept-Encoding": "identity"})
    for parameters in ("", "?maxRecords=1000&locator=MTAwMA", "?maxRecords=70&locator=MTA1MA"):
        answer, content = raw(client, f"jobs/query/{job}/results{parameters}")
        assert answer.headers["Content-Encoding"] == "gzip"
        assert int(answer.headers["Content-Length"]) == len(content)
        reader = zlib.decompressobj(16 + zlib.MAX_WBITS)
        lines = reader.decompress(content).splitlines(keepends=True)
        assert (reader.eof, reader.unused_data) == (True, b"")
        first = int(lines[1][2:7])
        assert b"".join(lines[1:]) in plain.content
        assert len(lines) - 1 == int(answer.headers["Sforce-NumberOfRecords"])
        assert first == {"": 0, "?maxRecords=1000&locator=MTAwMA": 1000}.get(parameters, 1050)
    head, nothing = raw(client, f"jobs/query/{job}/results", "HEAD")
    assert nothing == b""
    assert int(head.headers["Content-Length"]) > 1_000
    assert len(plain.content) == int(plain.headers["Content-Length"])


@pytest.mark.parametrize("count", [1, 60])
def test_results_spoilt_on_the_wire(client: Client, count: int) -> None:
    fill(client, count)
    job = start(client)
    finish(client, job)
    whole = client.get(f"jobs/query/{job}/results").content
    faults = client.server.faults
    for accepts in ("gzip", "identity"):
        faults.add(Fault(FaultKind.TRUNCATE, operation="bulk.results"))
        with pytest.raises(requests.exceptions.ChunkedEncodingError):
            client.get(f"jobs/query/{job}/results", headers={"Accept-Encoding": accepts})
        faults.add(Fault(FaultKind.MALFORMED, operation="bulk.results"))
        answer = client.get(f"jobs/query/{job}/results", headers={"Accept-Encoding": accepts})
        assert answer.content == whole[: len(whole) * 2 // 3]
    assert client.get(f"jobs/query/{job}/results").content == whole


def test_results_are_those_of_the_moment_of_the_question(client: Client) -> None:
    lead = client.lead(LastName="Before")
    job = start(client, "SELECT LastName FROM Lead")
    client.server.org.update("Lead", lead, {"LastName": "After"})
    client.lead(LastName="Late")
    finish(client, job)
    assert client.get(f"jobs/query/{job}/results").text == '"LastName"\n"Before"\n'


def test_a_job_goes_on_while_it_is_rendered(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(client, 3)
    monkeypatch.setattr(bulk_render, "SMALL", 1)
    client.server.pace.polls = 1
    go_on = threading.Event()

    class Slow(ResultFile):
        def add(self, content: bytes, rows: int) -> None:
            assert go_on.wait(20)
            super().add(content, rows)

    monkeypatch.setattr(bulk_render, "ResultFile", Slow)
    job = start(client)
    for _ in range(3):
        assert client.json(f"jobs/query/{job}")["state"] == "InProgress"
    assert error_of(client.get(f"jobs/query/{job}/results"))[1] == "INVALIDJOBSTATE"
    assert error_of(client.send("DELETE", f"jobs/query/{job}"))[1] == "INVALIDJOBSTATE"
    go_on.set()
    told = wait_for(client, job)
    assert (told["state"], told["numberRecordsProcessed"]) == ("JobComplete", 3)


def wait_for(client: Client, job: str) -> dict[str, Any]:
    while True:
        told: dict[str, Any] = client.json(f"jobs/query/{job}")
        if told["state"] not in {"UploadComplete", "InProgress"}:
            return told


@pytest.mark.logs("apdesk.practice_org")
def test_a_rendering_that_fails_fails_its_job(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(client, 3)

    class Full(ResultFile):
        def add(self, content: bytes, rows: int) -> None:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(bulk_render, "ResultFile", Full)
    told = finish(client, start(client))
    assert (told["state"], told["errorMessage"]) == (
        "Failed",
        "OSError: the query could not be carried out",
    )


def test_files_go_with_their_jobs(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    files: list[ResultFile] = []

    class Noted(ResultFile):
        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments)
            files.append(self)

    monkeypatch.setattr(bulk_render, "ResultFile", Noted)
    client.server.logins.access_token_seconds = 30 * 86_400
    client.session.headers["Authorization"] = f"Bearer {client.server.log_in()['access_token']}"
    deleted, aborted, old = (start(client) for _ in range(3))
    finish(client, deleted)
    client.send("DELETE", f"jobs/query/{deleted}")
    client.send("PATCH", f"jobs/query/{aborted}", json={"state": "Aborted"})
    assert [file.closed for file in files] == [True, True, False]
    client.server.clock.advance(timedelta(days=7, seconds=1))
    assert client.get(f"jobs/query/{old}").status_code == 404
    assert [file.closed for file in files] == [True, True, True]
    start(client)
    client.server.stop()
    assert [file.closed for file in files] == [True] * 4


@pytest.mark.parametrize(
    "parameters", [{"maxRecords": "0"}, {"locator": "!!"}, {"locator": "OTk5"}]
)
def test_senseless_pages(client: Client, parameters: dict[str, str]) -> None:
    job = start(client)
    finish(client, job)
    assert client.get(f"jobs/query/{job}/results", params=parameters).status_code == 400


# -- ingest --------------------------------------------------------------------------------------


def ingest(client: Client, text: str, operation: str, sobject: str = "Lead", **more: Any) -> str:
    answer = client.send(
        "POST", "jobs/ingest", json={"operation": operation, "object": sobject, **more}
    )
    told = answer.json()
    assert told["state"] == "Open", told
    assert told["contentUrl"] == f"services/data/v62.0/jobs/ingest/{told['id']}/batches"
    upload = client.send("PUT", f"/{told['contentUrl']}", data=text.encode("utf-8"))
    assert upload.status_code == 201
    closed = client.send("PATCH", f"jobs/ingest/{told['id']}", json={"state": "UploadComplete"})
    assert closed.json()["state"] == "UploadComplete"
    return str(told["id"])


def ended(client: Client, job: str) -> dict[str, Any]:
    client.json(f"jobs/ingest/{job}")
    told: dict[str, Any] = client.json(f"jobs/ingest/{job}")
    return told


def rows_of(client: Client, job: str, which: str) -> list[dict[str, str]]:
    text = client.get(f"jobs/ingest/{job}/{which}").text
    return list(csv.DictReader(io.StringIO(text)))


def test_insert_with_a_failing_row(client: Client) -> None:
    text = 'LastName,Company,AnnualRevenue\nGood,"A, B",12\nBad,,\n'
    job = ingest(client, text, "insert")
    told = ended(client, job)
    assert (told["state"], told["numberRecordsProcessed"], told["numberRecordsFailed"]) == (
        "JobComplete",
        2,
        1,
    )
    [good] = rows_of(client, job, "successfulResults")
    assert (good["sf__Created"], good["Company"]) == ("true", "A, B")
    assert client.json(f"sobjects/Lead/{good['sf__Id']}")["AnnualRevenue"] == 12
    [bad] = rows_of(client, job, "failedResults")
    assert bad["sf__Error"].startswith("REQUIRED_FIELD_MISSING:Required fields are missing")
    assert bad["sf__Error"].endswith("Company --")
    assert rows_of(client, job, "unprocessedrecords") == []


def test_update_leaves_blank_cells_alone_and_clears_by_na(client: Client) -> None:
    lead = client.lead(Title="t", Phone="1")
    job = ingest(client, f"Id,Title,Phone\n{lead},,#N/A\n", "update")
    assert ended(client, job)["numberRecordsFailed"] == 0
    row = client.json(f"sobjects/Lead/{lead}")
    assert (row["Title"], row["Phone"]) == ("t", None)


def test_upsert_and_delete(client: Client) -> None:
    client.create("Contact", LastName="Old", Email="old@example.com")
    text = "Email,LastName\nold@example.com,Older\nnew@example.com,New\n"
    job = ingest(client, text, "upsert", "Contact", externalIdFieldName="Email")
    ended(client, job)
    created = [row["sf__Created"] for row in rows_of(client, job, "successfulResults")]
    assert created == ["false", "true"]
    ids = [record["Id"] for record in client.query("SELECT Id FROM Contact")["records"]]
    job = ingest(client, "Id\n" + "\n".join(ids) + "\n", "delete", "Contact")
    assert ended(client, job)["numberRecordsFailed"] == 0
    assert client.query("SELECT COUNT() FROM Contact")["totalSize"] == 0


@pytest.mark.parametrize("text", ["Nonsense\n1\n", "LastName,Company\nonly one\n", ""])
def test_uploads_that_fail_as_a_whole(client: Client, text: str) -> None:
    job = ingest(client, text, "insert")
    told = ended(client, job)
    assert told["state"] == "Failed"
    assert told["errorMessage"].startswith("InvalidBatch : ")


def test_ingest_states(client: Client) -> None:
    job = client.send("POST", "jobs/ingest", json={"operation": "insert", "object": "Lead"}).json()[
        "id"
    ]
    assert error_of(client.get(f"jobs/ingest/{job}/failedResults"))[1] == "INVALIDJOBSTATE"
    assert client.send("PATCH", f"jobs/ingest/{job}", json={"state": "x"}).status_code == 400
    aborted = client.send("PATCH", f"jobs/ingest/{job}", json={"state": "Aborted"})
    assert aborted.json()["state"] == "Aborted"
    assert client.send("PUT", f"jobs/ingest/{job}/batches", data=b"x").status_code == 400
    assert client.send("DELETE", f"jobs/ingest/{job}").status_code == 204
    bad = {"operation": "upsert", "object": "Lead"}
    assert client.send("POST", "jobs/ingest", json=bad).status_code == 400
    unknown = {"operation": "insert", "object": "Nonsense"}
    assert client.send("POST", "jobs/ingest", json=unknown).status_code == 404
