from __future__ import annotations

import pytest

from apdesk.domain.duplicates import Likeness, Who, name_key, same_person, twin_key


@pytest.mark.parametrize(
    ("email", "key"),
    [
        ("Jo@Example.com", "jo@example.com"),
        ("  jo@example.com\n", "jo@example.com"),
        ("STRASSE@x.de", "strasse@x.de"),
        ("straße@x.de", "strasse@x.de"),
        ("", None),
        (None, None),
        ("n/a", None),
        (5, None),
        (True, None),
    ],
)
def test_addresses_as_they_are_compared(email, key):
    assert twin_key(email) == key


@pytest.mark.parametrize(
    "who",
    [Who(), Who(last_name="Smith"), Who(first_name="Jo", company="Acme"), Who(last_name=" ")],
)
def test_too_little_to_know_somebody_by(who):
    assert name_key(who) is None
    assert same_person(who, who) is None


def test_names_as_they_are_compared():
    smith = Who(first_name="Jo", last_name="Smith", company="Acme  Inc")
    assert name_key(smith) == name_key(
        Who(first_name=" JO", last_name="smith ", company="ACME inc")
    )
    assert name_key(smith) != name_key(Who(first_name="Jo", last_name="Smith"))
    parts = Who(first_name="A", last_name="B C"), Who(first_name="A B", last_name="C")
    assert name_key(parts[0]) != name_key(parts[1])


SMITH = {"first_name": "Jo", "last_name": "Smith", "company": "Acme"}


@pytest.mark.parametrize(
    ("a", "b", "likeness"),
    [
        (Who("Jo@x.com"), Who("jo@X.com "), Likeness.EMAIL),
        (Who("jo@x.com", **SMITH), Who("jo@x.com", last_name="Other"), Likeness.EMAIL),
        (Who("jo@x.com", **SMITH), Who("joe@x.com", **SMITH), None),
        (Who(None, **SMITH), Who("jo@x.com", **SMITH), Likeness.NAME),
        (Who(None, **SMITH), Who(None, **SMITH), Likeness.NAME),
        (Who("n/a", **SMITH), Who("", **SMITH), Likeness.NAME),
        (Who(None, **SMITH), Who(None, **{**SMITH, "company": "Other"}), None),
        (Who(None, last_name="Smith"), Who(None, last_name="Smith"), None),
        (
            Who(None, last_name="Smith", company="Acme"),
            Who(None, last_name="Smith", company="Acme"),
            Likeness.NAME,
        ),
        (Who(), Who(), None),
        (Who("jo@x.com"), Who(), None),
    ],
)
def test_two_people_or_one(a, b, likeness):
    assert same_person(a, b) is likeness
    assert same_person(b, a) is likeness


def test_what_they_have_in_common_in_words():
    assert [str(each) for each in Likeness] == ["same e-mail", "same name and company"]
