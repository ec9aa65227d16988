"""The id sweep: the ids of the members here against the org's own answer, and what differs.

A sweep decides by the org's word on each record, never by a count: records that the org selects
and that aren't here are read and enter; for those that are here and weren't in the answer the org
is asked again, by id, whether they are selected now, deleted, converted, or not to be seen at all.

What was committed so late that the cursor had passed its stamp is found here as well: the stamps of
the members are compared, too; those of large objects as far as they are of the last two days.
"""

from __future__ import annotations

import logging
from collections.abc import Generator, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime, timedelta

from apdesk.domain import soql
from apdesk.domain.clock import from_iso, to_iso
from apdesk.domain.records import Row, RowPage
from apdesk.domain.run import ChangeSet, Phase, Progress
from apdesk.language import marked, translated
from apdesk.salesforce.org import Query, RowQuery
from apdesk.store.changes import Known, PageChanges
from apdesk.sync import sweep_bulk
from apdesk.sync.bulk_job import BulkRefused
from apdesk.sync.changes import reread
from apdesk.sync.lookup import rows_by_id, selected_ids
from apdesk.sync.membership import Columns, ObjectPlan, Seen
from apdesk.sync.run_state import ObjectState, Run, Step
from apdesk.sync.settle import settle
from apdesk.sync.steps import in_batches, in_chunks
from apdesk.sync.verdicts import Judged, Verdict, is_member

log = logging.getLogger("apdesk.sync")

#: How late a transaction may become visible that is still found in a large object. (Salesforce Help
#: 000199029 tells of hours)
LATEST = timedelta(days=1)
_STAMPED = ("Id", "SystemModstamp")
#: Pages of stamps that a sweep compares at most: after a mass update of the org there may be as
#: many as records, and the changes were read before.
_STAMP_PAGES = 25

HIDDEN = marked("Deleted for good in Salesforce, or no longer visible to you there")
NOT_SELECTED = marked("No longer selected by your criteria")


class FirstPages:
    """The first pages of several objects' ids, read with one call; each is used once."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._found: dict[str, tuple[ObjectPlan, RowPage, str]] = {}

    def ask(self, states: Sequence[ObjectState]) -> None:
        """Reads them. What the org refuses has no page: its sweep asks again, and hears why."""
        if len(states) < 2:
            return
        queries: list[Query] = [_ids_query(self._run, each.plan) for each in states]
        answer = self._run.ask(queries, cause="sweep")
        for state, result in zip(states, answer.results, strict=True):
            if isinstance(result, RowPage):
                at = to_iso(answer.server_time)
                self._found[state.sobject] = (state.plan, result, at)

    def has(self, plan: ObjectPlan) -> bool:
        """Whether `take` will give one."""
        return plan.sobject in self._found and self._found[plan.sobject][0] is plan

    def take(self, plan: ObjectPlan) -> tuple[RowPage, str] | None:
        """The page and the org's time, if it was asked for by this very plan."""
        asked, page, at = self._found.pop(plan.sobject, (None, None, ""))
        return (page, at) if page is not None and asked is plan else None


def sweep(run: Run, state: ObjectState, pages: FirstPages) -> Generator[Step, None, None]:
    """Makes the members of one object those that the org's answer holds.

    The calculated fields of the members are read by the way: their values change there without a
    new stamp, so no delta brings them. Raises SchemaDrift, ObjectPaused and what the org raises;
    what was applied before stays, and the sweep is due again.
    """
    first = pages.take(state.plan)
    if first is None and sweep_bulk.is_large(run, state):
        try:
            at = yield from _by_bulk(run, state)
        except BulkRefused:
            at = yield from _by_rest(run, state, None)
    else:
        at = yield from _by_rest(run, state, first)
    state.position = replace(state.position, swept_at=at)
    run.positions.save(state.position)


def _by_bulk(run: Run, state: ObjectState) -> Generator[Step, None, str]:
    def take(query: RowQuery, rows: tuple[Row, ...]) -> ChangeSet:
        return _take(run, RowPage(state.sobject, query.fields, ()), rows)

    with ExitStack() as at_end:
        found = yield from sweep_bulk.differences(run, state, take, at_end)
        missing, extra = found.ids(found.missing_path), found.ids(found.extra_path)
        yield from _read_missing(run, state, missing, found.missing)
        yield from _judge_extra(run, state, extra, found.extra)
    before = state.position.swept_at or found.at
    yield from _read_late(run, state, from_iso(before) - LATEST)
    return found.at


def _by_rest(
    run: Run, state: ObjectState, first: tuple[RowPage, str] | None
) -> Generator[Step, None, str]:
    here = member_ids(run, state.sobject)
    late: list[str] = []
    there, at = yield from _org_ids(run, state, here, first, late)
    missing, extra = sorted(there - here), sorted(here - there)
    yield from _read_missing(run, state, missing, len(missing))
    yield from _judge_extra(run, state, extra, len(extra))
    yield from _reread(run, state, late)
    return at


def _read_late(run: Run, state: ObjectState, since: datetime) -> Generator[Step, None, None]:
    """Reads the members that the org saved since then, as far as another stamp is here."""
    plan = state.plan
    where = plan.where(run.context())
    size = run.settings.page_size
    after: str | None = None
    for _ in range(_STAMP_PAGES):
        text = soql.select(plan.sobject, _STAMPED, where, after_id=after, since=since, limit=size)
        answer = run.ask([RowQuery(plan.schema, _STAMPED, text)], cause="sweep")
        page = run.rows(plan.sobject, answer.results[0])
        yield from _reread(run, state, _late(run, page))
        if len(page.rows) < size:
            return
        yield Progress(Phase.SWEEP, plan.sobject)
        after = str(page.rows[-1][0])
    log.info("%s: more was saved than a sweep looks at", plan.sobject)


def _late(run: Run, page: RowPage) -> list[str]:
    """The members among the rows of a page (Id, SystemModstamp …) that are here as of another
    time."""
    known = run.mirror.known(page.sobject, [str(row[0]) for row in page.rows])
    return [
        str(row[0])
        for row in page.rows
        if is_member(known.get(str(row[0]))) and known[str(row[0])].modstamp != row[1]
    ]


def _reread(run: Run, state: ObjectState, late: Sequence[str]) -> Generator[Step, None, None]:
    if late:
        log.info("%s: %d members were saved unseen", state.sobject, len(late))
        told = Progress(Phase.SWEEP, state.sobject, 0, len(late))
        yield from reread(run, state, late, told=told)


def _ids_query(run: Run, plan: ObjectPlan, after: str | None = None) -> RowQuery:
    fields = (*_STAMPED, *plan.calculated())
    where = plan.where(run.context())
    size = run.settings.page_size
    text = soql.select(plan.sobject, fields, where, after_id=after, limit=size)
    return RowQuery(plan.schema, fields, text)


def _org_ids(
    run: Run,
    state: ObjectState,
    here: set[str],
    first: tuple[RowPage, str] | None,
    late: list[str],
) -> Generator[Step, None, tuple[set[str], str]]:
    """All ids that the org selects, and its time when the reading began. `late` is filled with the
    members that are here as of another time."""
    plan = state.plan
    ids: set[str] = set()
    after: str | None = None
    page, at = first or (None, "")
    while True:
        if page is None:
            answer = run.ask([_ids_query(run, plan, after)], cause="sweep")
            page = run.rows(plan.sobject, answer.results[0])
            at = at or to_iso(answer.server_time)
        ids.update(str(row[0]) for row in page.rows)
        yield Progress(Phase.SWEEP, plan.sobject, len(ids), state.counted)
        late += _late(run, page)
        if len(page.fields) > len(_STAMPED):
            yield from _recalculate(run, page, here)
        if len(page.rows) < run.settings.page_size:
            return ids, at
        after = str(page.rows[-1][0])
        page = None


def _recalculate(run: Run, page: RowPage, here: set[str]) -> Generator[Step, None, None]:
    """Takes over the calculated values of the members. Their stamps aren't: they stand for the
    other values as well."""
    rows = [(row[0], *row[len(_STAMPED) :]) for row in page.rows if row[0] in here]
    page = RowPage(page.sobject, ("Id", *page.fields[len(_STAMPED) :]), ())
    for some in in_chunks(rows, run.settings.chunk):
        changes = _take(run, page, some)
        yield Progress(Phase.SWEEP, page.sobject)
        if changes:
            yield changes


def _take(run: Run, page: RowPage, rows: Sequence[Row]) -> ChangeSet:
    """Applies some rows of a page; what they changed here."""
    run.cancel.check()
    applied = run.apply(
        PageChanges(
            sobject=page.sobject,
            fields=page.fields,
            rows=tuple(rows),
            on_leave=run.preferences.on_leave,
        )
    )
    return applied.changes


def member_ids(run: Run, sobject: str) -> set[str]:
    """The ids of the members here, less those whose removal waits."""
    return set(run.mirror.member_ids(sobject)) - run.mirror.staged(sobject).keys()


def _read_missing(
    run: Run, state: ObjectState, missing: Iterable[str], total: int
) -> Generator[Step, None, None]:
    plan = state.plan
    done = 0
    for batch in in_batches(missing, run.settings.page_size):
        where = plan.where(run.context())
        queries: list[Query] = [
            RowQuery(plan.schema, plan.fields, text)
            for text in soql.by_ids(plan.sobject, plan.fields, batch, where)
        ]
        for result in run.ask(queries, cause="sweep").results:
            page = run.rows(plan.sobject, result)
            for rows in in_chunks(page.rows, run.settings.chunk):
                changes = _take(run, page, rows)
                done += len(rows)
                yield Progress(Phase.SWEEP, plan.sobject, done, total)
                if changes:
                    yield changes


def _judge_extra(
    run: Run, state: ObjectState, extra: Iterable[str], total: int
) -> Generator[Step, None, None]:
    plan = state.plan
    at = Columns.of(plan.fields)
    for batch in in_batches(extra, run.settings.page_size):
        rows = rows_by_id(run, plan, batch)
        selected = selected_ids(run, plan, batch)
        yield Progress(Phase.SWEEP, plan.sobject, 0, total)
        judged: list[Judged] = []
        reasons: dict[str, str] = {}
        matcher = plan.matcher(run.context())
        for some in in_chunks(batch, run.settings.chunk):
            known = run.mirror.known(plan.sobject, list(some))
            for record_id in some:
                row = rows.get(record_id)
                judged.append(
                    _judge(record_id, row, at, known.get(record_id), record_id in selected)
                )
                if row is None:
                    reasons[record_id] = translated(HIDDEN)
                elif matcher.matches(row):
                    reasons[record_id] = translated(NOT_SELECTED)
        yield from settle(
            run,
            state,
            judged,
            position_after=lambda _: None,
            report=lambda index: Progress(Phase.SWEEP, plan.sobject, index, total),
            others={},
            reasons=reasons,
        )


def _judge(
    record_id: str, row: Row | None, at: Columns, known: Known | None, selected: bool
) -> Judged:
    if row is None:
        return Judged((), Seen(record_id, ""), known, Verdict.LEAVE)
    seen = Seen.of(row, at)
    if seen.deleted:
        verdict = Verdict.MERGED if seen.master else Verdict.GONE
    elif seen.converted:
        verdict = Verdict.CONVERTED
    else:
        verdict = Verdict.TAKE if selected else Verdict.LEAVE
    return Judged(row, seen, known, verdict)
