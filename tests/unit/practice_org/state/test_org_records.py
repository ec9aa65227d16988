from __future__ import annotations

from typing import Any

import pytest

from apdesk.practice_org.state.org import (
    Automation,
    OrgError,
    PracticeOrg,
    ValidationRule,
    Write,
)

from .conftest import MovingClock


def lead(org: PracticeOrg, **values: Any) -> str:
    return org.create("Lead", {"LastName": "Doe", "Company": "Acme", **values})


def read(org: PracticeOrg, record_id: str, field: str, sobject: str = "Lead") -> Any:
    return org.retrieve(sobject, record_id, fields=[field])[field]


def refusal(call: Any, *arguments: Any, **more: Any) -> OrgError:
    with pytest.raises(OrgError) as refused:
        call(*arguments, **more)
    return refused.value


def test_a_create_is_complete(org: PracticeOrg, clock: MovingClock) -> None:
    colleague = org.users()[2].id
    made = org.create("lead", {"lastname": "Doe", "FIRSTNAME": "Jo", "Company": "A"}, colleague)
    assert made.startswith("00Q")
    record = org.retrieve("Lead", made[:15])
    assert record["Name"] == "Jo Doe"
    assert record["Status"] == "Open"
    assert record["OwnerId"] == record["CreatedById"] == record["LastModifiedById"] == colleague
    assert record["SystemModstamp"] == record["CreatedDate"] == "2026-03-18T12:00:00.000+0000"
    assert record["Lead_Number__c"] == "L-000001"
    assert record["HasOptedOutOfEmail"] is False
    assert org.modified("Lead", made) == clock.moment


def test_an_update_moves_stamps_and_name(org: PracticeOrg, clock: MovingClock) -> None:
    made = lead(org, FirstName="Jo")
    clock.advance(minutes=5, milliseconds=700)
    org.update("Lead", made, {"FirstName": None, "Status": "working"}, org.users()[1].id)
    record = org.retrieve("Lead", made)
    assert record["Name"] == "Doe"
    assert record["Status"] == "Working"
    assert record["CreatedDate"] == "2026-03-18T12:00:00.000+0000"
    assert record["SystemModstamp"] == record["LastModifiedDate"] == "2026-03-18T12:05:00.000+0000"
    assert record["LastModifiedById"] == org.users()[1].id


@pytest.mark.parametrize(
    ("values", "code", "message", "fields"),
    [
        ({"Company": None}, "REQUIRED_FIELD_MISSING", "Required fields are missing: [Company]", 1),
        ({"Title": "x" * 129}, "STRING_TOO_LONG", "Title: data value too large: ", 1),
        ({"Email": "badone"}, "INVALID_EMAIL_ADDRESS", "Email: invalid email address: badone", 1),
        (
            {"Segment__c": "Premium"},
            "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
            "Segment: bad value for restricted picklist field: Premium",
            1,
        ),
        ({"IsDeleted": True}, "INVALID_FIELD_FOR_INSERT_UPDATE", "create/update fields: IsDel", 1),
        ({"Name": "x"}, "INVALID_FIELD_FOR_INSERT_UPDATE", "Unable to create/update fields", 1),
        ({"Email_Domain__c": "x"}, "INVALID_FIELD_FOR_INSERT_UPDATE", "Unable to create", 1),
        (
            {"NoSuch": "x"},
            "INVALID_FIELD",
            "No such column 'NoSuch' on sobject of type Lead",
            0,
        ),
        (
            {"Follow_Up_On__c": "soon"},
            "JSON_PARSER_ERROR",
            "Cannot deserialize instance of date from VALUE_STRING value soon",
            0,
        ),
        ({"Attended_Webinar__c": "perhaps"}, "JSON_PARSER_ERROR", "instance of boolean", 0),
        ({"Attended_Webinar__c": None}, "INVALID_TYPE_ON_FIELD_IN_RECORD", "required type", 1),
        ({"Budget__c": "dear"}, "JSON_PARSER_ERROR", "instance of double", 0),
        ({"Title": {"a": 1}}, "JSON_PARSER_ERROR", "from START_OBJECT value", 0),
        ({"Lead_Score__c": 12345}, "NUMBER_OUTSIDE_VALID_RANGE", "Lead Score: value outside", 1),
        ({"Referred_By__c": "003x"}, "MALFORMED_ID", "id value of incorrect type: 003x", 1),
        (
            {"Referred_By__c": "0035g0000000009AAA"},
            "INVALID_CROSS_REFERENCE_KEY",
            "invalid cross reference id",
            1,
        ),
        (
            {"DandbCompanyId": "0035g0000000009AAA"},
            "INVALID_CROSS_REFERENCE_KEY",
            "invalid cross reference id",
            1,
        ),
    ],
)
def test_refused_values(
    org: PracticeOrg, values: dict[str, Any], code: str, message: str, fields: int
) -> None:
    whole = {"LastName": "Doe", "Company": "Acme", **values}
    error = refusal(org.create, "Lead", whole)
    assert error.error_code == code
    assert message in error.message
    assert len(error.fields) == fields
    assert error.status == 400
    assert org.record_count("Lead") == 0
    assert error.as_item()["statusCode"] == code


@pytest.mark.parametrize(
    ("field", "given", "kept"),
    [
        ("Budget__c", 12.345, 12.35),
        ("Budget__c", "7", 7.0),
        ("NumberOfEmployees", "12", 12),
        ("Attended_Webinar__c", "TRUE", True),
        ("Follow_Up_On__c", "2024-02-29", "2024-02-29"),
        ("Last_Web_Visit__c", "2024-02-29T23:30:00+02:00", "2024-02-29T21:30:00.000+0000"),
        ("Last_Web_Visit__c", "2024-02-29T23:30:00.999Z", "2024-02-29T23:30:00.000+0000"),
        ("Best_Time_To_Call__c", "09:30", "09:30:00.000Z"),
        ("Interests__c", "events;Email;events", "Email;Events"),
        ("Interests__c", "Foreign;Email", "Email;Foreign"),
        ("Rating", "Lukewarm", "Lukewarm"),
        ("Status", "Open - Not Contacted", "Open - Not Contacted"),
        ("Segment__c", "enterprise", "Enterprise"),
        ("Title", "", None),
        ("Title", 5, "5"),
        ("Description", "a\r\nb", "a\nb"),
        ("Email", "jürgen.o'neil+x@münchen.example", "jürgen.o'neil+x@münchen.example"),
    ],
)
def test_values_as_they_are_kept(org: PracticeOrg, field: str, given: Any, kept: Any) -> None:
    assert read(org, lead(org, **{field: given}), field) == kept


def test_missing_deleted_and_converted(org: PracticeOrg) -> None:
    unknown = refusal(org.update, "Lead", "00Q5g00000000zzAAA", {"Title": "x"})
    assert (unknown.status, unknown.error_code) == (404, "NOT_FOUND")
    gone = lead(org)
    org.delete("Lead", gone)
    for call, code in ((org.delete, "ENTITY_IS_DELETED"), (org.retrieve, "NOT_FOUND")):
        error = refusal(call, "Lead", gone)
        assert (error.status, error.error_code) == (404, code)
    converted = lead(org)
    org.convert(converted)
    error = refusal(org.update, "Lead", converted, {"Title": "x"})
    assert error.error_code == "CANNOT_UPDATE_CONVERTED_LEAD"
    assert error.message == "cannot reference converted lead"


def test_unique_external_ids(org: PracticeOrg) -> None:
    first = lead(org, External_Id__c="Abc")
    error = refusal(lead, org, External_Id__c="aBC")
    assert error.error_code == "DUPLICATE_VALUE"
    assert error.message == (
        "duplicate value found: External_Id__c duplicates value on record with id: " + first[:15]
    )
    org.update("Lead", first, {"External_Id__c": "ABC"})
    org.delete("Lead", first)
    lead(org, External_Id__c="abc")


def test_upsert(org: PracticeOrg) -> None:
    one, created = org.upsert("Lead", "external_id__c", "k1", {"LastName": "D", "Company": "A"})
    assert created
    assert read(org, one, "External_Id__c") == "k1"
    assert org.upsert("Lead", "External_Id__c", "K1", {"Title": "t"}) == (one, False)
    assert read(org, one, "Title") == "t"
    error = refusal(org.upsert, "Lead", "Title", "t", {})
    assert (error.status, error.error_code) == (404, "NOT_FOUND")
    assert "external ID field" in error.message
    assert refusal(org.upsert, "Lead", "External_Id__c", "k9", {}, update_only=True).status == 404
    twins = [lead(org, Email="a@b.example") for _ in range(2)]
    error = refusal(org.upsert, "Lead", "Email", "A@B.example", {})
    assert (error.status, error.fields) == (300, tuple(twins))
    assert org.find_by("Lead", "Email", "a@B.example") == tuple(twins)


def test_unmodified_since(org: PracticeOrg, clock: MovingClock) -> None:
    made = lead(org)
    seen = clock.moment
    org.update("Lead", made, {"Title": "a"}, unmodified_since=seen)
    clock.advance(seconds=1)
    org.update("Lead", made, {"Title": "b"})
    assert refusal(org.update, "Lead", made, {"Title": "c"}, unmodified_since=seen).status == 412
    assert read(org, made, "Title") == "b"


def test_owners(org: PracticeOrg) -> None:
    inactive = next(user for user in org.users() if not user.active)
    error = refusal(lead, org, OwnerId=inactive.id)
    assert error.error_code == "INACTIVE_OWNER_OR_USER"
    queue = org.query("SELECT Id FROM Group WHERE Type = 'Queue'").records()[0]["Id"]
    made = lead(org, OwnerId=queue)
    record = org.query(f"SELECT Owner.Name, Owner.Type FROM Lead WHERE Id = '{made}'").records()[0]
    assert record["Owner"]["Name"] == "Inbound Leads"
    assert record["Owner"]["Type"] == "Group"
    org.deactivate_user(org.users()[1].id)
    assert not org.user(org.users()[1].id).active
    assert refusal(lead, org, OwnerId=org.users()[1].id).error_code == "INACTIVE_OWNER_OR_USER"


def test_read_only_and_hidden_fields(org: PracticeOrg) -> None:
    colleague = org.users()[1].id
    org.make_read_only("Lead", "Title", colleague)
    org.hide_field("Lead", "Phone", colleague)
    whole = {"LastName": "D", "Company": "A"}
    error = refusal(org.create, "Lead", {**whole, "Title": "x"}, colleague)
    assert error.error_code == "INVALID_FIELD_FOR_INSERT_UPDATE"
    assert refusal(org.create, "Lead", {**whole, "Phone": "1"}, colleague).error_code == (
        "INVALID_FIELD"
    )
    org.create("Lead", {**whole, "Title": "x", "Phone": "1"})
    assert (
        "Phone"
        not in org.as_user(colleague).query("SELECT FIELDS(STANDARD) FROM Lead").records()[0]
    )


def test_validation_rules_come_and_go(org: PracticeOrg) -> None:
    org.add_validation_rule(
        ValidationRule("no-mars", "Lead", "Country = 'Mars'", "Nobody lives there.", "Country")
    )
    error = refusal(lead, org, Country="MARS")
    assert error.error_code == "FIELD_CUSTOM_VALIDATION_EXCEPTION"
    assert (error.message, error.fields) == ("Nobody lives there.", ("Country",))
    assert org.record_count("Lead") == 0
    made = lead(org, Country="Chile")
    assert refusal(org.update, "Lead", made, {"Country": "mars"}).fields == ("Country",)
    assert read(org, made, "Country") == "Chile"
    org.remove_validation_rule("no-mars")
    org.update("Lead", made, {"Country": "Mars"})
    with pytest.raises(OrgError):
        org.add_validation_rule(ValidationRule("bad", "Lead", "Country =", "x"))


def test_automation_rewrites_what_was_saved(org: PracticeOrg) -> None:
    org.add_automation(
        Automation(
            "tidy",
            "Lead",
            "Country != null",
            assign={"Rating": "Hot"},
            transform={"Country": "upper", "LastName": "title"},
        )
    )
    made = lead(org, LastName="van dyke", Country="chile")
    record = org.retrieve("Lead", made)
    assert (record["Country"], record["Rating"]) == ("CHILE", "Hot")
    assert record["Name"] == "Van Dyke"
    assert read(org, lead(org), "Rating") is None
    org.remove_automation("tidy")
    assert read(org, lead(org, Country="chile"), "Country") == "chile"
    with pytest.raises(ValueError, match="unknown transform"):
        Automation("x", "Lead", transform={"Country": "shout"})


def test_locked_rows(org: PracticeOrg) -> None:
    made = lead(org)
    org.lock_record(made, times=2)
    for _ in range(2):
        error = refusal(org.update, "Lead", made, {"Title": "x"})
        assert error.error_code == "UNABLE_TO_LOCK_ROW"
        assert made in error.message
    org.update("Lead", made, {"Title": "x"})
    org.lock_record(made)
    assert refusal(org.delete, "Lead", made).error_code == "UNABLE_TO_LOCK_ROW"
    org.unlock_record(made)
    org.delete("Lead", made)


def test_many_writes(org: PracticeOrg) -> None:
    good = {"LastName": "D", "Company": "A"}
    writes = [
        Write("create", "Lead", values=good),
        Write("create", "Lead", values={"LastName": "D"}),
        Write("update", "Lead", values={"Title": "x"}),
        Write(
            "upsert",
            "Lead",
            values={**good, "External_Id__c": "k"},
            external_id_field="external_id__c",
        ),
    ]
    results = org.save(writes)
    assert [result.success for result in results] == [True, False, False, True]
    assert results[1].error is not None
    assert results[1].error.error_code == "REQUIRED_FIELD_MISSING"
    assert results[2].error is not None
    assert results[2].error.message == "Id not specified in an update call"
    assert org.record_count("Lead") == 2

    results = org.save(
        [*writes[:2], Write("delete", "Lead", results[0].id or "")], all_or_none=True
    )
    assert [result.success for result in results] == [False, False, False]
    assert [result.error.error_code for result in results if result.error] == [
        "ALL_OR_NONE_OPERATION_ROLLED_BACK",
        "REQUIRED_FIELD_MISSING",
        "ALL_OR_NONE_OPERATION_ROLLED_BACK",
    ]
    assert org.record_count("Lead") == 2


def test_picklists_change(org: PracticeOrg, clock: MovingClock) -> None:
    made = lead(org, Rating="Cold")
    clock.advance(minutes=1)
    org.rename_picklist_value("Lead", "Rating", "Cold", "Frosty")
    record = org.retrieve("Lead", made)
    assert record["Rating"] == "Frosty"
    assert record["SystemModstamp"] > record["LastModifiedDate"]
    org.retire_picklist_value("Lead", "Segment__c", "Enterprise")
    assert refusal(lead, org, Segment__c="Enterprise").error_code.startswith("INVALID_OR_NULL")
    org.add_picklist_value("Lead", "Segment__c", "Enterprise")
    lead(org, Segment__c="Enterprise")


def test_campaign_members(org: PracticeOrg, clock: MovingClock) -> None:
    campaign = org.create("Campaign", {"Name": "Spring"})
    person = lead(org)
    member = org.create("CampaignMember", {"CampaignId": campaign, "LeadId": person})
    record = org.retrieve("CampaignMember", member)
    assert (record["Status"], record["HasResponded"], record["LastName"]) == ("Sent", False, "Doe")
    assert record["CompanyOrAccount"] == "Acme"
    assert record["LeadOrContactId"] == person
    error = refusal(org.create, "CampaignMember", {"CampaignId": campaign, "LeadId": person})
    assert error.error_code == "DUPLICATE_VALUE"
    assert refusal(org.create, "CampaignMember", {"CampaignId": campaign}).error_code == (
        "REQUIRED_FIELD_MISSING"
    )
    org.update("CampaignMember", member, {"Status": "responded"})
    record = org.retrieve("CampaignMember", member)
    assert (record["Status"], record["HasResponded"]) == ("Responded", True)
    assert record["FirstRespondedDate"] == "2026-03-18"
    counts = org.retrieve("Campaign", campaign, fields=["NumberOfLeads", "NumberOfResponses"])
    assert (counts["NumberOfLeads"], counts["NumberOfResponses"]) == (1, 1)


def test_a_closed_task_moves_the_activity_date(org: PracticeOrg, clock: MovingClock) -> None:
    person = lead(org)
    before = org.retrieve("Lead", person)["LastModifiedDate"]
    clock.advance(minutes=1)
    org.create("Task", {"WhoId": person, "Status": "Completed", "ActivityDate": "2026-03-10"})
    record = org.retrieve("Lead", person)
    assert record["LastActivityDate"] == "2026-03-10"
    assert record["LastModifiedDate"] == before
    assert record["SystemModstamp"] > before


def test_who_works_here(org: PracticeOrg) -> None:
    administrator, *others = org.users()
    assert administrator.id == org.administrator_id == org.user().id
    assert administrator.administrator
    assert not any(user.administrator for user in others)
    assert any(not user.active for user in others)
    assert org.user_by_username(administrator.username.upper()) == administrator
    assert org.user(administrator.id[:15]) == administrator
    assert refusal(org.user, "0055g0000000zzzAAA").status == 404
    row = org.query("SELECT Id, Name, IsSandbox, OrganizationType FROM Organization").records()
    assert [(one["Id"], one["Name"]) for one in row] == [
        (org.organization_id, org.organization_name)
    ]
    assert (
        org.query("SELECT Profile.Name FROM User WHERE Id = '" + administrator.id + "'").records()[
            0
        ]["Profile"]["Name"]
        == "System Administrator"
    )
