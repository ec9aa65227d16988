"""People move through journeys as their graphs say, each step once."""

from __future__ import annotations

from datetime import datetime

import pytest

from apdesk.domain.clock import from_iso
from apdesk.domain.journey.graph import Graph, Shape
from apdesk.domain.journey.kinds import (
    ByHand,
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
    Named,
    Unit,
    UpdateField,
)
from apdesk.language import order
from apdesk.store.journeys.campaigns import Campaigns, Member
from apdesk.store.journeys.effects import Fate
from apdesk.store.mirror import Mirror
from apdesk.store.own_lists import OwnLists
from tests.journeys.bench import ACME, MAIL, OUT, Desk, by_hand, chain, fork
from tests.unit.store.store_builders import page, sf

# -- conditions, actions, ends ---------------------------------------------------------------------


def test_a_condition_on_fields_parts_people(desk: Desk) -> None:
    ids = desk.people(*({"company": each} for each in ("acme", "Other", None, "ACME", "Acme 2")))
    journey = desk.publish(fork(CheckFields(ACME), Kind.CHECK_FIELDS))
    assert desk.journeys.start(journey, ids, at=desk.now) == 5
    assert desk.trouble_free(desk.run())
    assert [desk.way(each) for each in ids] == [
        ["s1 s2 s3"],
        ["s1 s2 s4"],
        ["s1 s2 s4"],
        ["s1 s2 s3"],
        ["s1 s2 s4"],
    ]
    assert sorted(each[2] for each in desk.ledger.had) == [ids[0], ids[3]]
    assert desk.here(journey) == {"s4": 3}
    assert desk.counted(journey, "s3").entered == 2


def test_a_condition_on_a_list_parts_people(desk: Desk) -> None:
    on, off = desk.people({"name": "On"}, {"name": "Off"})
    lists = OwnLists(desk.store)
    lists.add(lists.create("Gäste", desk.now), [on], desk.now)
    journey = desk.publish(fork(CheckList("GÄSTE"), Kind.CHECK_LIST))
    desk.journeys.start(journey, [on, off], at=desk.now)
    desk.run()
    assert (desk.way(on), desk.way(off)) == (["s1 s2 s3"], ["s1 s2 s4"])


def test_the_salesforce_lists_are_lists(desk: Desk) -> None:
    lead, contact = desk.synced("Lead", 1), desk.synced("Contact", 2)
    here = desk.person(name="Here")
    journey = desk.publish(fork(CheckList("leads"), Kind.CHECK_LIST))
    desk.journeys.start(journey, [lead, contact, here], at=desk.now)
    desk.run()
    assert [desk.way(each) for each in (lead, contact, here)] == [
        ["s1 s2 s3"],
        ["s1 s2 s4"],
        ["s1 s2 s4"],
    ]


def test_a_field_is_given_its_value_and_the_edit_waits_to_be_sent(desk: Desk) -> None:
    lead = desk.synced("Lead", 1, NumberOfEmployees=3.0)
    local = desk.person(name="Here")
    update = (Kind.UPDATE_FIELD, UpdateField("number_of_employees", "40"))
    journey = desk.publish(by_hand(update), "Grow")
    desk.journeys.start(journey, [lead, local], at=desk.now)
    desk.run()
    with desk.store.reading() as connection:
        waiting = connection.execute("SELECT record_id, author FROM pending_edit").fetchall()
        author = connection.execute("SELECT DISTINCT author FROM history WHERE field IS NOT NULL")
        assert author.fetchall() == [("Journey: Grow",)]
    assert [desk.value(each, "number_of_employees") for each in (lead, local)] == [40, 40]
    assert waiting == [(lead, "Journey: Grow")]
    assert desk.here(journey) == {}


def test_a_padlocked_field_lets_people_pass_with_a_note(desk: Desk) -> None:
    contact = desk.synced("Contact", 1)
    journey = desk.publish(by_hand((Kind.UPDATE_FIELD, UpdateField("phone", "1"))))
    desk.journeys.start(journey, [contact], at=desk.now)
    assert desk.trouble_free(desk.run())
    (passage,) = desk.numbers.passages(contact)
    assert desk.numbers.path(passage.id)[-1].note == "Phone can't be changed here"
    assert passage.outcome == "finished"


@pytest.mark.logs("apdesk.journeys")
def test_a_field_that_is_gone_holds_people_until_it_is_corrected(desk: Desk) -> None:
    person = desk.person(name="Ana")
    journey = desk.publish(by_hand((Kind.UPDATE_FIELD, UpdateField("gone", "1")), MAIL))
    desk.journeys.start(journey, [person], at=desk.now)
    (problem,) = desk.run().problems
    assert problem.code == "journey.field_gone"
    assert desk.here(journey) == {"s2": 1}
    desk.run()
    assert desk.here(journey) == {"s2": 1}
    desk.republish(journey, by_hand((Kind.UPDATE_FIELD, UpdateField("company", "Acme")), MAIL))
    assert desk.trouble_free(desk.run())
    assert desk.value(person, "company") == "Acme"
    assert desk.way(person) == ["s1 s2 s3"]


def test_who_is_stuck_begins_a_step_again_that_is_published_with_other_settings(
    desk: Desk,
) -> None:
    person = desk.person(name="Ana")
    journey = desk.publish(by_hand((Kind.EMAIL, Email("Wrong")), MAIL))
    desk.journeys.start(journey, [person], at=desk.now)
    desk.ledger.fates["mail"] = Fate.FAILED
    desk.run()
    desk.ledger.fates.clear()
    desk.republish(journey, by_hand((Kind.EMAIL, Email("Wrong", log=True)), (Kind.EJECT, Eject())))
    assert desk.counted(journey, "s2").stuck == 0
    desk.run()
    assert [each[3] for each in desk.ledger.had] == [
        {"template": "Wrong", "again": False, "log": True}
    ]
    desk.republish(journey, by_hand((Kind.EMAIL, Email("Wrong"))))
    assert len(desk.ledger.had) == 1


def test_lists_are_joined_and_left(desk: Desk) -> None:
    person = desk.person(name="Ana")
    lists = OwnLists(desk.store)
    old, new = lists.create("Old", desk.now), lists.create("New", desk.now)
    lists.add(old, [person], desk.now)
    journey = desk.publish(
        by_hand((Kind.ADD_TO_LIST, ListAction("New")), (Kind.REMOVE_FROM_LIST, ListAction("Old")))
    )
    desk.journeys.start(journey, [person], at=desk.now)
    desk.run()
    with desk.store.reading() as connection:
        found = connection.execute("SELECT list_id, person_id FROM list_member").fetchall()
    assert found == [(new, person)]


def test_eject_ends_every_passage_in_the_journey_alone_or_in_all(desk: Desk) -> None:
    first, second = desk.people({"name": "A"}, {"name": "B"})
    wait = (Kind.DELAY, Delay(5, Unit.DAYS))
    other = desk.publish(by_hand(wait), "Other")
    mine = desk.publish(
        by_hand(wait, again=True)
        .with_shape(Shape("t", Kind.FIELD_MATCH, FieldMatch(ACME)))
        .with_shape(Shape("e", Kind.EJECT, Eject()))
        .connected("t", OUT, "e"),
        "Mine",
    )
    everywhere = desk.publish(
        chain((Kind.FIELD_MATCH, FieldMatch(ACME)), (Kind.EJECT, Eject(everywhere=True))), "All"
    )
    desk.journeys.pause(everywhere)
    for journey in (mine, other):
        desk.journeys.start(journey, [first, second], at=desk.now)
    desk.run()
    desk.edit(first, company="Acme")
    desk.run()
    assert desk.here(mine) == {"s2": 1}
    assert desk.here(other) == {"s2": 2}
    desk.edit(first, company="Other")
    desk.journeys.resume(everywhere, context=desk.context())
    desk.edit(second, company="Acme")
    desk.run()
    assert desk.here(mine) == {}
    assert desk.here(other) == {"s2": 1}
    outcomes = {each.outcome for each in desk.numbers.passages(second)}
    assert outcomes == {"ejected"}


# -- delays ----------------------------------------------------------------------------------------


def test_a_delay_ends_at_its_time_and_not_before(desk: Desk) -> None:
    person = desk.person(name="Ana")
    journey = desk.publish(by_hand((Kind.DELAY, Delay(2, Unit.DAYS)), MAIL))
    desk.journeys.start(journey, [person], at=desk.now)
    desk.run()
    assert desk.engine().next_due() == "2026-03-04T09:00:00Z"
    desk.tick(days=1, hours=23, minutes=59)
    assert desk.here(journey) == {"s2": 1}
    desk.tick(minutes=1)
    assert desk.here(journey) == {}
    assert len(desk.ledger.had) == 1


def test_a_delay_is_the_one_that_was_published_when_the_person_came(desk: Desk) -> None:
    early, late = desk.people({"name": "Early"}, {"name": "Late"})
    journey = desk.publish(by_hand((Kind.DELAY, Delay(1, Unit.DAYS)), MAIL))
    desk.journeys.start(journey, [early], at=desk.now)
    desk.run()
    desk.republish(journey, by_hand((Kind.DELAY, Delay(9, Unit.DAYS)), MAIL))
    desk.journeys.start(journey, [late], at=desk.now)
    desk.run()
    desk.tick(days=1)
    assert [each[2] for each in desk.ledger.had] == [early]
    assert desk.here(journey) == {"s2": 1}


def test_who_leaves_a_step_goes_by_its_arrows_into_the_newest_version_of_the_next(
    desk: Desk,
) -> None:
    person = desk.person(name="Ana")
    old = by_hand((Kind.DELAY, Delay(1, Unit.DAYS)), (Kind.EMAIL, Email("Old")), MAIL)
    journey = desk.publish(old)
    desk.journeys.start(journey, [person], at=desk.now)
    desk.run()
    # s3 has other settings and leads nowhere now; the delay of the new version leads to s4
    new = old.with_shape(Shape("s3", Kind.EMAIL, Email("New"))).disconnected("s3", OUT)
    desk.republish(journey, new.connected("s2", OUT, "s4"))
    desk.tick(days=1)
    assert desk.way(person) == ["s1 s2 s3"]
    assert [each[3]["template"] for each in desk.ledger.had] == ["New"]


def test_who_goes_on_to_a_step_that_is_no_more_goes_by_the_old_version(desk: Desk) -> None:
    person = desk.person(name="Ana")
    journey = desk.publish(by_hand((Kind.DELAY, Delay(1, Unit.DAYS)), MAIL))
    desk.journeys.start(journey, [person], at=desk.now)
    desk.run()
    desk.republish(journey, chain((Kind.BY_HAND, ByHand())))
    desk.tick(days=1)
    assert desk.way(person) == ["s1 s2 s3"]
    assert len(desk.ledger.had) == 1


def test_a_delay_waits_for_its_window_in_the_users_time_zone(desk: Desk) -> None:
    # Monday 10:00 in Berlin; two days later at 10:00 is within; a Friday's isn't on a weekday
    window = Delay(2, Unit.DAYS, 9 * 60, 17 * 60, (1, 2, 3, 4, 5))
    journey = desk.publish(by_hand((Kind.DELAY, window)))
    desk.journeys.start(journey, [desk.person(name="Mon")], at=desk.now)
    desk.run()
    assert desk.engine().next_due() == "2026-03-04T09:00:00Z"
    desk.clock.tick(days=4, hours=10)  # Friday 20:00 in Berlin
    desk.run()
    desk.journeys.start(journey, [desk.person(name="Fri")], at=desk.now)
    desk.run()
    due = from_iso(desk.engine().next_due() or "")
    assert due == datetime.fromisoformat("2026-03-09T08:00:00+00:00")


def test_a_delay_that_ended_while_apdesk_was_off_waits_for_its_next_window(desk: Desk) -> None:
    # put in on Monday at 10:00 in Berlin, due on Friday at 10:00
    weekly = Delay(4, Unit.DAYS, 9 * 60, 17 * 60, (1, 2, 3, 4, 5))
    journey = desk.publish(by_hand((Kind.DELAY, weekly), MAIL))
    person = desk.person(name="Ana")
    desk.journeys.start(journey, [person], at=desk.now)
    desk.run()
    desk.tick(days=5, hours=13)  # apdesk is started on Saturday at 23:00
    assert desk.ledger.had == []
    assert desk.engine().next_due() == "2026-03-09T08:00:00Z"
    desk.tick(days=1, hours=10)  # Monday at 9:00
    assert desk.way(person) == ["s1 s2 s3"]
    assert len(desk.ledger.had) == 1


@pytest.mark.logs("apdesk.journeys")
def test_a_campaign_that_wasnt_read_yet_sends_nobody_the_wrong_way(desk: Desk) -> None:
    spring = Named("701000000000001AAA", "Spring")
    lead = desk.synced("Lead", 1)
    journey = desk.publish(fork(CheckCampaignStatus(spring), Kind.CHECK_CAMPAIGN_STATUS))
    desk.journeys.start(journey, [lead], at=desk.now)
    campaigns = Campaigns(desk.store)
    campaigns.watch([spring.id])
    (problem,) = desk.run().problems
    assert problem.code == "journey.campaign_unread"
    assert "Spring" in problem.message
    assert desk.way(lead) == ["s1 s2"]
    member = Member("00v000000000001AAA", spring.id, sf("Lead", 1), "Sent")
    campaigns.take([member], at=desk.now, events=False, cursors={spring.id: desk.now})
    assert desk.trouble_free(desk.run())
    assert desk.way(lead) == ["s1 s2 s3"]


# -- people who go ---------------------------------------------------------------------------------


def test_who_is_removed_stops_everywhere_without_a_trace(desk: Desk) -> None:
    lead = desk.synced("Lead", 1, Name="Gone")
    lists = OwnLists(desk.store)
    lists.add(lists.create("Guests", desk.now), [lead], desk.now)
    desk.ledger.fates["mail"] = Fate.AGAIN
    journey = desk.publish(
        by_hand(MAIL).with_shape(Shape("t", Kind.JOINED_LIST, ListTrigger("leads")))
    )
    desk.journeys.start(journey, [lead], at=desk.now)
    desk.run()
    mirror = Mirror(desk.store)
    mirror.apply(page("Lead", deletes=[(sf("Lead", 1), "deleted")]), 2, desk.now)
    mirror.remove_staged("Lead", 10)
    desk.ledger.fates.clear()
    assert desk.trouble_free(desk.tick(minutes=2))
    assert desk.ledger.had == []
    with desk.store.reading() as connection:
        for table in ("list_member", "passage", "step", "effect", "trigger_match", "touched"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table


def test_whoever_came_in_is_counted_although_it_is_gone(desk: Desk) -> None:
    acme = Shape("t", Kind.FIELD_MATCH, FieldMatch(ACME, existing=True))
    graph = by_hand((Kind.DELAY, Delay())).with_shape(acme).connected("t", OUT, "s2")
    lead, person = desk.synced("Lead", 1), desk.person(company="Acme")
    journey = desk.publish(graph)
    desk.journeys.start(journey, [lead], at=desk.now)
    desk.run()
    desk.republish(journey, by_hand((Kind.DELAY, Delay())))  # without the trigger of the others
    mirror = Mirror(desk.store)
    mirror.apply(page("Lead", deletes=[(sf("Lead", 1), "deleted")]), 2, desk.now)
    mirror.remove_staged("Lead", 10)
    row = desk.journeys.row(journey)
    assert (row.entered, row.inside) == (2, 1)
    assert sum(desk.counted(journey, each).entered for each in ("s1", "t")) == row.entered
    assert desk.way(person) == ["t s2"]


def test_journeys_stand_in_the_order_of_the_alphabet(desk: Desk) -> None:
    for name in ("Zebra", "ärger", "Abend", "Österreich", "Ohne"):
        desk.journeys.create(name, Graph(), at=desk.now)
    names = [each.name for each in desk.journeys.rows()]
    assert names == sorted(names, key=order)
    assert names == ["Abend", "Ohne", "Zebra", "ärger", "Österreich"]


def test_a_merged_person_goes_on_as_the_winner(desk: Desk) -> None:
    loser, winner = desk.synced("Lead", 1), desk.synced("Lead", 2)
    lists = OwnLists(desk.store)
    guests = lists.create("Guests", desk.now)
    lists.add(guests, [loser], desk.now)
    journey = desk.publish(by_hand((Kind.DELAY, Delay(1, Unit.DAYS)), MAIL))
    desk.journeys.start(journey, [loser], at=desk.now)
    desk.run()
    Mirror(desk.store).apply(page("Lead", merges=[(sf("Lead", 1), sf("Lead", 2))]), 2, desk.now)
    desk.tick(days=1)
    assert [each[2] for each in desk.ledger.had] == [winner]
    assert desk.way(winner) == ["s1 s2 s3"]
    assert OwnLists(desk.store).rows()[0].count == 1


def test_the_timeline_tells_every_step(desk: Desk) -> None:
    person = desk.person(company="Acme")
    journey = desk.publish(fork(CheckFields(ACME), Kind.CHECK_FIELDS), "Welcome")
    desk.journeys.start(journey, [person], at=desk.now)
    desk.run()
    told = [each.text for each in reversed(desk.numbers.timeline(person))]
    assert len(told) == 3
    assert told[0].startswith("Came in: ")
    assert told[1].endswith(": yes")
    assert told[2].endswith(" – mail")
    assert {each.journey for each in desk.numbers.timeline(person)} == {"Welcome"}


@pytest.mark.logs("apdesk.journeys")
def test_journeys_that_chase_each_other_stop_for_now_and_say_so(desk: Desk) -> None:
    lists = OwnLists(desk.store)
    guests = lists.create("Guests", desk.now)
    person = desk.person(name="Ana")
    desk.publish(
        chain(
            (Kind.JOINED_LIST, ListTrigger("Guests", again=True)),
            (Kind.REMOVE_FROM_LIST, ListAction("Guests")),
        ),
        "Off",
    )
    desk.publish(
        chain(
            (Kind.LEFT_LIST, ListTrigger("Guests", again=True)),
            (Kind.ADD_TO_LIST, ListAction("Guests")),
        ),
        "On",
    )
    lists.add(guests, [person], desk.now)
    assert "journey.circle" in [each.code for each in desk.run().problems]
