"""From verdicts to changes of the mirror: doubts are put to the org, merges and conversions are
followed, and chunk after chunk is applied."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass, field

from apdesk.domain.criteria import Matcher
from apdesk.domain.records import Row
from apdesk.domain.run import ChangeSet
from apdesk.store.changes import PageChanges, Reason
from apdesk.store.position import Position
from apdesk.sync.lookup import Successors, selected_ids
from apdesk.sync.membership import Columns, ObjectPlan, Seen, why_it_leaves
from apdesk.sync.run_state import ObjectState, Run, Step
from apdesk.sync.steps import in_chunks
from apdesk.sync.verdicts import Judged, Verdict, is_member, settle_doubt

#: What the position is once the chunk that ends at this index (exclusive) is applied.
PositionAfter = Callable[[int], Position | None]
Report = Callable[[int], Step]


@dataclass(slots=True)
class _Chunk:
    rows: list[Row] = field(default_factory=list)
    leaves: list[tuple[str, str]] = field(default_factory=list)
    deletes: list[tuple[str, str]] = field(default_factory=list)
    merges: list[tuple[str, str]] = field(default_factory=list)
    conversions: list[_Conversion] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Conversion:
    lead: str
    contact: str
    row: Row | None


def settle(
    run: Run,
    state: ObjectState,
    judged: Sequence[Judged],
    *,
    position_after: PositionAfter,
    report: Report,
    others: dict[str, dict[str, Row]],
    reasons: dict[str, str] | None = None,
) -> Generator[Step, None, None]:
    """Applies verdicts of one object in chunks.

    Args:
        judged: The verdicts, in the order of the page.
        position_after: The position to store with each chunk.
        report: The progress to yield after each chunk.
        others: Rows of other objects that this answer of the org brought along, by object and id:
            a converted lead's contact is often among them.
        reasons: Why records leave, by id, where the row does not say it.

    Raises what asking the org raises; chunks that were applied before stay so.
    """
    plan = state.plan
    doubtful = [each.seen.id for each in judged if each.doubtful]
    if doubtful:
        selected = selected_ids(run, plan, doubtful)
        judged = [settle_doubt(each, each.seen.id in selected) for each in judged]
    lineage = _Lineage(run, state, judged, others)
    matcher = None if plan.frozen else plan.matcher(run.context())
    start = 0
    for some in list(in_chunks(judged, run.settings.chunk)) or [()]:
        run.cancel.check()
        chunk = _Chunk()
        for each in some:
            _sort(each, chunk, lineage, matcher, reasons or {})
        start += len(some)
        if chunk.conversions:
            yield from _convert(run, chunk.conversions)
        position = position_after(start)
        changes = run.apply(
            PageChanges(
                sobject=plan.sobject,
                fields=plan.fields,
                rows=tuple(chunk.rows),
                leaves=tuple(chunk.leaves),
                deletes=tuple(chunk.deletes),
                merges=tuple(chunk.merges),
                position=position,
                on_leave=run.preferences.on_leave,
            )
        ).changes
        if position is not None:
            state.position = position
        yield report(start)
        if changes:
            yield changes


def _sort(
    each: Judged,
    chunk: _Chunk,
    lineage: _Lineage,
    matcher: Matcher | None,
    reasons: dict[str, str],
) -> None:
    record_id = each.seen.id
    if each.verdict is Verdict.TAKE:
        chunk.rows.append(each.row)
    elif each.verdict is Verdict.LEAVE:
        reason = reasons.get(record_id)
        if reason is None:
            reason = why_it_leaves(matcher, each.row) if matcher else str(Reason.CRITERIA)
        chunk.leaves.append((record_id, reason))
    elif each.verdict is Verdict.GONE:
        chunk.deletes.append((record_id, str(Reason.DELETED)))
    elif each.verdict is Verdict.MERGED:
        lineage.merge(each, chunk)
    elif each.verdict is Verdict.CONVERTED:
        lineage.convert(record_id, each.seen.contact, chunk)


def _convert(run: Run, conversions: Sequence[_Conversion]) -> Generator[ChangeSet, None, None]:
    """The leads' people go on as the contacts: one transaction of the Contact object."""
    contacts = run.states["Contact"]
    changes = run.apply(
        PageChanges(
            sobject="Contact",
            fields=contacts.plan.fields,
            rows=tuple(each.row for each in conversions if each.row is not None),
            conversions=tuple((each.lead, each.contact) for each in conversions),
            on_leave=run.preferences.on_leave,
        )
    ).changes
    if changes:
        yield changes


class _Lineage:
    """What becomes of the members that were merged or converted."""

    def __init__(
        self,
        run: Run,
        state: ObjectState,
        judged: Sequence[Judged],
        others: dict[str, dict[str, Row]],
    ) -> None:
        self._run = run
        self._state = state
        self._verdicts = {each.seen.id: each.verdict for each in judged}
        self._winners: Successors | None = None
        self._contacts: Successors | None = None
        self._selected_winners: set[str] = set()
        self._selected_contacts: set[str] = set()
        masters = [each.seen.master for each in judged if each.verdict is Verdict.MERGED]
        wanted = [each.seen.contact for each in judged if each.verdict is Verdict.CONVERTED]
        if masters:
            at_hand = {each.seen.id: each.row for each in judged}
            self._winners = Successors(run, state.plan, at_hand)
            self._winners.prepare(each for each in masters if each)
            self._selected_winners = self._confirm(
                state.plan, self._winners, [each for each in masters if each]
            )
            wanted += self._contacts_of_winners([each for each in masters if each])
        contacts = run.states.get("Contact")
        if any(wanted) and contacts is not None and not contacts.paused:
            self._contacts = Successors(run, contacts.plan, dict(others.get("Contact", {})))
            self._contacts.prepare(each for each in wanted if each)
            self._selected_contacts = self._confirm(
                contacts.plan, self._contacts, [each for each in wanted if each]
            )

    def _confirm(self, plan: ObjectPlan, ends: Successors, wanted: Iterable[str]) -> set[str]:
        """Asks the org about the successors that our evaluator leaves out: who is followed by
        them would be removed with the history."""
        if plan.frozen:
            return set()
        matcher = plan.matcher(self._run.context())
        rows = {end: ends.row(end) for each in wanted if (end := ends.end_of(each))}
        known = self._run.mirror.known(plan.sobject, list(rows))
        doubtful = [
            end
            for end, row in rows.items()
            if row is not None and not is_member(known.get(end)) and not matcher.matches(row)
        ]
        return selected_ids(self._run, plan, doubtful) if doubtful else set()

    def _contacts_of_winners(self, masters: Sequence[str]) -> list[str | None]:
        """The contacts of winners that were converted after the merge."""
        found: list[str | None] = []
        for master in masters:
            seen = self._winner(master)
            if seen is not None and seen.converted:
                found.append(seen.contact)
        return found

    def _winner(self, master: str) -> Seen | None:
        assert self._winners is not None
        end = self._winners.end_of(master)
        row = self._winners.row(end) if end else None
        return None if row is None else Seen.of(row, Columns.of(self._state.plan.fields))

    def merge(self, each: Judged, chunk: _Chunk) -> None:
        """The loser passes to its winner when that is, or becomes, a member; else it is gone."""
        assert self._winners is not None
        loser = each.seen.id
        winner = self._winners.end_of(each.seen.master or "")
        if winner is None:
            chunk.deletes.append((loser, str(Reason.DELETED)))
            return
        row = self._winners.row(winner)
        if row is None:  # a member here, and no news of it in this page
            chunk.merges.append((loser, winner))
            return
        seen = Seen.of(row, Columns.of(self._state.plan.fields))
        if seen.converted:
            self.convert(loser, seen.contact, chunk)
            return
        verdict = self._verdicts.get(winner)
        if (
            verdict is Verdict.TAKE
            or winner in self._selected_winners
            or (verdict is None and self._selected(row))
        ):
            chunk.rows.append(row)
            chunk.merges.append((loser, winner))
        elif verdict is Verdict.LEAVE or self._is_here(winner):
            chunk.merges.append((loser, winner))
        else:
            chunk.deletes.append((loser, str(Reason.MERGED)))

    def _is_here(self, record_id: str) -> bool:
        """Whether it is a member or was kept."""
        return record_id in self._run.mirror.known(self._state.sobject, [record_id])

    def _selected(self, row: Row) -> bool:
        plan = self._state.plan
        return plan.frozen or plan.matcher(self._run.context()).matches(row)

    def convert(self, lead: str, contact: str | None, chunk: _Chunk) -> None:
        """The lead passes to its contact when that is, or becomes, a member; else it leaves.

        While contacts can't be read, or their membership is frozen, that can't be decided: the
        lead stays until it can.
        """
        contacts = self._run.states.get("Contact")
        if contacts is None and "Contact" in self._run.unreadable:
            return
        if contacts is None:
            chunk.leaves.append((lead, str(Reason.CONVERTED)))
            return
        if contacts.paused:
            return
        assert self._contacts is not None or contact is None
        end = self._contacts.end_of(contact) if self._contacts and contact else None
        if end is None or self._contacts is None:
            chunk.leaves.append((lead, str(Reason.CONVERTED)))
            return
        known = self._run.mirror.known("Contact", [end]).get(end)
        member = known is not None and str(known.state) == "member"
        row = self._contacts.row(end)
        if contacts.plan.frozen:
            if member:
                chunk.conversions.append(_Conversion(lead, end, None))
            return
        if row is None:
            chunk.conversions.append(_Conversion(lead, end, None))
        elif end in self._selected_contacts or contacts.plan.matcher(self._run.context()).matches(
            row
        ):
            chunk.conversions.append(_Conversion(lead, end, row))
        elif member:
            chunk.conversions.append(_Conversion(lead, end, None))
        else:
            chunk.leaves.append((lead, str(Reason.CONVERTED)))
