"""Watches the memory of a process and of all that it started, from a process of its own (Linux).

Proportional set size: what several processes share counts once.
"""

from __future__ import annotations

import os
import select
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

LOOK = 0.1


class Watch:
    """From now on until `peak`, in MiB."""

    def __init__(self, pid: int) -> None:
        self._process = subprocess.Popen(
            [sys.executable, __file__, str(pid)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def peak(self) -> float:
        """The most that all of them had together at any look."""
        said, _ = self._process.communicate("")
        return float(said)


def family(pid: int) -> list[int]:
    """The process and its descendants; this one aside, and the org, which is none of the app."""
    found = [pid]
    for each in found:
        for task in Path(f"/proc/{each}/task").glob("*/children"):
            with suppress(OSError):
                children = [int(child) for child in task.read_text().split()]
                found += [child for child in children if not _is_other(child)]
    return found


def _is_other(pid: int) -> bool:
    line = Path(f"/proc/{pid}/cmdline").read_text()
    return pid == os.getpid() or "practice-org" in line


def memory(pid: int) -> float:
    """MiB of all of them; a process that ends meanwhile counts for nothing."""
    total = 0
    for each in family(pid):
        try:
            lines = Path(f"/proc/{each}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def main(pid: int) -> int:
    peak = 0.0
    while not select.select([sys.stdin], [], [], LOOK)[0]:
        peak = max(peak, memory(pid))
    sys.stdout.write(f"{peak}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1])))
