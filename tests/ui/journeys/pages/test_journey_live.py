"""The live view: numbers, the people behind them, and what is done for those who are stuck."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt

from apdesk.domain.apdesk_types import Entity
from apdesk.store.database import Store
from apdesk.store.journeys.catalogue import Journeys
from apdesk.ui.journeys.page import JourneysPage
from apdesk.ui.journeys.people import PeoplePanel, RemoveDialog
from tests.ui.journeys.pages.journey_builder import REFUSED, advance
from tests.ui.journeys.pages.user import User


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
    user.click(panel.remove_button)
    user.click(user.dialog(RemoveDialog).remove_button)
    user.until(lambda: user.row(journeys["welcome"]).inside == inside - 1)
    user.until(lambda: "taken out" in panel.banner.title())


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
