"""What changed since the last run: one composite question for all objects, counts included.

And what changed since then of records that are about to be written.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from time import monotonic

from apdesk.domain import soql
from apdesk.domain.clock import from_iso, to_iso
from apdesk.domain.records import Row, RowPage
from apdesk.domain.run import Phase, Progress
from apdesk.salesforce.org import CountQuery, Query, QueryResult, RowQuery
from apdesk.store.position import Position
from apdesk.store.settings import Settings
from apdesk.sync import strangers
from apdesk.sync.lookup import QUERIES_A_CALL, rows_by_id
from apdesk.sync.membership import Columns, ObjectPlan
from apdesk.sync.run_state import ObjectPaused, ObjectState, Run, SchemaDrift, Step
from apdesk.sync.settle import settle
from apdesk.sync.steps import in_chunks
from apdesk.sync.verdicts import Judge, Judged

#: The setting that holds for which selection, and when, an object couldn't be counted in time.
_UNCOUNTED = "sync.uncounted."


def delta_query(run: Run, state: ObjectState, after: tuple[str, str] | None = None) -> RowQuery:
    """The rows of an object that changed since its cursor, less the overlap; deleted ones too."""
    plan = state.plan
    text = soql.delta(plan.sobject, plan.fields, _since(run, state), after, run.settings.page_size)
    return RowQuery(plan.schema, plan.fields, text, include_deleted=True)


def _since(run: Run, state: ObjectState) -> datetime:
    assert state.position.cursor is not None
    return from_iso(state.position.cursor) - run.settings.overlap


def count_query(run: Run, state: ObjectState) -> CountQuery:
    return CountQuery(soql.count(state.sobject, state.plan.where(run.context())))


def counted_in_turn(run: Run, states: Sequence[ObjectState]) -> list[ObjectState]:
    """The objects whose members are counted in this run: as many as queries are left, in turn.

    Left out for a while are those that the org couldn't count in its time: the others wait for it.
    """
    able = [each for each in states if not each.plan.frozen and not _uncountable(run, each)]
    room = QUERIES_A_CALL - len(states)
    if not able or room <= 0:
        return []
    start = run.run_id % len(able)
    return (able[start:] + able[:start])[:room]


def _uncountable(run: Run, state: ObjectState) -> bool:
    found = Settings(run.store).setting(_UNCOUNTED + state.sobject)
    if found is None or found[0] != state.plan.selection:
        return False
    return abs(run.clock.now() - from_iso(found[1])) < run.settings.sweep_every


def _counted(run: Run, state: ObjectState, result: QueryResult) -> int | None:
    """The count of a result. Raises like `Run.rows`."""
    found = run.counted(state.sobject, result)
    if found is None:
        noted = [state.plan.selection, to_iso(run.clock.now())]
        Settings(run.store).set_setting(_UNCOUNTED + state.sobject, noted)
    return found


class Changes:
    """The phase of changes: asks once for all objects, then applies object after object."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._pages: dict[str, RowPage] = {}
        self._counts: dict[str, int] = {}
        self._plans: dict[str, ObjectPlan] = {}
        self._drifts: dict[str, SchemaDrift] = {}

    def ask(self, states: Sequence[ObjectState]) -> None:
        """One call for the changed rows of these objects and the members of some of them.

        An object that the org refuses is paused, or its `apply` raises SchemaDrift when its fields
        are not what they were; the others have their pages.
        """
        run = self._run
        if not states:
            return
        counted = counted_in_turn(run, states)
        asked = strangers.questions(run, 1)
        if asked:  # in the place of a count, so that it costs no call
            counted = counted[: QUERIES_A_CALL - len(states) - 1]
        queries: list[Query] = [delta_query(run, each) for each in states]
        queries += [count_query(run, each) for each in counted]
        queries += [each.query() for each in asked]
        self._plans = {each.sobject: each.plan for each in states}
        asked_at = monotonic()
        answer = run.ask(queries, cause="changes")
        for state in states:
            state.read_at = asked_at
        for question in asked:
            strangers.meet(run, question, answer.results[-1])
        for number, state in enumerate([*states, *counted]):
            try:
                if number < len(states):
                    self._pages[state.sobject] = run.rows(state.sobject, answer.results[number])
                else:
                    count = _counted(run, state, answer.results[number])
                    if count is not None:
                        self._counts[state.sobject] = count
            except ObjectPaused as paused:
                run.pause(state, paused.problem)
            except SchemaDrift as drift:
                self._drifts.setdefault(state.sobject, drift)

    def apply(self, state: ObjectState) -> Generator[Step, None, None]:
        """Applies the changes of one object, page after page; then its cursor has moved.

        Raises SchemaDrift, ObjectPaused and what the org raises.
        """
        drift = self._drifts.pop(state.sobject, None)
        if drift is not None:
            self._pages.pop(state.sobject, None)
            raise drift
        run = self._run
        self._drop_outdated()
        page = self._pages.pop(state.sobject, None)
        if page is None:  # its fields were read again, or its changes were only half applied
            state.read_at = monotonic()
            answer = run.ask([delta_query(run, state)], cause="changes")
            page = run.rows(state.sobject, answer.results[0])
            self._counts.pop(state.sobject, None)
        count = self._counts.get(state.sobject)
        end = _later(state.position.cursor, to_iso(run.first_answer or run.clock.now()))
        done = 0
        while True:
            full = len(page.rows) >= run.settings.page_size
            yield from self._apply_page(state, page, end, last=not full, done=done)
            done += len(page.rows)
            if not full:
                break
            queries: list[Query] = [delta_query(run, state, _last(page))]
            if count is not None:
                queries.append(count_query(run, state))
            answer = run.ask(queries, cause="changes")
            page = run.rows(state.sobject, answer.results[0])
            if count is not None:
                count = _counted(run, state, answer.results[1])
        state.counted = None if state.plan.frozen else count

    def _apply_page(
        self, state: ObjectState, page: RowPage, end: str, *, last: bool, done: int
    ) -> Generator[Step, None, None]:
        run = self._run
        plan = state.plan
        assert page.fields == plan.fields
        at = Columns.of(page.fields)
        judge = _judge(run, state)
        judged: list[Judged] = []
        for rows in in_chunks(page.rows, run.settings.chunk):
            run.cancel.check()
            known = run.mirror.known(plan.sobject, [str(row[at.id]) for row in rows])
            judged += judge.judge_all(rows, known)
            yield Progress(Phase.CHANGES, plan.sobject, done)

        def position_after(index: int) -> Position | None:
            if last and index >= len(judged):
                return replace(state.position, cursor=end)
            if index == 0:
                return None
            stamp = judged[index - 1].seen.stamp
            return replace(
                state.position, cursor=_reached(state.position, stamp, end, run.settings.overlap)
            )

        yield from settle(
            run,
            state,
            judged,
            position_after=position_after,
            report=lambda index: Progress(Phase.CHANGES, plan.sobject, done + index),
            others=self._others(plan.sobject),
        )

    def _drop_outdated(self) -> None:
        """Forgets what was asked before an object's fields were read again: the columns of those
        rows are other ones, and so may be who is selected."""
        for sobject, plan in list(self._plans.items()):
            if not self._is_current(sobject, plan):
                self._pages.pop(sobject, None)
                self._counts.pop(sobject, None)
                del self._plans[sobject]

    def _is_current(self, sobject: str, plan: ObjectPlan) -> bool:
        return self._run.states[sobject].plan is plan

    def _others(self, sobject: str) -> dict[str, dict[str, Row]]:
        found: dict[str, dict[str, Row]] = {}
        for name, page in self._pages.items():
            if name != sobject:
                at = Columns.of(page.fields)
                found[name] = {str(row[at.id]): row for row in page.rows}
        return found


def reread_changes(
    run: Run, state: ObjectState, *, most: int, told: Progress
) -> Generator[Step, None, bool]:
    """Reads once more what changed in an object since its cursor, less the overlap, and takes it
    over; the cursor stays.

    Args:
        most: If more rows than this changed, none is read, for the records that matter are fewer.
        told: Where the run is, to be yielded between the steps.

    Returns whether it was read. Raises SchemaDrift, ObjectPaused and what the org raises.
    """
    if state.position.cursor is None:
        return False
    began = monotonic()
    count = CountQuery(soql.count(state.sobject, f"SystemModstamp >= {to_iso(_since(run, state))}"))
    answer = run.ask([delta_query(run, state), count], cause="lookup")
    page = run.rows(state.sobject, answer.results[0])
    full = len(page.rows) >= run.settings.page_size
    if full and run.count(state.sobject, answer.results[1]) > most:
        return False
    while True:
        yield from _take(run, state, page.rows, told)
        if not full:
            state.read_at = began
            return True
        answer = run.ask([delta_query(run, state, _last(page))], cause="lookup")
        page = run.rows(state.sobject, answer.results[0])
        full = len(page.rows) >= run.settings.page_size


def reread(
    run: Run, state: ObjectState, salesforce_ids: Sequence[str], *, told: Progress
) -> Generator[Step, None, None]:
    """Reads those records once more and takes over what is news; as many at a time as one call
    gives. `told` and what is raised are as in `reread_changes`."""
    for some in in_chunks(salesforce_ids, QUERIES_A_CALL * run.settings.page_size):
        rows = rows_by_id(run, state.plan, some)
        yield from _take(run, state, tuple(rows.values()), told)


def _take(
    run: Run, state: ObjectState, rows: Sequence[Row], told: Progress
) -> Generator[Step, None, None]:
    """Lets rows go the way of all news."""
    at = Columns.of(state.plan.fields)
    known = run.mirror.known(state.sobject, [str(row[at.id]) for row in rows])
    yield from settle(
        run,
        state,
        _judge(run, state).judge_all(rows, known),
        position_after=lambda index: None,
        report=lambda index: told,
        others={},
    )


def _judge(run: Run, state: ObjectState) -> Judge:
    plan = state.plan
    return Judge(
        matcher=None if plan.frozen else plan.matcher(run.context()),
        at=Columns.of(plan.fields),
        settled=max(state.position.cursor or "", state.position.swept_at or ""),
    )


def _last(page: RowPage) -> tuple[str, str]:
    """The stamp and the id of a page's last row."""
    at = Columns.of(page.fields)
    return str(page.rows[-1][at.stamp]), str(page.rows[-1][at.id])


def _reached(position: Position, stamp: str, end: str, overlap: timedelta) -> str:
    """The cursor once all rows up to a stamp are applied.

    The next delta starts at the cursor less the overlap, so it starts at this very stamp again.
    Never beyond the time at which the run began to read, and never back.
    """
    return _later(position.cursor, min(end, to_iso(from_iso(stamp) + overlap)))


def _later(one: str | None, other: str) -> str:
    return other if one is None else max(one, other)
