"""The exact effect of preferences on the org and the data here, before anything is applied."""

from __future__ import annotations

import logging
from collections.abc import Generator, Mapping, Set
from typing import Final

from apdesk.domain import guards, soql
from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import Clock
from apdesk.domain.criteria import sentence
from apdesk.domain.mapping import all_mappings
from apdesk.domain.preferences import (
    DEFAULT_PREFERENCES,
    ObjectChoice,
    OnLeave,
    Preferences,
    SyncMode,
)
from apdesk.domain.run import Phase, Problem, Progress
from apdesk.domain.schema import SOBJECTS, SObjectSchema
from apdesk.errors import KnownError
from apdesk.language import tr
from apdesk.salesforce.errors import Kind, SalesforceError
from apdesk.salesforce.org import CountQuery, Org, Query
from apdesk.store.database import Store
from apdesk.store.position import Position, Positions
from apdesk.store.scanning import MemberScan
from apdesk.store.settings import Settings
from apdesk.store.views import Views
from apdesk.sync import problems
from apdesk.sync.compare import Stored
from apdesk.sync.locality import context_of
from apdesk.sync.lookup import QUERIES_A_CALL
from apdesk.sync.membership import ObjectPlan, make_plan
from apdesk.sync.preview_basis import basis_of
from apdesk.sync.preview_complete import Listing, leaves_with_its_object
from apdesk.sync.preview_quick import MOST_SINGLE, Quick, Unequal
from apdesk.sync.preview_result import (
    Effect,
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

__all__ = ["FieldChange", "ObjectPreview", "Preview", "PreviewGroup", "PreviewRecord", "preview"]

log = logging.getLogger("apdesk.sync")

#: Records of a group that are listed unless fewer are asked for: beyond it a list is of no use to
#: anybody, and would fill the memory.
LONGEST_LIST: Final = 100_000
#: Five calls read all ids that an object of that size selects.
QUICK_FROM: Final = 10_000


def preview(
    org: Org,
    store: Store,
    preferences: Preferences,
    clock: Clock,
    cancel: CancelToken | None = None,
    *,
    listing_limit: int | None = None,
    quick_from: int = QUICK_FROM,
) -> Generator[Progress, None, Preview]:
    """Compares what the preferences select with what is here. Writes nothing.

    All counts are exact. Of each group the first records by id are listed.

    Args:
        preferences: Those to be looked at, whether they are in force or not.
        cancel: Looked at between steps; raises Cancelled.
        listing_limit: At most so many records of a group are listed. None: LONGEST_LIST, but all
            that enter where nothing of their object is here yet.
        quick_from: An object that has, or is to have, so many members is told by counts where its
            values here allow that (`preview_quick`); of smaller ones all that is selected is read.

    Raises:
        KnownError: What ends a run would end the preview too (network, login, limit). Trouble with
            one object is its `problem`.
    """
    with Views(store.path) as views:
        run = Run(
            run_id=0,
            org=org,
            store=store,
            clock=clock,
            settings=SyncSettings.stored(Settings(store)),
            preferences=preferences,
            locality=context_of(Settings(store).binding(), clock.now()),
            cancel=cancel or CancelToken(),
        )
        work = _Work(run, views, listing_limit, quick_from)
        return (yield from work.all())


class _Work:
    def __init__(self, run: Run, views: Views, limit: int | None, quick_from: int) -> None:
        self._run = run
        self._views = views
        self._limit = limit
        self._most = LONGEST_LIST if limit is None else limit
        self._quick_from = quick_from
        self._preferences = run.preferences
        self._settings = Settings(run.store)
        self._positions = Positions(run.store)

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
        described = self._run.org.describe(sobject)
        if described is None:
            raise KnownError(
                tr("The fields of {object} can't be read", object=sobject),
                tr("The org said that they haven't changed, but they were never read."),
                tr("Try again."),
                code="describe.missing",
            )
        return SObjectSchema.from_describe(described.raw)

    def _position(self, sobject: str) -> Position:
        return self._positions.position(sobject) or Position(sobject)

    def _count(
        self, plans: Mapping[str, ObjectPlan], troubles: dict[str, Problem]
    ) -> Generator[Progress, None, dict[str, tuple[int | None, int]]]:
        """(matching, total) of each object; objects that the org refuses get a trouble instead.

        What a large object will have is counted later, with all else that is asked of it: None.
        """
        asked: list[tuple[str, bool, Query]] = []
        for sobject, plan in plans.items():
            context = self._run.context()
            everyone = soql.membership(sobject, (), plan.schema, context)
            asked.append((sobject, False, CountQuery(soql.count(sobject, everyone))))
            members = self._run.mirror.member_count(sobject)
            if not members or members < self._quick_from:
                query = CountQuery(soql.count(sobject, plan.where(context)))
                asked.append((sobject, True, query))
        matching: dict[str, int] = {}
        total: dict[str, int] = {}
        for batch in in_chunks(asked, QUERIES_A_CALL):
            yield Progress(Phase.CHECK)
            answer = self._run.ask([query for _, _, query in batch], cause="preview")
            for (sobject, chosen, _), result in zip(batch, answer.results, strict=True):
                try:
                    found = matching if chosen else total
                    found[sobject] = self._run.count(sobject, result)
                except ObjectPaused as paused:
                    troubles[sobject] = paused.problem
                except SchemaDrift as drift:
                    troubles[sobject] = problems.query_refused(sobject, drift.error)
        return {each: (matching.get(each), total[each]) for each in total if each not in troubles}

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
        run = self._run
        waiting = run.mirror.staged(sobject)
        members = run.mirror.member_count(sobject)
        things = problems.plural_of(sobject)
        stored = Stored(self._views, run.mirror, run.outbox, sobject)
        leave = leaves_with_its_object(
            run.mirror.member_ids(sobject),
            waiting,
            stored,
            tr("{things} are no longer synced", things=things),
            self._most,
        ).group(members - len(waiting))
        return ObjectPreview(
            sobject,
            members=members,
            leave=leave,
            sentence=tr("{things} are not synced.", things=things),
            on_leave=self._preferences.on_leave,
            held=self._held(sobject, leave.count, gone=0),
        )

    def _object(
        self, plan: ObjectPlan, matching: int | None, total: int
    ) -> Generator[Progress, None, ObjectPreview]:
        sobject = plan.sobject
        stored = Stored(self._views, self._run.mirror, self._run.outbox, sobject)
        effect = yield from self._quickly(plan, stored, matching)
        if effect is None:
            listing = Listing(
                self._run,
                plan,
                self._position(sobject),
                stored,
                most=self._most,
                first=self._limit,
            )
            members = self._run.mirror.member_count(sobject)
            effect = yield from listing.effect(members if matching is None else matching)
        return ObjectPreview(
            sobject,
            matching=effect.matching,
            total=max(total, effect.matching),
            members=effect.members,
            enter=effect.enter,
            leave=effect.leave,
            change=effect.change,
            soql=soql.select(sobject, plan.fields, plan.where(self._run.context()), order_by=""),
            sentence=self._sentence(sobject, plan.schema),
            on_leave=self._preferences.on_leave,
            held=self._held(sobject, effect.leave.count, effect.gone, effect.staying),
        )

    def _quickly(
        self, plan: ObjectPlan, stored: Stored, matching: int | None
    ) -> Generator[Progress, None, Effect | None]:
        """The effect without a list of all that is selected; None where only that will do."""
        run, sobject = self._run, plan.sobject
        members = run.mirror.member_count(sobject)
        if not members or max(members, matching or 0) < self._quick_from:
            return None
        with MemberScan(run.store.path, sobject) as scan:
            basis = basis_of(
                plan,
                self._position(sobject),
                self._before(sobject),
                run.context(),
                run.settings.overlap,
                scan,
            )
            if basis is None:
                return None
            staged = run.mirror.staged(sobject)
            edited = scan.edited(basis.fields_used, MOST_SINGLE + 1)
            unsettled = stored.unsettled(plan)
            if len(staged) + len(edited) + len(unsettled) > MOST_SINGLE:
                return None
            quick = Quick(
                run,
                basis,
                stored,
                scan,
                edited=edited,
                unsettled=unsettled,
                staged=staged.keys(),
                most=self._most,
            )
            try:
                return (yield from quick.effect())
            except Unequal:
                log.info("the preview of %s does not add up: all are listed", sobject)
            except (SchemaDrift, ObjectPaused):
                # What was refused may be the counting alone; else the list is refused as well.
                log.info("%s can't be counted by parts: all are listed", sobject)
        return None

    # -- small ------------------------------------------------------------------------------------

    def _before(self, sobject: str) -> ObjectChoice:
        """The stored choice, which need not be in force yet."""
        try:
            stored = self._settings.preferences()
        except KnownError:
            stored = None
        return (stored or DEFAULT_PREFERENCES).choice(sobject)

    def _held(self, sobject: str, leaving: int, gone: int, staying: Set[str] = frozenset()) -> bool:
        settings = self._run.settings
        keep = self._preferences.on_leave is OnLeave.KEEP
        removals = gone if keep else leaving
        waiting = sum(
            each not in staying and (not keep or reason in DELETIONS)
            for each, reason in self._run.mirror.staged(sobject).items()
        )
        members = self._run.mirror.member_count(sobject)
        return guards.held(
            removals + waiting, members, settings.removal_limit, settings.removal_share
        )

    def _sentence(self, sobject: str, schema: SObjectSchema | None = None) -> str:
        things = problems.plural_of(sobject)
        choice = self._preferences.choice(sobject)
        if choice.sync is SyncMode.NONE:
            return tr("{things} are not synced.", things=things)
        schema = schema or self._settings.schema(sobject)
        if schema is None:
            return tr("{things} can't be read.", things=things)
        return sentence(schema.label_plural, choice.effective_criteria, schema)
