"""Edits of here on their way to the org: looked at once more, sent, settled.

Nothing is sent on the strength of what was read long ago. What the org has now goes through the
ordinary path first, where the decision table (`domain.plan`) meets the edits; what still waits
then is marked as in flight, sent, and acknowledged or kept with the reason of its refusal. A crash
at any point leaves an edit that waits, or one whose answer is unknown; the next run settles it.

Where Salesforce refuses a group as a whole, for what one of its records may hold, the group is sent
again in halves, until the others have arrived and the refusal stands beside the record it is of.

Few records go in collections, many of one object by jobs of Bulk API.
"""

from __future__ import annotations

import logging
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from time import monotonic

from apdesk.domain.clock import to_iso
from apdesk.domain.plan import OPT_OUT
from apdesk.domain.run import Phase, Progress
from apdesk.salesforce.errors import SalesforceError
from apdesk.salesforce.org import WriteGroup, WriteResult
from apdesk.store.settings import Settings
from apdesk.sync import changes, problems
from apdesk.sync.bulk_job import BulkRefused
from apdesk.sync.lookup import QUERIES_A_CALL
from apdesk.sync.outcomes import (
    MOST_REFUSALS,
    OF_WHAT_WAS_SENT,
    Begun,
    Breaker,
    acknowledge,
    begin,
    may_be_drift,
    of_one_among_many,
)
from apdesk.sync.push_bulk import push
from apdesk.sync.removals import OVER
from apdesk.sync.run_state import ObjectPaused, ObjectState, Run, SchemaDrift, Step
from apdesk.sync.steps import in_chunks, in_halves

log = logging.getLogger("apdesk.sync")

#: Records of one group, and groups of one call. (REST API Developer Guide, "sObject Collections",
#: "Composite": collections share the limit of five with queries)
GROUP = 200
GROUPS_A_CALL = 5
#: The setting with the time of a sweep, and whose edits a reading has not ended since.
_IN_VAIN = "sync.stranded_in_vain."


def due(run: Run, sobject: str) -> dict[int, str]:
    """The records with edits that may be sent now: apdesk id -> Salesforce id."""
    return _not_over(run, sobject, run.outbox.due(sobject, to_iso(run.clock.now())))


def _not_over(run: Run, sobject: str, waiting: Mapping[int, str]) -> dict[int, str]:
    """Those of the records that Salesforce still takes edits of."""
    if not waiting:
        return {}
    known = run.mirror.known(sobject, list(waiting.values()))
    return {
        record_id: salesforce_id
        for record_id, salesforce_id in waiting.items()
        if salesforce_id in known and known[salesforce_id].staged not in OVER
    }


def _count(run: Run, sobject: str) -> int:
    return run.outbox.due_count(sobject, to_iso(run.clock.now()))


def _windows(run: Run, sobject: str) -> Iterator[dict[int, str]]:
    """All that is due, as much at a time as one job writes; each record once."""
    after = 0
    while True:
        now = to_iso(run.clock.now())
        found = run.outbox.due(sobject, now, after=after, limit=run.settings.bulk_job)
        if not found:
            return
        yield found
        after = max(found)


# -- looking --------------------------------------------------------------------------------------


def look(run: Run, state: ObjectState) -> Generator[Step, None, None]:
    """Reads the records that are about to be written, unless this run has read their changes a
    moment ago; what is news goes the way of all news. Read are also those with an edit that can't
    be written any more, so that the decision table ends it.

    Where so many wait that they go by jobs, `send` looks before each of them instead.

    Raises SchemaDrift, ObjectPaused and what the org raises.
    """
    sobject = state.sobject
    many = _count(run, sobject) >= run.settings.bulk_from
    waiting = {} if many or _just_read(run, state) else due(run, sobject)
    stranded = _stranded(run, state)
    ids = {*waiting.values(), *stranded.values()}
    if not ids:
        return
    told = Progress(Phase.SEND, sobject, 0, len(waiting))
    yield told
    yield from changes.reread(run, state, sorted(ids), told=told)
    if stranded:
        _note_in_vain(run, state, stranded)


def _stranded(run: Run, state: ObjectState) -> dict[int, str]:
    """The members with an edit of a field that has become one-way since: apdesk id -> Salesforce
    id. Nothing but a reading of the record would end it. Those that were read for it since the last
    sweep, and in vain, are left out, as is an opt-out that waits until its field can be written."""
    plan, sobject = state.plan, state.sobject
    fields = plan.one_way()
    found = run.outbox.edited(
        sobject,
        [each.apdesk for each in fields],
        [each.apdesk for each in fields if each.salesforce == OPT_OUT],
    )
    settings = Settings(run.store)
    stored = settings.setting(_IN_VAIN + sobject)
    if stored is not None and (stored[0] != state.position.swept_at or not found):
        stored = None
        settings.set_setting(_IN_VAIN + sobject, None)
    in_vain = set(stored[1] if stored is not None else ())
    known = run.mirror.known(sobject, list(found.values())) if found else {}
    return {
        record_id: salesforce_id
        for record_id, salesforce_id in found.items()
        if record_id not in in_vain
        and salesforce_id in known
        and known[salesforce_id].staged is None
    }


def _note_in_vain(run: Run, state: ObjectState, stranded: Mapping[int, str]) -> None:
    """Notes which of them are stranded still: the next runs needn't ask."""
    left = _stranded(run, state).keys() & stranded.keys()
    if left:
        settings = Settings(run.store)
        before = settings.setting(_IN_VAIN + state.sobject) or (None, ())
        noted = [state.position.swept_at, sorted({*before[1], *left})]
        settings.set_setting(_IN_VAIN + state.sobject, noted)


def _look_at_many(
    run: Run, state: ObjectState, waiting: Mapping[int, str], told: Progress
) -> Generator[Step, None, None]:
    """As `look`, by what changed in the object where that is less than the records themselves.

    Whose answer is unknown is read by its id all the same: what was written then is as old as the
    run that wrote it.
    """
    if _just_read(run, state):
        return
    yield told
    unanswered = run.outbox.in_flight(state.sobject, list(waiting))
    # A call has five queries by ids, but one page of changes.
    most = max(run.settings.page_size, len(waiting) // QUERIES_A_CALL)
    if (yield from changes.reread_changes(run, state, most=most, told=told)):
        waiting = {each: waiting[each] for each in waiting if each in unanswered}
    yield from changes.reread(run, state, tuple(waiting.values()), told=told)


def _just_read(run: Run, state: ObjectState) -> bool:
    patience = run.settings.look_again_after.total_seconds()
    return state.read_at is not None and monotonic() - state.read_at < patience


# -- sending --------------------------------------------------------------------------------------


def send(run: Run, states: Sequence[ObjectState]) -> Generator[Step, None, dict[str, SchemaDrift]]:
    """Sends the edits of these objects that are due: up to 1,000 records in a call, or those of an
    object with `settings.bulk_from` and more by jobs.

    Returns, by object, that a field is not what it was: its fields must be read again, and what
    failed for that reason is due at once. Raises what the org raises for a call as a whole.
    """
    able = [each for each in states if not each.paused]
    total = {each.sobject: _count(run, each.sobject) for each in able}
    sending = _Sending(run, total)
    many = [each for each in able if total[each.sobject] >= run.settings.bulk_from]
    few = [(each, tuple(due(run, each.sobject))) for each in able if each not in many]
    yield from sending.in_collections(few)
    for state in many:
        yield from sending.in_jobs(state)
    return sending.drifts


@dataclass(frozen=True, slots=True)
class _Part:
    """Records of one object (apdesk ids) that go in one group; `agreed`: a person wants them saved
    although a duplicate rule has warned of them."""

    state: ObjectState
    ids: Sequence[int]
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class _Group:
    """Records of one object in one call."""

    part: _Part
    begun: Begun

    @property
    def state(self) -> ObjectState:
        return self.part.state


class _Sending:
    """One round of sending.

    Attributes:
        drifts: As `send` returns them.
    """

    def __init__(self, run: Run, total: Mapping[str, int]) -> None:
        self.drifts: dict[str, SchemaDrift] = {}
        self._run = run
        self._total = total
        self._done = dict.fromkeys(total, 0)
        self._breakers = {sobject: Breaker() for sobject in total}
        self._stopped: set[str] = set()
        self._refusals = 0

    def in_collections(
        self, work: Sequence[tuple[ObjectState, Sequence[int]]]
    ) -> Generator[Step, None, None]:
        """Sends those records (apdesk ids), of several objects in one call."""
        run = self._run
        queue = [part for state, ids in work for part in _parts(run, state, ids)]
        while queue:
            run.cancel.check()
            run.within_budget()
            now, queue = queue[:GROUPS_A_CALL], queue[GROUPS_A_CALL:]
            begun = [_Group(each, begin(run, each.state, each.ids)) for each in now]
            groups = [each for each in begun if each.begun.rows]
            for group, results in zip(groups, _write(run, groups), strict=True):
                error = of_one_among_many(results, group.state)
                if error is None:
                    yield from self._settle(group, results)
                else:
                    queue = [*self._halves(group, error), *queue]
            queue = [each for each in queue if each.state.sobject not in self._stopped]

    def _halves(self, group: _Group, error: SalesforceError) -> list[_Part]:
        """A group that was refused as a whole, to be sent again in two parts; none when its fields
        are to be read first, or when that has been done often enough in this run."""
        run, state = self._run, group.state
        ids = [each.record_id for each in group.begun.records]
        if not error.in_doubt:
            run.outbox.not_sent(ids)
        if may_be_drift(error, state):
            self.drifts.setdefault(state.sobject, SchemaDrift(state.sobject, error))
            self._stopped.add(state.sobject)
            return []
        self._refusals += 1
        if self._refusals > MOST_REFUSALS:
            self._stop(state.sobject, error)
            return []
        log.info("%s: %d records refused as one (%s)", state.sobject, len(ids), error.code)
        return [replace(group.part, ids=some) for some in in_halves(ids)]

    def _settle(self, group: _Group, results: Sequence[WriteResult]) -> Generator[Step, None, None]:
        state, records = group.state, group.begun.records
        found, of_the_org = acknowledge(self._run, state, records, results, self.drifts)
        if of_the_org is not None:
            raise of_the_org
        self._done[state.sobject] += len(records)
        yield self._progress(state.sobject)
        if found:
            yield found
        self._stop(state.sobject, self._breakers[state.sobject].count([r.error for r in results]))

    def in_jobs(self, state: ObjectState) -> Generator[Step, None, None]:
        """Sends all that is due of an object, job after job; in collections where the org has no
        jobs for it. Before each job the records are looked at."""
        run, sobject = self._run, state.sobject
        in_bulk = True
        for waiting in _windows(run, sobject):
            run.cancel.check()
            run.within_budget()
            if not (yield from self._look(state, waiting)):
                return
            ids = tuple(_not_over(run, sobject, waiting))
            if in_bulk:
                try:
                    yield from self._in_a_job(state, ids)
                except BulkRefused:
                    in_bulk = False
            if not in_bulk:
                yield from self.in_collections([(state, ids)])
            if sobject in self._stopped or sobject in self.drifts:
                return

    def _in_a_job(self, state: ObjectState, ids: Sequence[int]) -> Generator[Step, None, None]:
        sobject = state.sobject
        tripped = yield from push(
            self._run,
            state,
            ids,
            report=lambda more: self._progress(sobject, more),
            breaker=self._breakers[sobject],
            drifts=self.drifts,
        )
        self._done[sobject] += len(ids)
        self._stop(sobject, tripped)

    def _look(self, state: ObjectState, waiting: Mapping[int, str]) -> Generator[Step, None, bool]:
        """Whether the records may be written now; what wasn't looked at waits for another run, or
        until the fields that have changed were read again."""
        run = self._run
        try:
            yield from _look_at_many(run, state, waiting, self._progress(state.sobject))
        except ObjectPaused as paused:
            run.pause(run.states.get(paused.problem.sobject or "", state), paused.problem)
        except SchemaDrift as drift:
            if run.states[drift.sobject].described:
                refused = problems.query_refused(drift.sobject, drift.error)
                run.pause(run.states[drift.sobject], refused)
            else:
                self.drifts.setdefault(drift.sobject, drift)
        else:
            return True
        return False

    def _progress(self, sobject: str, more: int = 0) -> Progress:
        done = self._done[sobject] + more
        return Progress(Phase.SEND, sobject, done, max(done, self._total[sobject]))

    def _stop(self, sobject: str, tripped: SalesforceError | None) -> None:
        if tripped is None:
            return
        self._stopped.add(sobject)
        if sobject not in self.drifts:  # its fields are read again, and it is sent again
            self._run.report(problems.sending_stopped(sobject, tripped))


def _parts(run: Run, state: ObjectState, ids: Sequence[int]) -> Iterator[_Part]:
    """The records in groups; those that failed before among themselves, so that one which stops its
    whole group doesn't stop any other again."""
    failed = run.outbox.attempts(ids)
    agreed = run.outbox.agreed(ids)
    yield from (
        _Part(state, some)
        for some in in_chunks([each for each in ids if each not in failed], GROUP)
    )
    for yes in (False, True):
        again = [each for each in ids if each in failed and (each in agreed) is yes]
        yield from (_Part(state, some, yes) for some in in_chunks(again, GROUP))


def _write(run: Run, groups: Sequence[_Group]) -> tuple[tuple[WriteResult, ...], ...]:
    if not groups:
        return ()
    ids = [each.record_id for group in groups for each in group.begun.records]
    rows = [
        WriteGroup(each.state.sobject, each.begun.rows, allow_duplicates=each.part.agreed)
        for each in groups
    ]
    try:
        answer = run.write(rows, cause="push", unsent=lambda: run.outbox.not_sent(ids))
    except SalesforceError as error:
        if error.code not in OF_WHAT_WAS_SENT:
            raise
        return tuple(
            tuple(WriteResult(row.key, error=error) for row in group.rows) for group in rows
        )
    return answer.results
