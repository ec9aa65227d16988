"""A journey made and changed without a mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from apdesk.domain.journey.graph import Graph
from apdesk.domain.journey.kinds import Kind, Port
from apdesk.ui.journeys.canvas import JourneyCanvas, JourneyDocument
from apdesk.ui.journeys.canvas.connecting import ConnectDialog
from apdesk.ui.journeys.canvas.document import MIME
from apdesk.ui.journeys.canvas.order import Direction, neighbour, reading_order
from apdesk.ui.widgets import column, order_focus
from tests.ui.journeys.canvas.conftest import Hand
from tests.ui.journeys.canvas.journeys import shape, small_journey

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.mark.parametrize("key", [Key.Key_Tab, Key.Key_Backtab])
def test_tab_walks_the_steps_in_reading_order_and_then_leaves(
    hand: Hand, journey: JourneyDocument, key: Qt.Key
) -> None:
    forward = key == Key.Key_Tab
    order = ["s1", "s2", "s3", "s4", "s5"]
    order = order if forward else order[::-1]
    hand.view.setFocus(
        Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    )
    walked = [hand.view.current]
    for _ in range(4):
        QTest.keyClick(hand.view, key)
        walked.append(hand.view.current)
    assert walked == order
    assert journey.selection == (order[-1],)
    QTest.keyClick(hand.view, key)
    assert not hand.view.hasFocus()


def test_tab_comes_to_the_tools_and_the_steps_to_add_before_the_canvas(qtbot: QtBot) -> None:
    host, before, canvas = QWidget(), QPushButton("Before"), JourneyCanvas(JourneyDocument())
    host.setLayout(column(before, canvas))
    order_focus(host)
    qtbot.addWidget(host)
    host.resize(1400, 800)
    host.show()
    host.activateWindow()
    qtbot.waitUntil(host.isActiveWindow)
    before.setFocus()
    came_to: list[QWidget | None] = [before]
    while came_to[-1] is not canvas.view and len(came_to) < 20:
        QTest.keyClick(came_to[-1] or host, Key.Key_Tab)
        came_to.append(QApplication.focusWidget())
    palette = canvas.palette_
    assert came_to[-4:] == [palette.search, palette.fold_button, palette.list, canvas.view]
    assert sum(isinstance(each, QToolButton) for each in came_to) > 3


def test_a_canvas_that_is_given_the_keyboard_hands_it_to_the_drawing(
    canvas: JourneyCanvas,
) -> None:
    canvas.palette_.search.setFocus()
    canvas.setFocus()
    assert canvas.view.hasFocus()


def test_the_reading_order_tells_yes_before_no_and_loose_steps_last() -> None:
    graph = small_journey()
    graph = Graph((shape("s9", Kind.TASK, -500, -500), *graph.shapes), graph.arrows)
    assert reading_order(graph) == ("s1", "s2", "s3", "s4", "s5", "s9")
    circle = graph.connected("s4", Port.OUT, "s2")
    assert reading_order(circle) == ("s1", "s2", "s3", "s4", "s5", "s9")


@pytest.mark.parametrize(
    ("start", "direction", "end"),
    [
        ("s2", Direction.RIGHT, "s3"),
        ("s3", Direction.RIGHT, "s4"),
        ("s4", Direction.DOWN, "s5"),
        ("s5", Direction.UP, "s4"),
        ("s1", Direction.LEFT, None),
        ("s1", Direction.UP, None),
    ],
)
def test_the_nearest_step_in_a_direction(start: str, direction: Direction, end: str | None) -> None:
    assert neighbour(small_journey(), start, direction) == end


def test_arrow_keys_go_to_neighbours_and_shift_keeps_what_was_selected(
    hand: Hand, journey: JourneyDocument
) -> None:
    journey.select(["s2"])
    hand.key(Key.Key_Right)
    assert journey.selection == ("s3",)
    hand.key(Key.Key_Right, SHIFT)
    assert journey.selection == ("s3", "s4")


@pytest.mark.parametrize("held", [CONTROL, ALT])
def test_arrow_keys_move_the_selected_steps_by_the_grid(
    hand: Hand, journey: JourneyDocument, held: Qt.KeyboardModifier
) -> None:
    journey.select(["s4", "s5"])
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Down):
        hand.key(key, held)
    assert hand.place("s4") == (800, -80)
    assert hand.place("s5") == (800, 144)
    assert journey.undo_stack.count() == 1
    hand.key(Key.Key_Z, CONTROL)
    assert hand.place("s4") == (768, -96)


def test_enter_asks_for_the_settings(qtbot: QtBot, hand: Hand, journey: JourneyDocument) -> None:
    journey.select(["s3"])
    with qtbot.waitSignal(hand.canvas.settings_asked) as asked:
        hand.key(Key.Key_Return)
    assert asked.args == ["s3"]


def dialog(qtbot: QtBot) -> ConnectDialog:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ConnectDialog))
    found = QApplication.activeModalWidget()
    assert isinstance(found, ConnectDialog)
    return found


def test_c_connects_to_a_step_found_by_typing(
    qtbot: QtBot, hand: Hand, journey: JourneyDocument
) -> None:
    journey.disconnect_port("s3", Port.NO)
    journey.select(["s3"])
    hand.key(Key.Key_C)
    asked = dialog(qtbot)
    assert asked.port is Port.NO
    texts = [asked.targets.item(at).text() for at in range(asked.targets.count())]
    assert [each.split(":")[0] for each in texts] == ["Delay", "Send email", "Eject"]
    qtbot.waitUntil(asked.search.hasFocus)
    QTest.keyClicks(asked.search, "eject")
    qtbot.waitUntil(lambda: asked.targets.item(0).isHidden())
    QTest.keyClick(asked.search, Key.Key_Return)
    after = journey.graph.after("s3", Port.NO)
    assert after is not None
    assert after.id == "s5"


def test_of_a_condition_the_answer_can_be_chosen(
    qtbot: QtBot, hand: Hand, journey: JourneyDocument
) -> None:
    journey.select(["s3"])
    hand.key(Key.Key_C)
    asked = dialog(qtbot)
    asked.ports[Port.NO].click()
    QTest.keyClick(asked.targets, Key.Key_Return)
    after = journey.graph.after("s3", Port.NO)
    assert after is not None
    assert after.id == "s2"


def test_esc_leaves_connecting(qtbot: QtBot, hand: Hand, journey: JourneyDocument) -> None:
    before = journey.graph
    journey.select(["s3"])
    hand.key(Key.Key_C)
    QTest.keyClick(dialog(qtbot), Key.Key_Escape)
    assert journey.graph is before


@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_Backspace])
def test_delete_removes_what_is_selected(hand: Hand, journey: JourneyDocument, key: Qt.Key) -> None:
    journey.select(["s4", "s5"])
    hand.key(key)
    assert set(journey.graph.by_id) == {"s1", "s2", "s3"}
    assert hand.view.current not in {"s4", "s5"}


def test_copy_paste_cut_duplicate_and_select_all(hand: Hand, journey: JourneyDocument) -> None:
    journey.select(["s4"])
    hand.key(Key.Key_C, CONTROL)
    data = QGuiApplication.clipboard().mimeData()
    assert bytes(data.data(MIME).data()).decode() == data.text()
    hand.key(Key.Key_V, CONTROL)
    assert journey.selection == ("s6",)
    hand.key(Key.Key_D, CONTROL)
    assert journey.selection == ("s7",)
    hand.key(Key.Key_X, CONTROL)
    assert "s7" not in journey.graph.by_id
    hand.key(Key.Key_A, CONTROL)
    assert len(journey.selection) == 6
    hand.key(Key.Key_Escape)
    assert journey.selection == ()


def test_undo_and_redo_by_keys(hand: Hand, journey: JourneyDocument) -> None:
    before = journey.graph
    journey.tidy()
    after = journey.graph
    hand.key(Key.Key_Z, CONTROL)
    assert journey.graph is before
    hand.key(Key.Key_Z, CONTROL | SHIFT)
    assert journey.graph is after
    hand.key(Key.Key_Z, CONTROL)
    hand.key(Key.Key_Y, CONTROL)
    assert journey.graph is after


def test_zoom_by_keys(hand: Hand, journey: JourneyDocument) -> None:
    hand.key(Key.Key_Plus, CONTROL)
    assert hand.view.zoom == pytest.approx(1.25)
    hand.key(Key.Key_Minus, CONTROL)
    hand.key(Key.Key_Minus, CONTROL)
    assert hand.view.zoom == pytest.approx(0.8)
    assert hand.canvas.toolbar.zoom.text() == "80 %"
    hand.key(Key.Key_0, CONTROL)
    assert hand.view.zoom == 1.0
    hand.view.centerOn(-900, -900)
    hand.key(Key.Key_1, CONTROL)
    assert hand.view.seen().contains(hand.canvas.scene.content())
    journey.select(["s4"])
    hand.key(Key.Key_2, CONTROL)
    assert hand.view.middle().x() == pytest.approx(768, abs=20)


def test_the_menu_key_opens_the_menu_of_the_step(hand: Hand, journey: JourneyDocument) -> None:
    journey.select(["s3"])
    hand.view.ask_menu()
    hand.choose("Delete arrow “Yes” to Send email")
    assert journey.graph.after("s3", Port.YES) is None


def test_the_menu_of_the_empty_canvas_adds_a_step(hand: Hand) -> None:
    hand.view.ask_menu()
    submenu = next(each for each in hand.menu().actions() if each.text() == "Add trigger").menu()
    next(each for each in submenu.actions() if each.text() == "Added by hand").trigger()
    assert [each.kind for each in hand.document.graph.shapes] == [Kind.BY_HAND]


def test_several_steps_can_be_put_in_order_by_the_menu(
    hand: Hand, journey: JourneyDocument
) -> None:
    journey.select(["s3", "s4", "s5"])
    hand.view.set_current("s4")
    hand.view.ask_menu()
    hand.choose("Align in a row")
    assert len({journey.graph.by_id[each].y for each in ("s3", "s4", "s5")}) == 1


def test_a_step_gone_to_by_keys_is_brought_into_view(hand: Hand, journey: JourneyDocument) -> None:
    journey.move({"s5": (5000, 3000)})
    journey.select(["s1"])
    hand.key(Key.Key_End)
    assert hand.view.current == "s5"
    assert hand.view.seen().contains(5000, 3000)


def test_enter_in_the_search_field_adds_the_first_step_that_is_found(
    hand: Hand, journey: JourneyDocument
) -> None:
    search = hand.canvas.palette_.search
    before = len(journey.graph.shapes)
    QTest.keyClick(search, Key.Key_Return)
    assert len(journey.graph.shapes) == before
    QTest.keyClicks(search, "no such step")
    QTest.keyClick(search, Key.Key_Return)
    assert len(journey.graph.shapes) == before
    search.clear()
    QTest.keyClicks(search, "task")
    QTest.keyClick(search, Key.Key_Return)
    assert [each.kind for each in journey.graph.shapes][before:] == [Kind.TASK]
