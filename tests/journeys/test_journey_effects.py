"""What steps want outside: by whom it is had, and what becomes of people until it is."""

from __future__ import annotations

import pytest

from apdesk.domain.journey.kinds import AssignGroup, Delay, Kind, Named, Unit
from apdesk.errors import KnownError
from apdesk.journeys.running import Unavailable
from apdesk.store.journeys.effects import Fate
from tests.journeys.bench import MAIL, Desk, by_hand


def test_a_group_takes_turns_and_leaves_inactive_users_out(desk: Desk) -> None:
    users = tuple(Named(f"00500000000000{each}AAA", each) for each in "ABC")
    journey = desk.publish(by_hand((Kind.ASSIGN_GROUP, AssignGroup(users)), again=True))
    ids = [desk.synced("Lead", each) for each in range(4)]
    desk.journeys.start(journey, ids[:2], at=desk.now)
    desk.run()
    with desk.store.transaction() as connection:
        connection.execute(
            "INSERT INTO org_user (id, name, active, modstamp) VALUES (?, 'A', 0, '')",
            (users[0].id,),
        )
    desk.journeys.start(journey, ids, at=desk.now)
    desk.run()
    given = [each[3]["user"]["name"] for each in desk.ledger.had]  # type: ignore[index]
    assert given == ["A", "B", "C", "B", "C", "B"]


def test_who_is_no_lead_takes_nobodys_turn_in_a_group(desk: Desk) -> None:
    users = tuple(Named(f"00500000000000{each}AAA", each) for each in "AB")
    journey = desk.publish(by_hand((Kind.ASSIGN_GROUP, AssignGroup(users)), again=True))
    first, second = desk.synced("Lead", 1), desk.synced("Lead", 2)
    for each in (desk.person(name="Here"), first, desk.synced("Contact", 3), second):
        desk.journeys.start(journey, [each], at=desk.now)
    desk.run()
    given = {each[2]: each[3]["user"]["name"] for each in desk.ledger.had}  # type: ignore[index]
    assert (given[first], given[second]) == ("A", "B")
    assert len(given) == 4


def test_a_lead_that_a_group_couldnt_have_goes_to_its_next_user_when_it_is_tried_again(
    desk: Desk,
) -> None:
    users = tuple(Named(f"00500000000000{each}AAA", each) for each in "AB")
    journey = desk.publish(by_hand((Kind.ASSIGN_GROUP, AssignGroup(users))))
    lead = desk.synced("Lead", 1)
    desk.journeys.start(journey, [lead], at=desk.now)
    desk.ledger.fates["owner"] = Fate.FAILED  # A was deactivated a minute ago
    desk.run()
    (stuck,) = desk.numbers.people(journey, "s2", which="stuck")
    assert stuck.effect_id is not None
    with desk.store.transaction() as connection:
        connection.execute(
            "INSERT INTO org_user (id, name, active, modstamp) VALUES (?, 'A', 0, '')",
            (users[0].id,),
        )
    desk.ledger.fates.clear()
    desk.effects.retry([stuck.effect_id])
    desk.run()
    assert [each[3]["user"]["name"] for each in desk.ledger.had] == ["B"]  # type: ignore[index]
    assert desk.way(lead) == ["s1 s2"]


@pytest.mark.logs("apdesk.journeys")
def test_what_keeps_all_effects_from_being_had_is_told_with_each_of_them(desk: Desk) -> None:
    refusal = KnownError("No login", "The server refuses the password.", "Enter it anew.", code="x")
    journey = desk.publish(by_hand(MAIL))
    person, other = desk.people({"name": "Ana"}, {"name": "Ben"})
    desk.journeys.start(journey, [person, other], at=desk.now)
    desk.performers[:] = []
    desk.run()
    (asked, _) = desk.effects.due({"mail"}, desk.now, 2)
    desk.effects.mark([asked.id], desk.now)  # and apdesk was killed before the answer
    desk.performers[:] = [Unavailable(frozenset({"mail"}), refusal)]
    desk.run()
    for each in desk.numbers.people(journey, "s2", which="here"):
        told = (each.state, each.title, each.message, each.next_step)
        assert told == ("outside", refusal.title, refusal.message, refusal.next_step)
    desk.performers[:] = [desk.ledger]
    desk.run()
    assert len(desk.ledger.had) == 2
    assert [each.title for each in desk.numbers.people(journey, "s2", which="entered")] == ["", ""]


def test_a_refused_effect_holds_its_person_until_it_is_tried_again_or_let_go(desk: Desk) -> None:
    ids = desk.people({"name": "A"}, {"name": "B"}, {"name": "C"})
    journey = desk.publish(by_hand(MAIL, (Kind.DELAY, Delay(1, Unit.DAYS))))
    desk.journeys.start(journey, ids, at=desk.now)
    desk.ledger.fates["mail"] = Fate.FAILED
    assert desk.run().failed == 3
    assert desk.counted(journey, "s2").stuck == 3
    desk.ledger.fates.clear()
    desk.run()
    assert desk.ledger.had == []
    stuck = {
        each.person_id: each.effect_id for each in desk.numbers.people(journey, "s2", which="stuck")
    }
    desk.effects.retry([stuck[ids[0]] or 0])
    desk.effects.let_go([stuck[ids[1]] or 0], desk.now)
    desk.run()
    assert [each[2] for each in desk.ledger.had] == [ids[0]]
    assert desk.here(journey) == {"s2": 1, "s3": 2}


def test_what_is_tried_again_later_isnt_tried_before(desk: Desk) -> None:
    person = desk.person(name="A")
    journey = desk.publish(by_hand(MAIL))
    desk.journeys.start(journey, [person], at=desk.now)
    desk.ledger.fates["mail"] = Fate.AGAIN
    desk.run()
    desk.ledger.fates.clear()
    desk.tick(seconds=59)
    assert desk.ledger.had == []
    assert desk.engine().next_due() == "2026-03-02T09:01:00Z"
    desk.tick(seconds=1)
    assert len(desk.ledger.had) == 1
    assert desk.here(journey) == {}
