"""Journeys through whatever may happen: the real engine on a real file against the reference.

After each run that ended by itself everybody is where the reference says, with each effect had as
often as their steps wanted it, and nothing is left to happen; after a crash everybody is where the
reference could have got to. Between runs nobody moves.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import hypothesis
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from apdesk.domain.criteria import Criterion, Operator
from apdesk.domain.journey.check import check
from apdesk.domain.journey.graph import Graph
from apdesk.domain.journey.kinds import AssignGroup, Kind, Named
from apdesk.domain.journey.world import Campaign, User
from apdesk.domain.preferences import OnLeave
from apdesk.domain.records import FieldValue
from apdesk.errors import KnownError
from apdesk.journeys.engine import JourneyReport
from apdesk.journeys.world import read_world
from apdesk.store.edits import Edits
from apdesk.store.journeys.campaigns import Campaigns, Member
from apdesk.store.journeys.effects import Fate
from apdesk.store.mirror import Mirror
from apdesk.store.own_lists import OwnLists
from apdesk.store.segments import Segments
from tests.journeys.bench import KINDS, ZONE
from tests.journeys.observing import SeenDesk, Wanted, nothing
from tests.journeys.reference.conditions import Journey, Unmet
from tests.journeys.reference.moves import effect_of
from tests.journeys.reference.people import FIELDS, OF_LEADS, Passage
from tests.journeys.reference.runs import explain
from tests.journeys.reference.world import World
from tests.journeys.strategies import (
    CAMPAIGNS,
    LISTS,
    SEGMENTS,
    STATUSES,
    USERS,
    VALUES,
    criteria,
    graphs,
)
from tests.unit.store.store_builders import page

_API_NAMES = {
    "company": "Company",
    "number_of_employees": "NumberOfEmployees",
    "phone": "Phone",
    "has_opted_out_of_email": "HasOptedOutOfEmail",
    "last_viewed_date": "LastViewedDate",
}
_TICKS = [0, 30, 60, 1800, 3600, 50_400, 86_400, 259_200]
_VALUES = st.fixed_dictionaries(
    {}, optional={each: st.sampled_from(VALUES[each]) for each in FIELDS}
)
_FATES = [Fate.DONE, Fate.DONE, Fate.AGAIN, Fate.FAILED, Fate.SKIPPED]
_SEGMENTS_AT_FIRST = {
    "Big": (Criterion("number_of_employees", Operator.AT_LEAST, "10"),),
    "Fresh": (Criterion("last_viewed_date", Operator.IS, "TODAY"),),
}


class JourneyMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.directory = Path(tempfile.mkdtemp(prefix="apdesk-"))
        self.desk = SeenDesk(self.directory)
        self.world = World(ZONE, self.desk.now, fates=self.desk.ledger.fates)
        self.lists: dict[str, int] = {}
        self.segments: dict[str, int] = {}
        self.records = 0
        self.gone: Counter[tuple[int, str]] = Counter()
        self.told = 0
        self.had = 0
        self.turns: dict[tuple[int, str], dict[str, int]] = {}
        self.unknown_turns: set[tuple[int, str]] = set()
        campaigns = Campaigns(self.desk.store)
        campaigns.watch([each.id for each in CAMPAIGNS])
        read = dict.fromkeys((each.id for each in CAMPAIGNS), self.desk.now)
        campaigns.take([], at=self.desk.now, events=False, cursors=read)
        for name in LISTS:
            self._make_list(name)
        for name in SEGMENTS:
            self.segments[name] = Segments(self.desk.store).create(
                name, _SEGMENTS_AT_FIRST[name], self.desk.now
            )
        self.world.segments = dict(_SEGMENTS_AT_FIRST)

    def teardown(self) -> None:
        try:
            self.desk.ledger.fates.clear()
            self.run()
        finally:
            self.desk.close()
            shutil.rmtree(self.directory, ignore_errors=True)

    def _make_list(self, name: str) -> None:
        self.lists[name] = OwnLists(self.desk.store).create(name, self.desk.now)
        self.world.lists.add(name)

    # -- people -----------------------------------------------------------------------------------

    @initialize(data=st.data())
    def begins(self, data: st.DataObject) -> None:
        self.adds({"company": "Acme"})
        self.adds({})
        self.syncs("Lead", {"company": "Other", "number_of_employees": 40})
        self.syncs("Lead", {})
        self.syncs("Contact", {"last_viewed_date": "2026-03-03T22:30:00Z"})
        self.publishes(data.draw(graphs()))
        self.starts_by_hand(data)

    @rule(values=_VALUES)
    def adds(self, values: dict[str, FieldValue]) -> None:
        self.desk.people(values)
        self._nobody_moved()

    @rule(
        sobject=st.sampled_from(["Lead", "Contact"]),
        values=_VALUES,
    )
    def syncs(self, sobject: str, values: dict[str, FieldValue]) -> None:
        self.records += 1
        fields = {_API_NAMES[n]: v for n, v in values.items() if self._has(sobject, n)}
        self.desk.synced(sobject, self.records, **fields)
        self._nobody_moved()

    @rule(data=st.data())
    def edits(self, data: st.DataObject) -> None:
        person_id = self._somebody(data)
        sobject = self.world.people[person_id].sobject
        name = data.draw(st.sampled_from([each for each in FIELDS if self._has(sobject, each)]))
        self.edits_field(person_id, name, data.draw(st.sampled_from(VALUES[name])))

    def edits_field(self, person_id: int, name: str, value: FieldValue) -> None:
        self.desk.edit(person_id, **{name: value})
        self._nobody_moved()

    @staticmethod
    def _has(sobject: str | None, name: str) -> bool:
        return sobject != "Contact" or name not in OF_LEADS

    @rule(data=st.data())
    def deletes(self, data: st.DataObject) -> None:
        self.deletes_person(self._somebody(data))

    def deletes_person(self, person_id: int) -> None:
        person = self.world.people.pop(person_id)
        for passage in person.passages:
            for visit in passage.visits:
                self.gone[passage.journey, visit.shape] += 1
        if person.state == "member":
            self._leaves(person_id, person.sobject, person.salesforce_id, OnLeave.REMOVE)
        else:
            Edits(self.desk.store).delete([person_id])
        self._nobody_moved()

    @rule(data=st.data())
    def is_synced_no_more_or_again(self, data: st.DataObject) -> None:
        found = [i for i, each in self.world.people.items() if each.state != "local"]
        if found:
            person_id = data.draw(st.sampled_from(found))
            person = self.world.people[person_id]
            if person.state == "member":
                self._leaves(person_id, person.sobject, person.salesforce_id, OnLeave.KEEP)
            else:
                assert person.sobject is not None
                assert person.salesforce_id is not None
                self.desk.synced(person.sobject, int(person.salesforce_id[3:15]))
            self._nobody_moved()

    def _leaves(
        self, person_id: int, sobject: str | None, salesforce_id: str | None, how: OnLeave
    ) -> None:
        assert sobject is not None
        assert salesforce_id is not None
        mirror = Mirror(self.desk.store)
        if how is OnLeave.KEEP:
            gone = page(sobject, leaves=[(salesforce_id, "criteria")], on_leave=how)
        else:
            gone = page(sobject, deletes=[(salesforce_id, "deleted")])
        mirror.apply(gone, 2, self.desk.now)
        while (done := mirror.remove_staged(sobject, 10)).kept or done.removed:
            pass

    @rule(data=st.data(), convert=st.booleans())
    def becomes_one_with(self, data: st.DataObject, convert: bool) -> None:
        members = {i: each for i, each in self.world.people.items() if each.state == "member"}
        losers = [i for i, each in members.items() if convert or each.sobject == "Lead"]
        losers = [i for i in losers if members[i].sobject == "Lead"]
        kind = "Contact" if convert else "Lead"
        heirs = [i for i, each in members.items() if each.sobject == kind]
        if losers and heirs:
            loser, heir = data.draw(st.sampled_from(losers)), data.draw(st.sampled_from(heirs))
            if loser != heir:
                self.merges(loser, heir)

    def merges(self, loser: int, heir: int) -> None:
        old, new = self.world.people[loser], self.world.people[heir]
        assert old.salesforce_id is not None
        assert new.salesforce_id is not None
        pair = [(old.salesforce_id, new.salesforce_id)]
        if new.sobject == "Lead":
            changes = page("Lead", merges=pair)
        else:
            changes = page("Contact", conversions=pair)
        Mirror(self.desk.store).apply(changes, 2, self.desk.now)
        self.world.merge(loser, heir)
        self._nobody_moved()

    @rule(data=st.data(), name=st.sampled_from(LISTS), on=st.booleans())
    def lists_somebody(self, data: st.DataObject, name: str, on: bool) -> None:
        self.puts_on_list(self._somebody(data), name, on)

    def puts_on_list(self, person_id: int, name: str, on: bool = True) -> None:
        if name not in self.world.lists:
            return
        person = self.world.people[person_id]
        lists = OwnLists(self.desk.store)
        if on:
            lists.add(self.lists[name], [person_id], self.desk.now)
            person = replace(person, lists=person.lists | {name})
        else:
            lists.remove(self.lists[name], [person_id])
            person = replace(person, lists=person.lists - {name})
        self.world.people[person_id] = person
        self._nobody_moved()

    @rule(data=st.data(), campaign=st.sampled_from(CAMPAIGNS), status=st.sampled_from(STATUSES))
    def gets_a_campaign_status(self, data: st.DataObject, campaign: Named, status: str) -> None:
        found = [i for i, each in self.world.people.items() if each.state == "member"]
        if found:
            self.gives_status(data.draw(st.sampled_from(found)), campaign, status)

    def gives_status(self, person_id: int, campaign: Named, status: str) -> None:
        person = self.world.people[person_id]
        assert person.salesforce_id is not None
        key = (campaign.id, person.salesforce_id)
        member = Member(" ".join(key), campaign.id, person.salesforce_id, status)
        Campaigns(self.desk.store).take([member], at=self.desk.now, events=True)
        if self.world.members.get(key) != status:
            events = (*person.events, (campaign.id, status))
            self.world.people[person_id] = replace(person, events=events)
        self.world.members[key] = status
        self._nobody_moved()

    # -- lists, segments, users -------------------------------------------------------------------

    @rule(name=st.sampled_from(SEGMENTS), criteria=criteria)
    def changes_a_segment(self, name: str, criteria: tuple[Criterion, ...]) -> None:
        Segments(self.desk.store).change(self.segments[name], criteria)
        self.world.segments[name] = criteria
        self._nobody_moved()

    @rule(name=st.sampled_from(LISTS[1:]))
    def deletes_or_makes_a_list(self, name: str) -> None:
        if name not in self.world.lists:
            self._make_list(name)
            return
        OwnLists(self.desk.store).delete(self.lists[name])
        self.world.lists.remove(name)
        for person_id, person in self.world.people.items():
            self.world.people[person_id] = replace(person, lists=person.lists - {name})
        self._nobody_moved()

    def renames_a_list(self, old: str, new: str) -> None:
        """No rule: journeys that are drawn later name lists as they are called at first."""
        OwnLists(self.desk.store).rename(self.lists[old], new)
        self.lists[new] = self.lists.pop(old)
        self.world.rename_list(old, new)
        self._nobody_moved()

    @rule(user=st.sampled_from(USERS))
    def a_user_comes_or_goes(self, user: Named) -> None:
        self.world.inactive ^= {user.id}
        with self.desk.store.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO org_user (id, name, active, modstamp) VALUES (?, ?, ?, '')",
                (user.id, user.name, user.id not in self.world.inactive),
            )

    # -- journeys ---------------------------------------------------------------------------------

    @precondition(lambda self: len(self.world.journeys) < 3)
    @rule(graph=graphs())
    def publishes(self, graph: Graph) -> None:
        name = f"Journey {len(self.world.journeys)}"
        journey_id = self.desk.journeys.create(name, graph, at=self.desk.now)
        self.world.journeys[journey_id] = Journey()
        self._publish(journey_id, graph)

    @precondition(lambda self: self.world.journeys)
    @rule(data=st.data())
    def changes_a_journey(self, data: st.DataObject) -> None:
        journey_id = self._journey(data)
        journey = self.world.journeys[journey_id]
        if journey.version is not None:
            used = self.desk.journeys.used_ids(journey_id)
            self.republishes(journey_id, data.draw(graphs(journey.newest, used)))

    def republishes(self, journey_id: int, graph: Graph) -> None:
        self.desk.journeys.save_draft(journey_id, graph, at=self.desk.now)
        self._publish(journey_id, graph)

    def _publish(self, journey_id: int, graph: Graph) -> None:
        self._check(graph)
        try:
            self.world.publish(journey_id, graph)
        except Unmet:
            with pytest.raises(KnownError):
                self._publish_here(journey_id)
        else:
            self._publish_here(journey_id)
        self._nobody_moved()

    def _publish_here(self, journey_id: int) -> None:
        self.desk.journeys.publish(journey_id, at=self.desk.now, context=self.desk.context())

    def _check(self, graph: Graph) -> None:
        """What is drawn here is what people may publish, but for lists that are gone."""
        world = replace(
            read_world(self.desk.store),
            lists=(*LISTS, *self.lists),
            templates={"Hello": (), "News": ()},
            campaigns={each.id: Campaign(each.name, STATUSES) for each in CAMPAIGNS},
            users={each.id: User(each.name, True) for each in USERS},
            mail_ready=True,
        )
        assert [each for each in check(graph, world) if each.fatal] == []

    @precondition(lambda self: self.world.journeys)
    @rule(data=st.data())
    def pauses_or_resumes(self, data: st.DataObject) -> None:
        journey_id = self._journey(data)
        if self.world.journeys[journey_id].live:
            self.pauses(journey_id)
        else:
            self.resumes(journey_id)

    def pauses(self, journey_id: int) -> None:
        self.desk.journeys.pause(journey_id)
        self.world.pause(journey_id)
        self._nobody_moved()

    def resumes(self, journey_id: int) -> None:
        try:
            self.world.resume(journey_id)
        except Unmet:
            with pytest.raises(KnownError):
                self.desk.journeys.resume(journey_id, context=self.desk.context())
        else:
            self.desk.journeys.resume(journey_id, context=self.desk.context())
        self._nobody_moved()

    @precondition(lambda self: self.world.journeys)
    @rule(data=st.data())
    def starts_by_hand(self, data: st.DataObject) -> None:
        journey_id = self._journey(data)
        journey = self.world.journeys[journey_id]
        if journey.live and journey.newest.of_kind(Kind.BY_HAND) and self.world.people:
            people = st.lists(st.sampled_from(list(self.world.people)), min_size=1, unique=True)
            self.starts(journey_id, data.draw(people))

    def starts(self, journey_id: int, people: list[int]) -> None:
        self.desk.journeys.start(journey_id, people, at=self.desk.now)
        self.world.start(journey_id, people)
        self._nobody_moved()

    @precondition(lambda self: self.world.journeys)
    @rule(data=st.data())
    def takes_out_by_hand(self, data: st.DataObject) -> None:
        self.ejects(self._journey(data), self._somebody(data))

    def ejects(self, journey_id: int, person_id: int) -> None:
        self.desk.journeys.remove(journey_id, [person_id], at=self.desk.now)
        self.world.eject(journey_id, [person_id])
        self._nobody_moved()

    @rule(data=st.data(), again=st.booleans())
    def helps_somebody_who_waits(self, data: st.DataObject, again: bool) -> None:
        waiting = [
            each
            for person in self.world.people.values()
            for each in person.passages
            if each.state == "stuck" or (again and each.due_at and each.state == "outside")
        ]
        if waiting:
            self.helps(data.draw(st.sampled_from(waiting)), again)

    def helps(self, passage: Passage, again: bool) -> None:
        """Tries again, or lets go on."""
        with self.desk.store.reading() as connection:
            (effect_id,) = connection.execute(
                "SELECT id FROM effect WHERE passage_id = ? AND state IN ('wanted', 'failed')",
                (passage.id,),
            ).fetchone()
        if again:
            self.desk.effects.retry([effect_id])
            self.world.retry(passage.id)
        else:
            self.desk.effects.let_go([effect_id], self.desk.now)
            self.world.let_go(passage.id)
        self._nobody_moved()

    @rule(kind=st.sampled_from(sorted(KINDS)), fate=st.sampled_from(_FATES))
    def outside_changes(self, kind: str, fate: Fate) -> None:
        self.desk.ledger.fates[kind] = fate

    @rule(seconds=st.sampled_from(_TICKS))
    def ticks(self, seconds: int) -> None:
        self.desk.clock.tick(seconds=seconds)
        self.world.now = self.desk.now

    # -- runs -------------------------------------------------------------------------------------

    @rule()
    def run(self) -> None:
        self._compare(self.desk.run())

    @rule(seconds=st.sampled_from(_TICKS))
    def run_later(self, seconds: int) -> None:
        self.ticks(seconds)
        self.run()

    @rule(data=st.data())
    def run_after_starting(self, data: st.DataObject) -> None:
        if self.world.journeys:
            self.starts_by_hand(data)
            self.run()

    @rule(data=st.data(), point=st.integers(0, 20))
    def run_after_editing_and_crash(self, data: st.DataObject, point: int) -> None:
        self.edits(data)
        self.run_and_crash(point)

    @rule(point=st.integers(0, 40))
    def run_and_crash(self, point: int) -> None:
        self.desk.crash_after(point)
        report = self.desk.run_or_crash()
        self.desk.strike = nothing
        self._compare(report)

    @rule(data=st.data(), point=st.integers(0, 6))
    def run_after_starting_and_crash_outside(self, data: st.DataObject, point: int) -> None:
        if self.world.journeys:
            self.starts_by_hand(data)
            self.run_and_crash_outside(point)

    def run_and_crash_outside(self, point: int) -> None:
        self.desk.crash_after(point, outside=True)
        report = self.desk.run_or_crash()
        self.desk.strike = nothing
        self._compare(report)

    # -- the comparison ---------------------------------------------------------------------------

    def _compare(self, report: JourneyReport | None) -> None:
        """`report`: of a run that ended by itself."""
        found = self.desk.seen()
        assert found.keys() == self.world.people.keys()
        for person_id, seen in found.items():
            before = self.world.people[person_id]
            if report is None or before != seen.person or not self.world.rests(before):
                wrong = explain(self.world, before, seen, complete=report is not None)
                assert wrong is None, f"person {person_id}: {wrong}"
            self.world.people[person_id] = seen.person
        if report is not None:
            allowed = {"journey.list_gone", "journey.group_inactive"}
            assert {each.code for each in report.problems} <= allowed
        self._compare_numbers()
        self._compare_effects()

    def _compare_numbers(self) -> None:
        entered, here, stuck = self.gone.copy(), Counter(), Counter()
        for person in self.world.people.values():
            for passage in person.passages:
                entered.update((passage.journey, each.shape) for each in passage.visits)
                if not passage.over:
                    place = (passage.journey, passage.here.shape)
                    here[place] += 1
                    stuck[place] += passage.state == "stuck"
        told = {
            (journey_id, shape): (each.entered, each.here, each.stuck)
            for journey_id in self.world.journeys
            for shape, each in self.desk.numbers.numbers(journey_id).items()
        }
        assert told == {each: (entered[each], here[each], stuck[each]) for each in entered}

    def _compare_effects(self) -> None:
        """Each effect is what its shape says, and no effect was had twice."""
        tokens = self.desk.ledger.tokens()
        assert len(set(tokens)) == len(tokens)
        owners = {
            each.id: person_id
            for person_id, person in self.world.people.items()
            for each in person.passages
        }
        wanted = {each.token: each for each in self.desk.wanted()}
        for token, kind, person_id, payload in self.desk.ledger.had[self.had :]:
            each = wanted[token]
            assert owners[each.passage_id] == person_id
            assert (each.kind, each.payload) == (kind, payload)
        self.had = len(tokens)
        for each in self.desk.wanted(self.told):
            self.told = each.id
            shape = self.world.journeys[each.journey_id].versions[each.version].by_id[each.shape]
            kind, payload = effect_of(shape.settings)
            if payload is None:
                assert isinstance(shape.settings, AssignGroup)
                assert each.kind == kind
                self._compare_turn(each, shape.settings, owners.get(each.passage_id))
            else:
                assert (each.kind, dict(each.payload)) == (kind, payload)

    def _compare_turn(self, wanted: Wanted, settings: AssignGroup, person_id: int | None) -> None:
        """Each lead goes to whose turn it is. Of whom it isn't known whether it was a lead then,
        it can't be said whether it took a turn: nor can it be of those after it."""
        place = (wanted.journey_id, wanted.shape)
        person = self.world.people.get(person_id or 0)
        if person is None or person.wanted == "Lead":
            self.unknown_turns.add(place)
        if place in self.unknown_turns:
            return
        assert person is not None
        if (person.state, person.sobject) == ("member", "Lead"):
            assert wanted.payload == self._whose_turn_it_is(*place, settings)
        else:
            given = wanted.payload["user"]
            assert given in [{"id": each.id, "name": each.name} for each in settings.users]

    def _whose_turn_it_is(
        self, journey_id: int, shape: str, settings: AssignGroup
    ) -> dict[str, object]:
        """The active one of the group who was given a lead there the longest ago."""
        turns = self.turns.setdefault((journey_id, shape), {})
        active = [each for each in settings.users if each.id not in self.world.inactive]
        user = min(active, key=lambda each: turns.get(each.id, 0))
        turns[user.id] = max(turns.values(), default=0) + 1
        return {"user": {"id": user.id, "name": user.name}}

    def _nobody_moved(self) -> None:
        """Takes over what is no affair of journeys; all else is as the reference has it."""
        found = self.desk.seen()
        self.world.number({each: seen.person for each, seen in found.items()})
        for person_id, seen in found.items():
            before = self.world.people.get(person_id)
            if before is None:
                before = replace(seen.person, passages=(), noted=frozenset(), lists=frozenset())
            facts = seen.person
            before = replace(
                before,
                sobject=facts.sobject,
                state=facts.state,
                salesforce_id=facts.salesforce_id,
                fields=facts.fields,
            )
            assert before == facts, f"person {person_id}:\n  {before}\n  {facts}"
            self.world.people[person_id] = before
        assert found.keys() == self.world.people.keys()
        assert self.desk.traces_of_nobody() == []

    # -- choices ----------------------------------------------------------------------------------

    def _somebody(self, data: st.DataObject) -> int:
        if not self.world.people:
            self.adds({})
        return data.draw(st.sampled_from(list(self.world.people)))

    def _journey(self, data: st.DataObject) -> int:
        return data.draw(st.sampled_from(list(self.world.journeys)))


_nightly = hypothesis.settings.get_current_profile_name() == "nightly"
TestJourneys = JourneyMachine.TestCase
TestJourneys.settings = hypothesis.settings(
    max_examples=3000 if _nightly else 25,
    stateful_step_count=40 if _nightly else 30,
    suppress_health_check=list(hypothesis.HealthCheck),
)
TestJourneys.pytestmark = [pytest.mark.logs("apdesk.journeys")]  # type: ignore[attr-defined]
