"""Crashes, broken calls and full disks at every single place of a run that sends and creates."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path

import hypothesis
import pytest
import requests

from apdesk.domain.preferences import OnLeave
from apdesk.domain.run import Result
from apdesk.errors import ApdeskError, KnownError
from apdesk.practice_org.state.org import ValidationRule
from apdesk.salesforce.errors import (
    SalesforceError,
    from_exception,
    from_item,
    from_response,
    login_expired,
    malformed,
)
from apdesk.store.journal import Journal
from apdesk.store.sqltext import connection_of
from apdesk.sync.outcomes import OF_WHAT_WAS_SENT
from tests.sync.bench import choose, crashed_at, only
from tests.sync.two_way import LOOKING, PreparedTwoWay, TwoWay, rested, synced

pytestmark = pytest.mark.logs("apdesk.sync")

#: All places in the nightly profile, a selection of them otherwise.
NIGHTLY = hypothesis.settings.get_current_profile_name() == "nightly"
#: How many runs later all has to be as if nothing had happened.
RUNS = 4 if NIGHTLY else 2
PREFERENCES = choose(Lead=only(("Rating", "is not", "Cold")))


def new_busy(directory: Path, on_leave: OnLeave = OnLeave.REMOVE) -> TwoWay:
    """Much has happened on both sides since the last run."""
    desk = TwoWay(directory, replace(LOOKING, page_size=4))
    leads = [desk.lead(f"L{n}", Rating="Hot", Title="Base", Phone="0") for n in range(9)]
    contact = desk.contact("C", Title="Base")
    desk.prefer(replace(PREFERENCES, on_leave=on_leave))
    assert desk.run().result is Result.DONE
    desk.clock.tick(minutes=30)
    state = desk.state
    state.add_validation_rule(ValidationRule("no_x", "Lead", "Phone = 'X'", "No X.", "Phone"))
    desk.edit("Lead", leads[0], Title="Here")
    desk.edit("Lead", leads[1], Title="Here", Phone="1")
    state.update("Lead", leads[1], {"Title": "There"})
    desk.edit("Lead", leads[2], Phone="X")
    desk.edit("Lead", leads[3], Title="Last")
    state.update("Lead", leads[3], {"Rating": "Cold"})
    desk.edit("Lead", leads[4], Title="Lost")
    state.delete("Lead", leads[4])
    desk.edit("Lead", leads[5], Title="Merged")
    state.merge("Lead", leads[6], [leads[5]])
    desk.edit("Lead", leads[7], Title="Converted")
    state.convert(leads[7])
    desk.edit("Contact", contact, Title="Here")
    one = desk.person(LastName="One", Company="Acme", Email="one@acme.example")
    two = desk.person(LastName="Two", Company="Acme")
    desk.want(one, two)
    desk.clock.tick(minutes=10)
    return desk


@cache
def _prepared(on_leave: OnLeave) -> PreparedTwoWay:
    with tempfile.TemporaryDirectory() as directory:
        return PreparedTwoWay(new_busy(Path(directory), on_leave))


def busy(directory: Path, on_leave: OnLeave = OnLeave.REMOVE) -> TwoWay:
    """A copy of that: prepared once, however many places there are."""
    return _prepared(on_leave).desk(directory)


def outcome(desk: TwoWay) -> dict[str, object]:
    """What both sides have in the end, and what was told."""
    fields = ("LastName", "Title", "Phone", "Rating")
    leads = desk.state.query(f"SELECT {', '.join(fields)} FROM Lead").records()
    contacts = desk.state.query("SELECT LastName, Title FROM Contact").records()
    return {
        "leads": sorted(tuple(str(each[name]) for name in fields) for each in leads),
        "contacts": sorted((each["LastName"], str(each["Title"])) for each in contacts),
        "conflicts": sorted(
            (each.field, str(each.local), str(each.remote), each.winner)
            for each in desk.conflicts()
        ),
        "failures": sorted((each.operation, each.values) for each in desk.failures()),
        "unsent": desk.unsent(),
    }


@cache
def expected(on_leave: OnLeave = OnLeave.REMOVE) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as directory:
        desk = new_busy(Path(directory), on_leave)
        desk.run()
        rested(desk, runs=4)
        found = outcome(desk)
        assert found["unsent"] == (1, 0)  # what the validation rule refuses
        desk.close()
        return found


@pytest.mark.parametrize("on_leave", list(OnLeave))
def test_a_crash_at_any_point_of_the_store(tmp_path: Path, on_leave: OnLeave) -> None:
    wanted = expected(on_leave)
    number = 0 if on_leave is OnLeave.REMOVE else 3
    while True:
        desk = busy(tmp_path / str(number), on_leave)
        crashed = crashed_at(desk.store, number, desk.run)
        desk.reopen()
        rested(desk, RUNS)
        assert outcome(desk) == wanted, number
        desk.close()
        if not crashed:
            assert number > 40
            return
        # A transaction has three points: a step of seven meets each kind in turn.
        number += 1 if NIGHTLY else 7


@pytest.mark.parametrize("answered", [False, True])
def test_a_broken_call_at_any_place(tmp_path: Path, answered: bool) -> None:
    wanted = expected()
    number = 0
    while True:
        desk = busy(tmp_path / str(number))
        struck = break_call(desk, number, answered)
        report = desk.run()
        assert (report.result is Result.FAILED) is bool(struck)
        rested(desk, RUNS)
        assert outcome(desk) == wanted, number
        desk.close()
        if not struck:
            assert number >= 5
            return
        number += 1


def break_call(desk: TwoWay, ahead: int, answered: bool) -> list[int]:
    wanted, struck = desk.org.calls() + ahead, list[int]()

    def broken(number: int) -> None:
        if number == wanted:
            struck.append(number)
            raise from_exception(requests.exceptions.ConnectionError("gone"))

    if answered:
        desk.org.after = broken
    else:
        desk.org.before = broken
    return struck


def test_a_disk_that_is_full_at_any_write(tmp_path: Path) -> None:
    wanted = expected()
    number = 0
    while True:
        desk = busy(tmp_path / str(number))
        struck = fill_disk(desk, number)
        with suppress(KnownError):
            report = desk.run()
            # What is only noted at the end of a run is no reason for it to fail.
            at_the_end = Journal(desk.store).runs(1)[0].result is None
            assert (report.result is Result.FAILED) is bool(struck) or at_the_end
        rested(desk, RUNS)
        assert outcome(desk) == wanted, number
        desk.close()
        if not struck:
            return
        number += 1 if NIGHTLY else 4


def fill_disk(desk: TwoWay, ahead: int) -> list[int]:
    """The transaction after so many others finds no room."""
    passed, struck = 0, list[int]()

    def point(name: str) -> None:
        nonlocal passed
        if name != "before commit":
            return
        passed += 1
        if passed == ahead + 1:
            struck.append(passed)
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error

    desk.store.point = point
    return struck


def test_a_statement_that_fails_at_any_place(tmp_path: Path) -> None:
    """Whatever statement SQLite gives up on, its transaction leaves no trace."""
    wanted = expected()
    number = 0
    while True:
        desk = busy(tmp_path / str(number))
        struck = interrupt_statement(desk, number)
        with suppress(ApdeskError):
            report = desk.run()
            # What is only noted at the end of a run is no reason for it to fail.
            assert struck or report.result is Result.DONE
        connection_of(desk.store.database).set_trace_callback(None)
        rested(desk, RUNS)
        assert outcome(desk) == wanted, (number, struck)
        desk.close()
        if not struck:
            assert number > 200
            return
        number += 1 if NIGHTLY else 37


def interrupt_statement(desk: TwoWay, ahead: int) -> list[str]:
    """The statement after so many others is broken off by SQLite itself."""
    connection = connection_of(desk.store.database)
    passed, struck = 0, list[str]()

    def trace(statement: str) -> None:
        nonlocal passed
        passed += 1
        if passed == ahead + 1:
            struck.append(statement)
            connection.interrupt()

    connection.set_trace_callback(trace)
    return struck


# -- each class of error, at each kind of call ----------------------------------------------------

CALLS = ("changes", "lookup", "push", "create.lookup", "create")


def limit() -> SalesforceError:
    return from_response(
        403, [{"errorCode": "REQUEST_LIMIT_EXCEEDED", "message": "TotalRequests Limit exceeded."}]
    )


@cache
def _two_leads() -> PreparedTwoWay:
    """Synced half an hour ago."""
    with tempfile.TemporaryDirectory() as directory:
        desk = TwoWay(Path(directory), LOOKING)
        synced(desk, "Good", "Bad", Title="Base")
        desk.clock.tick(minutes=20)
        return PreparedTwoWay(desk)


@pytest.mark.parametrize("cause", CALLS)
@pytest.mark.parametrize(
    "make",
    [
        limit,
        login_expired,
        lambda: malformed("it ends in the middle"),
        lambda: from_response(503, b"<html>maintenance</html>"),
        lambda: from_response(500, [{"errorCode": "UNKNOWN_EXCEPTION", "message": "x"}]),
        lambda: from_response(403, [{"errorCode": "API_DISABLED_FOR_ORG", "message": "x"}]),
        lambda: from_exception(requests.exceptions.ConnectTimeout()),
    ],
    ids=["limit", "login", "malformed", "maintenance", "unknown", "disabled", "unreachable"],
)
def test_an_error_of_the_whole_call(
    tmp_path: Path, cause: str, make: Callable[[], SalesforceError]
) -> None:
    """Everything waits, nothing is held against a record, and it all arrives later."""
    desk = _two_leads().desk(tmp_path / "desk")
    lead, _ = sorted(desk.ids("Lead"))
    desk.edit("Lead", lead, Title="Here")
    desk.want(desk.person(LastName="One", Company="Acme", Email="one@acme.example"))

    def fail(number: int) -> None:
        if desk.next_cause == cause:
            raise make()

    desk.org.before = fail
    report = desk.run()
    of_the_record = make().code in OF_WHAT_WAS_SENT and cause in ("push", "create")
    if of_the_record:
        assert report.result is Result.DONE, "it may be of that record alone"
        assert len(desk.failures()) + len(report.problems) == 1
    else:
        assert report.result is Result.FAILED
        assert report.error is not None
        assert report.error.next_step
        assert desk.failures() == ()
    values, people = desk.unsent()
    assert people == (0 if of_the_record and cause == "push" else 1)
    assert values == (0 if cause == "create" else 1)
    rested(desk, RUNS)
    assert desk.there("Lead", lead, "Title") == "Here"
    assert desk.count_there("Lead") == 3
    assert desk.unsent() == (0, 0)
    desk.close()


ROW_ERRORS = {
    # code: (does it heal by itself, what the run does about it)
    "UNABLE_TO_LOCK_ROW": True,
    "UNKNOWN_EXCEPTION": True,
    "ENTITY_IS_LOCKED": True,
    "ALL_OR_NONE_OPERATION_ROLLED_BACK": True,
    "ENTITY_IS_DELETED": True,
    "CANNOT_UPDATE_CONVERTED_LEAD": True,
    "INVALID_CROSS_REFERENCE_KEY": False,
    "INSUFFICIENT_ACCESS_OR_READONLY": False,
    "FIELD_CUSTOM_VALIDATION_EXCEPTION": False,
    "DUPLICATES_DETECTED": False,
    "DUPLICATE_VALUE": False,
    "REQUIRED_FIELD_MISSING": False,
    "STRING_TOO_LONG": False,
    "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST": False,
    "INVALID_EMAIL_ADDRESS": False,
    "SOMETHING_NEW": False,
}


@pytest.mark.parametrize("create", [False, True], ids=["push", "create"])
@pytest.mark.parametrize("code", ROW_ERRORS)
def test_an_error_of_one_row(tmp_path: Path, code: str, create: bool) -> None:
    """The others arrive; this one is tried again by itself, or waits for a person."""
    desk = _two_leads().desk(tmp_path / "desk")
    good, bad = sorted(desk.ids("Lead"))
    if create:
        people = [desk.person(LastName=each, Company="Acme") for each in ("Good", "Bad")]
        desk.want(*people)
    else:
        desk.edit("Lead", good, Title="Here")
        desk.edit("Lead", bad, Title="Here")
    error = from_item({"statusCode": code, "message": "no", "fields": []})
    desk.org.refuse_row = lambda group, row: (
        error if row.record_id == bad or row.values.get("LastName") == "Bad" else None
    )
    counts = desk.run().objects["Lead"]
    assert counts.failed == 1
    assert counts.sent_created + counts.sent_updated == 1
    (failure,) = desk.failures()
    assert failure.error_code == code
    assert (failure.retry_at is not None) is ROW_ERRORS[code]
    assert failure.title
    assert failure.message
    desk.org.refuse_row = lambda group, row: None
    for _ in range(8):
        desk.tick_run(11)
    assert (desk.failures() == ()) is ROW_ERRORS[code]
    desk.troubles.retry(at=desk.now())
    desk.tick_run(11)
    assert desk.failures() == ()
    assert desk.unsent() == (0, 0)
    desk.close()


def test_a_record_that_is_refused_for_ever_becomes_patient(tmp_path: Path) -> None:
    """A row that nobody lets go of is met at every run first, then once an hour."""
    desk = TwoWay(tmp_path, LOOKING)
    lead = desk.lead("Ada")
    desk.prefer(choose())
    desk.run()
    desk.edit("Lead", lead, Title="Here")
    desk.state.lock_record(lead)
    for _ in range(5):
        desk.tick_run(10)
    writes = len(desk.org.writes)
    assert writes == 5
    for _ in range(12):
        desk.tick_run(10)
    assert 2 <= len(desk.org.writes) - writes <= 3
    desk.close()
