"""Small read-only tables: runs, the records that a run touched, held removals."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from apdesk.domain.reasons import reason_in_words
from apdesk.domain.run import ObjectCounts, Result
from apdesk.language import marked, tr, translated
from apdesk.store.views import HeldRemoval, RunSummary, Touched
from apdesk.ui import words
from apdesk.ui.activity.words import CAUSES
from apdesk.ui.theme import SPACE, set_role, theme
from apdesk.ui.widgets import named
from apdesk.ui.widgets.selection import SelectionFollower

Index = QModelIndex | QPersistentModelIndex
T = TypeVar("T")

#: A column of moments: "29 Nov, 10:57 PM".
MOMENT_WIDTH = SPACE * 19
#: The style sheet's room at each side of a heading of a boxed table.
_BESIDE_HEADING = 11
#: The room at each side of a cell.
_BESIDE_CELL = 12

RESULTS = {
    Result.DONE: marked("Done", note="how a run ended"),
    Result.HELD: marked("Removals wait"),
    Result.STOPPED: marked("Stopped"),
    Result.FAILED: marked("Failed"),
}


class RowsModel(QAbstractTableModel, Generic[T]):
    """A fixed set of columns over a tuple of frozen items."""

    def __init__(
        self,
        columns: Sequence[tuple[str, Callable[[T], str]]],
        parent: QObject | None = None,
        *,
        right: frozenset[int] = frozenset(),
    ) -> None:
        """`columns` are (heading, text of an item); `right` are the columns of numbers."""
        super().__init__(parent)
        self._columns = tuple(columns)
        self._right = right
        self._items: tuple[T, ...] = ()

    @property
    def items(self) -> tuple[T, ...]:
        return self._items

    def set_items(self, items: Sequence[T]) -> None:
        fresh = tuple(items)
        if fresh == self._items:
            return
        self.beginResetModel()
        self._items = fresh
        self.endResetModel()

    def set_columns(self, columns: Sequence[tuple[str, Callable[[T], str]]]) -> None:
        """Replaces what is shown of each item; the items come anew, too (`set_items`): those that
        are there may lack what the new columns ask for."""
        self.beginResetModel()
        self._items = ()
        self._columns = tuple(columns)
        self.endResetModel()

    def say_again(self) -> None:
        """The texts may differ now, though the items are the same."""
        if self._items:
            last = self.index(len(self._items) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._items)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not (0 <= index.row() < len(self._items) and 0 <= index.column() < len(self._columns)):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._columns[index.column()][1](self._items[index.row()])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._columns[section][0]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(section)
        return None

    def _side(self, column: int) -> Qt.AlignmentFlag:
        right = column in self._right
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


def moment(text: str | None) -> str:
    """An ISO 8601 moment as '3 Feb, 14:05' in local time; with the year where it isn't this one."""
    said = words.day_and_time(text)
    return said.replace(f" {datetime.now(UTC).astimezone().year},", ",", 1)


def table(
    model: QAbstractTableModel, name: str, widths: Sequence[int], *, wide: int | None = None
) -> QTableView:
    """A quiet table of whole rows, the columns as wide as `widths` at least (as designed for
    13-pixel text); the column `wide`, else the last one, takes the room that is left."""
    view = named(QTableView(), name)
    view.setModel(model)
    SelectionFollower(view)
    set_role(view, "boxed")
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.setCornerButtonEnabled(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    rows = view.verticalHeader()
    rows.hide()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(max(SPACE * 4, view.fontMetrics().height() + SPACE * 3 // 2))
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setStretchLastSection(True)
    header.setSectionsClickable(False)
    header.setMinimumHeight(SPACE * 4)
    header.ensurePolished()
    for at, width in enumerate(widths):
        # A heading may be longer in another language than what stands below it.
        view.setColumnWidth(at, max(theme().size(width), _heading_width(header, at)))
    if wide is not None:
        header.setStretchLastSection(False)
        header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
    return view


def _heading_width(header: QHeaderView, at: int) -> int:
    """What a heading needs as the style sheet writes it; Qt's own hint is that of larger letters,
    and of a sign for the order, which these tables don't have."""
    font = QFont(header.font())
    font.setPixelSize(theme().size(12))
    font.setWeight(QFont.Weight.DemiBold)
    text = str(header.model().headerData(at, Qt.Orientation.Horizontal) or "")
    return QFontMetrics(font).horizontalAdvance(text) + 2 * _BESIDE_HEADING + 1


def fit_moments(view: QTableView, column: int) -> None:
    """Gives a column of moments of this year the room that they need in the language."""
    late = datetime.now(UTC).astimezone().replace(month=11, day=29, hour=22, minute=57)
    text, metrics = moment(late.isoformat()), view.fontMetrics()
    # The digits aren't all of the same width.
    needs = max(metrics.horizontalAdvance(re.sub(r"\d", digit, text)) for digit in "0123456789")
    heading = _heading_width(view.horizontalHeader(), column)
    view.setColumnWidth(column, max(needs + 2 * _BESIDE_CELL, heading))


def fit_height(view: QTableView, most: int, least: int = 3) -> None:
    """As high as its rows, from `least` to `most` of them."""
    rows = min(most, max(least, view.model().rowCount()))
    bar = view.horizontalScrollBar().sizeHint().height()
    each = view.verticalHeader().defaultSectionSize()
    view.setFixedHeight(view.horizontalHeader().minimumHeight() + rows * each + bar)


def _sum(run: RunSummary, *names: str) -> str:
    total = sum(getattr(each, name) for each in run.objects.values() for name in names)
    return words.number(total) if total else "–"


def _took(run: RunSummary) -> str:
    if run.seconds is None:
        return ""
    return words.numbers_held(tr("< 1 s")) if run.seconds < 1 else words.duration(run.seconds)


def runs_model(
    going_on: Callable[[RunSummary], bool], parent: QObject | None = None
) -> RowsModel[RunSummary]:
    """The history of runs; `going_on` tells the one that is under way from a broken one."""
    return RowsModel(
        (
            (tr("Started"), lambda run: moment(run.started_at)),
            (tr("Why"), lambda run: translated(CAUSES.get(run.cause, str(run.cause)))),
            (tr("Result"), lambda run: tr("Running…") if going_on(run) else result_words(run)),
            (tr("Entered", note="heading of numbers"), lambda run: _sum(run, "entered")),
            (tr("Changed"), lambda run: _sum(run, "changed")),
            (tr("Left", note="heading of numbers"), lambda run: _sum(run, "left")),
            (tr("Deleted"), lambda run: _sum(run, "deleted")),
            (tr("Sent"), lambda run: _sum(run, "sent_created", "sent_updated")),
            (tr("Failed", note="heading of numbers"), lambda run: _sum(run, "failed")),
            (tr("Conflicts"), lambda run: _sum(run, "conflicts")),
            (tr("Calls"), lambda run: words.number(run.api_calls)),
            (tr("Took"), _took),
        ),
        parent,
        right=frozenset(range(3, 11)),
    )


def touches(run: RunSummary) -> bool:
    """Whether a run changed values, here or in Salesforce: something that can be undone."""
    return any(each.changed or each.sent_updated for each in run.objects.values())


def result_words(run: RunSummary) -> str:
    """'Done', 'With problems' …; a run that never ended was interrupted."""
    if run.result is None:
        return tr("Interrupted") if run.finished_at is None else tr("Stopped")
    if run.problems and run.result is Result.DONE:
        return tr("With problems")
    note = "how a run ended" if run.result is Result.DONE else ""
    return translated(RESULTS[run.result], note=note)


_ENTERED, _CHANGED = (
    marked("{number} entered", note="records"),
    marked("{number} changed", note="records"),
)
_LEFT, _DELETED = (
    marked("{number} left", note="records"),
    marked("{number} deleted", note="records"),
)
_SENT, _NOT_SENT = (
    marked("{number} sent", note="records"),
    marked("{number} not sent", note="records"),
)


def did_something(run: RunSummary) -> bool:
    """Whether a run brought, took away or sent anything, or tried to."""
    return any(
        each.entered + each.changed + each.left + each.deleted
        or each.sent_created + each.sent_updated + each.failed
        for each in run.objects.values()
    )


def run_sentence(report: RunSummary | None, objects: dict[str, ObjectCounts] | None = None) -> str:
    """'3 entered, 12 changed, 1 left' of a run; 'No changes' when it found none."""
    counts = objects if objects is not None else report.objects if report is not None else {}
    said = []
    for names, counted in (
        (("entered",), _ENTERED),
        (("changed",), _CHANGED),
        (("left",), _LEFT),
        (("deleted",), _DELETED),
        (("sent_created", "sent_updated"), _SENT),
        (("failed",), _NOT_SENT),
    ):
        total = sum(getattr(each, name) for each in counts.values() for name in names)
        if total:
            said.append(translated(counted, note="records", number=words.number(total)))
    return ", ".join(said) if said else tr("No changes")


_WHAT = {
    "entered": marked("Entered", note="records that are new here"),
    "changed": marked("Changed"),
    "kept": marked("Left, kept here"),
    "relinked": marked("Synced again"),
    "merged": marked("Merged"),
    "converted": marked("Converted"),
    "sent": marked("Sent"),
    "created": marked("Created in Salesforce"),
    "conflict": marked("Conflict"),
    "undone": marked("Undone"),
    "added": marked("Added"),
}


def _what(kind: str) -> str:
    note = "records that are new here" if kind == "entered" else ""
    return translated(_WHAT.get(kind, kind), note=note)


def touched_model(parent: QObject | None = None) -> RowsModel[Touched]:
    """The records that a run touched."""
    return RowsModel(
        (
            (tr("Record"), lambda each: each.name),
            (tr("Object"), lambda each: words.ONE_OBJECT.get(each.sobject or "", "")),
            (tr("What"), lambda each: ", ".join(_what(x) for x in each.what)),
            (tr("Fields"), lambda each: ", ".join(each.fields)),
        ),
        parent,
    )


def held_model(parent: QObject | None = None) -> RowsModel[HeldRemoval]:
    """Removals that wait."""
    return RowsModel(
        (
            (tr("Record"), lambda each: each.name),
            (tr("Object"), lambda each: words.ONE_OBJECT.get(each.sobject, each.sobject)),
            (tr("Why it would be removed"), lambda each: reason_in_words(each.reason)),
        ),
        parent,
    )
