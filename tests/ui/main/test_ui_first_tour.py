"""The tour begins by itself once: when the first sync has filled the lists."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from apdesk.domain.run import Cause, ObjectCounts
from apdesk.ui.help.tour import Tour
from apdesk.ui.main_window import MainWindow
from apdesk.ui.sidebar import Place
from tests.ui.main.desk_builder import NOW, report


def first_sync_ends(window: MainWindow) -> None:
    window.runs._news.expect_first_sync()
    window.go(Place.SYNC)
    counts = {"Lead": ObjectCounts(members=57, entered=57)}
    window.runs.run_finished(report(1, NOW, Cause.FIRST, counts))


def tours(window: MainWindow) -> list[Tour]:
    return [each for each in window.findChildren(Tour) if each.at >= 0]


def test_the_first_sync_is_followed_by_the_tour_once(qtbot: QtBot, window: MainWindow) -> None:
    first_sync_ends(window)
    qtbot.waitUntil(lambda: len(tours(window)) == 1)
    assert window.current_list is not None, "over the list that was filled"
    tours(window)[0].end()
    first_sync_ends(window)
    qtbot.waitUntil(lambda: not window.desk.runner.busy)
    assert tours(window) == []
    next(each for each in window.commands() if each.key == "help.tour").run()
    assert len(tours(window)) == 1, "it can be had again"
    tours(window)[0].end()
