"""Edits in flight: how they are marked, and what becomes of them.

Of a write that Salesforce refused it is decided here when it is tried again, and what is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from apdesk.domain.causes import DUPLICATES
from apdesk.domain.clock import to_iso
from apdesk.domain.outgoing import to_json
from apdesk.domain.run import ChangeSet
from apdesk.domain.schema import SObjectSchema
from apdesk.language import marked, tr, translated
from apdesk.salesforce.errors import Kind, SalesforceError
from apdesk.salesforce.org import WriteResult, WriteRow
from apdesk.store.outbox import Outcome, Outgoing, WriteFailure
from apdesk.sync.run_state import ObjectState, Run, SchemaDrift

#: How often a passing trouble of a record is met at every run, before that becomes once an hour.
_PATIENCE = 5
#: How often a record that the org says is gone or moved is looked for before a person is asked.
_LOOKS = 3
_HOUR = timedelta(hours=1)
#: Kinds of errors that concern the org or the login, not the row in whose place they stand …
_ORG_WIDE = frozenset({Kind.REFRESH, Kind.LIMIT, Kind.STOP})
#: … but for what the org's security policy has against one record.
_OF_THE_ROW = frozenset({"salesforce.policy"})


#: What becomes of an update that is tried again by a person (see `Outbox.agreed`).
_SAVE_AGAIN = marked(
    "Choose “Save anyway” to save it all the same, if the rule only warns; or change the value."
)
#: Errors of a call as a whole that are of what it holds rather than of the org or the way.
OF_WHAT_WAS_SENT = frozenset({"salesforce.unknown", "salesforce.too_large"})
#: How many groups a run sends again in halves.
MOST_REFUSALS = 24
#: What it says of a value that is none of a picklist's: its entries are others than are known here.
_NO_ENTRY = "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST"
#: What Salesforce says of a value that can't be one of its field's type: of the whole request.
_NOT_READ = "JSON_PARSER_ERROR"


@dataclass(frozen=True, slots=True)
class Begun:
    """Records of one object that are marked as in flight, each with its row for the org."""

    records: tuple[Outgoing, ...]
    rows: tuple[WriteRow, ...]


def begin(run: Run, state: ObjectState, ids: Sequence[int]) -> Begun:
    """Marks records (apdesk ids) as in flight and makes their rows, in one transaction.

    Left out are those that have nothing to be sent any more. A value that can't be one of its
    Salesforce field's type is a failure of its record here.
    """
    records, rows = [], []
    refused = []
    for each in run.outbox.begin(state.sobject, ids):
        try:
            values = _json_values(state.plan.schema, each)
        except ValueError as error:
            label = state.plan.schema.label
            refused.append(Outcome(each, not_of_its_kind(label, str(error))))
            continue
        records.append(each)
        rows.append(WriteRow(each.record_id, each.salesforce_id, values))
    if refused:
        run.note_refused(state.sobject, [each.outgoing.record_id for each in refused])
        run.outbox.settle(refused, run.run_id, to_iso(run.clock.now()))
    return Begun(tuple(records), tuple(rows))


def _json_values(schema: SObjectSchema, record: Outgoing) -> dict[str, Any]:
    values = {}
    for name, value in record.values:
        field = schema.field(name)
        if field is not None:
            values[field.name] = to_json(field, value)
    return values


def acknowledge(
    run: Run,
    state: ObjectState,
    records: Sequence[Outgoing],
    results: Sequence[WriteResult],
    drifts: dict[str, SchemaDrift],
) -> tuple[ChangeSet, SalesforceError | None]:
    """Notes what became of records that were sent, in one transaction.

    Args:
        results: One for each record, in the same order.
        drifts: Is told, by object, that a field is not what it was.

    Returns what changed here, and an error that concerns the org as a whole, to be raised once all
    that is known was noted.
    """
    attempts = run.outbox.attempts([each.record_id for each in records])
    counts = run.counts_of(state.sobject)
    outcomes = []
    of_the_org: SalesforceError | None = None
    for record, result in zip(records, results, strict=True):
        error = result.error
        if error is None:
            counts.sent_updated += 1
            run.sent.add(record.record_id)
            outcomes.append(Outcome(record))
            continue
        if error.in_doubt and (len(records) > 1 or error.code not in OF_WHAT_WAS_SENT):
            continue  # it may have arrived: it stays in flight, and the next look says
        if org_wide(error):
            of_the_org = error
        if of_the_fields(error) and not state.described:
            drifts.setdefault(state.sobject, SchemaDrift(state.sobject, error))
        note_picklists(run, state, error)
        run.note_refused(state.sobject, [record.record_id])
        failure = failure_of(
            error,
            run.clock.now(),
            attempts.get(record.record_id, 0),
            described=state.described,
        )
        if error.error_code == DUPLICATES:
            failure = replace(failure, next_step=translated(_SAVE_AGAIN))
        outcomes.append(Outcome(record, failure, in_flight=error.in_doubt))
    changes = run.outbox.settle(outcomes, run.run_id, to_iso(run.clock.now()))
    return changes, of_the_org


def of_one_among_many(results: Sequence[WriteResult], state: ObjectState) -> SalesforceError | None:
    """The error of a group that was refused as a whole though one of its records may be to blame:
    then it is of none of them yet."""
    error = results[0].error
    if len(results) < 2 or error is None or error.status is None:
        return None
    if any(each.error is not error for each in results):
        return None
    if org_wide(error) or error.kind is Kind.PAUSE_OBJECT:
        return None
    if of_the_fields(error) and not state.described and not may_be_drift(error, state):
        return None  # the fields are read again, and all of them are sent again
    if error.kind is Kind.RETRY and error.code not in OF_WHAT_WAS_SENT:
        return None
    return error


def of_the_fields(error: SalesforceError) -> bool:
    """Whether the object's fields may not be what they were: they are read again, once in a run."""
    if error.error_code == _NOT_READ:
        return True
    return error.kind is Kind.FIX and error.code not in OF_WHAT_WAS_SENT


def note_picklists(run: Run, state: ObjectState, error: SalesforceError) -> None:
    """Has the entries of the picklists read again where a value is none of them: a person who mends
    it has to choose among those that there are."""
    if error.error_code == _NO_ENTRY and not state.described:
        run.picklists.add(state.sobject)


def may_be_drift(error: SalesforceError, state: ObjectState) -> bool:
    """Whether a group was refused as a whole because a field has become one of another type: once
    it is known, the values that don't fit are told from the others here."""
    return error.error_code == _NOT_READ and not state.described


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
    # as `salesforce.cases` says it, but behind nothing
    said = tr("{message} Salesforce says: “{said}”", message="", said=error.said)
    return WriteFailure(
        code=error.code,
        error_code=error.error_code,
        title=error.title,
        message=error.message.removesuffix(said) if error.said else error.message,
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
        title=tr("A value doesn't fit its Salesforce field"),
        message=tr(
            "{field}: {detail}. Nothing of the record was sent; it is kept here.",
            field=label,
            detail=detail,
        ),
        next_step=tr("Change the value, then try again."),
        said="",
    )


def _retry_at(
    error: SalesforceError, now: datetime, attempts: int, *, described: bool
) -> str | None:
    """When it is sent again by itself; None: it waits for a person."""
    asked = timedelta(seconds=error.retry_after or 0)
    if of_the_fields(error) or error.kind is Kind.PAUSE_OBJECT:
        return None if described else to_iso(now)
    if error.kind is Kind.RETRY:
        return to_iso(now + (asked if attempts < _PATIENCE else max(asked, _HOUR)))
    if error.kind is Kind.CONFLICT:
        return to_iso(now) if attempts < _LOOKS else None
    if error.kind is Kind.SKIP:
        return to_iso(now + asked) if asked else None
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
