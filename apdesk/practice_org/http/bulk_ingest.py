"""Bulk API 2.0 ingest jobs: create, upload CSV, close, poll, read what became of each row."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from apdesk.practice_org.http.bulk_csv import DELIMITERS, LINE_ENDINGS, line, read_rows
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
from apdesk.practice_org.http.messages import CSV_TYPE, Answer, Ask, Refusal, Route
from apdesk.practice_org.state.errors import OrgError
from apdesk.practice_org.state.fields import Field
from apdesk.practice_org.state.org import PracticeOrg
from apdesk.practice_org.state.records import Write, WriteResult
from apdesk.practice_org.state.values import to_stored

CHUNK = 200
SET_NULL = "#N/A"
#: The types whose cells have to be read, by the names that a refusal has for them.
_XSD = {
    "boolean": "boolean",
    "currency": "double",
    "date": "date",
    "datetime": "dateTime",
    "double": "double",
    "int": "int",
    "percent": "double",
    "time": "time",
}
_OPERATIONS = {
    "insert": "create",
    "update": "update",
    "upsert": "upsert",
    "delete": "delete",
    "hardDelete": "hard_delete",
}


@dataclass(slots=True)
class IngestJob(Job):
    external_id_field: str = ""
    content: bytes | None = None
    columns: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    results: list[WriteResult] = field(default_factory=list)
    failed: int = 0

    def to_json(self) -> dict[str, Any]:
        told = Job.to_json(self)
        if self.external_id_field:
            told["externalIdFieldName"] = self.external_id_field
        if self.state is JobState.OPEN:
            told["contentUrl"] = f"services/data/v{self.version}/jobs/ingest/{self.job_id}/batches"
            return told
        told["jobType"] = "V2Ingest"
        told["numberRecordsProcessed"] = self.processed
        told["numberRecordsFailed"] = self.failed
        told["retries"] = 0
        told["totalProcessingTime"] = self.milliseconds()
        told["apiActiveProcessingTime"] = self.milliseconds()
        told["apexProcessingTime"] = 0
        return told


class BulkIngest:
    """Handlers of /jobs/ingest."""

    def __init__(self, org: PracticeOrg, clock: Callable[[], datetime], pace: Pace) -> None:
        self._org = org
        self.jobs: JobTable[IngestJob] = JobTable(clock, pace)

    def routes(self) -> Iterable[Route]:
        base = "/services/data/v<version>/jobs/ingest"
        job = f"{base}/<job_id>"
        yield Route(base, ("POST",), "ingest.create", self.create)
        yield Route(base, ("GET",), "ingest.list", self.listed)
        yield Route(job, ("GET",), "ingest.poll", self.poll)
        yield Route(job, ("PATCH",), "ingest.close", self.close_or_abort)
        yield Route(job, ("DELETE",), "ingest.delete", self.delete)
        yield Route(f"{job}/batches", ("PUT",), "ingest.upload", self.upload)
        yield Route(f"{job}/successfulResults", ("GET",), "ingest.results", self.successful)
        yield Route(f"{job}/failedResults", ("GET",), "ingest.results", self.failed)
        yield Route(f"{job}/unprocessedrecords", ("GET",), "ingest.results", self.unprocessed)

    def create(self, ask: Ask) -> Answer:
        document = ask.json_object()
        operation = document.get("operation")
        if operation not in _OPERATIONS:
            raise Refusal(400, "INVALIDJOB", f"operation: {operation} is not supported")
        check_csv(document)
        delimiter, line_ending = delimiter_of(document), line_ending_of(document)
        sobject = document.get("object")
        if not isinstance(sobject, str) or not sobject:
            raise Refusal(400, "INVALIDJOB", "object: no object was given")
        name = str(self._org.describe(sobject, ask.user(), ask.version)["name"])
        external_id = document.get("externalIdFieldName") or ""
        if (operation == "upsert") != bool(external_id):
            raise Refusal(
                400, "INVALIDJOB", "externalIdFieldName belongs to upsert, and upsert needs it"
            )
        now = self.jobs.now()
        job = IngestJob(
            job_id=self.jobs.new_id(),
            operation=operation,
            sobject=name,
            user_id=ask.user(),
            version=ask.version,
            delimiter=delimiter,
            line_ending=line_ending,
            created=now,
            state=JobState.OPEN,
            changed=now,
            external_id_field=str(external_id),
        )
        self.jobs.add(job)
        return Answer(200, job.to_json())

    def listed(self, ask: Ask) -> Answer:
        records = [job.to_json() for job in self.jobs.of_user(ask)]
        return Answer(200, {"done": True, "records": records, "nextRecordsUrl": None})

    def upload(self, ask: Ask, job_id: str) -> Answer:
        job = self.jobs.get(ask, job_id)
        with job.lock:
            if job.state is not JobState.OPEN or job.content is not None:
                raise invalid_state("Found multiple contents for job: only one upload is allowed")
            job.content = ask.content
        return Answer(201)

    def close_or_abort(self, ask: Ask, job_id: str) -> Answer:
        job = self.jobs.get(ask, job_id)
        wanted = ask.json_object().get("state")
        with job.lock:
            now = self.jobs.now()
            if wanted == JobState.ABORTED:
                if job.state in ENDED:
                    raise invalid_state(f"Aborting already {job.state} Job not allowed")
                job.state, job.changed, job.content = JobState.ABORTED, now, None
            elif wanted == JobState.UPLOAD_COMPLETE:
                if job.state is not JobState.OPEN:
                    raise invalid_state(f"The job is {job.state}, not Open")
                job.state, job.changed, job.started = JobState.UPLOAD_COMPLETE, now, now
            else:
                raise Refusal(400, "INVALIDJOB", f"state: {wanted} can't be set")
        return Answer(200, job.to_json())

    def poll(self, ask: Ask, job_id: str) -> Answer:
        job = self.jobs.get(ask, job_id)
        self._get_on(job, polled=True)
        return Answer(200, job.to_json())

    def delete(self, ask: Ask, job_id: str) -> Answer:
        job = self.jobs.get(ask, job_id)
        if job.state not in ENDED:
            raise invalid_state(f"Deleting a job in state {job.state} is not allowed")
        self.jobs.remove(job)
        return Answer(204)

    # -- the work ----------------------------------------------------------------------------

    def _get_on(self, job: IngestJob, *, polled: bool) -> None:
        with job.lock:
            if job.state in ENDED or job.state is JobState.OPEN:
                return
            state = self.jobs.due(job, polled=polled)
            if state is job.state:
                return
            if state is JobState.JOB_COMPLETE:
                state = self._finish(job)
            job.state, job.changed = state, self.jobs.now()

    def _finish(self, job: IngestJob) -> JobState:
        failure = self.jobs.take_failure()
        if failure is None:
            try:
                self._process(job)
            except OrgError as error:
                failure = f"{error.error_code} : {error.message}"
        if failure is not None:
            job.error_message = failure
            return JobState.FAILED
        return JobState.JOB_COMPLETE

    def _process(self, job: IngestJob) -> None:
        job.columns, job.rows = read_rows(
            job.content or b"", DELIMITERS[job.delimiter], job.line_ending
        )
        job.content = None
        types = self._column_types(job)
        for start in range(0, len(job.rows), CHUNK):
            writes = [_write(job, row, types) for row in job.rows[start : start + CHUNK]]
            job.results.extend(self._org.save(writes, job.user_id))
        job.processed = len(job.results)
        job.failed = sum(result.error is not None for result in job.results)

    def _column_types(self, job: IngestJob) -> list[str]:
        """The describe type of each column. Refusal InvalidBatch for one that is no field."""
        described = self._org.describe(job.sobject, job.user_id, job.version)
        known = {str(item["name"]).lower(): str(item["type"]) for item in described["fields"]}
        for column in job.columns:
            if column.lower() not in known:
                raise Refusal(400, "InvalidBatch", f"Field name not found : {column}")
        return [known[column.lower()] for column in job.columns]

    # -- results -----------------------------------------------------------------------------

    def _ended(self, ask: Ask, job_id: str) -> IngestJob:
        job = self.jobs.get(ask, job_id)
        self._get_on(job, polled=False)
        if job.state not in ENDED:
            raise invalid_state(f"Results are not available: the job is {job.state}")
        return job

    @staticmethod
    def _csv(job: IngestJob, header: Sequence[str], rows: Iterable[Sequence[str]]) -> Answer:
        delimiter, ending = DELIMITERS[job.delimiter], LINE_ENDINGS[job.line_ending]
        text = line([*header, *job.columns], delimiter, ending) + "".join(
            line(row, delimiter, ending) for row in rows
        )
        return Answer(200, text, {}, CSV_TYPE)

    def successful(self, ask: Ask, job_id: str) -> Answer:
        job = self._ended(ask, job_id)
        rows = [
            [result.id or "", "true" if result.created else "false", *row]
            for row, result in zip(job.rows, job.results, strict=False)
            if result.error is None
        ]
        return self._csv(job, ["sf__Id", "sf__Created"], rows)

    def failed(self, ask: Ask, job_id: str) -> Answer:
        job = self._ended(ask, job_id)
        rows = [
            [result.id or "", _told(result.error), *row]
            for row, result in zip(job.rows, job.results, strict=False)
            if result.error is not None
        ]
        return self._csv(job, ["sf__Id", "sf__Error"], rows)

    def unprocessed(self, ask: Ask, job_id: str) -> Answer:
        job = self._ended(ask, job_id)
        return self._csv(job, [], job.rows[len(job.results) :])


def _told(error: OrgError) -> str:
    """CODE:message:Field --"""
    return f"{error.error_code}:{error.message}:{' '.join(error.fields)} --"


def _value(cell: str, field_type: str) -> Any:
    """A cell as REST JSON; a text that doesn't fit its type stays, for the org to refuse."""
    if cell == SET_NULL:
        return None
    if field_type == "boolean" and cell.lower() in {"true", "false", "1", "0"}:
        return cell.lower() in {"true", "1"}
    if field_type in {"int", "double", "currency", "percent"}:
        with contextlib.suppress(ValueError):
            return int(cell) if field_type == "int" else float(cell)
    return cell


def _unreadable(columns: list[str], row: list[str], types: list[str]) -> OrgError | None:
    """What is said of the first cell that is not of its column's type, as real orgs
    have been recorded to say it."""
    for place, (column, cell, field_type) in enumerate(zip(columns, row, types, strict=True)):
        if field_type not in _XSD or cell in {"", SET_NULL}:
            continue
        try:
            to_stored(Field(column, column, field_type, ""), cell)
        except OrgError as error:
            if error.error_code != "JSON_PARSER_ERROR":
                continue
            message = (
                f"Failed to deserialize field at col {place}. Due to, '{cell}' is not a valid "
                f"value for the type xsd:{_XSD[field_type]}"
            )
            return OrgError(400, "INVALID_FIELD", message, (column,))
    return None


def _write(job: IngestJob, row: list[str], types: list[str]) -> Write:
    """A row as a write: an empty cell leaves the field alone, #N/A clears it."""
    values: dict[str, Any] = {
        column: _value(cell, field_type)
        for column, cell, field_type in zip(job.columns, row, types, strict=True)
        if cell
    }
    id_column = next((column for column in values if column.lower() == "id"), None)
    record_id = str(values.pop(id_column)) if id_column is not None else ""
    action = _OPERATIONS[job.operation]
    if action in {"delete", "hard_delete"}:
        return Write(action, job.sobject, record_id=record_id)
    if (refusal := _unreadable(job.columns, row, types)) is not None:
        return Write(action, job.sobject, record_id=record_id, refusal=refusal)
    if action == "upsert":
        if job.external_id_field.lower() == "id":
            action = "update" if record_id else "create"
        else:
            return Write(
                "upsert", job.sobject, values=values, external_id_field=job.external_id_field
            )
    if action == "create":
        return Write("create", job.sobject, values=values)
    return Write("update", job.sobject, record_id=record_id, values=values)
