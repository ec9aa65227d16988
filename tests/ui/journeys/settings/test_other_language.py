"""What the settings of steps say by themselves is said in the language of the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from apdesk.domain.cancel import CancelToken
from apdesk.domain.journey.kinds import Kind, Save
from apdesk.paths import DataDir
from apdesk.salesforce.tokens import MemoryVault
from apdesk.store.database import Store
from apdesk.ui.journeys.settings.radios import RadioButton
from apdesk.worker.journey_choices import FieldChoices, JourneyChoices
from apdesk.worker.journey_world import read_world
from tests.ui.journeys.other_language import shouting
from tests.ui.journeys.settings.settings_bench import Bench


@pytest.fixture
def shouted() -> Iterator[None]:
    with shouting():
        yield


@pytest.fixture
def home(tmp_path: Path) -> DataDir:
    made = DataDir(tmp_path / "data")
    made.prepare()
    Store(made.database).close()
    return made


@pytest.mark.usefixtures("shouted")
def test_whom_fields_are_of(home: DataDir) -> None:
    answered = JourneyChoices(home, MemoryVault()).fields()(lambda _payload: None, CancelToken())
    assert isinstance(answered, FieldChoices)
    world = read_world(home.database, lambda _payload: None, CancelToken())
    for each in (answered.schema, world.fields):
        assert (each.label, each.label_plural) == ("CONTACT", "CONTACTS")


@pytest.mark.usefixtures("shouted")
def test_what_people_are_created_as(bench: Bench) -> None:
    bench.show(Kind.SAVE)
    assert [each.text() for each in bench.form.findChildren(RadioButton)] == ["LEAD", "CONTACT"]
    bench.press("CONTACT")
    assert bench.last == Save("Contact")
