"""People who share an e-mail address."""

from __future__ import annotations

from pathlib import Path

from apdesk.domain.mapping import ApdeskType, Entity
from apdesk.store.columns import Catalogue
from apdesk.store.database import Store
from apdesk.store.lists import Found
from apdesk.store.twins import Twins, read_twins
from tests.unit.store.store_builders import ALL, CONTACT, Desk, mapping, page, record, sf


def test_twins_are_of_one_address_whatever_its_case(desk: Desk) -> None:
    desk.apply(
        page(
            "Lead",
            [
                record("Lead", 1, Name="Ann", Email="Ann@X.example"),
                record("Lead", 2, Name="Bob", Email="bob@x.example"),
                record("Lead", 3, Name="Nobody"),
            ],
        )
    )
    desk.apply(
        page(
            "Contact",
            [record("Contact", 1, Name="Ann C", Email="ann@x.EXAMPLE", HasOptedOutOfEmail=True)],
        )
    )
    ann, bob, nobody = desk.views.ids("leads")  # type: ignore[arg-type]
    (contact,) = desk.views.ids("contacts")  # type: ignore[arg-type]
    here = desk.person(name="Ann H", email="ann@x.example")
    detail = desk.detail(ann)
    assert detail.twins == (
        Found(Entity.PERSON, contact, sf("Contact", 1), "Contact", "Ann C"),
        Found(Entity.PERSON, here, None, None, "Ann H"),
    )
    assert (detail.twin_opted_out, detail.opted_out) == (True, False)
    other = desk.detail(contact)
    assert [each.id for each in other.twins] == [ann, here]
    assert (other.twin_opted_out, other.opted_out) == (False, True)
    for each in (bob, nobody):
        assert desk.detail(each).twins == ()


def test_letters_beyond_ascii(desk: Desk) -> None:
    first, second = desk.person(email="JÖRG@x.example"), desk.person(email="jörg@X.example")
    assert [each.id for each in desk.detail(first).twins] == [second]


def test_what_is_no_address_has_no_twins(desk: Desk) -> None:
    first, _ = desk.person(email="none"), desk.person(email="none")
    assert desk.detail(first).twins == ()
    desk.apply(page("Account", [record("Account", 1, Name="Acme")]))
    (acme,) = desk.views.ids("companies")  # type: ignore[arg-type]
    assert desk.detail(acme, Entity.COMPANY).twins == ()


def test_addresses_and_opt_outs_in_columns_of_their_own(desk: Desk) -> None:
    apart = tuple(
        mapping("Contact", each.salesforce, f"contact_{each.apdesk}", each.type)
        if each.salesforce in ("Email", "HasOptedOutOfEmail")
        else each
        for each in CONTACT
    )
    desk.mirror.prepare({**ALL, "Contact": apart})
    desk.apply(page("Lead", [record("Lead", 1, Name="Ann", Email="ann@x.example")]))
    row = record("Contact", 1, Name="Ann C", Email="ANN@x.example", HasOptedOutOfEmail=True)
    desk.apply(page("Contact", [row]))
    (ann,) = desk.views.ids("leads")  # type: ignore[arg-type]
    detail = desk.detail(ann)
    assert [each.name for each in detail.twins] == ["Ann C"]
    assert detail.twin_opted_out


def test_twins_are_found_by_an_index(desk: Desk) -> None:
    def plan(store: Store) -> str:
        with store.reading() as connection:
            rows = connection.execute(
                "EXPLAIN QUERY PLAN SELECT id FROM person WHERE id <> 1 "
                "AND (lower(f_email) IN ('a', 'b'))"
            ).fetchall()
        return " ".join(str(row[3]) for row in rows)

    assert "person_f_email" in plan(desk.store)
    kept = mapping("Lead", "Mail__c", "email", ApdeskType.EMAIL)
    desk.mirror.prepare({"Lead": (kept,)})  # the index stays with the column
    assert "person_f_email" in plan(desk.store)


def test_before_anything_is_mapped_nobody_has_twins(tmp_path: Path) -> None:
    with Store(tmp_path / "a.sqlite3") as store:
        with store.transaction() as connection:
            connection.execute("INSERT INTO person (id, state) VALUES (1, 'local')")
        with store.reading() as connection:
            catalogue = Catalogue.read(connection)
            assert read_twins(connection, catalogue, 1) == Twins()
            assert read_twins(connection, catalogue, 2) == Twins()
