from __future__ import annotations

import pytest

from apdesk.domain.mapping import ApdeskType, Entity
from apdesk.store.changes import PageChanges
from apdesk.store.columns import volatile
from apdesk.store.views import ListKey
from tests.unit.store.store_builders import (
    ACCOUNT,
    ALL,
    CONTACT,
    LEAD,
    Desk,
    mapping,
    page,
    record,
    sf,
)


def test_preparing_again_writes_nothing(desk: Desk) -> None:
    said: list[str] = []
    desk.store.point = said.append
    desk.mirror.prepare(ALL)
    desk.mirror.prepare({"Lead": LEAD})
    assert said == []


AWKWARD = (
    "state",
    "id",
    "rowid",
    "salesforce_id",
    "select",
    "Order",
    'a"b',
    "a'b; DROP TABLE person",
    "ä",
    "ö",
    "x" * 300,
    "x" * 300 + "y",
    "naïve name",
)


def test_any_name_gets_a_column_of_its_own(desk: Desk) -> None:
    fields = [mapping("Lead", f"F{i}__c", name) for i, name in enumerate(AWKWARD)]
    desk.mirror.prepare({"Lead": fields})
    names = ("Id", *(each.salesforce for each in fields))
    row = (sf("Lead", 1), *(f"value {i}" for i in range(len(AWKWARD))))
    desk.apply(PageChanges("Lead", names, (row,)))
    (record_id,) = desk.views.ids(ListKey.LEADS)
    assert desk.views.rows(ListKey.LEADS, [record_id], AWKWARD)[record_id] == row[1:]
    assert len(desk.views.ids(ListKey.LEADS, search="value 7")) == 1


def test_a_shared_field_is_named_by_the_first_object(desk: Desk) -> None:
    catalogue = desk.mirror.catalogue()
    assert catalogue.api_names("person", "name") == {"Lead": "Name", "Contact": "Name"}
    assert catalogue.api_names("company", "name") == {"Account": "Name"}
    column = catalogue.field("company", "name")
    assert column is not None
    assert column.label == "Account Name"
    assert catalogue.field("person", "nothing") is None


def test_a_field_that_is_mapped_no_more_keeps_its_values(desk: Desk) -> None:
    desk.apply(page("Lead", [record("Lead", 1, Company="Acme")]))
    desk.mirror.prepare({"Lead": tuple(m for m in LEAD if m.apdesk != "company")})
    desk.apply(page("Lead", [record("Lead", 1, Company="Other", Name="Ann")]))
    (record_id,) = desk.views.ids(ListKey.ALL)
    assert desk.views.rows(ListKey.ALL, [record_id], ["company", "name"]) == {
        record_id: ("Acme", "Ann")
    }
    shown = {each.name: each for each in desk.views.fields(ListKey.LEADS)}
    assert shown["company"].api_names == {}
    assert list(desk.views.ids(ListKey.ALL, search="acme")) == [record_id]
    desk.check_search()


def test_hidden_fields_are_neither_listed_nor_searched(desk: Desk) -> None:
    secret = mapping("Lead", "Secret__c", "secret", hidden=True)
    desk.mirror.prepare({"Lead": (*LEAD, secret)})
    names = ("Id", "Name", "Secret__c")
    desk.apply(PageChanges("Lead", names, ((sf("Lead", 1), "Ann", "whisper"),)))
    assert "secret" not in {each.name for each in desk.views.fields(ListKey.LEADS)}
    assert not desk.views.ids(ListKey.LEADS, search="whisper")
    (record_id,) = desk.views.ids(ListKey.LEADS)
    detail = desk.views.record(Entity.PERSON, record_id)
    assert detail is not None
    assert "secret" not in {each.name for each in detail.fields}
    assert "Secret__c" not in next(desk.views.iterate(ListKey.LEADS)).values

    desk.mirror.prepare({"Lead": (*LEAD, mapping("Lead", "Secret__c", "secret"))})
    assert list(desk.views.ids(ListKey.LEADS, search="whisper")) == [record_id]
    desk.check_search()
    desk.mirror.prepare({"Lead": (*LEAD, secret)})
    assert not desk.views.ids(ListKey.LEADS, search="whisper")
    desk.check_search()


def test_a_field_hidden_in_one_object_and_shown_in_another_is_shown(desk: Desk) -> None:
    hidden = mapping("Contact", "Level__c", "level", hidden=True)
    desk.mirror.prepare({"Lead": (*LEAD, mapping("Lead", "Level__c", "level"))})
    desk.mirror.prepare({"Contact": (*CONTACT, hidden)})
    assert "level" in {each.name for each in desk.views.fields(ListKey.LEADS)}


def test_a_new_type_has_a_new_column_and_the_old_one_stays(desk: Desk) -> None:
    """Not every text is a number: the org's own values fill the new column, nothing is guessed."""
    text = mapping("Lead", "Level__c", "level")
    number = mapping("Lead", "Level__c", "level", ApdeskType.NUMBER)
    desk.mirror.prepare({"Lead": (*LEAD, text)})
    names = ("Id", "Name", "Level__c")
    desk.apply(PageChanges("Lead", names, ((sf("Lead", 1), "Ann", "Primary"),)))
    desk.apply(PageChanges("Lead", names, ((sf("Lead", 2), "Bob", "42"),)))
    desk.mirror.prepare({"Lead": (*LEAD, number)})
    ann, bob = desk.views.ids(ListKey.LEADS)
    values = desk.views.rows(ListKey.LEADS, [ann, bob], ["level"])
    assert values == {ann: (None,), bob: (None,)}
    with desk.store.reading() as connection:
        old = connection.execute("SELECT f_level FROM person ORDER BY id").fetchall()
    assert old == [("Primary",), ("42",)]
    assert not desk.views.ids(ListKey.LEADS, search="Primary")
    desk.check_search()
    desk.apply(PageChanges("Lead", names, ((sf("Lead", 2), "Bob", 43),)))
    assert desk.views.rows(ListKey.LEADS, [bob], ["level"]) == {bob: (43,)}
    desk.mirror.prepare({"Lead": (*LEAD, text)})
    desk.apply(PageChanges("Lead", names, ((sf("Lead", 1), "Ann", "Secondary"),)))
    assert desk.views.rows(ListKey.LEADS, [ann], ["level"]) == {ann: ("Secondary",)}
    desk.check_search()


def test_nine_hundred_custom_fields(desk: Desk) -> None:
    many = tuple(mapping("Account", f"F{i}__c", f"f{i}") for i in range(900))
    desk.mirror.prepare({"Account": (*ACCOUNT, *many)})
    names = ("Id", *(each.salesforce for each in many))
    row = (sf("Account", 1), *(f"w{i}" for i in range(900)))
    desk.apply(PageChanges("Account", names, (row,)))
    for word in ("w0", "w450", "w899"):
        assert len(desk.views.ids(ListKey.COMPANIES, search=word)) == 1
    changed = (*row[:-1], "other")
    assert desk.apply(PageChanges("Account", names, (changed,))).changed == 1
    assert not desk.views.ids(ListKey.COMPANIES, search="w899")
    desk.check_search()


def test_a_label_that_the_org_changes_is_taken_over(desk: Desk) -> None:
    renamed = tuple(
        mapping("Account", "Name", "name", label="Firm") if m.apdesk == "name" else m
        for m in ACCOUNT
    )
    desk.mirror.prepare({"Account": renamed})
    assert desk.views.fields(ListKey.COMPANIES)[0].label == "Firm"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("LastViewedDate", True),
        ("JigsawContactId", True),
        ("SystemModstamp", True),
        ("Name", False),
    ],
)
def test_volatile_fields(name: str, expected: bool) -> None:
    assert volatile(name) is expected
