"""Query jobs of Bulk API 2.0: started, looked at, ended, removed.

Source: Bulk API 2.0 and Bulk API Developer Guide, "Create a Query Job", "Get Information About a
Query Job", "Abort a Query Job", "Delete a Query Job".
"""

from __future__ import annotations

from collections.abc import Callable

from simple_salesforce import Salesforce

from apdesk.salesforce import bulk_wire
from apdesk.salesforce.errors import SalesforceError
from apdesk.salesforce.org import BulkJob, JobState, RowQuery
from apdesk.salesforce.session import CallSession

#: Seconds that ending or removing a job may keep anybody waiting.
_TIDYING = 20.0


def start(session: CallSession, query: RowQuery, cause: str) -> BulkJob:
    """See `Org.start_bulk`."""
    document = {
        "operation": "queryAll" if query.include_deleted else "query",
        "query": query.soql,
        "contentType": "CSV",
        "columnDelimiter": "COMMA",
        "lineEnding": "LF",
    }
    try:
        reply = session.call(cause, _asking("POST", "jobs/query", document), dated=True)
    except SalesforceError as error:
        failure = bulk_wire.of_start(error, query.schema.name)
    else:
        return bulk_wire.job(reply)
    raise failure


def look(session: CallSession, job_id: str, cause: str) -> BulkJob:
    """See `Org.look_at_bulk`."""
    try:
        reply = session.call(cause, _asking("GET", f"jobs/query/{job_id}"), dated=True)
    except SalesforceError as error:
        failure = bulk_wire.of_job(error)
    else:
        return bulk_wire.job(reply, job_id)
    raise failure


def abort(session: CallSession, job_id: str, cause: str, kind: str = "query") -> None:
    """See `Org.abort_bulk` and `Org.abort_write`; `kind` is "query" or "ingest"."""
    send = _sending("PATCH", f"jobs/{kind}/{job_id}", {"state": JobState.ABORTED})
    try:
        _tidy(session, cause, send)
    except SalesforceError as error:
        if error.status not in (404, 409) and error.error_code.upper() != bulk_wire.WRONG_STATE:
            raise


def delete(session: CallSession, job_id: str, cause: str) -> None:
    """See `Org.delete_bulk`."""
    try:
        _tidy(session, cause, _sending("DELETE", f"jobs/query/{job_id}"))
    except SalesforceError as error:
        if error.status not in (404, 409):
            raise


def _tidy(session: CallSession, cause: str, send: Callable[[Salesforce], None]) -> None:
    """Patiently, or once where the work was cancelled, which is often why a job is ended."""
    if session.cancel.cancelled:
        session.call_hastily(cause, send)
    else:
        session.call(cause, send)


def _asking(method: str, path: str, document: object = None) -> Callable[[Salesforce], object]:
    def send(salesforce: Salesforce) -> object:
        return bulk_wire.request(salesforce, method, path, json=document).json()

    return send


def _sending(method: str, path: str, document: object = None) -> Callable[[Salesforce], None]:
    def send(salesforce: Salesforce) -> None:
        bulk_wire.request(salesforce, method, path, json=document, timeout=_TIDYING)

    return send
