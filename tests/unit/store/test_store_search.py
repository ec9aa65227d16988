from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from apdesk.store import search
from apdesk.store.lists import ListKey
from tests.unit.store.store_builders import Desk, page, record


@pytest.fixture
def people(desk: Desk) -> Desk:
    texts = (
        {"Name": "Jürgen Müller", "Email": "j.mueller@acme-group.com"},
        {"Name": "Anna O'Brien", "Description": "met at the fair, wants a quote"},
        {"Name": "Łukasz Żółć", "Company": "ACME"},
        {"Name": "ANN AND OR NOT NEAR"},
        {"Name": "山田太郎"},
    )
    desk.apply(page("Lead", [record("Lead", n, **each) for n, each in enumerate(texts)]))
    return desk


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("jurg", [1]),
        ("JÜRGEN mull", [1]),
        ("mull jurg", [1]),
        ("mueller@acme", [1]),
        ("acme", [1, 3]),
        ("acme łuk", [3]),
        ("zo", [3]),
        ("o'brien", [2]),
        ("brien quote fair", [2]),
        ("rien", [2]),
        ("an", [2, 4]),
        ("ie", []),
        ("田", [5]),
        ("group ueller", [1]),
        ("ann", [2, 4]),
        ("ann AND", [4]),
        ("near", [4]),
        ("山田", [5]),
        ('"', [1, 2, 3, 4, 5]),
        ("*", [1, 2, 3, 4, 5]),
        ("   ", [1, 2, 3, 4, 5]),
        ('an"na*', []),
        ("text:ann", []),
        ("-acme", [1, 3]),
        ("ju\u0308rgen", [1]),
        ("x" * 5000, []),
    ],
)
def test_search_as_you_type(people: Desk, text: str, expected: list[int]) -> None:
    assert list(people.views.ids(ListKey.LEADS, search=text)) == expected


@given(st.text(max_size=40))
@example('"')
@example("a\0b")
@example("\ud800")
@example("NEAR(a b)")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
def test_any_input_is_a_search(people: Desk, text: str) -> None:
    people.views.ids(ListKey.ALL, search=text)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_a_record_is_found_by_its_own_text(desk: Desk, text: str) -> None:
    desk.apply(page("Lead", [record("Lead", 1, Name=text)]))
    assert len(desk.views.ids(ListKey.LEADS, search=text)) == 1
    for word in search.words(text):
        assert len(desk.views.ids(ListKey.LEADS, search=word[:1])) == 1


def test_the_index_follows_changes(people: Desk) -> None:
    people.apply(page("Lead", [record("Lead", 1, Name="Anna Brown")]), 2)
    assert not people.views.ids(ListKey.LEADS, search="brien")
    assert list(people.views.ids(ListKey.LEADS, search="brown")) == [2]
    people.check_search()
