from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from apdesk.practice_org.state.errors import OrgError
from apdesk.practice_org.state.fields import text
from apdesk.practice_org.state.org import PracticeOrg

from .conftest import MovingClock

LEAD = [
    "Id",
    "IsDeleted",
    "MasterRecordId",
    "LastName",
    "FirstName",
    "Salutation",
    "Name",
    "Title",
    "Company",
    "Street",
    "City",
    "State",
    "PostalCode",
    "Country",
    "Latitude",
    "Longitude",
    "GeocodeAccuracy",
    "Address",
    "Phone",
    "MobilePhone",
    "Fax",
    "Email",
    "Website",
    "PhotoUrl",
    "Description",
    "LeadSource",
    "Status",
    "Industry",
    "Rating",
    "AnnualRevenue",
    "NumberOfEmployees",
    "OwnerId",
    "IsConverted",
    "ConvertedDate",
    "ConvertedAccountId",
    "ConvertedContactId",
    "ConvertedOpportunityId",
    "IsUnreadByOwner",
    "CreatedDate",
    "CreatedById",
    "LastModifiedDate",
    "LastModifiedById",
    "SystemModstamp",
    "LastActivityDate",
    "LastViewedDate",
    "LastReferencedDate",
    "Jigsaw",
    "JigsawContactId",
    "CleanStatus",
    "CompanyDunsNumber",
    "DandbCompanyId",
    "EmailBouncedReason",
    "EmailBouncedDate",
    "IndividualId",
]


def fields_of(org: PracticeOrg, sobject: str, user: str | None = None) -> dict[str, dict[str, Any]]:
    return {field["name"]: field for field in org.describe(sobject, user)["fields"]}


def standard(org: PracticeOrg, sobject: str) -> list[str]:
    return [name for name, field in fields_of(org, sobject).items() if not field["custom"]]


def test_standard_fields_are_those_of_real_orgs(org: PracticeOrg) -> None:
    assert standard(org, "Lead") == [*LEAD, "HasOptedOutOfEmail", "DoNotCall"]
    assert len(standard(org, "Contact")) == 59 + 2
    assert len(standard(org, "Account")) == 59


def test_a_field_has_the_whole_property_set(org: PracticeOrg) -> None:
    lead = fields_of(org, "Lead")
    assert all(len(field) == 57 for field in lead.values())
    assert all(list(field) == sorted(field) for field in lead.values())
    email = lead["Email"]
    assert (email["type"], email["length"], email["byteLength"]) == ("email", 80, 240)
    assert email["idLookup"]
    assert email["updateable"]
    assert lead["OwnerId"]["referenceTo"] == ["Group", "User"]
    assert lead["OwnerId"]["polymorphicForeignKey"]
    assert lead["NumberOfEmployees"]["digits"] == 8
    assert not lead["Description"]["filterable"]
    assert not lead["Interests__c"]["sortable"]
    assert lead["City"]["compoundFieldName"] == "Address"
    assert lead["Address"]["soapType"] == "urn:address"


@pytest.mark.parametrize(
    ("sobject", "required"),
    [("Lead", {"LastName", "Company"}), ("Contact", {"LastName"}), ("Account", {"Name"})],
)
def test_required_on_create(org: PracticeOrg, sobject: str, required: set[str]) -> None:
    assert required == {
        name
        for name, field in fields_of(org, sobject).items()
        if field["createable"] and not field["nillable"] and not field["defaultedOnCreate"]
    }


def test_lead_has_a_custom_field_of_every_type(org: PracticeOrg) -> None:
    custom = [field for field in fields_of(org, "Lead").values() if field["custom"]]
    assert {field["type"] for field in custom} == {
        "string",
        "textarea",
        "email",
        "phone",
        "url",
        "picklist",
        "multipicklist",
        "boolean",
        "double",
        "currency",
        "percent",
        "date",
        "datetime",
        "time",
        "reference",
        "encryptedstring",
        "location",
    }
    assert any(field["calculated"] for field in custom)
    assert any(field["autoNumber"] for field in custom)
    assert any(field["externalId"] and field["unique"] for field in custom)
    assert any(field["htmlFormatted"] for field in custom)
    assert any(field["restrictedPicklist"] for field in custom)


def test_status_has_retired_values(org: PracticeOrg) -> None:
    values = {one["value"]: one for one in fields_of(org, "Lead")["Status"]["picklistValues"]}
    assert [name for name, one in values.items() if one["active"]] == [
        "Open",
        "Working",
        "Nurturing",
        "Qualified",
        "Junk",
        "Closed - Converted",
    ]
    assert not values["Open - Not Contacted"]["active"]
    assert not values["Working - Contacted"]["active"]
    assert values["Open"]["defaultValue"]


def test_object_level_facts(org: PracticeOrg) -> None:
    lead = org.describe("lead", version="61.0")
    assert (lead["name"], lead["keyPrefix"], lead["labelPlural"]) == ("Lead", "00Q", "Leads")
    assert lead["mergeable"]
    assert lead["replicateable"]
    assert lead["urls"]["sobject"] == "/services/data/v61.0/sobjects/Lead"
    contacts = [
        one for one in org.describe("Account")["childRelationships"] if one["field"] == "AccountId"
    ]
    assert ("Contact", "Contacts", True) in [
        (one["childSObject"], one["relationshipName"], one["cascadeDelete"]) for one in contacts
    ]
    names = [one["name"] for one in org.describe_global()["sobjects"]]
    assert names == sorted(names)
    assert {"Lead", "Contact", "Account", "User", "Campaign", "CampaignMember", "Task"} <= set(
        names
    )


def test_field_level_security_is_per_user(org: PracticeOrg) -> None:
    colleague = org.users()[1].id
    org.hide_field("Lead", "Phone", colleague)
    org.make_read_only("Lead", "Title", colleague)
    assert "Phone" in fields_of(org, "Lead")
    assert "Phone" not in fields_of(org, "Lead", colleague)
    assert not fields_of(org, "Lead", colleague)["Title"]["updateable"]
    with pytest.raises(OrgError) as refused:
        org.query("SELECT Phone FROM Lead", colleague)
    assert refused.value.error_code == "INVALID_FIELD"
    assert "No such column 'Phone'" in refused.value.message
    org.show_field("Lead", "Phone")
    org.make_editable("Lead", "Title")
    assert "Phone" in fields_of(org, "Lead", colleague)
    assert fields_of(org, "Lead", colleague)["Title"]["updateable"]


def test_object_permissions(org: PracticeOrg) -> None:
    colleague = org.users()[1].id
    org.revoke_object("Account", colleague)
    assert "Account" in org.sobjects()
    assert "Account" not in org.sobjects(colleague)
    with pytest.raises(OrgError) as refused:
        org.describe("Account", colleague)
    assert (refused.value.status, refused.value.error_code) == (404, "NOT_FOUND")
    with pytest.raises(OrgError) as unknown:
        org.query("SELECT Id FROM Account", colleague)
    assert unknown.value.error_code == "INVALID_TYPE"
    org.grant_object("Account", colleague)
    org.revoke_object("Account", colleague, "create edit delete")
    described = org.describe("Account", colleague)
    assert not described["createable"]
    assert not described["updateable"]
    with pytest.raises(OrgError) as read_only:
        org.create("Account", {"Name": "x"}, colleague)
    assert read_only.value.error_code == "INSUFFICIENT_ACCESS_OR_READONLY"


def test_schema_time_moves_with_every_change(org: PracticeOrg, clock: MovingClock) -> None:
    before, etag = org.schema_time, org.etag
    assert org.describe("Lead") == org.describe("Lead")
    assert org.schema_time == before
    org.hide_field("Lead", "Fax")
    first = org.schema_time
    org.retire_picklist_value("Lead", "Rating", "Cold")
    assert before < first < org.schema_time
    assert org.schema_time - first == timedelta(seconds=1)
    assert org.etag != etag
    clock.advance(hours=1)
    org.add_picklist_value("Lead", "Rating", "Tepid")
    assert org.schema_time == clock.moment


def test_fields_come_and_go(org: PracticeOrg) -> None:
    lead = org.create("Lead", {"LastName": "A", "Company": "B"})
    org.add_field("Lead", text("Shoe_Size__c", "Shoe Size", 5))
    org.update("Lead", lead, {"shoe_size__c": "44"})
    assert org.query("SELECT Shoe_Size__c FROM Lead").records()[0]["Shoe_Size__c"] == "44"
    org.remove_field("Lead", "Shoe_Size__c")
    assert "Shoe_Size__c" not in fields_of(org, "Lead")
    with pytest.raises(OrgError):
        org.query("SELECT Shoe_Size__c FROM Lead")


def test_a_file_keeps_metadata_and_records(tmp_path: Any, clock: MovingClock) -> None:
    path = tmp_path / "org.sqlite3"
    first = PracticeOrg(path, clock=clock)
    lead = first.create("Lead", {"LastName": "A", "Company": "B"})
    first.hide_field("Lead", "Fax")
    first.add_field("Lead", text("Shoe_Size__c", "Shoe Size", 5))
    stamp = first.schema_time
    first.close()
    second = PracticeOrg(path, clock=clock)
    assert second.schema_time == stamp
    assert "Fax" not in fields_of(second, "Lead")
    assert "Shoe_Size__c" in fields_of(second, "Lead")
    assert second.retrieve("Lead", lead)["Company"] == "B"
    assert second.create("Lead", {"LastName": "A", "Company": "B"}) > lead
    second.close()
