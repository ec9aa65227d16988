"""What was answered when apdesk was installed, and the way to the network's settings."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from apdesk.domain.schema import SObjectSchema
from apdesk.domain.setup_flow import ConnectTarget, Page, Place
from apdesk.errors import KnownError
from apdesk.ui.theme import apply_theme
from apdesk.ui.wizard.connect_form import ConnectDefaults
from apdesk.ui.wizard.window import SetupWizard
from apdesk.worker.setup import SetupServices
from apdesk.worker.tasks import TaskRunner
from tests.ui.wizard.test_wizard_practice_org import visible_texts

pytestmark = [pytest.mark.ui]

OURS = "https://ours.my.salesforce.com"


def opened(
    qtbot: QtBot,
    services: SetupServices,
    runner: TaskRunner,
    defaults: ConnectDefaults,
    target: ConnectTarget | None = None,
) -> SetupWizard:
    start = (lambda: target) if target is not None else None
    made = SetupWizard(services, runner, start_practice=start, defaults=defaults)
    qtbot.addWidget(made)
    made.show()
    made.welcome.connect_card.click()
    assert made.flow.page is Page.CONNECT
    return made


def test_defaults_are_filled_in_and_can_be_changed(
    qtbot: QtBot, services: SetupServices, runner: TaskRunner
) -> None:
    services.client_id = "of-the-build"
    form = opened(qtbot, services, runner, ConnectDefaults(OURS, "3MVG9ours")).connect_page.form
    assert form.place is Place.MY_DOMAIN
    assert form.target() == ConnectTarget(OURS, "3MVG9ours")
    assert form.first_focus() is form.log_in_button
    assert not form.locked_note.isVisible()
    assert not form.host.isReadOnly()
    form.place_buttons[Place.SANDBOX].click()
    form.key.setText("another")
    assert form.target() == ConnectTarget("https://test.salesforce.com", "another")


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("https://login.salesforce.com", Place.PRODUCTION),
        ("https://test.salesforce.com", Place.SANDBOX),
        (OURS, Place.MY_DOMAIN),
    ],
)
def test_what_is_locked_is_shown_and_stays(
    qtbot: QtBot, services: SetupServices, runner: TaskRunner, url: str, place: Place
) -> None:
    defaults = ConnectDefaults(url, "3MVG9ours", locked=True)
    wizard = opened(qtbot, services, runner, defaults)
    form = wizard.connect_page.form
    assert form.target() == ConnectTarget(url, "3MVG9ours")
    assert form.key.isReadOnly()
    assert not form.help_button.isVisible()
    assert form.locked_note.isVisible()
    for each, radio in form.place_buttons.items():
        assert radio.isEnabled() is (each is place)
    qtbot.keyClicks(form.key, "x")
    assert form.key.text() == "3MVG9ours"
    if place is Place.MY_DOMAIN:
        assert form.host.isVisible()
        assert form.host.isReadOnly()


def test_only_what_is_given_is_locked(
    qtbot: QtBot, services: SetupServices, runner: TaskRunner
) -> None:
    form = opened(
        qtbot, services, runner, ConnectDefaults(client_id="3MVG9ours", locked=True)
    ).connect_page.form
    assert all(each.isEnabled() for each in form.place_buttons.values())
    assert form.key.isReadOnly()
    assert "key" in form.locked_note.text()


def test_a_lock_goes_before_an_earlier_login(
    qtbot: QtBot, services: SetupServices, runner: TaskRunner
) -> None:
    wizard = opened(qtbot, services, runner, ConnectDefaults(OURS, "3MVG9ours", locked=True))
    wizard.flow.answer(target=ConnectTarget("https://other.my.salesforce.com", "other"))
    wizard._show_page()
    assert wizard.connect_page.form.target() == ConnectTarget(OURS, "3MVG9ours")


def test_an_earlier_login_goes_before_mere_defaults(
    qtbot: QtBot, services: SetupServices, runner: TaskRunner
) -> None:
    wizard = opened(qtbot, services, runner, ConnectDefaults(OURS, "3MVG9ours"))
    earlier = ConnectTarget("https://other.my.salesforce.com", "other")
    wizard.flow.answer(target=earlier)
    wizard._show_page()
    assert wizard.connect_page.form.target() == earlier


def test_the_practice_org_is_beside_all_that(
    qtbot: QtBot, services: SetupServices, runner: TaskRunner, target: ConnectTarget
) -> None:
    wizard = opened(
        qtbot, services, runner, ConnectDefaults(OURS, "3MVG9ours", locked=True), target
    )
    wizard.go_back()
    wizard.welcome.practice_card.click()
    qtbot.waitUntil(lambda: wizard.flow.page is Page.CONNECT, timeout=20_000)
    form = wizard.connect_page.form
    assert form.target() == target
    assert not form.key.isReadOnly()
    assert not form.locked_note.isVisible()


@pytest.mark.parametrize(
    ("code", "offered"),
    [
        ("network.unreachable", True),
        ("network.proxy", True),
        ("network.tls", True),
        ("oauth.host", True),
        ("oauth.denied", False),
        ("org.different", False),
    ],
)
def test_a_failure_of_the_network_leads_to_its_settings(
    qtbot: QtBot, services: SetupServices, runner: TaskRunner, code: str, offered: bool
) -> None:
    wizard = opened(qtbot, services, runner, ConnectDefaults())
    page = wizard.connect_page
    page._failed(KnownError("No way", "Nothing answers.", "Check it.", code=code))
    assert "Check it." in visible_texts(page)
    assert page._network_button.isVisible() is offered
    if offered:
        with qtbot.waitSignal(wizard.network_asked):
            page._network_button.click()


def test_the_footer_says_why_next_waits(
    qtbot: QtBot, services: SetupServices, runner: TaskRunner
) -> None:
    wizard = opened(qtbot, services, runner, ConnectDefaults())
    assert not wizard.next_button.isEnabled()
    assert wizard.reason.text() == "Log in to go on."
    assert wizard.reason.property("role") == "muted"  # nothing is wrong yet
    wizard.flow.answer(signed_in=True, schemas={"Lead": SObjectSchema("Lead", "Lead", "Leads", ())})
    wizard.connect_page.answered.emit()
    assert wizard.next_button.isEnabled()
    assert wizard.reason.text() == ""


@pytest.mark.parametrize("width", [1000, 1280, 2000])
def test_pages_stand_in_line_with_what_is_above_and_below_them(
    qtbot: QtBot, qapp: QApplication, services: SetupServices, runner: TaskRunner, width: int
) -> None:
    apply_theme(qapp, "light")
    wizard = opened(qtbot, services, runner, ConnectDefaults())
    wizard.resize(width, 640)
    QApplication.processEvents()

    def sides(widget: QWidget) -> tuple[int, int]:
        left = widget.mapTo(wizard, QPoint(0, 0)).x()
        return left, left + widget.width()

    head = wizard.header.parentWidget()
    foot = wizard.next_button.parentWidget()
    assert head is not None
    assert foot is not None
    assert sides(wizard.connect_page.form) == sides(head) == sides(foot)
