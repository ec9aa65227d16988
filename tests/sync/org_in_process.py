"""The practice org without HTTP, behind the engine's `Org` protocol: fast, and time stands still.

Faults are put in front of or behind the i-th call, as the network would.
"""

from __future__ import annotations

import contextlib
import csv
import itertools
import json
import os
import tempfile
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from apdesk.domain.clock import to_iso
from apdesk.domain.records import Row, RowPage
from apdesk.domain.values import column_reader, id18
from apdesk.practice_org.state.org import OrgError, PracticeOrg, SaveOptions, Write
from apdesk.practice_org.state.org import WriteResult as Saved
from apdesk.salesforce import bulk_wire
from apdesk.salesforce.bulk_csv import CLEAR
from apdesk.salesforce.bulk_csv import check as check_bulk_group
from apdesk.salesforce.bulk_writes import unprocessed
from apdesk.salesforce.errors import SalesforceError, from_item, from_response, object_unreadable
from apdesk.salesforce.org import (
    Answer,
    ApiUsage,
    BulkJob,
    CountQuery,
    Described,
    Identity,
    JobState,
    Query,
    QueryResult,
    RawQuery,
    ResultPage,
    RowQuery,
    WriteAnswer,
    WriteGroup,
    WriteResult,
    WriteRow,
)
from apdesk.salesforce.writes import of_the_group, refused, settled


class MovableClock:
    """A clock that only the test moves."""

    def __init__(self, start: datetime = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)) -> None:
        self._now = start

    def now(self) -> datetime:
        return self._now

    __call__ = now

    def tick(self, **delta: float) -> None:
        self._now += timedelta(**delta)


class LaptopClock:
    """The clock of a machine that is wrong by some time: no cursor may come from it."""

    def __init__(self, org_clock: MovableClock, wrong_by: timedelta) -> None:
        self._org_clock = org_clock
        self._wrong_by = wrong_by

    def now(self) -> datetime:
        return self._org_clock.now() + self._wrong_by


@dataclass(slots=True)
class Job:
    """A query job: what it selected is what there was when it started."""

    id: str
    state: JobState
    looks: int
    columns: Sequence[str]
    rows: list[tuple[str, ...]]
    message: str = ""


class InProcessOrg:
    """Implements `apdesk.salesforce.org.Org` over a `PracticeOrg`.

    Attributes:
        log: The queries asked so far, one entry a call; of a write what each group is.
        writes: The groups written so far, one entry a call.
        before, after: Called with the number of the call (from 0) before it reaches the org and
            before its answer is given; raise there to break the call.
        refuse: Gives the error of a query that is refused in place, None for the others.
        refuse_group: Gives the error of a group that is refused as a whole, None for the others.
        refuse_row: Gives the error of a record that the org won't write, None for the others.
        late: A write appears in the org this much later, under the stamp of its call.
        used: What it tells of its daily calls.
        jobs: The query jobs by id; take one out, and it is gone.
        looks: How many looks at a job it takes until it is complete.
        fail_next_job: What the next job of either kind fails with, '' for nothing.
        pages: The pages given so far, (id of the job, locator).
    """

    def __init__(self, state: PracticeOrg, user: str | None = None) -> None:
        self.state = state
        self.user = user or state.administrator_id
        self.log: list[tuple[str, ...]] = []
        self.causes: list[str] = []
        self.before: Callable[[int], None] = lambda number: None
        self.after: Callable[[int], None] = lambda number: None
        self.refuse: Callable[[Query], SalesforceError | None] = lambda query: None
        self.writes: list[tuple[WriteGroup, ...]] = []
        self.refuse_group: Callable[[WriteGroup], SalesforceError | None] = lambda group: None
        self.refuse_row: Callable[[WriteGroup, WriteRow], SalesforceError | None] = (
            lambda group, row: None
        )
        self.late = timedelta(0)
        self.used = ApiUsage(None, None)
        self.jobs: dict[str, Job] = {}
        self.looks = 2
        self.fail_next_job = ""
        self.pages: list[tuple[str, str | None]] = []
        #: Whether pages are known to be UTF-8 throughout, as they are.
        self.utf8 = True
        self._serials = itertools.count(1)
        self._calls = 0

    def go_on_from(self, other: InProcessOrg) -> None:
        """As if all that the other one was asked had been asked here; without its faults."""
        self.log, self.causes, self.writes = [*other.log], [*other.causes], [*other.writes]
        self.jobs = {each.id: replace(each) for each in other.jobs.values()}
        self.pages = [*other.pages]
        self.looks, self.used = other.looks, other.used
        self._calls = other._calls
        self._serials = copy(other._serials)

    def identity(self) -> Identity:
        user = self.state.user(self.user)
        self._call(("identity",), "identity")
        return Identity(
            user_id=user.id,
            organization_id=self.state.organization_id,
            username=user.username,
            display_name=user.name,
            email=user.email,
            timezone=user.timezone,
            locale=user.locale,
            instance_url="https://practice.example",
        )

    def describe(self, sobject: str, unless_changed_since: str | None = None) -> Described | None:
        number = self._call((f"describe {sobject}",), "describe")
        try:
            modified = to_iso(self.state.schema_time)
            raw = self.state.describe(sobject, self.user)
        except OrgError as refusal:
            if refusal.status == 404:
                raise object_unreadable(sobject, refusal.status) from refusal
            raise _error(refusal) from refusal
        self.after(number)
        return None if unless_changed_since == modified else Described(raw, modified)

    def ask(self, queries: Sequence[Query], *, cause: str) -> Answer:
        assert 1 <= len(queries) <= 5
        number = self._call(tuple(each.soql for each in queries), cause)
        results = tuple(self._answer(each) for each in queries)
        answer = Answer(self.state.now(), results)
        self.after(number)
        return answer

    def write(self, groups: Sequence[WriteGroup], *, cause: str) -> WriteAnswer:
        assert 1 <= len(groups) <= 5
        assert all(1 <= len(each.rows) <= 200 for each in groups)
        number = self._call(tuple(_told(each) for each in groups), cause)
        self.writes.append(tuple(groups))
        results = settled([self._written(each, alone=len(groups) == 1) for each in groups])
        answer = WriteAnswer(self.state.now(), results)
        self.after(number)
        return answer

    def _written(self, group: WriteGroup, *, alone: bool) -> tuple[WriteResult, ...]:
        error = self.refuse_group(group)
        if error is None:
            return self._write(group)
        if alone and not of_the_group(error):
            raise error
        return refused(group, error)

    def start_bulk(self, query: RowQuery, *, cause: str) -> BulkJob:
        number = self._call((f"bulk {query.soql}",), cause)
        refusal = self.refuse(query)
        if refusal is not None:
            raise bulk_wire.of_start(refusal, query.schema.name)
        try:
            result = self.state.query(
                query.soql, self.user, include_deleted=query.include_deleted, bulk=True
            )
        except OrgError as error:
            raise bulk_wire.of_start(_error(error), query.schema.name) from error
        rows = [row for page in result.text_pages() for row in page]
        job = Job(self._job_id(), JobState.WAITING, self.looks, tuple(result.columns), rows)
        job.message, self.fail_next_job = self.fail_next_job, ""
        self.jobs[job.id] = job
        told = self._told_of(job)
        self.after(number)
        return told

    def look_at_bulk(self, job_id: str, *, cause: str) -> BulkJob:
        number = self._call((f"look at {job_id}",), cause)
        job = self._job(job_id)
        self._get_on(job)
        told = self._told_of(job)
        self.after(number)
        return told

    @contextmanager
    def bulk_pages(
        self,
        job_id: str,
        *,
        after: str | None,
        folder: Path,
        rows_a_page: int = 50_000,
        cause: str,
    ) -> Iterator[Iterator[ResultPage]]:
        pages = self._pages(job_id, int(after or 0), folder, rows_a_page, cause)
        try:
            yield pages
        finally:
            pages.close()

    def abort_bulk(self, job_id: str, *, cause: str) -> None:
        number = self._call((f"abort {job_id}",), cause)
        job = self.jobs.get(job_id)
        if job is not None and not job.state.over:
            job.state = JobState.ABORTED
        self.after(number)

    def abort_write(self, job_id: str, *, cause: str) -> None:
        self.after(self._call((f"abort writing {job_id}",), cause))

    def delete_bulk(self, job_id: str, *, cause: str) -> None:
        number = self._call((f"delete {job_id}",), cause)
        job = self.jobs.get(job_id)
        if job is not None and not job.state.over:
            raise from_response(400, [{"errorCode": "INVALIDJOBSTATE", "message": job.state}])
        self.jobs.pop(job_id, None)
        self.after(number)

    def write_bulk(
        self, group: WriteGroup, *, folder: Path, cause: str
    ) -> Generator[BulkJob, None, WriteAnswer]:
        check_bulk_group(group)
        for what in ("create", "upload"):
            self.after(self._call((f"job to {what} {_told(group)}",), cause))
        job = Job(self._job_id(), JobState.WAITING, self.looks, (), [()] * len(group.rows))
        job.message, self.fail_next_job = self.fail_next_job, ""
        yield self._told_of(job)
        number = self._call((f"job to {_told(group)}",), cause)
        try:
            results = () if job.message else self._write_by_job(group)
            self.after(number)
            while not job.state.over:
                number = self._call((f"look at {job.id}",), cause)
                self._get_on(job)
                told = self._told_of(job)
                self.after(number)
                yield told
            self.after(self._call((f"results of {job.id}",), cause))
        except SalesforceError as error:
            error.in_doubt = True
            raise
        if job.message:
            raise bulk_wire.failed_job(told, group.sobject)
        return WriteAnswer(told.server_time, settled([results]))

    def usage(self) -> ApiUsage:
        return self.used

    def calls(self) -> int:
        return self._calls

    def api_versions(self) -> tuple[str, ...]:
        return ("62.0",)

    def speak(self, api_version: str) -> None:
        assert api_version in self.api_versions()

    def _pages(
        self, job_id: str, start: int, folder: Path, rows_a_page: int, cause: str
    ) -> Generator[ResultPage, None, None]:
        while True:
            locator = str(start) if start else None
            number = self._call((f"page {locator} of {job_id}",), cause)
            job = self._job(job_id)
            assert job.state is JobState.COMPLETE, f"{job.state} has no pages"
            rows = job.rows[start : start + rows_a_page]
            start += len(rows)
            following = str(start) if start < len(job.rows) else None
            path = _page_file(folder, job.columns, rows)
            try:
                self.after(number)
            except BaseException:
                path.unlink()
                raise
            self.pages.append((job_id, locator))
            yield ResultPage(path, len(rows), locator, following, utf8=self.utf8)
            if following is None:
                return

    def _job(self, job_id: str) -> Job:
        job = self.jobs.get(job_id)
        if job is None:
            refusal = [{"errorCode": "NOT_FOUND", "message": "The resource does not exist"}]
            raise bulk_wire.of_job(from_response(404, refusal))
        return job

    def _get_on(self, job: Job) -> None:
        if job.state.over:
            return
        job.looks -= 1
        job.state = JobState.RUNNING
        if job.looks <= 0:
            job.state = JobState.FAILED if job.message else JobState.COMPLETE

    def _write_by_job(self, group: WriteGroup) -> tuple[WriteResult, ...]:
        """Row by row as ever, but for those that a job can't be told of."""
        self.writes.append((group,))
        told = [row for row in group.rows if CLEAR not in row.values.values()]
        results = {
            each.key: each
            for start in range(0, len(told), 200)
            for each in self._write(replace(group, rows=tuple(told[start : start + 200])))
        }
        return tuple(
            results.get(row.key) or WriteResult(row.key, error=unprocessed()) for row in group.rows
        )

    def _job_id(self) -> str:
        return id18(f"750000000{next(self._serials):06d}")

    def _told_of(self, job: Job) -> BulkJob:
        rows = len(job.rows) if job.state is JobState.COMPLETE else None
        message = job.message if job.state is JobState.FAILED else ""
        return BulkJob(job.id, job.state, message, rows, self.state.now())

    def _call(self, what: tuple[str, ...], cause: str) -> int:
        number = self._calls
        self.before(number)
        self._calls += 1
        self.log.append(what)
        self.causes.append(cause)
        return number

    def _write(self, group: WriteGroup) -> tuple[WriteResult, ...]:
        refused = [self.refuse_row(group, row) for row in group.rows]
        sent = [row for row, error in zip(group.rows, refused, strict=True) if error is None]
        delay = self.state.commit_delay(self.late) if self.late else contextlib.nullcontext()
        with delay:
            saved = iter(
                self.state.save(
                    [_write_of(group, row) for row in sent],
                    self.user,
                    options=SaveOptions(allow_duplicates=group.allow_duplicates),
                )
            )
        return tuple(
            _result(row, next(saved)) if error is None else WriteResult(row.key, error=error)
            for row, error in zip(group.rows, refused, strict=True)
        )

    def _answer(self, query: Query) -> QueryResult:
        refusal = self.refuse(query)
        if refusal is not None:
            return refusal
        deleted = isinstance(query, RowQuery) and query.include_deleted
        try:
            result = self.state.query(query.soql, self.user, include_deleted=deleted)
        except OrgError as error:
            return _error(error)
        if isinstance(query, CountQuery):
            return int(result.total_size)
        if isinstance(query, RawQuery):
            return tuple(result.records())
        readers = []
        for name in query.fields:
            field = query.schema.field(name)
            assert field is not None, name
            readers.append((name, column_reader(field)))
        rows: list[Row] = [
            tuple(read(record[name]) for name, read in readers) for record in result.records()
        ]
        return RowPage(query.schema.name, query.fields, tuple(rows))


def _page_file(folder: Path, columns: Sequence[str], rows: list[tuple[str, ...]]) -> Path:
    handle, name = tempfile.mkstemp(".csv", "bulk-", folder)
    with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([cell.replace("\0", "") for cell in row] for row in rows)
    return Path(name)


def _told(group: WriteGroup) -> str:
    what = "upsert" if group.external_id else "create" if group.create else "update"
    return f"{what} {len(group.rows)} {group.sobject}"


def _write_of(group: WriteGroup, row: WriteRow) -> Write:
    values = json.loads(json.dumps(dict(row.values), allow_nan=False))  # as over the wire
    if group.external_id is not None:
        return Write("upsert", group.sobject, values=values, external_id_field=group.external_id)
    if group.create:
        return Write("create", group.sobject, values=values)
    return Write("update", group.sobject, record_id=row.record_id or "", values=values)


def _result(row: WriteRow, done: Saved) -> WriteResult:
    if done.error is None:
        return WriteResult(row.key, done.id)
    return WriteResult(row.key, error=from_item(done.error.as_item()))


def _error(refusal: OrgError) -> SalesforceError:
    return from_response(refusal.status, [refusal.as_error()])
