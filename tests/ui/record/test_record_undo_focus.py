"""Undo beside a field gives the focus to that field, whose button goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.record import outbox_builder as outbox
from tests.ui.record.conftest import Bench


@pytest.mark.parametrize("before", ["Count", None])
def test_undo_leads_back_to_its_field(
    qtbot: QtBot, bench: Bench, database: Path, before: str | None
) -> None:
    lead = next(
        each for each in outbox.ids(database) if bool(outbox.value(database, each, "title"))
    )
    if before is None:
        lead = next(
            each for each in outbox.ids(database) if not outbox.value(database, each, "title")
        )
    outbox.edit(database, lead, {"title": "Countess"})
    bench.show_person(lead)
    line = bench.line("Title")
    bench.take_keys(line.undo_button)
    qtbot.keyClick(line.undo_button, Qt.Key.Key_Space)
    bench.rest()
    assert bench.detail.pending == ()
    assert bench.line("Title").cell.hasFocus()
