"""What journeys mean, in plain values: one person and one step at a time.

The world is what exists around people; a person is everything that journeys know of somebody. From
a person, `moves` gives all that may happen next. A run of the engine is right if what it came to
can be reached by such moves (`explain`), and if none is left when it ended by itself. In which
order the engine lets people take their steps is its own affair.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

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
from apdesk.domain.operators import Criteria, Criterion, Operator
from apdesk.domain.records import FieldValue
from apdesk.store.journeys.effects import Fate

#: What people have that journeys here ask for or change.
FIELDS = (
    "company",
    "number_of_employees",
    "phone",
    "has_opted_out_of_email",
    "last_viewed_date",
)
#: Fields that a contact doesn't have.
OF_LEADS = frozenset({"company", "number_of_employees", "phone"})
#: A trigger of a journey.
Trigger = tuple[int, str]
#: A passage that isn't numbered yet.
NEW = 0
_MOST_STATES = 20_000
_LEAVING = (Kind.LEFT_LIST, Kind.LEFT_SEGMENT)


@dataclass(frozen=True, slots=True)
class Visit:
    """A step: one arrival of a passage at a shape. `port` is None where it wasn't left by one."""

    shape: str
    version: int
    arrived_at: str
    left_at: str | None = None
    port: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """One time of a person in a journey.

    Attributes:
        source: The trigger by which it came in.
        state: "ready", "waiting" (a delay), "outside", "stuck" or "ended".
        due_at: When a delay is over, or an effect is tried again.
        effects: Of each effect that its steps wanted, in order: whether it was had.
        outcome: "finished" or "ejected".
    """

    id: int
    journey: int
    source: str
    visits: tuple[Visit, ...]
    state: str = "ready"
    due_at: str | None = None
    effects: tuple[bool, ...] = ()
    outcome: str | None = None

    @property
    def here(self) -> Visit:
        return self.visits[-1]

    @property
    def over(self) -> bool:
        return self.state == "ended"

    @property
    def had(self) -> bool:
        """Whether the effect that it waits for was had, and only isn't acknowledged yet."""
        return self.state == "outside" and self.effects[-1]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody.

    Attributes:
        sobject: "Lead" or "Contact"; None: made here.
        state: "local", "member" or "kept".
        fields: In the order of FIELDS.
        lists: The own lists, by their names.
        wanted: As what it is to be created in Salesforce.
        noted: The triggers whose condition it met when it was last looked at.
        events: Campaign statuses that it got and that weren't looked at: (campaign, status).
    """

    sobject: str | None = None
    state: str = "local"
    salesforce_id: str | None = None
    fields: tuple[FieldValue, ...] = (None,) * len(FIELDS)
    lists: frozenset[str] = frozenset()
    wanted: str | None = None
    passages: tuple[Passage, ...] = ()
    noted: frozenset[Trigger] = frozenset()
    events: tuple[tuple[str, str], ...] = ()

    def value(self, name: str) -> FieldValue:
        return self.fields[FIELDS.index(name)]

    def given(self, name: str, value: FieldValue) -> Person:
        at = FIELDS.index(name)
        return replace(self, fields=(*self.fields[:at], value, *self.fields[at + 1 :]))

    def having(self, passage: Passage) -> Person:
        """With this passage, in the place of the one of that number."""
        if passage.id == NEW:
            return replace(self, passages=(*self.passages, passage))
        passages = tuple(passage if each.id == passage.id else each for each in self.passages)
        if passage not in passages:
            passages = tuple(sorted((*passages, passage), key=lambda each: each.id))
        return replace(self, passages=passages)


@dataclass(slots=True)
class Journey:
    """`version` is the newest one, None: never published."""

    state: str = "draft"
    version: int | None = None
    versions: dict[int, Graph] = field(default_factory=dict)

    @property
    def live(self) -> bool:
        return self.state == "live"

    @property
    def newest(self) -> Graph:
        assert self.version is not None
        return self.versions[self.version]


class Unmet(Exception):
    """What a shape rests on isn't there at present: nobody can go on or come in there."""


@dataclass(slots=True)
class World:
    """Everything there is; the methods are what people do from outside, and the meanings."""

    zone: str
    now: str
    people: dict[int, Person] = field(default_factory=dict)
    journeys: dict[int, Journey] = field(default_factory=dict)
    lists: set[str] = field(default_factory=set)
    segments: dict[str, Criteria] = field(default_factory=dict)
    members: dict[tuple[str, str], str] = field(default_factory=dict)
    inactive: set[str] = field(default_factory=set)
    fates: Mapping[str, Fate] = field(default_factory=dict)

    # -- what is done with journeys ---------------------------------------------------------------

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
        all_fresh = existing and settings.existing and shape.kind not in _LEAVING
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

    # -- what is done with effects ----------------------------------------------------------------

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

    # -- what becomes of people -------------------------------------------------------------------

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

    # -- what may happen next ---------------------------------------------------------------------

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
        if meets is (shape.kind in _LEAVING):
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

    # -- conditions -------------------------------------------------------------------------------

    def shape(self, passage: Passage) -> Shape:
        """Where it is, by the version with which it came there."""
        graph = self.journeys[passage.journey].versions[passage.here.version]
        return graph.by_id[passage.here.shape]

    def meets(self, person: Person, settings: Settings) -> bool:
        """Raises Unmet."""
        match settings:
            case CheckFields(criteria) | FieldMatch(criteria):
                return self._all(person, criteria)
            case SegmentTrigger(name):
                return self._all(person, self.segments[name])
            case CheckList(name) | ListTrigger(name):
                if name in ("leads", "contacts"):
                    sobject = "Lead" if name == "leads" else "Contact"
                    return person.state == "member" and person.sobject == sobject
                self._require_list(name)
                return name in person.lists
            case CheckCampaignStatus(campaign, statuses):
                if person.state != "member":
                    return False
                status = self.members.get((campaign.id, person.salesforce_id or ""))
                return status is not None and (not statuses or status in statuses)
        raise AssertionError(settings)

    def _require_list(self, name: str) -> None:
        if name not in self.lists:
            raise Unmet(name)

    def require_active(self, settings: AssignGroup) -> None:
        """Raises Unmet when all users of the group are inactive."""
        if all(each.id in self.inactive for each in settings.users):
            raise Unmet("group")

    def _all(self, person: Person, criteria: Criteria) -> bool:
        return all(self._one(person.value(each.field), each) for each in criteria)

    def _one(self, value: FieldValue, criterion: Criterion) -> bool:
        wanted = [each.strip().casefold() for each in criterion.value.split(",")]
        operator = criterion.operator
        if operator is Operator.BLANK:
            return value is None
        if operator is Operator.NOT_BLANK:
            return value is not None
        if criterion.field == "has_opted_out_of_email":
            return bool(value) == (wanted == ["true"])
        if value is None:
            return False
        if operator is Operator.AT_LEAST:
            assert isinstance(value, int | float)
            return value >= float(wanted[0])
        if criterion.field == "last_viewed_date":
            day = self._day(from_iso(str(value)))
            today = self._day(from_iso(self.now))
            assert wanted == ["today"]
            return day == today if operator is Operator.IS else day < today
        return str(value).casefold() in wanted

    def _day(self, moment: datetime) -> str:
        return moment.astimezone(UTC).astimezone(ZoneInfo(self.zone)).date().isoformat()


def watched(graph: Graph) -> dict[str, Shape]:
    """The triggers whose condition people meet or don't."""
    return {
        each.id: each
        for each in graph.triggers()
        if isinstance(each.settings, ListTrigger | SegmentTrigger | FieldMatch)
    }


def _another(old: Shape, new: Shape) -> bool:
    """Whether a trigger is another one now; letting people in again doesn't make it one."""
    assert isinstance(old.settings, ListTrigger | SegmentTrigger | FieldMatch)
    assert isinstance(new.settings, ListTrigger | SegmentTrigger | FieldMatch)
    return old.kind is not new.kind or replace(old.settings, again=False) != replace(
        new.settings, again=False
    )


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


# -- whether a run is right -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Seen:
    """What a run came to for somebody. `order`: when each visit of a passage began, as numbers."""

    person: Person
    order: Mapping[tuple[int, int], int]


def explain(world: World, before: Person, seen: Seen, *, complete: bool) -> str | None:
    """Whether a person can have come from `before` to what is seen; None: yes. `complete`: and
    whether nothing is left to happen then."""
    target = seen.person
    known = {each.id for each in before.passages}
    fresh = [each for each in target.passages if each.id not in known]
    ends = {each.id: each for each in target.passages}
    stack, visited = [before], {before}
    while stack and len(visited) < _MOST_STATES:
        person = stack.pop()
        if person == target:
            return None if world.rests(target) or not complete else _left(world, target)
        begun = {each.id for each in person.passages}

        def number(journey: int, source: str, begun: set[int] = begun) -> int | None:
            for each in fresh:
                if each.id not in begun and (each.journey, each.source) == (journey, source):
                    return each.id
            return None

        found: list[tuple[float, Person]] = []
        for passage_id, after in world.moves(person, number):
            if after not in visited and all(
                each.id in ends and _on_its_way(each, ends[each.id]) for each in after.passages
            ):
                visited.add(after)
                found.append((_when(passage_id, person, after, seen), after))
        found.sort(key=lambda each: -each[0])
        stack += [after for _, after in found]
    return f"can't be reached:\n  from {before}\n  to   {target}"


def _left(world: World, person: Person) -> str:
    _, after = next(world.moves(person, lambda journey, source: NEW))
    return f"something is left to happen:\n  to   {person}\n  with {after}"


def _on_its_way(passage: Passage, end: Passage) -> bool:
    if passage.over:
        return passage == end
    count = len(passage.visits)
    if passage.visits[:-1] != end.visits[: count - 1] or count > len(end.visits):
        return False
    here, there = passage.here, end.visits[count - 1]
    same = (here.shape, here.version, here.arrived_at)
    wanted = end.effects[: len(passage.effects)]
    return (
        same == (there.shape, there.version, there.arrived_at)
        and len(passage.effects) == len(wanted)
        and all(had <= in_the_end for had, in_the_end in zip(passage.effects, wanted, strict=True))
    )


def _when(passage_id: int | None, before: Person, after: Person, seen: Seen) -> float:
    """When a move must have been made, by the first visit that it began."""
    known = {(each.id, len(each.visits)) for each in before.passages}
    began = [
        seen.order[key]
        for each in after.passages
        if (key := (each.id, len(each.visits))) not in known and key in seen.order
    ]
    if began:
        return min(began)
    return float("inf") if passage_id is None else 0
