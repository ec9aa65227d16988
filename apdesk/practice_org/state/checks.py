"""Checks of a save that look at other records."""

from __future__ import annotations

from typing import Any

from apdesk.practice_org.state.database import Database, quoted
from apdesk.practice_org.state.errors import OrgError
from apdesk.practice_org.state.fields import Field
from apdesk.practice_org.state.ids import require_id
from apdesk.practice_org.state.metadata import Metadata
from apdesk.practice_org.state.sobjects import SObject
from apdesk.practice_org.state.sqlfunctions import fold
from apdesk.practice_org.state.values import Stored

Row = dict[str, Any]


class Checks:
    def __init__(self, metadata: Metadata, database: Database) -> None:
        self._metadata = metadata
        self._database = database

    def row(self, sobject: SObject, changes: Row, record_id: str | None) -> None:
        """References that lead nowhere, unique values that are taken."""
        for one in sobject.fields:
            value = changes.get(one.name)
            if value is None:
                continue
            if one.type == "reference":
                self._check_reference(sobject, one, str(value))
            if one.has("U"):
                self._check_unique(sobject, one, value, record_id)

    def _check_reference(self, sobject: SObject, one: Field, target: str) -> None:
        with self._database.read() as connection:
            for name in one.reference_to:
                parent = self._metadata.find(name)
                if parent is None or parent.prefix != target[:3]:
                    continue
                has_bin = parent.field("IsDeleted") is not None
                deleted = "IsDeleted" if has_bin else "0"
                active = "IsActive" if name == "User" else "1"
                converted = "IsConverted" if name == "Lead" else "0"
                found = connection.execute(
                    f"SELECT {deleted}, {active}, {converted} FROM {quoted(name)} WHERE Id = ?",
                    (target,),
                ).fetchone()
                if found is None:
                    break
                if found[0]:
                    raise OrgError(400, "ENTITY_IS_DELETED", "entity is deleted", (one.name,))
                if found[2]:
                    raise OrgError(
                        400,
                        "CANNOT_UPDATE_CONVERTED_LEAD",
                        "cannot reference converted lead",
                        (one.name,),
                    )
                if not found[1] and one.name == "OwnerId":
                    raise OrgError(
                        400,
                        "INACTIVE_OWNER_OR_USER",
                        f"operation performed with inactive user [{target[:15]}] as owner of "
                        f"{sobject.label.lower()}",
                        ("OwnerId",),
                    )
                return
        raise OrgError(
            400, "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", (one.name,)
        )

    def _check_unique(
        self, sobject: SObject, one: Field, value: Stored, record_id: str | None
    ) -> None:
        with self._database.read() as connection:
            found = connection.execute(
                f"SELECT Id FROM {quoted(sobject.name)} WHERE fold({quoted(one.name)}) = ? "
                "AND IsDeleted = 0 AND Id IS NOT ?",
                (fold(str(value)), record_id),
            ).fetchone()
        if found is not None:
            raise OrgError(
                400,
                "DUPLICATE_VALUE",
                f"duplicate value found: {one.name} duplicates value on record with id: "
                f"{found[0][:15]}",
                (one.name,),
            )


class Locks:
    """Records that somebody else is saving, or that an approval process holds."""

    def __init__(self) -> None:
        self._locked: dict[str, int | None] = {}
        self._in_approval: set[str] = set()

    def check(self, record_id: str) -> None:
        """UNABLE_TO_LOCK_ROW while `lock` holds the record, ENTITY_IS_LOCKED while an approval
        does."""
        if record_id in self._locked:
            left = self._locked[record_id]
            if left is not None:
                if left <= 1:
                    del self._locked[record_id]
                else:
                    self._locked[record_id] = left - 1
            raise OrgError(
                400,
                "UNABLE_TO_LOCK_ROW",
                f"unable to obtain exclusive access to this record or 1 records: {record_id}",
            )
        if record_id in self._in_approval:
            raise OrgError(400, "ENTITY_IS_LOCKED", "the entity is locked for editing")

    def lock(self, record_id: str, times: int | None) -> None:
        self._locked[require_id(record_id)] = times

    def unlock(self, record_id: str) -> None:
        self._locked.pop(require_id(record_id), None)

    def submit(self, record_id: str) -> None:
        self._in_approval.add(require_id(record_id))

    def settle(self, record_id: str) -> None:
        self._in_approval.discard(require_id(record_id))
