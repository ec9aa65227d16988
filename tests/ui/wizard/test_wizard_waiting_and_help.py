"""What takes long can be stopped, what finds nothing says so, and every page knows its help."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from apdesk.domain.cancel import CancelToken
from apdesk.domain.operators import Criterion, Operator
from apdesk.domain.preferences import ObjectChoice, SyncMode
from apdesk.domain.schema import SObjectSchema
from apdesk.domain.setup_flow import Page
from apdesk.errors import KnownError
from apdesk.ui.criteria.editor import CriteriaEditor
from apdesk.ui.criteria.picklist import Checklist
from apdesk.ui.help.places import topic_of
from apdesk.ui.mapping.editor import MappingEditor
from apdesk.ui.wizard.parts import FoldingRow, RadioCard
from apdesk.ui.wizard.window import SetupWizard
from apdesk.worker.setup import SetupServices
from apdesk.worker.tasks import Progress, Runner, TaskRunner
from tests.ui.wizard.test_wizard_practice_org import log_in, wait_for_preview

pytestmark = [pytest.mark.ui]


def endless(_progress: Progress, cancel: CancelToken) -> None:
    """An answer that never comes."""
    cancel.wait(30)
    cancel.check()


def test_a_preview_can_be_stopped_and_asked_for_again(
    qtbot: QtBot, wizard: SetupWizard, services: SetupServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    log_in(qtbot, wizard)
    for _ in range(2):
        wizard.go_next()
    with monkeypatch.context() as patched:
        patched.setattr(services, "preview", lambda *_, **__: endless)
        wizard.go_next()
        page = wizard.preview
        assert page.busy
        assert page.stop_button.isVisible()
        assert wizard.reason.text()
        page.stop_button.click()
    assert not page.busy
    assert not page.stop_button.isVisible()
    assert page.banner.isVisible()
    assert page.banner.kind == "info"
    assert page._retry_button.hasFocus()
    assert not wizard.reason.text()
    assert not wizard.sync_button.isEnabled()
    page._retry_button.click()
    wait_for_preview(qtbot, wizard)
    assert not page.banner.isVisible()
    assert wizard.sync_button.isEnabled()


def test_reading_the_fields_can_be_stopped(
    qtbot: QtBot, wizard: SetupWizard, services: SetupServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    log_in(qtbot, wizard)
    for _ in range(2):
        wizard.go_next()
    page = wizard.mappings
    before = wizard.flow.answers.schemas
    assert not page.refreshed.isVisible()
    with monkeypatch.context() as patched:
        patched.setattr(services, "refresh_fields", lambda: endless)
        page.refresh_button.click()
    assert page.refreshed.isVisible()
    assert not page.refresh_button.isEnabled()
    page.stop_button.click()
    assert page.refresh_button.isEnabled()
    assert not page.stop_button.isVisible()
    assert "Stopped" in page.refreshed.text()
    assert wizard.flow.answers.schemas is before


def test_counting_can_be_stopped_once_it_takes_long(
    qtbot: QtBot, lead_schema: SObjectSchema, runner: TaskRunner
) -> None:
    editor = CriteriaEditor(lead_schema, runner=runner, live=lambda *_: endless)
    qtbot.addWidget(editor)
    editor.panel._patience.setInterval(0)
    editor.show()
    editor.set_live(True)
    qtbot.waitUntil(editor.panel.stop.isVisible)
    editor.panel.stop.click()
    assert editor.panel.count.text() == "Not counted."
    assert editor.panel.retry.isVisible()
    assert not editor.panel.stop.isVisible()
    assert not editor.panel.spinner.isVisible()
    editor.panel.retry.click()
    assert editor.panel.spinner.isVisible()
    editor.set_live(False)


def test_an_error_of_counting_is_told_with_its_reason_and_what_to_do(
    qtbot: QtBot, lead_schema: SObjectSchema, runner: Runner
) -> None:
    error = KnownError("It broke", "The reason.", "Do this.", code="test.broke")

    def broken(_progress: Progress, _cancel: CancelToken) -> None:
        raise error

    editor = CriteriaEditor(lead_schema, runner=runner, live=lambda *_: broken)
    qtbot.addWidget(editor)
    editor.show()
    editor.set_live(True)
    qtbot.waitUntil(editor.panel.retry.isVisible)
    for each in (error.title, error.message, error.next_step):
        assert each in editor.panel.count.text()


def test_a_search_that_finds_no_field_says_so(qtbot: QtBot, lead_schema: SObjectSchema) -> None:
    editor = MappingEditor(lead_schema)
    qtbot.addWidget(editor)
    editor.show()
    editor.show_mapping(editor.mapping(), (), {}, None)
    editor.search.setText("no field has this")
    qtbot.waitUntil(editor.nothing.isVisible)
    assert not editor.table.isVisible()
    assert "no field has this" in editor.nothing.text()
    editor.nothing.show_all.click()
    qtbot.waitUntil(editor.table.isVisible)
    assert not editor.nothing.isVisible()
    assert editor.filter.rowCount() == len(editor.rows)


def test_nothing_that_matches_is_no_error(qtbot: QtBot, wizard: SetupWizard) -> None:
    log_in(qtbot, wizard)
    nobody = (Criterion("LastName", Operator.IS, "nobody is called this"),)
    wizard.flow.answer(selective=True)
    wizard.flow.choose_object("Lead", ObjectChoice(SyncMode.CRITERIA, nobody))
    for name in ("Contact", "Account"):
        wizard.flow.choose_object(name, ObjectChoice(SyncMode.NONE))
    for _ in range(3):
        wizard.go_next()
    wait_for_preview(qtbot, wizard)
    assert wizard.preview.held_note.kind == "info"
    assert "No record meets" in wizard.preview.held_note.title()
    assert wizard.sync_button.isEnabled()


def test_a_checklist_in_which_nothing_is_found_says_so(qtbot: QtBot) -> None:
    checklist = Checklist([(f"v{n}", f"Value {n}") for n in range(12)], "Values")
    qtbot.addWidget(checklist)
    checklist.open_at(QPoint(0, 0), 200)
    assert not checklist.empty.isVisible()
    checklist.search.setText("nobody has this")
    assert checklist.empty.isVisible()
    assert checklist.empty.text() == "Nothing found"
    checklist.search.setText("Value 1")
    assert not checklist.empty.isVisible()


TOPICS = {
    Page.WELCOME: "start",
    Page.CONNECT: "wizard.connect",
    Page.CONFIGURE: "wizard.configure",
    Page.MAPPINGS: "wizard.mappings",
    Page.PREVIEW: "wizard.preview",
}


def test_every_page_leads_to_its_own_help(qtbot: QtBot, wizard: SetupWizard) -> None:
    log_in(qtbot, wizard)
    for page in Page:
        wizard.flow.page = page
        wizard._show_page()
        wizard.activateWindow()
        qtbot.waitUntil(wizard.isActiveWindow)
        assert topic_of(wizard) == TOPICS[page]
        shown = [
            each
            for each in wizard.findChildren(QToolButton)
            if each.isVisible() and each.accessibleName() == "Help"
        ]
        assert len(shown) == (0 if page is Page.WELCOME else 1)
        if shown:
            shown[0].setFocus()
            assert topic_of(wizard) == TOPICS[page], "also beside the pages"


def test_cards_stand_under_each_other_where_they_must(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    cards = FoldingRow(
        RadioCard("A title of some length", "Words", "Badge"),
        RadioCard("Another one", "Words"),
        equal=True,
    )
    cards.setParent(page)
    cards.resize(900, 200)
    page.show()
    assert not cards.folded
    cards.resize(cards.minimumSizeHint().width() + 10, 400)
    qtbot.waitUntil(lambda: cards.folded)
    cards.resize(900, 200)
    qtbot.waitUntil(lambda: not cards.folded)


def test_a_folding_row_looks_at_what_is_shown(qtbot: QtBot) -> None:
    first, second = QWidget(), QWidget()
    for each in (first, second):
        each.setMinimumSize(200, 20)
    page = QWidget()
    qtbot.addWidget(page)
    line = FoldingRow(first, second)
    line.setParent(page)
    line.resize(300, 100)
    page.show()
    assert line.folded
    second.hide()
    qtbot.waitUntil(lambda: not line.folded)
