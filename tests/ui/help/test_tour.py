"""The tour, by keyboard: it points at what is there, and keeps nobody from working."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from apdesk.store.list_keys import ListKey
from apdesk.ui.help.coach import Coach, beside
from apdesk.ui.help.tour import STOPS, Tour
from apdesk.ui.main_window import MainWindow
from apdesk.ui.sidebar import Place
from apdesk.ui.theme import theme


@pytest.fixture(autouse=True)
def still(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing moves, unless a test wants it."""
    monkeypatch.setattr(theme(), "animated", False, raising=False)


@pytest.fixture
def tour(qtbot: QtBot, window: MainWindow) -> Tour:
    qtbot.waitUntil(window.isActiveWindow)
    made = Tour(window)
    made.begin()
    return made


def area_of(tour: Tour, window: MainWindow) -> QRect:
    return QRect(tour.ring.mapTo(window, QPoint(0, 0)), tour.ring.size())


def test_it_is_walked_through_by_keys(qtbot: QtBot, window: MainWindow, tour: Tour) -> None:
    card = tour.card
    seen = []
    while tour.at >= 0:
        assert card.isVisible()
        assert card.hasFocus()
        assert window.rect().contains(card.geometry())
        assert (
            not card.geometry().intersects(tour.ring.geometry())
            or tour.ring.isHidden()
            or (tour.at == 3)
        )
        seen.append((card.accessibleName(), card.accessibleDescription()))
        qtbot.keyClick(card, Qt.Key.Key_Right)
    assert [name for name, _said in seen] == [each.title for each in STOPS]
    assert [said for _name, said in seen] == [
        f"Step {at} of {len(STOPS)}. {each.text}" for at, each in enumerate(STOPS, 1)
    ]
    assert card.isHidden()
    assert tour.ring.isHidden()
    page = window.current_list
    assert page is not None
    assert page.table.hasFocus()


def test_it_points_at_what_it_tells_about(qtbot: QtBot, window: MainWindow, tour: Tour) -> None:
    def shown(part: QPushButton) -> bool:
        return area_of(tour, window).contains(QRect(part.mapTo(window, QPoint(0, 0)), part.size()))

    assert all(shown(window.sidebar.buttons[each]) for each in ListKey)
    tour.next()
    assert shown(window.sidebar.sync_button)
    while tour.at < 4:
        tour.next()
    assert shown(window.sidebar.buttons[Place.JOURNEYS])
    window.resize(1000, 640)
    qtbot.waitUntil(lambda: shown(window.sidebar.buttons[Place.JOURNEYS]))
    tour.next()  # the last one: nothing is left to be skipped
    assert tour.card.next_button.text() == tour.card.next_button.accessibleName() == "Done"
    assert tour.card.skip_button.isHidden()
    assert tour.ring.isHidden()


def test_back_skip_and_again(qtbot: QtBot, window: MainWindow, tour: Tour) -> None:
    card = tour.card
    assert card.back_button.isHidden()
    qtbot.keyClick(card, Qt.Key.Key_Left)
    assert tour.at == 0
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert tour.at == 1
    qtbot.keyClick(card.back_button, Qt.Key.Key_Space)
    assert tour.at == 0
    assert card.hasFocus()
    with qtbot.waitSignal(tour.finished):
        qtbot.keyClick(card, Qt.Key.Key_Escape)
    assert card.isHidden()
    first = Tour(window)
    first.begin()
    first.next()
    second = Tour(window)
    second.begin()
    assert second.at == 0
    qtbot.waitUntil(lambda: len(window.findChildren(Coach)) == 1)
    second.end()
    qtbot.waitUntil(lambda: not window.findChildren(Coach))


def test_the_window_can_be_used_meanwhile(qtbot: QtBot, window: MainWindow, tour: Tour) -> None:
    qtbot.mouseClick(window.sidebar.buttons[ListKey.COMPANIES], Qt.MouseButton.LeftButton)
    page = window.current_list
    assert page is not None
    assert page.place is ListKey.COMPANIES
    assert tour.card.isVisible()
    window.go(Place.SYNC)
    tour.next()
    tour.next()  # tells of the search, which isn't in sight
    assert tour.card.isVisible()
    assert tour.ring.isHidden()


def test_the_card_moves_only_where_movement_is_wanted(
    qtbot: QtBot, window: MainWindow, tour: Tour, monkeypatch: pytest.MonkeyPatch
) -> None:
    tour.next()
    at_once = tour.card.pos()
    tour.back()
    monkeypatch.setattr(theme(), "animated", True, raising=False)
    tour.next()
    assert tour.card.pos() != at_once
    qtbot.waitUntil(lambda: tour.card.pos() == at_once)


def test_a_card_hides_nothing_of_what_it_tells_about() -> None:
    window, size = QSize(1280, 720), QSize(320, 180)
    for area in (QRect(0, 40, 240, 200), QRect(900, 0, 380, 720), QRect(300, 20, 400, 40)):
        place = QRect(beside(area, size, window), size)
        assert QRect(QPoint(0, 0), window).contains(place)
        assert not place.intersects(area)
    middle = QRect(beside(QRect(), size, window), size)
    assert (middle.center() - QRect(QPoint(0, 0), window).center()).manhattanLength() <= 2
