"""Somebody isn't in the list: the window alone says why, and leads to criteria that let them in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from apdesk.domain.setup_flow import Page
from apdesk.store.list_keys import ListKey
from apdesk.worker.messages import SyncState
from tests.ui.main.synced_day import Day


def press(root: QWidget, name: str) -> None:
    """Presses the one button that is seen under that name."""
    found = [
        each
        for each in root.findChildren(QAbstractButton)
        if each.isVisible() and each.accessibleName() == name
    ]
    assert len(found) == 1, f"{len(found)} × {name!r}"
    found[0].setFocus()
    found[0].click()


def said(root: QWidget) -> str:
    return "\n".join(each.text() for each in root.findChildren(QLabel) if each.isVisible())


def test_from_a_search_for_nobody_to_the_lead_in_the_list(qtbot: QtBot, day: Day) -> None:
    org, window = day.server.org, day.window
    for first in ("Olivia", "Oscar"):
        org.create(
            "Lead",
            {
                "FirstName": first,
                "LastName": "Outback",
                "Company": f"{first} Ltd",
                "Country": "Australia",
            },
        )
    day.sync()
    left_out = "SELECT Id FROM Lead WHERE Country = 'Australia' AND IsConverted = false"
    would_enter = len(list(org.query(left_out).records()))

    # nobody of that name is in the list
    window.go(ListKey.LEADS)
    page = window.lists[ListKey.LEADS]
    page.focus_search()
    qtbot.keyClicks(page.search, "outback")
    day.until(page.empty.isVisible)
    press(page, "Why isn’t a record here?")

    # two are called so in Salesforce: the one that is meant is chosen
    missing = window.sync_page.missing
    assert missing.isVisible()
    assert missing.lookup.text() == "outback"
    day.until(lambda: missing.explain.banner.title() == "2 records may be meant")
    day.until(lambda: "Olivia Ltd" in said(missing))
    assert "only in Salesforce" in said(missing)
    day.until(lambda: isinstance(QApplication.focusWidget(), QAbstractButton))
    focus = QApplication.focusWidget()
    assert isinstance(focus, QAbstractButton)
    assert "Outback" in focus.text()
    press(missing, "Olivia Outback")

    # the criterion that leaves her out, with her own value
    day.until(lambda: missing.explain.banner.title() == "Olivia Outback is not synced.")
    day.until(lambda: "Country is not Australia" in said(missing))
    assert "This record: Australia" in said(missing)
    press(missing, "Change the criteria…")

    # other criteria, and who else would enter by them
    wizard = window.wizard
    assert wizard.flow.page is Page.CONFIGURE
    section = wizard.configure.sections["Lead"]
    assert section.isVisible()
    assert section.editor is not None
    assert section.editor.isVisible()
    (row,) = section.editor.rows
    assert row.field.field_name == "Country"
    press(section.editor, "Remove criterion 1")
    qtbot.mouseClick(next(iter(section.modes.values())), Qt.MouseButton.LeftButton)
    wizard.go_next()
    wizard.go_next()
    assert wizard.flow.page is Page.PREVIEW
    day.until(lambda: wizard.preview.result is not None)
    result = wizard.preview.result
    assert result is not None
    assert result.objects["Lead"].enter.count == would_enter
    press(wizard.preview, "Show by name")
    model = wizard.preview.table.model
    names = {model.line(at).name for at in range(model.rowCount())}
    assert {"Olivia Outback", "Oscar Outback"} <= names

    # and she is in the list
    press(wizard, "Sync with Salesforce")
    day.until(lambda: len(day.salesforce_ids()) == len(day.leads_of_the_org()) + would_enter)
    window.go(ListKey.LEADS)
    day.until(lambda: page.model.rowCount() == 2)
    assert page.table.isVisible()
    day.until(lambda: day.state is SyncState.IDLE and not window._desk.runner.busy)


def test_who_is_here_is_shown_in_the_list(qtbot: QtBot, day: Day) -> None:
    window = day.window
    record_id, name = next(
        (each, str(row[0]))
        for each, row in window._desk.views.rows(
            ListKey.LEADS, window._desk.views.ids(ListKey.LEADS), ["name"]
        ).items()
        if row[0]
    )
    window.sync_page.show_missing(name)
    explain = window.sync_page.missing.explain
    day.until(lambda: explain.banner.kind == "success" and name in explain.banner.title())
    press(explain, "Show the record")
    day.until(lambda: window.current_list is window.lists[ListKey.ALL])
    day.until(lambda: window.lists[ListKey.ALL].table.current_id() == record_id)
    day.until(lambda: not window._desk.runner.busy)
