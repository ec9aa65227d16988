"""The floors of a list: the bare SQL behind what it shows, and a bare view over as many rows."""

from __future__ import annotations

import sqlite3
import time
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from apdesk.domain.apdesk_types import Entity
from apdesk.domain.ids import record_ids
from apdesk.store import ordering, search, sqltext
from apdesk.store.columns import Catalogue
from apdesk.store.detail import Shown, shown_column
from apdesk.store.lists import PERSON_LIST, ListKey, Sort

#: What a list of this size on a screen shows.
ROWS = 40
TIMES = 3
LONG = 1.0
LEADS = f"({PERSON_LIST}) IS {ordering.LEAD}"

Step = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Floor:
    """Seconds of the bare minimum: `shown` until rows can be painted, `whole` until all is known;
    None: there is nothing to compare with."""

    shown: float | None = None
    whole: float | None = None


def timed(work: Step, before: Step | None = None) -> float:
    """Seconds, the median of several times; what takes LONG is done once. What comes before each
    isn't counted."""
    found: list[float] = []
    while len(found) < TIMES and (not found or found[0] < LONG):
        if before is not None:
            before()
        began = time.perf_counter()
        work()
        found.append(time.perf_counter() - began)
    return median(found)


class Sql:
    """A plain connection that asks for as little as will do."""

    def __init__(self, database: Path) -> None:
        uri = f"{database.absolute().as_uri()}?mode=ro"
        self._connection = sqlite3.connect(uri, uri=True)
        sqltext.register(self._connection)
        self._catalogue = Catalogue.read(self._connection)

    def close(self) -> None:
        self._connection.close()

    def leads(self) -> int:
        """How many there are."""
        found: int = self._one(f"SELECT count(*) FROM person r WHERE {LEADS}")
        return found

    def indexed(self, name: str) -> bool:
        """Whether the list is kept in order by a field."""
        order = ordering.order_of(self._catalogue, Entity.PERSON, name)
        return order is not None and ordering.ready(self._connection, order, ListKey.LEADS)

    def word(self) -> str:
        """The last word of the name in the middle of the list."""
        name = self._shown("name")
        middle = self._one(
            f"SELECT {name.sql} FROM person r WHERE {LEADS} AND {name.sql} IS NOT NULL "
            "ORDER BY r.id LIMIT 1 OFFSET ?",
            self.leads() // 2,
        )
        return search.words(str(middle))[-1]

    def common(self, name: str) -> str:
        """The value that most leads have in a field."""
        column = self._shown(name).sql
        return str(
            self._one(
                f"SELECT {column} FROM person r WHERE {LEADS} AND {column} IS NOT NULL "
                f"GROUP BY {column} ORDER BY count(*) DESC LIMIT 1"
            )
        )

    def ordered(self, columns: tuple[str, ...], sort: Sort) -> Floor:
        """The rows in view by an index that is there, how many there are, and all ids in order."""
        order = ordering.order_of(self._catalogue, Entity.PERSON, sort[0])
        assert order is not None
        walk = ordering.walk(self._connection, order, ListKey.LEADS, down=sort[1])

        def shown() -> None:
            self._rows(columns, self._ids(f"{walk.statements[0]} LIMIT {ROWS}"))
            self.leads()

        def whole() -> None:
            for statement in walk.statements:
                self._ids(statement)

        return Floor(timed(shown), timed(whole))

    def narrowed(
        self, columns: tuple[str, ...], sort: Sort, where: str = "", *arguments: str
    ) -> Floor:
        """The same of those that meet a condition: sorted by SQLite or, where there is an index,
        looked for along it, whichever is quicker."""
        by = ordering.by_sorting(self._shown(sort[0]), sort)
        tests = f"{LEADS} AND {where}" if where else LEADS
        statements = [f"SELECT r.id FROM person r WHERE {tests} ORDER BY {by}"]
        order = ordering.order_of(self._catalogue, Entity.PERSON, sort[0])
        if order is not None and self.indexed(sort[0]):
            walk = ordering.walk(self._connection, order, ListKey.LEADS, down=sort[1], where=where)
            statements.append(walk.statements[0])

        def shown(statement: str) -> None:
            self._rows(columns, self._ids(f"{statement} LIMIT {ROWS}", *arguments))

        return Floor(
            min(timed(partial(shown, each)) for each in statements),
            min(timed(partial(self._ids, each, *arguments)) for each in statements),
        )

    def beginning(self, columns: tuple[str, ...], sort: Sort, word: str) -> Floor:
        """Those with a word that begins so, by the full-text index."""
        where = "r.id IN (SELECT rowid FROM person_search WHERE person_search MATCH ?)"
        return self.narrowed(columns, sort, where, f'"{word}"*')

    def first_having(self, sort: Sort, match: str, limit: int) -> array[int]:
        """The first ids of those that a query of the full-text index finds, along the order."""
        order = ordering.order_of(self._catalogue, Entity.PERSON, sort[0])
        assert order is not None
        where = "r.id IN (SELECT rowid FROM person_search WHERE person_search MATCH ?)"
        walk = ordering.walk(self._connection, order, ListKey.LEADS, down=sort[1], where=where)
        return self._ids(f"{walk.statements[0]} LIMIT {limit}", match)

    def inside(self, columns: tuple[str, ...], sort: Sort, part: str) -> Floor:
        """Those with a part of a word anywhere in their text: no index of SQLite knows of it."""
        where = "(SELECT t.text FROM person_text t WHERE t.id = r.id) LIKE ?"
        return self.narrowed(columns, sort, where, f"%{part}%")

    def equal(self, columns: tuple[str, ...], sort: Sort, name: str, value: str) -> Floor:
        """Those with a value in a field."""
        return self.narrowed(columns, sort, f"{self._shown(name).sql} = ?", value)

    def _shown(self, name: str) -> Shown:
        shown = shown_column(self._catalogue, Entity.PERSON, name)
        assert shown is not None, name
        return shown

    def _one(self, statement: str, *arguments: int) -> Any:
        return self._connection.execute(statement, arguments).fetchone()[0]

    def _ids(self, statement: str, *arguments: str) -> array[int]:
        return record_ids([row[0] for row in self._connection.execute(statement, arguments)])

    def _rows(self, columns: tuple[str, ...], ids: array[int]) -> list[tuple[object, ...]]:
        values = ", ".join(self._shown(each).sql for each in columns)
        marks = ", ".join("?" * len(ids))
        return self._connection.execute(
            f"SELECT r.id, {values} FROM person r WHERE r.id IN ({marks})", tuple(ids)
        ).fetchall()


class Painted(QObject):
    """Notes that a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.seen = False
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.seen = self.seen or event.type() == QEvent.Type.Paint
        return False


class _Plain(QAbstractTableModel):
    """Rows that are nowhere."""

    def __init__(self, rows: int, columns: int) -> None:
        super().__init__()
        self._size = rows, columns

    def rowCount(self, parent: object = None) -> int:
        return self._size[0]

    def columnCount(self, parent: object = None) -> int:
        return self._size[1]

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # type: ignore[override]
        shown = role == Qt.ItemDataRole.DisplayRole
        return f"{index.row()}, {index.column()}" if shown else None


class BareView:
    """A QTableView with as many rows and columns, as large as the list's, and nothing behind it."""

    def __init__(self, like: QTableView) -> None:
        model = like.model()
        self._model = _Plain(model.rowCount(), model.columnCount())
        self._view = QTableView()
        self._view.setModel(self._model)
        self._view.resize(like.size())
        self._view.verticalHeader().hide()
        self._view.verticalHeader().setDefaultSectionSize(like.rowHeight(0))
        self._view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self._painted = Painted(self._view.viewport())
        self._view.show()
        self._paint(lambda: None)

    def close(self) -> None:
        self._view.close()
        self._view.deleteLater()

    def opened(self) -> float:
        """Seconds until new rows of an in-memory model are painted."""

        def renew() -> None:
            self._model.beginResetModel()
            self._model.endResetModel()

        return timed(lambda: self._paint(renew))

    def middle(self) -> float:
        """Seconds of a jump to the middle."""
        bar = self._view.verticalScrollBar()

        def jump() -> None:
            bar.setValue(bar.maximum() // 2)

        return timed(lambda: self._paint(jump), self._top)

    def end(self) -> float:
        """Seconds of Ctrl+End."""
        control = Qt.KeyboardModifier.ControlModifier

        def press() -> None:
            QTest.keyClick(self._view, Qt.Key.Key_End, control)

        return timed(lambda: self._paint(press), self._top)

    def repaint(self) -> float:
        """Seconds of painting what is in view once more."""
        return timed(lambda: self._paint(self._view.viewport().update))

    def _top(self) -> None:
        self._view.setCurrentIndex(self._model.index(0, 0))
        self._view.scrollToTop()
        QApplication.processEvents()

    def _paint(self, act: Step) -> None:
        self._painted.seen = False
        act()
        while not self._painted.seen:
            QApplication.processEvents()
