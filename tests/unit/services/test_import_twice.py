"""An import meets people again: in a later row of the file, or with the values they have here."""

from __future__ import annotations

import csv
import io

import pytest

from apdesk.domain.records import FieldValue
from apdesk.store.views import ListKey, Views
from apdesk.sync.export import export
from apdesk.sync.importing import Table, guess, importable, run_import
from tests.unit.services.services_desk import ServicesDesk

OUT = "has_opted_out_of_email"
MAPPING = {"Last": "last_name", "Email": "email", "Out": OUT, "Title": "title"}
LONG = "x" * 300


def table(*rows: tuple[str, ...], columns: tuple[str, ...] = tuple(MAPPING)) -> Table:
    numbers = tuple(range(2, len(rows) + 2))
    return Table(columns, rows, numbers, encoding="utf-8", delimiter=",", name="people.csv")


def row(out: str = "", title: str = "") -> tuple[str, ...]:
    return ("Xy", "xy@example.com", out, title)


def lead(desk: ServicesDesk, **values: FieldValue) -> int:
    given: dict[str, FieldValue] = {
        "Name": "Xy",
        "LastName": "Xy",
        "Email": "xy@example.com",
        "Company": "Acme",
        "HasOptedOutOfEmail": False,
        "IsConverted": False,
    }
    return desk.member("Lead", 1, **given | values)


def everybody(desk: ServicesDesk) -> list[int]:
    with Views(desk.store.path) as views:
        return list(views.ids(ListKey.ALL))


@pytest.mark.parametrize("here", [False, True], ids=["new", "here"])
@pytest.mark.parametrize("outs", [("yes", "no"), ("no", "yes"), ("yes", "", "no")], ids=str)
def test_a_later_row_takes_no_opt_out_back(
    outs: tuple[str, ...], here: bool, desk: ServicesDesk
) -> None:
    if here:
        lead(desk)
    rows = table(*(row(out, f"T{n}") for n, out in enumerate(outs)))
    done = run_import(desk.store, desk.clock, rows, MAPPING, duplicates="update")
    (record_id,) = everybody(desk)
    assert desk.value(record_id, OUT) is True
    # The rest of the last row counts as ever.
    assert desk.value(record_id, "title") == f"T{len(outs) - 1}"
    lost = {"An import opts nobody in to mail again.": 1} if outs[-1] == "no" else {}
    assert done.left_out == lost


@pytest.mark.parametrize("here", [False, True], ids=["new", "here"])
@pytest.mark.parametrize("first", [False, True], ids=["later row", "first row"])
def test_of_two_rows_the_one_that_salesforce_would_refuse_is_left_out(
    first: bool, here: bool, desk: ServicesDesk
) -> None:
    if here:
        lead(desk)
    wrong, good = row(out="yes", title=LONG), row(title="Chief")
    rows = table(*((wrong, good) if first else (good, wrong)), ("Zz", "zz@example.com", "", ""))
    done = run_import(desk.store, desk.clock, rows, MAPPING, duplicates="update")
    assert [(each.row, each.column) for each in done.invalid] == [(2 if first else 3, "Title")]
    assert (done.added, done.updated) == ((1, 1) if here else (2, 0))
    one, two = everybody(desk)
    assert (desk.value(one, "title"), desk.value(two, "last_name")) == ("Chief", "Zz")
    # A row is taken as a whole or not at all.
    assert not desk.value(one, OUT)


def test_a_refused_row_adds_nobody_to_a_list(desk: ServicesDesk) -> None:
    desk.editing.add({"last_name": "Xy", "email": "xy@example.com", "company": "Acme"})
    done = run_import(desk.store, desk.clock, table(row(title=LONG)), MAPPING, "Lead", "update")
    assert [each.row for each in done.invalid] == [2]
    assert (done.updated, done.skipped, done.wanted) == (0, 0, ())


def test_what_is_here_already_is_not_told_as_left_out(desk: ServicesDesk) -> None:
    lead(desk, Title="Chief")
    lead_2 = {"LastName": "Zz", "Email": "zz@example.com", "Company": "Acme", "Title": LONG}
    desk.member("Lead", 2, Name="Zz", IsConverted=False, HasOptedOutOfEmail=True, **lead_2)
    out = io.StringIO(newline="")
    with Views(desk.store.path) as views:
        export(views, ListKey.LEADS, out)
    columns, *lines = csv.reader(io.StringIO(out.getvalue()))
    rows = table(*map(tuple, lines), columns=tuple(columns))
    mapping = guess(rows.columns, importable(desk.store))
    assert {"is_converted", OUT, "title"} <= set(mapping.values())
    done = run_import(desk.store, desk.clock, rows, mapping, duplicates="update")
    assert (done.left_out, done.invalid, done.batch) == ({}, (), None)
    assert (done.added, done.updated, done.skipped) == (0, 0, 2)


def test_what_differs_is_told(desk: ServicesDesk) -> None:
    record = lead(desk, HasOptedOutOfEmail=True)
    mapping = {"Email": "email", "Out": OUT, "Converted": "is_converted"}
    rows = table(("xy@example.com", "no", "yes"), columns=tuple(mapping))
    done = run_import(desk.store, desk.clock, rows, mapping, duplicates="update")
    assert sorted(done.left_out.items()) == [
        ("An import opts nobody in to mail again.", 1),
        ("Salesforce doesn't let you change “Converted”.", 1),
    ]
    assert (done.updated, done.skipped, desk.pending(record)) == (0, 1, {})
