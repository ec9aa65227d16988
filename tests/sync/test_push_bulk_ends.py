"""A large push that breaks off, wherever it does: in the end both sides are as if it hadn't."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path

import hypothesis
import pytest
import requests

from apdesk.domain.cancel import CancelToken
from apdesk.domain.records import FieldValue
from apdesk.domain.run import Cause, Result
from apdesk.practice_org.state.org import ValidationRule
from apdesk.salesforce.errors import from_exception
from apdesk.store.settings import Settings
from tests.sync.bench import Crash, crashed_at
from tests.sync.many_edits import (
    MANY,
    before_call,
    calls,
    in_flight,
    many,
    raising,
    retitle,
    titles,
)
from tests.sync.two_way import PreparedTwoWay, TwoWay, rested, settled

pytestmark = pytest.mark.logs("apdesk.sync")

#: All places in the nightly profile, a selection of them otherwise.
NIGHTLY = hypothesis.settings.get_current_profile_name() == "nightly"


# -- breaking off ---------------------------------------------------------------------------------


def test_a_budget_that_is_used_up_begins_no_job(desk: TwoWay) -> None:
    leads = many(desk)
    desk.tick_run(30)
    retitle(desk, leads)
    desk.settings = replace(desk.settings, daily_budget=2)  # for the changes and the look
    ledger = Settings(desk.store)
    desk.org.after = lambda number: ledger.count_call(desk.org.causes[-1], 1, desk.now())
    report = desk.run()
    assert report.error is not None
    assert report.error.code == "budget.reached"
    assert calls(desk, "job") == []
    assert in_flight(desk, leads) == 0
    desk.heal()
    desk.settings = MANY
    desk.tick_run()
    assert titles(desk, leads) == {"Here"}


def test_a_job_that_was_left_alone_is_ended_before_anything_else_is_sent(desk: TwoWay) -> None:
    leads = many(desk)
    retitle(desk, leads)
    before_call(desk, "look at 750", lambda: (_ for _ in ()).throw(Crash("gone")))
    with pytest.raises(Crash):
        desk.run()
    job = Settings(desk.store).setting("push.job")
    assert job is not None
    desk.reopen()
    retitle(desk, leads[:1], "Newer")
    began = len(desk.org.log)
    desk.tick_run()
    later = [what for call in desk.org.log[began:] for what in call]
    ended = later.index(f"abort writing {job}")
    assert all("Title" not in each for each in later[:ended] if each.startswith(("update", "job")))
    assert Settings(desk.store).setting("push.job") is None
    assert titles(desk, leads[:1]) == {"Newer"}
    assert titles(desk, leads[1:]) == {"Here"}
    settled(desk)


def test_a_job_that_ended_is_not_ended_again(desk: TwoWay) -> None:
    leads = many(desk)
    retitle(desk, leads)
    desk.run()
    assert titles(desk, leads) == {"Here"}
    settled(desk)
    assert calls(desk, "abort writing") == []


@pytest.mark.parametrize("how", ["cancelled", "closed"])
def test_a_cancel_while_the_job_runs(desk: TwoWay, how: str) -> None:
    leads = many(desk)
    retitle(desk, leads)
    cancel = CancelToken()
    generator = desk.engine().run(Cause.TIMER, cancel=cancel)
    while not calls(desk, "look at"):
        next(generator)
    assert desk.org.log[-1][0].startswith("look at"), "the driver has its turn at each look"
    if how == "closed":
        generator.close()
    else:
        cancel.cancel()
        with pytest.raises(StopIteration) as ended:
            next(generator)
        assert ended.value.value.result is Result.STOPPED
    assert len(calls(desk, "look at")) == 1
    assert in_flight(desk, leads) == 12
    assert not (desk.path.parent / "incoming").exists()
    retitle(desk, leads[:1], "Later")
    desk.tick_run()
    assert desk.there("Lead", leads[0], "Title") == "Later"
    assert titles(desk, leads[1:]) == {"Here"}
    assert desk.conflicts() == ()
    settled(desk)


@pytest.mark.parametrize("arrived", [True, False])
@pytest.mark.parametrize("then", ["Here", "Base", "Other"])
def test_a_lost_answer(desk: TwoWay, arrived: bool, then: str) -> None:
    """Whatever became of the job, what the user wants last is what both sides have."""
    leads = many(desk, title="Base")
    retitle(desk, leads)
    gone = from_exception(requests.exceptions.ConnectionError("gone"))
    before_call(desk, "look at" if arrived else "job to update", raising(gone))
    report = desk.run()
    assert report.result is Result.FAILED
    assert in_flight(desk, leads) == 12
    if then != "Here":
        retitle(desk, leads, then)
    desk.tick_run()
    assert titles(desk, leads) == {then}
    assert {desk.value("Lead", each, "Title") for each in leads} == {then}
    assert desk.conflicts() == ()
    settled(desk)


# -- at any place ---------------------------------------------------------------------------------


def new_busy(directory: Path) -> TwoWay:
    """Much waits, in two jobs: what arrives, is cleared, is refused, clashes, or is gone."""
    desk = TwoWay(directory)
    leads = many(desk, 14, job=9, title="Base")
    desk.clock.tick(minutes=30)
    state = desk.state
    state.add_validation_rule(ValidationRule("no_x", "Lead", "Phone = 'X'", "No X.", "Phone"))
    values: dict[str, dict[str, FieldValue]] = {
        each: {"Title": f"Here {number}"} for number, each in enumerate(leads)
    }
    values |= {leads[1]: {"Title": None}, leads[2]: {"Phone": "X"}, leads[3]: {"Phone": "3"}}
    desk.edit_all("Lead", values)
    state.update("Lead", leads[4], {"Title": "There"})
    state.update("Lead", leads[12], {"Phone": "9"})
    state.delete("Lead", leads[13])
    desk.clock.tick(minutes=10)
    return desk


@cache
def _prepared() -> PreparedTwoWay:
    with tempfile.TemporaryDirectory() as directory:
        return PreparedTwoWay(new_busy(Path(directory)))


def busy(directory: Path) -> TwoWay:
    """A copy of that: prepared once, however many places there are."""
    return _prepared().desk(directory)


def outcome(desk: TwoWay) -> dict[str, object]:
    """What both sides have in the end, and what was told."""
    fields = ("LastName", "Title", "Phone")
    leads = desk.state.query(f"SELECT {', '.join(fields)} FROM Lead").records()
    return {
        "leads": sorted(tuple(str(each[name]) for name in fields) for each in leads),
        "conflicts": sorted((str(each.local), str(each.remote)) for each in desk.conflicts()),
        "failures": sorted((each.operation, each.values) for each in desk.failures()),
        "unsent": desk.unsent(),
    }


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    desk = new_busy(tmp_path_factory.mktemp("quiet"))
    assert desk.run().result is Result.DONE
    assert len(calls(desk, "job to update")) == 2
    rested(desk, runs=2)
    found = outcome(desk)
    assert found["unsent"] == (1, 0)  # what the validation rule refuses
    desk.close()
    return found


@pytest.mark.parametrize("answered", [False, True])
@pytest.mark.parametrize("error", [Crash("gone"), None], ids=["crash", "broken"])
def test_an_end_at_any_call(
    tmp_path: Path, wanted: dict[str, object], answered: bool, error: Crash | None
) -> None:
    """Before the job, after its upload, while it is looked at, while its results come in.

    Behind one call is before the next one, nearly: the ways take the places in turn.
    """
    number = 0 if NIGHTLY else int(answered) + 2 * (error is None)
    while True:
        desk = busy(tmp_path / str(number))
        struck = break_call(desk, number, answered, error)
        with suppress(Crash):
            assert (desk.run().result is Result.FAILED) is bool(struck)
        desk.reopen()
        rested(desk, runs=2)
        assert outcome(desk) == wanted, (number, struck)
        desk.close()
        if not struck:
            assert number >= 15
            return
        number += 1 if NIGHTLY else 4


def break_call(desk: TwoWay, ahead: int, answered: bool, error: Crash | None) -> list[str]:
    wanted, struck = desk.org.calls() + ahead, list[str]()

    def broken(number: int) -> None:
        if number == wanted:
            struck.append(desk.org.log[-1][0])
            raise error or from_exception(requests.exceptions.ConnectionError("gone"))

    if answered:
        desk.org.after = broken
    else:
        desk.org.before = broken
    return struck


def test_a_crash_at_any_point_of_the_store(tmp_path: Path, wanted: dict[str, object]) -> None:
    """While records are marked, and in the middle of settling them."""
    number = 0
    while True:
        desk = busy(tmp_path / str(number))
        crashed = crashed_at(desk.store, number, desk.run)
        desk.reopen()
        rested(desk, runs=2)
        assert outcome(desk) == wanted, number
        desk.close()
        if not crashed:
            assert number > 60
            return
        # A transaction has three points: a step of 25 meets each kind in turn.
        number += 1 if NIGHTLY else 25
