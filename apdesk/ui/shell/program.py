"""How this very program is started once more: by the desktop at login, or by itself. No Qt."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

#: The folder that `python -m apdesk` finds the package in.
_ROOT = Path(__file__).resolve().parents[3]


class Program(NamedTuple):
    """A command line without arguments, and the folder that it has to be started in (None: any)."""

    command: tuple[str, ...]
    folder: Path | None = None


def this_program() -> Program:
    """The built program, or this interpreter with the package."""
    if getattr(sys, "frozen", False):
        return Program((sys.executable,))
    return Program((sys.executable, "-m", "apdesk"), _ROOT)


def start_again(arguments: Sequence[str]) -> None:
    """Starts apdesk once more, as a process that outlives this one. Raises OSError."""
    program = this_program()
    subprocess.Popen(
        [*program.command, *arguments],
        cwd=program.folder,
        stdin=subprocess.DEVNULL,
        close_fds=True,
        start_new_session=os.name == "posix",
    )
