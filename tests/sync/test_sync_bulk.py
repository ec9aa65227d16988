"""Pulls by Bulk API: whole, from the page that was reached, and by REST where there is no Bulk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from apdesk.domain.cancel import CancelToken
from apdesk.domain.run import Cause, Phase, Progress, Result
from apdesk.salesforce.errors import SalesforceError, from_response, malformed
from apdesk.salesforce.org import Query, RowQuery
from apdesk.store.edits import Edits, RecordEdit
from apdesk.store.load import loader
from apdesk.store.load.target import Loaded
from apdesk.store.position import Positions
from apdesk.sync.engine import drive
from tests.sync.bench import NONE, SMALL, Bench, choose, only
from tests.sync.test_sync_daily import RATING

BULK = replace(SMALL, bulk_from=8, bulk_page=5, bulk_wait=0.0)
#: How the query of a pull begins; a sweep asks for ids alone.
PULL = "bulk SELECT Id, SystemModstamp"
LEADS = choose(Contact=NONE, Account=NONE)


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path, BULK)
    bench.prefer(LEADS)
    yield bench
    bench.close()


def some_leads(bench: Bench, count: int = 23) -> list[str]:
    return [
        bench.lead(f"Lead {number}", Email=f"l{number}@acme.example", Description=f'"{number}",\n')
        for number in range(count)
    ]


def asked(bench: Bench, word: str) -> list[str]:
    """The calls of that kind so far."""
    return [what for call in bench.org.log for what in call if what.startswith(word)]


def _fail_at(bench: Bench, call: str) -> None:
    if bench.org.log[-1][0].startswith(call):
        raise malformed("it breaks off")


def test_a_large_first_pull_goes_by_bulk(bench: Bench) -> None:
    some_leads(bench)
    report = bench.run()
    assert report.result is Result.DONE
    assert report.objects["Lead"].entered == 23
    bench.assert_equal()
    assert len(asked(bench, PULL)) == 1
    assert len(bench.org.pages) == 5
    assert bench.org.jobs == {}, "the result is deleted: it holds people's data"
    assert not (bench.path.parent / "incoming").exists()
    bench.tick_run(minutes=30)
    assert bench.tick_run().api_calls == 1


def test_a_small_pull_goes_by_rest(bench: Bench) -> None:
    some_leads(bench, 7)
    bench.run()
    bench.assert_equal()
    assert asked(bench, PULL) == []


def test_all_objects(bench: Bench) -> None:
    bench.prefer(choose())
    accounts = [bench.account(f"Acme {number}") for number in range(9)]
    for number in range(12):
        bench.contact(f"Roe {number}", AccountId=accounts[number % 9])
    some_leads(bench, 9)
    bench.run()
    bench.assert_equal()
    assert len(asked(bench, PULL)) == 3


def test_without_sqlites_own_reader(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loader, "available", lambda: False)
    some_leads(bench)
    assert bench.run().objects["Lead"].entered == 23
    bench.assert_equal()


def test_what_changes_after_the_job_began_is_not_missed(bench: Bench) -> None:
    ids = some_leads(bench)

    def meanwhile(number: int) -> None:
        if bench.org.log[-1][0].startswith("page 5 "):
            bench.clock.tick(minutes=1)
            bench.state.update("Lead", ids[1], {"Company": "Changed"})
            bench.state.delete("Lead", ids[2])
            bench.lead("New since")
            bench.org.after = lambda number: None

    bench.org.after = meanwhile
    bench.run()
    bench.tick_run()
    bench.assert_equal()
    assert len(bench.ids("Lead")) == 23


@pytest.mark.logs("apdesk.sync")
@pytest.mark.parametrize("reached", [0, 5, 20])
def test_a_pull_that_broke_off_goes_on_at_its_page(bench: Bench, reached: int) -> None:
    some_leads(bench)
    bench.org.after = lambda number: _fail_at(bench, f"page {reached or None} ")
    assert bench.run().result is Result.FAILED
    bench.org.after = lambda number: None
    assert len(bench.ids("Lead")) == reached
    given = list(bench.org.pages)
    bench.reopen()
    assert bench.run().result is Result.DONE
    bench.assert_equal()
    assert len(asked(bench, PULL)) == 1, "the job that was begun is used"
    assert len(set(bench.org.pages)) == len(bench.org.pages) == 5
    assert bench.org.pages[: len(given)] == given


@pytest.mark.logs("apdesk.sync")
def test_a_job_that_is_gone_is_begun_anew(bench: Bench) -> None:
    ids = some_leads(bench)

    bench.org.after = lambda number: _fail_at(bench, "page 10 ")
    bench.run()
    bench.org.after = lambda number: None
    assert len(bench.ids("Lead")) == 10
    bench.org.jobs.clear()
    bench.state.update("Lead", ids[0], {"Company": "Changed since"})
    bench.clock.tick(days=8)
    report = bench.run()
    assert report.objects["Lead"].entered == 13
    assert report.objects["Lead"].changed == 1
    bench.assert_equal()
    assert len(asked(bench, PULL)) == 2


@pytest.mark.logs("apdesk.sync")
def test_a_job_that_vanishes_while_it_is_read(bench: Bench) -> None:
    some_leads(bench)

    def vanish(number: int) -> None:
        if bench.org.log[-1][0].startswith("page 10 "):
            bench.org.jobs.clear()

    bench.org.after = vanish
    assert bench.run().result is Result.FAILED
    bench.org.after = lambda number: None
    assert bench.run().result is Result.DONE
    bench.assert_equal()


def no_bulk(query: Query) -> SalesforceError | None:
    if isinstance(query, RowQuery) and "ORDER BY" not in query.soql:
        return from_response(
            400, [{"errorCode": "API_ERROR", "message": "Implementation restriction: no"}]
        )
    return None


def test_where_bulk_is_refused_rest_reads_it_all(bench: Bench) -> None:
    some_leads(bench)
    bench.org.refuse = no_bulk
    report = bench.run()
    assert (report.result, report.problems) == (Result.DONE, ())
    bench.assert_equal()
    assert bench.org.pages == []


@pytest.mark.logs("apdesk.sync")
def test_a_job_that_fails_is_read_by_rest(bench: Bench) -> None:
    some_leads(bench)
    bench.org.fail_next_job = "InternalServerError : try later"
    assert bench.run().result is Result.DONE
    bench.assert_equal()
    assert bench.org.pages == []


def test_a_field_that_went_is_described_again(bench: Bench) -> None:
    some_leads(bench)
    bench.engine()
    bench.prefer(LEADS)
    bench.run()
    bench.prefer(choose(Lead=only(("Company", "is", "Acme")), Contact=NONE, Account=NONE))
    bench.hide("Lead", "Industry")
    bench.clock.tick(minutes=10)
    report = bench.run()
    assert report.result is Result.DONE
    assert len(bench.ids("Lead")) == 23


def test_a_cancel_gives_up_a_job_that_is_not_ready(bench: Bench) -> None:
    some_leads(bench)
    bench.org.looks = 100
    cancel = CancelToken()
    run = bench.engine().run(Cause.TIMER, cancel=cancel)
    seen = []
    while True:
        try:
            step = next(run)
        except StopIteration as ended:
            report = ended.value
            break
        if isinstance(step, Progress):
            seen.append(step.phase)
            if seen.count(Phase.PREPARE) == 3:
                cancel.cancel()
    assert report.result is Result.STOPPED
    assert asked(bench, "abort ")
    bench.org.looks = 1
    assert bench.run().result is Result.DONE
    bench.assert_equal()
    assert len(asked(bench, PULL)) == 2


def test_a_run_that_is_closed_while_it_waits_goes_on_with_its_job(bench: Bench) -> None:
    some_leads(bench)
    bench.org.looks = 100
    run = bench.engine().run(Cause.TIMER)
    for step in run:
        if isinstance(step, Progress) and step.phase is Phase.PREPARE:
            break
    run.close()
    bench.reopen()
    for job in bench.org.jobs.values():
        job.looks = 1
    assert bench.run().result is Result.DONE
    bench.assert_equal()
    assert len(asked(bench, PULL)) == 1


@pytest.mark.logs("apdesk.sync")
def test_new_criteria_while_a_pull_is_under_way(bench: Bench) -> None:
    some_leads(bench, 12)
    for number in range(12):
        bench.lead(f"Other {number}", Company="Other")
    bench.org.after = lambda number: _fail_at(bench, "page 10 ")
    bench.run()
    bench.org.after = lambda number: None
    bench.prefer(choose(Lead=only(("Company", "is", "Acme")), Contact=NONE, Account=NONE))
    bench.clock.tick(minutes=10)
    drive(bench.engine().run(Cause.PREFERENCES, approve_removals=True))
    bench.assert_equal()
    assert len(asked(bench, PULL)) == 2


def test_edits_outlast_a_new_pull(bench: Bench) -> None:
    ids = some_leads(bench)
    bench.run()
    mine = bench.apdesk_id("Lead", ids[3])
    assert mine is not None
    title = bench.apdesk_name("Lead", "Title")
    Edits(bench.store).apply(
        [RecordEdit("person", mine, {title: "Countess"})], at="2026-03-02T04:00:00Z", title="Edited"
    )
    Positions(bench.store).forget("Lead")
    bench.clock.tick(minutes=10)
    bench.run()
    assert len(asked(bench, PULL)) == 2
    assert (
        bench.state.query(f"SELECT Title FROM Lead WHERE Id = '{ids[3]}'", bench.user.id).records()[
            0
        ]["Title"]
        == "Countess"
    )
    bench.tick_run()
    bench.assert_equal()


# -- sweeps -------------------------------------------------------------------------------------


def sweeps(bench: Bench) -> list[str]:
    return [each for each in asked(bench, "bulk SELECT Id") if not each.startswith(PULL)]


def test_a_first_pull_needs_no_sweep(bench: Bench) -> None:
    some_leads(bench)
    bench.run()
    assert sweeps(bench) == []
    assert bench.run().result is Result.DONE
    assert sweeps(bench) == []


def test_a_large_sweep_finds_what_differs(bench: Bench) -> None:
    ids = some_leads(bench)
    bench.run()
    bench.tick_run(minutes=30)
    with bench.state.commit_delay(timedelta(hours=5)):
        late = bench.lead("Late")
        bench.state.update("Lead", ids[6], {"Title": "Late"})
    bench.tick_run(minutes=60)
    bench.state.hard_delete("Lead", ids[4])
    bench.state.update("Lead", ids[5], {"Company": "Other"})
    bench.org.after = lambda number: None
    bench.clock.tick(days=1)
    bench.org.looks = 3
    calls = bench.org.calls()
    report = bench.run()
    assert report.result is Result.DONE
    assert sweeps(bench) == ["bulk SELECT Id FROM Lead WHERE IsConverted = false"]
    assert bench.org.calls() - calls < 23
    assert ids[4] not in bench.ids("Lead")
    assert late in bench.ids("Lead")
    bench.assert_equal()
    assert bench.org.jobs == {}
    assert bench.tick_run().api_calls == 1


@pytest.mark.parametrize("utf8", [True, False])
def test_pages_are_looked_through_unless_that_was_done(
    bench: Bench, utf8: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[bool] = []
    load = loader.Loader.load

    def noted(self: loader.Loader, path: Path, rows: int, *, utf8: bool) -> Loaded:
        told.append(utf8)
        return load(self, path, rows, utf8=utf8)

    monkeypatch.setattr(loader.Loader, "load", noted)
    bench.org.utf8 = utf8
    some_leads(bench)
    bench.run()
    pulled = len(told)
    assert pulled > 0
    bench.tick_run(minutes=30)
    bench.clock.tick(days=1)
    bench.run()
    assert len(told) > pulled, "the sweep"
    assert set(told) == {utf8}


@pytest.mark.parametrize("refused", [True, False])
def test_a_sweep_without_bulk_goes_by_rest(
    bench: Bench, refused: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = some_leads(bench)
    bench.run()
    bench.state.hard_delete("Lead", ids[4])
    bench.clock.tick(days=1)
    if refused:
        bench.org.refuse = no_bulk
    else:
        monkeypatch.setattr(loader, "available", lambda: False)
    assert bench.run().result is Result.DONE
    assert ids[4] not in bench.ids("Lead")


def test_a_large_sweep_reads_calculated_values_again(bench: Bench) -> None:
    account = bench.account("X", Rating="Hot")
    for number in range(9):
        bench.contact(f"R{number}", AccountId=account)
    bench.prefer(choose(mappings={"Contact": RATING}, Lead=NONE, Account=NONE))
    bench.run()
    bench.tick_run(minutes=30)
    bench.state.update("Account", account, {"Rating": "Cold"})
    bench.tick_run()
    assert {each["arating"] for each in bench.members("Contact").values()} == {"Hot"}
    bench.clock.tick(days=1)
    report = bench.run()
    assert report.objects["Contact"].changed == 9
    assert len(asked(bench, "bulk ")) == 2
    bench.assert_equal()


def test_new_criteria_over_many_records(bench: Bench) -> None:
    some_leads(bench, 12)
    others = [bench.lead(f"Other {number}", Company="Other") for number in range(12)]
    bench.run()
    bench.prefer(choose(Lead=only(("Company", "is", "Acme")), Contact=NONE, Account=NONE))
    bench.clock.tick(minutes=10)
    drive(bench.engine().run(Cause.PREFERENCES, approve_removals=True))
    assert set(others).isdisjoint(bench.ids("Lead"))
    bench.assert_equal()
    assert len(sweeps(bench)) == 1
