from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from apdesk.errors import BugError, KnownError
from apdesk.store import migrations
from apdesk.store.database import APPLICATION_ID, Store
from apdesk.store.errors import convert
from apdesk.store.settings import Settings
from apdesk.store.views import Views
from tests.unit.store.store_builders import Desk, page, record

posix = pytest.mark.skipif(os.name != "posix", reason="file modes")


def code_of(error: pytest.ExceptionInfo[KnownError]) -> str:
    assert error.value.title
    assert error.value.message
    assert error.value.next_step
    return error.value.code


def test_a_new_file_has_the_newest_format_and_safe_pragmas(tmp_path: Path) -> None:
    with Store(tmp_path / "a.sqlite3") as store, store.reading() as connection:
        values = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in (
                "user_version",
                "application_id",
                "journal_mode",
                "synchronous",
                "foreign_keys",
                "secure_delete",
            )
        }
    assert values == {
        "user_version": migrations.LATEST,
        "application_id": APPLICATION_ID,
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
    }


@posix
def test_only_the_user_can_read_the_files(desk: Desk) -> None:
    desk.apply(page("Lead", [record("Lead", 1)]))
    files = list(desk.store.path.parent.glob("apdesk.sqlite3*"))
    assert len(files) >= 2
    assert {each.stat().st_mode & 0o777 for each in files} == {0o600}


@posix
def test_a_file_that_others_could_read_is_made_private(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite3"
    Store(path).__enter__().close()
    path.chmod(0o644)
    Store(path).__enter__().close()
    assert path.stat().st_mode & 0o777 == 0o600


def test_data_survives_closing(desk: Desk) -> None:
    desk.apply(page("Lead", [record("Lead", 1, Name="Ann")]))
    desk.store.close()
    with pytest.raises(BugError, match="closed"), desk.store.reading():
        pass
    desk.store.open()
    desk.store.open()
    assert desk.mirror.member_count("Lead") == 1


@pytest.mark.parametrize("where", ["header", "middle"])
def test_a_damaged_file_is_told_and_left_alone(desk: Desk, where: str) -> None:
    desk.apply(page("Lead", [record("Lead", n, Name=f"N{n}" * 50) for n in range(400)]))
    desk.store.checkpoint()
    path = desk.store.path
    desk.close()
    content = bytearray(path.read_bytes())
    if where == "header":
        content[:16] = b"not a database!!"
    else:
        content[len(content) // 2 :] = os.urandom(len(content) - len(content) // 2)
    path.write_bytes(content)
    with pytest.raises(KnownError) as error:
        Store(path).open()
    assert code_of(error) == "database.corrupt"
    assert path.read_bytes() == content
    assert "***" not in error.value.message
    # not by hand: a backup beside the log of the damaged file would be read with its pages
    assert "apdesk backups restore" in error.value.next_step


@pytest.mark.parametrize("trace", ["run.lock", "a.sqlite3-wal"])
def test_a_file_that_lost_its_content_is_told(tmp_path: Path, trace: str) -> None:
    path = tmp_path / "a.sqlite3"
    path.write_bytes(b"")
    (tmp_path / trace).write_bytes(b"x" if trace.endswith("wal") else b"")
    with pytest.raises(KnownError) as error:
        Store(path).open()
    assert code_of(error) == "database.corrupt"
    assert path.read_bytes() == b""
    assert (tmp_path / trace).exists()
    path.unlink()  # as the error says
    with Store(path) as store:
        assert not store.purge_pending()


def test_what_a_crash_left_in_the_log_is_not_lost(desk: Desk, tmp_path: Path) -> None:
    desk.store.checkpoint()
    desk.apply(page("Lead", [record("Lead", n) for n in range(20)]))
    path = tmp_path / "there.sqlite3"
    for suffix in ("", "-wal"):
        shutil.copy(f"{desk.store.path}{suffix}", f"{path}{suffix}")
    with Store(path) as store, store.reading() as connection:
        assert connection.execute("SELECT count(*) FROM person").fetchone() == (20,)


def test_what_a_killed_first_start_left_is_gone_on_with(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite3"
    path.write_bytes(b"")
    with Store(path) as store:
        assert not store.purge_pending()


def test_a_newer_format_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite3"
    with Store(path) as store, store.transaction() as connection:
        connection.execute(f"PRAGMA user_version = {migrations.LATEST + 1}")
    before = path.read_bytes()
    with pytest.raises(KnownError) as error:
        Store(path).open()
    assert code_of(error) == "database.newer"
    assert path.read_bytes() == before


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite3"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE t (x)")
    other.close()
    with pytest.raises(KnownError) as error:
        Store(path).open()
    assert code_of(error) == "database.foreign"


@posix
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may write anywhere")
@pytest.mark.parametrize("suffix", ["", "-wal", "-shm"])
def test_a_file_that_cannot_be_written_is_named(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / "a.sqlite3"
    Store(path).__enter__().close()
    blocked = tmp_path / f"a.sqlite3{suffix}"
    blocked.touch()
    blocked.chmod(0o400)
    with pytest.raises(KnownError) as error:
        Store(path).open()
    assert code_of(error) == "database.read_only"
    assert f"{blocked} " in error.value.message
    blocked.chmod(0o600)
    Store(path).__enter__().close()


@posix
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_told(tmp_path: Path) -> None:
    Store(tmp_path / "a.sqlite3").__enter__().close()
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(KnownError) as error:
            Store(tmp_path / "a.sqlite3").open()
    finally:
        tmp_path.chmod(0o700)
    assert code_of(error) == "database.read_only"


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as error:
        Store(tmp_path / "no" / "a.sqlite3").open()
    assert code_of(error) == "disk.failed"
    with pytest.raises(KnownError):
        Views(tmp_path / "none.sqlite3").counts()


def test_a_write_that_the_disk_refuses_as_read_only_is_told(desk: Desk) -> None:
    with desk.store.reading() as connection:
        connection.execute("PRAGMA query_only = ON")
    with pytest.raises(KnownError) as error:
        desk.apply(page("Lead", [record("Lead", 1)]))
    assert code_of(error) == "database.read_only"


def test_a_lock_of_another_program_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite3"
    with Store(path, busy_timeout=0.05) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(KnownError) as error:
            Settings(store).set_setting("x", 1)
        assert code_of(error) == "database.locked"
        other.execute("ROLLBACK")
        other.close()
        Settings(store).set_setting("x", 2)
        assert Settings(store).setting("x") == 2


def test_a_full_disk_loses_only_the_last_step(desk: Desk) -> None:
    desk.apply(page("Lead", [record("Lead", n, Name="first") for n in range(10)]))
    before = desk.dump()
    with desk.store.reading() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
    more = page("Lead", [record("Lead", n, Description="x" * 3000) for n in range(500)])
    with pytest.raises(KnownError) as error:
        desk.apply(more)
    assert code_of(error) == "disk.full"
    assert desk.dump() == before
    with desk.store.reading() as connection:
        connection.execute("PRAGMA max_page_count = 1073741823")
    assert desk.apply(more).entered == 490
    desk.check_search()


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk.full"),
        (errno.EACCES, "database.read_only"),
        (errno.EROFS, "database.read_only"),
        (errno.EIO, "disk.failed"),
    ],
)
def test_errors_of_the_file_system_become_sentences(number: int, code: str) -> None:
    known = convert(OSError(number, os.strerror(number)), Path("x"))
    assert isinstance(known, KnownError)
    assert known.code == code
    assert convert(ValueError(), Path("x")) is None


def test_wrong_sql_is_our_bug(desk: Desk) -> None:
    with pytest.raises(BugError), desk.store.transaction() as connection:
        connection.execute("SELECT nothing FROM nowhere")


def write_within_a_write(store: Store) -> None:
    with store.transaction() as connection:
        connection.execute("INSERT INTO meta VALUES ('a', '1')")
        with store.transaction():
            pass


def test_transactions_do_not_nest_and_roll_back(desk: Desk) -> None:
    with pytest.raises(BugError, match="within another"):
        write_within_a_write(desk.store)
    with desk.store.transaction() as connection:
        assert not connection.execute("SELECT 1 FROM meta WHERE key = 'a'").fetchall()


def test_a_transaction_holds_the_write_lock_from_its_start(desk: Desk) -> None:
    other = sqlite3.connect(desk.store.path, timeout=0, isolation_level=None)
    with desk.store.transaction() as connection:
        assert connection.in_transaction
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
    other.close()


def test_points_are_called_around_each_transaction(desk: Desk) -> None:
    said: list[str] = []
    desk.store.point = said.append
    Settings(desk.store).set_setting("a", 1)
    assert said == ["begin", "before commit", "after commit"]


class Crash(BaseException):
    pass


@pytest.mark.parametrize("point", ["begin", "before commit", "after commit"])
def test_a_crash_leaves_the_state_before_or_after(desk: Desk, point: str) -> None:
    desk.apply(page("Lead", [record("Lead", 1, Name="old")]))
    before = desk.dump()

    def crash(name: str) -> None:
        if name == point:
            raise Crash

    desk.store.point = crash
    news = page("Lead", [record("Lead", 1, Name="new"), record("Lead", 2)])
    with pytest.raises(Crash):
        desk.apply(news, 2)
    desk.store.close()
    desk.store.point = lambda name: None
    desk.store.open()
    after = desk.dump()
    assert (after == before) is (point != "after commit")
    desk.apply(news, 2)
    desk.check_search()
    assert desk.mirror.member_count("Lead") == 2


def test_backup_is_whole_private_and_replaces_only_when_complete(
    desk: Desk, tmp_path: Path
) -> None:
    desk.apply(page("Lead", [record("Lead", n, Name=f"N{n}") for n in range(50)]))
    target = tmp_path / "backups" / "copy.sqlite3"
    desk.store.backup(target)
    desk.apply(page("Lead", [record("Lead", 99)]))
    desk.store.backup(target)
    if os.name == "posix":
        assert target.stat().st_mode & 0o777 == 0o600
    with Store(target) as copy:
        assert copy.path == target
        with copy.reading() as connection:
            assert list(connection.iterdump()) == desk.dump()
    assert [each.name for each in target.parent.iterdir()] == ["copy.sqlite3"]


def test_backup_into_a_place_that_is_no_folder_is_told(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(KnownError) as error:
        desk.store.backup(tmp_path / "file" / "copy.sqlite3")
    assert code_of(error) == "disk.failed"


def test_a_migration_is_backed_up_and_is_all_or_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.apply(page("Lead", [record("Lead", 1)]))
    path = desk.store.path
    desk.close()
    fails = True

    def change(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE later (x)")
        if fails:
            raise sqlite3.OperationalError("no luck")

    number = migrations.LATEST + 1
    monkeypatch.setattr(migrations, "LATEST", number)
    monkeypatch.setattr(migrations, "after", lambda version: ((number, change),))
    with pytest.raises(BugError):
        Store(path).open()
    copies = list((path.parent / "backups").iterdir())
    assert [each.name for each in copies] == [f"apdesk-format-{number - 1}.sqlite3"]
    fails = False
    with Store(path) as store, store.reading() as connection:
        assert connection.execute("SELECT count(*) FROM later").fetchone() == (0,)
        assert connection.execute("PRAGMA user_version").fetchone() == (number,)
    old = sqlite3.connect(copies[0])
    assert old.execute("SELECT count(*) FROM person").fetchone() == (1,)
    assert old.execute("PRAGMA user_version").fetchone() == (number - 1,)
    old.close()
