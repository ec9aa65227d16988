"""Many removals at once are held until somebody approves them."""

from __future__ import annotations

from apdesk.domain.preferences import OnLeave
from apdesk.domain.run import Result
from apdesk.store.mirror import Mirror
from tests.sync.bench import Bench, choose, only, started


def test_safety_stop(careful: Bench) -> None:
    bench = careful
    leads = [bench.lead(f"L{n}", Rating="Hot") for n in range(12)]
    contact = bench.contact()
    started(bench, choose(Lead=only(("Rating", "is", "Hot"))))
    for lead in leads[:6]:
        bench.state.update("Lead", lead, {"Rating": "Cold"})
    bench.state.update("Contact", contact, {"Title": "Boss"})
    fresh = bench.lead("New", Rating="Hot")
    report = bench.tick_run()
    assert report.result is Result.HELD
    assert report.objects["Lead"].held == 6
    assert bench.ids("Lead") == {*leads, fresh}, "everything else is applied"
    assert bench.values("Contact", ["title"])[contact] == {"title": "Boss"}
    who = {each.salesforce_id: each.reason for each in Mirror(bench.store).held()}
    assert set(who) == set(leads[:6])
    assert all("Rating" in reason for reason in who.values())
    bench.reopen()
    report = bench.tick_run()
    assert (report.result, report.objects["Lead"].held) == (Result.HELD, 6)
    calls = [bench.tick_run().api_calls for _ in range(3)]
    assert calls == [1, 1, 1], "held records are no disagreement with the org's count"
    report = bench.run(approve=True)
    assert (report.result, report.objects["Lead"].left) == (Result.DONE, 6)
    bench.assert_equal()


def test_held_record_that_matches_again_is_released(careful: Bench) -> None:
    bench = careful
    leads = [bench.lead(f"L{n}", Rating="Hot") for n in range(12)]
    started(bench, choose(Lead=only(("Rating", "is", "Hot"))))
    for lead in leads[:4]:
        bench.state.update("Lead", lead, {"Rating": "Cold"})
    assert bench.tick_run().result is Result.HELD
    here = bench.apdesk_id("Lead", leads[0])
    bench.state.update("Lead", leads[0], {"Rating": "Hot"})
    report = bench.tick_run()
    assert {each.salesforce_id for each in Mirror(bench.store).held()} == set(leads[1:4])
    report = bench.run(approve=True)
    assert (report.result, report.objects["Lead"].left) == (Result.DONE, 3)
    assert bench.apdesk_id("Lead", leads[0]) == here
    bench.assert_equal()


def test_criteria_taken_back_release_what_was_held(careful: Bench) -> None:
    bench = careful
    leads = [bench.lead(f"L{n}", Rating="Hot") for n in range(12)]
    started(bench)
    before = {each: bench.apdesk_id("Lead", each) for each in leads}
    bench.prefer(choose(Lead=only(("Rating", "is", "Cold"))))
    assert bench.tick_run().result is Result.HELD
    bench.prefer(choose())
    assert bench.tick_run().result is Result.DONE
    assert {each: bench.apdesk_id("Lead", each) for each in leads} == before
    bench.assert_equal()


def test_held_leavers_are_kept_when_the_policy_becomes_keep(careful: Bench) -> None:
    bench = careful
    leads = [bench.lead(f"L{n}", Rating="Hot") for n in range(12)]
    started(bench, choose(Lead=only(("Rating", "is", "Hot"))))
    for lead in leads[:6]:
        bench.state.update("Lead", lead, {"Rating": "Cold"})
    assert bench.tick_run().result is Result.HELD
    bench.prefer(choose(OnLeave.KEEP, Lead=only(("Rating", "is", "Hot"))))
    report = bench.tick_run()
    assert report.result is Result.DONE
    assert {bench.state_of("Lead", each) for each in leads[:6]} == {"kept"}
