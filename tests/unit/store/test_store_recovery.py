"""The way on from a damaged database: real files, damaged in many ways, and real processes."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from apdesk.domain.cancel import CancelToken
from apdesk.errors import Cancelled, KnownError
from apdesk.store import backups
from apdesk.store.backups import Backup, Backups
from apdesk.store.database import Store
from apdesk.store.lists import ListKey
from apdesk.store.recovery import Recovery
from apdesk.store.views import Views
from tests.helpers.damage import damage
from tests.unit.store.store_builders import AT, LATER, Desk, desk_at, page, record

ASIDE = "apdesk-damaged-20260302T100000Z.sqlite3"
pytestmark = pytest.mark.logs("apdesk.store")


class Damaged:
    """A closed database with one person, a backup of it, and a person more since then."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "apdesk.sqlite3"
        with desk_at(self.path) as desk:
            _lead(desk, 1, "Ann")
            with desk.store.transaction() as connection:
                connection.executemany(
                    "INSERT INTO journey (name, draft, changed_at, state) VALUES (?, '{}', ?, ?)",
                    [("Welcome", AT, "live"), ("Old", AT, "paused")],
                )
            self.backup: Backup = Backups(desk.store).create("manual", AT)
            _lead(desk, 2, "Bob")
        (folder / "run.lock").touch()

    def damage(self, how: str) -> None:
        damage(self.path, how)

    @property
    def files(self) -> dict[str, bytes]:
        """What lies in the folder of the database."""
        return {
            each.name: each.read_bytes()
            for each in self.path.parent.iterdir()
            if each.is_file() and each.name != "run.lock"
        }

    def names(self) -> list[object]:
        with Store(self.path), Views(self.path) as views:
            ids = views.ids(ListKey.ALL, sort=("name", False))
            return [row[0] for row in views.rows(ListKey.ALL, ids, ["name"]).values()]


def _lead(desk: Desk, number: int, name: str) -> None:
    desk.apply(page("Lead", [record("Lead", number, Name=name)]))


@pytest.fixture
def damaged(tmp_path: Path) -> Damaged:
    return Damaged(tmp_path)


@pytest.mark.parametrize("how", ["zeros", "half", "half copied", "middle", "text", "empty"])
def test_a_backup_takes_the_place_of_whatever_was_damaged(damaged: Damaged, how: str) -> None:
    damaged.damage(how)
    left = damaged.path.read_bytes()
    beside = {suffix: f"left {suffix}".encode() for suffix in ("-wal", "-shm", "-journal")}
    for suffix, content in beside.items():
        damaged.path.with_name(damaged.path.name + suffix).write_bytes(content)
    recovery = Recovery(damaged.path)
    assert recovery.backups() == (damaged.backup,)
    aside = recovery.restore(damaged.backup.path, LATER)
    assert aside == damaged.path.with_name(ASIDE)
    files = damaged.files
    del files["apdesk.sqlite3"]
    assert files == {ASIDE: left} | {ASIDE + suffix: each for suffix, each in beside.items()}
    if os.name == "posix":
        assert damaged.path.stat().st_mode & 0o777 == 0o600
    assert damaged.names() == ["Ann"]
    with Store(damaged.path) as store, store.reading() as connection:
        states = dict(connection.execute("SELECT name, state FROM journey"))
    assert states == {"Welcome": "paused", "Old": "paused"}


_WRITE_AND_DIE = """
import os, sys
from pathlib import Path
from apdesk.store.database import Store
store = Store(Path(sys.argv[1]))
store.open()
with store.transaction() as connection:
    connection.execute("UPDATE person SET f_name = 'of the log'")
os._exit(0)
"""


def test_the_log_of_the_damaged_file_does_not_get_into_the_backup(damaged: Damaged) -> None:
    """A process that was killed leaves a log that SQLite would apply to whatever lies beside it."""
    subprocess.run(
        [sys.executable, "-c", _WRITE_AND_DIE, str(damaged.path)], check=True, timeout=60
    )
    log_of_writes = damaged.path.with_name("apdesk.sqlite3-wal")
    assert log_of_writes.stat().st_size
    damaged.damage("half")
    left = log_of_writes.read_bytes()
    aside = Recovery(damaged.path).restore(damaged.backup.path, LATER)
    assert aside.with_name(f"{ASIDE}-wal").read_bytes() == left
    assert damaged.names() == ["Ann"]


@pytest.mark.parametrize("how", ["zeros", "middle", "empty"])
def test_starting_anew_keeps_what_was_damaged(damaged: Damaged, how: str) -> None:
    damaged.damage(how)
    left = damaged.path.read_bytes()
    wal = damaged.path.with_name("apdesk.sqlite3-wal")
    wal.write_bytes(b"left")
    aside = Recovery(damaged.path).start_anew(LATER)
    assert damaged.files == {ASIDE: left, f"{ASIDE}-wal": b"left"}
    assert aside.name == ASIDE
    assert damaged.names() == []
    assert damaged.backup.path.exists()


def test_two_in_one_second_get_names_of_their_own(damaged: Damaged) -> None:
    made = set()
    for _ in range(3):
        damaged.damage("text")
        made.add(Recovery(damaged.path).restore(damaged.backup.path, LATER).name)
    assert len(made) == 3
    assert made < set(damaged.files)


def test_a_file_system_without_links_does_as_well(
    damaged: Damaged, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(38, "not implemented")

    monkeypatch.setattr(os, "link", refuse)
    damaged.damage("middle")
    left = damaged.path.read_bytes()
    Recovery(damaged.path).restore(damaged.backup.path, LATER)
    assert damaged.files[ASIDE] == left
    assert damaged.names() == ["Ann"]


# -- all or nothing -------------------------------------------------------------------------------


@pytest.mark.parametrize("links", [True, False])
def test_what_fails_at_the_last_step_leaves_all_as_it_was(
    damaged: Damaged, links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged.damage("half")
    damaged.path.with_name("apdesk.sqlite3-wal").write_bytes(b"left")
    before, replace = damaged.files, os.replace

    def fail(source: Path, target: Path) -> None:
        if Path(target) == damaged.path and str(source).endswith(".restored"):
            raise OSError(28, "No space left on device")
        replace(source, target)

    def refuse(*_: object) -> None:
        raise OSError(38, "not implemented")

    monkeypatch.setattr(os, "replace", fail)
    if not links:
        monkeypatch.setattr(os, "link", refuse)
    with pytest.raises(KnownError) as error:
        Recovery(damaged.path).restore(damaged.backup.path, LATER)
    assert error.value.code == "disk.full"
    assert damaged.files == before


_RESTORE_ON_A_FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from apdesk.errors import KnownError
from apdesk.store.recovery import Recovery
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))
try:
    Recovery(Path(sys.argv[1])).restore(Path(sys.argv[2]), "2026-03-02T10:00:00Z")
except KnownError as error:
    print(error.code)
"""


@pytest.mark.skipif(os.name != "posix", reason="needs a limit on the size of files")
def test_a_full_disk_leaves_all_as_it_was(damaged: Damaged) -> None:
    damaged.damage("half")
    before = damaged.files
    said = subprocess.run(
        [
            sys.executable,
            "-c",
            _RESTORE_ON_A_FULL_DISK,
            str(damaged.path),
            str(damaged.backup.path),
        ],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    # of a limit SQLite says that writing failed, of a full disk that it is full
    assert said.stdout.strip() in ("disk.full", "disk.failed")
    assert damaged.files == before


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ("zeros", "backup.unknown"),
        ("half", "backup.corrupt"),
        ("half copied", "backup.corrupt"),
        ("middle", "backup.corrupt"),
        ("text", "backup.corrupt"),
    ],
)
def test_a_damaged_backup_is_refused_and_all_is_as_it_was(
    damaged: Damaged, how: str, code: str
) -> None:
    damage(damaged.backup.path, how)
    damaged.damage("middle")
    before = damaged.files
    for refused in (
        lambda: backups.check(damaged.backup.path),
        lambda: Recovery(damaged.path).restore(damaged.backup.path, LATER),
    ):
        with pytest.raises(KnownError) as error:
            refused()
        assert error.value.code in (code, "backup.corrupt")
        assert error.value.message
        assert error.value.next_step
    assert damaged.files == before


def test_a_copy_that_was_not_written_as_it_should_is_not_put_in_place(
    damaged: Damaged, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that damages one file may damage the next."""
    from apdesk.store import recovery

    copy = recovery.copy_whole

    def spoil(source: sqlite3.Connection, target: Path) -> None:
        copy(source, target)
        damage(target, "middle")

    monkeypatch.setattr(recovery, "copy_whole", spoil)
    damaged.damage("zeros")
    before = damaged.files
    with pytest.raises(KnownError) as error:
        Recovery(damaged.path).restore(damaged.backup.path, LATER)
    assert error.value.code == "backup.corrupt"
    assert damaged.files == before


# -- other processes ------------------------------------------------------------------------------


_OPEN = """
import sys
from pathlib import Path
from apdesk.store.database import Store
with Store(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def other_process(damaged: Damaged) -> Iterator[subprocess.Popen[str]]:
    """Has the database open, since before it was damaged."""
    with subprocess.Popen(
        [sys.executable, "-c", _OPEN, str(damaged.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
        process.kill()


def test_a_database_that_another_process_has_open_stays_where_it_is(
    damaged: Damaged, other_process: subprocess.Popen[str]
) -> None:
    with damaged.path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 8192)
    recovery, before = Recovery(damaged.path), damaged.files
    for refused in (
        lambda: recovery.restore(damaged.backup.path, LATER),
        lambda: recovery.start_anew(LATER),
    ):
        with pytest.raises(KnownError) as error:
            refused()
        assert error.value.code == "database.in_use"
    assert damaged.files == before
    other_process.communicate("")
    recovery.restore(damaged.backup.path, LATER)
    assert damaged.names() == ["Ann"]


# -- beside it ------------------------------------------------------------------------------------


def test_data_that_is_removed_for_good_is_so_in_damaged_files_too(damaged: Damaged) -> None:
    damaged.damage("middle")
    damaged.path.with_name("apdesk.sqlite3-wal").write_bytes(b"left")
    Recovery(damaged.path).restore(damaged.backup.path, LATER)
    left_of_a_crash = damaged.path.with_name("apdesk.sqlite3.restored.part")
    left_of_a_crash.write_bytes(b"people")
    with Store(damaged.path) as store:
        Backups(store).forget()
    assert set(damaged.files) == {"apdesk.sqlite3"}


def test_a_check_of_a_backup_can_be_broken_off(
    damaged: Damaged, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "_STEPS", 1)
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        backups.check(damaged.backup.path, lambda: token.cancelled)
    backups.check(damaged.backup.path)
