"""The verbs for runs: preview, sync, run, status."""

from __future__ import annotations

import argparse
from datetime import timedelta
from time import monotonic
from typing import TYPE_CHECKING, Any

from apdesk.domain.clock import to_iso
from apdesk.domain.run import Cause, Result, RunReport
from apdesk.errors import Cancelled, KnownError
from apdesk.sync.report_words import report_lines
from apdesk.sync.schedule import Due, Scarce
from apdesk.verbs.printing import (
    DONE,
    FAILED,
    HELD,
    say,
    show,
    show_json,
    show_lines,
    watched,
)

if TYPE_CHECKING:
    from apdesk.headless import Headless
    from apdesk.journeys.engine import JourneyReport

#: Seconds between two looks at what the journeys have to do.
_LOOK = 5.0


def preview(work: Headless, parsed: argparse.Namespace) -> int:
    chosen = work.read_preferences(parsed.preferences) if parsed.preferences else None
    result = watched(work.preview(chosen))
    lines = [*result.sentences]
    for name, each in result.objects.items():
        if each.total is not None:
            selected = f"{each.matching:,} of {each.total:,} match"
        else:
            selected = "can't be read now" if each.problem else "not synced"
        lines.append(
            f"{name}: {selected}; {each.enter.count:,} enter, "
            f"{each.leave.count:,} leave, {each.change.count:,} change."
        )
        if each.problem:
            lines.append(f"  {each.problem.title}. {each.problem.message}")
    show(parsed, result.to_json(), lines)
    return DONE


def sync(work: Headless, parsed: argparse.Namespace) -> int:
    report = watched(work.sync(approve_removals=parsed.approve_removals))
    moved = _move_people(work, report)
    show(parsed, {**report.to_json(), **_moved_json(moved)}, [*_lines(report), *_moved(moved)])
    return _exit_code(report)


def run(work: Headless, parsed: argparse.Namespace) -> int:
    """Runs until stopped. Ends by itself only when a person is needed (login, other org …)."""
    from apdesk.sync import problems

    usual = timedelta(seconds=parsed.interval) if parsed.interval else None
    runs = 0
    report: RunReport | None = None
    while not work.cancel.cancelled:
        lines: list[str] = []
        ran = False
        try:
            cause = Cause.TIMER if runs else Cause.START
            report = watched(work.sync(cause=cause, on_schedule=True))
            runs += 1
            ran = True
            lines = [*_lines(report), *_moved(_move_people(work, report))]
        except Cancelled:
            break
        except KnownError as error:
            # Before the run could begin: another process runs, or the org can't be reached yet.
            if problems.needs_a_person(error.code):
                raise
            lines = [f"{to_iso(work.clock.now())}  not run. {error}"]
        over = bool(report and report.error and problems.needs_a_person(report.error.code))
        if not parsed.json:
            show_lines([*lines, *(_later(work.due(usual)) if ran and not over else ())])
        if over:
            break
        _wait(work, usual, ran=ran)
    if parsed.json:
        last = report.to_json() if report else None
        show_json({"runs": runs, "last_run": last})
    return DONE if work.cancel.cancelled or report is None else _exit_code(report)


def _move_people(work: Headless, report: RunReport) -> JourneyReport | None:
    """The journeys' turn after a run that went through; None: they have none, or it must wait."""
    if report.result not in (Result.DONE, Result.HELD):
        return None
    return _turn(work, after_sync=True)


def _turn(work: Headless, *, after_sync: bool) -> JourneyReport | None:
    try:
        return watched(work.journeys(after_sync=after_sync))
    except KnownError as error:
        say(f"apdesk: {error}")
        return None


def _wait(work: Headless, usual: timedelta | None, *, ran: bool) -> None:
    """Until the next run; people in journeys whose time comes meanwhile move on. `ran`: a run has
    just ended, rather than not begun."""
    ended = monotonic()
    patience = 0.0
    while not work.cancel.cancelled and (left := _left(work, usual, ended, ran=ran)) > 0:
        due = work.journeys_due()
        # Lists and fields that are changed beside this process are looked at now and then.
        work.cancel.wait(min(left, max(patience, _LOOK if due is None else min(due, _LOOK))))
        due = work.journeys_due()
        if work.cancel.cancelled or due is None or due > 0:
            continue
        try:
            report = _turn(work, after_sync=False)
        except Cancelled:
            return
        patience = 0.0 if report is not None and report.moved and not report.problems else _LOOK


def _left(work: Headless, usual: timedelta | None, ended: float, *, ran: bool) -> float:
    """Seconds until the next run, as it is now: budget, calls and interval may change meanwhile."""
    due = work.due(usual)
    left = (due.at - work.clock.now()).total_seconds()
    if due.stopped and ran:
        return left
    whole = (usual or work.interval()).total_seconds()
    return max(left, ended + whole - monotonic())


def _later(due: Due) -> list[str]:
    """Why the next run comes later than after the interval; nothing when it doesn't."""
    if due.slowing is not None:
        whose = "your org allows" if due.slowing.of is Scarce.ORG else "you allow apdesk"
        why = (
            f"{due.slowing.used:,} of the {due.slowing.most:,} API calls that {whose} in 24 hours "
            f"are used ({due.slowing.share} %). Syncing is slowed down until that falls to 80 %."
        )
    elif due.stopped:
        why = "No API calls are allowed before."
    else:
        return []
    return [f"  Next run at {to_iso(due.at)}. {why}"]


def _moved(report: JourneyReport | None) -> list[str]:
    if report is None or not (report.moved or report.failed or report.problems):
        return []
    failed = f"; {report.failed:,} need you" if report.failed else ""
    return [
        f"  Journeys: {report.moved:,} steps{failed}",
        *(f"  {each.title}. {each.message} {each.next_step}".rstrip() for each in report.problems),
    ]


def _moved_json(report: JourneyReport | None) -> dict[str, Any]:
    if report is None:
        return {}
    problems = [
        {"code": each.code, "title": each.title, "message": each.message}
        for each in report.problems
    ]
    told = {"moved": report.moved, "failed": report.failed, "problems": problems}
    return {"journeys": {**told, "effects": report.effects}}


def status(work: Headless, parsed: argparse.Namespace) -> int:
    found = work.status()
    waiting = found["waiting"]
    lines = [_connection(found)]
    lines += [f"{name}: {count:,}" for name, count in found["members"].items()]
    if found["last_run"]:
        last = found["last_run"]
        lines.append(f"Last run: {last['started_at']}, {last['result']}.")
        for each in (*last["problems"], *([last["error"]] if "error" in last else ())):
            said = (f"{each['title']}.", each["message"], each["next_step"])
            lines.append("  " + " ".join(part for part in said if part))
    lines += [
        f"{count:,} {what}."
        for count, what in (
            (waiting["held_removals"], "removals wait for approval"),
            (waiting["unsent_edits"], "changed values wait to be sent"),
            (found["unsent_creates"], "contacts wait to be created in Salesforce"),
            (waiting["errors"], "changes could not be sent; see apdesk errors"),
            (waiting["conflicts"], "conflicts; see apdesk conflicts"),
        )
        if count
    ]
    show(parsed, found, lines)
    return DONE


def _connection(found: dict[str, Any]) -> str:
    org = found["org"]
    if not org:
        return "Not connected."
    if not found["connected"]:
        return (
            f"Not connected: Salesforce no longer accepts the login of {org['user']} to "
            f"{org['name']}. Run apdesk connect."
        )
    return f"Connected to {org['name']} as {org['user']}."


def _lines(report: RunReport) -> list[str]:
    """The report, with what went to Salesforce."""
    lines = report_lines(report)
    for name, each in report.objects.items():
        told = [
            f"{count:,} {what}"
            for count, what in (
                (each.sent_created, "created in Salesforce"),
                (each.sent_updated, "changed in Salesforce"),
                (each.failed, "not taken by Salesforce"),
                (each.conflicts, "conflicts"),
            )
            if count
        ]
        lines += [f"  {name}: {', '.join(told)}"] if told else []
    return lines


def _exit_code(report: RunReport) -> int:
    if report.result is Result.HELD:
        return HELD
    if report.result is Result.DONE:
        return DONE
    from apdesk.sync import problems

    error = report.error or problems.stopped()
    parts = (f"{error.title}.", error.message, error.next_step)
    say("apdesk: " + " ".join(part for part in parts if part))
    return FAILED
