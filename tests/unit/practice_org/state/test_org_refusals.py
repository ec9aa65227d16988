"""What the org may have against a save beside the values: duplicates, approvals, sharing, and the
custom fields that an administrator makes for it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from apdesk.practice_org.state.org import (
    DuplicateRule,
    OrgError,
    PracticeOrg,
    SaveOptions,
    Write,
)
from tests.unit.practice_org.state.conftest import MovingClock

ALLOW = SaveOptions(allow_duplicates=True)
ADA = {"LastName": "Lovelace", "Company": "Analytical", "Email": "ada@engines.example"}
KEY = "apdesk_id__c"


def refused(*arguments: Any, **named: Any) -> OrgError:
    call, *rest = arguments
    with pytest.raises(OrgError) as raised:
        call(*rest, **named)
    return raised.value


# -- duplicate rules -----------------------------------------------------------------------------


def test_without_a_rule_twins_are_nobodys_business(org: PracticeOrg) -> None:
    assert org.create("Lead", ADA) != org.create("Lead", ADA)


def test_a_duplicate_is_told_as_the_platform_tells_it(org: PracticeOrg) -> None:
    org.add_duplicate_rule(DuplicateRule("Leads_DR", "Lead"))
    first = org.create("Lead", ADA)
    error = refused(org.create, "Lead", {**ADA, "Email": "ADA@Engines.example"})
    assert error.status == 400
    told = error.as_error()
    assert set(told) == {"duplicateResut", "errorCode", "message"}
    assert told["errorCode"] == "DUPLICATES_DETECTED"
    result = told["duplicateResut"]
    assert (result["allowSave"], result["duplicateRule"]) == (True, "Leads_DR")
    [match] = result["matchResults"]
    assert (match["entityType"], match["size"], match["success"]) == ("Lead", 1, True)
    assert [each["record"]["Id"] for each in match["matchRecords"]] == [first]
    # The documented item of a collection names no records.
    assert error.as_item() == {
        "statusCode": "DUPLICATES_DETECTED",
        "message": "Use one of these records?",
        "fields": [],
    }


def test_an_alert_passes_on_purpose_and_a_block_never(org: PracticeOrg) -> None:
    org.create("Lead", ADA)
    org.add_duplicate_rule(DuplicateRule("rule", "Lead"))
    assert org.create("Lead", ADA, options=ALLOW)
    org.add_duplicate_rule(DuplicateRule("rule", "Lead", action="block"))
    error = refused(org.create, "Lead", ADA, options=ALLOW)
    assert error.extra["duplicateResut"]["allowSave"] is False
    org.remove_duplicate_rule("rule")
    assert org.create("Lead", ADA)


def test_a_rule_looks_at_other_objects_too(org: PracticeOrg) -> None:
    org.add_duplicate_rule(DuplicateRule("rule", "Lead", against=["Lead", "Contact"]))
    contact = org.create("Contact", {"LastName": "Lovelace", "Email": ADA["Email"]})
    error = refused(org.create, "Lead", ADA)
    assert [each["entityType"] for each in error.extra["duplicateResut"]["matchResults"]] == [
        "Contact"
    ]
    org.delete("Contact", contact)
    assert org.create("Lead", ADA)


def test_an_update_is_looked_at_when_the_field_changes(org: PracticeOrg) -> None:
    org.create("Lead", ADA)
    twin = org.create("Lead", ADA)
    org.add_duplicate_rule(DuplicateRule("rule", "Lead"))
    org.update("Lead", twin, {"Title": "Countess"})
    other = org.create("Lead", {**ADA, "Email": None})
    assert refused(org.update, "Lead", other, ADA).error_code == "DUPLICATES_DETECTED"
    org.update("Lead", other, ADA, options=ALLOW)


def test_rules_live_in_the_file_and_name_real_fields(org: PracticeOrg) -> None:
    assert refused(
        org.add_duplicate_rule, DuplicateRule("rule", "Lead", field="Nonsense")
    ).error_code == ("INVALID_FIELD")
    with pytest.raises(ValueError, match="unknown action"):
        DuplicateRule("rule", "Lead", action="shout")


# -- approvals and sharing -----------------------------------------------------------------------


def test_an_approval_holds_a_record(org: PracticeOrg) -> None:
    lead = org.create("Lead", ADA)
    org.start_approval(lead)
    error = refused(org.update, "Lead", lead, {"Title": "Countess"})
    assert (error.status, error.error_code) == (400, "ENTITY_IS_LOCKED")
    assert refused(org.delete, "Lead", lead).error_code == "ENTITY_IS_LOCKED"
    org.lock_record(lead, times=1)
    assert refused(org.update, "Lead", lead, {}).error_code == "UNABLE_TO_LOCK_ROW"
    org.end_approval(lead)
    org.update("Lead", lead, {"Title": "Countess"})


def test_a_record_that_one_user_may_only_read(org: PracticeOrg) -> None:
    lead = org.create("Lead", ADA)
    user = next(each.id for each in org.users() if each.active and not each.administrator)
    org.protect_record(lead, user)
    error = refused(org.update, "Lead", lead, {"Title": "Countess"}, user)
    assert (error.error_code, error.message) == (
        "INSUFFICIENT_ACCESS_OR_READONLY",
        "insufficient access rights on object id",
    )
    assert org.retrieve("Lead", lead, user)["Title"] is None
    org.update("Lead", lead, {"Title": "Countess"})
    org.release_record(lead)
    org.update("Lead", lead, {"Title": "Lady"}, user)


# -- assignment ----------------------------------------------------------------------------------


def test_an_assignment_rule_takes_the_record_when_it_may(org: PracticeOrg) -> None:
    user = next(each.id for each in org.users() if each.active and not each.administrator)
    org.assign_records("Lead", user)
    mine = org.create("Lead", ADA)
    assert org.retrieve("Lead", mine)["OwnerId"] == org.administrator_id
    org.update("Lead", mine, {"Title": "Countess"}, options=SaveOptions(assign=True))
    assert org.retrieve("Lead", mine)["OwnerId"] == user
    org.assign_records("Lead", None)
    free = org.create("Lead", ADA, options=SaveOptions(assign=True))
    assert org.retrieve("Lead", free)["OwnerId"] == org.administrator_id


# -- custom fields -------------------------------------------------------------------------------


def test_an_external_id_made_by_the_administrator(org: PracticeOrg) -> None:
    before = org.schema_time
    org.add_custom_field("Lead", KEY, length=36, external_id=True, unique=True)
    assert org.schema_time > before
    [field] = [each for each in org.describe("Lead")["fields"] if each["name"] == KEY]
    facts = ("externalId", "unique", "idLookup", "custom", "createable", "nillable", "length")
    assert [field[each] for each in facts] == [True, True, True, True, True, True, 36]
    made = org.upsert("Lead", KEY, "k1", ADA)
    assert made[1] is True
    assert org.upsert("Lead", KEY, "K1", {"Title": "Countess"}) == (made[0], False)
    assert refused(org.create, "Lead", {**ADA, KEY: "k1"}).error_code == "DUPLICATE_VALUE"
    org.remove_field("Lead", KEY)
    assert refused(org.create, "Lead", {**ADA, KEY: "k2"}).error_code == "INVALID_FIELD"


@pytest.mark.parametrize(
    ("named", "value", "code"),
    [
        ({"type": "text", "length": 3}, "abcd", "STRING_TOO_LONG"),
        ({"type": "email"}, "nobody", "INVALID_EMAIL_ADDRESS"),
        (
            {"type": "picklist", "values": ["A", "B"], "restricted": True},
            "C",
            "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
        ),
        (
            {"type": "multipicklist", "values": ["A", "B"], "restricted": True},
            "A;C",
            "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
        ),
        ({"type": "date"}, "31.12.2026", "JSON_PARSER_ERROR"),
        ({"type": "text", "required": True}, None, "REQUIRED_FIELD_MISSING"),
    ],
)
def test_custom_fields_of_each_type_refuse(
    org: PracticeOrg, named: dict[str, Any], value: Any, code: str
) -> None:
    org.add_custom_field("Lead", "Odd__c", **named)
    assert refused(org.create, "Lead", {**ADA, "Odd__c": value}).error_code == code


@pytest.mark.parametrize("type", ["long_text", "number", "checkbox", "datetime"])
def test_custom_fields_of_the_other_types_are_there(org: PracticeOrg, type: str) -> None:
    org.add_custom_field("Contact", "Odd__c", label="Odd one", type=type)
    labels = {each["name"]: each["label"] for each in org.describe("Contact")["fields"]}
    assert labels["Odd__c"] == "Odd one"


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("Odd", {}),
        ("Odd__c", {"type": "colour"}),
        ("Odd__c", {"type": "number", "unique": True}),
        ("Odd__c", {"type": "text", "values": ["A"]}),
    ],
)
def test_what_setup_would_not_take(org: PracticeOrg, name: str, named: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"name of a custom field|only|unknown type"):
        org.add_custom_field("Lead", name, **named)


# -- long transactions ---------------------------------------------------------------------------


def test_what_one_long_transaction_writes_comes_together(
    org: PracticeOrg, clock: MovingClock
) -> None:
    org.add_custom_field("Lead", KEY, external_id=True, unique=True)
    writes = [
        Write("upsert", "Lead", values={**ADA, KEY: key}, external_id_field=KEY)
        for key in ("k1", "k2")
    ]
    with org.commit_delay(timedelta(minutes=5)):
        done = org.save(writes)
    assert all(each.success for each in done)
    assert org.query("SELECT Id FROM Lead").total_size == 0
    clock.advance(minutes=5)
    assert [each["Id"] for each in org.query("SELECT Id FROM Lead ORDER BY Id").records()] == [
        each.id for each in done
    ]


def test_a_long_transaction_inside_another_ends_only_itself(
    org: PracticeOrg, clock: MovingClock
) -> None:
    with org.commit_delay(timedelta(minutes=10)):
        with org.commit_delay(timedelta(minutes=5)):
            inner = org.create("Lead", ADA)
        outer = org.create("Lead", ADA)
    seen = []
    for _ in range(3):
        seen.append([each["Id"] for each in org.query("SELECT Id FROM Lead").records()])
        clock.advance(minutes=5)
    assert [len(each) for each in seen] == [0, 1, 2]
    assert seen[1] == [inner]
    assert set(seen[2]) == {inner, outer}


def test_a_save_by_the_same_key_waits_for_the_long_one(org: PracticeOrg) -> None:
    org.add_custom_field("Lead", KEY, external_id=True, unique=True)
    with org.commit_delay(timedelta(minutes=5)):
        first, _ = org.upsert("Lead", KEY, "k1", ADA)
    assert org.upsert("Lead", KEY, "k1", ADA) == (first, False)
    with org.commit_delay(timedelta(minutes=5)):
        org.create("Lead", {**ADA, KEY: "k2"})
    assert refused(org.create, "Lead", {**ADA, KEY: "k2"}).error_code == "DUPLICATE_VALUE"
