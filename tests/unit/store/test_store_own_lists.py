"""Own lists and segments: their names, who is in them, and what they give to read."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apdesk.domain.mapping import Entity
from apdesk.domain.operators import CriteriaError, Criterion, Operator
from apdesk.errors import KnownError
from apdesk.store import answering, ordering
from apdesk.store.lists import ListKey, ListQuery, OwnList, Segment, Selection, Sort
from apdesk.store.own_lists import OwnLists
from apdesk.store.segments import Segments
from tests.unit.store.store_builders import AT, LATER, Desk, page, record, sf
from tests.unit.store.test_store_ordering import SORTED_BY, keep_in_order, naive

EMPLOYEES = (Criterion("number_of_employees", Operator.AT_LEAST, "10"),)


def leads(desk: Desk, *names: str) -> list[int]:
    desk.apply(page("Lead", [record("Lead", n, Name=name) for n, name in enumerate(names)]))
    return sorted(desk.views.ids(ListKey.LEADS))


def own(list_id: int, sort: Sort | None = None, **more: object) -> ListQuery:
    return ListQuery(ListKey.ALL, sort, among=OwnList(list_id), **more)  # type: ignore[arg-type]


def refused(code: str) -> pytest.RaisesExc[KnownError]:
    return pytest.RaisesExc(KnownError, check=lambda error: error.code == code)


# -- names ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["", "  \n "])
def test_a_list_has_a_name(desk: Desk, name: str) -> None:
    with refused("list.name_empty"):
        OwnLists(desk.store).create(name, AT)


def test_a_name_has_at_most_eighty_characters(desk: Desk) -> None:
    lists = OwnLists(desk.store)
    lists.create("x" * 80, AT)
    with refused("list.name_long"):
        lists.create("y" * 81, AT)


@pytest.mark.parametrize(
    "name",
    ["all", "Leads", "CONTACTS", "companies", "all contacts", "Salesforce  Leads", "VIPS", "ÄRZTE"],
)
def test_a_name_means_one_list_without_regard_to_case(desk: Desk, name: str) -> None:
    lists, segments = OwnLists(desk.store), Segments(desk.store)
    lists.create("Vips", AT)
    segments.create("Ärzte", EMPLOYEES, AT)
    with refused("list.name_taken"):
        lists.create(name, AT)
    with refused("list.name_taken"):
        segments.create(name, EMPLOYEES, AT)
    other = lists.create("Other", AT)
    with refused("list.name_taken"):
        lists.rename(other, name)
    assert [each.name for each in lists.rows()] == ["Other", "Vips"]


def test_a_list_may_change_the_letters_of_its_own_name(desk: Desk) -> None:
    lists, segments = OwnLists(desk.store), Segments(desk.store)
    lists.rename(lists.create("vips", AT), " VIPs ")
    segments.rename(segments.create("large", EMPLOYEES, AT), "Large")
    assert [each.name for each in desk.views.own_lists()] == ["VIPs"]
    assert [each.name for each in desk.views.segments()] == ["Large"]


def test_a_list_that_is_gone_says_so(desk: Desk) -> None:
    (ada,) = leads(desk, "Ada")
    lists, segments = OwnLists(desk.store), Segments(desk.store)
    vips, large = lists.create("Vips", AT), segments.create("Large", EMPLOYEES, AT)
    lists.delete(vips)
    segments.delete(large)
    for attempt in (
        lambda: lists.rename(vips, "New"),
        lambda: lists.add(vips, [ada], AT),
        lambda: lists.remove(vips, [ada]),
        lambda: segments.rename(large, "New"),
        lambda: segments.change(large, EMPLOYEES),
        lambda: desk.views.answer(own(vips)),
        lambda: desk.views.answer(ListQuery(ListKey.ALL, among=Segment(large))),
    ):
        with refused("list.gone"):
            attempt()


def test_a_segment_needs_a_criterion(desk: Desk) -> None:
    segments = Segments(desk.store)
    with refused("segment.empty"):
        segments.create("Everybody", (), AT)
    large = segments.create("Large", EMPLOYEES, AT)
    with refused("segment.empty"):
        segments.change(large, ())
    assert segments.rows()[0].criteria == EMPLOYEES


def test_journeys_name_lists_and_segments_as_they_are_called_now(desk: Desk) -> None:
    lists, segments = OwnLists(desk.store), Segments(desk.store)
    vips = lists.create("Vips", AT)
    large = segments.create("Large", EMPLOYEES, AT)
    lists.create("Other", AT)

    def graph(*settings: dict[str, object]) -> str:
        shapes = [{"id": f"s{n}", "settings": each} for n, each in enumerate(settings)]
        return json.dumps({"shapes": shapes, "arrows": []})

    text = graph({"list": "VIPS"}, {"segment": "Large"}, {"list": "Other"}, {"subject": "Vips"})
    untouched = graph({"list": "Large"}, {"segment": "Vips"})
    with desk.store.transaction() as connection:
        for number, draft in ((1, text), (2, untouched)):
            connection.execute(
                "INSERT INTO journey (id, name, draft, changed_at, state) "
                "VALUES (?, ?, ?, ?, 'live')",
                (number, f"J{number}", draft, AT),
            )
            connection.execute(
                "INSERT INTO journey_version VALUES (?, 1, ?, ?)", (number, text, AT)
            )
    lists.rename(vips, "Frühlingsgäste")
    segments.rename(large, "Huge")
    renamed = [{"list": "Frühlingsgäste"}, {"segment": "Huge"}, {"list": "Other"}]
    with desk.store.reading() as connection:
        drafts = [row[0] for row in connection.execute("SELECT draft FROM journey ORDER BY id")]
        graphs = [row[0] for row in connection.execute("SELECT graph FROM journey_version")]
    assert drafts[1] == untouched
    for each in (drafts[0], *graphs):
        found = [shape["settings"] for shape in json.loads(each)["shapes"]]
        assert found == [*renamed, {"subject": "Vips"}]


# -- who is in it ---------------------------------------------------------------------------------


def test_people_are_added_and_removed_once(desk: Desk) -> None:
    ada, bob, cid = leads(desk, "Ada", "Bob", "Cid")
    desk.apply(page("Account", [record("Account", 1, Name="Acme")]))
    (acme,) = desk.views.ids(ListKey.COMPANIES)
    lists = OwnLists(desk.store)
    vips = lists.create("Vips", AT)
    assert lists.add(vips, [ada, bob, acme, 10_000], AT) == 2
    assert lists.add(vips, [bob, cid], LATER) == 1
    assert lists.remove(vips, [ada, ada]) == 1
    assert lists.remove(vips, [ada]) == 0
    assert list(desk.views.answer(own(vips))) == [bob, cid]
    assert [(each.id, each.count) for each in lists.rows()] == [(vips, 2)]


def test_a_condition_is_followed_slice_by_slice(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = leads(desk, *(f"L{n}" for n in range(7)))
    lists = OwnLists(desk.store)
    vips, few = lists.create("Vips", AT), lists.create("Few", AT)
    monkeypatch.setattr("apdesk.store.rows.LOOKUP", 2)
    assert lists.add(vips, Selection(ListQuery(ListKey.LEADS), frozenset({ids[3]}), 6), AT) == 6
    assert lists.add(few, Selection(own(vips), frozenset(), 6), AT) == 6
    # a list may be emptied by what it shows itself
    assert lists.remove(vips, Selection(own(vips), frozenset({ids[0]}), 5)) == 5
    assert [each.count for each in lists.rows()] == [6, 1]
    assert lists.remove(few, ids) == 6


def test_who_is_deleted_leaves_all_lists(desk: Desk) -> None:
    ada, bob = leads(desk, "Ada", "Bob")
    yan, zoe = desk.person(name="Yan"), desk.person(name="Zoe")
    lists = OwnLists(desk.store)
    vips = lists.create("Vips", AT)
    lists.add(vips, [ada, bob, yan, zoe], AT)
    desk.edits.delete([zoe])
    desk.mirror.remove_everything_from_salesforce()
    with desk.store.reading() as connection:
        left = connection.execute("SELECT person_id FROM list_member").fetchall()
    assert left == [(yan,)]


def test_a_merged_person_passes_its_lists_on(desk: Desk) -> None:
    ada, bob = leads(desk, "Ada", "Bob")
    lists = OwnLists(desk.store)
    one, both = lists.create("One", AT), lists.create("Both", AT)
    lists.add(one, [ada], AT)
    lists.add(both, [ada, bob], AT)
    desk.apply(page("Lead", merges=[(sf("Lead", 0), sf("Lead", 1))]))
    assert list(desk.views.ids(ListKey.LEADS)) == [bob]
    assert desk.detail(bob).own_lists == ("Both", "One")
    assert [each.count for each in desk.views.own_lists()] == [1, 1]


def test_deleting_a_list_leaves_its_people(desk: Desk) -> None:
    ada, bob = leads(desk, "Ada", "Bob")
    lists = OwnLists(desk.store)
    vips, other = lists.create("Vips", AT), lists.create("Other", AT)
    lists.add(vips, [ada, bob], AT)
    lists.add(other, [ada], AT)
    lists.delete(vips)
    assert list(desk.views.ids(ListKey.LEADS)) == [ada, bob]
    assert desk.detail(ada).own_lists == ("Other",)
    with desk.store.reading() as connection:
        assert connection.execute("SELECT list_id FROM list_member").fetchall() == [(other,)]


# -- reading --------------------------------------------------------------------------------------


def test_a_record_knows_its_lists_and_segments(desk: Desk) -> None:
    desk.apply(
        page(
            "Lead",
            [
                record("Lead", 1, Name="Ada", NumberOfEmployees=12),
                record("Lead", 2, Name="Bob", NumberOfEmployees=3),
            ],
        )
    )
    ada, bob = desk.views.ids(ListKey.LEADS)
    lists, segments = OwnLists(desk.store), Segments(desk.store)
    for name in ("vips", "Trade fair", "Empty"):
        lists.create(name, AT)
    for each in lists.rows()[1:]:
        lists.add(each.id, [ada], AT)
    segments.create("Large", EMPLOYEES, AT)
    segments.create("Broken", (Criterion("no_such_field", Operator.BLANK),), AT)
    assert (desk.detail(ada).own_lists, desk.detail(ada).segments) == (
        ("Trade fair", "vips"),
        ("Large",),
    )
    assert (desk.detail(bob).own_lists, desk.detail(bob).segments) == ((), ())
    exported = {each.apdesk_id: each.lists for each in desk.views.iterate(ListKey.LEADS)}
    assert exported == {ada: ("leads", "Trade fair", "vips"), bob: ("leads",)}


def test_a_segment_follows_its_criteria_and_the_people(desk: Desk) -> None:
    ada, bob = leads(desk, "Ada", "Bob")
    segments = Segments(desk.store)
    named = segments.create("A", (Criterion("name", Operator.STARTS_WITH, "a"),), AT)
    query = ListQuery(ListKey.ALL, among=Segment(named))
    assert list(desk.views.answer(query)) == [ada]
    desk.edit(bob, name="Anna")
    assert (list(desk.views.answer(query)), desk.views.total(query)) == ([ada, bob], 2)
    segments.change(named, (Criterion("name", Operator.IS, "Anna"),))
    assert list(desk.views.answer(query)) == [bob]


def test_a_segment_over_a_field_that_is_gone_is_not_everybody(desk: Desk) -> None:
    leads(desk, "Ada")
    gone = Segments(desk.store).create("Gone", (Criterion("nothing", Operator.BLANK),), AT)
    query = ListQuery(ListKey.ALL, among=Segment(gone))
    for ask in (desk.views.answer, desk.views.total, desk.views.first):
        with pytest.raises(CriteriaError):
            ask(query)


def test_a_slice_of_an_own_list_reads_no_other_people(desk: Desk) -> None:
    ids = leads(desk, *(f"L{n}" for n in range(5)))
    lists = OwnLists(desk.store)
    vips = lists.create("Vips", AT)
    lists.add(vips, ids[1:4], AT)
    with desk.views._snapshot() as connection:
        asked = answering.Answer(connection, desk.views._read_catalogue(connection), own(vips))
        seen: list[str] = []
        connection.set_trace_callback(seen.append)
        assert list(asked.slice_after(ids[1], 1)) == [ids[2]]
        connection.set_trace_callback(None)
        (statement,) = seen
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}")]
    assert len(plan) == 2
    assert "list_id=? AND person_id>?" in plan[0]
    assert "INTEGER PRIMARY KEY (rowid=?)" in plan[1]


NAMES = st.none() | st.text(st.sampled_from("aAbBäÄ z1"), max_size=4)
PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(
            [("member", "Lead"), ("member", "Contact"), ("kept", "Lead"), ("local", None)]
        ),
        NAMES,
        st.none() | st.integers(-3, 3),
        st.booleans(),
    ),
    max_size=12,
)


@given(
    people=PEOPLE,
    among=st.sampled_from(["list", "segment"]),
    key=st.sampled_from([ListKey.ALL, ListKey.LEADS]),
    sort=st.none() | st.tuples(st.sampled_from(SORTED_BY), st.booleans()),
    filtered=st.booleans(),
    search=st.sampled_from(["", "a", "b z"]),
    indexed=st.booleans(),
    few=st.sampled_from([0, 2, 100]),
    size=st.sampled_from([1, 3]),
    without=st.booleans(),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
def test_any_list_of_people_is_what_python_makes_of_it(
    desk: Desk,
    people: Sequence[tuple[tuple[str, str | None], str | None, int | None, bool]],
    among: str,
    key: ListKey,
    sort: Sort | None,
    filtered: bool,
    search: str,
    indexed: bool,
    few: int,
    size: int,
    without: bool,
) -> None:
    """Ids in order, how many, the first of them, and slices: by every way that leads there."""
    lists, segments = OwnLists(desk.store), Segments(desk.store)
    for row in lists.rows():
        lists.delete(row.id)
    for each in segments.rows():
        segments.delete(each.id)
    with desk.store.transaction() as connection:
        connection.execute("DELETE FROM person")
        connection.execute("DELETE FROM person_search")
        connection.executemany(
            "INSERT INTO person (state, sobject, f_name, f_number_of_employees) "
            "VALUES (?, ?, ?, ?)",
            [(state, sobject, name, number) for (state, sobject), name, number, _ in people],
        )
        connection.execute("INSERT INTO person_search (person_search) VALUES ('rebuild')")
        ordering.drop_unused(connection, Entity.PERSON, ())
    if indexed and people:
        keep_in_order(desk)
    ids = list(desk.views.ids(ListKey.ALL))
    of = dict(zip(ids, people, strict=True))
    positive = Criterion("number_of_employees", Operator.AT_LEAST, "1")
    if among == "list":
        made = lists.create("Mine", AT)
        lists.add(made, [each for each in ids if of[each][3]], AT)
        chosen = OwnList(made)
        inside = {each for each in ids if of[each][3]}
    else:
        chosen = Segment(segments.create("Mine", (positive,), AT))
        inside = {each for each in ids if (of[each][2] or 0) >= 1}
    filters = (Criterion("number_of_employees", Operator.AT_MOST, "2"),) if filtered else ()
    if filtered:
        inside = {e for e in inside if of[e][2] is not None and of[e][2] <= 2}
    found = set(desk.views.ids(key, search=search))
    expected = [each for each in naive(desk, key, sort or ("@id", False)) if each in inside & found]
    query = ListQuery(key, sort, filters, search, chosen)

    before = answering.FEW
    answering.FEW = few
    try:
        assert list(desk.views.answer(query)) == expected
        assert desk.views.total(query) == len(expected)
        first = desk.views.first(query, limit=3)
        if first is not None:
            assert list(first.ids) == expected[: len(first.ids)]
            assert len(first.ids) >= min(3, len(expected))
            assert first.count in (None, len(expected))
        left_out = frozenset(expected[:1] if without else ())
        slices = list(desk.views.slices(Selection(query, left_out, 0), size))
        assert [each for some in slices for each in some] == sorted({*expected} - left_out)
    finally:
        answering.FEW = before
