"""The mail server in Preferences."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from apdesk.journeys.mail.settings import MailSettings
from apdesk.store.database import Store
from apdesk.store.settings import Settings
from apdesk.ui.desk import Desk
from apdesk.ui.settings.mail import MailCard
from apdesk.ui.widgets.combo import ComboBox
from apdesk.worker.mail import Security
from tests.unit.journeys.mail.mail_servers import HOST, PASSWORD, USER, MailDrop, mail_drop


@pytest.fixture
def card(qtbot: QtBot, desk: Desk) -> MailCard:
    made = MailCard(desk)
    qtbot.addWidget(made)
    made.resize(800, 900)
    made.show()
    qtbot.waitUntil(lambda: not desk.runner.busy)
    return made


def fill(card: MailCard, port: int, **more: str) -> None:
    card.security.setCurrentIndex(card.security.findData(Security.NONE))
    card.port.setValue(port)
    for name, text in {"host": HOST, "from_address": "ana@shop.example", **more}.items():
        getattr(card, name).setText(text)


def stored(desk: Desk) -> MailSettings | None:
    with Store(desk.database) as store:
        return MailSettings.stored(Settings(store))


def test_every_field_is_named_as_its_label(card: MailCard) -> None:
    kinds = (QLineEdit, QSpinBox, ComboBox, QAbstractButton)
    controls = [
        each
        for kind in kinds
        for each in card.findChildren(kind)
        if not isinstance(each.parentWidget(), QSpinBox | ComboBox)
        and each.objectName() != "qt_spinbox_lineedit"
        and not isinstance(each.parentWidget(), QLineEdit)
    ]
    assert len(controls) >= 15
    assert not [each for each in controls if isinstance(each, QWidget) and not _name(each)]
    assert card.password.echoMode() is QLineEdit.EchoMode.Password
    assert card.host.accessibleName() == "Mail server"


def _name(control: QWidget) -> str:
    return control.accessibleName()


def test_what_is_saved_is_shown_the_next_time(
    qtbot: QtBot, card: MailCard, desk: Desk, server: MailDrop
) -> None:
    assert not card.save_button.isEnabled()
    fill(card, server.port, from_name="Ana Lima", unsubscribe_mail="off@shop.example")
    card.per_minute.setValue(12)
    with qtbot.waitSignal(card.saved):
        card.save_button.click()
    found = stored(desk)
    assert found is not None
    assert (found.host, found.port, found.security) == (HOST, server.port, Security.NONE)
    assert (found.from_name, found.per_minute) == ("Ana Lima", 12)
    other = MailCard(desk)
    qtbot.addWidget(other)
    other.show()
    qtbot.waitUntil(lambda: other.host.text() == HOST)
    assert other.unsubscribe_mail.text() == "off@shop.example"
    assert not other.save_button.isEnabled()


def test_what_cant_be_is_said_under_its_field(card: MailCard, desk: Desk) -> None:
    card.host.setText("smtp example")
    card.from_address.setText("ana")
    card.save()
    assert "no name of a server" in card.lines["host"].wrong
    assert "no e-mail address" in card.lines["from_address"].wrong
    assert card.from_address.property("invalid") is True
    assert card.from_address.accessibleDescription() == card.lines["from_address"].wrong
    card.from_address.setText("ana@shop.example")
    assert card.lines["from_address"].wrong == ""
    assert stored(desk) is None


def test_no_encryption_has_to_be_confirmed_for_other_computers(card: MailCard) -> None:
    fill(card, 25)
    assert card.open_confirmed.isHidden()
    card.host.setText("smtp.example.com")
    assert not card.open_confirmed.isHidden()
    card.save()
    assert "Without encryption" in card.lines["security"].wrong
    card.open_confirmed.setChecked(True)
    assert card.lines["security"].wrong == ""


def test_the_port_follows_the_security_unless_it_is_another(card: MailCard) -> None:
    assert (card.security.currentData(), card.port.value()) == (Security.STARTTLS, 587)
    card.security.setCurrentIndex(card.security.findData(Security.TLS))
    assert card.port.value() == 465
    card.port.setValue(2525)
    card.security.setCurrentIndex(card.security.findData(Security.STARTTLS))
    assert card.port.value() == 2525


def test_the_connection_is_tried_as_it_is_typed(
    qtbot: QtBot, card: MailCard, server: MailDrop
) -> None:
    fill(card, server.port)
    card.test_button.click()
    qtbot.waitUntil(lambda: card.banner.kind == "success")
    assert card.banner.title() == "The mail server answers"
    fill(card, server.port, user="ana", password="x")
    card.test_button.click()
    qtbot.waitUntil(lambda: card.banner.kind == "error")
    assert card.banner.title() == "The mail server takes no login"
    assert card.test_button.isEnabled()


def test_a_test_email_goes_to_oneself(qtbot: QtBot, card: MailCard, server: MailDrop) -> None:
    fill(card, server.port, reply_to="help@shop.example")
    card.send_button.click()
    qtbot.waitUntil(lambda: card.banner.kind == "success")
    assert server.recipients == ["help@shop.example"]
    assert "help@shop.example" in card.banner.title()


def test_without_a_keyring_the_password_is_kept_for_the_session_by_choice(
    qtbot: QtBot, card: MailCard, desk: Desk
) -> None:
    with mail_drop(login=True) as server:
        fill(card, server.port, user=USER, password=PASSWORD)
        card.save_button.click()
        qtbot.waitUntil(lambda: card.banner.kind == "error")
        assert card.banner.title() == "This computer has no keyring"
        assert stored(desk) is None
        card.for_session.setChecked(True)
        card.save_button.click()
        qtbot.waitUntil(lambda: card.banner.kind == "success")
        assert card.password.text() == ""
        card.test_button.click()
        qtbot.waitUntil(lambda: card.banner.title() == "The mail server answers")
    assert PASSWORD.encode() not in desk.database.read_bytes()


def test_a_user_name_needs_a_password(card: MailCard) -> None:
    fill(card, 25, user="ana")
    card.test_connection()
    assert "Enter the password" in card.lines["password"].wrong
