"""What the tests of the journeys work with: a database, a clock, and an outside that is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import to_iso
from apdesk.domain.journey.graph import Graph, Shape
from apdesk.domain.journey.kinds import (
    ByHand,
    CheckCampaignStatus,
    CheckFields,
    CheckList,
    Delay,
    Email,
    Kind,
    Port,
    Settings,
    Unit,
)
from apdesk.domain.operators import Criterion, EvaluationContext, Operator
from apdesk.domain.records import FieldValue
from apdesk.journeys.engine import JourneyEngine, JourneyReport
from apdesk.journeys.performer import Mark, Performer
from apdesk.store.columns import Catalogue
from apdesk.store.edits import Edits, RecordEdit
from apdesk.store.journeys.catalogue import Journeys
from apdesk.store.journeys.effects import Effect, Effects, Fate, Outcome
from apdesk.store.journeys.numbers import JourneyNumbers, ShapeNumbers
from apdesk.store.mirror import Mirror
from tests.sync.org_in_process import MovableClock
from tests.unit.store.store_builders import opened, page, record, sf

ZONE = "Europe/Berlin"
KINDS = frozenset({"owner", "member", "save", "task", "mail"})


class Ledger:
    """An outside that only notes what is asked of it. It outlives the database's crashes.

    Attributes:
        had: (token, kind, person, payload) of every effect that was had, in order.
        fates: What becomes of effects instead of DONE, by kind.
    """

    kinds = KINDS

    def __init__(self, most: int = 7) -> None:
        self.most = most
        self.had: list[tuple[str, str, int, Mapping[str, object]]] = []
        self.fates: dict[str, Fate] = {}
        self.after_call: list[str] = []

    def settle(self, doubtful: Sequence[Effect]) -> Iterator[Sequence[Outcome]]:
        tokens = {each[0] for each in self.had}
        yield [
            Outcome(each.id, Fate.DONE if each.token in tokens else Fate.UNDONE)
            for each in doubtful
        ]

    def perform(self, effects: Sequence[Effect], mark: Mark) -> Iterator[Sequence[Outcome]]:
        mark([each.id for each in effects if self.fates.get(each.kind, Fate.DONE) is Fate.DONE])
        outcomes = []
        for each in effects:
            fate = self.fates.get(each.kind, Fate.DONE)
            if fate is Fate.DONE:
                self.had.append((each.token, each.kind, each.person_id, each.payload))
            outcomes.append(Outcome(each.id, fate, note=each.kind))
        yield outcomes

    def tokens(self) -> list[str]:
        return [each[0] for each in self.had]


class Desk:
    """One database with people and journeys."""

    def __init__(self, directory: Path, *, chunk: int = 3) -> None:
        self.path = directory / "apdesk.sqlite3"
        self.clock = MovableClock(datetime.fromisoformat("2026-03-02T09:00:00+00:00"))
        self.ledger = Ledger()
        self.performers: list[Performer] = [self.ledger]
        self.chunk = chunk
        self.store = opened(self.path)

    def close(self) -> None:
        self.store.close()

    def reopen(self) -> None:
        """As after a crash: only the file is left."""
        self.store.close()
        self.store = opened(self.path)

    # -- people -----------------------------------------------------------------------------------

    def people(self, *values: Mapping[str, FieldValue]) -> list[int]:
        _, ids = Edits(self.store).add(list(values), at=self.now, title="Add")
        return list(ids)

    def person(self, **values: FieldValue) -> int:
        return self.people(values)[0]

    def synced(self, sobject: str, number: int, **values: FieldValue) -> int:
        """A record that the org has; its apdesk id. The names are the object's API names."""
        mirror = Mirror(self.store)
        mirror.apply(page(sobject, [record(sobject, number, **values)]), 1, self.now)
        return mirror.known(sobject, [sf(sobject, number)])[sf(sobject, number)].record_id

    def edit(self, person_id: int, **values: FieldValue) -> None:
        Edits(self.store).apply(
            [RecordEdit("person", person_id, values)], at=self.now, title="Edit"
        )

    def value(self, person_id: int, name: str) -> FieldValue:
        with self.store.reading() as connection:
            column = Catalogue.read(connection).field("person", name)
            assert column is not None
            row = connection.execute(
                f"SELECT {column.sql} FROM person WHERE id = ?", (person_id,)
            ).fetchone()
            found: FieldValue = row[0]
            return found

    # -- journeys ---------------------------------------------------------------------------------

    @property
    def journeys(self) -> Journeys:
        return Journeys(self.store)

    @property
    def effects(self) -> Effects:
        return Effects(self.store)

    @property
    def now(self) -> str:
        return to_iso(self.clock.now())

    def context(self) -> EvaluationContext:
        return EvaluationContext(self.clock.now(), ZONE, "en_US")

    def publish(self, graph: Graph, name: str = "Journey") -> int:
        journey_id = self.journeys.create(name, graph, at=self.now)
        self.journeys.publish(journey_id, at=self.now, context=self.context())
        return journey_id

    def republish(self, journey_id: int, graph: Graph) -> None:
        self.journeys.save_draft(journey_id, graph, at=self.now)
        self.journeys.publish(journey_id, at=self.now, context=self.context())

    def engine(self) -> JourneyEngine:
        return JourneyEngine(
            self.store, self.clock, self.performers, context=self.context, chunk=self.chunk
        )

    def run(self) -> JourneyReport:
        turn = self.engine().run(CancelToken())
        while True:
            try:
                next(turn)
            except StopIteration as ended:
                report: JourneyReport = ended.value
                return report

    def tick(self, **delta: float) -> JourneyReport:
        self.clock.tick(**delta)
        return self.run()

    # -- what is seen -----------------------------------------------------------------------------

    @property
    def numbers(self) -> JourneyNumbers:
        return JourneyNumbers(self.store.reading)

    def here(self, journey_id: int) -> dict[str, int]:
        """How many people are in each shape, where there are any."""
        found = self.numbers.numbers(journey_id)
        return {shape: each.here for shape, each in found.items() if each.here}

    def counted(self, journey_id: int, shape: str) -> ShapeNumbers:
        return self.numbers.numbers(journey_id).get(shape, ShapeNumbers())

    def way(self, person_id: int) -> list[str]:
        """The shapes of a person's passages, the first passage first, each as "s1 s2 s3"."""
        passages = reversed(self.numbers.passages(person_id))
        return [" ".join(each.shape for each in self.numbers.path(one.id)) for one in passages]

    def trouble_free(self, report: JourneyReport) -> bool:
        return not report.problems and not report.failed


YES, NO, OUT = Port.YES, Port.NO, Port.OUT
#: What the tests' conditions ask for, and a step whose effect can be looked for.
ACME = (Criterion("company", Operator.IS, "Acme"),)
MAIL = (Kind.EMAIL, Email("Hello"))


def chain(*shapes: tuple[Kind, Settings]) -> Graph:
    """Shapes s1, s2 … one after another, each by its first port."""
    graph = Graph()
    for index, (kind, settings) in enumerate(shapes, 1):
        graph = graph.with_shape(Shape(f"s{index}", kind, settings, x=200.0 * index))
        if index > 1:
            before = graph.by_id[f"s{index - 1}"]
            graph = graph.connected(before.id, before.kind.ports[0], f"s{index}")
    return graph


def by_hand(*shapes: tuple[Kind, Settings], again: bool = False) -> Graph:
    """The same behind a trigger s1 by which people are put in."""
    return chain((Kind.BY_HAND, ByHand(again)), *shapes)


def fork(settings: CheckFields | CheckList | CheckCampaignStatus, kind: Kind) -> Graph:
    """Added by hand s1 → condition s2 → yes: e-mail s3, no: delay s4."""
    return (
        Graph()
        .with_shape(Shape("s1", Kind.BY_HAND, ByHand()))
        .with_shape(Shape("s2", kind, settings))
        .with_shape(Shape("s3", *MAIL))
        .with_shape(Shape("s4", Kind.DELAY, Delay(1, Unit.DAYS)))
        .connected("s1", OUT, "s2")
        .connected("s2", YES, "s3")
        .connected("s2", NO, "s4")
    )
