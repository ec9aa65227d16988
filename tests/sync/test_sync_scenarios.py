"""Named histories of an org, each with what must be here after the next runs."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.clock import from_iso
from apdesk.domain.preferences import MappedField, ObjectMapping, OnLeave, Rule
from apdesk.domain.run import Cause, ChangeSet, Progress, Result
from apdesk.errors import KnownError
from apdesk.store.journal import Journal
from apdesk.store.mirror import Mirror
from apdesk.store.position import Positions
from apdesk.sync.engine import SyncSettings, drive
from tests.sync.bench import NONE, SMALL, Bench, choose, only

TEXT = ApdeskType.TEXT
NOT_JUNK = only(("Status", "is not", "junk"))


def started(bench: Bench, preferences=None) -> None:  # type: ignore[no-untyped-def]
    bench.prefer(preferences or choose())
    report = bench.run()
    assert report.result is Result.DONE, report
    bench.assert_equal()
    bench.clock.tick(minutes=30)
    bench.run()


# -- the first run and idle ticks -----------------------------------------------------------------


def test_first_run_takes_everything_in_pages(bench: Bench) -> None:
    for number in range(20):
        bench.lead(f"Lead {number}", Email=f"l{number}@example.com" if number % 3 else None)
    for number in range(7):
        bench.contact(f"Contact {number}")
    bench.account("Acme, Inc.")
    bench.prefer(choose())
    report = bench.run()
    assert report.result is Result.DONE
    assert report.objects["Lead"].entered == report.objects["Lead"].members == 20
    assert report.objects["Contact"].entered == 7
    assert report.objects["Account"].entered == 1
    bench.assert_equal()


def test_idle_tick_with_three_objects_is_one_call(bench: Bench) -> None:
    bench.lead()
    bench.contact()
    bench.account()
    started(bench)
    for _ in range(4):
        before, calls = bench.dump(), bench.org.calls()
        report = bench.tick_run()
        assert report.api_calls == bench.org.calls() - calls == 1
        assert len(bench.org.log[-1]) == 5
        assert bench.dump() == before
    counted = {query for asked in bench.org.log[-3:] for query in asked if "COUNT()" in query}
    assert len(counted) == 3, "the member counts take turns"


def test_steps_are_small_and_say_what_they_do(bench: Bench) -> None:
    for number in range(9):
        bench.lead(f"Lead {number}")
    bench.prefer(choose())
    steps = bench.steps()
    sizes = [len(step.people) for step in steps if isinstance(step, ChangeSet)]
    assert max(sizes) <= SMALL.chunk
    pulled = [s.done for s in steps if isinstance(s, Progress) and s.sobject == "Lead" and s.total]
    assert pulled == sorted(pulled)
    assert pulled[-1] == 9


def test_cursor_is_the_orgs_clock_not_ours(bench: Bench) -> None:
    bench.prefer(choose())
    bench.run()
    before = bench.clock.now()
    bench.tick_run()
    positions = Positions(bench.store).positions()
    assert {from_iso(each.cursor or "") for each in positions.values()} == {bench.clock.now()}
    assert bench.clock.now() > before


# -- enter, change, leave -------------------------------------------------------------------------


def test_create_change_delete(bench: Bench) -> None:
    first = bench.lead("First")
    started(bench)
    second = bench.lead("Second")
    bench.state.update("Lead", first, {"Title": "Boss"})
    report = bench.tick_run()
    assert (report.objects["Lead"].entered, report.objects["Lead"].changed) == (1, 1)
    bench.assert_equal()
    bench.clock.tick(minutes=1)
    bench.state.delete("Lead", second)
    report = bench.tick_run()
    assert (report.objects["Lead"].deleted, report.objects["Lead"].left) == (1, 0)
    bench.assert_equal()


def test_flip_flop(bench: Bench) -> None:
    """Out and in again between two runs: the same record, never removed."""
    lead = bench.lead(Status="Open - Not Contacted")
    started(bench, choose(Lead=only(("Status", "is", "Open - Not Contacted"))))
    here = bench.apdesk_id("Lead", lead)
    bench.state.update("Lead", lead, {"Status": "Closed - Not Converted"})
    bench.clock.tick(seconds=5)
    bench.state.update("Lead", lead, {"Status": "Open - Not Contacted"})
    bench.tick_run()
    assert bench.apdesk_id("Lead", lead) == here
    bench.assert_equal()


def test_leaver_is_removed_without_a_trace_and_returns_as_new(bench: Bench) -> None:
    lead = bench.lead("Unmistakable", Status="Open - Not Contacted", Company="Zanzibar Ltd")
    for number in range(12):
        bench.lead(f"Other {number}", Status="Open - Not Contacted")
    started(bench, choose(Lead=only(("Status", "is", "Open - Not Contacted"))))
    here = bench.apdesk_id("Lead", lead)
    bench.state.update("Lead", lead, {"Status": "Closed - Not Converted"})
    report = bench.tick_run()
    assert report.objects["Lead"].left == 1
    assert bench.apdesk_id("Lead", lead) is None
    for file in bench.path.parent.glob("apdesk.sqlite3*"):
        content = file.read_bytes()
        assert b"Unmistakable" not in content, file
        assert b"zanzibar" not in content.lower(), file
        assert lead.encode() not in content, file
    bench.state.update("Lead", lead, {"Status": "Open - Not Contacted"})
    report = bench.tick_run()
    assert report.objects["Lead"].entered == 1
    again = bench.apdesk_id("Lead", lead)
    assert again is not None
    assert again != here
    bench.assert_equal()


def test_keep_stays_unsynced_until_it_matches_again(bench: Bench) -> None:
    lead = bench.lead(Status="Open - Not Contacted", Title="Before")
    started(bench, choose(OnLeave.KEEP, Lead=only(("Status", "is", "Open - Not Contacted"))))
    here = bench.apdesk_id("Lead", lead)
    bench.state.update("Lead", lead, {"Status": "Closed - Not Converted"})
    report = bench.tick_run()
    assert report.objects["Lead"].left == 1
    assert bench.state_of("Lead", lead) == "kept"
    bench.state.update("Lead", lead, {"Title": "Ignored"})
    bench.tick_run()
    assert bench.state_of("Lead", lead) == "kept"
    with bench.store.reading() as connection:
        assert connection.execute("SELECT f_title FROM person").fetchone() == ("Before",)
    bench.clock.tick(minutes=20)
    bench.state.update("Lead", lead, {"Status": "Open - Not Contacted"})
    report = bench.tick_run()
    assert report.objects["Lead"].entered == 1
    assert bench.apdesk_id("Lead", lead) == here
    bench.assert_equal()


def test_kept_record_that_is_deleted_in_the_org_stays(bench: Bench) -> None:
    lead = bench.lead(Status="Open - Not Contacted")
    started(bench, choose(OnLeave.KEEP, Lead=only(("Status", "is", "Open - Not Contacted"))))
    bench.state.update("Lead", lead, {"Status": "Closed - Not Converted"})
    bench.tick_run()
    bench.state.delete("Lead", lead)
    bench.tick_run()
    assert bench.state_of("Lead", lead) == "kept"


def test_change_within_the_second_of_the_last_read_is_seen(bench: Bench) -> None:
    """Two changes with one stamp: the second comes after we read the first."""
    lead = bench.lead()
    started(bench)
    bench.state.update("Lead", lead, {"Title": "One"})
    bench.run()
    bench.state.update("Lead", lead, {"Title": "Two"})
    bench.tick_run()
    bench.assert_equal()


def test_leaving_within_the_second_of_the_last_read_is_seen(bench: Bench) -> None:
    lead = bench.lead(Status="Open - Not Contacted")
    started(bench, choose(Lead=only(("Status", "is", "Open - Not Contacted"))))
    bench.state.update("Lead", lead, {"Title": "One"})
    bench.run()
    bench.state.update("Lead", lead, {"Status": "Closed - Not Converted"})
    bench.tick_run()
    bench.assert_equal()
    assert bench.ids("Lead") == set()


def test_late_commit(bench: Bench) -> None:
    """A slow transaction becomes visible with a stamp from before the last run."""
    lead = bench.lead()
    started(bench)
    with bench.state.commit_delay(timedelta(minutes=4)):
        bench.state.update("Lead", lead, {"Title": "Slow"})
    bench.clock.tick(minutes=2)
    bench.run()
    bench.clock.tick(minutes=3)
    bench.run()
    bench.assert_equal()
    assert bench.members("Lead")[lead]["title"] == "Slow"


def test_late_creation_enters(bench: Bench) -> None:
    started(bench, choose(Lead=NOT_JUNK))
    with bench.state.commit_delay(timedelta(minutes=4)):
        bench.lead("Slow")
    bench.tick_run(2)
    assert bench.ids("Lead") == set()
    bench.tick_run(3)
    bench.assert_equal()
    assert len(bench.ids("Lead")) == 1


def test_without_overlap_a_late_commit_is_found_by_the_count(tmp_path: Path) -> None:
    bench = Bench(tmp_path, SyncSettings(page_size=6, chunk=2, overlap=timedelta(0)))
    started(bench)
    with bench.state.commit_delay(timedelta(minutes=4)):
        bench.lead("Slow")
    for _ in range(3):
        bench.tick_run(3)
    bench.assert_equal()
    bench.close()


def test_a_delta_of_many_pages(bench: Bench) -> None:
    leads = [bench.lead(f"Lead {number}") for number in range(25)]
    started(bench)
    for number, lead in enumerate(leads):
        bench.state.update("Lead", lead, {"Title": f"T{number}"})
    report = bench.tick_run()
    assert report.objects["Lead"].changed == 25
    bench.assert_equal()


def test_many_changes_of_one_second_are_paged_by_id(bench: Bench) -> None:
    started(bench)
    for number in range(20):
        bench.lead(f"Lead {number}")  # one stamp for all: the clock stands still
    report = bench.tick_run()
    assert report.objects["Lead"].entered == 20
    bench.assert_equal()


# -- deletion, undeletion, loss of sight ----------------------------------------------------------


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


# -- merges and conversions -----------------------------------------------------------------------


def history_of(bench: Bench, record_id: int | None) -> list[tuple[str, str | None]]:
    with bench.store.reading() as connection:
        return connection.execute(
            "SELECT kind, new FROM history WHERE record_id = ? ORDER BY id", (record_id,)
        ).fetchall()


def test_merge_of_two_members(bench: Bench) -> None:
    winner, loser = bench.lead("Winner"), bench.lead("Loser")
    started(bench)
    bench.state.update("Lead", loser, {"Title": "Remembered"})
    bench.tick_run()
    kept = bench.apdesk_id("Lead", winner)
    bench.state.merge("Lead", winner, [loser])
    bench.tick_run()
    bench.assert_equal()
    assert bench.apdesk_id("Lead", winner) == kept
    assert ("field", "Remembered") in history_of(bench, kept)


def test_merge_into_a_record_that_is_not_a_member_but_becomes_one(bench: Bench) -> None:
    winner = bench.lead("Winner", Status="Closed - Not Converted")
    loser = bench.lead("Loser", Status="Open - Not Contacted")
    started(bench, choose(Lead=only(("Status", "is", "Open - Not Contacted"))))
    here = bench.apdesk_id("Lead", loser)
    bench.state.update("Lead", winner, {"Status": "Open - Not Contacted"})
    bench.state.merge("Lead", winner, [loser])
    bench.tick_run()
    bench.assert_equal()
    assert bench.apdesk_id("Lead", winner) == here, "the same person goes on"


def test_merge_into_a_record_that_is_no_member(bench: Bench) -> None:
    winner = bench.lead("Winner", Status="Closed - Not Converted")
    loser = bench.lead("Loser", Status="Open - Not Contacted")
    started(bench, choose(Lead=only(("Status", "is", "Open - Not Contacted"))))
    bench.state.merge("Lead", winner, [loser])
    bench.tick_run()
    bench.assert_equal()
    assert bench.ids("Lead") == set()


def test_merge_of_a_merged(bench: Bench) -> None:
    first, second, third = (bench.contact(name) for name in ("A", "B", "C"))
    started(bench)
    bench.state.merge("Contact", second, [first])
    bench.clock.tick(seconds=3)
    bench.state.merge("Contact", third, [second])
    bench.tick_run()
    bench.assert_equal()
    assert bench.ids("Contact") == {third}


def test_merge_of_companies(bench: Bench) -> None:
    winner, loser = bench.account("Winner"), bench.account("Loser")
    contact = bench.contact(AccountId=loser)
    started(bench)
    bench.state.merge("Account", winner, [loser])
    for _ in range(2):
        bench.tick_run()
    bench.assert_equal()
    assert bench.members("Contact")[contact]["account_id"] == winner


def test_conversion_to_a_new_contact_keeps_the_person(bench: Bench) -> None:
    lead = bench.lead("Doe", FirstName="Jane", Email="jane@example.com")
    started(bench)
    here = bench.apdesk_id("Lead", lead)
    conversion = bench.state.convert(lead)
    report = bench.tick_run()
    bench.assert_equal()
    assert bench.ids("Lead") == set()
    assert bench.apdesk_id("Contact", conversion.contact_id) == here
    assert report.objects["Lead"].left == 1
    assert report.objects["Contact"].entered == 1


def test_conversion_to_a_contact_that_is_here(bench: Bench) -> None:
    account = bench.account()
    lead, contact = bench.lead("Doe"), bench.contact("Doe", AccountId=account)
    started(bench)
    bench.state.update("Lead", lead, {"Title": "Remembered"})
    bench.tick_run()
    bench.state.convert(lead, contact_id=contact, account_id=account)
    bench.tick_run()
    bench.assert_equal()
    assert ("field", "Remembered") in history_of(bench, bench.apdesk_id("Contact", contact))


def test_conversion_to_a_contact_that_did_not_change_enough_to_be_in_the_delta(
    bench: Bench,
) -> None:
    """The contact isn't in this answer (its page is full of others): it is asked for by id."""
    lead = bench.lead("Doe")
    started(bench)
    for number in range(15):
        bench.contact(f"Contact {number}")
    bench.clock.tick(seconds=1)
    conversion = bench.state.convert(lead)
    here = bench.apdesk_id("Lead", lead)
    bench.tick_run()
    bench.assert_equal()
    assert bench.apdesk_id("Contact", conversion.contact_id) == here


def test_conversion_to_a_contact_that_is_not_selected_leaves(bench: Bench) -> None:
    lead = bench.lead("Doe")
    started(bench, choose(Contact=only(("LastName", "is", "Nobody"))))
    bench.state.convert(lead)
    bench.tick_run()
    bench.assert_equal()
    assert bench.ids("Lead") == bench.ids("Contact") == set()


def test_conversion_when_contacts_are_not_synced_leaves_by_the_policy(bench: Bench) -> None:
    lead = bench.lead("Doe")
    started(bench, choose(OnLeave.KEEP, Contact=NONE))
    bench.state.convert(lead)
    bench.tick_run()
    assert bench.state_of("Lead", lead) == "kept"


def test_converted_lead_found_late_by_the_sweep(bench: Bench) -> None:
    lead = bench.lead("Doe")
    bench.lead("Other")
    started(bench)
    here = bench.apdesk_id("Lead", lead)
    bench.state.hide_record(lead, bench.user.id)
    bench.tick_run(1)  # may or may not be counted in this turn
    bench.state.share_record(lead, bench.user.id)
    conversion = bench.state.convert(lead)
    bench.clock.tick(days=2)
    bench.run()
    bench.assert_equal()
    assert bench.apdesk_id("Contact", conversion.contact_id) is not None
    assert here is not None


def test_converted_leads_never_enter(bench: Bench) -> None:
    lead = bench.lead("Doe")
    conversion = bench.state.convert(lead)
    started(bench)
    assert bench.ids("Lead") == set()
    assert bench.ids("Contact") == {conversion.contact_id}


# -- changes of the preferences -------------------------------------------------------------------


def test_other_criteria_let_in_and_out(bench: Bench) -> None:
    opened = [bench.lead(f"O{n}", Status="Open - Not Contacted") for n in range(9)]
    closed = [bench.lead(f"C{n}", Status="Closed - Not Converted") for n in range(9)]
    started(bench, choose(Lead=only(("Status", "is", "Open - Not Contacted"))))
    assert bench.ids("Lead") == set(opened)
    bench.clock.tick(hours=1)
    bench.prefer(choose(Lead=only(("Status", "is", "Closed - Not Converted"))))
    report = bench.run()
    assert report.objects["Lead"].entered == report.objects["Lead"].left == 9
    assert bench.ids("Lead") == set(closed)
    bench.assert_equal()
    assert bench.tick_run().api_calls == 1


def test_an_object_that_is_no_longer_synced_leaves(bench: Bench) -> None:
    for number in range(5):
        bench.account(f"A{number}")
    started(bench)
    bench.prefer(choose(Account=NONE))
    report = bench.tick_run()
    assert report.objects["Account"].left == 5
    bench.assert_equal()
    bench.prefer(choose())
    bench.tick_run()
    bench.assert_equal()
    assert len(bench.ids("Account")) == 5


def test_a_new_mapping_is_filled_in(bench: Bench) -> None:
    contacts = [bench.contact(f"C {n}", Level__c="Primary") for n in range(9)]
    started(bench)
    assert "level" not in bench.members("Contact")[contacts[0]]
    bench.clock.tick(hours=3)
    mapping = ObjectMapping("custom", (MappedField("Level__c", "level", ApdeskType.PICKLIST),))
    bench.prefer(choose(mappings={"Contact": mapping}))
    report = bench.run()
    assert report.objects["Contact"].changed == 9
    assert {each["level"] for each in bench.members("Contact").values()} == {"Primary"}
    bench.assert_equal()
    assert bench.tick_run().api_calls == 1


def title_by(rule: Rule) -> dict[str, ObjectMapping]:
    return {"Lead": ObjectMapping("custom", (MappedField("Title", "title", TEXT, rule),))}


def test_a_value_that_filled_a_blank_stays_when_the_rule_goes(bench: Bench) -> None:
    """ "Salesforce unless blank", then "Salesforce wins": both have the value by then."""
    lead = bench.lead(Title="Boss")
    started(bench, choose(mappings=title_by(Rule.SALESFORCE_UNLESS_BLANK)))
    bench.state.update("Lead", lead, {"Title": None})
    bench.tick_run()
    assert bench.members("Lead")[lead]["title"] == "Boss"
    assert bench.state.retrieve("Lead", lead)["Title"] == "Boss"
    bench.clock.tick(hours=1)
    bench.prefer(choose())
    assert bench.run().objects["Lead"].changed == 0
    bench.assert_equal()
    calls = bench.org.calls()
    bench.prefer(choose(mappings=title_by(Rule.SALESFORCE_UNLESS_BLANK)))
    bench.tick_run()
    assert bench.org.calls() == calls + 1, "nothing needs to be read again for the weaker rule"


def test_selection_changed_during_the_first_pull(bench: Bench) -> None:
    for number in range(20):
        status = "Open - Not Contacted" if number % 2 else "Closed - Not Converted"
        bench.lead(f"L{number}", Status=status)
    bench.prefer(choose(Lead=only(("Status", "is", "Open - Not Contacted"))))
    run = bench.engine().run(Cause.FIRST)
    while len(bench.ids("Lead")) < 4:
        next(run)
    run.close()
    bench.prefer(choose(Lead=only(("Status", "is", "Closed - Not Converted"))))
    bench.tick_run()
    bench.assert_equal()


def test_a_closed_run_goes_on_where_it_stopped(bench: Bench) -> None:
    for number in range(20):
        bench.lead(f"L{number}")
    bench.prefer(choose(Contact=NONE, Account=NONE))
    run = bench.engine().run(Cause.FIRST)
    while len(bench.ids("Lead")) < 8:
        next(run)
    run.close()
    stopped = Journal(bench.store).runs(1)[0]
    assert stopped.result is Result.STOPPED
    report = bench.tick_run()
    assert report.objects["Lead"].entered == 12, "the first eight were not pulled again"
    bench.assert_equal()


# -- fields and objects that vanish ---------------------------------------------------------------


def test_vanished_criteria_field_freezes_and_thaws_by_itself(bench: Bench) -> None:
    inside = bench.lead("In", Rating="Hot")
    outside = bench.lead("Out", Rating="Cold")
    started(bench, choose(Lead=only(("Rating", "is", "Hot"))))
    bench.hide("Lead", "Rating")
    bench.state.update("Lead", inside, {"Title": "Still updated"})
    report = bench.tick_run()
    assert report.result is Result.DONE
    assert [each.code for each in report.problems] == ["criteria.frozen"]
    assert "Rating" in report.problems[0].title
    assert bench.ids("Lead") == {inside}
    assert bench.values("Lead", ["title"])[inside] == {"title": "Still updated"}
    bench.state.update("Lead", inside, {"Rating": "Cold"})
    bench.state.update("Lead", outside, {"Rating": "Hot"})
    bench.tick_run()
    assert bench.ids("Lead") == {inside}, "nothing enters or leaves"
    bench.clock.tick(hours=1)
    bench.show("Lead", "Rating")
    report = bench.run()
    assert report.problems == ()
    assert bench.ids("Lead") == {outside}
    bench.assert_equal()


def test_frozen_members_are_still_deleted_with_the_org(bench: Bench) -> None:
    lead = bench.lead("In", Rating="Hot")
    started(bench, choose(Lead=only(("Rating", "is", "Hot"))))
    bench.hide("Lead", "Rating")
    bench.tick_run()
    bench.state.delete("Lead", lead)
    bench.tick_run()
    assert bench.ids("Lead") == set()


def test_frozen_before_the_first_pull_waits(bench: Bench) -> None:
    bench.lead("In", Rating="Hot")
    bench.hide("Lead", "Rating")
    bench.prefer(choose(Lead=only(("Rating", "is", "Hot"))))
    report = bench.run()
    assert [each.code for each in report.problems] == ["criteria.frozen"]
    bench.show("Lead", "Rating")
    bench.tick_run()
    bench.assert_equal()


def test_vanished_mapped_field_pauses_its_mapping(bench: Bench) -> None:
    lead = bench.lead("In", Title="Stays", Phone="1")
    started(bench)
    bench.hide("Lead", "Title")
    bench.state.update("Lead", lead, {"Phone": "2"})
    report = bench.tick_run()
    assert [each.code for each in report.problems] == ["mapping.paused"]
    assert "Title" in report.problems[0].title
    values = bench.values("Lead", ["title", "phone"])[lead]
    assert values == {"title": "Stays", "phone": "2"}
    assert [each.code for each in bench.tick_run().problems] == ["mapping.paused"]
    bench.state.update("Lead", lead, {"Title": "New"})
    bench.show("Lead", "Title")
    bench.clock.tick(days=1)
    report = bench.run()
    assert report.problems == ()
    bench.assert_equal()


def test_unreadable_object_waits_and_the_others_go_on(bench: Bench) -> None:
    account, lead = bench.account(), bench.lead()
    started(bench)
    bench.state.revoke_object("Account", bench.user.id)
    bench.state.update("Lead", lead, {"Title": "Boss"})
    for _ in range(2):
        report = bench.tick_run()
        assert report.result is Result.DONE
        assert [each.code for each in report.problems] == ["object.unreadable"]
        assert report.problems[0].sobject == "Account"
    assert bench.ids("Account") == {account}
    assert bench.values("Lead", ["title"])[lead] == {"title": "Boss"}
    bench.clock.tick(days=2)
    assert [each.code for each in bench.run().problems] == ["object.unreadable"]
    bench.state.grant_object("Account", bench.user.id)
    assert bench.tick_run().problems == ()
    bench.assert_equal()


# -- the safety stop ------------------------------------------------------------------------------


@pytest.fixture
def careful(tmp_path: Path) -> Bench:
    return Bench(tmp_path, SyncSettings(page_size=6, chunk=2, removal_limit=3, removal_share=0.1))


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
    bench.close()


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
    bench.close()


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
    bench.close()


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
    bench.close()


# -- two runs, cancel, mapping rules --------------------------------------------------------------


def test_a_second_run_is_refused_while_one_is_under_way(bench: Bench) -> None:
    bench.prefer(choose())
    first = bench.engine().run(Cause.TIMER)
    next(first)
    with pytest.raises(KnownError) as refused:
        drive(bench.engine().run(Cause.TIMER))
    assert refused.value.code == "run.busy"
    drive(first)
    assert bench.run().result is Result.DONE


def test_unmapped_fields_are_not_asked_for(bench: Bench) -> None:
    off = ObjectMapping("custom", (MappedField("Fax", "fax", ApdeskType.PHONE, Rule.OFF),))
    bench.prefer(choose(mappings={"Lead": off}))
    bench.run()
    assert not any(
        " Fax," in query for asked in bench.org.log for query in asked if "FROM Lead" in query
    )


def test_the_database_is_one_file_that_sqlite_reads(bench: Bench) -> None:
    bench.lead()
    started(bench)
    bench.store.close()
    with sqlite3.connect(bench.path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    bench.store.open()
