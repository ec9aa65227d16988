"""The whole way, in the real window: what is changed and added here reaches the org."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from apdesk.domain.apdesk_types import Entity
from apdesk.store.lists import ListKey
from apdesk.ui.editors.reference import ReferenceEditor
from apdesk.ui.people.new_contact import NewContactDialog
from apdesk.ui.theme import apply_theme
from tests.ui.main.synced_day import Day
from tests.ui.record.conftest import control

KEYS = Qt.Key


@pytest.fixture
def day(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Day]:
    apply_theme(qapp, "light")
    made = Day(qtbot, tmp_path, monkeypatch)
    try:
        made.open()
        yield made
    finally:
        made.close()


def of_the_org(day: Day, soql: str) -> list[dict[str, object]]:
    return [dict(each) for each in day.server.org.query(soql).records()]


def test_an_edit_in_the_pane_reaches_the_org_and_is_no_news_after(qtbot: QtBot, day: Day) -> None:
    window = day.window
    window.go(ListKey.LEADS)
    page, pane = window.lists[ListKey.LEADS], window.pane
    day.until(lambda: page.model.rowCount() > 0)
    record_id = page.model.ids[0]
    window.show_record(Entity.PERSON, record_id)
    day.until(lambda: pane.detail is not None and pane.detail.id == record_id)
    pane.blanks.setChecked(True)
    day.until(lambda: not day.desktop.runner.busy)
    assert pane.fields.edit("title")
    line = control(pane.fields, QLineEdit, "Title")
    qtbot.keyClicks(line, "Countess")
    qtbot.keyClick(line, KEYS.Key_Return)
    day.until(lambda: pane.detail is not None and bool(pane.detail.pending))
    assert pane.detail is not None
    salesforce_id = pane.detail.salesforce_id
    day.sync()
    found = of_the_org(day, f"SELECT Title FROM Lead WHERE Id = '{salesforce_id}'")
    assert [each["Title"] for each in found] == ["Countess"]
    day.until(lambda: pane.detail is not None and not pane.detail.pending)
    assert pane.detail.value("title") == "Countess"
    day.sync()
    assert pane.detail.value("title") == "Countess"
    assert pane.detail.conflicts == ()


def test_a_new_contact_of_a_list_is_created_in_the_org(qtbot: QtBot, day: Day) -> None:
    window = day.window
    window.go(ListKey.LEADS)
    page = window.lists[ListKey.LEADS]
    day.until(lambda: page.model.rowCount() > 0)
    page.new_button.click()
    (dialog,) = window.findChildren(NewContactDialog)
    day.until(lambda: not day.desktop.runner.busy and dialog.add_button.isEnabled())
    for name, text in (("Last Name", "Lovelace"), ("Company", "Engines")):
        qtbot.keyClicks(control(dialog, QLineEdit, name), text)
    control(dialog, QPushButton, "Add contact").click()
    day.until(page.commands.banner.isVisible)
    day.sync()
    soql = "SELECT Id, Company FROM Lead WHERE LastName = 'Lovelace'"
    (made,) = of_the_org(day, soql)
    assert made["Company"] == "Engines"
    day.sync()
    assert len(of_the_org(day, soql)) == 1
    assert str(made["Id"]) in day.salesforce_ids()


def test_an_owner_is_chosen_by_name(qtbot: QtBot, day: Day) -> None:
    window = day.window
    window.go(ListKey.LEADS)
    page, pane = window.lists[ListKey.LEADS], window.pane
    day.until(lambda: page.model.rowCount() > 0)
    record_id = page.model.ids[0]
    window.show_record(Entity.PERSON, record_id)
    day.until(lambda: pane.detail is not None and pane.detail.id == record_id)
    day.until(lambda: not day.desktop.runner.busy)
    assert pane.detail is not None
    before, salesforce_id = pane.detail.value("owner_id"), pane.detail.salesforce_id
    assert pane.fields.edit("owner_id")
    (editor,) = pane.fields.findChildren(ReferenceEditor)
    day.until(lambda: editor.shown_name.text() != "")  # the name of the present owner
    control(editor, QPushButton, "Choose…").click()
    users = of_the_org(day, "SELECT Id, Name FROM User WHERE IsActive = true ORDER BY Name")
    other = next(each for each in users if each["Id"] != before)
    caption = f"{other['Name']} (User)"
    day.until(lambda: caption in editor.picker.captions)
    editor.picker.toggle(editor.picker.captions.index(caption))
    day.until(lambda: pane.detail is not None and pane.detail.value("owner_id") == other["Id"])
    assert pane.fields.editing is None
    day.sync()
    found = of_the_org(day, f"SELECT OwnerId FROM Lead WHERE Id = '{salesforce_id}'")
    assert [each["OwnerId"] for each in found] == [other["Id"]]
