"""The end of a run: what left or was deleted is removed, unless it is too much at once."""

from __future__ import annotations

from collections.abc import Generator

from apdesk.domain import guards
from apdesk.domain.preferences import OnLeave
from apdesk.domain.run import Phase, Progress
from apdesk.language import tr
from apdesk.store.changes import PageChanges, Reason, Removed
from apdesk.sync.problems import plural_of
from apdesk.sync.run_state import Run, Step
from apdesk.sync.steps import in_chunks

#: Reasons that mean that the record is gone in the org, whatever the preferences say.
DELETIONS = frozenset({str(Reason.DELETED), str(Reason.MERGED)})
#: Reasons after which Salesforce takes no more edits of a record.
OVER = DELETIONS | {str(Reason.CONVERTED)}


def leave_all(run: Run, sobject: str) -> Generator[Step, None, None]:
    """An object that is no longer synced: all its members leave, by the policy."""
    waiting = run.mirror.staged(sobject)
    open_ids: list[str] = []
    if run.mirror.member_count(sobject) > len(waiting):
        open_ids = [each for each in run.mirror.member_ids(sobject) if each not in waiting]
    reason = tr("{things} are no longer synced", things=plural_of(sobject))
    done = 0
    for some in in_chunks(open_ids, run.settings.chunk):
        run.cancel.check()
        changes = run.apply(
            PageChanges(
                sobject=sobject,
                leaves=tuple((each, reason) for each in some),
                on_leave=run.preferences.on_leave,
            )
        ).changes
        done += len(some)
        yield Progress(Phase.REMOVE, sobject, done, len(open_ids))
        if changes:
            yield changes
    if run.positions.position(sobject) is not None:
        run.positions.forget(sobject)


def keep_instead(run: Run, sobject: str) -> Generator[Step, None, None]:
    """Removals that were held under "remove" become "keep" when the policy does, deletions not."""
    if run.preferences.on_leave is not OnLeave.KEEP:
        return
    leaves = [each for each in run.mirror.staged(sobject).items() if each[1] not in DELETIONS]
    for some in in_chunks(leaves, run.settings.chunk):
        run.cancel.check()
        run.mirror.unstage(sobject, [each for each, _ in some])
        changes = run.apply(
            PageChanges(sobject=sobject, leaves=tuple(some), on_leave=OnLeave.KEEP)
        ).changes
        yield Progress(Phase.REMOVE, sobject)
        if changes:
            yield changes


def remove(
    run: Run, sobject: str, *, approved: bool, foreseen: bool = False
) -> Generator[Step, None, None]:
    """Removes what waits, or holds it when it is more than a run may remove without asking.

    What is held stays held until it is approved or selected again. While membership is frozen,
    only what is gone in the org itself is removed.

    Args:
        approved: What was held before this run may go. The rest is looked at as ever.
        foreseen: A preview named what leaves in this run, too: nothing is held.
    """
    state = run.states.get(sobject)
    frozen = state is not None and state.plan.frozen
    reasons = DELETIONS if frozen else None
    if not frozen:
        yield from keep_instead(run, sobject)
    mirror, settings = run.mirror, run.settings
    members = mirror.member_count(sobject)
    waiting = mirror.staged_count(sobject, reasons)
    open_count = waiting - mirror.held_count(sobject, reasons) if approved else waiting
    if foreseen:
        mirror.approve(sobject, reasons)
    elif guards.held(open_count, members, settings.removal_limit, settings.removal_share):
        if approved:
            mirror.approve(sobject, reasons, hold_others=True)
        else:
            mirror.hold(sobject, reasons)
    elif approved:
        mirror.approve(sobject, reasons)
    run.counts_of(sobject).held = mirror.held_count(sobject)
    waiting_edits = _staying(run, sobject)
    count = waiting - mirror.held_count(sobject, reasons)
    done = 0
    while True:
        run.cancel.check()
        removed = mirror.remove_staged(sobject, settings.chunk, reasons, except_ids=waiting_edits)
        if not removed.removed and not removed.kept:
            return
        _count(run, sobject, removed)
        done += removed.removed + removed.kept
        yield Progress(Phase.REMOVE, sobject, done, max(done, count))
        if removed.changes:
            yield removed.changes


def _staying(run: Run, sobject: str) -> set[int]:
    """Who doesn't go in this run: a record that was written just now may be selected again, and
    one whose edits are sent again by themselves goes when they have arrived, or can't. Where the
    org takes no more edits of a record there is nothing to wait for."""
    if sobject not in run.states:
        return set()
    open_ids = run.outbox.unfinished(sobject) | run.sent
    if not open_ids:
        return set()
    return open_ids - run.mirror.staged_ids(sobject, OVER)


def _count(run: Run, sobject: str, removed: Removed) -> None:
    counts = run.counts_of(sobject)
    deleted = sum(number for reason, number in removed.by_reason.items() if reason in DELETIONS)
    counts.deleted += deleted
    counts.left += removed.removed + removed.kept - deleted
