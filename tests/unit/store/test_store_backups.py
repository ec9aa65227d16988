"""Backups: made, listed, thinned out, and put back while others look on."""

from __future__ import annotations

import os
import shutil
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from apdesk.errors import KnownError
from apdesk.store import migrations
from apdesk.store.backups import Backup, Backups
from apdesk.store.database import Store
from apdesk.store.lists import ListKey
from apdesk.store.views import Views
from tests.storage_upgrade.test_storage_upgrade import restore as old_file
from tests.unit.store.store_builders import AT, LATER, Desk, page, record, sf

NOW = datetime(2026, 3, 1, 10, tzinfo=UTC)


def at(**ago: int) -> str:
    return (NOW - timedelta(**ago)).strftime("%Y-%m-%dT%H:%M:%SZ")


def names(desk: Desk) -> list[object]:
    ids = desk.views.ids(ListKey.ALL, sort=("name", False))
    return [desk.values(each, "name")[0] for each in ids]


def lead(desk: Desk, number: int, name: str) -> None:
    desk.apply(page("Lead", [record("Lead", number, Name=name)]))


def code_of(error: pytest.ExceptionInfo[KnownError]) -> str:
    assert error.value.title
    assert error.value.message
    assert error.value.next_step
    return error.value.code


def test_a_backup_says_what_it_is(desk: Desk) -> None:
    backups = Backups(desk.store)
    made = backups.create("manual", AT)
    folder = desk.store.path.parent / "backups"
    assert made.path == folder / "apdesk-manual-20260301T100000Z.sqlite3"
    assert (made.at, made.reason, made.version) == (AT, "manual", migrations.LATEST)
    assert made.size == made.path.stat().st_size
    if os.name == "posix":
        assert made.path.stat().st_mode & 0o777 == 0o600
    again = backups.create("manual", AT)
    assert again.path.name == "apdesk-manual-20260301T100000Z-2.sqlite3"
    assert (again.at, again.reason) == (AT, "manual")
    removals = backups.create("before-removals", LATER)
    assert removals.reason == "before-removals"
    assert backups.all()[0] == removals
    assert set(backups.all()) == {made, again, removals}


def test_other_files_are_passed_over(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    backups = Backups(desk.store, folder)
    assert backups.all() == ()
    folder.mkdir()
    (folder / "short.sqlite3").write_bytes(b"x")
    (folder / "notes.txt").write_text("x")
    sqlite3.connect(folder / "other.sqlite3").execute("CREATE TABLE t (x)")
    assert backups.all() == ()
    old_file(1, folder / "apdesk-format-1.sqlite3")
    named = backups.create("scheduled", AT)
    shutil.copy(named.path, folder / "my own copy.sqlite3")
    found = {each.path.name: (each.reason, each.version) for each in backups.all()}
    assert found == {
        "apdesk-format-1.sqlite3": ("before-migration", 1),
        "apdesk-scheduled-20260301T100000Z.sqlite3": ("scheduled", migrations.LATEST),
        "my own copy.sqlite3": ("manual", migrations.LATEST),
    }


def test_a_scheduled_backup_is_due_after_its_time(desk: Desk) -> None:
    backups = Backups(desk.store)
    backups.create("manual", at())
    assert backups.due(NOW)
    backups.create("scheduled", at(hours=23))
    assert not backups.due(NOW)
    assert backups.due(NOW + timedelta(hours=1))
    assert backups.due(NOW, every=timedelta(hours=12))
    # a clock that was wrong must not put it off for ever
    assert backups.due(NOW - timedelta(days=3))


def test_only_the_oldest_scheduled_ones_go(desk: Desk) -> None:
    backups = Backups(desk.store)
    made = [backups.create("scheduled", at(days=each)) for each in range(5)]
    other = backups.create("before-restore", at(days=99))
    backups.prune(keep=2)
    assert backups.all() == (made[0], made[1], other)
    backups.prune(keep=2)
    assert len(backups.all()) == 3


def test_those_made_by_hand_stay(desk: Desk) -> None:
    backups = Backups(desk.store)
    for each in range(3):
        for reason in ("manual", "before-removals", "before-restore"):
            backups.create(reason, at(days=each))
    backups.prune(keep=1)
    assert sorted(each.reason for each in backups.all()) == [
        "before-removals",
        "before-restore",
        "manual",
        "manual",
        "manual",
    ]
    backups.forget()
    assert backups.all() == ()


# -- restoring ------------------------------------------------------------------------------------


def test_what_was_is_again_and_what_is_is_kept(desk: Desk) -> None:
    lead(desk, 1, "Ann")
    desk.edit(1, company="Mine")
    backups = Backups(desk.store)
    then = backups.create("manual", AT)
    lead(desk, 2, "Bob")
    desk.send(1)
    before = backups.restore(then.path, LATER)
    assert (before.reason, before.at) == ("before-restore", LATER)
    assert names(desk) == ["Ann"]
    assert desk.waiting(1) == {"company": (None, "Mine")}
    lead(desk, 3, "Zoe")
    desk.check_search()
    backups.restore(before.path, LATER)
    assert names(desk) == ["Ann", "Bob"]
    assert desk.waiting(1) == {}
    with desk.store.reading() as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_other_connections_see_it_as_one_change(desk: Desk) -> None:
    lead(desk, 1, "Ann")
    backups = Backups(desk.store)
    then = backups.create("manual", AT)
    lead(desk, 2, "Bob")
    with Views(desk.store.path) as other, Store(desk.store.path, check=False) as second:
        assert other.counts()[ListKey.ALL] == 2
        reader = sqlite3.connect(desk.store.path)
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM person").fetchone() == (2,)
        backups.restore(then.path, LATER)
        assert reader.execute("SELECT count(*) FROM person").fetchone() == (2,)
        reader.execute("COMMIT")
        assert reader.execute("SELECT count(*) FROM person").fetchone() == (1,)
        reader.close()
        assert other.counts()[ListKey.ALL] == 1
        with second.transaction() as connection:
            connection.execute("UPDATE person SET f_name = 'Anne'")
    assert names(desk) == ["Anne"]


def test_an_older_format_is_brought_up_to_date(desk: Desk) -> None:
    backups = Backups(desk.store)
    old = desk.store.path.parent / "backups" / "apdesk-format-1.sqlite3"
    old.parent.mkdir()
    old_file(1, old)
    kept = old.read_bytes()
    backups.restore(old, AT)
    assert len(desk.views.ids(ListKey.ALL, search="jurgen")) == 1
    with desk.store.reading() as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (migrations.LATEST,)
    assert old.read_bytes() == kept


@pytest.mark.parametrize(
    ("what", "code"),
    [
        ("missing", "backup.unknown"),
        ("folder", "backup.unknown"),
        ("foreign", "backup.unknown"),
        ("empty", "backup.unknown"),
        ("text", "backup.corrupt"),
        ("torn", "backup.corrupt"),
        ("newer", "backup.newer"),
    ],
)
def test_what_is_no_sound_backup_is_refused(
    desk: Desk, tmp_path: Path, what: str, code: str
) -> None:
    lead(desk, 1, "Ann")
    backups = Backups(desk.store)
    path = tmp_path / "copy.sqlite3"
    if what == "folder":
        path.mkdir()
    elif what == "foreign":
        sqlite3.connect(path).execute("CREATE TABLE t (x)")
    elif what == "empty":
        path.touch()
    elif what == "text":
        path.write_text("no database " * 200)
    elif what != "missing":
        desk.store.backup(path)
        connection = sqlite3.connect(path)
        if what == "newer":
            connection.execute("PRAGMA user_version = 99")
        connection.close()
        if what == "torn":
            content = bytearray(path.read_bytes())
            content[4096 * 3 : 4096 * 20] = b"\xff" * 4096 * 17
            path.write_bytes(content)
    before = desk.dump()
    with pytest.raises(KnownError) as error:
        backups.restore(path, AT)
    assert code_of(error) == code
    assert desk.dump() == before
    assert backups.all() == ()


def test_nothing_is_left_of_a_backup_that_fails(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("in the way")
    with pytest.raises(KnownError) as error:
        Backups(desk.store).create("manual", AT)
    assert error.value.code == "disk.failed"


def test_a_full_disk_while_restoring_leaves_all_as_it_was(desk: Desk) -> None:
    for number in range(30):
        lead(desk, number, f"N{number}" * 500)
    backups = Backups(desk.store)
    then = backups.create("manual", AT)
    for number in range(30):
        desk.apply(page("Lead", deletes=[(sf("Lead", number), "deleted")]))
    desk.mirror.remove_staged("Lead")
    desk.store.purge()
    with desk.store.reading() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 1}")
    before = desk.dump()
    with pytest.raises(KnownError) as error:
        backups.restore(then.path, LATER)
    assert error.value.code == "disk.full"
    assert desk.dump() == before
    with desk.store.reading() as connection:
        connection.execute("PRAGMA max_page_count = 1000000")
    backups.restore(then.path, LATER)
    assert desk.views.counts()[ListKey.ALL] == 30


def test_a_backup_is_a_value() -> None:
    one = Backup(Path("a"), AT, "manual", 1, 2)
    assert one == Backup(Path("a"), AT, "manual", 1, 2)
