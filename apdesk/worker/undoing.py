"""Changes that were made here, as batches, and the tasks that undo one, or what a run did."""

from __future__ import annotations

from pathlib import Path

from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import Clock
from apdesk.store.database import Store
from apdesk.store.edits import Batch, Edits, Skipped, Undone
from apdesk.sync.editing import Editing
from apdesk.worker.tasks import Progress, Work

__all__ = ["Batch", "Skipped", "Undone", "batches", "preview_undo_run", "undo", "undo_run"]

#: The newest changes that are listed.
SHOWN = 200


def batches(database: Path) -> Work:
    """A task -> tuple[Batch, ...], newest first."""

    def work(_progress: Progress, _cancel: CancelToken) -> tuple[Batch, ...]:
        with Store(database, check=False) as store:
            return Edits(store).batches(SHOWN)

    return work


def undo(database: Path, clock: Clock, batch_id: int) -> Work:
    """A task -> Undone: sets back what a change did, where it is still so."""

    def work(_progress: Progress, _cancel: CancelToken) -> Undone:
        with Store(database, check=False) as store:
            return Editing(store, clock).undo(batch_id)

    return work


def undo_run(database: Path, clock: Clock, run_id: int) -> Work:
    """A task -> Undone: sets back the values that a run took over or sent, where it is still so."""
    return _undo_run(database, clock, run_id, preview=False)


def preview_undo_run(database: Path, clock: Clock, run_id: int) -> Work:
    """A task -> Undone: what `undo_run` would do; nothing is changed."""
    return _undo_run(database, clock, run_id, preview=True)


def _undo_run(database: Path, clock: Clock, run_id: int, *, preview: bool) -> Work:
    def work(_progress: Progress, _cancel: CancelToken) -> Undone:
        with Store(database, check=False) as store:
            return Editing(store, clock).undo_run(run_id, preview=preview)

    return work
