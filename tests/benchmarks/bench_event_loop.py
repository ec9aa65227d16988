"""How long the GUI thread is kept from its event loop while a sync runs: prints figures.

    python tests/benchmarks/bench_event_loop.py [LEADS] [--org FILE] [--only-leads]

The app as `apdesk.app` composes it, a window with a list in front, the sync thread with the real
engine, and a practice org in a process of its own over HTTP. A precise 10 ms timer of the GUI
thread measures the gaps between its own ticks: first with the window at rest (the floor), then
during the first sync, then during a run that takes over changes. The budget is 33 ms at the 99th
percentile and 100 ms at the worst. On Linux it says, too, how much more memory all processes of the
app take together during the first sync than at rest. With `--org` the org's file is kept.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QObject, QSettings, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from apdesk.app import Desktop
from apdesk.domain.run import RunReport
from apdesk.paths import DataDir
from apdesk.store.database import Store
from apdesk.store.views import ListKey, Views
from apdesk.ui.shell.garbage import GarbageCollector
from apdesk.ui.theme import apply_theme
from tests.benchmarks.watch import Watch
from tests.helpers.processes import Apdesk, OrgProcess, practice_org

TICK_MS = 10
CHANGED = 1_000


class Pulse(QObject):
    """A precise timer of the GUI thread that measures the gaps between its own ticks."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._last: float | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        if self._last is not None:
            self.gaps.append((now - self._last) * 1000)
        self._last = now

    @Slot()
    def begin(self) -> None:
        """What is measured begins now: a run, not the opening of the window before it."""
        self.gaps.clear()

    def pause(self) -> None:
        """What happens until the next tick isn't measured."""
        self._last = None

    def take(self) -> list[float]:
        """The gaps since the last take, in milliseconds, sorted."""
        taken, self.gaps = sorted(self.gaps), []
        return taken


class Listener(QObject):
    """Waits for the end of a run."""

    def __init__(self) -> None:
        super().__init__()
        self.report: RunReport | None = None
        self._loop = QEventLoop()

    @Slot(object)
    def heard(self, report: RunReport) -> None:
        self.report = report
        self._loop.quit()

    @Slot(object)
    def failed(self, error: object) -> None:
        sys.stderr.write(f"the run failed: {error}\n")
        self._loop.quit()

    def wait(self, start: Callable[[], object]) -> tuple[float, RunReport]:
        """Starts, waits, and answers the seconds and the report."""
        self.report = None
        began = time.perf_counter()
        start()
        self._loop.exec()
        if self.report is None:
            raise SystemExit(1)
        return time.perf_counter() - began, self.report


def line(name: str, gaps: list[float], seconds: float, records: int) -> None:
    def share(of: float) -> float:
        return gaps[min(len(gaps) - 1, int(len(gaps) * of))]

    rate = f"{records:,} in {seconds:.1f} s" if records else ""
    sys.stdout.write(
        f"{name:<22} median {share(0.5):5.1f}  p99 {share(0.99):5.1f}  longest {gaps[-1]:6.1f} ms"
        f"   {len(gaps):,} ticks  {rate}\n"
    )


def change_some(org: OrgProcess) -> None:
    """Touches leads in the org, as a busy team would, by its collections."""
    ids = org.ids(f"SELECT Id FROM Lead WHERE IsConverted = false ORDER BY Id LIMIT {CHANGED}")
    title = f"Changed at {time.time()}"  # the file may be one that was changed before
    for record_id in ids:
        org.call("update", sobject="Lead", record_id=record_id, values={"Title": title})


def main(leads: int, kept: Path | None, *, only_leads: bool) -> int:
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    apply_theme(app, "light")
    collector = GarbageCollector(app)
    others = (0, 0) if only_leads else (leads // 5, leads // 10)
    size = ("--leads", str(leads), "--contacts", str(others[0]), "--accounts", str(others[1]))
    with tempfile.TemporaryDirectory() as folder, _org(size, kept or Path(folder) / "o") as org:
        home = DataDir(Path(folder) / "data")
        verbs = Apdesk(home.path)
        verbs.connect(org)
        none = {"sync": "none"}
        verbs.apply(
            {"version": 1, "objects": {"Contact": none, "Account": none} if only_leads else {}}
        )
        with Store(home.database):
            pass
        memory = QSettings(str(home.path / "window.ini"), QSettings.Format.IniFormat)
        desktop = Desktop(home, memory, Views(home.database), None)
        listener = Listener()
        desktop.worker.run_finished.connect(listener.heard)
        desktop.worker.run_failed.connect(listener.failed)
        desktop.window.resize(1280, 800)
        pulse = Pulse()
        desktop.worker.run_started.connect(pulse.begin)

        desktop.window.show()
        desktop.window.open_desk()
        rest = QEventLoop()
        QTimer.singleShot(2_000, rest.quit)
        idle = Watch(os.getpid())
        rest.exec()
        at_rest = idle.peak()
        pulse.gaps.clear()
        QTimer.singleShot(2_000, rest.quit)
        rest.exec()
        line("at rest (floor)", pulse.take(), 0, 0)

        watch = Watch(os.getpid())
        seconds, report = listener.wait(desktop.open)
        gaps = pulse.take()
        peak = watch.peak()
        records = sum(each.entered for each in report.objects.values())
        line("first sync", gaps, seconds, records)
        sys.stdout.write(f"memory: {at_rest:.0f} MiB at rest, {peak:.0f} MiB at most\n")

        desktop.window.go(ListKey.LEADS)
        changing = threading.Thread(target=change_some, args=(org,))
        changing.start()
        while changing.is_alive():
            QTimer.singleShot(50, rest.quit)
            rest.exec()
        pulse.take()
        seconds, report = listener.wait(desktop.window.sync_now)
        records = sum(each.changed for each in report.objects.values())
        line("a run with changes", pulse.take(), seconds, records)
        desktop.shut_down()
        collector.stop()
    return 0


def _org(size: Sequence[str], data: Path) -> AbstractContextManager[OrgProcess]:
    return practice_org(*size, "--data", str(data))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("leads", type=int, nargs="?", default=20_000)
    parser.add_argument("--org", type=Path)
    parser.add_argument("--only-leads", action="store_true")
    parsed = parser.parse_args()
    raise SystemExit(main(parsed.leads, parsed.org, only_leads=parsed.only_leads))
