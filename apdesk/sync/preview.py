"""The exact effect of preferences on the org and the data here, before anything is applied."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Set
from dataclasses import dataclass, field

from apdesk.domain import guards, soql
from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import Clock
from apdesk.domain.criteria import sentence
from apdesk.domain.mapping import all_mappings
from apdesk.domain.preferences import OnLeave, Preferences, SyncMode
from apdesk.domain.records import Row, RowPage
from apdesk.domain.run import Phase, Problem, Progress
from apdesk.domain.schema import SOBJECTS, SObjectSchema
from apdesk.errors import KnownError
from apdesk.salesforce.errors import Kind, SalesforceError
from apdesk.salesforce.org import CountQuery, Org, Query, RowQuery
from apdesk.store.database import Store
from apdesk.store.position import Position, Positions
from apdesk.store.settings import Settings
from apdesk.store.views import Views
from apdesk.sync import problems
from apdesk.sync.compare import Stored, differences
from apdesk.sync.locality import context_of
from apdesk.sync.lookup import QUERIES_A_CALL, rows_by_id
from apdesk.sync.membership import Columns, ObjectPlan, Seen, make_plan, why_it_leaves
from apdesk.sync.preview_result import (
    FieldChange,
    ObjectPreview,
    Preview,
    PreviewGroup,
    PreviewRecord,
)
from apdesk.sync.removals import DELETIONS
from apdesk.sync.run_state import ObjectPaused, Run, SchemaDrift
from apdesk.sync.settings import SyncSettings
from apdesk.sync.steps import in_chunks
from apdesk.sync.sweep import HIDDEN

__all__ = ["FieldChange", "ObjectPreview", "Preview", "PreviewGroup", "PreviewRecord", "preview"]


def preview(
    org: Org,
    store: Store,
    preferences: Preferences,
    clock: Clock,
    cancel: CancelToken | None = None,
    *,
    listing_limit: int | None = None,
) -> Generator[Progress, None, Preview]:
    """Compares what the preferences select with what is here. Writes nothing.

    Args:
        preferences: Those to be looked at, whether they are in force or not.
        cancel: Looked at between steps; raises Cancelled.
        listing_limit: Of an object that has nothing here, at most so many records are listed (all
            are counted); None lists them all. Who enters beside existing members, who leaves and
            who changes is always complete.

    Raises:
        KnownError: What ends a run would end the preview too (network, login, limit). Trouble with
            one object is its `problem`.
    """
    with Views(store.path) as views:
        work = _Work(org, store, preferences, clock, cancel or CancelToken(), listing_limit, views)
        return (yield from work.all())


@dataclass(slots=True)
class _Found:
    """What the listing of one object's selection found."""

    enter: list[PreviewRecord] = field(default_factory=list)
    change: list[PreviewRecord] = field(default_factory=list)
    present: set[str] = field(default_factory=set)
    restamped: list[str] = field(default_factory=list)
    listed: int = 0
    complete: bool = True


class _Work:
    def __init__(
        self,
        org: Org,
        store: Store,
        preferences: Preferences,
        clock: Clock,
        cancel: CancelToken,
        listing_limit: int | None,
        views: Views,
    ) -> None:
        self._settings = Settings(store)
        self._positions = Positions(store)
        self._preferences = preferences
        self._org = org
        self._limit = listing_limit
        self._views = views
        binding = self._settings.binding()
        self._run = Run(
            run_id=0,
            org=org,
            store=store,
            clock=clock,
            settings=SyncSettings.stored(self._settings),
            preferences=preferences,
            locality=context_of(binding, clock.now()),
            cancel=cancel,
        )

    def all(self) -> Generator[Progress, None, Preview]:
        run = self._run
        schemas: dict[str, SObjectSchema] = {}
        troubles: dict[str, Problem] = {}
        for sobject in SOBJECTS:
            if self._preferences.choice(sobject).sync is SyncMode.NONE:
                continue
            yield Progress(Phase.CHECK, sobject)
            run.cancel.check()
            try:
                schemas[sobject] = self._schema(sobject)
            except SalesforceError as error:
                if error.kind is not Kind.PAUSE_OBJECT:
                    raise
                troubles[sobject] = problems.unreadable(sobject, error)
        mapped = all_mappings(self._preferences, schemas)
        plans = {
            sobject: make_plan(
                schemas[sobject],
                self._preferences,
                mapped[sobject],
                run.context(),
                self._position(sobject).columns,
            )
            for sobject in SOBJECTS
            if sobject in mapped
        }
        for sobject, plan in plans.items():
            if plan.frozen:
                troubles[sobject] = problems.frozen(plan)
        counts = yield from self._count(
            {each: plan for each, plan in plans.items() if each not in troubles}, troubles
        )
        objects = {}
        for sobject in SOBJECTS:
            if sobject in troubles:
                objects[sobject] = self._troubled(sobject, troubles[sobject])
            elif sobject not in plans:
                objects[sobject] = self._dropped(sobject)
            else:
                try:
                    objects[sobject] = yield from self._object(plans[sobject], *counts[sobject])
                except ObjectPaused as paused:
                    objects[sobject] = self._troubled(sobject, paused.problem)
                except SchemaDrift as drift:
                    trouble = problems.query_refused(sobject, drift.error)
                    objects[sobject] = self._troubled(sobject, trouble)
        return Preview(objects, self._preferences.in_words({**self._settings.schemas(), **schemas}))

    # -- what is asked first ----------------------------------------------------------------------

    def _schema(self, sobject: str) -> SObjectSchema:
        stored = self._settings.schema(sobject)
        if stored is not None:
            return stored
        described = self._org.describe(sobject)
        if described is None:
            raise KnownError(
                f"The fields of {sobject} can't be read",
                "The org said that they haven't changed, but they were never read.",
                "Try again.",
                code="describe.missing",
            )
        return SObjectSchema.from_describe(described.raw)

    def _position(self, sobject: str) -> Position:
        return self._positions.position(sobject) or Position(sobject)

    def _count(
        self, plans: Mapping[str, ObjectPlan], troubles: dict[str, Problem]
    ) -> Generator[Progress, None, dict[str, tuple[int, int]]]:
        """(matching, total) of each object; objects that the org refuses get a trouble instead."""
        asked: list[tuple[str, Query]] = []
        for sobject, plan in plans.items():
            context = self._run.context()
            everyone = soql.membership(sobject, (), plan.schema, context)
            asked.append((sobject, CountQuery(soql.count(sobject, plan.where(context)))))
            asked.append((sobject, CountQuery(soql.count(sobject, everyone))))
        found: dict[str, list[int]] = {}
        for batch in in_chunks(asked, QUERIES_A_CALL):
            yield Progress(Phase.CHECK)
            answer = self._run.ask([query for _, query in batch], cause="preview")
            for (sobject, _), result in zip(batch, answer.results, strict=True):
                try:
                    found.setdefault(sobject, []).append(self._run.count(sobject, result))
                except ObjectPaused as paused:
                    troubles[sobject] = paused.problem
                except SchemaDrift as drift:
                    troubles[sobject] = problems.query_refused(sobject, drift.error)
        return {each: (both[0], both[1]) for each, both in found.items() if len(both) == 2}

    # -- one object -------------------------------------------------------------------------------

    def _troubled(self, sobject: str, problem: Problem) -> ObjectPreview:
        members = self._run.member_count(sobject)
        return ObjectPreview(
            sobject,
            matching=members,
            members=members,
            sentence=self._sentence(sobject),
            problem=problem,
            on_leave=self._preferences.on_leave,
        )

    def _dropped(self, sobject: str) -> ObjectPreview:
        """An object that is not synced: whoever is here leaves."""
        members = self._members(sobject)
        leaving = sorted(members - self._run.mirror.staged(sobject).keys())
        name = problems.PLURALS.get(sobject, sobject)
        stored = Stored(self._views, self._run.mirror, self._run.outbox, sobject)
        names = stored.names(leaving)
        leave = [
            PreviewRecord(each, names.get(each, each), f"{name} are no longer synced")
            for each in leaving
        ]
        return ObjectPreview(
            sobject,
            members=len(members),
            leave=PreviewGroup(len(leave), tuple(leave)),
            sentence=f"{name} are not synced.",
            on_leave=self._preferences.on_leave,
            held=self._held(sobject, len(leave), gone=0),
        )

    def _object(
        self, plan: ObjectPlan, matching: int, total: int
    ) -> Generator[Progress, None, ObjectPreview]:
        sobject = plan.sobject
        members = self._members(sobject)
        stored = Stored(self._views, self._run.mirror, self._run.outbox, sobject)
        found = yield from self._listing(plan, members, stored, matching)
        yield from self._changed(plan, found, stored)
        waiting = self._run.mirror.staged(sobject)
        leaving = sorted(members - found.present - waiting.keys())
        leave, gone = yield from self._leaving(plan, leaving, stored)
        if found.complete:
            matching = found.listed
        return ObjectPreview(
            sobject,
            matching=matching,
            total=max(total, matching),
            members=len(members),
            enter=PreviewGroup(
                len(found.enter) if found.complete else matching, tuple(found.enter)
            ),
            leave=PreviewGroup(len(leave), tuple(leave)),
            change=PreviewGroup(len(found.change), tuple(found.change)),
            soql=soql.select(sobject, plan.fields, plan.where(self._run.context()), order_by=""),
            sentence=self._sentence(sobject, plan.schema),
            on_leave=self._preferences.on_leave,
            held=self._held(sobject, len(leave), gone, found.present),
        )

    def _listing(
        self, plan: ObjectPlan, members: set[str], stored: Stored, matching: int
    ) -> Generator[Progress, None, _Found]:
        """All records that the preferences select: who is new, who may have changed."""
        run = self._run
        found = _Found()
        # A newly mapped field, or a reading of all rows that was broken off: every row is
        # compared, not only those with a new stamp.
        position = self._position(plan.sobject)
        unfinished = position.pull_started is not None
        refill = bool(members) and (unfinished or plan.new_columns(position.columns))
        named = plan.schema.field("Name") is not None
        light = ("Id", "SystemModstamp", *(("Name",) if named else ()))
        fields = plan.fields if refill else light
        bounded = self._limit if not members else None
        after: str | None = None
        while True:
            size = run.settings.page_size
            if bounded is not None:
                size = min(size, bounded - found.listed)
            if size <= 0:
                found.complete = found.listed >= matching
                return found
            text = soql.select(
                plan.sobject, fields, plan.where(run.context()), after_id=after, limit=size
            )
            answer = run.ask([RowQuery(plan.schema, fields, text)], cause="preview")
            page = run.rows(plan.sobject, answer.results[0])
            for rows in in_chunks(page.rows, run.settings.chunk):
                run.cancel.check()
                self._sort(plan, page, rows, members, stored, found, refill=refill)
                yield Progress(Phase.SWEEP, plan.sobject, found.listed, max(matching, found.listed))
            if len(page.rows) < size:
                return found
            after = str(page.rows[-1][page.fields.index("Id")])

    def _sort(
        self,
        plan: ObjectPlan,
        page: RowPage,
        rows: tuple[Row, ...],
        members: set[str],
        stored: Stored,
        found: _Found,
        *,
        refill: bool,
    ) -> None:
        at = Columns.of(page.fields)
        name = page.fields.index("Name") if "Name" in page.fields else at.id
        found.listed += len(rows)
        here = {str(row[at.id]): row for row in rows if str(row[at.id]) in members}
        found.present |= here.keys()
        found.enter += [
            PreviewRecord(str(row[at.id]), str(row[name] or row[at.id]))
            for row in rows
            if str(row[at.id]) not in members
        ]
        if refill:
            position = self._position(plan.sobject)
            filling = plan.filled_from_here(position.columns) | set(position.filling.split(","))
            found.change += differences(plan, here, stored, filling)
        else:
            known = self._run.mirror.known(plan.sobject, list(here))
            found.restamped += [
                each
                for each, row in here.items()
                if each in known and known[each].modstamp != row[at.stamp]
            ]

    def _changed(
        self, plan: ObjectPlan, found: _Found, stored: Stored
    ) -> Generator[Progress, None, None]:
        at = Columns.of(plan.fields)
        for batch in in_chunks(found.restamped, self._run.settings.page_size):
            rows = rows_by_id(self._run, plan, batch)
            live = {each: row for each, row in rows.items() if not Seen.of(row, at).deleted}
            for some in in_chunks(list(live), self._run.settings.chunk):
                self._run.cancel.check()
                found.change += differences(plan, {each: live[each] for each in some}, stored)
                yield Progress(Phase.CHANGES, plan.sobject, len(found.change), len(found.restamped))

    def _leaving(
        self, plan: ObjectPlan, ids: list[str], stored: Stored
    ) -> Generator[Progress, None, tuple[list[PreviewRecord], int]]:
        """The members that are not selected, with reasons, and how many of them are deleted."""
        run = self._run
        at = Columns.of(plan.fields)
        matcher = plan.matcher(run.context())
        leave: list[PreviewRecord] = []
        gone = 0
        for batch in in_chunks(ids, run.settings.page_size):
            rows = rows_by_id(run, plan, batch)
            names = stored.names(batch)
            for each in batch:
                row = rows.get(each)
                seen = None if row is None else Seen.of(row, at)
                if row is None or seen is None:
                    reason = HIDDEN
                elif seen.deleted:
                    gone += 1
                    reason = "Merged in Salesforce" if seen.master else "Deleted in Salesforce"
                elif seen.converted:
                    reason = "Converted to a contact in Salesforce"
                else:
                    reason = why_it_leaves(matcher, row)
                leave.append(PreviewRecord(each, names.get(each, each), reason))
            yield Progress(Phase.SWEEP, plan.sobject, len(leave), len(ids))
        return leave, gone

    # -- small ------------------------------------------------------------------------------------

    def _members(self, sobject: str) -> set[str]:
        """All members here: one whose removal waits is a member still, and its removal is taken
        back when it is selected again."""
        return set(self._run.mirror.member_ids(sobject))

    def _held(self, sobject: str, leaving: int, gone: int, present: Set[str] = frozenset()) -> bool:
        settings = self._run.settings
        keep = self._preferences.on_leave is OnLeave.KEEP
        removals = gone if keep else leaving
        waiting = sum(
            each not in present and (not keep or reason in DELETIONS)
            for each, reason in self._run.mirror.staged(sobject).items()
        )
        members = self._run.mirror.member_count(sobject)
        return guards.held(
            removals + waiting, members, settings.removal_limit, settings.removal_share
        )

    def _sentence(self, sobject: str, schema: SObjectSchema | None = None) -> str:
        name = problems.PLURALS.get(sobject, sobject)
        choice = self._preferences.choice(sobject)
        if choice.sync is SyncMode.NONE:
            return f"{name} are not synced."
        schema = schema or self._settings.schema(sobject)
        if schema is None:
            return f"{name} can't be read."
        return sentence(schema.label_plural, choice.effective_criteria, schema)
