"""Records that are deleted, come back, or are lost to sight."""

from __future__ import annotations

from tests.sync.bench import Bench, choose, only, started


def test_revived_delete(bench: Bench) -> None:
    """Deleted, seen as deleted, undeleted: it enters as a new record."""
    lead = bench.lead()
    started(bench)
    here = bench.apdesk_id("Lead", lead)
    bench.state.delete("Lead", lead)
    bench.tick_run()
    assert bench.ids("Lead") == set()
    bench.state.undelete("Lead", lead)
    bench.tick_run()
    bench.assert_equal()
    assert bench.apdesk_id("Lead", lead) not in (None, here)


def test_deleted_and_undeleted_between_runs_is_nothing(bench: Bench) -> None:
    lead = bench.lead()
    started(bench)
    here = bench.apdesk_id("Lead", lead)
    bench.state.delete("Lead", lead)
    bench.clock.tick(seconds=30)
    bench.state.undelete("Lead", lead)
    bench.tick_run()
    bench.assert_equal()
    assert bench.apdesk_id("Lead", lead) == here


def test_hard_deletion_is_found_by_the_count(bench: Bench) -> None:
    lead = bench.lead()
    bench.lead("Other")
    started(bench)
    bench.state.hard_delete("Lead", lead)
    for _ in range(2):
        bench.tick_run()
    bench.assert_equal()
    assert lead not in bench.ids("Lead")


def test_lost_access_and_access_again(bench: Bench) -> None:
    lead = bench.lead()
    bench.lead("Other")
    started(bench)
    bench.state.hide_record(lead, bench.user.id)
    for _ in range(2):
        bench.tick_run()
    bench.assert_equal()
    assert lead not in bench.ids("Lead")
    bench.state.share_record(lead, bench.user.id)
    for _ in range(2):
        bench.tick_run()
    bench.assert_equal()
    assert lead in bench.ids("Lead")


def test_one_hidden_and_another_shown_are_found_by_the_daily_sweep(bench: Bench) -> None:
    """The counts agree, the members don't."""
    one, two = bench.lead("One"), bench.lead("Two")
    bench.state.hide_record(two)
    started(bench)
    bench.state.hide_record(one)
    bench.state.share_record(two)
    for _ in range(3):
        bench.tick_run()
    assert bench.ids("Lead") == {one}, "nothing can be seen of it yet"
    bench.clock.tick(days=1)
    bench.run()
    assert bench.ids("Lead") == {two}
    bench.assert_equal()


def test_relative_date_leaves_as_time_goes_by(bench: Bench) -> None:
    lead = bench.lead()
    started(bench, choose(Lead=only(("CreatedDate", "at least", "LAST_N_DAYS:3"))))
    assert bench.ids("Lead") == {lead}
    for _ in range(6):
        bench.clock.tick(days=1)
        bench.run()
    assert bench.ids("Lead") == set()
    bench.assert_equal()


def test_a_sweep_in_vain_is_not_repeated_at_each_tick(bench: Bench) -> None:
    """What the org counts and what it shows may differ for good."""
    contact = bench.contact()
    lead = bench.lead(Status="Open - Not Contacted")
    started(bench, choose(Contact=only(("Level__c", "is blank", ""))))
    bench.hide("Contact", "Level__c")
    bench.tick_run()
    bench.state.convert(lead)
    bench.tick_run()
    assert bench.ids("Lead") == {lead}, "its contact can't be decided: it waits"
    calls = [bench.tick_run().api_calls for _ in range(6)]
    assert max(calls[-3:]) <= 2, calls
    bench.show("Contact", "Level__c")
    for _ in range(3):
        bench.tick_run()
    assert bench.ids("Lead") == set()
    assert contact in bench.ids("Contact")
    bench.assert_equal()


def test_sweep_sees_through_a_count_that_is_right_by_accident(bench: Bench) -> None:
    """Between the count and the sweep the org goes on living."""
    one = bench.lead("One")
    bench.lead("Two")
    started(bench)
    bench.state.hide_record(one)

    def share_again(number: int) -> None:
        if bench.org.causes and bench.org.causes[-1] == "sweep":
            bench.state.share_record(one)

    bench.org.before = share_again
    for _ in range(3):
        bench.tick_run()
    assert one in bench.ids("Lead"), "it was visible again when the org was asked about it"
    bench.assert_equal()
