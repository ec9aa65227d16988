from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from apdesk.practice_org.state.org import OrgError, PracticeOrg

from .conftest import MovingClock


def lead(org: PracticeOrg, **values: Any) -> str:
    return org.create("Lead", {"LastName": "Doe", "Company": "Acme", **values})


def every(org: PracticeOrg, soql: str) -> list[dict[str, Any]]:
    return org.query(soql, include_deleted=True).records()


def test_delete_and_undelete(org: PracticeOrg, clock: MovingClock) -> None:
    made = lead(org)
    clock.advance(minutes=2)
    org.delete("Lead", made)
    assert org.record_count("Lead") == 0
    assert org.query("SELECT Id FROM Lead").total_size == 0
    found = every(org, "SELECT Id, IsDeleted, SystemModstamp, MasterRecordId FROM Lead")
    assert found[0]["IsDeleted"] is True
    assert found[0]["SystemModstamp"] == "2026-03-18T12:02:00.000+0000"
    clock.advance(minutes=2)
    org.undelete("Lead", made)
    record = org.retrieve("Lead", made)
    assert record["IsDeleted"] is False
    assert record["SystemModstamp"] == "2026-03-18T12:04:00.000+0000"
    with pytest.raises(OrgError, match="not in the recycle bin"):
        org.undelete("Lead", made)


def test_an_account_takes_its_contacts_along(org: PracticeOrg) -> None:
    account = org.create("Account", {"Name": "Acme"})
    contact = org.create("Contact", {"LastName": "In", "AccountId": account})
    earlier = org.create("Contact", {"LastName": "Earlier", "AccountId": account})
    task = org.create("Task", {"WhoId": contact})
    org.delete("Contact", earlier)
    org.delete("Account", account)
    assert org.record_count("Contact") == 0
    assert org.record_count("Task") == 0
    org.undelete("Account", account)
    # What had been deleted before stays deleted.
    assert [one["Id"] for one in org.query("SELECT Id FROM Contact").records()] == [contact]
    assert [one["Id"] for one in org.query("SELECT Id FROM Task").records()] == [task]


def test_hard_delete_leaves_only_the_log(org: PracticeOrg, clock: MovingClock) -> None:
    account = org.create("Account", {"Name": "Acme"})
    child = org.create("Account", {"Name": "Child", "ParentId": account})
    made = lead(org)
    for sobject, record in (("Lead", made), ("Account", account)):
        org.hard_delete(sobject, record)
    assert every(org, "SELECT Id FROM Lead") == []
    assert org.retrieve("Account", child)["ParentId"] is None
    clock.advance(minutes=2)
    window = org.deleted("Lead", clock.moment - timedelta(minutes=5), clock.moment)
    assert [one for one, _ in window.records] == [made]
    with pytest.raises(OrgError):
        org.undelete("Lead", made)
    assert lead(org) > made


def test_the_bin_is_emptied_after_fifteen_days(org: PracticeOrg, clock: MovingClock) -> None:
    made = lead(org)
    org.delete("Lead", made)
    clock.advance(days=14, hours=23)
    assert len(every(org, "SELECT Id FROM Lead")) == 1
    later = lead(org)
    org.delete("Lead", later)
    clock.advance(hours=2)
    assert [one["Id"] for one in every(org, "SELECT Id FROM Lead")] == [later]
    assert org.empty_recycle_bin() == 1
    assert every(org, "SELECT Id FROM Lead") == []


def test_merge(org: PracticeOrg, clock: MovingClock) -> None:
    account = org.create("Account", {"Name": "Acme"})
    winner = org.create("Contact", {"LastName": "W", "AccountId": account})
    loser = org.create("Contact", {"LastName": "L", "ReportsToId": winner})
    report = org.create("Contact", {"LastName": "R", "ReportsToId": loser})
    org.update("Contact", winner, {"ReportsToId": loser})
    task = org.create("Task", {"WhoId": loser})
    campaign = org.create("Campaign", {"Name": "Spring"})
    member = org.create("CampaignMember", {"CampaignId": campaign, "ContactId": loser})
    clock.advance(minutes=1)
    org.merge("Contact", winner, [loser])
    gone = every(org, f"SELECT IsDeleted, MasterRecordId FROM Contact WHERE Id = '{loser}'")[0]
    assert (gone["IsDeleted"], gone["MasterRecordId"]) == (True, winner)
    kept = org.retrieve("Contact", winner)
    assert kept["SystemModstamp"] == "2026-03-18T12:01:00.000+0000"
    assert kept["ReportsToId"] is None
    moved = org.retrieve("Contact", report)
    assert moved["ReportsToId"] == winner
    assert moved["SystemModstamp"] == "2026-03-18T12:01:00.000+0000"
    assert org.retrieve("Task", task)["WhoId"] == winner
    assert org.retrieve("CampaignMember", member)["ContactId"] == winner


def test_merge_refusals(org: PracticeOrg) -> None:
    one, two = lead(org), lead(org)
    for losers in ([], [one], [two, two], [two, lead(org), lead(org)]):
        with pytest.raises(OrgError):
            org.merge("Lead", one, losers)
    org.convert(two)
    with pytest.raises(OrgError, match="converted"):
        org.merge("Lead", one, [two])
    with pytest.raises(OrgError):
        org.merge("Task", one, [two])


def test_both_were_members(org: PracticeOrg, clock: MovingClock) -> None:
    one, two = lead(org), lead(org)
    campaign = org.create("Campaign", {"Name": "Spring"})
    for person in (one, two):
        org.create("CampaignMember", {"CampaignId": campaign, "LeadId": person})
    org.merge("Lead", one, [two])
    members = org.query("SELECT LeadId FROM CampaignMember").records()
    assert [member["LeadId"] for member in members] == [one]
    clock.advance(minutes=2)
    window = org.deleted("CampaignMember", clock.moment - timedelta(minutes=5), clock.moment)
    assert len(window.records) == 1
    account = org.create("Account", {"Name": "Acme"})
    contact = org.create("Contact", {"LastName": "C", "AccountId": account})
    kept = org.create("CampaignMember", {"CampaignId": campaign, "ContactId": contact})
    org.convert(one, contact_id=contact)
    members = org.query("SELECT Id, ContactId FROM CampaignMember").records()
    assert [(member["Id"], member["ContactId"]) for member in members] == [(kept, contact)]


def test_convert(org: PracticeOrg, clock: MovingClock) -> None:
    made = lead(org, FirstName="Jo", Email="jo@acme.example", Country="Chile", Phone="1")
    campaign = org.create("Campaign", {"Name": "Spring"})
    member = org.create("CampaignMember", {"CampaignId": campaign, "LeadId": made})
    task = org.create("Task", {"WhoId": made})
    clock.advance(minutes=1)
    result = org.convert(made)
    record = org.retrieve("Lead", made)
    assert record["IsConverted"] is True
    assert record["Status"] == "Closed - Converted"
    assert record["ConvertedDate"] == "2026-03-18"
    assert record["ConvertedContactId"] == result.contact_id
    assert record["ConvertedAccountId"] == result.account_id
    assert record["SystemModstamp"] == "2026-03-18T12:01:00.000+0000"
    contact = org.retrieve("Contact", result.contact_id)
    assert (contact["Name"], contact["Email"]) == ("Jo Doe", "jo@acme.example")
    assert (contact["MailingCountry"], contact["AccountId"]) == ("Chile", result.account_id)
    assert org.retrieve("Account", result.account_id)["Name"] == "Acme"
    assert org.retrieve("CampaignMember", member)["ContactId"] == result.contact_id
    assert org.retrieve("Task", task)["WhoId"] == result.contact_id
    with pytest.raises(OrgError, match="cannot reference converted lead"):
        org.convert(made)


def test_convert_into_what_is_there(org: PracticeOrg) -> None:
    account = org.create("Account", {"Name": "Acme"})
    contact = org.create("Contact", {"LastName": "Doe", "AccountId": account})
    other = org.create("Account", {"Name": "Other"})
    made = lead(org)
    with pytest.raises(OrgError):
        org.convert(made, contact_id=contact, account_id=other)
    result = org.convert(made, contact_id=contact)
    assert (result.account_id, result.contact_id) == (account, contact)
    assert org.record_count("Contact") == 1
    again = org.convert(lead(org), account_id=account)
    assert again.account_id == account
    assert org.record_count("Contact") == 2


def test_a_late_commit_shows_an_old_stamp(org: PracticeOrg, clock: MovingClock) -> None:
    there = lead(org)
    begun = clock.moment + timedelta(minutes=1)
    clock.advance(minutes=1)
    with org.commit_delay(timedelta(minutes=5)):
        made = lead(org, LastName="Late")
        org.update("Lead", there, {"Title": "late"})
    clock.advance(minutes=4)
    prompt = lead(org, LastName="Prompt")
    assert prompt > made
    found = org.query("SELECT LastName, Title FROM Lead ORDER BY LastName").records()
    assert [(one["LastName"], one["Title"]) for one in found] == [("Doe", None), ("Prompt", None)]
    covered = org.updated("Lead", clock.moment - timedelta(hours=1), clock.moment)
    assert covered.latest_date_covered == begun
    clock.advance(minutes=1)
    late = org.retrieve("Lead", made)
    assert late["SystemModstamp"] == late["CreatedDate"] == "2026-03-18T12:01:00.000+0000"
    assert org.retrieve("Lead", there)["Title"] == "late"
    assert org.modified("Lead", there) == begun
    clock.advance(minutes=1)
    covered = org.updated("Lead", clock.moment - timedelta(hours=1), clock.moment)
    assert covered.latest_date_covered == clock.moment


def test_a_late_commit_is_refused_at_once_or_overtaken(
    org: PracticeOrg, clock: MovingClock
) -> None:
    there = lead(org)
    with org.commit_delay(timedelta(minutes=5)):
        with pytest.raises(OrgError):
            org.create("Lead", {"LastName": "x"})
        org.update("Lead", there, {"Title": "late"})
        result = org.convert(there)
    assert org.record_count("Contact") == 0
    org.delete("Lead", there)
    clock.advance(minutes=6)
    assert org.query("SELECT Id FROM Lead").total_size == 0
    assert org.query("SELECT Id FROM Contact").total_size == 0
    assert result.contact_id.startswith("003")


def test_get_updated(org: PracticeOrg, clock: MovingClock) -> None:
    start = clock.moment
    first = lead(org)
    clock.advance(minutes=10)
    second = lead(org)
    clock.advance(minutes=10)
    window = org.updated("Lead", start, clock.moment)
    assert window.ids == (first, second)
    assert window.latest_date_covered == clock.moment
    assert org.updated("Lead", start, start + timedelta(minutes=10)).ids == (first,)
    # Seconds are cut off.
    assert org.updated("Lead", start + timedelta(seconds=59), clock.moment).ids == (first, second)
    org.delete("Lead", first)
    assert org.updated("Lead", start, clock.moment).ids == (second,)


def test_get_deleted(org: PracticeOrg, clock: MovingClock) -> None:
    start = clock.moment
    one, two = lead(org), lead(org)
    org.delete("Lead", one)
    clock.advance(minutes=3)
    org.delete("Lead", two)
    clock.advance(minutes=3)
    window = org.deleted("Lead", start, clock.moment)
    assert window.records == ((one, start), (two, start + timedelta(minutes=3)))
    assert window.earliest_date_available == clock.moment - timedelta(days=15)
    org.undelete("Lead", one)
    assert [key for key, _ in org.deleted("Lead", start, clock.moment).records] == [two]


@pytest.mark.parametrize(("method", "days"), [("updated", 30), ("deleted", 15)])
def test_windows_have_bounds(org: PracticeOrg, clock: MovingClock, method: str, days: int) -> None:
    call = getattr(org, method)
    now = clock.moment
    for start, end in (
        (now, now),
        (now - timedelta(seconds=50), now),
        (now - timedelta(days=days + 1), now),
    ):
        with pytest.raises(OrgError) as refused:
            call("Lead", start, end)
        assert refused.value.error_code == "INVALID_REPLICATION_DATE"
    call("Lead", now - timedelta(days=days), now)
    with pytest.raises(OrgError) as refused:
        call("Organization", now - timedelta(days=1), now)
    assert refused.value.error_code == "INVALID_TYPE"
