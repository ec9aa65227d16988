from __future__ import annotations

import pytest

from apdesk.domain.schema import FieldSchema, FieldType
from apdesk.domain.values import column_reader, id18, same


def field(kind, **more):
    return FieldSchema("F", "F", FieldType(kind), **more)


@pytest.mark.parametrize(
    ("kind", "more", "raw", "value"),
    [
        ("string", {}, "Acme", "Acme"),
        ("string", {}, "", None),
        ("string", {}, None, None),
        ("string", {}, " ", " "),
        ("string", {}, "a\0b", "ab"),
        ("string", {}, "\0", None),
        ("anyType", {}, 5, "5"),
        ("anyType", {}, True, "true"),
        ("multipicklist", {}, "B;A", "B;A"),
        ("boolean", {}, None, False),
        ("boolean", {}, True, True),
        ("boolean", {}, "true", True),
        ("boolean", {}, "false", False),
        ("boolean", {}, "", False),
        ("int", {}, 5, 5),
        ("int", {}, 5.0, 5),
        ("int", {}, "5", 5),
        ("int", {}, "", None),
        ("int", {}, 0, 0),
        ("currency", {"precision": 18, "scale": 0}, 950000000.0, 950000000.0),
        ("currency", {"precision": 18, "scale": 2}, 1.005, 1.01),
        ("currency", {"precision": 18, "scale": 2}, "-0.004", 0.0),
        ("double", {"precision": 18, "scale": 15}, 52.520008, 52.520008),
        ("double", {}, 1.23456, 1.23456),
        ("percent", {"precision": 5, "scale": 2}, "12.34", 12.34),
        ("date", {}, "2026-01-31", "2026-01-31"),
        ("datetime", {}, "2021-12-02T18:23:39.000+0000", "2021-12-02T18:23:39Z"),
        ("datetime", {}, "2021-12-02T18:23:39.000Z", "2021-12-02T18:23:39Z"),
        ("datetime", {}, "2021-12-02T18:23:39Z", "2021-12-02T18:23:39Z"),
        ("datetime", {}, "2021-12-02T18:23:39.000+0200", "2021-12-02T16:23:39Z"),
        ("datetime", {}, "", None),
        ("time", {}, "10:00:00.000Z", "10:00:00.000Z"),
        ("time", {}, "10:00:00Z", "10:00:00.000Z"),
        ("reference", {}, "0035g00000LhZ5b", "0035g00000LhZ5bAAF"),
        ("id", {}, "0035g00000LhZ5bAAF", "0035g00000LhZ5bAAF"),
        ("address", {}, {"city": "Berlin"}, None),
    ],
)
def test_canonical_values(kind, more, raw, value):
    found = column_reader(field(kind, **more))(raw)
    assert found == value
    assert type(found) is type(value)
    if isinstance(raw, str):
        assert column_reader(field(kind, **more))(raw) == value


@pytest.mark.parametrize(
    ("kind", "raw"),
    [("int", "abc"), ("double", "NaN"), ("currency", True), ("date", "soon"), ("datetime", "soon"),
     ("boolean", "maybe"), ("string", {"a": 1}), ("datetime", 5), ("time", "10")],
)  # fmt: skip
def test_values_of_another_type_are_refused(kind, raw):
    with pytest.raises(ValueError):  # noqa: PT011 - several sources, one meaning
        column_reader(field(kind))(raw)


def test_numbers_come_out_the_same_by_rest_and_by_bulk():
    amount = field("currency", precision=18, scale=2)
    for rest, bulk in ((1e6, "1000000.0"), (0.1 + 0.2, "0.30"), (12.345, "12.345")):
        assert column_reader(amount)(rest) == column_reader(amount)(bulk)


def test_id18():
    assert id18("0035g00000LhZ5b") == "0035g00000LhZ5bAAF"
    assert id18("0035g00000LhZ5bAAF") == "0035g00000LhZ5bAAF"
    for wrong in ("", "0035g00000LhZ5", "0035g00000LhZ5bAA", "0035g00000Lh-5b", "0035g00000LhZ5é"):
        with pytest.raises(ValueError, match="not a Salesforce id"):
            id18(wrong)


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        (None, "", True),
        (None, False, True),
        (None, 0, False),
        (None, 0.0, False),
        ("", False, True),
        (True, 1, True),
        (False, 0, True),
        (1, 1.0, True),
        ("1", 1, False),
        ("a", "A", False),
        (None, None, True),
        (True, None, False),
    ],
)
def test_same(a, b, alike):
    assert same(a, b) is alike
    assert same(b, a) is alike


@pytest.mark.parametrize(
    "text", ["0015g0000000001AAA", "00Q5g0000000001EAA", "001D000000IqhSLIAZ", "00530000003TgXYAA0"]
)
def test_an_id_in_lower_case_has_its_case_again(text: str) -> None:
    assert id18(id18(text[:15]).lower()) == id18(text[:15])


def test_a_lower_case_id_whose_suffix_cannot_be_its_own_stays() -> None:
    assert id18("0015g0000000001zzz") == "0015g0000000001zzz"
    assert id18("0015g0000000001999") == "0015g0000000001999"
