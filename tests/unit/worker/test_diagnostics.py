"""The diagnostics file tells what is needed, and nothing about people."""

from __future__ import annotations

import json
import logging
import os
import zipfile
from pathlib import Path

import pytest

from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import SystemClock
from apdesk.domain.preferences import Preferences
from apdesk.errors import KnownError
from apdesk.journeys.mail.settings import MailSettings
from apdesk.logs import RedactingFormatter
from apdesk.paths import DataDir
from apdesk.store.database import Store
from apdesk.store.own_lists import OwnLists
from apdesk.store.settings import Settings
from apdesk.worker.diagnostics import save_diagnostics
from apdesk.worker.log_cleaning import cleaned
from tests.ui.main.desk_builder import build_desk

TOKEN = "00D5g000004abcd!AQ4AQFsecret.Value_1"
WINDOW = {"scheme": "dark", "screens": [{"size": [1280, 720], "scale": 1.5}]}

LOG = f"""\
2026-03-02 09:00:00,000 INFO apdesk.sync [S] run 7: 12 entered, 3 left
2026-03-02 09:00:01,000 INFO apdesk.sync [S] Call for describe failed (network.timeout); again
2026-03-02 09:00:02,000 DEBUG apdesk.x [M] lead Quillfeather was sent to zoe@planted.example
2026-03-02 09:00:03,000 DEBUG apdesk.x [M] Authorization: Bearer {TOKEN}
2026-03-02 09:00:04,000 DEBUG apdesk.x [M] value 'plantedvalue' of “another planted” and "third"
2026-03-02 09:00:05,000 DEBUG apdesk.x [M] Unknown Stranger called +49 171 5550100
2026-03-02 09:00:06,000 ERROR apdesk.x [M] it broke, by http://me:plantedpass@proxy.example.com:1
Traceback (most recent call last):
  File "/opt/somebody/venv/lib/python3.11/site-packages/apdesk/sync/engine.py", line 12, in go
    self._row(row)
  File "/opt/somebody/apdesk/store/mirror.py", line 3, in _row
    raise ValueError(name)
ValueError: plantedvalue Quillfeather
a second line of a planted message
"""


@pytest.fixture
def home(tmp_path: Path) -> DataDir:
    made = DataDir(tmp_path / "data")
    made.prepare()
    build_desk(made.database, leads=6, contacts=3, accounts=2)
    with Store(made.database) as store:
        settings = Settings(store)
        MailSettings(
            host="smtp.planted.example",
            user="plantedlogin",
            from_name="Zoe Quillfeather",
            from_address="zoe@planted.example",
        ).store(settings)
        settings.set_setting(
            "network", {"proxy_mode": "manual", "proxy": "http://planted.proxy:1", "user": "zoe"}
        )
        settings.save_preferences(
            Preferences.from_json(
                {
                    "version": 1,
                    "objects": {
                        "Lead": {
                            "sync": "criteria",
                            "criteria": [
                                {"field": "LastName", "operator": "is", "value": "Quillfeather"}
                            ],
                        }
                    },
                }
            )
        )
        OwnLists(store).create("friends of planted", at="2026-03-02T09:00:00Z")
        with store.transaction() as connection:
            columns = [row[1] for row in connection.execute("PRAGMA table_info(person)")]
            last = next(each for each in columns if "last" in each)
            mail = next(each for each in columns if "email" in each)
            connection.execute(
                f"UPDATE person SET {last} = 'Quillfeather', {mail} = 'zoe@planted.example' "
                "WHERE id = (SELECT min(id) FROM person)"
            )
    made.logs.mkdir()
    (made.logs / "apdesk.log").write_text(LOG, encoding="utf-8")
    (made.logs / "apdesk.log.1").write_text(LOG, encoding="utf-8")
    return made


def saved(home: DataDir, target: Path) -> dict[str, str]:
    work = save_diagnostics(home.database, SystemClock(), target, WINDOW)
    assert work(lambda _: None, CancelToken()) == target
    with zipfile.ZipFile(target) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_nothing_about_people_is_in_it(home: DataDir, tmp_path: Path) -> None:
    files = saved(home, tmp_path / "diagnostics.zip")
    with Store(home.database) as store, store.reading() as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(person)")]
        personal = [
            each for each in columns if any(part in each for part in ("name", "mail", "phone"))
        ]
        values = {
            str(value)
            for column in personal
            for (value,) in connection.execute(f'SELECT "{column}" FROM person')
            if value and len(str(value)) > 3
        }
        binding = Settings(store).binding()
    assert binding is not None
    planted = {"planted", "Quillfeather", "secret.Value", "Stranger", "5550100", "somebody"}
    owner = {binding.org_name, binding.username, binding.display_name, binding.org_id}
    assert len(values) > 8
    for name, text in files.items():
        found = {each for each in planted | values | owner if each and each in text}
        assert not found, f"{name} holds {found}"


def test_what_is_needed_is_in_it(home: DataDir, tmp_path: Path) -> None:
    files = saved(home, tmp_path / "diagnostics.zip")
    assert set(files) == {
        "README.txt",
        "computer.json",
        "settings.json",
        "database.json",
        "runs.json",
        "logs/apdesk.log",
        "logs/apdesk.log.1",
    }
    computer = json.loads(files["computer.json"])
    assert computer["window"] == WINDOW
    assert "requests" in computer["packages"]
    settings = json.loads(files["settings.json"])
    assert settings["mail"]["port"] == 587
    assert settings["network"] == {"proxy_mode": "manual", "login": True, "certificates": False}
    lead = settings["preferences"]["objects"]["Lead"]
    assert lead["criteria"] == [{"field": "LastName", "operator": "is"}]
    database = json.loads(files["database.json"])
    assert database["quick_check"] == "ok"
    assert database["rows"]["person"] == 9
    assert ["person", "Lead", "member", 6] in database["records"]
    (run,) = json.loads(files["runs.json"])[:1]
    assert run["cause"]
    assert {each["sobject"] for each in run["objects"]} <= {"Lead", "Contact", "Account"}
    log = files["logs/apdesk.log"]
    assert "run 7: 12 entered, 3 left" in log
    assert "Call for describe failed (network.timeout); again" in log
    assert 'File "apdesk/sync/engine.py", line 12, in go' in log
    assert "    self._row(row)" in log
    assert "ValueError: <left out>" in log


def test_it_is_readable_by_the_user_alone(home: DataDir, tmp_path: Path) -> None:
    saved(home, tmp_path / "diagnostics.zip")
    if os.name == "posix":
        assert (tmp_path / "diagnostics.zip").stat().st_mode & 0o777 == 0o600
    assert [each.name for each in tmp_path.iterdir() if each.name.endswith(".part")] == []


def test_a_damaged_database_is_told_and_the_names_in_logs_go_all_the_same(
    home: DataDir, tmp_path: Path
) -> None:
    home.database.write_bytes(b"this is no database" * 1000)
    files = saved(home, tmp_path / "diagnostics.zip")
    assert "unreadable" in json.loads(files["database.json"])
    assert "Quillfeather" not in files["logs/apdesk.log"]


def test_a_place_that_cannot_be_written_is_told(home: DataDir, tmp_path: Path) -> None:
    work = save_diagnostics(home.database, SystemClock(), tmp_path / "no" / "x.zip", WINDOW)
    with pytest.raises(KnownError) as raised:
        work(lambda _: None, CancelToken())
    assert raised.value.code == "diagnostics.unwritable"


def test_lines_of_the_program_stay_as_they_are() -> None:
    lines = [
        "2026-03-02 09:00:00,000 INFO apdesk.app [MainThread] the window is open, after 812 ms",
        "2026-03-02 09:00:00,000 INFO apdesk.login [Thread-1] Login renewed, rotated",
        "2026-03-02 09:00:00,000 INFO apdesk.journeys.mail [S] e-mails: 1 sent, 0 skipped",
    ]
    assert list(cleaned(lines, set())) == lines


def test_the_folder_of_the_user_is_not_named() -> None:
    line = "2026-03-02 09:00:00,000 INFO a [M] read /opt/zoe/x"
    assert next(cleaned([line], set(), home=Path("/opt/zoe"))).endswith("read ~/x")


def test_the_formatter_of_the_log_redacts_before() -> None:
    assert "planted" not in RedactingFormatter("%(message)s").format(
        logging.LogRecord("a", 20, "", 0, "to zoe@planted.example", (), None)
    )


def test_a_file_in_the_place_of_its_folder_is_told(home: DataDir, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    work = save_diagnostics(home.database, SystemClock(), tmp_path / "file" / "x.zip", WINDOW)
    with pytest.raises(KnownError) as raised:
        work(lambda _: None, CancelToken())
    assert raised.value.code == "diagnostics.unwritable"


def test_a_log_that_cannot_be_read_hinders_nothing(
    home: DataDir, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Path.read_text

    def refuse(path: Path, *given: str, **more: str) -> str:
        if path.name == "apdesk.log.1":
            raise PermissionError(13, "Permission denied")
        return read(path, *given, **more)

    monkeypatch.setattr(Path, "read_text", refuse)
    files = saved(home, tmp_path / "diagnostics.zip")
    assert "run 7" in files["logs/apdesk.log"]
    assert "run 7" not in files["logs/apdesk.log.1"]


@pytest.mark.skipif(os.name != "posix", reason="links of POSIX")
def test_nothing_is_written_through_what_lies_in_its_way(home: DataDir, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_text("mine")
    (tmp_path / ".diagnostics.zip.part").symlink_to(other)
    saved(home, tmp_path / "diagnostics.zip")
    assert other.read_text() == "mine"
