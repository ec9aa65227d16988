"""A damaged database, in the real app: what is said of it, and each way on from it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import filelock
import pytest
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtNetwork import QLocalServer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from apdesk import app
from apdesk.desktop.damage import DamageWatch
from apdesk.domain.apdesk_types import Entity
from apdesk.domain.clock import SystemClock
from apdesk.errors import KnownError
from apdesk.paths import DataDir
from apdesk.store import errors
from apdesk.store.backups import Backup, Backups
from apdesk.store.database import Store
from apdesk.store.list_keys import ListKey
from apdesk.store.settings import Settings
from apdesk.ui.main_window import MainWindow
from apdesk.ui.shell.crash import CrashReporter
from apdesk.ui.shell.damaged import DamagedDialog, DamagedPlace
from apdesk.ui.shell.single import SingleInstance
from apdesk.ui.theme import apply_theme
from apdesk.worker import recovering
from apdesk.worker.messages import ErrorInfo
from apdesk.worker.tasks import TaskRunner
from tests.helpers.damage import damage
from tests.ui.main.synced_day import Day

PATIENCE = 20_000
pytestmark = pytest.mark.logs("apdesk")


def texts(widget: QWidget) -> str:
    labels = [each for each in widget.findChildren(QLabel) if each.isVisible()]
    return "\n".join(each.text() for each in labels)


class Data:
    """A data directory with two backups; the newer one knows the color."""

    def __init__(self, folder: Path) -> None:
        self.dir = DataDir(folder / "data")
        self.dir.prepare()
        with Store(self.dir.database) as store:
            backups = Backups(store)
            self.old: Backup = backups.create("manual", "2026-03-01T10:00:00Z")
            Settings(store).set_setting("color", "blue")
            self.new: Backup = backups.create("scheduled", "2026-03-02T10:00:00Z")
            Settings(store).set_setting("color", "red")
        (self.dir.path / "run.lock").touch()

    @property
    def color(self) -> object:
        with Store(self.dir.database) as store:
            return Settings(store).setting("color")

    def aside(self) -> list[Path]:
        return sorted(self.dir.path.glob("apdesk-damaged-*.sqlite3"))


@pytest.fixture
def data(tmp_path: Path) -> Data:
    return Data(tmp_path)


class Shown:
    """The dialog over a damaged file, once it knows which backups there are."""

    def __init__(self, qtbot: QtBot, data: Data) -> None:
        self.qtbot = qtbot
        self.runner = TaskRunner()
        self.opened: list[str] = []
        place = DamagedPlace(data.dir.database, self.runner, SystemClock(), self.opened.append)
        self.dialog = DamagedDialog(place, errors.corrupt(data.dir.database, "malformed"))
        qtbot.addWidget(self.dialog)
        self.dialog.show()
        self.until(lambda: not self.dialog.looking.isVisible())

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=PATIENCE)


@pytest.fixture
def show(qtbot: QtBot, qapp: QApplication, data: Data) -> Iterator[Callable[[], Shown]]:
    apply_theme(qapp, "light")
    made: list[Shown] = []

    def make() -> Shown:
        made.append(Shown(qtbot, data))
        return made[-1]

    yield make
    for each in made:
        each.runner.shut_down()


# -- the dialog -----------------------------------------------------------------------------------


def test_it_says_what_happened_what_it_means_and_what_can_be_done(
    data: Data, show: Callable[[], Shown]
) -> None:
    damage(data.dir.database, "half")
    dialog = show().dialog
    said = texts(dialog)
    for part in (
        "The database is damaged",
        "Nothing in Salesforce is lost",
        "hadn’t sent it yet",
        "Restore a backup",
        "brings everything from Salesforce again",
        "nothing is deleted",
        str(data.dir.database),
    ):
        assert part in said
    assert dialog.restore_button.text().startswith("Restore the backup of 2 Mar 2026")
    assert dialog.restore_button.isDefault()
    for each in dialog.findChildren(QAbstractButton):
        if each.isVisible() and each.text():
            assert each.accessibleName() == each.text()
    assert dialog.diagnostics_button.isVisible()


def test_the_newest_backup_comes_back(data: Data, show: Callable[[], Shown]) -> None:
    left = damage(data.dir.database, "middle")
    shown = show()
    shown.dialog.restore_button.click()
    assert not shown.dialog.quit_button.isEnabled()
    shown.dialog.reject()
    assert shown.dialog.isVisible(), "not while something is done to the file"
    shown.until(shown.dialog.open_button.isVisible)
    (aside,) = data.aside()
    assert aside.read_bytes() == left
    assert "was restored" in texts(shown.dialog)
    assert "are paused" in texts(shown.dialog)
    assert data.color == "blue"
    shown.dialog.open_button.click()
    assert shown.dialog.result() == DamagedDialog.DialogCode.Accepted


def test_another_backup_can_be_chosen(data: Data, show: Callable[[], Shown]) -> None:
    damage(data.dir.database, "zeros")
    shown = show()
    shown.dialog.choice.setCurrentIndex(1)
    assert shown.dialog.restore_button.text().startswith("Restore the backup of 1 Mar 2026")
    shown.dialog.restore_button.click()
    shown.until(shown.dialog.open_button.isVisible)
    assert data.color is None


def test_a_damaged_backup_is_passed_over_and_marked(data: Data, show: Callable[[], Shown]) -> None:
    damage(data.dir.database, "text")
    damage(data.new.path, "middle")
    dialog = show().dialog
    assert dialog.restore_button.text().startswith("Restore the backup of 1 Mar 2026")
    first = dialog.choice.model().index(0, 0)
    assert "can’t be used" in dialog.choice.itemText(0)
    assert not first.flags() & Qt.ItemFlag.ItemIsEnabled
    assert "can’t be used" not in dialog.choice.itemText(1)


def test_a_backup_that_turns_out_to_be_damaged_is_told(
    data: Data, show: Callable[[], Shown]
) -> None:
    left = damage(data.dir.database, "middle")
    damage(data.old.path, "half")
    shown = show()
    shown.dialog.choice.setCurrentIndex(1)
    shown.dialog.restore_button.click()
    shown.until(lambda: shown.dialog.banner.kind == "error")
    assert shown.dialog.banner.title() == "The backup is damaged"
    assert data.dir.database.read_bytes() == left
    assert data.aside() == []
    assert shown.dialog.restore_button.isEnabled()


@pytest.mark.parametrize("there", [True, False], ids=["damaged", "none"])
def test_without_a_usable_backup_apdesk_starts_anew(
    data: Data, show: Callable[[], Shown], there: bool
) -> None:
    left = damage(data.dir.database, "half")
    for each in (data.old, data.new):
        if there:
            damage(each.path, "half")
        else:
            each.path.unlink()
    shown = show()
    dialog = shown.dialog
    assert not dialog.restore_button.isVisible()
    assert ("None of the backups can be used" if there else "There is no backup.") in texts(dialog)
    assert dialog.anew_button.isDefault()
    dialog.anew_button.click()
    shown.until(dialog.open_button.isVisible)
    (aside,) = data.aside()
    assert aside.read_bytes() == left
    assert "apdesk starts anew" in texts(dialog)
    assert "The backups are still there" not in texts(dialog)
    assert data.color is None


def test_a_run_elsewhere_is_told(
    data: Data, show: Callable[[], Shown], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recovering, "RUN_ENDS_SECONDS", 0.0)
    left = damage(data.dir.database, "half")
    shown = show()
    with filelock.FileLock(data.dir.lock("run")):
        shown.dialog.anew_button.click()
        shown.until(lambda: shown.dialog.banner.kind == "error")
    assert shown.dialog.banner.title() == "A sync is already under way"
    assert data.dir.database.read_bytes() == left


def test_another_process_that_has_it_open_is_told(data: Data, show: Callable[[], Shown]) -> None:
    opened = (
        "import sys; from pathlib import Path; from apdesk.store.database import Store\n"
        "with Store(Path(sys.argv[1])): print(1, flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", opened, str(data.dir.database)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        with data.dir.database.open("r+b") as file:
            file.seek(4096)
            file.write(b"\xff" * 8192)
        shown = show()
        shown.dialog.restore_button.click()
        shown.until(lambda: shown.dialog.banner.kind == "error")
        process.kill()
    assert shown.dialog.banner.title() == "Another apdesk has the database open"
    assert data.aside() == []
    shown.dialog.restore_button.click()
    shown.until(shown.dialog.open_button.isVisible)
    assert data.color == "blue"


def test_diagnostics_can_be_saved_of_a_damaged_database(
    data: Data, show: Callable[[], Shown], tmp_path: Path
) -> None:
    from apdesk.ui.support.diagnostics import DiagnosticsDialog

    damage(data.dir.database, "half")
    shown = show()
    shown.dialog.diagnostics_button.click()
    (saving,) = shown.dialog.findChildren(DiagnosticsDialog)
    saving.save_to(tmp_path / "diagnostics.zip")
    shown.until((tmp_path / "diagnostics.zip").exists)
    shown.until(lambda: saving.banner.kind == "success")
    saving.reject()


# -- the app --------------------------------------------------------------------------------------


class User:
    """Does in the dialog what a test wants, then quits the window that opens after it."""

    def __init__(self, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        self.qtbot = qtbot
        self.choices: list[str] = []
        self.dialogs = 0
        self.locked: list[bool] = []
        self.windows: list[bool] = []
        self.watch = QTimer()
        self.watch.timeout.connect(self._look)

        def read(dialog: DamagedDialog) -> int:
            return self._read(dialog)

        monkeypatch.setattr(DamagedDialog, "exec", read)

    def _read(self, dialog: DamagedDialog) -> int:
        self.dialogs += 1
        dialog.show()
        self.qtbot.waitUntil(lambda: not dialog.looking.isVisible(), timeout=PATIENCE)
        other = SingleInstance(dialog._place.database.parent)
        self.locked.append(not other.first(listen=False, call=False))
        choice = self.choices.pop(0) if self.choices else "quit_button"
        getattr(dialog, choice).click()
        if choice != "quit_button":
            self.qtbot.waitUntil(dialog.open_button.isVisible, timeout=PATIENCE)
            dialog.open_button.click()
            self.watch.start(20)
        return dialog.result()

    def _look(self) -> None:
        for each in QApplication.topLevelWidgets():
            if isinstance(each, MainWindow) and each.isVisible():
                self.watch.stop()
                self.windows.append(each.wizard_open)
                each.quit()


@pytest.fixture
def user(qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> User:
    return User(qtbot, monkeypatch)


def test_who_quits_leaves_the_damaged_file_as_it_is(data: Data, user: User) -> None:
    left = damage(data.dir.database, "middle")
    assert app.run(data.dir) == 1
    assert user.dialogs == 1
    assert user.locked == [True], "no other copy gets at it meanwhile"
    assert data.dir.database.read_bytes() == left
    again = SingleInstance(data.dir.path)
    assert again.first(listen=False)
    again.close()


@pytest.mark.parametrize("how", ["zeros", "half", "middle", "empty"])
def test_apdesk_goes_on_with_the_backup_that_was_restored(data: Data, user: User, how: str) -> None:
    damage(data.dir.database, how)
    user.choices = ["restore_button"]
    assert app.run(data.dir) == 0
    assert (user.dialogs, len(user.windows)) == (1, 1)
    assert data.color == "blue"
    assert len(data.aside()) == 1


def test_apdesk_goes_on_with_an_empty_database(data: Data, user: User) -> None:
    memory = QSettings(str(data.dir.path / "window.ini"), QSettings.Format.IniFormat)
    memory.setValue("window/lists", True)
    memory.sync()
    damage(data.dir.database, "half")
    user.choices = ["anew_button"]
    assert app.run(data.dir) == 0
    assert (user.dialogs, len(user.windows)) == (1, 1)
    assert data.color is None


# -- later ----------------------------------------------------------------------------------------


@pytest.fixture
def stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' own event loops go on after the app's end."""
    monkeypatch.setattr(QApplication, "exit", staticmethod(lambda _code: None))


def overwrite_rows(database: Path) -> None:
    """Damages the rows of people, and nothing that opening reads, under whoever has it open."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        root = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'person'"
        ).fetchone()[0]
    with database.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xff" * size)
        os.fsync(file.fileno())


def test_damage_that_a_later_read_meets_ends_the_window(day: Day, stays: None) -> None:
    overwrite_rows(day.data_dir.database)
    for page in day.window.lists.values():
        page.reload()
    day.until(lambda: day.desktop.damage is not None)
    assert day.desktop.damage is not None
    assert day.desktop.damage.code == "database.corrupt"


def test_damage_that_a_run_meets_ends_the_window(day: Day, stays: None) -> None:
    desktop = day.desktop
    desktop.runner.failed.disconnect(desktop.damage_watch.failed)  # who reads after the run
    overwrite_rows(day.data_dir.database)
    day.new_lead()
    day.window.sync_now()
    day.until(lambda: desktop.damage is not None)


def test_rows_and_records_that_are_read_in_the_window_tell_of_it_too(
    day: Day, stays: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    (page,) = (each for key, each in day.window.lists.items() if key is ListKey.LEADS)
    ids = list(day.here())[:3]
    overwrite_rows(day.data_dir.database)
    with Store(day.data_dir.database, check=False) as other:
        Settings(other).set_setting("color", "blue")  # whoever holds old pages reads anew
    told: list[str] = []
    monkeypatch.setattr(
        day.desktop.window.desk, "met", lambda error: told.append(error.code), raising=False
    )
    with pytest.raises(KnownError):
        page.reading.fetch(ids, ["name"])
    day.window.show_record(Entity.PERSON, ids[0])
    day.window.pane.refresh()
    assert told[:1] == ["database.corrupt"]
    assert len(told) >= 2


def test_what_nobody_caught_is_no_defect_where_the_database_is_damaged(
    qtbot: QtBot, qapp: QApplication
) -> None:
    reporter = CrashReporter(qapp)
    error = errors.corrupt(Path("a"))
    with qtbot.assertNotEmitted(reporter.happened), qtbot.waitSignal(reporter.damaged):
        reporter.report(KnownError, error, None)


def test_who_listens_already_goes_on_listening(qtbot: QtBot, tmp_path: Path) -> None:
    """The window, the dialog and the window after it hear of another copy in turn."""
    first = SingleInstance(tmp_path)
    assert first.first()
    first.listen()
    assert len(first.findChildren(QLocalServer)) == 1
    with qtbot.waitSignal(first.raise_asked):
        assert not SingleInstance(tmp_path).first()
    first.close()


def test_it_is_told_once_and_of_nothing_else(qtbot: QtBot) -> None:
    watch = DamageWatch(QApplication.instance())
    found: list[object] = []
    watch.found.connect(found.append)
    watch.failed(KnownError("Full", "No room.", code="disk.full"))
    watch.run_failed(ErrorInfo("Busy", "It is.", code="run.busy"))
    assert found == []
    error = errors.corrupt(Path("a"))
    watch.run_failed(ErrorInfo.of(error))
    watch.failed(error)
    assert len(found) == 1
