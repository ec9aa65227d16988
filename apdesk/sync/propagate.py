"""Edits of here on their way to the org: looked at once more, sent in collections, settled.

Nothing is sent on the strength of what was read long ago. What the org has now goes through the
ordinary path first, where the decision table (`domain.plan`) meets the edits; what still waits
then is marked as in flight, sent, and acknowledged or kept with the reason of its refusal. A crash
at any point leaves an edit that waits, or one whose answer is unknown; the next run settles it.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any

from apdesk.domain.clock import to_iso
from apdesk.domain.outgoing import to_json
from apdesk.domain.run import ChangeSet, Phase, Progress
from apdesk.domain.schema import SObjectSchema
from apdesk.salesforce.errors import Kind, SalesforceError
from apdesk.salesforce.org import WriteGroup, WriteResult, WriteRow
from apdesk.store.outbox import Outcome, Outgoing
from apdesk.sync import problems
from apdesk.sync.lookup import rows_by_id
from apdesk.sync.membership import Columns
from apdesk.sync.outcomes import Breaker, failure_of, not_of_its_kind, org_wide
from apdesk.sync.removals import OVER
from apdesk.sync.run_state import ObjectState, Run, SchemaDrift, Step
from apdesk.sync.settle import settle
from apdesk.sync.steps import in_chunks
from apdesk.sync.verdicts import Judge

#: Records of one group, and groups of one call. (REST API Developer Guide, "sObject Collections",
#: "Composite": collections share the limit of five with queries)
GROUP = 200
GROUPS_A_CALL = 5


def due(run: Run, sobject: str) -> dict[int, str]:
    """The records with edits that may be sent now: apdesk id -> Salesforce id."""
    waiting = run.outbox.due(sobject, to_iso(run.clock.now()))
    if not waiting:
        return {}
    known = run.mirror.known(sobject, list(waiting.values()))
    return {
        record_id: salesforce_id
        for record_id, salesforce_id in waiting.items()
        if salesforce_id in known and known[salesforce_id].staged not in OVER
    }


def look(run: Run, state: ObjectState) -> Generator[Step, None, None]:
    """Reads the records that are about to be written, unless this run has read their changes a
    moment ago; what is news goes the way of all news.

    Raises SchemaDrift, ObjectPaused and what the org raises.
    """
    waiting = due(run, state.sobject)
    patience = run.settings.look_again_after.total_seconds()
    if not waiting or (state.read_at is not None and monotonic() - state.read_at < patience):
        return
    plan = state.plan
    began = monotonic()
    yield Progress(Phase.SEND, state.sobject, 0, len(waiting))
    rows = list(rows_by_id(run, plan, waiting.values()).values())
    at = Columns.of(plan.fields)
    judge = Judge(
        matcher=None if plan.frozen else plan.matcher(run.context()),
        at=at,
        settled=max(state.position.cursor or "", state.position.swept_at or ""),
    )
    known = run.mirror.known(plan.sobject, [str(row[at.id]) for row in rows])
    yield from settle(
        run,
        state,
        judge.judge_all(rows, known),
        position_after=lambda index: None,
        report=lambda index: Progress(Phase.SEND, plan.sobject, 0, len(waiting)),
        others={},
    )
    state.read_at = began


@dataclass(frozen=True, slots=True)
class _Group:
    """Records of one object in one call, with their rows."""

    state: ObjectState
    records: tuple[Outgoing, ...]
    rows: tuple[WriteRow, ...]

    def request(self) -> WriteGroup:
        return WriteGroup(self.state.sobject, self.rows)


def _begin(run: Run, state: ObjectState, ids: Sequence[int]) -> _Group | None:
    """Marks records as in flight and makes their rows; None when nothing is left to be sent.

    A value that can't be one of its Salesforce field's type is a failure of its record here."""
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
        run.counts_of(state.sobject).failed += len(refused)
        run.outbox.settle(refused, run.run_id, to_iso(run.clock.now()))
    return _Group(state, tuple(records), tuple(rows)) if rows else None


def _json_values(schema: SObjectSchema, record: Outgoing) -> dict[str, Any]:
    values = {}
    for name, value in record.values:
        field = schema.field(name)
        if field is not None:
            values[field.name] = to_json(field, value)
    return values


def send(run: Run, states: Sequence[ObjectState]) -> Generator[Step, None, dict[str, SchemaDrift]]:
    """Sends the edits of these objects that are due, up to 1,000 records in a call.

    Returns, by object, that a field is not what it was: its fields must be read again, and what
    failed for that reason is due at once. Raises what the org raises for a call as a whole.
    """
    waiting = {each.sobject: tuple(due(run, each.sobject)) for each in states}
    queue = [
        (state, ids)
        for state in states
        for ids in in_chunks(waiting[state.sobject], GROUP)
        if not state.paused
    ]
    total = {sobject: len(ids) for sobject, ids in waiting.items()}
    done = dict.fromkeys(total, 0)
    breakers = {sobject: Breaker() for sobject in total}
    drifts: dict[str, SchemaDrift] = {}
    while queue:
        run.cancel.check()
        run.within_budget()
        now, queue = queue[:GROUPS_A_CALL], queue[GROUPS_A_CALL:]
        begun = [_begin(run, state, ids) for state, ids in now]
        groups = [each for each in begun if each is not None]
        for group, results in zip(groups, _write(run, groups), strict=True):
            sobject = group.state.sobject
            changes = _settle(run, group, results, drifts)
            done[sobject] += len(group.records)
            yield Progress(Phase.SEND, sobject, done[sobject], total[sobject])
            if changes:
                yield changes
            tripped = breakers[sobject].count([each.error for each in results])
            if tripped is not None:
                run.report(problems.sending_stopped(sobject, tripped))
                queue = [each for each in queue if each[0].sobject != sobject]
    return drifts


def _write(run: Run, groups: Sequence[_Group]) -> tuple[tuple[WriteResult, ...], ...]:
    if not groups:
        return ()
    ids = [each.record_id for group in groups for each in group.records]
    answer = run.write(
        [each.request() for each in groups],
        cause="push",
        unsent=lambda: run.outbox.not_sent(ids),
    )
    return answer.results


def _settle(
    run: Run,
    group: _Group,
    results: Sequence[WriteResult],
    drifts: dict[str, SchemaDrift],
) -> ChangeSet:
    """Notes what became of each record of a group. Raises what concerns the org as a whole."""
    state = group.state
    attempts = run.outbox.attempts([each.record_id for each in group.records])
    counts = run.counts_of(state.sobject)
    outcomes = []
    of_the_org: SalesforceError | None = None
    for record, result in zip(group.records, results, strict=True):
        error = result.error
        if error is None:
            counts.sent_updated += 1
            run.sent.add(record.record_id)
            outcomes.append(Outcome(record))
            continue
        if error.in_doubt:
            continue  # it may have arrived: it stays in flight, and the next look says
        if org_wide(error):
            of_the_org = error
        if error.kind is Kind.FIX and not state.described:
            drifts.setdefault(state.sobject, SchemaDrift(state.sobject, error))
        counts.failed += 1
        failure = failure_of(
            error,
            run.clock.now(),
            attempts.get(record.record_id, 0),
            described=state.described,
        )
        outcomes.append(Outcome(record, failure))
    changes = run.outbox.settle(outcomes, run.run_id, to_iso(run.clock.now()))
    if of_the_org is not None:
        raise of_the_org
    return changes
