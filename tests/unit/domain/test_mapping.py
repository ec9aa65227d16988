from __future__ import annotations

import pytest

from apdesk.domain.criteria import Criterion, Operator
from apdesk.domain.mapping import (
    RESERVED_NAMES,
    ApdeskType,
    Entity,
    all_mappings,
    apdesk_types_for,
    compatible,
    entity_of,
    mappings,
    standard_apdesk_name,
    valid_apdesk_name,
    vanished_fields,
)
from apdesk.domain.preferences import (
    FirstSync,
    MappedField,
    ObjectChoice,
    ObjectMapping,
    Preferences,
    Rule,
    SyncMode,
)
from apdesk.domain.schema import UNSTORED_TYPES, FieldSchema, FieldType, SObjectSchema


def field(name, kind="string", *, editable=True, **more):
    return FieldSchema(name, name, FieldType(kind), updateable=editable, **more)


LEAD = SObjectSchema(
    "Lead",
    "Lead",
    "Leads",
    (
        field("Id", "id", editable=False),
        field("IsDeleted", "boolean", editable=False),
        field("MasterRecordId", "reference", editable=False),
        field("LastName"),
        field("Name", editable=False),
        field("State"),
        field("Address", "address", editable=False),
        field("Email", "email"),
        field("Description", "textarea", length=32000),
        field("SystemModstamp", "datetime", editable=False),
        field("Level__c", "picklist", custom=True),
        field("Score__c", "double", custom=True, calculated=True, precision=5, scale=1),
    ),
)
CONTACT = SObjectSchema(
    "Contact",
    "Contact",
    "Contacts",
    (field("LastName"), field("MailingState"), field("OtherState"), field("Level__c", custom=True)),
)
CONTACT_WITH_EMAIL = SObjectSchema("Contact", "Contact", "Contacts", (field("Email", "email"),))
STANDARD = ObjectMapping()


def by_name(found):
    return {each.salesforce: each for each in found}


def test_standard_mapping():
    found = by_name(mappings(LEAD, STANDARD, ()))
    assert list(found) == ["LastName", "Name", "State", "Email", "Description"]
    assert found["Email"].apdesk == "email"
    assert found["Email"].type is ApdeskType.EMAIL
    assert found["Email"].rule is Rule.SALESFORCE_WINS
    assert found["Email"].writable
    assert found["Description"].type is ApdeskType.LONG_TEXT
    assert found["State"].apdesk == "state_province"
    assert not found["Email"].hidden


def test_what_salesforce_does_not_let_us_write_is_one_way():
    choice = ObjectMapping(
        "custom",
        (
            MappedField("Name", "name", ApdeskType.TEXT, Rule.APDESK_WINS, FirstSync.APDESK),
            MappedField("Score__c", "score", ApdeskType.NUMBER, Rule.MOST_RECENT_WINS),
        ),
    )
    found = by_name(mappings(LEAD, choice, ()))
    for name in ("Name", "Score__c"):
        assert found[name].rule is Rule.SALESFORCE_ONLY
        assert found[name].first_sync is FirstSync.SALESFORCE
        assert not found[name].writable


def test_overrides_additions_and_off():
    choice = ObjectMapping(
        "custom",
        (
            MappedField("Email", "main_email", ApdeskType.TEXT, Rule.APDESK_WINS, label="E-mail"),
            MappedField("Level__c", "level", ApdeskType.TEXT, Rule.SALESFORCE_ONLY),
            MappedField("LastName", "last_name", ApdeskType.TEXT, Rule.OFF),
            MappedField("Gone__c", "gone", ApdeskType.TEXT),
        ),
    )
    found = by_name(mappings(LEAD, choice, ()))
    assert "LastName" not in found
    assert (found["Email"].apdesk, found["Email"].label) == ("main_email", "E-mail")
    assert found["Email"].rule is Rule.APDESK_WINS
    assert (found["Level__c"].apdesk, found["Level__c"].type) == ("level", ApdeskType.TEXT)
    assert found["Level__c"].rule is Rule.SALESFORCE_ONLY
    assert not found["Level__c"].writable
    assert vanished_fields(LEAD, choice) == ("Gone__c",)
    assert vanished_fields(LEAD, ObjectMapping("standard", choice.fields)) == ()


def test_fields_of_criteria_are_always_mirrored():
    choice = ObjectMapping("custom", (MappedField("Email", "email", ApdeskType.EMAIL, Rule.OFF),))
    criteria = (
        Criterion("level__c", Operator.IS, "A"),
        Criterion("Email", Operator.NOT_BLANK),
        Criterion("Id", Operator.IS, "00Q000000000001AAA"),
        Criterion("LastName", Operator.NOT_BLANK),
        Criterion("Gone__c", Operator.NOT_BLANK),
    )
    found = by_name(mappings(LEAD, choice, criteria))
    for name in ("Level__c", "Email", "Id"):
        assert found[name].hidden
        assert found[name].rule is Rule.SALESFORCE_ONLY
        assert not found[name].writable
        assert found[name].apdesk not in RESERVED_NAMES
    assert not found["LastName"].hidden
    assert len({each.apdesk for each in found.values()}) == len(found)


def test_a_name_chosen_by_hand_is_not_taken_by_a_standard_field():
    choice = ObjectMapping("custom", (MappedField("Level__c", "email", ApdeskType.TEXT),))
    found = by_name(mappings(LEAD, choice, ()))
    assert found["Level__c"].apdesk == "email"
    assert found["Email"].apdesk == "email_lead"


def test_names_stay_when_a_mapped_field_vanishes():
    choice = ObjectMapping("custom", (MappedField("Gone__c", "email", ApdeskType.NUMBER),))
    found = all_mappings(
        Preferences(mappings={"Lead": choice}), {"Lead": LEAD, "Contact": CONTACT_WITH_EMAIL}
    )
    assert by_name(found["Lead"])["Email"].apdesk == "email_lead"
    assert by_name(found["Contact"])["Email"].apdesk == "email_contact"


def test_objects_of_one_entity_share_names_where_types_allow():
    prefs = Preferences(
        {"Account": ObjectChoice(SyncMode.NONE)},
        mappings={
            "Lead": ObjectMapping("custom", (MappedField("Score__c", "level", ApdeskType.NUMBER),)),
            "Contact": ObjectMapping(
                "custom", (MappedField("Level__c", "level", ApdeskType.TEXT),)
            ),
        },
    )
    found = all_mappings(prefs, {"Lead": LEAD, "Contact": CONTACT})
    contact = by_name(found["Contact"])
    assert by_name(found["Lead"])["Score__c"].apdesk == "level"
    assert contact["Level__c"].apdesk == "level_contact"
    assert contact["LastName"].apdesk == "last_name"
    assert contact["MailingState"].apdesk == "state_province"
    assert contact["OtherState"].apdesk == "other_state"


@pytest.mark.parametrize(
    ("sobject", "name", "expected"),
    [
        ("Lead", "FirstName", "first_name"),
        ("Lead", "NumberOfEmployees", "number_of_employees"),
        ("Lead", "CompanyDunsNumber", "company_duns_number"),
        ("Contact", "AccountId", "account_id"),
        ("Contact", "MailingPostalCode", "postal_code"),
        ("Contact", "MailingStateCode", "state_code"),
        ("Account", "BillingState", "billing_state"),
        ("Account", "MailingCity", "mailing_city"),
        ("Lead", "HasOptedOutOfEmail", "has_opted_out_of_email"),
        ("Lead", "Level__c", "level"),
        ("Lead", "ns__SLA_Level__c", "ns_sla_level"),
        ("Lead", "Id", "id_field"),
        ("Lead", "State__c", "state_field"),
        ("Lead", "X1st__c", "x1st"),
    ],
)
def test_standard_names(sobject, name, expected):
    assert standard_apdesk_name(sobject, name) == expected
    assert valid_apdesk_name(expected)


def test_types():
    for kind in FieldType:
        types = apdesk_types_for(FieldSchema("F", "F", kind))
        assert bool(types) is (kind not in UNSTORED_TYPES)
    assert apdesk_types_for(field("F", "textarea", length=255))[0] is ApdeskType.TEXT
    assert compatible(ApdeskType.PHONE, ApdeskType.TEXT)
    assert compatible(ApdeskType.NUMBER, ApdeskType.PERCENT)
    assert not compatible(ApdeskType.NUMBER, ApdeskType.TEXT)
    assert not compatible(ApdeskType.REFERENCE, ApdeskType.EMAIL)
    assert not compatible(ApdeskType.DATE, ApdeskType.DATETIME)
    assert not compatible(ApdeskType.MULTI_PICKLIST, ApdeskType.TEXT)


def test_entities():
    assert entity_of("Lead") is entity_of("Contact") is Entity.PERSON
    assert entity_of("Account") is Entity.COMPANY
