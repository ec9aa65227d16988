from __future__ import annotations

import pytest

from apdesk.domain.criteria import (
    Criterion,
    Operator,
    check,
    missing_fields,
    operators_for,
    shown_in_editor,
    why_not_filterable,
)
from apdesk.domain.schema import FieldSchema, FieldType, PicklistValue, SObjectSchema

STATUS = FieldSchema(
    "Status",
    "Status",
    FieldType.PICKLIST,
    picklist=(
        PicklistValue("Open - Not Contacted", "Offen"),
        PicklistValue("Working - Contacted", "Working - Contacted"),
        PicklistValue("Closed", "Closed", active=False),
    ),
)
COLORS = FieldSchema(
    "Colors__c",
    "Colors",
    FieldType.MULTIPICKLIST,
    restricted_picklist=True,
    picklist=(PicklistValue("Red", "Red"), PicklistValue("Green", "Green")),
)
SCHEMA = SObjectSchema(
    "Lead",
    "Lead",
    "Leads",
    (
        STATUS,
        COLORS,
        FieldSchema("Country", "Country", FieldType.STRING, length=80),
        FieldSchema("NumberOfEmployees", "Employees", FieldType.INT, digits=8),
        FieldSchema("AnnualRevenue", "Annual Revenue", FieldType.CURRENCY, precision=18),
        FieldSchema("Birthday__c", "Birthday", FieldType.DATE),
        FieldSchema("CreatedDate", "Created Date", FieldType.DATETIME),
        FieldSchema("DoNotCall", "Do Not Call", FieldType.BOOLEAN),
        FieldSchema("OwnerId", "Owner ID", FieldType.REFERENCE),
        FieldSchema("Id", "Lead ID", FieldType.ID),
        FieldSchema("Best__c", "Best Time", FieldType.TIME),
        FieldSchema("Description", "Description", FieldType.TEXTAREA, length=32000),
        FieldSchema("Secret__c", "Secret", FieldType.ENCRYPTED, length=100),
        FieldSchema("Photo", "Photo", FieldType.BASE64),
        FieldSchema("Opaque__c", "Opaque", FieldType.STRING, filterable=False),
        FieldSchema("Address", "Address", FieldType.ADDRESS),
        FieldSchema("New__c", "New", FieldType.OTHER),
    ),
)


def problems(field, operator, value=""):
    return [
        (each.message, each.fatal)
        for each in check((Criterion(field, Operator(operator), value),), SCHEMA)
    ]


@pytest.mark.parametrize(
    ("field", "operator", "value", "message"),
    [
        ("", "is", "x", "Choose a field."),
        ("Gone__c", "is", "x", "Lead has no field “Gone__c” that you can see."),
        ("Status", "is", "", "Choose a value for Status."),
        ("Status", "is not", " , ", "Choose a value for Status."),
        ("Status", "less than", "x", "Status can't be compared with “less than”."),
        ("Status", "includes", "x", "Status can't be compared with “includes”."),
        ("Colors__c", "contains", "R", "Colors can't be compared with “contains”."),
        ("Country", "is", '"Austria', "The quote before “Austria” is not closed."),
        (
            "Country",
            "contains",
            'a,""',
            "“contains” needs some text: use “is blank” for a blank Country.",
        ),
        (
            "Colors__c",
            "includes",
            '""',
            "“includes” needs a value: use “is blank” for a blank Colors.",
        ),
        ("Colors__c", "is", "Red,;", "“;” names no value of Colors."),
        ("NumberOfEmployees", "at least", "abc", "“abc” is not a number."),
        ("NumberOfEmployees", "is", "1,5,x", "“x” is not a number."),
        ("NumberOfEmployees", "is", "1.5", "Employees holds whole numbers: “1.5” is none."),
        ("NumberOfEmployees", "less than", "3000000000",
         "“3000000000” is too large for Employees."),
        ("AnnualRevenue", "is", "1e5", "“1e5” is not a number."),
        ("AnnualRevenue", "is", "inf", "“inf” is not a number."),
        ("AnnualRevenue", "is", "٣", "“٣” is not a number."),
        (
            "AnnualRevenue",
            "at least",
            "1,000",
            "“at least” needs exactly one number, written without thousands separators.",
        ),
        (
            "AnnualRevenue",
            "less than",
            '""',
            "“less than” needs a number: use “is blank” for a blank Annual Revenue.",
        ),
        (
            "AnnualRevenue",
            "between",
            "5",
            "“between” needs two numbers, the lower and the higher: low,high.",
        ),
        ("AnnualRevenue", "between", "9,5", "The lower number comes first: low,high."),
        ("Birthday__c", "between", "2026-02-01,2026-01-01",
         "The earlier date comes first: low,high."),
        ("Birthday__c", "is", "2026-02-30", "There is no day “2026-02-30”."),
        (
            "Birthday__c",
            "is",
            "2026-01-01T10:00:00Z",
            "Birthday holds days without a time: “2026-01-01T10:00:00Z” has one.",
        ),
        (
            "Birthday__c",
            "is",
            "soon",
            "“soon” is not a date: write 2026-01-31, or a relative date like LAST_N_DAYS:30.",
        ),
        (
            "CreatedDate",
            "is",
            "LAST_N_DAYS:0",
            "The number in “LAST_N_DAYS:0” must be between 1 and 36500.",
        ),
        (
            "CreatedDate",
            "less than",
            "1500-01-01",
            "“1500-01-01” is outside the years that Salesforce knows (1700 to 4000).",
        ),
        ("DoNotCall", "is", "perhaps",
         "Choose yes or no for Do Not Call: the value is true or false."),
        ("DoNotCall", "is blank", "", "Do Not Call can't be compared with “is blank”."),
        (
            "OwnerId",
            "is",
            "Jane",
            "“Jane” is not a Salesforce id: those have 15 or 18 letters and digits.",
        ),
        ("Id", "is", '""', "Lead ID is never blank."),
        ("Best__c", "is", "10:00", "Best Time can't be compared with “is”."),
        (
            "Description",
            "contains",
            "x",
            "Description can't be used here: Salesforce can't filter by long text fields.",
        ),
        ("Country", "is", "x" * 4001, "A value of Country is too long: Salesforce takes up to "
         "4,000 characters."),
    ],
)  # fmt: skip
def test_fatal_problems(field, operator, value, message):
    assert problems(field, operator, value) == [(message, True)]


@pytest.mark.parametrize(
    ("field", "operator", "value"),
    [
        ("Status", "is", "Closed"),
        ("status", "is", "closed"),
        ("Status", "contains", "zzz"),
        ("Country", "is not", 'A,""'),
        ("Country", "is blank", "left over"),
        ("Colors__c", "includes", "red;GREEN,Red"),
        ("NumberOfEmployees", "is", '-1,+2,3.0,""'),
        ("AnnualRevenue", "between", "5,5"),
        ("Birthday__c", "between", "LAST_MONTH,2026-01-01"),
        ("CreatedDate", "at least", "2026-01-31T10:00:00+02:00"),
        ("CreatedDate", "at least", "2026-01-31T10:00"),
        ("DoNotCall", "is", "FALSE"),
        ("OwnerId", "is", '0055g00000LhZ5b,""'),
        ("Best__c", "is blank", ""),
        ("New__c", "contains", "x"),
    ],
)
def test_sound_criteria(field, operator, value):
    assert problems(field, operator, value) == []


def test_values_that_no_entry_has_are_hints():
    assert problems("Status", "is", "open,Closed") == [
        ("No Status is called “open”. Did you mean “Open - Not Contacted”?", False)
    ]
    assert problems("Status", "is not", "offen") == [
        ("No Status is called “offen”. Did you mean “Open - Not Contacted”?", False)
    ]
    assert problems("Status", "is", "contacted") == [
        (
            "No Status is called “contacted”. Did you mean “Open - Not Contacted” or "
            "“Working - Contacted”?",
            False,
        )
    ]
    assert problems("Status", "is not", "junk") == [
        (
            "No Status is called “junk”. Records can hold it all the same, unless the picklist is "
            "restricted.",
            False,
        )
    ]
    assert problems("Colors__c", "includes", "Red;Blue") == [("No Colors is called “Blue”.", False)]


def test_problems_are_told_by_row():
    criteria = (
        Criterion("Country", Operator.IS, "Austria"),
        Criterion("Country", Operator.IS, ""),
        Criterion("Gone__c", Operator.IS, "x"),
    )
    assert [(each.row, each.field) for each in check(criteria, SCHEMA)] == [
        (1, "Country"),
        (2, "Gone__c"),
    ]
    assert missing_fields(criteria, SCHEMA) == ("Gone__c",)


def test_a_statement_has_an_end():
    values = ",".join(f"{'x' * 3000}{number}" for number in range(40))
    criteria = (
        Criterion("Country", Operator.IS, "Austria"),
        Criterion("Country", Operator.IS, values),
    )
    (problem,) = check(criteria, SCHEMA)
    assert (problem.row, problem.fatal) == (1, True)
    assert "100,000 characters" in problem.message


def test_what_the_editor_offers():
    shown = shown_in_editor(SCHEMA)
    assert "Address" not in [each.name for each in shown]
    assert [each.label for each in shown] == sorted((each.label for each in shown), key=str.lower)
    reasons = {each.name: reason for each in shown if (reason := why_not_filterable(each))}
    assert reasons == {
        "Description": "Salesforce can't filter by long text fields.",
        "Secret__c": "Salesforce can't filter by encrypted fields.",
        "Photo": "Salesforce can't filter by files.",
        "Opaque__c": "Salesforce doesn't allow filtering by this field.",
    }
    for each in SCHEMA.fields:
        assert bool(operators_for(each)) is (why_not_filterable(each) is None)
    assert operators_for(STATUS) == (
        Operator.IS,
        Operator.IS_NOT,
        Operator.CONTAINS,
        Operator.NOT_CONTAINS,
        Operator.STARTS_WITH,
        Operator.BLANK,
        Operator.NOT_BLANK,
    )
    assert operators_for(COLORS)[2:4] == (Operator.INCLUDES, Operator.EXCLUDES)
