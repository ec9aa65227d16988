"""The search index after a change: as if each changed record had been indexed anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apdesk.store import reindexing
from tests.unit.store.store_builders import Desk, page, record

TEXT = st.one_of(
    st.text(st.sampled_from("aAbBcé\u0301İK\u212aſß—\xa0\n-._1山 "), max_size=16),
    st.lists(st.sampled_from(["ab", "abc", "abca", "Abcab", "abcé", "ábc", "b"]), max_size=4).map(
        " ".join
    ),
)


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("CREATE TABLE person (id INTEGER PRIMARY KEY, t TEXT)")
    connection.execute("CREATE VIEW person_text (id, text) AS SELECT id, t FROM person")
    connection.execute(
        "CREATE VIRTUAL TABLE person_search USING fts5 (text, content = 'person_text', "
        "content_rowid = 'id', detail = none, columnsize = 0, prefix = '3', "
        "tokenize = 'unicode61 remove_diacritics 2')"
    )
    yield connection
    connection.close()


@given(
    st.lists(st.tuples(TEXT, TEXT, TEXT), min_size=1, max_size=5),
    st.lists(st.tuples(st.integers(0, 4), TEXT), min_size=1, max_size=12),
)
@settings(max_examples=300)
def test_the_index_agrees_with_the_texts_after_any_changes(
    index: sqlite3.Connection, texts: list[tuple[str, str, str]], changes: list[tuple[int, str]]
) -> None:
    index.execute("DELETE FROM person")
    index.executemany(
        "INSERT INTO person VALUES (?, ?)", [(n, " ".join(each)) for n, each in enumerate(texts)]
    )
    index.execute("INSERT INTO person_search (person_search) VALUES ('rebuild')")
    now = [list(each) for each in texts]
    for at, new in changes:
        chosen = [at % len(now), (at + 1) % len(now)]
        before = reindexing.texts(index, "person", chosen)
        for each in chosen:
            now[each][1] = new
            index.execute("UPDATE person SET t = ? WHERE id = ?", (" ".join(now[each]), each))
        index.execute("BEGIN")
        reindexing.renew(index, "person", before)
        index.execute("COMMIT")
        index.execute(
            "INSERT INTO person_search (person_search, rank) VALUES ('integrity-check', 1)"
        )


@pytest.mark.parametrize(
    ("old", "new", "gone", "come"),
    [
        ("Ann Head of IT", "Ann Chief of IT", "head", "chief"),
        ("Ann Sales Acme Sales", "Ann IT Acme Sales", "sales sales", "it sales"),
        ("Ann Headway", "Ann Head", "headway", "head"),
        ("Head Anna Annabel", "Chief Anna Annabel", "head", "chief"),
        ("Anna Smith Annabel An", "Ann Smith Annabel An", "anna annabel", "ann annabel"),
        ("São Head", "São Chief", "head são", "chief são"),
        ("Head São", "Head Rio", "head são", "head rio"),
        ("Same", "Same ", "same", "same"),
    ],
)
def test_only_words_that_moved_are_written(old: str, new: str, gone: str, come: str) -> None:
    found = [" ".join(each.lower().split()) for each in reindexing.moved(old, new)]
    assert found == [gone, come]


def test_a_changed_title_writes_no_other_word_of_the_record(desk: Desk) -> None:
    words = " ".join(f"word{n}" for n in range(300))
    people = [record("Lead", n, Name=f"Ann {n}", Description=words) for n in range(100)]
    desk.apply(page("Lead", people))
    with desk.store.reading() as connection:
        before = connection.execute("SELECT sum(length(block)) FROM person_search_data").fetchone()
    desk.apply(page("Lead", [{**each, "Name": "Zoe"} for each in people]), 2)
    with desk.store.reading() as connection:
        after = connection.execute("SELECT sum(length(block)) FROM person_search_data").fetchone()
    assert after[0] - before[0] < 2000
    desk.check_search()
