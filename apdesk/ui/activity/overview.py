"""The first tab of the Sync page: how the last days were, as charts and in words."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from apdesk.errors import ApdeskError
from apdesk.language import plural, tr
from apdesk.ui.activity.overview_charts import Charts
from apdesk.ui.activity.overview_words import history_words
from apdesk.ui.desk import Desk
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import Banner, EmptyState, RadioButton, column, label, order_focus, row
from apdesk.worker import overview as reading
from apdesk.worker.overview import PERIODS, Overview

#: Where the period that was chosen last is remembered.
PERIOD = "sync/period"
DEFAULT_PERIOD = 30
#: From this width on two charts stand side by side.
TWO_COLUMNS = SPACE * 108


class OverviewView(QWidget):
    """Signals:
    errors_asked: (str) The errors of a cause are to be shown; '': all.
    usage_asked, runs_asked: So are the API calls by cause, and the single runs.
    """

    errors_asked = Signal(str)
    usage_asked = Signal()
    runs_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._columns = 0
        self._asked = 0
        self.banner = Banner(dismissable=True)
        self.empty = EmptyState(
            "history",
            tr("No history yet"),
            tr("Once the first sync is done you see here how your lists grow and change."),
        )
        self.history = label("", "muted", wrap=True)
        self.charts = Charts()
        self.charts.errors.chart.opened.connect(self._cause_opened)
        self.charts.errors_button.clicked.connect(self._errors_clicked)
        self.charts.calls_button.clicked.connect(self._calls_clicked)
        self.charts.runs_button.clicked.connect(self._runs_clicked)
        self.periods = {each: RadioButton(plural("{n} day", "{n} days", each)) for each in PERIODS}
        self.periods[self._remembered()].show_checked()
        for days, choice in self.periods.items():
            choice.chosen.connect(lambda days=days: self._period_chosen(days))
        self._tools = QWidget()
        self._tools.setLayout(
            row(
                label(tr("Period"), "strong"),
                *self.periods.values(),
                None,
                spacing=SPACE * 2,
            )
        )
        self._grid = QGridLayout()
        self._grid.setSpacing(SPACE * 2)
        self.setLayout(
            column(
                self.banner,
                self._tools,
                self.history,
                self.empty,
                self._grid,
                spacing=SPACE * 3 // 2,
            )
        )
        self._arrange(2)
        self._show(Overview())

    # -- the period -----------------------------------------------------------------------------

    @property
    def period(self) -> int:
        """The days that are shown."""
        return next(days for days, choice in self.periods.items() if choice.isChecked())

    def _remembered(self) -> int:
        try:
            stored = int(str(self._desk.memory.value(PERIOD, DEFAULT_PERIOD)))
        except ValueError:
            return DEFAULT_PERIOD
        return stored if stored in PERIODS else DEFAULT_PERIOD

    def _period_chosen(self, days: int) -> None:
        self._desk.memory.setValue(PERIOD, days)
        self.reload()

    # -- reading --------------------------------------------------------------------------------

    def reload(self) -> None:
        """Reads the history anew."""
        self._desk.runner.start(
            reading.overview(self._desk.database, self._desk.clock, self.period),
            on_done=self._read,
            on_failed=self._failed,
        )

    @Slot(object)
    def _read(self, found: Overview) -> None:
        if len(found.days) == self.period:  # else another one was chosen meanwhile
            self._show(found)

    @Slot(object)
    def _failed(self, error: ApdeskError) -> None:
        self.banner.show_error(error)

    def _show(self, found: Overview) -> None:
        there = found.since is not None
        self.empty.setVisible(not there)
        self._tools.setVisible(there)
        said = history_words(found)
        self.history.setText(said)
        self.history.setVisible(bool(said))
        for each in self.charts.cards:
            each.setVisible(there)
        if there:
            self.charts.show_overview(found)

    @Slot()
    def _errors_clicked(self) -> None:
        self.errors_asked.emit("")

    @Slot()
    def _calls_clicked(self) -> None:
        self.usage_asked.emit()

    @Slot()
    def _runs_clicked(self) -> None:
        self.runs_asked.emit()

    @Slot(int)
    def _cause_opened(self, at: int) -> None:
        self.errors_asked.emit(self.charts.errors_chart.bars[at].key)

    # -- the grid -------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        # One chart must have room: two side by side would keep the page too wide to fold.
        widest = max(each.minimumSizeHint().width() for each in self.charts.cards)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(2 if event.size().width() >= TWO_COLUMNS else 1)

    def _arrange(self, columns: int) -> None:
        """So many charts side by side."""
        if columns == self._columns:
            return
        self._columns = columns
        for each in self.charts.cards:
            self._grid.removeWidget(each)
        for at, each in enumerate(self.charts.cards):
            self._grid.addWidget(each, at // columns, at % columns)
        for at in range(2):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)
            # Else the longer sentence would take room from the other chart.
            self._grid.setColumnMinimumWidth(at, 0)
        order_focus(self)
