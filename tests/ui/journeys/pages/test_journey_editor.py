"""A draft is saved by itself, checked, tried, and published."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from apdesk.domain.cancel import CancelToken
from apdesk.domain.journey.graph import Shape
from apdesk.domain.journey.kinds import (
    AssignGroup,
    CampaignStatusChanged,
    Delay,
    Email,
    FieldMatch,
    Kind,
    Named,
    Port,
)
from apdesk.domain.operators import Criterion, Operator
from apdesk.errors import KnownError
from apdesk.store.database import Store
from apdesk.ui.journeys.differences import differences
from apdesk.ui.journeys.dry_run import DryRunDialog
from apdesk.ui.journeys.editor import LIVE, JourneyEditor
from apdesk.ui.journeys.page import JourneysPage
from apdesk.ui.journeys.publish import PublishDialog
from apdesk.ui.journeys.saving import DraftSaver
from apdesk.worker.tasks import Work
from tests.ui.journeys.pages.journey_builder import chain, welcome
from tests.ui.journeys.pages.user import User


def add_delay(editor: JourneyEditor) -> str:
    return editor.document.add(Kind.DELAY, 0, 400)


# -- saving ------------------------------------------------------------------------------------


def test_a_change_is_saved_by_itself(journeys: Mapping[str, int], user: User) -> None:
    editor = user.open(journeys["win"])
    shape = add_delay(editor)
    assert not editor.saver.clean
    user.until(lambda: editor.saver.clean)
    assert shape in user.draft(journeys["win"]).by_id
    assert editor.saved.text() == "Saved"


def test_undo_and_redo_are_saved_too(journeys: Mapping[str, int], user: User) -> None:
    editor = user.open(journeys["win"])
    before = user.draft(journeys["win"])
    add_delay(editor)
    user.until(lambda: editor.saver.clean)
    editor.document.undo_stack.undo()
    user.until(lambda: editor.saver.clean)
    assert user.draft(journeys["win"]) == before


def test_a_save_that_fails_is_told_and_tried_again(
    journeys: Mapping[str, int], user: User, tmp_path: Path
) -> None:
    editor = user.open(journeys["win"])
    user.checked(editor)
    real, user.desk.database = user.desk.database, tmp_path / "not there" / "x.sqlite3"
    shape = add_delay(editor)
    user.until(editor.retry_button.isVisible)
    assert editor.banner.kind == "error"
    assert not editor.saver.clean
    user.desk.database = real
    user.click(editor.retry_button)
    user.until(lambda: editor.saver.clean)
    assert shape in user.draft(journeys["win"]).by_id
    assert not editor.retry_button.isVisible()


def test_leaving_stores_what_isnt_saved_yet(
    journeys: Mapping[str, int], user: User, page: JourneysPage
) -> None:
    editor = user.open(journeys["win"])
    shape = add_delay(editor)
    user.click(editor.back_button)
    assert page.currentWidget() is page.list
    assert shape in user.draft(journeys["win"]).by_id


@pytest.mark.logs("apdesk.journeys")
def test_one_that_cant_be_stored_isnt_left(
    journeys: Mapping[str, int], user: User, page: JourneysPage, tmp_path: Path
) -> None:
    editor = user.open(journeys["win"])
    user.checked(editor)
    add_delay(editor)
    real, user.desk.database = user.desk.database, tmp_path / "not there" / "x.sqlite3"
    user.click(editor.back_button)
    assert page.currentWidget() is editor
    page.open(journeys["welcome"])
    assert editor.journey_id == journeys["win"]
    assert editor.banner.kind == "error"
    user.desk.database = real


def test_a_new_shape_takes_no_id_of_a_published_version(
    journeys: Mapping[str, int], user: User
) -> None:
    editor = user.open(journeys["welcome"])
    editor.document.remove(["s5"])
    editor.document.remove(["s6"])
    user.until(lambda: editor.saver.clean)
    user.click(editor.back_button)
    user.open(journeys["win"])
    user.open(journeys["welcome"])
    assert add_delay(editor) == "s7"


def test_settings_in_the_panel_change_the_step(journeys: Mapping[str, int], user: User) -> None:
    editor = user.open(journeys["welcome"])
    editor.document.select(["s3"])
    editor.settings.changed.emit("s3", Delay(5))
    assert editor.document.graph.by_id["s3"].settings == Delay(5)
    user.until(lambda: editor.saver.clean)
    assert user.draft(journeys["welcome"]).by_id["s3"].settings == Delay(5)


def test_the_name_is_edited_in_place(journeys: Mapping[str, int], user: User) -> None:
    editor = user.open(journeys["win"])
    editor.name.setText("Summer")
    user.press(editor.name, Qt.Key.Key_Return)
    user.until(lambda: user.row(journeys["win"]).name == "Summer")
    user.rest()
    editor.name.setText("quiet customers")
    user.press(editor.name, Qt.Key.Key_Return)
    user.until(lambda: editor.banner.kind == "error")
    assert editor.name.text() == "Summer"


def test_a_journey_that_cant_be_read_keeps_no_other_one_from_being_checked(
    journeys: Mapping[str, int], user: User
) -> None:
    editor = user.open(journeys["win"])
    user.checked(editor)
    assert editor.problems.problems
    with Store(user.desk.database) as store, store.transaction() as connection:
        connection.execute(
            "INSERT INTO journey (name, draft, changed_at, state) VALUES ('New', '{}', '', 'draft')"
        )
    editor.open(journeys["paused"])
    user.until(lambda: editor.journey_id == journeys["paused"])
    assert not editor.problems.problems, "those are of the journey before"
    user.checked(editor)
    assert not editor.banner.title()


def test_it_is_said_when_a_draft_cant_be_checked(journeys: Mapping[str, int], user: User) -> None:
    editor = user.open(journeys["win"])
    editor._check.failed.emit(KnownError("Disk full", "Nothing can be read.", code="disk.full"))
    assert editor.banner.title() == "Disk full"
    assert editor.publish_button.toolTip().startswith("The draft couldn't be checked")


def test_of_a_long_name_the_beginning_is_seen(journeys: Mapping[str, int], user: User) -> None:
    editor = user.open(journeys["win"])
    assert editor.name.cursorPosition() == 0
    long = "Everybody who came to the fair in spring and wants to hear of the one in autumn"
    editor.name.setText(long)
    user.press(editor.name, Qt.Key.Key_Return)
    user.until(lambda: user.row(journeys["win"]).name == long)
    user.rest()
    assert editor.name.cursorPosition() == 0
    assert editor.name.toolTip() == long


def test_a_journey_that_was_deleted_elsewhere_leads_back_to_the_list(
    journeys: Mapping[str, int], user: User, page: JourneysPage
) -> None:
    editor = user.open(journeys["win"])
    user.checked(editor)
    user.stored(lambda found: found.delete(journeys["win"]))
    add_delay(editor)
    user.until(lambda: page.currentWidget() is page.list)
    assert page.list.banner.title() == "The journey is gone"
    user.open(journeys["paused"])


def test_a_save_that_comes_late_doesnt_undo_a_newer_one(
    journeys: Mapping[str, int], user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[Work] = []
    saver = DraftSaver(user.desk)
    saver.begin(journeys["win"])
    older, newer = chain((Kind.DELAY, Delay(1))), chain((Kind.DELAY, Delay(2)))
    with monkeypatch.context() as patch:
        patch.setattr(user.desk.runner, "start", lambda work, **_heard: held.append(work))
        saver.change(older)
        saver.flush()
    saver.change(newer)
    assert saver.finish() is None
    for each in held:
        assert each(lambda _told: None, CancelToken()) is None
    assert len(held) == 1
    assert user.draft(journeys["win"]) == newer


# -- problems ----------------------------------------------------------------------------------


def test_problems_keep_it_from_being_published_and_lead_to_their_steps(
    journeys: Mapping[str, int], user: User
) -> None:
    editor = user.open(journeys["win"])
    user.checked(editor)
    assert not editor.publish_button.isEnabled()
    assert "choose a campaign" in editor.publish_button.toolTip()
    assert editor.problems.fatal == 2
    item = editor.problems.list.item(1)
    assert item is not None
    editor.problems.list.itemActivated.emit(item)
    assert editor.document.selection == ("s3",)
    assert editor.settings.shape_id == "s3"
    campaign = CampaignStatusChanged(Named("701000000000001AAA", "Spring"), ("Responded",))
    editor.document.set_settings("s1", campaign)
    editor.document.set_settings("s3", AssignGroup((Named("005000000000001AAA", "Ana Lima"),)))
    user.checked(editor)
    assert [each.message for each in editor.problems.problems if each.fatal] == []
    assert editor.publish_button.isEnabled()


def test_an_empty_canvas_isnt_full_of_reproach(user: User, page: JourneysPage) -> None:
    journey_id = user.stored(lambda found: found.create("New", chain(), at="2026-03-02T09:00:00Z"))
    editor = user.open(journey_id)
    user.checked(editor)
    assert not editor.problems.isVisible()
    assert not editor.publish_button.isEnabled()
    assert not editor.try_button.isEnabled()


# -- publishing --------------------------------------------------------------------------------


def test_publishing_tells_what_changes_and_for_how_many(
    journeys: Mapping[str, int], user: User, page: JourneysPage
) -> None:
    moved: list[bool] = []
    page.moved.connect(lambda: moved.append(True))
    editor = user.open(journeys["welcome"])
    user.checked(editor)
    user.click(editor.publish_button)
    dialog = user.dialog(PublishDialog)
    assert [each.text() for each in dialog.changes] == [
        "Changed: Delay, “Wait 2 days” is now “Wait 3 days”"
    ]
    inside = user.row(journeys["welcome"]).inside
    assert f"{inside} people are inside" in dialog.meaning.text()
    user.click(dialog.publish_button)
    user.until(lambda: editor.row is not None and editor.row.version == 2)
    assert user.stored(lambda found: found.published(journeys["welcome"])) == editor.document.graph
    assert moved == [True]
    assert not editor.publish_button.isEnabled(), "there is nothing to publish any more"


def test_what_changed_meanwhile_is_found_before_anything_is_published(
    journeys: Mapping[str, int], user: User
) -> None:
    editor = user.open(journeys["welcome"])
    user.checked(editor)
    user.click(editor.publish_button)
    dialog = user.dialog(PublishDialog)
    with Store(user.desk.database) as store, store.transaction() as connection:
        connection.execute("DELETE FROM mail_template WHERE name = 'Welcome'")
    user.click(dialog.publish_button)
    user.until(dialog.banner.title)
    assert "Welcome" in dialog.banner.text()
    assert user.row(journeys["welcome"]).version == 1
    dialog.reject()


def test_an_edit_made_while_the_journey_is_read_anew_stays(
    journeys: Mapping[str, int], user: User
) -> None:
    editor = user.open(journeys["welcome"])
    read = editor._opened
    assert read is not None
    editor.reload()
    added = editor.document.add(Kind.TASK, 0, 400)
    assert editor.finish()
    editor._opened_it(read)  # read before the edit was stored, and told after that
    assert added in editor.document.graph.by_id
    user.rest()
    assert added in editor.document.graph.by_id


def test_differences_are_worded() -> None:
    before = welcome()
    after = (
        before.with_shape(Shape("s7", Kind.EMAIL, Email("Offer")))
        .with_shape(Shape("s3", Kind.DELAY, Delay(3), 512.0, 0.0))
        .without(["s6"])
        .connected("s4", Port.NO, "s7")
        .disconnected("s1", Port.OUT)
    )
    assert differences(before, after) == (
        "Changed: Delay, “Wait 2 days” is now “Wait 3 days”",
        "New: Send email: Offer",
        "Gone: Added by hand: By you or by a script",
        "The journey now ends after Joined a list: Joins Salesforce Leads",
        "No of Check fields: phone is not blank now leads to Send email: Offer",
    )
    assert differences(before, before.moved({"s1": (5.0, 5.0)})) == ()


# -- dry run -----------------------------------------------------------------------------------


def test_a_dry_run_shows_numbers_and_changes_nothing(
    journeys: Mapping[str, int], user: User
) -> None:
    editor = user.open(journeys["welcome"])
    user.checked(editor)
    before = user.rows("SELECT count(*) FROM passage")
    shape = editor.document.add(Kind.TASK, 0, 400)
    assert shape == "s7"
    user.click(editor.try_button)
    dialog = user.dialog(DryRunDialog)
    user.until(dialog.table.isVisible)
    numbers = dialog.canvas.scene.numbers
    assert numbers is not None
    leads = user.rows("SELECT count(*) FROM person WHERE sobject = 'Lead'")[0][0]
    assert numbers["s1"].entered == numbers["s4"].entered == leads
    assert [each.shape for each in dialog.model.items] == ["s2"]
    mail = dialog.model.items[0]
    assert mail.done + sum(mail.skipped.values()) == leads
    assert f"{leads} people would come in" in dialog.said.text()
    assert user.rows("SELECT count(*) FROM passage") == before
    assert not list((user.desk.database.parent / "dry-run").glob("*.sqlite3*"))
    assert shape in user.draft(journeys["welcome"]).by_id, "what is tried is what is saved"
    dialog.accept()


def test_by_hand_a_dry_run_takes_the_people_of_a_list(
    journeys: Mapping[str, int], user: User
) -> None:
    editor = user.open(journeys["paused"])
    user.checked(editor)
    user.click(editor.try_button)
    dialog = user.dialog(DryRunDialog)
    user.until(lambda: "Nobody would come in" in dialog.said.text())
    assert "Choose a list below" in dialog.said.text()
    dialog.by_hand.setCurrentIndex(dialog.by_hand.findText("Salesforce Contacts"))
    dialog.by_hand.activated.emit(dialog.by_hand.currentIndex())
    user.until(lambda: "would come in" in dialog.said.text() and "Nobody" not in dialog.said.text())
    assert "6 people would come in" in dialog.said.text()
    dialog.accept()


def test_a_dry_run_that_fails_says_why(journeys: Mapping[str, int], user: User) -> None:
    editor = user.open(journeys["welcome"])
    gone = FieldMatch((Criterion("no_such_field", Operator.IS, "x"),))
    shape = editor.document.add(Kind.FIELD_MATCH, 0, 400, settings=gone)
    assert shape
    user.click(editor.try_button)
    dialog = user.dialog(DryRunDialog)
    user.until(dialog.banner.title)
    assert "no_such_field" in dialog.banner.text() or "no_such_field" in dialog.banner.title()
    dialog.accept()


def test_the_switch_leads_to_what_runs(journeys: Mapping[str, int], user: User) -> None:
    editor = user.open(journeys["win"])
    user.press(editor.views, Qt.Key.Key_Right)
    assert editor.pages.currentIndex() == LIVE
    user.rest()
    assert editor.live.empty.isVisible()


@pytest.mark.parametrize("live", [False, True])
def test_a_journey_opens_as_it_was_asked_for(
    journeys: Mapping[str, int], user: User, live: bool
) -> None:
    editor = user.open(journeys["welcome"], live=live)
    assert editor.live.isVisible() is live
