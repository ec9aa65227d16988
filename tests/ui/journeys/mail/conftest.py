"""A desk with people, and two templates."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from apdesk.domain.clock import SystemClock
from apdesk.domain.journey.mail_template import MailTemplate
from apdesk.journeys.mail.passwords import passwords_of
from apdesk.paths import DataDir
from apdesk.store.database import Store
from apdesk.store.journeys.mail_templates import MailTemplates
from apdesk.store.views import Views
from apdesk.ui.desk import Desk
from apdesk.ui.theme import apply_theme
from apdesk.worker.tasks import TaskRunner
from tests.ui.main.desk_builder import build_desk
from tests.unit.journeys.mail.mail_servers import MailDrop, mail_drop

AT = "2026-03-02T09:00:00Z"
WELCOME = MailTemplate(
    "Welcome", "Welcome, {{first_name|friend}}", "Dear {{first_name|reader}}\n", ""
)
OFFER = MailTemplate("Offer", "An offer", "", "<p>Dear <b>{{first_name}}</b></p>")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs Qt."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.ui)


@pytest.fixture
def server() -> Iterator[MailDrop]:
    with mail_drop() as found:
        yield found


@pytest.fixture
def data_dir(tmp_path: Path) -> DataDir:
    made = DataDir(tmp_path / "data")
    made.prepare()
    build_desk(made.database, leads=12, contacts=4, accounts=2)
    with Store(made.database) as store:
        for each in (WELCOME, OFFER):
            MailTemplates(store).create(each, at=AT)
    passwords_of(made)
    return made


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, data_dir: DataDir) -> Iterator[Desk]:
    apply_theme(qapp, "light")
    runner = TaskRunner()
    views = Views(data_dir.database)
    yield Desk(
        database=data_dir.database,
        views=views,
        runner=runner,
        memory=QSettings(str(data_dir.path / "window.ini"), QSettings.Format.IniFormat),
        clock=SystemClock(),
        explain=lambda _text: lambda _progress, _cancel: None,
        open_url=lambda _url: True,
    )
    assert runner.shut_down()
    views.close()
