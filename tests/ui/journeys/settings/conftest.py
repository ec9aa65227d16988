"""The panel over choices that are known beforehand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from apdesk.ui.journeys.settings.panel import ShapeSettings
from apdesk.worker.tasks import TaskRunner
from tests.ui.journeys.settings.prepared_choices import PreparedChoices
from tests.ui.journeys.settings.settings_bench import Bench, StandingClock


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs Qt."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.ui)


@pytest.fixture
def choices() -> PreparedChoices:
    return PreparedChoices()


@pytest.fixture
def bench(qtbot: QtBot, choices: PreparedChoices) -> Iterator[Bench]:
    runner = TaskRunner()
    panel = ShapeSettings(choices, runner, clock=StandingClock(), keys="Enter opens a step.")
    qtbot.addWidget(panel)
    made = Bench(panel, choices, runner, qtbot)
    panel.changed.connect(lambda shape_id, settings: made.told.append((shape_id, settings)))
    panel.resize(320, 900)
    panel.show()
    qtbot.waitExposed(panel)
    panel.activateWindow()
    yield made
    runner.shut_down()
