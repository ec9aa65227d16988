"""Start at login: an entry of the desktop's own kind, made and removed as a whole.

Linux: an XDG autostart entry; Windows: a value of the user's Run key; macOS: a LaunchAgent. The
entry starts apdesk in the tray (`--hidden`).
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from apdesk.errors import KnownError
from apdesk.language import tr
from apdesk.ui.shell.program import Program, this_program

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

_RUN_KEY = r"HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Run"
_LABEL = "org.apdesk.apdesk"


class Entry(Protocol):
    """What starts a program at login, on one kind of desktop. May raise OSError."""

    available: bool

    def there(self) -> bool: ...

    def write(self, arguments: Sequence[str]) -> None: ...

    def remove(self) -> None: ...


class Autostart:
    """Whether apdesk starts when its user logs in."""

    def __init__(self, data_dir: Path | None = None, entry: Entry | None = None) -> None:
        """`data_dir`: the data directory that is opened then; the platform's own place is not
        named. `entry`: this desktop's, unless given."""
        self._data_dir = data_dir
        self._entry = entry if entry is not None else _entry_of(sys.platform, this_program())

    @property
    def available(self) -> bool:
        """Whether this desktop can do it, for this way of installing apdesk."""
        return self._entry.available

    @property
    def enabled(self) -> bool:
        """Whether it does now."""
        try:
            return self.available and self._entry.there()
        except OSError:
            return False

    def set(self, on: bool) -> None:
        """Turns it on or off. Raises KnownError "autostart.failed" where the desktop refuses."""
        try:
            if on:
                self._entry.write(self._arguments())
            else:
                self._entry.remove()
        except OSError as error:
            raise KnownError(
                tr("Starting at login can't be changed"),
                tr(
                    "{file}: {reason}. It stays as it was.",
                    file=error.filename or "apdesk",
                    reason=error.strerror or error,
                ),
                tr("Give your user account write permission there, and try again."),
                code="autostart.failed",
            ) from error

    def _arguments(self) -> list[str]:
        from apdesk.paths import data_dir

        given = self._data_dir
        if given is None or given == data_dir().path:
            return ["--hidden"]
        return ["--hidden", "--data-dir", str(given)]


def _entry_of(platform: str, program: Program) -> Entry:
    if platform == "win32":
        return RunKey(program)
    return LaunchAgent(program) if platform == "darwin" else XdgEntry(program)


class XdgEntry:
    """A file in the user's autostart folder (Desktop Application Autostart Specification)."""

    available = True

    def __init__(self, program: Program) -> None:
        self._program = program
        home = os.environ.get("XDG_CONFIG_HOME") or ""
        # The specification has relative paths ignored.
        config = Path(home) if home.startswith("/") else Path("~/.config").expanduser()
        self.path = config / "autostart" / "apdesk.desktop"

    def there(self) -> bool:
        """Desktops' own settings turn an entry off by a key in it."""
        try:
            lines = self.path.read_text(encoding="utf-8", errors="replace").splitlines()
        except FileNotFoundError:
            return False
        keys = dict(line.split("=", 1) for line in lines if "=" in line and line[:1] != "#")
        off = keys.get("Hidden", "").strip().lower() == "true"
        return not off and keys.get("X-GNOME-Autostart-enabled", "").strip().lower() != "false"

    def write(self, arguments: Sequence[str]) -> None:
        command, folder = self._program
        lines = [
            "[Desktop Entry]",
            "Type=Application",
            "Name=apdesk",
            f"Comment={_text(tr('Keeps your Salesforce lists up to date'))}",
            f"Exec={exec_line([*command, *arguments])}",
            f"TryExec={_text(command[0])}",
            *([f"Path={_text(str(folder))}"] if folder is not None else []),
            "Icon=apdesk",
            "Terminal=false",
            "StartupNotify=false",
            "X-GNOME-Autostart-enabled=true",
        ]
        _write(self.path, ("\n".join(lines) + "\n").encode("utf-8"))

    def remove(self) -> None:
        self.path.unlink(missing_ok=True)
        with suppress(OSError):  # other programs have entries there
            self.path.parent.rmdir()


def _write(path: Path, content: bytes) -> None:
    """The whole file or, on a full disk, none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(content)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def exec_line(command: Sequence[str]) -> str:
    """A command line as the value of the key Exec: every argument in quotes, whatever is in it."""

    def quoted(argument: str) -> str:
        for each in ("\\", '"', "`", "$"):
            argument = argument.replace(each, f"\\{each}")
        return '"' + argument.replace("%", "%%") + '"'

    return _text(" ".join(map(quoted, command)))


def _text(value: str) -> str:
    """A value of the type string: these have escapes of their own."""
    value = value.replace("\\", "\\\\")
    return value.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")


class RunKey:
    """A value of the key that Windows reads at login."""

    def __init__(self, program: Program, settings: QSettings | None = None) -> None:
        """`settings`: the key itself, unless given."""
        self._command = program.command
        self.available = True
        if program.folder is not None:
            # The key knows no working folder: only the script beside the interpreter needs none.
            script = Path(program.command[0]).with_name("apdesk.exe")
            self.available = script.exists()
            self._command = (str(script),)
        self._settings = settings

    def _key(self) -> QSettings:
        from PySide6.QtCore import QSettings

        if self._settings is None:
            self._settings = QSettings(_RUN_KEY, QSettings.Format.NativeFormat)
        return self._settings

    def there(self) -> bool:
        return self._key().contains("apdesk")

    def write(self, arguments: Sequence[str]) -> None:
        self._key().setValue("apdesk", subprocess.list2cmdline([*self._command, *arguments]))
        self._store()

    def remove(self) -> None:
        self._key().remove("apdesk")
        self._store()

    def _store(self) -> None:
        from PySide6.QtCore import QSettings

        self._key().sync()
        if self._key().status() != QSettings.Status.NoError:
            raise OSError(0, tr("Windows refused it"), _RUN_KEY)


class LaunchAgent:
    """A file that launchd reads at login."""

    available = True

    def __init__(self, program: Program) -> None:
        self._program = program
        self.path = Path(f"~/Library/LaunchAgents/{_LABEL}.plist").expanduser()

    def there(self) -> bool:
        return self.path.exists()

    def write(self, arguments: Sequence[str]) -> None:
        import plistlib

        command, folder = self._program
        document: dict[str, object] = {
            "Label": _LABEL,
            "ProgramArguments": [*command, *arguments],
            "RunAtLoad": True,
            "ProcessType": "Interactive",
        }
        if folder is not None:
            document["WorkingDirectory"] = str(folder)
        _write(self.path, plistlib.dumps(document))

    def remove(self) -> None:
        self.path.unlink(missing_ok=True)
