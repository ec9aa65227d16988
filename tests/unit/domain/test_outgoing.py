from __future__ import annotations

import json

import pytest

from apdesk.domain.outgoing import to_json
from apdesk.domain.schema import FieldSchema, FieldType


def field(kind, **more):
    return FieldSchema("F", "F", FieldType(kind), **more)


@pytest.mark.parametrize(
    ("kind", "more", "value", "raw"),
    [
        ("string", {}, "Acme", "Acme"),
        ("string", {}, "", None),
        ("string", {}, None, None),
        ("string", {}, 5, "5"),
        ("string", {}, True, "true"),
        ("multipicklist", {}, "A;B", "A;B"),
        ("multipicklist", {}, None, None),
        ("boolean", {}, True, True),
        ("boolean", {}, False, False),
        ("boolean", {}, None, False),
        ("boolean", {}, "", False),
        ("boolean", {}, 1, True),
        ("boolean", {}, "true", True),
        ("int", {}, 5, 5),
        ("int", {}, "5", 5),
        ("int", {}, 0, 0),
        ("int", {}, None, None),
        ("double", {"precision": 18, "scale": 2}, 12.345, 12.35),
        ("double", {"precision": 18, "scale": 2}, "12.5", 12.5),
        ("double", {}, 1e22, 10**22),
        ("currency", {"precision": 18, "scale": 0}, 950000000.0, 950000000),
        ("currency", {"precision": 18, "scale": 2}, "", None),
        ("percent", {"precision": 5, "scale": 2}, 0.0, 0),
        ("date", {}, "2026-01-31", "2026-01-31"),
        ("datetime", {}, "2026-01-31T10:00:00Z", "2026-01-31T10:00:00Z"),
        ("time", {}, "10:00:00.000Z", "10:00:00.000Z"),
        ("reference", {}, "0035g00000LhZ5b", "0035g00000LhZ5bAAF"),
        ("reference", {}, None, None),
    ],
)
def test_values_as_json(kind, more, value, raw):
    found = to_json(field(kind, **more), value)
    assert found == raw
    assert type(found) is type(raw)


def test_large_numbers_are_written_out():
    assert json.dumps(to_json(field("double"), 1e20)) == "1" + "0" * 20


@pytest.mark.parametrize(
    ("kind", "value"),
    [("int", "abc"), ("currency", "-"), ("double", True), ("date", "soon"), ("datetime", "soon"),
     ("time", "10"), ("boolean", "maybe"), ("boolean", 2)],
)  # fmt: skip
def test_a_value_that_is_not_understood_clears_nothing(kind, value):
    with pytest.raises(ValueError, match=f"^F can't hold “{value}”$"):
        to_json(field(kind), value)


@pytest.mark.parametrize("kind", ["address", "location", "base64", "complexvalue"])
def test_compound_fields_are_written_by_their_parts(kind):
    with pytest.raises(ValueError, match=r"^F is written by its parts$"):
        to_json(field(kind), None)
