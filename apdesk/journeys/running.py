"""One turn of the journeys of a data directory, with everything that takes part in it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import filelock

from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import Clock
from apdesk.domain.operators import EvaluationContext
from apdesk.domain.run import ChangeSet, Problem
from apdesk.errors import KnownError
from apdesk.journeys.engine import JourneyEngine, JourneyReport
from apdesk.journeys.performer import Mark, Performer
from apdesk.language import tr
from apdesk.store.database import Store
from apdesk.store.journeys.campaigns import Campaigns
from apdesk.store.journeys.demand import Demand
from apdesk.store.journeys.effects import Effect, Outcome

if TYPE_CHECKING:
    from apdesk.salesforce.org import Org

log = logging.getLogger("apdesk.journeys")

#: Effects that Salesforce has.
SALESFORCE = frozenset({"owner", "member", "save", "task"})


class Journeying:
    """Runs the journeys of one store, for as long as it is open.

    Args:
        org: The connected org, asked for when it is needed; raises KnownError when there is none.
        within_budget: Raises KnownError when no more API calls may be made now.
        mail: Carries out e-mails.
        context: The user's time zone and locale, and now.
        lock_path: What keeps this and runs of the sync, in whatever process, apart.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        *,
        org: Callable[[CancelToken], Org],
        within_budget: Callable[[], None],
        mail: Performer,
        context: Callable[[], EvaluationContext],
        lock_path: Path | None = None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._org = org
        self._within_budget = within_budget
        self._mail = mail
        self._context = context
        self._tried: frozenset[str] = frozenset()
        self._lock_path = lock_path or store.path.with_name("run.lock")

    def next_due(self) -> str | None:
        """When a delay is over or something is tried again (ISO); None: nobody waits for that."""
        return self._engine(()).next_due()

    def work_waits(self) -> bool:
        """Whether somebody can come in or move on now, or a campaign has to be looked at first."""
        return self._engine(()).work_waits() or bool(self._unseen(Demand.read(self._store)))

    def look_at_org(self, cancel: CancelToken) -> list[Problem]:
        """Reads what the journeys need of the org, and nothing else: what happens in a campaign
        from then on lets people in. Raises as `run`."""
        demand = Demand.read(self._store)
        problems: list[Problem] = []
        if demand.salesforce:
            with self._alone():
                for _ in self._refresh(self._org(cancel), demand, problems):
                    cancel.check()
        return problems

    def run(
        self, cancel: CancelToken, *, after_sync: bool
    ) -> Generator[ChangeSet, None, JourneyReport]:
        """One turn. `after_sync`: what the journeys need of the org is read first.

        Closing the generator ends it between two transactions; what was done is kept. Raises
        Cancelled, KnownError "journeys.busy" where a run is under way elsewhere, and the
        database's troubles.
        """
        demand = Demand.read(self._store)
        if demand.nothing:
            campaigns = Campaigns(self._store)
            if campaigns.watched():
                # what happens from now on is no news for a journey that comes later
                campaigns.watch(())
            return JourneyReport()
        with self._alone():
            return (yield from self._run(cancel, demand, after_sync))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        lock = filelock.FileLock(self._lock_path, timeout=0)
        try:
            lock.acquire()
        except (filelock.Timeout, OSError) as error:
            raise _busy() from error
        try:
            yield
        finally:
            lock.release()

    def _unseen(self, demand: Demand) -> frozenset[str]:
        """Campaigns of journeys that were published just now: nothing of them is known yet. One
        that can't be read is tried again after the next sync, as all are."""
        watched = Campaigns(self._store).watched()
        known = {each.campaign_id for each in watched if each.cursor is not None}
        return demand.campaign_ids - known - self._tried

    def _run(
        self, cancel: CancelToken, demand: Demand, after_sync: bool
    ) -> Generator[ChangeSet, None, JourneyReport]:
        problems: list[Problem] = []
        performers: list[Performer] = [self._mail]
        if demand.salesforce:
            try:
                org = self._org(cancel)
            except KnownError as error:
                performers.insert(0, Unavailable(SALESFORCE, error))
            else:
                performers = [*self._in_salesforce(org), self._mail]
                if after_sync or self._unseen(demand):
                    yield from self._refresh(org, demand, problems)
        report = yield from self._engine(performers).run(cancel)
        report.problems[:0] = problems
        return report

    def _refresh(self, org: Org, demand: Demand, problems: list[Problem]) -> Iterator[ChangeSet]:
        from apdesk.journeys.salesforce.refresh import Needs, refresh

        needs = Needs(demand.campaign_ids, demand.users, demand.names)
        self._tried |= demand.campaign_ids
        try:
            self._within_budget()
            for step in refresh(org, self._store, self._clock, needs):
                if isinstance(step, Problem):
                    problems.append(step)
                yield ChangeSet()
        except KnownError as error:
            if error.code.startswith(("database.", "disk.")):
                raise
            log.warning("what journeys need of the org can't be read: %s", error.code)
            problems.append(Problem(None, error.code, error.title, error.message, error.next_step))

    def _in_salesforce(self, org: Org) -> list[Performer]:
        # Here and not above: who has no journeys waits for nothing of this.
        from apdesk.journeys.salesforce.members import MemberPerformer
        from apdesk.journeys.salesforce.owners import OwnerPerformer
        from apdesk.journeys.salesforce.saves import SavePerformer
        from apdesk.journeys.salesforce.tasks import TaskPerformer

        made: list[Performer] = [
            OwnerPerformer(org, self._store, self._clock),
            MemberPerformer(org, self._store, self._clock),
            TaskPerformer(org, self._store, self._clock),
        ]
        sparing: list[Performer] = [Sparing(each, self._within_budget) for each in made]
        return [SavePerformer(self._store, self._clock), *sparing]

    def _engine(self, performers: Sequence[Performer]) -> JourneyEngine:
        return JourneyEngine(self._store, self._clock, performers, context=self._context)


class Unavailable:
    """In the place of performers that can't work now; says why once there is something to do."""

    most = 1

    def __init__(self, kinds: frozenset[str], error: KnownError) -> None:
        self.kinds = kinds
        self._error = error

    def settle(self, _doubtful: Sequence[Effect]) -> Iterator[Sequence[Outcome]]:
        raise self._error

    def perform(self, _effects: Sequence[Effect], _mark: Mark) -> Iterator[Sequence[Outcome]]:
        raise self._error


class Sparing:
    """A performer that makes no call once the budget is used up."""

    def __init__(self, performer: Performer, within_budget: Callable[[], None]) -> None:
        self._performer = performer
        self._within_budget = within_budget

    @property
    def kinds(self) -> frozenset[str]:
        return self._performer.kinds

    @property
    def most(self) -> int:
        return self._performer.most

    def settle(self, doubtful: Sequence[Effect]) -> Iterator[Sequence[Outcome]]:
        self._within_budget()
        yield from self._performer.settle(doubtful)

    def perform(self, effects: Sequence[Effect], mark: Mark) -> Iterator[Sequence[Outcome]]:
        self._within_budget()
        yield from self._performer.perform(effects, mark)


def _busy() -> KnownError:
    return KnownError(
        tr("A sync is under way"),
        tr("Another apdesk works on this data, so the journeys wait."),
        tr("They go on by themselves."),
        code="journeys.busy",
    )
