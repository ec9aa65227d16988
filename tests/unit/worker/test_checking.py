"""Whether the database can be used: prepared at once, read whole later; on real files."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from apdesk.domain.cancel import CancelToken
from apdesk.errors import Cancelled, KnownError
from apdesk.store.database import Store
from apdesk.store.views import Views
from apdesk.worker import checking
from apdesk.worker.checking import check_database, prepare_database
from apdesk.worker.tasks import Work
from tests.unit.worker.damaged_file import damage_table


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "apdesk.sqlite3"
    with Store(path):
        pass
    return path


def do(work: Work, cancel: CancelToken | None = None) -> None:
    work(lambda _payload: None, cancel or CancelToken())


def test_a_database_is_made_where_there_is_none(tmp_path: Path) -> None:
    path = tmp_path / "apdesk.sqlite3"
    do(prepare_database(path))
    with Views(path) as views:
        assert views.runs() == ()


@pytest.mark.logs("apdesk.store")
def test_what_is_no_database_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "apdesk.sqlite3"
    path.write_bytes(b"not a database at all" * 100)
    with pytest.raises(KnownError) as raised:
        do(prepare_database(path))
    assert raised.value.code == "database.corrupt"


def test_a_sound_database_passes(database: Path) -> None:
    do(check_database(database))


def test_a_page_that_opening_does_not_read_is_found_damaged(database: Path) -> None:
    damage_table(database, "edit_batch")
    do(prepare_database(database))
    with pytest.raises(KnownError) as raised:
        do(check_database(database))
    assert raised.value.code == "database.corrupt"


def test_a_check_is_broken_off_within_sqlite(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "_STEPS", 1)
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        do(check_database(database), cancel)
    with sqlite3.connect(database) as connection:  # and nothing is left locked
        connection.execute("CREATE TABLE after_it (a)")
    connection.close()
