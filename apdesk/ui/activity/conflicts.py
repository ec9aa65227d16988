"""Fields that both sides had changed: who won, and the way to the other value."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QWidget

from apdesk.errors import ApdeskError
from apdesk.language import plural, tr
from apdesk.store.lists import Conflict
from apdesk.ui.activity.settling import Settling
from apdesk.ui.activity.tables import fit_height, table
from apdesk.ui.activity.tabs import hand_on
from apdesk.ui.activity.troubles_tables import conflicts_model, value_words
from apdesk.ui.desk import Desk
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import Banner, EmptyState, button, column, label, named, row
from apdesk.worker import troubles
from apdesk.worker.messages import RowsChanged

SEEN = 10
_WIDTHS = (SPACE * 19, SPACE * 15, SPACE * 16, SPACE * 16, SPACE * 16, 96)


class ConflictsView(QWidget):
    """Open conflicts, newest first; several can be settled together.

    Signals:
        record_asked: (entity, apdesk id) Show a record.
        settled: (RowsChanged) Conflicts were settled.
    """

    record_asked = Signal(object, object)
    settled = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._settling = Settling(desk, self)
        self._settling.done.connect(self._done)
        self._settling.failed.connect(self._failed)
        self.banner = Banner(dismissable=True)
        self.empty = EmptyState(
            "two-way",
            tr("No conflicts"),
            tr(
                "When a field was changed here and in Salesforce to different values, you see here "
                "which value won, and can take the other one."
            ),
        )
        self.said = label(
            tr(
                "These fields were changed here and in Salesforce to different values. The rule of "
                "the field decided; you can take the other value instead."
            ),
            wrap=True,
        )
        self.model = conflicts_model(self)
        self.table = table(self.model, tr("Conflicts"), _WIDTHS)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.selectionModel().selectionChanged.connect(self._chosen_changed)
        self.table.activated.connect(self._open)
        self.use_button = button(tr("Use the other value"), clicked=self.use_other)
        self.keep_button = button(tr("Keep as it is"), clicked=self.keep)
        self.open_button = button(tr("Show record"), "quiet", clicked=self._open)
        self.choice = label("", "muted", wrap=True)
        self._tools = QWidget()
        tools = row(
            self.use_button,
            self.keep_button,
            self.open_button,
            self.choice,
        )
        tools.setStretch(3, 1)
        self._tools.setLayout(tools)
        self.setLayout(
            column(
                self.banner,
                self.empty,
                self.said,
                self.table,
                self._tools,
                spacing=SPACE * 2,
            )
        )
        self._show(())

    @property
    def count(self) -> int:
        """How many are open."""
        return len(self.model.items)

    @property
    def chosen(self) -> tuple[Conflict, ...]:
        """Those that are selected."""
        rows = sorted(each.row() for each in self.table.selectionModel().selectedRows())
        return tuple(self.model.items[at] for at in rows if at < len(self.model.items))

    # -- reading --------------------------------------------------------------------------------

    def reload(self) -> None:
        """Reads them anew; what is selected stays selected."""
        self._desk.runner.start(
            troubles.conflicts(self._desk.database),
            on_done=self._read,
            on_failed=self._failed,
        )

    @Slot(object)
    def _read(self, found: tuple[Conflict, ...]) -> None:
        self._show(found)

    def _show(self, found: tuple[Conflict, ...]) -> None:
        had = {each.id for each in self.chosen}
        self.model.set_items(found)
        fit_height(self.table, SEEN)
        self.empty.setVisible(not found)
        if not found:
            hand_on((self.table, self._tools))
        for each in (self.said, self.table, self._tools):
            each.setVisible(bool(found))
        again = [at for at, each in enumerate(found) if each.id in had] or ([0] if found else [])
        selection = self.table.selectionModel()
        flags = QItemSelectionModel.SelectionFlag
        for at in again:
            selection.select(self.model.index(at, 0), flags.Select | flags.Rows)
        if again:
            selection.setCurrentIndex(self.model.index(again[0], 0), flags.NoUpdate)
        self._chosen_changed()

    @Slot()
    def _chosen_changed(self) -> None:
        chosen = self.chosen
        for each in (self.use_button, self.keep_button):
            each.setEnabled(bool(chosen))
        self.open_button.setEnabled(len(chosen) == 1)
        many = len(chosen) > 1
        self.use_button.setText(
            plural("Use the other value", "Use the {n} other values", max(1, len(chosen)))
        )
        self.keep_button.setText(tr("Keep as they are") if many else tr("Keep as it is"))
        for each in (self.use_button, self.keep_button):
            named(each, each.text())
        self.choice.setText(consequence(chosen[0]) if len(chosen) == 1 else "")

    @Slot(object)
    def _failed(self, error: ApdeskError) -> None:
        self.banner.show_error(error)
        self.reload()

    # -- settling -------------------------------------------------------------------------------

    def use_other(self) -> None:
        """The values that lost take the place of those that won."""
        self._settling.use_other(self.chosen)

    def keep(self) -> None:
        """They stay as they were decided."""
        self._settling.dismiss_conflicts(self.chosen)

    @Slot(str, object)
    def _done(self, sentence: str, rows: RowsChanged) -> None:
        self.banner.show_message("success", sentence)
        self.settled.emit(rows)

    def _open(self) -> None:
        chosen = self.chosen
        if len(chosen) == 1:
            self.record_asked.emit(chosen[0].entity, chosen[0].record_id)


def consequence(conflict: Conflict) -> str:
    """What “Use the other value” would do."""
    other = value_words(conflict.losing, conflict.names)
    if conflict.winner == "salesforce":
        return tr("The other value: “{value}”. It is set here and sent to Salesforce.", value=other)
    return tr(
        "The other value: “{value}”, as Salesforce had it. It is set here and sent there.",
        value=other,
    )
