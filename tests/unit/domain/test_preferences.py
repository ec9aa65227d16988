from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.criteria import Criterion, Operator
from apdesk.domain.preferences import (
    DEFAULT_PREFERENCES,
    FirstSync,
    MappedField,
    ObjectChoice,
    ObjectMapping,
    OnLeave,
    Preferences,
    PreferencesError,
    Rule,
    SyncMode,
    check_preferences,
)
from apdesk.domain.schema import FieldSchema, FieldType, SObjectSchema

EXAMPLE = json.loads("""
{"version": 1,
 "objects": {"Lead": {"sync": "criteria", "criteria": [
                 {"field": "Status", "operator": "is", "value": "Open - Not Contacted,Working - Contacted"},
                 {"field": "Country", "operator": "is not", "value": "Australia"}]},
             "Contact": {"sync": "all"}, "Account": {"sync": "none"}},
 "on_leave": "remove",
 "mappings": {"Lead": {"mode": "standard"},
              "Contact": {"mode": "custom", "fields": [
                 {"salesforce": "Level__c", "apdesk": "level", "type": "text", "rule": "salesforce_wins", "first_sync": "salesforce"}]}}}
""")  # noqa: E501

SCHEMAS = {
    "Lead": SObjectSchema(
        "Lead",
        "Lead",
        "Leads",
        (
            FieldSchema("Status", "Status", FieldType.PICKLIST),
            FieldSchema("Country", "Country", FieldType.STRING),
            FieldSchema("Address", "Address", FieldType.ADDRESS),
        ),
    ),
    "Contact": SObjectSchema(
        "Contact",
        "Contact",
        "Contacts",
        (
            FieldSchema("Level__c", "Level", FieldType.PICKLIST, custom=True, updateable=True),
            FieldSchema("Birthdate", "Birthdate", FieldType.DATE),
        ),
    ),
    "Account": SObjectSchema("Account", "Account", "Accounts"),
}


def faults(document):
    with pytest.raises(PreferencesError) as caught:
        Preferences.from_json(document)
    assert caught.value.code == "preferences.invalid"
    for problem in caught.value.problems:
        assert problem in caught.value.message
    return caught.value.problems


def test_the_example_of_the_product():
    prefs = Preferences.from_json(EXAMPLE)
    assert prefs.choice("Lead") == ObjectChoice(
        SyncMode.CRITERIA,
        (
            Criterion("Status", Operator.IS, "Open - Not Contacted,Working - Contacted"),
            Criterion("Country", Operator.IS_NOT, "Australia"),
        ),
    )
    assert prefs.choice("Contact").sync is SyncMode.ALL
    assert prefs.choice("Account").sync is SyncMode.NONE
    assert prefs.on_leave is OnLeave.REMOVE
    assert prefs.mapping("Contact").fields == (MappedField("Level__c", "level", ApdeskType.TEXT),)
    assert prefs.to_json() == EXAMPLE
    assert check_preferences(prefs, SCHEMAS) == ()


def test_the_least_document_is_the_default():
    assert Preferences.from_json({"version": 1}) == DEFAULT_PREFERENCES
    assert Preferences.from_json(DEFAULT_PREFERENCES.to_json()) == DEFAULT_PREFERENCES


def changed(path, value):
    document = json.loads(json.dumps(EXAMPLE))
    place = document
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return document


CRITERION = ("objects", "Lead", "criteria", 0)
MAPPED = ("mappings", "Contact", "fields", 0)


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        (("colour",), 1, "The key “colour” in the file is unknown."),
        (("version",), 2, "Version 2 of the preferences is unknown; it must be 1."),
        (("version",), True, "Version True of the preferences is unknown; it must be 1."),
        (
            ("objects", "Campaign"),
            {"sync": "all"},
            "The object “Campaign” in “objects” is unknown: Lead, Contact or Account.",
        ),
        (("objects", "Lead", "filter"), [], "The key “filter” in objects.Lead is unknown."),
        (
            ("objects", "Lead", "sync"),
            "some",
            "“some” is no sync in objects.Lead: all, criteria or none.",
        ),
        (
            ("objects", "Lead", "sync"),
            "all",
            "objects.Lead has criteria, but its sync is “all”: they would do nothing.",
        ),
        (
            ("objects", "Lead", "criteria"),
            [],
            "objects.Lead is to be synced by criteria, but has none.",
        ),
        (
            ("objects", "Lead", "criteria"),
            "Status is open",
            "“criteria” in objects.Lead must be a list, not a text.",
        ),
        (("objects", "Contact"), {}, "“sync” is missing from objects.Contact."),
        (
            ("objects", "Contact"),
            "all",
            "In objects.Contact, an object with keys was expected, not a text.",
        ),
        ((*CRITERION, "values"), [], "The key “values” in objects.Lead, criterion 1 is unknown."),
        ((*CRITERION, "field"), 3, "“field” in objects.Lead, criterion 1 must be a text, "
         "not a number."),
        ((*CRITERION, "value"), ["a"], "“value” in objects.Lead, criterion 1 must be a text, "
         "not a list."),
        ((*CRITERION, "value"), "", "“value” is missing from objects.Lead, criterion 1."),
        (("on_leave",), "forget", "“forget” is no on_leave in the file: remove or keep."),
        (("mappings", "Lead", "mode"), "full", "“full” is no mode in mappings.Lead: "
         "standard or custom."),
        (("mappings", "Contact", "mode"), "standard", "mappings.Contact lists fields, but its "
         "mode is “standard”."),
        ((*MAPPED, "kind"), 1, "The key “kind” in mappings.Contact, field 1 is unknown."),
        ((*MAPPED, "label"), 1, "“label” in mappings.Contact, field 1 must be a text, "
         "not a number."),
        ((*MAPPED, "first_sync"), "mine", "“mine” is no first_sync in mappings.Contact, field 1: "
         "salesforce or apdesk."),
    ],
)  # fmt: skip
def test_refusals_by_name(path, value, fault):
    assert fault in faults(changed(path, value))


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ((*CRITERION, "operator"), "equals"),
        ((*MAPPED, "rule"), "both"),
        ((*MAPPED, "type"), "varchar"),
    ],
)
def test_unknown_words_are_named_with_the_known_ones(path, word):
    (fault,) = faults(changed(path, word))
    assert f"“{word}”" in fault
    assert " or " in fault


@pytest.mark.parametrize("name", ["id", "state", "Level", "1st", "a-b", "x" * 61, "sobject"])
def test_apdesk_names_that_cannot_be(name):
    (fault,) = faults(changed((*MAPPED, "apdesk"), name))
    assert f"“{name}”" in fault


def test_a_field_cannot_be_mapped_twice():
    fields = [EXAMPLE["mappings"]["Contact"]["fields"][0]] * 2
    found = faults(changed(("mappings", "Contact", "fields"), fields))
    assert found == (
        "The Salesforce field “Level__c” is mapped twice in mappings.Contact.",
        "The apdesk field “level” is mapped twice in mappings.Contact.",
    )


def test_all_faults_are_told_at_once():
    document = changed(("colour",), 1)
    document["on_leave"] = "forget"
    document["objects"]["Lead"]["criteria"][1]["operator"] = "equals"
    assert len(faults(document)) == 3


@pytest.mark.parametrize("document", [None, [], "x", 1])
def test_what_is_no_document(document):
    assert "an object with keys was expected" in faults(document)[0]


def test_plain_json_values_are_taken_as_their_text():
    document = changed((*CRITERION, "value"), True)
    assert Preferences.from_json(document).choice("Lead").criteria[0].value == "true"
    assert (
        Preferences.from_json(changed((*CRITERION, "value"), 5)).choice("Lead").criteria[0].value
        == "5"
    )
    assert (
        Preferences.from_json(changed((*CRITERION, "value"), 0.5)).choice("Lead").criteria[0].value
        == "0.5"
    )


def test_a_field_that_is_off_needs_no_place():
    document = changed(("mappings", "Contact", "fields"), [{"salesforce": "Fax", "rule": "off"}])
    (mapped,) = Preferences.from_json(document).mapping("Contact").fields
    assert (mapped.apdesk, mapped.rule) == ("fax", Rule.OFF)


criteria = st.builds(
    Criterion,
    st.sampled_from(["Status", "Country"]),
    st.sampled_from(Operator),
    st.text(min_size=1).filter(str.strip),
).map(
    lambda each: (
        Criterion(each.field, each.operator)
        if each.operator in (Operator.BLANK, Operator.NOT_BLANK)
        else each
    )
)
choices = st.one_of(
    st.sampled_from([ObjectChoice(), ObjectChoice(SyncMode.NONE)]),
    st.lists(criteria, min_size=1, max_size=3).map(
        lambda rows: ObjectChoice(SyncMode.CRITERIA, tuple(rows))
    ),
)
mapped_fields = st.builds(
    MappedField,
    st.from_regex(r"[A-Z][a-z]{2,8}__c", fullmatch=True),
    st.from_regex(r"field_[a-z]{2,8}", fullmatch=True),
    st.sampled_from(ApdeskType),
    st.sampled_from(Rule),
    st.sampled_from(FirstSync),
    st.none() | st.text(),
)
object_mappings = st.one_of(
    st.just(ObjectMapping()),
    st.lists(
        mapped_fields,
        max_size=3,
        unique_by=(lambda each: each.salesforce.lower(), lambda each: each.apdesk),
    ).map(lambda fields: ObjectMapping("custom", tuple(fields))),
)
all_preferences = st.builds(
    Preferences,
    st.fixed_dictionaries(dict.fromkeys(("Lead", "Contact", "Account"), choices)),
    st.sampled_from(OnLeave),
    st.dictionaries(st.sampled_from(["Lead", "Contact", "Account"]), object_mappings),
)


@settings(max_examples=100, deadline=None)
@given(prefs=all_preferences)
def test_round_trip_through_json(prefs):
    assert Preferences.from_json(json.loads(json.dumps(prefs.to_json()))) == prefs


@pytest.mark.parametrize(
    ("path", "value", "sobject", "words"),
    [
        ((*CRITERION, "field"), "Gone__c", "Lead", "Lead has no field “Gone__c”"),
        ((*CRITERION, "operator"), "less than", "Lead", "can't be compared with “less than”"),
        ((*MAPPED, "salesforce"), "Gone__c", "Contact", "Contact has no field “Gone__c”"),
        ((*MAPPED, "type"), "date", "Contact", "Level can't be kept in a field of type “date”."),
    ],
)
def test_held_against_the_describes(path, value, sobject, words):
    (problem,) = check_preferences(Preferences.from_json(changed(path, value)), SCHEMAS)
    assert (problem.sobject, problem.fatal) == (sobject, True)
    assert words in problem.message


def test_compound_fields_are_not_mapped():
    field = {"salesforce": "Address", "apdesk": "where", "type": "text"}
    prefs = Preferences.from_json(
        changed(("mappings", "Lead"), {"mode": "custom", "fields": [field]})
    )
    (problem,) = check_preferences(prefs, SCHEMAS)
    assert problem.message == "Address is made of other fields: map those instead."


def test_an_object_that_cannot_be_read():
    prefs = Preferences.from_json(EXAMPLE)
    found = check_preferences(prefs, {})
    assert [(each.sobject, each.fatal) for each in found] == [("Lead", True), ("Contact", False)]
    assert check_preferences(prefs, {**SCHEMAS, "Lead": SCHEMAS["Lead"]}) == ()


def test_in_words():
    document = changed(("on_leave",), "keep")
    document["mappings"]["Contact"]["fields"].append(
        {"salesforce": "Birthdate", "apdesk": "birthdate", "type": "date", "rule": "off"}
    )
    assert Preferences.from_json(document).in_words(SCHEMAS) == (
        "Leads whose Status is Open - Not Contacted or Working - Contacted, and whose Country is "
        "not Australia.",
        "All Contacts.",
        "No Accounts.",
        "A record that no longer meets your criteria is kept in apdesk, but no longer synced.",
        "Leads: all standard fields.",
        "Contacts: all standard fields, unless listed below.",
        "Contacts: Level is mapped to “level” (Two-way, Salesforce wins).",
        "Contacts: Birthdate is not synced.",
    )
    assert DEFAULT_PREFERENCES.in_words({})[:3] == ("All Leads.", "All Contacts.", "All Accounts.")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (12.3, "12.3"),
        (1234567.89, "1234567.89"),
        (5000000.1, "5000000.1"),
        (5000000.0, "5000000"),
        (0.07, "0.07"),
        (-0.5, "-0.5"),
        (1e-7, "0.0000001"),
        (1e16, "10000000000000000"),
    ],
)
def test_a_number_of_the_file_is_the_text_that_it_was_written_as(number: float, text: str) -> None:
    criterion = {"field": "AnnualRevenue", "operator": "at least", "value": number}
    objects = {"Account": {"sync": "criteria", "criteria": [criterion]}}
    preferences = Preferences.from_json({"version": 1, "objects": objects})
    assert preferences.choice("Account").criteria[0].value == text


def test_what_is_no_number_is_refused() -> None:
    criterion = {"field": "AnnualRevenue", "operator": "at least", "value": float("nan")}
    objects = {"Account": {"sync": "criteria", "criteria": [criterion]}}
    with pytest.raises(PreferencesError):
        Preferences.from_json({"version": 1, "objects": objects})
