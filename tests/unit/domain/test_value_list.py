from __future__ import annotations

import pytest

from apdesk.domain.value_list import join_values, quoting_problem, split_values


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("", ()),
        ("  ", ()),
        (" , ,", ()),
        ("Open", ("Open",)),
        (
            "Open - Not Contacted,Working - Contacted",
            ("Open - Not Contacted", "Working - Contacted"),
        ),
        (" open ,  working ", ("open", "working")),
        ("open,,working,", ("open", "working")),
        ('"Smith, Inc",Acme', ("Smith, Inc", "Acme")),
        ('"the ""Best"", Inc"', ('the "Best", Inc',)),
        ('""', ("",)),
        ('A,""', ("A", "")),
        ('"" , A', ("", "A")),
        ('""""', ('"',)),
        ('5" pipe, 6" pipe', ('5" pipe', '6" pipe')),
        ('" inc"', (" inc",)),
        ('"a" , "b"', ("a", "b")),
    ],
)
def test_split(text, items):
    assert split_values(text) == items
    assert quoting_problem(text) is None
    assert split_values(join_values(items)) == items


def test_faulty_quotes_are_told_and_still_read():
    assert split_values('A,"Smith, Inc') == ("A", "Smith, Inc")
    assert quoting_problem('A,"Smith, Inc') == "The quote before “Smith, Inc” is not closed."
    assert quoting_problem('"Smith" Inc') == "There must be a comma between “Smith” and “Inc”."


def test_join_quotes_only_where_needed():
    assert join_values(["Open - Not Contacted", "", "Smith, Inc", '5" pipe']) == (
        'Open - Not Contacted,"","Smith, Inc",5" pipe'
    )
