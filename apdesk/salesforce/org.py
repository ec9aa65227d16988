"""What the engine asks of an org. `rest.RestOrg` is the one implementation.

Every call may raise `apdesk.salesforce.errors.SalesforceError`, whose `kind` says how to treat it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
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
    """At most 200 records of one object, written alike (sObject Collections, allOrNone=false).

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
