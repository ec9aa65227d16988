"""Lists show whom a lookup leads to by name, where it is known."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.ids import record_ids
from apdesk.ui.lists.model import Column, RecordModel

pytestmark = pytest.mark.ui

ANN, BEN = "005000000000001AAA", "005000000000002AAA"


class Here:
    """Rows with an owner each, and what is known of owners."""

    def __init__(self) -> None:
        self.known = {ANN: "Ann Lee"}
        self.asked: list[list[str]] = []
        self.model = RecordModel(self._rows, names_of=self._names_of)

    def _rows(self, some: Sequence[int], names: Sequence[str]) -> dict[int, tuple[object, ...]]:
        owners = (ANN, BEN, None)
        values = {
            n: {"name": f"L{n}", "owner_id": owners[n % 3], "@salesforce_id": ANN} for n in some
        }
        return {n: tuple(values[n][name] for name in names) for n in some}

    def _names_of(self, ids: Sequence[str]) -> dict[str, str]:
        self.asked.append(list(ids))
        return {each: self.known[each] for each in self.asked[-1] if each in self.known}

    def column(self, at: int) -> list[str]:
        model = self.model
        root = QModelIndex()
        return [
            model.data(model.index(row, at, root), Qt.ItemDataRole.DisplayRole)
            for row in range(model.rowCount())
        ]


@pytest.fixture
def here(qapp: QApplication) -> Here:
    made = Here()
    made.model.set_columns(
        [
            Column("name", "Name", ApdeskType.TEXT),
            Column("owner_id", "Owner ID", ApdeskType.REFERENCE),
            Column("@salesforce_id", "Salesforce ID", ApdeskType.REFERENCE),
        ]
    )
    made.model.set_ids(record_ids(range(3, 9)))
    return made


def test_owners_are_shown_by_name_and_asked_for_once_a_page(here: Here) -> None:
    assert here.column(1) == ["Ann Lee", BEN, "", "Ann Lee", BEN, ""]
    assert here.asked == [[ANN, BEN]]
    assert here.model.value(0, "owner_id") == ANN, "what is stored stays the id"
    assert here.column(2) == [ANN] * 6, "the record's own id is one"


def test_a_name_that_is_known_later_comes_with_the_next_refresh(here: Here) -> None:
    assert here.column(1)[1] == BEN
    here.known[BEN] = "Ben Ode"
    here.model.refresh()
    assert here.column(1)[1] == "Ben Ode"


def test_a_list_without_lookups_asks_for_no_names(here: Here) -> None:
    here.model.set_columns([Column("name", "Name", ApdeskType.TEXT)])
    assert here.column(0)[0] == "L3"
    assert here.asked == []
