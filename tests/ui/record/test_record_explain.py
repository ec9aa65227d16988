"""Why a record is here, or isn't: what is shown, and where it leads."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.cancel import CancelToken
from apdesk.ui.desk import Desk
from apdesk.ui.record.explain import ExplainView
from apdesk.worker.explaining import Candidate, Candidates, ExplainedRecord, ExplainedRow
from tests.ui.record import outbox_builder as outbox
from tests.ui.record.conftest import Bench, control

ROWS = (
    ExplainedRow("Country is not Australia", "Australia", ApdeskType.TEXT, "false"),
    ExplainedRow("Status is Open", "Open", ApdeskType.TEXT, "true"),
)
OLIVIA = ExplainedRecord("Olivia", False, "Olivia is not synced.", (), ROWS, "Lead", None)
TWO = Candidates(
    (
        Candidate("Olivia", ("Olivia Ltd",), "Lead", "00Q000000000001AAA", None),
        Candidate("Olivia", (), None, None, 7),
    ),
    more=True,
    asked=True,
)


@pytest.fixture
def asked(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked; two are called Olivia."""
    found: list[str] = []

    def explain(text: str) -> object:
        def work(_progress: object, _cancel: CancelToken) -> object:
            found.append(text)
            return TWO if text == "olivia" else OLIVIA

        return work

    monkeypatch.setattr(desk, "explain", explain)
    return found


@pytest.fixture
def view(qtbot: QtBot, desk: Desk, asked: list[str]) -> ExplainView:
    made = ExplainView(desk, shows=True)
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    return made


def test_one_of_several_is_chosen_and_its_criteria_are_said(
    qtbot: QtBot, view: ExplainView, asked: list[str], bench: Bench
) -> None:
    view.ask("olivia")
    bench.until(lambda: view.banner.title() == "2 records may be meant")
    bench.rest()
    assert "type more of the name" in view.banner.text()
    said = bench.said(view)
    assert "Lead · Olivia Ltd · only in Salesforce" in said
    assert "in apdesk" in said
    buttons = [each for each in view.findChildren(QPushButton) if each.text() == "Olivia"]
    assert [each.accessibleDescription() for each in buttons] == [
        "Lead · Olivia Ltd · only in Salesforce",
        "in apdesk",
    ]
    assert not view.criteria_button.isVisible()
    qtbot.keyClick(buttons[0], Qt.Key.Key_Space)
    bench.until(lambda: view.banner.title() == "Olivia is not synced.")
    assert asked == ["olivia", "00Q000000000001AAA"]
    assert view.banner.text() == "1 of the criteria below isn’t met."
    bench.until(lambda: "This record: Australia" in bench.said(view))
    assert not view.show_button.isVisible()
    with qtbot.waitSignal(view.criteria_asked) as heard:
        control(view, QPushButton, "Change the criteria…").click()
    assert heard.args == ["Lead"]


def test_the_pane_leads_to_the_criteria_and_asks_nobody_of_who_was_made_here(
    qtbot: QtBot, bench: Bench, asked: list[str], database: Path
) -> None:
    bench.show_person(bench.page.model.ids[0])
    bench.pane.tabs.setCurrentIndex(2)
    bench.until(bench.pane.explain.criteria_button.isVisible)
    with qtbot.waitSignal(bench.pane.criteria_asked):
        bench.pane.explain.criteria_button.click()
    assert len(asked) == 1
    bench.show_person(outbox.add(database, {"last_name": "Byron"}))
    assert bench.pane.explain.banner.title() == "Byron was made here"
    assert not bench.pane.explain.criteria_button.isVisible()
    assert len(asked) == 1


def test_the_record_is_opened_in_salesforce_by_its_key(
    qtbot: QtBot, bench: Bench, opened: list[str]
) -> None:
    detail = bench.show_person(bench.page.model.ids[0])
    bench.take_keys(bench.pane.copy_button)
    qtbot.keyClick(bench.pane.copy_button, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert opened == [f"https://riverside.my.salesforce.com/{detail.salesforce_id}"]


def test_what_cannot_be_decided_is_neither_met_nor_unmet(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch, bench: Bench
) -> None:
    rows = (
        ExplainedRow("Segment is not zzz", "Mid-Market", ApdeskType.TEXT, "undecided"),
        ExplainedRow("Region is North", None, ApdeskType.TEXT, "undecided"),
        ExplainedRow("Country is not Australia", "Australia", ApdeskType.TEXT, "false"),
    )
    found = ExplainedRecord("Olivia", False, "Olivia is not synced.", (), rows, "Lead", None)
    monkeypatch.setattr(desk, "explain", lambda _text: lambda _progress, _cancel: found)
    view = ExplainView(desk)
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    view.ask("Olivia")
    bench.until(lambda: bool(view.banner.title()))
    assert "1 of the criteria below isn’t met." in view.banner.text()
    said = bench.said(view)
    assert "This can’t be decided at present. This record had last: Mid-Market" in said
    assert "This record: blank" not in said
    assert "Blank" not in said
