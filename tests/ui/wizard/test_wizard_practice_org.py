"""The wizard from the first click to Sync with Salesforce, over a real practice org."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from apdesk.domain.clock import SystemClock
from apdesk.domain.operators import Criterion, Operator
from apdesk.domain.preferences import (
    DEFAULT_PREFERENCES,
    ObjectChoice,
    OnLeave,
    Preferences,
    SyncMode,
)
from apdesk.domain.run import Cause
from apdesk.domain.setup_flow import ConnectTarget, Page, Place
from apdesk.errors import KnownError
from apdesk.paths import DataDir
from apdesk.practice_org.http.server import PracticeServer
from apdesk.salesforce.session import Backoff
from apdesk.store.database import Store
from apdesk.store.settings import Settings
from apdesk.sync import account
from apdesk.sync.engine import Engine, drive
from apdesk.ui.wizard.window import SetupWizard
from apdesk.worker.setup import SessionVault, SetupServices
from apdesk.worker.tasks import TaskRunner
from tests.ui.wizard.scripted_browser import ScriptedBrowser

pytestmark = [
    pytest.mark.ui,
]


def log_in(qtbot: QtBot, wizard: SetupWizard) -> None:
    """Through the practice org's card to the account."""
    qtbot.waitExposed(wizard)
    wizard.welcome.practice_card.click()
    qtbot.waitUntil(lambda: wizard.flow.page is Page.CONNECT, timeout=20_000)
    with qtbot.waitSignal(wizard.connected, timeout=20_000):
        wizard.connect_page.log_in_button.click()


def wait_for_preview(qtbot: QtBot, wizard: SetupWizard) -> None:
    qtbot.waitUntil(lambda: wizard.preview.result is not None, timeout=20_000)


def visible_texts(widget: QWidget) -> str:
    return "\n".join(x.text() for x in widget.findChildren(QLabel) if x.isVisible())


def test_from_welcome_to_sync(qtbot: QtBot, wizard: SetupWizard) -> None:
    assert wizard.flow.page is Page.WELCOME
    assert not wizard.next_button.isVisible()
    log_in(qtbot, wizard)
    page = wizard.connect_page
    assert page.state == "connected"
    shown = visible_texts(page)
    for words in ("Organization", "API version", "Leads", "Fields visible"):
        assert words in shown
    assert page.session_note.isVisible()

    wizard.go_next()
    assert wizard.flow.page is Page.CONFIGURE
    wizard.go_next()
    assert wizard.flow.page is Page.MAPPINGS
    assert "fields of Leads" in wizard.mappings.count.text()
    wizard.go_next()
    assert wizard.flow.page is Page.PREVIEW
    assert not wizard.sync_button.isEnabled()
    wait_for_preview(qtbot, wizard)
    result = wizard.preview.result
    assert result is not None
    leads = result.objects["Lead"]
    assert leads.matching == leads.total == leads.enter.count > 30
    assert wizard.sync_button.isEnabled()

    with qtbot.waitSignal(wizard.sync_requested) as caught:
        qtbot.mouseClick(wizard.sync_button, Qt.MouseButton.LeftButton)
    preferences, approve = caught.args
    assert isinstance(preferences, Preferences)
    assert all(each.sync is SyncMode.ALL for each in preferences.objects.values())
    assert approve is False


def test_criteria_are_counted_and_previewed(qtbot: QtBot, wizard: SetupWizard) -> None:
    log_in(qtbot, wizard)
    wizard.go_next()
    page = wizard.configure
    qtbot.mouseClick(page.scope.cards["selective"].radio, Qt.MouseButton.LeftButton)
    section = page.sections["Lead"]
    qtbot.mouseClick(section.modes[SyncMode.CRITERIA], Qt.MouseButton.LeftButton)
    assert section.editor is not None
    assert len(section.editor.rows) == 1

    wizard.go_next()  # nothing is chosen in the row yet
    assert wizard.flow.page is Page.CONFIGURE
    assert "choose a field" in wizard.reason.text()
    assert section.editor.rows[0].message.isVisible()

    row = section.editor.rows[0]
    qtbot.keyClicks(row.field.line, "Status")
    qtbot.keyClick(row.field.line, Qt.Key.Key_Return)
    assert row.field.field_name == "Status"
    qtbot.keyClicks(row.editor.focusProxy(), "Open - Not Contacted")
    panel = section.editor.panel
    qtbot.waitUntil(lambda: "match" in panel.count.text(), timeout=20_000)
    for name in ("Contact", "Account"):
        page.tabs.setCurrentWidget(page.sections[name])
        qtbot.mouseClick(page.sections[name].modes[SyncMode.NONE], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.leave_policy.cards[str(OnLeave.KEEP)].radio, Qt.MouseButton.LeftButton)
    wizard.go_next()
    wizard.go_next()
    assert wizard.flow.page is Page.PREVIEW
    wait_for_preview(qtbot, wizard)
    preferences = wizard.flow.answers.preferences()
    assert preferences.objects["Lead"].criteria == (
        Criterion("Status", Operator.IS, "Open - Not Contacted"),
    )
    assert preferences.objects["Contact"].sync is SyncMode.NONE
    assert preferences.on_leave is OnLeave.KEEP
    result = wizard.preview.result
    assert result is not None
    leads = result.objects["Lead"]
    assert leads.total is not None
    assert 0 < leads.matching < leads.total
    names = [each.accessibleName() for each in wizard.preview.findChildren(QLabel)]
    assert names.count("In Salesforce: –") == 2, "nobody asked for those that aren't synced"
    # What the editor counted is what the preview counts.
    assert panel.count.text().startswith(f"{leads.matching:,} of {leads.total:,} leads")
    assert "Open - Not Contacted" in visible_texts(wizard.preview.choices)


def test_denied_in_the_browser(qtbot: QtBot, wizard: SetupWizard, browser: ScriptedBrowser) -> None:
    browser.decision = "deny"
    wizard.welcome.practice_card.click()
    qtbot.waitUntil(lambda: wizard.flow.page is Page.CONNECT, timeout=20_000)
    page = wizard.connect_page
    page.log_in_button.click()
    qtbot.waitUntil(page.banner.isVisible, timeout=20_000)
    assert page.state == "form"
    assert page.banner.kind == "error"
    assert page.banner.title()
    assert page.banner.text()
    assert not page._session_button.isVisible()
    assert not wizard.next_button.isEnabled()
    browser.decision = "allow"
    with qtbot.waitSignal(wizard.connected, timeout=20_000):
        page.log_in_button.click()
    assert not page.banner.isVisible()


def test_waiting_can_be_cancelled_and_the_link_copied(
    qtbot: QtBot, wizard: SetupWizard, browser: ScriptedBrowser, runner: TaskRunner
) -> None:
    browser.follows = False
    wizard.welcome.practice_card.click()
    qtbot.waitUntil(lambda: wizard.flow.page is Page.CONNECT, timeout=20_000)
    page = wizard.connect_page
    page.log_in_button.click()
    assert page.state == "waiting"
    qtbot.waitUntil(page.copy_button.isVisible, timeout=20_000)
    page.copy_button.click()
    link = QGuiApplication.clipboard().text()
    assert link == browser.asked[0]
    assert "code_challenge=" in link
    assert "verifier" not in link
    page.again_button.click()
    qtbot.waitUntil(lambda: len(browser.asked) == 2, timeout=20_000)
    page.cancel_button.click()
    assert page.state == "form"
    assert not page.banner.isVisible()
    qtbot.waitUntil(lambda: not runner.busy, timeout=20_000)
    assert not wizard.flow.answers.signed_in


def test_no_browser_opens(qtbot: QtBot, wizard: SetupWizard, browser: ScriptedBrowser) -> None:
    browser.opens = False
    wizard.welcome.practice_card.click()
    qtbot.waitUntil(lambda: wizard.flow.page is Page.CONNECT, timeout=20_000)
    page = wizard.connect_page
    page.log_in_button.click()
    qtbot.waitUntil(page.copy_button.isVisible, timeout=20_000)
    assert "No browser could be opened" in page.wait_text.text()
    with qtbot.waitSignal(wizard.connected, timeout=20_000):
        browser.follow(browser.asked[0])


def test_without_a_keyring_the_login_is_for_this_session(
    qtbot: QtBot, services: SetupServices, wizard: SetupWizard, browser: ScriptedBrowser
) -> None:
    services.vault = SessionVault(services.data_dir)
    wizard.welcome.practice_card.click()
    qtbot.waitUntil(lambda: wizard.flow.page is Page.CONNECT, timeout=20_000)
    page = wizard.connect_page
    page.log_in_button.click()
    qtbot.waitUntil(page.banner.isVisible, timeout=20_000)
    assert "keyring" in page.banner.title()
    assert browser.asked == []  # told before anybody logs in for nothing
    assert page._session_button.isVisible()
    with qtbot.waitSignal(wizard.connected, timeout=20_000):
        page._session_button.click()
    assert services.vault.for_session_only
    assert page.session_note.isVisible()


def test_a_wrong_key_is_told_in_place(
    qtbot: QtBot, wizard: SetupWizard, server: PracticeServer
) -> None:
    wizard.welcome.connect_card.click()
    page = wizard.connect_page
    page.form.place_buttons[Place.MY_DOMAIN].click()
    page.log_in_button.click()
    assert "Type your org" in page.form.host_problem.text()
    assert page.form.key_problem.text()
    assert page.form.host.hasFocus()
    qtbot.keyClicks(page.form.host, "http://example.com")
    qtbot.keyClick(page.form.host, Qt.Key.Key_Tab)
    assert "https" in page.form.host_problem.text()
    page.form.host.clear()
    qtbot.keyClicks(page.form.host, server.url)
    qtbot.keyClicks(page.form.key, server.client_id)
    with qtbot.waitSignal(wizard.connected, timeout=20_000):
        qtbot.keyClick(page.form.key, Qt.Key.Key_Return)


def test_steps_for_the_administrator(wizard: SetupWizard, services: SetupServices) -> None:
    wizard.welcome.connect_card.click()
    page = wizard.connect_page
    page.form.help_button.click()
    assert page.form.app_help.isVisible()
    shown = visible_texts(page.form.app_help)
    values = [x.text() for x in page.form.app_help.findChildren(QLineEdit)]
    for url in services.callback_urls:
        assert url in values
    assert "api refresh_token id" in values
    for words in ("External Client App", "PKCE", "Secret for Web Server Flow"):
        assert words in shown
    copies = [
        b for b in page.form.app_help.findChildren(QAbstractButton) if "Copy" in b.accessibleName()
    ]
    assert len(copies) == len(values)
    next(b for b in copies if b.accessibleName() == "Copy OAuth scopes").click()
    assert QGuiApplication.clipboard().text() == "api refresh_token id"


def test_practice_org_that_does_not_start(
    qtbot: QtBot, services: SetupServices, runner: TaskRunner
) -> None:
    def start() -> ConnectTarget:
        raise KnownError("The practice org didn’t start", "Its port is taken.", "Try again.")

    wizard = SetupWizard(services, runner, start_practice=start)
    qtbot.addWidget(wizard)
    wizard.show()
    wizard.welcome.practice_card.click()
    assert not wizard.welcome.connect_card.isEnabled()
    qtbot.waitUntil(wizard.welcome.banner.isVisible)
    assert wizard.welcome.banner.title() == "The practice org didn’t start"
    assert wizard.welcome.connect_card.isEnabled()
    assert wizard.flow.page is Page.WELCOME


def test_without_a_practice_org_there_is_one_choice(
    qtbot: QtBot, services: SetupServices, runner: TaskRunner
) -> None:
    wizard = SetupWizard(services, runner)
    qtbot.addWidget(wizard)
    wizard.show()
    assert not wizard.welcome.practice_card.isVisible()


def first_sync(services: SetupServices, data_dir: DataDir) -> None:
    with Store(data_dir.database) as store:
        Settings(store).save_preferences(DEFAULT_PREFERENCES)
        org = account.org_for(store, services.vault, data_dir)
        drive(Engine(org, store, SystemClock()).run(Cause.FIRST))
        org.close()


def test_a_later_change_shows_who_leaves(
    qtbot: QtBot,
    wizard: SetupWizard,
    services: SetupServices,
    data_dir: DataDir,
    tmp_path: Path,
) -> None:
    log_in(qtbot, wizard)
    first_sync(services, data_dir)
    wizard.open_at(Page.CONFIGURE)
    assert wizard.flow.page is Page.CONFIGURE
    assert not wizard.back_button.isVisible()
    page = wizard.configure
    assert page.scope.current == "all"
    page.scope.cards["selective"].radio.click()
    section = page.sections["Lead"]
    section.set_choice(
        ObjectChoice(SyncMode.CRITERIA, (Criterion("Status", Operator.IS, "Open - Not Contacted"),))
    )
    section.changed.emit()
    wizard.go_next()
    wizard.go_next()
    wait_for_preview(qtbot, wizard)
    preview = wizard.preview
    assert preview.result is not None
    leads = preview.result.objects["Lead"]
    assert leads.enter.count == 0
    assert leads.leave.count == leads.total - leads.matching > 0
    assert preview.table.isHidden()
    numbers = [
        each
        for each in preview.findChildren(QLabel)
        if each.accessibleName().startswith("In Salesforce: ")
    ]
    assert len({each.text() for each in numbers}) > 1
    assert len({each.geometry().right() for each in numbers}) == 1  # they end below each other
    preview.names_button.click()
    assert preview.table.isVisible()
    assert preview.table.model.rowCount() == leads.leave.count
    line = preview.table.model.line(0)
    assert line.effect == "Leaves"
    assert line.words
    preview.table._searched(line.salesforce_id)
    assert preview.table.count.text() == f"1 of {leads.leave.count:,} records"
    preview.soql_button.click()
    assert "SELECT" in visible_texts(preview.soql)
    target = tmp_path / "preview.csv"
    preview.export_to(target)
    written = target.read_text(encoding="utf-8-sig")
    assert line.salesforce_id in written
    assert "leaves" in written
    preview.export_to(tmp_path / "no such folder" / "preview.csv")
    assert "couldn’t be written" in preview.said.text()


def test_refreshing_fields_tells_what_is_new(
    qtbot: QtBot, wizard: SetupWizard, server: PracticeServer
) -> None:
    log_in(qtbot, wizard)
    wizard.go_next()
    wizard.go_next()
    page = wizard.mappings
    before = page.count.text()
    server.org.hide_field("Lead", "Website")
    page.refresh_button.click()
    assert not page.refresh_button.isEnabled()
    qtbot.waitUntil(page.refresh_button.isEnabled, timeout=20_000)
    assert page.refreshed.text() == "Fields: 1 gone from Leads"
    assert page.count.text() != before
    assert wizard.flow.answers.schemas["Lead"].field("Website") is None


def test_an_unreadable_object_is_told_with_its_consequence(
    qtbot: QtBot, wizard: SetupWizard, server: PracticeServer
) -> None:
    server.org.revoke_object("Account")
    log_in(qtbot, wizard)
    shown = visible_texts(wizard.connect_page.permission_card)
    assert "Accounts can't be read" in shown
    assert set(wizard.flow.answers.schemas) == {"Lead", "Contact"}
    wizard.go_next()
    wizard.configure.scope.cards["selective"].radio.click()
    assert wizard.configure.sections["Account"].editor is None


def test_the_org_going_away_leaves_the_preview_with_a_retry(
    qtbot: QtBot,
    wizard: SetupWizard,
    server: PracticeServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Backoff, "delay", lambda _self, _failures, _asked: 0.0)
    log_in(qtbot, wizard)
    server.stop()
    for _ in range(3):
        wizard.go_next()
    page = wizard.preview
    qtbot.waitUntil(lambda: page.banner.isVisible() or page.result is not None, timeout=60_000)
    assert page.banner.isVisible()
    assert not wizard.sync_button.isEnabled()
    assert page._retry_button.isVisible()


def test_leaving_the_wizard_changes_nothing(
    qtbot: QtBot, wizard: SetupWizard, data_dir: DataDir
) -> None:
    log_in(qtbot, wizard)
    wizard.go_next()
    with qtbot.waitSignal(wizard.cancelled):
        wizard.cancel_button.click()
    with Store(data_dir.database) as store:
        assert Settings(store).preferences() is None


def each_page(qtbot: QtBot, wizard: SetupWizard) -> Iterator[Page]:
    """Shows every page, with all that may be chosen on it."""
    log_in(qtbot, wizard)
    wizard.flow.answer(selective=True, custom=True)
    for page in Page:
        assert wizard.flow.reach(page), page
        wizard._show_page()
        qtbot.waitUntil(lambda page=page: wizard.stack.currentWidget() is wizard.pages[page])
        yield page


def test_every_control_has_a_name(qtbot: QtBot, wizard: SetupWizard) -> None:
    for page in each_page(qtbot, wizard):
        if page is Page.CONFIGURE:
            wizard.configure.sections["Lead"].modes[SyncMode.CRITERIA].click()
        nameless = [
            control
            for kind in (QAbstractButton, QComboBox, QLineEdit)
            for control in wizard.findChildren(kind)
            if control.isVisible()
            and not control.accessibleName()
            and control.objectName() != "qt_spinbox_lineedit"
            and control.metaObject().className() not in ("QLineEditIconButton", "QCalendarPopup")
        ]
        assert nameless == [], page
        for control in wizard.findChildren(QAbstractButton):
            if control.isVisible() and control.text() and control.accessibleName():
                said = control.text().replace("&", "")
                assert control.accessibleName() == said or said == "", page
        if page is Page.CONFIGURE:  # criteria that aren't chosen yet would end the way here
            wizard.configure.sections["Lead"].modes[SyncMode.ALL].click()


def test_every_page_fits_1280_by_720(qtbot: QtBot, wizard: SetupWizard) -> None:
    for page in each_page(qtbot, wizard):
        hint = wizard.minimumSizeHint()
        assert hint.width() <= 1280, page
        assert hint.height() <= 720, page


def test_opened_to_log_in_again(qtbot: QtBot, wizard: SetupWizard, target: ConnectTarget) -> None:
    log_in(qtbot, wizard)
    wizard.open_at(Page.CONNECT)
    page = wizard.connect_page
    assert page.state == "form"
    assert "again" in page.banner.title()
    assert not page._replace_button.isVisible()
    assert page.form.host.text() == target.login_url
    assert page.form.key.text() == target.client_id
    assert not wizard.next_button.isEnabled()
    with qtbot.waitSignal(wizard.connected, timeout=20_000):
        page.log_in_button.click()
    assert wizard.next_button.isEnabled()
    wizard.open_at(Page.WELCOME)
    wizard.welcome.connect_card.click()
    assert page.state == "connected"  # the login stands


def test_another_org_is_never_mixed_in(
    qtbot: QtBot, wizard: SetupWizard, services: SetupServices, data_dir: DataDir
) -> None:
    log_in(qtbot, wizard)
    first_sync(services, data_dir)
    with Store(data_dir.database) as store:
        Settings(store).set_data_org_id("00D000000000009EAA")
    wizard.open_at(Page.CONNECT)
    page = wizard.connect_page
    page.log_in_button.click()
    qtbot.waitUntil(lambda: page.state == "form" and page.banner.kind == "error", timeout=20_000)
    assert page._replace_button.isVisible()
    assert not page._session_button.isVisible()
    with Store(data_dir.database) as store:
        assert Settings(store).data_org_id() == "00D000000000009EAA"
    with qtbot.waitSignal(wizard.connected, timeout=20_000):
        page._replace_button.click()
    with Store(data_dir.database) as store:
        assert Settings(store).preferences() is None
