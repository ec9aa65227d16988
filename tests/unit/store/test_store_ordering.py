"""Lists in order: by the indexes that are kept for large ones just as SQLite sorts small ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apdesk.domain.mapping import Entity
from apdesk.store import answering, order_indexes, ordering, views
from apdesk.store.answering import Answer, joined
from apdesk.store.columns import Catalogue
from apdesk.store.lists import ListKey, ListQuery, Sort
from apdesk.store.sqltext import sort_key
from tests.unit.store.store_builders import Desk, page, record, sf

SORTED_BY = ("name", "company", "number_of_employees", "@state", "@id")


def keep_in_order(desk: Desk, entity: Entity = Entity.PERSON, names: Sequence[str] = ()) -> int:
    """Makes all indexes, one transaction each, as the sync thread does."""
    made = 0
    while True:
        with desk.store.transaction() as connection:
            if not ordering.ensure(connection, entity, names or SORTED_BY, least=1):
                return made
        made += 1


@pytest.fixture
def kept(desk: Desk) -> Desk:
    """People of all kinds, kept in order by some columns."""
    desk.apply(page("Account", [record("Account", 1, Name="Beta"), record("Account", 2)]))
    leads = [("Özil", "zeta", 9), ("anna", "Alpha", None), (None, "beta", 10), ("Anna", None, 9)]
    desk.apply(
        page(
            "Lead",
            [
                record("Lead", n, Name=name, Company=company, NumberOfEmployees=number)
                for n, (name, company, number) in enumerate(leads)
            ],
        )
    )
    contacts = [("Oz", 1), ("Zoe", 77), ("ångström", None), (None, 2)]
    desk.apply(
        page(
            "Contact",
            [
                record(
                    "Contact",
                    n,
                    Name=name,
                    AccountId=None if account is None else sf("Account", account),
                )
                for n, (name, account) in enumerate(contacts)
            ],
        )
    )
    desk.person(name="Local", company="gamma")
    assert keep_in_order(desk) == len(SORTED_BY)
    return desk


def naive(desk: Desk, key: ListKey, sort: Sort) -> list[int]:
    """The order by Python: what is shown, as people read it."""
    ids = sorted(desk.views.ids(key))
    shown = desk.views.rows(key, ids, [sort[0]])
    filled = [each for each in ids if shown[each][0] is not None]
    blank = [each for each in ids if shown[each][0] is None]

    def place(record_id: int) -> tuple[Any, int]:
        value = shown[record_id][0]
        return (sort_key(value) if isinstance(value, str) else value), record_id

    down = sort[1]
    return sorted(filled, key=place, reverse=down) + sorted(blank, reverse=down)


@pytest.mark.parametrize("down", [False, True])
@pytest.mark.parametrize("name", SORTED_BY)
@pytest.mark.parametrize("key", [ListKey.ALL, ListKey.LEADS, ListKey.CONTACTS])
def test_an_index_gives_the_order_of_sorting(
    kept: Desk, key: ListKey, name: str, down: bool
) -> None:
    walked = list(kept.views.ids(key, sort=(name, down)))
    assert walked == naive(kept, key, (name, down))
    with kept.store.transaction() as connection:
        ordering.drop_unused(connection, Entity.PERSON, ())
    assert list(kept.views.ids(key, sort=(name, down))) == walked


NAMES = st.none() | st.text(st.sampled_from("aAbBäÄßéø zZ1İı"), max_size=4)
PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(
            [("member", "Lead"), ("member", "Contact"), ("kept", "Lead"), ("local", None)]
        ),
        NAMES,
        st.none() | st.sampled_from(["Beta", "beta", "Ärger", ""]),
        st.none() | st.sampled_from([1, 2, 3]),
        st.none() | st.integers(-3, 3),
    ),
    max_size=12,
)


@given(
    people=PEOPLE,
    companies=st.lists(NAMES, min_size=2, max_size=2),
    key=st.sampled_from([ListKey.ALL, ListKey.LEADS, ListKey.CONTACTS]),
    sort=st.tuples(st.sampled_from(SORTED_BY), st.booleans()),
    indexed=st.booleans(),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
def test_any_people_come_in_the_order_that_python_gives_them(
    desk: Desk,
    people: list[tuple[tuple[str, str | None], str | None, str | None, int | None, int | None]],
    companies: list[str | None],
    key: ListKey,
    sort: Sort,
    indexed: bool,
) -> None:
    with desk.store.transaction() as connection:
        connection.execute("DELETE FROM person")
        connection.execute("DELETE FROM company")
        for number, name in enumerate(companies, 1):
            connection.execute(
                "INSERT INTO company (salesforce_id, sobject, state, f_name) "
                "VALUES (?, 'Account', 'member', ?)",
                (sf("Account", number), name),
            )
        connection.executemany(
            "INSERT INTO person (state, sobject, f_name, f_company, f_account_id, "
            "f_number_of_employees) VALUES (?, ?, ?, ?, ?, ?)",
            [
                (
                    state,
                    sobject,
                    name,
                    company,
                    None if account is None or sobject == "Lead" else sf("Account", account),
                    number,
                )
                for (state, sobject), name, company, account, number in people
            ],
        )
        ordering.drop_unused(connection, Entity.PERSON, ())
    if indexed and people:
        keep_in_order(desk)
    assert list(desk.views.ids(key, sort=sort)) == naive(desk, key, sort)
    assert len(desk.views.ids(key)) == desk.views.counts()[key]


@pytest.mark.parametrize("key", [ListKey.ALL, ListKey.LEADS, ListKey.CONTACTS])
@pytest.mark.parametrize("name", ["name", "number_of_employees", "@id"])
def test_a_walk_sorts_nothing_and_reads_no_record(kept: Desk, key: ListKey, name: str) -> None:
    with kept.store.reading() as connection:
        order = ordering.order_of(Catalogue.read(connection), key.entity, name)
        assert order is not None
        assert ordering.ready(connection, order, key)
        for statement in ordering.walk(connection, order, key, down=True).statements:
            plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}")]
            assert not [step for step in plan if "TEMP B-TREE" in step]
            looked = [step for step in plan if "r USING" in step]
            assert looked
            assert all(f"INDEX {order.index}" in step for step in looked)
            # a table is opened for its index, and never asked for a column
            program = connection.execute(f"EXPLAIN {statement}").fetchall()
            roots = dict(
                connection.execute("SELECT rootpage, name FROM sqlite_master WHERE rootpage > 0")
            )
            opened = {row[2]: roots[row[3]] for row in program if row[1] == "OpenRead"}
            read = {opened[row[2]] for row in program if row[1] == "Column" and row[2] in opened}
            assert read <= {order.index}


def test_indexes_are_made_one_at_a_time_for_large_lists_alone(desk: Desk) -> None:
    desk.apply(page("Lead", [record("Lead", n, Name=str(n)) for n in range(3)]))
    with desk.store.transaction() as connection:
        assert not ordering.ensure(connection, Entity.PERSON, SORTED_BY, least=4)
        assert order_indexes.names(connection, Entity.PERSON) == ()
        assert ordering.ensure(connection, Entity.PERSON, SORTED_BY, least=3)
        assert order_indexes.names(connection, Entity.PERSON) == ("person_order_f_name",)
    assert keep_in_order(desk) == len(SORTED_BY) - 1
    # what can't be kept in order is left out, and what is gone, too
    assert keep_in_order(desk, names=("@sync", "description", "nothing", "name")) == 0
    with desk.store.transaction() as connection:
        assert ordering.drop_unused(connection, Entity.PERSON, ("name", "@id")) == 3
        assert len(order_indexes.names(connection, Entity.PERSON)) == 2


def test_indexes_of_other_unicode_tables_are_not_read_and_dropped(
    kept: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with kept.store.reading() as connection:
        assert not order_indexes.stale(connection)
    expected = list(kept.views.ids(ListKey.ALL, sort=("name", False)))
    monkeypatch.setattr(order_indexes, "VERSION", "99.0/1")
    with kept.store.transaction() as connection:
        order = ordering.order_of(Catalogue.read(connection), Entity.PERSON, "name")
        assert order is not None
        assert order_indexes.stale(connection)
        assert not ordering.ready(connection, order)
    assert list(kept.views.ids(ListKey.ALL, sort=("name", False))) == expected
    with kept.store.transaction() as connection:
        order_indexes.drop_stale(connection)
        assert order_indexes.names(connection, Entity.PERSON) == ()
        assert not order_indexes.stale(connection)
    assert keep_in_order(kept) == len(SORTED_BY)


def test_an_index_follows_what_changes(kept: Desk) -> None:
    ozil = kept.views.ids(ListKey.LEADS, sort=("name", True))[0]
    kept.edit(ozil, name="Aaron")
    assert kept.views.ids(ListKey.LEADS, sort=("name", False))[0] == ozil
    kept.edits.delete([kept.person(name="Zzz")])
    with kept.store.reading() as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_companies_are_kept_in_order_too(kept: Desk) -> None:
    sorting = [list(kept.views.ids(ListKey.COMPANIES, sort=("name", down))) for down in (0, 1)]  # type: ignore[arg-type]
    assert keep_in_order(kept, Entity.COMPANY, ("@id", "name")) == 2
    walking = [list(kept.views.ids(ListKey.COMPANIES, sort=("name", down))) for down in (0, 1)]  # type: ignore[arg-type]
    assert walking == sorting
    assert list(kept.views.ids(ListKey.COMPANIES)) == sorted(sorting[0])


def test_what_lists_show_is_what_is_kept_in_order(desk: Desk) -> None:
    at_first = ordering.wanted_orders(desk.store)
    assert at_first[:2] == [(Entity.PERSON, "@id"), (Entity.COMPANY, "@id")]
    assert (Entity.PERSON, "name") in at_first
    assert (Entity.PERSON, "number_of_employees") not in at_first
    shown = ("number_of_employees", "@sync", "description", "gone")
    assert ordering.want(desk.store, ListKey.LEADS, shown)
    assert not ordering.want(desk.store, ListKey.LEADS, shown)
    assert ordering.want(desk.store, ListKey.COMPANIES, ("name",))
    wanted = ordering.wanted_orders(desk.store)
    assert wanted[2] == (Entity.PERSON, "number_of_employees")
    assert set(wanted) == {*at_first, wanted[2]}


@pytest.mark.parametrize("sort", [None, ("name", False), ("name", True), ("company", False)])
@pytest.mark.parametrize("key", [ListKey.ALL, ListKey.LEADS, ListKey.CONTACTS])
def test_the_first_rows_are_the_beginning_of_all(
    kept: Desk, monkeypatch: pytest.MonkeyPatch, key: ListKey, sort: Sort | None
) -> None:
    query = ListQuery(key, sort)
    whole = list(kept.views.answer(query))
    assert kept.views.first(query, limit=3) is None  # a short list is there as soon
    monkeypatch.setattr(answering, "FEW", 2)
    first = kept.views.first(query, limit=3)
    assert first is not None
    assert list(first.ids) == whole[:3]
    assert first.count == len(whole) == kept.views.counts()[key]


def test_lists_are_counted_without_reading_records(kept: Desk) -> None:
    assert kept.views.counts() == {
        ListKey.ALL: 9,
        ListKey.LEADS: 4,
        ListKey.CONTACTS: 4,
        ListKey.COMPANIES: 2,
    }
    assert kept.views.member_counts() == {"Lead": 4, "Contact": 4, "Account": 2}
    kept.edits.delete([kept.person(name="Zzz")])
    assert kept.views.counts()[ListKey.ALL] == 9
    for key in ListKey:
        assert kept.views.counts()[key] == len(kept.views.ids(key))


def test_a_column_without_an_index_is_sorted_at_once(
    kept: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "FEW", 2)
    query = ListQuery(ListKey.ALL, ("email", False))
    with kept.views._snapshot() as connection:
        asked = Answer(connection, Catalogue.read(connection), query)
        assert asked.first(4) == joined(asked.pieces())[:4]


@pytest.mark.parametrize("key", list(ListKey))
@pytest.mark.parametrize("size", [1, 2, 4, 100])
def test_slices_go_through_a_list_by_id(kept: Desk, key: ListKey, size: int) -> None:
    expected = sorted(kept.views.ids(key))
    query = ListQuery(key, ("name", True))
    slices = list(kept.views.slices(query, size))
    assert [each for some in slices for each in some] == expected
    assert {len(some) for some in slices[:-1]} <= {size}
    with kept.store.transaction() as connection:
        ordering.drop_unused(connection, Entity.PERSON, ())
    assert list(kept.views.slices(query, size)) == slices


def test_spare_time_makes_what_lists_show_and_drops_what_they_no_longer_show(desk: Desk) -> None:
    desk.apply(page("Lead", [record("Lead", n, Name=f"L{n}", Company="A") for n in range(3)]))

    def kept() -> set[str]:
        with desk.store.reading() as connection:
            return {
                each.removeprefix("person_order_").removeprefix("f_")
                for each in order_indexes.names(connection, Entity.PERSON)
            }

    ordering.want(desk.store, ListKey.LEADS, ["name", "number_of_employees"])
    assert not ordering.keep_up(desk.store), "there are too few for it to pay"
    done = 0
    while ordering.keep_up(desk.store, least=1):
        done += 1
    assert {"id", "name", "number_of_employees"} <= kept()
    assert done >= len(kept())
    before = kept()
    ordering.want(desk.store, ListKey.LEADS, ["name"])
    assert ordering.keep_up(desk.store, least=1)
    assert kept() == before - {"number_of_employees"}
    assert not ordering.keep_up(desk.store, least=1)


def test_a_file_with_indexes_of_other_unicode_tables_is_opened_without_them(kept: Desk) -> None:
    with kept.store.transaction() as connection:
        connection.execute(
            "UPDATE meta SET value = '1.1.0/1' WHERE key = ?", (order_indexes.META_KEY,)
        )
    kept.store.close()
    kept.store.open()
    with kept.store.reading() as connection:
        assert order_indexes.names(connection, Entity.PERSON) == ()
    kept.edit(kept.views.ids(ListKey.LEADS)[0], name="It can be written")


def test_what_a_run_changed_is_marked_unless_that_is_nearly_everything(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.apply(page("Lead", [record("Lead", n, Name=f"L{n}") for n in range(3)]), run_id=1)
    desk.apply(page("Lead", [record("Lead", n, Name=f"M{n}") for n in range(2, 5)]), run_id=2)
    assert len(desk.views.recently_changed(2, ListKey.LEADS)) == 3
    monkeypatch.setattr(views, "MOST_MARKED", 2)
    assert list(desk.views.recently_changed(2, ListKey.LEADS)) == []
    assert list(desk.views.recently_changed(1, ListKey.LEADS)) == []
    monkeypatch.setattr(views, "MOST_MARKED", 3)
    assert len(desk.views.recently_changed(2, ListKey.LEADS)) == 3
