from __future__ import annotations

from datetime import UTC, datetime

import pytest

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.criteria import (
    CriteriaError,
    Criterion,
    EvaluationContext,
    Matcher,
    Operator,
    check,
    sentence,
)
from apdesk.domain.local_filter import local_field, local_schema
from apdesk.domain.schema import FieldSchema, FieldType, SObjectSchema

CONTEXT = EvaluationContext(datetime(2026, 3, 29, 12, tzinfo=UTC), "Europe/Berlin", "de_DE")
SCHEMA = SObjectSchema(
    "Lead",
    "Lead",
    "Leads",
    (
        FieldSchema("Id", "Lead ID", FieldType.ID),
        FieldSchema("IsConverted", "Converted", FieldType.BOOLEAN),
        FieldSchema("Status", "Status", FieldType.PICKLIST),
        FieldSchema("Country", "Country", FieldType.STRING),
        FieldSchema("Opt__c", "Opt Out", FieldType.BOOLEAN),
        FieldSchema("CreatedDate", "Created Date", FieldType.DATETIME),
    ),
)
COLUMNS = ("Id", "IsConverted", "Status", "Country", "Opt__c", "CreatedDate")
ID = "00Q000000000001AAA"


def row(status="Open", country="Austria", *, converted=False, opt=False, created=None):
    return (ID, converted, status, country, opt, created)


def matcher(*rows):
    criteria = tuple(Criterion(field, Operator(op), value) for field, op, value in rows)
    return Matcher(criteria, SCHEMA, CONTEXT, COLUMNS)


def test_the_seed_examples():
    junk = matcher(("Status", "is not", "junk"))
    assert junk.matches(row("Open"))
    assert junk.matches(row(None))
    assert not junk.matches(row("JUNK"))
    both = matcher(("Status", "is", "open,working"), ("Country", "is not", "Australia"))
    assert both.matches(row("Working", None))
    assert both.matches(row("open", "Austria"))
    assert not both.matches(row("Open", "australia"))
    assert not both.matches(row("Closed", "Austria"))
    assert not both.matches(row(None, "Austria"))


def test_a_converted_lead_is_never_a_member():
    everyone = matcher()
    assert everyone.matches(row())
    assert not everyone.matches(row(converted=True))
    (why,) = everyone.explain(row(converted=True))
    assert (why.criterion.field, why.label, why.record_value, why.result) == (
        "IsConverted",
        "Converted",
        True,
        "false",
    )
    assert everyone.explain(row()) == ()
    contacts = SObjectSchema("Contact", "Contact", "Contacts", SCHEMA.fields)
    assert Matcher((), contacts, CONTEXT, COLUMNS).matches(row(converted=True))


def test_explain_says_true_false_or_blank():
    found = matcher(
        ("Status", "is", "open"),
        ("Country", "is", "Austria"),
        ("Country", "is not", "Austria"),
        ("Country", "is not blank", ""),
        ("Opt__c", "is", "true"),
        ("CreatedDate", "less than", "TODAY"),
    ).explain(row("Closed", None))
    assert [each.result for each in found] == ["false", "blank", "true", "false", "false", "blank"]
    assert [each.label for each in found][:2] == ["Status", "Country"]
    assert found[0].record_value == "Closed"


def test_a_checkbox_is_never_blank():
    assert matcher(("Opt__c", "is", "false")).matches(row(opt=None))
    assert not matcher(("Opt__c", "is", "true")).matches(row(opt=None))


@pytest.mark.parametrize(
    ("operator", "value", "first", "last"),
    [
        ("is", "2026-03-29", "2026-03-28T23:00:00Z", "2026-03-29T21:59:59Z"),
        ("is", "TODAY", "2026-03-28T23:00:00Z", "2026-03-29T21:59:59Z"),
        ("is", "LAST_N_DAYS:1", "2026-03-27T23:00:00Z", "2026-03-29T21:59:59Z"),
        ("is", "THIS_WEEK", "2026-03-22T23:00:00Z", "2026-03-29T21:59:59Z"),
        ("between", "2026-03-28,2026-03-29", "2026-03-27T23:00:00Z", "2026-03-29T21:59:59Z"),
        ("is", "2026-03-29T12:00:00Z", "2026-03-29T12:00:00Z", "2026-03-29T12:00:00Z"),
    ],
)
def test_days_are_the_users_also_when_the_clock_changes(operator, value, first, last):
    def chosen(moment):
        return matcher(("CreatedDate", operator, value)).matches(row(created=moment))

    def shifted(moment, seconds):
        stamp = datetime.fromisoformat(moment).timestamp() + seconds
        return datetime.fromtimestamp(stamp, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    assert chosen(first)
    assert chosen(last)
    assert not chosen(shifted(first, -1))
    assert not chosen(shifted(last, 1))


def test_columns_may_come_in_any_order_and_case():
    found = Matcher((Criterion("country", Operator.IS, "x"),), SCHEMA, CONTEXT, ("ID", "COUNTRY"))
    assert found.matches((ID, "X"))


def test_what_cannot_be_decided_is_refused():
    with pytest.raises(CriteriaError, match="no field “Gone__c”") as caught:
        matcher(("Gone__c", "is", "x"))
    assert caught.value.code == "criteria.field_missing"
    with pytest.raises(CriteriaError, match="Choose a value for Country"):
        matcher(("Country", "is", ""))
    with pytest.raises(CriteriaError, match="was not read"):
        Matcher((Criterion("Status", Operator.IS, "x"),), SCHEMA, CONTEXT, ("Id",))


def test_apdesk_fields_are_filtered_alike():
    schema = local_schema(
        "Contact",
        "Contacts",
        [
            local_field("notes", "Notes", ApdeskType.LONG_TEXT),
            local_field("score", "Score", ApdeskType.NUMBER),
        ],
    )
    filters = (
        Criterion("notes", Operator.CONTAINS, "straße"),
        Criterion("score", Operator.AT_LEAST, "1.5"),
    )
    assert check(filters, schema) == ()
    assert sentence("Contacts", filters, schema) == (
        "Contacts whose Notes contains straße, and whose Score is at least 1.5."
    )
    found = Matcher(filters, schema, CONTEXT, ("notes", "score"))
    assert found.matches(("In der STRASSE", 2.0))
    assert not found.matches(("In der Gasse", 2.0))
    assert not found.matches(("In der Straße", None))
