"""The practice org: one Salesforce org in one SQLite file, without HTTP.

Every method may be called from any thread. `user` is a user id (15 or 18 characters); None is the
administrator. Refusals are `OrgError`. Field and object names are case-insensitive, as in REST.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from apdesk.practice_org.state import campaigning
from apdesk.practice_org.state.catalogue import OBJECTS
from apdesk.practice_org.state.database import Database
from apdesk.practice_org.state.desk import Desk
from apdesk.practice_org.state.errors import OrgError
from apdesk.practice_org.state.lifecycle import Conversion, Lifecycle
from apdesk.practice_org.state.metadata import Metadata
from apdesk.practice_org.state.options import PLAIN, SaveOptions
from apdesk.practice_org.state.picklists import Picklists
from apdesk.practice_org.state.queries import Queries, QueryResult
from apdesk.practice_org.state.records import Records, Write, WriteResult
from apdesk.practice_org.state.replication import DeletedWindow, Replication, UpdatedWindow
from apdesk.practice_org.state.rules import Automation, DuplicateRule, ValidationRule
from apdesk.practice_org.state.saving import save_all
from apdesk.practice_org.state.snapshot import Snapshot
from apdesk.practice_org.state.transactions import Transactions
from apdesk.practice_org.state.users import ORGANIZATION_NAME, User, Users

__all__ = [
    "Automation",
    "Conversion",
    "DeletedWindow",
    "DuplicateRule",
    "OrgError",
    "PracticeOrg",
    "QueryResult",
    "SaveOptions",
    "Snapshot",
    "UpdatedWindow",
    "User",
    "UserSession",
    "ValidationRule",
    "Write",
    "WriteResult",
]


def utc_now() -> datetime:
    """The computer's clock."""
    return datetime.now(UTC)


class PracticeOrg(Desk):
    """An org. A new file gets its organization, profiles and users at once, but no records:
    `apdesk.practice_org.people.seed.seed` makes those.
    """

    def __init__(
        self, path: Path | str = ":memory:", *, clock: Callable[[], datetime] = utc_now
    ) -> None:
        self._database = Database(path)
        self._transactions = Transactions(self._database, clock)
        self._metadata = Metadata(OBJECTS, self._database, self._transactions.now)
        self._database.prepare(self._metadata.objects)
        self._users = Users(self._transactions)
        self._users.found_org()
        self._queries = Queries(self._metadata, self._users, self._transactions)
        self._records = Records(self._metadata, self._users, self._transactions, self._queries)
        self._lifecycle = Lifecycle(self._metadata, self._transactions, self._records)
        self._replication = Replication(self._transactions, self._records)
        self._picklists = Picklists(self._metadata, self._transactions)
        self.organization_id = self._users.organization_id
        self.administrator_id = self._users.administrator_id
        self.organization_name = ORGANIZATION_NAME
        #: Where a browser would open a record; the HTTP layer sets its own address.
        self.instance_url = "https://practice.example"

    # ------------------------------------------------------------------ facts
    def close(self) -> None:
        """Ends all connections."""
        self._database.close()

    def now(self) -> datetime:
        """The org's clock: aware UTC, whole seconds."""
        return self._transactions.now()

    def users(self) -> tuple[User, ...]:
        """All users, inactive ones too; the administrator first."""
        return self._users.all()

    def user(self, user_id: str | None = None) -> User:
        """OrgError NOT_FOUND for an unknown id. User(id, username, name, first_name, last_name,
        email, timezone, locale, language, profile_id, profile_name, active, administrator)."""
        return self._users.get(user_id)

    def user_by_username(self, username: str) -> User | None:
        """Without regard to case."""
        return self._users.by_username(username)

    def as_user(self, user_id: str) -> UserSession:
        """The same calls with `user` bound."""
        return UserSession(self, self._users.get(user_id).id)

    # ----------------------------------------------------------------- schema
    @property
    def schema_time(self) -> datetime:
        """Moves with any change of metadata or permissions; the describes' Last-Modified."""
        return self._metadata.schema_time

    @property
    def etag(self) -> str:
        """A short opaque text (no quotes) that changes with `schema_time`."""
        return self._metadata.etag

    def sobjects(self, user: str | None = None) -> tuple[str, ...]:
        """Names of the objects that the user can read."""
        who = self._who(user)
        return tuple(
            one.name for one in self._metadata.objects if self._metadata.readable(one.name, who)
        )

    def describe_global(self, user: str | None = None, version: str = "62.0") -> dict[str, Any]:
        """GET /sobjects: encoding, maxBatchSize, sobjects."""
        return self._metadata.describe_global(self._who(user), version)

    def describe(
        self, sobject: str, user: str | None = None, version: str = "62.0"
    ) -> dict[str, Any]:
        """GET /sobjects/X/describe. NOT_FOUND (404) when unknown or not readable."""
        return self._metadata.describe(sobject, self._who(user), version, self.instance_url)

    def object_info(
        self, sobject: str, user: str | None = None, version: str = "62.0"
    ) -> dict[str, Any]:
        """GET /sobjects/X: objectDescribe (and recentItems, empty)."""
        return self._metadata.object_info(sobject, self._who(user), version)

    # ---------------------------------------------------------------- reading
    def query(
        self,
        soql: str,
        user: str | None = None,
        *,
        include_deleted: bool = False,
        bulk: bool = False,
    ) -> QueryResult:
        """Runs a SELECT; the answer is a snapshot of ids that can be paged without end.

        `include_deleted` is queryAll. `bulk` refuses what Bulk 2.0 refuses (compound fields,
        GROUP BY, OFFSET, aggregates). QueryResult: `total_size`; `page(start, size)` -> REST JSON
        records; `records()` all of them; `columns` (header names as asked);
        `text_pages(size)` -> iterator of lists of tuples of Bulk texts ('' for null);
        `long_text_fields` (for the batch size cap of 200).
        """
        return self._queries.query(
            soql, self._who(user), include_deleted=include_deleted, bulk=bulk
        )

    def snapshot(
        self, soql: str, user: str | None = None, *, include_deleted: bool = False
    ) -> Snapshot:
        """The rows of a query as they are now, for Bulk's CSV; refused as `query` with `bulk` is.
        The caller closes it. Of an org in memory the snapshot is a copy."""
        return self._queries.snapshot(soql, self._who(user), include_deleted=include_deleted)

    def retrieve(
        self,
        sobject: str,
        record_id: str,
        user: str | None = None,
        fields: Sequence[str] | None = None,
    ) -> dict[str, Any]:
        """One record as REST JSON, all visible fields unless told. NOT_FOUND, ENTITY_IS_DELETED,
        MALFORMED_ID; the record's SystemModstamp is always there when `fields` is None."""
        return self._records.retrieve(sobject, record_id, self._who(user), fields)

    def find_by(
        self, sobject: str, field: str, value: str, user: str | None = None
    ) -> tuple[str, ...]:
        """Ids of live records whose external id (or idLookup) field is `value`. NOT_FOUND when the
        field is no such field."""
        return self._records.find_by(sobject, field, value, self._who(user))

    def check_key(self, sobject: str, field: str, user: str | None = None) -> None:
        """NOT_FOUND when the field is neither an external id nor an idLookup field."""
        self._records.check_key(sobject, field, self._who(user))

    def modified(self, sobject: str, record_id: str) -> datetime | None:
        """SystemModstamp of a live record, for If-(Un)Modified-Since; None when there is none."""
        return self._records.modified(sobject, record_id)

    def record_count(self, sobject: str) -> int:
        """Live records, for /limits/recordCount."""
        return self._records.count(sobject)

    # ---------------------------------------------------------------- writing
    def create(
        self,
        sobject: str,
        values: Mapping[str, Any],
        user: str | None = None,
        *,
        options: SaveOptions = PLAIN,
    ) -> str:
        """Values are REST JSON. The new id (18 characters)."""
        return self._records.create(sobject, values, self._who(user), options)

    def update(
        self,
        sobject: str,
        record_id: str,
        values: Mapping[str, Any],
        user: str | None = None,
        *,
        unmodified_since: datetime | None = None,
        options: SaveOptions = PLAIN,
    ) -> None:
        """`unmodified_since`: 412 ENTITY_FAILED_IFLASTMODIFIED_ON_UPDATE_CHECK when the record's
        SystemModstamp is later."""
        self._records.update(sobject, record_id, values, self._who(user), unmodified_since, options)

    def upsert(
        self,
        sobject: str,
        field: str,
        value: str,
        values: Mapping[str, Any],
        user: str | None = None,
        *,
        update_only: bool = False,
        options: SaveOptions = PLAIN,
    ) -> tuple[str, bool]:
        """(id, created). Several matches: OrgError 300 DUPLICATE_EXTERNAL_ID whose `fields` are the
        ids."""
        return self._records.upsert(
            sobject,
            field,
            value,
            values,
            self._who(user),
            update_only=update_only,
            options=options,
        )

    def delete(self, sobject: str, record_id: str, user: str | None = None) -> None:
        """Into the recycle bin, with what hangs on the record."""
        self._lifecycle.delete(sobject, record_id, self._who(user))

    def undelete(self, sobject: str, record_id: str, user: str | None = None) -> None:
        """Out of the recycle bin, with what went into it together. UNDELETE_FAILED otherwise."""
        self._lifecycle.undelete(sobject, record_id, self._who(user))

    def hard_delete(self, sobject: str, record_id: str, user: str | None = None) -> None:
        """Gone for good, from the recycle bin or straight; only the delete log remembers it."""
        self._lifecycle.hard_delete(sobject, record_id, self._who(user))

    def empty_recycle_bin(self) -> int:
        """How many records are gone for good now."""
        return self._lifecycle.empty_recycle_bin()

    def save(
        self,
        writes: Sequence[Write],
        user: str | None = None,
        *,
        all_or_none: bool = False,
        options: SaveOptions = PLAIN,
    ) -> list[WriteResult]:
        """Many writes, one result each, in order, in one transaction.

        `Write` names one of create, update, upsert, delete, hard_delete, undelete.
        WriteResult(id, success, created, error: OrgError | None). With `all_or_none` the innocent
        get ALL_OR_NONE_OPERATION_ROLLED_BACK.
        """
        who = self._who(user)
        return save_all(self, self._database, writes, who, all_or_none=all_or_none, options=options)

    def merge(
        self, sobject: str, winner: str, losers: Sequence[str], user: str | None = None
    ) -> None:
        """Lead, Contact or Account; one or two losers."""
        self._lifecycle.merge(sobject, winner, losers, self._who(user))

    def convert(
        self,
        lead_id: str,
        contact_id: str | None = None,
        account_id: str | None = None,
        user: str | None = None,
        *,
        status: str = "Closed - Converted",
    ) -> Conversion:
        """Conversion(lead_id, account_id, contact_id)."""
        return self._lifecycle.convert(lead_id, contact_id, account_id, self._who(user), status)

    def set_member_status(
        self, campaign: str, person: str, status: str, user: str | None = None
    ) -> str:
        """Gives somebody a status in a campaign, and makes them a member if they are none; the id
        of the membership. The campaign by id or name, the person by id or e-mail address. NOT_FOUND
        and, unlike a save, FIELD_INTEGRITY_EXCEPTION for a status that the campaign hasn't got."""
        return campaigning.set_member_status(self, campaign, person, status, user)

    def commit_delay(self, delay: timedelta) -> AbstractContextManager[None]:
        """Writes of this thread inside the block are stamped now, but seen by nobody until the
        clock has gone on by `delay`: a long transaction."""
        return self._transactions.commit_delay(delay)

    # ------------------------------------------------------------ replication
    def updated(
        self, sobject: str, start: datetime, end: datetime, user: str | None = None
    ) -> UpdatedWindow:
        """UpdatedWindow(ids, latest_date_covered)."""
        return self._replication.updated(sobject, start, end, self._who(user))

    def deleted(
        self, sobject: str, start: datetime, end: datetime, user: str | None = None
    ) -> DeletedWindow:
        """DeletedWindow(records: tuple[(id, deleted_at)], earliest_date_available,
        latest_date_covered)."""
        return self._replication.deleted(sobject, start, end, self._who(user))

    # ---------------------------------------------------------------- people
    def deactivate_user(self, user_id: str) -> None:
        """The user can own nothing new; the HTTP layer ends the sessions."""
        self.update("User", user_id, {"IsActive": False})

    def activate_user(self, user_id: str) -> None:
        """The user may work again."""
        self.update("User", user_id, {"IsActive": True})

    def load(
        self, sobject: str, rows: Iterable[Mapping[str, Any]], user: str | None = None
    ) -> list[str]:
        """Many new records in stored form, unchecked: for seeding. Their ids, in order."""
        return self._records.load(sobject, rows, self._who(user))

    def loading(self, *sobjects: str) -> AbstractContextManager[None]:
        """Around calls of `load` with very many rows for objects that have no records yet: their
        indexes are made at the end of the block. Nothing may be looked up inside."""
        return self._database.indexes_later(sobjects)

    def _who(self, user: str | None) -> str:
        return self._users.get(user).id


class UserSession:
    """A PracticeOrg seen by one user: the calls of `PracticeOrg` with `user` bound."""

    def __init__(self, org: PracticeOrg, user_id: str) -> None:
        self._org = org
        self.user_id = user_id

    def query(self, soql: str, *, include_deleted: bool = False) -> QueryResult:
        return self._org.query(soql, self.user_id, include_deleted=include_deleted)

    def describe(self, sobject: str) -> dict[str, Any]:
        return self._org.describe(sobject, self.user_id)

    def retrieve(self, sobject: str, record_id: str) -> dict[str, Any]:
        return self._org.retrieve(sobject, record_id, self.user_id)

    def create(self, sobject: str, values: Mapping[str, Any]) -> str:
        return self._org.create(sobject, values, self.user_id)

    def update(self, sobject: str, record_id: str, values: Mapping[str, Any]) -> None:
        self._org.update(sobject, record_id, values, self.user_id)

    def delete(self, sobject: str, record_id: str) -> None:
        self._org.delete(sobject, record_id, self.user_id)
