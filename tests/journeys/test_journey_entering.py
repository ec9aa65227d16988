"""Who comes into a journey, by which trigger, and how often."""

from __future__ import annotations

import pytest

from apdesk.domain.criteria import Criterion, Operator
from apdesk.domain.journey.graph import Shape
from apdesk.domain.journey.kinds import Delay, FieldMatch, Kind, ListTrigger, SegmentTrigger, Unit
from apdesk.domain.preferences import OnLeave
from apdesk.errors import KnownError
from apdesk.store.mirror import Mirror
from apdesk.store.own_lists import OwnLists
from apdesk.store.segments import Segments
from tests.journeys.bench import ACME, MAIL, Desk, by_hand, chain
from tests.unit.store.store_builders import page, sf


def test_whoever_comes_to_match_comes_in_once_unless_again_is_allowed(desk: Desk) -> None:
    before = desk.person(company="Acme")
    person = desk.person(company="Other")
    once = desk.publish(chain((Kind.FIELD_MATCH, FieldMatch(ACME)), MAIL), "Once")
    again = desk.publish(chain((Kind.FIELD_MATCH, FieldMatch(ACME, again=True)), MAIL), "Again")
    desk.run()
    assert desk.ledger.had == []
    for company in ("Acme", "Other", "Acme"):
        desk.edit(person, company=company)
        desk.run()
    new = desk.person(company="acme")
    desk.run()
    assert desk.counted(once, "s1").entered == 2
    assert desk.counted(again, "s1").entered == 3
    assert desk.way(before) == []
    assert desk.way(new) == ["s1 s2", "s1 s2"]


def test_existing_people_come_in_where_they_are_wanted(desk: Desk) -> None:
    ids = desk.people(*({"company": "Acme"} for _ in range(10)), {"company": "Other"})
    journey = desk.publish(chain((Kind.FIELD_MATCH, FieldMatch(ACME, existing=True)), MAIL))
    desk.run()
    assert sorted(each[2] for each in desk.ledger.had) == ids[:10]
    desk.republish(journey, desk.journeys.draft(journey))
    desk.run()
    assert len(desk.ledger.had) == 10


def test_joining_and_leaving_a_list(desk: Desk) -> None:
    lists = OwnLists(desk.store)
    guests = lists.create("Guests", desk.now)
    there, comes = desk.people({"name": "There"}, {"name": "Comes"})
    lists.add(guests, [there], desk.now)
    joined = desk.publish(chain((Kind.JOINED_LIST, ListTrigger("Guests", again=True))), "Joined")
    left = desk.publish(chain((Kind.LEFT_LIST, ListTrigger("Guests"))), "Left")
    lists.add(guests, [comes], desk.now)
    lists.remove(guests, [there])
    desk.run()
    assert desk.numbers.people(joined, "s1", which="entered")[0].person_id == comes
    assert desk.numbers.people(left, "s1", which="entered")[0].person_id == there
    lists.remove(guests, [comes])
    desk.run()
    lists.add(guests, [comes], desk.now)
    desk.run()
    assert desk.counted(joined, "s1").entered == 2
    assert desk.counted(left, "s1").entered == 2


def test_a_record_that_comes_and_goes_by_the_sync_joins_and_leaves_its_salesforce_list(
    desk: Desk,
) -> None:
    joined = desk.publish(chain((Kind.JOINED_LIST, ListTrigger("leads"))), "Joined")
    left = desk.publish(chain((Kind.LEFT_LIST, ListTrigger("leads"))), "Left")
    lead = desk.synced("Lead", 1)
    desk.run()
    mirror = Mirror(desk.store)
    mirror.apply(
        page("Lead", leaves=[(sf("Lead", 1), "criteria")], on_leave=OnLeave.KEEP), 2, desk.now
    )
    while mirror.remove_staged("Lead", 10).kept:
        pass
    desk.run()
    assert desk.way(lead) == ["s1", "s1"]
    assert (desk.counted(joined, "s1").entered, desk.counted(left, "s1").entered) == (1, 1)


def test_a_segment_is_joined_by_a_change_of_the_person_or_of_the_segment(desk: Desk) -> None:
    segments = Segments(desk.store)
    segment = segments.create("Acme people", ACME, desk.now)
    first, second = desk.people({"company": "Other"}, {"company": "Umbrella"})
    joined = desk.publish(chain((Kind.JOINED_SEGMENT, SegmentTrigger("Acme people"))), "Joined")
    left = desk.publish(chain((Kind.LEFT_SEGMENT, SegmentTrigger("Acme people"))), "Left")
    desk.edit(first, company="Acme")
    desk.run()
    segments.change(segment, (Criterion("company", Operator.IS, "Umbrella"),))
    desk.run()
    assert (desk.way(first), desk.way(second)) == (["s1", "s1"], ["s1"])
    assert (desk.counted(joined, "s1").entered, desk.counted(left, "s1").entered) == (2, 1)


def test_a_relative_date_comes_to_match_with_the_day(desk: Desk) -> None:
    today = (Criterion("last_viewed_date", Operator.IS, "TODAY"),)
    person = desk.person(last_viewed_date="2026-03-03T12:00:00Z")
    desk.publish(chain((Kind.FIELD_MATCH, FieldMatch(today)), MAIL))
    desk.tick(hours=13)  # 23:00 in Berlin
    assert desk.way(person) == []
    desk.tick(hours=1)
    assert desk.way(person) == ["s1 s2"]


@pytest.mark.logs("apdesk.journeys")
def test_a_list_that_is_gone_lets_nobody_in_and_is_told(desk: Desk) -> None:
    lists = OwnLists(desk.store)
    guests = lists.create("Guests", desk.now)
    journey = desk.publish(chain((Kind.JOINED_LIST, ListTrigger("Guests"))))
    person = desk.person(name="Ana")
    lists.delete(guests)
    report = desk.run()
    assert [each.code for each in report.problems] == ["journey.list_gone"]
    assert report.standing == [("journey.list_gone", journey, desk.journeys.row(journey).name)]
    lists.add(lists.create("Guests", desk.now), [person], desk.now)
    assert desk.trouble_free(desk.run())
    assert desk.counted(journey, "s1").entered == 1


def test_nobody_moves_or_comes_in_while_a_journey_stands_still(desk: Desk) -> None:
    inside, comes = desk.people({"name": "Inside"}, {"name": "Comes"})
    graph = by_hand((Kind.DELAY, Delay(1, Unit.HOURS)), MAIL)
    graph = graph.with_shape(Shape("t", Kind.FIELD_MATCH, FieldMatch(ACME)))
    journey = desk.publish(graph)
    desk.journeys.start(journey, [inside], at=desk.now)
    desk.run()
    desk.journeys.pause(journey)
    desk.edit(comes, company="Acme")
    desk.tick(hours=2)
    assert desk.engine().next_due() is None
    with pytest.raises(KnownError, match=r"isn.t running"):
        desk.journeys.start(journey, [comes], at=desk.now)
    assert desk.here(journey) == {"s2": 1}
    desk.journeys.resume(journey, context=desk.context())
    desk.run()
    assert desk.here(journey) == {}
    assert [each[2] for each in desk.ledger.had] == [inside]
    assert desk.counted(journey, "t").entered == 0
