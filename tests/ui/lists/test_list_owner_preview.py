"""The preview lists owners as its file has them, and says so."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from apdesk.domain.schema import FieldSchema, FieldType, SObjectSchema
from apdesk.sync.preview_result import (
    FieldChange,
    ObjectPreview,
    Preview,
    PreviewGroup,
    PreviewRecord,
)
from apdesk.ui.wizard.preview_tables import EffectTable

pytestmark = pytest.mark.ui

ANN, BEN = "005000000000001AAA", "005000000000002AAA"
SCHEMAS = {
    "Lead": SObjectSchema(
        "Lead",
        "Lead",
        "Leads",
        (
            FieldSchema("OwnerId", "Owner ID", FieldType.REFERENCE, reference_to=("User",)),
            FieldSchema("City", "City", FieldType.STRING),
        ),
    )
}


def preview(*changes: FieldChange) -> Preview:
    record = PreviewRecord("00Q000000000001AAA", "Cat Orr", changes=changes)
    return Preview({"Lead": ObjectPreview("Lead", change=PreviewGroup(1, (record,)))})


def test_owners_are_shown_as_the_file_has_them_and_it_is_said(qtbot: QtBot) -> None:
    table = EffectTable()
    qtbot.addWidget(table)
    table.show()
    found = preview(FieldChange("OwnerId", "Owner ID", ANN, BEN))
    table.show_preview(found, SCHEMAS)
    assert table.model.line(0).words == f"Owner ID: {ANN} → {BEN}"
    assert f"Owner ID,{ANN},{BEN}" in found.to_csv()
    assert table.ids_note.isVisible()
    assert "Salesforce ID" in table.ids_note.text()
    table.show_preview(preview(FieldChange("City", "City", "Ulm", "Bonn")), SCHEMAS)
    assert not table.ids_note.isVisible()
