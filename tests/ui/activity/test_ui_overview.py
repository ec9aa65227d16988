"""The overview: charts that are read by eye, by keyboard and as tables, and what they say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QTableView
from pytestqt.qtbot import QtBot

from apdesk.paths import DataDir
from apdesk.store.database import Store
from apdesk.store.lists import CauseGroup
from apdesk.ui import words
from apdesk.ui.activity.chart import Column, DaysChart
from apdesk.ui.activity.charts.bars import Bar, BarsChart
from apdesk.ui.activity.charts.lines import LinesChart, Point
from apdesk.ui.activity.charts.looks import BLUE, GREEN, ORANGE, RED, Look
from apdesk.ui.activity.charts.scale import evenly, time_ticks, top_of
from apdesk.ui.activity.charts.walked import WalkedChart
from apdesk.ui.activity.overview import PERIOD, OverviewView
from apdesk.ui.activity.overview_words import history_words, members_sentence, runs_sentence
from apdesk.ui.desk import Desk
from apdesk.ui.main_window import MainWindow
from apdesk.ui.theme import DARK, LIGHT, contrast, theme
from apdesk.worker.overview import Changes, Overview, Runs
from tests.helpers.clipping import clipped
from tests.ui.activity.by_name import Hands

LOOKS = (BLUE, GREEN, ORANGE, RED)
TODAY = date(2026, 11, 30)


@pytest.fixture
def overview(history: None, hands: Hands, window: MainWindow) -> OverviewView:
    hands.rest()
    return window.sync_page.overview


def made(days: int = 7, **given: object) -> Overview:
    """An overview of empty days with some of its parts."""
    plain = Overview(
        days=tuple(TODAY - timedelta(days=back) for back in reversed(range(days))),
        changes=(Changes(),) * days,
        runs=(Runs(),) * days,
        calls=(0,) * days,
        since=TODAY - timedelta(days=400),
    )
    return replace(plain, **given)  # type: ignore[arg-type]


# -- the page -----------------------------------------------------------------------------------


def test_it_is_the_first_tab_and_shows_six_charts(
    qtbot: QtBot, overview: OverviewView, hands: Hands
) -> None:
    assert overview.isVisible()
    assert hands.names(WalkedChart) == [
        "Records here",
        "Changes from Salesforce",
        "Runs",
        "How long a run takes",
        "API calls of apdesk",
        "Errors by cause, now",
    ]
    hands.sees("56 leads, 40 contacts", "runs in 30 days", "of 250 calls", "18 changes have not")
    chart = overview.charts.changes_chart
    qtbot.mouseMove(chart, chart.slot(chart.area(chart.marks()), 3).center().toPoint())
    assert chart.current == 3
    assert overview.charts.changes.told.text() == chart.words_at(3)
    causes = tuple(
        CauseGroup(f"C{at}", f"Cause {at}", "c", 9 - at, 1, ("Lead",), "") for at in range(8)
    )
    overview.charts.show_overview(replace(made(30), causes=causes))
    bars = overview.charts.errors_chart.bars
    assert [each.number for each in bars] == [9, 8, 7, 6, 5, 4 + 3 + 2]
    assert bars[-1].name == "Other causes"


def test_the_keys_walk_through_the_days_and_each_is_told(
    qtbot: QtBot, overview: OverviewView, hands: Hands
) -> None:
    chart = hands.find(LinesChart, "Records here")
    hands.tab_to(chart)
    last = len(chart.points) - 1
    assert (chart.current, last) == (29, 29)
    heard: list[str] = []
    chart.told.connect(heard.append)
    interface = QAccessible.queryAccessibleInterface(chart)
    assert interface is not None
    assert interface.role() is QAccessible.Role.Chart
    for key, at in (
        (Qt.Key.Key_Left, last - 1),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_End, last),
    ):
        qtbot.keyClick(chart, key)
        assert chart.current == at
        assert interface.text(QAccessible.Text.Value) == chart.words_at(at)
        assert interface.text(QAccessible.Text.Description) == chart.words_at(at)
        assert overview.charts.members.told.text() == chart.words_at(at)
    assert len(heard) == 4  # the second Left led nowhere
    assert heard[-1].endswith(": 56 leads, 40 contacts and 20 companies.")


def test_the_tables_have_the_very_numbers_of_the_charts_and_are_copied_by_keyboard(
    qtbot: QtBot, overview: OverviewView, hands: Hands
) -> None:
    for card in overview.charts.cards:
        card.turn()
        assert not card.chart.isVisible()
        rows = hands.rows(card.chart.accessibleName())
        chart = card.chart
        if isinstance(chart, LinesChart):
            shown = [[_number(x) for x in each.numbers] for each in reversed(chart.points)]
            assert [row[1:] for row in rows] == shown
        elif isinstance(chart, BarsChart):
            assert rows == [[each.name, words.number(each.number)] for each in chart.bars]
        elif chart is overview.charts.times_chart:
            seconds = [each.numbers[0] / 1000 for each in reversed(chart.columns)]
            assert [row[1] for row in rows] == [words.duration(x) if x else "–" for x in seconds]
        else:
            assert isinstance(chart, DaysChart)
            shown = [[_number(x) for x in each.numbers] for each in reversed(chart.columns)]
            assert [row[1 : len(each) + 1] for row, each in zip(rows, shown, strict=True)] == shown
    card = overview.charts.changes
    card.turn()
    hands.tab_to(card.table_button)
    qtbot.keyClick(card.table_button, Qt.Key.Key_Space)
    assert card.table_button.accessibleName() == "Show as chart"
    view = hands.find(QTableView, "Changes from Salesforce")
    hands.tab_to(view)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    hands.select(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "Day\tEntered\tChanged\tLeft\tAll"
    whole = ["\t".join(each) for each in hands.rows("Changes from Salesforce")]
    assert len(lines) == 3
    assert all(each in whole for each in lines[1:])
    view.clearSelection()
    hands.tab_to(card.copy_button)
    qtbot.keyClick(card.copy_button, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text().split("\n")[1:] == whole


def _number(number: int | None) -> str:
    return "–" if number is None else words.number(number)


def test_a_period_is_chosen_and_charts_lead_to_what_they_are_about(
    qtbot: QtBot, overview: OverviewView, hands: Hands, desk: Desk, window: MainWindow
) -> None:
    hands.press("7 days")
    assert len(overview.charts.members_chart.points) == 7
    hands.sees("than a week ago.")
    assert int(str(desk.memory.value(PERIOD))) == 7
    again = OverviewView(desk)
    qtbot.addWidget(again)
    assert again.period == 7
    for link, tab in (
        ("All runs", window.sync_page.history),
        ("Calls by purpose", window.sync_page.usage),
        ("All errors", window.sync_page.errors),
    ):
        hands.open_tab("Overview")
        hands.press(link)
        assert window.sync_page.tabs.current is tab
    hands.open_tab("Overview")
    chart = hands.find(BarsChart, "Errors by cause, now")
    hands.tab_to(chart)
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    wanted = chart.bars[1]
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    hands.rest()
    assert window.sync_page.tabs.current is window.sync_page.errors
    assert window.sync_page.errors.title.text() == wanted.name


def test_before_and_after_the_first_sync_the_page_says_what_will_be_here(
    data_dir: DataDir, hands: Hands, window: MainWindow
) -> None:
    with Store(data_dir.database, check=False) as store, store.transaction() as connection:
        connection.execute("UPDATE run SET started_at = ?", (datetime.now(UTC).isoformat(),))
    window.sync_page.reload()
    hands.sees(
        "Your history begins today. The charts grow with every day.",
        "40 contacts and 20 companies since the first sync today.",
        "There are no errors.",
    )
    with Store(data_dir.database, check=False) as store, store.transaction() as connection:
        connection.execute("DELETE FROM run")
    window.sync_page.reload()
    hands.sees("No history yet", "how your lists grow and change")
    assert hands.names(WalkedChart) == []
    assert "7 days" not in hands.names(QAbstractButton)


def test_nothing_is_cut_in_two_columns_or_in_one(
    overview: OverviewView, window: MainWindow
) -> None:
    first, second = overview.charts.members, overview.charts.changes
    for width, beside in ((1280, True), (880, False)):
        window.resize(width, 720)
        assert clipped(overview) == []
        assert (first.y() == second.y()) is beside
        for card in overview.charts.cards:
            card.turn()
        assert clipped(overview) == []


def test_the_overview_is_made_when_the_page_is_seen(window: MainWindow) -> None:
    window.sync_page.reload()
    assert window.sync_page._overview.made is None


# -- how it is drawn ----------------------------------------------------------------------------


@pytest.mark.parametrize(("scheme", "colours"), [("light", LIGHT), ("dark", DARK)])
def test_series_stand_out_from_the_card_and_differ_in_lightness_and_form(
    scheme: str, colours: object
) -> None:
    card = str(getattr(colours, "raised"))  # noqa: B009
    found = [each.dark if scheme == "dark" else each.light for each in LOOKS]
    assert all(contrast(each, card) >= 3 for each in found)
    assert all(contrast(one, other) >= 1.35 for one, other in combinations(found, 2))
    assert len({each.pattern for each in LOOKS}) == len(LOOKS)
    lines = (BLUE, GREEN, ORANGE)
    assert len({each.mark for each in lines}) == len(lines)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_series_are_painted(qtbot: QtBot, scheme: str) -> None:
    theme().apply(scheme)  # type: ignore[arg-type]
    days = [TODAY - timedelta(days=back) for back in (2, 1, 0)]
    columns = DaysChart("Columns", lambda _: "", LOOKS)
    columns.show_columns([Column(day, (40, 30, 20, 10)) for day in days], 90, "Bound")
    lines = LinesChart("Lines", lambda _: "")
    lines.show_points([Point(day, (40, None, 9)) for day in days], (BLUE, GREEN, ORANGE))
    bars = BarsChart("Bars", lambda _: "", RED)
    bars.show_bars([Bar("a", "A", 12), Bar("b", "B", 1)])
    wanted: tuple[tuple[WalkedChart, tuple[Look, ...]], ...] = (
        (columns, LOOKS),
        (lines, (BLUE, ORANGE)),
        (bars, (RED,)),
    )
    for chart, looks in wanted:
        qtbot.addWidget(chart)
        chart.resize(480, 240)
        image = chart.grab().toImage()
        found = {
            image.pixelColor(x, y).name()
            for x in range(image.width())
            for y in range(image.height())
        }
        assert {each.colour.name() for each in looks} <= found, chart.accessibleName()
        if chart is lines:
            assert GREEN.colour.name() not in found
    theme().apply("light")


def test_a_first_sync_does_not_flatten_the_days_after_it() -> None:
    assert top_of([12_000, 30, 42, 28, 35, 31, 40]) == 42
    assert top_of([12_000, 30, 42, 28]) == 12_000  # too few to say what is usual
    assert top_of([120, 30, 42, 28, 35, 31, 40]) == 120
    assert top_of([0, 0]) == 0


def test_the_axis_of_durations_is_in_whole_seconds_or_minutes() -> None:
    assert time_ticks(2_400) == (0, 1000, 2000, 3000)
    assert time_ticks(600_000) == (0, 120_000, 240_000, 360_000, 480_000, 600_000)


def test_the_last_day_is_always_written() -> None:
    assert list(evenly(7, 700, 60)) == [0, 1, 2, 3, 4, 5, 6]
    assert list(evenly(30, 300, 60))[-1] == 29
    assert list(evenly(0, 300, 60)) == []


# -- what it says -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            made(members={"Lead": (1169,) * 6 + (1204,)}, before={"Lead": 1169}),
            "1,204 leads: 35 more than a week ago.",
        ),
        (
            made(members={"Lead": (5,) * 7, "Account": (2,) * 7}, before={"Lead": 9, "Account": 1}),
            "5 leads and 2 companies: 3 fewer than a week ago.",
        ),
        (made(members={"Lead": (5,) * 7}, before={"Lead": 5}), "5 leads: as many as a week ago."),
        (
            made(30, members={"Lead": (8,) * 30}, before={"Lead": 5}),
            "8 leads: 3 more than 30 days ago.",
        ),
        (
            made(members={"Lead": (None, None, 4, 4, 4, 4, 9)}),
            "9 leads: 5 more than on 26 Nov 2026.",
        ),
        (made(members={"Lead": (None,) * 6 + (9,)}), "9 leads since the first sync today."),
        (made(), "No record of Salesforce is here."),
    ],
)
def test_members_in_words(given: Overview, said: str) -> None:
    assert members_sentence(given) == said


def test_runs_in_words() -> None:
    good = (Runs(),) * 6 + (Runs(done=144),)
    assert runs_sentence(made(runs=good)) == "144 runs in 7 days, and none of them failed."
    bad = (Runs(failed=2), *good[1:])
    assert runs_sentence(made(runs=bad)) == "146 runs in 7 days, 2 of them failed."


def test_how_far_the_history_goes_is_told() -> None:
    assert history_words(made()) == ""
    later = made(since=TODAY - timedelta(days=2))
    assert history_words(later) == "Your history begins on 28 Nov 2026, with the first sync."
    assert "Runs are kept since 28 Nov 2026" in history_words(replace(later, pruned=True))
