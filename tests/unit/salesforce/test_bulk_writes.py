"""RestOrg.write_bulk against a server that answers oddly: what is sent, what is in doubt, what is
never begun, and what each record is told."""

from __future__ import annotations

import csv
import errno
import io
import os
import threading
from collections.abc import Callable, Generator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from apdesk.domain.cancel import CancelToken
from apdesk.domain.values import id18
from apdesk.errors import BugError, Cancelled, KnownError
from apdesk.salesforce import bulk_csv, bulk_writes
from apdesk.salesforce.errors import Kind, SalesforceError
from apdesk.salesforce.org import BulkJob, JobState, WriteAnswer, WriteGroup, WriteResult, WriteRow
from apdesk.salesforce.rest import RestOrg
from apdesk.salesforce.session import Backoff
from tests.unit.salesforce.logged_in import TOKEN_PATH, token_reply
from tests.unit.salesforce.result_pages import csv_of, csv_reply
from tests.unit.salesforce.scripted_server import Reply, Request, ScriptedServer, refusal
from tests.unit.salesforce.write_groups import lead_id

JOBS = "/services/data/v62.0/jobs/ingest"
KEY = "apdesk_id__c"
Make = Callable[..., RestOrg]


def job_id(number: int) -> str:
    return id18(f"750000000{number:06d}")


def updates(*numbers: int, **values: Any) -> WriteGroup:
    rows = (WriteRow(n, lead_id(n), {"Title": f"T{n}", **values}) for n in numbers)
    return WriteGroup("Lead", tuple(rows))


def upserts(*numbers: int) -> WriteGroup:
    rows = (WriteRow(n, None, {"LastName": f"N{n}", KEY: f"k{n}"}) for n in numbers)
    return WriteGroup("Lead", tuple(rows), create=True, external_id=KEY)


def _id_of(name: str) -> str:
    return name if name.startswith("00Q") else lead_id(int(name.removeprefix("k")))


@dataclass
class Ingest:
    """An org's ingest jobs: each takes its rows, and tells them in another order.

    Attributes:
        odd: Gives another answer than the usual one, None to let it pass; told of "create",
            "upload", "begin", "abort", "look", "successfulResults", "failedResults",
            "unprocessedrecords". The request has had its effect by then.
        refused, unprocessed: By the first cell of a row: what it is refused with; who isn't done.
    """

    looks: int = 2
    final: dict[str, Any] = field(default_factory=lambda: {"state": "JobComplete"})
    odd: Callable[[str, Request], Reply | None] = lambda step, request: None
    refused: dict[str, str] = field(default_factory=dict)
    unprocessed: set[str] = field(default_factory=set)
    steps: list[str] = field(default_factory=list)
    documents: list[Any] = field(default_factory=list)
    contents: dict[str, bytes] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)
    left: dict[str, int] = field(default_factory=dict)

    def __call__(self, request: Request) -> Reply:
        step, reply = self._usual(request)
        self.steps.append(step)
        return self.odd(step, request) or reply

    def _usual(self, request: Request) -> tuple[str, Reply]:
        _, _, rest = request.path.partition(JOBS)
        parts = rest.strip("/").split("/")
        job = parts[0]
        if request.method == "POST":
            job = job_id(len(self.documents) + 1)
            self.documents.append(request.document)
            self.states[job], self.left[job] = "Open", self.looks
            return "create", self._told(job)
        if request.method == "PUT":
            if job in self.contents:
                return "upload", refusal(400, "INVALIDJOBSTATE", "Found multiple contents")
            self.contents[job] = request.body
            return "upload", Reply(201)
        if request.method == "PATCH":
            wanted = request.document["state"]
            step = "abort" if wanted == "Aborted" else "begin"
            if step == "begin" and self.states[job] != "Open":
                return step, refusal(400, "INVALIDJOBSTATE", "The job isn't open")
            self.states[job] = wanted
            return step, self._told(job)
        if len(parts) == 1:
            self.left[job] -= 1
            self.states[job] = "InProgress" if self.left[job] else self.final["state"]
            return "look", self._told(job)
        return parts[1], self._results(job, parts[1])

    def _told(self, job: str) -> Reply:
        final = self.final if self.states[job] == self.final["state"] else {}
        return Reply(200, {"id": job, "state": self.states[job], **final})

    def _results(self, job: str, resource: str) -> Reply:
        header, *rows = csv.reader(io.StringIO(self.contents[job].decode(), newline=""))
        rows.reverse()
        key = header.index(KEY if KEY in header else "Id")
        failed = self.final["state"] == "Failed"
        match resource:
            case "successfulResults":
                head = ["sf__Id", "sf__Created"]
                told = [
                    [_id_of(row[key]), "false", *row]
                    for row in rows
                    if not failed and row[key] not in self.unprocessed | set(self.refused)
                ]
            case "failedResults":
                head = ["sf__Id", "sf__Error"]
                told = [
                    ["", self.refused[row[key]], *row] for row in rows if row[key] in self.refused
                ]
            case _:
                head = []
                told = [row for row in rows if failed or row[key] in self.unprocessed]
        content = csv_of(told, [*head, *header])
        return csv_reply(content, 0, None, packed=len(rows) % 2 == 0)


def finish(writing: Generator[BulkJob, None, WriteAnswer]) -> tuple[list[JobState], WriteAnswer]:
    states = []
    while True:
        try:
            states.append(next(writing).state)
        except StopIteration as end:
            return states, end.value


@pytest.fixture
def ingest(server: ScriptedServer) -> Ingest:
    server.answer = script = Ingest()
    return script


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "jobs"
    made.mkdir()
    return made


@pytest.fixture
def write(org: RestOrg, folder: Path) -> Callable[[WriteGroup], tuple[WriteResult, ...]]:
    def done(group: WriteGroup) -> tuple[WriteResult, ...]:
        _, answer = finish(org.write_bulk(group, folder=folder, cause="push"))
        assert list(folder.iterdir()) == []
        (results,) = answer.results
        return results

    return done


Write = Callable[[WriteGroup], tuple[WriteResult, ...]]


def raised(write: Write, group: WriteGroup) -> SalesforceError:
    with pytest.raises(SalesforceError) as caught:
        write(group)
    return caught.value


# -- what goes out and comes back --------------------------------------------------------------


def test_updates_go_by_one_job_and_come_back_in_order(
    org: RestOrg, ingest: Ingest, folder: Path, ledger: list[tuple[str, int]]
) -> None:
    group = updates(*range(5))
    states, answer = finish(org.write_bulk(group, folder=folder, cause="push"))
    assert states == [JobState.WAITING, JobState.RUNNING, JobState.COMPLETE]
    assert answer.results == (tuple(WriteResult(n, lead_id(n)) for n in range(5)),)
    assert ingest.steps == ["create", "upload", "begin", "look", "look", "successfulResults"]
    assert ingest.documents == [
        {
            "object": "Lead",
            "operation": "update",
            "contentType": "CSV",
            "columnDelimiter": "COMMA",
            "lineEnding": "LF",
        }
    ]
    assert ledger == [("push", 1)] * 6
    assert list(folder.iterdir()) == []


def test_upserts_are_matched_by_their_external_id(write: Write, ingest: Ingest) -> None:
    ingest.refused = {
        "k1": "REQUIRED_FIELD_MISSING:Required fields are missing: [Company]:Company --"
    }
    one, two, three = write(upserts(0, 1, 2))
    assert ingest.documents[0]["operation"] == "upsert"
    assert ingest.documents[0]["externalIdFieldName"] == KEY
    assert (one, three) == (WriteResult(0, lead_id(0)), WriteResult(2, lead_id(2)))
    assert two.error is not None
    assert (two.key, two.record_id, two.error.kind) == (1, None, Kind.SKIP)
    assert (two.error.error_code, two.error.fields) == ("REQUIRED_FIELD_MISSING", ("Company",))
    assert not two.error.in_doubt


def test_the_request_says_what_collections_say(
    server: ScriptedServer, write: Write, ingest: Ingest
) -> None:
    write(updates(1))
    create, upload, begin = server.requests[:3]
    assert create.headers["Sforce-Auto-Assign"] == "FALSE"
    assert upload.headers["Content-Type"] == "text/csv"
    assert (upload.method, upload.path) == ("PUT", f"{JOBS}/{job_id(1)}/batches")
    assert int(upload.headers["Content-Length"]) == len(upload.body)
    assert begin.document == {"state": "UploadComplete"}


def test_values_are_written_as_bulk_reads_them(write: Write, ingest: Ingest) -> None:
    rows = (
        WriteRow(0, lead_id(0), {"Title": None, "DoNotCall": True, "N__c": 12, "R__c": 0.25}),
        WriteRow(1, lead_id(1), {"Title": ' "A",\n\r\nü\0 ', "Born__c": "2001-02-03", "N__c": -1}),
        WriteRow(2, lead_id(2)[:15], {"Title": "", "DoNotCall": False, "R__c": 1e21}),
    )
    assert [each.error for each in write(WriteGroup("Lead", rows))] == [None] * 3
    assert ingest.contents[job_id(1)].decode() == (
        '"Id","Title","DoNotCall","N__c","R__c","Born__c"\n'
        f'"{lead_id(0)}","#N/A","true","12","0.25",""\n'
        f'"{lead_id(1)}"," ""A"",\n\r\nü ","","-1","","2001-02-03"\n'
        f'"{lead_id(2)[:15]}","#N/A","false","","1e+21",""\n'
    )


def test_a_row_that_would_be_misread_isn_t_sent(write: Write, ingest: Ingest) -> None:
    rows = (*updates(0).rows, WriteRow(1, lead_id(1), {"Title": "#N/A"}))
    done, left = write(WriteGroup("Lead", rows))
    assert done.record_id == lead_id(0)
    assert left.error is not None
    assert (left.error.code, left.error.in_doubt) == ("salesforce.bulk_unprocessed", False)
    assert lead_id(1).encode() not in ingest.contents[job_id(1)]


def test_where_no_row_can_be_sent_there_is_no_job(
    server: ScriptedServer, write: Write, ingest: Ingest
) -> None:
    ingest.odd = lambda step, request: Reply(200, [])
    server.answer = lambda request: Reply(200, [{"version": "62.0"}])
    (left,) = write(updates(0, Title="#N/A"))
    assert left.error is not None
    assert left.error.code == "salesforce.bulk_unprocessed"
    assert server.paths() == ["/services/data"]


@pytest.mark.parametrize(
    ("told", "code", "said", "fields", "kind"),
    [
        (
            "INVALID_FIELD:Failed to deserialize field at col 3. Due to, 'x' is not a valid value "
            "for the type xsd:date:CloseDate --",
            "INVALID_FIELD",
            "Failed to deserialize field at col 3. Due to, 'x' is not a valid value for the type "
            "xsd:date",
            ("CloseDate",),
            Kind.SKIP,
        ),
        (
            "FIELD_CUSTOM_VALIDATION_EXCEPTION:Title: no\nway:Title Name --",
            "FIELD_CUSTOM_VALIDATION_EXCEPTION",
            "Title: no way",
            ("Title", "Name"),
            Kind.SKIP,
        ),
        (
            "ENTITY_IS_DELETED:entity is deleted:--",
            "ENTITY_IS_DELETED",
            "entity is deleted",
            (),
            Kind.CONFLICT,
        ),
        ("UNABLE_TO_LOCK_ROW:one:a,b --", "UNABLE_TO_LOCK_ROW", "one", ("a", "b"), Kind.RETRY),
        ("NEW_CODE:at 10:30 o'clock", "NEW_CODE", "at 10:30 o'clock", (), Kind.SKIP),
    ],
)
def test_reasons_are_read(
    told: str, code: str, said: str, fields: tuple[str, ...], kind: Kind
) -> None:
    error = bulk_csv.reason(told)
    assert (error.error_code, error.said, error.fields, error.kind) == (code, said, fields, kind)
    assert not error.in_doubt


def test_rows_that_the_job_didn_t_come_to_are_to_be_sent_again(
    write: Write, ingest: Ingest
) -> None:
    ingest.final = {"state": "Aborted"}
    ingest.unprocessed = {lead_id(1), lead_id(2)}
    done, *left = write(updates(0, 1, 2))
    assert done.record_id == lead_id(0)
    for each in left:
        assert each.error is not None
        assert (each.error.kind, each.error.in_doubt) == (Kind.RETRY, False)


def test_rows_that_nobody_tells_of_are_in_doubt(write: Write, ingest: Ingest) -> None:
    def odd(step: str, request: Request) -> Reply | None:
        if step != "successfulResults":
            return None
        rows = [[lead_id(0), "false", lead_id(0), "T0"]]
        return csv_reply(csv_of(rows, ("sf__Id", "sf__Created", "Id", "Title")), 1, None)

    ingest.odd = odd
    done, lost = write(updates(0, 1))
    assert done.record_id == lead_id(0)
    assert lost.error is not None
    assert (lost.error.code, lost.error.in_doubt) == ("salesforce.malformed_answer", True)


def test_what_isn_t_of_this_job_isn_t_believed(write: Write, ingest: Ingest) -> None:
    def odd(step: str, request: Request) -> Reply | None:
        if step != "successfulResults":
            return None
        rows = [[lead_id(9), "false", lead_id(9), "T0"]]
        return csv_reply(csv_of(rows, ("sf__Id", "sf__Created", "Id", "Title")), 1, None)

    ingest.odd = odd
    error = raised(write, updates(0, 1))
    assert (error.code, error.in_doubt) == ("salesforce.malformed_answer", True)


def test_a_job_that_failed_as_a_whole_is_raised(write: Write, ingest: Ingest) -> None:
    ingest.final = {
        "state": "Failed",
        "errorMessage": "InvalidBatch : Field name not found : Titel__c",
        "numberRecordsProcessed": 0,
    }
    error = raised(write, updates(0, 1))
    assert (error.kind, error.error_code, error.in_doubt) == (Kind.FIX, "InvalidBatch", False)
    assert "Titel__c" in str(error)


def test_storage_that_is_full_for_every_row_is_raised(write: Write, ingest: Ingest) -> None:
    ingest.refused = {
        lead_id(n): "STORAGE_LIMIT_EXCEEDED:storage limit exceeded:--" for n in (0, 1)
    }
    assert raised(write, updates(0, 1)).kind is Kind.STOP
    ingest.refused.popitem()
    done, full = sorted(write(updates(0, 1)), key=lambda each: each.error is not None)
    assert done.record_id is not None
    assert full.error is not None


# -- several jobs ------------------------------------------------------------------------------


def test_what_is_too_large_for_one_job_goes_by_several(
    org: RestOrg, ingest: Ingest, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = len(f'"{lead_id(0)}","T0"\n')
    group = updates(*range(7))
    writing = bulk_writes.write(
        org._session, group, folder, "push", len('"Id","Title"\n') + 3 * line
    )
    states, answer = finish(writing)
    assert answer.results == (tuple(WriteResult(n, lead_id(n)) for n in range(7)),)
    sizes = [content.count(b"\n") - 1 for content in ingest.contents.values()]
    assert sizes == [3, 3, 1]
    assert all(content.startswith(b'"Id","Title"\n') for content in ingest.contents.values())
    assert states.count(JobState.COMPLETE) == 3
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("step", "in_doubt"), [("create", False), ("upload", False), ("look", True)]
)
def test_behind_a_job_that_has_written_an_error_stands_in_the_results(
    org: RestOrg, ingest: Ingest, folder: Path, step: str, in_doubt: bool
) -> None:
    def odd(at: str, request: Request) -> Reply | None:
        late = len(ingest.documents) == 2
        return refusal(403, "REQUEST_LIMIT_EXCEEDED") if late and at == step else None

    ingest.odd = odd
    _, answer = finish(bulk_writes.write(org._session, updates(0, 1, 2), folder, "push", 60))
    done, lost, rest = answer.results[0]
    assert done == WriteResult(0, lead_id(0))
    assert lost.error is not None
    assert (lost.error.kind, lost.error.in_doubt) == (Kind.LIMIT, in_doubt)
    assert rest.error is not None
    assert (rest.error.code, rest.error.in_doubt) == ("salesforce.bulk_unprocessed", False)


# -- faults ------------------------------------------------------------------------------------


def once(step: str, reply: Reply) -> Callable[[str, Request], Reply | None]:
    """The first call of that kind is answered so."""
    struck = threading.Event()

    def odd(at: str, request: Request) -> Reply | None:
        if at != step or struck.is_set():
            return None
        struck.set()
        return reply

    return odd


LOST = (Reply(ending="reset"), refusal(503, "SERVER_UNAVAILABLE"), Reply(500, b"<html>"))
STEPS = ("create", "upload", "begin", "look", "successfulResults")


@pytest.mark.parametrize("reply", LOST)
@pytest.mark.parametrize("step", STEPS)
def test_a_lost_answer_is_got_over_and_nothing_is_done_twice(
    write: Write, ingest: Ingest, step: str, reply: Reply
) -> None:
    ingest.odd = once(step, reply)
    assert write(updates(0, 1)) == tuple(WriteResult(n, lead_id(n)) for n in (0, 1))
    begun = [job for job, state in ingest.states.items() if state == "JobComplete"]
    assert len(begun) == 1
    if step == "upload":  # it may have arrived, and another one would be refused
        assert ingest.states[job_id(1)] == "Aborted"


@pytest.mark.parametrize("step", STEPS)
def test_a_call_that_never_works_is_in_doubt_once_the_job_may_have_begun(
    write: Write, ingest: Ingest, step: str
) -> None:
    ingest.odd = lambda at, request: refusal(503, "SERVER_UNAVAILABLE") if at == step else None
    error = raised(write, updates(0, 1))
    assert error.code == "salesforce.unavailable"
    assert error.in_doubt is (step in ("begin", "look", "successfulResults"))
    if step == "begin":  # it is left to itself: nobody knows
        assert "INVALIDJOBSTATE" not in error.error_code


@pytest.mark.parametrize("step", ["upload", "begin"])
def test_a_refusal_before_the_job_begins_ends_it(write: Write, ingest: Ingest, step: str) -> None:
    ingest.odd = once(step, refusal(403, "REQUEST_LIMIT_EXCEEDED"))
    error = raised(write, updates(0, 1))
    assert (error.kind, error.in_doubt) == (Kind.LIMIT, False)
    assert ingest.steps[-1] == "abort"


@pytest.mark.parametrize("step", ["look", "successfulResults"])
def test_any_refusal_behind_it_is_in_doubt(write: Write, ingest: Ingest, step: str) -> None:
    ingest.odd = lambda at, request: refusal(404, "NOT_FOUND") if at == step else None
    error = raised(write, updates(0, 1))
    assert (error.code, error.in_doubt) == ("salesforce.bulk_gone", True)


def test_an_org_without_bulk_says_so(write: Write, ingest: Ingest) -> None:
    ingest.odd = lambda at, request: refusal(403, "FEATURENOTENABLED")
    error = raised(write, updates(0))
    assert (error.code, error.in_doubt) == ("salesforce.bulk_unavailable", False)


@pytest.mark.parametrize("step", STEPS)
def test_a_login_that_ends_at_any_step_is_renewed(
    server: ScriptedServer, write: Write, ingest: Ingest, step: str
) -> None:
    ended = threading.Event()

    def answer(request: Request) -> Reply:
        if request.path == TOKEN_PATH:
            return token_reply(1, server)
        if ended.is_set() and request.headers["Authorization"] != "Bearer access-1":
            return refusal(401, "INVALID_SESSION_ID")
        reply = ingest(request)
        if STEPS.index(step) and ingest.steps[-1] == STEPS[STEPS.index(step) - 1]:
            ended.set()
        return reply

    if step == "create":
        ended.set()
    server.answer = answer
    assert write(updates(0, 1)) == tuple(WriteResult(n, lead_id(n)) for n in (0, 1))
    assert server.paths().count(TOKEN_PATH) == 1
    assert len(ingest.documents) == 1


@pytest.mark.parametrize("step", ["create", "upload"])
def test_a_cancel_before_the_job_begins_aborts_it(
    make: Make, ingest: Ingest, folder: Path, step: str
) -> None:
    cancel = CancelToken()
    org = make(cancel=cancel)

    def odd(at: str, request: Request) -> Reply | None:
        if at == step:
            cancel.cancel()
        return None

    ingest.odd = odd
    with pytest.raises(Cancelled):
        finish(org.write_bulk(updates(0), folder=folder, cause="push"))
    assert ingest.states == {job_id(1): "Aborted"}
    assert org.calls() == len(ingest.steps)
    assert list(folder.iterdir()) == []


def test_a_cancel_ends_the_waiting_for_a_job(make: Make, ingest: Ingest, folder: Path) -> None:
    cancel = CancelToken()
    org = make(cancel=cancel, backoff=Backoff(first=120.0, longest=120.0))
    ingest.odd = lambda at, request: cancel.cancel() if at == "begin" else None
    with pytest.raises(Cancelled):
        finish(org.write_bulk(updates(0), folder=folder, cause="push"))
    assert ingest.steps == ["create", "upload", "begin", "abort"]
    assert list(folder.iterdir()) == []


def test_a_job_is_known_before_it_begins(org: RestOrg, ingest: Ingest, folder: Path) -> None:
    writing = org.write_bulk(updates(0), folder=folder, cause="push")
    assert next(writing).id == job_id(1)
    assert ingest.steps == ["create", "upload"]
    writing.close()
    assert ingest.states == {job_id(1): "Aborted"}


def test_a_job_that_was_left_alone_can_be_ended(org: RestOrg, ingest: Ingest, folder: Path) -> None:
    writing = org.write_bulk(updates(0), folder=folder, cause="push")
    next(writing)
    next(writing)
    writing.close()
    assert ingest.steps[-1] == "look"
    org.abort_write(job_id(1), cause="push")
    assert ingest.states == {job_id(1): "Aborted"}
    finish(org.write_bulk(updates(0), folder=folder, cause="push"))
    org.abort_write(job_id(2), cause="push")  # it is over


def test_a_writing_that_is_given_up_leaves_no_file(
    org: RestOrg, ingest: Ingest, folder: Path
) -> None:
    writing = org.write_bulk(updates(0), folder=folder, cause="push")
    next(writing)
    writing.close()
    assert list(folder.iterdir()) == []


def test_a_full_disk_is_told(
    org: RestOrg, ingest: Ingest, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int, data: Any) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(KnownError) as caught:  # while the results come in
        finish(org.write_bulk(updates(0), folder=folder, cause="push"))
    assert caught.value.code == "disk.full"
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    "group",
    [
        WriteGroup("Lead", ()),
        WriteGroup("Lead", (WriteRow(0, None, {"LastName": "N"}),), create=True),
        replace(updates(0), allow_duplicates=True),
        replace(updates(0), external_id=KEY),
        replace(updates(0), create=True, external_id=KEY),
        WriteGroup("Lead", (WriteRow(0, None, {"LastName": "N"}),), create=True, external_id=KEY),
        updates(0, 0),
        WriteGroup("Lead", (WriteRow(0, lead_id(0), {"Title": {"a": 1}}),)),
        WriteGroup("Lead", (WriteRow(0, lead_id(0), {"N__c": float("inf")}),)),
        updates(0, **{f"Field_{n}_{'x' * 60}__c": 1 for n in range(500)}),
    ],
)
def test_what_can_t_be_written_in_bulk_is_our_mistake(
    org: RestOrg, server: ScriptedServer, folder: Path, group: WriteGroup
) -> None:
    with pytest.raises(BugError):
        finish(org.write_bulk(group, folder=folder, cause="push"))
    assert server.requests == []
    assert list(folder.iterdir()) == []
