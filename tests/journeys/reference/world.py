"""What people do from outside: with journeys, with effects, and with each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from apdesk.domain.journey.graph import Graph, Shape
from apdesk.domain.journey.kinds import (
    CheckList,
    FieldMatch,
    Kind,
    ListAction,
    ListTrigger,
    SegmentTrigger,
)
from tests.journeys.reference.conditions import Journey
from tests.journeys.reference.moves import LEAVING, Moves, watched
from tests.journeys.reference.people import NEW, Passage, Person


@dataclass(slots=True)
class World(Moves):
    """Everything there is; the methods are what people do from outside."""

    # -- what is done with journeys ----------------------------------------------------------------

    def publish(self, journey_id: int, graph: Graph) -> None:
        """Raises Unmet where a trigger begins anew by what isn't there."""
        journey = self.journeys[journey_id]
        stood = journey.state == "paused"
        before = {} if journey.version is None else watched(journey.newest)
        fresh = {
            shape_id: shape
            for shape_id, shape in watched(graph).items()
            if shape_id not in before or _another(before[shape_id], shape)
        }
        anew = watched(graph) if stood else fresh
        self._require(anew)
        self._take_events()
        number = max(journey.versions, default=0) + 1
        journey.versions[number] = graph
        journey.version, journey.state = number, "live"
        for person_id, person in self.people.items():
            passages = [
                self._beginning_again(each, journey) if each.journey == journey_id else each
                for each in person.passages
            ]
            self.people[person_id] = replace(person, passages=tuple(passages))
        self._forget(journey_id, set(watched(graph)) - set(anew))
        for shape in anew.values():
            self._baseline(journey_id, shape, existing=shape.id in fresh)

    @staticmethod
    def _beginning_again(passage: Passage, journey: Journey) -> Passage:
        """Who couldn't take the step takes it as it is published now, where it is another one."""
        if passage.state not in ("ready", "stuck") or journey.version is None:
            return passage
        here = passage.here
        now = journey.newest.by_id.get(here.shape)
        then = journey.versions[here.version].by_id[here.shape]
        if here.version == journey.version or now is None or now.settings == then.settings:
            return passage
        effects = passage.effects[:-1] if passage.state == "stuck" else passage.effects
        visits = (*passage.visits[:-1], replace(here, version=journey.version))
        return replace(passage, visits=visits, state="ready", due_at=None, effects=effects)

    def pause(self, journey_id: int) -> None:
        if self.journeys[journey_id].live:
            self.journeys[journey_id].state = "paused"

    def resume(self, journey_id: int) -> None:
        """Raises as `publish`."""
        journey = self.journeys[journey_id]
        if journey.state != "paused":
            return
        triggers = watched(journey.newest)
        self._require(triggers)
        self._take_events()
        journey.state = "live"
        for shape in triggers.values():
            self._baseline(journey_id, shape, existing=False)

    def start(self, journey_id: int, person_ids: Sequence[int]) -> None:
        for shape in self.journeys[journey_id].newest.of_kind(Kind.BY_HAND):
            for each in person_ids:
                self.people[each] = self._let_in(self.people[each], journey_id, shape)

    def eject(self, journey_id: int, person_ids: Sequence[int]) -> None:
        for each in person_ids:
            self.people[each] = self._ejected(self.people[each], journey_id)

    def _require(self, triggers: Mapping[str, Shape]) -> None:
        for each in triggers.values():
            self.meets(Person(), each.settings)

    def _forget(self, journey_id: int, but: set[str]) -> None:
        """What is remembered of a journey's triggers goes, but for those that go on."""
        for person_id, person in self.people.items():
            noted = {each for each in person.noted if each[0] != journey_id or each[1] in but}
            self.people[person_id] = replace(person, noted=frozenset(noted))

    def _baseline(self, journey_id: int, shape: Shape, *, existing: bool) -> None:
        """Whoever meets the condition now doesn't come to meet it, unless existing people count."""
        settings = shape.settings
        assert isinstance(settings, ListTrigger | SegmentTrigger | FieldMatch)
        trigger = (journey_id, shape.id)
        all_fresh = existing and settings.existing and shape.kind not in LEAVING
        for person_id, person in self.people.items():
            met = not all_fresh and self.meets(person, settings)
            noted = person.noted | {trigger} if met else person.noted - {trigger}
            self.people[person_id] = replace(person, noted=noted)

    def _take_events(self) -> None:
        """What happened until a journey begins to look is for those that looked already."""
        for person_id, person in self.people.items():
            while person.events:
                person = self._event(person, lambda journey, source: NEW)
            self.people[person_id] = person

    # -- what is done with effects -----------------------------------------------------------------

    def retry(self, passage_id: int) -> None:
        """Of somebody who waits for an effect that wasn't had; of a group it is chosen anew who is
        to have it."""
        person_id, passage = self.passage(passage_id)
        if passage.state == "stuck" and self.shape(passage).kind is Kind.ASSIGN_GROUP:
            again = replace(passage, state="ready", effects=passage.effects[:-1])
        else:
            again = replace(passage, state="outside", due_at=None)
        self.people[person_id] = self.people[person_id].having(again)

    def let_go(self, passage_id: int) -> None:
        person_id, passage = self.passage(passage_id)
        self.people[person_id] = self._leave(self.people[person_id], passage)

    def passage(self, passage_id: int) -> tuple[int, Passage]:
        """Whose it is, and what it is."""
        for person_id, person in self.people.items():
            for each in person.passages:
                if each.id == passage_id:
                    return person_id, each
        raise KeyError(passage_id)

    # -- what becomes of people --------------------------------------------------------------------

    def merge(self, loser_id: int, heir_id: int) -> None:
        loser, heir = self.people.pop(loser_id), self.people[heir_id]
        self.people[heir_id] = replace(
            heir,
            lists=heir.lists | loser.lists,
            passages=tuple(sorted((*heir.passages, *loser.passages), key=lambda each: each.id)),
            noted=heir.noted | loser.noted,
        )

    def number(self, seen: Mapping[int, Person]) -> None:
        """Gives new passages the numbers that they have got."""
        for person_id, person in self.people.items():
            if person_id not in seen:
                continue
            known = {each.id for each in person.passages}
            fresh = [each for each in seen[person_id].passages if each.id not in known]
            passages = []
            for each in person.passages:
                if each.id == NEW:
                    for one in fresh:
                        if (one.journey, one.source) == (each.journey, each.source):
                            each = replace(each, id=one.id)
                            fresh.remove(one)
                            break
                passages.append(each)
            passages.sort(key=lambda one: one.id)
            self.people[person_id] = replace(person, passages=tuple(passages))

    def rename_list(self, old: str, new: str) -> None:
        self.lists = {new if each == old else each for each in self.lists}
        for person_id, person in self.people.items():
            lists = {new if each == old else each for each in person.lists}
            self.people[person_id] = replace(person, lists=frozenset(lists))
        for journey in self.journeys.values():
            for number, graph in journey.versions.items():
                for shape in graph.shapes:
                    settings = shape.settings
                    named = isinstance(settings, ListTrigger | ListAction | CheckList)
                    if named and settings.list == old:
                        renamed = replace(settings, list=new)
                        graph = graph.with_shape(replace(shape, settings=renamed))
                journey.versions[number] = graph


def _another(old: Shape, new: Shape) -> bool:
    """Whether a trigger is another one now; letting people in again doesn't make it one."""
    assert isinstance(old.settings, ListTrigger | SegmentTrigger | FieldMatch)
    assert isinstance(new.settings, ListTrigger | SegmentTrigger | FieldMatch)
    return old.kind is not new.kind or replace(old.settings, again=False) != replace(
        new.settings, again=False
    )
