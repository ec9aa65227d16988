"""How long the GUI thread is kept from its event loop while a sync runs: prints figures.

    python tests/benchmarks/bench_event_loop.py [LEADS]

The app as `apdesk.app` composes it, a window with a list in front, the sync thread with the real
engine, and a practice org in a process of its own over HTTP. A precise 10 ms timer of the GUI
thread measures the gaps between its own ticks: first with the window at rest (the floor), then
during the first sync, then during a run that takes over changes. The budget is 50 ms at the 99th
percentile.
"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable
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
    ids = sorted(org.ids("SELECT Id FROM Lead WHERE IsConverted = false"))[:CHANGED]
    for record_id in ids:
        org.call("update", sobject="Lead", record_id=record_id, values={"Title": "Changed"})


def main(leads: int) -> int:
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    apply_theme(app, "light")
    collector = GarbageCollector(app)
    size = ("--leads", str(leads), "--contacts", str(leads // 5), "--accounts", str(leads // 10))
    with tempfile.TemporaryDirectory() as folder, practice_org(*size) as org:
        home = DataDir(Path(folder) / "data")
        verbs = Apdesk(home.path)
        verbs.connect(org)
        verbs.apply({"version": 1, "objects": {}})
        with Store(home.database):
            pass
        memory = QSettings(str(home.path / "window.ini"), QSettings.Format.IniFormat)
        desktop = Desktop(home, memory, Views(home.database), None)
        listener = Listener()
        desktop.worker.run_finished.connect(listener.heard)
        desktop.worker.run_failed.connect(listener.failed)
        desktop.window.resize(1280, 800)
        pulse = Pulse()

        desktop.window.show()
        desktop.window.open_desk()
        rest = QEventLoop()
        QTimer.singleShot(2_000, rest.quit)
        rest.exec()
        line("at rest (floor)", pulse.take(), 0, 0)

        seconds, report = listener.wait(desktop.open)
        records = sum(each.entered for each in report.objects.values())
        line("first sync", pulse.take(), seconds, records)

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


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000))
