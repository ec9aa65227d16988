"""Save is offered for what was changed, and for nothing else."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from apdesk.ui.desk import Desk
from apdesk.ui.settings.mail import MailCard
from apdesk.worker.mail import Security
from tests.unit.journeys.mail.mail_servers import HOST, mail_drop


def test_a_tried_connection_leaves_nothing_to_save(qtbot: QtBot, desk: Desk) -> None:
    card = MailCard(desk)
    qtbot.addWidget(card)
    card.show()
    qtbot.waitUntil(lambda: not desk.runner.busy)
    with mail_drop() as server:
        card.security.setCurrentIndex(card.security.findData(Security.NONE))
        card.port.setValue(server.port)
        card.host.setText(HOST)
        card.from_address.setText("ana@shop.example")
        card.test_button.click()
        qtbot.waitUntil(lambda: card.banner.kind == "success" and not desk.runner.busy)
        assert card.save_button.isEnabled()
        with qtbot.waitSignal(card.saved):
            card.save_button.click()
        card.test_button.click()
        qtbot.waitUntil(lambda: card.banner.title() == "The mail server answers")
    assert card.test_button.isEnabled()
    assert not card.save_button.isEnabled()
