"""Bulk API 2.0 query jobs: create, poll, read pages of CSV, abort, delete."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from apdesk.practice_org.http.bulk_csv import DELIMITERS, LINE_ENDINGS
from apdesk.practice_org.http.bulk_jobs import (
    ENDED,
    Job,
    JobState,
    JobTable,
    Pace,
    check_csv,
    delimiter_of,
    invalid_state,
    line_ending_of,
)
from apdesk.practice_org.http.bulk_render import Rendering
from apdesk.practice_org.http.bulk_results import ResultFile
from apdesk.practice_org.http.messages import CSV_TYPE, Answer, Ask, Refusal, Route, not_found
from apdesk.practice_org.state.org import PracticeOrg

DEFAULT_MAX_RECORDS = 50_000
PAGES_AT_ONCE = 5
#: How long a poll waits for the end of a small result, so that the pace alone says when it ends.
PATIENCE_SECONDS = 10.0
_FROM = re.compile(r"\bFROM\s+(\w+)", re.IGNORECASE)


@dataclass(slots=True)
class QueryJob(Job):
    """`rendering` has begun with the job; `file` is its result once the job is complete."""

    rendering: Rendering | None = None
    file: ResultFile | None = None
    failure: str | None = None

    def to_json(self) -> dict[str, Any]:
        told = Job.to_json(self)
        if self.state in ENDED:
            told["jobType"] = "V2Query"
            told["numberRecordsProcessed"] = self.processed
            told["retries"] = 0
            told["totalProcessingTime"] = self.milliseconds()
            told["isPkChunkingSupported"] = True
        return told


class BulkQueries:
    """Handlers of /jobs/query."""

    def __init__(self, org: PracticeOrg, clock: Callable[[], datetime], pace: Pace) -> None:
        self._org = org
        self.jobs: JobTable[QueryJob] = JobTable(clock, pace, _clean)

    def routes(self) -> Iterable[Route]:
        base = "/services/data/v<version>/jobs/query"
        yield Route(base, ("POST",), "bulk.create", self.create)
        yield Route(base, ("GET",), "bulk.list", self.listed)
        yield Route(f"{base}/<job_id>", ("GET",), "bulk.poll", self.poll)
        yield Route(f"{base}/<job_id>", ("PATCH",), "bulk.abort", self.abort)
        yield Route(f"{base}/<job_id>", ("DELETE",), "bulk.delete", self.delete)
        yield Route(f"{base}/<job_id>/results", ("GET",), "bulk.results", self.results)
        yield Route(f"{base}/<job_id>/resultPages", ("GET",), "bulk.pages", self.result_pages)

    def close(self) -> None:
        for job in self.jobs.all():
            self._forget(job)

    def create(self, ask: Ask) -> Answer:
        document = ask.json_object()
        operation = document.get("operation")
        if operation not in {"query", "queryAll"}:
            raise Refusal(400, "INVALIDJOB", f"operation: {operation} is not query or queryAll")
        check_csv(document)
        delimiter, line_ending = delimiter_of(document), line_ending_of(document)
        soql = document.get("query")
        if not isinstance(soql, str) or not soql.strip():
            raise Refusal(400, "INVALIDJOB", "query: no query was given")
        snapshot = self._org.snapshot(soql, ask.user(), include_deleted=operation == "queryAll")
        failure = self.jobs.take_failure()
        rendering = None
        if failure is None:
            rendering = Rendering(snapshot, DELIMITERS[delimiter], LINE_ENDINGS[line_ending])
        else:
            snapshot.close()
        found = _FROM.search(soql)
        now = self.jobs.now()
        job = QueryJob(
            job_id=self.jobs.new_id(),
            operation=operation,
            sobject=found[1] if found else "",
            user_id=ask.user(),
            version=ask.version,
            delimiter=delimiter,
            line_ending=line_ending,
            created=now,
            state=JobState.UPLOAD_COMPLETE,
            changed=now,
            started=now,
            rendering=rendering,
            failure=failure,
        )
        self.jobs.add(job)
        return Answer(200, job.to_json())

    def listed(self, ask: Ask) -> Answer:
        records = [job.to_json() for job in self.jobs.of_user(ask)]
        return Answer(200, {"done": True, "records": records, "nextRecordsUrl": None})

    def poll(self, ask: Ask, job_id: str) -> Answer:
        job = self.jobs.get(ask, job_id)
        self._get_on(job, polled=True)
        return Answer(200, job.to_json())

    def _get_on(self, job: QueryJob, *, polled: bool) -> None:
        with job.lock:
            if job.state in ENDED:
                return
            state = self.jobs.due(job, polled=polled)
            if state is job.state:
                return
            if state is JobState.JOB_COMPLETE:
                state = self._finish(job)
            if state is not job.state:
                job.state, job.changed = state, self.jobs.now()

    @staticmethod
    def _finish(job: QueryJob) -> JobState:
        """What the state of a job is whose time has come: it goes on while it is rendered."""
        rendering = job.rendering
        if job.failure is not None or rendering is None:
            job.error_message = job.failure or ""
            return JobState.FAILED
        if not rendering.over(PATIENCE_SECONDS):
            return JobState.IN_PROGRESS
        if rendering.failure is not None:
            job.error_message = rendering.failure
            return JobState.FAILED
        job.file = rendering.file
        job.processed = rendering.file.rows
        return JobState.JOB_COMPLETE

    def abort(self, ask: Ask, job_id: str) -> Answer:
        job = self.jobs.get(ask, job_id)
        if ask.json_object().get("state") != JobState.ABORTED:
            raise Refusal(400, "INVALIDJOB", "state: a query job can only be Aborted")
        with job.lock:
            self._get_on(job, polled=False)
            if job.state in ENDED:
                raise invalid_state(f"Aborting already {job.state} Job not allowed")
            job.state, job.changed = JobState.ABORTED, self.jobs.now()
            _clean(job)
        return Answer(200, job.to_json())

    def delete(self, ask: Ask, job_id: str) -> Answer:
        job = self.jobs.get(ask, job_id)
        with job.lock:
            self._get_on(job, polled=False)
            if job.state not in ENDED:
                raise invalid_state(f"Deleting a job in state {job.state} is not allowed")
            self._forget(job)
        return Answer(204)

    def _forget(self, job: QueryJob) -> None:
        self.jobs.remove(job)
        _clean(job)

    # -- results -----------------------------------------------------------------------------

    def _complete(self, ask: Ask, job_id: str) -> tuple[QueryJob, ResultFile]:
        job = self.jobs.get(ask, job_id)
        if job.version != ask.version:
            raise Refusal(
                409,
                "VERSION_MISMATCH",
                f"The job was created with API version {job.version}, not {ask.version}",
            )
        self._get_on(job, polled=False)
        if job.file is None:
            raise invalid_state(f"Results are not available: the job is {job.state}")
        return job, job.file

    def results(self, ask: Ask, job_id: str) -> Answer:
        _, file = self._complete(ask, job_id)
        count = _max_records(ask)
        start = _row_of(ask.query.get("locator", ""), file.rows)
        try:
            page = file.page(start, count)
        except OSError:  # deleted since the line before
            raise not_found() from None
        end = start + page.rows
        return Answer(
            200,
            page.body,
            {
                "Sforce-Locator": "null" if end >= file.rows else _locator_of(end),
                "Sforce-NumberOfRecords": str(page.rows),
            },
            CSV_TYPE,
        )

    def result_pages(self, ask: Ask, job_id: str) -> Answer:
        """Up to five pages that can be read side by side (v58 and later)."""
        if float(ask.version) < 58.0:
            raise Refusal(404, "NOT_FOUND", "The requested resource does not exist")
        job, file = self._complete(ask, job_id)
        count = _max_records(ask)
        start = _row_of(ask.query.get("locator", ""), file.rows)
        base = f"{ask.base()}/jobs/query/{job.job_id}"
        starts = list(range(start, max(file.rows, start + 1), count))
        pages = [
            {"resultUrl": f"{base}/results?{_page_query(row, count)}"}
            for row in starts[:PAGES_AT_ONCE]
        ]
        body: dict[str, Any] = {"resultPages": pages, "done": len(starts) <= PAGES_AT_ONCE}
        if not body["done"]:
            body["nextRecordsUrl"] = (
                f"{base}/resultPages?{_page_query(starts[PAGES_AT_ONCE], count)}"
            )
        return Answer(200, body)


def _clean(job: QueryJob) -> None:
    if job.rendering is not None:
        job.rendering.cancel()


def _page_query(row: int, count: int) -> str:
    values = {"maxRecords": str(count)}
    if row:
        values["locator"] = _locator_of(row)
    return urlencode(values)


def _max_records(ask: Ask) -> int:
    text = ask.query.get("maxRecords")
    if text is None:
        return DEFAULT_MAX_RECORDS
    if not text.isdecimal() or int(text) < 1:
        raise Refusal(400, "INVALIDJOB", f"maxRecords: {text} is no positive number")
    return int(text)


def _locator_of(row: int) -> str:
    return base64.urlsafe_b64encode(str(row).encode("ascii")).rstrip(b"=").decode("ascii")


def _row_of(locator: str, rows: int) -> int:
    if locator in {"", "0"}:
        return 0
    try:
        row = int(base64.urlsafe_b64decode(locator + "=" * (-len(locator) % 4)))
    except (ValueError, binascii.Error):
        row = -1
    if not 0 <= row <= rows:
        raise Refusal(400, "INVALID_QUERY_LOCATOR", f"Invalid locator: {locator}")
    return row
