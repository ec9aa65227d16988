"""What is asked of an org of a million records again and again goes by an index."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from apdesk.practice_org.state.org import PracticeOrg
from apdesk.practice_org.state.soql.parser import parse

ID = "00Q5g0000000001EAA"
T = "2026-03-18T12:00:00Z"
BEHIND = f"(SystemModstamp > {T} OR (SystemModstamp = {T} AND Id > '{ID}'))"


def steps(org: PracticeOrg, soql: str) -> list[str]:
    with org._database.read() as connection:
        plan = org._queries._plan(connection, parse(soql), None, include_deleted=False)
        explained = connection.execute(f"EXPLAIN QUERY PLAN {plan.rows_sql}", plan.parameters)
        return [row[3] for row in explained]


@pytest.mark.parametrize(
    ("rest", "index"),
    [
        (f"WHERE SystemModstamp >= {T} ORDER BY SystemModstamp, Id LIMIT 9", "(SystemModstamp>?)"),
        (
            f"WHERE {BEHIND} ORDER BY SystemModstamp, Id LIMIT 9",
            "((SystemModstamp,Id)>(?,?))",
        ),
        (
            f"WHERE {BEHIND} AND Country = 'x' ORDER BY SystemModstamp, Id LIMIT 9",
            "((SystemModstamp,Id)>(?,?))",
        ),
        (f"WHERE Id > '{ID}' ORDER BY Id LIMIT 9", "(Id>?)"),
        (f"WHERE Id > '{ID}' AND Country = 'x' AND Rating != null ORDER BY Id LIMIT 9", "(Id>?)"),
        (f"WHERE Id IN ('{ID}')", "(Id=?)"),
        ("WHERE Email = 'a@example.com'", "Lead_Email (<expr>=?)"),
        ("WHERE External_Id__c IN ('a', 'b')", "Lead_External_Id__c (<expr>=?)"),
    ],
)
def test_one_search_by_an_index_and_no_sorting(org: PracticeOrg, rest: str, index: str) -> None:
    [step] = [one for one in steps(org, f"SELECT Id FROM Lead {rest}") if "ORDER BY" not in one]
    assert step.startswith("SEARCH")
    assert step.endswith(index)
    if "ORDER BY" in rest:
        assert len(steps(org, f"SELECT Id FROM Lead {rest}")) == 1


@pytest.mark.parametrize(
    "where", ["", f"WHERE SystemModstamp >= {T}", f"WHERE IsDeleted = false AND {BEHIND}"]
)
def test_what_is_counted_by_an_index_alone(org: PracticeOrg, where: str) -> None:
    [step] = steps(org, f"SELECT COUNT() FROM Lead {where}")
    assert "COVERING INDEX Lead_SystemModstamp_Id" in step


def test_the_place_behind_a_row_is_what_it_says(org: PracticeOrg) -> None:
    ids = [org.create("Lead", {"LastName": f"l{n}", "Company": "x"}) for n in range(5)]
    stamp = org.now().isoformat()[:19] + "Z"

    def behind(first: str, then: str, place: int) -> list[str]:
        where = f"SystemModstamp > {first} OR (SystemModstamp = {then} AND Id > '{ids[place]}')"
        found = org.query(f"SELECT Id FROM Lead WHERE {where} ORDER BY SystemModstamp, Id")
        return [one["Id"] for one in found.records()]

    assert behind(stamp, stamp, 2) == ids[3:]
    assert behind("2000-01-01T00:00:00Z", stamp, 2) == ids, "two moments are no place"
    assert behind(stamp, "2000-01-01T00:00:00Z", 2) == []


def test_a_file_of_before_gets_the_index_of_today(tmp_path: Path) -> None:
    path = tmp_path / "org.db"
    PracticeOrg(path).close()
    with closing(sqlite3.connect(path)) as old:
        old.execute("DROP INDEX Lead_SystemModstamp_Id")
        old.execute("CREATE INDEX Lead_SystemModstamp ON Lead (SystemModstamp)")
    org = PracticeOrg(path)
    with org._database.read() as connection:
        names = {row[1] for row in connection.execute("PRAGMA index_list(Lead)")}
    org.close()
    assert "Lead_SystemModstamp_Id" in names
    assert "Lead_SystemModstamp" not in names
