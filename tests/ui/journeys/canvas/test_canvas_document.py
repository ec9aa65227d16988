"""The journey that is edited: every edit can be undone, and nothing else changes the graph."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from apdesk.domain.journey.graph import Graph
from apdesk.domain.journey.kinds import Delay, Form, Kind, Port
from apdesk.ui.journeys.canvas import Align, Axis, JourneyDocument
from apdesk.ui.journeys.canvas.document import can_paste
from tests.ui.journeys.canvas.journeys import small_journey, wide_journey


@pytest.fixture
def document(qapp: QApplication) -> JourneyDocument:
    return JourneyDocument(small_journey())


def test_a_new_shape_gets_an_id_that_no_version_ever_had(qapp: QApplication) -> None:
    document = JourneyDocument(Graph(), used=("s7",))
    assert document.add(Kind.BY_HAND, 0, 0) == "s8"
    document.undo_stack.undo()
    assert document.add(Kind.BY_HAND, 0, 0) == "s9"


def test_a_new_shape_is_selected_and_led_to(document: JourneyDocument) -> None:
    document.disconnect_port("s3", Port.NO)
    made = document.add(Kind.TASK, 700, 0, after=("s3", Port.NO))
    assert document.selection == (made,)
    after = document.graph.after("s3", Port.NO)
    assert after is not None
    assert after.id == made


def test_a_shape_added_where_an_arrow_leaves_comes_between(document: JourneyDocument) -> None:
    made = document.add(Kind.TASK, 100, 0, after=("s1", Port.OUT))
    first, second = document.graph.after("s1", Port.OUT), document.graph.after(made, Port.OUT)
    assert first is not None
    assert second is not None
    assert (first.id, second.id) == (made, "s2")
    assert document.undo_stack.count() == 1


def test_settings_of_one_shape_in_a_row_are_one_step_of_undo(document: JourneyDocument) -> None:
    before = document.graph
    for amount in (2, 20, 200):
        document.set_settings("s2", Delay(amount))
    assert document.undo_stack.count() == 1
    assert document.undo_stack.undoText() == "Change Delay"
    document.undo_stack.undo()
    assert document.graph is before


def test_settings_after_another_edit_are_a_step_of_their_own(document: JourneyDocument) -> None:
    document.set_settings("s2", Delay(2))
    document.move({"s2": (0, 500)})
    document.set_settings("s2", Delay(3))
    assert document.undo_stack.count() == 3


def test_settings_typed_back_to_what_they_were_leave_nothing_to_undo(
    document: JourneyDocument,
) -> None:
    before = document.graph.by_id["s2"].settings
    document.set_settings("s2", Delay(9))
    document.set_settings("s2", before)
    assert document.undo_stack.isClean()
    assert not document.undo_stack.canUndo()


def test_the_undo_texts_count_the_steps(document: JourneyDocument) -> None:
    document.select(["s1", "s2", "s3"])
    document.move_by(16, 0)
    assert document.undo_stack.undoText() == "Move 3 steps"
    document.remove_selected()
    assert document.undo_stack.undoText() == "Delete 3 steps"


def test_a_shape_goes_with_its_arrows_and_comes_back_with_them(document: JourneyDocument) -> None:
    before = document.graph
    document.select(["s3"])
    document.remove_selected()
    assert {each.source for each in document.graph.arrows} == {"s1"}
    assert document.selection == ()
    document.undo_stack.undo()
    assert document.graph is before
    assert document.selection == ("s3",)


def test_a_chosen_arrow_is_what_delete_removes(document: JourneyDocument) -> None:
    document.select(["s3"])
    document.choose_arrow(("s3", Port.YES))
    assert document.selection == ()
    document.remove_selected()
    assert document.graph.after("s3", Port.YES) is None
    assert document.chosen_arrow is None
    assert len(document.graph.shapes) == 5


@pytest.mark.parametrize(
    ("source", "target", "reason"),
    [
        ("s2", "s1", "Nothing leads into a trigger: journeys begin there."),
        ("s2", "s2", "A step can’t lead to itself."),
        ("s2", "s5", ""),
    ],
)
def test_it_says_why_an_arrow_may_not_be(
    document: JourneyDocument, source: str, target: str, reason: str
) -> None:
    assert document.refusal(source, target) == reason


def test_copies_have_new_ids_and_the_arrows_among_them(document: JourneyDocument) -> None:
    document.select(["s2", "s3"])
    text = document.copy()
    ids = document.paste(text)
    assert set(ids).isdisjoint({"s1", "s2", "s3", "s4", "s5"})
    assert document.selection == ids
    copies = [document.graph.by_id[each] for each in ids]
    assert [each.kind for each in copies] == [Kind.DELAY, Kind.CHECK_FIELDS]
    assert [each for each in document.graph.arrows if each.source in ids] == [
        replace(document.graph.arrows[1], source=ids[0], target=ids[1])
    ]


def test_copies_pasted_twice_do_not_cover_each_other(document: JourneyDocument) -> None:
    document.select(["s2"])
    text = document.copy()
    places = {
        (document.graph.by_id[each].x, document.graph.by_id[each].y)
        for each in (*document.paste(text), *document.paste(text), "s2")
    }
    assert len(places) == 3


def test_a_copy_can_be_pasted_into_another_journey(document: JourneyDocument) -> None:
    document.select_all()
    other = JourneyDocument()
    other.paste(document.copy(), (1000, 1000))
    assert [each.kind for each in other.graph.shapes] == [
        each.kind for each in document.graph.shapes
    ]


@pytest.mark.parametrize("text", ["", "hello", "{", "{}", "[1]", '{"version": 2}'])
def test_other_text_is_not_pasted(document: JourneyDocument, text: str) -> None:
    assert not can_paste(text)
    assert document.paste(text) == ()
    assert document.undo_stack.count() == 0


def test_aligned_shapes_stand_in_one_row(document: JourneyDocument) -> None:
    document.select(["s3", "s4", "s5"])
    document.align(Align.ROW)
    assert len({document.graph.by_id[each].y for each in ("s3", "s4", "s5")}) == 1


def test_distributed_shapes_have_equal_distances(document: JourneyDocument) -> None:
    document.move({"s2": (100, 0)})
    document.select(["s1", "s2", "s3"])
    document.distribute(Axis.ACROSS)
    assert [document.graph.by_id[each].x for each in ("s1", "s2", "s3")] == [0, 256, 512]


def test_tidying_leads_every_arrow_to_the_right_and_covers_nothing(qapp: QApplication) -> None:
    document = JourneyDocument(wide_journey(60))
    document.tidy()
    graph = document.graph
    for arrow in graph.arrows:
        assert graph.by_id[arrow.source].x < graph.by_id[arrow.target].x
    places = [(each.x, each.y) for each in graph.shapes]
    for at, (x, y) in enumerate(places):
        for other_x, other_y in places[at + 1 :]:
            assert abs(x - other_x) >= 200 or abs(y - other_y) >= 200
    assert document.undo_stack.undoText() == "Tidy up"


def test_tidying_keeps_yes_above_no(document: JourneyDocument) -> None:
    document.tidy()
    assert document.graph.by_id["s4"].y < document.graph.by_id["s5"].y


def test_tidying_ends_with_circles_and_loose_shapes(document: JourneyDocument) -> None:
    document.connect_shapes("s4", Port.OUT, "s2")
    document.add(Kind.TASK, 5, 5)
    document.tidy()
    assert len({(each.x, each.y) for each in document.graph.shapes}) == 6


def test_another_journey_starts_with_nothing_to_undo(document: JourneyDocument) -> None:
    document.select_all()
    document.remove_selected()
    document.load(wide_journey(3))
    assert not document.undo_stack.canUndo()
    assert document.selection == ()
    assert len(document.graph.shapes) == 3


_VERBS = (
    *("add", "after", "settings", "move", "nudge", "connect", "cut", "remove", "paste"),
    *("duplicate", "align", "distribute", "tidy", "select"),
)
_EDITS = st.lists(
    st.tuples(
        st.sampled_from(_VERBS),
        st.integers(0, 10_000),
        st.integers(0, 10_000),
    ),
    max_size=25,
)


def _do(document: JourneyDocument, what: str, one: int, two: int) -> None:
    """One edit on whatever is there, chosen by two numbers."""
    kinds, shapes = list(Kind), document.graph.shapes
    kind = kinds[one % len(kinds)]
    if what == "add" or not shapes:
        document.add(kind, one % 900, two % 900)
        return
    first, second = shapes[one % len(shapes)], shapes[two % len(shapes)]
    port = first.kind.ports[two % len(first.kind.ports)] if first.kind.ports else None
    match what:
        case "after" if port is not None and kind.form is not Form.TRIGGER:
            document.add(kind, 0, 0, after=(first.id, port))
        case "settings" if isinstance(first.settings, Delay):
            document.set_settings(first.id, Delay(two % 5))
        case "move":
            document.move({first.id: (one % 300, two % 300), second.id: (two % 7, one % 7)})
        case "nudge":
            document.move_by(one % 3 * 16, two % 3 * 16)
        case "connect" if port is not None and not document.refusal(first.id, second.id):
            document.connect_shapes(first.id, port, second.id)
        case "cut" if port is not None:
            document.disconnect_port(first.id, port)
        case "remove":
            document.remove([first.id, second.id])
        case "paste":
            document.paste(document.copy())
        case "duplicate":
            document.duplicate()
        case "align":
            document.align(list(Align)[one % 2])
        case "distribute":
            document.distribute(list(Axis)[one % 2])
        case "tidy":
            document.tidy()
        case "select":
            document.select({first.id, second.id, shapes[(one + two) % len(shapes)].id})


@given(_EDITS)
def test_whatever_is_edited_undo_and_redo_lead_through_the_same_graphs(
    edits: list[tuple[str, int, int]],
) -> None:
    document = JourneyDocument(small_journey())
    stack = document.undo_stack
    graphs = {0: document.graph}
    for what, one, two in edits:
        _do(document, what, one, two)
        graphs = {at: each for at, each in graphs.items() if at < stack.index()}
        graphs[stack.index()] = document.graph
    heard: list[Graph] = []
    document.graph_changed.connect(heard.append)
    for at in range(stack.count(), 0, -1):
        assert document.graph == graphs[at]
        stack.undo()
        assert set(document.selection) <= set(document.graph.by_id)
    assert document.graph == small_journey()
    for at in range(1, stack.count() + 1):
        stack.redo()
        assert document.graph == graphs[at]
    assert len(heard) == 2 * stack.count()


@given(_EDITS)
def test_no_id_is_ever_given_twice(edits: list[tuple[str, int, int]]) -> None:
    document = JourneyDocument()
    seen: set[str] = set()
    for at, (what, one, two) in enumerate(edits):
        before = set(document.graph.by_id)
        _do(document, what, one, two)
        fresh = set(document.graph.by_id) - before
        assert not fresh & seen
        seen |= fresh
        if at % 3 == 2:
            document.undo_stack.undo()
            document.undo_stack.undo()
            seen |= set(document.graph.by_id)
