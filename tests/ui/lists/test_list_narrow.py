"""A list cuts no button however narrow it is, in a long language too; "More" has what went."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from apdesk.language import speak
from apdesk.store.list_keys import ListKey
from apdesk.ui.lists.page import ListPage
from apdesk.ui.people.bulk_edit import BulkEditDialog
from apdesk.ui.widgets.focus import reading_order
from apdesk.ui.widgets.tool_line import ToolLine
from tests.helpers.clipping import clipped, settle
from tests.ui.lists.conftest import Bench
from tests.ui.wizard.foreign import LongLanguage

pytestmark = pytest.mark.ui


@pytest.fixture
def long_language() -> Iterator[None]:
    speak(LongLanguage())
    yield
    speak(None)


def least(page: ListPage) -> int:
    """The narrowest that the head may be."""
    return page._head.minimumSizeHint().width()


def narrow(page: ListPage) -> None:
    page.resize(least(page), 600)
    settle()


def entries(line: ToolLine) -> dict[str, tuple[str, bool]]:
    """What "More" offers: by which keys, and whether it can be had."""
    line.menu.aboutToShow.emit()
    return {
        each.text(): (each.shortcut().toString(), each.isEnabled()) for each in line.menu.actions()
    }


@pytest.mark.parametrize("key", ListKey)
def test_nothing_is_cut_at_any_width(long_language: None, bench: Bench, key: ListKey) -> None:
    page = bench.show(key)
    foot = page.selection
    for width in range(least(page), 1400, 40):
        page.resize(width, 600)
        seen = set()
        for select in (page.table.clearSelection, page.table.selectAll):
            select()
            assert clipped(page) == []
            seen.add((page._head.height(), foot.height(), foot.tools.put_away))
        assert len(seen) == 1, "nothing moves when something else is selected"
        assert foot.minimumSizeHint().width() <= least(page)


def test_more_has_what_went(bench: Bench) -> None:
    page = bench.show(ListKey.ALL)
    narrow(page)
    assert entries(page._head.tools) == {
        "Filter": ("", True),
        "Columns": ("", True),
        "Export what is shown": ("", True),
        "Import…": ("", True),
        "New contact…": ("Ctrl+N", True),
    }
    page.table.clearSelection()
    assert not page.selection.tools.more_button.isEnabled()
    page.table.selectRow(0)
    assert page.selection.tools.more_button.isEnabled()
    assert entries(page.selection.tools) == {
        "Edit fields…": ("Ctrl+E", True),
        "Add to list…": ("Ctrl+L", True),
        "Start journey…": ("Ctrl+J", True),
        "Add to Salesforce…": ("", True),
        "Delete…": ("Del", True),
    }


def test_what_went_works_from_the_menu_and_by_its_keys(qtbot: QtBot, bench: Bench) -> None:
    page = bench.page
    narrow(page)
    page.table.selectRow(0)
    entries(page.selection.tools)
    page.selection.tools.menu.actions()[0].trigger()
    bench.rest()
    (opened,) = (each for each in page.findChildren(QDialog) if each.isVisible())
    assert isinstance(opened, BulkEditDialog)
    opened.reject()
    qtbot.waitUntil(lambda: not any(each.isVisible() for each in page.findChildren(QDialog)))
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: any(each.isVisible() for each in page.findChildren(BulkEditDialog)))
    for each in page.findChildren(QDialog):
        if each.isVisible():
            each.reject()
    bench.rest()


def test_filter_and_columns_open_at_more(bench: Bench) -> None:
    page = bench.page
    narrow(page)
    line = page._head.tools
    entries(line)
    more = line.more_button.mapToGlobal(line.more_button.rect().bottomLeft())
    for action, opened in (
        (line.menu.actions()[0], lambda: page.filters.editor),
        (line.menu.actions()[1], lambda: page.arrangement.chooser),
    ):
        action.trigger()
        assert opened().isVisible()
        assert 0 < opened().mapToGlobal(opened().rect().topLeft()).y() - more.y() < 20
        opened().hide()


def test_tab_goes_through_a_narrow_list_as_it_is_read(bench: Bench) -> None:
    page = bench.page
    narrow(page)
    page.table.selectRow(0)
    head, foot = page._head.tools, page.selection.tools
    for width in (least(page), 420, 900, 1400, least(page)):
        page.resize(width, 600)
        settle()
        wanted = [each for each in reading_order(page) if each.isVisible() and each.isEnabled()]
        found = []
        at = page.search
        while True:
            if at.isVisible() and at.isEnabled() and at in wanted:
                found.append(at)
            at = at.nextInFocusChain()
            if at is page.search:
                break
        assert found == wanted
        assert found.index(page.search) < found.index(page.table)
    assert head.put_away
    assert foot.put_away
