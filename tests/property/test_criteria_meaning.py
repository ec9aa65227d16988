"""The evaluator, against a second and naive reading of the semantics."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apdesk.domain.criteria import (
    EvaluationContext,
    Matcher,
    check,
    join_values,
    sentence,
    split_values,
)
from apdesk.domain.schema import FieldSchema, FieldType, SObjectSchema
from tests.property.criteria_strategies import MOMENTS, criteria_for, values_for
from tests.property.naive_criteria import decide, items_of

FIELDS = (
    FieldSchema("Status", "Status", FieldType.PICKLIST, length=255),
    FieldSchema("Company", "Company", FieldType.STRING, length=255),
    FieldSchema("Email", "Email", FieldType.EMAIL, length=80),
    FieldSchema("Phone", "Phone", FieldType.PHONE, length=40),
    FieldSchema("Website", "Website", FieldType.URL, length=255),
    FieldSchema("Street", "Street", FieldType.TEXTAREA, length=255),
    FieldSchema("Code", "Code", FieldType.STRING, length=40, unique=True, case_sensitive=True),
    FieldSchema("Colors", "Colors", FieldType.MULTIPICKLIST, length=4099),
    FieldSchema("OptOut", "Opt Out", FieldType.BOOLEAN, nillable=False),
    FieldSchema("Employees", "Employees", FieldType.INT, digits=8),
    FieldSchema("Revenue", "Revenue", FieldType.CURRENCY, precision=18, scale=2),
    FieldSchema("Chance", "Chance", FieldType.PERCENT, precision=5, scale=2),
    FieldSchema("Latitude", "Latitude", FieldType.DOUBLE, precision=18, scale=15),
    FieldSchema("Day", "Day", FieldType.DATE),
    FieldSchema("Seen", "Seen", FieldType.DATETIME),
    FieldSchema("Best", "Best", FieldType.TIME),
    FieldSchema("OwnerId", "Owner", FieldType.REFERENCE, length=18),
    FieldSchema("Id", "Id", FieldType.ID, length=18, nillable=False),
)
SCHEMA = SObjectSchema("Contact", "Contact", "Contacts", FIELDS)


@given(items=st.lists(st.text(max_size=12)))
def test_join_then_split_gives_the_same_items(items):
    assert split_values(join_values(items)) == tuple(items)


@given(text=st.text(alphabet='ab ",;é\t', max_size=14))
def test_split_agrees_with_a_second_reader_wherever_quotes_are_closed(text):
    try:
        expected = items_of(text)
    except AssertionError:
        split_values(text)  # an open quote: anything but an exception
        return
    tidy = not any(part in text for part in ('" "', '""')) and '"' not in text.replace('",', ",")
    if tidy:
        assert list(split_values(text)) == expected
    assert split_values(join_values(split_values(text))) == split_values(text)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_evaluator_agrees_with_the_naive_reading(field, data):
    timezone = data.draw(st.sampled_from(sorted(MOMENTS)))
    now = datetime.fromisoformat(data.draw(st.sampled_from(MOMENTS[timezone])))
    locale = data.draw(st.sampled_from(("en_US", "de_DE", "pt_BR", "en_GB")))
    month = data.draw(st.integers(1, 12))
    context = EvaluationContext(now, timezone, locale, month)
    criterion = data.draw(criteria_for(field, now))
    assert not [each for each in check((criterion,), SCHEMA) if each.fatal]
    assert sentence("Contacts", (criterion,), SCHEMA).startswith(f"Contacts whose {field.label} ")
    matcher = Matcher((criterion,), SCHEMA, context, (field.name,))
    for value in values_for(field, now):
        expected = decide(criterion.operator, value, criterion.value, field.type, context)
        assert matcher.matches((value,)) is expected, (criterion, value)
        (explained,) = matcher.explain((value,))
        assert (explained.result == "true") is expected
        assert explained.result != "blank" or value is None
