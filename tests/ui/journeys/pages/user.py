"""Somebody who works with the Journeys page, and looks into the database afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from apdesk.domain.journey.graph import Graph
from apdesk.store.database import Store
from apdesk.store.journeys.catalogue import JourneyRow, Journeys
from apdesk.ui.desk import Desk
from apdesk.ui.journeys.editor import JourneyEditor
from apdesk.ui.journeys.page import JourneysPage

D = TypeVar("D", bound=QDialog)
PATIENCE_MS = 8_000


class User:
    def __init__(self, qtbot: QtBot, desk: Desk, page: JourneysPage) -> None:
        self.qtbot = qtbot
        self.desk = desk
        self.page = page

    # -- waiting --------------------------------------------------------------------------------

    def until(self, met: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(met()), timeout=PATIENCE_MS)

    def rest(self) -> None:
        """Until nothing is read or stored."""
        self.until(lambda: not self.desk.runner.busy)

    # -- the list -------------------------------------------------------------------------------

    def look(self) -> None:
        """Reads the list."""
        self.page.reload()
        self.rest()

    def choose(self, name: str) -> None:
        items = [each.name for each in self.page.list.model.items]
        self.page.list.table.selectRow(items.index(name))

    def cells(self) -> list[list[str]]:
        model = self.page.list.model
        return [
            [str(model.index(row, column).data()) for column in range(5)]
            for row in range(model.rowCount())
        ]

    # -- clicking -------------------------------------------------------------------------------

    def click(self, widget: QWidget) -> None:
        assert widget.isVisible(), widget.accessibleName()
        assert widget.isEnabled(), widget.accessibleName()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def press(self, widget: QWidget, key: Qt.Key) -> None:
        widget.setFocus()
        QTest.keyClick(widget, key)

    def dialog(self, kind: type[D]) -> D:
        """The dialog that is open."""
        self.until(lambda: _opened(kind))
        return _opened(kind)[-1]

    def pick(self, button: QPushButton, text: str) -> None:
        """Chooses an entry of a button's menu, by its beginning."""
        menu = button.menu()
        assert isinstance(menu, QMenu)
        menu.aboutToShow.emit()
        next(each for each in menu.actions() if each.text().startswith(text)).trigger()

    # -- one journey ----------------------------------------------------------------------------

    def open(self, journey_id: int, *, live: bool = False) -> JourneyEditor:
        self.page.open(journey_id, live)
        editor = self.page.editor
        self.until(lambda: editor.journey_id == journey_id)
        self.rest()
        return editor

    def checked(self, editor: JourneyEditor) -> None:
        """Until the problems of the draft, as it is now, are known."""
        self.until(lambda: editor._checked == editor.document.graph)

    # -- the database ---------------------------------------------------------------------------

    def stored(self, ask: Callable[[Journeys], Any]) -> Any:
        with Store(self.desk.database, check=False) as store:
            return ask(Journeys(store))

    def row(self, journey_id: int) -> JourneyRow:
        found: JourneyRow = self.stored(lambda journeys: journeys.row(journey_id))
        return found

    def draft(self, journey_id: int) -> Graph:
        found: Graph = self.stored(lambda journeys: journeys.draft(journey_id))
        return found

    def rows(self, statement: str, *arguments: object) -> list[tuple[Any, ...]]:
        with Store(self.desk.database, check=False) as store, store.reading() as connection:
            return connection.execute(statement, arguments).fetchall()


def _opened(kind: type[D]) -> list[D]:
    return [
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, kind) and each.isVisible()
    ]
