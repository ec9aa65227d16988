"""Many writes as one request: each with its own answer, or all of them or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from apdesk.practice_org.state.database import Database
from apdesk.practice_org.state.errors import OrgError
from apdesk.practice_org.state.ids import require_id
from apdesk.practice_org.state.options import PLAIN, SaveOptions
from apdesk.practice_org.state.records import Write, WriteResult

_ROLLED_BACK = (
    "Record rolled back because not all records were valid and the request was using AllOrNone "
    "header"
)


class Writer(Protocol):
    def create(
        self,
        sobject: str,
        values: Mapping[str, Any],
        user: str | None = None,
        *,
        options: SaveOptions = PLAIN,
    ) -> str: ...
    def update(
        self,
        sobject: str,
        record_id: str,
        values: Mapping[str, Any],
        user: str | None = None,
        *,
        options: SaveOptions = PLAIN,
    ) -> None: ...
    def upsert(
        self,
        sobject: str,
        field: str,
        value: str,
        values: Mapping[str, Any],
        user: str | None = None,
        *,
        options: SaveOptions = PLAIN,
    ) -> tuple[str, bool]: ...
    def delete(self, sobject: str, record_id: str, user: str | None = None) -> None: ...
    def undelete(self, sobject: str, record_id: str, user: str | None = None) -> None: ...
    def hard_delete(self, sobject: str, record_id: str, user: str | None = None) -> None: ...


class _RollBack(Exception):
    pass


def save_all(
    org: Writer,
    database: Database,
    writes: Sequence[Write],
    user: str,
    *,
    all_or_none: bool,
    options: SaveOptions,
) -> list[WriteResult]:
    """One result each, in the order of `writes`."""
    results: list[WriteResult] = []
    try:
        with database.write():
            results = [_save(org, write, user, options) for write in writes]
            if all_or_none and not all(result.success for result in results):
                raise _RollBack
    except _RollBack:
        results = [
            result
            if not result.success
            else WriteResult(
                None,
                success=False,
                created=False,
                error=OrgError(400, "ALL_OR_NONE_OPERATION_ROLLED_BACK", _ROLLED_BACK),
            )
            for result in results
        ]
    return results


def _save(org: Writer, write: Write, user: str, options: SaveOptions) -> WriteResult:
    try:
        record_id, created = _perform(org, write, user, options)
    except OrgError as error:
        return WriteResult(write.record_id or None, success=False, created=False, error=error)
    return WriteResult(record_id, success=True, created=created)


def _perform(org: Writer, write: Write, user: str, options: SaveOptions) -> tuple[str, bool]:
    if write.refusal is not None:
        raise write.refusal
    if write.action == "create":
        return org.create(write.sobject, write.values, user, options=options), True
    if write.action == "upsert":
        key = write.external_id_field
        folded = {name.casefold(): value for name, value in write.values.items()}
        value = write.record_id or folded.get(key.casefold())
        if value is None or value == "":
            raise OrgError(400, "MISSING_ARGUMENT", f"{key} not specified")
        return org.upsert(write.sobject, key, str(value), write.values, user, options=options)
    if not write.record_id:
        raise OrgError(400, "MISSING_ARGUMENT", f"Id not specified in an {write.action} call")
    record_id = require_id(write.record_id)
    match write.action:
        case "update":
            org.update(write.sobject, record_id, write.values, user, options=options)
        case "delete":
            org.delete(write.sobject, record_id, user)
        case "hard_delete":
            org.hard_delete(write.sobject, record_id, user)
        case "undelete":
            org.undelete(write.sobject, record_id, user)
        case unknown:
            raise ValueError(f"unknown action: {unknown}")
    return record_id, False
