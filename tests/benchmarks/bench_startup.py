"""How long apdesk takes to its first paint, beside a bare PySide6 window: prints figures.

    python tests/benchmarks/bench_startup.py [--runs N] [--leads N | --database DIR] [--program P]

Both programs are started in turn, each in a process of its own: `python -m apdesk --data-dir …`
over a database that is set up and synced, and a window of plain PySide6 with a table of a few rows
(the floor). The time runs from the start of the process until the table with its rows is painted;
apdesk's window itself, which comes before its rows, is a line of its own. The bytecode of both is
kept in a folder of the benchmark, and the first start of each, which fills it and the disk's cache,
isn't counted. The platform is offscreen, or the one that QT_QPA_PLATFORM names.

The database is made with a practice org of `--leads` leads; or `--database` names the data
directory of one that is there (apdesk opens it: it writes its log and remembers its window). The
budget is 1.5 times the floor, for any number of records. `--program` names a built apdesk
(dist/apdesk/apdesk, see docs/packaging.md), which is then measured beside the checkout.
"""

from __future__ import annotations

import argparse
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.helpers.processes import ROOT, Apdesk, practice_org

BUDGET = 1.5
#: How long a start may take before the benchmark gives up.
PATIENCE_SECONDS = 120.0
BARE = """
import sys, time
from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

class Model(QAbstractTableModel):
    def rowCount(self, parent=QModelIndex()):
        return 0 if parent.isValid() else 100

    def columnCount(self, parent=QModelIndex()):
        return 0 if parent.isValid() else 8

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{index.row()}, {index.column()}"
        return None

class Table(QTableView):
    painted = False

    def paintEvent(self, event):
        super().paintEvent(event)
        if not self.painted:
            self.painted = True
            print(time.time(), time.process_time(), flush=True)
            QApplication.quit()

app = QApplication(sys.argv)
window = QMainWindow()
table = Table()
table.setModel(Model(table))
window.setCentralWidget(table)
window.resize(1280, 768)
window.show()
app.exec()
"""
_SAID = re.compile(
    r"^(\S+ \S+) INFO apdesk\.app \[\S+\] (the window is open|the list is shown), after (\d+) ms"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """Seconds from the start of a process to a paint: by the clock, and of its CPU time."""

    wall: float
    cpu: float


def start_bare(environment: dict[str, str]) -> Figure:
    """One start of the floor."""
    began = time.time()
    done = subprocess.run(
        [sys.executable, "-c", BARE],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=True,
        timeout=PATIENCE_SECONDS,
    )
    moment, cpu = map(float, done.stdout.split())
    return Figure(moment - began, cpu)


#: What starts apdesk from this checkout.
CHECKOUT = (sys.executable, "-m", "apdesk")


def start_apdesk(
    home: Path, environment: dict[str, str], command: Sequence[str] = CHECKOUT
) -> tuple[Figure, Figure]:
    """One start of apdesk: its window, and the rows in it. It is ended in order."""
    written = home / "logs" / "apdesk.log"
    seen = written.stat().st_size if written.exists() else 0
    began = time.time()
    process = subprocess.Popen(
        [*command, "--data-dir", str(home)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        found: dict[str, Figure] = {}
        while len(found) < 2:
            if process.poll() is not None or time.time() - began > PATIENCE_SECONDS:
                raise SystemExit(f"apdesk didn't show its list; see {written}")
            time.sleep(0.02)  # the moment is in the line, so looking seldom costs no accuracy
            found = dict(said(written, seen, began))
        return found["the window is open"], found["the list is shown"]
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=PATIENCE_SECONDS)


def said(written: Path, seen: int, began: float) -> Iterator[tuple[str, Figure]]:
    """What the log says of paints, from its `seen`-th byte on."""
    if not written.exists():
        return
    with written.open("rb") as stream:
        stream.seek(seen)
        for each in stream.read().decode("utf-8").splitlines():
            match = _SAID.match(each)
            if match is not None:
                # The log has the local time, as the clock of this process has.
                moment = datetime.strptime(match[1], "%Y-%m-%d %H:%M:%S,%f").timestamp()  # noqa: DTZ007
                yield match[2], Figure(moment - began, int(match[3]) / 1000)


@contextmanager
def database(leads: int) -> Iterator[Path]:
    """A data directory that is connected and synced."""
    size = ("--leads", str(leads), "--contacts", str(leads // 5), "--accounts", str(leads // 10))
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "data"
        with practice_org(*size) as org:
            verbs = Apdesk(home)
            verbs.connect(org)
            verbs.apply({"version": 1, "objects": {}})
            verbs.json("sync")
        yield home


def line(name: str, figures: list[Figure], floor: list[Figure]) -> None:
    def column(values: list[float], least: list[float]) -> str:
        middle = statistics.median(values)
        return (
            f"{middle * 1000:6.0f} ms ({min(values) * 1000:.0f}–{max(values) * 1000:.0f})"
            f" {middle / statistics.median(least):5.2f} ×"
        )

    wall = column([each.wall for each in figures], [each.wall for each in floor])
    cpu = column([each.cpu for each in figures], [each.cpu for each in floor])
    sys.stdout.write(f"{name:<26} wall {wall:<30}  CPU {cpu}\n")


def measure(home: Path, runs: int, program: Path | None) -> None:
    bare: list[Figure] = []
    window: list[Figure] = []
    rows: list[Figure] = []
    built: list[tuple[Figure, Figure]] = []
    with tempfile.TemporaryDirectory() as bytecode:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": bytecode}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        for number in range(runs + 1):
            floor = start_bare(environment)
            opened, filled = start_apdesk(home, environment)
            both = start_apdesk(home, environment, [str(program)]) if program else None
            if number:
                built += [both] if both else []
                bare.append(floor)
                window.append(opened)
                rows.append(filled)
    sys.stdout.write(
        f"{runs} starts of each; median (spread), times the floor; budget {BUDGET} ×\n"
    )
    line("bare PySide6 (floor)", bare, bare)
    line("apdesk: its window", window, bare)
    line("apdesk: the list in it", rows, bare)
    if built:
        line("built: its window", [each[0] for each in built], bare)
        line("built: the list in it", [each[1] for each in built], bare)


def main() -> int:
    parser = argparse.ArgumentParser(description="Measures apdesk's start.")
    parser.add_argument("--runs", type=int, default=10, help="starts of each program")
    data = parser.add_mutually_exclusive_group()
    data.add_argument("--leads", type=int, default=2_000, help="size of the practice org")
    data.add_argument("--database", type=Path, help="a data directory that is there")
    parser.add_argument("--program", type=Path, help="a built apdesk, measured as well")
    given = parser.parse_args()
    program = given.program.absolute() if given.program else None
    if given.database is not None:
        measure(given.database, given.runs, program)
        return 0
    with database(given.leads) as home:
        measure(home, given.runs, program)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
