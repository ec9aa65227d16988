"""Query jobs against a server that answers oddly: what is asked, what is believed, and which
refusals mean that it has to go without Bulk API."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from apdesk.domain.cancel import CancelToken
from apdesk.domain.schema import SObjectSchema
from apdesk.errors import Cancelled
from apdesk.salesforce.errors import Kind, SalesforceError
from apdesk.salesforce.org import BulkJob, JobState, RowQuery
from apdesk.salesforce.rest import RestOrg
from tests.unit.salesforce.scripted_server import Reply, ScriptedServer, refusal

JOB = "750R0000000zxr8IAA"
JOBS = "/services/data/v62.0/jobs/query"
LEAD = SObjectSchema("Lead", "Lead", "Leads")
QUERY = RowQuery(LEAD, ("Id", "Name"), "SELECT Id, Name FROM Lead")

Call = Callable[[RestOrg], object]
CALLS: dict[str, Call] = {
    "look": lambda org: org.look_at_bulk(JOB, cause="pull"),
    "abort": lambda org: org.abort_bulk(JOB, cause="pull"),
    "delete": lambda org: org.delete_bulk(JOB, cause="pull"),
}


def told(state: str = "UploadComplete", **more: Any) -> Reply:
    """A job as the developer guide shows it."""
    body = {
        "id": JOB,
        "operation": "query",
        "object": "Lead",
        "createdById": "005R0000000GiwjIAC",
        "createdDate": "2018-12-10T17:50:19.000+0000",
        "systemModstamp": "2018-12-10T17:51:27.000+0000",
        "state": state,
        "concurrencyMode": "Parallel",
        "contentType": "CSV",
        "apiVersion": 62.0,
        "lineEnding": "LF",
        "columnDelimiter": "COMMA",
        **more,
    }
    return Reply(200, body, {"Date": "Mon, 02 Mar 2026 09:00:00 GMT"}, dated=False)


def raised(call: Callable[[], object]) -> SalesforceError:
    with pytest.raises(SalesforceError) as caught:
        call()
    return caught.value


@pytest.mark.parametrize("deleted", [False, True])
def test_a_job_is_started(
    server: ScriptedServer, org: RestOrg, ledger: list[tuple[str, int]], deleted: bool
) -> None:
    server.answer = lambda request: told()
    query = RowQuery(LEAD, QUERY.fields, QUERY.soql, include_deleted=deleted)
    now = datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert org.start_bulk(query, cause="pull") == BulkJob(JOB, JobState.WAITING, "", None, now)
    (request,) = server.requests
    assert (request.method, request.path) == ("POST", JOBS)
    assert request.document == {
        "operation": "queryAll" if deleted else "query",
        "query": "SELECT Id, Name FROM Lead",
        "contentType": "CSV",
        "columnDelimiter": "COMMA",
        "lineEnding": "LF",
    }
    assert ledger == [("pull", 1)]


@pytest.mark.parametrize(
    ("answer", "state", "message", "rows"),
    [
        (told("InProgress"), JobState.RUNNING, "", None),
        (told("JobComplete", numberRecordsProcessed=740_003), JobState.COMPLETE, "", 740_003),
        (
            told("Failed", errorMessage="InvalidBatch : no", numberRecordsProcessed=0),
            JobState.FAILED,
            "InvalidBatch : no",
            0,
        ),
        (told("Aborted"), JobState.ABORTED, "", None),
        (
            told("InProgress", numberRecordsProcessed="7", errorMessage=7),
            JobState.RUNNING,
            "",
            None,
        ),
    ],
)
def test_a_job_is_looked_at(
    server: ScriptedServer,
    org: RestOrg,
    answer: Reply,
    state: JobState,
    message: str,
    rows: int | None,
) -> None:
    server.answer = lambda request: answer
    job = org.look_at_bulk(JOB, cause="pull")
    assert (job.id, job.state, job.message, job.rows) == (JOB, state, message, rows)
    assert job.state.over is (state not in ("UploadComplete", "InProgress"))
    assert [(each.method, each.path) for each in server.requests] == [("GET", f"{JOBS}/{JOB}")]


@pytest.mark.parametrize(
    "answer",
    [
        Reply(200, b""),
        Reply(200, []),
        told("Sleeping"),
        told(id="nobody"),
        told(id=None),
        told(id="750R0000000zxr9IAA"),
        Reply(200, told().body, dated=False),
    ],
)
def test_an_answer_that_isn_t_of_the_job_isn_t_believed(
    server: ScriptedServer, org: RestOrg, answer: Reply
) -> None:
    server.answer = lambda request: answer
    error = raised(lambda: org.look_at_bulk(JOB, cause="pull"))
    assert (error.code, error.kind) == ("salesforce.malformed_answer", Kind.RETRY)


@pytest.mark.parametrize(
    "answer",
    [
        refusal(400, "API_ERROR", "Implementation restriction: Lead only allows …"),
        refusal(400, "API_ERROR", "Selecting compound data not supported in Bulk Query"),
        refusal(400, "FUNCTIONALITY_NOT_ENABLED", "Selecting compound data not supported"),
        refusal(400, "INVALIDENTITY", "Entity 'Lead' is not supported by the Bulk API."),
        refusal(400, "INVALIDJOB", "no"),
        refusal(403, "FEATURENOTENABLED", "Async API not enabled for this user"),
        refusal(403, "API_DISABLED_FOR_ORG", "Bulk API is not enabled for this Organization"),
        refusal(404, "NOT_FOUND"),
        refusal(405, "METHOD_NOT_ALLOWED"),
        Reply(404, b"<html>"),
        Reply(405, b""),
    ],
)
def test_what_has_to_go_without_bulk_says_so(
    server: ScriptedServer, org: RestOrg, answer: Reply
) -> None:
    server.answer = lambda request: answer
    error = raised(lambda: org.start_bulk(QUERY, cause="pull"))
    assert (error.code, error.kind) == ("salesforce.bulk_unavailable", Kind.FIX)
    assert error.title == "Lead can't be fetched in bulk"
    assert not error.in_doubt
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("answer", "code", "kind"),
    [
        (refusal(400, "MALFORMED_QUERY"), "salesforce.query", Kind.FIX),
        (refusal(400, "INVALID_FIELD"), "salesforce.field_missing", Kind.FIX),
        (refusal(400, "INVALID_TYPE"), "salesforce.object_unreadable", Kind.PAUSE_OBJECT),
        (refusal(400, "ExceededQuota"), "salesforce.limit", Kind.LIMIT),
        (
            refusal(400, "LIMIT_EXCEEDED", "Max bulk v2 query limit exceeded per 24 hrs"),
            "salesforce.limit",
            Kind.LIMIT,
        ),
        (refusal(403, "REQUEST_LIMIT_EXCEEDED"), "salesforce.limit", Kind.LIMIT),
    ],
)
def test_other_refusals_are_what_they_are(
    server: ScriptedServer, org: RestOrg, answer: Reply, code: str, kind: Kind
) -> None:
    server.answer = lambda request: answer
    error = raised(lambda: org.start_bulk(QUERY, cause="pull"))
    assert (error.code, error.kind) == (code, kind)


def test_a_start_whose_answer_was_lost_is_repeated(server: ScriptedServer, org: RestOrg) -> None:
    server.script(Reply(ending="reset"), refusal(503, "SERVER_UNAVAILABLE"), told())
    assert org.start_bulk(QUERY, cause="pull").id == JOB
    assert org.calls() == 3


@pytest.mark.parametrize("status", [404, 409])
def test_a_job_that_is_gone_says_so(server: ScriptedServer, org: RestOrg, status: int) -> None:
    server.answer = lambda request: refusal(status, "NOT_FOUND")
    error = raised(lambda: org.look_at_bulk(JOB, cause="pull"))
    assert (error.code, error.kind) == ("salesforce.bulk_gone", Kind.RETRY)
    assert not error.repeatable
    assert len(server.requests) == 1


def test_a_job_is_aborted_and_deleted(server: ScriptedServer, org: RestOrg) -> None:
    server.script(told("Aborted"), Reply(204))
    org.abort_bulk(JOB, cause="pull")
    org.delete_bulk(JOB, cause="pull")
    abort, delete = server.requests
    assert (abort.method, abort.path, abort.document) == (
        "PATCH",
        f"{JOBS}/{JOB}",
        {"state": "Aborted"},
    )
    assert (delete.method, delete.path, delete.body) == ("DELETE", f"{JOBS}/{JOB}", b"")


@pytest.mark.parametrize("call", ["abort", "delete"])
@pytest.mark.parametrize("status", [404, 409])
def test_tidying_what_is_gone_is_no_error(
    server: ScriptedServer, org: RestOrg, call: str, status: int
) -> None:
    server.answer = lambda request: refusal(status, "NOT_FOUND")
    CALLS[call](org)
    assert len(server.requests) == 1


def test_aborting_what_is_over_is_no_error_but_deleting_what_runs_is(
    server: ScriptedServer, org: RestOrg
) -> None:
    server.answer = lambda request: refusal(400, "INVALIDJOBSTATE")
    CALLS["abort"](org)
    assert raised(lambda: CALLS["delete"](org)).error_code == "INVALIDJOBSTATE"


@pytest.mark.parametrize("call", ["abort", "delete"])
def test_other_errors_of_tidying_are_told(server: ScriptedServer, org: RestOrg, call: str) -> None:
    server.answer = lambda request: refusal(403, "REQUEST_LIMIT_EXCEEDED")
    assert raised(lambda: CALLS[call](org)).kind is Kind.LIMIT


def test_a_cancelled_run_still_tidies_once(
    server: ScriptedServer,
    make: Callable[..., RestOrg],
    ledger: list[tuple[str, int]],
) -> None:
    cancel = CancelToken()
    org = make(cancel=cancel)
    cancel.cancel()
    server.script(told("Aborted"), refusal(503, "SERVER_UNAVAILABLE"))
    org.abort_bulk(JOB, cause="pull")
    with pytest.raises(SalesforceError):
        org.delete_bulk(JOB, cause="pull")
    assert [each.method for each in server.requests] == ["PATCH", "DELETE"]
    assert ledger == [("pull", 1), ("pull", 1)]
    with pytest.raises(Cancelled):
        org.look_at_bulk(JOB, cause="pull")
