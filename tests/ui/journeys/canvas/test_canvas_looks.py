"""What the canvas shows, and tells to those who don't see it."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QColor, QImage, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from apdesk.domain.journey.graph import Shape
from apdesk.domain.journey.kinds import Delay, Form, Kind, Port
from apdesk.errors import KnownError
from apdesk.resources import resource
from apdesk.ui.journeys.canvas import JourneyCanvas, JourneyDocument, Sentences
from apdesk.ui.journeys.canvas.look import ICONS, colour, soft_colour
from apdesk.ui.journeys.canvas.routing import crosses, route
from apdesk.ui.journeys.canvas.view import READABLE
from apdesk.ui.theme import apply_theme, contrast, tokens
from tests.ui.journeys.canvas.conftest import Hand
from tests.ui.journeys.canvas.journeys import wide_journey

Text = QAccessible.Text


@dataclass(frozen=True)
class Counted:
    entered: int
    here: int
    stuck: int = 0


def of_email(shape: Shape) -> str:
    return "Welcome" if shape.kind is Kind.EMAIL else ""


def nothing(_shape: Shape) -> None:
    return None


def test_an_edit_makes_only_those_items_anew_that_differ(
    hand: Hand, journey: JourneyDocument
) -> None:
    scene = hand.canvas.scene
    before = {each: scene.item(each) for each in journey.graph.by_id}
    pictures = {each: item.pixmap().cacheKey() for each, item in before.items()}
    journey.set_settings("s2", Delay(9))
    journey.move({"s4": (800, -96)})
    journey.remove(["s5"])
    for key in ("s1", "s3", "s4"):
        assert scene.item(key) is before[key]
        assert scene.item(key).pixmap().cacheKey() == pictures[key]
    assert scene.item("s2").pixmap().cacheKey() != pictures["s2"]
    assert scene.item("s4").pos() == QPointF(800, -96)
    with pytest.raises(KeyError):
        scene.item("s5")
    with pytest.raises(KeyError):
        scene.arrow_item(("s3", Port.NO))


def test_undo_and_redo_leave_the_scene_as_the_document(
    hand: Hand, journey: JourneyDocument
) -> None:
    scene = hand.canvas.scene
    journey.tidy()
    journey.select(["s3"])
    journey.remove_selected()
    journey.undo_stack.undo()
    assert scene.graph is journey.graph
    for each in journey.graph.shapes:
        assert scene.item(each.id).pos() == QPointF(each.x, each.y)
    for each in journey.graph.arrows:
        end = scene.arrow_item((each.source, each.port)).path().currentPosition()
        assert end.y() == journey.graph.by_id[each.target].y


def test_what_is_missing_stands_in_the_place_of_the_summary(
    hand: Hand, journey: JourneyDocument
) -> None:
    hand.canvas.show_sentences(
        Sentences(of_email, lambda shape: "Choose a list" if shape.id == "s1" else None)
    )
    first, mail = hand.canvas.scene.item("s1").portrait, hand.canvas.scene.item("s4").portrait
    assert (first.line, first.missing) == ("Choose a list", True)
    assert (mail.line, mail.missing) == ("Welcome", False)


def test_a_long_summary_is_cut_short(hand: Hand, journey: JourneyDocument) -> None:
    hand.canvas.show_sentences(Sentences(lambda _shape: "very long " * 30, nothing))
    portrait = hand.canvas.scene.item("s4").portrait
    assert portrait.line.endswith("…")
    assert portrait.bounds.width() < 200


def test_a_problem_has_a_badge_until_it_is_gone(hand: Hand, journey: JourneyDocument) -> None:
    scene = hand.canvas.scene
    plain = scene.item("s4").pixmap().toImage()
    hand.canvas.show_problems({"s4": ["Choose a template."]})
    assert scene.item("s4").portrait.problems == ("Choose a template.",)
    assert scene.item("s4").pixmap().toImage() != plain
    hand.canvas.show_problems({})
    assert scene.item("s4").pixmap().toImage() == plain


def test_a_path_is_lit_and_the_rest_faint(hand: Hand, journey: JourneyDocument) -> None:
    scene = hand.canvas.scene
    hand.canvas.light_up([("s1", Port.OUT), ("s2", Port.OUT), ("s3", Port.YES), ("s4", None)])
    assert scene.item("s3").opacity() == 1
    assert scene.item("s5").opacity() < 0.5
    assert scene.arrow_item(("s3", Port.YES)).opacity() == 1
    assert scene.arrow_item(("s3", Port.NO)).opacity() < 0.5
    hand.canvas.light_up(None)
    assert scene.item("s5").opacity() == 1


def test_reveal_brings_a_step_into_view_and_selects_it(
    hand: Hand, journey: JourneyDocument
) -> None:
    hand.view.centerOn(-1000, -1000)
    hand.canvas.reveal("s5")
    assert hand.view.seen().contains(QPointF(*hand.place("s5")))
    assert journey.selection == ("s5",)
    with pytest.raises(KeyError):
        hand.canvas.reveal("s99")


def test_an_empty_canvas_says_what_to_do_first(canvas: JourneyCanvas) -> None:
    assert canvas.empty_state.isVisible()
    assert canvas.empty_state.title() == "Drag a trigger here to begin"
    canvas.document.add(Kind.BY_HAND, 0, 0)
    assert not canvas.empty_state.isVisible()


def test_the_overview_is_there_while_something_is_out_of_sight(
    hand: Hand, journey: JourneyDocument
) -> None:
    hand.canvas.fit()
    assert not hand.canvas.minimap.isVisible()
    hand.view.set_zoom(2.0)
    assert hand.canvas.minimap.isVisible()
    hand.canvas.fit()
    assert not hand.canvas.minimap.isVisible()


def test_a_journey_that_would_be_too_small_to_read_is_shown_from_its_beginning(
    hand: Hand, journey: JourneyDocument
) -> None:
    journey.move({"s5": (4000, 0)})
    hand.canvas.fit_readably()
    assert hand.view.zoom == READABLE
    assert hand.view.seen().contains(QPointF(*hand.place("s1")))
    assert not hand.view.seen().contains(QPointF(*hand.place("s5")))


def test_the_palette_folds_to_icons_that_still_say_what_they_are(canvas: JourneyCanvas) -> None:
    palette = canvas.palette_
    wide = palette.width()
    palette.search.setText("delay")
    palette.fold_button.click()
    assert palette.width() < wide / 2
    item = palette.item(Kind.TASK)
    assert item.text() == ""
    assert not item.isHidden(), "what was searched for is let go of with the search"
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == Kind.TASK.label
    assert item.toolTip().startswith(Kind.TASK.label)
    palette.fold_button.click()
    assert (palette.width(), item.text()) == (wide, Kind.TASK.label)


def test_the_canvas_takes_the_colours_of_the_theme(
    qapp: QApplication, hand: Hand, journey: JourneyDocument
) -> None:
    item = hand.canvas.scene.item("s4")
    light = item.pixmap().toImage()
    apply_theme(qapp, "dark")
    assert item.pixmap().toImage() != light
    middle = hand.canvas.to_image(1).pixelColor(0, 0)
    assert middle == QColor(tokens().base)
    apply_theme(qapp, "light")
    assert item.pixmap().toImage() == light


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_forms_can_be_told_from_the_page(qapp: QApplication, scheme: str) -> None:
    apply_theme(qapp, scheme)
    for form in Form:
        assert contrast(colour(form).name(), tokens().base) >= 3
        assert contrast(colour(form).name(), soft_colour(form).name()) >= 3


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_an_icon(kind: Kind) -> None:
    assert resource(f"icons/{ICONS[kind]}.svg").is_file()


def test_pictures_are_made_anew_for_another_scale(
    qtbot: QtBot, hand: Hand, journey: JourneyDocument
) -> None:
    item = hand.canvas.scene.item("s3")
    ratio = hand.view.devicePixelRatioF()
    hand.view.set_zoom(2.0)
    qtbot.waitUntil(lambda: item.sharp_at == pytest.approx(2.0 * ratio), timeout=3000)
    assert item.pixmap().deviceIndependentSize().width() == pytest.approx(
        item.portrait.bounds.width(), abs=1
    )


def test_large_pictures_are_kept_only_for_what_is_seen(
    qtbot: QtBot, hand: Hand, journey: JourneyDocument
) -> None:
    far = hand.canvas.scene.item("s5")
    hand.view.set_zoom(4.0)
    hand.view.centerOn(768, 128)
    qtbot.waitUntil(lambda: far.sharp_at > 3, timeout=3000)
    hand.view.centerOn(-200, -100)
    qtbot.waitUntil(lambda: far.sharp_at == 1.0, timeout=3000)


def test_the_picture_holds_the_whole_journey_at_any_size(
    hand: Hand, journey: JourneyDocument
) -> None:
    small, large = hand.canvas.to_image(1), hand.canvas.to_image(3)
    content = hand.canvas.scene.content()
    assert small.width() == pytest.approx(content.width() + 64, abs=2)
    assert large.width() == pytest.approx(3 * small.width(), abs=4)


@pytest.mark.parametrize("name", ["journey.png", "journey.svg"])
def test_the_picture_can_be_saved(
    hand: Hand, journey: JourneyDocument, tmp_path: Path, name: str
) -> None:
    target = tmp_path / name
    hand.canvas.export(target)
    if target.suffix == ".svg":
        assert QSvgRenderer(str(target)).isValid()
    else:
        assert not QImage(str(target)).isNull()


@pytest.mark.parametrize("name", ["journey.png", "journey.svg"])
def test_a_picture_that_cannot_be_saved_is_a_known_error(
    hand: Hand, journey: JourneyDocument, tmp_path: Path, name: str
) -> None:
    with pytest.raises(KnownError) as refused:
        hand.canvas.export(tmp_path / "nowhere" / name)
    assert refused.value.code == "journey.picture_unwritten"


def test_arrows_run_around_what_is_in_their_way() -> None:
    between = QRectF(220, -40, 80, 160)
    free = route(QPointF(0, 0), QPointF(500, 0), [])
    around = route(QPointF(0, 0), QPointF(500, 0), [between])
    assert crosses(free, between)
    assert not crosses(around, between)
    assert around.currentPosition() == QPointF(500, 0)


def test_an_arrow_back_runs_around_the_steps_it_passes() -> None:
    steps = [QRectF(at * 256 - 40, -40, 80, 140) for at in range(1, 4)]
    back = route(QPointF(1060, 0), QPointF(-40, 0), steps)
    assert not any(crosses(back, each) for each in steps)


def test_an_arrow_makes_way_for_a_step_that_comes_into_its_way(
    hand: Hand, journey: JourneyDocument
) -> None:
    scene = hand.canvas.scene
    journey.move({"s3": (900, 0), "s4": (1200, -96), "s5": (1200, 128)})
    end = ("s2", Port.OUT)
    straight = scene.arrow_item(end).path()
    hand.drag(hand.place("s4"), (700, 30), (580, 0))
    assert scene.arrow_item(end).path() != straight
    assert not any(
        crosses(scene.arrow_item(end).path(), each) for each in scene.item("s4").obstacles()
    )
    journey.undo_stack.undo()
    assert scene.arrow_item(end).path() == straight


# -- assistive technologies ---------------------------------------------------------------------


def told(hand: Hand):
    found = QAccessible.queryAccessibleInterface(hand.view)
    assert found is not None
    return found


def test_the_steps_are_told_as_children_in_reading_order(
    hand: Hand, journey: JourneyDocument
) -> None:
    hand.canvas.show_sentences(Sentences(of_email, nothing))
    canvas = told(hand)
    assert canvas.role() == QAccessible.Role.Canvas
    assert canvas.text(Text.Name) == "Canvas"
    assert canvas.text(Text.Description) == "5 steps"
    names = [canvas.child(at).text(Text.Name) for at in range(5)]
    assert names == ["Joined a list", "Delay", "Check fields", "Send email: Welcome", "Eject"]
    for at in range(5):
        child = canvas.child(at)
        assert canvas.indexOfChild(child) == at
        assert child.parent().object() is hand.view
        assert child.rect().contains(
            hand.view.viewport().mapToGlobal(hand.pixel(*hand.place(f"s{at + 1}")))
        )


def test_a_step_is_told_with_where_it_leads_its_people_and_problems(
    hand: Hand, journey: JourneyDocument
) -> None:
    hand.canvas.show_sentences(Sentences(of_email, nothing))
    hand.canvas.show_numbers({"s3": Counted(12, 3, 1)})
    hand.canvas.show_problems({"s3": ["Choose a field."]})
    assert told(hand).child(2).text(Text.Description) == (
        "Yes leads to Send email: Welcome. No leads to Eject. "
        "12 entered, 3 here now and 1 stuck. Choose a field."
    )
    assert told(hand).child(4).text(Text.Description) == ""
    assert told(hand).child(3).text(Text.Description) == "It ends here."


def test_what_is_told_follows_selection_focus_and_edits(
    hand: Hand, journey: JourneyDocument
) -> None:
    canvas = told(hand)
    hand.view.setFocus()
    hand.canvas.reveal("s3")
    assert canvas.child(2).state().selected
    assert canvas.child(2).state().focused
    assert not canvas.child(1).state().selected
    assert canvas.focusChild().text(Text.Name) == canvas.child(2).text(Text.Name)
    kept = canvas.child(2)
    journey.remove(["s3"])
    assert kept.text(Text.Name) == ""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert canvas.text(Text.Description) == "4 steps"
    names = [canvas.child(at).text(Text.Name).split(":")[0] for at in range(4)]
    assert names == ["Joined a list", "Delay", "Send email", "Eject"]


def test_an_assistive_technology_can_open_settings_and_people(
    qtbot: QtBot, hand: Hand, journey: JourneyDocument
) -> None:
    hand.canvas.show_numbers({"s4": Counted(12, 3)})
    actions = told(hand).child(3).actionInterface()
    assert actions is not None
    with qtbot.waitSignal(hand.canvas.settings_asked) as asked:
        actions.doAction(QAccessibleActionInterface.pressAction())
    assert asked.args == ["s4"]
    assert journey.selection == ("s4",)
    with qtbot.waitSignal(hand.canvas.people_asked) as people:
        actions.doAction("People here now")
    assert people.args == ["s4", "here"]


def test_widgets_on_the_canvas_have_names(hand: Hand, journey: JourneyDocument) -> None:
    hand.view.set_zoom(2.0)
    canvas = told(hand)
    assert canvas.child(canvas.childCount() - 1).text(Text.Name) == "Overview"
    for each in hand.canvas.toolbar.children():
        if each.isWidgetType():
            assert each.accessibleName()  # type: ignore[attr-defined]


# -- cost ---------------------------------------------------------------------------------------


class Painted(QObject):
    """How many pixels of a widget were painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.pixels = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.pixels += sum(each.width() * each.height() for each in event.region())
        return False


def test_panning_paints_only_what_comes_into_view(qapp: QApplication, hand: Hand) -> None:
    hand.document.load(wide_journey(60))
    qapp.processEvents()
    painted = Painted(hand.view.viewport())
    hand.view.scroll_by(10, 0)
    qapp.processEvents()
    whole = hand.view.viewport().width() * hand.view.viewport().height()
    assert 0 < painted.pixels < whole / 8


def test_zooming_makes_no_pictures_until_it_rests(
    qtbot: QtBot, hand: Hand, journey: JourneyDocument
) -> None:
    item = hand.canvas.scene.item("s3")
    before = item.pixmap().cacheKey()
    for _ in range(5):
        hand.view.set_zoom(hand.view.zoom * 1.1)
        QApplication.processEvents()
    assert item.pixmap().cacheKey() == before
    qtbot.waitUntil(lambda: item.pixmap().cacheKey() != before, timeout=3000)
