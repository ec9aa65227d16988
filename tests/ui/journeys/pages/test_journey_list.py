"""The list of journeys: what it says, and what can be done with each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from apdesk.domain.journey.document import JourneyFile
from apdesk.domain.journey.mail_template import MailTemplate
from apdesk.store.database import Store
from apdesk.store.journeys.mail_templates import MailTemplates
from apdesk.ui.journeys.asking import DeleteJourneyDialog, PauseDialog, RenameDialog
from apdesk.ui.journeys.new import NewJourneyDialog
from apdesk.ui.journeys.page import JourneysPage
from tests.ui.journeys.pages.journey_builder import welcome
from tests.ui.journeys.pages.user import User


def test_the_list_says_how_each_journey_is(
    journeys: Mapping[str, int], user: User, page: JourneysPage
) -> None:
    stuck: list[int] = []
    page.stuck.connect(stuck.append)
    user.look()
    inside = user.row(journeys["welcome"])
    assert inside.inside > inside.stuck > 0
    assert user.cells() == [
        ["Quiet customers", "Paused", "0", "0", "–"],
        ["Spring campaign follow-up", "Draft", "0", "0", "–"],
        [
            "Welcome new leads",
            "Live, changes not published",
            str(inside.inside),
            str(inside.entered),
            str(inside.stuck),
        ],
    ]
    assert stuck == [{inside.id: inside.stuck}]


def test_without_journeys_the_page_invites_to_make_one(user: User, page: JourneysPage) -> None:
    user.look()
    assert page.list.empty.isVisible()
    assert not page.list.new_button.isVisible(), "one such button is enough"
    button = next(
        each for each in page.list.empty.findChildren(QPushButton) if each.text() == "New journey"
    )
    user.click(button)
    user.dialog(NewJourneyDialog).reject()


def test_a_template_brings_its_e_mails_and_opens(user: User, page: JourneysPage) -> None:
    own = MailTemplate("welcome", "Mine", "Mine")
    with Store(user.desk.database) as store:
        MailTemplates(store).create(own, at="2026-03-02T09:00:00Z")
    user.look()
    page.list.new()
    dialog = user.dialog(NewJourneyDialog)
    offer = next(each for each in dialog.offers if each.start.key == "welcome")
    user.click(offer)
    assert dialog.name.text() == "Welcome new leads"
    dialog.name.setText("Hello")
    user.click(dialog.create_button)
    user.until(lambda: page.currentWidget() is page.editor and page.editor.journey_id is not None)
    user.rest()
    assert page.editor.name.text() == "Hello"
    assert page.editor.document.graph == offer.start.graph
    with Store(user.desk.database) as store:
        templates = {each.name: each.subject for each in MailTemplates(store).all()}
    assert templates["welcome"] == "Mine", "a template that is there stays as it is"
    assert set(templates) == {"welcome", "Welcome: how to reach you"}


def test_enter_makes_what_is_chosen_to_start_from(user: User, page: JourneysPage) -> None:
    user.look()
    page.list.new()
    dialog = user.dialog(NewJourneyDialog)
    user.press(dialog.offers[0].radio, Qt.Key.Key_Return)
    user.until(lambda: page.currentWidget() is page.editor and page.editor.journey_id is not None)
    assert page.editor.name.text() == "New journey"
    assert len(user.rows("SELECT id FROM journey")) == 1


def test_a_name_that_is_taken_keeps_the_dialog_open(
    journeys: Mapping[str, int], user: User, page: JourneysPage
) -> None:
    user.look()
    user.click(page.list.new_button)
    dialog = user.dialog(NewJourneyDialog)
    dialog.name.setText("quiet customers")
    user.click(dialog.create_button)
    user.until(dialog.banner.title)
    assert dialog.isVisible()
    assert "name" in dialog.banner.title()
    assert len(user.rows("SELECT id FROM journey")) == 3
    dialog.reject()


def test_f2_renames_and_the_row_stays_chosen(
    journeys: Mapping[str, int], user: User, page: JourneysPage
) -> None:
    user.look()
    user.choose("Spring campaign follow-up")
    user.press(page.list.table, Qt.Key.Key_F2)
    dialog = user.dialog(RenameDialog)
    dialog.name.setText("A spring journey")
    user.press(dialog.name, Qt.Key.Key_Return)
    user.until(lambda: user.cells()[0][0] == "A spring journey")
    assert page.list.chosen is not None
    assert page.list.chosen.id == journeys["win"]


def test_a_duplicate_is_a_draft_of_its_own(
    journeys: Mapping[str, int], user: User, page: JourneysPage
) -> None:
    user.look()
    user.choose("Welcome new leads")
    user.click(page.list.duplicate_button)
    user.until(lambda: len(user.cells()) == 4)
    chosen = page.list.chosen
    assert chosen is not None
    assert (chosen.name, chosen.state) == ("Welcome new leads (copy)", "draft")
    assert user.draft(chosen.id) == user.draft(journeys["welcome"])


def test_deleting_asks_and_tells_how_many_are_inside(
    journeys: Mapping[str, int], user: User, page: JourneysPage
) -> None:
    user.look()
    user.choose("Welcome new leads")
    moved: list[bool] = []
    page.moved.connect(lambda: moved.append(True))
    user.press(page.list.table, Qt.Key.Key_Delete)
    dialog = user.dialog(DeleteJourneyDialog)
    assert dialog.inside.text().startswith(f"{user.row(journeys['welcome']).inside} people are")
    dialog.reject()
    assert user.row(journeys["welcome"]).state == "live"
    user.press(page.list.table, Qt.Key.Key_Delete)
    user.click(user.dialog(DeleteJourneyDialog).delete_button)
    user.until(lambda: len(user.cells()) == 2)
    assert user.rows("SELECT count(*) FROM passage") == [(0,)]
    assert moved == [True]


def test_pausing_and_resuming_say_what_they_mean(
    journeys: Mapping[str, int], user: User, page: JourneysPage
) -> None:
    user.look()
    user.choose("Spring campaign follow-up")
    assert not page.list.pause_button.isEnabled(), "a draft doesn't run"
    user.choose("Welcome new leads")
    user.click(page.list.pause_button)
    dialog = user.dialog(PauseDialog)
    assert dialog.do_button.text() == "Pause journey"
    user.click(dialog.do_button)
    user.until(lambda: user.cells()[2][1].startswith("Paused"))
    assert page.list.pause_button.text() == "Resume…"
    user.click(page.list.pause_button)
    user.click(user.dialog(PauseDialog).do_button)
    user.until(lambda: user.cells()[2][1].startswith("Live"))
    assert user.row(journeys["welcome"]).state == "live"


def test_a_journey_travels_in_a_file_with_its_e_mails(
    journeys: Mapping[str, int], user: User, page: JourneysPage, tmp_path: Path
) -> None:
    user.look()
    target = tmp_path / "out.json"
    page.list.export_to(journeys["win"], target)
    user.until(target.exists)
    user.rest()
    file = JourneyFile.from_json(json.loads(target.read_text(encoding="utf-8")))
    assert file.graph == user.draft(journeys["win"])
    assert [each.name for each in file.templates] == ["Campaign follow-up: thank you"]
    with Store(user.desk.database) as store, store.transaction() as connection:
        connection.execute("DELETE FROM mail_template")
    page.list.import_from(target)
    user.until(lambda: len(user.cells()) == 4)
    chosen = page.list.chosen
    assert chosen is not None
    assert (chosen.name, chosen.state) == ("Spring campaign follow-up 2", "draft")
    assert user.draft(chosen.id) == file.graph
    assert user.rows("SELECT name FROM mail_template") == [("Campaign follow-up: thank you",)]
    assert "1 e-mail template was added" in page.list.banner.text()


def test_a_file_that_is_no_journey_is_told_and_nothing_is_made(
    user: User, page: JourneysPage, tmp_path: Path
) -> None:
    user.look()
    for text in ("{", json.dumps({"version": 1, "name": "X", "shapes": [{"id": "s1"}]}), "\xff"):
        source = tmp_path / "in.json"
        source.write_bytes(text.encode("latin-1"))
        page.list.banner.clear()
        page.list.import_from(source)
        user.until(page.list.banner.title)
        assert page.list.banner.title() == "The journey can't be read"
    page.list.banner.clear()
    page.list.import_from(tmp_path / "not there.json")
    user.until(page.list.banner.title)
    assert page.list.banner.title() == "The file can't be read"
    assert user.rows("SELECT count(*) FROM journey") == [(0,)]


def test_every_button_is_called_as_it_reads(
    journeys: Mapping[str, int], user: User, page: JourneysPage
) -> None:
    user.look()
    user.open(journeys["welcome"])
    for each in page.findChildren(QPushButton):
        if each.text():
            assert each.accessibleName() == each.text().replace("&", "")
    assert welcome().by_id.keys() <= page.editor.document.graph.by_id.keys()
