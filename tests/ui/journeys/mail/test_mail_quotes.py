"""Names in what the dialog of templates says, in the quotation marks of the language."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from apdesk.domain.journey.kinds import Email, Kind
from apdesk.store.database import Store
from apdesk.store.journeys.catalogue import Journeys
from apdesk.ui.desk import Desk
from apdesk.ui.journeys.mail.dialog import MailTemplatesDialog
from tests.ui.journeys.mail.conftest import AT
from tests.ui.journeys.other_language import shouting
from tests.ui.journeys.pages.journey_builder import chain


def test_the_journeys_that_send_a_template(qtbot: QtBot, desk: Desk) -> None:
    with Store(desk.database) as store:
        Journeys(store).create("Follow up", chain((Kind.EMAIL, Email("Welcome"))), at=AT)
    with shouting():
        dialog = MailTemplatesDialog(desk, name="welcome")
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: "Follow up" in dialog.used.text(), timeout=8_000)
        assert "„Follow up“" in dialog.used.text()
        qtbot.waitUntil(lambda: not desk.runner.busy, timeout=8_000)
