"""What preferences say in words of a field that Salesforce doesn't let us write."""

from __future__ import annotations

from dataclasses import replace

import pytest

from apdesk.domain.preferences import Preferences, Rule
from apdesk.domain.schema import FieldSchema, FieldType, SObjectSchema

WRITABLE = FieldSchema("Age__c", "Age", FieldType.DOUBLE, custom=True, updateable=True)


@pytest.mark.parametrize(
    ("field", "words"),
    [
        (WRITABLE, "(Two-way, apdesk wins). The first time, apdesk's values win."),
        (replace(WRITABLE, calculated=True), "(Salesforce to apdesk only)."),
        (replace(WRITABLE, auto_number=True), "(Salesforce to apdesk only)."),
        (replace(WRITABLE, updateable=False), "(Salesforce to apdesk only)."),
    ],
)
def test_a_field_that_can_not_be_written_is_said_to_be_one_way(
    field: FieldSchema, words: str
) -> None:
    schema = SObjectSchema("Lead", "Lead", "Leads", (field,))
    said = mapped(Rule.APDESK_WINS).in_words({"Lead": schema})
    assert said[-1] == f"Leads: Age is mapped to “age” {words}"


def test_a_field_that_is_not_known_is_said_as_it_was_chosen() -> None:
    words = "(Two-way, apdesk wins). The first time, apdesk's values win."
    assert mapped(Rule.APDESK_WINS).in_words({})[-1].endswith(words)


def test_a_locked_field_that_is_off_stays_off() -> None:
    schema = SObjectSchema("Lead", "Lead", "Leads", (replace(WRITABLE, calculated=True),))
    assert mapped(Rule.OFF).in_words({"Lead": schema})[-1] == "Leads: Age is not synced."


def mapped(rule: Rule) -> Preferences:
    field = {
        "salesforce": "Age__c",
        "apdesk": "age",
        "type": "number",
        "rule": str(rule),
        "first_sync": "apdesk",
    }
    return Preferences.from_json(
        {
            "version": 1,
            "objects": {"Contact": {"sync": "none"}, "Account": {"sync": "none"}},
            "mappings": {"Lead": {"mode": "custom", "fields": [field]}},
        }
    )
