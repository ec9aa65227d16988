"""Start at login: what is written for each kind of desktop, read back as the desktop reads it."""

from __future__ import annotations

import configparser
import plistlib
import shlex
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from apdesk.errors import KnownError
from apdesk.ui.shell.autostart import Autostart, LaunchAgent, RunKey, XdgEntry, exec_line
from apdesk.ui.shell.program import Program, this_program

pytestmark = pytest.mark.ui

AWKWARD = [
    "/opt/my apps/apdesk",
    'say "hi"',
    "back\\slash",
    "$HOME `id`",
    "100 %f",
    "tab\there",
    "é東",
    "",
    "-flag=a b",
]


def command_of(value: str) -> list[str]:
    """An Exec value as the Desktop Entry Specification has it read: the escapes of a string, then
    the quoting of arguments, then field codes."""
    plain, at = "", 0
    escapes = {"s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\"}
    while at < len(value):
        if value[at] == "\\":
            at += 1
            plain += escapes[value[at]]
        else:
            plain += value[at]
        at += 1
    arguments: list[str] = []
    inside, at = False, 0
    for_now: list[str] | None = None
    while at < len(plain):
        each = plain[at]
        if each == '"':
            inside = not inside
            if inside:
                for_now = []
            else:
                assert for_now is not None
                arguments.append("".join(for_now))
                for_now = None
        elif inside:
            assert for_now is not None
            if each == "\\":
                at += 1
                assert plain[at] in '"`$\\'
            else:
                assert each not in "`$", "has to be escaped within quotes"
            for_now.append(plain[at])
        else:
            assert each == " "
        at += 1
    assert not inside
    for argument in arguments:
        assert argument.replace("%%", "").count("%") == 0, "no field code"
    return [each.replace("%%", "%") for each in arguments]


def entry_of(path: Path) -> dict[str, str]:
    parser = configparser.RawConfigParser(delimiters=("=",), comment_prefixes=("#",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(path, encoding="utf-8")
    assert parser.sections() == ["Desktop Entry"]
    return dict(parser["Desktop Entry"])


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config"


def test_any_command_survives_its_way_through_the_entry() -> None:
    assert command_of(exec_line(AWKWARD)) == AWKWARD
    assert shlex.split(exec_line(["/usr/bin/apdesk", "--hidden"])) == [
        "/usr/bin/apdesk",
        "--hidden",
    ]


def test_the_entry_starts_this_very_program_in_the_tray(config: Path) -> None:
    autostart = Autostart()
    assert autostart.available
    assert not autostart.enabled
    autostart.set(True)
    assert autostart.enabled
    path = config / "autostart" / "apdesk.desktop"
    entry = entry_of(path)
    program = this_program()
    assert command_of(entry["Exec"]) == [*program.command, "--hidden"]
    assert entry["Type"] == "Application"
    assert entry["Name"] == "apdesk"
    assert entry["TryExec"] == program.command[0]
    assert entry["Path"] == str(program.folder)
    assert [each.name for each in path.parent.iterdir()] == ["apdesk.desktop"]
    autostart.set(False)
    assert not autostart.enabled
    assert not path.parent.exists(), "nothing is left"
    autostart.set(False)


def test_a_built_program_needs_no_folder_and_another_data_directory_is_named(
    config: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "Müller & Söhne"
    entry = XdgEntry(Program(("/opt/apdesk/apdesk",)))
    Autostart(folder, entry).set(True)
    written = entry_of(entry.path)
    assert command_of(written["Exec"]) == [
        "/opt/apdesk/apdesk",
        "--hidden",
        "--data-dir",
        str(folder),
    ]
    assert "Path" not in written


def test_others_entries_stay(config: Path) -> None:
    other = config / "autostart" / "other.desktop"
    other.parent.mkdir(parents=True)
    other.write_text("[Desktop Entry]\n")
    autostart = Autostart()
    autostart.set(True)
    autostart.set(False)
    assert other.exists()


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_the_desktop_may_turn_it_off(config: Path, line: str) -> None:
    autostart = Autostart()
    autostart.set(True)
    path = config / "autostart" / "apdesk.desktop"
    kept = [
        each
        for each in path.read_text(encoding="utf-8").splitlines()
        if not each.startswith(line.partition("=")[0])
    ]
    path.write_text("\n".join([*kept, line]) + "\n", encoding="utf-8")
    assert not autostart.enabled
    autostart.set(True)
    assert autostart.enabled


def test_a_folder_that_cannot_be_written_is_told(config: Path) -> None:
    config.mkdir()
    (config / "autostart").write_text("in the way")
    with pytest.raises(KnownError) as told:
        Autostart().set(True)
    assert told.value.code == "autostart.failed"
    assert told.value.next_step


def test_windows_gets_one_value_of_the_run_key(tmp_path: Path) -> None:
    key = QSettings(str(tmp_path / "run.ini"), QSettings.Format.IniFormat)
    key.setValue("Other", "other.exe")
    entry = RunKey(Program((r"C:\Program Files\apdesk\apdesk.exe",)), key)
    autostart = Autostart(None, entry)
    assert autostart.available
    autostart.set(True)
    assert autostart.enabled
    assert key.value("apdesk") == r'"C:\Program Files\apdesk\apdesk.exe" --hidden'
    autostart.set(False)
    assert key.allKeys() == ["Other"]
    checkout = RunKey(Program((str(tmp_path / "python.exe"), "-m", "apdesk"), tmp_path), key)
    assert not Autostart(None, checkout).available


def test_macos_gets_a_launch_agent(home_of_its_own: Path) -> None:
    entry = LaunchAgent(Program(("/Applications/apdesk.app/Contents/MacOS/apdesk",)))
    autostart = Autostart(None, entry)
    autostart.set(True)
    found = list((home_of_its_own / "Library" / "LaunchAgents").iterdir())
    document = plistlib.loads(found[0].read_bytes())
    assert document["Label"] == found[0].stem
    assert document["RunAtLoad"] is True
    assert document["ProgramArguments"] == [*entry._program.command, "--hidden"]
    autostart.set(False)
    assert not found[0].exists()


@pytest.mark.parametrize("kind", [XdgEntry, LaunchAgent])
def test_a_full_disk_leaves_no_half_entry(
    home_of_its_own: Path, config: Path, monkeypatch: pytest.MonkeyPatch, kind: type
) -> None:
    def full(path: Path, *_given: object) -> int:
        path.touch()
        raise OSError(28, "No space left on device", str(path))

    autostart = Autostart(None, kind(Program(("/opt/apdesk/apdesk",))))
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(KnownError) as raised:
        autostart.set(True)
    assert raised.value.code == "autostart.failed"
    assert not autostart.enabled
    assert [each for each in home_of_its_own.rglob("*apdesk*") if each.is_file()] == []
    assert [each for each in config.rglob("*") if each.is_file()] == []
