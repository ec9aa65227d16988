"""A canvas on the screen, and a hand that works on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from apdesk.domain.journey.kinds import Kind, Port
from apdesk.ui.journeys.canvas import JourneyCanvas, JourneyDocument
from apdesk.ui.journeys.canvas.scene import port_of
from apdesk.ui.theme import apply_theme, theme
from tests.ui.journeys.canvas.journeys import small_journey

LEFT = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs Qt."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.ui)


class Hand:
    """A person with mouse and keyboard. Places are those of the scene."""

    def __init__(self, qtbot: QtBot, canvas: JourneyCanvas) -> None:
        self._qtbot = qtbot
        self.canvas = canvas
        self.view = canvas.view
        self.document = canvas.document

    def pixel(self, x: float, y: float) -> QPoint:
        return self.view.mapFromScene(QPointF(x, y))

    def press(self, x: float, y: float, button: Qt.MouseButton = LEFT, keys=NO_KEYS) -> None:
        QTest.mousePress(self.view.viewport(), button, keys, self.pixel(x, y))

    def go(self, x: float, y: float) -> None:
        QTest.mouseMove(self.view.viewport(), self.pixel(x, y))

    def release(self, x: float, y: float, button: Qt.MouseButton = LEFT, keys=NO_KEYS) -> None:
        QTest.mouseRelease(self.view.viewport(), button, keys, self.pixel(x, y))

    def click(self, x: float, y: float, keys=NO_KEYS) -> None:
        self.press(x, y, keys=keys)
        self.release(x, y, keys=keys)

    def drag(self, start: tuple[float, float], *ways: tuple[float, float]) -> None:
        self.press(*start)
        for each in ways:
            self.go(*each)
        self.release(*ways[-1])

    def bring(self, kind: Kind, x: float, y: float) -> None:
        """Drags a kind from the palette."""
        self.take(kind, x, y)
        self.drop(x, y)

    def take(self, kind: Kind, x: float, y: float) -> None:
        kinds = self.canvas.palette_.list
        item = self.canvas.palette_.item(kind)
        kinds.scrollToItem(item)
        start = kinds.visualItemRect(item).center()
        QTest.mousePress(kinds.viewport(), LEFT, NO_KEYS, start)
        QTest.mouseMove(kinds.viewport(), start + QPoint(30, 0))
        QTest.mouseMove(kinds.viewport(), self._over_palette(x, y))

    def drop(self, x: float, y: float) -> None:
        kinds = self.canvas.palette_.list
        QTest.mouseRelease(kinds.viewport(), LEFT, NO_KEYS, self._over_palette(x, y))

    def _over_palette(self, x: float, y: float) -> QPoint:
        place = self.view.viewport().mapToGlobal(self.pixel(x, y))
        return self.canvas.palette_.list.viewport().mapFromGlobal(place)

    def port(self, shape_id: str, port: Port) -> tuple[float, float]:
        at = port_of(self.document.graph.by_id[shape_id], port)
        return at.x(), at.y()

    def place(self, shape_id: str) -> tuple[float, float]:
        shape = self.document.graph.by_id[shape_id]
        return shape.x, shape.y

    def key(self, key: Qt.Key, keys=NO_KEYS) -> None:
        self.view.setFocus()
        QTest.keyClick(self.view, key, keys)

    def menu(self) -> QMenu:
        """The menu that is open."""
        self._qtbot.waitUntil(
            lambda: isinstance(QApplication.activePopupWidget(), QMenu), timeout=3000
        )
        found = QApplication.activePopupWidget()
        assert isinstance(found, QMenu)
        return found

    def choose(self, text: str) -> None:
        """Chooses an entry of the open menu."""
        menu = self.menu()
        entry = next(each for each in menu.actions() if each.text() == text)
        QTest.mouseClick(menu, LEFT, NO_KEYS, menu.actionGeometry(entry).center())


@pytest.fixture(autouse=True)
def clipboard(qapp: QApplication) -> Iterator[None]:
    """Emptied in the end: what Python made for it, Qt's offscreen one frees after Python is gone,
    and the process ends by a segmentation fault."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    if theme().scheme != "light":
        apply_theme(qapp, "light")


@pytest.fixture
def canvas(qtbot: QtBot) -> Iterator[JourneyCanvas]:
    """An empty one."""
    made = JourneyCanvas(JourneyDocument())
    qtbot.addWidget(made)
    made.resize(1400, 800)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    made.view.centerOn(300, 0)
    yield made
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()


@pytest.fixture
def hand(qtbot: QtBot, canvas: JourneyCanvas) -> Hand:
    return Hand(qtbot, canvas)


@pytest.fixture
def journey(canvas: JourneyCanvas) -> JourneyDocument:
    """Ask for it to have a small journey on the canvas, at 100 %."""
    canvas.document.load(small_journey())
    canvas.view.centerOn(384, 0)
    return canvas.document
