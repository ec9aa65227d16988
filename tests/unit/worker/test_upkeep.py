"""The tasks around backups, and the way back to one; on real files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import filelock
import pytest

from apdesk.domain.cancel import CancelToken
from apdesk.errors import KnownError
from apdesk.store.database import RUN_LOCK, Store
from apdesk.store.settings import Settings
from apdesk.store.views import Views
from apdesk.worker import upkeep
from apdesk.worker.tasks import Work
from apdesk.worker.upkeep import BackupChoice, BackupState

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


class Clock:
    def now(self) -> datetime:
        return NOW


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "apdesk.sqlite3"
    with Store(path) as made:
        Settings(made).set_setting("color", "blue")
    return path


@pytest.fixture
def store(database: Path) -> Iterator[Store]:
    with Store(database, check=False) as opened:
        yield opened


def do(work: Work) -> object:
    return work(lambda _payload: None, CancelToken())


def test_what_there_is_and_a_new_one(database: Path) -> None:
    state = do(upkeep.create_backup(database, Clock()))
    assert isinstance(state, BackupState)
    assert [each.reason for each in state.backups] == ["manual"]
    assert state.choice == BackupChoice()
    assert state.failed is None


def test_a_backup_is_restored_beside_open_connections(database: Path, store: Store) -> None:
    """The sync thread and the window keep theirs open, and see what was restored."""
    state = do(upkeep.create_backup(database, Clock()))
    assert isinstance(state, BackupState)
    with Views(database) as views:
        assert views.runs() == ()
        Settings(store).set_setting("color", "red")
        before = do(upkeep.restore_backup(database, state.backups[0].path, Clock()))
        assert Settings(store).setting("color") == "blue"
        assert views.runs() == ()
        Settings(store).set_setting("color", "green")
    do(upkeep.restore_backup(database, before.path, Clock()))  # type: ignore[attr-defined]
    assert Settings(store).setting("color") == "red"


def test_nothing_is_restored_while_a_run_goes_on(
    database: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upkeep, "RUN_ENDS_SECONDS", 0.0)
    state = do(upkeep.create_backup(database, Clock()))
    assert isinstance(state, BackupState)
    Settings(store).set_setting("color", "red")
    with (
        filelock.FileLock(database.with_name(RUN_LOCK)),
        pytest.raises(KnownError) as refused,
    ):
        do(upkeep.restore_backup(database, state.backups[0].path, Clock()))
    assert refused.value.code == "run.busy"
    assert Settings(store).setting("color") == "red"
    do(upkeep.restore_backup(database, state.backups[0].path, Clock()))
    assert Settings(store).setting("color") == "blue"


def test_what_is_no_backup_changes_nothing(database: Path, store: Store, tmp_path: Path) -> None:
    with pytest.raises(KnownError) as refused:
        do(upkeep.restore_backup(database, tmp_path / "nothing.sqlite3", Clock()))
    assert refused.value.code == "backup.unknown"
    assert Settings(store).setting("color") == "blue"
    with filelock.FileLock(database.with_name(RUN_LOCK), timeout=0):
        pass  # the lock was given back
