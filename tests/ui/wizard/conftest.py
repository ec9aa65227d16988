"""A practice org on a real socket, a browser that follows its login form, and the wizard on top."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from apdesk.domain.schema import FieldSchema, FieldType, PicklistValue, SObjectSchema
from apdesk.domain.setup_flow import ConnectTarget
from apdesk.paths import DataDir
from apdesk.practice_org.http.server import PracticeServer
from apdesk.store.database import Store
from apdesk.ui.wizard.window import SetupWizard
from apdesk.worker.setup import SessionVault, SetupServices
from apdesk.worker.tasks import TaskRunner
from tests.ui.wizard.scripted_browser import ScriptedBrowser


@pytest.fixture
def server() -> Iterator[PracticeServer]:
    with PracticeServer(leads=40, contacts=25, accounts=8) as running:
        yield running


@pytest.fixture
def browser() -> Iterator[ScriptedBrowser]:
    made = ScriptedBrowser()
    yield made
    made.close()


@pytest.fixture
def data_dir(tmp_path: Path) -> DataDir:
    made = DataDir(tmp_path / "data")
    made.prepare()
    with Store(made.database):
        pass
    return made


@pytest.fixture
def services(data_dir: DataDir, browser: ScriptedBrowser) -> SetupServices:
    """With the login kept for this session only: the tests have no keyring."""
    vault = SessionVault(data_dir)
    vault.keep_for_session()
    return SetupServices(data_dir, vault, open_browser=browser.open, login_timeout=20)


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    assert made.shut_down()


@pytest.fixture
def target(server: PracticeServer) -> ConnectTarget:
    return ConnectTarget(server.url, server.client_id)


@pytest.fixture
def wizard(
    qtbot: QtBot, services: SetupServices, runner: TaskRunner, target: ConnectTarget
) -> SetupWizard:
    made = SetupWizard(services, runner, start_practice=lambda: target)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    return made


def a_field(name: str, kind: FieldType, **more: object) -> FieldSchema:
    label = str(more.pop("label", name))
    return FieldSchema(name=name, label=label, type=kind, updateable=True, **more)  # type: ignore[arg-type]


@pytest.fixture
def lead_schema() -> SObjectSchema:
    """A small Lead with a field of each kind that the editors treat differently."""
    return SObjectSchema(
        name="Lead",
        label="Lead",
        label_plural="Leads",
        fields=(
            a_field("LastName", FieldType.STRING, label="Last Name", length=80),
            a_field(
                "Status",
                FieldType.PICKLIST,
                picklist=(
                    PicklistValue("Open - Not Contacted", "Open - Not Contacted"),
                    PicklistValue("Working - Contacted", "Working - Contacted"),
                    PicklistValue("Lost, really", "Lost, really"),
                    PicklistValue("Ancient", "Ancient", active=False),
                ),
            ),
            a_field("Country", FieldType.STRING, length=80),
            a_field("AnnualRevenue", FieldType.CURRENCY, label="Annual Revenue", precision=18),
            a_field("HasOptedOut", FieldType.BOOLEAN, label="Opted Out", nillable=False),
            a_field("CreatedDate", FieldType.DATETIME, label="Created Date"),
            a_field("Birthday__c", FieldType.DATE, label="Birthday", custom=True),
            a_field("OwnerId", FieldType.REFERENCE, label="Owner ID", reference_to=("User",)),
            a_field("Description", FieldType.TEXTAREA, length=32000, filterable=False),
            a_field(
                "Interests__c",
                FieldType.MULTIPICKLIST,
                label="Interests",
                custom=True,
                picklist=(PicklistValue("A", "A"), PicklistValue("B", "B")),
            ),
            a_field("Level__c", FieldType.STRING, label="Level", custom=True, length=40),
            FieldSchema("Score__c", "Score", FieldType.DOUBLE, custom=True, calculated=True),
            FieldSchema("Id", "Lead ID", FieldType.ID),
        ),
    )
