"""Advances people through the published journeys: lets them in, moves them on, has the effects.

Everything goes in sets: all people who stand ready in one shape of one version take their step in
one transaction (some thousands at a time), and effects outside go in the batches of their
performer. What was stored is complete at every moment; a run that breaks off is gone on with.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import Clock, to_iso
from apdesk.domain.operators import EvaluationContext
from apdesk.domain.run import ChangeSet, Problem
from apdesk.errors import KnownError
from apdesk.journeys import steps
from apdesk.journeys.performer import Performer
from apdesk.journeys.steps import Scene
from apdesk.language import tr
from apdesk.store.columns import Catalogue
from apdesk.store.database import Store
from apdesk.store.journeys import passages, watching
from apdesk.store.journeys.effects import Effect, Effects, Fate, Outcome, Trouble
from apdesk.store.journeys.graphs import Graphs
from apdesk.store.journeys.passages import Place

log = logging.getLogger("apdesk.journeys")

#: People who take a step in one transaction; a writer elsewhere waits no longer than that takes.
CHUNK = 2_000
#: Times that people who have moved may come in elsewhere by it, before the next run goes on.
ROUNDS = 50


class Standing(NamedTuple):
    """A journey in which people can't go on, or nobody can come in, because of a problem."""

    code: str
    journey_id: int
    journey: str


@dataclass(slots=True)
class JourneyReport:
    """What a run of the journeys came to.

    Attributes:
        moved: Steps that were taken.
        effects: What was had outside, by kind.
        failed: Effects that were refused for good and wait for a person.
        problems: What kept people waiting, each told once.
        standing: The journeys of those problems that belong to single journeys.
    """

    moved: int = 0
    effects: dict[str, int] = field(default_factory=dict)
    failed: int = 0
    problems: list[Problem] = field(default_factory=list)
    standing: list[Standing] = field(default_factory=list)


class _Turn:
    """One run: what it found, what can't go on in it."""

    def __init__(self, cancel: CancelToken) -> None:
        self.cancel = cancel
        self.report = JourneyReport()
        self.batches: dict[Place, int] = {}
        self.stopped: dict[Place, str] = {}
        self.barred: list[Performer] = []

    def wrong(self, place: Place, error: KnownError) -> None:
        """People can't go on there; told once."""
        if place not in self.stopped:
            self.stopped[place] = error.code
            log.warning("journey %d stands at %s: %s", place.journey_id, place.shape, error.code)
            self.tell(error)

    def tell(self, error: KnownError) -> None:
        problem = Problem(None, error.code, error.title, error.message, error.next_step)
        if problem not in self.report.problems:
            self.report.problems.append(problem)

    def count(self, outcomes: Sequence[Outcome], among: Sequence[Effect]) -> None:
        kinds = {each.id: each.kind for each in among}
        for each in outcomes:
            if each.fate is Fate.DONE:
                kind = kinds[each.effect_id]
                self.report.effects[kind] = self.report.effects.get(kind, 0) + 1
            if each.fate in (Fate.DONE, Fate.SKIPPED):
                self.report.moved += 1
            if each.fate is Fate.FAILED:
                self.report.failed += 1


class JourneyEngine:
    """Runs the journeys of one store.

    Args:
        performers: Who carries out effects outside; effects without a performer wait.
        context: What relative dates and time windows mean now: the user's zone and locale.
        windows: Whether a delay that is over waits, too, until its window is open.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        performers: Sequence[Performer],
        *,
        context: Callable[[], EvaluationContext],
        chunk: int = CHUNK,
        windows: bool = True,
    ) -> None:
        self._store = store
        self._clock = clock
        self._performers = performers
        self._context = context
        self._chunk = chunk
        self._windows = windows
        self._graphs = Graphs()
        self._effects = Effects(store, self._graphs)

    def next_due(self) -> str | None:
        """When somebody's waiting is over, or an effect is due again (ISO); None: nobody waits for
        the clock."""
        with self._store.reading() as connection:
            waiting = passages.next_due(connection)
        return min(filter(None, (waiting, self._effects.next_due())), default=None)

    def work_waits(self) -> bool:
        """Whether there is anything to do now, without doing it."""
        now = self._now()
        with self._store.reading() as connection:
            if watching.waits(connection) or passages.places(connection):
                return True
        soonest = self.next_due()
        return soonest is not None and soonest <= now

    def run(self, cancel: CancelToken) -> Generator[ChangeSet, None, JourneyReport]:
        """Lets people in and moves them on until everybody waits for something; yields after each
        transaction whom it changed. Raises Cancelled, and KnownError for the database's troubles;
        what keeps one step or one kind of effect from going on is in the report."""
        turn = _Turn(cancel)
        yield from self._turn(turn)
        turn.report.standing = self._standing(turn)
        return turn.report

    def _turn(self, turn: _Turn) -> Iterator[ChangeSet]:
        for performer in self._performers:
            yield from self._guarded(turn, performer, self._settle(turn, performer))
        yield from self._look(turn)
        for _ in range(ROUNDS):
            yield from self._advance(turn)
            for performer in self._performers:
                yield from self._guarded(turn, performer, self._perform(turn, performer))
            yield from self._look(turn)
            if not self._anybody_ready(turn):
                return
        turn.tell(_in_circles())

    def _standing(self, turn: _Turn) -> list[Standing]:
        stopped = sorted({(each.journey_id, code) for each, code in turn.stopped.items()})
        if not stopped:
            return []
        with self._store.reading() as connection:
            names = dict(connection.execute("SELECT id, name FROM journey").fetchall())
        return [Standing(code, each, names[each]) for each, code in stopped if each in names]

    # -- coming in --------------------------------------------------------------------------------

    def _look(self, turn: _Turn) -> Iterator[ChangeSet]:
        for watch in self._watches():
            look: watching.Look | None = None
            while True:
                turn.cancel.check()
                try:
                    with self._store.transaction() as connection:
                        look = watching.look_at_all(
                            connection,
                            Catalogue.read(connection),
                            watch,
                            self._context(),
                            self._now(),
                            self._chunk,
                            look,
                        )
                except KnownError as error:
                    turn.wrong(watch.place, error)
                    break
                if look is None:
                    break
                yield ChangeSet()
        while True:
            turn.cancel.check()
            with self._store.transaction() as connection:
                seen, wrong = watching.look_at_touched(
                    connection,
                    Catalogue.read(connection),
                    watching.watches(connection, self._graphs),
                    self._context(),
                    self._now(),
                    self._chunk,
                )
                events, _ = watching.campaign_events(
                    connection, self._graphs, self._now(), self._chunk
                )
            for watch, trouble in wrong:
                turn.wrong(watch.place, trouble)
            yield ChangeSet()
            if not seen and not events:
                return

    def _watches(self) -> list[watching.Watch]:
        with self._store.reading() as connection:
            return watching.watches(connection, self._graphs)

    # -- moving on --------------------------------------------------------------------------------

    def _advance(self, turn: _Turn) -> Iterator[ChangeSet]:
        """Until nobody is ready: first those whose waiting is over, then shape by shape."""
        while True:
            turn.cancel.check()
            with self._store.transaction() as connection:
                over = passages.due(connection, self._now(), self._chunk)
                scene = self._scene(connection, turn)
                for place, ids in over.items():
                    if steps.end_waiting(scene, place, ids, windows=self._windows):
                        turn.report.moved += len(ids)
            if not over:
                break
            yield ChangeSet()
        while True:
            with self._store.reading() as connection:
                able = [each for each in passages.places(connection) if each not in turn.stopped]
            if not able:
                return
            for place in able:
                yield from self._take_step(turn, place)

    def _take_step(self, turn: _Turn, place: Place) -> Iterator[ChangeSet]:
        while place not in turn.stopped:
            turn.cancel.check()
            try:
                with self._store.transaction() as connection:
                    graph = self._graphs.graph(connection, place.journey_id, place.version)
                    most = steps.at_once(graph.by_id[place.shape].kind, self._chunk)
                    standing = passages.ready(connection, place, most)
                    if not standing:
                        return
                    scene = self._scene(connection, turn)
                    (name,) = connection.execute(
                        "SELECT name FROM journey WHERE id = ?", (place.journey_id,)
                    ).fetchone()
                    steps.act(scene, place, name, standing)
            except KnownError as error:
                turn.wrong(place, error)
                return
            turn.report.moved += len(standing)
            yield scene.changes

    def _scene(self, connection: passages.Connection, turn: _Turn) -> Scene:
        return Scene(
            connection,
            Catalogue.read(connection),
            self._graphs,
            self._context(),
            self._now(),
            turn.batches,
        )

    def _anybody_ready(self, turn: _Turn) -> bool:
        with self._store.reading() as connection:
            if passages.due(connection, self._now(), 1):
                return True
            return any(each not in turn.stopped for each in passages.places(connection))

    # -- outside ----------------------------------------------------------------------------------

    def _guarded(
        self, turn: _Turn, performer: Performer, work: Iterator[ChangeSet]
    ) -> Iterator[ChangeSet]:
        """Trouble with one performer stops that one alone, for this run; whoever waits for it is
        told why."""
        if performer in turn.barred:
            return
        try:
            yield from work
        except KnownError as error:
            if error.code.startswith(("database.", "disk.")):
                raise
            log.warning("journeys: %s can't go on: %s", sorted(performer.kinds), error.code)
            turn.barred.append(performer)
            turn.tell(error)
            trouble = Trouble(error.code, error.title, error.message, error.next_step)
            while self._effects.explain(performer.kinds, trouble, self._now(), self._chunk):
                turn.cancel.check()

    def _settle(self, turn: _Turn, performer: Performer) -> Iterator[ChangeSet]:
        while True:
            turn.cancel.check()
            doubtful = self._effects.doubtful(performer.kinds, self._now(), performer.most)
            if not doubtful:
                return
            told = 0
            for outcomes in performer.settle(doubtful):
                told += len(outcomes)
                self._effects.settle(outcomes, self._now(), looked=True)
                turn.count(outcomes, doubtful)
                yield ChangeSet()
                turn.cancel.check()
            if told < len(doubtful):
                return

    def _perform(self, turn: _Turn, performer: Performer) -> Iterator[ChangeSet]:
        while True:
            turn.cancel.check()
            due = self._effects.due(performer.kinds, self._now(), performer.most)
            if not due:
                return
            told = 0
            for outcomes in performer.perform(
                due, lambda ids: self._effects.mark(ids, self._now())
            ):
                told += len(outcomes)
                self._effects.settle(outcomes, self._now())
                turn.count(outcomes, due)
                yield ChangeSet(people={each.person_id for each in due})
                turn.cancel.check()
            if told < len(due):
                return

    def _now(self) -> str:
        return to_iso(self._clock.now())


def _in_circles() -> KnownError:
    return KnownError(
        tr("People go in circles"),
        tr(
            "Journeys let people in again and again by what they do themselves, as when one adds "
            "to a "
            "list and another one takes off it. The run stopped after a while; the next one goes "
            "on."
        ),
        tr("Look which journeys work with the same list, segment or field, and put a delay in."),
        code="journey.circle",
    )
