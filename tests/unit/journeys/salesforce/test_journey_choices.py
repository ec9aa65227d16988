"""What is chosen from is asked of the org, and kept for when it can't be asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from apdesk.domain.journey.world import Campaign, User
from apdesk.journeys.salesforce import choices
from apdesk.practice_org.http.server import PracticeServer
from apdesk.salesforce.errors import SalesforceError
from apdesk.salesforce.rest import RestOrg
from tests.unit.journeys.salesforce.journey_desk import JourneyDesk


def test_campaigns_are_found_by_a_part_of_their_name(desk: JourneyDesk) -> None:
    for name, active in (("Spring 100%", True), ("offspring", False), ("Autumn", True)):
        desk.state.create("Campaign", {"Name": name, "IsActive": active})
    found = choices.search_campaigns(desk.org, desk.store, " SPRING")
    assert [each.name for each in found] == ["Spring 100%", "offspring", "Spring"]
    assert [each.name for each in choices.search_campaigns(desk.org, desk.store, "100%")] == [
        "Spring 100%"
    ]
    assert len(choices.search_campaigns(desk.org, desk.store, "")) == 4
    assert len(choices.search_campaigns(desk.org, desk.store, "", limit=2)) == 2
    assert [each.name for each in desk.campaigns.search("spring", 10)] == [
        "Spring 100%",
        "offspring",
        "Spring",
    ]


def test_statuses_are_in_the_campaigns_order(desk: JourneyDesk) -> None:
    for place, label in ((9, "Attended"), (8, "Came")):
        values = {"CampaignId": desk.campaign, "Label": label, "SortOrder": place}
        desk.state.create("CampaignMemberStatus", values)
    before = desk.org.calls()
    found = choices.campaign_statuses(desk.org, desk.store, desk.campaign)
    assert [each.label for each in found] == ["Sent", "Responded", "Came", "Attended"]
    assert [each.default for each in found] == [True, False, False, False]
    assert [each.responded for each in found] == [False, True, False, False]
    assert desk.org.calls() == before + 1
    assert desk.campaigns.statuses([desk.campaign])[desk.campaign] == found


def test_a_campaign_that_is_gone_has_none(desk: JourneyDesk) -> None:
    choices.campaign_statuses(desk.org, desk.store, desk.campaign)
    desk.state.delete("Campaign", desk.campaign)
    assert choices.campaign_statuses(desk.org, desk.store, desk.campaign) == ()
    assert choices.known_campaigns(desk.store) is None


def test_users_are_all_that_can_own_leads(desk: JourneyDesk) -> None:
    found = choices.users(desk.org, desk.store)
    assert [each.name for each in found] == sorted(each.name for each in desk.state.users())
    assert {each.active for each in found} == {True, False}


def test_what_is_known_is_for_checking(desk: JourneyDesk) -> None:
    assert choices.known_users(desk.store) is None
    choices.search_campaigns(desk.org, desk.store, "")
    assert choices.known_campaigns(desk.store) == {desk.campaign: Campaign("Spring")}
    choices.read_campaigns(desk.org, desk.store, [desk.campaign])
    choices.users(desk.org, desk.store)
    assert choices.known_campaigns(desk.store) == {
        desk.campaign: Campaign("Spring", ("Sent", "Responded"))
    }
    assert choices.known_users(desk.store) == {
        each.id: User(each.name, each.active) for each in desk.state.users()
    }


def test_a_refusal_is_raised(desk: JourneyDesk) -> None:
    desk.state.revoke_object("Campaign", desk.user.id)
    with pytest.raises(SalesforceError):
        choices.search_campaigns(desk.org, desk.store, "x")


def test_over_http(desk: JourneyDesk, practice_org: Callable[[PracticeServer], RestOrg]) -> None:
    with PracticeServer(leads=5, contacts=5, accounts=1) as server:
        org = practice_org(server)
        (found,) = choices.search_campaigns(org, desk.store, "webinar")
        labels = [each.label for each in choices.campaign_statuses(org, desk.store, found.id)]
        assert {"Registered", "Attended", "No Show"} < set(labels)
        assert len(choices.users(org, desk.store)) == len(server.org.users())
