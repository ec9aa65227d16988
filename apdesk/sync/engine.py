"""One run of the sync, as a generator of small steps.

Between two steps nothing is open, neither a transaction nor a call, so that whoever drives the
run may pause, stop or close it there. A run that ends in any way, the power cut included, leaves a
database from which the next one goes on.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import filelock

from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import Clock, from_iso, to_iso
from apdesk.domain.mapping import all_mappings
from apdesk.domain.preferences import DEFAULT_PREFERENCES, SyncMode
from apdesk.domain.run import (
    Cause,
    Phase,
    Problem,
    Progress,
    Result,
    RunReport,
)
from apdesk.domain.schema import SOBJECTS
from apdesk.errors import ApdeskError, Cancelled, KnownError
from apdesk.salesforce.org import Org
from apdesk.store.database import Store
from apdesk.store.journal import Journal
from apdesk.store.position import Position
from apdesk.store.settings import Settings
from apdesk.store.troubles import Troubles
from apdesk.sync import creating, problems, propagate, push_bulk, removals, strangers
from apdesk.sync.budget import USAGE
from apdesk.sync.changes import Changes
from apdesk.sync.locality import context_of, identity_due, refresh_identity
from apdesk.sync.membership import ObjectPlan, make_plan, write_columns
from apdesk.sync.pull import pull
from apdesk.sync.run_state import ObjectPaused, ObjectState, Run, SchemaDrift, Step
from apdesk.sync.schema_check import SchemaCheck
from apdesk.sync.settings import SyncSettings
from apdesk.sync.sweep import FirstPages, sweep
from apdesk.sync.sweep_bulk import is_large

__all__ = ["Engine", "Step", "SyncSettings", "drive"]

log = logging.getLogger("apdesk.sync")

#: How often one phase of one object is begun again after the org's fields turned out changed.
_ATTEMPTS = 4
_IN_VAIN = "sync.swept_in_vain."

#: Runs whose removals a preview named before a person agreed to them.
_PREVIEWED = (Cause.FIRST, Cause.PREFERENCES)

Phase_ = Callable[[ObjectState], Generator[Step, None, None]]


@dataclass(frozen=True, slots=True)
class _Approval:
    """Which removals of a run the safety stop lets pass: those held before it, and the rest."""

    held: bool
    rest: bool


class Engine:
    """Runs the sync of one store against one org.

    Not for two threads; a second run at the same time, in this process or another, is refused.
    """

    def __init__(
        self,
        org: Org,
        store: Store,
        clock: Clock,
        settings: SyncSettings | None = None,
        *,
        lock_path: Path | None = None,
    ) -> None:
        """`lock_path`: the file that keeps two runs apart; beside the database unless told."""
        self._org = org
        self._store = store
        self._clock = clock
        self._settings = settings or SyncSettings()
        self._lock_path = lock_path or store.path.with_name("run.lock")
        self._stored = Settings(store)
        self._troubles = Troubles(store)
        self._check = SchemaCheck(org, self._stored, clock, self._settings.describe_every)

    def run(
        self,
        cause: Cause,
        *,
        approve_removals: bool = False,
        unguarded: bool = False,
        cancel: CancelToken | None = None,
    ) -> Generator[Step, None, RunReport]:
        """One run. Yields what it is doing (Progress) and what it changed (ChangeSet).

        Ends with the report, which is in the journal too. Whatever the world does (network, org,
        disk) ends in a report with result FAILED, a cancel in STOPPED. Closing the generator is
        a cancel.

        Args:
            approve_removals: Removals that were held before this run are applied in it; in a run
                for new preferences those that their preview named, too.
            unguarded: No safety stop: whatever leaves in this run, or waits, is removed.
            cancel: Looked at between the steps.

        Raises:
            KnownError: Code "run.busy": another run is under way; "data_dir.unwritable": that
                can't be told, as nothing can be written beside the database.
        """
        lock = filelock.FileLock(self._lock_path, timeout=0)
        try:
            lock.acquire()
        except filelock.Timeout as error:
            raise problems.busy() from error
        except OSError as error:
            raise problems.unlockable(error) from error
        try:
            approval = _Approval(
                held=approve_removals or unguarded,
                rest=unguarded or (approve_removals and cause in _PREVIEWED),
            )
            return (yield from self._journalled(cause, approval, cancel or CancelToken()))
        finally:
            lock.release()

    # -- the frame ------------------------------------------------------------------------------

    def _journalled(
        self, cause: Cause, approval: _Approval, cancel: CancelToken
    ) -> Generator[Step, None, RunReport]:
        record = _Record(self._org, self._store, self._clock, cause)
        try:
            record.start()
            run = self._prepare(record.run_id, cancel)
            run.by_hand = cause is Cause.MANUAL
            record.run = run
            yield from self._steps(run, approval)
            record.end(Result.HELD if _held(run) else Result.DONE)
        except Cancelled:
            record.end(Result.STOPPED)
        except KnownError as error:
            record.end(Result.FAILED, problems.of_run(error, self._clock.now()))
        except GeneratorExit:
            record.end(Result.STOPPED)
            raise
        except Exception as error:
            record.end(Result.FAILED, problems.of_defect(error))
            raise
        return record.report

    def _prepare(self, run_id: int, cancel: CancelToken) -> Run:
        binding = self._stored.binding()
        return Run(
            run_id=run_id,
            org=self._org,
            store=self._store,
            clock=self._clock,
            settings=self._settings,
            preferences=self._stored.preferences() or DEFAULT_PREFERENCES,
            locality=context_of(binding, self._clock.now()),
            cancel=cancel,
        )

    # -- the phases -----------------------------------------------------------------------------

    def _steps(self, run: Run, approval: _Approval) -> Generator[Step, None, None]:
        yield Progress(Phase.CHECK)
        newest_trouble = self._troubles.newest()
        run.cancel.check()
        run.within_budget()
        chosen = run.preferences.choice
        dropped = [each for each in SOBJECTS if chosen(each).sync is SyncMode.NONE]
        yield from self._look_at(run, [each for each in SOBJECTS if each not in dropped])
        for sobject in dropped:
            yield from removals.leave_all(run, sobject)
        for sobject in run.states:
            yield from self._guarded(run, sobject, lambda state: creating.adopt(run, state))
        for sobject in run.states:
            yield from self._guarded(run, sobject, lambda state: self._pull(run, state))
        changes = Changes(run)
        changes.ask([each for each in run.states.values() if _follows_changes(each)])
        for sobject in run.states:
            yield from self._guarded(run, sobject, lambda state: self._changes(changes, state))
        pages = FirstPages(run)
        pages.ask([each for each in self._swept_together(run) if not is_large(run, each)])
        for sobject in run.states:
            yield from self._guarded(run, sobject, lambda state: self._sweep(run, state, pages))
        yield from self._send(run)
        # Contacts first: a converted lead whose contact comes late is still here for it then.
        for sobject in sorted(SOBJECTS, key=lambda name: name == "Lead"):
            state = run.states.get(sobject)
            if sobject in dropped or (state is not None and not state.paused):
                yield from removals.remove(
                    run, sobject, approved=approval.held, foreseen=approval.rest
                )
            else:
                run.counts_of(sobject).held = run.mirror.held_count(sobject)
        yield Progress(Phase.FINISH)
        run.mirror.put_back_indexes()
        yield from strangers.look_through(run)
        lost = self._troubles.lost_since(newest_trouble)
        if lost:
            run.report(problems.edits_lost(lost))
        self._store.purge(run.clock.now())
        self._read_picklists(run)
        if run.described and identity_due(self._stored, run.clock, self._settings.describe_every):
            run.cancel.check()
            run.within_budget()
            refresh_identity(self._org, self._stored, run.clock)

    def _look_at(
        self, run: Run, sobjects: Sequence[str], *, force: bool = False
    ) -> Generator[Step, None, None]:
        """Makes the states of these objects: their fields, plans, and where their sync stands.

        Objects that can't be described are reported and have no state.
        """
        stored = {each: run.positions.position(each) for each in sobjects}
        positions = {each: stored[each] or Position(each) for each in sobjects}
        for sobject in sobjects:
            yield from self._describe(
                run, sobject, force=force or positions[sobject].frozen is not None
            )
        plans = self._plans(run, positions)
        doubtful = [
            each
            for each, plan in plans.items()
            if each not in run.described and (plan.frozen or (run.by_hand and plan.paused))
        ]
        if doubtful:
            # The stored fields may be old: freeze only on the org's word of today. Whoever had a
            # field shown again and syncs by hand needn't wait for the daily look either.
            for sobject in doubtful:
                yield from self._describe(run, sobject, force=True)
            plans = self._plans(run, positions)
        run.mirror.prepare({each: plan.mappings for each, plan in plans.items()})
        for sobject, plan in plans.items():
            for name in plan.paused:
                run.report(problems.mapping_paused(sobject, name))
            if plan.frozen:
                run.report(problems.frozen(plan))
            run.states[sobject] = ObjectState(plan, positions[sobject])
            self._settle_position(run, run.states[sobject], stored[sobject])

    def _describe(self, run: Run, sobject: str, *, force: bool) -> Generator[Step, None, None]:
        if not force and not self._check.due(sobject):
            return
        yield Progress(Phase.CHECK, sobject)
        run.cancel.check()
        run.within_budget()
        try:
            self._check.refresh(sobject, force=force)
            run.described.add(sobject)
        except ObjectPaused as paused:
            run.report(paused.problem)
            run.unreadable.add(sobject)

    def _read_picklists(self, run: Run) -> None:
        for sobject in sorted(run.picklists - run.described):
            run.cancel.check()
            run.within_budget()
            with suppress(ObjectPaused):  # the next run says so
                self._check.refresh(sobject)

    def _plans(self, run: Run, positions: Mapping[str, Position]) -> dict[str, ObjectPlan]:
        schemas = self._stored.schemas()
        mapped = all_mappings(run.preferences, schemas)
        return {
            sobject: make_plan(
                schemas[sobject],
                run.preferences,
                mapped[sobject],
                run.context(),
                position.columns,
            )
            for sobject, position in positions.items()
            if sobject in mapped and sobject not in run.unreadable
        }

    def _settle_position(self, run: Run, state: ObjectState, stored: Position | None) -> None:
        """What a change of the preferences or of the org's fields asks to be done again."""
        plan, position = state.plan, state.position
        if plan.frozen:
            position = replace(
                position,
                frozen=plan.frozen_because,
                columns=write_columns(plan.columns_while_frozen(position.columns)),
            )
        else:
            if position.frozen is not None:
                position = replace(position, frozen=None, swept_at=None)
            if position.selection != plan.selection:
                if position.selection:
                    position = _restarted(replace(position, swept_at=None))
                position = replace(position, selection=plan.selection)
            if plan.new_columns(position.columns):
                state.backfill = True
                filling = plan.filled_from_here(position.columns) | _names(position.filling)
                position = replace(_restarted(position), filling=",".join(sorted(filling)))
            position = replace(position, columns=write_columns(plan.columns))
        if position == (stored or Position(state.sobject)):
            return
        state.position = position
        if not state.backfill and stored is not None:
            run.positions.save(position)

    def _redescribe(self, run: Run, drift: SchemaDrift) -> Generator[Step, None, None]:
        log.info("the fields of %s changed: describing it again", drift.sobject)
        was = run.states[drift.sobject]
        yield from self._look_at(run, [drift.sobject], force=True)
        if drift.sobject in run.unreadable:
            was.paused = True
            return
        run.states[drift.sobject].fresh = was.fresh
        run.states[drift.sobject].described = True

    def _guarded(self, run: Run, sobject: str, phase: Phase_) -> Generator[Step, None, None]:
        """One phase of one object; trouble with an object stops that object only."""
        for _ in range(_ATTEMPTS):
            state = run.states[sobject]
            if state.paused:
                return
            try:
                yield from phase(state)
                return
            except ObjectPaused as paused:
                other = run.states.get(paused.problem.sobject or sobject, state)
                run.pause(other, paused.problem)
            except SchemaDrift as found:
                drift = found
                if run.states[drift.sobject].described:
                    run.pause(
                        run.states[drift.sobject],
                        problems.query_refused(drift.sobject, drift.error),
                    )
                    continue
                yield from self._redescribe(run, drift)

    def _pull(self, run: Run, state: ObjectState) -> Generator[Step, None, None]:
        position = state.position
        under_way = position.cursor is None or position.pull_started is not None
        if state.plan.frozen or not (under_way or state.backfill):
            return
        first = position.cursor is None
        began = position.pull_started or to_iso(run.server_now())
        yield from pull(run, state)
        run.pulled = True
        if run.mirror.member_count(state.sobject) == state.position.pulled:
            # every row that was pulled is a member: there are no others, and none is missing
            state.position = replace(state.position, swept_at=began)
            run.positions.save(state.position)
        state.backfill = False
        state.fresh = first

    def _changes(self, changes: Changes, state: ObjectState) -> Generator[Step, None, None]:
        if _follows_changes(state):
            yield from changes.apply(state)

    def _send(self, run: Run) -> Generator[Step, None, None]:
        """What was edited and made here goes to the org, before anybody leaves: the last edits of
        a record are sent while Salesforce takes them."""
        push_bulk.give_up_unfinished(run)
        for sobject in run.states:
            yield from self._guarded(run, sobject, lambda state: propagate.look(run, state))
        drifts = yield from propagate.send(run, list(run.states.values()))
        for sobject, drift in drifts.items():
            again = _SendAgain(run, drift)
            yield from self._guarded(run, sobject, again)
        for sobject in run.states:
            yield from self._guarded(run, sobject, lambda state: creating.create(run, state))

    def _swept_together(self, run: Run) -> list[ObjectState]:
        """The objects whose sweep is due by the clock, and with them those for which it soon is:
        so all have the same day, and their first pages are one call."""
        every = self._settings.sweep_every
        now = run.first_answer or run.clock.now()
        able = [
            each
            for each in run.states.values()
            if not each.paused and not each.plan.frozen and each.position.cursor is not None
        ]
        if not any(_sweep_due(each.position, now, every) for each in able):
            return []
        return [each for each in able if _sweep_due(each.position, now, every / 2)]

    def _sweep(
        self, run: Run, state: ObjectState, pages: FirstPages
    ) -> Generator[Step, None, None]:
        if state.plan.frozen or state.position.cursor is None:
            return
        sobject = state.sobject
        now = run.first_answer or run.clock.now()
        if not pages.has(state.plan) and not _sweep_due(
            state.position, now, self._settings.sweep_every
        ):
            if state.counted is None:
                return
            now_seen = self._seen(run, state.counted, sobject)
            if now_seen[0] == now_seen[1] or now_seen == self._stored.setting(_IN_VAIN + sobject):
                return
            log.info("%s: %d in the org, %d here: comparing ids", sobject, *now_seen[:2])
        yield from sweep(run, state, pages)
        if state.counted is not None:
            seen = self._seen(run, state.counted, sobject)
            wanted = None if seen[0] == seen[1] else seen
            if wanted != self._stored.setting(_IN_VAIN + sobject):
                self._stored.set_setting(_IN_VAIN + sobject, wanted)

    def _seen(self, run: Run, counted: int, sobject: str) -> list[int | str]:
        """What a sweep was made for: the org's count, ours, and how it stands with contacts.

        What the org counts and what it shows may differ for good (a lead whose contact can't be
        decided yet, say): the very same is no reason to compare all ids at each tick.
        """
        contacts = run.states.get("Contact")
        if contacts is None:
            how = "unreadable" if "Contact" in run.unreadable else "none"
        elif contacts.paused:
            how = "paused"
        else:
            how = contacts.plan.frozen_because or contacts.plan.selection
        return [counted, run.member_count(sobject), how]


class _SendAgain:
    """The sending of an object whose fields turned out changed: first they are read again."""

    def __init__(self, run: Run, drift: SchemaDrift) -> None:
        self._run = run
        self._drift = drift

    def __call__(self, state: ObjectState) -> Generator[Step, None, None]:
        if not state.described:
            raise self._drift
        yield from propagate.look(self._run, state)
        yield from propagate.send(self._run, [state])


class _Record:
    """The run's entry in the journal, from its beginning to its report."""

    def __init__(self, org: Org, store: Store, clock: Clock, cause: Cause) -> None:
        self._org = org
        self._journal = Journal(store)
        self._settings = Settings(store)
        self._clock = clock
        self._cause = cause
        self._began = clock.now()
        self._calls = org.calls()
        self.run_id = 0
        self.run: Run | None = None
        self.report = self._report(Result.STOPPED, None)

    def start(self) -> None:
        self.run_id = self._journal.start_run(self._cause, to_iso(self._began))

    def end(self, result: Result, error: Problem | None = None) -> None:
        """Makes the report and writes it down; a journal that can't be written is no new error."""
        self._count_at_the_end()
        self.report = self._report(result, error)
        if error is not None:
            log.warning("run %d ended: %s (%s)", self.run_id, error.title, error.code)
        if not self.run_id:
            return
        try:
            self._journal.finish_run(self.report, to_iso(self._clock.now()))
            self._journal.prune_runs()
            self._note_usage()
        except ApdeskError as trouble:
            log.warning("run %d could not be noted: %s", self.run_id, trouble.title)

    def _note_usage(self) -> None:
        """What the org last said of its daily limit, for the status without a call."""
        usage = self._org.usage()
        said = {"used": usage.used, "maximum": usage.maximum}
        if usage.used is not None and self._settings.setting(USAGE) != said:
            self._settings.set_setting(USAGE, said)

    def _count_at_the_end(self) -> None:
        if self.run is None:
            return
        for sobject in SOBJECTS:
            try:
                counts = self.run.counts_of(sobject)
                counts.members = self.run.mirror.member_count(sobject)
                counts.failed = self.run.failed_count(sobject)
            except ApdeskError:
                return

    def _report(self, result: Result, error: Problem | None) -> RunReport:
        run = self.run
        return RunReport(
            run_id=self.run_id,
            cause=self._cause,
            result=result,
            started_at=to_iso(self._began),
            seconds=max(0.0, (self._clock.now() - self._began).total_seconds()),
            api_calls=self._org.calls() - self._calls,
            objects={} if run is None else {name: run.counts_of(name) for name in SOBJECTS},
            problems=() if run is None else tuple(run.problems),
            error=error,
        )


def _follows_changes(state: ObjectState) -> bool:
    return state.position.cursor is not None and not state.fresh and not state.paused


def _names(listed: str) -> set[str]:
    return {each for each in listed.split(",") if each}


def _restarted(position: Position) -> Position:
    """The pull from its beginning; when it began stays, so that no change since is missed."""
    return replace(
        position,
        pull_after=None,
        pulled=0,
        pulled_total=None,
        pull_job=None,
        pull_locator=None,
    )


def _sweep_due(position: Position, now: datetime, every: timedelta) -> bool:
    return position.swept_at is None or now - from_iso(position.swept_at) >= every


def _held(run: Run) -> bool:
    return any(each.held for each in run.counts.values())


def drive(generator: Generator[Step, None, RunReport]) -> RunReport:
    """Runs it to its end and gives back its report."""
    while True:
        try:
            next(generator)
        except StopIteration as ended:
            report: RunReport = ended.value
            return report
