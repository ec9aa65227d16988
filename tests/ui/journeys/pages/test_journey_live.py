"""The live view: numbers, the people behind them, and what is done for those who are stuck."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from PySide6.QtCore import Qt

from apdesk.domain.apdesk_types import Entity
from apdesk.domain.journey.kinds import ByHand, Kind, ListAction
from apdesk.store.database import Store
from apdesk.store.journeys.catalogue import Journeys
from apdesk.store.journeys.effects import Effects, Trouble
from apdesk.store.journeys.numbers import JourneyNumbers
from apdesk.store.own_lists import OwnLists
from apdesk.ui.journeys.asking import PauseDialog
from apdesk.ui.journeys.page import JourneysPage
from apdesk.ui.journeys.people import PeoplePanel, RemoveDialog
from tests.ui.journeys.pages.journey_builder import REFUSED, advance, chain, context
from tests.ui.journeys.pages.user import User

NOW = "2026-03-02T09:00:00Z"


def stuck_people(user: User, journeys: Mapping[str, int]) -> PeoplePanel:
    """The panel with those whom the mail server refused."""
    editor = user.open(journeys["welcome"], live=True)
    editor.live.canvas.people_asked.emit("s2", "stuck")
    panel = editor.live.panel
    user.until(lambda: panel.model.items)
    return panel


def states(user: User) -> dict[str, int]:
    return dict(user.rows("SELECT state, count(*) FROM passage GROUP BY state"))


def test_numbers_stand_at_each_step_and_follow_the_worker(
    journeys: Mapping[str, int], user: User, page: JourneysPage
) -> None:
    user.look()
    editor = user.open(journeys["welcome"], live=True)
    numbers = editor.live.canvas.scene.numbers
    assert numbers is not None
    row = user.row(journeys["welcome"])
    assert (numbers["s2"].stuck, numbers["s3"].here) == (row.stuck, row.inside - row.stuck)
    person = user.rows("SELECT id FROM person WHERE sobject = 'Contact' LIMIT 1")[0][0]
    with Store(user.desk.database) as store:
        Journeys(store).start(journeys["welcome"], [person], at="2026-03-02T09:00:00Z")
        advance(store)
    page.journeys_changed()
    user.until(lambda: "s6" in (editor.live.canvas.scene.numbers or {}))
    user.until(lambda: user.cells()[2][3] == str(row.entered + 1))


@pytest.mark.logs("apdesk.journeys")
def test_a_step_that_cant_be_taken_is_told_where_it_is_seen_how_the_journey_runs(
    journeys: Mapping[str, int], user: User
) -> None:
    with Store(user.desk.database) as store:
        lists, made = OwnLists(store), Journeys(store)
        guests = lists.create("Guests", NOW)
        graph = chain((Kind.BY_HAND, ByHand()), (Kind.ADD_TO_LIST, ListAction("Guests")))
        journey = made.create("Party", graph, at=NOW)
        made.publish(journey, at=NOW, context=context())
        made.start(journey, [journeys["person"]], at=NOW)
        lists.delete(guests)
        advance(store)
    live = user.open(journey, live=True).live
    user.until(live.banner.title)
    assert live.banner.title() == "People can't take every step"
    assert "There is no list “Guests” (any more)." in live.banner.text()
    assert live.canvas.scene.problems.get("s2")
    with Store(user.desk.database) as store:
        OwnLists(store).create("Guests", NOW)
    user.page.editor.views.setCurrentIndex(0)
    user.page.editor.views.setCurrentIndex(1)
    user.until(lambda: not live.banner.title())
    assert not live.canvas.scene.problems.get("s2")


def test_what_isnt_done_outside_is_told_with_the_number_of_people_who_wait_for_it(
    journeys: Mapping[str, int], user: User
) -> None:
    trouble = Trouble("mail.login", "The login failed", "The password is wrong.", "Enter it anew.")
    with Store(user.desk.database) as store:
        effects = Effects(store)
        stuck = JourneyNumbers(store.reading).people(journeys["welcome"], "s2", which="stuck")
        effects.retry([each.effect_id for each in stuck if each.effect_id])
        effects.explain({"mail"}, trouble, NOW, 1_000)
    live = user.open(journeys["welcome"], live=True).live
    user.until(live.banner.title)
    assert live.banner.title() == "The login failed"
    wait = f"{len(stuck)} people wait, and it is tried again by itself."
    said = f"{wait} The password is wrong. Enter it anew."
    assert live.banner.text() == said


def test_a_paused_journey_offers_to_go_on(journeys: Mapping[str, int], user: User) -> None:
    live = user.open(journeys["paused"], live=True).live
    user.until(live.resume_button.isVisible)
    user.click(live.resume_button)
    user.click(user.dialog(PauseDialog).do_button)
    user.until(lambda: user.row(journeys["paused"]).state == "live")
    user.until(lambda: not live.banner.isVisible())
    user.open(journeys["welcome"], live=True)
    assert not live.resume_button.isVisible()


def test_who_is_stuck_is_shown_with_the_reason(journeys: Mapping[str, int], user: User) -> None:
    panel = stuck_people(user, journeys)
    assert len(panel.model.items) == user.row(journeys["welcome"]).stuck
    assert panel.model.index(0, 3).data() == REFUSED.title
    panel.table.selectRow(0)
    assert panel.trouble.title() == REFUSED.title
    assert REFUSED.said in panel.trouble.text()


def test_who_is_selected_lights_up_the_way(journeys: Mapping[str, int], user: User) -> None:
    panel = stuck_people(user, journeys)
    scene = user.page.editor.live.canvas.scene
    panel.table.selectRow(0)
    user.until(lambda: scene.item("s3").opacity() < 1)
    assert [scene.item(each).opacity() for each in ("s1", "s2")] == [1.0, 1.0]
    user.click(panel.close_button)
    assert scene.item("s3").opacity() == 1.0
    assert not panel.isVisible()


def test_trying_again_one_by_one_and_all_of_a_cause(
    journeys: Mapping[str, int], user: User, page: JourneysPage
) -> None:
    moved: list[bool] = []
    page.moved.connect(lambda: moved.append(True))
    panel = stuck_people(user, journeys)
    before = states(user)["stuck"]
    assert before > 2
    panel.table.selectRow(0)
    user.pick(panel.again_button, "Selected: 1 person")
    user.until(lambda: states(user).get("stuck") == before - 1)
    user.until(lambda: len(panel.model.items) == before - 1)
    user.pick(panel.again_button, f"Everybody with “{REFUSED.title}”")
    user.until(lambda: states(user).get("stuck", 0) == 0)
    user.until(lambda: not panel.model.items)
    assert panel.none.text() == "Nobody needs you."
    assert not panel.again_button.isVisible()
    assert moved == [True, True]


def test_letting_some_go_on_takes_them_to_the_next_step(
    journeys: Mapping[str, int], user: User
) -> None:
    panel = stuck_people(user, journeys)
    before = states(user)["stuck"]
    panel.table.selectAll()
    user.pick(panel.go_button, f"Selected: {before} people")
    user.until(lambda: states(user).get("stuck", 0) == 0)
    gone_on = user.rows(
        "SELECT count(*) FROM step WHERE shape = 's2' AND note LIKE 'Went on without%'"
    )
    assert gone_on == [(before,)]


def test_somebody_is_taken_out_of_the_journey(journeys: Mapping[str, int], user: User) -> None:
    panel = stuck_people(user, journeys)
    inside = user.row(journeys["welcome"]).inside
    panel.table.selectRow(0)
    user.until(lambda: user.page.editor.live.canvas.scene.item("s3").opacity() < 1)
    user.click(panel.remove_button)
    user.click(user.dialog(RemoveDialog).remove_button)
    user.until(lambda: user.row(journeys["welcome"]).inside == inside - 1)
    user.until(lambda: "taken out" in panel.banner.title())
    scene = user.page.editor.live.canvas.scene
    user.until(lambda: scene.item("s3").opacity() == 1.0)  # nobody is selected any more


def test_names_have_the_room_that_no_note_takes(journeys: Mapping[str, int], user: User) -> None:
    panel = stuck_people(user, journeys)
    user.page.resize(1500, 800)
    user.page.editor.live.split.setSizes([900, 600])
    narrow = panel.table.columnWidth(0)
    user.page.editor.live.show_people("s3", "here")
    user.until(lambda: panel.model.items and panel.table.isColumnHidden(3))
    user.until(lambda: panel.table.columnWidth(0) > narrow)
    header = panel.table.horizontalHeader()
    assert header.length() <= panel.table.viewport().width()
    user.page.editor.live.show_people("s2", "stuck")
    user.until(lambda: panel.model.items and not panel.table.isColumnHidden(3))
    assert panel.table.columnWidth(0) == narrow


def test_return_opens_the_record(
    journeys: Mapping[str, int], user: User, page: JourneysPage
) -> None:
    asked: list[tuple[Entity, int]] = []
    page.record_asked.connect(lambda entity, person: asked.append((entity, person)))
    panel = stuck_people(user, journeys)
    panel.table.selectRow(1)
    user.press(panel.table, Qt.Key.Key_Return)
    assert asked == [(Entity.PERSON, panel.model.items[1].person_id)]


def test_many_people_come_in_pages(journeys: Mapping[str, int], user: User, monkeypatch) -> None:
    monkeypatch.setattr("apdesk.ui.journeys.people.PAGE", 5)
    editor = user.open(journeys["welcome"], live=True)
    editor.live.show_people("s1", "entered")
    panel = editor.live.panel
    user.until(lambda: len(panel.model.items) == 5)
    entered = user.row(journeys["welcome"]).entered
    while panel.more_button.isVisible():
        user.click(panel.more_button)
        user.rest()
    assert len({each.passage_id for each in panel.model.items}) == entered


def test_the_picture_of_what_runs_can_be_saved(
    journeys: Mapping[str, int], user: User, tmp_path
) -> None:
    editor = user.open(journeys["welcome"], live=True)
    editor.live.canvas.export(tmp_path / "live.png")
    assert (tmp_path / "live.png").stat().st_size > 1_000
