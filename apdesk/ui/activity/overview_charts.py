"""The charts of the overview, and how each is filled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from apdesk.language import marked, plural, tr, translated
from apdesk.store.lists import CauseGroup
from apdesk.ui import words
from apdesk.ui.activity import overview_words as said
from apdesk.ui.activity.chart import Column, DaysChart
from apdesk.ui.activity.charts.bars import Bar, BarsChart
from apdesk.ui.activity.charts.card import ChartCard
from apdesk.ui.activity.charts.legend import Legend
from apdesk.ui.activity.charts.lines import LinesChart, Point
from apdesk.ui.activity.charts.looks import BLUE, GREEN, ORANGE, RED, Look
from apdesk.ui.activity.charts.scale import time_ticks
from apdesk.ui.activity.errors import summary_words
from apdesk.ui.widgets import button
from apdesk.worker.overview import Overview, Runs

MEMBER_LOOKS = {"Lead": BLUE, "Contact": ORANGE, "Account": GREEN}
#: (name, its note for translators, look)
CHANGES: tuple[tuple[str, str, Look], ...] = (
    (marked("Entered", note="records that are new here"), "records that are new here", GREEN),
    (marked("Changed"), "", BLUE),
    (marked("Left", note="records that are gone"), "records that are gone", ORANGE),
)
RESULTS: tuple[tuple[str, str, Look], ...] = (
    (marked("Done", note="how a run ended"), "how a run ended", BLUE),
    (marked("Removals wait"), "", GREEN),
    (marked("Stopped"), "", ORANGE),
    (marked("Failed"), "", RED),
)
#: So many causes have a bar of their own.
CAUSES = 5
_OTHERS = ""

T = TypeVar("T")


class Charts:
    """Six charts, in the order in which they stand."""

    def __init__(self) -> None:
        self._names: tuple[str, ...] = ()
        self._runs: dict[date, Runs] = {}
        self.members = self._make_members()
        self.changes = self._make_changes()
        self.runs = self._make_runs()
        self.times = self._make_times()
        self.calls = self._make_calls()
        self.errors = self._make_errors()
        self.cards: tuple[ChartCard[Point] | ChartCard[Column] | ChartCard[Bar], ...] = (
            self.members,
            self.changes,
            self.runs,
            self.times,
            self.calls,
            self.errors,
        )

    # -- making ---------------------------------------------------------------------------------

    def _make_members(self) -> ChartCard[Point]:
        title = tr("Records here")
        self.members_chart = LinesChart(title, lambda x: said.members_words(x, self._names))
        return ChartCard(title, self.members_chart, _points_table(()), Legend((), lines=True))

    def _make_changes(self) -> ChartCard[Column]:
        title = tr("Changes from Salesforce")
        parts = _parts(CHANGES)
        self.changes_chart = DaysChart(title, said.changes_words, [look for _, look in parts])
        return ChartCard(
            title, self.changes_chart, _columns_table([name for name, _ in parts]), Legend(parts)
        )

    def _make_runs(self) -> ChartCard[Column]:
        title = tr("Runs", note="chart")
        parts = _parts(RESULTS)
        self.runs_chart = DaysChart(
            title, lambda x: said.runs_words(x, self._runs_of(x)), [look for _, look in parts]
        )
        card = ChartCard(
            title,
            self.runs_chart,
            _columns_table([name for name, _ in parts]),
            Legend(parts, columns=4),
        )
        self.runs_button = button(tr("All runs"), "link")
        card.head.insertWidget(2, self.runs_button)
        return card

    def _make_times(self) -> ChartCard[Column]:
        title = tr("How long a run takes")
        self.times_chart = DaysChart(
            title,
            lambda x: said.time_words(x, self._runs_of(x)),
            (BLUE,),
            axis=said.time_mark,
            scale=time_ticks,
        )
        columns: tuple[tuple[str, Callable[[Column], str]], ...] = (
            (tr("Day"), _column_day),
            (tr("On average"), lambda x: self._time(x, self._runs_of(x).average)),
            (tr("Longest"), lambda x: self._time(x, self._runs_of(x).longest)),
        )
        return ChartCard(title, self.times_chart, columns)

    def _make_calls(self) -> ChartCard[Column]:
        title = tr("API calls of apdesk")
        self.calls_chart = DaysChart(title, said.calls_words, (BLUE,))
        card = ChartCard(title, self.calls_chart, _columns_table([tr("Calls")]))
        self.calls_button = button(tr("Calls by purpose"), "link")
        card.head.insertWidget(2, self.calls_button)
        return card

    def _make_errors(self) -> ChartCard[Bar]:
        title = tr("Errors by cause, now")
        self.errors_chart = BarsChart(title, said.cause_words, RED)
        columns: tuple[tuple[str, Callable[[Bar], str]], ...] = (
            (tr("What is wrong"), lambda each: each.name),
            (tr("Changes", note="how many"), lambda each: words.number(each.number)),
        )
        card = ChartCard(title, self.errors_chart, columns, wide=True)
        self.errors_button = button(tr("All errors"), "link")
        card.head.insertWidget(2, self.errors_button)
        return card

    def _runs_of(self, column: Column) -> Runs:
        return self._runs.get(column.day, Runs())

    @staticmethod
    def _time(column: Column, seconds: float) -> str:
        return words.duration(seconds) if column.total else "–"

    # -- filling --------------------------------------------------------------------------------

    def show_overview(self, found: Overview) -> None:
        """Shows other numbers; the day that is looked at stays."""
        self._show_members(found)
        changes = [
            Column(day, (each.entered, each.changed, each.left))
            for day, each in zip(found.days, found.changes, strict=True)
        ]
        self.changes_chart.show_columns(changes)
        quiet = "" if any(each.total for each in changes) else tr("Nothing changed in these days.")
        self.changes.show_numbers(said.changes_sentence(found), _newest(changes), quiet)
        self._show_runs(found)
        self._show_calls(found)
        self._show_errors(found.causes)

    def _show_members(self, found: Overview) -> None:
        self._names = tuple(found.members)
        points = [
            Point(day, tuple(line[at] for line in found.members.values()))
            for at, day in enumerate(found.days)
        ]
        looks = [MEMBER_LOOKS[each] for each in self._names]
        titles = [words.OBJECTS.get(each, each) for each in self._names]
        if self.members.legend is not None:
            self.members.legend.show_parts(list(zip(titles, looks, strict=True)))
        self.members_chart.show_points(points, looks)
        self.members.show_table_columns(_points_table(titles))
        quiet = "" if self._names else tr("No record of Salesforce is here yet.")
        self.members.show_numbers(said.members_sentence(found), _newest(points), quiet)

    def _show_runs(self, found: Overview) -> None:
        self._runs = dict(zip(found.days, found.runs, strict=True))
        runs = [
            Column(day, (each.done, each.held, each.stopped, each.failed))
            for day, each in self._runs.items()
        ]
        times = [Column(day, (round(each.average * 1000),)) for day, each in self._runs.items()]
        quiet = "" if any(each.total for each in runs) else tr("There was no run in these days.")
        self.runs_chart.show_columns(runs)
        self.runs.show_numbers(said.runs_sentence(found), _newest(runs), quiet)
        self.times_chart.show_columns(times)
        self.times.show_numbers(said.time_sentence(found), _newest(times), quiet)

    def _show_calls(self, found: Overview) -> None:
        calls = [
            Column(day, (number or 0,)) for day, number in zip(found.days, found.calls, strict=True)
        ]
        quiet = "" if any(x.total for x in calls) else tr("apdesk has made no calls in these days.")
        budget = found.budget
        self.calls_chart.show_columns(
            calls, budget, "" if budget is None else plural("Budget: {n}", "Budget: {n}", budget)
        )
        self.calls.show_numbers(said.calls_sentence(found), _newest(calls), quiet)

    def _show_errors(self, causes: Sequence[CauseGroup]) -> None:
        bars = [Bar(each.cause, translated(each.title), each.count) for each in causes[:CAUSES]]
        others = sum(each.count for each in causes[CAUSES:])
        if others:
            bars.append(Bar(_OTHERS, tr("Other causes"), others))
        count = sum(each.count for each in causes)
        waiting = sum(each.waiting for each in causes)
        quiet = "" if bars else tr("There are no errors.")
        self.errors_chart.show_bars(bars)
        self.errors.show_numbers(summary_words(count, waiting) if bars else "", bars, quiet)
        self.errors_button.setVisible(bool(bars))


def _parts(marked_parts: Sequence[tuple[str, str, Look]]) -> list[tuple[str, Look]]:
    return [(translated(name, note=note), look) for name, note, look in marked_parts]


def _column_day(column: Column) -> str:
    return said.day_words(column.day)


def _newest(items: Sequence[T]) -> list[T]:
    """A table begins with what was last."""
    return list(reversed(items))


def _columns_table(parts: Sequence[str]) -> list[tuple[str, Callable[[Column], str]]]:
    """The table of a chart of columns; with their sum where there are several parts."""
    found: list[tuple[str, Callable[[Column], str]]] = [(tr("Day"), _column_day)]
    found += [(name, _number_at(at)) for at, name in enumerate(parts)]
    if len(parts) > 1:
        found.append((tr("All"), lambda column: words.number(column.total)))
    return found


def _number_at(at: int) -> Callable[[Column], str]:
    return lambda column: words.number(column.numbers[at])


def _points_table(lines: Sequence[str]) -> list[tuple[str, Callable[[Point], str]]]:
    """The table of a chart of lines."""
    found: list[tuple[str, Callable[[Point], str]]] = [
        (tr("Day"), lambda point: said.day_words(point.day))
    ]
    return found + [(name, _point_at(at)) for at, name in enumerate(lines)]


def _point_at(at: int) -> Callable[[Point], str]:
    return lambda point: "–" if (found := point.numbers[at]) is None else words.number(found)
