"""A cell of a Bulk result is stored as its reader says, whether SQL or Python turns it."""

from __future__ import annotations

from datetime import datetime

import apsw
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from apdesk.domain.apdesk_types import ApdeskType, apdesk_types_for
from apdesk.domain.schema import FieldSchema, FieldType
from apdesk.store.load.cells import FALLBACK, Cell

DIGITS = st.text("0123456789", max_size=20)
NUMBERS = st.one_of(
    st.integers(-(10**18), 10**18).map(str),
    st.floats(allow_nan=False, allow_infinity=False).map(repr),
    st.decimals(allow_nan=False, allow_infinity=False, places=4).map(str),
    st.builds("{}{}.{}".format, st.sampled_from(["", "-"]), DIGITS, DIGITS),
    st.sampled_from(
        ["0", "-0", "-0.0", "1200000.0", "0.1", "-33.914305", "1e21", ".5", "5.", "07"]
    ),
)
MOMENTS = st.datetimes(datetime(1700, 1, 1), datetime(4000, 12, 31)).flatmap(  # noqa: DTZ001
    lambda moment: st.sampled_from(
        [
            moment.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
            moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
            moment.strftime("%Y-%m-%dT%H:%M:%S.000+0000"),
            moment.strftime("%Y-%m-%dT%H:%M:%S.123+0200"),
        ]
    )
)
IDS = st.text("abcXYZ019", min_size=15, max_size=15) | st.text("abAB01", min_size=18, max_size=18)
TEXTS: dict[FieldType, st.SearchStrategy[str]] = {
    FieldType.ID: IDS,
    FieldType.REFERENCE: IDS,
    FieldType.BOOLEAN: st.sampled_from(["true", "false", "TRUE", "False", "1", "0"]),
    FieldType.INT: NUMBERS,
    FieldType.DOUBLE: NUMBERS,
    FieldType.CURRENCY: NUMBERS,
    FieldType.PERCENT: NUMBERS,
    FieldType.DATE: st.dates().map(str) | st.dates().map(lambda day: f"{day}T00:00:00Z"),
    FieldType.DATETIME: MOMENTS,
    FieldType.TIME: st.sampled_from(
        ["10:20:30.000Z", "10:20:30Z", "23:59:59.9Z", "00:00:00.123456Z"]
    ),
}
ANYTHING = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=30)


def stored(cell: Cell, text: str) -> str | int | float | None:
    """What SQLite makes of the text; ValueError as the reader raises it."""
    connection = apsw.Connection(":memory:")
    read = cell.reader()
    connection.create_scalar_function(FALLBACK, lambda _, raw: read(raw), 2, deterministic=True)
    storage = {
        ApdeskType.CHECKBOX: "INTEGER",
        ApdeskType.NUMBER: "INTEGER" if cell.type is FieldType.INT else "REAL",
        ApdeskType.CURRENCY: "REAL",
        ApdeskType.PERCENT: "REAL",
    }.get(cell.kind, "TEXT")
    connection.execute(f"CREATE TABLE here (value {storage})")
    connection.execute("CREATE TABLE page (c0 TEXT)")
    connection.execute("INSERT INTO page VALUES (?)", (text,))
    connection.execute(f"INSERT INTO here SELECT {cell.sql()} FROM page")
    found: str | int | float | None = connection.execute("SELECT value FROM here").get
    connection.close()
    return found


@pytest.mark.parametrize("kind", list(FieldType))
@given(data=st.data())
def test_sql_and_reader_agree(kind: FieldType, data: st.DataObject) -> None:
    text = data.draw(TEXTS.get(kind, ANYTHING) | st.just("") | ANYTHING)
    precision, scale = data.draw(st.sampled_from([(0, 0), (18, 0), (18, 2), (18, 15)]))
    field = FieldSchema("F", "F", kind, precision=precision, scale=scale, length=255)
    types = apdesk_types_for(field) or (ApdeskType.TEXT,)
    cell = Cell.of(0, '"f_f"', field, data.draw(st.sampled_from(types)))
    try:
        expected = cell.reader()(text)
    except ValueError:
        expected = "refused"
    assume(not isinstance(expected, int) or abs(expected) < 2**63)  # Salesforce has nine digits
    try:
        found = stored(cell, text)
    except ValueError:
        found = "refused"
    assert (type(found), found) == (type(expected), expected), text


def test_the_common_forms_need_no_python() -> None:
    def never(at: int, text: str) -> None:
        raise AssertionError(text)

    for kind, text in {
        FieldType.ID: "00Q5g0000000001EAA",
        FieldType.STRING: "Ärmel, “quoted”",
        FieldType.BOOLEAN: "true",
        FieldType.INT: "4200",
        FieldType.CURRENCY: "1200000.5",
        FieldType.DOUBLE: "-33.914305",
        FieldType.DATE: "2026-02-28",
        FieldType.DATETIME: "2026-02-28T10:11:12.000Z",
    }.items():
        field = FieldSchema("F", "F", kind, precision=18, scale=6)
        cell = Cell.of(0, '"f_f"', field, apdesk_types_for(field)[0])
        connection = apsw.Connection(":memory:")
        connection.create_scalar_function(FALLBACK, never, 2, deterministic=True)
        for each in (text, ""):
            if kind is FieldType.BOOLEAN and not each:
                continue
            connection.execute(f"SELECT {cell.sql()} FROM (SELECT ? AS c0)", (each,)).fetchall()
        connection.close()
