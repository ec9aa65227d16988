"""The effect of preferences on one object by the list of all that they select, page by page.

Exact whatever has happened in the org, and as long as the list: one call for each 2,000 records.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from itertools import islice

from apdesk.domain import soql
from apdesk.domain.records import Row, RowPage
from apdesk.domain.run import Phase, Progress
from apdesk.salesforce.org import RowQuery
from apdesk.store.position import Position
from apdesk.sync.compare import Stored, differences
from apdesk.sync.lookup import rows_by_id
from apdesk.sync.membership import Columns, ObjectPlan, Seen
from apdesk.sync.preview_reasons import reason_of
from apdesk.sync.preview_result import Effect, PreviewRecord, Shortlist
from apdesk.sync.run_state import Run
from apdesk.sync.steps import in_chunks


class Listing:
    """Compares all that the org selects of one object with all that is here."""

    def __init__(
        self,
        run: Run,
        plan: ObjectPlan,
        position: Position,
        stored: Stored,
        *,
        most: int,
        first: int | None,
    ) -> None:
        """
        Args:
            most: So many records of each group are listed; all are counted.
            first: Where nothing is here yet, so many of those that enter are read at all; the rest
                is as the org counts them. None: all are read and listed.
        """
        self._run = run
        self._plan = plan
        self._position = position
        self._stored = stored
        self._most = most
        # Members that were in no page so far: who is left at the end is not selected.
        self._absent: set[str] = set()
        ids = run.mirror.member_ids(plan.sobject)
        while some := set(islice(ids, 10_000)):
            run.cancel.check()
            self._absent |= some
        self._members = len(self._absent)
        self._bound = first if not self._members else None
        self._enter = Shortlist(most if self._members else first)
        self._change = Shortlist(most)
        self._entering = self._changing = self._listed = 0
        # A newly mapped field, or a reading of all rows that was broken off: every row is
        # compared, not only those with a new stamp.
        unfinished = position.pull_started is not None
        self._refill = bool(self._members) and (unfinished or plan.new_columns(position.columns))
        self._unsettled = stored.unsettled(plan)
        self._filling = plan.filled_from_here(position.columns) | set(position.filling.split(","))

    def effect(self, matching: int) -> Generator[Progress, None, Effect]:
        """`matching`: what the org counted, for the progress and for what is not read."""
        complete = yield from self._pages(matching)
        waiting = self._run.mirror.staged(self._plan.sobject)
        leaving = sorted(self._absent - waiting.keys())
        leave, gone = yield from self._leaving(leaving)
        return Effect(
            matching=self._listed if complete else matching,
            members=self._members,
            enter=self._enter.group(self._entering if complete else matching),
            leave=leave.group(len(leaving)),
            change=self._change.group(self._changing),
            gone=gone,
            staying=frozenset(waiting.keys() - self._absent),
        )

    def _pages(self, matching: int) -> Generator[Progress, None, bool]:
        """Reads the list; whether all of it."""
        run, plan = self._run, self._plan
        named = plan.schema.field("Name") is not None
        light = ("Id", "SystemModstamp", *(("Name",) if named else ()))
        fields = plan.fields if self._refill else light
        restamped: list[str] = []
        after: str | None = None
        while True:
            size = run.settings.page_size
            if self._bound is not None:
                size = min(size, self._bound - self._listed)
            if size <= 0:
                return self._listed >= matching
            text = soql.select(
                plan.sobject, fields, plan.where(run.context()), after_id=after, limit=size
            )
            answer = run.ask([RowQuery(plan.schema, fields, text)], cause="preview")
            page = run.rows(plan.sobject, answer.results[0])
            for rows in in_chunks(page.rows, run.settings.chunk):
                run.cancel.check()
                restamped += self._sort(page, rows)
                total = max(matching, self._listed)
                yield Progress(Phase.SWEEP, plan.sobject, self._listed, total)
            last = len(page.rows) < size
            while len(restamped) >= run.settings.page_size or (restamped and last):
                some, restamped = _parted(restamped, run.settings.page_size)
                yield from self._compare(some)
            if last:
                return True
            after = str(page.rows[-1][page.fields.index("Id")])

    def _sort(self, page: RowPage, rows: tuple[Row, ...]) -> list[str]:
        """Sorts some rows of the list; the ids of members with another stamp than here."""
        at = Columns.of(page.fields)
        name = page.fields.index("Name") if "Name" in page.fields else at.id
        self._listed += len(rows)
        here = {str(row[at.id]): row for row in rows if str(row[at.id]) in self._absent}
        self._absent -= here.keys()
        self._entering += len(rows) - len(here)
        self._enter.add(
            PreviewRecord(str(row[at.id]), str(row[name] or row[at.id]))
            for row in rows
            if str(row[at.id]) not in here
        )
        if self._refill:
            self._differ(differences(self._plan, here, self._stored, self._filling))
            return []
        known = self._run.mirror.known(self._plan.sobject, list(here))
        return [
            each
            for each, row in here.items()
            if each in known and (known[each].modstamp != row[at.stamp] or each in self._unsettled)
        ]

    def _compare(self, ids: list[str]) -> Generator[Progress, None, None]:
        """Reads members whole that are restamped or unsettled, and finds what differs."""
        at = Columns.of(self._plan.fields)
        rows = rows_by_id(self._run, self._plan, ids)
        live = {each: row for each, row in rows.items() if not Seen.of(row, at).deleted}
        for some in in_chunks(list(live), self._run.settings.chunk):
            self._run.cancel.check()
            self._differ(differences(self._plan, {each: live[each] for each in some}, self._stored))
            yield Progress(Phase.CHANGES, self._plan.sobject, self._changing)

    def _differ(self, found: list[PreviewRecord]) -> None:
        self._changing += len(found)
        self._change.add(found)

    def _leaving(self, ids: list[str]) -> Generator[Progress, None, tuple[Shortlist, int]]:
        """The members that are not selected, with reasons, and how many of them are deleted."""
        run, plan = self._run, self._plan
        at = Columns.of(plan.fields)
        matcher = plan.matcher(run.context())
        leave = Shortlist(self._most)
        done = gone = 0
        for batch in in_chunks(ids, run.settings.page_size):
            rows = rows_by_id(run, plan, batch)
            seen = {each: Seen.of(row, at) for each, row in rows.items()}
            gone += sum(each.deleted for each in seen.values())
            listed = batch[: max(0, self._most - done)]
            names = self._stored.names(listed)
            leave.add(
                PreviewRecord(
                    each,
                    names.get(each, each),
                    reason_of(rows.get(each), at, matcher),
                )
                for each in listed
            )
            done += len(batch)
            yield Progress(Phase.SWEEP, plan.sobject, done, len(ids))
        return leave, gone


def leaves_with_its_object(
    members: Iterable[str], waiting: Iterable[str], stored: Stored, reason: str, most: int
) -> Shortlist:
    """The first members of an object that is no longer synced; those whose removal waits already
    aren't among them."""
    waits = set(waiting)
    first = list(islice((each for each in members if each not in waits), most))
    names = stored.names(first)
    found = Shortlist(most)
    found.add(PreviewRecord(each, names.get(each, each), reason) for each in first)
    return found


def _parted(items: list[str], size: int) -> tuple[list[str], list[str]]:
    return items[:size], items[size:]
