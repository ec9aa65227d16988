"""What becomes of a write that Salesforce refused: when it is tried again, and what is told."""

from __future__ import annotations

from datetime import datetime, timedelta

from apdesk.domain.clock import to_iso
from apdesk.salesforce.errors import Kind, SalesforceError
from apdesk.store.outbox import WriteFailure

#: How often a passing trouble of a record is met at every run, before that becomes once an hour.
_PATIENCE = 5
#: How often a record that the org says is gone or moved is looked for before a person is asked.
_LOOKS = 3
_HOUR = timedelta(hours=1)
#: Kinds of errors that concern the org or the login, not the row in whose place they stand …
_ORG_WIDE = frozenset({Kind.REFRESH, Kind.LIMIT, Kind.STOP})
#: … but for what the org's security policy has against one record.
_OF_THE_ROW = frozenset({"salesforce.policy"})


def org_wide(error: SalesforceError) -> bool:
    """Whether a row's error is one of every call."""
    return error.kind in _ORG_WIDE and error.code not in _OF_THE_ROW


def failure_of(
    error: SalesforceError, now: datetime, attempts: int, *, described: bool
) -> WriteFailure:
    """The failure that is kept with the record.

    Args:
        error: Why Salesforce refused the row.
        now: By the clock here, which due times are compared with.
        attempts: How often this write had failed before.
        described: The object's fields were read again in this run already.
    """
    said = f" Salesforce says: “{error.said}”" if error.said else ""
    return WriteFailure(
        code=error.code,
        error_code=error.error_code,
        title=error.title,
        message=error.message.removesuffix(said),
        next_step=error.next_step,
        said=error.said,
        fields=error.fields,
        retry_at=_retry_at(error, now, attempts, described=described),
        duplicates=error.duplicates,
    )


def not_of_its_kind(label: str, detail: str) -> WriteFailure:
    """The failure of a value that can't be written as one of its Salesforce field's type."""
    return WriteFailure(
        code="edit.invalid",
        error_code="",
        title="A value doesn't fit its Salesforce field",
        message=f"{label}: {detail}. Nothing of the record was sent; it is kept here.",
        next_step="Change the value, then try again.",
        said="",
    )


def _retry_at(
    error: SalesforceError, now: datetime, attempts: int, *, described: bool
) -> str | None:
    """When it is sent again by itself; None: it waits for a person."""
    asked = timedelta(seconds=error.retry_after or 0)
    if error.kind is Kind.RETRY:
        return to_iso(now + (asked if attempts < _PATIENCE else max(asked, _HOUR)))
    if error.kind is Kind.CONFLICT:
        return to_iso(now) if attempts < _LOOKS else None
    if error.kind is Kind.SKIP:
        return to_iso(now + asked) if asked else None
    if error.kind in (Kind.FIX, Kind.PAUSE_OBJECT):
        return None if described else to_iso(now)
    return to_iso(now) if org_wide(error) else None


class Breaker:
    """Stops the sending of an object whose every record fails alike: 500 edits must not become
    500 refusals by the org as a whole. Refusals of single records are no reason to stop."""

    LIMIT = 3

    def __init__(self) -> None:
        self._code = ""
        self._count = 0

    def count(self, errors: list[SalesforceError | None]) -> SalesforceError | None:
        """Looks at the results of one group; the error that has come too often, or None."""
        found = {None if each is None else each.code for each in errors}
        first = errors[0] if errors else None
        if len(found) != 1 or first is None or first.kind in (Kind.SKIP, Kind.CONFLICT):
            self._code, self._count = "", 0
            return None
        self._count = self._count + 1 if first.code == self._code else 1
        self._code = first.code
        return first if self._count >= self.LIMIT else None
