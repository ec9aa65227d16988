"""What people change here: names, values, reasons; nothing is stored that Salesforce refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from apdesk.domain.ids import record_ids
from apdesk.errors import KnownError
from apdesk.sync import editing
from tests.unit.services.services_desk import PREFERENCES, ServicesDesk, desk_in, sf

WITHOUT_CONTACTS = {**PREFERENCES, "objects": {"Contact": {"sync": "none"}}}


def lead(desk: ServicesDesk, number: int = 1, **values: object) -> int:
    given = {"LastName": "Lovelace", "Company": "Acme", "Name": "Ada Lovelace", **values}
    return desk.member("Lead", number, **given)  # type: ignore[arg-type]


# -- names ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sobject", "text", "name"),
    [
        ("Lead", "LastName", "last_name"),
        ("Lead", " LASTNAME ", "last_name"),
        ("Lead", "last_name", "last_name"),
        ("Lead", "Segment__c", "segment"),
        ("Lead", "segment", "segment"),
        ("Contact", "MailingCity", "city"),
        ("Contact", "City", "city"),
        (None, "MailingCity", "city"),
        (None, "Company", "company"),
    ],
)
def test_a_field_is_named_by_api_name_or_apdesk_name(
    sobject: str | None, text: str, name: str, desk: ServicesDesk
) -> None:
    assert desk.editing.field_of("person", sobject, text) == name


@pytest.mark.parametrize(
    ("sobject", "text", "code", "words"),
    [
        ("Lead", "Nonsense__c", "field.unknown", "no field"),
        ("Lead", "LastNme", "field.unknown", "Did you mean LastName"),
        ("Lead", "CreatedDate", "edit.read_only", "Salesforce"),
        ("Lead", "Industry", "edit.read_only", "field mappings"),
        ("Lead", "Name", "edit.read_only", "Salesforce"),
        ("Contact", "Company", "edit.read_only", "not mapped for Contacts"),
        (None, "CreatedDate", "edit.read_only", "Salesforce"),
        (None, "Id", "field.unknown", "no field"),
    ],
)
def test_a_name_that_can_not_be_written_says_why(
    sobject: str | None, text: str, code: str, words: str, desk: ServicesDesk
) -> None:
    with pytest.raises(KnownError) as caught:
        desk.editing.field_of("person", sobject, text)
    assert caught.value.code == code
    assert words in str(caught.value)


def test_an_object_that_the_user_may_not_edit(tmp_path: Path) -> None:
    with desk_in(tmp_path, without={"Lead": frozenset({"updateable"})}) as desk:
        record_id = lead(desk)
        with pytest.raises(KnownError) as caught:
            desk.editing.edit("person", record_id, {"last_name": "King"})
    assert caught.value.code == "edit.read_only"
    assert "can't edit Leads" in caught.value.message


# -- one record -----------------------------------------------------------------------------------


def test_an_edit_is_stored_and_waits(desk: ServicesDesk) -> None:
    record_id = lead(desk)
    batch = desk.editing.edit("person", record_id, {"last_name": "King", "city": "London"})
    assert batch is not None
    assert (batch.kind, batch.records, batch.fields) == ("edit", 1, 2)
    assert batch.title == "Changed Ada Lovelace"
    assert desk.pending(record_id) == {"last_name": "King", "city": "London"}


def test_typed_values_are_read_by_their_field(desk: ServicesDesk) -> None:
    record_id = lead(desk, City="Paris")
    desk.editing.edit_texts(
        "person",
        record_id,
        {
            "number_of_employees": "12",
            "annual_revenue": "1500000",
            "has_opted_out_of_email": "yes",
            "segment": "mid-market",
            "city": "",
        },
    )
    assert desk.pending(record_id) == {
        "number_of_employees": 12,
        "annual_revenue": 1500000.0,
        "has_opted_out_of_email": True,
        "segment": "Mid-Market",
        "city": None,
    }


def test_what_is_there_already_is_no_change(desk: ServicesDesk) -> None:
    record_id = lead(desk, City="Paris")
    assert desk.editing.edit_texts("person", record_id, {"city": "Paris", "title": ""}) is None
    assert desk.pending(record_id) == {}


def test_all_that_is_wrong_is_told_and_nothing_is_stored(desk: ServicesDesk) -> None:
    record_id = lead(desk)
    with pytest.raises(KnownError) as caught:
        desk.editing.edit_texts(
            "person",
            record_id,
            {"email": "nobody", "number_of_employees": "many", "last_name": "", "city": "Rome"},
        )
    assert caught.value.code == "edit.invalid"
    for word in ("Email", "Employees", "Last Name"):
        assert word in caught.value.message
    assert desk.pending(record_id) == {}
    assert desk.editing.problems(
        "person", record_id, {"email": "nobody", "city": "Rome"}
    ).keys() == {"email"}


def test_a_record_that_is_gone(desk: ServicesDesk) -> None:
    with pytest.raises(KnownError) as caught:
        desk.editing.edit("person", 4711, {"last_name": "King"})
    assert caught.value.code == "record.gone"


def test_a_company_is_edited_as_well(desk: ServicesDesk) -> None:
    record_id = desk.member("Account", 1, Name="Acme")
    desk.editing.edit("company", record_id, {"name": "Acme & Sons"})
    assert desk.pending(record_id, "company") == {"name": "Acme & Sons"}


# -- many records ---------------------------------------------------------------------------------


def test_a_change_of_many_is_previewed_and_undone_as_one(desk: ServicesDesk) -> None:
    first, second = lead(desk, 1, City="Paris"), lead(desk, 2, City="Rome", Name="Bob Boole")
    there = lead(desk, 3, City="London")
    contact = desk.member("Contact", 4, LastName="Curie", Name="Marie Curie")
    everyone = (first, second, there, contact, 4711)
    seen = desk.editing.preview_many("person", everyone, {"city": "London"})
    assert (tuple(seen.changing), seen.unchanged, seen.refused) == ((first, second, contact), 1, {})
    assert seen.sample[:2] == (
        ("Ada Lovelace", "City", "Paris", "London"),
        ("Bob Boole", "City", "Rome", "London"),
    )
    assert seen.sample[2] == ("Marie Curie", "Mailing City", None, "London")
    batch = desk.editing.edit_many("person", everyone, {"city": "London"}, "Moved to London")
    assert batch is not None
    assert (batch.kind, batch.title, batch.records) == ("bulk", "Moved to London", 3)
    undone = desk.editing.undo(batch.id)
    assert undone.reversed == 3
    assert desk.value(first, "city") == "Paris"
    assert desk.pending(first) == {}


def test_those_who_can_not_have_it_are_left_as_they_are(desk: ServicesDesk) -> None:
    one = lead(desk)
    contact = desk.member("Contact", 4, LastName="Curie")
    values = {"company": "Sorbonne", "city": "Paris"}
    seen = desk.editing.preview_many("person", (one, contact), values)
    assert list(seen.changing) == [one]
    assert seen.refused == {"“Company” is not mapped for Contacts.": 1}
    desk.editing.edit_many("person", (one, contact), values, "Moved")
    assert desk.pending(contact) == {}
    assert desk.editing.edit_many("person", (one, contact), values, "Moved") is None
    too_long = desk.editing.preview_many("person", (one, contact), {"last_name": "x" * 100})
    assert sum(too_long.refused.values()) == 2


# -- people made here -----------------------------------------------------------------------------


def test_a_person_is_added_and_stays_here(desk: ServicesDesk) -> None:
    record_id = desk.editing.add({"first_name": "Ada", "last_name": "Lovelace", "city": ""})
    detail = desk.record(record_id)
    assert (detail.name, detail.state, detail.wanted) == ("Ada Lovelace", "local", None)
    desk.editing.edit("person", record_id, {"last_name": "King"})
    assert desk.record(record_id).name == "Ada King"
    assert desk.pending(record_id) == {}


def test_a_person_for_a_list_waits_to_be_created(desk: ServicesDesk) -> None:
    record_id = desk.editing.add_texts({"name": "Ada Lovelace", "company": "Acme"}, "Lead")
    detail = desk.record(record_id)
    assert (detail.wanted, detail.value("first_name")) == ("Lead", "Ada")
    assert desk.editing.take_off_list((record_id,)) == (record_id,)
    assert desk.record(record_id).wanted is None


@pytest.mark.parametrize(
    ("values", "sobject", "code", "words"),
    [
        ({"first_name": "Ada"}, "Lead", "add.incomplete", "Last Name and Company are needed"),
        ({"first_name": "Ada"}, "Contact", "add.incomplete", "Last Name is needed"),
        ({"city": "Rome"}, None, "add.incomplete", "A name or an e-mail address is needed"),
        ({"last_name": "Ada", "email": "nobody"}, None, "edit.invalid", "Email"),
        ({"last_name": "Ada", "company": "Acme"}, "Contact", "edit.read_only", "Company"),
        ({"last_name": "Ada", "created_date": "2020-01-01T00:00:00Z"}, None, "edit.read_only", ""),
    ],
)
def test_who_can_not_be_added(
    values: dict[str, str], sobject: str | None, code: str, words: str, desk: ServicesDesk
) -> None:
    with pytest.raises(KnownError) as caught:
        desk.editing.add(values, sobject)
    assert caught.value.code == code
    assert words in caught.value.message
    assert desk.editing.preview_many("person", range(1, 10), {"city": "x"}).changing == record_ids()


@pytest.mark.parametrize("closed", ["preferences", "rights"])
def test_a_list_to_which_nobody_can_be_added(closed: str, tmp_path: Path) -> None:
    arguments = (
        {"preferences": WITHOUT_CONTACTS}
        if closed == "preferences"
        else {"without": {"Contact": frozenset({"createable"})}}
    )
    with desk_in(tmp_path, **arguments) as desk:
        with pytest.raises(KnownError) as caught:
            desk.editing.add({"last_name": "Ada"}, "Contact")
        assert caught.value.code == "list.closed"
        record_id = desk.editing.add({"last_name": "Ada"})
        result = desk.editing.add_to_list((record_id,), "Contact")
        assert result.wanted == ()
        assert result.refused[record_id] in str(caught.value)


def test_people_join_a_list_when_nothing_is_missing(desk: ServicesDesk) -> None:
    ready = desk.editing.add({"last_name": "Lovelace", "company": "Acme"})
    lacking = desk.editing.add({"last_name": "Boole"})
    refused = desk.editing.add({"last_name": "Curie", "company": "Acme", "segment": "Enterprise"})
    member = lead(desk)
    assert [each.name for each in desk.editing.missing(lacking, "Lead")] == ["Company"]
    assert desk.editing.missing(lacking, "Contact") == ()
    result = desk.editing.add_to_list((ready, lacking, refused, member, 4711), "Lead")
    assert result.wanted == (ready, refused)
    assert result.refused == {
        lacking: "Company must be filled in first.",
        member: "It came from Salesforce, and is there already.",
        4711: "It is gone.",
    }
    again = desk.editing.add_to_list((ready,), "Lead")
    assert (again.wanted, list(again.refused)) == ((), [ready])
    # Not sent yet, so it can become something else.
    assert desk.editing.add_to_list((ready,), "Contact").wanted == (ready,)
    assert desk.record(ready).wanted == "Contact"


def test_a_change_of_very_many_is_one_batch_in_short_transactions(
    desk: ServicesDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editing, "_SLICE", 2)
    ids = [desk.member("Lead", number, LastName=f"L{number}") for number in range(1, 6)]
    points: list[str] = []
    desk.store.point = points.append
    batch = desk.editing.edit_many("person", ids, {"title": "Boss"}, "All")
    assert points.count("after commit") == 3
    assert batch is not None
    assert (batch.records, batch.fields) == (5, 5)
    assert desk.editing.undo(batch.id).reversed == 5
    assert {desk.value(each, "title") for each in ids} == {None}


@pytest.mark.parametrize("on_leave", ["remove", "keep"])
def test_who_would_leave_again_is_told(tmp_path: Path, on_leave: str) -> None:
    criteria = [
        {"field": "Country", "operator": "is", "value": "France"},
        {"field": "Status", "operator": "is not", "value": "junk"},
        {"field": "OwnerId", "operator": "is", "value": sf("Lead", 1).replace("00Q", "005")},
    ]
    objects = {**PREFERENCES["objects"], "Lead": {"sync": "criteria", "criteria": criteria}}
    chosen = {**PREFERENCES, "objects": objects, "on_leave": on_leave}
    with desk_in(tmp_path, preferences=chosen) as desk:
        given = {"last_name": "A", "company": "Acme"}
        fits = desk.editing.add({**given, "country": "france"})
        blank = desk.editing.add(given)
        abroad = desk.editing.add({**given, "country": "Spain"})
        result = desk.editing.add_to_list((fits, blank, abroad), "Lead")
        assert result.wanted == (fits, blank, abroad)
        assert result.outside.keys() == {blank, abroad}
        assert "“Spain”" in result.outside[abroad]
        then = "leaves apdesk again" if on_leave == "remove" else "is no longer synced"
        assert all(then in each for each in result.outside.values())
        assert desk.editing.outside((abroad,), "Contact") == {}


def test_only_people_of_here_can_be_deleted(desk: ServicesDesk) -> None:
    member, local = lead(desk), desk.editing.add({"last_name": "Boole"})
    with pytest.raises(KnownError) as caught:
        desk.editing.delete((local, member))
    assert caught.value.code == "record.synced"
    assert desk.editing.delete((local,)).removed == 1


# -- second thoughts ------------------------------------------------------------------------------


def test_adding_is_taken_back(desk: ServicesDesk) -> None:
    record_id = desk.editing.add({"last_name": "Boole"})
    (batch,) = desk.editing.batches()
    assert batch.title == "Added Boole"
    assert desk.editing.undo(batch.id).reversed == 1
    with pytest.raises(KnownError) as caught:
        desk.editing.missing(record_id, "Lead")
    assert caught.value.code == "record.gone"
