"""What waits and what clashes of a lookup is told by name, as its value is."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.store.lists import Conflict, DetailField, PendingEdit
from apdesk.ui.activity.conflicts import consequence
from apdesk.ui.activity.troubles_tables import conflicts_model
from apdesk.ui.record.field_row import FieldRow, FieldState

pytestmark = pytest.mark.ui

ANN, BEN = "005000000000001AAA", "005000000000002AAA"
NAMES = {ANN: "Ann Lee", BEN: "Ben Ode"}
OWNER = DetailField(
    "owner_id", "Owner ID", ApdeskType.REFERENCE, BEN, True, "OwnerId", None, "Ben Ode"
)
CONFLICT = Conflict(
    id=1,
    entity="person",
    record_id=7,
    salesforce_id=None,
    sobject="Lead",
    name="Ada Lovelace",
    field="owner_id",
    label="Owner ID",
    salesforce="OwnerId",
    base=None,
    local=ANN,
    remote=BEN,
    winner="salesforce",
    at="2026-11-23T11:00:00Z",
    run_id=2,
    state="open",
    names=NAMES,
)


@pytest.fixture
def line(qtbot: QtBot) -> FieldRow:
    made = FieldRow(lambda _address: None)
    qtbot.addWidget(made)
    return made


def test_an_owner_who_waits_to_be_sent_took_the_place_of_a_name(line: FieldRow) -> None:
    edit = PendingEdit(
        "owner_id", "Owner ID", ANN, BEN, "2026-11-23T11:00:00Z", "You", False, NAMES
    )
    line.fill(OWNER, FieldState(pending=edit))
    assert line.was.text() == "Was “Ann Lee”"
    assert "Salesforce has “Ann Lee”." in line.mark.toolTip()


def test_a_conflict_of_owners_is_told_by_name(line: FieldRow) -> None:
    line.fill(OWNER, FieldState(conflict=CONFLICT))
    assert line.conflict_words.text() == (
        "Changed on both sides. Salesforce has “Ben Ode”, which won; you had “Ann Lee”."
    )


def test_the_list_of_conflicts_tells_names(line: FieldRow) -> None:
    model = conflicts_model(line)
    model.set_items((CONFLICT,))
    shown = [model.index(0, at).data() for at in range(model.columnCount())]
    assert shown[2:5] == ["blank", "Ann Lee", "Ben Ode"]
    assert "“Ann Lee”" in consequence(CONFLICT)
