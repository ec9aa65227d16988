"""The palette over a window of a few commands: keys, words, and who is found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QSettings, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from apdesk.domain.clock import SystemClock
from apdesk.store.lists import ListKey
from apdesk.store.views import Views
from apdesk.ui.desk import Desk
from apdesk.ui.palette import finding
from apdesk.ui.palette.entries import Entry, Heading
from apdesk.ui.palette.palette import CommandPalette
from apdesk.ui.theme import apply_theme
from apdesk.worker.tasks import TaskRunner
from tests.ui.main.desk_builder import build_desk

pytestmark = pytest.mark.ui

TITLES = ("Sync now", "Pause syncing", *(f"Open list {number}" for number in range(12)))


class Bench:
    """A window with a field, and the palette over it."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self._qtbot = qtbot
        self.done: list[str] = []
        self.window = QMainWindow()
        self.field = QLineEdit()
        self.window.setCentralWidget(self.field)
        self.window.resize(900, 640)
        self.palette = CommandPalette(
            self.window,
            desk,
            entries=self.entries,
            from_found=self.from_found,
            more=lambda: lambda _progress, _cancel: ("Welcome journey",),
            from_more=lambda names: [self.entry(name, "Journeys") for name in names],
        )

    def entry(self, title: str, group: str = "Actions") -> Entry:
        shortcut = "F5" if title == "Sync now" else ""
        return Entry(
            title, title, group, lambda: self.done.append(title), shortcut=shortcut, icon="sync"
        )

    def entries(self) -> list[Entry]:
        return [self.entry(title) for title in TITLES]

    def from_found(self, found: finding.Found) -> Entry:
        detail = " · ".join(found.details)
        return self.entry(found.name, "People")._replace(key="", detail=detail)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.palette.field, key)

    def type(self, text: str) -> list[str]:
        """Types in the place of what is there; the titles that are shown once all is read."""
        self.palette.field.selectAll()
        QTest.keyClicks(self.palette.field, text)
        self._qtbot.waitUntil(lambda: not self.palette._request.pending, timeout=20_000)
        return [each.title for each in self.palette.model.entries]

    @property
    def chosen(self) -> str:
        return self.palette.chosen.title if self.palette.chosen is not None else ""


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("palette") / "apdesk.sqlite3"
    build_desk(made)
    return made


@pytest.fixture
def bench(qtbot: QtBot, qapp: QApplication, database: Path, tmp_path: Path) -> Iterator[Bench]:
    apply_theme(qapp, "light")
    runner = TaskRunner()
    unused: Callable[[str], Any] = str
    views = Views(database)
    desk = Desk(
        database=database,
        views=views,
        runner=runner,
        memory=QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat),
        clock=SystemClock(),
        explain=unused,
        open_url=unused,
    )
    made = Bench(qtbot, desk)
    qtbot.addWidget(made.window)
    made.window.show()
    made.field.setFocus()
    made.palette.open()
    qtbot.waitUntil(lambda: not runner.busy)
    yield made
    assert runner.shut_down()
    views.close()


def test_it_alone_has_the_keyboard_and_gives_it_back(bench: Bench) -> None:
    palette = bench.palette
    assert palette.field.hasFocus()
    assert palette.geometry() == bench.window.rect()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        bench.press(key)
        assert palette.field.hasFocus()
    bench.press(Qt.Key.Key_Escape)
    assert palette.isHidden()
    assert bench.field.hasFocus()
    palette.open()
    palette.open()
    assert palette.isHidden(), "the same key closes it"


def test_a_few_letters_and_enter_do_it(bench: Bench) -> None:
    assert bench.type("sn")[0] == "Sync now"
    bench.press(Qt.Key.Key_Return)
    assert (bench.done, bench.palette.isHidden()) == (["Sync now"], True)
    bench.type("zzz")
    bench.palette.open()
    assert bench.palette.field.text() == ""
    assert bench.palette.model.rows[0] == Heading("Used last")
    assert bench.chosen == "Sync now"


def test_what_is_read_at_the_opening_comes_along(bench: Bench) -> None:
    assert bench.type("journey") == ["Welcome journey"]


def test_people_and_companies_are_found_by_name_company_and_address(
    bench: Bench, database: Path
) -> None:
    with Views(database) as views:
        ids = views.ids(ListKey.ALL)
        rows = views.rows(ListKey.ALL, ids, ["name", "email", "company"])
        company = views.rows(ListKey.COMPANIES, views.ids(ListKey.COMPANIES)[:1], ["name"])
    name, email, _ = next(each for each in rows.values() if all(each))
    assert name in bench.type(str(name))
    assert bench.type(str(email)) == [name]
    assert bench.palette.model.entries[0].detail.endswith(str(email))
    (firm,) = (str(each[0]) for each in company.values())
    assert firm in bench.type(firm)
    bench.press(Qt.Key.Key_Return)
    bench.palette.open()
    assert all(each.group != "People" for each in bench.palette.model.entries), (
        "records aren't remembered: they may be gone tomorrow"
    )


def test_the_keys_go_round_and_pass_headings_over(bench: Bench) -> None:
    titles = [each.title for each in bench.palette.model.entries]
    assert bench.chosen == titles[0]
    bench.press(Qt.Key.Key_Up)
    assert bench.chosen == titles[-1]
    bench.press(Qt.Key.Key_Down)
    assert bench.chosen == titles[0]
    bench.press(Qt.Key.Key_PageDown)
    assert bench.chosen == titles[8]
    bench.press(Qt.Key.Key_PageUp)
    seen = []
    for _ in titles:
        seen.append(bench.chosen)
        bench.press(Qt.Key.Key_Down)
    assert seen == titles


def test_what_comes_late_does_not_move_the_choice(bench: Bench) -> None:
    bench.type("sync")
    bench.press(Qt.Key.Key_Down)
    chosen = bench.chosen
    assert chosen == "Pause syncing"
    late = finding.Found(ListKey.ALL.entity, 1, "Sync Person", (), "Lead")
    bench.palette._records_found((late,) * 3)
    assert bench.chosen == chosen


def test_it_says_how_much_there_is(bench: Bench) -> None:
    found = bench.type("list")
    assert bench.palette.field.accessibleDescription() == f"{len(found)} results"
    assert bench.type("welcome") == ["Welcome journey"]
    assert bench.palette.field.accessibleDescription() == "1 result"
    assert bench.type("zzzzq") == []
    assert bench.palette.field.accessibleDescription() == "Nothing found"
    assert bench.palette.nothing.isVisible()
    assert "zzzzq" in bench.palette.nothing.text()
    bench.press(Qt.Key.Key_Return)
    assert bench.palette.isVisible(), "there is nothing to open"


def test_rows_are_read_out_with_their_heading_and_key(bench: Bench) -> None:
    view = QAccessible.queryAccessibleInterface(bench.palette.view)
    assert view is not None
    names = {view.child(at).text(QAccessible.Text.Name) for at in range(view.childCount())}
    assert {"Actions", "Sync now, Actions, key F5", "Pause syncing, Actions"} <= names
    field = QAccessible.queryAccessibleInterface(bench.palette.field)
    assert field is not None
    assert field.text(QAccessible.Text.Name) == bench.palette.field.placeholderText()


def test_a_click_chooses_and_a_click_beside_it_closes(bench: Bench) -> None:
    view = bench.palette.view
    index = bench.palette.model.index(bench.palette.model.row_of("Pause syncing", TITLES[1]), 0)
    place = view.visualRect(index).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert bench.done == ["Pause syncing"]
    bench.palette.open()
    heading = view.visualRect(bench.palette.model.index(0, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=heading)
    assert bench.palette.isVisible()
    QTest.mouseClick(bench.palette, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert bench.palette.isHidden()


def test_it_follows_the_window(bench: Bench) -> None:
    bench.window.resize(520, 380)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    assert bench.palette.size() == bench.window.size()
    assert bench.palette.rect().contains(bench.palette.card.geometry())
