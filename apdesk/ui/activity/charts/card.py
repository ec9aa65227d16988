"""A chart with all that belongs to it: what it says, its legend, and its numbers as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget

from apdesk.language import tr
from apdesk.ui.activity.charts.legend import Legend
from apdesk.ui.activity.charts.walked import WalkedChart
from apdesk.ui.activity.tables import RowsModel, table
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import Card, button, icon_button, label, named

T = TypeVar("T")
#: More columns than any of the tables has.
_MOST = 16
TableColumns = Sequence[tuple[str, Callable[[T], str]]]


class ChartCard(Card, Generic[T]):
    """One chart of the overview. T: what a line of its table is made from."""

    def __init__(
        self,
        title: str,
        chart: WalkedChart,
        columns: TableColumns[T],
        legend: Legend | None = None,
        parent: QWidget | None = None,
        *,
        wide: bool = False,
    ) -> None:
        """`columns` are (heading, text); numbers but for the first one, which takes the free room
        where it is `wide`."""
        super().__init__(title, parent=parent)
        self.chart = chart
        self.legend = legend
        self.sentence = label("", wrap=True)
        self.quiet = label("", "muted", wrap=True)
        self.told = label("", "small", wrap=True)
        for each in (self.sentence, self.quiet, self.told):
            each.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            policy = each.sizePolicy()
            policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
            each.setSizePolicy(policy)
        chart.told.connect(self.told.setText)
        chart.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.model: RowsModel[T] = RowsModel(columns, self, right=frozenset(range(1, _MOST)))
        self.table = table(self.model, title, ())
        self._make_readable(self.table, wide)
        self._make_copyable(self.table)
        self.copy_button = icon_button("copy", tr("Copy table"), clicked=self.copy)
        self.table_button = button(tr("Show as table"), "quiet", clicked=self.turn)
        self.table_button.setAccessibleDescription(title)
        self.copy_button.setAccessibleDescription(title)
        self._as_table = self._empty = False
        self.body.setSpacing(SPACE)
        self.body.setContentsMargins(SPACE * 5 // 2, SPACE * 2, SPACE * 5 // 2, SPACE * 2)
        self.title.setMinimumHeight(self.table_button.sizeHint().height())
        self.title.setWordWrap(True)
        self.head.setStretch(0, 1)
        self.head.setStretch(1, 0)
        self.head.addWidget(self.copy_button)
        self.head.addWidget(self.table_button)
        for part in (self.sentence, self.quiet, legend, chart, self.table, self.told):
            if part is not None:
                self.body.addWidget(part)
        for shown in (chart, self.table):
            self.body.setStretchFactor(shown, 1)
        self.body.addStretch(0)  # takes the room where there is nothing to draw
        self._arrange()

    def _make_readable(self, view: QTableView, wide: bool) -> None:
        modes = QHeaderView.ResizeMode
        header = view.horizontalHeader()
        header.setMinimumSectionSize(SPACE * 9)
        header.setSectionResizeMode(modes.ResizeToContents)
        header.setStretchLastSection(not wide)
        if wide:
            header.setSectionResizeMode(0, modes.Stretch)

    def _make_copyable(self, view: QTableView) -> None:
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setMinimumHeight(SPACE * 20)
        copy = QAction(view)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy)
        view.addAction(copy)

    def show_numbers(self, sentence: str, items: Sequence[T], quiet: str = "") -> None:
        """What the chart says now and the lines of its table; `quiet`: why there is nothing to
        be drawn, in the place of both."""
        self.sentence.setText(sentence)
        self.quiet.setText(quiet)
        self._empty = bool(quiet)
        self.model.set_items(items)
        self._arrange()

    def show_table_columns(self, columns: TableColumns[T]) -> None:
        """Replaces the columns of the table."""
        self.model.set_columns(columns)

    @property
    def as_table(self) -> bool:
        """Whether the numbers are shown in the place of the chart."""
        return self._as_table

    def turn(self) -> None:
        """Shows the table in the place of the chart, or the chart again."""
        self._as_table = not self._as_table
        text = tr("Show as chart") if self._as_table else tr("Show as table")
        self.table_button.setText(text)
        named(self.table_button, text)
        self._arrange()

    def _arrange(self) -> None:
        chart = not self._as_table and not self._empty
        for each in (self.chart, self.told, self.legend):
            if each is not None:
                _show(each, chart)
        for part in (self.table, self.copy_button):
            _show(part, self._as_table and not self._empty)
        _show(self.sentence, not self._empty)
        _show(self.quiet, self._empty)
        _show(self.table_button, not self._empty)

    def copy(self) -> None:
        """Puts the selected lines of the table on the clipboard, or all of them, under their
        headings and with tabs between the cells."""
        lines = sorted(each.row() for each in self.table.selectionModel().selectedRows())
        columns = range(self.model.columnCount())
        head = [str(self.model.headerData(at, Qt.Orientation.Horizontal)) for at in columns]
        rows = [
            [str(self.model.data(self.model.index(at, each))) for each in columns]
            for at in lines or range(self.model.rowCount())
        ]
        QGuiApplication.clipboard().setText("\n".join("\t".join(each) for each in [head, *rows]))


def _show(widget: Any, on: bool) -> None:
    if widget.isHidden() is on:
        widget.setVisible(on)
