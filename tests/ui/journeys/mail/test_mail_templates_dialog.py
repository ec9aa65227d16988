"""The dialog that writes e-mail templates."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QListWidget, QPlainTextEdit
from pytestqt.qtbot import QtBot

from apdesk.domain.journey.mail_template import MailTemplate
from apdesk.journeys.mail.settings import MailSettings, Security
from apdesk.store.database import Store
from apdesk.store.journeys.mail_templates import MailTemplates
from apdesk.store.settings import Settings
from apdesk.ui.desk import Desk
from apdesk.ui.journeys.mail.dialog import MailTemplatesDialog
from tests.ui.journeys.mail.conftest import OFFER, WELCOME
from tests.unit.journeys.mail.mail_servers import HOST, MailDrop


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk) -> MailTemplatesDialog:
    return open_dialog(qtbot, desk)


def open_dialog(qtbot: QtBot, desk: Desk, name: str = "welcome") -> MailTemplatesDialog:
    made = MailTemplatesDialog(desk, name=name)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # the test looks at it
    qtbot.addWidget(made)
    made.show()
    settle(qtbot, made)
    return made


def settle(qtbot: QtBot, dialog: MailTemplatesDialog) -> None:
    """Waits for what was asked."""
    preview = dialog.preview
    qtbot.waitUntil(
        lambda: (
            not (dialog._desk.runner.busy or preview._looking.pending or preview._finding.pending)
        )
    )


def stored(desk: Desk) -> list[MailTemplate]:
    with Store(desk.database) as store:
        return [each.template for each in MailTemplates(store).rows()]


def test_it_opens_at_the_template_that_was_asked_for(dialog: MailTemplatesDialog) -> None:
    assert dialog.editor.template == WELCOME
    assert dialog.list.currentItem().text() == "Welcome"
    assert not dialog.save_button.isEnabled()
    assert dialog.used.text() == "No journey sends it yet."


def test_the_preview_is_for_a_person_and_follows_the_words(
    qtbot: QtBot, dialog: MailTemplatesDialog
) -> None:
    person = dialog.preview.person
    assert person is not None
    first = person.name.split()[0]
    assert dialog.preview.subject.text() == f"Welcome, {first}"
    dialog.editor.text.setPlainText("Good day {{first_name}}")
    settle(qtbot, dialog)
    assert dialog.preview.browser.toPlainText().startswith(f"Good day {first}")
    dialog.preview.choose(None)
    settle(qtbot, dialog)
    assert dialog.preview.browser.toPlainText().startswith("Good day [First Name]")


def test_a_person_is_found_by_name(qtbot: QtBot, dialog: MailTemplatesDialog, desk: Desk) -> None:
    with Store(desk.database) as store, store.reading() as connection:
        (name,) = connection.execute(
            "SELECT f_name FROM person ORDER BY id DESC LIMIT 1"
        ).fetchone()
    QTest.keyClicks(dialog.preview.search, name)
    qtbot.waitUntil(dialog.preview.found.isVisible)
    dialog.preview.found.itemActivated.emit(dialog.preview.found.item(0))
    settle(qtbot, dialog)
    assert dialog.preview.person is not None
    assert dialog.preview.person.name == name
    assert name in dialog.preview.who.text()
    assert not dialog.preview.found.isVisible()


def test_html_is_shown_without_reading_anything(qtbot: QtBot, dialog: MailTemplatesDialog) -> None:
    dialog.editor.html.setPlainText('<p>Hi <b>you</b> <img src="https://x.example/p.png"></p>')
    settle(qtbot, dialog)
    assert dialog.preview.browser.toPlainText().startswith("Hi you")
    image = QTextDocument.ResourceType.ImageResource
    for address in ("https://x.example/p.png", "file:///etc/hostname"):
        assert dialog.preview.browser.loadResource(int(image.value), QUrl(address)) is None
    assert not dialog.preview.browser.openLinks()


def test_fields_are_inserted_with_what_stands_for_a_blank(dialog: MailTemplatesDialog) -> None:
    labels = [each.text() for each in dialog.editor.menu.actions()]
    assert labels[:2] == ["First Name", "Last Name"]
    dialog.editor.text.setPlainText("")
    dialog.editor.fallback.setText("th}}ere")
    dialog.editor.menu.actions()[0].trigger()
    assert dialog.editor.text.toPlainText() == "{{first_name|there}}"
    dialog.editor.subject.setText("")
    dialog.editor.subject.setFocus()
    dialog.editor.fallback.clear()
    dialog.editor.menu.chosen.emit("company")
    assert dialog.editor.subject.text() == "{{company}}"
    dialog.editor.tabs.setCurrentIndex(1)
    dialog.editor.menu.chosen.emit("unsubscribe")
    assert dialog.editor.html.toPlainText() == "{{unsubscribe}}"


def test_warnings_say_what_is_hardly_meant(qtbot: QtBot, dialog: MailTemplatesDialog) -> None:
    dialog.editor.text.setPlainText("Hi {{frist_name}} {{oops")
    settle(qtbot, dialog)
    said = dialog.preview.warnings.text()
    assert "There is no field “frist_name”" in said
    assert "not closed" in said
    assert "Nobody can unsubscribe" in said


def test_a_new_template_is_saved(qtbot: QtBot, dialog: MailTemplatesDialog, desk: Desk) -> None:
    dialog.new_button.click()
    dialog.editor.name.setText("Farewell")
    dialog.editor.subject.setText("Bye")
    dialog.editor.text.setPlainText("Bye\n")
    with qtbot.waitSignal(dialog.changed):
        dialog.save_button.click()
    assert MailTemplate("Farewell", "Bye", "Bye\n") in stored(desk)
    assert dialog.list.currentItem().text() == "Farewell"


def test_a_taken_name_is_said_and_nothing_is_lost(
    qtbot: QtBot, dialog: MailTemplatesDialog, desk: Desk
) -> None:
    dialog.editor.name.setText("offer")
    dialog.save_button.click()
    qtbot.waitUntil(lambda: dialog.banner.kind == "error")
    assert dialog.banner.title() == "The name is taken"
    assert dialog.editor.name.text() == "offer"
    assert dialog.save_button.isEnabled()
    assert stored(desk) == [OFFER, WELCOME]


def test_leaving_changes_asks_first(qtbot: QtBot, dialog: MailTemplatesDialog, desk: Desk) -> None:
    dialog.editor.subject.setText("Changed")
    dialog.list.setCurrentRow(0)
    assert dialog.editor.name.text() == "Welcome"
    dialog.asking.cancel_button.click()
    assert dialog.editor.subject.text() == "Changed"
    assert dialog.list.currentItem().text() == "Welcome"
    dialog.list.setCurrentRow(0)
    with qtbot.waitSignal(dialog.changed):
        dialog.asking.save_button.click()
    assert dialog.editor.name.text() == "Offer"
    assert [each.subject for each in stored(desk)] == ["An offer", "Changed"]


def test_closing_asks_first(dialog: MailTemplatesDialog, desk: Desk) -> None:
    dialog.editor.subject.setText("Changed")
    dialog.close()
    assert dialog.isVisible()
    dialog.asking.discard_button.click()
    assert not dialog.isVisible()
    assert stored(desk) == [OFFER, WELCOME]


def test_deleting_asks_first(qtbot: QtBot, dialog: MailTemplatesDialog, desk: Desk) -> None:
    dialog.delete_button.click()
    dialog.deleting.cancel_button.click()
    assert len(stored(desk)) == 2
    dialog.delete_button.click()
    with qtbot.waitSignal(dialog.changed):
        dialog.deleting.delete_button.click()
    assert stored(desk) == [OFFER]
    assert dialog.editor.template == OFFER
    assert dialog.editor.tabs.currentIndex() == 1


def test_a_test_email_is_what_the_preview_shows(qtbot: QtBot, desk: Desk, server: MailDrop) -> None:
    with Store(desk.database) as store:
        MailSettings(
            host=HOST,
            port=server.port,
            security=Security.NONE,
            from_address="ana@shop.example",
            unsubscribe_mail="off@shop.example",
        ).store(Settings(store))
    dialog = open_dialog(qtbot, desk)
    dialog.test_to.setText("me@shop.example")
    dialog.test_button.click()
    qtbot.waitUntil(lambda: dialog.banner.kind == "success")
    (mail,) = server.received
    assert mail.recipient == "me@shop.example"
    assert mail.message["Subject"] == dialog.preview.subject.text()
    settle(qtbot, dialog)


def test_without_a_mail_server_no_test_can_be_sent(dialog: MailTemplatesDialog) -> None:
    assert not dialog.test_button.isEnabled()
    assert "Preferences" in dialog.test_button.toolTip()


def test_every_control_has_a_name(dialog: MailTemplatesDialog) -> None:
    kinds = (QLineEdit, QPlainTextEdit, QListWidget, QAbstractButton)
    nameless = [
        each
        for kind in kinds
        for each in dialog.findChildren(kind)
        if each.isVisible()
        and not each.accessibleName()
        and not isinstance(each.parentWidget(), QLineEdit)
    ]
    assert not nameless
