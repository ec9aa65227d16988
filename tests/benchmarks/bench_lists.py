"""What a list of very many leads costs, from the question to the painted rows: prints figures.

    python tests/benchmarks/bench_lists.py [RECORDS] [--database FILE] [--org FILE]

The list page as `apdesk.app` composes it, without a screen, over a data file as a first sync
leaves it. The file is made from a practice org; with `--database` it is kept, or used when it is
there (it is opened for writing, too: apdesk notes what lists show), and `--org` keeps the org's.

Each line: milliseconds until the rows in view were painted, and until the ids of all rows were
there, beside the floor of the same run: the bare SQL for the rows in view with their number, and
for all ids in order; or, where no SQL has to be asked, a bare QTableView over an in-memory model
with as many rows. A typed search counts from its last key and so includes the moment in which the
field waits for another one; the others are asked with Enter. At the end stand the gaps of a
precise 10 ms timer of the GUI thread over all of it, beside those at rest.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QObject, QSettings, Qt, QTimer, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollBar

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.clock import SystemClock
from apdesk.domain.operators import Criterion, Operator
from apdesk.store.lists import ListKey
from apdesk.store.views import Views
from apdesk.ui.desk import Desk
from apdesk.ui.lists.model import PLACEHOLDER
from apdesk.ui.lists.page import ListPage
from apdesk.ui.shell.garbage import GarbageCollector
from apdesk.ui.theme import apply_theme
from apdesk.worker.tasks import TaskRunner
from tests.benchmarks import list_data
from tests.benchmarks.bench_event_loop import Pulse, line
from tests.benchmarks.list_floors import BareView, Floor, Painted, Sql

#: Milliseconds between two keys of somebody who types fast.
KEY_MS = 120
BREATH_MS = 100
REST_MS = 2_000
#: Seconds after which something is wrong.
PATIENCE = 120.0
BY_NAME = ("name", False)


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds until rows were painted, and until all ids were there (None: none were asked for),
    CPU seconds, and the longest gap of the GUI thread in milliseconds."""

    shown: float
    whole: float | None
    cpu: float
    gap: float


class Screen(QObject):
    """A list page in front of somebody, and a watch."""

    def __init__(self, page: ListPage, runner: TaskRunner) -> None:
        super().__init__()
        self.page = page
        self.gaps: list[float] = []
        self._runner = runner
        self._painted = Painted(page.table.viewport())
        self._pulse = Pulse()
        self._renewed = False
        self._whole: float | None = None
        page.model.modelReset.connect(self._rows_came)
        page.model.dataChanged.connect(self._rows_came)
        page.counted.connect(self._all_came)

    def asked(self, act: Callable[[], object]) -> Spent:
        """Does something that reads other rows; returns when all of them are there."""
        return self._measured(act, reads=True)

    def looked(self, act: Callable[[], object]) -> Spent:
        """Does something that only shows others of the rows."""
        return self._measured(act, reads=False)

    def rest(self, milliseconds: int) -> None:
        """Lets the program do what it does by itself."""
        over = QEventLoop()
        QTimer.singleShot(milliseconds, over.quit)
        over.exec()

    def take(self) -> list[float]:
        """The gaps of the GUI thread since the last take, sorted."""
        return self._pulse.take()

    def _measured(self, act: Callable[[], object], *, reads: bool) -> Spent:
        # what was done before without the event loop isn't a gap of this
        self.rest(BREATH_MS)
        self._pulse.take()
        self._painted.seen, self._renewed, self._whole = False, not reads, None
        shown: float | None = None
        cpu, began = time.process_time(), time.perf_counter()
        act()
        # what the answer brings about belongs to it, too: the words of the search are read, and
        # asked for again
        while shown is None or (reads and self._whole is None) or self._runner.busy:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            now = time.perf_counter()
            if shown is None and self._renewed and self._painted.seen:
                shown = now - began
            assert now - began < PATIENCE, "the rows don't come"
        spent = time.process_time() - cpu
        whole = None if self._whole is None else self._whole - began
        self.rest(BREATH_MS)
        gaps = self._pulse.take()
        self.gaps += gaps
        return Spent(shown, whole, spent, max(gaps, default=0.0))

    def _is_answer(self) -> bool:
        """Whether what came belongs to what stands in the search field."""
        return self.page.query.search == self.page.search.text().strip()

    @Slot()
    def _rows_came(self) -> None:
        model = self.page.model
        if not self._renewed and self._is_answer() and model.rowCount() and model.columnCount():
            known = not model.index(0, 0).data(PLACEHOLDER)
            self._renewed, self._painted.seen = known, False

    @Slot(object)
    def _all_came(self, _counts: object) -> None:
        if self._is_answer():
            self._whole = time.perf_counter()


class Bench:
    """Measures one thing after the other, and prints a line of each."""

    def __init__(self, screen: Screen, sql: Sql) -> None:
        self._screen = screen
        self._page = screen.page
        self._sql = sql

    def run(self) -> None:
        page, sql = self._page, self._sql
        head = ("painted", "floor", "ratio", "all ids", "floor", "ratio", "CPU", "gap")
        _write(f"{'milliseconds':<52}" + "".join(f"{each:>9}" for each in head))
        opened = self._screen.asked(page.open)
        columns = tuple(each.name for each in page.model.columns)
        self._say("open", opened, sql.ordered(columns, BY_NAME))
        self._look_around()
        self._sort(columns)
        self._search(columns)
        value = sql.common("status")
        where = (Criterion("status", Operator.IS, value),)
        self._say(
            f"filter: status is {value}",
            self._screen.asked(lambda: page.filters.set_filters(where)),
            sql.equal(columns, BY_NAME, "status", value),
        )
        self._screen.asked(lambda: page.filters.set_filters(()))
        self._move("", lambda: self._bar().setValue(self._bar().maximum() // 2), None)
        spent = self._screen.asked(page.reload)
        # the place is kept, and so nothing is shown anew before all is known
        whole = sql.ordered(columns, BY_NAME).whole
        self._say("refresh in the middle, nothing moved", spent, Floor(whole, whole))

    def _look_around(self) -> None:
        page, bare = self._page, BareView(self._page.table)
        bar = self._bar()
        _write(f"{'a bare view: new rows':<52}{bare.opened() * 1000:9.1f}")
        self._move("jump to the middle", lambda: bar.setValue(bar.maximum() // 2), bare.middle())
        control = Qt.KeyboardModifier.ControlModifier
        ended, repainted, rows = bare.end(), bare.repaint(), page.model.rowCount()
        bare.close()
        self._to_top()
        self._move("Ctrl+End", lambda: QTest.keyClick(page.table, Qt.Key.Key_End, control), ended)
        assert page.table.currentIndex().row() == rows - 1
        self._move("Ctrl+A", lambda: QTest.keyClick(page.table, Qt.Key.Key_A, control), repainted)
        assert page.table.chosen().count == rows
        self._to_top()

    def _to_top(self) -> None:
        table = self._page.table
        table.setCurrentIndex(self._page.model.index(0, 0))
        table.scrollToTop()
        self._screen.rest(BREATH_MS)

    def _sort(self, columns: tuple[str, ...]) -> None:
        page, found = self._page, []
        header = page.table.horizontalHeader()
        for at, name in enumerate(columns):
            if self._sql.indexed(name):
                # the list is by name already, and so from high to low now
                spent = self._screen.asked(partial(header.sectionClicked.emit, at))
                sort = page.query.sort
                assert sort is not None
                assert sort[0] == name
                found.append((spent, f"{name}{' down' if sort[1] else ''}", sort))
        worst, said, sort = max(found, key=lambda each: each[0].shown)
        self._say(
            f"sort by a shown column (worst of {len(found)}: {said})",
            worst,
            self._sql.ordered(columns, sort),
        )
        other = next(
            (
                each.name
                for each in page.arrangement.fields
                if each.type is ApdeskType.TEXT
                and not each.name.startswith("@")
                and not self._sql.indexed(each.name)
            ),
            None,
        )
        choose = page.arrangement.chooser.sort_chosen
        if other is not None:
            self._say(
                f"sort by {other}, without an index",
                self._screen.asked(lambda: choose.emit(other, False)),
                self._sql.narrowed(columns, (other, False)),
            )
        self._screen.asked(lambda: choose.emit(*BY_NAME))

    def _search(self, columns: tuple[str, ...]) -> None:
        word = self._sql.word()
        beginning, inside = word[:3], word[1:5]
        self._say(
            f"search typed, {len(word)} letters (the field's pause in it)",
            self._typed(word),
            self._sql.beginning(columns, BY_NAME, word),
        )
        self._say(
            "search: a beginning of 3 letters",
            self._asked_for(beginning),
            self._sql.beginning(columns, BY_NAME, beginning),
        )
        self._say(
            f"search: {len(inside)} letters in the middle",
            self._asked_for(inside),
            self._sql.inside(columns, BY_NAME, inside),
        )
        self._say("search taken away", self._asked_for(""), self._sql.ordered(columns, BY_NAME))

    def _typed(self, word: str) -> Spent:
        field = self._page.search
        for letter in word[:-1]:
            QTest.keyClicks(field, letter)
            self._screen.rest(KEY_MS)
        return self._screen.asked(lambda: QTest.keyClicks(field, word[-1]))

    def _asked_for(self, text: str) -> Spent:
        field = self._page.search

        def ask() -> None:
            field.setText(text)
            QTest.keyClick(field, Qt.Key.Key_Return)

        return self._screen.asked(ask)

    def _move(self, name: str, act: Callable[[], object], floor: float | None) -> None:
        spent = self._screen.looked(act)
        if name:
            self._say(name, spent, Floor(floor))

    def _say(self, name: str, spent: Spent, floor: Floor) -> None:
        shown, whole = (
            _pair(*each) for each in ((spent.shown, floor.shown), (spent.whole, floor.whole))
        )
        found = f"  {self._page.count.text()}" if self._page.query.narrowed else ""
        _write(f"{name:<52}{shown}{whole}{spent.cpu * 1000:9.0f}{spent.gap:9.1f}{found}")

    def _bar(self) -> QScrollBar:
        return self._page.table.verticalScrollBar()


def _pair(seconds: float | None, floor: float | None) -> str:
    if seconds is None:
        return " " * 27
    if floor is None:
        return f"{seconds * 1000:9.1f}{'':18}"
    return f"{seconds * 1000:9.1f}{floor * 1000:9.1f}{seconds / floor:9.2f}"


def _write(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def measure(database: Path, memory: Path) -> None:
    """Opens the list over the file and measures it."""
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    apply_theme(app, "light")
    collector = GarbageCollector(app)
    sql, views, runner = Sql(database), Views(database), TaskRunner()
    _write(f"{sql.leads():,} leads, a file of {database.stat().st_size / 2**20:,.0f} MiB")
    page = ListPage(
        ListKey.LEADS,
        Desk(
            database=database,
            views=views,
            runner=runner,
            memory=QSettings(str(memory), QSettings.Format.IniFormat),
            clock=SystemClock(),
            explain=lambda _text: lambda _progress, _cancel: None,
            open_url=lambda _url: None,
        ),
    )
    page.resize(1280, 800)
    screen = Screen(page, runner)
    page.show()
    screen.rest(REST_MS)
    screen.take()
    screen.rest(REST_MS)
    rest = screen.take()
    Bench(screen, sql).run()
    line("at rest (floor)", rest, 0, 0)
    line("over all of it", sorted(screen.gaps), 0, 0)
    page.close()
    runner.shut_down()
    views.close()
    sql.close()
    collector.stop()


def main(records: int, kept: Path | None, org: Path | None) -> int:
    with tempfile.TemporaryDirectory() as name:
        database = kept or Path(name) / "lists.sqlite3"
        if not database.exists():
            list_data.make(records, database, org)
        list_data.index(database)
        measure(database, Path(name) / "window.ini")
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("records", type=int, nargs="?", default=100_000)
    parser.add_argument("--database", type=Path)
    parser.add_argument("--org", type=Path)
    parsed = parser.parse_args()
    raise SystemExit(main(parsed.records, parsed.database, parsed.org))
