"""What one run knows while it goes on; shared by its phases."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from time import monotonic

from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import Clock, from_iso, to_iso
from apdesk.domain.criteria import EvaluationContext
from apdesk.domain.preferences import Preferences
from apdesk.domain.records import RowPage
from apdesk.domain.run import ChangeSet, ObjectCounts, Problem, Progress
from apdesk.errors import BugError
from apdesk.salesforce import errors
from apdesk.salesforce.errors import Kind, SalesforceError
from apdesk.salesforce.org import Answer, Org, Query, QueryResult, WriteAnswer, WriteGroup
from apdesk.store.changes import Applied, PageChanges
from apdesk.store.database import Store
from apdesk.store.mirror import Mirror
from apdesk.store.outbox import Outbox
from apdesk.store.position import Position, Positions
from apdesk.store.settings import Settings
from apdesk.sync import problems
from apdesk.sync.budget import LAST_SHARE, WINDOW, free_at
from apdesk.sync.membership import ObjectPlan
from apdesk.sync.settings import SyncSettings

log = logging.getLogger("apdesk.sync")

Step = Progress | ChangeSet

#: The setting that says how many seconds the org's clock is before ours.
CLOCK_SKEW = "clock.skew_seconds"
#: Seconds that an answer may take on its way; less is no difference of clocks.
_SKEW_TOLERANCE = 2


class SchemaDrift(Exception):
    """The object's fields are not what they were: the org refused a query, or a value of its
    answer can't be one of the field that was described."""

    def __init__(self, sobject: str, error: SalesforceError) -> None:
        super().__init__(sobject)
        self.sobject = sobject
        self.error = error


class ObjectPaused(Exception):
    """This object can't be synced in this run; the others go on."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


@dataclass(slots=True)
class ObjectState:
    """One object within a run.

    Attributes:
        fresh: Its first pull ended in this run: there are no changes to ask for yet.
        paused: It can't be synced in this run.
        backfill: Fields are mirrored now that the rows here don't have yet: all are read again.
        described: Its fields were read again in this run, as the org had refused a query.
        counted: Members according to the org, with the answer that also held the last changes.
        read_at: When this run last asked for all that is new of it (`time.monotonic`); None: it
            hasn't.
    """

    plan: ObjectPlan
    position: Position
    fresh: bool = False
    paused: bool = False
    backfill: bool = False
    described: bool = False
    counted: int | None = None
    read_at: float | None = None

    @property
    def sobject(self) -> str:
        return self.plan.sobject


class Run:
    """One run's collaborators and what it has found so far."""

    def __init__(
        self,
        *,
        run_id: int,
        org: Org,
        store: Store,
        clock: Clock,
        settings: SyncSettings,
        preferences: Preferences,
        locality: EvaluationContext,
        cancel: CancelToken,
    ) -> None:
        self.run_id = run_id
        self.org = org
        self.store = store
        self.clock = clock
        self.settings = settings
        self.preferences = preferences
        self.cancel = cancel
        self.mirror = Mirror(store)
        self.outbox = Outbox(store)
        self.positions = Positions(store)
        self.counts: dict[str, ObjectCounts] = {}
        self.problems: list[Problem] = []
        self.states: dict[str, ObjectState] = {}
        self.first_answer: datetime | None = None
        #: Objects that should be synced and can't be described at all.
        self.unreadable: set[str] = set()
        #: Objects whose fields were read in this run.
        self.described: set[str] = set()
        #: Objects of which the org refused a value that should be an entry of a picklist.
        self.picklists: set[str] = set()
        #: Whether somebody asked for this run, and waits for what it says.
        self.by_hand = False
        #: Whether all members of an object were read in this run.
        self.pulled = False
        #: Whether this run learned what a user or a queue is called.
        self.introduced = False
        #: Records that were written to the org in this run (apdesk ids).
        self.sent: set[int] = set()
        #: By object, the records of which a write was refused in this run, whatever came of it.
        self.refused: dict[str, set[int]] = {}
        #: By object, the people who wait to be created and aren't in the org yet.
        self.looked_up: dict[str, frozenset[int]] = {}
        self._locality = locality
        self._stored = Settings(store)
        self._heard: tuple[datetime, float] | None = None
        self._calls_before = org.calls()

    def ask(self, queries: Sequence[Query], cause: str) -> Answer:
        """Asks the org; remembers its clock at the run's first answer.

        The answer's time is that of the question: what was committed while the org was answering
        may be missing from it. Raises Cancelled and "budget.reached" too.
        """
        self.cancel.check()
        self.within_budget()
        began = monotonic()
        answer = self.org.ask(queries, cause=cause)
        self._hear(answer.server_time)
        # Whole seconds, as the org's clock has no others here.
        answer = replace(
            answer, server_time=answer.server_time - timedelta(seconds=int(monotonic() - began))
        )
        if self.first_answer is None:
            self.first_answer = answer.server_time
        return answer

    def write(
        self, groups: Sequence[WriteGroup], *, cause: str, unsent: Callable[[], None]
    ) -> WriteAnswer:
        """Writes to the org. What is written must be marked as in flight by now; `unsent` takes
        the mark back where the call is known to have had no effect. Raises what the org raises."""
        try:
            answer = self.org.write(groups, cause=cause)
        except SalesforceError as error:
            if not error.in_doubt:
                unsent()
            raise
        self._hear(answer.server_time)
        return answer

    @property
    def user_id(self) -> str:
        """The Salesforce id of the connected user; '' when nobody is."""
        binding = self._stored.binding()
        return "" if binding is None else binding.user_id

    def server_now(self) -> datetime:
        """The org's clock, as it was last heard and has gone on since; ours until then."""
        if self._heard is None:
            return self.clock.now()
        said, at = self._heard
        return said + timedelta(seconds=monotonic() - at)

    def by_org_clock(self, at: str) -> str:
        """A moment of our clock (ISO 8601 UTC) as the org's clock has it."""
        skew = timedelta(seconds=int(self._stored.setting(CLOCK_SKEW, 0)))
        return to_iso(from_iso(at) + skew)

    def _hear(self, server_time: datetime) -> None:
        """Notes the org's clock, and how far ours is from it: edits are dated by the org's."""
        first = self._heard is None
        self._heard = server_time, monotonic()
        if not first:
            return
        skew = round((server_time - self.clock.now()).total_seconds())
        if abs(skew - int(self._stored.setting(CLOCK_SKEW, 0))) > _SKEW_TOLERANCE:
            self._stored.set_setting(CLOCK_SKEW, skew)

    def within_budget(self) -> None:
        """Raises when no further call of ours is allowed: KnownError "budget.reached", and
        SalesforceError of kind LIMIT where hardly any of the org's are left for anybody. One call
        a run is always allowed, for how many are left is only told with an answer."""
        budget, now = self.settings.daily_budget, self.clock.now()
        if budget is not None and self._stored.own_calls_24h(now) >= budget:
            until = free_at(self._stored.calls_since(now - WINDOW), budget, now)
            raise problems.budget_reached(budget, until, now)
        usage = self.org.usage()
        if usage.used is None or not usage.maximum or self.org.calls() == self._calls_before:
            return
        if usage.used >= usage.maximum * LAST_SHARE:
            raise errors.hardly_any_calls()

    def locate(self, locality: EvaluationContext) -> None:
        """Whose time zone, locale and fiscal year relative dates are of, from now on."""
        self._locality = locality

    def context(self, now: datetime | None = None) -> EvaluationContext:
        """What relative dates mean now: by the org's clock where it has spoken."""
        return replace(self._locality, now=now or self.first_answer or self.clock.now())

    def rows(self, sobject: str, result: QueryResult) -> RowPage:
        """The rows of a result. Raises SchemaDrift, ObjectPaused or the org's error otherwise."""
        if isinstance(result, RowPage):
            return result
        raise self.refusal(sobject, result)

    def count(self, sobject: str, result: QueryResult) -> int:
        """The count of a result. Raises like `rows`."""
        if isinstance(result, int):
            return result
        raise self.refusal(sobject, result)

    def counted(self, sobject: str, result: QueryResult) -> int | None:
        """The count of a result; None where the org couldn't count in its time, which a run can do
        without. Raises like `rows` for the rest."""
        if isinstance(result, SalesforceError) and result.kind is Kind.RETRY:
            log.info("%s: not counted (%s)", sobject, result.code)
            return None
        return self.count(sobject, result)

    def refusal(self, sobject: str, result: QueryResult) -> Exception:
        """What to raise for a result that is no answer to its query."""
        if not isinstance(result, SalesforceError):
            return BugError(
                "The org's answer has another form than the question",
                f"{sobject}: {type(result).__name__}",
                code="answer.form",
            )
        if result.kind is Kind.FIX:
            return SchemaDrift(sobject, result)
        if result.kind in (Kind.PAUSE_OBJECT, Kind.SKIP, Kind.CONFLICT):
            return ObjectPaused(problems.unreadable(sobject, result))
        if result.kind is Kind.RETRY:
            return ObjectPaused(problems.as_problem(result, sobject))
        return result

    def apply(self, page: PageChanges) -> Applied:
        """Applies a page in one transaction and counts what it did."""
        applied = self.mirror.apply(page, self.run_id, to_iso(self.clock.now()))
        counts = self.counts_of(page.sobject)
        counts.entered += applied.entered + applied.relinked + applied.adopted
        counts.changed += applied.changed
        counts.left += applied.kept
        counts.conflicts += applied.conflicts
        dissolved = applied.adopted + applied.merged
        if page.conversions:
            self.counts_of("Lead").left += dissolved
        else:
            counts.deleted += dissolved
        return applied

    def member_count(self, sobject: str) -> int:
        """Members here, less those whose removal waits: what the org should count."""
        return self.mirror.member_count(sobject) - self.mirror.staged_count(sobject)

    def counts_of(self, sobject: str) -> ObjectCounts:
        return self.counts.setdefault(sobject, ObjectCounts())

    def note_refused(self, sobject: str, record_ids: Iterable[int]) -> None:
        """Notes that writes of those records (apdesk ids) were refused."""
        self.refused.setdefault(sobject, set()).update(record_ids)

    def failed_count(self, sobject: str) -> int:
        """How many records were refused in this run and have a failure now: what was settled since,
        or has arrived after all, is none."""
        refused = self.refused.get(sobject)
        return self.outbox.failed_count(sobject, refused) if refused else 0

    def report(self, problem: Problem) -> None:
        """Notes a problem; the same trouble of an object once."""
        what = (problem.sobject, problem.code, problem.title)
        if all((each.sobject, each.code, each.title) != what for each in self.problems):
            self.problems.append(problem)

    def pause(self, state: ObjectState, problem: Problem) -> None:
        state.paused = True
        self.report(problem)
