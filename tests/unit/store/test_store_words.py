"""Search in the middle of words: by the words of the index held in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from apdesk.domain.ids import record_ids
from apdesk.domain.mapping import Entity
from apdesk.domain.operators import Criterion, Operator
from apdesk.domain.preferences import OnLeave
from apdesk.errors import Cancelled
from apdesk.store import answering, ordering, search, spool, words
from apdesk.store.lists import ListKey, ListQuery, Selection
from apdesk.store.views import Views
from apdesk.store.words import Vocabulary, searched_inside
from tests.unit.store.store_builders import Desk, desk_at, page, record, sf


def leads(desk: Desk, *names: str | None) -> None:
    desk.apply(page("Lead", [record("Lead", n, Name=name) for n, name in enumerate(names)]))


def keep_in_order(desk: Desk) -> None:
    for name in ("@id", "name"):
        with desk.store.transaction() as connection:
            assert ordering.ensure(connection, Entity.PERSON, [name], least=1)


@pytest.fixture
def long_lists(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Lists of two and more are read as those of a million are."""
    monkeypatch.setattr(answering, "FEW", 1)
    monkeypatch.setattr(spool, "HELD", 1)
    yield
    words.shared.cache_clear()


def naive(text: str, typed: str) -> bool:
    """Every typed word is inside a word of the text; a short one at its beginning."""
    own = search.words(text)
    return all(
        any(word in each if searched_inside(word) else each.startswith(word) for each in own)
        for word in search.words(typed)
    )


TEXTS = st.lists(st.text(st.sampled_from("aAbBcé-@. 1山田ß"), max_size=14), min_size=1, max_size=8)


@given(texts=TEXTS, typed=st.text(st.sampled_from("abcAé-@ 1山田s"), max_size=6), data=st.data())
@example(texts=["x abcabc"], typed="cab", data=None)
@example(texts=["abcab"], typed="ab", data=None)
@example(texts=["aßb"], typed="ßb", data=None)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=250)
def test_search_agrees_with_looking_into_every_word(
    desk: Desk, texts: list[str], typed: str, data: st.DataObject | None
) -> None:
    if data is not None and data.draw(st.booleans()):
        whole = data.draw(st.sampled_from(texts))
        start = data.draw(st.integers(0, len(whole)))
        typed = whole[start : start + data.draw(st.integers(1, 6))]
    with desk.store.transaction() as connection:
        connection.execute("DELETE FROM person")
        connection.executemany(
            "INSERT INTO person (state, sobject, f_name) VALUES ('member', 'Lead', ?)",
            [(each,) for each in texts],
        )
        connection.execute("INSERT INTO person_search (person_search) VALUES ('rebuild')")
    words.shared.cache_clear()  # an index that is made anew may look as the one before
    shown = desk.views.rows(ListKey.LEADS, desk.views.ids(ListKey.LEADS), ["name"])
    expected = [each for each, (text,) in shown.items() if naive(str(text or ""), typed)]
    assert list(desk.views.ids(ListKey.LEADS, search=typed)) == sorted(expected)


@pytest.mark.parametrize("inside", [False, True])
@given(data=st.data())
@settings(max_examples=400)
def test_a_row_s_text_is_tested_as_the_index_would(inside: bool, data: st.DataObject) -> None:
    text = data.draw(
        st.text(st.sampled_from("aAbBcé\u0301İıK\u212aſß—\xa0\n-@._1山田"), max_size=14)
    )
    start = data.draw(st.integers(0, len(text)))
    typed = text[start : start + data.draw(st.integers(1, 5))]
    typed += data.draw(st.text(st.sampled_from("abé 山k"), max_size=2))
    wanted = search.Wanted(search.words(typed), inside=inside)
    try:
        own = search.words(text)
        assert wanted.met(text) == all(
            any(
                word in each if inside and searched_inside(word) else each.startswith(word)
                for each in own
            )
            for word in search.words(typed)
        )
    finally:
        wanted.close()


def test_stems_are_the_beginnings_up_to_the_first_find() -> None:
    held = Vocabulary(b"", b"\nbergmann\nbergmanns\nmann\nmannmann\nm\xc3\xbcllermann\n")
    assert held.stems("mann") == ("bergmann", "müllermann")
    assert held.stems("nn") == ("bergmann", "mann", "müllermann")
    assert held.stems("x") == ()
    assert held.stems("berg") == ()
    assert Vocabulary(b"", b"\n\n").stems("abc") == ()


@given(
    st.sets(st.text(st.sampled_from("abü"), min_size=1, max_size=6)),
    st.text(st.sampled_from("abü"), min_size=1, max_size=3),
)
@settings(max_examples=300)
def test_stems_agree_with_looking_into_every_word(known: set[str], part: str) -> None:
    in_order = sorted(each.encode() for each in known)
    held = Vocabulary(b"", b"\n" + b"\n".join(in_order) + b"\n")
    found = held.stems(part)
    assert set(found) == {
        each[: each.index(part) + len(part)]
        for each in known
        if part in each and not each.startswith(part)
    }
    assert len(set(found)) == len(found)


@given(
    st.dictionaries(st.text(st.sampled_from("abü"), min_size=1, max_size=6), st.integers(1, 9)),
    st.sets(st.text(st.sampled_from("abü"), min_size=1, max_size=3), max_size=4),
)
@settings(max_examples=300)
def test_how_many_records_have_such_words_at_most(known: dict[str, int], begun: set[str]) -> None:
    in_order = sorted(known, key=str.encode)
    text = "".join(f"{each}\n" for each in ["", *in_order]).encode()
    held = Vocabulary(b"", text, record_ids(known[each] for each in in_order))
    apart = [each for each in begun if not any(each != o and each.startswith(o) for o in begun)]
    expected = sum(
        count for word, count in known.items() if any(word.startswith(each) for each in apart)
    )
    assert held.most(apart, 1_000) == expected
    assert (held.most(apart, 5) >= 5) == (expected >= 5)


@pytest.mark.parametrize("joined", [1, 2, 3, 100])
def test_all_words_are_read_however_many_are_read_at_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, joined: int
) -> None:
    monkeypatch.setattr(words, "_JOINED", joined)
    leads(desk, "Ann Bergmann", "Ann Zoe", "Zoe", None)
    desk.views.read_words(Entity.PERSON)
    held = words.shared(desk.views.path, Entity.PERSON).held
    words.shared.cache_clear()
    assert held is not None
    assert (held.text, list(held.records)) == (b"\nann\nbergmann\nzoe\n", [2, 1, 2])


def test_the_words_are_read_again_only_when_the_index_changed(desk: Desk) -> None:
    leads(desk, "Bergmann", "Ann")
    held = words.shared(desk.views.path, Entity.PERSON)
    query = ListQuery(ListKey.LEADS, None, (), "ergma")
    assert desk.views.words_stale(query)
    assert not desk.views.words_stale(ListQuery(ListKey.LEADS, None, (), "er"))
    desk.views.read_words(Entity.PERSON)
    first = held.held
    assert first is not None
    assert first.text == b"\nann\nbergmann\n"
    desk.edit(1, phone=None, number_of_employees=3)  # no text
    assert not desk.views.words_stale(query)
    desk.views.read_words(Entity.PERSON)
    assert held.held is first
    desk.edit(1, name="Hamburg")
    assert desk.views.words_stale(query)
    desk.views.read_words(Entity.PERSON)
    assert held.held is not None
    assert b"\nhamburg\n" in held.held.text


@pytest.mark.usefixtures("long_lists")
def test_new_words_are_found_by_beginning_at_once_and_inside_once_they_are_read(
    desk: Desk,
) -> None:
    leads(desk, "Bergmann", "Ann")

    def found(text: str) -> list[int]:
        return list(desk.views.answer(ListQuery(ListKey.LEADS, None, (), text), held=True))

    assert found("ergm") == []  # nothing was read yet
    desk.views.read_words(Entity.PERSON)
    assert found("ergm") == [1]
    desk.edit(2, name="Hamburger")
    assert found("hamb") == [2]
    assert found("ambu") == []
    desk.views.read_words(Entity.PERSON)
    assert found("ambu") == [2]
    # without `held` they are read for the answer
    desk.edit(2, name="Kaufmann")
    assert list(desk.views.ids(ListKey.LEADS, search="aufm")) == [2]


NAMES = ("Ann Berg", "bergmann", None, "Zoe Bergen", "Ánn", "Beng Annberg", "Bob")


@pytest.mark.usefixtures("long_lists")
@pytest.mark.parametrize("text", ["ann", "berg", "be", "b a", "ng", "zoe", "x", "an 山"])
@pytest.mark.parametrize("sort", [None, ("name", False), ("name", True), ("email", False)])
@pytest.mark.parametrize("filtered", [False, True])
def test_every_way_to_an_answer_gives_the_same(
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    text: str,
    sort: tuple[str, bool] | None,
    filtered: bool,
) -> None:
    leads(desk, *NAMES)
    by_hand = (Criterion("name", Operator.NOT_CONTAINS, "zoe"),) if filtered else ()
    query = ListQuery(ListKey.LEADS, sort, by_hand, text)
    expected = list(desk.views.answer(query))
    keep_in_order(desk)
    for few in (1, 3, 100):
        monkeypatch.setattr(answering, "FEW", few)
        assert list(desk.views.answer(query)) == expected, few
        sliced = [each for some in desk.views.slices(query, 2) for each in some]
        assert sliced == sorted(expected), few
        first = desk.views.first(query, limit=2)
        if first is not None:
            assert list(first.ids) == expected[:2], few
            assert first.count is None


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Leads of whom those who are sought stand at the end of the list, behind rows that are looked
    through in vain. Nobody changes them."""
    with desk_at(tmp_path_factory.mktemp("crowd") / "apdesk.sqlite3") as desk:
        leads(
            desk,
            *(
                f"{n:04d} common {'zürberg' if n > 1300 else 'Berg' if n > 1200 else ''}"
                for n in range(1500)
            ),
        )
        keep_in_order(desk)
        yield desk


@pytest.mark.usefixtures("long_lists")
@pytest.mark.parametrize("chance", [0, 5])
@pytest.mark.parametrize("down", [False, True])
@pytest.mark.parametrize("text", ["erg", "ber", "berg common", "common", "o 7", "x"])
def test_the_first_rows_of_a_search_are_those_of_the_answer_wherever_they_are(
    crowd: Desk, monkeypatch: pytest.MonkeyPatch, text: str, down: bool, chance: int
) -> None:
    query = ListQuery(ListKey.LEADS, ("name", down), (), text)
    expected = list(crowd.views.answer(query))
    monkeypatch.setattr(answering, "_CHANCE", chance)
    for few, seconds in ((1, 0.0), (1, 60.0), (1000, 0.0)):
        monkeypatch.setattr(answering, "FEW", few)
        monkeypatch.setattr(answering, "_TESTED_SECONDS", seconds)
        first = crowd.views.first(query, limit=150)
        assert first is not None
        assert list(first.ids) == expected[: len(first.ids)]
        assert len(first.ids) == min(150, len(expected)) or len(first.ids) >= answering._SCREEN


@pytest.mark.usefixtures("long_lists")
@pytest.mark.parametrize("down", [False, True])
def test_a_search_goes_through_all_kinds_of_people_in_order(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, down: bool
) -> None:
    """Who is found stands behind what is looked through, among leads as among contacts."""
    for sobject in ("Lead", "Contact"):
        names = (f"{n:03d} {sobject} {'Berg' if n > 500 else 'x'}" for n in range(600))
        desk.apply(page(sobject, [record(sobject, n, Name=name) for n, name in enumerate(names)]))
    keep_in_order(desk)
    monkeypatch.setattr(answering, "_TESTED_SECONDS", 0.0)
    query = ListQuery(ListKey.ALL, ("name", down), (), "berg")
    expected = list(desk.views.answer(query))
    assert len(expected) == 198
    first = desk.views.first(query, limit=150)
    assert first is not None
    assert list(first.ids) == expected[:150]


@pytest.mark.usefixtures("long_lists")
def test_before_the_words_are_read_the_first_rows_are_those_who_have_them_as_beginnings(
    desk: Desk,
) -> None:
    leads(desk, "Bergmann", "Ann", "Annberg")
    keep_in_order(desk)
    query = ListQuery(ListKey.LEADS, ("name", False), (), "berg")
    first = desk.views.first(query, limit=2)
    assert first is not None
    assert list(first.ids) == [1]
    desk.views.read_words(Entity.PERSON)
    first = desk.views.first(query, limit=2)
    assert first is not None
    assert list(first.ids) == [3, 1]


@pytest.mark.usefixtures("long_lists")
def test_the_first_that_meet_filters_are_looked_for_within_bounds(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    leads(desk, *(f"{n:04d}" for n in range(4000)))
    keep_in_order(desk)
    low = ListQuery(
        ListKey.LEADS, ("name", False), (Criterion("name", Operator.STARTS_WITH, "399"),)
    )
    first = desk.views.first(low, limit=3)
    assert first is not None
    assert list(first.ids) == [3991, 3992, 3993]
    monkeypatch.setattr("apdesk.store.views.FIRST_SECONDS", 0.0)
    assert desk.views.first(low, limit=3) is None
    assert len(desk.views.answer(low)) == 10


def test_slices_read_on_behind_what_changes(desk: Desk) -> None:
    leads(desk, *"abcdefgh")
    chosen = Selection(ListQuery(ListKey.LEADS), frozenset({2, 7}), 6)
    assert len(chosen) == 6
    found: list[list[int]] = []
    for some in desk.views.slices(chosen, 3):
        found.append(list(some))
        if len(found) == 1:  # one that is to come goes, a new one comes
            left = [(sf("Lead", 4), "criteria")]
            desk.apply(page("Lead", leaves=left, on_leave=OnLeave.KEEP), 2)
            desk.apply(page("Lead", [record("Lead", 50, Name="z")]), 2)
    assert found == [[1, 3], [4, 6], [8, 9]]
    narrowed = Selection(ListQuery(ListKey.LEADS, ("name", True), (), "a"), frozenset({1}))
    assert list(desk.views.slices(narrowed)) == []


def test_a_cancelled_reader_breaks_off_within_a_statement(desk: Desk) -> None:
    leads(desk, *(str(n) for n in range(3000)))
    looked = 0

    def cancelled() -> bool:
        nonlocal looked
        looked += 1
        return looked > 3

    with Views(desk.store.path) as views:
        views.watch(cancelled)
        with pytest.raises(Cancelled), views._reading() as connection:
            connection.execute(
                "SELECT count(*) FROM person a, person b, person c WHERE a.id + b.id = c.id"
            ).fetchone()
        assert looked < 8
        with pytest.raises(Cancelled):
            views.counts()
    # who isn't cancelled hears of a statement that was broken off for another reason
    assert desk.views.counts()[ListKey.LEADS] == 3000


def test_marks_are_found_without_looking_at_every_record(desk: Desk) -> None:
    leads(desk, "a", "b", "c")
    desk.apply(page("Lead", [record("Lead", 1, Name="B"), record("Lead", 9, Name="new")]), 2)
    desk.apply(page("Lead", [record("Lead", 10, Name="later")]), 3)
    made = desk.person(name="here")
    assert list(desk.views.recently_changed(2, ListKey.LEADS)) == [2, 4]
    assert list(desk.views.recently_changed(3)) == [5]
    assert list(desk.views.recently_changed(1)) == [1, 2, 3]
    assert made not in desk.views.recently_changed(3)
    desk.edit(4, name="by hand")  # it is shown as changed here, and was let in by the run
    assert list(desk.views.recently_changed(2)) == [2, 4]
    seen = 0

    def count() -> bool:
        nonlocal seen
        seen += 1
        return False

    leads(desk, *(f"more {n}" for n in range(3, 3000)))
    with Views(desk.store.path) as views:
        views.watch(count)
        desk.apply(page("Lead", [record("Lead", 9000, Name="last")]), 9)
        seen = 0
        assert len(views.recently_changed(9)) == 1
        assert seen < 2


def test_a_database_of_before_is_searched_as_well(tmp_path: Path, desk: Desk) -> None:
    leads(desk, "Bergmann")
    copy = tmp_path / "copy.sqlite3"
    with sqlite3.connect(copy) as target, desk.store.reading() as source:
        source.backup(target)
    target.close()
    with Views(copy) as views:
        assert list(views.ids(ListKey.ALL, search="ergman")) == [1]
