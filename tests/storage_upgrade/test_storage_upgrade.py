"""Files that every released format wrote are opened, and what they hold is still there.

`format_N.sql` is the dump of a database of format N as the apdesk of that time wrote it. A fixture
of a released format is never changed; a new format adds one, written by `dump` below.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from apdesk.domain.mapping import Entity
from apdesk.domain.operators import Criterion, Operator
from apdesk.domain.preferences import DEFAULT_PREFERENCES
from apdesk.domain.run import Cause, Result
from apdesk.store import migrations
from apdesk.store.database import APPLICATION_ID, Store
from apdesk.store.edits import Edits
from apdesk.store.journal import Journal
from apdesk.store.lists import ListQuery, OwnList, PendingEdit, Segment
from apdesk.store.mirror import Mirror
from apdesk.store.org_names import OrgNames
from apdesk.store.outbox import Outbox
from apdesk.store.position import Position, Positions
from apdesk.store.settings import Settings
from apdesk.store.views import ListKey, Views

AT = "2026-03-01T10:00:00Z"

_HERE = Path(__file__).parent
#: How many people each fixture holds.
_PEOPLE = {1: 4, 2: 5, 3: 5, 4: 5, 5: 5}
_FORMATS = sorted(int(each.stem.removeprefix("format_")) for each in _HERE.glob("format_*.sql"))


def dump(path: Path) -> str:
    """A database file as the text of a fixture; the search index is built anew from it."""
    connection = sqlite3.connect(path)
    kinds = dict(connection.execute("SELECT name, type FROM pragma_table_list"))
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    made = connection.execute(
        "SELECT name, sql, type FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"
    ).fetchall()
    lines = [
        f"{sql};"
        for name, sql, kind in made
        if kinds.get(name) != "shadow" and not name.startswith("sqlite_") and kind != "trigger"
    ]
    tables = tuple(f'INSERT INTO "{name}" ' for name, kind in kinds.items() if kind == "table")
    lines += [
        each
        for each in connection.iterdump()
        if each.startswith((*tables, 'DELETE FROM "sqlite_sequence"'))
        and "sqlite_master" not in each[:40]
    ]
    for name in sorted(name for name, kind in kinds.items() if kind == "virtual"):
        lines.append(f"INSERT INTO {name} ({name}) VALUES ('rebuild');")
    lines += [f"{sql};" for _, sql, kind in made if kind == "trigger"]
    lines.append(f"PRAGMA user_version = {version};")
    lines.append(f"PRAGMA application_id = {APPLICATION_ID};")
    connection.close()
    return "\n".join(lines) + "\n"


def restore(number: int, path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.executescript((_HERE / f"format_{number}.sql").read_text(encoding="utf-8"))
    connection.close()


def test_every_format_has_its_fixture() -> None:
    assert list(range(1, migrations.LATEST + 1)) == _FORMATS


@pytest.mark.parametrize("number", _FORMATS)
def test_a_file_of_an_older_format_is_opened_whole(tmp_path: Path, number: int) -> None:
    path = tmp_path / "apdesk.sqlite3"
    restore(number, path)
    with Store(path) as store, Views(path) as views:
        with store.transaction() as connection:
            assert connection.execute("PRAGMA user_version").fetchone()[0] == migrations.LATEST
            for entity in ("person", "company"):
                connection.execute(
                    f"INSERT INTO {entity}_search ({entity}_search, rank) "
                    "VALUES ('integrity-check', 1)"
                )
        settings = Settings(store)
        binding = settings.binding()
        assert binding is not None
        assert (binding.org_name, binding.timezone) == ("Practice Ltd", "Europe/Vienna")
        assert settings.installation_id() == "0123456789abcdef0123456789abcdef"
        assert settings.preferences() == DEFAULT_PREFERENCES
        assert settings.setting("sync.interval") == 600
        schema = settings.schema("Lead")
        assert schema is not None
        assert [each.name for each in schema.fields] == ["Name"]
        assert Positions(store).position("Lead") == Position(
            "Lead", "selection", "columns", cursor="2026-03-01T10:00:00Z"
        )
        (run,) = Journal(store).runs()
        assert (run.cause, run.result, run.api_calls) == (Cause.FIRST, Result.HELD, 4)
        assert run.objects["Lead"].entered == 3
        mirror = Mirror(store)
        assert list(mirror.member_ids("Lead")) == ["00Q000000000001AAA", "00Q000000000002AAA"]
        assert [each.reason for each in mirror.held()] == ["criteria"]
        assert [mirror.member_count(each) for each in ("Lead", "Contact", "Account")] == [2, 1, 1]
        assert views.counts()[ListKey.ALL] == _PEOPLE[number]
        (found,) = views.ids(ListKey.ALL, search="jurgen")
        detail = views.record(Entity.PERSON, found)
        assert detail is not None
        assert detail.value("has_opted_out_of_email") is True
        assert detail.value("number_of_employees") == 12
        history = views.history(Entity.PERSON, found)
        assert [(each.kind, each.old, each.new) for each in history] == [
            ("field", "Jurgen", "Jürgen Ünal"),
            ("entered", None, None),
        ]
        (contact,) = views.iterate(ListKey.CONTACTS)
        assert contact.values["Name"] == "Ann"
        rows = views.rows(ListKey.CONTACTS, [contact.apdesk_id], ["company"])
        assert rows == {contact.apdesk_id: ("Acme; “Söhne”",)}
        (kept,) = views.ids(ListKey.ALL, search="keeper")
        assert views.rows(ListKey.ALL, [kept], ["@state"]) == {kept: ("kept",)}


def _formats(folder: Path) -> dict[str, int]:
    """File -> the format of the database in it, for all files of a folder."""
    found = {}
    for each in sorted(folder.iterdir()):
        connection = sqlite3.connect(each)
        found[each.name] = connection.execute("PRAGMA user_version").fetchone()[0]
        connection.close()
    return found


@pytest.mark.parametrize("number", [0, *_FORMATS[:-1]])
def test_two_who_open_an_older_file_at_once_bring_it_up_to_date_once(
    tmp_path: Path, number: int
) -> None:
    """The window and a verb after an update; 0: at the very first start."""
    path = tmp_path / "apdesk.sqlite3"
    if number:
        restore(number, path)
    first = Store(path)
    others: list[Store] = []

    def the_other_comes_first(step: str) -> None:
        if not others:
            others.append(Store(path))
            others[0].open()

    first.point = the_other_comes_first
    first.open()
    assert others, "it was about to change the format"
    for store in (first, *others):
        with store.reading() as connection:
            assert connection.execute("PRAGMA user_version").fetchone()[0] == migrations.LATEST
            assert connection.execute("SELECT count(*) FROM person").fetchone()[0] == (
                _PEOPLE[number] if number else 0
            )
        store.close()
    folder = path.parent / "backups"
    kept = {f"apdesk-format-{number}.sqlite3": number} if number else {}
    assert (_formats(folder) if folder.exists() else {}) == kept


@pytest.mark.parametrize("number", [0, 1, _FORMATS[-2]])
def test_many_processes_that_open_an_older_file_at_once(tmp_path: Path, number: int) -> None:
    path = tmp_path / "apdesk.sqlite3"
    if number:
        restore(number, path)
    with ThreadPoolExecutor(4) as pool:
        ended = list(pool.map(lambda _: _opened_elsewhere(path), range(4)))
    assert [(each.returncode, each.stderr) for each in ended] == [(0, "")] * 4
    folder = path.parent / "backups"
    kept = {f"apdesk-format-{number}.sqlite3": number} if number else {}
    assert (_formats(folder) if folder.exists() else {}) == kept


_OPEN = """
import os, signal, sys
from pathlib import Path
from apdesk.store.database import Store

def die(step):
    if step == sys.argv[2]:
        os.kill(os.getpid(), signal.SIGKILL)

store = Store(Path(sys.argv[1]))
store.point = die
store.open()
store.close()
"""


def _opened_elsewhere(path: Path, dies_at: str = "") -> subprocess.CompletedProcess[str]:
    """A process opens the file, and is killed at a step of the migration."""
    return subprocess.run(
        [sys.executable, "-c", _OPEN, str(path), dies_at],
        check=False,
        capture_output=True,
        text=True,
        cwd=_HERE.parents[1],
    )


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
@pytest.mark.parametrize("number", [1, _FORMATS[-2]])
@pytest.mark.parametrize("step", ["begin", "before commit", "after commit"])
def test_a_process_that_is_killed_in_the_middle_leaves_the_old_file_or_the_new_one(
    tmp_path: Path, number: int, step: str
) -> None:
    path = tmp_path / "apdesk.sqlite3"
    restore(number, path)
    connection = sqlite3.connect(path)
    texts = [(1000 + n, f"00Q{n + 5000:012d}AAA", f"Zed{n} " * 40) for n in range(2000)]
    connection.executemany(
        "INSERT INTO person (id, salesforce_id, sobject, state, f_name) "
        "VALUES (?, ?, 'Lead', 'member', ?)",
        texts,
    )
    connection.execute("INSERT INTO person_search (person_search) VALUES ('rebuild')")
    connection.commit()
    connection.close()
    assert _opened_elsewhere(path, step).returncode == -signal.SIGKILL
    found = sqlite3.connect(path)
    there = found.execute("PRAGMA user_version").fetchone()[0]
    found.close()
    assert there == (migrations.LATEST if step == "after commit" else number), "all or nothing"
    with Store(path) as store, Views(path) as views:
        assert views.counts()[ListKey.ALL] == _PEOPLE[number] + 2000
        assert len(views.ids(ListKey.ALL, search="zed1999")) == 1
        with store.transaction() as inner:
            assert inner.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            inner.execute(
                "INSERT INTO person_search (person_search, rank) VALUES ('integrity-check', 1)"
            )
    assert _formats(path.parent / "backups") == {f"apdesk-format-{number}.sqlite3": number}


def test_edits_that_waited_in_format_1_go_on_waiting(tmp_path: Path) -> None:
    path = tmp_path / "apdesk.sqlite3"
    restore(1, path)
    connection = sqlite3.connect(path)
    connection.executemany(
        "INSERT INTO pending_edit (entity, record_id, field, base, local, remote, at, author) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            ("person", 2, "has_opted_out_of_email", 0, 1, 0, AT, "You"),
            ("person", 2, "phone", None, "1", "2", AT, "You"),
            ("company", 1, "annual_revenue", None, 1.5, None, AT, "You"),
        ],
    )
    connection.execute("UPDATE person SET f_phone = '1' WHERE id = 2")
    connection.commit()
    connection.close()
    with Store(path) as store:
        assert (path.parent / "backups" / "apdesk-format-1.sqlite3").is_file()
        assert Edits(store).pending("person", 2) == (
            PendingEdit(
                "has_opted_out_of_email", "HasOptedOutOfEmail", False, True, AT, "You", False
            ),
            PendingEdit("phone", "Phone", None, "1", AT, "You", False),
        )
        outbox = Outbox(store)
        assert outbox.due("Lead", AT) == {2: "00Q000000000001AAA"}
        (sent,) = outbox.begin("Account", [1])
        assert sent.values == (("AnnualRevenue", 1.5),)
        with store.reading() as reading:
            indexes = {row[0] for row in reading.execute("SELECT name FROM sqlite_master")}
        assert "person_f_email" in indexes


@pytest.mark.parametrize("number", [each for each in _FORMATS if each >= 2])
def test_what_goes_both_ways_is_still_there(tmp_path: Path, number: int) -> None:
    path = tmp_path / "apdesk.sqlite3"
    restore(number, path)
    with Store(path) as store, Views(path) as views:
        edits, outbox = Edits(store), Outbox(store)
        assert [(each.kind, each.title) for each in edits.batches()] == [
            ("add", "Added Zoë"),
            ("edit", "Changed Ann"),
        ]
        (pending,) = edits.pending("person", 5)
        assert (pending.field, pending.local, pending.in_flight) == ("description", "Mine", True)
        (creation,) = outbox.in_flight_creations()
        assert (creation.sobject, dict(creation.values)["Name"]) == ("Lead", "Zoë")
        assert creation.sent == (("Email", "ann@example.com"),)
        (lost, failed) = views.failures()
        assert (lost.operation, lost.record_id, lost.values) == (
            "lost",
            None,
            (("Company", "Gone Ltd"),),
        )
        assert (failed.operation, failed.record_id, failed.name) == ("update", 5, "Ann")
        (conflict,) = views.conflicts()
        assert (conflict.record_id, conflict.winner, conflict.losing) == (3, "salesforce", "Mine")
        position = Positions(store).position("Contact")
        assert position is not None
        assert position.filling == "Title"
        assert OrgNames(store).unknown("005", 10) == ("005000000000009AAA",)
        ann = views.record(Entity.PERSON, 5)
        assert ann is not None
        assert [each.name for each in ann.twins] == ["Zoë"]


def test_a_pull_that_was_under_way_in_format_3_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "apdesk.sqlite3"
    restore(3, path)
    with Store(path) as store:
        position = Positions(store).position("Contact")
        assert position is not None
        assert (position.pull_job, position.pull_locator) == ("750000000000001AAA", "MTAwMA")


@pytest.mark.parametrize("number", [each for each in _FORMATS if each >= 4])
def test_own_lists_and_segments_are_still_there(tmp_path: Path, number: int) -> None:
    path = tmp_path / "apdesk.sqlite3"
    restore(number, path)
    with Store(path), Views(path) as views:
        lists = {each.name: each for each in views.own_lists()}
        assert {name: each.count for name, each in lists.items()} == {"Messe Köln": 2, "Empty": 0}
        among = OwnList(lists["Messe Köln"].id)
        assert list(views.answer(ListQuery(ListKey.ALL, among=among))) == [2, 5]
        (segment,) = views.segments()
        assert segment.name == "Large “ones”"
        assert segment.criteria == (
            Criterion("number_of_employees", Operator.AT_LEAST, "10"),
            Criterion("name", Operator.NOT_BLANK),
        )
        (found,) = views.answer(ListQuery(ListKey.ALL, among=Segment(segment.id)))
        detail = views.record(Entity.PERSON, found)
        assert detail is not None
        assert (detail.value("number_of_employees"), detail.segments) == (12, (segment.name,))


def test_the_newest_format_is_what_its_fixture_says(tmp_path: Path) -> None:
    """A change of the tables without a migration would show here."""

    def fixed(path: Path) -> set[tuple[str, str]]:
        connection = sqlite3.connect(path)
        found = set(
            connection.execute(
                "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL "
                "AND name NOT IN ('person', 'company', 'person_text', 'company_text') "
                "AND name NOT LIKE 'person_f_%'"
            )
        )
        connection.close()
        return found

    restore(migrations.LATEST, tmp_path / "old.sqlite3")
    with Store(tmp_path / "new.sqlite3"):
        pass
    assert fixed(tmp_path / "old.sqlite3") == fixed(tmp_path / "new.sqlite3")
