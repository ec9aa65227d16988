"""Calls of Bulk API 2.0 as they go over the wire, and what their errors mean for a job.

Source: Bulk API 2.0 and Bulk API Developer Guide, "Bulk API 2.0 Query", "Bulk API 2.0 Ingest",
"Bulk API 2.0 Errors"; what connectors have met is named beside each code.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import requests
from simple_salesforce import Salesforce

from apdesk.domain.values import id18
from apdesk.salesforce import answer_cases, errors
from apdesk.salesforce.cases import Case
from apdesk.salesforce.errors import SalesforceError
from apdesk.salesforce.org import BulkJob, JobState
from apdesk.salesforce.session import Reply

#: Refusals that are of doing this in bulk. API_ERROR: "Implementation restriction" (the user lacks
#: View All Data of the object) and "Selecting compound data not supported", which also comes as
#: FUNCTIONALITY_NOT_ENABLED; INVALIDENTITY: the object "is not supported by the Bulk API" (Airbyte,
#: source-salesforce). The API may be closed for bulk alone; asking as usual then shows it.
_NOT_IN_BULK = frozenset(
    {
        "API_ERROR",
        "API_CURRENTLY_DISABLED",
        "API_DISABLED_FOR_ORG",
        "FEATURENOTENABLED",
        "FUNCTIONALITY_NOT_ENABLED",
        "INVALIDENTITY",
        "INVALIDJOB",
        "METHOD_NOT_ALLOWED",
    }
)
#: "Max bulk v2 query limit exceeded per 24 hrs" comes with this one (Airbyte, source-salesforce);
#: among the errors of a record it means something else.
_NO_JOBS_LEFT = "LIMIT_EXCEEDED"
#: A job can't be ended, removed or written any more, or its results aren't there yet.
WRONG_STATE = "INVALIDJOBSTATE"


def request(
    salesforce: Salesforce,
    method: str,
    path: str,
    *,
    headers: Mapping[str, str] | None = None,
    **more: Any,
) -> requests.Response:
    """One request of a path behind the version, by the login of simple-salesforce's object.

    The library's own `restful` takes no answer but JSON and holds each whole. `more` is what
    requests takes (`json`, `data`, `stream`, `timeout`). Raises SalesforceError for a status of 300
    and more, and what requests raises.
    """
    response = salesforce.session.request(
        method,
        salesforce.base_url + path,
        headers={**salesforce.headers, **(headers or {})},
        **more,
    )
    assert isinstance(response, requests.Response)
    if response.status_code >= 300:
        with response:
            content = response.content
        raise errors.from_response(response.status_code, content, response.headers)
    return response


def of_start(error: SalesforceError, sobject: str) -> SalesforceError:
    """What the refusal of a new job means."""
    code = error.error_code.upper()
    if error.status in (404, 405) or code in _NOT_IN_BULK:
        return _as(answer_cases.BULK_UNAVAILABLE, error, sobject)
    if code == _NO_JOBS_LEFT:
        return _as(answer_cases.BULK_LIMIT, error)
    return error


def of_job(error: SalesforceError) -> SalesforceError:
    """What the refusal of a call about one job means. 409: "Use the same API version"."""
    if error.status in (404, 409):
        return _as(answer_cases.BULK_GONE, error)
    if error.status == 405 or error.error_code.upper() in _NOT_IN_BULK:
        return _as(answer_cases.BULK_UNAVAILABLE, error)
    return error


def failed_job(told: BulkJob, sobject: str) -> SalesforceError:
    """Why a job that failed as a whole did, of a BulkJob's message ("CODE : text")."""
    code, _, said = told.message.partition(":")
    code = code.strip()
    if code.isidentifier():
        error = errors.from_response(400, [{"errorCode": code, "message": said.strip()}])
    else:
        error = errors.from_response(400, [{"errorCode": "FAILED", "message": told.message}])
    return of_start(error, sobject)


def job_id(body: object) -> str:
    """The id of a job. Raises SalesforceError (malformed)."""
    found = body.get("id") if isinstance(body, dict) else None
    try:
        return id18(found if isinstance(found, str) else "")
    except ValueError:
        raise errors.malformed("a job has no id") from None


def job(reply: Reply, expected: str | None = None) -> BulkJob:
    """The job that an answer tells of. Raises SalesforceError (malformed) when it isn't whole or,
    with `expected`, of another one."""
    body = reply.body
    found = job_id(body)
    if expected is not None and found != id18(expected):
        raise errors.malformed("an answer is of another job")
    try:
        state = JobState(body.get("state"))
    except ValueError:
        raise errors.malformed("a job is in no state that is known") from None
    rows, message = body.get("numberRecordsProcessed"), body.get("errorMessage")
    return BulkJob(
        found,
        state,
        message if isinstance(message, str) else "",
        rows if isinstance(rows, int) and not isinstance(rows, bool) and rows >= 0 else None,
        reply.server_time,
    )


def _as(case: Case, error: SalesforceError, sobject: str | None = None) -> SalesforceError:
    """The same error under another case."""
    made = case.error(
        status=error.status,
        error_code=error.error_code,
        said=error.said,
        fields=error.fields,
        sobject=sobject,
        retry_after=error.retry_after,
        sent=error.sent,
    )
    made.in_doubt = error.in_doubt
    return made
