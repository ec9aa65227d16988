"""The SQL that SOQL compiles to agrees with a plain reading of the rules, row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apdesk.practice_org.state.org import PracticeOrg

Row = dict[str, Any]

TEXTS = (
    *(None, "Open", "open", "OPEN - NOT", "straße", "STRASSE", "a%b", "a_b", "İzmir", "x\ny"),
    # Not ASCII, and yet some of them fold to it; and one that SQLite takes to end at its NUL.
    *("ﬁn", "FIN", "\N{KELVIN SIGN}", "k", "a\0b"),
)
NUMBERS = (None, 0.0, -1.5, 3.0, 10.0)
SETS = (None, "Email", "Events;Email", "Email;Events;Social")
BOOLEANS = (False, True)


def rows() -> list[Row]:
    made: list[Row] = []
    for place in range(60):
        made.append(
            {
                "LastName": f"n{place:02d}",
                "Company": "x",
                "Nickname__c": TEXTS[place % len(TEXTS)],
                "City": TEXTS[(place * 7) % len(TEXTS)],
                "Budget__c": NUMBERS[(place * 3) % len(NUMBERS)],
                "Interests__c": SETS[(place * 5) % len(SETS)],
                "Attended_Webinar__c": BOOLEANS[place % 2],
            }
        )
    return made


@pytest.fixture(scope="module")
def data() -> Iterator[tuple[PracticeOrg, list[Row]]]:
    org = PracticeOrg(clock=lambda: datetime(2026, 3, 18, tzinfo=UTC))
    made = rows()
    for row in made:
        org.create("Lead", row)
    yield org, made
    org.close()


# ------------------------------------------------------------------ a condition and its meaning
Condition = tuple[str, Any]


def quote(text: str | None) -> str:
    if text is None:
        return "null"
    escaped = text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n")
    return f"'{escaped}'"


def folded(text: str | None) -> str | None:
    return text.casefold() if text else None


def as_set(text: str | None) -> frozenset[str]:
    return frozenset((text or "").casefold().split(";")) - {""}


def like(text: str | None, pattern: str) -> bool:
    if text is None:
        return False
    source = "".join(
        ".*" if letter == "%" else "." if letter == "_" else re.escape(letter.casefold())
        for letter in pattern
    )
    return re.fullmatch(source, text.casefold(), re.DOTALL) is not None


text_fields = st.sampled_from(["Nickname__c", "City"])
text_values = st.sampled_from([*TEXTS, "", "nothing"])
number_values = st.sampled_from([None, -1.5, 0, 3, 4, 10.0])


@st.composite
def text_conditions(draw: st.DrawFn) -> Condition:
    field = draw(text_fields)
    operator = draw(st.sampled_from(["=", "!=", "IN", "NOT IN", "LIKE"]))
    if operator == "LIKE":
        pattern = draw(
            st.sampled_from(["%open%", "o%", "%SSE", "a_b", "%", "_", "open", "%n_t", "ﬁ%", "a%b"])
        )
        return f"{field} LIKE '{pattern}'", lambda row: like(row[field], pattern)
    if operator in ("=", "!="):
        value = draw(text_values)
        wanted = folded(value)
        if operator == "=":
            return f"{field} = {quote(value)}", lambda row: folded(row[field]) == wanted
        return f"{field} != {quote(value)}", lambda row: folded(row[field]) != wanted
    values = draw(st.lists(text_values, min_size=1, max_size=4))
    listed = ", ".join(quote(value) for value in values)
    keys = {folded(value) for value in values}
    if operator == "IN":
        return f"{field} IN ({listed})", lambda row: folded(row[field]) in keys
    return f"{field} NOT IN ({listed})", lambda row: folded(row[field]) not in keys


@st.composite
def number_conditions(draw: st.DrawFn) -> Condition:
    operator = draw(st.sampled_from(["=", "!=", "<", "<=", ">", ">="]))
    value = draw(number_values)
    text = "null" if value is None else str(value)

    def meaning(row: Row) -> bool:
        found = row["Budget__c"]
        if operator == "=":
            return bool(found == value)
        if operator == "!=":
            return bool(found != value)
        if found is None or value is None:
            return False
        return {
            "<": found < value,
            "<=": found <= value,
            ">": found > value,
            ">=": found >= value,
        }[operator]

    return f"Budget__c {operator} {text}", meaning


@st.composite
def other_conditions(draw: st.DrawFn) -> Condition:
    kind = draw(st.sampled_from(["boolean", "includes", "excludes", "exactly"]))
    if kind == "boolean":
        value = draw(st.booleans())
        return (
            f"Attended_Webinar__c = {str(value).upper()}",
            lambda row: row["Attended_Webinar__c"] is value,
        )
    groups = draw(
        st.lists(st.sampled_from(["Email", "events", "Social;Email"]), min_size=1, max_size=2)
    )
    if kind == "exactly":
        return (
            f"Interests__c = {quote(groups[0])}",
            lambda row: as_set(row["Interests__c"]) == as_set(groups[0]),
        )
    listed = ", ".join(quote(group) for group in groups)

    def includes(row: Row) -> bool:
        return any(as_set(group) <= as_set(row["Interests__c"]) for group in groups)

    if kind == "includes":
        return f"Interests__c INCLUDES ({listed})", includes
    return f"Interests__c EXCLUDES ({listed})", lambda row: not includes(row)


def combined(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    def negate(one: Condition) -> Condition:
        return f"(NOT ({one[0]}))", lambda row: not one[1](row)

    def join(word: str, many: list[Condition]) -> Condition:
        text = f" {word} ".join(f"({one[0]})" for one in many)
        decide = all if word == "AND" else any
        return text, lambda row: decide(one[1](row) for one in many)

    return st.one_of(
        inner.map(negate),
        st.builds(join, st.sampled_from(["AND", "OR"]), st.lists(inner, min_size=2, max_size=3)),
    )


conditions = st.recursive(
    st.one_of(text_conditions(), number_conditions(), other_conditions()), combined, max_leaves=5
)


@settings(max_examples=150)
@given(condition=conditions)
def test_compiled_sql_means_what_the_rules_say(
    data: tuple[PracticeOrg, list[Row]], condition: Condition
) -> None:
    org, made = data
    soql, meaning = condition
    found = org.query(f"SELECT LastName FROM Lead WHERE {soql} ORDER BY LastName").records()
    assert [one["LastName"] for one in found] == [row["LastName"] for row in made if meaning(row)]
    counted = org.query(f"SELECT COUNT() FROM Lead WHERE NOT ({soql})").total_size
    assert counted == len(made) - len(found)
