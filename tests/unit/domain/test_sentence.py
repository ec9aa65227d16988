from __future__ import annotations

import pytest

from apdesk.domain.criteria import Criterion, Operator, sentence
from apdesk.domain.schema import FieldSchema, FieldType, PicklistValue, SObjectSchema

SCHEMA = SObjectSchema(
    "Lead",
    "Lead",
    "Leads",
    (
        FieldSchema(
            "Status",
            "Status",
            FieldType.PICKLIST,
            picklist=(PicklistValue("Open", "Offen"), PicklistValue("Working", "Working")),
        ),
        FieldSchema("Country", "Country", FieldType.STRING),
        FieldSchema("Colors__c", "Colors", FieldType.MULTIPICKLIST),
        FieldSchema("Revenue", "Annual Revenue", FieldType.CURRENCY, precision=18, scale=2),
        FieldSchema("Chance", "Chance", FieldType.PERCENT, precision=5, scale=2),
        FieldSchema("CreatedDate", "Created Date", FieldType.DATETIME),
        FieldSchema("DoNotCall", "Do Not Call", FieldType.BOOLEAN),
        FieldSchema("OwnerId", "Owner", FieldType.REFERENCE),
    ),
)
OWNER = "0055g00000LhZ5bAAF"


def said(*rows, names=None):
    criteria = tuple(Criterion(field, Operator(op), value) for field, op, value in rows)
    return sentence("Leads", criteria, SCHEMA, names)


def test_the_products_own_example():
    assert said(("Status", "is", "open,Working"), ("Country", "is not", "Australia")) == (
        "Leads whose Status is Offen or Working, and whose Country is not Australia."
    )


def test_none_one_and_three_rows():
    row = ("Country", "is", "Austria")
    assert said() == "All Leads."
    assert said(row) == "Leads whose Country is Austria."
    assert said(row, row, row) == (
        "Leads whose Country is Austria, whose Country is Austria, and whose Country is Austria."
    )


@pytest.mark.parametrize(
    ("field", "operator", "value", "words"),
    [
        ("Country", "is", 'Austria,""', "Country is Austria or blank"),
        ("Country", "is not", 'Austria,""', "Country is neither Austria nor blank"),
        ("Country", "is not", "A,B,C", "Country is none of A, B or C"),
        ("Country", "is", '"Smith, Inc"', "Country is “Smith, Inc”"),
        ("Country", "is", "Trial or Error", "Country is “Trial or Error”"),
        ("Country", "contains", "a,b", "Country contains a or b"),
        ("Country", "does not contain", "a,b,c", "Country does not contain a, b or c"),
        ("Country", "starts with", "A", "Country starts with A"),
        ("Country", "is blank", "", "Country is blank"),
        ("Country", "is not blank", "", "Country is not blank"),
        ("Country", "is", "", "Country is …"),
        ("Gone__c", "is", "x", "Gone__c is x"),
        ("Colors__c", "includes", "Red;Blue,Green", "Colors includes both Red and Blue or Green"),
        ("Colors__c", "excludes", "Red,Green", "Colors excludes Red and Green"),
        ("Colors__c", "is", "Red;Blue", "Colors is Red + Blue"),
        ("Revenue", "at least", "1000000", "Annual Revenue is at least 1,000,000"),
        ("Revenue", "between", "1.5,20", "Annual Revenue is between 1.5 and 20"),
        ("Revenue", "less than", "many", "Annual Revenue is less than many"),
        ("Chance", "is", "5", "Chance is 5 %"),
        ("CreatedDate", "is", "LAST_N_DAYS:30", "Created Date is in the last 30 days"),
        ("CreatedDate", "is not", "THIS_MONTH", "Created Date is not in this month"),
        ("CreatedDate", "is", "TODAY", "Created Date is today"),
        ("CreatedDate", "is", "N_DAYS_AGO:3", "Created Date is 3 days ago"),
        ("CreatedDate", "less than", "2026-01-31", "Created Date is before 31 January 2026"),
        ("CreatedDate", "at least", "LAST_WEEK", "Created Date is no earlier than last week"),
        (
            "CreatedDate",
            "greater than",
            "2026-01-31T10:00:00+02:00",
            "Created Date is after 31 January 2026, 08:00:00 UTC",
        ),
        (
            "CreatedDate",
            "between",
            "LAST_MONTH,TODAY",
            "Created Date is between last month and today",
        ),
        ("DoNotCall", "is", "true", "Do Not Call is yes"),
        ("DoNotCall", "is", "false", "Do Not Call is no"),
    ],
)
def test_predicates(field, operator, value, words):
    assert said((field, operator, value)) == f"Leads whose {words}."


def test_references_by_name():
    row = ("OwnerId", "is", OWNER[:15])
    assert said(row) == f"Leads whose Owner is {OWNER}."
    assert said(row, names={OWNER: "Amara Okafor"}) == "Leads whose Owner is Amara Okafor."
