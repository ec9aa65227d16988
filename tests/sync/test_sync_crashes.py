"""Crashes and broken calls at every single place of a busy history."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import hypothesis
import pytest
import requests

from apdesk.domain.preferences import OnLeave
from apdesk.domain.run import Cause, Result
from apdesk.errors import KnownError
from apdesk.salesforce.errors import from_exception, from_response, login_expired, malformed
from apdesk.store.journal import Journal
from apdesk.store.position import Positions
from apdesk.sync.engine import Engine, SyncSettings, drive
from tests.sync.bench import Bench, Prepared, choose, crash_at, crashed_at, only

pytestmark = pytest.mark.logs("apdesk.sync")

#: All places in the nightly profile, a selection of them otherwise.
NIGHTLY = hypothesis.settings.get_current_profile_name() == "nightly"
SETTINGS = SyncSettings(page_size=4, chunk=2, removal_limit=50)
PREFERENCES = choose(Lead=only(("Rating", "is not", "Cold")))


def busy(directory: Path, on_leave: OnLeave = OnLeave.REMOVE) -> Bench:
    """An org in which everything has happened since the last run."""
    bench = Bench(directory, SETTINGS)
    preferences = replace(PREFERENCES, on_leave=on_leave)
    account = bench.account()
    leads = [bench.lead(f"L{n}", Rating=("Hot", None, "Cold")[n % 3]) for n in range(12)]
    contacts = [bench.contact(f"C{n}", AccountId=account) for n in range(5)]
    bench.prefer(preferences)
    assert bench.run().result is Result.DONE
    bench.clock.tick(minutes=30)
    state = bench.state
    state.update("Lead", leads[0], {"Rating": "Cold"})
    state.update("Lead", leads[2], {"Rating": "Hot"})
    state.update("Lead", leads[3], {"Title": "Boss"})
    state.delete("Lead", leads[4])
    state.merge("Lead", leads[6], [leads[7]])
    state.convert(leads[9])
    state.convert(leads[10], contact_id=contacts[0], account_id=account)
    state.merge("Contact", contacts[1], [contacts[2]])
    state.hard_delete("Contact", contacts[3])
    bench.clock.tick(minutes=1)
    bench.lead("New", Rating="Hot")
    bench.prefer(choose(preferences.on_leave, Lead=only(("Rating", "is", "Hot,Warm,"))))
    bench.clock.tick(minutes=10)
    return bench


def finish(bench: Bench) -> None:
    bench.org.before = bench.org.after = lambda number: None
    bench.store.point = lambda name: None
    for _ in range(3):
        assert bench.tick_run(11).result is Result.DONE
    bench.assert_equal()
    before = bench.dump()
    assert bench.tick_run(11).api_calls == 1
    assert bench.dump() == before


@pytest.mark.parametrize("on_leave", list(OnLeave))
def test_a_crash_at_any_point_of_the_store(tmp_path: Path, on_leave: OnLeave) -> None:
    prepared = Prepared(busy(tmp_path, on_leave))
    template = prepared.bench(tmp_path / "template")
    passed = crash_at(template.store, -1)
    template.run()
    points = passed()
    finish(template)
    template.close()
    assert points > 20
    # A transaction has three points: a step of seven meets each kind in turn.
    step = 1 if NIGHTLY else 7
    for number in range(0 if on_leave is OnLeave.REMOVE else 3, points, step):
        bench = prepared.bench(tmp_path / f"{number}")
        assert crashed_at(bench.store, number, bench.run)
        bench.reopen()
        finish(bench)
        bench.close()


@pytest.mark.parametrize("answered", [False, True])
def test_a_broken_call_at_any_place(tmp_path: Path, answered: bool) -> None:
    prepared = Prepared(busy(tmp_path))
    template = prepared.bench(tmp_path / "template")
    before = template.org.calls()
    template.run()
    calls = template.org.calls() - before
    template.close()
    assert calls >= 6
    for number in range(0, calls, 1 if NIGHTLY else 2):
        bench = prepared.bench(tmp_path / f"{number}")
        break_call(bench, bench.org.calls() + number, answered)
        report = bench.run()
        assert report.result is Result.FAILED
        assert report.error is not None
        assert report.error.code == "network.interrupted" or report.error.code
        finish(bench)
        bench.close()


def break_call(bench: Bench, number: int, answered: bool) -> None:
    def broken(now: int) -> None:
        if now == number:
            raise from_exception(requests.exceptions.ConnectionError("gone"))

    if answered:
        bench.org.after = broken
    else:
        bench.org.before = broken


@pytest.mark.parametrize("first", [True, False])
def test_a_disk_that_is_full_at_any_write(tmp_path: Path, first: bool) -> None:
    """The i-th transaction finds no room: the run says so, nothing is half-applied."""
    number = 0
    prepared = Prepared(untouched(tmp_path) if first else busy(tmp_path))
    while True:
        bench = prepared.bench(tmp_path / f"{number}")
        full = Full(number)
        bench.store.point = full
        report = None
        with suppress(KnownError):
            report = bench.run()
        if full.struck:
            assert report is not None
            assert report.result is Result.FAILED
            assert report.error is not None
            assert report.error.code == "disk.full"
            assert report.error.next_step
        finish(bench)
        bench.close()
        if not full.struck:
            break
        number += 1 if NIGHTLY else 1 + number // 2


def untouched(directory: Path) -> Bench:
    """Nothing was synced yet: the columns are made by the run, too."""
    bench = Bench(directory, SETTINGS, anew=True)
    for each in range(5):
        bench.lead(f"L{each}", Rating="Hot")
    bench.prefer(PREFERENCES)
    return bench


class Full:
    """Raises what SQLite raises, inside the transaction that is about to commit."""

    def __init__(self, number: int) -> None:
        self._left = number
        self.struck = False

    def __call__(self, name: str) -> None:
        if name != "before commit":
            return
        self._left -= 1
        if self._left < 0 and not self.struck:
            self.struck = True
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error


# -- errors of the whole org, each in words -------------------------------------------------------

LIMIT = from_response(
    403, [{"errorCode": "REQUEST_LIMIT_EXCEEDED", "message": "TotalRequests Limit exceeded."}]
)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: LIMIT, "salesforce.limit"),
        (login_expired, "login.expired"),
        (lambda: malformed("the page ends in the middle"), "salesforce.malformed_answer"),
        (lambda: from_response(503, b"<html>maintenance</html>"), ""),
    ],
    ids=["limit", "login", "malformed", "maintenance"],
)
def test_an_error_of_the_org_ends_the_run_and_leaves_the_positions(
    bench: Bench, make: Callable[[], KnownError], code: str
) -> None:
    lead = bench.lead()
    bench.prefer(choose())
    bench.run()
    bench.state.update("Lead", lead, {"Title": "Boss"})
    bench.clock.tick(minutes=30)
    before, positions = bench.dump(), Positions(bench.store).positions()

    def fail(number: int) -> None:
        raise make()

    bench.org.before = fail
    report = bench.run()
    assert report.result is Result.FAILED
    assert report.error is not None
    assert report.error.title
    assert report.error.message
    assert code in ("", report.error.code)
    assert bench.dump() == before
    assert Positions(bench.store).positions() == positions
    noted = Journal(bench.store).runs(1)[0]
    assert (noted.result, noted.error) == (Result.FAILED, report.error)
    bench.org.before = lambda number: None
    bench.tick_run()
    bench.assert_equal()


def test_an_exhausted_limit_says_until_when(bench: Bench) -> None:
    bench.prefer(choose())

    def fail(number: int) -> None:
        raise LIMIT

    bench.org.before = fail
    report = bench.run()
    assert report.error is not None
    at = bench.laptop.now()
    assert f"{(at.hour + 1) % 24:02}:{at.minute:02} UTC" in report.error.message


def test_the_daily_budget_stops_before_the_first_call(tmp_path: Path) -> None:
    bench = Bench(tmp_path, SyncSettings(daily_budget=0))
    bench.prefer(choose())
    report = bench.run()
    assert report.result is Result.FAILED
    assert report.error is not None
    assert report.error.code == "budget.reached"
    assert bench.org.calls() == 0
    bench.close()


def test_a_defect_is_noted_and_raised(bench: Bench) -> None:
    bench.prefer(choose())

    def fail(number: int) -> None:
        raise ZeroDivisionError("jane@example.com")

    bench.org.before = fail
    with pytest.raises(ZeroDivisionError):
        bench.run()
    noted = Journal(bench.store).runs(1)[0]
    assert noted.error is not None
    assert noted.error.code == "bug"
    assert "jane" not in str(noted.error)


@pytest.mark.parametrize(
    ("code", "problem"),
    [("QUERY_TIMEOUT", None), ("MALFORMED_QUERY", "object.refused"), ("INVALID_TYPE", None)],
)
def test_a_query_that_is_refused_pauses_its_object_only(
    bench: Bench, code: str, problem: str | None
) -> None:
    lead, contact = bench.lead(), bench.contact()
    bench.prefer(choose())
    bench.run()
    bench.clock.tick(minutes=30)
    bench.state.update("Lead", lead, {"Title": "Boss"})
    bench.state.update("Contact", contact, {"Title": "Boss"})
    refusal = from_response(400, [{"errorCode": code, "message": "no"}])
    bench.org.refuse = lambda query: refusal if "FROM Lead" in query.soql else None
    report = bench.tick_run()
    assert report.result is Result.DONE
    assert [each.sobject for each in report.problems] == ["Lead"]
    assert problem in (None, report.problems[0].code)
    assert report.problems[0].title
    assert bench.values("Contact", ["title"])[contact] == {"title": "Boss"}
    assert bench.values("Lead", ["title"])[lead] == {"title": None}
    bench.org.refuse = lambda query: None
    assert bench.tick_run().problems == ()
    bench.assert_equal()


def test_a_directory_without_room_for_the_lock_is_told(bench: Bench, tmp_path: Path) -> None:
    bench.prefer(choose())
    engine = Engine(bench.org, bench.store, bench.laptop, lock_path=tmp_path / "not" / "there")
    (tmp_path / "not").write_text("a file where a directory is wanted")
    with pytest.raises(KnownError) as refused:
        drive(engine.run(Cause.TIMER))
    assert refused.value.code == "data_dir.unwritable"
