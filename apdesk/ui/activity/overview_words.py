"""What the charts of the overview say in words. No widgets."""

from __future__ import annotations

from datetime import date

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.language import plural, tr
from apdesk.ui import words
from apdesk.ui.activity.chart import Column
from apdesk.ui.activity.charts.bars import Bar
from apdesk.ui.activity.charts.lines import Point
from apdesk.worker.overview import Overview, Runs

WEEK = 7


def day_words(day: date) -> str:
    """'3 Feb 2026'."""
    return words.value(day.isoformat(), ApdeskType.DATE)


# -- members ------------------------------------------------------------------------------------


def members_now(found: Overview) -> dict[str, int]:
    """The members of each object at the end of the last day."""
    return {name: line[-1] or 0 for name, line in found.members.items()}


def members_sentence(found: Overview) -> str:
    """'1,204 leads and 90 companies: 35 more than a week ago.'"""
    now = members_now(found)
    said = words.objects(now)
    if not said:
        return tr("No record of Salesforce is here.")
    if found.before:
        then = sum(found.before.get(name, 0) for name in now)
        return _since_days(said, sum(now.values()) - then, len(found.days))
    for at, day in enumerate(found.days[:-1]):
        then = sum(line[at] or 0 for line in found.members.values())
        if then:
            return _since_day(said, sum(now.values()) - then, day_words(day))
    return tr("{members} since the first sync today.", members=said)


def _since_days(said: str, more: int, days: int) -> str:
    if days == WEEK:
        if more > 0:
            return plural(
                "{members}: {n} more than a week ago.",
                "{members}: {n} more than a week ago.",
                more,
                members=said,
            )
        if more < 0:
            return plural(
                "{members}: {n} fewer than a week ago.",
                "{members}: {n} fewer than a week ago.",
                -more,
                members=said,
            )
        return tr("{members}: as many as a week ago.", members=said)
    if more > 0:
        return plural(
            "{members}: {n} more than {days} days ago.",
            "{members}: {n} more than {days} days ago.",
            more,
            members=said,
            days=days,
        )
    if more < 0:
        return plural(
            "{members}: {n} fewer than {days} days ago.",
            "{members}: {n} fewer than {days} days ago.",
            -more,
            members=said,
            days=days,
        )
    return tr("{members}: as many as {days} days ago.", members=said, days=days)


def _since_day(said: str, more: int, day: str) -> str:
    if more > 0:
        return plural(
            "{members}: {n} more than on {day}.",
            "{members}: {n} more than on {day}.",
            more,
            members=said,
            day=day,
        )
    if more < 0:
        return plural(
            "{members}: {n} fewer than on {day}.",
            "{members}: {n} fewer than on {day}.",
            -more,
            members=said,
            day=day,
        )
    return tr("{members}: as many as on {day}.", members=said, day=day)


def members_words(point: Point, names: tuple[str, ...]) -> str:
    """'3 Feb 2026: 1,204 leads and 90 companies.'"""
    counts = {name: x for name, x in zip(names, point.numbers, strict=True) if x}
    day = day_words(point.day)
    if not counts:
        return tr("{day}: no records yet.", day=day)
    return tr("{day}: {members}.", day=day, members=words.objects(counts))


# -- changes ------------------------------------------------------------------------------------


def changes_sentence(found: Overview) -> str:
    """'420 changes in 30 days: 35 records entered, 380 changed, 5 left.'"""
    entered = sum(each.entered for each in found.changes)
    changed = sum(each.changed for each in found.changes)
    left = sum(each.left for each in found.changes)
    return plural(
        "{n} change in {days} days: {entered} entered, {changed} changed, {left} left.",
        "{n} changes in {days} days: {entered} entered, {changed} changed, {left} left.",
        entered + changed + left,
        days=len(found.days),
        entered=words.number(entered),
        changed=words.number(changed),
        left=words.number(left),
    )


def changes_words(column: Column) -> str:
    """'3 Feb 2026: 12 entered, 140 changed, 3 left.'"""
    day = day_words(column.day)
    if not column.total:
        return tr("{day}: no changes.", day=day)
    entered, changed, left = (words.number(each) for each in column.numbers)
    return tr(
        "{day}: {entered} entered, {changed} changed, {left} left.",
        day=day,
        entered=entered,
        changed=changed,
        left=left,
    )


# -- runs ---------------------------------------------------------------------------------------


def runs_sentence(found: Overview) -> str:
    """'4,200 runs in 30 days, 3 of them failed.'"""
    total = sum(each.total for each in found.runs)
    failed = sum(each.failed for each in found.runs)
    if not failed:
        return plural(
            "{n} run in {days} days, and it didn’t fail.",
            "{n} runs in {days} days, and none of them failed.",
            total,
            days=len(found.days),
        )
    return plural(
        "{n} run in {days} days, and it failed.",
        "{n} runs in {days} days, {failed} of them failed.",
        total,
        days=len(found.days),
        failed=words.number(failed),
    )


def runs_words(column: Column, runs: Runs) -> str:
    """'3 Feb 2026: 144 runs, 1.2 s each on average. 2 failed, 1 was stopped.'"""
    day = day_words(column.day)
    if not column.total:
        return tr("{day}: no runs.", day=day)
    said = [plural("{day}: {n} run.", "{day}: {n} runs.", column.total, day=day)]
    if runs.failed:
        said.append(plural("{n} failed.", "{n} failed.", runs.failed))
    if runs.stopped:
        said.append(plural("{n} was stopped.", "{n} were stopped.", runs.stopped))
    if runs.held:
        said.append(
            plural(
                "{n} left removals waiting for approval.",
                "{n} left removals waiting for approval.",
                runs.held,
            )
        )
    return " ".join(said)


def time_sentence(found: Overview) -> str:
    """'A run takes 3 s on average. The longest one took 4 min.'"""
    total = sum(each.total for each in found.runs)
    seconds = sum(each.seconds for each in found.runs)
    return tr(
        "A run takes {average} on average. The longest one took {longest}.",
        average=words.duration(seconds / total if total else 0),
        longest=words.duration(max((each.longest for each in found.runs), default=0)),
    )


def time_words(column: Column, runs: Runs) -> str:
    """'3 Feb 2026: 3 s on average, 12 s at most.'"""
    day = day_words(column.day)
    if not runs.total:
        return tr("{day}: no runs.", day=day)
    return tr(
        "{day}: {average} on average, {longest} at most.",
        day=day,
        average=words.duration(runs.average),
        longest=words.duration(runs.longest),
    )


def time_mark(milliseconds: int) -> str:
    """A number of the axis: '0', '20 s', '5 min'."""
    return words.duration(milliseconds / 1000) if milliseconds else words.number(0)


# -- API calls ----------------------------------------------------------------------------------


def calls_sentence(found: Overview) -> str:
    """'432 of 5,000 calls in the last 24 hours.'"""
    if found.budget is None:
        return plural(
            "{n} call in the last 24 hours. No daily budget is set.",
            "{n} calls in the last 24 hours. No daily budget is set.",
            found.own_24h,
        )
    return plural(
        "{used} of {n} call in the last 24 hours.",
        "{used} of {n} calls in the last 24 hours.",
        found.budget,
        used=words.number(found.own_24h),
    )


def calls_words(column: Column) -> str:
    """'3 Feb 2026: 148 calls.'"""
    day = day_words(column.day)
    if not column.total:
        return tr("{day}: no calls.", day=day)
    return plural("{day}: {n} call.", "{day}: {n} calls.", column.total, day=day)


# -- errors -------------------------------------------------------------------------------------


def cause_words(bar: Bar) -> str:
    """'Phone: too long – 12 changes'."""
    return plural("{cause} – {n} change", "{cause} – {n} changes", bar.number, cause=bar.name)


# -- what is known at all -----------------------------------------------------------------------


def history_words(found: Overview) -> str:
    """How far back the charts go, where that is less than was asked for; '' otherwise."""
    if found.since is None or not found.days or found.since <= found.days[0]:
        return ""
    day = day_words(found.since)
    if found.pruned:
        return tr("Runs are kept since {day}: the charts begin there.", day=day)
    if found.since == found.days[-1]:
        return tr("Your history begins today. The charts grow with every day.")
    return tr("Your history begins on {day}, with the first sync.", day=day)
