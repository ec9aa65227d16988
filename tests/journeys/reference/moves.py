"""What may happen next to a person, one step at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from typing import Any

from apdesk.domain.clock import from_iso, to_iso
from apdesk.domain.journey.graph import Graph, Shape
from apdesk.domain.journey.kinds import (
    AssignGroup,
    AssignLead,
    ByHand,
    CampaignStatusChanged,
    CheckCampaignStatus,
    CheckFields,
    CheckList,
    Delay,
    Eject,
    Email,
    FieldMatch,
    Kind,
    ListAction,
    ListTrigger,
    Port,
    Save,
    SegmentTrigger,
    SetCampaignStatus,
    Settings,
    Task,
    UpdateField,
)
from apdesk.domain.journey.timing import allowed_from, due
from apdesk.store.journeys.effects import Fate
from tests.journeys.reference.conditions import Surroundings, Unmet
from tests.journeys.reference.people import NEW, OF_LEADS, Passage, Person, Visit

LEAVING = (Kind.LEFT_LIST, Kind.LEFT_SEGMENT)


@dataclass(slots=True)
class Moves(Surroundings):
    """What may happen next to a person, by itself."""

    def moves(
        self, person: Person, number: Callable[[int, str], int | None]
    ) -> Iterator[tuple[int | None, Person]]:
        """All that may happen to somebody next: the passage that it happens to (None: it is looked
        at the person), and the person afterwards. `number` numbers a new passage of a journey by
        a trigger; None: there is none."""
        for passage in person.passages:
            for after in self._of_passage(person, passage):
                yield passage.id, after
        for journey_id, journey in self.journeys.items():
            if journey.live:
                for shape in watched(journey.newest).values():
                    after = self._look(person, journey_id, shape, number)
                    if after is not None:
                        yield None, after
        if person.events:
            with_event = self._event(person, number)
            if with_event is not None:
                yield None, with_event

    def rests(self, person: Person) -> bool:
        """Whether nothing can happen to somebody by itself now."""
        return next(self.moves(person, lambda journey, source: NEW), None) is None

    def _of_passage(self, person: Person, passage: Passage) -> Iterator[Person]:
        if passage.had:
            # it is acknowledged even where the journey stands still meanwhile
            yield self._leave(person, passage)
            return
        if not self.journeys[passage.journey].live:
            return
        if passage.state == "ready":
            try:
                yield self._step(person, passage)
            except Unmet:
                return
        elif passage.state == "waiting" and (passage.due_at or "") <= self.now:
            yield self._go_on(person, passage)
        elif passage.state == "outside" and (passage.due_at or "") <= self.now:
            yield self._have(person, passage)

    def _step(self, person: Person, passage: Passage) -> Person:
        shape = self.shape(passage)
        match shape.settings:
            case CheckFields() | CheckList() | CheckCampaignStatus() as asked:
                met = self.meets(person, asked)
                return self._leave(person, passage, Port.YES if met else Port.NO)
            case Delay() as delay:
                end = to_iso(due(delay, from_iso(passage.here.arrived_at), self.zone))
                return person.having(replace(passage, state="waiting", due_at=end))
            case Eject(everywhere):
                return self._ejected(person, None if everywhere else passage.journey)
            case UpdateField(name, text):
                if person.sobject != "Contact" or name not in OF_LEADS:
                    value = int(text) if name == "number_of_employees" else text or None
                    person = person.given(name, value)
                return self._leave(person, passage)
            case ListAction(name):
                return self._leave(self._listed(person, shape.kind, name), passage)
        if shape.kind.outside:
            if isinstance(shape.settings, AssignGroup):
                self.require_active(shape.settings)
            effects = (*passage.effects, False)
            return person.having(replace(passage, state="outside", effects=effects))
        return self._leave(person, passage)

    def _go_on(self, person: Person, passage: Passage) -> Person:
        """A delay is over: its window may be closed by now."""
        delay = self.shape(passage).settings
        assert isinstance(delay, Delay)
        opens = to_iso(allowed_from(delay, from_iso(self.now), self.zone))
        if opens > self.now:
            return person.having(replace(passage, due_at=opens))
        return self._leave(person, passage)

    def _listed(self, person: Person, kind: Kind, name: str) -> Person:
        if name in ("leads", "contacts"):
            if person.state == "local" and person.wanted is None:
                return replace(person, wanted="Lead" if name == "leads" else "Contact")
            return person
        self._require_list(name)
        if kind is Kind.ADD_TO_LIST:
            return replace(person, lists=person.lists | {name})
        return replace(person, lists=person.lists - {name})

    def _have(self, person: Person, passage: Passage) -> Person:
        shape = self.shape(passage)
        match self.fates.get(effect_of(shape.settings)[0], Fate.DONE):
            case Fate.DONE:
                effects = (*passage.effects[:-1], True)
                return person.having(replace(passage, effects=effects, due_at=None))
            case Fate.SKIPPED:
                return self._leave(person, passage)
            case Fate.FAILED:
                return person.having(replace(passage, state="stuck", due_at=None))
            case _:
                later = to_iso(from_iso(self.now) + timedelta(minutes=1))
                return person.having(replace(passage, due_at=later))

    def _leave(self, person: Person, passage: Passage, port: Port = Port.OUT) -> Person:
        journey = self.journeys[passage.journey]
        left = replace(passage.here, left_at=self.now, port=str(port))
        visits = (*passage.visits[:-1], left)
        target = journey.versions[left.version].after(left.shape, port)
        if target is None:
            ended = replace(passage, visits=visits, state="ended", due_at=None, outcome="finished")
            return person.having(ended)
        version = left.version
        if journey.version is not None and target.id in journey.newest.by_id:
            version = journey.version
        arrived = Visit(target.id, version, self.now)
        return person.having(
            replace(passage, visits=(*visits, arrived), state="ready", due_at=None)
        )

    def _ejected(self, person: Person, journey_id: int | None) -> Person:
        for each in person.passages:
            if not each.over and journey_id in (None, each.journey):
                left = replace(each.here, left_at=self.now)
                ended = replace(
                    each,
                    visits=(*each.visits[:-1], left),
                    state="ended",
                    due_at=None,
                    outcome="ejected",
                )
                person = person.having(ended)
        return person

    def _look(
        self,
        person: Person,
        journey_id: int,
        shape: Shape,
        number: Callable[[int, str], int | None],
    ) -> Person | None:
        settings = shape.settings
        trigger = (journey_id, shape.id)
        try:
            meets = self.meets(person, settings)
        except Unmet:
            return None
        if meets == (trigger in person.noted):
            return None
        noted = person.noted | {trigger} if meets else person.noted - {trigger}
        person = replace(person, noted=noted)
        if meets is (shape.kind in LEAVING):
            return person
        return self._let_in(person, journey_id, shape, number)

    def _event(self, person: Person, number: Callable[[int, str], int | None]) -> Person | None:
        (campaign, status), *later = person.events
        after: Person | None = replace(person, events=tuple(later))
        if person.state != "member":
            return after
        for journey_id, journey in self.journeys.items():
            if not journey.live:
                continue
            for shape in journey.newest.of_kind(Kind.CAMPAIGN_STATUS_CHANGED):
                settings = shape.settings
                assert isinstance(settings, CampaignStatusChanged)
                counts = not settings.statuses or status in settings.statuses
                if after is not None and settings.campaign.id == campaign and counts:
                    after = self._let_in(after, journey_id, shape, number)
        return after

    def _let_in(
        self,
        person: Person,
        journey_id: int,
        shape: Shape,
        number: Callable[[int, str], int | None] = lambda journey, source: NEW,
    ) -> Person | None:
        settings = shape.settings
        assert isinstance(
            settings, CampaignStatusChanged | ListTrigger | SegmentTrigger | FieldMatch | ByHand
        )
        came = any(
            (each.journey, each.source) == (journey_id, shape.id) for each in person.passages
        )
        if came and not settings.again:
            return person
        passage_id = number(journey_id, shape.id)
        if passage_id is None:
            return None
        version = self.journeys[journey_id].version
        assert version is not None
        visit = Visit(shape.id, version, self.now)
        return person.having(Passage(passage_id, journey_id, shape.id, (visit,)))


def watched(graph: Graph) -> dict[str, Shape]:
    """The triggers whose condition people meet or don't."""
    return {
        each.id: each
        for each in graph.triggers()
        if isinstance(each.settings, ListTrigger | SegmentTrigger | FieldMatch)
    }


def effect_of(settings: Settings) -> tuple[str, dict[str, Any] | None]:
    """What a step wants outside: its kind and what is to be done; None: one of a group's users."""
    match settings:
        case AssignLead(user):
            return "owner", {"user": {"id": user.id, "name": user.name}}
        case AssignGroup():
            return "owner", None
        case SetCampaignStatus(campaign, status):
            named = {"id": campaign.id, "name": campaign.name}
            return "member", {"campaign": named, "status": status}
        case Save(sobject):
            return "save", {"sobject": sobject}
        case Task():
            return "task", asdict(settings)
        case Email(template, again, log):
            return "mail", {"template": template, "again": again, "log": log}
    raise AssertionError(settings)
