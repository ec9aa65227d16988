"""getUpdated and getDeleted: their windows and their refusals.

[REST API Developer Guide, "sObject Get Updated", "sObject Get Deleted"]
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from apdesk.practice_org.state.database import quoted
from apdesk.practice_org.state.errors import OrgError
from apdesk.practice_org.state.records import Records
from apdesk.practice_org.state.transactions import Transactions, from_stamp, to_stamp

UPDATED_REACH = timedelta(days=30)
DELETED_REACH = timedelta(days=15)
MAX_IDS = 600_000


@dataclass(frozen=True, slots=True)
class UpdatedWindow:
    ids: tuple[str, ...]
    latest_date_covered: datetime


@dataclass(frozen=True, slots=True)
class DeletedWindow:
    records: tuple[tuple[str, datetime], ...]
    earliest_date_available: datetime
    latest_date_covered: datetime


class Replication:
    def __init__(self, transactions: Transactions, records: Records) -> None:
        self._transactions = transactions
        self._records = records

    def updated(self, name: str, start: datetime, end: datetime, user: str) -> UpdatedWindow:
        """Ids created or changed from `start` up to, not including, `end` (both cut to minutes)."""
        table = self._table(name, user)
        first, last = self._window(start, end, UPDATED_REACH)
        with self._transactions.read() as connection:
            rows = connection.execute(
                f"SELECT Id FROM {table} t WHERE SystemModstamp >= ? AND SystemModstamp < ? "
                "AND IsDeleted = 0 AND NOT EXISTS (SELECT 1 FROM unshared h "
                "WHERE h.record_id = t.Id AND h.user_id IN ('*', ?)) ORDER BY serial LIMIT ?",
                (to_stamp(first), to_stamp(last), user, MAX_IDS + 1),
            ).fetchall()
        if len(rows) > MAX_IDS:
            raise OrgError(400, "EXCEEDED_ID_LIMIT", f"exceeded id limit of {MAX_IDS}")
        return UpdatedWindow(tuple(row[0] for row in rows), self._covered(last))

    def deleted(self, name: str, start: datetime, end: datetime, user: str) -> DeletedWindow:
        """Records deleted in the window and not brought back, emptied from the bin or not."""
        self._table(name, user)
        first, last = self._window(start, end, DELETED_REACH)
        sobject = self._records.readable(name, user).name
        with self._transactions.read() as connection:
            rows = connection.execute(
                "SELECT record_id, deleted_at FROM delete_log WHERE sobject = ? "
                "AND deleted_at >= ? AND deleted_at < ? ORDER BY deleted_at, record_id LIMIT ?",
                (sobject, to_stamp(first), to_stamp(last), MAX_IDS + 1),
            ).fetchall()
        if len(rows) > MAX_IDS:
            raise OrgError(400, "EXCEEDED_ID_LIMIT", f"exceeded id limit of {MAX_IDS}")
        earliest = self._transactions.now() - DELETED_REACH
        return DeletedWindow(
            tuple((row[0], from_stamp(row[1])) for row in rows), earliest, self._covered(last)
        )

    def _table(self, name: str, user: str) -> str:
        sobject = self._records.readable(name, user)
        if not sobject.can("replicate") or sobject.field("IsDeleted") is None:
            raise OrgError(
                400, "INVALID_TYPE", f"sObject type '{sobject.name}' is not replicateable."
            )
        return quoted(sobject.name)

    def _window(
        self, start: datetime, end: datetime, reach: timedelta
    ) -> tuple[datetime, datetime]:
        now = self._transactions.now()
        first = start.astimezone(UTC).replace(second=0, microsecond=0)
        last = end.astimezone(UTC).replace(second=0, microsecond=0)
        if last - first <= timedelta(minutes=1):
            raise OrgError(400, "INVALID_REPLICATION_DATE", "startDate has to be before endDate")
        if first < now - reach - timedelta(minutes=1):
            raise OrgError(
                400,
                "INVALID_REPLICATION_DATE",
                f"startDate cannot be more than {reach.days} days ago",
            )
        return first, last

    def _covered(self, end: datetime) -> datetime:
        """A transaction that is still open holds it back."""
        limits = [end, self._transactions.now()]
        held = self._transactions.held_since()
        if held is not None:
            limits.append(held)
        return min(limits).replace(second=0, microsecond=0)
