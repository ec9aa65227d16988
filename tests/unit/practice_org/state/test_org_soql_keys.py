"""Comparing in SQL, where texts of ASCII letters take another way, and in Python, are one thing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from apdesk.practice_org.state import sqlfunctions
from apdesk.practice_org.state.fields import Field
from apdesk.practice_org.state.soql import keys
from apdesk.practice_org.state.soql.scope import Target

# Little enough that texts meet; with capitals, wildcards, what folds to ASCII, and a NUL.
LETTERS = "aAbKks;%_\\ \0ßéÉﬁſ\N{KELVIN SIGN}"
texts = st.text(st.sampled_from(LETTERS), max_size=6)
TEXT = Target(Field("City", "City", "string", "fgsn"), 't."City"', ("City",), "Lead", joined=False)
SET = Target(
    Field("Many__c", "Many", "multipicklist", "fn"), 't."City"', ("Many__c",), "Lead", joined=False
)


class Connection:
    """One row, one column, and expressions over it."""

    def __init__(self) -> None:
        self.connection = sqlite3.connect(":memory:")
        sqlfunctions.register(self.connection)
        self.connection.execute("CREATE TABLE t (City TEXT)")
        self.connection.execute("INSERT INTO t VALUES (NULL)")
        self.parameters: dict[str, object] = {}

    def bind(self, value: object) -> str:
        self.parameters[f"p{len(self.parameters)}"] = value
        return f":p{len(self.parameters) - 1}"

    def value(self, sql: str, city: str | None) -> Any:
        self.connection.execute("UPDATE t SET City = ?", (city,))
        [found] = self.connection.execute(f"SELECT {sql} FROM t", self.parameters).fetchone()
        self.parameters.clear()
        return found


@pytest.fixture(scope="module")
def row() -> Iterator[Connection]:
    row = Connection()
    yield row
    row.connection.close()


@given(city=texts)
def test_the_key_of_a_text(row: Connection, city: str) -> None:
    assert row.value(keys.key(TEXT), city) == city.casefold()
    assert row.value(keys.sort_key(TEXT), city) == city.casefold()


@given(city=texts, values=st.lists(texts, min_size=1, max_size=3))
@example(city="\N{KELVIN SIGN}", values=["k"])
@example(city="a\0b", values=["a"])
@example(city="A\0", values=["a\0"])
def test_one_of_a_list(row: Connection, city: str, values: list[str]) -> None:
    folded = [value.casefold() for value in values]
    listed = f"({', '.join(row.bind(value) for value in folded)})"
    found = row.value(keys.is_one_of(TEXT, folded, listed), city)
    assert bool(found) == (city.casefold() in folded)


@given(city=texts, pattern=texts)
@example(city="ss", pattern="ß")
@example(city="a\\", pattern="a\\")
@example(city="a\0b", pattern="a%")
def test_like(row: Connection, city: str, pattern: str) -> None:
    found = row.value(keys.like(TEXT, pattern, row.bind), city)
    assert found == sqlfunctions.like(city, pattern)


@given(city=texts, groups=st.lists(texts.filter(bool), min_size=1, max_size=2))
@example(city="a ; b", groups=["a;b"])
@example(city="ab", groups=["a"])
@example(city="A;B", groups=["b"])
def test_includes(row: Connection, city: str, groups: list[str]) -> None:
    found = row.value(keys.includes(SET, groups, row.bind), city)
    assert found == sqlfunctions.includes(city, sqlfunctions.includes_key(groups))


def test_null_is_like_nothing_and_includes_nothing(row: Connection) -> None:
    assert row.value(keys.key(TEXT), None) is None
    assert row.value(keys.is_one_of(TEXT, ["a"], f"({row.bind('a')})"), None) is None
    assert row.value(keys.like(TEXT, "%", row.bind), None) is None
    assert row.value(keys.includes(SET, ["a"], row.bind), None) == 0


def test_ascii_texts_take_no_python(row: Connection) -> None:
    """A million of them are then a matter of a second, and the interpreter is free meanwhile."""

    def refuse(*_: object) -> None:
        raise AssertionError

    bare = Connection()
    for name, count in (("fold", 1), ("soql_like", 2), ("includes", 2)):
        bare.connection.create_function(name, count, refuse, deterministic=True)
    assert bare.value(keys.key(TEXT), "Open Late") == "open late"
    assert bare.value(keys.is_one_of(TEXT, ["open"], f"({bare.bind('open')})"), "OPEN") == 1
    assert bare.value(keys.is_one_of(TEXT, ["open"], f"({bare.bind('open')})"), "shut") == 0
    assert bare.value(keys.like(TEXT, "%Pen%", bare.bind), "Open Late") == 1
    assert bare.value(keys.includes(SET, ["email;social"], bare.bind), "Email;Events;Social") == 1
    assert bare.value(keys.includes(SET, ["email;social"], bare.bind), "Events;Social") == 0
    bare.connection.close()
