"""What a marketing colleague does to the members of campaigns, for tests and demonstrations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from apdesk.practice_org.state.errors import OrgError
from apdesk.practice_org.state.ids import normal_id, sobject_of
from apdesk.practice_org.state.queries import QueryResult


class Office(Protocol):
    """What of the org it takes."""

    def query(self, soql: str, user: str | None = None) -> QueryResult: ...
    def create(self, sobject: str, values: Mapping[str, Any], user: str | None = None) -> str: ...
    def update(
        self, sobject: str, record_id: str, values: Mapping[str, Any], user: str | None = None
    ) -> None: ...


def set_member_status(
    org: Office, campaign: str, person: str, status: str, user: str | None
) -> str:
    """See `PracticeOrg.set_member_status`."""
    campaign_id = _campaign_id(org, campaign)
    label = _label(org, campaign_id, status)
    person_id = _person_id(org, person)
    field = f"{sobject_of(person_id)}Id"
    found = org.query(
        f"SELECT Id FROM CampaignMember WHERE CampaignId = '{campaign_id}' "
        f"AND {field} = '{person_id}' LIMIT 1"
    ).records()
    if not found:
        values = {"CampaignId": campaign_id, field: person_id, "Status": label}
        return org.create("CampaignMember", values, user)
    member_id = str(found[0]["Id"])
    org.update("CampaignMember", member_id, {"Status": label}, user)
    return member_id


def _campaign_id(org: Office, campaign: str) -> str:
    known = normal_id(campaign)
    by_id = known is not None and sobject_of(known) == "Campaign"
    where = f"Id = '{known}'" if by_id else f"Name = {_quoted(campaign)}"
    found = org.query(f"SELECT Id FROM Campaign WHERE {where} ORDER BY Id LIMIT 1").records()
    if not found:
        raise OrgError(404, "NOT_FOUND", f"There is no campaign {campaign}")
    return str(found[0]["Id"])


def _label(org: Office, campaign_id: str, status: str) -> str:
    """The platform would take the default status instead; whoever types one means it."""
    labels = [
        str(one["Label"])
        for one in org.query(
            f"SELECT Label FROM CampaignMemberStatus WHERE CampaignId = '{campaign_id}' "
            "ORDER BY SortOrder"
        ).records()
    ]
    found = next((one for one in labels if one.casefold() == status.casefold()), None)
    if found is None:
        raise OrgError(
            400, "FIELD_INTEGRITY_EXCEPTION", f"The campaign's statuses are {', '.join(labels)}"
        )
    return found


def _person_id(org: Office, person: str) -> str:
    """By id; or by e-mail address, contacts before leads that aren't converted."""
    known = normal_id(person)
    if known is not None and sobject_of(known) in ("Lead", "Contact"):
        return known
    for sobject, more in (("Contact", ""), ("Lead", " AND IsConverted = false")):
        found = org.query(
            f"SELECT Id FROM {sobject} WHERE Email = {_quoted(person)}{more} ORDER BY Id LIMIT 1"
        ).records()
        if found:
            return str(found[0]["Id"])
    raise OrgError(404, "NOT_FOUND", f"There is nobody with the id or e-mail address {person}")


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
