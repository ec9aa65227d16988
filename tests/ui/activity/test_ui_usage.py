"""API usage: the org's numbers and ours, by day and cause, and the budget with its stop."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QSpinBox
from pytestqt.qtbot import QtBot

from apdesk.paths import DataDir
from apdesk.store.database import Store
from apdesk.store.settings import Settings
from apdesk.sync.schedule import Scarce, Slowing
from apdesk.sync.settings import SyncSettings
from apdesk.ui import words
from apdesk.ui.activity.chart import (
    DARK_PARTS,
    LIGHT_PARTS,
    Column,
    DaysChart,
    part_colours,
    ticks,
)
from apdesk.ui.activity.usage import PARTS, day_words, kinds_of
from apdesk.ui.desk import Desk
from apdesk.ui.main_window import MainWindow
from apdesk.ui.sidebar import Place
from apdesk.ui.theme import DARK, LIGHT, contrast, theme
from apdesk.worker.messages import ErrorInfo, NextRun, SyncState, Treatment
from tests.ui.activity.by_name import Hands

CHART = "API calls of the last 14 days"
LIMIT = "Limit apdesk’s own API calls"
NUMBER = "Calls in 24 hours"


def budget(data_dir: DataDir) -> int | None:
    with Store(data_dir.database, check=False) as store:
        return SyncSettings.stored(Settings(store)).daily_budget


def test_nothing_is_drawn_before_the_first_call(hands: Hands) -> None:
    hands.open_tab("API usage")
    hands.sees("apdesk has made no calls in these days.", "Not known yet: a sync finds out.")
    assert CHART not in hands.names(DaysChart)


def test_the_org_s_numbers_and_ours(troubles: None, hands: Hands) -> None:
    hands.open_tab("API usage")
    hands.sees("12,904 of 100,000 calls", "173 calls")


def test_the_chart_s_numbers_are_reached_by_the_keyboard(
    qtbot: QtBot, troubles: None, hands: Hands
) -> None:
    hands.open_tab("API usage")
    chart = hands.find(DaysChart, CHART)
    rows = hands.rows("API calls by day")
    assert len(rows) == len(chart.columns) == 14
    hands.tab_to(chart)
    assert chart.current == 13
    hands.sees(day_words(chart.columns[13]))
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    yesterday = chart.columns[12]
    told = QAccessible.queryAccessibleInterface(chart)
    assert told is not None
    assert told.text(QAccessible.Text.Name) == CHART
    assert told.text(QAccessible.Text.Description) == day_words(yesterday)
    assert rows[1][1] == words.number(yesterday.total)
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert chart.current == 0
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.current == 0
    qtbot.keyClick(chart, Qt.Key.Key_End)
    assert chart.current == 13


def test_the_budget_is_set_here_and_shown_in_the_preferences(
    qtbot: QtBot, hands: Hands, data_dir: DataDir, window: MainWindow, desk: Desk
) -> None:
    hands.open_tab("API usage")
    with qtbot.waitSignal(window.reload_asked):
        hands.press(LIMIT)
    hands.rest()
    assert budget(data_dir) == 5000
    box = hands.find(QSpinBox, NUMBER)
    hands.tab_to(box)
    box.selectAll()
    with qtbot.waitSignal(window.reload_asked):
        qtbot.keyClicks(box, "1200")
    hands.rest()
    assert budget(data_dir) == 1200
    hands.sees("0 of 1,200 calls")
    window.go(Place.PREFERENCES)
    hands.rest()
    shown = window.preferences_page.schedule.budget
    assert shown.budget == 1200
    with qtbot.waitSignal(window.reload_asked):
        shown.limited.click()
    hands.rest()
    assert budget(data_dir) is None


def test_a_stop_says_until_when(
    troubles: None, hands: Hands, window: MainWindow, desk: Desk
) -> None:
    error = ErrorInfo(
        "The daily budget of API calls is used up",
        "apdesk made the 150 calls that you allow it in 24 hours.",
        "It goes on by itself.",
        "budget.reached",
        Treatment.LIMIT,
    )
    now = desk.clock.now()
    window.next_run_changed(NextRun(SyncState.LIMITED, now + timedelta(hours=3), error))
    hands.open_tab("API usage")
    until = words.clock(now + timedelta(hours=3), now)
    hands.sees(f"No calls until {until}", "Syncing goes on by itself then.")
    assert window.sidebar.status.text() == f"Waiting for API calls until {until}"
    window.next_run_changed(NextRun(SyncState.IDLE, now + timedelta(minutes=7)))
    assert not window.sync_page.usage.stopped.isVisible()


def test_slower_runs_say_why_and_until_when(
    troubles: None, hands: Hands, window: MainWindow, desk: Desk
) -> None:
    now = desk.clock.now()
    ten, hour = timedelta(minutes=10), timedelta(minutes=60)
    slow = Slowing(Scarce.ORG, 82_000, 100_000, ten, hour)
    window.next_run_changed(NextRun(SyncState.IDLE, now + timedelta(minutes=27), None, slow))
    org = (
        "Your org has used 82,000 of its 100,000 API calls of the last 24 hours (82 %). Until that "
        "falls to 80 %, apdesk syncs every hour instead of every 10 minutes; each sync looks again."
    )
    hands.sees("Next run in 27 min.", org)
    assert window.sidebar.status.text().endswith(" · next in 27 min, as API calls are above 80 %")
    hands.open_tab("API usage")
    page = window.sync_page
    assert page.usage.stopped.title() == "Syncing less often"
    hands.sees("Sync now still syncs at once. The calls are those of all programs")
    until = now + timedelta(hours=3)
    slow = Slowing(Scarce.BUDGET, 135, 150, ten, timedelta(minutes=30), until)
    window.next_run_changed(NextRun(SyncState.IDLE, now + timedelta(minutes=27), None, slow))
    hands.sees(
        "apdesk has made 135 of the 150 API calls that you allow it in 24 hours (90 %). Until that "
        f"falls to 80 % ({words.clock(until, now)} at the earliest), it syncs every 30 minutes "
        "instead of every 10 minutes.",
        "A higher limit below brings the usual interval back.",
    )
    window.next_run_changed(NextRun(SyncState.IDLE, now + timedelta(minutes=7)))
    assert not page.usage.stopped.isVisible()
    assert not page.card.slower.isVisible()
    assert window.sidebar.status.text().endswith(" · next in 7 min")


def test_a_budget_below_what_was_used_says_when_calls_are_free(
    troubles: None, hands: Hands, data_dir: DataDir
) -> None:
    with Store(data_dir.database, check=False) as store:
        Settings(store).set_setting("sync.daily_budget", 100)
    hands.open_tab("API usage")
    hands.sees("No calls until ", "173 of 100 calls")
    assert hands.find(QAbstractButton, LIMIT).isChecked()


def test_the_chart_is_drawn_in_light_and_dark(qtbot: QtBot, troubles: None, hands: Hands) -> None:
    hands.open_tab("API usage")
    chart = hands.find(DaysChart, CHART)
    shots = []
    for scheme in ("light", "dark"):
        theme().apply(scheme)
        image = chart.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        pixels = set(memoryview(image.constBits()).cast("I"))
        found = {QColor.fromRgb(each).name() for each in pixels}
        assert {part_colours()[0], part_colours()[2]} <= found
        shots.append(found)
    assert shots[0] != shots[1]
    theme().apply("light")


@pytest.mark.parametrize(("parts", "scheme"), [(LIGHT_PARTS, LIGHT), (DARK_PARTS, DARK)])
def test_the_parts_stand_out_from_the_page(parts: tuple[str, ...], scheme: object) -> None:
    assert len(set(parts)) == len(PARTS)
    assert all(contrast(each, getattr(scheme, "raised")) >= 3 for each in parts)  # noqa: B009


@pytest.mark.parametrize(
    ("highest", "expected"),
    [
        (0, (0, 1)),
        (3, (0, 1, 2, 3)),
        (9, (0, 2, 4, 6, 8, 10)),
        (219, (0, 50, 100, 150, 200, 250)),
        (1001, (0, 500, 1000, 1500)),
    ],
)
def test_the_scale_has_round_numbers(highest: int, expected: tuple[int, ...]) -> None:
    assert ticks(highest) == expected


def test_a_day_in_words() -> None:
    numbers = kinds_of({"changes": 140, "lookup": 4, "push": 3, "somewhere": 1})
    assert sum(numbers) == 148
    said = day_words(Column(date(2026, 2, 3), numbers))
    assert said == "3 Feb 2026: 148 calls (looking for changes 144, sending changes 3, other 1)."
    assert day_words(Column(date(2026, 2, 3), (0,) * 6)) == "3 Feb 2026: no calls."
