"""How the columns of the people of a step share the room of a window of 1280 by 720."""

from __future__ import annotations

from collections.abc import Mapping

from apdesk.ui.journeys.people import PeoplePanel
from tests.ui.journeys.pages.user import User


def shown(user: User, journey: int, shape_id: str, which: str, *, notes: bool) -> PeoplePanel:
    user.open(journey, live=True).live.canvas.people_asked.emit(shape_id, which)
    panel = user.page.editor.live.panel
    user.until(lambda: panel.model.items and panel.table.isColumnHidden(3) != notes)
    user.until(lambda: panel.table.isVisible() and panel.table.viewport().width() > 300)
    return panel


def assert_fits(panel: PeoplePanel, *columns: int) -> None:
    for at in columns:
        assert not panel.table.isColumnHidden(at)
        assert panel.table.sizeHintForColumn(at) <= panel.table.columnWidth(at)


def test_names_and_moments_are_whole(journeys: Mapping[str, int], user: User) -> None:
    panel = shown(user, journeys["welcome"], "s3", "here", notes=False)
    assert_fits(panel, 1, 2)
    letters = panel.table.fontMetrics()
    usual = [each.name for each in panel.model.items if len(each.name) <= 21]
    longest = max(letters.horizontalAdvance(each) for each in usual)
    assert longest > 120  # "Wojciech Jędrzejczak"
    assert longest + 24 <= panel.table.columnWidth(0)
    assert panel.table.horizontalHeader().length() <= panel.table.viewport().width()


def test_names_are_beside_notes_too(journeys: Mapping[str, int], user: User) -> None:
    panel = shown(user, journeys["welcome"], "s2", "stuck", notes=True)
    assert_fits(panel, 0, 1)
    assert panel.table.horizontalHeader().length() <= panel.table.viewport().width()


def test_who_made_the_name_wider_keeps_that_when_people_are_read_anew(
    journeys: Mapping[str, int], user: User
) -> None:
    panel = shown(user, journeys["welcome"], "s2", "stuck", notes=True)
    panel.table.setColumnWidth(0, 190)
    panel.reload()
    user.rest()
    assert panel.table.columnWidth(0) == 190
