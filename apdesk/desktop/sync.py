"""The sync thread, joined to the window: who of the two hears what of the other."""

from __future__ import annotations

from PySide6.QtCore import QObject

from apdesk.paths import DataDir
from apdesk.ui.main_window import MainWindow
from apdesk.worker.sync_backend import StoreBackend
from apdesk.worker.sync_thread import SyncThread
from apdesk.worker.sync_worker import SyncWorker
from apdesk.worker.vault import SessionVault


def sync_thread(
    data_dir: DataDir, vault: SessionVault, window: MainWindow, parent: QObject
) -> SyncThread:
    """The thread that syncs; what the window asks of its worker is done once it is started."""
    worker = SyncWorker(StoreBackend(data_dir, vault))
    _join(worker, window)
    return SyncThread(worker, parent)


def _join(worker: SyncWorker, window: MainWindow) -> None:
    runs = window.runs
    for said, heard in (
        (worker.run_started, runs.run_started),
        (worker.progressed, runs.progressed),
        (worker.rows_changed, runs.rows_changed),
        (worker.run_finished, runs.run_finished),
        (worker.run_failed, runs.run_failed),
        (worker.next_run_changed, runs.next_run_changed),
        (worker.open_failed, runs.run_failed),
        (worker.journeys_moved, window.journeys_changed),
        (window.run_asked, worker.run_now),
        (window.pause_asked, worker.pause),
        (window.resume_asked, worker.resume),
        (window.cancel_asked, worker.cancel),
        (window.approve_asked, worker.approve_removals),
        (window.reload_asked, worker.reload),
        (window.preferences_chosen, worker.preferences_changed),
        (window.journeys_asked, worker.look_at_journeys),
        (window.order_wanted, worker.keep_up_soon),
    ):
        said.connect(heard)
