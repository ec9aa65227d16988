"""What all performers that write to Salesforce share: whom they can do something for, the call, and
what its results mean for each effect.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from apdesk.domain.clock import Clock, from_iso, to_iso
from apdesk.domain.records import RowPage
from apdesk.errors import BugError
from apdesk.journeys.performer import Mark
from apdesk.journeys.salesforce import problems
from apdesk.journeys.salesforce.objects import A_CALL, A_GROUP, in_chunks
from apdesk.language import marked, tr, translated
from apdesk.salesforce.errors import Kind, SalesforceError
from apdesk.salesforce.org import Org, Query, WriteGroup, WriteResult, WriteRow
from apdesk.store.journeys.effects import Effect, Fate, Outcome, Trouble
from apdesk.store.journeys.performing import Performing

#: Effects of one call of `perform`: what one call to the org holds.
MOST = A_CALL * A_GROUP
#: The names that calls of performers have in the API ledger.
WRITING, LOOKING = "journeys.write", "journeys.look"
#: How far two clocks may be apart that agree.
_CLOCKS = timedelta(seconds=5)

_FIRST_WAIT, _LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=1)
#: How often somebody who is gone, or moved, is waited for: the sync tells what became of them.
_LOOKS = 3
_ORG_WIDE = frozenset({Kind.REFRESH, Kind.LIMIT, Kind.STOP})
#: What the org's security policy has against one record is no matter of the others.
_OF_THE_ROW = frozenset({"salesforce.policy"})

NOT_SYNCED = marked("Not synced with Salesforce, so nothing was done there")
_UNSURE = marked(
    "Not synced with Salesforce any more, so it isn't known whether this was done there"
)


@dataclass(frozen=True, slots=True)
class Sorted:
    """Effects that can be had now, and the outcomes of the others."""

    able: tuple[Effect, ...]
    others: tuple[Outcome, ...]


def sort_out(
    effects: Sequence[Effect],
    sobjects: Collection[str],
    otherwise: str,
    performing: Performing,
    clock: Clock,
    *,
    doubtful: bool = False,
) -> Sorted:
    """Who is a synced record of one of the objects; `otherwise` is the note for those of another.
    Whoever is being created in Salesforce is waited for. `doubtful`: they were asked for before."""
    local = [each for each in effects if each.person_state == "local"]
    coming = performing.unsent([each.person_id for each in local]) if local else {}
    able, others = [], []
    for each in effects:
        if each.person_state == "member" and each.salesforce_id and each.sobject in sobjects:
            able.append(each)
        elif each.person_id in coming:
            others.append(put_off(each, clock, _FIRST_WAIT))
        elif each.person_state == "member":
            others.append(Outcome(each.id, Fate.SKIPPED, otherwise))
        else:
            note = translated(_UNSURE if doubtful else NOT_SYNCED)
            others.append(Outcome(each.id, Fate.SKIPPED, note))
    return Sorted(tuple(able), tuple(others))


def waves(
    effects: Sequence[Effect], record: Callable[[Effect], Hashable]
) -> Iterator[tuple[Effect, ...]]:
    """The effects in parts in which each record is once, in order: a call can't have one twice."""
    waiting = list(effects)
    while waiting:
        seen: set[Hashable] = set()
        now: list[Effect] = []
        later: list[Effect] = []
        for each in waiting:
            (later if record(each) in seen else now).append(each)
            seen.add(record(each))
        yield tuple(now)
        waiting = later


@dataclass(frozen=True, slots=True)
class Wanted:
    """A record to be written for an effect; a new one without `record_id`."""

    effect: Effect
    sobject: str
    values: Mapping[str, object]
    record_id: str | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of the records of one call; those that may have been written aren't among them.

    `of_the_org` is an error that concerns every call, to be raised once this is stored.
    """

    results: tuple[tuple[Wanted, WriteResult], ...]
    of_the_org: SalesforceError | None


class NotSent(Exception):
    """A call that is known to have had no effect; its effects can be wanted again."""

    def __init__(self, error: SalesforceError, outcomes: tuple[Outcome, ...]) -> None:
        super().__init__(error.code)
        self.error = error
        self.outcomes = outcomes


def write(org: Org, wanted: Sequence[Wanted], mark: Mark | None) -> Iterator[Answered]:
    """Writes records in as few calls as it takes. Effects are marked before their call; without
    `mark` they are marked already.

    Raises NotSent for a call that had no effect, and SalesforceError for one that is in doubt.
    """
    for groups in in_chunks(_groups(wanted), A_CALL):
        some = [each for group in groups for each in group]
        if mark is not None:
            mark([each.effect.id for each in some])
        try:
            answer = org.write([_group(each) for each in groups], cause=WRITING)
        except SalesforceError as error:
            if error.in_doubt or mark is None:
                raise
            raise NotSent(
                error, tuple(Outcome(each.effect.id, Fate.UNDONE) for each in some)
            ) from error
        results = [each for group in answer.results for each in group]
        told = tuple(
            (want, result)
            for want, result in zip(some, results, strict=True)
            if result.error is None or not result.error.in_doubt
        )
        yield Answered(
            told,
            next((r.error for _, r in told if r.error is not None and _org_wide(r.error)), None),
        )


def _groups(wanted: Sequence[Wanted]) -> list[Sequence[Wanted]]:
    """By object, new ones apart from others, each of the size of a group."""
    alike: dict[tuple[str, bool], list[Wanted]] = {}
    for each in wanted:
        alike.setdefault((each.sobject, each.record_id is None), []).append(each)
    return [some for each in alike.values() for some in in_chunks(each, A_GROUP)]


def _group(wanted: Sequence[Wanted]) -> WriteGroup:
    return WriteGroup(
        wanted[0].sobject,
        tuple(WriteRow(each.effect.id, each.record_id, each.values) for each in wanted),
        create=wanted[0].record_id is None,
    )


class LookRefused(Exception):
    """The org can be asked, but refuses this question."""

    def __init__(self, error: SalesforceError) -> None:
        super().__init__(error.code)
        self.error = error


def ask(org: Org, queries: Sequence[Query]) -> list[RowPage]:
    """The answers of any number of queries of rows, five of them in a call. Raises LookRefused, and
    SalesforceError for what concerns a call as a whole."""
    pages = []
    for some in in_chunks(queries, A_CALL):
        for result in org.ask(some, cause=LOOKING).results:
            if isinstance(result, SalesforceError):
                raise LookRefused(result)
            if not isinstance(result, RowPage):
                raise BugError(
                    "The org's answer has another form than the question",
                    type(result).__name__,
                    code="answer.form",
                )
            pages.append(result)
    return pages


def refused(effect: Effect, error: SalesforceError, clock: Clock) -> Outcome:
    """What the org's refusal of one record means for its effect: what passes is tried again, what
    is gone is waited for a while (a merge or a conversion tells where it went), the rest waits for
    a person."""
    trouble = problems.trouble_of(error)
    asked = timedelta(seconds=error.retry_after or 0)
    if error.kind is Kind.CONFLICT:
        if effect.attempts + 1 < _LOOKS:
            return put_off(effect, clock, _FIRST_WAIT, trouble)
        return Outcome(
            effect.id, Fate.SKIPPED, tr("{title}, so nothing was done", title=error.title)
        )
    if error.kind is Kind.RETRY or _org_wide(error):
        return put_off(effect, clock, max(asked, _wait(effect.attempts)), trouble)
    if error.kind is Kind.SKIP and asked:
        return put_off(effect, clock, asked, trouble)
    return Outcome(effect.id, Fate.FAILED, trouble=trouble)


def put_off(
    effect: Effect, clock: Clock, wait: timedelta = _FIRST_WAIT, trouble: Trouble | None = None
) -> Outcome:
    """Tried again, or looked at again, after a time."""
    due = to_iso(clock.now() + wait)
    return Outcome(effect.id, Fate.AGAIN, retry_at=due, trouble=trouble)


def unlookable(
    effects: Iterable[Effect], refusal: LookRefused, clock: Clock
) -> tuple[Outcome, ...]:
    """The outcomes of doubtful effects that can't be looked for. Raises SalesforceError where the
    refusal is one of every call."""
    error = refusal.error
    if _org_wide(error):
        raise error
    outcomes = []
    for each in effects:
        if error.kind is Kind.RETRY:
            outcomes.append(put_off(each, clock, _wait(each.attempts), problems.trouble_of(error)))
            continue
        trouble = problems.trouble_of(error)
        unsure = tr(
            "It isn't known whether Salesforce did this step, and it doesn't let apdesk look. "
            "{message}",
            message=trouble.message,
        )
        outcomes.append(Outcome(each.id, Fate.FAILED, trouble=replace(trouble, message=unsure)))
    return tuple(outcomes)


def saved_since(modified: str | None, asked_at: str) -> bool:
    """Whether a record was clearly saved after a moment, both by the org's clock. What was saved
    about then counts as before: better something is done after all than never."""
    return modified is not None and from_iso(modified) > from_iso(asked_at) + _CLOCKS


def _wait(attempts: int) -> timedelta:
    """Twice as long each time."""
    return min(_FIRST_WAIT * (1 << min(attempts, 10)), _LONGEST_WAIT)


def _org_wide(error: SalesforceError) -> bool:
    return error.kind in _ORG_WIDE and error.code not in _OF_THE_ROW
