"""Campaigns, their members and statuses, and tasks: what the platform makes of a save."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from apdesk.practice_org.people.names import CAMPAIGNS
from apdesk.practice_org.people.seed import seed
from apdesk.practice_org.state.org import OrgError, PracticeOrg

from .conftest import MovingClock


def lead(org: PracticeOrg, **values: Any) -> str:
    return org.create("Lead", {"LastName": "Doe", "Company": "Acme", **values})


def member(org: PracticeOrg, member_id: str) -> dict[str, Any]:
    return org.retrieve("CampaignMember", member_id)


@pytest.fixture
def campaign(org: PracticeOrg) -> str:
    return org.create("Campaign", {"Name": "Spring"})


def test_a_status_that_the_campaign_has_not_becomes_its_default(
    org: PracticeOrg, campaign: str
) -> None:
    values = {"CampaignId": campaign, "LeadId": lead(org), "Status": "Came by balloon"}
    made = org.create("CampaignMember", values)
    assert member(org, made)["Status"] == "Sent"
    org.update("CampaignMember", made, {"Status": "Responded"})
    org.update("CampaignMember", made, {"Status": "Left by balloon"})
    assert (member(org, made)["Status"], member(org, made)["HasResponded"]) == ("Sent", False)


def test_each_campaign_has_its_own_statuses(org: PracticeOrg, campaign: str) -> None:
    values = {"CampaignId": campaign, "Label": "Attended", "SortOrder": 5, "HasResponded": True}
    org.create("CampaignMemberStatus", values)
    made = org.set_member_status(campaign, lead(org), "attended")
    assert (member(org, made)["Status"], member(org, made)["HasResponded"]) == ("Attended", True)
    other = org.create("Campaign", {"Name": "Autumn"})
    with pytest.raises(OrgError, match="Sent, Responded"):
        org.set_member_status(other, lead(org), "Attended")


def test_a_status_is_given_by_names_and_addresses(
    org: PracticeOrg, clock: MovingClock, campaign: str
) -> None:
    person = lead(org, Email="ada@example.com")
    made = org.set_member_status("Spring", "ada@example.com", "Sent")
    assert member(org, made)["LeadId"] == person
    clock.moment += timedelta(minutes=1)
    assert org.set_member_status(campaign, person, "Responded") == made
    assert member(org, made)["Status"] == "Responded"
    contact = org.convert(person).contact_id
    assert org.set_member_status("Spring", "ada@example.com", "Sent") == made
    assert member(org, made)["ContactId"] == contact
    for nobody in (("Winter", person), ("Spring", "bob@example.com")):
        with pytest.raises(OrgError) as found:
            org.set_member_status(*nobody, "Sent")
        assert found.value.error_code == "NOT_FOUND"


def test_nothing_new_hangs_on_a_converted_lead(org: PracticeOrg, campaign: str) -> None:
    person = lead(org)
    org.convert(person)
    for sobject, values in (
        ("Task", {"WhoId": person, "Subject": "Call"}),
        ("CampaignMember", {"CampaignId": campaign, "LeadId": person}),
    ):
        with pytest.raises(OrgError) as found:
            org.create(sobject, values)
        assert found.value.error_code == "CANNOT_UPDATE_CONVERTED_LEAD"


def test_nobody_inactive_gets_a_lead_or_a_task(org: PracticeOrg) -> None:
    gone = next(each.id for each in org.users() if not each.active)
    person = lead(org)
    with pytest.raises(OrgError) as found:
        org.update("Lead", person, {"OwnerId": gone})
    assert found.value.error_code == "INACTIVE_OWNER_OR_USER"
    with pytest.raises(OrgError) as found:
        org.create("Task", {"WhoId": person, "Subject": "Call", "OwnerId": gone})
    assert found.value.error_code == "INACTIVE_OWNER_OR_USER"


def test_a_tasks_description_is_read_and_not_filtered(org: PracticeOrg) -> None:
    org.create("Task", {"WhoId": lead(org), "Subject": "Call", "Description": "x\nReference: 1"})
    found = org.query("SELECT Description FROM Task").records()
    assert found[0]["Description"] == "x\nReference: 1"
    with pytest.raises(OrgError):
        org.query("SELECT Id FROM Task WHERE Description LIKE '%Reference%'")


def test_seeded_members_have_the_statuses_of_their_campaigns(org: PracticeOrg) -> None:
    seed(org)
    statuses: dict[str, dict[str, bool]] = {}
    for one in org.query(
        "SELECT CampaignId, Label, HasResponded FROM CampaignMemberStatus"
    ).records():
        statuses.setdefault(one["CampaignId"], {})[one["Label"]] = one["HasResponded"]
    assert len(statuses) == len(CAMPAIGNS)
    assert {"Attended", "No Show"} <= set(statuses[_named(org, "Spring Webinar Series")])
    used = set()
    for one in org.query("SELECT CampaignId, Status, HasResponded FROM CampaignMember").records():
        assert statuses[one["CampaignId"]][one["Status"]] == one["HasResponded"]
        used.add(one["Status"])
    assert {"Attended", "Clicked", "Visited Booth", "Responded", "Sent"} <= used


def _named(org: PracticeOrg, name: str) -> str:
    return str(org.query(f"SELECT Id FROM Campaign WHERE Name = '{name}'").records()[0]["Id"])
