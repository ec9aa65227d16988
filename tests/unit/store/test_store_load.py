"""Pages that are loaded whole end up as if they had been applied row by row."""

from __future__ import annotations

import csv
import os
import signal
import sqlite3
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from apdesk.domain.cancel import CancelToken
from apdesk.domain.preferences import OnLeave
from apdesk.domain.records import FieldValue, Row
from apdesk.domain.schema import FieldSchema, FieldType, SObjectSchema
from apdesk.errors import BugError, Cancelled, KnownError
from apdesk.store.changes import PageChanges
from apdesk.store.load import loader
from apdesk.store.load.loader import Loader, UnreadableValue
from apdesk.store.load.target import Loaded, ShortPage
from tests.unit.store.store_builders import ALL, AT, LATER, Desk, desk_at, page, record, sf

EXTRA = {"Id": FieldType.ID, "SystemModstamp": FieldType.DATETIME}
ODD = "He said \"so\",\nand then;\r\nÄÖÜ 日本語 🙂 'x' \t end"


def schema(sobject: str) -> SObjectSchema:
    fields = [FieldSchema(name, name, kind) for name, kind in EXTRA.items()]
    fields += [FieldSchema(each.salesforce, each.label, each.field_type) for each in ALL[sobject]]
    return SObjectSchema(sobject, sobject, f"{sobject}s", tuple(fields))


def cell(value: FieldValue) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return text[:19] + ".000Z" if len(text) == 20 and text[10] == "T" else text


class Pages:
    """Writes pages as the org sends them, and loads them into a desk."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.desk = desk
        self.folder = folder
        self.cancel = CancelToken()
        folder.mkdir()

    def write(self, changes: PageChanges, name: str = "page 1's.csv") -> Path:
        path = self.folder / name
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
            writer.writerow(changes.fields)
            writer.writerows([cell(each) for each in row] for row in changes.rows)
        return path

    def loader(self, changes: PageChanges, run_id: int = 1, at: str = AT) -> Loader:
        where = loader.target(
            self.desk.store.path,
            self.desk.mirror.catalogue(),
            schema(changes.sobject),
            changes.fields,
            run_id,
            at,
        )
        return Loader(where, self.folder, self.cancel)

    def load(self, changes: PageChanges, run_id: int = 1, at: str = AT) -> tuple[Loaded, list[str]]:
        """What was loaded, and the ids of the rows that were left to be weighed."""
        path = self.write(changes)
        with self.loader(changes, run_id, at) as process:
            loaded = process.load(path, len(changes.rows))
        rest: list[str] = []
        if loaded.rest_path is not None:
            with Path(loaded.rest_path).open(encoding="utf-8", newline="") as file:
                rows = list(csv.reader(file))
            assert rows[0] == list(changes.fields)
            by_id = {str(row[0]): row for row in changes.rows}
            assert rows[1:] == [[cell(each) for each in by_id[row[0]]] for row in rows[1:]]
            rest = [row[0] for row in rows[1:]]
            Path(loaded.rest_path).unlink()
        assert loaded.rest == len(rest)
        return loaded, rest

    def settle(self, changes: PageChanges, run_id: int = 1, at: str = AT) -> Loaded:
        """Loads the page and applies what was left, as a run does."""
        loaded, rest = self.load(changes, run_id, at)
        rows: tuple[Row, ...] = tuple(row for row in changes.rows if row[0] in rest)
        if rows:
            self.desk.apply(replace(changes, rows=rows), run_id, at)
        return loaded


@pytest.fixture
def pages(desk: Desk, tmp_path: Path) -> Pages:
    return Pages(desk, tmp_path / "incoming")


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Desk]:
    with desk_at(tmp_path / "other.sqlite3") as found:
        yield found


def content(desk: Desk, *, ids: bool = True) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that the mirror holds; without `ids`, records are told apart by Salesforce's."""
    connection = sqlite3.connect(desk.store.path)
    found = {}
    who = "r.id" if ids else "r.salesforce_id"
    for entity in ("person", "company"):
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({entity})")][1:]
        listed = ", ".join(f'r."{each}"' for each in columns)
        found[entity] = connection.execute(f"SELECT {who}, {listed} FROM {entity} r").fetchall()
        for table in ("history", "pending_edit", "removal", "conflict"):
            names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            kept = ", ".join(f"x.{each}" for each in names if each not in ("id", "record_id"))
            found[f"{entity} {table}"] = connection.execute(
                f"SELECT {who}, {kept} FROM {table} x JOIN {entity} r ON r.id = x.record_id "
                f"WHERE x.entity = '{entity}'"
            ).fetchall()
        connection.execute(
            f"INSERT INTO {entity}_search ({entity}_search) VALUES ('integrity-check')"
        )
    found["tally"] = connection.execute("SELECT * FROM tally").fetchall()
    connection.close()
    return {name: sorted(rows, key=repr) for name, rows in found.items()}


def leads(count: int) -> list[dict[str, FieldValue]]:
    return [
        record(
            "Lead",
            number,
            Name=f"Lead {number}",
            Email=f"lead{number}@acme.example" if number % 3 else None,
            Description=ODD if number == 2 else None,
            HasOptedOutOfEmail=number % 2 == 0,
            LastViewedDate="2026-01-02T03:04:05Z" if number % 4 else None,
            NumberOfEmployees=number * 1000 if number % 5 else None,
            Company="Ácme & Søn",
        )
        for number in range(1, count + 1)
    ]


def test_records_that_are_new(desk: Desk, other: Desk, pages: Pages) -> None:
    changes = page("Lead", leads(20))
    loaded, rest = pages.load(changes)
    assert (loaded.entered, loaded.unchanged, rest) == (20, 0, [])
    other.apply(changes)
    assert content(desk) == content(other)
    assert len(desk.views.ids("leads", search="acme")) == 20
    assert list(desk.views.ids("leads", search="日本語")) == [2]
    assert desk.mirror.member_count("Lead") == 20


def test_people_and_companies_share_one_sequence_of_ids(
    desk: Desk, other: Desk, pages: Pages
) -> None:
    accounts = page("Account", [record("Account", 1, Name="Acme", AnnualRevenue=1200000.5)])
    for changes in (page("Lead", leads(3)), accounts, page("Lead", leads(5)[3:])):
        pages.load(changes)
        other.apply(changes)
    assert content(desk) == content(other)
    assert list(desk.views.ids("leads")) == [1, 2, 3, 5, 6]


def test_a_page_that_is_loaded_twice_changes_nothing(desk: Desk, pages: Pages) -> None:
    changes = page("Lead", leads(20))
    pages.load(changes)
    before = content(desk)
    loaded, rest = pages.load(changes, run_id=2, at=LATER)
    assert (loaded.entered, loaded.unchanged, rest) == (0, 20, [])
    assert content(desk) == before


def _mixed(desk: Desk) -> None:
    """Records in every state that a page may meet."""
    desk.apply(page("Lead", leads(12)))
    desk.apply(page("Lead", leaves=[(sf("Lead", 3), "criteria")], on_leave=OnLeave.KEEP))
    desk.apply(page("Lead", leaves=[(sf("Lead", 4), "criteria")]))
    desk.edit(5, name="Ours")
    desk.edit(6, company="Theirs soon")
    desk.apply(page("Contact", [record("Contact", 1, Name="Contact 1")]))


def test_records_that_are_here_already(desk: Desk, other: Desk, pages: Pages) -> None:
    _mixed(desk)
    _mixed(other)
    news = leads(16)
    for number, values in {
        7: {"Name": "Renamed", "SystemModstamp": "2026-02-02T00:00:00Z"},
        8: {"SystemModstamp": "2026-02-02T00:00:00Z"},
        9: {"Email": None, "HasOptedOutOfEmail": True},
        10: {"NumberOfEmployees": 7},
        11: {"Description": ODD},
        6: {"Company": "Theirs soon"},
    }.items():
        news[number - 1].update(values)
    changes = page("Lead", news)
    loaded, rest = pages.load(changes, 2, LATER)
    assert [int(each[3:15]) for each in sorted(rest)] == [3, 4, 5, 6, 7, 8, 9, 10, 11]
    assert (loaded.entered, loaded.unchanged) == (4, 3)
    desk.apply(replace(changes, rows=tuple(r for r in changes.rows if r[0] in rest)), 2, LATER)
    other.apply(changes, 2, LATER)
    assert content(desk, ids=False) == content(other, ids=False)


def test_a_contact_takes_over_the_lead_that_was_converted_into_it(
    desk: Desk, other: Desk, pages: Pages
) -> None:
    conversion = page("Lead", conversions=[(sf("Lead", 2), sf("Contact", 9))])
    arriving = page("Contact", [record("Contact", number, Name=f"C{number}") for number in (8, 9)])
    for each in (desk, other):
        each.apply(page("Lead", leads(3)))
        each.apply(conversion)
    assert pages.settle(arriving, 2, LATER).entered == 1
    other.apply(arriving, 2, LATER)
    assert content(desk, ids=False) == content(other, ids=False)
    (taken,) = desk.views.find(sf("Contact", 9))
    assert taken.id == 2


def _nothing_stored(desk: Desk) -> None:
    assert content(desk)["person"] == []
    assert desk.mirror.member_count("Lead") == 0


def test_a_value_that_cannot_be_ends_the_page(desk: Desk, pages: Pages) -> None:
    changes = page("Lead", leads(5))
    path = pages.write(changes)
    text = path.read_text(encoding="utf-8").replace('"3000"', '"three thousand"')
    path.write_text(text, encoding="utf-8")
    with pages.loader(changes) as process:
        with pytest.raises(UnreadableValue) as caught:
            process.load(path, 5)
        assert caught.value.field == "NumberOfEmployees"
        assert "three" not in repr(caught.value)
        _nothing_stored(desk)
        assert process.load(pages.write(changes), 5).entered == 5, "it goes on"


@pytest.mark.parametrize("said", [4, 6])
def test_a_page_with_another_number_of_rows_is_refused(desk: Desk, pages: Pages, said: int) -> None:
    changes = page("Lead", leads(5))
    with pages.loader(changes) as process, pytest.raises(ShortPage):
        process.load(pages.write(changes), said)
    _nothing_stored(desk)


def test_without_a_file_it_says_so(desk: Desk, pages: Pages) -> None:
    with pages.loader(page("Lead", leads(5))) as process, pytest.raises(Exception, match=r"."):
        process.load(pages.folder / "nowhere.csv", 5)
    _nothing_stored(desk)


def _during(process: Loader, path: Path, rows: int, act: Callable[[], None]) -> BaseException:
    """What loading a page raises while another writer holds the database and `act` happens."""
    connection = sqlite3.connect(process._target.database, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    timer = threading.Timer(0.2, act)
    timer.start()
    try:
        with pytest.raises((KnownError, Cancelled)) as caught:
            process.load(path, rows)
    finally:
        timer.join()
        connection.execute("ROLLBACK")
        connection.close()
    return caught.value


def test_a_page_that_is_known_to_be_utf_8_is_not_looked_through(desk: Desk, pages: Pages) -> None:
    changes = page("Lead", [record("Lead", 1, Name="Ann HALF")])
    path = pages.write(changes)
    path.write_bytes(path.read_bytes().replace(b"HALF", b"caf\xe9"))
    with pages.loader(changes) as process:
        assert process.load(path, 1, utf8=True).entered == 1
    with desk.store.reading() as connection:
        column = desk.mirror.catalogue().field("person", "name")
        assert column is not None
        stored = f"SELECT CAST({column.sql} AS BLOB) FROM person"
        assert connection.execute(stored).fetchone() == (b"Ann caf\xe9",)


def test_the_search_index_gathers_more_only_while_pages_are_loaded(
    desk: Desk, pages: Pages
) -> None:
    def gathered() -> object:
        with desk.store.reading() as connection:
            said = "SELECT v FROM person_search_config WHERE k = 'hashsize'"
            return connection.execute(said).fetchone()

    changes = page("Lead", leads(3))
    path = pages.write(changes)
    with pages.loader(changes) as process:
        process.load(path, 3)
        assert gathered() == (4 << 20,)
        process.finish()
    assert gathered() == (1 << 20,)
    desk.check_search()


@pytest.mark.parametrize(
    ("cut", "said", "json"),
    [
        (b"\xed\xa0\xbd", "?", "\ud83d"),
        (b"\xed\xb9\x82x\xed\xa0\xbd", "?x?", "\ude42x\ud83d"),
        (b"\xc1\xff", "\ufffd\ufffd", None),
        (b"caf\xe9", "caf\ufffd", None),
    ],
)
def test_halves_of_characters_are_loaded_as_the_other_way_takes_them(
    desk: Desk, other: Desk, pages: Pages, cut: bytes, said: str, json: str | None
) -> None:
    """Text that was cut in an org; as it came, nobody could read the record again."""
    changes = page("Lead", [*leads(3), record("Lead", 4, Name="Ann HALF 🙂", Company=ODD)])
    path = pages.write(changes)
    path.write_bytes(path.read_bytes().replace(b"HALF", cut))
    with pages.loader(changes) as process:
        assert process.load(path, 4).entered == 4
        assert process.load(path, 4).unchanged == 4
    assert not list(pages.folder.glob("*.utf8"))
    assert desk.values(4, "name", "company") == (f"Ann {said} 🙂", ODD)
    desk.check_search()
    if json is not None:
        cut_there = [*leads(3), record("Lead", 4, Name=f"Ann {json} 🙂", Company=ODD)]
        other.apply(page("Lead", cut_there))
        assert content(desk) == content(other)


def test_a_file_that_cannot_be_written_beside_the_page_is_told_as_that(
    desk: Desk, pages: Pages
) -> None:
    """As on a full disk, and not as a database that somebody else holds."""
    desk.apply(page("Lead", [dict(each, Company="Else") for each in leads(500)]))
    changes = page("Lead", leads(500))
    path = pages.write(changes)
    path.with_name(f"{path.name}.rest").mkdir()
    before = content(desk)
    with pages.loader(changes) as process, pytest.raises(KnownError) as error:
        process.load(path, 500)
    assert error.value.code == "disk.failed"
    assert content(desk) == before
    path.with_name(f"{path.name}.rest").rmdir()
    with pages.loader(changes) as process:
        assert process.load(path, 500).rest == 500


def test_a_value_that_is_no_text_is_told_where_rows_are_read(desk: Desk) -> None:
    """Of a file that an earlier apdesk wrote."""
    desk.apply(page("Lead", leads(2)))
    with desk.store.transaction() as connection:
        connection.execute("UPDATE person SET f_name = CAST(x'41eda0bd' AS TEXT) WHERE id = 1")
    with pytest.raises(BugError) as error:
        desk.values(1, "name")
    assert error.value.code == "database.bug"


def test_a_process_that_is_killed_is_told_and_nothing_is_half_done(
    desk: Desk, pages: Pages
) -> None:
    changes = page("Lead", leads(5))
    path = pages.write(changes)
    with pages.loader(changes) as process:
        process._start()
        assert process._process is not None
        number = process._process.pid
        process._ask(process._target.to_json())
        error = _during(process, path, 5, lambda: os.kill(number, signal.SIGTERM))
    assert isinstance(error, KnownError)
    assert error.code == "load.died"
    _nothing_stored(desk)


def test_a_cancel_does_not_wait_for_the_page(desk: Desk, pages: Pages) -> None:
    changes = page("Lead", leads(5))
    path = pages.write(changes)
    with pages.loader(changes) as process:
        error = _during(process, path, 5, pages.cancel.cancel)
    assert isinstance(error, Cancelled)
    _nothing_stored(desk)


def test_edits_go_on_between_two_pages(desk: Desk, pages: Pages) -> None:
    changes = page("Lead", leads(3))
    path = pages.write(changes)
    with pages.loader(changes) as process:
        process.load(path, 3)
        desk.edit(1, name="Meanwhile")
        loaded = process.load(path, 3)
    assert (loaded.rest, loaded.unchanged) == (1, 2)
    assert loaded.rest_path is not None
    assert Path(loaded.rest_path).stat().st_mode & 0o077 == 0


def _index_names(desk: Desk) -> set[str]:
    with desk.store.reading() as connection:
        return {
            row[0]
            for row in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'person'"
            )
        }


def test_indexes_by_values_are_made_once_the_table_is_full(desk: Desk, pages: Pages) -> None:
    before = _index_names(desk)
    assert len(before) == 3
    changes = page("Lead", leads(5))
    path = pages.write(changes)
    with pages.loader(changes) as process:
        process.load(path, 5)
        assert len(_index_names(desk)) == 2
        process.finish()
    assert _index_names(desk) == before
    with pages.loader(changes) as process:
        process.load(path, 5)
        assert _index_names(desk) == before, "the table isn't empty any more"


def test_an_index_that_was_left_aside_is_put_back(desk: Desk, pages: Pages) -> None:
    before = _index_names(desk)
    changes = page("Lead", leads(5))
    with pages.loader(changes) as process:
        process.load(pages.write(changes), 5)
    assert _index_names(desk) != before
    desk.mirror.put_back_indexes()
    assert _index_names(desk) == before
    desk.mirror.put_back_indexes()
