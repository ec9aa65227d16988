"""Which field a column is for, guessed by its title."""

from __future__ import annotations

import pytest

from apdesk.sync.importing import guess, importable
from tests.unit.services.services_desk import ServicesDesk

FILES = {
    "our own export": (
        ("apdesk_id", "salesforce_id", "lists", "First Name", "Last Name", "Email", "Company"),
        {
            "First Name": "first_name",
            "Last Name": "last_name",
            "Email": "email",
            "Company": "company",
        },
    ),
    "our own export by API names": (
        ("FirstName", "City/MailingCity", "LeadSource", "HasOptedOutOfEmail"),
        {
            "FirstName": "first_name",
            "City/MailingCity": "city",
            "LeadSource": "lead_source",
            "HasOptedOutOfEmail": "has_opted_out_of_email",
        },
    ),
    "another program": (
        ("E-Mail Address", "Given Name", "SURNAME", "Organisation", "Job Title", "Zip", "Cell"),
        {
            "E-Mail Address": "email",
            "Given Name": "first_name",
            "SURNAME": "last_name",
            "Organisation": "company",
            "Job Title": "title",
            "Zip": "postal_code",
            "Cell": "mobile_phone",
        },
    ),
    "one column for the name": (("Full Name", "Mail"), {"Full Name": "name", "Mail": "email"}),
    "nothing of ours": (("Score", "Ünknown", "???"), {}),
}


@pytest.mark.parametrize("file", FILES)
def test_titles_that_say_it_are_understood(file: str, desk: ServicesDesk) -> None:
    columns, expected = FILES[file]
    assert guess(columns, importable(desk.store)) == expected


def test_a_field_is_given_to_one_column_and_the_plain_name_comes_first(desk: ServicesDesk) -> None:
    found = guess(("Work Email", "Email", "Email (2)"), importable(desk.store))
    assert found == {"Email": "email"}


def test_only_fields_that_a_new_person_takes_are_offered(desk: ServicesDesk) -> None:
    names = {each.name for each in importable(desk.store)}
    assert {"email", "last_name", "name", "segment", "industry", "city"} <= names
    assert not names & {"created_date", "last_modified_by_id", "photo_url", "system_modstamp"}
    labels = {each.name: each.label for each in importable(desk.store, "Contact")}
    assert labels["phone"] == "Business Phone"
    assert "segment" not in labels
    assert "company" not in labels
