"""Writing many records by ingest jobs of Bulk API 2.0.

A job goes through: create, upload, close ("UploadComplete": from here on the org works on it),
look at until it is over, read what became of each row.

Source: Bulk API 2.0 and Bulk API Developer Guide, "Bulk API 2.0 Ingest": "Create a Job", "Upload
Job Data", "Upload Complete", "Get Job Info", "Get Job Successful Record Results" and the two behind
it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from simple_salesforce import Salesforce

from apdesk.errors import Cancelled, KnownError
from apdesk.salesforce import answer_cases, bulk_csv, bulk_download, bulk_wire, errors, transport
from apdesk.salesforce.bulk_csv import MOST_BYTES, Upload, Uploads, check
from apdesk.salesforce.errors import SalesforceError
from apdesk.salesforce.org import BulkJob, JobState, WriteAnswer, WriteGroup, WriteResult
from apdesk.salesforce.session import CallSession, Reply
from apdesk.salesforce.writes import NO_ASSIGNMENT, settled

#: Seconds between two looks at a job, at most.
_LONGEST_WAIT = 30.0
#: A job whose upload may or may not have arrived is thrown away for a new one this often.
_UPLOADS = 3


def write(
    session: CallSession,
    group: WriteGroup,
    folder: Path,
    cause: str,
    most_bytes: int = MOST_BYTES,
) -> Generator[BulkJob, None, WriteAnswer]:
    """See `Org.write_bulk`. Larger groups go by several jobs, of at most `most_bytes` each."""
    check(group)
    results: dict[int, WriteResult] = {}
    server_time = None
    uploads = Uploads(group, folder, most_bytes)
    with contextlib.closing(iter(uploads)) as files:
        for upload in files:
            job = _Job(session, group, upload, folder, cause)
            try:
                told = yield from job.run()
            except SalesforceError as error:
                if server_time is None:
                    raise
                # What the jobs before have written has to be told.
                results |= job.results(error)
                break
            server_time = told.server_time
            results |= job.results(None)
    if server_time is None:  # no row could be sent
        server_time = _server_time(session)
    told_of = tuple(
        results.get(place) or WriteResult(row.key, error=unprocessed())
        for place, row in enumerate(group.rows)
    )
    return WriteAnswer(server_time, settled([told_of]))


class _Job:
    """One job for one file of rows."""

    def __init__(
        self, session: CallSession, group: WriteGroup, upload: Upload, folder: Path, cause: str
    ) -> None:
        self._session = session
        self._group = group
        self._upload = upload
        self._folder = folder
        self._cause = cause
        self._told: dict[int, WriteResult] = {}
        self._lost: SalesforceError | None = None

    def run(self) -> Generator[BulkJob, None, BulkJob]:
        """Sends the rows, waits for the end of the job, and reads the results.

        Raises SalesforceError; it is `in_doubt` as soon as the job may have begun.
        """
        job_id = self._uploaded()
        now = self._session.last_reply().server_time
        try:
            yield BulkJob(job_id, JobState.WAITING, "", None, now)
        except BaseException:
            self._abandon(job_id)
            raise
        self._begin(job_id)
        try:
            told = yield from self._watched(job_id)
            self._read_results(job_id, told)
        except SalesforceError as error:
            failure = bulk_wire.of_job(error)
            failure.in_doubt = True
        else:
            if told.state is not JobState.FAILED or self._told:
                return told
            assert self._lost is not None
            failure = self._lost
        raise failure

    def results(self, error: SalesforceError | None) -> dict[int, WriteResult]:
        """What is known of each row, by its place in the group; `error` for all others."""
        lost = error or self._lost or answer_cases.MALFORMED.error(detail="a result is missing")
        return {
            place: self._told.get(place) or WriteResult(self._group.rows[place].key, error=lost)
            for place in self._upload.places.values()
        }

    # Before the job begins:

    def _uploaded(self) -> str:
        """Makes a job and uploads the file; the id of the job."""
        attempt = 0
        while True:
            attempt += 1
            job_id = self._created()
            try:
                # Another upload into one job is refused, whether or not the first one has arrived.
                self._call(self._sending_file(job_id), once=True)
            except SalesforceError as error:
                failure = bulk_wire.of_job(error)
                failure.in_doubt = False  # a job that hasn't begun does nothing
                self._abandon(job_id)
            except BaseException:
                self._abandon(job_id)
                raise
            else:
                return job_id
            if not failure.repeatable or attempt == _UPLOADS:
                raise failure
            if self._session.cancel.wait(self._session.backoff.delay(attempt, failure.retry_after)):
                raise Cancelled

    def _created(self) -> str:
        document = {
            "object": self._group.sobject,
            "operation": "upsert" if self._group.create else "update",
            "contentType": "CSV",
            "columnDelimiter": "COMMA",
            "lineEnding": "LF",
        }
        if self._group.external_id is not None:
            document["externalIdFieldName"] = self._group.external_id

        def send(salesforce: Salesforce) -> str:
            response = bulk_wire.request(
                salesforce, "POST", "jobs/ingest", json=document, headers=NO_ASSIGNMENT
            )
            return bulk_wire.job_id(response.json())

        try:
            return str(self._call(send).body)
        except SalesforceError as error:
            failure = bulk_wire.of_start(error, self._group.sobject)
            failure.in_doubt = False
        raise failure

    def _sending_file(self, job_id: str) -> Callable[[Salesforce], None]:
        def send(salesforce: Salesforce) -> None:
            with self._upload.path.open("rb") as file:
                bulk_wire.request(
                    salesforce,
                    "PUT",
                    f"jobs/ingest/{job_id}/batches",
                    headers={"Content-Type": "text/csv"},
                    data=file,
                    timeout=transport.PATIENT,
                )

        return send

    def _begin(self, job_id: str) -> None:
        """Lets the job begin."""

        def send(salesforce: Salesforce) -> None:
            bulk_wire.request(
                salesforce, "PATCH", f"jobs/ingest/{job_id}", json={"state": JobState.WAITING}
            )

        try:
            self._call(send)
        except SalesforceError as error:
            if error.error_code.upper() == bulk_wire.WRONG_STATE:
                return  # it has begun by a call whose answer was lost
            if not error.in_doubt:
                self._abandon(job_id)
            failure = bulk_wire.of_job(error)
        except BaseException:
            self._abandon(job_id)
            raise
        else:
            return
        raise failure

    def _abandon(self, job_id: str) -> None:
        """Aborts a job, also after a cancel; one that can't be reached the org drops by itself."""

        def send(salesforce: Salesforce) -> None:
            bulk_wire.request(
                salesforce,
                "PATCH",
                f"jobs/ingest/{job_id}",
                json={"state": JobState.ABORTED},
                timeout=transport.TIMEOUT[0],
            )

        with contextlib.suppress(KnownError):
            self._session.call_hastily(self._cause, send)

    # While it runs, and behind it:

    def _watched(self, job_id: str) -> Generator[BulkJob, None, BulkJob]:
        def send(salesforce: Salesforce) -> object:
            return bulk_wire.request(salesforce, "GET", f"jobs/ingest/{job_id}").json()

        looks = 0
        while True:
            looks += 1
            pause = min(self._session.backoff.delay(looks, None), _LONGEST_WAIT)
            if self._session.cancel.wait(pause):
                self._abandon(job_id)
                raise Cancelled
            told = bulk_wire.job(self._call(send, dated=True), job_id)
            yield told
            if told.state.over:
                return told

    def _read_results(self, job_id: str, told: BulkJob) -> None:
        if told.state is JobState.FAILED:
            self._lost = bulk_wire.failed_job(told, self._group.sobject)
            self._lost.in_doubt = bool(told.rows)
        with self._results(job_id, "successfulResults") as path:
            for name, record_id in bulk_csv.done(path, self._group):
                self._tell(name, record_id=record_id)
        if self._all_told():
            return
        with self._results(job_id, "failedResults") as path:
            for name, error in bulk_csv.refused(path, self._group):
                self._tell(name, error=error)
        if self._all_told() or (self._lost is not None and not self._told):
            return
        with self._results(job_id, "unprocessedrecords") as path:
            for name in bulk_csv.untouched(path, self._group):
                self._tell(name, error=unprocessed())

    def _tell(
        self, name: str, record_id: str | None = None, error: SalesforceError | None = None
    ) -> None:
        place = self._upload.places.get(name)
        if place is None:
            raise errors.malformed("a result is of another record")
        self._told[place] = WriteResult(self._group.rows[place].key, record_id, error)

    def _all_told(self) -> bool:
        return len(self._told) == len(self._upload.places)

    @contextmanager
    def _results(self, job_id: str, resource: str) -> Iterator[Path]:
        """A list of results as a file."""
        path = bulk_download.new_file(self._folder)

        def send(salesforce: Salesforce) -> BaseException | None:
            response = bulk_wire.request(
                salesforce,
                "GET",
                f"jobs/ingest/{job_id}/{resource}",
                headers=bulk_download.HEADERS,
                stream=True,
            )
            try:
                bulk_download.save(response, path, self._session.cancel)
            except SalesforceError:
                raise
            except (KnownError, Cancelled) as error:
                return error  # the call itself has worked, and counts
            return None

        try:
            failure = self._call(send).body
            if failure is not None:
                raise failure
            yield path
        finally:
            path.unlink(missing_ok=True)

    def _call(self, send: Callable[[Salesforce], object], **how: bool) -> Reply:
        return self._session.call(self._cause, send, **how)


def unprocessed() -> SalesforceError:
    """The error of a record that no job came to."""
    error = answer_cases.BULK_UNPROCESSED.error()
    error.in_doubt = False
    return error


def _server_time(session: CallSession) -> datetime:
    """The org's clock, by a call that it doesn't count."""
    url = f"{session.tokens.instance_url}/services/data"
    return session.fetch(url, "versions", counted=False).server_time
