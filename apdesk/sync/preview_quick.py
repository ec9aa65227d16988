"""The effect of other criteria on one object by counts of the org and by the values here.

Who stays and who leaves, the values here say; what is newer in the org is read from it. Who enters,
the org says: those that the new criteria select and the old ones did not. Nothing of that is
believed unless it adds up, in every window of ids, with all that the org selects. So whatever
changes in an org without a stamp (who may see a record, above all) is noticed, and the complete
list is asked for instead.
"""

from __future__ import annotations

from collections.abc import Collection, Generator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from apdesk.domain import soql
from apdesk.domain.criteria import Matcher
from apdesk.domain.records import SYSTEM_FIELDS
from apdesk.domain.run import Phase, Progress
from apdesk.salesforce.org import CountQuery, Query, QueryResult, RowQuery
from apdesk.store.scanning import MemberScan
from apdesk.sync.compare import Stored
from apdesk.sync.lookup import QUERIES_A_CALL
from apdesk.sync.membership import Columns, Seen, why_it_leaves
from apdesk.sync.preview_basis import Basis
from apdesk.sync.preview_news import News, Single, rows_of
from apdesk.sync.preview_reasons import reason_of
from apdesk.sync.preview_result import Effect, PreviewGroup, PreviewRecord, Shortlist
from apdesk.sync.preview_tally import Sieve, Tally, Tallying, window_of
from apdesk.sync.run_state import Run
from apdesk.sync.steps import in_chunks

#: Members of one window. Changes without a stamp go unnoticed only where they cancel each other
#: out within one; and counts over a few are answered soon, so that a cancel gets through.
WINDOW = 40_000
#: Windows at most: two counts each, five of them in a call.
MOST_WINDOWS = 25
#: Records that are looked at one by one for other reasons than a new stamp; where more are, the
#: complete list is no longer the longer way.
MOST_SINGLE = 10_000
#: Of those who leave by their values here, so many are read from the org for their reasons.
CONFIRMED = 1_000
#: Seconds between two looks at a tally under way.
_LOOK = 0.05


class Unequal(Exception):
    """What was found does not add up with what the org counts."""


@dataclass(frozen=True, slots=True)
class _Counts:
    """What the org counts, by window of ids: all that it selects, and those newly."""

    selected: list[int]
    newly: list[int]


class Quick:
    """Finds the effect on one object."""

    def __init__(
        self,
        run: Run,
        basis: Basis,
        stored: Stored,
        scan: MemberScan,
        *,
        edited: Collection[str],
        unsettled: Collection[str],
        staged: Collection[str],
        most: int,
    ) -> None:
        """
        Args:
            scan: For the tally alone, which reads on a thread of its own; closed by the caller.
            edited: Members that hold values of ours in fields that decide.
            unsettled: Members with edits that the plan treats otherwise than so far.
            staged: Members whose removal waits.
            most: So many records of each group are listed; all are counted.
        """
        self._run = run
        self._basis = basis
        self._plan = basis.plan
        self._stored = stored
        self._scan = scan
        self._staged = staged
        self._unsettled = unsettled
        self._own = tuple(dict.fromkeys([*edited, *sorted(unsettled), *staged]))
        self._most = most
        self._members = run.mirror.member_count(self._plan.sobject)
        self._window = max(WINDOW, -(-self._members // MOST_WINDOWS))
        self._bounds = scan.every(self._window) if self._members > self._window else []

    def effect(self) -> Generator[Progress, None, Effect]:
        """Raises Unequal; and what a run raises."""
        run, sobject = self._run, self._plan.sobject
        listed = self._most + MOST_SINGLE // 10  # some of them are told one by one instead
        sieve = self._sieve(self._scan)
        with (
            Tallying(self._scan, sieve, self._bounds, listed) as tallying,
            MemberScan(run.store.path, sobject) as look,
        ):
            for again in (True, False):
                news = News(
                    run,
                    self._basis,
                    self._stored,
                    look,
                    self._own,
                    self._unsettled,
                    self._most,
                )
                counts = yield from self._ask(news, tallying)
                while not tallying.wait(_LOOK):
                    run.cancel.check()
                    yield self._progress(tallying.done)
                try:
                    return (yield from self._added_up(tallying.result(), counts, news, look))
                except Unequal:
                    # A record was changed between two of the answers, perhaps.
                    if not again:
                        raise
        raise AssertionError("the loop above returns or raises")

    def _sieve(self, scan: MemberScan) -> Sieve:
        plan = self._plan
        return Sieve(plan.criteria, self._basis.moving, plan.schema, self._run.context(), scan)

    def _progress(self, done: int) -> Progress:
        return Progress(Phase.SWEEP, self._plan.sobject, min(done, self._members), self._members)

    # -- what the org is asked --------------------------------------------------------------------

    def _ask(self, news: News, tallying: Tallying) -> Generator[Progress, None, _Counts]:
        """The counts, and with the last of them the first page of the news; then the rest."""
        run, plan = self._run, self._plan
        context = run.context()
        windows = self._windows()
        asked = [_within(each, plan.where(context)) for each in windows]
        newly = self._basis.where_newly(context)
        if newly:
            asked += [_within(each, newly) for each in windows]
        queries: list[Query] = [CountQuery(soql.count(plan.sobject, each)) for each in asked]
        queries.append(news.query())
        results: list[QueryResult] = []
        for batch in in_chunks(queries, QUERIES_A_CALL):
            results += run.ask(batch, cause="preview").results
            yield self._progress(tallying.done)
        numbers = [run.count(plan.sobject, each) for each in results[:-1]]
        yield from news.read(run.rows(plan.sobject, results[-1]))
        return _Counts(
            selected=numbers[: len(windows)],
            newly=numbers[len(windows) :] or [0] * len(windows),
        )

    def _windows(self) -> list[str]:
        """The conditions that divide the ids, '' where one window holds them all."""
        if not self._bounds:
            return [""]
        quoted = [soql.quote(each) for each in self._bounds]
        inner = [f"Id > {low} AND Id <= {high}" for low, high in pairwise(quoted)]
        return [f"Id <= {quoted[0]}", *inner, f"Id > {quoted[-1]}"]

    # -- all together -----------------------------------------------------------------------------

    def _added_up(
        self, found: Tally, counts: _Counts, news: News, look: MemberScan
    ) -> Generator[Progress, None, Effect]:
        """The effect, when the parts make up the whole. Raises Unequal."""
        singles = news.singles
        stays = [self._members_in(w, found) - left for w, left in enumerate(found.left)]
        before = [stay - crossed for stay, crossed in zip(stays, found.crossed, strict=True)]
        # The single records are in these numbers by their values here: they go, and come as they
        # are in the org.
        sieve = self._sieve(look)
        here = look.rows(sieve.fields, singles)
        if here.keys() != {each for each, single in singles.items() if single.member}:
            raise Unequal  # a run has let members in or out meanwhile
        kept, _ = sieve.split(list(here.values()))
        crossed = {str(row[0]) for row in sieve.crossed(kept)}
        for each in (str(row[0]) for row in kept):
            stays[window_of(each, self._bounds)] -= 1
            before[window_of(each, self._bounds)] -= each not in crossed
        newly = sum(found.crossed) - len(crossed)
        entering = 0
        for each, single in singles.items():
            if single.meets:
                window = window_of(each, self._bounds)
                stays[window] += single.member
                before[window] += single.as_before
                newly += not single.as_before
                entering += not single.member
        unseen = sum(counts.newly) - newly
        as_before = [all_ - new for all_, new in zip(counts.selected, counts.newly, strict=True)]
        if before != as_before or unseen < 0:
            raise Unequal
        staying = frozenset(each for each in self._staged if singles[each].meets)
        leaving = found.members - sum(stays) - (len(self._staged) - len(staying))
        enter = yield from self._entering(entering, unseen, singles, look)
        leave, gone = yield from self._leaving(leaving, found, sieve, singles)
        return Effect(
            matching=sum(counts.selected),
            members=found.members,
            enter=enter,
            leave=leave,
            change=news.change,
            gone=gone,
            staying=staying,
        )

    def _members_in(self, window: int, found: Tally) -> int:
        if window < len(self._bounds):
            return self._window
        return found.members - self._window * len(self._bounds)

    def _entering(
        self, known: int, unseen: int, singles: Mapping[str, Single], look: MemberScan
    ) -> Generator[Progress, None, PreviewGroup]:
        """Who enters: `known` of the single records, and `unseen` that only the org knows."""
        run, plan = self._run, self._plan
        found = Shortlist(self._most)
        found.add(
            PreviewRecord(each, single.name or each)
            for each, single in singles.items()
            if single.meets and not single.member
        )
        wanted = min(unseen, self._most)
        light = ("Id", "Name") if plan.schema.field("Name") is not None else ("Id",)
        where = self._basis.where_newly(run.context())
        size = run.settings.page_size
        listed, after = 0, None
        while listed < wanted:
            text = soql.select(plan.sobject, light, where, after_id=after, limit=size)
            answer = run.ask([RowQuery(plan.schema, light, text)], cause="preview")
            rows = run.rows(plan.sobject, answer.results[0]).rows
            members = look.rows((), [str(row[0]) for row in rows])
            new = [row for row in rows if row[0] not in members and row[0] not in singles]
            found.add(
                PreviewRecord(str(row[0]), str(row[-1] or row[0])) for row in new[: wanted - listed]
            )
            listed += len(new)
            yield self._progress(listed)
            if len(rows) < size:
                if listed != unseen:
                    raise Unequal
                break
            after = str(rows[-1][0])
        return found.group(known + unseen)

    def _leaving(
        self, count: int, found: Tally, sieve: Sieve, singles: Mapping[str, Single]
    ) -> Generator[Progress, None, tuple[PreviewGroup, int]]:
        """Who leaves, the first of them with reasons; and how many of all are deleted there."""
        run = self._run
        reasons: dict[str, str] = {}
        gone = 0
        for each, single in singles.items():
            if single.member and not single.meets and each not in self._staged:
                reasons[each] = single.reason
                gone += single.deleted
        if not found.whole:
            # Behind the last of the others that are listed come more that are not known by name.
            last = str(found.first[-1][0])
            reasons = {each: reason for each, reason in reasons.items() if each <= last}
        rows = {str(row[0]): row for row in found.first if row[0] not in singles}
        if found.whole and len(reasons) + len(rows) != count:
            raise Unequal
        chosen = sorted([*reasons, *rows])[: self._most]
        gone += yield from self._confirm([each for each in chosen if each in rows], reasons)
        matcher = Matcher(self._plan.criteria, self._plan.schema, run.context(), sieve.fields)
        leave = Shortlist(self._most)
        for some in in_chunks(chosen, run.settings.page_size):
            run.cancel.check()
            for each in some:
                if each not in reasons:  # by its values here
                    reasons[each] = why_it_leaves(matcher, sieve.values(rows[each]))
            names = self._stored.names(some)
            leave.add(PreviewRecord(each, names.get(each, each), reasons[each]) for each in some)
            yield self._progress(len(some))
        return leave.group(count), gone

    def _confirm(
        self, ids: Sequence[str], reasons: dict[str, str]
    ) -> Generator[Progress, None, int]:
        """Reads the first of these records for the reasons that only the org knows; how many of
        them are deleted.

        Raises Unequal where the org has one as selected.
        """
        plan, run = self._plan, self._run
        named = {each.lower() for each in (*SYSTEM_FIELDS[plan.sobject], *self._basis.fields_used)}
        fields = tuple(each for each in self._basis.fields if each.lower() in named)
        at = Columns.of(fields)
        matcher = Matcher(plan.criteria, plan.schema, run.context(), fields)
        gone = 0
        for some in in_chunks(ids[:CONFIRMED], run.settings.page_size):
            rows = rows_of(run, plan, fields, some)
            yield self._progress(len(some))
            for each in some:
                row = rows.get(each)
                deleted = row is not None and Seen.of(row, at).deleted
                gone += deleted
                if row is not None and not deleted and matcher.matches(row):
                    raise Unequal
                reasons[each] = reason_of(row, at, matcher)
        return gone


def _within(window: str, clause: str) -> str:
    return " AND ".join(each for each in (window, clause) if each)
