"""What journeys know of the org: pulled in one call, with an event for each change of a member."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from apdesk.domain.run import Problem
from apdesk.journeys.salesforce.refresh import Needs, Pulled, refresh
from apdesk.practice_org.http.server import PracticeServer
from apdesk.salesforce.errors import from_response
from apdesk.salesforce.org import RawQuery
from apdesk.salesforce.rest import RestOrg
from apdesk.store.journeys.org_users import OrgUsers
from tests.sync.bench import Crash
from tests.unit.journeys.salesforce.journey_desk import JourneyDesk, at_every_point, crashing

Make = Callable[[], JourneyDesk]


def test_the_first_pull_is_one_call_and_no_event(desk: JourneyDesk) -> None:
    ada, bob = desk.lead("Ada"), desk.contact("Bob")
    desk.in_campaign(ada)
    desk.in_campaign(bob, "Responded")
    assert desk.refresh(users=True) == 1
    assert desk.here() == {ada: "Sent", bob: "Responded"}
    assert desk.events() == []
    users = {each.id: each.active for each in OrgUsers(desk.store).all()}
    assert users == {each.id: each.active for each in desk.state.users()}
    labels = [each.label for each in desk.campaigns.statuses([desk.campaign])[desk.campaign]]
    assert labels == ["Sent", "Responded"]
    assert desk.campaigns.campaigns()[desk.campaign].name == "Spring"


def test_news_are_one_call_and_an_event_each(desk: JourneyDesk) -> None:
    ada, bob = desk.lead("Ada"), desk.lead("Bob")
    member = desk.in_campaign(ada)
    desk.refresh(users=True)
    desk.clock.tick(minutes=5)
    desk.state.update("CampaignMember", member, {"Status": "Responded"})
    desk.in_campaign(bob)
    assert desk.refresh(users=True) == 1
    assert desk.events() == [(ada, "Sent", "Responded"), (bob, None, "Sent")]
    assert desk.here() == {ada: "Responded", bob: "Sent"}


def test_what_is_read_twice_is_told_once(desk: JourneyDesk) -> None:
    member = desk.in_campaign(desk.lead())
    desk.refresh()
    desk.state.update("CampaignMember", member, {"Status": "Responded"})
    for _ in range(3):
        desk.tick_refresh(minutes=2)
    assert len(desk.events()) == 1


def test_nothing_new_writes_nothing_but_the_cursor(desk: JourneyDesk) -> None:
    desk.in_campaign(desk.lead())
    desk.refresh(users=True)
    desk.clock.tick(minutes=10)
    points: list[str] = []
    desk.store.point = points.append
    assert desk.refresh(users=True) == 1
    assert points.count("begin") == 1


def test_without_needs_nobody_is_asked_and_nothing_is_kept(desk: JourneyDesk) -> None:
    desk.in_campaign(desk.lead())
    desk.refresh()
    before = desk.org.calls()
    assert list(refresh(desk.org, desk.store, desk.laptop, Needs())) == []
    assert desk.org.calls() == before
    assert desk.here() == {}
    desk.in_campaign(desk.lead())
    desk.refresh()
    assert (len(desk.here()), desk.events()) == (2, [])


def test_who_was_changed_while_nobody_watched_is_no_event(desk: JourneyDesk) -> None:
    member = desk.in_campaign(desk.lead())
    desk.refresh()
    list(refresh(desk.org, desk.store, desk.laptop, Needs()))
    desk.state.update("CampaignMember", member, {"Status": "Responded"})
    desk.tick_refresh()
    assert desk.events() == []


def test_a_write_that_is_seen_late_is_not_missed(desk: JourneyDesk) -> None:
    member = desk.in_campaign(desk.lead())
    desk.refresh()
    desk.clock.tick(minutes=1)
    with desk.state.commit_delay(timedelta(minutes=8)):
        desk.state.update("CampaignMember", member, {"Status": "Responded"})
    desk.tick_refresh(minutes=5)
    assert desk.events() == []
    desk.tick_refresh(minutes=5)
    assert len(desk.events()) == 1


def test_large_campaigns_come_in_pages(desk: JourneyDesk) -> None:
    people = [desk.lead(f"L{number}") for number in range(11)]
    for each in people:
        desk.in_campaign(each)
    other = desk.state.create("Campaign", {"Name": "Autumn"})
    desk.refresh(desk.campaign, other, page=3)
    assert desk.here() == dict.fromkeys(people, "Sent")
    for each in people[:7]:
        desk.state.set_member_status(desk.campaign, each, "Responded")
    desk.tick_refresh(desk.campaign, other, page=3)
    assert len(desk.events()) == 7
    assert desk.here() == desk.members_there()


def test_a_first_pull_that_broke_off_goes_on(desk: JourneyDesk) -> None:
    people = []
    for number in range(12):
        people.append(desk.lead(f"L{number}"))
        desk.in_campaign(people[-1])
        desk.clock.tick(hours=1)

    def broken(number: int) -> None:
        if number == 3:
            raise Crash

    start = desk.org.calls()
    desk.org.before = lambda number: broken(number - start)
    with pytest.raises(Crash):
        desk.refresh(page=3)
    desk.heal()
    assert len(desk.here()) == 9
    desk.state.set_member_status(desk.campaign, people[0], "Responded")
    desk.reopen()
    desk.tick_refresh(page=3)
    assert desk.here() == desk.members_there()
    assert desk.events() == []
    assert desk.org.calls() - start <= 6


def test_members_that_are_gone_are_found_by_the_count(desk: JourneyDesk) -> None:
    ada, bob = desk.lead("Ada"), desk.lead("Bob")
    desk.in_campaign(ada)
    gone = desk.in_campaign(bob)
    desk.refresh()
    desk.state.hard_delete("CampaignMember", gone)
    assert desk.tick_refresh() == 2
    assert desk.here() == {ada: "Sent"}
    assert desk.events() == []
    assert desk.tick_refresh() == 1


def test_only_the_campaign_that_differs_is_swept(desk: JourneyDesk) -> None:
    other = desk.state.create("Campaign", {"Name": "Autumn"})
    desk.state.set_member_status(other, desk.lead(), "Sent")
    gone = desk.in_campaign(desk.lead())
    desk.refresh(desk.campaign, other)
    desk.state.hard_delete("CampaignMember", gone)
    desk.tick_refresh(desk.campaign, other)
    sweeps = [each for (each,) in (call for call in desk.org.log if len(call) == 1)]
    assert [desk.campaign in each for each in sweeps if "CampaignMember" in each] == [True]


def test_one_gone_and_one_come_are_found_within_a_day(desk: JourneyDesk) -> None:
    """The count says nothing then: who came is read, and who is gone is found by the sweep."""
    gone = desk.in_campaign(desk.lead())
    desk.refresh()
    desk.state.hard_delete("CampaignMember", gone)
    come = desk.lead()
    desk.in_campaign(come)
    desk.tick_refresh()
    assert set(desk.here()) >= {come}
    desk.tick_refresh(minutes=24 * 60)
    assert desk.here() == {come: "Sent"}
    assert desk.events() == [(come, None, "Sent")]


def test_who_comes_back_to_a_campaign_is_news(desk: JourneyDesk) -> None:
    person = desk.lead()
    member = desk.in_campaign(person)
    desk.refresh()
    desk.state.hard_delete("CampaignMember", member)
    desk.tick_refresh()
    desk.in_campaign(person)
    desk.tick_refresh()
    assert desk.events() == [(person, None, "Sent")]


def test_a_converted_lead_is_known_by_its_contact(desk: JourneyDesk) -> None:
    lead = desk.lead()
    desk.in_campaign(lead)
    desk.refresh()
    contact = desk.state.convert(lead).contact_id
    desk.tick_refresh()
    assert desk.here() == {contact: "Sent"}
    assert desk.events() == []


def test_a_merged_lead_passes_its_membership_on(desk: JourneyDesk) -> None:
    winner, loser = desk.lead("W"), desk.lead("L")
    desk.in_campaign(loser)
    desk.refresh()
    desk.state.merge("Lead", winner, [loser])
    desk.tick_refresh()
    assert desk.here() == {winner: "Sent"}
    assert desk.events() == []


def test_a_campaign_that_is_gone_is_told_and_keeps_nobody_back(desk: JourneyDesk) -> None:
    other = desk.state.create("Campaign", {"Name": "Autumn"})
    person = desk.lead()
    desk.state.set_member_status(other, person, "Sent")
    desk.in_campaign(person)
    desk.refresh(desk.campaign, other)
    desk.state.delete("Campaign", desk.campaign)
    desk.state.set_member_status(other, person, "Responded")
    desk.tick_refresh(desk.campaign, other)
    assert desk.problems() == ["journey.campaign_gone"]
    assert any("Spring" in each.message for each in desk.steps if isinstance(each, Problem))
    assert desk.here(other) == {person: "Responded"}
    assert desk.here() == {person: "Sent"}
    assert set(desk.campaigns.campaigns()) == {other}
    assert desk.tick_refresh(desk.campaign, other) == 1
    assert desk.problems() == ["journey.campaign_gone"]


def test_a_campaign_that_comes_back_is_compared_at_once(desk: JourneyDesk) -> None:
    person = desk.lead()
    hidden = (desk.campaign, desk.in_campaign(person))
    desk.refresh()
    for each in hidden:
        desk.state.hide_record(each, desk.user.id)
    desk.tick_refresh()
    desk.state.set_member_status(desk.campaign, person, "Responded")
    desk.tick_refresh(minutes=30)
    desk.tick_refresh(minutes=30)
    for each in hidden:
        desk.state.share_record(each, desk.user.id)
    desk.tick_refresh()
    assert desk.problems() == []
    assert desk.events() == [(person, "Sent", "Responded")]


def test_the_name_of_a_campaign_that_was_never_here_is_the_journeys(desk: JourneyDesk) -> None:
    lost = "7015g0000000999AAA"
    needs = Needs(frozenset({lost}), names={lost: "Winter"})
    found = list(refresh(desk.org, desk.store, desk.laptop, needs))
    assert [each.code for each in found if isinstance(each, Problem)] == ["journey.campaign_gone"]
    assert any("Winter" in each.message for each in found if isinstance(each, Problem))


def test_an_object_that_cannot_be_read_keeps_nothing_else_back(desk: JourneyDesk) -> None:
    desk.in_campaign(desk.lead())
    desk.org.refuse = lambda query: (
        from_response(400, [{"errorCode": "INVALID_TYPE", "message": "not supported"}])
        if "FROM User" in query.soql
        else None
    )
    desk.refresh(users=True)
    assert desk.problems() == ["journey.unreadable"]
    assert len(desk.here()) == 1


def test_a_count_that_is_refused_is_no_reason_to_sweep(desk: JourneyDesk) -> None:
    desk.in_campaign(desk.lead())
    desk.refresh()
    desk.org.refuse = lambda query: (
        from_response(400, [{"errorCode": "QUERY_TIMEOUT", "message": "too slow"}])
        if isinstance(query, RawQuery)
        else None
    )
    assert desk.tick_refresh() == 1
    assert len(desk.here()) == 1


def test_users_that_are_changed_come_with_the_rest(desk: JourneyDesk) -> None:
    desk.refresh(users=True)
    desk.clock.tick(minutes=30)
    leaving = desk.state.users()[3].id
    desk.state.deactivate_user(leaving)
    assert desk.refresh(users=True) == 1
    assert not next(each for each in OrgUsers(desk.store).all() if each.id == leaving).active


def test_many_users_come_in_pages(desk: JourneyDesk) -> None:
    needs = Needs(users=True)
    list(refresh(desk.org, desk.store, desk.laptop, needs, page=2))
    assert len(OrgUsers(desk.store).all()) == len(desk.state.users())


@pytest.mark.parametrize("leaving", [True, False])
def test_a_crash_anywhere_loses_no_event_and_makes_none_twice(desks: Make, leaving: bool) -> None:
    def attempt(number: int) -> int:
        desk = desks()
        people = [desk.lead(f"L{number}") for number in range(5)]
        for each in people:
            desk.in_campaign(each)
        gone = desk.in_campaign(desk.lead())
        desk.refresh(page=2)
        desk.clock.tick(minutes=20)
        for each in people[:3]:
            desk.state.set_member_status(desk.campaign, each, "Responded")
        if leaving:
            desk.state.hard_delete("CampaignMember", gone)
        desk.clock.tick(minutes=30)
        with crashing(desk, number) as passed:
            desk.refresh(page=2)
        desk.refresh(page=2)
        assert sorted(desk.events()) == [(each, "Sent", "Responded") for each in sorted(people[:3])]
        assert desk.here() == desk.members_there()
        return passed[0]

    assert at_every_point(attempt) > (20 if leaving else 8)


def test_over_http_it_is_one_composite_call(
    desk: JourneyDesk, practice_org: Callable[[PracticeServer], RestOrg]
) -> None:
    with PracticeServer(leads=30, contacts=20, accounts=5) as server:
        org = practice_org(server)
        campaigns = server.org.query("SELECT Id, Name FROM Campaign ORDER BY Id").records()
        ids = frozenset(each["Id"] for each in campaigns[:2])
        needs = Needs(ids, users=True)
        list(refresh(org, desk.store, desk.laptop, needs))
        before = len(server.usage.calls())
        found = list(refresh(org, desk.store, desk.laptop, needs))
        calls = server.usage.calls()[before:]
        assert [each.path.rsplit("/", 1)[-1] for each in calls] == ["composite"]
        assert all(isinstance(each, Pulled) for each in found)
        for campaign_id in ids:
            there = server.org.query(
                f"SELECT LeadOrContactId FROM CampaignMember WHERE CampaignId = '{campaign_id}'"
            ).records()
            assert set(desk.here(campaign_id)) == {each["LeadOrContactId"] for each in there}
            assert there
