"""Bulk's CSV made in SQL: the same bytes as value by value in Python, of one moment."""

from __future__ import annotations

import random
import sqlite3
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from apdesk.practice_org.http.bulk_csv import line
from apdesk.practice_org.people.seed import seed
from apdesk.practice_org.state.database import Database
from apdesk.practice_org.state.org import OrgError, PracticeOrg

from .conftest import MovingClock


def by_value(org: PracticeOrg, soql: str, user: str | None = None, **more: Any) -> bytes:
    """Every value fetched, quoted and joined in Python."""
    pages = org.query(soql, user, **more).text_pages(100)
    return "".join(line(row) for page in pages for row in page).encode("utf-8")


def by_sql(org: PracticeOrg, soql: str, user: str | None = None, **more: Any) -> bytes:
    snapshot = org.snapshot(soql, user, **more)
    rows = snapshot.pick()
    blocks = list(snapshot.blocks(7, ",", "\n"))
    snapshot.close()
    assert sum(count for _, count in blocks) == rows
    assert all(count == 7 for _, count in blocks[:-1])
    return b"".join(content for content, _ in blocks)


def everything(org: PracticeOrg, sobject: str) -> str:
    names = [
        field["name"]
        for field in org.describe(sobject)["fields"]
        if field["type"] not in {"address", "location"}
    ]
    return f"SELECT {', '.join(names)} FROM {sobject}"


@pytest.fixture(scope="module")
def seeded() -> Iterator[PracticeOrg]:
    org = PracticeOrg(clock=MovingClock())
    seed(org, 120, 40, 20)
    org.save([])
    yield org
    org.close()


@pytest.mark.parametrize(
    "sobject", ["Lead", "Contact", "Account", "Campaign", "CampaignMember", "Task", "User"]
)
def test_every_field_of_every_object(seeded: PracticeOrg, sobject: str) -> None:
    soql = everything(seeded, sobject)
    assert by_sql(seeded, soql) == by_value(seeded, soql)


@pytest.mark.parametrize(
    "soql",
    [
        "SELECT Id, Account.Name, Owner.Name, Account.Parent.Name FROM Contact",
        "SELECT Id FROM Lead WHERE Country = 'Australia' ORDER BY LastName DESC, Id LIMIT 11",
        "SELECT Name FROM Lead WHERE Id IN (SELECT LeadId FROM CampaignMember)",
        "SELECT Id FROM Lead WHERE LastName = 'nobody at all'",
    ],
)
def test_parents_conditions_and_orders(seeded: PracticeOrg, soql: str) -> None:
    assert by_sql(seeded, soql) == by_value(seeded, soql)


def test_a_hidden_field_is_masked(org: PracticeOrg) -> None:
    org.create("Lead", {"LastName": "x", "Company": "x", "Passport__c": "AB123456"})
    org.create("Lead", {"LastName": "y", "Company": "x"})
    user = next(one.id for one in org.users() if not one.administrator and one.active)
    soql = "SELECT Passport__c FROM Lead"
    assert by_sql(org, soql) == b'"AB123456"\n""\n'
    assert by_sql(org, soql, user) == by_value(org, soql, user) == b'"****3456"\n""\n'


@pytest.fixture(scope="module")
def one() -> Iterator[tuple[PracticeOrg, sqlite3.Connection]]:
    """An org with one lead, and the connection that changes it past all checks."""
    org = PracticeOrg(clock=MovingClock())
    org.create("Lead", {"LastName": "x", "Company": "x"})
    yield org, org._database._writer
    org.close()


def put(one: tuple[PracticeOrg, sqlite3.Connection], **values: Any) -> PracticeOrg:
    org, connection = one
    for name, value in values.items():
        connection.execute(f'UPDATE Lead SET "{name}" = ?', (value,))
    return org


odd_texts = st.text(
    st.sampled_from("ab\",;\n\r\0é€😀%\\'") | st.characters(codec="utf-8"), max_size=9
)


@given(last=odd_texts, street=odd_texts, status=odd_texts)
@example(last="a\0b", street='"', status="")
@example(last='""', street="\n", status="\0")
@example(last="😀", street='","', status="%w%s")
def test_odd_texts(
    one: tuple[PracticeOrg, sqlite3.Connection], last: str, street: str, status: str
) -> None:
    org = put(one, LastName=last, Street=street, Status=status)
    soql = "SELECT Id, LastName, Street, Status, Fax FROM Lead"
    assert by_sql(org, soql) == by_value(org, soql)


numbers = st.one_of(
    st.none(),
    st.floats(allow_nan=False),
    st.integers(-(10**18), 10**18).map(float),
    st.builds(lambda n, places: n / 10**places, st.integers(-(10**12), 10**12), st.integers(0, 9)),
)


@settings(max_examples=300)
@given(number=numbers)
@example(number=1200000.0)
@example(number=0.1)
@example(number=1e21)
@example(number=-33.914305)
@example(number=-0.0)
@example(number=0.0001)
@example(number=0.00001)
@example(number=999999999.999999)
@example(number=1e15)
@example(number=1e16)
@example(number=-1e16)
@example(number=0.30000000000000004)
@example(number=123456.7890125)
def test_odd_numbers(one: tuple[PracticeOrg, sqlite3.Connection], number: float | None) -> None:
    org = put(one, Budget__c=number, Latitude=number)
    soql = "SELECT Budget__c, Latitude FROM Lead"
    assert by_sql(org, soql) == by_value(org, soql)


def test_numbers_of_any_bits(one: tuple[PracticeOrg, sqlite3.Connection]) -> None:
    source = random.Random(1)
    for _ in range(300):
        [number] = struct.unpack("<d", source.randbytes(8))
        if number == number:
            org = put(one, Budget__c=number)
            assert by_sql(org, "SELECT Budget__c FROM Lead") == f'"{number!r}"\n'.encode()


def test_more_columns_than_a_function_has_arguments(org: PracticeOrg) -> None:
    for number in range(120):
        org.add_custom_field("Lead", f"F{number}__c")
    org.create("Lead", {"LastName": 'q"', "Company": "x", "F0__c": "first", "F119__c": "last"})
    org.create("Lead", {"LastName": "nul\0", "Company": "x", "F60__c": "middle"})
    soql = everything(org, "Lead")
    assert by_sql(org, soql) == by_value(org, soql)


@pytest.mark.parametrize("where", ["memory", "file"])
def test_a_snapshot_is_of_its_moment(tmp_path: Path, clock: MovingClock, where: str) -> None:
    org = PracticeOrg(":memory:" if where == "memory" else tmp_path / "org.db", clock=clock)
    ids = [org.create("Lead", {"LastName": f"l{n}", "Company": "x"}) for n in range(9)]
    soql = "SELECT Id, LastName FROM Lead"
    before = by_value(org, soql)
    snapshot = org.snapshot(soql)
    org.update("Lead", ids[0], {"LastName": "changed"})
    org.hard_delete("Lead", ids[1])
    org.create("Lead", {"LastName": "late", "Company": "x"})
    assert snapshot.pick() == 9
    blocks = snapshot.blocks(4, ",", "\n")
    content = next(blocks)[0]
    org.update("Lead", ids[8], {"LastName": "changed"})
    content += b"".join(block for block, _ in blocks)
    snapshot.close()
    assert content == before
    assert by_sql(org, soql) == by_value(org, soql) != before
    org.close()


@pytest.mark.parametrize("where", ["memory", "file"])
def test_a_connection_of_one_moment(tmp_path: Path, where: str) -> None:
    database = Database(":memory:" if where == "memory" else tmp_path / "org.db")
    snapshot = database.snapshot()
    database.set_setting("key", "late")
    assert snapshot.execute("SELECT count(*) FROM setting").fetchone() == (0,)
    snapshot.close()
    assert database.setting("key") == "late"
    database.close()


def test_deleted_rows_when_asked(org: PracticeOrg) -> None:
    gone = org.create("Lead", {"LastName": "gone", "Company": "x"})
    org.delete("Lead", gone)
    soql = "SELECT Id, IsDeleted FROM Lead"
    assert by_sql(org, soql) == b""
    assert by_sql(org, soql, include_deleted=True) == f'"{gone}","true"\n'.encode()


@pytest.mark.parametrize(
    "soql",
    ["SELECT COUNT() FROM Lead", "SELECT Id FROM Lead OFFSET 1", "SELECT Address FROM Lead", "x"],
)
def test_what_bulk_refuses(org: PracticeOrg, soql: str) -> None:
    with pytest.raises(OrgError):
        org.snapshot(soql)


def test_an_interrupted_snapshot_ends(org: PracticeOrg) -> None:
    for number in range(3):
        org.create("Lead", {"LastName": f"größer {number}", "Company": "x"})
    snapshot = org.snapshot("SELECT Id FROM Lead WHERE LastName LIKE 'ü%'")
    seen: list[str] = []

    def look(text: str, _pattern: str) -> int:
        seen.append(text)
        snapshot.interrupt()
        return 0

    snapshot._connection.create_function("soql_like", 2, look, deterministic=True)
    with pytest.raises(sqlite3.OperationalError, match="interrupted"):
        snapshot.pick()
    assert len(seen) == 1
    snapshot.close()
    snapshot.interrupt()
