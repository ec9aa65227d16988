"""Every page of the wizard has room for a long language, and for an org in Japanese."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from apdesk.domain.operators import Criterion, Operator
from apdesk.domain.preferences import ObjectChoice, ObjectMapping, SyncMode
from apdesk.domain.setup_flow import ConnectTarget, Page, Place
from apdesk.errors import KnownError
from apdesk.language import speak
from apdesk.ui.theme import apply_theme
from apdesk.ui.wizard.window import SetupWizard
from apdesk.worker.setup import SetupServices
from apdesk.worker.tasks import TaskRunner
from tests.helpers.clipping import clipped
from tests.ui.wizard.foreign import LongLanguage, far_away, japanese

pytestmark = [pytest.mark.ui]

UNREACHABLE = KnownError(
    "Salesforce can't be reached",
    "There is no connection to the org's address. Your lists stay as they were.",
    "Check the internet connection; apdesk tries again by itself.",
    code="network.unreachable",
)
#: One row for each kind of value editor, and for what may be wrong with one.
ROWS = (
    Criterion("LastName", Operator.NOT_CONTAINS, "x"),
    Criterion("Status", Operator.IS, "Open - Not Contacted"),
    Criterion("AnnualRevenue", Operator.BETWEEN, "1,20000"),
    Criterion("CreatedDate", Operator.BETWEEN, "2026-01-01,LAST_N_DAYS:30"),
    Criterion("CreatedDate", Operator.AT_LEAST, "LAST_N_DAYS:30"),
    Criterion("CreatedDate", Operator.IS, "2026-01-01,2026-01-02"),
    Criterion("HasOptedOutOfEmail", Operator.IS, "true"),
    Criterion("OwnerId", Operator.IS, ""),
    Criterion("Country", Operator.NOT_BLANK),
    Criterion("Gone__c", Operator.IS, "a"),
)


@pytest.fixture
def long_language(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, "light")
    speak(LongLanguage())
    yield
    speak(None)


@pytest.fixture
def wizard(
    long_language: None,
    qtbot: QtBot,
    services: SetupServices,
    runner: TaskRunner,
    target: ConnectTarget,
) -> SetupWizard:
    made = SetupWizard(services, runner, start_practice=lambda: target)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    return made


def quiet(qtbot: QtBot, runner: TaskRunner) -> None:
    qtbot.waitUntil(lambda: not runner.busy, timeout=20_000)


def test_nothing_is_cut_on_any_page(
    qtbot: QtBot, wizard: SetupWizard, services: SetupServices, runner: TaskRunner
) -> None:
    assert clipped(wizard) == []
    wizard.welcome._failed(UNREACHABLE)
    assert clipped(wizard) == []

    connect = wizard.connect_page
    wizard.welcome.connect_card.click()
    connect.form.place_buttons[Place.MY_DOMAIN].click()
    connect.log_in()
    connect.form.help_button.click()
    assert clipped(wizard) == []
    connect._failed(UNREACHABLE)
    assert clipped(wizard) == []
    wizard.go_back()
    wizard.welcome.practice_card.click()
    qtbot.waitUntil(lambda: wizard.flow.page is Page.CONNECT, timeout=20_000)
    with qtbot.waitSignal(wizard.connected, timeout=20_000):
        connect.log_in_button.click()
    binding = services.situation().binding
    assert binding is not None
    connect.account_card.show_binding(far_away(binding))
    assert clipped(wizard) == []
    wizard.flow.answer(schemas=japanese(wizard.flow.answers.schemas))

    wizard.go_next()
    configure = wizard.configure
    configure.scope.cards["selective"].radio.click()
    leads = configure.sections["Lead"]
    leads.set_choice(ObjectChoice(SyncMode.CRITERIA, ROWS))
    leads.changed.emit()
    wizard.go_next()
    quiet(qtbot, runner)
    assert clipped(wizard) == []
    leads.set_choice(ObjectChoice(SyncMode.CRITERIA, ROWS[1:2]))
    leads.changed.emit()
    qtbot.waitUntil(lambda: leads.editor is not None and leads.editor.panel.retry.isHidden())
    quiet(qtbot, runner)
    assert clipped(wizard) == []

    wizard.go_next()
    mappings = wizard.mappings
    mappings.look_button.click()
    assert clipped(wizard) == []
    mappings.scope.cards["custom"].radio.click()
    editor = mappings.editors["Lead"]
    editor.select("Title")
    panel = editor.panel
    panel.target.setCurrentIndex(panel.target.count() - 1)
    panel.target.activated.emit(panel.target.count() - 1)
    panel.name.setText("Not a name")
    assert panel.problem.isVisible()
    assert clipped(wizard) == []
    editor.filter.search("nothing has this in it")
    editor._searched("nothing has this in it")
    assert editor.nothing.isVisible()
    assert clipped(wizard) == []
    wizard.flow.choose_mapping("Lead", ObjectMapping("standard"))

    wizard.go_next()
    preview = wizard.preview
    qtbot.waitUntil(lambda: preview.result is not None, timeout=20_000)
    preview.names_button.click()
    preview.soql_button.click()
    assert clipped(wizard) == []
    preview._failed(UNREACHABLE)
    assert clipped(wizard) == []
