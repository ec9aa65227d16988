"""A desktop session for one test: a screen without a display, and a bus of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Self

from tests.outside.atspi import Node, until

#: What a session needs, and Debian's package of each.
NEEDED = {
    "Xvfb": "xvfb",
    "dbus-daemon": "dbus",
    "xdotool": "xdotool",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
}


def missing() -> list[str]:
    """The Debian packages that a session lacks here."""
    return [package for program, package in NEEDED.items() if not shutil.which(program)]


class Session:
    """Xvfb and a D-Bus session, as long as the `with` lasts.

    `environment` is what a program in it is started with; `home` its home directory.
    """

    def __init__(self, home: Path, size: str = "1600x1000x24", **environment: str) -> None:
        self.home = home
        self._size = size
        self._given = environment
        self._processes: list[subprocess.Popen[str]] = []
        self.environment: dict[str, str] = {}

    def __enter__(self) -> Self:
        runtime, temporary = self.home / "run", self.home / "tmp"
        for folder in (runtime, temporary):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        screen = self._start(
            "Xvfb", "-displayfd", "1", "-screen", "0", self._size, "-nolisten", "tcp"
        )
        self.environment = {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "HOME": str(self.home),
            "TMPDIR": str(temporary),
            "XDG_RUNTIME_DIR": str(runtime),
            "XDG_CURRENT_DESKTOP": "X-Test",
            "DISPLAY": f":{screen}",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            **self._given,
        }
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self._start(
            "dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"
        )
        return self

    def __exit__(self, *_why: object) -> None:
        for process in reversed(self._processes):
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            if process.stdout:
                process.stdout.close()

    def _start(self, *command: str) -> str:
        """Starts a part of the session; the first line that it says."""
        process = subprocess.Popen(
            command,
            env=self.environment or None,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self._processes.append(process)
        assert process.stdout is not None
        line = process.stdout.readline().strip()
        assert line, f"{command[0]} didn't start"
        return line

    @property
    def bus(self) -> str:
        """The address of the session's bus."""
        return self.environment["DBUS_SESSION_BUS_ADDRESS"]

    def xdotool(self, *arguments: str) -> str:
        """Runs xdotool, which moves the mouse and types as a person's devices would."""
        return subprocess.run(
            ["xdotool", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=30,
        ).stdout.strip()

    def press(self, *keys: str) -> None:
        """Presses keys one after the other, by X's names: "Tab", "Return", "ctrl+k" …"""
        self.xdotool("key", "--delay", "40", *keys)

    def give_keyboard(self, title: str) -> None:
        """Has the window of that title take the keyboard, as a window manager would."""
        found = self.xdotool("search", "--onlyvisible", "--name", title).splitlines()
        assert found, f"no window is called {title!r}"
        self.xdotool("windowfocus", "--sync", found[-1])

    def tab_to(self, window: Node, name: str, most: int = 60) -> None:
        """Presses Tab until what is called `name` has the keyboard."""
        for _ in range(most):
            before = until(window.focused, "something has the keyboard")
            if before.name == name:
                return
            self.press("Tab")
            until(lambda last=before: window.focused() not in (None, last), "Tab goes on", 10)
        raise AssertionError(f"Tab doesn't come to {name!r}\n{window.outline()}")
