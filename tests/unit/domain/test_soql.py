from __future__ import annotations

from datetime import UTC, datetime

import pytest

from apdesk.domain import soql
from apdesk.domain.criteria import CriteriaError, Criterion, EvaluationContext, Operator
from apdesk.domain.schema import FieldSchema, FieldType, SObjectSchema

CONTEXT = EvaluationContext(datetime(2026, 11, 23, 12, tzinfo=UTC), "Europe/Berlin", "de_DE")
SCHEMA = SObjectSchema(
    "Lead",
    "Lead",
    "Leads",
    (
        FieldSchema("Status", "Status", FieldType.PICKLIST, nillable=False),
        FieldSchema("Country", "Country", FieldType.STRING),
        FieldSchema("Code__c", "Code", FieldType.STRING, case_sensitive=True),
        FieldSchema("Colors__c", "Colors", FieldType.MULTIPICKLIST),
        FieldSchema("NumberOfEmployees", "Employees", FieldType.INT),
        FieldSchema("AnnualRevenue", "Revenue", FieldType.CURRENCY, precision=18, scale=2),
        FieldSchema("Day__c", "Day", FieldType.DATE),
        FieldSchema("CreatedDate", "Created", FieldType.DATETIME),
        FieldSchema("DoNotCall", "Do Not Call", FieldType.BOOLEAN),
        FieldSchema("OwnerId", "Owner", FieldType.REFERENCE),
        FieldSchema("Description", "Description", FieldType.TEXTAREA, length=32000),
    ),
)


@pytest.mark.parametrize(
    ("field", "operator", "value", "clause"),
    [
        ("Status", "is not", "junk", "Status != 'junk'"),
        ("status", "is", "open,working", "Status IN ('open','working')"),
        ("Country", "is", 'A,""', "(Country = 'A' OR Country = null)"),
        ("Country", "is", '""', "Country = null"),
        ("Country", "is not", '""', "Country != null"),
        ("Country", "is not", "Australia", "(Country != 'Australia' OR Country = null)"),
        ("Country", "is not", "A,B", "(Country NOT IN ('A','B') OR Country = null)"),
        ("Country", "is not", 'A,""', "(Country != 'A' AND Country != null)"),
        ("Country", "is blank", "", "Country = null"),
        ("Country", "is not blank", "", "Country != null"),
        ("Country", "contains", "a,b", "(Country LIKE '%a%' OR Country LIKE '%b%')"),
        ("Country", "starts with", "100%", "Country LIKE '100\\%%'"),
        (
            "Country",
            "does not contain",
            "a,b",
            "(((NOT Country LIKE '%a%') AND (NOT Country LIKE '%b%')) OR Country = null)",
        ),
        ("Status", "does not contain", "a", "(NOT Status LIKE '%a%')"),
        ("Code__c", "is", "aB", "Code__c LIKE 'aB'"),
        ("Code__c", "is not", "a_", "((NOT Code__c LIKE 'a\\_') OR Code__c = null)"),
        ("Colors__c", "includes", "Red;Blue,Green", "Colors__c INCLUDES ('Red;Blue','Green')"),
        ("Colors__c", "excludes", "Red", "(Colors__c EXCLUDES ('Red') OR Colors__c = null)"),
        ("Colors__c", "is", "Red;Blue,Red", "(Colors__c = 'Red;Blue' OR Colors__c = 'Red')"),
        ("NumberOfEmployees", "is", "5.0,+7", "NumberOfEmployees IN (5,7)"),
        ("NumberOfEmployees", "at most", "-0", "NumberOfEmployees <= 0"),
        ("AnnualRevenue", "between", ".5,1000000",
         "(AnnualRevenue >= 0.5 AND AnnualRevenue <= 1000000.0)"),
        ("AnnualRevenue", "is not", "5", "(AnnualRevenue != 5.0 OR AnnualRevenue = null)"),
        ("Day__c", "is", "2026-01-31", "Day__c = 2026-01-31"),
        ("Day__c", "is", "this_month", "Day__c = THIS_MONTH"),
        ("Day__c", "is not", "TODAY", "((Day__c < TODAY OR Day__c > TODAY) OR Day__c = null)"),
        ("Day__c", "between", "LAST_MONTH,2026-11-23",
         "(Day__c >= LAST_MONTH AND Day__c <= 2026-11-23)"),
        ("CreatedDate", "greater than", "LAST_N_DAYS:30", "CreatedDate > LAST_N_DAYS:30"),
        (
            "CreatedDate",
            "is",
            "2026-03-29",
            "(CreatedDate >= 2026-03-28T23:00:00Z AND CreatedDate < 2026-03-29T22:00:00Z)",
        ),
        ("CreatedDate", "less than", "2026-03-29", "CreatedDate < 2026-03-28T23:00:00Z"),
        ("CreatedDate", "at most", "2026-03-29", "CreatedDate < 2026-03-29T22:00:00Z"),
        ("CreatedDate", "greater than", "2026-03-29", "CreatedDate >= 2026-03-29T22:00:00Z"),
        ("CreatedDate", "at least", "2026-03-29T10:00", "CreatedDate >= 2026-03-29T08:00:00Z"),
        (
            "CreatedDate",
            "is",
            '2026-03-29T10:00:00+02:00,""',
            "((CreatedDate >= 2026-03-29T08:00:00Z AND CreatedDate < 2026-03-29T08:00:01Z) "
            "OR CreatedDate = null)",
        ),
        ("DoNotCall", "is", "True", "DoNotCall = true"),
        ("OwnerId", "is", "0055g00000LhZ5b", "OwnerId = '0055g00000LhZ5bAAF'"),
    ],
)  # fmt: skip
def test_conditions(field, operator, value, clause):
    assert soql.where((Criterion(field, Operator(operator), value),), SCHEMA, CONTEXT) == clause


def test_rows_are_joined_by_and():
    criteria = (
        Criterion("Status", Operator.IS, "open,working"),
        Criterion("Country", Operator.IS_NOT, "Australia"),
    )
    clause = "Status IN ('open','working') AND (Country != 'Australia' OR Country = null)"
    assert soql.where(criteria, SCHEMA, CONTEXT) == clause
    assert soql.membership("Lead", criteria, SCHEMA, CONTEXT) == f"IsConverted = false AND {clause}"
    assert soql.membership("Contact", criteria, SCHEMA, CONTEXT) == clause
    assert soql.membership("Lead", (), SCHEMA, CONTEXT) == "IsConverted = false"
    assert soql.membership("Account", (), SCHEMA, CONTEXT) == ""


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("O'Brien", "'O\\'Brien'"),
        ("back\\slash", "'back\\\\slash'"),
        ("a\nb\tc\rd\be\ff", "'a\\nb\\tc\\rd\\be\\ff'"),
        ("\0\x1b", "'\\u0000\\u001B'"),
        ("100%_", "'100%_'"),
        ("Straße 🙂", "'Straße 🙂'"),
        ("\ud800", "'\\uD800'"),
    ],
)
def test_quote(text, literal):
    assert soql.quote(text) == literal


def test_like_means_the_text_itself():
    assert soql.like("100%_\\'", before=True, after=True) == "'%100\\%\\_\\\\\\'%'"
    assert soql.like("a") == "'a'"


@pytest.mark.parametrize(
    ("criterion", "code"),
    [
        (Criterion("Gone__c", Operator.IS, "x"), "criteria.field_missing"),
        (Criterion("Country", Operator.IS, ""), "criteria.invalid"),
        (Criterion("Description", Operator.CONTAINS, "x"), "criteria.invalid"),
        (Criterion("DoNotCall", Operator.IS_NOT, "true"), "criteria.invalid"),
    ],
)
def test_what_cannot_be_decided_is_never_sent(criterion, code):
    with pytest.raises(CriteriaError) as caught:
        soql.where((criterion,), SCHEMA, CONTEXT)
    assert caught.value.code == code


def test_statements():
    since = datetime(2026, 11, 23, 10, tzinfo=UTC)
    fields = ("Id", "Name")
    assert soql.select("Lead", fields) == "SELECT Id, Name FROM Lead ORDER BY Id"
    assert soql.select("Lead", fields, order_by="") == "SELECT Id, Name FROM Lead"
    assert soql.select(
        "Lead", fields, "A = 1 OR B = 2", after_id="00Q000000000001AAA", since=since, limit=2000
    ) == (
        "SELECT Id, Name FROM Lead WHERE SystemModstamp >= 2026-11-23T10:00:00Z AND "
        "Id > '00Q000000000001AAA' AND (A = 1 OR B = 2) ORDER BY Id LIMIT 2000"
    )
    assert soql.count("Lead") == "SELECT COUNT() FROM Lead"
    assert soql.count("Lead", "A = 1") == "SELECT COUNT() FROM Lead WHERE A = 1"
    assert soql.delta("Lead", fields, since, None, 200) == (
        "SELECT Id, Name FROM Lead WHERE SystemModstamp >= 2026-11-23T10:00:00Z "
        "ORDER BY SystemModstamp, Id LIMIT 200"
    )
    after = ("2026-11-23T10:05:00Z", "00Q000000000001AAA")
    assert soql.delta("Lead", fields, since, after, 200) == (
        "SELECT Id, Name FROM Lead WHERE (SystemModstamp > 2026-11-23T10:05:00Z OR "
        "(SystemModstamp = 2026-11-23T10:05:00Z AND Id > '00Q000000000001AAA')) "
        "ORDER BY SystemModstamp, Id LIMIT 200"
    )


def test_ids_are_split_by_length():
    ids = [f"00Q{number:015d}" for number in range(4500)]
    statements = soql.by_ids("Lead", ("Id",), [*ids, ids[0]], "A = 1")
    assert len(statements) == 3
    assert all(each.endswith(" AND (A = 1) ORDER BY Id") for each in statements)
    assert sum(each.count("'00Q") for each in statements) == 4500
    wide = soql.by_ids("Lead", [f"Field{number:05d}__c" for number in range(5500)], ids[:1000])
    assert len(wide) > 1
    assert all(len(each) <= soql.MAX_STATEMENT for each in wide)
    assert soql.by_ids("Lead", ("Id",), []) == []
