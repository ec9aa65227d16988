"""API usage: the org's last 24 hours, our own calls by day and cause, and the daily budget."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QProgressBar, QWidget

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.errors import ApdeskError
from apdesk.language import marked, plural, tr, translated
from apdesk.ui import words
from apdesk.ui.activity.chart import PART_LOOKS, Column, DaysChart
from apdesk.ui.activity.charts.legend import Legend
from apdesk.ui.activity.slowing import what_helps
from apdesk.ui.activity.tables import RowsModel, fit_height, table
from apdesk.ui.desk import Desk
from apdesk.ui.settings.budget import BudgetField
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import Banner, Card, column, label, named
from apdesk.worker import usage as reading
from apdesk.worker.messages import NextRun, SyncState
from apdesk.worker.usage import DAYS, DayOfCalls, Usage

#: What calls are for, in the order of the chart's parts; causes that aren't named are "Other".
KINDS: tuple[tuple[str, frozenset[str]], ...] = (
    (marked("Looking for changes"), frozenset({"changes", "lookup"})),
    (marked("Fetching records"), frozenset({"pull"})),
    (marked("Sending changes"), frozenset({"push", "create", "create.lookup"})),
    (marked("Comparing"), frozenset({"sweep"})),
    (marked("Preview and criteria"), frozenset({"preview", "criteria"})),
    (
        marked("Journeys"),
        frozenset({"journeys", "journeys.write", "journeys.look", "journeys.choices"}),
    ),
)
OTHER = marked("Other")
PARTS = (*(name for name, _ in KINDS), OTHER)


def kinds_of(by_cause: Mapping[str, int]) -> tuple[int, ...]:
    """The numbers of a day by what the calls were for."""
    numbers = [sum(by_cause.get(each, 0) for each in causes) for _, causes in KINDS]
    return (*numbers, sum(by_cause.values()) - sum(numbers))


#: The same within a sentence, each with its number.
_SAID = (
    marked("looking for changes {n}"),
    marked("fetching records {n}"),
    marked("sending changes {n}"),
    marked("comparing {n}"),
    marked("preview and criteria {n}"),
    marked("journeys {n}"),
    marked("other {n}"),
)


def day_words(each: Column) -> str:
    """'3 Feb 2026: 144 calls (looking for changes 120, sending changes 24).'"""
    day = words.value(each.day.isoformat(), ApdeskType.DATE)
    if not each.total:
        return tr("{day}: no calls.", day=day)
    parts = [
        translated(said, n=words.number(number))
        for number, said in zip(each.numbers, _SAID, strict=True)
        if number
    ]
    return plural(
        "{day}: {n} call ({parts}).",
        "{day}: {n} calls ({parts}).",
        each.total,
        day=day,
        parts=", ".join(parts),
    )


class UsageView(QWidget):
    """Signals:
    settings_saved: The budget was changed; the sync should look at it.
    """

    settings_saved = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._usage = Usage()
        self._next = NextRun(SyncState.UNSET)
        self.banner = Banner()
        self.stopped = Banner("warning")
        self.budget = BudgetField()
        self.budget.chosen.connect(self._budget_chosen)
        self.chart = DaysChart(tr("API calls of the last {days} days", days=DAYS), day_words)
        self.day = label("", "muted", wrap=True)
        self.chart.told.connect(self.day.setText)
        self.numbers: RowsModel[Column] = RowsModel(
            (
                (tr("Day"), lambda each: words.value(each.day.isoformat(), ApdeskType.DATE)),
                (tr("All"), lambda each: words.number(each.total)),
                *(_part(at, translated(name)) for at, name in enumerate(PARTS)),
            ),
            self,
            right=frozenset(range(1, len(PARTS) + 2)),
        )
        self.table = table(self.numbers, tr("API calls by day"), (112, 64, 140, 124, 124, 88, 148))
        self.setLayout(
            column(
                self.banner,
                self.stopped,
                self._build_day(),
                self._build_chart(),
                spacing=SPACE * 2,
            )
        )
        self._show()

    def _build_day(self) -> Card:
        card = Card(tr("The last 24 hours"))
        self.org = label("", wrap=True)
        self.own = label("", wrap=True)
        self.org_bar, self.own_bar = _bar(tr("Calls of the org")), _bar(tr("Calls of apdesk"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE * 4)
        grid.setVerticalSpacing(SPACE * 3 // 4)
        for at, (title, said, bar) in enumerate(
            (
                (tr("Your org, all programs together"), self.org, self.org_bar),
                ("apdesk", self.own, self.own_bar),
            )
        ):
            grid.addWidget(label(title, "strong"), 0, at)
            grid.addWidget(said, 1, at)
            grid.addWidget(bar, 2, at)
            grid.setColumnStretch(at, 1)
        card.body.addLayout(grid)
        card.body.addSpacing(SPACE // 2)
        card.body.addWidget(self.budget)
        return card

    def _build_chart(self) -> Card:
        card = Card(tr("Calls of apdesk in the last {days} days", days=DAYS))
        self._legend = Legend(
            [(translated(name), look) for name, look in zip(PARTS, PART_LOOKS, strict=True)]
        )
        self.quiet = label(tr("apdesk has made no calls in these days."), "muted")
        card.body.addWidget(self.quiet)
        card.body.addWidget(self._legend)
        card.body.addWidget(self.chart)
        card.body.addWidget(self.day)
        card.body.addWidget(self.table)
        fit_height(self.table, DAYS)
        return card

    # -- showing --------------------------------------------------------------------------------

    def reload(self) -> None:
        """Reads the ledger anew."""
        self._desk.runner.start(
            reading.usage(self._desk.database, self._desk.clock),
            on_done=self._read,
            on_failed=self._failed,
        )

    def show_next_run(self, next_run: NextRun) -> None:
        """The worker's state: until when a stop lasts, or why runs come less often."""
        self._next = next_run
        self._show_stop()

    @Slot(object)
    def _read(self, found: Usage) -> None:
        self.banner.clear()
        self._usage = found
        self._show()

    @Slot(object)
    def _failed(self, error: ApdeskError) -> None:
        self.banner.show_error(error)

    def _show(self) -> None:
        found = self._usage
        self.org.setText(_of(found.org_used, found.org_max, tr("Not known yet: a sync finds out.")))
        _fill(self.org_bar, found.org_used or 0, found.org_max)
        self.own.setText(_of(found.own_24h, found.budget, ""))
        _fill(self.own_bar, found.own_24h, found.budget)
        self.budget.show_budget(found.budget)
        columns = [_column(each) for each in found.days]
        self.chart.show_columns(columns)
        calls = any(each.total for each in columns)
        for each in (self._legend, self.chart, self.day, self.table):
            each.setVisible(calls)
        self.quiet.setVisible(not calls)
        self.numbers.set_items(tuple(reversed(columns)))
        fit_height(self.table, DAYS)
        self._show_stop()

    def _show_stop(self) -> None:
        now = self._desk.clock.now()
        waits = self._next.state is SyncState.LIMITED and self._next.at is not None
        until = self._next.at if waits else self._usage.free_at
        if until is None or until <= now:
            self._show_slowing()
            return
        title = tr("No calls until {time}", time=words.clock(until, now))
        error = self._next.error if waits else None
        text = error.message if error is not None else tr("The daily budget below is used up.")
        self.stopped.show_message(
            "warning", title, f"{text} {tr('Syncing goes on by itself then.')}"
        )

    def _show_slowing(self) -> None:
        slowing = self._next.slowing
        if slowing is None:
            self.stopped.clear()
        else:
            self.stopped.show_message("warning", tr("Syncing less often"), what_helps(slowing))

    # -- the budget -----------------------------------------------------------------------------

    @Slot(object)
    def _budget_chosen(self, budget: int | None) -> None:
        self._desk.runner.start(
            reading.save_budget(self._desk.database, budget),
            on_done=self._budget_saved,
            on_failed=self._failed,
        )

    @Slot(object)
    def _budget_saved(self, _nothing: object) -> None:
        self.banner.clear()
        self.reload()
        self.settings_saved.emit()


def _part(at: int, name: str) -> tuple[str, Callable[[Column], str]]:
    """The column of one part in the table of numbers."""
    return name, lambda each: words.number(each.numbers[at]) if each.numbers[at] else "–"


def _column(each: DayOfCalls) -> Column:
    return Column(each.day, kinds_of(each.by_cause))


def _of(used: int | None, most: int | None, unknown: str) -> str:
    if used is None:
        return unknown
    if most is None:
        return plural("{n} call", "{n} calls", used)
    return plural("{used} of {n} call", "{used} of {n} calls", most, used=words.number(used))


def _bar(name: str) -> QProgressBar:
    bar = named(QProgressBar(), name)
    bar.setTextVisible(False)
    bar.setRange(0, 1000)
    return bar


def _fill(bar: QProgressBar, used: int, most: int | None) -> None:
    bar.setVisible(most is not None)
    bar.setValue(min(1000, used * 1000 // most) if most else 0)
