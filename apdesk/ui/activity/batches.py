"""Changes that were made here, newest first, each of which can be undone."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from apdesk.errors import ApdeskError
from apdesk.language import tr
from apdesk.store.lists import Batch
from apdesk.ui.activity.settling import ALL_ROWS
from apdesk.ui.activity.tables import MOMENT_WIDTH, fit_height, table
from apdesk.ui.activity.tabs import hand_on
from apdesk.ui.activity.troubles_tables import batches_model
from apdesk.ui.activity.undo import undone_words
from apdesk.ui.desk import Desk
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import Banner, EmptyState, button, column, label, row
from apdesk.worker import undoing
from apdesk.worker.undoing import Undone

SEEN = 10


class BatchesView(QWidget):
    """Signals:
    settled: (RowsChanged) A change was undone.
    """

    settled = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.banner = Banner(dismissable=True)
        self.empty = EmptyState(
            "history",
            tr("No changes yet"),
            tr("What you edit, import or add is listed here, and can be undone here."),
        )
        self.said = label(
            tr(
                "Undo sets values back where they are still as you left them. What Salesforce has "
                "already is set back there by the next sync."
            ),
            wrap=True,
        )
        self.model = batches_model(self)
        self.table = table(
            self.model,
            tr("Changes made here"),
            (MOMENT_WIDTH, SPACE * 30, 128, 112, 80, 80),
            wide=1,
        )
        self.table.horizontalHeader().setMinimumSectionSize(SPACE * 10)
        self.table.selectionModel().currentRowChanged.connect(self._chosen_changed)
        self.undo_button = button(tr("Undo"), clicked=self.undo)
        self._tools = QWidget()
        self._tools.setLayout(row(self.undo_button, None))
        self.setLayout(
            column(self.banner, self.empty, self.said, self.table, self._tools, spacing=SPACE * 2)
        )
        self._show(())

    @property
    def chosen(self) -> Batch | None:
        """The one that is selected."""
        at = self.table.currentIndex().row()
        return self.model.items[at] if 0 <= at < len(self.model.items) else None

    def reload(self) -> None:
        """Reads them anew."""
        self._desk.runner.start(
            undoing.batches(self._desk.database), on_done=self._read, on_failed=self._failed
        )

    @Slot(object)
    def _read(self, found: tuple[Batch, ...]) -> None:
        self._show(found)

    def _show(self, found: tuple[Batch, ...]) -> None:
        had = self.chosen
        self.model.set_items(found)
        fit_height(self.table, SEEN)
        self.empty.setVisible(not found)
        if not found:
            hand_on((self.table, self._tools))
        for each in (self.said, self.table, self._tools):
            each.setVisible(bool(found))
        if found:
            chosen = had.id if had is not None else None
            self.table.selectRow(next((i for i, each in enumerate(found) if each.id == chosen), 0))
        self._chosen_changed()

    @Slot()
    def _chosen_changed(self) -> None:
        chosen = self.chosen
        can = chosen is not None and not chosen.undone
        if not can:
            hand_on((self.undo_button,), self.table)
        self.undo_button.setEnabled(can)

    @Slot(object)
    def _failed(self, error: ApdeskError) -> None:
        self.banner.show_error(error)

    def undo(self) -> None:
        """Sets back what the chosen change did."""
        chosen = self.chosen
        if chosen is not None and not chosen.undone:
            self._desk.runner.start(
                undoing.undo(self._desk.database, self._desk.clock, chosen.id),
                on_done=self._undone,
                on_failed=self._failed,
            )

    @Slot(object)
    def _undone(self, done: Undone) -> None:
        title, text = undone_words(done)
        self.banner.show_message("success" if done.reversed else "info", title, text)
        self.settled.emit(ALL_ROWS)
