"""How long the GUI thread is kept from its event loop while a sync writes: prints figures.

Run: `python tests/benchmarks/bench_event_loop.py [RECORDS]`. A window shows a list while the sync
thread applies that many records in chunks of 200 through the real worker, store and signals. The
budget is a gap of 50 ms (docs/architecture.md).
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Generator
from datetime import datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, QSettings, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import SystemClock, to_iso
from apdesk.domain.run import Cause, ChangeSet, ObjectCounts, Phase, Progress, RunReport
from apdesk.paths import DataDir
from apdesk.store.changes import PageChanges
from apdesk.store.database import Store
from apdesk.store.journal import Journal
from apdesk.store.lists import ListKey
from apdesk.store.mirror import Mirror
from apdesk.store.views import Views
from apdesk.ui.desk import Desk
from apdesk.ui.main_window import MainWindow
from apdesk.ui.shell.garbage import GarbageCollector
from apdesk.ui.theme import apply_theme
from apdesk.ui.wizard.window import SetupWizard
from apdesk.worker.explaining import explain_record
from apdesk.worker.setup import SessionVault, SetupServices
from apdesk.worker.sync_thread import SyncThread
from apdesk.worker.sync_worker import SyncWorker
from apdesk.worker.tasks import TaskRunner
from tests.ui.main.desk_builder import NOW, build_desk, practice_rows, report

TICK_MS = 10


class WritingBackend:
    """One run that applies rows as the engine does, without an org."""

    def __init__(self, database: Path, records: int) -> None:
        self._store = Store(database, check=False)
        self._records = records
        self._ended: datetime | None = None

    def open(self) -> None:
        self._store.open()

    def close(self) -> None:
        self._store.close()

    def ready(self) -> bool:
        return True

    def run(
        self, cause: Cause, *, approve_removals: bool, cancel: CancelToken
    ) -> Generator[Progress | ChangeSet, None, RunReport]:
        _, rows = practice_rows(60, 40, 20)
        fields, found = rows["Lead"]
        at, name = fields.index("Id"), fields.index("LastName")
        journal, mirror = Journal(self._store), Mirror(self._store)
        run_id = journal.start_run(cause, to_iso(NOW))
        began = time.perf_counter()
        for start in range(0, self._records, 200):
            cancel.check()
            page = []
            for number in range(start, min(start + 200, self._records)):
                row = list(found[number % len(found)])
                row[at] = f"00Q{number:012d}AAA"
                row[name] = f"Person {number}"
                page.append(tuple(row))
            applied = mirror.apply(
                PageChanges("Lead", fields=fields, rows=tuple(page)), run_id, to_iso(NOW)
            )
            yield applied.changes
            yield Progress(Phase.PULL, "Lead", start + len(page), self._records)
        self._ended = SystemClock().now()
        done = report(
            run_id,
            NOW,
            cause,
            {"Lead": ObjectCounts(entered=self._records)},
            time.perf_counter() - began,
        )
        journal.finish_run(done, to_iso(NOW))
        return done

    def last_run(self) -> datetime | None:
        return self._ended

    def interval(self) -> timedelta:
        return timedelta(minutes=10)

    def paused(self) -> bool:
        return False

    def set_paused(self, paused: bool) -> None: ...

    def save_preferences(self, preferences: object) -> None: ...


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

    @Slot(object)
    def stop(self, _report: object) -> None:
        """The run is over."""
        self._timer.stop()
        QApplication.quit()

    def _tick(self) -> None:
        now = time.perf_counter()
        if self._last is not None:
            self.gaps.append((now - self._last) * 1000)
        self._last = now


def main(records: int) -> None:
    app = QApplication([])
    apply_theme(app, "light")
    collector = GarbageCollector(app)
    with tempfile.TemporaryDirectory() as folder:
        data_dir = DataDir(Path(folder))
        build_desk(data_dir.database)
        runner = TaskRunner()
        vault = SessionVault(data_dir)
        vault.keep_for_session()
        views = Views(data_dir.database)
        desk = Desk(
            data_dir.database,
            views,
            runner,
            QSettings(str(data_dir.path / "w.ini"), QSettings.Format.IniFormat),
            SystemClock(),
            lambda text: explain_record(data_dir, vault, text),
            lambda _url: True,
        )
        services = SetupServices(data_dir, vault, open_browser=lambda _url: True)
        window = MainWindow(desk, SetupWizard(services, runner))
        worker = SyncWorker(WritingBackend(data_dir.database, records))
        for said, heard in (
            (worker.run_started, window.run_started),
            (worker.progressed, window.progressed),
            (worker.rows_changed, window.rows_changed),
            (worker.run_finished, window.run_finished),
            (worker.next_run_changed, window.next_run_changed),
        ):
            said.connect(heard)
        window.resize(1280, 720)
        window.show()
        window.open_desk()
        window.go(ListKey.LEADS)
        app.processEvents()
        thread = SyncThread(worker)
        pulse = Pulse()
        worker.run_finished.connect(pulse.stop)
        began = time.perf_counter()
        thread.start()
        app.exec()
        seconds = time.perf_counter() - began
        gaps = sorted(pulse.gaps)
        thread.stop()
        runner.shut_down()
        window.close()
        views.close()
    collector.stop()

    def share(of: float) -> float:
        return gaps[min(len(gaps) - 1, int(len(gaps) * of))]

    sys.stdout.write(
        f"records written       {records:>8,} in {seconds:.1f} s ({records / seconds:,.0f}/s)\n"
        f"gaps of a {TICK_MS} ms timer  {len(gaps):>8,}\n"
        f"median                {share(0.5):>8.1f} ms\n"
        f"p99                   {share(0.99):>8.1f} ms\n"
        f"longest               {gaps[-1]:>8.1f} ms\n"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
