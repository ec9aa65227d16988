"""Rows read from a page of a job's result: the same as REST gives for the same record."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apdesk.domain.records import FieldValue, Row
from apdesk.domain.schema import FieldSchema, FieldType, SObjectSchema
from apdesk.domain.values import column_reader
from apdesk.errors import KnownError
from apdesk.salesforce.bulk_rows import read_page
from apdesk.salesforce.errors import SalesforceError

FIELDS = (
    FieldSchema("Id", "Id", FieldType.ID),
    FieldSchema("Name", "Name", FieldType.STRING),
    FieldSchema("Notes__c", "Notes", FieldType.TEXTAREA, length=131_072),
    FieldSchema("Status", "Status", FieldType.PICKLIST),
    FieldSchema("Tags__c", "Tags", FieldType.MULTIPICKLIST),
    FieldSchema("DoNotCall", "Do not call", FieldType.BOOLEAN),
    FieldSchema("Count__c", "Count", FieldType.INT),
    FieldSchema("Revenue", "Revenue", FieldType.CURRENCY, precision=18, scale=2),
    FieldSchema("Latitude", "Latitude", FieldType.DOUBLE, precision=18, scale=15),
    FieldSchema("Free__c", "Free", FieldType.DOUBLE),
    FieldSchema("Born__c", "Born", FieldType.DATE),
    FieldSchema("SystemModstamp", "Modified", FieldType.DATETIME),
    FieldSchema("At__c", "At", FieldType.TIME),
    FieldSchema("OwnerId", "Owner", FieldType.REFERENCE),
    FieldSchema("Odd__c", "Odd", FieldType.OTHER),
)
LEAD = SObjectSchema("Lead", "Lead", "Leads", FIELDS)
BY_NAME = {each.name: each for each in FIELDS}


def page(path: Path, *lines: list[str]) -> Path:
    """As the org writes it: each cell in quotes."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(lines)
    return path


def rows(path: Path, *names: str) -> list[Row]:
    return list(read_page(path, LEAD, names))


def fails(path: Path, *names: str) -> SalesforceError:
    with pytest.raises(SalesforceError) as caught:
        rows(path, *names)
    return caught.value


# -- the same value, by REST and by Bulk -------------------------------------------------------

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)


def _decimals(places: int) -> st.SearchStrategy[Decimal]:
    return st.decimals(-(10**12), 10**12, places=places)


#: For each type: what REST's JSON holds, and Bulk's text for it.
PAIRS: dict[FieldType, st.SearchStrategy[tuple[Any, str]]] = {
    FieldType.ID: st.just(("00Q5w00001abcdEEAQ",) * 2),
    FieldType.REFERENCE: st.sampled_from([("0055w00001abcde", "0055w00001abcde"), (None, "")]),
    FieldType.BOOLEAN: st.booleans().map(lambda value: (value, str(value).lower())),
    FieldType.INT: st.integers(-(2**31), 2**31).map(lambda value: (value, str(value))),
    FieldType.CURRENCY: _decimals(2).map(lambda value: (float(value), str(value))),
    FieldType.DOUBLE: st.one_of(
        st.floats(-1e15, 1e15).map(lambda value: (value, repr(value))),
        st.integers(-(10**14), 10**14).map(lambda value: (value, f"{value}.0")),
    ),
    FieldType.DATE: st.dates().map(lambda value: (value.isoformat(), value.isoformat())),
    FieldType.DATETIME: st.tuples(st.dates(date(1700, 1, 1), date(4000, 1, 1)), st.times()).map(
        lambda moment: (
            f"{moment[0]}T{moment[1]:%H:%M:%S}.000+0000",
            f"{moment[0]}T{moment[1]:%H:%M:%S}.000Z",
        )
    ),
    FieldType.TIME: st.times().map(
        lambda value: (f"{value:%H:%M:%S}.{value.microsecond // 1000:03}Z",) * 2
    ),
}
AS_TEXT = st.one_of(st.none(), TEXT).map(lambda value: (value or None, value or ""))


@given(st.data())
def test_rest_and_bulk_give_the_same_value(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    fields = data.draw(st.lists(st.sampled_from(FIELDS), min_size=1, unique=True))
    blank = st.just((None, ""))
    records = data.draw(
        st.lists(
            st.tuples(
                *(PAIRS[each.type] | blank if each.type in PAIRS else AS_TEXT for each in fields)
            ),
            max_size=5,
        )
    )
    names = [each.name for each in fields]
    path = tmp_path_factory.getbasetemp() / "same.csv"
    page(path, names, *([text for _, text in record] for record in records))
    by_rest: list[Row] = [
        tuple(column_reader(field)(raw) for field, (raw, _) in zip(fields, record, strict=True))
        for record in records
    ]
    by_bulk = rows(path, *names)
    assert by_bulk == by_rest
    assert [[type(each) for each in row] for row in by_bulk] == [
        [type(each) for each in row] for row in by_rest
    ]


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("Id", "00Q5w00001abcdEEAQ", "00Q5w00001abcdEEAQ"),
        ("OwnerId", "0055w00001abcdE", "0055w00001abcdEAAQ"),
        ("DoNotCall", "true", True),
        ("DoNotCall", "", False),
        ("Count__c", "12", 12),
        ("Revenue", "1.25E7", 12_500_000.0),
        ("Revenue", "0.005", 0.01),
        ("SystemModstamp", "2021-12-02T18:23:39.000Z", "2021-12-02T18:23:39Z"),
        ("Born__c", "1999-12-31", "1999-12-31"),
        ("At__c", "09:30:00.000Z", "09:30:00.000Z"),
        ("Notes__c", 'two\nlines, "quoted"\r\n', 'two\nlines, "quoted"\r\n'),
        ("Notes__c", "x" * 200_000, "x" * 200_000),
        ("Name", " kept ", " kept "),
    ],
)
def test_texts_of_bulk_become_canonical(
    tmp_path: Path, name: str, text: str, value: FieldValue
) -> None:
    assert rows(page(tmp_path / "p.csv", [name], [text]), name) == [(value,)]


# -- files -------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"", b'"Id","Name"\n', b'"Id","Name"'])
def test_a_page_without_rows(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "p.csv"
    path.write_bytes(content)
    assert rows(path, "Id", "Name") == []


def test_the_header_may_be_written_otherwise_and_cells_without_quotes(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_bytes(b"ID,name,Account.Name\n00Q5w00001abcdEEAQ,Ada,Works\n")
    assert rows(path, "Id", "Name", "account.name") == [("00Q5w00001abcdEEAQ", "Ada", "Works")]


@pytest.mark.parametrize(
    "content",
    [
        b'"Name","Id"\n',
        b'"Id"\n"00Q5w00001abcdEEAQ"\n',
        b'"Id","Name","Status"\n',
        b'"Id","Name"\n"00Q5w00001abcdEEAQ"\n',
        b'"Id","Name"\n"00Q5w00001abcdEEAQ","A","B"\n',
        b'"Id","Name"\n"00Q5w00001abcdEEAQ","broken off',
        b'"Id","Name"\n"00Q5w00001abcdEEAQ","\xff"\n',
        b'"Id","Name"\n"00Q5w00001abcdEEAQ","a"b\n',
        b"<html><body>Sorry</body></html>",
    ],
)
def test_what_isn_t_the_table_that_was_asked_for_is_malformed(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "p.csv"
    path.write_bytes(content)
    assert fails(path, "Id", "Name").code == "salesforce.malformed_answer"


@pytest.mark.parametrize(
    ("name", "text"),
    [("Count__c", "many"), ("DoNotCall", "perhaps"), ("Born__c", "soon"), ("Revenue", "1,5")],
)
def test_a_value_that_its_field_can_t_have_isn_t_read(tmp_path: Path, name: str, text: str) -> None:
    error = fails(page(tmp_path / "p.csv", [name], [text]), name)
    assert error.code == "salesforce.unreadable_value"
    assert text not in str(error)


def test_a_file_that_isn_t_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        rows(tmp_path / "none.csv", "Id")
    assert caught.value.code == "disk.failed"


def test_rows_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    now = datetime(2026, 3, 2, tzinfo=UTC)
    lines = [[f"{now + timedelta(seconds=n):%Y-%m-%dT%H:%M:%S}.000Z"] for n in range(10_000)]
    path = page(tmp_path / "p.csv", ["SystemModstamp"], *lines, ["never"])
    reading = read_page(path, LEAD, ("SystemModstamp",))
    assert next(reading) == ("2026-03-02T00:00:00Z",)
    reading.close()  # type: ignore[attr-defined]
