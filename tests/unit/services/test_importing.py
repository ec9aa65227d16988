"""People from a table: who is new, who is here, what is left out, and how it is taken back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from apdesk.domain.cancel import CancelToken
from apdesk.errors import Cancelled, KnownError
from apdesk.store.outbox import Outbox
from apdesk.store.views import ListKey, Views
from apdesk.sync.importing import Table, preview_import, run_import
from tests.unit.services.services_desk import AT, PREFERENCES, ServicesDesk, desk_in, sf

MAPPING = {
    "First": "first_name",
    "Last": "last_name",
    "Email": "email",
    "Company": "company",
    "City": "city",
}


def table(*rows: Sequence[str], columns: Sequence[str] = tuple(MAPPING)) -> Table:
    return Table(
        columns=tuple(columns),
        rows=tuple(tuple(row) for row in rows),
        numbers=tuple(range(2, len(rows) + 2)),
        encoding="utf-8",
        delimiter=",",
        name="people.csv",
    )


ADA = ("Ada", "Lovelace", "ada@example.com", "Acme", "London")
BOB = ("Bob", "Boole", "bob@example.com", "Acme", "")


def everybody(desk: ServicesDesk) -> list[int]:
    with Views(desk.store.path) as views:
        return list(views.ids(ListKey.ALL))


def creations(desk: ServicesDesk) -> dict[int, str]:
    return {each.record_id: each.sobject for each in Outbox(desk.store).creations(AT)}


# -- new people -----------------------------------------------------------------------------------


def test_people_are_added_and_stay_here(desk: ServicesDesk) -> None:
    done = run_import(desk.store, desk.clock, table(ADA, BOB), MAPPING)
    assert (done.added, done.updated, done.skipped, done.invalid) == (2, 0, 0, ())
    ada, bob = everybody(desk)
    assert desk.record(ada).name == "Ada Lovelace"
    assert desk.value(ada, "city") == "London"
    assert desk.value(bob, "city") is None
    assert desk.record(ada).state == "local"
    assert creations(desk) == {}
    assert done.batch is not None
    assert (done.batch.kind, done.batch.title, done.batch.records) == (
        "import",
        "Imported people.csv",
        2,
    )


def test_with_a_list_they_wait_to_be_created(desk: ServicesDesk) -> None:
    done = run_import(desk.store, desk.clock, table(ADA, BOB), MAPPING, "Lead")
    assert done.wanted == tuple(everybody(desk))
    assert creations(desk) == dict.fromkeys(done.wanted, "Lead")


def test_what_a_list_asks_for_must_be_there(desk: ServicesDesk) -> None:
    rows = table(ADA, ("Bob", "", "bob@example.com", "", ""), ("", "Curie", "", "Sorbonne", ""))
    seen = preview_import(desk.store, rows, MAPPING, "Lead")
    assert seen.new == 2
    assert [(each.row, each.column) for each in seen.invalid] == [(3, "Company"), (3, "Last")]
    done = run_import(desk.store, desk.clock, rows, MAPPING, "Lead")
    assert done.added == 2
    assert done.invalid == seen.invalid
    assert run_import(desk.store, desk.clock, rows, MAPPING, duplicates="add").added == 3


@pytest.mark.parametrize(
    ("column", "text", "name"),
    [
        ("Email", "no address", "email"),
        ("Employees", "many", "number_of_employees"),
        ("Employees", "1.5", "number_of_employees"),
        ("Segment", "Purple", "segment"),
        ("Out", "perhaps", "has_opted_out_of_email"),
        ("Last", "x" * 81, "last_name"),
    ],
)
def test_a_row_with_a_cell_that_salesforce_would_refuse_is_left_out(
    column: str, text: str, name: str, desk: ServicesDesk
) -> None:
    mapping = {"Who": "first_name", column: name}
    rows = table(("Ada", text), ("Bob", ""), columns=("Who", column))
    done = run_import(desk.store, desk.clock, rows, mapping)
    assert done.added == 1
    assert [(each.row, each.column) for each in done.invalid] == [(2, column)]
    assert done.invalid[0].sentence.endswith(".")
    assert [desk.value(each, "first_name") for each in everybody(desk)] == ["Bob"]


def test_a_row_without_name_and_address_is_nobody(desk: ServicesDesk) -> None:
    done = run_import(desk.store, desk.clock, table(("", "", " ", "Acme", "Rome"), ADA), MAPPING)
    assert (done.added, [each.row for each in done.invalid]) == (1, [2])


@pytest.mark.parametrize(
    ("whole", "first", "last"),
    [
        ("Ada King Lovelace", "Ada King", "Lovelace"),
        ("Lovelace, Ada", "Ada", "Lovelace"),
        ("Plato", None, "Plato"),
    ],
)
def test_a_whole_name_is_taken_apart(
    whole: str, first: str | None, last: str, desk: ServicesDesk
) -> None:
    run_import(desk.store, desk.clock, table((whole,), columns=("Name",)), {"Name": "name"})
    (record_id,) = everybody(desk)
    assert desk.value(record_id, "first_name") == first
    assert desk.value(record_id, "last_name") == last
    assert desk.record(record_id).name == " ".join(filter(None, (first, last)))


def test_nothing_mapped_and_a_list_that_is_not_synced(tmp_path: Path) -> None:
    none = {**PREFERENCES, "objects": {"Contact": {"sync": "none"}}}
    with desk_in(tmp_path, preferences=none) as desk:
        with pytest.raises(KnownError) as caught:
            preview_import(desk.store, table(ADA), {})
        assert caught.value.code == "import.nothing"
        with pytest.raises(KnownError) as caught:
            run_import(desk.store, desk.clock, table(ADA), MAPPING, "Contact")
        assert caught.value.code == "list.closed"
        assert everybody(desk) == []


def test_a_cancelled_import_stores_nothing(desk: ServicesDesk) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        run_import(desk.store, desk.clock, table(ADA), MAPPING, cancel=cancel)
    assert everybody(desk) == []


# -- people who are here --------------------------------------------------------------------------


def members(desk: ServicesDesk) -> tuple[int, int]:
    """A Lead and a Contact."""
    ada = desk.member(
        "Lead",
        1,
        Name="Ada Lovelace",
        FirstName="Ada",
        LastName="Lovelace",
        Email="Ada@Example.com",
        Company="Acme",
        City="Paris",
        HasOptedOutOfEmail=True,
    )
    bob = desk.member("Contact", 2, Name="Bob Boole", FirstName="Bob", LastName="Boole")
    return ada, bob


def test_duplicates_are_found_by_address_or_by_name_and_company(desk: ServicesDesk) -> None:
    ada, bob = members(desk)
    rows = table(
        ("A.", "L.", " ADA@example.COM", "", ""),  # the address of Ada
        ("ada", "LOVELACE", "", "acme", ""),  # her name and company, no address
        ("Ada", "Lovelace", "other@example.com", "Acme", ""),  # another address: another person
        ("Bob", "Boole", "bob@example.com", "", ""),  # he has no address here
        ("Ada", "Lovelace", "", "Elsewhere", ""),  # another company
        ("", "Lovelace", "", "", ""),  # a last name alone says too little
    )
    seen = preview_import(desk.store, rows, MAPPING)
    assert [(each.row, each.found.id) for each in seen.duplicates] == [(2, ada), (3, ada), (5, bob)]
    assert seen.duplicates[0].found.salesforce_id == sf("Lead", 1)
    assert seen.duplicates[0].found.name == "Ada Lovelace"
    assert (seen.new, seen.repeated, seen.invalid) == (3, (), ())
    assert seen.sample[0]["email"] == "other@example.com"


def test_of_two_with_one_address_the_one_of_the_list_is_meant(desk: ServicesDesk) -> None:
    lead = desk.member("Lead", 1, LastName="Ada", Email="ada@example.com")
    contact = desk.member("Contact", 1, LastName="Ada", Email="ada@example.com")
    for sobject, expected in ((None, lead), ("Lead", lead), ("Contact", contact)):
        seen = preview_import(desk.store, table(ADA), {"Email": "email"}, sobject)
        assert seen.duplicates[0].found.id == expected


def test_skipped_they_stay_as_they_are(desk: ServicesDesk) -> None:
    ada, _ = members(desk)
    done = run_import(desk.store, desk.clock, table(ADA, ADA), MAPPING)
    assert (done.added, done.updated, done.skipped, done.batch) == (0, 0, 2, None)
    assert desk.value(ada, "city") == "Paris"
    assert desk.pending(ada) == {}


def test_updated_they_get_what_the_row_has_and_it_waits_to_be_sent(desk: ServicesDesk) -> None:
    ada, _ = members(desk)
    rows = table(("", "", "ada@example.com", "", "London"), ("Bob", "Boole", "", "", "Rome"))
    done = run_import(desk.store, desk.clock, rows, MAPPING, duplicates="update")
    assert (done.added, done.updated, done.skipped) == (0, 2, 0)
    assert desk.pending(ada) == {"city": "London", "email": "ada@example.com"}
    # Blank cells clear nothing.
    assert desk.value(ada, "last_name") == "Lovelace"


def test_an_update_leaves_out_what_the_record_can_not_have(desk: ServicesDesk) -> None:
    bob = desk.member("Contact", 3, LastName="Boole", Email="bob@example.com")
    done = run_import(desk.store, desk.clock, table(BOB), MAPPING, duplicates="update")
    assert (done.updated, done.invalid) == (1, ())
    assert list(done.left_out.values()) == [1]
    assert "not mapped for Contacts" in next(iter(done.left_out))
    assert desk.pending(bob) == {"first_name": "Bob"}


def test_an_update_opts_nobody_in_again(desk: ServicesDesk) -> None:
    ada, bob = members(desk)
    mapping = {
        "Email": "email",
        "Last": "last_name",
        "First": "first_name",
        "Out": "has_opted_out_of_email",
    }
    rows = table(
        ("ada@example.com", "", "", "no"),
        ("", "Boole", "Bob", "yes"),
        columns=("Email", "Last", "First", "Out"),
    )
    run_import(desk.store, desk.clock, rows, mapping, duplicates="update")
    assert desk.value(ada, "has_opted_out_of_email") is True
    assert desk.value(bob, "has_opted_out_of_email") is True


def test_rows_of_one_person_become_one_person(desk: ServicesDesk) -> None:
    rows = table(ADA, ("", "", "ADA@example.com", "Engines", ""))
    seen = preview_import(desk.store, rows, MAPPING)
    assert (seen.new, [(each.row, each.earlier) for each in seen.repeated]) == (1, [(3, 2)])
    done = run_import(desk.store, desk.clock, rows, MAPPING, duplicates="update")
    assert done.added == 1
    (record_id,) = everybody(desk)
    assert desk.value(record_id, "company") == "Engines"
    assert desk.value(record_id, "city") == "London"


def test_added_anyway(desk: ServicesDesk) -> None:
    members(desk)
    done = run_import(desk.store, desk.clock, table(ADA, ADA), MAPPING, duplicates="add")
    assert (done.added, len(everybody(desk))) == (2, 4)


def test_people_of_here_that_are_updated_join_the_list(desk: ServicesDesk) -> None:
    local = desk.editing.add({"last_name": "Lovelace", "email": "ada@example.com"})
    done = run_import(desk.store, desk.clock, table(ADA), MAPPING, "Lead", "update")
    assert (done.updated, done.wanted) == (1, (local,))
    assert desk.record(local).name == "Ada Lovelace"
    assert desk.record(local).wanted == "Lead"


def test_an_import_is_taken_back_as_one(desk: ServicesDesk) -> None:
    ada, bob = members(desk)
    rows = table(ADA, ("Carl", "Gauss", "", "Acme", "Bonn"))
    done = run_import(desk.store, desk.clock, rows, MAPPING, duplicates="update")
    assert (done.added, done.updated) == (1, 1)
    assert done.batch is not None
    desk.editing.undo(done.batch.id)
    assert everybody(desk) == [ada, bob]
    assert desk.value(ada, "city") == "Paris"
    assert desk.pending(ada) == {}


def test_many_people_are_stored_in_slices_as_one_batch(desk: ServicesDesk) -> None:
    rows = table(*(("P", f"Number {i}", f"p{i}@example.com", "Acme", "") for i in range(2500)))
    done = run_import(desk.store, desk.clock, rows, MAPPING, "Lead")
    assert (done.added, len(done.wanted)) == (2500, 2500)
    assert done.batch is not None
    assert done.batch.records == 2500
    assert preview_import(desk.store, rows, MAPPING).new == 0
