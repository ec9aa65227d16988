"""What the engine asks of an org. `rest.RestOrg` is the one implementation.

Every call may raise `apdesk.salesforce.errors.SalesforceError`, whose `kind` says how to treat it.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from apdesk.domain.records import RowPage
from apdesk.domain.schema import SObjectSchema
from apdesk.salesforce.errors import SalesforceError


@dataclass(frozen=True, slots=True)
class RowQuery:
    """A SELECT of plain fields; `fields` are the columns of the answer, in the order of `soql`."""

    schema: SObjectSchema
    fields: tuple[str, ...]
    soql: str
    include_deleted: bool = False  # queryAll


@dataclass(frozen=True, slots=True)
class CountQuery:
    """A `SELECT COUNT() FROM ...`."""

    soql: str


@dataclass(frozen=True, slots=True)
class RawQuery:
    """Any SELECT whose records are wanted as JSON (Organization, User, Profile …)."""

    soql: str


Query: TypeAlias = RowQuery | CountQuery | RawQuery
QueryResult: TypeAlias = RowPage | int | tuple[dict[str, Any], ...] | SalesforceError


@dataclass(frozen=True, slots=True)
class Answer:
    """One result per query, in order; a query that the org refused is its error, in place.

    `server_time` is the org's clock (the Date header of the answer), aware UTC: the only clock
    that a cursor may be taken from.
    """

    server_time: datetime
    results: tuple[QueryResult, ...]


@dataclass(frozen=True, slots=True)
class WriteRow:
    """One record to be written. `record_id` is None for a create; `values` are JSON values by API
    name, None clears a field. `key` is the caller's own mark, given back with the result."""

    key: int
    record_id: str | None
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class WriteGroup:
    """Records of one object, written alike: each one by itself, whatever becomes of the others.

    One of sObject Collections holds at most 200 records, one of Bulk API any number.

    Attributes:
        external_id: The API name of an External ID field, present in each row's values: a create
            is then an upsert by it, which may be repeated. None: a plain create or update.
        allow_duplicates: Saves what an Alert duplicate rule would stop (never a Block rule).
    """

    sobject: str
    rows: tuple[WriteRow, ...]
    create: bool = False
    external_id: str | None = None
    allow_duplicates: bool = False

    def contradiction(self) -> str | None:
        """Why the group can't be written by any call as it is, or None."""
        if self.external_id is not None and not self.create:
            return "records are updated by their ids, not by an external id"
        for row in self.rows:
            if (row.record_id is None) != self.create:
                return "a record has an id exactly when it isn't to be created"
            if self.external_id is not None and not row.values.get(self.external_id):
                return f"a record has no {self.external_id}"
        return None


@dataclass(frozen=True, slots=True)
class WriteResult:
    """What became of one row: the id of the record, or why it was refused (then nothing of the row
    was written)."""

    key: int
    record_id: str | None = None
    error: SalesforceError | None = None


@dataclass(frozen=True, slots=True)
class WriteAnswer:
    """One result per row, groups and rows in order; `server_time` as in `Answer`."""

    server_time: datetime
    results: tuple[tuple[WriteResult, ...], ...]


@dataclass(frozen=True, slots=True)
class Described:
    """A describe body with the Last-Modified header that makes the next call conditional."""

    raw: dict[str, Any]
    last_modified: str | None


@dataclass(frozen=True, slots=True)
class ApiUsage:
    """From the last Sforce-Limit-Info header: calls of the whole org in 24 hours; None: unknown."""

    used: int | None
    maximum: int | None


@dataclass(frozen=True, slots=True)
class Identity:
    """Who is logged in, where. `timezone` is an IANA name, `locale` like 'en_US'."""

    user_id: str
    organization_id: str
    username: str
    display_name: str
    email: str
    timezone: str
    locale: str
    instance_url: str


class JobState(StrEnum):
    """Where a job of Bulk API 2.0 is, in the org's own words."""

    WAITING = "UploadComplete"
    RUNNING = "InProgress"
    COMPLETE = "JobComplete"
    FAILED = "Failed"
    ABORTED = "Aborted"

    @property
    def over(self) -> bool:
        """Whether the job won't change any more."""
        return self not in (JobState.WAITING, JobState.RUNNING)


@dataclass(frozen=True, slots=True)
class BulkJob:
    """A job of Bulk API 2.0 as the org told of it.

    Attributes:
        id: 18 characters.
        message: Why it failed, in the org's own words; '' if there is nothing to say.
        rows: How many records it has gone through (numberRecordsProcessed), None until it is told.
        server_time: As in `Answer`. The selection of a query job is never older than the answer
            that the job was started by.
    """

    id: str
    state: JobState
    message: str
    rows: int | None
    server_time: datetime


@dataclass(frozen=True, slots=True)
class ResultPage:
    """A part of a query job's result as a file, whole and counted; whoever gets it deletes it.

    Attributes:
        path: CSV in UTF-8 with a header, without NULs (`apdesk.salesforce.bulk_rows.read_page`).
        rows: How many records it holds.
        locator: Where in the result it begins, None for the first page. A page can be read again by
            it as long as the job lasts (7 days).
        next: The locator of the page behind it, None if this is the last one.
        utf8: Whether it is known to be UTF-8 throughout: nobody has to look again.
    """

    path: Path
    rows: int
    locator: str | None
    next: str | None
    utf8: bool = False


class Org(Protocol):
    def identity(self) -> Identity:
        """The identity URL's answer. One API call."""
        ...

    def describe(self, sobject: str, unless_changed_since: str | None = None) -> Described | None:
        """The object as this user sees it; None when unchanged since that Last-Modified (304).

        Raises SalesforceError of kind PAUSE_OBJECT when the object can't be read at all.
        """
        ...

    def ask(self, queries: Sequence[Query], *, cause: str) -> Answer:
        """Up to five queries in ONE API call (a single short one as GET /query, else composite).

        Answers hold all rows of each query: where the org pages, the next pages are followed
        (one more call each), so bound a query by LIMIT. A refused query is returned in place; an
        answer as a whole that failed is raised. `cause` names the calls in the API ledger.
        """
        ...

    def write(self, groups: Sequence[WriteGroup], *, cause: str) -> WriteAnswer:
        """Up to five groups (200 records each) in ONE API call; a failing row fails no other one.

        A call as a whole that failed is raised: SalesforceError, whose `in_doubt` says whether the
        request may have had its effect all the same. A call that creates records without an
        external id is never repeated once it may have been carried out; any other one is, as its
        error asks for. A group that was refused as a whole has that error in each of its results,
        which is `in_doubt` where it failed inside Salesforce. An error that concerns every call (no
        calls left, storage full) is raised, but stands in its place when other records of the call
        were written: what was written is always told.
        """
        ...

    def usage(self) -> ApiUsage:
        """What the last answer said of the org's daily limit; costs no call."""
        ...

    def calls(self) -> int:
        """How many API calls this object has made so far."""
        ...

    def api_versions(self) -> tuple[str, ...]:
        """The versions that the org offers, oldest first. Not counted by the org."""
        ...

    def speak(self, api_version: str) -> None:
        """Makes the calls from now on in another version of the API than so far."""
        ...

    def start_bulk(self, query: RowQuery, *, cause: str) -> BulkJob:
        """Starts a query job of Bulk API 2.0. One API call.

        Raises SalesforceError with the code "salesforce.bulk_unavailable" when the query can't be
        run as a job in this org or by this user, though it may well be asked as usual; of kind
        LIMIT when the org has no jobs left for today. A call that may have been carried out is
        repeated like any other: a job that was started twice only costs the org its time.
        """
        ...

    def look_at_bulk(self, job_id: str, *, cause: str) -> BulkJob:
        """The job as it is now. One API call. A job that failed is no error.

        Raises SalesforceError with the code "salesforce.bulk_gone" when there is no such job (any
        more), or one of another version of the API.
        """
        ...

    def bulk_pages(
        self,
        job_id: str,
        *,
        after: str | None,
        folder: Path,
        rows_a_page: int = 50_000,
        cause: str,
    ) -> AbstractContextManager[Iterator[ResultPage]]:
        """The result of a complete query job in pages, in order, from the page whose locator is
        `after` (None: the first). One API call a page, and one for each five pages.

        Up to two pages are fetched ahead of the one that was given last, in the background. The
        files are in `folder`, for this user's eyes only. Each is whole: its end has come, and it
        holds as many records as the org says, or else it is fetched again as its error asks for.
        Leaving the context ends what is under way and deletes the files that were not given.

        The iterator raises SalesforceError ("salesforce.bulk_gone" and others) at the place of the
        page that couldn't be fetched, KnownError "disk.full" and "disk.failed", and Cancelled.
        """
        ...

    def abort_bulk(self, job_id: str, *, cause: str) -> None:
        """Ends a query job. One API call, made once even when the work was cancelled.

        A job that is over or gone is no error.
        """
        ...

    def delete_bulk(self, job_id: str, *, cause: str) -> None:
        """Removes a query job that is over, and its result. One API call, as for `abort_bulk`.

        A job that is gone is no error. (The org removes each job by itself after 7 days.)
        """
        ...

    def write_bulk(
        self, group: WriteGroup, *, folder: Path, cause: str
    ) -> Generator[BulkJob, None, WriteAnswer]:
        """Writes any number of records by ingest jobs of Bulk API 2.0: updates by id, or creates
        by an external id. Yields the job before it begins, so that it can be noted, and after each
        look at it; returns the results in the order of the rows. BugError for creates without an
        external id.

        What is sent is written to a file in `folder` first, for this user's eyes only, and deleted.
        An error of one record stands in its result. A record that no job came to has the code
        "salesforce.bulk_unprocessed", of kind RETRY and not `in_doubt`; so has one that holds the
        text "#N/A", which would clear its field. Raised is what stops a job as a whole, where
        nothing was written: SalesforceError, `in_doubt` once the job may have begun. Behind a job
        that has written (groups of more than 100 MB go by several) it stands in the results.
        Cancelled aborts the job; what it wrote before is written. It goes on without anybody behind
        KnownError "disk.full" or "disk.failed" while its results come in: then, too, each record
        has to be looked at.
        """
        ...

    def abort_write(self, job_id: str, *, cause: str) -> None:
        """Ends a job of `write_bulk`: what it hasn't written by now it never will.

        Otherwise as `abort_bulk`.
        """
        ...
