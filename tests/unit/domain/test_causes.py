from __future__ import annotations

import pytest

from apdesk.domain.causes import cause_of, cause_words

VALIDATION, VALUE = "salesforce.validation", "salesforce.value"
PICKLIST = "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST"
RULE = "FIELD_CUSTOM_VALIDATION_EXCEPTION"
TRIGGER = "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY"


def test_each_rule_of_an_admin_is_a_cause():
    one = cause_of(VALIDATION, RULE, ("Phone",), "A phone needs 10 digits.")
    assert one == f"{RULE}:A phone needs 10 digits."
    assert cause_of(VALIDATION, RULE, (), " A phone\nneeds 10  digits. ") == one
    assert cause_of(VALIDATION, RULE, ("Phone",), "A phone needs 11 digits.") != one
    assert cause_of(VALIDATION, "FIELD_FILTER_VALIDATION_EXCEPTION", (), "No.") != cause_of(
        VALIDATION, RULE, (), "No."
    )


@pytest.mark.parametrize("code", [TRIGGER, "CANNOT_EXECUTE_FLOW_TRIGGER"])
def test_an_automation_is_one_cause_whichever_record_it_names(code):
    said = "LeadTrigger: line 12: 00Q5g00000LhZ5bAAF: credit of 300 is too low"
    other = "LeadTrigger: line 12: 00Q5g00000LhZ5c: credit of 4711 is too low"
    one = cause_of(VALIDATION, code, (), said)
    assert one == f"{code}:LeadTrigger: line #: #: credit of # is too low"
    assert cause_of(VALIDATION, code, (), other) == one
    assert cause_of(VALIDATION, code, (), said.replace("credit", "rating")) != one


def test_words_as_long_as_an_id_are_no_id():
    assert cause_of(VALIDATION, TRIGGER, (), "Responsibilities missing") == (
        f"{TRIGGER}:Responsibilities missing"
    )


def test_a_restricted_picklist_is_one_cause_whatever_the_value():
    said = "Status: bad value for restricted picklist field: {}"
    one = cause_of(VALUE, PICKLIST, ("Status",), said.format("Premium"))
    assert one == f"{PICKLIST}:Status"
    assert cause_of(VALUE, PICKLIST, ("Status",), said.format("Gold")) == one
    assert cause_of(VALUE, PICKLIST, ("Rating",), said.format("Gold")) != one


def test_a_restricted_picklist_that_is_only_named_in_the_text():
    said = "Status: bad value for restricted picklist field: {}"
    one = cause_of(VALUE, PICKLIST, (), said.format("Premium"))
    assert one == f"{PICKLIST}:Status: bad value for restricted picklist field"
    assert cause_of(VALUE, PICKLIST, (), said.format("Gold")) == one
    assert cause_of(VALUE, PICKLIST, (), "") == PICKLIST


@pytest.mark.parametrize(
    ("code", "error_code", "fields", "key"),
    [
        (VALUE, "STRING_TOO_LONG", ("Title",), "STRING_TOO_LONG:Title"),
        (VALUE, "string_too_long", ("Title",), "STRING_TOO_LONG:Title"),
        (VALUE, "FIELD_INTEGRITY_EXCEPTION", ("State", "Country"),
         "FIELD_INTEGRITY_EXCEPTION:Country,State"),
        (VALUE, "FIELD_INTEGRITY_EXCEPTION", ("Country", "State", "State", ""),
         "FIELD_INTEGRITY_EXCEPTION:Country,State"),
        (VALUE, "X", ("b", "B", "a"), "X:a,B,b"),
        ("salesforce.duplicate", "DUPLICATES_DETECTED", (), "DUPLICATES_DETECTED"),
        ("salesforce.record_locked", "ENTITY_IS_LOCKED", ("",), "ENTITY_IS_LOCKED"),
        ("lost.deleted", "", (), "lost.deleted"),
        ("edit.invalid", "", ("Email",), "edit.invalid:Email"),
    ],
)  # fmt: skip
def test_everything_else_goes_by_code_and_fields(code, error_code, fields, key):
    assert cause_of(code, error_code, fields, "whatever 1") == key
    assert cause_of(code, error_code, tuple(reversed(fields)), "whatever 2") == key


@pytest.mark.parametrize(
    ("error_code", "labels", "said", "title"),
    [
        (RULE, ["Phone"], "A phone is needed.", "A rule of the org: “A phone is needed.”"),
        (RULE, [], "  two \n lines ", "A rule of the org: “two lines”"),
        (RULE, [], "", "A rule of the org refused the record"),
        (TRIGGER, [], "Boom", "A trigger of the org: “Boom”"),
        ("CANNOT_EXECUTE_FLOW_TRIGGER", [], "Boom", "A flow of the org: “Boom”"),
        ("FIELD_FILTER_VALIDATION_EXCEPTION", [], "No.", "A lookup filter of the org: “No.”"),
        (PICKLIST, ["Status"], "", "Status: not an entry of the picklist"),
        (PICKLIST, [], "", "A value is not an entry of its picklist"),
        ("required_field_missing", ["Last Name", "Company"], "",
         "Last Name and Company: missing"),
        ("REQUIRED_FIELD_MISSING", ["A", "B", "C", "D"], "", "A, B and 2 more: missing"),
        ("STRING_TOO_LONG", ["Title", "Title", ""], "", "Title: too long"),
        ("STRING_TOO_LONG", [""], "", "A value is too long"),
        ("DUPLICATES_DETECTED", ["Email"], "", "Salesforce sees a duplicate"),
        ("ENTITY_IS_LOCKED", [], "", "Locked by an approval in Salesforce"),
        ("NEW_CODE", [], "", "Refused by Salesforce: NEW_CODE"),
        ("NEW_CODE", ["Title"], "", "Refused by Salesforce: NEW_CODE (Title)"),
        ("", [], "", "Not sent: some.code"),
        ("", ["Title"], "", "Not sent: some.code (Title)"),
    ],
)  # fmt: skip
def test_titles(error_code, labels, said, title):
    assert cause_words("some.code", error_code, labels, said) == title


@pytest.mark.parametrize(
    ("code", "labels", "title"),
    [
        ("edit.invalid", ["Amount"], "A value doesn't fit its Salesforce field (Amount)"),
        ("network.timeout", [], "Salesforce couldn't be reached"),
        ("salesforce.unavailable", [], "Salesforce wasn't available"),
        ("salesforce.new", [], "Not sent: salesforce.new"),
    ],
)
def test_titles_of_what_salesforce_gave_no_code_for(code, labels, title):
    assert cause_words(code, "", labels, "") == title


def test_a_long_text_is_cut_in_the_title_only():
    said = "word " * 60
    title = cause_words(VALIDATION, RULE, [], said)
    assert title.endswith("word…”")
    assert len(title) < 150
    assert cause_of(VALIDATION, RULE, (), said) == f"{RULE}:{said.strip()}"
    for length, end in ((120, "x”"), (121, "x…”")):
        assert cause_words(VALIDATION, RULE, [], "x" * length).endswith(end)
    assert cause_words(VALIDATION, RULE, [], "x" * 120).count("x") == 120
