"""The overview doesn't lie over the step that one is at."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtTest import QTest

from apdesk.domain.journey.kinds import Kind
from apdesk.ui.journeys.canvas import JourneyDocument
from tests.ui.journeys.canvas.conftest import Hand


@pytest.fixture
def small_window(hand: Hand, journey: JourneyDocument) -> None:
    """As little room as there is in a window of 1280 by 720."""
    hand.canvas.resize(716, 470)
    hand.view.set_zoom(1.0)


def step_in_view(hand: Hand, shape_id: str) -> QRect:
    item = hand.canvas.scene.item(shape_id)
    return hand.view.mapFromScene(item.portrait.bounds.translated(item.pos())).boundingRect()


def assert_clear(hand: Hand, shape_id: str) -> None:
    step = step_in_view(hand, shape_id)
    assert hand.view.viewport().rect().contains(step.center())
    assert hand.canvas.minimap.isVisible()
    assert hand.view.viewport().rect().contains(hand.canvas.minimap.geometry())
    assert not hand.canvas.minimap.geometry().intersects(step)


def under_the_overview(hand: Hand, shape_id: str) -> QPoint:
    """Scrolls the left upper corner of the overview's place to the middle of a step; where."""
    view = hand.view
    corner = view.viewport().rect().bottomRight() - QPoint(176, 120)
    by = view.mapFromScene(QPointF(*hand.place(shape_id))) - corner
    view.scroll_by(by.x(), by.y())
    return corner


@pytest.mark.usefixtures("small_window")
def test_it_is_out_of_the_way_of_every_step_that_is_added(hand: Hand) -> None:
    hand.document.select(["s2"])
    for kind in (Kind.EMAIL, Kind.SAVE, Kind.CHECK_LIST, Kind.TASK, Kind.EJECT):
        assert_clear(hand, hand.view.add(kind))


@pytest.mark.usefixtures("small_window")
def test_and_of_those_that_the_keys_and_the_list_of_problems_lead_to(hand: Hand) -> None:
    for key in (Qt.Key.Key_Home, *[Qt.Key.Key_Tab] * 4):
        hand.key(key)
        assert_clear(hand, hand.view.current)
    for shape_id in ("s5", "s1", "s4"):
        hand.canvas.reveal(shape_id)
        assert_clear(hand, shape_id)


@pytest.mark.usefixtures("small_window")
def test_and_of_one_that_is_clicked_while_it_is_half_hidden(hand: Hand) -> None:
    hand.canvas.reveal("s1")
    middle = under_the_overview(hand, "s2")
    before = hand.canvas.minimap.geometry()
    assert before.intersects(step_in_view(hand, "s2"))
    seen = hand.view.seen()
    half = hand.view.mapToScene(middle - QPoint(15, 15))
    hand.click(half.x(), half.y())
    assert hand.document.selection == ("s2",)
    assert_clear(hand, "s2")
    assert hand.view.seen() == seen  # a double-click would hit something else


@pytest.mark.usefixtures("small_window")
def test_it_lies_where_it_always_does_once_the_step_is_elsewhere(hand: Hand) -> None:
    hand.canvas.reveal("s1")
    usual = hand.canvas.minimap.geometry()
    under_the_overview(hand, "s1")
    assert hand.canvas.minimap.geometry() != usual
    hand.view.scroll_by(300, 0)
    assert hand.canvas.minimap.geometry() == usual


@pytest.mark.usefixtures("small_window")
def test_it_stays_under_the_mouse_that_drags_in_it(hand: Hand) -> None:
    hand.canvas.reveal("s1")
    minimap = hand.canvas.minimap
    before, seen = minimap.geometry(), hand.view.seen()
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(minimap, left, pos=QPoint(10, 60))
    for x in range(10, minimap.width(), 8):
        QTest.mouseMove(minimap, QPoint(x, 60))
        assert minimap.geometry() == before
    QTest.mouseRelease(minimap, left, pos=QPoint(minimap.width() - 10, 60))
    assert hand.view.seen() != seen
    assert minimap.geometry() == before
