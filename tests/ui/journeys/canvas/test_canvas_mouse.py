"""A journey drawn with the mouse."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from apdesk.domain.journey.kinds import Kind, Port
from apdesk.ui.journeys.canvas import JourneyDocument
from tests.ui.journeys.canvas.conftest import Hand

CONTROL = Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True)
class Counted:
    entered: int
    here: int
    stuck: int = 0


def arrows(document: JourneyDocument) -> set[tuple[str, str, str]]:
    return {(each.source, str(each.port), each.target) for each in document.graph.arrows}


def test_a_journey_is_drawn_from_nothing(hand: Hand) -> None:
    hand.bring(Kind.JOINED_LIST, 3, -5)
    hand.bring(Kind.CHECK_FIELDS, 250, 0)
    hand.bring(Kind.EMAIL, 500, -110)
    hand.bring(Kind.EJECT, 500, 110)
    document = hand.document
    assert [(each.kind, each.x, each.y) for each in document.graph.shapes] == [
        (Kind.JOINED_LIST, 0, 0),
        (Kind.CHECK_FIELDS, 256, 0),
        (Kind.EMAIL, 496, -112),
        (Kind.EJECT, 496, 112),
    ]
    for source, port, target in (
        ("s1", Port.OUT, "s2"),
        ("s2", Port.YES, "s3"),
        ("s2", Port.NO, "s4"),
    ):
        hand.drag(hand.port(source, port), (330, 30), hand.place(target))
    assert arrows(document) == {("s1", "out", "s2"), ("s2", "yes", "s3"), ("s2", "no", "s4")}
    assert document.undo_stack.count() == 7
    while document.undo_stack.canUndo():
        document.undo_stack.undo()
    assert not document.graph.shapes
    assert not hand.canvas.empty_state.isHidden()


def test_a_step_dropped_beside_the_canvas_is_not_added(hand: Hand) -> None:
    hand.take(Kind.EMAIL, 300, 0)
    assert hand.view.gesture is not None
    hand.drop(-2000, 0)
    assert not hand.document.graph.shapes
    assert hand.view.gesture is None


def test_the_view_stays_where_it_is_while_a_step_is_on_its_way_from_the_palette(
    qtbot: QtBot, hand: Hand, journey: JourneyDocument
) -> None:
    before = hand.pixel(0, 0)
    kinds = hand.canvas.palette_.list
    start = kinds.visualItemRect(hand.canvas.palette_.item(Kind.LEFT_LIST)).center()
    QTest.mousePress(kinds.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(kinds.viewport(), start + QPoint(30, 0))
    QTest.mouseMove(kinds.viewport(), start + QPoint(32, 0))
    assert hand.view.gesture is not None
    several_ticks = QTimer(singleShot=True, interval=120)
    with qtbot.waitSignal(several_ticks.timeout):
        several_ticks.start()
    assert hand.pixel(0, 0) == before
    QTest.mouseRelease(kinds.viewport(), Qt.MouseButton.LeftButton, pos=start)


def test_esc_puts_a_step_back_into_the_palette(hand: Hand) -> None:
    hand.take(Kind.EMAIL, 300, 0)
    QTest.keyClick(hand.canvas.palette_.list, Qt.Key.Key_Escape)
    hand.drop(300, 0)
    assert not hand.document.graph.shapes


def test_a_step_dropped_on_an_arrow_comes_between(hand: Hand, journey: JourneyDocument) -> None:
    hand.bring(Kind.TASK, 128, 0)
    assert {("s1", "out", "s6"), ("s6", "out", "s2")} <= arrows(journey)
    assert journey.undo_stack.count() == 1


def test_enter_in_the_palette_adds_after_the_selected_step(
    hand: Hand, journey: JourneyDocument
) -> None:
    journey.disconnect_port("s3", Port.NO)
    journey.select(["s3"])
    kinds = hand.canvas.palette_.list
    kinds.setCurrentItem(hand.canvas.palette_.item(Kind.TASK))
    kinds.setFocus()
    QTest.keyClick(kinds, Qt.Key.Key_Return)
    assert ("s3", "no", "s6") in arrows(journey)
    made = journey.graph.by_id["s6"]
    assert made.x > journey.graph.by_id["s3"].x
    others = [each for each in journey.graph.shapes if each.id != "s6"]
    assert all(abs(made.x - each.x) > 72 or abs(made.y - each.y) > 72 for each in others)


def test_a_double_click_in_the_palette_adds_in_the_middle(hand: Hand) -> None:
    kinds = hand.canvas.palette_.list
    place = kinds.visualItemRect(hand.canvas.palette_.item(Kind.LEFT_LIST)).center()
    QTest.mouseClick(kinds.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(kinds.viewport(), Qt.MouseButton.LeftButton, pos=place)
    made = hand.document.graph.shapes[0]
    assert made.kind is Kind.LEFT_LIST
    assert hand.view.seen().contains(QPointF(made.x, made.y))


def test_an_arrow_drawn_to_an_empty_place_offers_what_may_follow(
    hand: Hand, journey: JourneyDocument
) -> None:
    hand.drag(hand.port("s4", Port.OUT), (850, -200), (900, -250))
    texts = [each.text() for each in hand.menu().actions()]
    assert "Delay" in texts
    assert "Check list" in texts
    assert "Joined a list" not in texts
    hand.choose("Delay")
    assert ("s4", "out", "s6") in arrows(journey)
    assert journey.undo_stack.count() == 1
    assert (journey.graph.by_id["s6"].x, journey.graph.by_id["s6"].y) == (900, -250)


def test_a_menu_left_without_a_choice_leaves_no_arrow(hand: Hand, journey: JourneyDocument) -> None:
    before = journey.graph
    hand.drag(hand.port("s4", Port.OUT), (850, -200), (900, -250))
    QTest.keyClick(hand.menu(), Qt.Key.Key_Escape)
    assert journey.graph is before


def test_an_arrow_to_a_trigger_is_refused_with_a_reason(
    hand: Hand, journey: JourneyDocument
) -> None:
    before = journey.graph
    hand.press(*hand.port("s4", Port.OUT))
    hand.go(100, 0)
    hand.go(*hand.place("s1"))
    bubble = hand.view._bubble
    assert bubble.isVisible()
    assert bubble.text() == "Nothing leads into a trigger: journeys begin there."
    hand.release(*hand.place("s1"))
    assert journey.graph is before
    assert not bubble.isVisible()


def test_esc_gives_an_arrow_up(hand: Hand, journey: JourneyDocument) -> None:
    before = journey.graph
    hand.press(*hand.port("s4", Port.OUT))
    hand.go(*hand.place("s5"))
    hand.key(Qt.Key.Key_Escape)
    hand.release(*hand.place("s5"))
    assert journey.graph is before


def test_a_second_arrow_from_a_port_takes_the_place_of_the_first(
    hand: Hand, journey: JourneyDocument
) -> None:
    hand.drag(hand.port("s3", Port.YES), (640, 100), hand.place("s5"))
    assert {("s3", "yes", "s5"), ("s3", "no", "s5")} <= arrows(journey)
    assert ("s3", "yes", "s4") not in arrows(journey)


def test_moved_steps_snap_to_the_grid_together(hand: Hand, journey: JourneyDocument) -> None:
    journey.select(["s4", "s5"])
    hand.drag(hand.place("s4"), (800, -60), (831, -37))
    assert journey.graph.by_id["s4"].x == 832
    assert journey.graph.by_id["s4"].y % 16 == 0
    assert journey.graph.by_id["s5"].x == 832
    assert journey.undo_stack.undoText() == "Move 2 steps"


def test_a_step_near_the_line_of_another_is_held_by_it(
    hand: Hand, journey: JourneyDocument
) -> None:
    journey.move({"s1": (0, 5)})
    hand.press(*hand.place("s4"))
    hand.go(700, -20)
    hand.go(700, 9)
    assert hand.canvas.scene._guides
    hand.release(700, 9)
    assert journey.graph.by_id["s4"].y == 5
    assert not hand.canvas.scene._guides


def test_esc_puts_moved_steps_back(hand: Hand, journey: JourneyDocument) -> None:
    before = journey.graph
    item = hand.canvas.scene.item("s4")
    hand.press(*hand.place("s4"))
    hand.go(700, 200)
    assert item.pos() != QPointF(768, -96)
    hand.key(Qt.Key.Key_Escape)
    assert item.pos() == QPointF(768, -96)
    hand.release(700, 200)
    assert journey.graph is before


def test_an_undo_while_moving_ends_the_gesture(hand: Hand, journey: JourneyDocument) -> None:
    journey.move({"s2": (256, 64)})
    hand.press(*hand.place("s4"))
    hand.go(700, 200)
    journey.undo_stack.undo()
    hand.release(700, 200)
    assert journey.graph.by_id["s4"].x == 768
    assert hand.canvas.scene.item("s4").pos() == QPointF(768, -96)


def test_a_click_selects_and_ctrl_adds_and_takes_away(hand: Hand, journey: JourneyDocument) -> None:
    hand.click(*hand.place("s2"))
    assert journey.selection == ("s2",)
    hand.click(*hand.place("s4"), keys=CONTROL)
    assert journey.selection == ("s2", "s4")
    hand.click(*hand.place("s2"), keys=CONTROL)
    assert journey.selection == ("s4",)
    hand.click(300, 250)
    assert journey.selection == ()
    assert journey.undo_stack.count() == 0


def test_a_rectangle_selects_what_it_touches(hand: Hand, journey: JourneyDocument) -> None:
    hand.drag((640, -250), (700, -200), (900, 300))
    assert journey.selection == ("s4", "s5")


def test_an_arrow_is_selected_by_a_click_and_deleted(hand: Hand, journey: JourneyDocument) -> None:
    path = hand.canvas.scene.arrow_item(("s3", Port.NO)).path()
    at = path.pointAtPercent(0.5)
    hand.click(at.x() + 3, at.y())
    assert journey.chosen_arrow == ("s3", Port.NO)
    hand.key(Qt.Key.Key_Delete)
    assert ("s3", "no", "s5") not in arrows(journey)
    assert len(journey.graph.shapes) == 5


def test_a_double_click_asks_for_the_settings(
    qtbot: QtBot, hand: Hand, journey: JourneyDocument
) -> None:
    with qtbot.waitSignal(hand.canvas.settings_asked) as asked:
        QTest.mouseDClick(
            hand.view.viewport(), Qt.MouseButton.LeftButton, pos=hand.pixel(*hand.place("s4"))
        )
    assert asked.args == ["s4"]


@pytest.mark.parametrize("which", ["entered", "here", "stuck"])
def test_a_number_asks_for_its_people(
    qtbot: QtBot, hand: Hand, journey: JourneyDocument, which: str
) -> None:
    hand.canvas.show_numbers({"s4": Counted(1234, 56, 7)})
    item = hand.canvas.scene.item("s4")
    pill = next(each for each in item.portrait.pills if each.which == which)
    at = item.pos() + pill.place.center()
    with qtbot.waitSignal(hand.canvas.people_asked) as asked:
        hand.click(at.x(), at.y())
    assert asked.args == ["s4", which]


def test_numbers_say_how_many_and_stuck_only_where_somebody_is(
    hand: Hand, journey: JourneyDocument
) -> None:
    hand.canvas.show_numbers({"s4": Counted(1234, 0), "s5": Counted(3, 2, 1)})
    scene = hand.canvas.scene
    assert [each.text for each in scene.item("s4").portrait.pills] == ["1,234 entered", "0 here"]
    assert [each.text for each in scene.item("s5").portrait.pills][-1] == "1 stuck"
    assert [each.text for each in scene.item("s1").portrait.pills] == ["0 entered", "0 here"]
    hand.canvas.show_numbers(None)
    assert not scene.item("s4").portrait.pills


def turn(hand: Hand, at: QPoint, notches: int, keys: Qt.KeyboardModifier) -> None:
    place = QPointF(at)
    event = QWheelEvent(
        place,
        QPointF(hand.view.viewport().mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(hand.view.viewport(), event)


def test_ctrl_and_wheel_zoom_about_the_pointer(hand: Hand, journey: JourneyDocument) -> None:
    at = hand.pixel(*hand.place("s4"))
    turn(hand, at, 3, CONTROL)
    assert hand.view.zoom > 1.5
    now = hand.pixel(*hand.place("s4"))
    assert (now - at).manhattanLength() <= 3
    turn(hand, at, -90, CONTROL)
    assert hand.view.zoom == pytest.approx(0.1)


def test_the_wheel_moves_the_view(hand: Hand, journey: JourneyDocument) -> None:
    before = hand.pixel(0, 0)
    turn(hand, before, -1, Qt.KeyboardModifier.NoModifier)
    assert hand.pixel(0, 0) == before - QPoint(0, 40)
    turn(hand, before, -1, Qt.KeyboardModifier.ShiftModifier)
    assert hand.pixel(0, 0) == before - QPoint(40, 40)


@pytest.mark.parametrize("how", ["middle", "space"])
def test_the_canvas_can_be_pulled(hand: Hand, journey: JourneyDocument, how: str) -> None:
    before = hand.pixel(0, 0)
    start = before + QPoint(200, 150)
    button = Qt.MouseButton.MiddleButton if how == "middle" else Qt.MouseButton.LeftButton
    if how == "space":
        hand.view.setFocus()
        QTest.keyPress(hand.view, Qt.Key.Key_Space)
    QTest.mousePress(hand.view.viewport(), button, pos=start)
    QTest.mouseMove(hand.view.viewport(), start + QPoint(33, -21))
    QTest.mouseRelease(hand.view.viewport(), button, pos=start + QPoint(33, -21))
    QTest.keyRelease(hand.view, Qt.Key.Key_Space)
    assert hand.pixel(0, 0) == before + QPoint(33, -21)
    assert journey.undo_stack.count() == 0


def test_the_overview_moves_the_view(hand: Hand, journey: JourneyDocument) -> None:
    hand.view.set_zoom(2.0)
    minimap = hand.canvas.minimap
    QTest.mousePress(minimap, Qt.MouseButton.LeftButton, pos=QPoint(10, 60))
    left = hand.view.middle().x()
    QTest.mouseMove(minimap, QPoint(minimap.width() - 10, 60))
    QTest.mouseRelease(minimap, Qt.MouseButton.LeftButton, pos=QPoint(minimap.width() - 10, 60))
    assert left < 100
    assert hand.view.middle().x() > 600


def test_at_the_edge_the_view_follows_what_is_moved(
    qtbot: QtBot, hand: Hand, journey: JourneyDocument
) -> None:
    before = hand.pixel(0, 0)
    hand.press(*hand.place("s2"))
    QTest.mouseMove(hand.view.viewport(), QPoint(hand.view.viewport().width() - 4, 300))
    qtbot.waitUntil(lambda: hand.pixel(0, 0).x() < before.x() - 40, timeout=3000)
    hand.key(Qt.Key.Key_Escape)
    assert hand.canvas.scene.item("s2").pos() == QPointF(256, 0)


def test_in_a_journey_to_look_at_nothing_can_be_changed(
    hand: Hand, journey: JourneyDocument
) -> None:
    hand.canvas.set_read_only(True)
    before = journey.graph
    assert not hand.canvas.palette_.isVisible()
    hand.drag(hand.place("s4"), (700, 100), (650, 150))
    hand.drag(hand.port("s4", Port.OUT), (700, 100), hand.place("s5"))
    hand.click(*hand.place("s2"))
    hand.key(Qt.Key.Key_Delete)
    hand.key(Qt.Key.Key_Right, CONTROL)
    hand.key(Qt.Key.Key_C)
    hand.key(Qt.Key.Key_D, CONTROL)
    assert journey.graph is before
    assert journey.selection == ("s2",)
    assert QApplication.activeModalWidget() is None


def test_a_right_click_opens_the_menu_of_the_step(hand: Hand, journey: JourneyDocument) -> None:
    from PySide6.QtGui import QContextMenuEvent

    at = hand.pixel(*hand.place("s3"))
    QApplication.sendEvent(
        hand.view.viewport(),
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, hand.view.viewport().mapToGlobal(at)),
    )
    assert journey.selection == ("s3",)
    texts = [each.text() for each in hand.menu().actions()]
    assert texts[:2] == ["Settings…", "Connect to…"]
    hand.choose("Delete arrow “No” to Eject")
    assert ("s3", "no", "s5") not in arrows(journey)
