"""Backups that are made by themselves, on real files."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from apdesk.domain.run import Cause, Phase, Progress, Result, RunReport
from apdesk.errors import KnownError
from apdesk.store.backups import Backups
from apdesk.store.database import Store
from apdesk.store.settings import Settings
from apdesk.sync.backing_up import EVERY_DAYS, FAILED, KEEP, back_up_if_due, backed_up
from apdesk.sync.engine import Step, drive

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
REPORT = RunReport(1, Cause.TIMER, Result.DONE, "2026-03-02T12:00:00Z", 1.0, 1, {})


class Clock:
    def now(self) -> datetime:
        return NOW


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "apdesk.sqlite3"


@pytest.fixture
def store(database: Path) -> Iterator[Store]:
    with Store(database) as opened:
        yield opened


def reasons(store: Store) -> list[str]:
    return [each.reason for each in Backups(store).all()]


def folder(database: Path) -> Path:
    return database.parent / "backups"


def choose(store: Store, *, every_days: int, keep: int) -> None:
    Settings(store).set_setting(EVERY_DAYS, every_days)
    Settings(store).set_setting(KEEP, keep)


def test_a_backup_is_made_when_it_is_due_and_old_ones_go(store: Store, database: Path) -> None:
    for day in range(10):
        moment = NOW + timedelta(days=day)
        back_up_if_due(store, folder(database), moment)
        back_up_if_due(store, folder(database), moment + timedelta(hours=9))
    assert reasons(store) == ["scheduled"] * 7
    newest = Backups(store).all()[0]
    assert newest.at == "2026-03-11T12:00:00Z"


def test_how_often_and_how_many_can_be_chosen(store: Store, database: Path) -> None:
    choose(store, every_days=7, keep=2)
    for day in range(40):
        back_up_if_due(store, folder(database), NOW + timedelta(days=day))
    assert len(reasons(store)) == 2
    choose(store, every_days=0, keep=2)
    back_up_if_due(store, folder(database), NOW + timedelta(days=400))
    assert Backups(store).all()[0].at == "2026-04-06T12:00:00Z"


@pytest.mark.logs("apdesk.backups")
def test_a_scheduled_backup_that_fails_is_noted_until_one_is_made(
    store: Store, database: Path
) -> None:
    folder(database).write_bytes(b"a file where the folder should be")
    back_up_if_due(store, folder(database), NOW)
    noted = Settings(store).setting(FAILED)
    assert noted["at"] == "2026-03-02T12:00:00Z"
    assert noted["text"]
    folder(database).unlink()
    back_up_if_due(store, folder(database), NOW)
    assert Settings(store).setting(FAILED) is None


def run(*steps: Progress) -> Generator[Step, None, RunReport]:
    """Stands for a run: what it yields, and its report."""
    yield from steps
    return REPORT


def test_a_run_that_may_remove_is_backed_up_before(store: Store, database: Path) -> None:
    whole = backed_up(run(Progress(Phase.PULL)), store, folder(database), Clock(), before=True)
    next(whole)
    assert reasons(store) == []
    next(whole)
    assert reasons(store) == ["before-removals"]
    assert drive(whole) is REPORT
    assert reasons(store) == ["scheduled", "before-removals"]


def test_a_run_by_hand_keeps_no_copies(store: Store, database: Path) -> None:
    drive(backed_up(run(), store, folder(database), Clock(), before=False, after=False))
    assert reasons(store) == []


def test_without_that_backup_nothing_is_removed(store: Store, database: Path) -> None:
    folder(database).write_bytes(b"a file where the folder should be")
    begun = []

    def removing() -> Generator[Step, None, RunReport]:
        begun.append(True)
        yield Progress(Phase.REMOVE)
        return REPORT

    with pytest.raises(KnownError):
        drive(backed_up(removing(), store, folder(database), Clock(), before=True))
    assert begun == []
