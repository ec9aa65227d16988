"""The history of runs, the records that a run touched, and the way to undo a run."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from apdesk.errors import ApdeskError
from apdesk.language import tr
from apdesk.store.views import RunSummary, Touched
from apdesk.ui import words
from apdesk.ui.activity.tables import (
    fit_height,
    fit_moments,
    runs_model,
    table,
    touched_model,
    touches,
)
from apdesk.ui.activity.undo import UndoRunDialog, undone_words
from apdesk.ui.desk import Desk
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import Banner, button, column, label, row
from apdesk.worker import readers, undoing
from apdesk.worker.undoing import Undone

RUNS_SHOWN = 200
#: So many lines of a table are seen at once; it scrolls beyond that.
RUNS_SEEN = 8
#: No more than there is in a window of 1280 pixels: the words and four digits in each have room.
_WIDTHS = (0, 109, 114, 66, 76, 58, 68, 58, 58, 75, 58, 64)


class RunsView(QWidget):
    """Runs, newest first; what the chosen one touched is shown below.

    Signals:
        read: The history was read anew.
        record_asked: (entity, apdesk id) a touched record was opened.
        undone: (Undone) a run was undone.
    """

    read = Signal()
    record_asked = Signal(object, object)
    undone = Signal(object)

    def __init__(
        self,
        desk: Desk,
        running: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        """`running` tells whether a run is under way."""
        super().__init__(parent)
        self._desk = desk
        self._running = running
        self._shown: RunSummary | None = None
        self.banner = Banner(dismissable=True)
        self.runs = runs_model(self._going_on, self)
        self.runs_table = table(self.runs, tr("Runs"), _WIDTHS)
        fit_moments(self.runs_table, 0)
        fit_height(self.runs_table, RUNS_SEEN)
        self.runs_table.selectionModel().currentRowChanged.connect(self._run_chosen)
        self.touched = touched_model(self)
        self.touched_title = label(tr("Records of a run"), "subtitle")
        self.touched_text = label(
            tr("Choose a run above to see the records that it touched."), "muted"
        )
        self.touched_table = table(self.touched, tr("Records of the run"), (224, 96, 176))
        self.touched_table.activated.connect(self._touched_opened)
        self.touched_table.hide()
        self.undo_button = button(tr("Undo this run…"), clicked=self.undo_asked)
        self.undo_button.setEnabled(False)
        head = row(self.touched_title, self.undo_button)
        head.setStretch(0, 1)
        self.setLayout(
            column(
                self.banner,
                self.runs_table,
                SPACE,
                head,
                self.touched_text,
                self.touched_table,
                spacing=SPACE * 3 // 2,
            )
        )

    # -- the history ----------------------------------------------------------------------------

    def reload(self) -> None:
        """Reads the history anew."""
        self._desk.runner.start(
            readers.runs(self._desk.database, RUNS_SHOWN),
            on_done=self._runs_read,
            on_failed=self._read_failed,
        )

    @property
    def last_run(self) -> RunSummary | None:
        """The newest run that has ended."""
        return next((each for each in self.runs.items if each.finished_at is not None), None)

    @Slot(object)
    def _runs_read(self, found: tuple[RunSummary, ...]) -> None:
        chosen = self._shown.run_id if self._shown is not None else None
        self.runs.set_items(found)
        fit_height(self.runs_table, RUNS_SEEN)
        self.read.emit()
        rows = [at for at, each in enumerate(found) if each.run_id == chosen]
        if rows:
            self.runs_table.selectRow(rows[0])

    @Slot(object)
    def _read_failed(self, error: ApdeskError) -> None:
        self.banner.show_error(error)

    def _going_on(self, run: RunSummary) -> bool:
        """Whether that is the run under way: the newest one, unfinished, while we run."""
        newest = self.runs.items[0] if self.runs.items else None
        return self._running() and run.finished_at is None and run is newest

    # -- one run --------------------------------------------------------------------------------

    def _run_chosen(self) -> None:
        at = self.runs_table.currentIndex().row()
        if not 0 <= at < len(self.runs.items):
            return
        run = self._shown = self.runs.items[at]
        self._desk.runner.start(
            readers.touched(self._desk.database, run.run_id),
            on_done=self._touched_read,
            on_failed=self._read_failed,
        )
        started = words.day_and_time(run.started_at)
        self.touched_title.setText(tr("Records of the run of {time}", time=started))
        self.undo_button.setEnabled(run.finished_at is not None and touches(run))
        self.undo_button.setToolTip(
            "" if self.undo_button.isEnabled() else tr("This run changed no values.")
        )

    @Slot(object)
    def _touched_read(self, found: tuple[Touched, ...]) -> None:
        self.touched.set_items(found)
        fit_height(self.touched_table, RUNS_SEEN)
        self.touched_table.setVisible(bool(found))
        self.touched_text.setVisible(not found)
        self.touched_text.setText(tr("This run touched no record that is still here."))

    def _touched_opened(self) -> None:
        at = self.touched_table.currentIndex().row()
        if 0 <= at < len(self.touched.items):
            each = self.touched.items[at]
            self.record_asked.emit(each.entity, each.record_id)

    # -- undo -----------------------------------------------------------------------------------

    def undo_asked(self) -> None:
        """Shows what undoing the chosen run would do; the dialog asks."""
        if self._shown is None:
            return
        dialog = UndoRunDialog(self._desk, self._shown, self.window())
        dialog.confirmed.connect(self._undo)
        dialog.open()

    @Slot(int)
    def _undo(self, run_id: int) -> None:
        self._desk.runner.start(
            undoing.undo_run(self._desk.database, self._desk.clock, run_id),
            on_done=self._undone,
            on_failed=self._read_failed,
        )

    @Slot(object)
    def _undone(self, done: Undone) -> None:
        title, text = undone_words(done)
        self.banner.show_message("success" if done.reversed else "info", title, text)
        self.undone.emit(done)
