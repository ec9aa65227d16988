"""Backups: made, listed, thinned out, and put back while others look on."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from apdesk.errors import KnownError
from apdesk.store import migrations
from apdesk.store.backups import Backup, Backups
from apdesk.store.database import APPLICATION_ID, Store
from apdesk.store.lists import ListKey
from apdesk.store.views import Views
from tests.storage_upgrade.test_storage_upgrade import restore as old_file
from tests.unit.store.store_builders import AT, LATER, Desk, desk_at, page, record, sf

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


def test_of_those_made_in_one_second_the_later_one_comes_first(desk: Desk) -> None:
    backups = Backups(desk.store)
    reasons = ("manual", "before-restore", "manual", "scheduled", "manual")
    made = [backups.create(each, AT).path for each in reasons]
    for number, path in enumerate(made):  # some disks tell moments of milliseconds only
        os.utime(path, ns=(0, number * 5_000_000))
    assert [each.path for each in backups.all()] == made[::-1]


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


def test_a_clock_that_was_wrong_makes_no_backup_at_each_look(desk: Desk) -> None:
    backups = Backups(desk.store)
    for each in range(3):
        backups.create("scheduled", at(days=-1000 - each))
    assert backups.due(NOW)
    made = backups.create("scheduled", at())
    assert not backups.due(NOW + timedelta(hours=23))
    backups.prune(keep=2)
    assert made in backups.all(), "those from the future aren't newer than what was just made"
    assert len(backups.all()) == 2
    later = backups.create("scheduled", at(days=-1))
    backups.prune(keep=2)
    assert set(backups.all()) == {made, later}


def test_one_from_before_a_new_format_goes_in_its_turn(desk: Desk) -> None:
    backups = Backups(desk.store)
    old = desk.store.path.parent / "backups" / "apdesk-format-1.sqlite3"
    old.parent.mkdir()
    old_file(1, old)
    os.utime(old, (NOW.timestamp() - 86_400, NOW.timestamp() - 86_400))
    backups.create("scheduled", at(days=2))
    backups.create("scheduled", at())
    backups.prune(keep=2)
    assert old.exists()
    backups.create("scheduled", at(hours=-1))
    backups.prune(keep=2)
    assert not old.exists()


def test_copies_that_a_crash_broke_off_are_deleted(desk: Desk) -> None:
    """They hold people too, and nobody would ever see them."""
    backups = Backups(desk.store)
    made = backups.create("manual", at())
    broken = [made.path.with_name(f"{made.path.name}.part{each}") for each in ("", "-journal")]

    def broken_off(age: float) -> None:
        for each in broken:
            shutil.copy(made.path, each)
            os.utime(each, (time.time() - age, time.time() - age))

    broken_off(60)
    backups.prune()
    assert all(each.exists() for each in broken), "another process may be at it"
    broken_off(7200)
    backups.prune()
    assert not any(each.exists() for each in broken)
    assert backups.all() == (made,)
    broken_off(0)
    backups.forget()
    assert list(made.path.parent.iterdir()) == []


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
    assert backups.all() == (then,), "the next attempt has as much room"
    with desk.store.reading() as connection:
        connection.execute("PRAGMA max_page_count = 1000000")
    backups.restore(then.path, LATER)
    assert desk.views.counts()[ListKey.ALL] == 30


@pytest.mark.parametrize(
    ("tables", "version"),
    [("none", 2), ("none", 4), ("none", migrations.LATEST), ("some", 2), ("some", 4)],
)
def test_a_file_that_only_says_that_it_is_ours_is_refused(
    desk: Desk, tmp_path: Path, tables: str, version: int
) -> None:
    """Its pages are sound, but it can't be brought up to date."""
    lead(desk, 1, "Ann")
    path = tmp_path / "copy.sqlite3"
    other = sqlite3.connect(path, isolation_level=None)
    if tables == "some":
        for each in ("company", "history", "meta", "person", "run"):
            other.execute(f"CREATE TABLE {each} (key, value)")
    other.execute("CREATE TABLE t (x)")
    other.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    other.execute(f"PRAGMA user_version = {version}")
    other.close()
    before, backups = desk.dump(), Backups(desk.store)
    with pytest.raises(KnownError) as error:
        backups.restore(path, AT)
    assert code_of(error) == ("backup.unknown" if tables == "none" else "backup.corrupt")
    assert desk.dump() == before
    assert backups.all() == ()


@pytest.mark.parametrize("fault", ["full", "bug"])
def test_a_backup_that_cannot_be_brought_up_to_date_leaves_all_as_it_was(
    desk: Desk, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead(desk, 1, "Ann")
    backups = Backups(desk.store)
    old = desk.store.path.parent / "backups" / "apdesk-format-4.sqlite3"
    old.parent.mkdir()
    old_file(4, old)

    def change(connection: sqlite3.Connection) -> None:
        connection.execute("DROP TABLE person_search")
        if fault == "bug":
            raise ValueError
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        connection.execute("CREATE TABLE more AS SELECT zeroblob(100000) x")

    monkeypatch.setattr(migrations, "after", lambda version: ((migrations.LATEST, change),))
    before = desk.dump()
    with pytest.raises(KnownError if fault == "full" else ValueError) as error:
        backups.restore(old, AT)
    if fault == "full":
        assert isinstance(error.value, KnownError)
        assert error.value.code == "disk.full"
    assert desk.dump() == before
    lead(desk, 2, "Bob")
    desk.check_search()


def test_a_restore_does_not_wait_for_ever_for_somebody_who_writes(tmp_path: Path) -> None:
    with desk_at(tmp_path / "apdesk.sqlite3") as desk:
        lead(desk, 1, "Ann")
        then = Backups(desk.store).create("manual", AT)
        lead(desk, 2, "Bob")
        before = desk.dump()
        writer = sqlite3.connect(desk.store.path, isolation_level=None)
        writer.execute("BEGIN IMMEDIATE")
        with Store(desk.store.path, busy_timeout=0.05) as store:
            with pytest.raises(KnownError) as error:
                Backups(store).restore(then.path, LATER)
            assert code_of(error) == "database.locked"
            writer.execute("ROLLBACK")
            writer.close()
            assert desk.dump() == before
            Backups(store).restore(then.path, LATER)
        assert names(desk) == ["Ann"]


def test_journeys_stand_still_after_a_restore(desk: Desk) -> None:
    """What they did since the backup isn't known to it: they would do it once more."""
    with desk.store.transaction() as connection:
        connection.executemany(
            "INSERT INTO journey (name, draft, changed_at, state) VALUES (?, '{}', ?, ?)",
            [("Welcome", AT, "live"), ("Old", AT, "paused"), ("New", AT, "draft")],
        )
    backup = Backups(desk.store).create("manual", AT)
    Backups(desk.store).restore(backup.path, LATER)
    with desk.store.reading() as connection:
        states = dict(connection.execute("SELECT name, state FROM journey"))
    assert states == {"Welcome": "paused", "Old": "paused", "New": "draft"}


def test_the_file_itself_is_its_own_backup(desk: Desk) -> None:
    lead(desk, 1, "Ann")
    Backups(desk.store).restore(desk.store.path, LATER)
    lead(desk, 2, "Bob")
    assert names(desk) == ["Ann", "Bob"]
    desk.check_search()


def test_a_backup_is_a_value() -> None:
    one = Backup(Path("a"), AT, "manual", 1, 2)
    assert one == Backup(Path("a"), AT, "manual", 1, 2)
