"""People get a status in a campaign, and become members of it: each once, with one event each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from apdesk.practice_org.http.server import PracticeServer
from apdesk.salesforce import network_cases
from apdesk.salesforce.errors import SalesforceError
from apdesk.salesforce.rest import RestOrg
from apdesk.store.journeys.effects import Fate
from tests.unit.journeys.salesforce.journey_desk import (
    JourneyDesk,
    at_every_point,
    crashing,
    fates,
)

Make = Callable[[], JourneyDesk]


def wanted(desk: JourneyDesk, status: str = "Responded", campaign: str = "") -> dict[str, Any]:
    return {"campaign": {"id": campaign or desk.campaign, "name": "Spring"}, "status": status}


def test_members_change_and_others_become_members_in_one_call(desk: JourneyDesk) -> None:
    contact = desk.contact("Con")
    (ada, first), (bob, second) = desk.people("Ada", "Bob")
    third = desk.apdesk_id("Contact", contact)
    assert third is not None
    desk.in_campaign(ada)
    desk.refresh()
    desk.wish("member", wanted(desk), first, second, third)
    before = desk.org.calls()
    outcomes = desk.perform("member")
    assert desk.org.calls() == before + 1
    assert fates(outcomes) == [Fate.DONE] * 3
    assert outcomes[0].note == "“Responded” in the campaign “Spring”"
    assert desk.members_there() == dict.fromkeys((ada, bob, contact), "Responded")


def test_it_is_known_here_at_once_and_told_once(desk: JourneyDesk) -> None:
    (ada, first), (bob, second) = desk.people("Ada", "Bob")
    desk.in_campaign(ada)
    desk.refresh()
    desk.wish("member", wanted(desk), first, second)
    desk.perform("member")
    assert desk.here() == desk.members_there()
    assert desk.events() == [(ada, "Sent", "Responded"), (bob, None, "Responded")]
    assert desk.tick_refresh() == 1
    desk.tick_refresh()
    assert len(desk.events()) == 2


def test_the_status_that_one_has_already_is_no_event(desk: JourneyDesk) -> None:
    ((ada, person),) = desk.people("Ada")
    desk.in_campaign(ada, "Responded")
    desk.refresh()
    desk.wish("member", wanted(desk), person)
    assert fates(desk.perform("member")) == [Fate.DONE]
    assert desk.events() == []


def test_who_became_a_member_meanwhile_is_found_and_changed(desk: JourneyDesk) -> None:
    people = desk.people(*(f"L{number}" for number in range(7)))
    desk.refresh()
    for ada, _ in people[:3]:
        desk.in_campaign(ada)
    desk.in_campaign(people[3][0], "Responded")
    desk.wish("member", wanted(desk), *(person for _, person in people))
    before = desk.org.calls()
    assert set(fates(desk.perform("member"))) == {Fate.DONE}
    assert desk.org.calls() == before + 3
    assert desk.members_there() == {ada: "Responded" for ada, _ in people}
    assert desk.here() == desk.members_there()


def test_who_left_the_campaign_meanwhile_is_added_again(desk: JourneyDesk) -> None:
    ((ada, person),) = desk.people("Ada")
    gone = desk.in_campaign(ada)
    desk.refresh()
    desk.state.hard_delete("CampaignMember", gone)
    desk.wish("member", wanted(desk), person)
    assert fates(desk.perform("member")) == [Fate.DONE]
    assert desk.members_there() == desk.here() == {ada: "Responded"}
    assert desk.tick_refresh() == 1


def test_a_campaign_that_nobody_watches_will_do(desk: JourneyDesk) -> None:
    other = desk.state.create("Campaign", {"Name": "Autumn"})
    (ada, first), (bob, second) = desk.people("Ada", "Bob")
    desk.state.set_member_status(other, ada, "Sent")
    desk.wish("member", wanted(desk, campaign=other), first, second)
    assert fates(desk.perform("member")) == [Fate.DONE, Fate.DONE]
    assert desk.members_there(other) == {ada: "Responded", bob: "Responded"}
    assert desk.events() == []


def test_a_status_that_the_campaign_has_not_is_never_sent(desk: JourneyDesk) -> None:
    """The platform would take its default status, without a word."""
    ((ada, person),) = desk.people("Ada")
    desk.refresh()
    desk.wish("member", wanted(desk, "Attended"), person)
    (outcome,) = desk.perform("member")
    assert outcome.fate is Fate.FAILED
    assert outcome.trouble is not None
    assert outcome.trouble.code == "journey.status_gone"
    assert "Attended" in outcome.trouble.message
    assert desk.members_there() == {}
    values = {"CampaignId": desk.campaign, "Label": "Attended", "SortOrder": 9}
    desk.state.create("CampaignMemberStatus", values)
    desk.tick_refresh()
    desk.wish("member", wanted(desk, "attended"), person)
    assert fates(desk.perform("member")) == [Fate.DONE]
    assert desk.members_there() == {ada: "Attended"}


def test_a_campaign_that_is_gone_is_told(desk: JourneyDesk) -> None:
    ((_, person),) = desk.people("Ada")
    desk.state.delete("Campaign", desk.campaign)
    desk.wish("member", wanted(desk), person)
    (outcome,) = desk.perform("member")
    assert outcome.fate is Fate.FAILED
    assert outcome.trouble is not None
    assert outcome.trouble.code == "journey.campaign_gone"


def test_people_who_are_not_synced_are_skipped(desk: JourneyDesk) -> None:
    desk.people("Ada")
    local = desk.person(LastName="Local")
    desk.wish("member", wanted(desk), local)
    assert fates(desk.perform("member")) == [Fate.SKIPPED]


def test_thousands_go_two_hundred_to_a_group_and_five_groups_to_a_call(desk: JourneyDesk) -> None:
    people = desk.people(*(f"L{number}" for number in range(1000)))
    for ada, _ in people[:450]:
        desk.in_campaign(ada)
    desk.refresh()
    desk.wish("member", wanted(desk), *(person for _, person in people))
    before = desk.org.calls()
    assert set(fates(desk.perform("member"))) == {Fate.DONE}
    assert desk.org.calls() == before + 2  # 450 changes and 550 creates are six groups
    assert desk.members_there() == {ada: "Responded" for ada, _ in people}


@pytest.mark.parametrize("arrived", [True, False])
@pytest.mark.parametrize("known", [True, False])
def test_a_lost_answer_is_settled_by_looking(desk: JourneyDesk, arrived: bool, known: bool) -> None:
    ((ada, person),) = desk.people("Ada")
    if known:
        desk.in_campaign(ada)
    desk.refresh()
    desk.wish("member", wanted(desk), person)
    desk.lose_answer("journeys.write", arrived=arrived)
    with pytest.raises(SalesforceError):
        desk.perform("member")
    desk.heal()
    desk.clock.tick(minutes=2)
    assert fates(desk.perform("member"))[-1] is Fate.DONE
    assert desk.members_there() == desk.here() == {ada: "Responded"}
    assert len(desk.accepted) == 1
    assert len(desk.events()) == 1
    desk.tick_refresh()
    assert len(desk.events()) == 1


def test_a_pull_in_between_makes_no_second_event(desk: JourneyDesk) -> None:
    ((ada, person),) = desk.people("Ada")
    desk.in_campaign(ada)
    desk.refresh()
    desk.wish("member", wanted(desk), person)
    desk.lose_answer("journeys.write", arrived=True)
    with pytest.raises(SalesforceError):
        desk.perform("member")
    desk.heal()
    desk.tick_refresh(minutes=1)
    assert desk.events() == [(ada, "Sent", "Responded")]
    assert fates(desk.perform("member")) == [Fate.DONE]
    assert len(desk.events()) == 1


def test_nobodys_change_is_undone_by_one_in_doubt(desk: JourneyDesk) -> None:
    ((ada, person),) = desk.people("Ada")
    values = {"CampaignId": desk.campaign, "Label": "Attended", "SortOrder": 9}
    desk.state.create("CampaignMemberStatus", values)
    desk.in_campaign(ada)
    desk.refresh()
    desk.wish("member", wanted(desk), person)
    desk.lose_answer("journeys.write", arrived=True)
    with pytest.raises(SalesforceError):
        desk.perform("member")
    desk.heal()
    desk.clock.tick(minutes=5)
    desk.state.set_member_status(desk.campaign, ada, "Attended")
    (outcome,) = desk.perform("member")
    assert outcome.fate is Fate.DONE
    assert "Somebody" in outcome.note
    assert desk.members_there() == {ada: "Attended"}


def test_a_call_that_never_left_is_simply_made_again(desk: JourneyDesk) -> None:
    ((ada, person),) = desk.people("Ada")
    desk.refresh()
    desk.wish("member", wanted(desk), person)

    def unreachable(number: int) -> None:
        raise network_cases.UNREACHABLE.error(sent=False)

    desk.org.before = unreachable
    with pytest.raises(SalesforceError):
        desk.perform("member")
    assert desk.states() == [("wanted", None)]
    desk.heal()
    desk.perform("member")
    assert desk.members_there() == {ada: "Responded"}


def test_a_person_is_given_two_statuses_in_order(desk: JourneyDesk) -> None:
    ((ada, person),) = desk.people("Ada")
    desk.refresh()
    desk.wish("member", wanted(desk, "Sent"), person)
    desk.wish("member", wanted(desk, "Responded"), person)
    assert fates(desk.perform("member")) == [Fate.DONE, Fate.DONE]
    assert desk.members_there() == {ada: "Responded"}
    assert desk.events() == [(ada, None, "Sent"), (ada, "Sent", "Responded")]


def test_somebody_who_was_converted_meanwhile_waits_for_the_sync(desk: JourneyDesk) -> None:
    ((ada, person),) = desk.people("Ada")
    desk.refresh()
    desk.state.convert(ada)
    desk.wish("member", wanted(desk), person)
    assert fates(desk.perform("member")) == [Fate.AGAIN]
    desk.tick_run()
    assert fates(desk.perform("member")) == [Fate.DONE]
    (member,) = desk.members_there()
    assert member.startswith("003")


def test_a_crash_anywhere_makes_one_member_and_one_event(desks: Make) -> None:
    def attempt(number: int) -> int:
        desk = desks()
        (ada, first), (bob, second), (cyd, third) = desk.people("Ada", "Bob", "Cyd")
        desk.in_campaign(ada)
        desk.refresh()
        desk.in_campaign(cyd)  # what is known of Cyd is out of date
        desk.wish("member", wanted(desk), first, second, third)
        with crashing(desk, number) as passed:
            desk.perform("member")
        if number % 2:
            desk.tick_refresh(minutes=1)
        desk.clock.tick(minutes=2)
        desk.perform("member")
        assert desk.members_there() == dict.fromkeys((ada, bob, cyd), "Responded")
        assert [state for state, _ in desk.states()] == ["done"] * 3
        desk.tick_refresh()
        assert desk.here() == desk.members_there()
        responded = [who for who, _, new in desk.events() if new == "Responded"]
        assert sorted(responded) == sorted((ada, bob, cyd))
        return passed[0]

    assert at_every_point(attempt, usual=5) >= 20  # even numbers and odd ones


def test_over_http(desk: JourneyDesk, practice_org: Callable[[PracticeServer], RestOrg]) -> None:
    (_, first), (_, second) = desk.people("Ada", "Bob")
    with PracticeServer() as server:
        made = [
            server.org.create("Lead", {"LastName": name, "Company": "Acme"})
            for name in ("Ada", "Bob")
        ]
        campaign = server.org.create("Campaign", {"Name": "Spring"})
        server.org.set_member_status(campaign, made[1], "Sent")
        with desk.store.transaction() as connection:
            connection.executemany(
                "UPDATE person SET salesforce_id = ? WHERE id = ?",
                list(zip(made, (first, second), strict=True)),
            )
        desk.org = practice_org(server)  # type: ignore[assignment]
        desk.wish("member", wanted(desk, campaign=campaign), first, second)
        assert fates(desk.perform("member")) == [Fate.DONE, Fate.DONE]
        found = server.org.query("SELECT LeadId, Status FROM CampaignMember").records()
        assert {each["LeadId"]: each["Status"] for each in found} == dict.fromkeys(
            made, "Responded"
        )
