"""Backups in the preferences: made, listed, restored after a question."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QSpinBox, QTableView
from pytestqt.qtbot import QtBot

from apdesk.domain.apdesk_types import Entity
from apdesk.errors import KnownError
from apdesk.paths import DataDir
from apdesk.store.backups import Backups
from apdesk.store.database import Store
from apdesk.store.lists import ListKey
from apdesk.store.settings import Settings
from apdesk.ui.desk import Desk
from apdesk.ui.main_window import MainWindow
from apdesk.ui.settings.backups import size_words
from apdesk.ui.sidebar import Place
from apdesk.worker.upkeep import BackupChoice
from tests.ui.activity.by_name import Hands
from tests.ui.activity.trouble_builder import edit, ids_of


@pytest.fixture
def there(hands: Hands, window: MainWindow) -> Hands:
    """On the Preferences page."""
    window.go(Place.PREFERENCES)
    window.preferences_page.show_section("backups")
    hands.rest()
    return hands


def test_without_a_backup_the_page_says_when_one_is_made(there: Hands) -> None:
    there.sees("There is no backup yet. The first one is made after a sync.")
    assert "Backups" not in there.names(QTableView)
    assert not there.find(QAbstractButton, "Restore…").isEnabled()


def test_a_backup_is_made_and_listed(there: Hands, data_dir: DataDir) -> None:
    there.press("Back up now")
    there.sees("The backup was made")
    rows = there.rows("Backups")
    assert len(rows) == 1
    assert rows[0][1] == "You asked for it"
    with Store(data_dir.database, check=False) as store:
        (made,) = Backups(store).all()
    assert rows[0][2] == size_words(made.size)


def test_how_often_and_how_many_are_stored(qtbot: QtBot, there: Hands, data_dir: DataDir) -> None:
    there.choose("Back up", "Every week")
    box = there.find(QSpinBox, "Scheduled backups that are kept")
    there.tab_to(box)
    box.selectAll()
    qtbot.keyClicks(box, "12")

    def stored() -> BackupChoice:
        with Store(data_dir.database, check=False) as store:
            return BackupChoice.stored(Settings(store))

    qtbot.waitUntil(lambda: stored() == BackupChoice(7, 12))
    there.rest()


def test_a_backup_is_restored_after_a_question(
    qtbot: QtBot, there: Hands, window: MainWindow
) -> None:
    there.press("Back up now")
    there.go_down_to("Backups", "You asked for it", column=1)
    there.press("Restore…")
    there.sees(
        "What was done here since then is taken back",
        "Salesforce itself is not changed",
        "The present state is backed up first",
    )
    with qtbot.assertNotEmitted(window.restore_asked):
        there.press("Cancel")
    there.press("Restore…")
    with qtbot.waitSignal(window.restore_asked) as asked:
        there.press("Restore this backup")
    assert isinstance(asked.args[0], Path)
    there.sees("Restoring…")
    window.restored(None)
    there.rest()
    there.sees("The backup was restored")


def test_a_restore_that_fails_says_why_and_lets_go_on(there: Hands, window: MainWindow) -> None:
    there.press("Back up now")
    error = KnownError("The backup is damaged", "It can't be read.", "Choose another.", code="x")
    window.restored(error)
    there.rest()
    there.sees("The backup is damaged", "Choose another.")
    assert there.find(QAbstractButton, "Back up now").isEnabled()


def test_a_backup_that_failed_is_told(there: Hands, data_dir: DataDir, window: MainWindow) -> None:
    with Store(data_dir.database, check=False) as store:
        Settings(store).set_setting(
            "backup.failed", {"at": "2026-11-23T12:00:00Z", "text": "The disk is full."}
        )
    window.go(Place.PREFERENCES)
    there.rest()
    there.sees("could not be made", "The disk is full.")
    there.press("Back up now")
    there.rest()
    assert "The disk is full." not in there.texts()


def test_everything_is_shown_anew_after_a_restore(
    there: Hands, window: MainWindow, data_dir: DataDir, desk: Desk
) -> None:
    leads = ids_of(data_dir.database, ListKey.LEADS)[:1]
    before = desk.views.record(Entity.PERSON, leads[0])
    assert before is not None
    there.press("Back up now")
    edit(data_dir.database, "person", leads, {"city": "Oslo"})
    window.reload_state()
    there.rest()
    assert window.sync_page.status.waiting.changes == 1
    with Store(data_dir.database, check=False) as store:
        backups = Backups(store)
        backups.restore(backups.all()[0].path, "2026-11-23T12:00:00Z")
    window.restored(None)
    there.rest()
    assert window.sync_page.status.waiting.changes == 0
    now = desk.views.record(Entity.PERSON, leads[0])
    assert now is not None
    assert now.value("city") == before.value("city")
    assert there.find(QComboBox, "Back up").currentText() == "Every day"


def test_sizes_are_told_as_people_read_them() -> None:
    assert size_words(400) == "1 kB"
    assert size_words(651_264) == "651 kB"
    assert size_words(12_430_000) == "12.4 MB"
